// What a leak check looks for and what it found: plain data, without any of the values. Types and limits.
import type { IssuedSession, ValueName } from './patterns.ts';

/** A place to look in. */
export interface Place {
  /** For people: `workspace`, `~/.aws`. */
  readonly name: string;
  /** A folder or a file, or a link to one. It does not have to exist. */
  readonly path: string;
  /** Reads only the entries of the folder whose names begin with this. */
  readonly prefix?: string;
  /** Whether annotations can point into it. */
  readonly isWorkspace?: boolean;
}

/** A file or folder that the check skips, and why, for people. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** The limits of a whole check. */
export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
}

/** What to look for, and where. */
export interface LeakCheck {
  readonly sessions: readonly IssuedSession[];
  /** In the order of the search. One may be inside another: no file is read twice. */
  readonly places: readonly Place[];
  readonly leaveOut?: readonly LeftOut[];
  /** {@link DEFAULT_LIMITS} by default. */
  readonly limits?: Partial<Limits>;
  /** A clock in seconds that is never set, such as `performance.now() / 1000`. */
  readonly now: () => number;
}

/** One value in one way of writing, at its first place in a file. */
export interface LeakedValue {
  readonly value: ValueName;
  /** In words: `base64, wrapped`. */
  readonly encoding: string;
  /** From 1; missing if the time was over before the lines were counted. */
  readonly line?: number;
}

/** A file that holds values. */
export interface LeakFinding {
  /** Absolute, unescaped. Ends in `***` where a value is in the path itself. */
  readonly path: string;
  /** Relative to the workspace, with slashes; missing for a file elsewhere. */
  readonly workspacePath?: string;
  /** At least one, in the order of their places. */
  readonly values: readonly LeakedValue[];
}

/** How much of a place was read. */
export interface PlaceReport {
  readonly name: string;
  readonly state: 'read' | 'read with another place' | 'not there' | 'not readable' | 'not finished' | 'not begun';
  readonly files: number;
  readonly bytes: number;
}

/** How many there were, and the first few, unescaped. */
export interface Tally {
  readonly count: number;
  readonly examples: readonly string[];
}

/** What was not read, by reason. */
export interface NotRead {
  readonly leftOut: readonly LeftOut[];
  readonly links: Tally;
  /** Pipes, sockets, devices. */
  readonly specials: Tally;
  /** Each with the system's code. */
  readonly unreadable: Tally;
  /** Archives, compressed files and git objects: read as they are, not unpacked. */
  readonly packed: Tally;
}

/** What a leak check found. */
export interface LeakReport {
  /** How many sessions' values were looked for; without any, nothing is read. */
  readonly sessions: number;
  /** At most {@link FINDINGS_MAX}, in the order in which they were found. */
  readonly findings: readonly LeakFinding[];
  /** How many files hold a value, including those that are not listed. */
  readonly leakyFiles: number;
  readonly read: { readonly files: number; readonly bytes: number; readonly seconds: number };
  readonly places: readonly PlaceReport[];
  readonly notRead: NotRead;
  readonly limits: Limits;
  /** The limit that ended the check before it had read everything. */
  readonly stoppedBy?: keyof Limits;
}

/** Limits that a check keeps unless told otherwise. */
export const DEFAULT_LIMITS: Limits = { seconds: 60, bytes: 16 * 2 ** 30 };
/** Files that a report lists. */
export const FINDINGS_MAX = 1000;
