// Gives each run of the tests a temp folder of its own (`globalSetup` of jest.config.mjs), so that it can go as a whole.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Workers take the variable over. */
export default function makeTempFolder() {
  process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'test-'));
}
