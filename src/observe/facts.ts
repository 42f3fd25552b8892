// What a run saw, as plain JSON without a secret in it. Types only.
import type { RoleArn } from '../aws/arn.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/settings.ts';
import type { ClockReading, EpochSeconds } from '../util/time.ts';
import type { Expectations } from './expectations.ts';

/** The requests of a run, by the names that their services give them. */
export type Operation =
  | 'RequestIdToken'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRole'
  | 'GetCallerIdentity'
  /** Not requests, but as likely to fail: a file with a web identity token, and credentials of the machine. */
  | 'ReadTokenFile'
  | 'LoadCredentials';

/** One step of the run: done, failed, or not reached because an earlier one failed. */
export type Attempt<T> =
  | { readonly status: 'succeeded'; readonly value: T }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'not-attempted' };

/** The last failure of an operation, after its retries. */
export interface Failure {
  readonly service: 'github' | 'sts' | 'runner';
  readonly operation: Operation;
  /**
   * AWS's wire code without a trailing `Exception`; `HTTP_<status>` for an answer without one; the code of a network
   * error; or one of {@link OwnFailureCode}.
   */
  readonly code: string;
  /** What the other side said: redacted, one line, cut. */
  readonly message: string;
  /** The host that was asked, as far as it is known. */
  readonly host?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  /** Seconds that the answer asked us to wait. */
  readonly retryAfterSeconds?: number;
  /** How often the operation was tried, this time included. */
  readonly attempts: number;
}

/** Failure codes that are ours, not a service's. */
export type OwnFailureCode =
  /** Neither variable of the ID-token request is set. */
  | 'NO_ID_TOKEN_VARIABLES'
  /** Only one of the two variables is set, or the URL in it cannot be used. */
  | 'BAD_ID_TOKEN_VARIABLES'
  /** The issuer's answer holds no ID token, or none that can be decoded. */
  | 'NO_ID_TOKEN_IN_ANSWER'
  /** An answer with a good status, or longer than any, that is not what the service sends. */
  | 'UNEXPECTED_ANSWER'
  /** A single request took longer than its own limit. */
  | 'REQUEST_TIMED_OUT'
  /** The deadline of the whole run passed. */
  | 'DEADLINE_PASSED'
  /** The job was cancelled. */
  | 'CANCELLED';

/**
 * The claims of the ID token, decoded and not verified. Only what a trust policy or a reader can use: no `jti`, no
 * custom properties.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export interface IdTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly exp: EpochSeconds;
  readonly iat: EpochSeconds;
  /** Text claims by name, as far as the token has them. */
  readonly context: Readonly<Partial<Record<ContextClaim, string>>>;
  /** Names of the claims that are not kept: their values may be nobody's business. */
  readonly otherNames?: readonly string[];
}

/** Claims that describe the run, in the order in which they are shown. */
export const CONTEXT_CLAIMS = [
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'event_name',
  'ref',
  'ref_type',
  'head_ref',
  'base_ref',
  'environment',
  'actor',
  'actor_id',
  'workflow',
  'workflow_ref',
  'job_workflow_ref',
  'job_workflow_sha',
  'runner_environment',
  'enterprise',
  'enterprise_id',
  'run_id',
  'run_attempt',
] as const;

export type ContextClaim = (typeof CONTEXT_CLAIMS)[number];

/** What STS granted, without the credentials themselves. */
export interface RoleSession {
  /** Role, session name and length are those that were asked for. */
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly arn: string;
  readonly assumedRoleId: string;
  readonly expiresAt: EpochSeconds;
  /** The service's clock when it answered, as far as it said. */
  readonly grantedAt?: EpochSeconds;
  /** By which AWS, and CloudTrail, know the request. */
  readonly requestId?: string;
  /** Share of the binary limit that session policies use, in percent. */
  readonly packedPolicySizePercent?: number;
  /** Keys of tags that sessions behind this one inherit, and that must not be set again there. */
  readonly inheritedTagKeys?: readonly string[];
  /** Session tags that STS had no room for. */
  readonly droppedTags?: readonly string[];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** Of the answer that says so. */
  readonly requestId?: string;
}

/** What the runner told us about the job; empty where it did not. */
export interface RunnerFacts {
  readonly onGitHubActions: boolean;
  readonly eventName: string;
  /** The operating system, as far as the runner says. */
  readonly os?: OperatingSystem;
  /** Credentials that other steps, or the machine, have put into the environment before. */
  readonly inherited?: InheritedCredentials;
  /** Known only when it was needed: where the run comes from, for a missing ID token. */
  readonly origin?: RunOrigin;
}

/** RUNNER_OS. @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export type OperatingSystem = 'Linux' | 'Windows' | 'macOS';

/** What of AWS's own variables is set, without any secret. */
export interface InheritedCredentials {
  /** AWS_PROFILE, or AWS_DEFAULT_PROFILE. */
  readonly profile?: { readonly variable: string; readonly name: string };
  /** Whether there are access keys, and of which kind: those of a user do not expire. */
  readonly keys?: 'long-term' | 'session';
  /** Variables that contradict each other, a sentence each. */
  readonly conflicts?: readonly string[];
}

/** Whose code triggered the run. */
export type RunOrigin = 'fork-pull-request' | 'dependabot' | 'repository';

/** How long each stage took, in seconds of a clock that nobody sets. */
export type Timings = Readonly<Partial<Record<Operation | 'total', number>>>;

/** Everything that the diagnosis may use. */
export interface Facts {
  readonly settings: Settings;
  readonly runner: RunnerFacts;
  /** GitHub's, or the web identity token of a file. */
  readonly idToken: Attempt<IdTokenClaims>;
  /** Whose the credentials are from which a role is assumed: those of the inputs or of the machine. */
  readonly origin: Attempt<CallerIdentity>;
  /** Where ambient credentials were found. */
  readonly ambientSource?: string;
  /** Sessions on the way to the last one, verified and given to nobody. */
  readonly hops: readonly RoleSession[];
  /** Credentials of the environment were kept: they are those that are wanted. */
  readonly kept?: true;
  /** When kept credentials end; undefined where nothing says so, infinity for keys that do not. */
  readonly keptUntil?: EpochSeconds;
  /** The role that was asked for last. */
  readonly target?: RoleArn;
  /** The last one that was asked for. */
  readonly roleSession: Attempt<RoleSession>;
  /** Whose the credentials are that are to be handed on. */
  readonly callerIdentity: Attempt<CallerIdentity>;
  readonly clocks: readonly ClockReading[];
  /** This machine's clock when the observation ended. */
  readonly observedAt: EpochSeconds;
  readonly timings: Timings;
  /** How the token meets what the workflow expects of it; undefined where it expects nothing. */
  readonly expectations?: Expectations;
  /** What kept trust-policy-file from being read, in a run that goes on all the same. */
  readonly policyFileProblem?: { readonly path: string; readonly problem: string };
}

/** The type itself where no {@link Secret} is anywhere in it, else `never`. */
type WithoutSecrets<T> = T extends Secret ? never : T extends object ? { [K in keyof T]: WithoutSecrets<T[K]> } : T;

/**
 * Compiles only while the facts hold no secret.
 * @public
 */
export type FactsAreSafe = Assert<Facts extends WithoutSecrets<Facts> ? true : false>;
type Assert<T extends true> = T;

export type { RoleArn };
