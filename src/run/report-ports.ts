// What reports take from GitHub: the line of the workflow, and the comment on the pull request. Both are loaded when they are needed.
// Effect: network, reads files of the workspace.
import type { Runner } from '../github/runner.ts';
import type { Environment } from '../github/runner-files.ts';
import type { Cancellation } from '../net/deadline.ts';
import type { CommentText } from '../report/comment.ts';
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
  /** The full text, if the workflow shows that nothing in it comes from a secret: nobody masks comments. */
  const publicText = async ({ text, brief }: CommentText, token: string, limitSeconds: number) => {
    const [{ secretsInWorkflow }, { tellsOf }] = await Promise.all([
      import('../github/workflow-location.ts'),
      import('../report/comment.ts'),
    ]);
    const claims = definingWorkflow(runner);
    const options = { token, claims, limitSeconds: limitSeconds / 2, signal: cancellation.listen() };
    const secrets = await secretsInWorkflow(environment, options);
    if (secrets === undefined) return brief;
    const values = [
      ...secrets.inputs.map((name) => runner.readInput(name.toLowerCase())),
      ...secrets.variables.map((name) => environment[name] ?? ''),
    ];
    return tellsOf(text, values) ? brief : text;
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
        const token = githubToken();
        return await reportOnPullRequest(environment, {
          token,
          mode,
          part: JSON.stringify([environment['GITHUB_ACTION'], runner.readInput('job-index')]),
          body: vault.redact(mode === 'passed' ? body.text : await publicText(body, token, limitSeconds)),
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
