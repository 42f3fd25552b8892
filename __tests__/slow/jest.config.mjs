// Runs the soak tests of this folder, and nothing else.
import { shared } from '../../jest.config.mjs';

export default { ...shared, rootDir: '../..', testMatch: ['<rootDir>/__tests__/slow/**/*.test.ts'] };
