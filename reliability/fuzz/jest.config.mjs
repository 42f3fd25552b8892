// Runs the properties of this folder, and that of the evaluation of trust policies, which has more cases here:
// `npm run reliability -- --only fuzz`, or one file with jest's own options. FAST_CHECK_SEED, FUZZ_SHARE, and POLICY_CASES say which
// cases are tried, and how many of them.
import { shared } from '../../jest.config.mjs';

export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/reliability/fuzz/*.test.ts', '<rootDir>/__tests__/unit/trust-policy/evaluate-guide.test.ts'],
};
