// What the inputs ask for, checked and typed. Types only.
import type { RoleArn } from '../aws/arn.ts';

/** When the job summary is written. */
export type SummaryMode = 'always' | 'on-failure' | 'never';

/** `configure`: exchange, verify, publish. `diagnose`: find out everything, publish nothing. */
export type Mode = 'configure' | 'diagnose';

/** What becomes of a run that can have no ID token because of who triggered it: a fork, or Dependabot. */
export type OnMissingOidc = 'fail' | 'warn' | 'skip';

/** Where STS is asked, and who said so. */
export interface Endpoint {
  /** An absolute URL; undefined: the region's own, as the SDK knows it. */
  readonly url?: string;
  readonly source: 'sts-endpoint' | 'AWS_ENDPOINT_URL_STS' | 'region';
  /** Whether the host is one of AWS's. */
  readonly awsOwned: boolean;
}

/** One record for the whole run. Every value has passed its rule. */
export interface Settings {
  readonly mode: Mode;
  readonly region: string;
  /** Undefined only where nothing is exchanged. */
  readonly role?: RoleArn;
  readonly roleSessionName: string;
  /** 900 to 43200. */
  readonly durationSeconds: number;
  readonly audience: string;
  /** Twelve digits each; undefined: any account. */
  readonly allowedAccountIds?: readonly string[];
  /** Role ARNs, wildcards allowed; undefined: any role. */
  readonly allowedRoleArns?: readonly string[];
  readonly maskAccountId: boolean;
  /** JSON text of at most 2048 characters. */
  readonly inlineSessionPolicy?: string;
  /** At most 10. */
  readonly managedSessionPolicies: readonly string[];
  readonly outputCredentials: boolean;
  readonly outputEnvCredentials: boolean;
  /** The whole run's deadline. */
  readonly timeoutSeconds: number;
  /** For each operation; 1: no retry. */
  readonly maxAttempts: number;
  readonly endpoint: Endpoint;
  readonly maxClockSkewSeconds: number;
  /** 0: no minimum. */
  readonly minimumRemainingSeconds: number;
  /** Patterns with IAM's wildcards, of which the subject must match one; undefined: any subject. */
  readonly expectedSubjects?: readonly string[];
  /** Path below the workspace, with forward slashes. */
  readonly trustPolicyFile?: string;
  readonly onMissingOidc: OnMissingOidc;
  readonly pullRequestComment: 'never' | 'on-failure';
  readonly summary: SummaryMode;
}

/** A rule that an input breaks, as data; the sentence is made last. */
export interface InputViolation {
  /** The input's name, or the environment variable's where it was read in place of the input. */
  readonly input: string;
  /** What the value must be: completes "<input> must be …". */
  readonly rule: string;
  /** As given, cut, and `***` where it looks like a secret. */
  readonly value: string;
  /** What probably happened, as a sentence. */
  readonly hint?: string;
}

/** The inputs' texts by name, and what else the settings depend on. */
export interface RawInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Partial<Record<'AWS_REGION' | 'AWS_DEFAULT_REGION' | 'AWS_ENDPOINT_URL_STS', string>>>;
  /** For the default session name. */
  readonly run: { readonly repository: string; readonly runId: string; readonly runAttempt: string };
}
