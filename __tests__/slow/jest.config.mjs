// Runs the soak tests of this folder, and tests of whole steps once more: what a restriction does on every way, and what the shapes of
// real workflows and their jobs get. Here each step is a process of the packed action.
import { shared } from '../../jest.config.mjs';

const STEPS = 'drop-in|drop-in-jobs|restrictions';

export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/slow/**/*.test.ts', `<rootDir>/__tests__/unit/run/(${STEPS}).test.ts`],
  setupFiles: [...shared.setupFiles, '<rootDir>/__tests__/slow/packed-steps.mjs'],
};
