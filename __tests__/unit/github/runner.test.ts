// The port to the job: whatever goes out through it is redacted, and can be no command.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRunner, idTokenVariables, readRunnerFacts, runIdentity } from '../../../src/github/runner.ts';

const SECRET = 'a-secret-that-must-not-show';
const vault = { redact: (text: string) => text.replaceAll(SECRET, '***') };

describe('createRunner', () => {
  let stdout = '';
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runner-port-'));
    stdout = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const runner = () => createRunner({ GITHUB_STEP_SUMMARY: join(folder, 'summary') }, vault);

  it.each<[string, () => void]>([
    ['a line', () => runner().info(`x ${SECRET}\n::error::pwned ##[error]x`)],
    ['a group', () => runner().group(SECRET, [`${SECRET}\n::error::pwned ##[error]x`])],
    [
      'an annotation',
      () => runner().annotate({ level: 'error', title: 'T', message: `${SECRET}\n::error::pwned ##[error]x` }),
    ],
  ])('shows no secret and no command in %s', (_name, write) => {
    write();
    expect(stdout).toContain('***');
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toMatch(/^::error::pwned|##\[/m);
  });

  it('shows no secret in the summary', () => {
    writeFileSync(join(folder, 'summary'), 'before\n');
    runner().appendSummary(`page ${SECRET}`);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('before\npage ***');
  });

  it('writes the outputs that are set, and no other', () => {
    const path = join(folder, 'output');
    writeFileSync(path, '');
    const outputs = { configured: 'true', subject: undefined };
    createRunner({ GITHUB_OUTPUT: path }, vault).publish({ environment: {}, outputs, state: {} });
    expect(readFileSync(path, 'utf8')).toMatch(/^configured<<(\S+)\r?\ntrue\r?\n\1\r?\n$/);
  });
});

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
