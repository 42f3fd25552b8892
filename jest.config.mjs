/** Soak tests: crowds, faults that take real time, hours that pass. `npm run test:slow` runs them alone. */
const SLOW = '<rootDir>/__tests__/slow/';

/** What both configurations share. */
export const shared = {
  testEnvironment: '<rootDir>/scripts/jest-environment.mjs',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-strip-types.mjs' },
  setupFiles: ['<rootDir>/__tests__/fixed-seed.ts'],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8',
  modulePathIgnorePatterns: ['.e2e', '.tools', '.preview'].map((folder) => `<rootDir>/${folder}/`), // filled by other commands
  maxWorkers: '100%',
  workerGracefulExitTimeout: 10_000, // a worker that has nothing open needs more than half a second to end on a busy machine
  testTimeout: 600_000, // only ends a test that hangs: a busy machine makes every test slow
};

export default { ...shared, testPathIgnorePatterns: ['/node_modules/', SLOW] };
