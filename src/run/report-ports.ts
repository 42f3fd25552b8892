// What reports take from GitHub: the line of the workflow, and the comment on the pull request. Both are loaded when they are needed.
// Effect: network, reads files of the workspace.
import type { Runner } from '../github/runner.ts';
import type { Environment } from '../github/runner-files.ts';
import type { Cancellation } from '../net/deadline.ts';
import type { ReportPorts } from '../report/report.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';

interface Job {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Environment;
  readonly cancellation: Cancellation;
}

/** Creates what reports need of GitHub. */
export function createReportPorts(job: Job): Pick<ReportPorts, 'locate' | 'comment'> {
  const { runner, vault, environment, cancellation } = job;
  const githubToken = () => {
    const token = runner.readInput('github-token');
    if (token.length >= CREDENTIAL_MIN_LENGTH) vault.keep({ token });
    return token;
  };
  return {
    locate: async (target, context, limitSeconds) => {
      const { locateInWorkflow } = await import('../github/workflow-location.ts');
      const claims = { ...definingWorkflow(runner), ...context };
      const signal = cancellation.listen();
      return locateInWorkflow(environment, target, { token: githubToken(), claims, limitSeconds, signal });
    },
    comment: async (mode, body, limitSeconds) => {
      try {
        const { reportOnPullRequest } = await import('../github/pull-request.ts');
        return await reportOnPullRequest(environment, {
          token: githubToken(),
          mode,
          part: JSON.stringify([environment['GITHUB_ACTION'], runner.readInput('job-index')]),
          body: vault.redact(body),
          limitSeconds,
          signal: cancellation.listen(),
        });
      } catch (error) {
        return { outcome: 'failed', reason: 'other', message: vault.clean(String(error)) };
      }
    },
  };
}

/** Which workflow defines the job. The runner knows it even where there is no token to say so. */
function definingWorkflow(runner: Runner): IdTokenClaims['context'] {
  const [ref, sha] = [runner.readInput('workflow-ref'), runner.readInput('workflow-sha')];
  return ref && sha ? { job_workflow_ref: ref, job_workflow_sha: sha } : {};
}
