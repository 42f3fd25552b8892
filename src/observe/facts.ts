// What a run saw, as plain JSON without a secret in it. Types only.

import type { RoleArn } from '../aws/arn.ts';
import type { CallerIdentity, RoleSession } from '../aws/role-session.ts';
import type { Attempt, Operation } from '../net/failure.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { ClockReading, EpochSeconds } from '../util/time.ts';
import type { Expectations } from './expectations.ts';

/** What the runner told us about the job; empty where it did not. */
export interface RunnerFacts {
  readonly onGitHubActions: boolean;
  readonly eventName: string;
  /** The operating system, as far as the runner says. */
  readonly os?: OperatingSystem;
  /** Credentials that other steps, or the machine, have put into the environment before. */
  readonly inherited?: InheritedCredentials;
  /** Known only when it was needed: whose code triggered the run, for a missing ID token. */
  readonly trigger?: RunTrigger;
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
export type RunTrigger = 'fork-pull-request' | 'dependabot' | 'repository';

/** How long each stage took, in seconds of a clock that nobody sets. */
export type Timings = Readonly<Partial<Record<Operation | 'total', number>>>;

/** Everything that the diagnosis may use. */
export interface Facts {
  readonly settings: Settings;
  readonly runner: RunnerFacts;
  /** GitHub's, or the web identity token of a file. */
  readonly idToken: Attempt<IdTokenClaims>;
  /** Whose the credentials are from which a role is assumed: those of the inputs or of the machine. */
  readonly baseIdentity: Attempt<CallerIdentity>;
  /** Where ambient credentials were found. */
  readonly ambientSource?: string;
  /** Sessions on the way to the last one, verified and given to nobody. */
  readonly chain: readonly RoleSession[];
  /** Credentials of the environment were kept: they are those that are wanted. */
  readonly existing?: true;
  /** When kept credentials end; undefined where nothing says so, infinity for keys that do not. */
  readonly existingUntil?: EpochSeconds;
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
