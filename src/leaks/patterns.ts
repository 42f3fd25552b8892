// What to look for: the values that were issued, in every encoding that leaves them readable. Pure.

/** The credentials of one session, as STS gave them out. */
export interface IssuedSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export type ValueName = 'access key id' | 'secret access key' | 'session token';

export type Encoding = 'as it is' | 'base64' | 'base64 of UTF-16' | 'hexadecimal';

/** One value in one encoding. How its signs and line breaks may be written is the business of `match.ts`. */
export interface Pattern {
  readonly value: ValueName;
  readonly encoding: Encoding;
  /** Printable ASCII. */
  readonly text: string;
}

/** Anything shorter is no credential, and would be found everywhere. AWS's shortest value has 20 characters. */
const VALUE_MIN_LENGTH = 16;
const PRINTABLE = /^[\x21-\x7e]+$/;
const BITS_A_BYTE = 8;
const BITS_A_CHARACTER = 6;

/** The patterns of all the sessions, each text once. A value that no credential can be (too short, not printable) has none. */
export function patternsOf(sessions: readonly IssuedSession[]): readonly Pattern[] {
  const patterns = sessions.flatMap((session) => [
    ...patternsOfValue('access key id', session.accessKeyId),
    ...patternsOfValue('secret access key', session.secretAccessKey),
    ...patternsOfValue('session token', session.sessionToken ?? ''),
  ]);
  return [...new Map(patterns.map((pattern) => [pattern.text, pattern])).values()];
}

function patternsOfValue(value: ValueName, text: string): readonly Pattern[] {
  if (text.length < VALUE_MIN_LENGTH || !PRINTABLE.test(text)) return [];
  const hexadecimal = Buffer.from(text).toString('hex');
  const texts: readonly (readonly [Encoding, readonly string[]])[] = [
    ['hexadecimal', [hexadecimal, hexadecimal.toUpperCase()]],
    ['base64 of UTF-16', base64Of(Buffer.from(text, 'utf16le'))],
    ['base64', base64Of(Buffer.from(text))],
    ['as it is', [text]],
  ];
  return texts.flatMap(([encoding, all]) => all.map((one) => ({ value, encoding, text: one })));
}

/**
 * Base64 in each of the three alignments that text before the value can cause, cut to the characters that depend on the
 * value alone, in the standard and the URL alphabet.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
function base64Of(bytes: Buffer): readonly string[] {
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const [firstBit, endBit] = [before * BITS_A_BYTE, (before + bytes.length) * BITS_A_BYTE];
    return encoded.slice(Math.ceil(firstBit / BITS_A_CHARACTER), Math.floor(endBit / BITS_A_CHARACTER));
  });
  return aligned.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}
