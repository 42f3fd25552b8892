// Every way in which a secret may be written that the runner would not recognise by itself. Pure.

/** A mask shorter than this would shred unrelated log lines, so no piece of a secret below it is masked by itself. */
const PIECE_MIN_LENGTH = 16;
/** `base64` and PEM wrap their output at these columns, and the runner masks line by line. */
const BASE64_LINE_LENGTHS = [76, 64];
const PERCENT_ENCODED = /%[0-9A-F]{2}/g;

/**
 * The secret and its other spellings, without repetitions, longest first (a runner that masks by plain replacement in
 * order would otherwise leave the tail of a longer spelling in the open).
 *
 * GitHub's runner itself adds base64 (three alignments, tail included), percent-encoding in upper case, and the JSON,
 * XML, shell and PowerShell escapes of each mask; what it misses is here: base64 with something following the secret, base64url,
 * wrapped base64, hexadecimal, lower-case and double percent-encoding, form encoding of `+` alone, escaped slashes in
 * JSON, changed case, reversal, and the halves of the value, which cover a truncated print.
 * @param secrets - non-empty values without line breaks
 * @see https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
export function spellingsOf(secrets: readonly string[]): readonly string[] {
  const spellings = new Set(secrets.flatMap(spellingsOfOne));
  return [...spellings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function spellingsOfOne(secret: string): readonly string[] {
  const hex = Buffer.from(secret).toString('hex');
  const others = [
    ...halves(secret),
    ...percentEncodings(secret),
    ...jsonEscapes(secret),
    ...base64Spellings(secret),
    hex,
    hex.toUpperCase(),
    secret.toLowerCase(),
    secret.toUpperCase(),
    [...secret].reverse().join(''),
  ];
  return [secret, ...others.filter((other) => other.length >= Math.min(secret.length, PIECE_MIN_LENGTH))];
}

function halves(secret: string): readonly string[] {
  const middle = Math.floor(secret.length / 2);
  return middle < PIECE_MIN_LENGTH ? [] : [secret.slice(0, middle), secret.slice(middle)];
}

function percentEncodings(secret: string): readonly string[] {
  const once = encodeURIComponent(secret);
  const onceLower = once.replace(PERCENT_ENCODED, (code) => code.toLowerCase());
  const plusOnly = secret.replaceAll('+', '%2B');
  const twice = [once, onceLower].map((text) => text.replaceAll('%', '%25'));
  const keepingSlashes = [once, onceLower].map((text) => text.replace(/%2f/gi, '/'));
  return [once, onceLower, ...keepingSlashes, ...twice, plusOnly, plusOnly.replaceAll('%2B', '%2b')];
}

function jsonEscapes(secret: string): readonly string[] {
  const unicode = (pattern: RegExp, upper: boolean) =>
    secret.replace(pattern, (character) => {
      const code = character.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${upper ? code.toUpperCase() : code}`;
    });
  return [
    secret.replaceAll('/', '\\/'),
    ...[/[/]/g, /[+]/g, /[=]/g, /[+=]/g, /[/+=]/g].flatMap((pattern) => [
      unicode(pattern, false),
      unicode(pattern, true),
    ]),
  ];
}

/**
 * Base64 in each of the three alignments that text before the secret can cause, cut to the characters that depend on
 * the secret alone, in the standard and the URL alphabet; and the lines of wrapped output.
 */
function base64Spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const [firstBit, endBit] = [before * 8, (before + bytes.length) * 8];
    return encoded.slice(Math.ceil(firstBit / BITS_A_CHARACTER), Math.floor(endBit / BITS_A_CHARACTER));
  });
  const text = bytes.toString('base64');
  const wrapped = BASE64_LINE_LENGTHS.flatMap((length) => linesOf(text, length));
  return [text, ...aligned, ...wrapped].flatMap((one) => [one, one.replaceAll('+', '-').replaceAll('/', '_')]);
}

const BITS_A_CHARACTER = 6;

function linesOf(text: string, length: number): readonly string[] {
  if (text.length <= length) return [];
  const lines = Array.from({ length: Math.ceil(text.length / length) }, (_, n) =>
    text.slice(n * length, (n + 1) * length),
  );
  return lines.filter((line) => line.length >= PIECE_MIN_LENGTH);
}
