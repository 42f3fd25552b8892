// What to look for: the values that were issued, in every encoding that leaves them readable. Pure.
import { alignedBase64 } from '../secrets/encodings.ts';
import { isKeyMaterial } from '../secrets/shapes.ts';

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
  if (!isKeyMaterial(text)) return [];
  const hexadecimal = Buffer.from(text).toString('hex');
  const texts: readonly (readonly [Encoding, readonly string[]])[] = [
    ['hexadecimal', [hexadecimal, hexadecimal.toUpperCase()]],
    ['base64 of UTF-16', alignedBase64(Buffer.from(text, 'utf16le'))],
    ['base64', alignedBase64(Buffer.from(text))],
    ['as it is', [text]],
  ];
  return texts.flatMap(([encoding, all]) => all.map((one) => ({ value, encoding, text: one })));
}
