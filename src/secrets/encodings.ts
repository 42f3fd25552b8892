// The encodings of a secret that the runner does not mask by itself. Pure.
import { CREDENTIAL_MIN_LENGTH } from './shapes.ts';

/** `base64` and PEM wrap their output at these columns, and the runner masks line by line. */
const BASE64_LINE_LENGTHS = [76, 64];
const PERCENT_ENCODED = /%[0-9A-F]{2}/g;

/**
 * The secrets and their encodings, each once, the longest first: a runner that replaces masks in order would otherwise
 * leave the tail of a longer encoding in the open.
 *
 * For each mask, GitHub's runner adds base64 (three alignments, tail included), percent-encoding in upper case, and the
 * escapes of JSON, XML, shells and PowerShell. These are missing there: base64 with text after the secret, base64url,
 * wrapped base64, hexadecimal, lower-case and double percent-encoding, `+` alone percent-encoded, escaped slashes in JSON,
 * changed case, reversal, and the halves of the value, which cover a print that was cut. A URL has no halves: one of them is mostly
 * its host, which is no secret, and whose mask would shred the log.
 * @param secrets - non-empty values without line breaks
 * @see https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
export function encodingsOf(secrets: readonly string[]): readonly string[] {
  const encodings = new Set(secrets.flatMap(encodingsOfOne));
  return [...encodings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function encodingsOfOne(secret: string): readonly string[] {
  const hex = Buffer.from(secret).toString('hex');
  const others = [
    ...halves(secret),
    ...percentEncodings(secret),
    ...jsonEscapes(secret),
    ...base64Encodings(secret),
    hex,
    hex.toUpperCase(),
    secret.toLowerCase(),
    secret.toUpperCase(),
    [...secret].reverse().join(''),
  ];
  return [secret, ...others.filter((other) => other.length >= Math.min(secret.length, CREDENTIAL_MIN_LENGTH))];
}

function halves(secret: string): readonly string[] {
  const middle = Math.floor(secret.length / 2);
  return middle < CREDENTIAL_MIN_LENGTH || secret.includes('://')
    ? []
    : [secret.slice(0, middle), secret.slice(middle)];
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

function base64Encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const text = bytes.toString('base64');
  const whole = [text, ...BASE64_LINE_LENGTHS.flatMap((length) => linesOf(text, length))];
  return [...whole.flatMap(inBothAlphabets), ...alignedBase64(bytes)];
}

const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;

/**
 * Base64 in each of the three alignments that text before the value can cause, cut to the characters that depend on the
 * value alone, in the standard and the URL alphabet.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
export function alignedBase64(bytes: Buffer): readonly string[] {
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const [firstBit, endBit] = [before * BITS_PER_BYTE, (before + bytes.length) * BITS_PER_BYTE];
    return encoded.slice(Math.ceil(firstBit / BITS_PER_CHARACTER), Math.floor(endBit / BITS_PER_CHARACTER));
  });
  return aligned.flatMap(inBothAlphabets);
}

function inBothAlphabets(text: string): readonly string[] {
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}

function linesOf(text: string, length: number): readonly string[] {
  if (text.length <= length) return [];
  const lines = Array.from({ length: Math.ceil(text.length / length) }, (_, n) =>
    text.slice(n * length, (n + 1) * length),
  );
  return lines.filter((line) => line.length >= CREDENTIAL_MIN_LENGTH);
}
