// Reads the files of AWS as the tools of later steps would: paths are those of the workspace. Effect: reads files.
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileInput } from '../resolution/read-profiles.ts';
import { readSmallFile } from './runner-files.ts';

const FILE_MAX_BYTES = 1024 * 1024;

/** What is at one path. */
interface Found {
  readonly text?: string;
  readonly obstacle?: ReturnType<NonNullable<FileInput['obstacleAt']>>;
}

/** Reads each file once. */
export function readAwsFiles(workspace: string): Required<Pick<FileInput, 'readFile' | 'obstacleAt'>> {
  const known = new Map<string, Found>();
  const at = (path: string): Found => {
    const found = known.get(path) ?? look(resolve(workspace, path));
    known.set(path, found);
    return found;
  };
  return { readFile: (path) => at(path).text, obstacleAt: (path) => at(path).obstacle };
}

function look(path: string): Found {
  try {
    return { text: readSmallFile(realpathSync(path), FILE_MAX_BYTES) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EACCES', 'EPERM'].includes(code)) return { obstacle: 'no access' };
    return isFolder(path) ? { obstacle: 'folder' } : {};
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
