// The time and the bytes that a check may take, and how much of them it has taken. Pure but for the given clock.
import type { Limits } from './leak-report.ts';
import type { Read } from './stream.ts';

export interface Budget {
  /** Whether a limit is reached. */
  isOver(): boolean;
  /** Reads a file of that size within both limits. */
  bounded(read: Read, sizeBytes: number): Read;
  /** Reads within the time alone, for what is read a second time. */
  timed(read: Read): Read;
  spent(): { readonly bytes: number; readonly seconds: number };
  /** The limit that kept something from being read. */
  stoppedBy(): keyof Limits | undefined;
}

/**
 * A budget that runs from now on.
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
