// One comment for each job on a pull request, against the sandbox's API.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { GithubApiOptions, PullRequestComment } from '../../../sandbox/github-api.ts';
import { type Fault, type FaultEffect, type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { type PullRequestOptions, reportOnPullRequest } from '../../../src/github/pull-request.ts';

const TOKEN = 'ghs_0123456789abcdef0123456789abcdef';
const NUMBER = 7;
const BOT = { login: 'github-actions[bot]', type: 'Bot' } as const;
const PERSON = { login: 'octocat', type: 'User' } as const;

const folder = mkdtempSync(join(tmpdir(), 'pull-request-'));
const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Variables = Readonly<Record<string, string>>;

async function start(githubApi: GithubApiOptions = {}, faults: readonly Fault[] = []): Promise<Sandbox> {
  const sandbox = await startSandbox({ githubApi, faults });
  started.push(sandbox);
  return sandbox;
}

function environmentOf(
  sandbox: Sandbox,
  more: Variables = {},
  payload: unknown = { pull_request: { number: NUMBER } },
) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return {
    GITHUB_API_URL: sandbox.githubApiUrl,
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: path,
    GITHUB_WORKFLOW_REF: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/pull/7/merge',
    GITHUB_JOB: 'deploy',
    ...more,
  };
}

const report = (sandbox: Sandbox, options: Partial<PullRequestOptions> = {}, more: Variables = {}, payload?: unknown) =>
  reportOnPullRequest(environmentOf(sandbox, more, payload), {
    token: TOKEN,
    mode: 'failed',
    part: 'step',
    body: '**Refused.**',
    limitSeconds: 600,
    mostSeconds: 600,
    signal: new AbortController().signal,
    ...options,
  });

const MARKER = /^<!-- aws-token-guard [0-9a-f]{32} (?:failed|passed) -->\n<!-- part [0-9a-f]{32} -->\n/;
const bodies = ({ comments }: Sandbox) => comments.map(({ body }) => body.replace(MARKER, ''));
const markerOf = ({ comments }: Sandbox) => MARKER.exec(comments.at(-1)?.body ?? '')?.[0] ?? '';

/** The comment that this job writes. */
async function ownComment(): Promise<PullRequestComment> {
  const sandbox = await start();
  await report(sandbox);
  const [comment] = sandbox.comments;
  if (comment === undefined) throw new Error('no comment');
  return comment;
}

