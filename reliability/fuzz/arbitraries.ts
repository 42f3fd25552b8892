// What properties are tried with: texts from outside, valid texts with mistakes, long texts of few characters, secrets, JSON, HTTP. Pure.
import fc from 'fast-check';
import { anyCharacter, HOSTILE_TEXTS, hostileText } from '../../__tests__/unit/samples/hostile.ts';

/** Any text; most of them steer something. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

const edit = fc.record({
  at: fc.nat(100_000),
  removed: fc.oneof(fc.constant(0), fc.nat(12)),
  inserted: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'{}[]":,=\\/*?$%&#<>@-.:\n\r\t 0a'), maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) },
  ),
});

/** One of the texts with up to four mistakes in it. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
    edits.reduce((all, { at, removed, inserted }) => {
      const start = at % (all.length + 1);
      return all.slice(0, start) + inserted + all.slice(start + removed);
    }, text),
  );
}

/** One of the texts with or without mistakes, or any text. */
export function near(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: mutated(texts) },
    { weight: 2, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: anyText },
  );
}

/** A short piece repeated up to 100 kB, between others: what a slow expression, or a loop in a loop, would take minutes for. */
export function longText(pieces: readonly string[], lengths = [1_000, 20_000, 100_000]): fc.Arbitrary<string> {
  const few = (most: number) =>
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((all) => all.join(''));
  return fc
    .record({ head: few(3), unit: few(4), tail: few(2), length: fc.constantFrom(...lengths) })
    .map(({ head, unit, tail, length }) => head + unit.repeat(Math.ceil(length / Math.max(1, unit.length))) + tail);
}

/** Pieces for long texts of no particular kind. */
export const USUAL_PIECES: readonly string[] = [
  ...'a0 \t\n\r:/@.-_=,*?"\'`|\\#[]{}()<>&%$;!~+^',
  ...['::', '##[', 'eyJ', 'AKIA', '${', '//', '\u2028', '\ud800', '😀', 'é'],
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE64 = `${LETTERS}${LETTERS.toUpperCase()}0123456789+/`;

/** Random to the end: a shrunken secret would no longer look like one. */
export function randomText(letters: string, minLength: number, maxLength = minLength): fc.Arbitrary<string> {
  return fc.noShrink(fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength }));
}

export const accessKeyId = randomText(`${LETTERS.toUpperCase()}234567`, 16).map((rest) => `ASIA${rest}`);
export const secretAccessKey = randomText(BASE64, 37).map((rest) => `a${rest}Z9`);
export const sessionToken = randomText(BASE64, 200, 400).map((rest) => `${rest}aZ9=`);

/** Credentials as AWS makes them. */
export const credentials = fc.record({ accessKeyId, secretAccessKey, sessionToken });

/** A value of JSON, or text. */
export const jsonValue = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 2 }),
  fc.double(),
  fc.constantFrom(null, -1e300, 1e300, 0),
);

