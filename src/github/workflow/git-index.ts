// Reads from git's index which content a file had when it was checked out. Pure.
import { createHash } from 'node:crypto';

const HEADER_LENGTH = 12;
/** Before the object id: times, device, inode, mode, owner, size. */
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;

/**
 * Whether the index records exactly this content for the path, or the same with other line ends.
 * @param index - bytes of the index, version 2 or 3
 * @param idLength - bytes of an object id: 20 or 32
 * @returns false, too, for an index that cannot be read
 * @see https://git-scm.com/docs/index-format
 */
export function isAsCheckedOut(index: Buffer, path: string, content: Buffer, idLength: number): boolean {
  const id = objectIdOf(index, path, idLength);
  if (id === undefined) return false;
  const unixContent = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [content, unixContent].some((bytes) => blobId(bytes, idLength) === id);
}

function blobId(content: Buffer, idLength: number): string {
  const hash = createHash(idLength === 20 ? 'sha1' : 'sha256');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

function objectIdOf(index: Buffer, path: string, idLength: number): string | undefined {
  if (index.length < HEADER_LENGTH || index.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = index.readUInt32BE(4);
  if (version !== 2 && version !== 3) return undefined;
  const name = Buffer.from(path);
  let start = HEADER_LENGTH;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const idStart = start + STAT_LENGTH;
    if (idStart + idLength + 4 > index.length) return undefined;
    const flags = index.readUInt16BE(idStart + idLength);
    const nameStart = idStart + idLength + ((flags & EXTENDED) === 0 ? 2 : 4);
    const nameEnd = index.indexOf(0, nameStart);
    if (nameEnd < 0) return undefined;
    if (name.equals(index.subarray(nameStart, nameEnd))) return index.toString('hex', idStart, idStart + idLength);
    start += Math.ceil((nameEnd - start + 1) / 8) * 8; // one to eight NULs fill up to a multiple of eight
  }
  return undefined;
}
