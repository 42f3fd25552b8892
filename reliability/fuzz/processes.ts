// What the properties of whole processes share: texts that a process can be given, and what must hold of each process.
import { resolve } from 'node:path';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { WORKFLOW_COMMANDS } from '../../__tests__/unit/samples/hostile.ts';
import { anyText } from './arbitraries.ts';
import { commandsIn } from './support.ts';

/** Folder with action.yml and dist. */
export const ACTION_DIRECTORY = process.env['FUZZ_ACTION'] ?? resolve(import.meta.dirname, '../..');

/** Marks a command that is not ours. */
export const MARK = 'pwned';

/** What the system takes as an argument or a variable. */
export function forSystem(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const command = fc.constantFrom(...WORKFLOW_COMMANDS);

/** Any text for the system, and commands of the runner with the mark in them. */
export const hostile = fc
  .oneof(
    anyText,
    command,
    fc.tuple(command, anyText).map((two) => two.join('')),
  )
  .map(forSystem);

const OWN_COMMANDS = ['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice'];

/** Only commands of ours, without the mark but in their words. */
export function expectOwnCommands(output: string): void {
  const strange = commandsIn(output).filter(
    ({ name, properties, data }) =>
      !OWN_COMMANDS.includes(name) ||
      `${Object.values(properties)}`.includes(MARK) ||
      (name === 'add-mask' && data === 'deploy'),
  );
  expect(strange).toEqual([]);
}
