// What preflight finds in the workflows of a repository before any of them runs: types alone.
import type { Explanation, Severity } from '../diagnosis/definition.ts';
import type { Confidence } from '../diagnosis/finding.ts';

/** One mistake, on its line. */
export interface PreflightFinding {
  readonly code: string;
  /** `error` only where no run of the step can succeed. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly explanation: Explanation;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** The id of the job. */
  readonly job?: string;
}

/** What one step of a job will have when one trigger starts it. */
export interface PredictedRun {
  /** The file that has the step. */
  readonly file: string;
  readonly line: number;
  /** The id of the job; behind those of the jobs that call it: `release / deploy`. */
  readonly job: string;
  /** The event, and what it is for where the workflow says so: `push (refs/heads/main)`. */
  readonly trigger: string;
  /** ARN or name; absent where an expression hides it. */
  readonly role?: string;
  /** The subject of the ID token, with `*` for what is not known; absent where nothing is. */
  readonly subject?: string;
  readonly permission: 'granted' | 'missing' | 'unknown';
  readonly verdict: 'allowed' | 'refused' | 'unknown';
  /** The condition that refuses, why the verdict is unknown, or what it depends on. */
  readonly reason?: string;
  /** Of the ID token. */
  readonly audience?: string;
  readonly account?: string;
  readonly partition?: string;
  readonly region?: string;
  readonly durationSeconds?: number;
  readonly sessionName?: string;
}

/** Everything that preflight says. */
export interface PreflightReport {
  /** In the order of files and lines. */
  readonly findings: readonly PreflightFinding[];
  readonly runs: readonly PredictedRun[];
  /** How many workflows were read. */
  readonly files: number;
  /** What was not looked at, and why, as a sentence. */
  readonly unread: readonly UnreadFile[];
}

/** A file that preflight says nothing about, or not all: the first of them. */
export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

/** Whose subjects the ID tokens have. */
export interface RepositoryIdentity {
  /** `owner/name` */
  readonly name: string;
  readonly ownerId?: string;
  readonly id?: string;
}

/** What {@link preflight} looks at. */
export interface PreflightOptions {
  /** The folder that has `.github`. */
  readonly root: string;
  /** Files and folders below the root: tells only about these. Workflows among them are read wherever they are. */
  readonly paths?: readonly string[];
  /** Patterns for files with trust policies, relative to the root. */
  readonly trustPolicies?: readonly string[];
  /** Whether to tell what is only worth knowing. */
  readonly notices?: boolean;
  /** As GITHUB_REPOSITORY says; otherwise read from the remote `upstream` or `origin` of the checkout. */
  readonly repository?: RepositoryIdentity;
  /** The share of the time that is spent: what is not looked at once it is 1 is reported. Without it, 1 is 10 seconds. */
  readonly spent?: () => number;
}
