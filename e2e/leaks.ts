// Finds secrets in a log, whole or in part, as they are or encoded. Pure.

/** This many characters of a secret in a row are no coincidence. */
const PIECE_LENGTH = 16;

const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  hexadecimal: (secret) => Buffer.from(secret).toString('hex'),
  reversed: (secret) => [...secret].reverse().join(''),
};

/** A piece of a secret that a log shows. */
export interface Leak {
  /** Number of the secret in the list that was given. */
  readonly index: number;
  readonly encoding: string;
  readonly piece: string;
}

/**
 * Looks for every secret in every encoding.
 * @param log - as a reader sees it
 * @param secrets - what it must not show
 * @returns the first piece that was found of each secret and encoding
 */
export function findLeaks(log: string, secrets: readonly string[]): readonly Leak[] {
  return secrets.flatMap((secret, index) =>
    Object.entries(ENCODINGS).flatMap(([encoding, encode]) => {
      const piece = piecesOf(encode(secret)).find((one) => log.includes(one));
      return piece === undefined ? [] : [{ index, encoding, piece }];
    }),
  );
}

/** Every run of characters of the given length; a shorter text as a whole. */
function piecesOf(text: string): readonly string[] {
  const count = Math.max(1, text.length - PIECE_LENGTH + 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + PIECE_LENGTH));
}
