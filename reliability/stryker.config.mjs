// Stryker's settings: changes the pure core in one small way after the other and counts the changes that no unit test notices.
// Usage: npm run mutation -- --mutate 'src/util/text.ts', or without --mutate all of it, which takes hours.
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { LAYERS } from '../scripts/layers.mjs';

const EFFECTS = ['none', 'masks, through ports'];
/** The layers without effects of their own, and files of others that have none. */
const PURE_CORE = [
  ...LAYERS.filter(({ name, effects }) => EFFECTS.includes(effects) && name !== 'bundle stubs').flatMap(
    ({ files }) => files,
  ),
  'report/',
  'aws/sts-call.ts',
  'net/retry-policy.ts',
  'github/id-token.ts',
].map((path) => `src/${path}${path.endsWith('/') ? '**/*.ts' : ''}`);

/** The tests in the folder that mirrors the source's: jest loads all of them for each mutant, so the whole suite would take days. */
function testsOf(source) {
  return `<rootDir>/${dirname(source).replace(/^src/, '__tests__/unit')}/**/*.test.ts`;
}

/** Jest's own runner, environment, and loader: only there does Stryker see which test reaches which mutant. */
const JEST_ALONE = {
  runner: 'jest-runner',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/reliability/jest-strip-types.mjs' },
  setupFiles: ['<rootDir>/__tests__/fixed-seed.ts'],
};

const { values } = parseArgs({ options: { mutate: { type: 'string', short: 'm' } }, strict: false });
/** @type {string[]} */
const mutate = values.mutate?.split(',') ?? PURE_CORE;

export default {
  mutate,
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    configFile: 'jest.config.mjs',
    config: {
      testMatch: mutate.map(testsOf),
      ...JEST_ALONE,
    },
  },
  concurrency: 1, // jest itself uses the other processors
  maxTestRunnerReuse: 100, // jest does not give back the memory of ES modules
  timeoutMS: 20_000, // no unit test takes this long: a mutant that does has no end
  disableTypeChecks: false, // types are stripped, not checked
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
  jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
  tempDirName: 'coverage/mutation/sandbox',
  // Only these are copied. Stryker would read a tsconfig.json with a version of TypeScript that has an API.
  ignorePatterns: [
    '**',
    '!src/**',
    '!__tests__/unit/**',
    '!sandbox/**',
    '!scripts/*.mjs',
    '!reliability/*.mjs',
    '!__tests__/*.ts',
    '!*.mjs',
  ],
};
