// A session for whoever asks: the one that is there while it lasts, else a new one, which one process gets for all. Effect: files,
// waits.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPrivateFile, writeWhole } from '../../util/files.ts';
import { plainText } from '../../util/text.ts';
import { type LockWatch, tryLock, watchLock } from './lock.ts';
import { type ProcessCredentials, RENEWED_BEFORE_SECONDS, readSession, remainingOf } from './session-folder.ts';

/** What the helper has to say: a session; or why there is none. */
export type Obtained =
  | {
      readonly ok: true;
      readonly answer: ProcessCredentials /** Why it is not a new one, although it should be. */;
      readonly warning?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** What getting a session needs of the world. */
export interface ObtainPorts {
  /** Seconds of the system's clock. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets; Node's own unless given. */
  readonly uptimeMilliseconds?: () => number;
  /** How long the session is to last at least; less than 5 minutes, and anything that is no number, is taken for that. */
  readonly leastSeconds?: number;
  /**
   * Gets a new session into the folder.
   * @returns why that was not possible; undefined where it was. Never throws
   */
  readonly renew: (folder: string, limitSeconds: number) => Promise<string | undefined>;
}

/**
 * SDKs for Go give up after a minute.
 * @see https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials/processcreds
 */
const LIMIT_SECONDS = 50;
/** With a session at hand that still lasts, nobody is to wait long for the next one; and what failed just now is not tried at once. */
const LIMIT_AT_HAND_SECONDS = 8;
const REFUSAL_AT_HAND_SECONDS = 30;
const LOOK_MILLISECONDS = 60;
/** A session with less left than this is of no use to anybody, also where no other is to be had. */
const LAST_RESORT_SECONDS = 15;

/**
 * Gets a session out of a folder, or into it.
 * @throws Error where there is no such folder
 */
export async function obtainSession(folder: string, ports: ObtainPorts): Promise<Obtained> {
  const request: Request = { ...ports, folder, askedAt: ports.now() };
  const { uptimeMilliseconds = () => performance.now() } = ports;
  const startedAt = uptimeMilliseconds();
  const watch = watchLock(folder, uptimeMilliseconds);
  for (;;) {
    const fresh = freshSession(request);
    if (fresh !== undefined) return { ok: true, answer: fresh };
    const atHand = sessionAtHand(request) !== undefined;
    const refusal = knownRefusal(request, atHand);
    if (refusal !== undefined) return withoutRenewal(refusal, request);
    const limitSeconds = (atHand ? LIMIT_AT_HAND_SECONDS : LIMIT_SECONDS) - (uptimeMilliseconds() - startedAt) / 1000;
    if (limitSeconds <= 0) return withoutRenewal('There was no new session in time.', request);
    try {
      await renewOrWait(request, limitSeconds, watch);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined || code === 'ENOENT') throw error; // a bug; or the folder itself is gone
      return withoutRenewal(`A new session cannot be written to ${folder} (${code}).`, request);
    }
  }
}

interface Request extends ObtainPorts {
  readonly folder: string;
  readonly askedAt: number;
}

async function renewOrWait(request: Request, limitSeconds: number, watch: LockWatch): Promise<void> {
  const lock = tryLock(request.folder);
  if (lock === undefined) {
    await sleep(LOOK_MILLISECONDS);
    return watch.look();
  }
  try {
    // Unless somebody has done so between the last look and the lock.
    if (freshSession(request) === undefined) await renewOnce(request, limitSeconds);
  } finally {
    lock.release();
  }
}

async function renewOnce({ folder, now, renew }: Request, limitSeconds: number): Promise<void> {
  const reason = await renew(folder, limitSeconds);
  if (reason !== undefined) writeWhole(join(folder, REFUSAL_NAME), JSON.stringify({ at: now(), reason }));
}

/** One that need not be renewed yet; or, however short it is, one that came after it was asked for: the next would be no longer. */
function freshSession({ folder, askedAt, now, leastSeconds }: Request): ProcessCredentials | undefined {
  const stored = readSession(folder);
  if (stored === undefined) return undefined;
  const isNew = stored.storedAt >= askedAt && stored.storedAt <= now();
  const least = isNew ? 0 : Math.max(RENEWED_BEFORE_SECONDS, leastSeconds || 0);
  return remainingOf(stored, now()) > least ? stored.answer : undefined;
}

/** What is there still does while it lasts: the next try may succeed. */
function sessionAtHand({ folder, now }: Request): ProcessCredentials | undefined {
  const stored = readSession(folder);
  return stored !== undefined && remainingOf(stored, now()) > LAST_RESORT_SECONDS ? stored.answer : undefined;
}

function withoutRenewal(reason: string, request: Request): Obtained {
  const answer = sessionAtHand(request);
  return answer === undefined ? { ok: false, reason } : { ok: true, answer, warning: reason };
}

const REFUSAL_NAME = 'refusal.json';
/** With a trust policy in it; what shows it cuts nothing. */
const REASON_MAX_LENGTH = 4000;

/** Whoever waited while another one asked in vain does not ask again: the answer would be the same. Clocks may be set back. */
function knownRefusal({ folder, askedAt, now }: Request, atHand: boolean): string | undefined {
  const { at, reason } = (readPrivateFile(join(folder, REFUSAL_NAME)) ?? {}) as { at?: unknown; reason?: unknown };
  const from = atHand ? askedAt - REFUSAL_AT_HAND_SECONDS : askedAt;
  const isKnown = typeof at === 'number' && at >= from && at <= now();
  return (isKnown && typeof reason === 'string' && plainText(reason, REASON_MAX_LENGTH)) || undefined;
}
