// Texts to fuzz with: somebody else's, valid ones with mistakes put into them, long ones of few characters, and secrets. Pure.
import fc from 'fast-check';
import { HOSTILE_TEXTS, hostileText } from '../__tests__/unit/samples/hostile.ts';

/** Any text, most of them of a kind that steers something. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(100_000),
  removed: fc.oneof(fc.constant(0), fc.nat(12)),
  inserted: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'{}[]":,=\\/*?$%&#<>@-.:\n\r\t 0a'), maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  ),
});

function edited(text: string, { at, removed, inserted }: Edit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** One of the texts with a few mistakes in it, or with none. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(edited, text));
}

/** One of the texts, with mistakes or without, or any text. */
export function near(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: mutated(texts) },
    { weight: 2, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: anyText },
  );
}

/** What a slow expression, or a loop in a loop, would take minutes for. */
const LONG_LENGTHS = [1_000, 20_000, 100_000];

/** A short piece again and again, up to 100 kB, with something before it and behind it. */
export function longText(pieces: readonly string[], lengths = LONG_LENGTHS): fc.Arbitrary<string> {
  const few = (most: number) =>
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((all) => all.join(''));
  return fc
    .record({ head: few(3), unit: few(4), tail: few(2), length: fc.constantFrom(...lengths) })
    .map(({ head, unit, tail, length }) => head + unit.repeat(Math.ceil(length / Math.max(1, unit.length))) + tail);
}

/** Pieces for the longest texts of no particular kind. */
export const USUAL_PIECES: readonly string[] = [
  ...'a0 \t\n\r:/@.-_=,*?"\'`|\\#[]{}()<>&%$;!~+^',
  ...['::', '##[', 'eyJ', 'AKIA', '${', '//', '\u2028', '\ud800', '😀', 'é'],
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE64 = `${LETTERS}${LETTERS.toUpperCase()}0123456789+/`;

/** Random to the end: a shrunken secret would look like nothing that anybody keeps. */
function random(letters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.noShrink(fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength }));
}

/** As AWS makes them: an access key id, a secret access key, a session token. */
export const accessKeyId = random(`${LETTERS.toUpperCase()}234567`, 16, 16).map((rest) => `ASIA${rest}`);
export const secretAccessKey = random(BASE64, 37, 37).map((rest) => `a${rest}Z9`);
export const sessionToken = random(BASE64, 200, 400).map((rest) => `${rest}aZ9=`);

/** A JWT of these claims, whatever they are. */
export function jwtOf(payload: string): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return `${part('{"alg":"RS256","typ":"JWT"}')}.${part(payload)}.${part('a signature of thirty-two bytes.')}`;
}
