// Reads files of the workspace only. Effect: reads files.
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/**
 * The bytes of a file that is really in the folder after all links are followed.
 * @throws Error where it does not exist, is outside, is not a file, or is longer than `maxBytes`
 */
export async function readInside(folder: string, path: string, maxBytes: number): Promise<Buffer> {
  const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
  const inside = relative(root, file);
  if (inside.split(sep)[0] === '..' || isAbsolute(inside)) throw new Error('outside of the workspace');
  return readBytes(file, maxBytes);
}

/**
 * Reads a regular file: a pipe or a device could block.
 * @throws Error where it is not a regular file, cannot be read, or is longer than `maxBytes`
 */
export async function readBytes(path: string, maxBytes: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > maxBytes) throw new Error(`It is no file, or longer than ${maxBytes} bytes.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
