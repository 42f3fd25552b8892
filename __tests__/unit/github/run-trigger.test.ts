// What triggered a run, from the event's payload in a file of its own, and what runs it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readRunTrigger } from '../../../src/github/run-trigger.ts';

const folder = mkdtempSync(join(tmpdir(), 'context-'));
afterAll(() => rmSync(folder, { recursive: true }));

function triggerOf(payload: unknown, environment: Readonly<Record<string, string>> = {}) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readRunTrigger({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path, ...environment }).trigger;
}

const pullRequest = (head: unknown, base: unknown = { repo: { id: 1 } }) => ({ pull_request: { head, base } });

describe('readRunTrigger', () => {
  it.each<[string, unknown, Readonly<Record<string, string>>, string]>([
    ['a push', { ref: 'refs/heads/main' }, { GITHUB_EVENT_NAME: 'push' }, 'repository'],
    ['a pull request of the repository itself', pullRequest({ repo: { id: 1 } }), {}, 'repository'],
    ['a pull request of a fork', pullRequest({ repo: { id: 2 } }), {}, 'fork-pull-request'],
    ['a pull request of a fork that is gone', pullRequest({ repo: null }), {}, 'fork-pull-request'],
    [
      'a review of a pull request of a fork',
      pullRequest({ repo: { id: 2 } }),
      { GITHUB_EVENT_NAME: 'pull_request_review' },
      'fork-pull-request',
    ],
    [
      'a fork’s pull request that runs with the rights of the base',
      pullRequest({ repo: { id: 2 } }),
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      'repository',
    ],
    ['Dependabot as actor', {}, { GITHUB_ACTOR: 'dependabot[bot]' }, 'dependabot'],
    ['Dependabot as sender', { sender: { login: 'dependabot[bot]' } }, {}, 'dependabot'],
    [
      'Dependabot in a fork',
      { ...pullRequest({ repo: { id: 2 } }), sender: { login: 'dependabot[bot]' } },
      {},
      'fork-pull-request',
    ],
    ['somebody with a similar name', {}, { GITHUB_ACTOR: 'dependabot' }, 'repository'],
    ['broken JSON', '{"pull_request":', {}, 'repository'],
    ['an empty file', '', {}, 'repository'],
    ['null', 'null', {}, 'repository'],
    ['a text', '"pull_request"', {}, 'repository'],
    ['an array', '[]', {}, 'repository'],
    ['a pull request that is null', { pull_request: null, sender: null }, {}, 'repository'],
    ['a pull request that is a text', { pull_request: 'x' }, {}, 'repository'],
    ['a pull request without its parts', { pull_request: {} }, {}, 'repository'],
  ])('names what triggered %s', (_name, payload, environment, trigger) => {
    expect(triggerOf(payload, environment)).toBe(trigger);
  });

  it.each<[string, unknown, true | undefined]>([
    ['a private repository', { id: 1, private: true }, true],
    ['a public repository', { id: 1, private: false }, undefined],
    ['a repository of which nothing is known', { id: 1 }, undefined],
  ])('says whether the pull request is to %s', (_, repo, expected) => {
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify(pullRequest({ repo: { id: 2 } }, { repo })));
    const environment = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path };
    expect(readRunTrigger(environment).ofPrivateRepository).toBe(expected);
  });

  it.each<[string, string | undefined]>([
    ['missing', undefined],
    ['empty', ''],
    ['a folder', tmpdir()],
    ['nowhere', '/nowhere/event.json'],
  ])('takes the general case where the path of the payload is %s', (_name, path) => {
    expect(readRunTrigger({ GITHUB_EVENT_PATH: path }).trigger).toBe('repository');
  });

  it('takes the general case for a head that is null', () => {
    expect(triggerOf(pullRequest(null))).toBe('repository');
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    ['GitHub', { GITHUB_ACTIONS: 'true' }, {}],
    ['act', { ACT: 'true' }, { otherRunner: 'act' }],
    ['GitHub, where somebody set ACT', { ACT: 'true', RUNNER_ENVIRONMENT: 'self-hosted' }, { doubtful: true }],
    [
      'Forgejo, and what GitHub alone is known to set',
      { FORGEJO_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted' },
      { otherRunner: 'Forgejo', doubtful: true },
    ],
    ['Gitea', { GITEA_ACTIONS: 'true' }, { otherRunner: 'Gitea' }],
    ['Forgejo', { GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true', ACT: 'true' }, { otherRunner: 'Forgejo' }],
    ['a job with the permission', { ACTIONS_ID_TOKEN_REQUEST_URL: 'u' }, { mayRequestIdToken: true }],
    ['keys', { 'INPUT_AWS-ACCESS-KEY-ID': 'AKIAIOSFODNN7EXAMPLE' }, {}],
  ])('recognizes %s', (_name, environment, expected) => {
    expect(readRunTrigger(environment)).toEqual({ trigger: 'repository', ...expected });
  });
});
