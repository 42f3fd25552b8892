// Whose run it is, from the event's payload in a file of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { idTokenVariables, readRunnerFacts, runIdentity } from '../../../src/github/runner-facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'context-'));
afterAll(() => rmSync(folder, { recursive: true }));

function triggerOf(payload: unknown, environment: Readonly<Record<string, string>> = {}) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readRunnerFacts({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path, ...environment }).trigger;
}

const pullRequest = (head: unknown, base: unknown = { repo: { id: 1 } }) => ({ pull_request: { head, base } });

describe('readRunnerFacts', () => {
  it('says whether this is GitHub Actions, and which event', () => {
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', ACTIONS_ID_TOKEN_REQUEST_URL: 'x' };
    expect(readRunnerFacts(environment)).toEqual({ onGitHubActions: true, eventName: 'push' });
    expect(readRunnerFacts({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x', GITHUB_ACTIONS: 'yes' })).toEqual({
      onGitHubActions: false,
      eventName: '',
    });
  });

  describe('when there is no way to ask for an ID token', () => {
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

    it.each<[string, string | undefined]>([
      ['missing', undefined],
      ['empty', ''],
      ['a folder', tmpdir()],
      ['nowhere', '/nowhere/event.json'],
    ])('takes the general case where the path of the payload is %s', (_name, path) => {
      expect(readRunnerFacts({ GITHUB_EVENT_PATH: path }).trigger).toBe('repository');
    });

    it('takes the general case for a head that is null', () => {
      expect(triggerOf(pullRequest(null))).toBe('repository');
    });
  });
});

describe('idTokenVariables', () => {
  it('gives both as they are', () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: 'u', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };
    expect(idTokenVariables(environment)).toEqual({ url: 'u', bearer: 't' });
    expect(idTokenVariables({})).toEqual({ url: undefined, bearer: undefined });
  });
});

describe('runIdentity', () => {
  it('gives what the runner says, and nothing where it says nothing', () => {
    const environment = { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '2' };
    const rest = { workflow: '', action: '', actor: '', commit: '', ref: '' };
    expect(runIdentity(environment)).toEqual({ repository: 'o/r', runId: '1', runAttempt: '2', ...rest });
    expect(runIdentity({})).toEqual({ repository: '', runId: '', runAttempt: '', ...rest });
    const more = { GITHUB_WORKFLOW: 'w', GITHUB_ACTION: 'a', GITHUB_ACTOR: 'm', GITHUB_SHA: 'c', GITHUB_REF: 'r' };
    expect(runIdentity(more)).toMatchObject({ workflow: 'w', action: 'a', actor: 'm', commit: 'c', ref: 'r' });
  });
});
