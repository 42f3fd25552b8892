// Loaded before tests (`setupFiles` of jest.config.mjs), which share the process of their worker: says which modules they share.
import { registerHooks } from 'node:module';

/** The folders of tests. Their modules keep hooks and state, so each test file gets its own; all others are loaded once. */
const OF_TESTS = /\/(?:__tests__|reliability)\//;
const GLOBALS = `data:text/javascript,export const { ${['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'jest']} } = globalThis;`;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
    const resolved = nextResolve(specifier, context);
    if (!OF_TESTS.test(resolved.url)) return resolved;
    return { ...resolved, url: resolved.url + new URL(context.parentURL).search }; // jest-light-runner gives each test file one
  },
});
