// How long preflight looks, which part of it may take how much of the time, and what it says where it stopped. Pure, but for the clock.
import type { UnreadFile } from './preflight-report.ts';

/** The share of the time that is spent. From 1 on, it is up. */
export type Spent = () => number;

/** When each part stops, as a share of the time. Each leaves some to the next, so that what was read is also judged. */
export const UNTIL = { read: 0.5, look: 0.8, judge: 1 } as const;

const LIMIT_MS = 10_000;

/** The time from now on. */
export function startTimer(): Spent {
  const start = performance.now();
  return () => (performance.now() - start) / LIMIT_MS;
}

/** Why something is missing from a report, as sentences about the file where it begins. */
export const TIME_IS_UP = {
  toRead: 'Time is up: this workflow and those after it were not read.',
  toLook: 'Time is up: the jobs of this workflow and those after it were not looked at.',
  toJudge: 'Time is up: the runs of this workflow and those after it were not held against trust policies.',
  toList: 'Time is up: not all folders were searched.',
  toReadPolicies: 'Time is up: this file and those after it were not searched for trust policies.',
} as const;

/** What is missing from a report, each file and reason once. */
export interface Missing {
  add(file: string, reason: string): void;
  /** For a limit that ends a search: the first file tells of all after it. */
  addFirst(file: string, reason: string): void;
  files(): readonly UnreadFile[];
}

/** Starts a list of what is missing. */
export function startMissing(before: readonly UnreadFile[] = []): Missing {
  const missing = new Map<string, UnreadFile>();
  const add: Missing['add'] = (file, reason) => void missing.set(`${file} ${reason}`, { file, reason });
  for (const { file, reason } of before) add(file, reason);
  return {
    add,
    addFirst: (file, reason) => {
      if (![...missing.values()].some((one) => one.reason === reason)) add(file, reason);
    },
    files: () => [...missing.values()],
  };
}
