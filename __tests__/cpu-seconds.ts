// Limits on the processor time of a function: what else runs on the machine does not count.
import { expect } from '@jest/globals';

/** Does the work, and fails where this thread needed more processor time for it than so many seconds. */
export function withinCpuSeconds(limitSeconds: number, work: () => void): void {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(limitSeconds);
}
