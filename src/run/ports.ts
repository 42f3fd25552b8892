// What a run needs of the world, and what its steps give to each other: types alone.
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Runner } from '../github/runner.ts';
import type { ReadPolicyFile } from '../github/trust-policy-file.ts';
import type { StepAsRead } from '../github/workflow-location.ts';
import type { Cancellation, Deadline } from '../net/deadline.ts';
import type { Proxies } from '../net/proxy.ts';
import type { Facts } from '../observe/facts.ts';
import type { Observation } from '../observe/observe.ts';
import type { ProcessPorts } from '../observe/run-context.ts';
import type { PublishPorts } from '../publish/publish.ts';
import type { ReportPorts } from '../report/report.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';

/** What the run needs of the world: the process, what later steps get, and where reports go. */
export interface RunPorts extends ProcessPorts, PublishPorts, ReportPorts {
  readonly runner: Runner;
  readonly cancellation: Cancellation;
  /** Reads what the workflow says about the step, within the limit. Never throws; undefined where it is not sure. */
  readonly readStep: (claims: IdTokenClaims['context'], limitSeconds: number) => Promise<StepAsRead | undefined>;
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
