// Jest environment: Node's own, with a plain global object. That of jest-environment-node is a proxy, through which each use of a global
// (Math, Object, URL) goes; without it, tests of functions take a third of the time.
import { constants, createContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Globals that Node's modules share with the tests, so that `instanceof` holds. */
const SHARED = new Set(['Buffer', 'ArrayBuffer', 'Uint8Array']);

export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const plain = createContext(constants.DONT_CONTEXTIFY);
    for (const name of Reflect.ownKeys(this.global)) {
      if (name in plain && !SHARED.has(name)) continue;
      Object.defineProperty(plain, name, Object.getOwnPropertyDescriptor(this.global, name));
    }
    plain.global = plain;
    plain.Error.stackTraceLimit = this.global.Error.stackTraceLimit;
    this.global = plain;
    this.context = plain;
  }
}