describe('reportOnPullRequest', () => {
  describe('when the job fails and passes', () => {
    it('makes one comment, changes it, resolves it once, and opens it again', async () => {
      const sandbox = await start();
      expect(await report(sandbox)).toEqual({ outcome: 'created' });
      expect(sandbox.comments).toMatchObject([{ number: NUMBER, user: BOT }]);
      expect(sandbox.comments[0]?.body).toMatch(MARKER);
      expect(await report(sandbox, { body: 'Other' })).toEqual({ outcome: 'updated' });
      expect(await report(sandbox, { mode: 'passed', body: 'Fine' })).toEqual({ outcome: 'resolved' });
      expect(bodies(sandbox)).toEqual(['Fine']);
      expect(await report(sandbox, { mode: 'passed', body: 'Still' })).toEqual({ outcome: 'none-needed' });
      expect(bodies(sandbox)).toEqual(['Fine']);
      expect(await report(sandbox)).toEqual({ outcome: 'updated' });
      expect(bodies(sandbox)).toEqual(['**Refused.**']);
    });

    it('asks no more than is needed', async () => {
      const sandbox = await start();
      await report(sandbox);
      expect(sandbox.requests).toHaveLength(2);
      await report(sandbox); // the same text
      expect(sandbox.requests).toHaveLength(3);
      await report(sandbox, { mode: 'passed' });
      expect(sandbox.requests).toHaveLength(5);
      await report(sandbox, { mode: 'passed' });
      expect(sandbox.requests).toHaveLength(6);
    });

    it('makes none for a job that passes', async () => {
      const sandbox = await start();
      expect(await report(sandbox, { mode: 'passed' })).toEqual({ outcome: 'none-needed' });
      expect(sandbox.comments).toEqual([]);
    });

    it('keeps jobs, workflows and pull requests apart', async () => {
      const sandbox = await start();
      const workflow = 'octo-org/octo-repo/.github/workflows/other.yml@refs/pull/7/merge';
      for (const more of [
        {},
        { GITHUB_JOB: 'test' },
        { GITHUB_JOB: 'failed -->' },
        { GITHUB_WORKFLOW_REF: workflow },
      ]) {
        expect(await report(sandbox, {}, more)).toEqual({ outcome: 'created' });
        expect(await report(sandbox, {}, more)).toEqual({ outcome: 'updated' });
      }
      expect(await report(sandbox, {}, {}, { pull_request: { number: 8 } })).toEqual({ outcome: 'created' });
      expect(sandbox.comments.map(({ number }) => number)).toEqual([7, 7, 7, 7, 8]);
      expect(new Set(sandbox.comments.map(({ body }) => body)).size).toBe(4);
    });

    it('takes another commit of the same workflow for the same', async () => {
      const sandbox = await start();
      await report(sandbox);
      const workflow = 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/pull/8/merge';
      expect(await report(sandbox, {}, { GITHUB_WORKFLOW_REF: workflow })).toEqual({ outcome: 'updated' });
    });
  });

  describe('when there are other comments', () => {
    const others = (count: number): PullRequestComment[] =>
      Array.from({ length: count }, (_, n) => ({ id: n + 1, number: NUMBER, body: `no. ${n}`, user: PERSON }));

    it.each([0, 99, 100, 101, 250])('finds its own after %d', async (count) => {
      const own = { ...(await ownComment()), id: 1000 };
      const sandbox = await start({ comments: [...others(count), own] });
      expect(await report(sandbox, { body: 'Other' })).toEqual({ outcome: 'updated' });
      expect(sandbox.comments).toHaveLength(count + 1);
      expect(sandbox.requests).toHaveLength(2 + Math.floor(count / 100));
    });

    it('does not look at more than a thousand', async () => {
      const sandbox = await start({ comments: others(1200) });
      expect(await report(sandbox)).toEqual({ outcome: 'created' });
      expect(sandbox.requests).toHaveLength(11);
    });

    it.each<[string, (own: PullRequestComment) => PullRequestComment]>([
      ['a person’s copy', (own) => ({ ...own, user: PERSON })],
      ['a bot’s quote', (own) => ({ ...own, body: `> ${own.body}` })],
      ['a bot’s comment with the mark further down', (own) => ({ ...own, body: `x\n${own.body}` })],
      [
        'a bot’s comment for another job',
        (own) => ({ ...own, body: own.body.replace(/[0-9a-f]{32}/, '0'.repeat(32)) }),
      ],
      ['a comment on another pull request', (own) => ({ ...own, number: 8 })],
    ])('leaves alone %s', async (_name, change) => {
      const other = change(await ownComment());
      const sandbox = await start({ comments: [other] });
      expect(await report(sandbox)).toEqual({ outcome: 'created' });
      expect(sandbox.comments[0]).toEqual(other);
    });

    it('is not led astray by a body that holds a mark', async () => {
      const sandbox = await start();
      await report(sandbox, {}, { GITHUB_JOB: 'victim' });
      const marker = markerOf(sandbox);
      await report(sandbox, { body: `${marker}forged\n\n${marker}` });
      await report(sandbox, { mode: 'passed', body: 'Fine' }, { GITHUB_JOB: 'victim' });
      expect(bodies(sandbox)).toEqual(['Fine', `${marker}forged\n\n${marker}`]);
      expect(markerOf(sandbox)).not.toBe(marker);
    });
  });

  describe('when there is no pull request', () => {
    it.each<[string, Variables, unknown]>([
      ['a push', { GITHUB_EVENT_NAME: 'push' }, { pull_request: { number: 7 } }],
      ['a comment on one', { GITHUB_EVENT_NAME: 'issue_comment' }, { issue: { number: 7, pull_request: {} } }],
      ['no event', { GITHUB_EVENT_NAME: '' }, {}],
      ['a payload without it', {}, {}],
      ['a payload that is null', {}, 'null'],
      ['a payload that is broken', {}, '{'],
      ['a number that is a text', {}, { pull_request: { number: '7' } }],
      ['a number that is none', {}, { pull_request: { number: -1 } }],
      ['a path that is none', { GITHUB_EVENT_PATH: '/nowhere/event.json' }, {}],
    ])('asks nobody: %s', async (_name, more, payload) => {
      const sandbox = await start();
      expect(await report(sandbox, {}, more, payload)).toEqual({ outcome: 'not-a-pull-request' });
      expect(sandbox.requests).toEqual([]);
    });

    it.each(['pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
      'takes %s for one',
      async (event) => {
        expect(await report(await start(), {}, { GITHUB_EVENT_NAME: event })).toEqual({ outcome: 'created' });
      },
    );
  });

  describe('when it cannot be done', () => {
    const fail = async (effect: FaultEffect, options: Partial<PullRequestOptions> = {}) =>
      report(await start({}, [{ operation: 'Other', effect }]), options);
    const answer = (status: number, message: string, headers: Variables = {}): FaultEffect => ({
      kind: 'respond',
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify({ message }),
    });

    it.each(['read', 'none'] as const)('says that the permission lacks, with %s', async (pullRequests) => {
      const outcome = await report(await start({ permissions: { pullRequests } }));
      expect(outcome).toMatchObject({ outcome: 'failed', reason: 'no-permission' });
      expect(outcome).toHaveProperty(
        'message',
        expect.stringContaining('HTTP 403: Resource not accessible by integration'),
      );
    });

    it.each<[string, FaultEffect, string, string]>([
      ['a bad token', answer(401, 'Bad credentials'), 'no-permission', 'HTTP 401: Bad credentials'],
      ['a repository it may not see', answer(404, 'Not Found'), 'no-permission', 'HTTP 404: Not Found'],
      [
        'a limit',
        answer(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' }),
        'other',
        'HTTP 403: API rate limit exceeded',
      ],
      ['a limit for abuse', answer(403, 'Slow down', { 'retry-after': '60' }), 'other', 'HTTP 403: Slow down'],
      [
        'a locked conversation',
        answer(403, 'Unable to create comment because issue is locked.'),
        'other',
        'HTTP 403: Unable to create comment because issue is locked.',
      ],
      ['too many comments', answer(422, 'Validation Failed'), 'other', 'HTTP 422: Validation Failed'],
      ['an error of GitHub', answer(502, 'Bad gateway'), 'other', 'HTTP 502: Bad gateway'],
      [
        'a text from outside',
        answer(502, `::error::x\n::add-mask::${TOKEN} ##[x]`),
        'other',
        'HTTP 502: : :error::x ::add-mask::*** # #[x]',
      ],
    ])('explains %s', async (_name, effect, reason, message) => {
      expect(await fail(effect)).toEqual({ outcome: 'failed', reason, message });
    });

    it('says that nobody is there', async () => {
      expect(await fail({ kind: 'reset' })).toMatchObject({ reason: 'unreachable' });
      const more = { GITHUB_API_URL: 'http://127.0.0.1:9' };
      expect(await report(await start(), {}, more)).toMatchObject({ reason: 'unreachable' });
    });

    it('does not follow redirects', async () => {
      const sandbox = await start({}, [{ operation: 'Other', effect: answer(302, 'x', { location: '/api/v3/x' }) }]);
      expect(await report(sandbox)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
      expect(sandbox.requests).toHaveLength(1);
    });

    it.each([
      ['hang', 0.1],
      ['trickle', 0.3], // after a part of the answer
    ] as const)('gives up when no more time is left where the API does %s', async (kind, limitSeconds) => {
      const message = `GitHub's API did not answer within ${limitSeconds} s.`;
      expect(await fail({ kind }, { limitSeconds })).toEqual({
        outcome: 'failed',
        reason: 'unreachable',
        message,
      });
    });

    it('gives up where the job is canceled', async () => {
      const signal = AbortSignal.timeout(200);
      const message = 'The job was canceled.';
      expect(await fail({ kind: 'hang' }, { signal })).toMatchObject({ reason: 'unreachable', message });
    });

    it.each<[string, Variables, Partial<PullRequestOptions>, string]>([
      ['no token', {}, { token: '' }, 'no-permission'],
      ['no repository', { GITHUB_REPOSITORY: '' }, {}, 'other'],
      ['half a repository', { GITHUB_REPOSITORY: 'x' }, {}, 'other'],
      ['an API in the open', { GITHUB_API_URL: 'http://api.example.org' }, {}, 'other'],
      ['no API', { GITHUB_API_URL: '' }, {}, 'other'],
    ])('asks nobody: %s', async (_name, more, options, reason) => {
      const sandbox = await start();
      expect(await report(sandbox, options, more)).toMatchObject({ outcome: 'failed', reason });
      expect(sandbox.requests).toEqual([]);
    });

    it('is not troubled by answers of another shape', async () => {
      for (const body of ['{}', '[null]', '[{"id":1}]', '[{"id":1,"body":null,"user":null}]', 'x']) {
        const outcome = await fail({
          kind: 'respond',
          status: 200,
          headers: { 'content-type': 'application/json' },
          body,
        });
        expect(['created', 'failed']).toContain(outcome.outcome);
      }
    });
  });

  it('cuts a body that GitHub would not take', async () => {
    const sandbox = await start();
    expect(await report(sandbox, { body: 'a line\n'.repeat(20_000) })).toEqual({ outcome: 'created' });
    expect(sandbox.comments[0]?.body.length).toBeLessThan(65_200);
    expect(sandbox.comments[0]?.body).toMatch(/a line\n\n…$/);
  });
});