/** A text of JSON; some of the fields are missing. */
export function jsonOf(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<string> {
  return fc.record(fields, { requiredKeys: [] }).map((value) => JSON.stringify(value));
}

/** Lines of the file that says what was issued. */
export const issuedLines = fc
  .array(
    jsonOf({
      role: jsonValue,
      accessKeyId: fc.oneof(accessKeyId, jsonValue),
      secretAccessKey: fc.oneof(secretAccessKey, jsonValue),
      sessionToken: jsonValue,
      issuedAt: jsonValue,
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

/** What the main step remembers for the post step. */
export const savedVariables = fc
  .array(
    fc.record(
      {
        name: fc.oneof(fc.constantFrom('AWS_REGION', 'AWS_PROFILE', 'PATH', 'AWS_X\nPATH', '__proto__'), jsonValue),
        fingerprint: jsonValue,
        previous: jsonValue,
      },
      { requiredKeys: [] },
    ),
  )
  .map((value) => JSON.stringify(value));

/** The session that the helper keeps; the seconds are those of a clock that stands at this instant. */
export function storedSession(now: number): fc.Arbitrary<string> {
  const answer = fc.record({
    Version: fc.constantFrom(1, 1, 1, 2, '1'),
    AccessKeyId: anyText,
    SecretAccessKey: anyText,
    SessionToken: anyText,
    Expiration: anyText,
    extra: jsonValue,
  });
  return jsonOf({
    answer: fc.oneof({ weight: 5, arbitrary: answer }, { weight: 1, arbitrary: jsonValue }),
    expiresAt: fc.oneof(fc.constantFrom(4e9, now, 1e9, -1e300, 8.65e12), jsonValue),
    storedAt: fc.oneof(fc.constantFrom(now, 1e9, 4e9), jsonValue),
    behindSeconds: fc.oneof(fc.constantFrom(0, 5, -1e9), jsonValue),
  });
}

/** What the helper renews its session with. */
export const renewalParameters = jsonOf({
  settings: jsonValue,
  proxyInputs: jsonValue,
  auditFile: jsonValue,
  action: jsonValue,
});

/** A JWT of these claims, whatever they are. */
export function jwtOf(payload: string): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return `${part('{"alg":"RS256","typ":"JWT"}')}.${part(payload)}.${part('a signature of thirty-two bytes.')}`;
}

const HEADERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Date: near('Sun, 22 Nov 2026 13:00:00 GMT', 'Mon, 31 Feb 9999 25:61:61 GMT'),
  'Retry-After': near('1', '0.5', '-1', '999999999', '1e9', 'Wed, 21 Oct 2015 07:28:00 GMT'),
  'x-amzn-RequestId': near('0d5d7b6e-1111-2222-3333-444455556666'),
  Server: near('nginx', '1.1 proxy.example'),
  Via: near('1.1 proxy.example'),
  Age: fc.nat(9).map(String),
  Location: anyText,
  'Content-Encoding': anyText,
  'Set-Cookie': anyText,
  X: anyText,
};
const header = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) => (HEADERS[name] ?? anyText).map((value) => `${name}: ${value}`));

type Framing = 'right' | 'none' | 'short' | 'long' | 'chunked';

/** How an answer tells the length of its body: mostly right. */
const FRAMINGS: readonly Framing[] = ['right', 'right', 'right', 'none', 'short', 'long', 'chunked'];
const STATUSES = ['200 OK', '403 Forbidden', '400 Bad Request', '503 x', '302 Found', '429 x'];
const ODD_STATUSES = ['000 x', '999 x', '204 x', '99 x', '2000 x', ' 200', '200'];

/** A whole answer, byte for byte: mostly HTTP, with headers that are allowed or not. */
export function httpAnswer(
  bodies: fc.Arbitrary<string>,
  types: readonly string[],
  framings = FRAMINGS,
): fc.Arbitrary<string> {
  const parts = fc.record({
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...STATUSES) },
      { weight: 1, arbitrary: fc.constantFrom(...ODD_STATUSES) },
    ),
    type: near(...types),
    headers: fc.array(header, { maxLength: 4 }),
    framing: fc.constantFrom(...framings),
    body: bodies,
    isRaw: fc.nat(12),
  });
  return parts.map(({ status, type, headers, framing, body, isRaw }) => {
    const bytes = Buffer.byteLength(body);
    const lengths = {
      right: bytes,
      short: Math.floor(bytes / 2),
      long: bytes + 5,
      none: undefined,
      chunked: undefined,
    };
    const length = lengths[framing];
    const lines = [
      `Content-Type: ${type}`,
      ...headers,
      ...(framing === 'chunked' ? ['Transfer-Encoding: chunked'] : []),
      ...(length === undefined ? [] : [`Content-Length: ${length}`]),
    ].map((line) => (isRaw === 0 ? line : line.replace(/[^\t\x20-\x7e]/g, ' ')));
    const content = framing === 'chunked' ? `${bytes.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
    return [`HTTP/1.1 ${status}`, ...lines, 'Connection: close', '', content].join('\r\n');
  });
}
