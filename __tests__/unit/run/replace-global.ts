// Puts something in the place of a global for the tests of one file: the worker that runs them goes on with other files.
import { afterAll } from '@jest/globals';

const originals = new Map<object, Map<string, PropertyDescriptor | undefined>>();

/** Replaces a property of `globalThis`, or of `process`, until the tests of this file have ended. */
export function replaceGlobal(
  owner: object,
  name: string,
  replacement: Pick<PropertyDescriptor, 'value' | 'get'>,
): void {
  const ofOwner = originals.get(owner) ?? new Map();
  originals.set(owner, ofOwner);
  if (!ofOwner.has(name)) ofOwner.set(name, Object.getOwnPropertyDescriptor(owner, name));
  Object.defineProperty(owner, name, { ...replacement, configurable: true });
}

afterAll(() => {
  for (const [owner, properties] of originals) {
    for (const [name, original] of properties) {
      if (original === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, original);
    }
  }
});
