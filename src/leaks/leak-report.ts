// What a leak check was asked and what it found: plain data, without any of the values. Types only.
import type { IssuedSession, ValueName } from './patterns.ts';

/** Where to look. */
export interface Place {
  /** For people: `workspace`, `~/.aws`. */
  readonly name: string;
  /** A folder or a file; where it is a link, what it leads to. One that is not there is nothing. */
  readonly path: string;
  /** Only entries of the folder whose names begin so; nothing is said of the others. */
  readonly prefix?: string;
  /** Whether annotations can point into it. */
  readonly isWorkspace?: boolean;
}

/** A file or folder that is not to be looked at, and why, for people. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

export interface Limits {
  /** For everything together. */
  readonly seconds: number;
  /** That are read in all. */
  readonly bytes: number;
}

export interface LeakCheck {
  readonly sessions: readonly IssuedSession[];
  /** In the order in which to look. One may be inside another: nothing is read twice. */
  readonly places: readonly Place[];
  readonly leaveOut?: readonly LeftOut[];
  /** {@link DEFAULT_LIMITS} where nothing else is said. */
  readonly limits?: Partial<Limits>;
  /** A clock in seconds that is never set, such as `performance.now() / 1000`. */
  readonly now: () => number;
}

/** One value in one way of writing, at the first of its places in a file. */
export interface LeakedValue {
  readonly value: ValueName;
  /** In words: `base64, wrapped`. */
  readonly spelling: string;
  /** From 1; missing where the time was over before the lines were counted. */
  readonly line?: number;
}

export interface LeakFinding {
  /** Absolute, as text from outside. `***` for the rest where a value is in the path itself. */
  readonly path: string;
  /** Relative to the workspace, with slashes; missing for a file elsewhere. */
  readonly workspacePath?: string;
  /** At least one, in the order of their places. */
  readonly values: readonly LeakedValue[];
}

export interface PlaceReport {
  readonly name: string;
  readonly state: 'read' | 'read with another place' | 'not there' | 'not readable' | 'not finished' | 'not begun';
  readonly files: number;
  readonly bytes: number;
}

/** How many there were, and the first few: text from outside. */
export interface Tally {
  readonly count: number;
  readonly examples: readonly string[];
}

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

export interface LeakReport {
  /** How many sessions' values were looked for; with none of them nothing is read. */
  readonly sessions: number;
  /** At most {@link FINDINGS_MAX}, in the order in which they were found. */
  readonly findings: readonly LeakFinding[];
  /** How many files hold a value, those that are not listed included. */
  readonly leakyFiles: number;
  readonly read: { readonly files: number; readonly bytes: number; readonly seconds: number };
  readonly places: readonly PlaceReport[];
  readonly notRead: NotRead;
  readonly limits: Limits;
  /** The limit that ended the check before it had read everything. */
  readonly stoppedBy?: keyof Limits;
}

export const DEFAULT_LIMITS: Limits = { seconds: 60, bytes: 16 * 2 ** 30 };
/** Files that a report lists. */
export const FINDINGS_MAX = 1000;
