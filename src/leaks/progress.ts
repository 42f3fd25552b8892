// What a check keeps count of as it goes: its limits, what it found, and what it did not read. Pure but for the given clock.
import { sep } from 'node:path';
import { REDACTED } from '../secrets/shapes.ts';
import { defined } from '../util/defined.ts';
import {
  FINDINGS_MAX,
  type LeakedValue,
  type LeakFinding,
  type LeakReport,
  type LeftOut,
  type Limits,
  type NotRead,
  type Tally,
} from './leak-report.ts';
import { type BytePath, codeOf, type Obstacles, relativeTo, toBytePath, toText } from './places.ts';
import type { Read } from './search.ts';

/** The limits of a check. */
export interface Budget {
  /** Whether a limit is reached. */
  isOver(): boolean;
  /** Reads a file of that size within both limits. */
  bounded(read: Read, sizeBytes: number): Read;
  /** Reads within the limit of time alone, for a file that is read a second time. */
  timed(read: Read): Read;
  /** What the check has used so far. */
  spent(): { readonly bytes: number; readonly seconds: number };
  /** The limit that ended the check. */
  stoppedBy(): keyof Limits | undefined;
}

/**
 * A budget that starts now.
 * @param now - in seconds
 */
export function createBudget(limits: Limits, now: () => number): Budget {
  const startedAt = now();
  let bytes = 0;
  let stoppedBy: keyof Limits | undefined;
  const isLate = () => now() - startedAt >= limits.seconds;
  const isOver = () => {
    stoppedBy ??= isLate() ? 'seconds' : bytes >= limits.bytes ? 'bytes' : undefined;
    return stoppedBy !== undefined;
  };
  return {
    isOver,
    bounded: (read, sizeBytes) => {
      const endBytes = bytes + sizeBytes;
      return (buffer, at, length) => {
        if (bytes >= endBytes || isOver()) return 0;
        const count = read(buffer, at, Math.min(length, limits.bytes - bytes));
        bytes += count;
        return count;
      };
    },
    timed: (read) => (buffer, at, length) => (isLate() ? 0 : read(buffer, at, length)),
    spent: () => ({ bytes, seconds: now() - startedAt }),
    stoppedBy: () => stoppedBy,
  };
}

/** Collects the files that hold a value. */
export interface Findings {
  add(path: BytePath, values: readonly LeakedValue[]): void;
  report(): Pick<LeakReport, 'findings' | 'leakyFiles'>;
}

/**
 * An empty collection.
 * @param shown - gives a path without any value in it
 * @param workspace - the folder that annotations can point into
 */
export function createFindings(shown: (path: BytePath) => string, workspace: BytePath | undefined): Findings {
  const findings: LeakFinding[] = [];
  let leakyFiles = 0;
  return {
    add: (path, values) => {
      leakyFiles++;
      if (findings.length >= FINDINGS_MAX) return;
      const relative = relativeTo(workspace, path);
      const workspacePath = relative === undefined ? undefined : shown(relative);
      findings.push({ path: shown(path), values, ...defined({ workspacePath }) });
    },
    report: () => ({ findings, leakyFiles }),
  };
}

/** Counts what was not read, by reason, with a few examples. */
export interface Tallies extends Obstacles {
  leftOut(one: LeftOut): void;
  /** Notes a file whose name says that it is packed. */
  maybePacked(path: BytePath): void;
  report(): NotRead;
}

const EXAMPLES_MAX = 3;
const PACKED =
  /\.(?:7z|aab|apk|br|bz2|cab|crate|deb|docx|ear|gem|gz|ipa|jar|lz4|lzma|nupkg|pack|pptx|rar|rpm|tar\.\w+|tbz2?|tgz|txz|tzst|vsix|war|whl|xlsx|xz|zip|zst)$/i;
const GIT_OBJECTS = toBytePath(`${sep}.git${sep}objects${sep}`);

/**
 * Tallies that start at zero.
 * @param shown - gives a path without any value in it
 */
export function createTallies(shown: (path: BytePath) => string): Tallies {
  const [links, specials, unreadable, packed] = [createTally(), createTally(), createTally(), createTally()];
  const leftOut = new Set<LeftOut>();
  return {
    link: (path) => links.add(() => shown(path)),
    special: (path) => specials.add(() => shown(path)),
    unreadable: (path, error) => unreadable.add(() => `${shown(path)} (${codeOf(error)})`),
    maybePacked: (path) => {
      if (PACKED.test(path) || path.includes(GIT_OBJECTS)) packed.add(() => shown(path));
    },
    leftOut: (one) => leftOut.add(one),
    report: () => ({
      leftOut: [...leftOut].map(({ path, reason }) => ({ path: shown(toBytePath(path)), reason })),
      links: links.report(),
      specials: specials.report(),
      unreadable: unreadable.report(),
      packed: packed.report(),
    }),
  };
}

function createTally(): { add(example: () => string): void; report(): Tally } {
  const examples: string[] = [];
  let count = 0;
  return {
    add: (example) => {
      count++;
      if (examples.length < EXAMPLES_MAX) examples.push(example());
    },
    report: () => ({ count, examples }),
  };
}

/** A path for people, cut where a value begins. */
export function withoutValues(path: BytePath, firstValueAt: number | undefined): string {
  return firstValueAt === undefined ? toText(path) : `${toText(path.slice(0, firstValueAt) as BytePath)}${REDACTED}`;
}
