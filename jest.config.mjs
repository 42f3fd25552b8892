/** Soak tests: crowds, faults that take real time, hours that pass. `npm run test:slow` runs them alone. */
const SLOW = '<rootDir>/__tests__/slow/';

/** What both configurations share. */
export const shared = {
  // Tests run in Node.js as it is, and each worker loads the sources once. Jest's own runner loads them anew for each file, in a world
  // of its own: that takes more than a third of all processor time.
  runner: 'jest-light-runner/child-process',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  setupFiles: [
    '<rootDir>/scripts/test-modules.mjs',
    '<rootDir>/__tests__/fixed-seed.ts',
    '<rootDir>/__tests__/time-limit.mjs',
  ],
  globalSetup: '<rootDir>/__tests__/temp-folder.mjs',
  globalTeardown: '<rootDir>/__tests__/remove-temp-folder.mjs',
  modulePathIgnorePatterns: ['.e2e', '.tools', '.preview'].map((folder) => `<rootDir>/${folder}/`), // filled by other commands
  maxWorkers: '100%',
};

export default { ...shared, testPathIgnorePatterns: ['/node_modules/', SLOW] };
