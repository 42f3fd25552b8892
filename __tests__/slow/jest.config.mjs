// Runs the soak tests of this folder, and the tests of whole steps once more: here each step is a process of the packed action.
import { shared } from '../../jest.config.mjs';

const STEPS = 'conformance|drop-in|missing-oidc|requests|restrictions|retries|sources|special-characters|verify-tools';

export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/slow/**/*.test.ts', `<rootDir>/__tests__/unit/run/(${STEPS}).test.ts`],
  moduleNameMapper: { 'step-setting\\.ts$': '<rootDir>/__tests__/slow/packed-step-setting.ts' },
};
