// Paths as bytes, each byte a character, so that a name that is no UTF-8 can still be opened. Pure.

declare const kind: unique symbol;

/** A path whose characters are its bytes. */
export type BytePath = string & { readonly [kind]: 'bytes' };

export function toBytePath(path: string): BytePath {
  return Buffer.from(path).toString('latin1') as BytePath;
}

/** As the functions of `node:fs` take it. */
export function toBuffer(path: BytePath): Buffer {
  return Buffer.from(path, 'latin1');
}

/** For people; what is no UTF-8 becomes U+FFFD. */
export function toText(path: BytePath): string {
  return toBuffer(path).toString();
}

/** An entry of a folder. */
export function joinPath(folder: BytePath, separator: string, name: Buffer): BytePath {
  const start = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return `${start}${name.toString('latin1')}` as BytePath;
}
