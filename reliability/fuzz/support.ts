// Properties that must hold of any case, and what must hold of everything that the action shows.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectHarmless, parseMarkdown } from '../../__tests__/unit/samples/github-markdown.ts';
import { parseCommand, type WorkflowCommand } from '../../sandbox/runner/command.ts';
import { pagesOf } from '../../src/report/markdown.ts';

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

/** One line that steers neither the runner nor a terminal. */
export function expectPlainLine(text: string): void {
  expect(text).not.toMatch(UNPRINTABLE);
  expect(commandsIn(text)).toEqual([]);
}

/** Lines that steer neither the runner nor a terminal. */
export function expectPlainLines(text: string): void {
  for (const line of text.split('\n')) expectPlainLine(line);
}

const PIECE_LENGTH = 16;

/** None of the secrets, and no piece of one that is long enough to matter. */
export function expectNoSecrets(text: string, secrets: readonly string[]): void {
  const pieces = secrets.flatMap((secret) =>
    Array.from({ length: Math.max(1, secret.length - PIECE_LENGTH + 1) }, (_, at) =>
      secret.slice(at, at + PIECE_LENGTH),
    ),
  );
  expect(pieces.filter((piece) => text.includes(piece))).toEqual([]);
}

/** The page is what we wrote: no markup from outside, no link, no broken row. */
export function expectHarmlessPage(markdown: string): void {
  expect(markdown.replaceAll('\n', '')).not.toMatch(UNPRINTABLE);
  expectHarmless(parseMarkdown(markdown));
}
