// What reports need of GitHub: the line of the workflow, and the comment on the pull request. Effect: network, reads files of the workspace.
import type { PullRequestOutcome } from '../github/pull-request.ts';
import type { Runner } from '../github/runner.ts';
import type { Environment } from '../github/runner-files.ts';
import type { LocationOptions } from '../github/workflow-location.ts';
import type { Cancellation } from '../net/deadline.ts';
import type { CommentText } from '../report/comment.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { RunPorts } from './ports.ts';

interface Job {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Environment;
  readonly cancellation: Cancellation;
}

/** Creates the ports. Nothing is loaded before they are used. */
export function createReportPorts(job: Job): Pick<RunPorts, 'locate' | 'readStep' | 'comment'> {
  const { environment, vault } = job;
  return {
    locate: async (target, context, limitSeconds) =>
      (await loadLocation()).locateInWorkflow(environment, target, lookupOf(job, context, limitSeconds)),
    readStep: async (context, limitSeconds) =>
      (await loadLocation()).readStepInWorkflow(environment, lookupOf(job, context, limitSeconds)),
    comment: (mode, body, limitSeconds) =>
      comment(job, { mode, body, limitSeconds }).catch((error) => {
        return { outcome: 'failed', reason: 'other', message: vault.clean(String(error)) };
      }),
  };
}

function loadLocation() {
  return import('../github/workflow-location.ts');
}

/** How a workflow is read. */
function lookupOf(job: Job, context: IdTokenClaims['context'], limitSeconds: number): LocationOptions {
  return {
    token: githubToken(job),
    claims: { ...definingWorkflow(job.runner), ...context },
    limitSeconds,
    signal: job.cancellation.listen(),
  };
}

function githubToken({ runner, vault }: Job): string {
  const token = runner.readInput('github-token');
  if (token.length >= CREDENTIAL_MIN_LENGTH) vault.keep({ token });
  return token;
}

/** Which workflow defines the job. The runner knows it even where there is no token to say so. */
function definingWorkflow(runner: Runner): IdTokenClaims['context'] {
  const [ref, sha] = [runner.readInput('workflow-ref'), runner.readInput('workflow-sha')];
  return ref && sha ? { job_workflow_ref: ref, job_workflow_sha: sha } : {};
}

interface Comment {
  readonly mode: 'failed' | 'passed';
  readonly body: CommentText;
  readonly limitSeconds: number;
}

async function comment(job: Job, { mode, body, limitSeconds }: Comment): Promise<PullRequestOutcome> {
  const { runner, vault, environment, cancellation } = job;
  const { reportOnPullRequest } = await import('../github/pull-request.ts');
  const token = githubToken(job);
  const text = mode === 'passed' ? body.text : await publicText(job, body, limitSeconds / 2);
  return reportOnPullRequest(environment, {
    token,
    mode,
    part: JSON.stringify([environment['GITHUB_ACTION'], runner.readInput('job-index')]),
    body: vault.redact(text),
    limitSeconds,
    signal: cancellation.listen(),
  });
}

/** The full text, if the workflow shows that nothing in it comes from a secret: nobody masks comments. */
async function publicText(job: Job, { text, brief }: CommentText, limitSeconds: number): Promise<string> {
  const { runner, environment } = job;
  const [{ secretsInWorkflow }, { tellsOf }] = await Promise.all([loadLocation(), import('../report/comment.ts')]);
  const secrets = await secretsInWorkflow(environment, lookupOf(job, {}, limitSeconds));
  if (secrets === undefined) return brief;
  const values = [
    ...secrets.inputs.map((name) => runner.readInput(name.toLowerCase())),
    ...secrets.variables.map((name) => environment[name] ?? ''),
  ];
  return tellsOf(text, values) ? brief : text;
}
