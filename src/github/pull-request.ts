// Keeps one comment on the pull request for each job that failed. Effect: network. Loaded only with pr-comment.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { within } from '../net/deadline.ts';
import { REDACTED } from '../secrets/shapes.ts';
import { plainText } from '../util/text.ts';
import { type Api, createApi } from './api.ts';
import type { Environment } from './runner-files.ts';

/** What to report, and for how long to try. */
export interface PullRequestOptions {
  readonly token: string;
  /** How the job ended. */
  readonly mode: 'failed' | 'passed';
  /** Distinguishes the steps of one job and the jobs of one matrix, which all have the same job id. */
  readonly part: string;
  /** Markdown in which texts from outside are already escaped. */
  readonly body: string;
  /** At most 5 s are taken. */
  readonly limitSeconds: number;
  /** The most that is taken of them; unless given, what only helps the reader may cost. */
  readonly mostSeconds?: number;
  /** Aborts when the job is canceled. */
  readonly signal: AbortSignal;
}

/** What happened to the comment. */
export type PullRequestOutcome =
  | {
      /**
       * `resolved`: the comment on an earlier failure now has the new text; `none-needed`: there is no comment to change;
       * `not-a-pull-request`: the event has no pull request.
       */
      readonly outcome: 'created' | 'updated' | 'resolved' | 'none-needed' | 'not-a-pull-request';
    }
  | {
      readonly outcome: 'failed';
      readonly reason: 'no-permission' | 'unreachable' | 'other';
      /** One harmless line without the token. */
      readonly message: string;
    };

const LIMIT_SECONDS = 5;
const PAGE_SIZE = 100;
const PAGES_MAX = 10;
/** GitHub accepts 65,536 characters, and the markers need some of them. */
const BODY_MAX_LENGTH = 65_000;
/** The events whose payload names a pull request. */
const EVENTS = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];

/**
 * Reports the end of a job on its pull request: one comment for each workflow and job, changed in place. Never throws,
 * and takes 5 s at most.
 * @see https://docs.github.com/en/rest/issues/comments
 */
export async function reportOnPullRequest(
  environment: Environment,
  options: PullRequestOptions,
): Promise<PullRequestOutcome> {
  const number = await pullRequestNumber(environment);
  if (number === undefined) return { outcome: 'not-a-pull-request' };
  const limitSeconds = Math.min(options.mostSeconds ?? LIMIT_SECONDS, options.limitSeconds);
  try {
    const reported = await within(options, limitSeconds, (signal) =>
      report(environment, number, { ...options, signal }),
    );
    if (reported.kind === 'settled') return reported.value;
    const late = `GitHub's API did not answer within ${limitSeconds.toFixed(1).replace('.0', '')} s.`;
    return failed('unreachable', reported.kind === 'stopped' ? 'The job was canceled.' : late);
  } catch (error) {
    return failed('other', plainText(String(error).replaceAll(options.token, REDACTED)));
  }
}

function failed(reason: 'no-permission' | 'unreachable' | 'other', message: string): PullRequestOutcome {
  return { outcome: 'failed', reason, message };
}

/** The number in the event's payload. */
async function pullRequestNumber(environment: Environment): Promise<number | undefined> {
  if (!EVENTS.includes(environment['GITHUB_EVENT_NAME'] ?? '')) return undefined;
  try {
    const payload = JSON.parse(await readFile(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8')) as Payload | null;
    const number = payload?.pull_request?.number;
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
  } catch {
    return undefined;
  }
}

interface Payload {
  readonly pull_request?: { readonly number?: unknown } | null;
}

async function report(
  environment: Environment,
  number: number,
  options: PullRequestOptions,
): Promise<PullRequestOutcome> {
  const [owner, repo, ...rest] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repo || rest.length > 0) return failed('other', 'GITHUB_REPOSITORY names no repository.');
  if (!options.token) return failed('no-permission', 'There is no token.');
  const api = await createApi(environment, options.token, options.signal);
  if (api === undefined) return failed('other', 'GITHUB_API_URL does not hold an https:// URL.');
  try {
    return await bringUpToDate({ api, where: { owner, repo }, number }, markersFor(environment), options);
  } catch (error) {
    return explain(api.failureOf(error));
  }
}

/** First lines of a comment. They alone identify it later. */
interface Markers {
  readonly failed: string;
  readonly passed: string;
}

/** Names are in the markers only as a hash, so that no name can end the marker or look like that of another job. */
function markersFor(environment: Environment): Markers {
  const workflow = (environment['GITHUB_WORKFLOW_REF'] ?? '').split('@')[0] || environment['GITHUB_WORKFLOW'];
  const hash = hashOf(JSON.stringify([workflow, environment['GITHUB_JOB']]));
  return { failed: `<!-- aws-token-guard ${hash} failed -->`, passed: `<!-- aws-token-guard ${hash} passed -->` };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

interface Thread {
  readonly api: Api;
  readonly where: { readonly owner: string; readonly repo: string };
  /** The pull request's. */
  readonly number: number;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

async function bringUpToDate(
  thread: Thread,
  markers: Markers,
  { mode, part, body }: PullRequestOptions,
): Promise<PullRequestOutcome> {
  const comment = await findComment(thread, markers);
  const partMarker = `<!-- part ${hashOf(part)} -->`;
  // A failure that another step or another job of the matrix reported is not resolved because this one passes.
  const isOpen = comment?.body.startsWith(`${markers.failed}\n${partMarker}`) ?? false;
  if (mode === 'passed' && !isOpen) return { outcome: 'none-needed' };
  const text = `${markers[mode]}\n${partMarker}\n${shorten(body)}`;
  if (comment === undefined) return create(thread, text);
  if (comment.body !== text) {
    await thread.api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...thread.where,
      comment_id: comment.id,
      body: text,
    });
  }
  return { outcome: mode === 'passed' ? 'resolved' : 'updated' };
}

async function create({ api, where, number }: Thread, body: string): Promise<PullRequestOutcome> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  await api.request(route, { ...where, issue_number: number, body });
  return { outcome: 'created' };
}

/** The first comment of a bot that starts with one of the markers. A person's copy of it stays as it is. */
async function findComment({ api, where, number }: Thread, markers: Markers): Promise<Comment | undefined> {
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const { data } = await api.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...where,
      issue_number: number,
      per_page: PAGE_SIZE,
      page,
    });
    const comments = Array.isArray(data) ? (data as readonly Listed[]) : [];
    const found = comments.find(({ user, body }) => {
      const isMarked = Object.values(markers).some((marker) => body?.startsWith(marker));
      return user?.type === 'Bot' && isMarked;
    });
    if (found !== undefined) return { id: found.id, body: found.body ?? '' };
    if (comments.length < PAGE_SIZE) return undefined;
  }
  return undefined;
}

interface Listed {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly type?: string } | null;
}

/** Cuts between lines. */
function shorten(body: string): string {
  if (body.length <= BODY_MAX_LENGTH) return body;
  const cut = body.slice(0, BODY_MAX_LENGTH);
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf('\n')))}\n\n…`;
}

/** GitHub answers 404 where a token must not see something, and 403 for rate limits and locked conversations as well. */
function explain({ status, headers, message }: ReturnType<Api['failureOf']>): PullRequestOutcome {
  if (status === 0) return failed('unreachable', message);
  const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  const isRefusal = [401, 403, 404].includes(status) && !isLimit && !/\blocked\b/i.test(message);
  return failed(isRefusal ? 'no-permission' : 'other', `HTTP ${status}: ${message}`);
}
