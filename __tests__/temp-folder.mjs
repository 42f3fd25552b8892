// Gives each run of the tests a temp folder of its own (`globalSetup` of jest.config.mjs), so that it can go as a whole.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Workers take the variable over. Other users may go through the folder as through `/tmp`: a test runs the helper as one of them. */
export default function makeTempFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'test-'));
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
}
