// Properties that must hold of any case, what their processes are given, and what must hold of everything that the action shows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectHarmless, parseMarkdown } from '../../__tests__/unit/samples/github-markdown.ts';
import { parseCommand, type WorkflowCommand } from '../../sandbox/runner/command.ts';
import { pagesOf } from '../../src/report/markdown.ts';
import { piecesShown } from '../invariants.ts';
import { anyText } from './arbitraries.ts';

const SHARE = Number(process.env['FUZZ_SHARE'] ?? 1);
const LEAST_CASES = 3;
/** Processes that share a core slow each other down, and that counts as processor time; seldom three times in a row. */
const TRIES_MAX = 3;

/**
 * A test that tries so many cases and shrinks one that fails.
 * @param cases - when everything is tried
 * @param limitSeconds - processor time that one case may take
 */
export function property<T>(
  name: string,
  cases: number,
  input: fc.Arbitrary<T>,
  check: (input: T) => unknown,
  limitSeconds = 1,
): void {
  const timed = fc.asyncProperty(input, async (value) => {
    let seconds = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES_MAX && seconds >= limitSeconds; tries++) {
      const before = process.threadCpuUsage();
      await check(value);
      const { user, system } = process.threadCpuUsage(before);
      seconds = (user + system) / 1e6;
    }
    expect(seconds).toBeLessThan(limitSeconds);
  });
  it(name, () => fc.assert(timed, { numRuns: Math.max(LEAST_CASES, Math.round(cases * SHARE)) }));
}

/** Gives a case a folder of its own. */
export async function inFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pages of the action as a job of octo-org/guard@v1 links to them. */
export const PAGE_OF = pagesOf({
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_SERVER_URL: 'https://github.com',
});

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Every command that the runner would see, whatever its name: it knows more than we do. */
export function commandsIn(output: string): readonly WorkflowCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => parseCommand(line, () => true) ?? []);
}

/** Each is one line that steers neither the runner nor a terminal. */
export function expectPlainLines(...lines: readonly string[]): void {
  for (const line of lines) {
    expect(line).not.toMatch(UNPRINTABLE);
    expect(commandsIn(line)).toEqual([]);
  }
}

/** None of the secrets, and no piece of one that is long enough to matter. */
export function expectNoSecrets(text: string, secrets: readonly string[]): void {
  expect(piecesShown(text, secrets)).toEqual([]);
}

/** The page is what we wrote: no markup from outside, no link, no broken row. */
export function expectHarmlessPage(markdown: string): void {
  expect(markdown.replaceAll('\n', '')).not.toMatch(UNPRINTABLE);
  expectHarmless(parseMarkdown(markdown));
}

/** One annotation, a title and lines, none of which steers anything. */
export function expectOneAnnotation(
  annotations: readonly { readonly title: string; readonly message: string }[],
): void {
  expect(annotations).toHaveLength(1);
  for (const { title, message } of annotations) expectPlainLines(title, ...message.split('\n'));
}

/** Folder with action.yml and dist. */
export const ACTION_DIRECTORY = process.env['FUZZ_ACTION'] ?? resolve(import.meta.dirname, '../..');

/** Marks a command that is not ours. */
export const MARK = 'pwned';

/** What the system takes as an argument or a variable. */
export function forSystem(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Any text for the system. */
export const hostile = anyText.map(forSystem);

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
