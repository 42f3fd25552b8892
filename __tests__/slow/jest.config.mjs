// Runs the soak tests of this folder, and tests of whole steps once more: what may be published, and from where. Here each step is a
// process of the packed action.
import { shared } from '../../jest.config.mjs';

const STEPS = 'drop-in|missing-oidc|restrictions|sources|verify-tools';

export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/slow/**/*.test.ts', `<rootDir>/__tests__/unit/run/(${STEPS}).test.ts`],
  moduleNameMapper: { 'step-setting\\.ts$': '<rootDir>/__tests__/slow/packed-step-setting.ts' },
};
