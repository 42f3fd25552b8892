// What a run needs of the world, and what its steps give to each other. Of these ports, those to GitHub for reports are made here: the
// line of the workflow, and the comment on the pull request. Effect: network, reads files of the workspace.
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Runner } from '../github/runner.ts';
import type { Environment } from '../github/runner-files.ts';
import type { ReadPolicyFile } from '../github/trust-policy-file.ts';
import type { Cancellation, Deadline } from '../net/deadline.ts';
import type { Proxies } from '../net/proxy.ts';
import type { Facts } from '../observe/facts.ts';
import type { Observation } from '../observe/observe.ts';
import type { ProcessPorts } from '../observe/run-context.ts';
import type { PublishPorts } from '../publish/publish.ts';
import type { CommentText } from '../report/comment.ts';
import type { ReportPorts } from '../report/report.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import type { Credentials, Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';

/** What the run needs of the world: the process, what later steps get, and where reports go. */
export interface RunPorts extends ProcessPorts, PublishPorts, ReportPorts {
  readonly runner: Runner;
  readonly cancellation: Cancellation;
}

/** What the inputs ask for, once every one has passed its rules. */
export interface Plan {
  readonly settings: Settings;
  readonly proxy: Proxies;
  /** The trust policy of each role, in the order of `roles`, or of the only one; empty without trust-policy-file. */
  readonly policyFiles: readonly ReadPolicyFile[];
}

/** A plan under way. */
export interface RunningPlan extends Plan {
  readonly deadline: Deadline;
}

/** What was observed for one role, and the profile that is to have its credentials. */
export interface ObservedRole extends Observation {
  readonly profile?: string;
}

/** A role, or keys, that passed every check. */
export interface VerifiedRole {
  readonly verified: VerifiedFacts;
  /** Undefined for credentials that stay where they are. */
  readonly credentials?: Credentials;
  readonly profile?: string;
}

/** The diagnosis of a run, and the facts that it is about: those of the role that failed, or of the first. */
export interface Judgment {
  readonly diagnosis: Diagnosis;
  readonly facts: Facts;
}

/** One of the two ways through a run: with one role, or with several at once. */
export interface Way {
  /** Never throws: failures are in the facts. */
  observe(plan: RunningPlan, ports: RunPorts): Promise<readonly ObservedRole[]>;
  diagnose(observed: readonly ObservedRole[]): Promise<Judgment>;
  /** Reports a success. Never throws. */
  report(roles: readonly VerifiedRole[], diagnosis: Diagnosis, ports: RunPorts): Promise<void>;
}

interface Job {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Environment;
  readonly cancellation: Cancellation;
}

/** Creates what reports need of GitHub. */
export function createReportPorts(job: Job): Pick<ReportPorts, 'locate' | 'readStep' | 'comment'> {
  const { runner, vault, environment, cancellation } = job;
  const githubToken = () => {
    const token = runner.readInput('github-token');
    if (token.length >= CREDENTIAL_MIN_LENGTH) vault.keep({ token });
    return token;
  };
  const loadLocation = () => import('../github/workflow-location.ts');
  const optionsFor = (context: IdTokenClaims['context'], limitSeconds: number) => ({
    token: githubToken(),
    claims: { ...definingWorkflow(runner), ...context },
    limitSeconds,
    signal: cancellation.listen(),
  });
  /** The full text, if the workflow shows that nothing in it comes from a secret: nobody masks comments. */
  const publicText = async ({ text, brief }: CommentText, token: string, limitSeconds: number) => {
    const [{ secretsInWorkflow }, { tellsOf }] = await Promise.all([loadLocation(), import('../report/comment.ts')]);
    const secrets = await secretsInWorkflow(environment, { ...optionsFor({}, limitSeconds / 2), token });
    if (secrets === undefined) return brief;
    const values = [
      ...secrets.inputs.map((name) => runner.readInput(name.toLowerCase())),
      ...secrets.variables.map((name) => environment[name] ?? ''),
    ];
    return tellsOf(text, values) ? brief : text;
  };
  return {
    locate: async (target, context, limitSeconds) =>
      (await loadLocation()).locateInWorkflow(environment, target, optionsFor(context, limitSeconds)),
    readStep: async (context, limitSeconds) =>
      (await loadLocation()).readStepInWorkflow(environment, optionsFor(context, limitSeconds)),
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
