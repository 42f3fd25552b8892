// The job, as the runner's variables tell of it.
import { describe, expect, it } from '@jest/globals';
import { idTokenVariables, readRunnerFacts, runIdentity } from '../../../src/github/runner-facts.ts';

describe('readRunnerFacts', () => {
  it('says whether this is GitHub Actions, and which event', () => {
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', ACTIONS_ID_TOKEN_REQUEST_URL: 'x' };
    expect(readRunnerFacts(environment)).toEqual({ onGitHubActions: true, eventName: 'push' });
    expect(readRunnerFacts({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x', GITHUB_ACTIONS: 'yes' })).toEqual({
      onGitHubActions: false,
      eventName: '',
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
    const who = { actor: '', triggeringActor: '', workflow: '', action: '', job: '', eventName: '' };
    const rest = { ...who, commit: '', ref: '', baseRef: '', headRef: '' };
    expect(runIdentity(environment)).toEqual({ repository: 'o/r', runId: '1', runAttempt: '2', ...rest });
    expect(runIdentity({})).toEqual({ repository: '', runId: '', runAttempt: '', ...rest });
    const more = { GITHUB_WORKFLOW: 'w', GITHUB_ACTION: 'a', GITHUB_ACTOR: 'm', GITHUB_SHA: 'c', GITHUB_REF: 'r' };
    expect(runIdentity(more)).toMatchObject({ workflow: 'w', action: 'a', actor: 'm', commit: 'c', ref: 'r' });
    const later = { GITHUB_EVENT_NAME: 'e', GITHUB_JOB: 'j', GITHUB_TRIGGERING_ACTOR: 't' };
    expect(runIdentity(later)).toMatchObject({ eventName: 'e', job: 'j', triggeringActor: 't' });
    const ofPullRequest = { GITHUB_BASE_REF: 'b', GITHUB_HEAD_REF: 'h' };
    expect(runIdentity(ofPullRequest)).toMatchObject({ baseRef: 'b', headRef: 'h' });
  });
});
