export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-strip-types.mjs' },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8',
  modulePathIgnorePatterns: ['.e2e', '.tools', '.preview'].map((folder) => `<rootDir>/${folder}/`), // filled by other commands
  testTimeout: 30_000,
};
