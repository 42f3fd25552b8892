// The collapsed group at the top of a step's log.
import type { StepLog } from './step-log.ts';

/**
 * Prints a header.
 * @param title - what runs
 * @param lines - what is inside the group
 */
export function printHeader(log: StepLog, title: string, lines: readonly string[]): void {
  log.openGroup(title);
  for (const line of lines) log.print(line);
  log.closeGroup();
}

/**
 * A titled block of names and values for a header; nothing if there are none.
 * @param title - such as `with:`
 * @param values - in the order in which they are shown
 */
export function section(title: string, values: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value}`);
  return lines.length === 0 ? [] : [title, ...lines];
}
