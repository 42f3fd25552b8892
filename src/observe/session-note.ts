// A variable of our own that says when the exported session expires. It names the access key by a digest, so it does not apply to
// keys that another action exports later. Pure.
import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../util/time.ts';

/** Name of the variable. */
export const SESSION_VARIABLE = 'AWS_TOKEN_GUARD_SESSION';

/** The value of the variable: a digest of the key, and when its session expires. */
export function sessionNote(accessKeyId: string, expiresAt: EpochSeconds): string {
  return `${digestOf(accessKeyId)}:${Math.floor(expiresAt)}`;
}

/** When the session of this key expires; undefined if the note is about another key, or there is none. */
export function notedEnd(note: string | undefined, accessKeyId: string): EpochSeconds | undefined {
  const [, digest, seconds] = /^([0-9a-f]{16}):(\d{1,12})$/.exec(note ?? '') ?? [];
  return digest === digestOf(accessKeyId) && seconds !== undefined ? Number(seconds) : undefined;
}

function digestOf(accessKeyId: string): string {
  return createHash('sha256').update(accessKeyId).digest('hex').slice(0, 16);
}
