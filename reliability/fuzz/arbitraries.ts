// What properties are tried with: texts from outside, valid texts with mistakes, long texts of few characters, secrets, JSON, HTTP. Pure.
import fc from 'fast-check';
import { anyCharacter, HOSTILE_TEXTS, hostileText, WORKFLOW_COMMANDS } from '../../__tests__/unit/samples/hostile.ts';

const command = fc.constantFrom(...WORKFLOW_COMMANDS);

/** Any text; most of them steer something. */
export const anyText = fc.oneof(
  command,
  fc.tuple(command, hostileText).map((two) => two.join('')),
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }) },
  fc.json({ maxDepth: 3 }),
);

const edit = fc.record({
  at: fc.nat(100_000),
  removed: fc.oneof(fc.constant(0), fc.nat(12)),
  inserted: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...HOSTILE_TEXTS),
    fc.string({ unit: fc.constantFrom(...'{}[]":,=\\/*?$%&#<>@-.:\n\r\t 0a'), maxLength: 4 }),
    fc.string({ unit: anyCharacter, maxLength: 4 }),
  ),
});

/** One of the texts with up to four mistakes in it, or any text. */
export function near(...texts: readonly string[]): fc.Arbitrary<string> {
  const edited = fc.tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
    edits.reduce((all, { at, removed, inserted }) => {
      const start = at % (all.length + 1);
      return all.slice(0, start) + inserted + all.slice(start + removed);
    }, text),
  );
  return fc.oneof({ weight: 7, arbitrary: edited }, { weight: 2, arbitrary: anyText });
}

/** Pieces for long texts of no particular kind. */
export const USUAL_PIECES: readonly string[] = [
  ...'a0 \t\n\r:/@.-_=,*?"\'`|\\#[]{}()<>&%$;!~+^',
  ...['::', '##[', 'eyJ', 'AKIA', '${', '//', '\u2028', '\ud800', '😀', 'é'],
];

/** A short piece repeated up to 100 kB, between others: what a slow expression, or a loop in a loop, would take minutes for. */
export function longText(pieces = USUAL_PIECES, lengths = [1_000, 20_000, 100_000]): fc.Arbitrary<string> {
  const few = (most: number) =>
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((all) => all.join(''));
  return fc
    .record({ head: few(3), unit: few(4), tail: few(2), length: fc.constantFrom(...lengths) })
    .map(({ head, unit, tail, length }) => head + unit.repeat(Math.ceil(length / Math.max(1, unit.length))) + tail);
}

/** Mostly the usual, and now and then something else, such as a long text. */
export function mostly<T>(usual: fc.Arbitrary<T>, ...others: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 20, arbitrary: usual }, ...others);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE64 = `${LETTERS}${LETTERS.toUpperCase()}0123456789+/`;

/** Random to the end: a shrunken secret would no longer look like one. */
export function randomText(letters: string, minLength: number, maxLength = minLength): fc.Arbitrary<string> {
  return fc.noShrink(fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength }));
}

/** Credentials as AWS makes them. */
export const CREDENTIALS = {
  accessKeyId: randomText(`${LETTERS.toUpperCase()}234567`, 16).map((rest) => `ASIA${rest}`),
  secretAccessKey: randomText(BASE64, 37).map((rest) => `a${rest}Z9`),
  sessionToken: randomText(BASE64, 200, 400).map((rest) => `${rest}aZ9=`),
};

/** A value of JSON, or text. */
export const jsonValue = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 2 }),
  fc.double(),
  fc.constantFrom(null, -1e300, 1e300, 0),
);

/** Text of JSON like this: some fields are missing or have any other value, and arrays any length. An arbitrary stands for its values. */
export function jsonLike(usual: unknown): fc.Arbitrary<string> {
  return like(usual).map((value) => JSON.stringify(value));
}

