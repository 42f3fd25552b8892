// How long the API of GitHub is waited for where there would be more time: for what is only nice to have.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { reportOnPullRequest } from '../../src/github/pull-request.ts';
import { locateInWorkflow } from '../../src/github/workflow-location.ts';

const folder = mkdtempSync(join(tmpdir(), 'api-limits-'));
const event = join(folder, 'event.json');
writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
afterAll(() => rmSync(folder, { recursive: true }));

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

/** Longer than a test may take. */
const NO_LIMIT = {
  token: 'ghs_0123456789abcdef0123456789abcdef',
  limitSeconds: 3600,
  signal: new AbortController().signal,
};

async function environmentWith(kind: 'hang' | 'trickle') {
  sandbox = await startSandbox({ faults: [{ operation: 'Other', effect: { kind } }] });
  return {
    GITHUB_API_URL: sandbox.githubApiUrl,
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKFLOW_REF: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/pull/7/merge',
    GITHUB_WORKFLOW_SHA: sandbox.world.claims['sha'],
    GITHUB_JOB: 'deploy',
    GITHUB_ACTION: '__self',
  };
}

describe.each(['hang', 'trickle'] as const)('where the API does %s', (kind) => {
  it('gives up a comment after 5 s', async () => {
    const environment = await environmentWith(kind);
    const outcome = await reportOnPullRequest(environment, {
      ...NO_LIMIT,
      mode: 'failed',
      part: 'step',
      body: 'Refused.',
    });
    const message = "GitHub's API did not answer within 5 s.";
    expect(outcome).toEqual({ outcome: 'failed', reason: 'unreachable', message });
  });

  it('gives up the line of the workflow', async () => {
    const environment = await environmentWith(kind);
    expect(await locateInWorkflow(environment, { kind: 'step' }, NO_LIMIT)).toBeUndefined();
    expect(sandbox?.requests.length).toBeGreaterThan(0);
  });
});
