// A variable of our own that says when the exported session ends. It belongs to one access key and does not reveal it, so that
// it says nothing of keys that another action puts in their place. Pure.
import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../util/time.ts';

export const SESSION_VARIABLE = 'AWS_TOKEN_GUARD_SESSION';

/** What the variable holds: whose end it is, and when. */
export function sessionNote(accessKeyId: string, expiresAt: EpochSeconds): string {
  return `${digestOf(accessKeyId)}:${Math.floor(expiresAt)}`;
}

/** When the session of this key ends; undefined where the note is about another key, or none. */
export function notedEnd(note: string | undefined, accessKeyId: string): EpochSeconds | undefined {
  const [, digest, seconds] = /^([0-9a-f]{16}):(\d{1,12})$/.exec(note ?? '') ?? [];
  return digest === digestOf(accessKeyId) && seconds !== undefined ? Number(seconds) : undefined;
}

function digestOf(accessKeyId: string): string {
  return createHash('sha256').update(accessKeyId).digest('hex').slice(0, 16);
}