function like(usual: unknown): fc.Arbitrary<unknown> {
  if (usual instanceof fc.Arbitrary) return usual;
  const orOther = (one: unknown) => fc.oneof({ weight: 8, arbitrary: like(one) }, jsonValue, fc.constant(undefined));
  if (Array.isArray(usual)) return fc.array(fc.oneof(...usual.map(orOther)), { maxLength: 5 });
  if (typeof usual !== 'object' || usual === null) return fc.constant(usual);
  const fields = Object.entries(usual).map(([name, one]) => [name, orOther(one)] as const);
  return fc.record(Object.fromEntries(fields));
}

/** Lines of the file that says what was issued. */
export const issuedLines = fc
  .array(jsonLike({ role: anyText, ...CREDENTIALS, issuedAt: 1.8e9 }), { minLength: 1, maxLength: 2 })
  .map((lines) => `${lines.join('\n')}\n`);

/** A JWT of these claims, whatever they are. */
export function jwtOf(payload: string): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return `${part('{"alg":"RS256","typ":"JWT"}')}.${part(payload)}.${part('a signature of thirty-two bytes.')}`;
}

/** By name in lower case; a header of any text may be none. */
const HEADERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: near('Sun, 22 Nov 2026 13:00:00 GMT', 'Mon, 31 Feb 9999 25:61:61 GMT'),
  'retry-after': near('1', '0.5', '-1', '999999999', '1e9', 'Wed, 21 Oct 2015 07:28:00 GMT'),
  'x-amzn-requestid': near('0d5d7b6e-1111-2222-3333-444455556666'),
  server: near('nginx', '1.1 proxy.example'),
  via: near('1.1 proxy.example'),
  age: near('1', '1e3', '-0'),
  location: anyText,
  'content-encoding': anyText,
  'set-cookie': anyText,
  x: anyText,
};

/** Some of the headers that the action reads, and of others. */
export const headers = fc.record(HEADERS, { requiredKeys: [] }) as fc.Arbitrary<Readonly<Record<string, string>>>;

/** How an answer tells the length of its body. */
const FRAMINGS = {
  right: (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  none: (body: string) => `\r\n${body}`,
  short: (body: string) => `Content-Length: ${Math.floor(Buffer.byteLength(body) / 2)}\r\n\r\n${body}`,
  long: (body: string) => `Content-Length: ${Buffer.byteLength(body) + 5}\r\n\r\n${body}`,
  chunked: (body: string) =>
    `Transfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
};
const ANY_FRAMING = ['right', 'right', 'right', 'none', 'short', 'long', 'chunked'] as const;
const STATUSES = ['200 OK', '200 OK', '403 Forbidden', '400 Bad Request', '503 x', '302 Found', '407 x', '429 x'];
const ODD_STATUSES = ['000 x', '999 x', '204 x', '99 x', '2000 x', ' 200', '200'];

/** A whole answer, byte for byte: mostly HTTP, with headers that are allowed or not. */
export function httpAnswer(
  bodies: fc.Arbitrary<string>,
  type: string,
  framings: readonly (keyof typeof FRAMINGS)[] = ANY_FRAMING,
): fc.Arbitrary<string> {
  const parts = fc.record({
    status: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...STATUSES) }, fc.constantFrom(...ODD_STATUSES)),
    type: near(type, 'text/html'),
    more: headers,
    framing: fc.constantFrom(...framings),
    body: bodies,
    isRaw: fc.nat(12),
  });
  return parts.map(({ status, type: kind, more, framing, body, isRaw }) => {
    const lines = Object.entries({ 'content-type': kind, ...more }).map(([name, value]) => `${name}: ${value}`);
    const allowed = isRaw === 0 ? lines : lines.map(inHeader);
    return [`HTTP/1.1 ${status}`, ...allowed, 'Connection: close', FRAMINGS[framing](body)].join('\r\n');
  });
}

/** As the value of a header that HTTP allows. */
function inHeader(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/g, ' ');
}
