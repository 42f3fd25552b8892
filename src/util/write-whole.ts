// Writes a private file so that it is there as a whole or not at all. Effect: files.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes the text beside the file first, and puts it in the place of what was there. Nobody else can read it. Whatever kills this process,
 * the file is whole; that it survives a loss of power, nobody needs of a file that ends with its job.
 * @throws Error where that is not possible; then nothing has changed, and nothing is left
 */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`; // two processes may write at once
  try {
    const file = openSync(unfinished, 'wx', 0o600);
    try {
      writeFileSync(file, text);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
