// What the properties of whole processes share: texts that a process can be given, and what must hold of each process. Effect: processes.
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type ChildResult, runChild } from '../../sandbox/runner/child.ts';
import { anyText } from './arbitraries.ts';
import { commandsIn } from './support.ts';

/** Folder with action.yml and dist. */
export const ACTION_DIRECTORY = process.env['FUZZ_ACTION'] ?? resolve(import.meta.dirname, '../..');

/** No process takes longer: every request is answered at once, and the deadline is short. */
export const LIMIT_SECONDS = 15;

/** Marks a command that is not ours. */
export const MARK = 'owned';

const command = fc.constantFrom(
  `::error title=${MARK}::x`,
  `\n::add-mask::${MARK}`,
  `\r::stop-commands::${MARK}`,
  `x\n::set-output name=${MARK}::1`,
  `##[group]${MARK}`,
  `\u2028::save-state name=${MARK}::1`,
  `%0A::add-path::${MARK}`,
);

/** What the system takes as an argument or a variable. */
export function forSystem(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Any text for the system, and commands of the runner with the mark in them. */
export const hostile = fc.oneof(
  anyText.map(forSystem),
  command,
  fc.tuple(command, anyText.map(forSystem)).map((two) => two.join('')),
);

const OWN_COMMANDS = ['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice'];

/** Only commands of ours, without the mark but in their words. */
export function expectOwnCommands(output: string): void {
  const strange = commandsIn(output).filter(
    ({ name, properties, data }) =>
      !OWN_COMMANDS.includes(name) ||
      `${Object.values(properties)}`.includes(MARK) ||
      (name === 'add-mask' && data === MARK),
  );
  expect(strange).toEqual([]);
}

/** Runs one of our scripts by itself. @returns exit code null where it was killed at the end of the limit */
export function runScript(
  script: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  limitSeconds = LIMIT_SECONDS,
): Promise<ChildResult> {
  return runChild({
    command: process.execPath,
    arguments: [join(ACTION_DIRECTORY, 'dist', script), ...parameters],
    directory: tmpdir(),
    environment: { PATH: process.env['PATH'] ?? '', ...environment },
    onLine: () => {},
    signalAfter: undefined,
    abort: AbortSignal.timeout(limitSeconds * 1000),
  });
}
