// Runs the properties of this folder, and nothing else: `npm run reliability -- --only fuzz`, or one file with jest's own options.
// FAST_CHECK_SEED and FUZZ_SHARE say which cases are tried, and what share of them.
import { shared } from '../../jest.config.mjs';

export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/reliability/fuzz/*.test.ts'],
  testTimeout: 900_000,
};
