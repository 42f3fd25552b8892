// Jest environment: Node's own, with a plain global object. That of jest-environment-node is a proxy, through which each use of a global
// (Math, Object, URL) goes; without it, tests of functions take a third of the time.
import { types } from 'node:util';
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
    recognizeErrorsOfNode(plain);
    this.global = plain;
    this.context = plain;
  }
}

/** Errors of Node's modules, such as those of a connection, are instances of the tests' Error too, as they are in a process. */
function recognizeErrorsOfNode({ Error: OfTests, AggregateError: OfSeveral }) {
  const usual = Function.prototype[Symbol.hasInstance];
  const isOfNode = (Class, error) =>
    Class === OfTests ? types.isNativeError(error) : Class === OfSeveral && error instanceof AggregateError;
  for (const Class of [OfTests, OfSeveral]) {
    const value = function (error) {
      return usual.call(this, error) || isOfNode(this, error);
    };
    Object.defineProperty(Class, Symbol.hasInstance, { value, configurable: true });
  }
}
