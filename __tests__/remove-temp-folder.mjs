// Removes what the tests left in their temp folder (`globalTeardown` of jest.config.mjs).
import { rmSync } from 'node:fs';

/** The folder that `temp-folder.mjs` made. */
export default function removeTempFolder() {
  rmSync(process.env['TMPDIR'], { recursive: true, force: true });
}
