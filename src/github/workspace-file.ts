// Reads the files that a workflow names: files of the workspace only, a web identity token, such as the one that EKS creates, and the
// files of AWS as the tools of later steps would. Loaded only where an input or the machine names such a file. Effect: reads files.
import { constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Attempt, Failure } from '../net/failure.ts';
import type { FileInput } from '../resolution/read-profiles.ts';
import type { Vault } from '../secrets/vault.ts';
import { type IdToken, keepIdToken } from './id-token.ts';
import { readSmallFile } from './runner-files.ts';

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

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const TOKEN_MAX_BYTES = 20_000;

/**
 * The token in the file, masked. The file may be a link: EKS renews the token by changing the link. Never throws.
 * @param path - absolute, or relative to the workspace
 */
export function readTokenFile(path: string, workspace: string | undefined, vault: Vault): Attempt<IdToken> {
  const file = isAbsolute(path) ? path : resolve(workspace ?? '.', path);
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > TOKEN_MAX_BYTES) {
      return failed('NOT_A_TOKEN_FILE', `${path} is not a file of at most ${TOKEN_MAX_BYTES} bytes.`);
    }
    const text = readFileSync(file, 'utf8').trim();
    const token = keepIdToken(text, vault);
    return token === undefined
      ? failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT): ${problemOf(text)}.`)
      : { status: 'succeeded', value: token };
  } catch (error) {
    const { code = 'UNREADABLE' } = error as NodeJS.ErrnoException;
    return failed(code, vault.clean(`${path} cannot be read (${code}).`));
  }
}

/** What the file has in place of a token. Never shows any of it. */
function problemOf(text: string): string {
  if (text === '') return 'it is empty';
  // In UTF-16, every second byte of ASCII is 0. PowerShell 5 writes files so.
  if (text.includes('\0'))
    return 'it is encoded as UTF-16, and must be ASCII or UTF-8 (PowerShell: Set-Content -Encoding ascii)';
  if (/^["'].*["']$/s.test(text)) return 'it has quotes around its text';
  if (/^\[[\w .-]+\]\s*$/m.test(text)) return 'it has AWS profiles';
  if (/^[{[]/.test(text)) return 'it holds JSON in place of the token alone';
  if (/^Bearer\s/i.test(text)) return 'it has "Bearer" before the token';
  if (text.startsWith('version https://git-lfs.')) return 'it is a pointer of Git LFS, which was not fetched';
  if (/[\r\n]/.test(text)) return 'it has line breaks, and must have the token on one line';
  if (/\s/.test(text)) return 'it has spaces';
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
    return 'its text does not have three base64url parts with dots in between';
  const missing = missingClaims(text);
  if (missing === undefined) return 'its second part is not JSON';
  return missing.length === 0
    ? 'a part is too short, or one of its claims has the wrong type'
    : `it lacks the claim${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`;
}

/** The claims that STS needs and the token lacks; undefined where it has none at all. */
function missingClaims(token: string): readonly string[] | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return ['iss', 'sub', 'aud', 'exp', 'iat'].filter((name) => !Object.hasOwn(claims as object, name));
  } catch {
    return undefined;
  }
}

function failed(code: string, message: string): { readonly status: 'failed'; readonly failure: Failure } {
  const operation = { service: 'runner', operation: 'ReadTokenFile' } as const;
  return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}

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
