// What the inputs ask for, checked and typed. Types only.
import type { RoleArn } from '../aws/arn.ts';
import type { Source } from './sources.ts';

/** When the job summary is written. */
export type SummaryMode = 'always' | 'on-failure' | 'never';

/**
 * `configure`: exchange, verify, publish. `diagnose`: find out everything, publish nothing. `verify`: exchange nothing, and
 * look at what later steps will use.
 */
export type Mode = 'configure' | 'diagnose' | 'verify';

/** A role that later steps use by the name of a profile. */
export interface NamedRole {
  readonly profile: string;
  readonly role: RoleArn;
}

/** What becomes of issued credentials that the post step finds in a file: nothing, since it does not look; a warning; a failed job. */
export type LeakCheck = 'off' | 'warn' | 'fail';

/** What becomes of a run that can have no ID token because of who triggered it: a fork, or Dependabot. */
export type OnMissingOidc = 'fail' | 'warn' | 'skip';

/** What AssumeRole tells AWS about the run, for its policies and for CloudTrail. */
export interface SessionTags {
  /** Those that somebody asked for: they are never dropped. */
  readonly custom: Readonly<Record<string, string>>;
  /** Those that say which run it is; dropped where all together are too many for STS. */
  readonly usual: Readonly<Record<string, string>>;
  /** Names of tags that sessions chained from this one inherit. */
  readonly transitive: readonly string[];
}

/** Where STS is asked, and who said so. */
export interface Endpoint {
  /** An absolute URL; undefined: the region's own, as the SDK knows it. */
  readonly url?: string;
  readonly source: 'sts-endpoint' | 'AWS_ENDPOINT_URL_STS' | 'region';
  /** Whether the host is one of AWS's. */
  readonly awsOwned: boolean;
  /** Variants of AWS's own endpoint that the environment asks for. */
  readonly fips?: true;
  readonly dualStack?: true;
}

/** One record for the whole run. Every value has passed its rule. */
export interface Settings {
  readonly mode: Mode;
  readonly region: string;
  readonly source: Source;
  /** Absolute path; only for the source `token-file`. */
  readonly tokenFile?: string;
  /** Undefined where nothing is exchanged, and where only the name is given. */
  readonly role?: RoleArn;
  /** A role in the account of the first credentials, by its name and path alone. */
  readonly roleName?: string;
  /** Several roles at once, in place of the one; empty for none. */
  readonly roles: readonly NamedRole[];
  /** Roles assumed one after the other behind the first. */
  readonly roleChain: readonly RoleArn[];
  readonly externalId?: string;
  readonly sessionTags: SessionTags;
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
  /** Whether credentials that were there before are blanked where none are exported. */
  readonly unsetCurrentCredentials: boolean;
  /** Whether the session is asked for again until its secrets hold no special characters. */
  readonly avoidSpecialCharacters: boolean;
  /** Whether credentials in the environment are kept where they are those that are wanted. */
  readonly useExistingCredentials: boolean;
  /** Whether later steps get a profile that renews itself, in place of keys that end. */
  readonly refresh: boolean;
  /** Name of the profile that later steps get. */
  readonly profile?: string;
  readonly overwriteProfile: boolean;
  readonly leakCheck: LeakCheck;
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

/** A rule that an input breaks, with its text as it was given: not to be shown. */
export interface Refused {
  /** As in {@link InputViolation}. */
  readonly input: string;
  readonly text: string;
  /** These two may repeat parts of the text. */
  readonly rule: string;
  readonly hint?: string;
}

/** A rule that an input breaks, as data; the sentence is made last. */
export interface InputViolation {
  /** The input's name, or the environment variable's where it was read in place of the input. */
  readonly input: string;
  /** What the value must be: completes "<input> must be …". */
  readonly rule: string;
  /** As given, cut, and `***` where it is or looks like a secret. */
  readonly value: string;
  /** What probably happened, as a sentence. */
  readonly hint?: string;
}

/** The inputs' texts by name, and what else the settings depend on. */
export interface RawInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly run: RunIdentity;
}

/** Which run it is, for the default session name and the usual session tags; empty where the runner does not say. */
export interface RunIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly workflow: string;
  readonly action: string;
  readonly actor: string;
  readonly commit: string;
  readonly ref: string;
}
