// The parts of GitHub's REST API that a failed job needs: files of the workflow's commit, and comments on pull requests.
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './http.ts';
import type { World } from './world.ts';

/** What the API knows besides the world. */
export interface GithubApiOptions {
  /** Texts of the repository's files by path, at the commits that the world's claims name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Comments that are there already. */
  readonly comments?: readonly PullRequestComment[];
  /** What the job's token may do; everything unless given. */
  readonly permissions?: { readonly contents?: 'read' | 'none'; readonly pullRequests?: 'write' | 'read' | 'none' };
}

/** A comment in the conversation of a pull request. */
export interface PullRequestComment {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
}

/** The API of one sandbox. */
export interface GithubApi {
  /** All comments, in the order in which they were made. */
  readonly comments: readonly PullRequestComment[];
  /** @returns undefined for a path outside of the API */
  handle(request: SandboxRequest): SandboxResponse | undefined;
}

/** Where the API is served, as on GitHub Enterprise Server. */
export const API_PATH = '/api/v3';

/** The user behind a job's token. */
const JOB_USER = { login: 'github-actions[bot]', type: 'Bot' } as const;
const PAGE_SIZE = 30;
const PAGE_SIZE_MAX = 100;
const COMMENT_MAX_LENGTH = 65_536;

/**
 * Creates the API.
 * @param world - whose claims name repository and commits
 * @param options - files, comments and permissions
 * @see https://docs.github.com/en/rest
 */
export function createGithubApi(world: World, options: GithubApiOptions = {}): GithubApi {
  const comments = [...(options.comments ?? [])];
  const { contents = 'read', pullRequests = 'write' } = options.permissions ?? {};
  const answer = (request: SandboxRequest): SandboxResponse => {
    if (!/^(?:token|bearer) ghs_\w+$/i.test(request.headers['authorization'] ?? '')) return problem(401);
    const path = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/(.+)$/.exec(request.path);
    const [, repository, rest = ''] = path ?? [];
    if (repository?.toLowerCase() !== world.claims['repository']?.toLowerCase()) return problem(404);
    const file = /^contents\/(.+)$/.exec(rest)?.[1];
    if (file !== undefined) return contents === 'none' ? problem(403) : readFile(request, file, { world, options });
    if (!rest.startsWith('issues/')) return problem(404);
    const isAllowed = pullRequests === 'write' || (pullRequests === 'read' && request.method === 'GET');
    return isAllowed ? discuss(request, rest, comments) : problem(403);
  };
  return { comments, handle: (request) => (request.path.startsWith(`${API_PATH}/`) ? answer(request) : undefined) };
}

function readFile(
  { method, query, headers }: SandboxRequest,
  path: string,
  { world, options }: { world: World; options: GithubApiOptions },
): SandboxResponse {
  const name = decodeURIComponent(path);
  const text = Object.hasOwn(options.files ?? {}, name) ? options.files?.[name] : undefined;
  const { sha, workflow_sha, job_workflow_sha } = world.claims;
  const isKnown = [sha, workflow_sha, job_workflow_sha].includes(query['ref']);
  if (method !== 'GET' || text === undefined || !isKnown) return problem(404);
  if (headers['accept']?.includes('raw')) {
    return { status: 200, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' }, body: text };
  }
  const content = Buffer.from(text).toString('base64');
  return jsonResponse(200, { type: 'file', path: name, encoding: 'base64', content });
}

function discuss(request: SandboxRequest, path: string, comments: PullRequestComment[]): SandboxResponse {
  const number = Number(/^issues\/(\d+)\/comments$/.exec(path)?.[1]);
  const id = Number(/^issues\/comments\/(\d+)$/.exec(path)?.[1]);
  if (request.method === 'GET' && number > 0) return list(request, number, comments);
  const index = comments.findIndex((comment) => comment.id === id);
  const isNew = request.method === 'POST' && number > 0;
  const old = request.method === 'PATCH' ? comments[index] : undefined;
  if (!isNew && old === undefined) return problem(404);
  const { body } = JSON.parse(request.body) as { body?: unknown };
  if (typeof body !== 'string' || body === '' || body.length > COMMENT_MAX_LENGTH) return problem(422);
  const comment = old === undefined ? { id: nextId(comments), number, body, user: JOB_USER } : { ...old, body };
  comments.splice(old === undefined ? comments.length : index, 1, comment);
  return jsonResponse(old === undefined ? 201 : 200, comment);
}

function list({ query }: SandboxRequest, number: number, comments: readonly PullRequestComment[]): SandboxResponse {
  const size = Math.min(Number(query['per_page'] ?? PAGE_SIZE), PAGE_SIZE_MAX);
  const start = (Number(query['page'] ?? 1) - 1) * size;
  const all = comments.filter((comment) => comment.number === number);
  return jsonResponse(200, all.slice(start, start + size));
}

function nextId(comments: readonly PullRequestComment[]): number {
  return 1 + Math.max(0, ...comments.map(({ id }) => id));
}

const MESSAGES = {
  401: 'Bad credentials',
  403: 'Resource not accessible by integration',
  404: 'Not Found',
  422: 'Validation Failed',
} as const;

function problem(status: keyof typeof MESSAGES): SandboxResponse {
  const more = { documentation_url: 'https://docs.github.com/rest', status: String(status) };
  return jsonResponse(status, { message: MESSAGES[status], ...more });
}
