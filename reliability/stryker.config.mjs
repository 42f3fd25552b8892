// Stryker's settings for one group of sources, named by MUTATION_GROUP; started by reliability/mutation.ts.
import { MUTATION_GROUPS } from './mutation-groups.ts';

const group = MUTATION_GROUPS.find(({ name }) => name === process.env['MUTATION_GROUP']);
if (group === undefined) throw new Error('MUTATION_GROUP names no group.');

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    configFile: 'jest.config.mjs',
    enableFindRelatedTests: false,
    config: {
      testMatch: group.tests.map((test) => `<rootDir>/__tests__/unit/${test}.test.ts`),
      testEnvironment: './reliability/mutation-environment.mjs',
      moduleNameMapper: { '^fast-check$': '<rootDir>/reliability/mutation-fast-check.mjs' },
      watchman: false,
    },
  },
  mutate: group.sources.map((source) => `src/${source}`),
  plugins: ['@stryker-mutator/*', './reliability/mutation-ignore.mjs'],
  ignorers: ['vertical-tab'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A test that waits for nothing takes milliseconds: whatever takes so long, on a machine that does much else, has no end.
  timeoutMS: 20_000,
  // What a test run leaves behind in memory adds up.
  maxTestRunnerReuse: 100,
  // Types are stripped, and not checked.
  disableTypeChecks: false,
  reporters: ['json'],
  jsonReporter: { fileName: `coverage/mutation/${group.name}.json` },
  tempDirName: 'coverage/mutation/sandbox',
  // Copied are sources and tests; Stryker would read a tsconfig.json with a TypeScript that has an API.
  ignorePatterns: [
    '**',
    '!src/**',
    '!__tests__/unit/**',
    '!sandbox/**',
    '!scripts/*.mjs',
    '!reliability/mutation-*.mjs',
    '!*.mjs',
    '!package.json',
  ],
};
