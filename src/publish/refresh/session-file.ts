// The session that a helper hands out, in a private file: read, and judged by the clock. What writes it is in stored-session.ts.
// Effect: reads one file.
import { join } from 'node:path';
import { readPrivateFile } from '../../util/files.ts';
import type { EpochSeconds } from '../../util/time.ts';

/**
 * What a `credential_process` prints.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export interface ProcessCredentials {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  /** ISO 8601. */
  readonly Expiration: string;
}

/** A session as it is kept. */
export interface StoredSession {
  readonly answer: ProcessCredentials;
  readonly expiresAt: EpochSeconds;
  /** When it was stored, by this machine's clock. */
  readonly storedAt: EpochSeconds;
  /** How far this machine's clock was behind AWS's at that time, at least 0. */
  readonly behindSeconds: number;
}

/** Name of the file in the folder of a session. */
const SESSION_NAME = 'session.json';

/** A helper renews a session this long before its end, so that no tool gets one that ends in its hands. */
export const RENEWED_BEFORE_SECONDS = 300;

/** Where the session of a folder is. */
export function sessionFileIn(folder: string): string {
  return join(folder, SESSION_NAME);
}

/** The session in the folder; undefined where there is none, or one that cannot be used. Never throws. */
export function readSession(folder: string): StoredSession | undefined {
  const stored = readPrivateFile(sessionFileIn(folder));
  return isStoredSession(stored) ? stored : undefined;
}

/** Seconds that the session has left, by whichever clock is further ahead: this machine's now, or AWS's as it was measured. */
export function remainingOf({ expiresAt, behindSeconds }: StoredSession, now: EpochSeconds): number {
  return expiresAt - now - behindSeconds;
}

function isStoredSession(value: unknown): value is StoredSession {
  const { answer, expiresAt, storedAt, behindSeconds } = (value ?? {}) as Partial<StoredSession>;
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (answer ?? {}) as ProcessCredentials;
  const texts = [AccessKeyId, SecretAccessKey, SessionToken, Expiration];
  return (
    Version === 1 &&
    texts.every((text) => typeof text === 'string' && text !== '') &&
    [expiresAt, storedAt, behindSeconds].every(Number.isFinite)
  );
}
