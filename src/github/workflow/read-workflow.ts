// Reads a workflow at its commit, from the workspace or from GitHub. Effect: reads files, network.
import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import { createApi } from '../api.ts';
import type { Environment } from '../runner-files.ts';
import { readBytes, readInside } from '../workspace-file.ts';
import type { WorkflowVersion } from './job-workflow.ts';
import { parseTree, type Tree, WORKFLOW_MAX_LENGTH } from './tree.ts';

/** HEAD, a ref, `.git` of a worktree: one line each. */
const LINE_MAX_BYTES = 4096;
const PACKED_REFS_MAX_BYTES = 16 * 1024 * 1024;
/** The size for a repository with some 300,000 files. */
const INDEX_MAX_BYTES = 32 * 1024 * 1024;
/** In UTF-8, one UTF-16 unit takes at most three bytes. */
const WORKFLOW_MAX_BYTES = 3 * WORKFLOW_MAX_LENGTH;

/** Where to read from besides the workspace. */
export interface ReadOptions {
  /** For GitHub's API. */
  readonly token?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * A workflow at its commit: from the workspace if that commit is checked out there, else from GitHub. Never throws.
 * @returns undefined where neither has it, or where its YAML is ambiguous
 */
export async function readWorkflow(
  environment: Environment,
  version: WorkflowVersion,
  { token, signal }: ReadOptions,
): Promise<Tree | undefined> {
  const text =
    (await readFromCheckout(environment['GITHUB_WORKSPACE'], version)) ??
    (signal.aborted ? undefined : await readFromGitHub(environment, version, { token, signal }));
  return text === undefined || signal.aborted ? undefined : parseTree(text);
}

/**
 * The workflow's text at its commit.
 * @returns undefined where GitHub does not return it
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
async function readFromGitHub(
  environment: Environment,
  { repository, path, sha }: WorkflowVersion,
  { token, signal }: ReadOptions,
): Promise<string | undefined> {
  try {
    const api = await createApi(environment, token, signal);
    const [owner, repo] = repository.split('/');
    const answer = await api?.request('GET /repos/{owner}/{repo}/contents/{path}', {
      owner,
      repo,
      path,
      ref: sha,
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    const data = answer?.data;
    // The type of the data depends on the answer's content type.
    if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
    return typeof data === 'string' ? data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The workflow's text at its commit.
 * @param workspace - GITHUB_WORKSPACE
 * @returns undefined where another commit is checked out, the file was changed since, or anything cannot be read
 */
async function readFromCheckout(
  workspace: string | undefined,
  { path, sha }: WorkflowVersion,
): Promise<string | undefined> {
  if (!workspace || !isAbsolute(workspace)) return undefined;
  try {
    const gitFolder = await gitFolderOf(workspace);
    if ((await headOf(gitFolder)) !== sha) return undefined;
    const content = await readInside(workspace, path, WORKFLOW_MAX_BYTES);
    const index = await readBytes(join(gitFolder, 'index'), INDEX_MAX_BYTES);
    return isAsCheckedOut(index, path, content, sha.length / 2) ? content.toString('utf8') : undefined;
  } catch {
    return undefined; // no checkout, or a file that is not there, is no file or is too long
  }
}

/** `.git`, or the folder that it names in a worktree or submodule. */
async function gitFolderOf(workspace: string): Promise<string> {
  const path = join(workspace, '.git');
  const text = await readLine(path).catch(() => undefined);
  if (text === undefined) return path;
  if (!text.startsWith('gitdir: ')) throw new Error('.git points nowhere');
  return resolve(workspace, text.slice('gitdir: '.length));
}

/** The commit that is checked out: HEAD has its hash, or the name of a ref with the hash. */
async function headOf(gitFolder: string): Promise<string | undefined> {
  const head = await readLine(join(gitFolder, 'HEAD'));
  if (!head.startsWith('ref: ')) return head;
  const ref = head.slice('ref: '.length);
  if (!/^refs\/[^\\:\p{Cc}]+$/u.test(ref) || ref.split('/').some((part) => /^\.*$/.test(part))) return undefined;
  // A worktree has the refs of the repository that it belongs to.
  const common = await readLine(join(gitFolder, 'commondir')).then(
    (path) => resolve(gitFolder, path),
    () => gitFolder,
  );
  return readLine(join(common, ...ref.split('/'))).catch(() => packedRef(common, ref));
}

async function packedRef(common: string, ref: string): Promise<string | undefined> {
  const text = (await readBytes(join(common, 'packed-refs'), PACKED_REFS_MAX_BYTES)).toString('utf8');
  const line = text.split('\n').find((candidate) => candidate.trimEnd().endsWith(` ${ref}`));
  return line?.split(' ')[0];
}

async function readLine(path: string): Promise<string> {
  return (await readBytes(path, LINE_MAX_BYTES)).toString('utf8').trimEnd();
}

const HEADER_LENGTH = 12;
/** Times, device, inode, mode, owner and size, before the object id. */
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;

/**
 * Whether git's index has exactly this content for the path, or the same with other line endings.
 * @param index - bytes of the index, version 2 or 3
 * @param idLength - bytes of an object id: 20 or 32
 * @returns false for an index that cannot be read, too
 * @see https://git-scm.com/docs/index-format
 */
export function isAsCheckedOut(index: Buffer, path: string, content: Buffer, idLength: number): boolean {
  const id = objectIdOf(index, path, idLength);
  if (id === undefined) return false;
  const unixContent = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [content, unixContent].some((bytes) => blobId(bytes, idLength) === id);
}

function blobId(content: Buffer, idLength: number): string {
  const hash = createHash(idLength === 20 ? 'sha1' : 'sha256');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

function objectIdOf(index: Buffer, path: string, idLength: number): string | undefined {
  if (index.length < HEADER_LENGTH || index.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = index.readUInt32BE(4);
  if (version !== 2 && version !== 3) return undefined;
  const name = Buffer.from(path);
  let start = HEADER_LENGTH;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const idStart = start + STAT_LENGTH;
    if (idStart + idLength + 4 > index.length) return undefined;
    const flags = index.readUInt16BE(idStart + idLength);
    const nameStart = idStart + idLength + ((flags & EXTENDED) === 0 ? 2 : 4);
    const nameEnd = index.indexOf(0, nameStart);
    if (nameEnd < 0) return undefined;
    if (name.equals(index.subarray(nameStart, nameEnd))) return index.toString('hex', idStart, idStart + idLength);
    start += Math.ceil((nameEnd - start + 1) / 8) * 8; // one to eight NULs pad to a multiple of eight
  }
  return undefined;
}
