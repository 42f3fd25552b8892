// Obtains a session: the stored one while it lasts, else a new one, which one process gets for all that wait. Effect: files, waits.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RENEWED_BEFORE_SECONDS } from '../../settings/publish-mode.ts';
import { readPrivateFile, writeWhole } from '../../util/files.ts';
import { plainText } from '../../util/text.ts';
import { type LockWatch, tryLock, watchLock } from './lock.ts';
import { answerIn, type ProcessCredentials, readSession, remainingOf } from './session-folder.ts';

/** A session, or why there is none. */
export type Obtained =
  | {
      readonly ok: true;
      readonly answer: ProcessCredentials;
      /** Why the session could not be renewed, although it will end soon. */
      readonly warning?: string;
    }
  | { readonly ok: false; readonly reason: string };

/** Why there is no new session: an answer that every other process would get, too; or a failure of this process alone. */
export type RenewalFailure = string | { readonly ownFailure: string };

/** The reason alone. */
function reasonOf(failure: RenewalFailure): string {
  return typeof failure === 'string' ? failure : failure.ownFailure;
}

/** What obtaining a session needs of the world. */
export interface ObtainPorts {
  /** Seconds of the system's clock. */
  readonly now: () => number;
  /** Milliseconds of a monotonic clock; Node's own by default. */
  readonly uptimeMilliseconds?: () => number;
  /**
   * How long the session must last at least; undefined for an SDK. Less than 5 minutes, or anything but a number, counts as 5 minutes.
   * Who says so compares the clocks, and gets `Expiration` by AWS's clock.
   */
  readonly leastSeconds?: number;
  /**
   * Gets a new session and stores it in the folder.
   * @returns why that was not possible, else undefined. Never throws
   */
  readonly renew: (folder: string, limitSeconds: number) => Promise<RenewalFailure | undefined>;
  /** Keeps a record of a refusal, and of whether the session before still lasts. Never throws. */
  readonly record?: (folder: string, reason: string, session: 'lasts' | 'over') => void;
}

/**
 * SDKs for Go give up after a minute.
 * @see https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials/processcreds
 */
const LIMIT_SECONDS = 50;
/** While the stored session still lasts, nobody waits long for the next one. */
const LIMIT_WITH_SESSION_SECONDS = 8;
/** While it lasts, a failed renewal is not tried again for this long. */
const REFUSAL_WITH_SESSION_SECONDS = 30;
const LOOK_MILLISECONDS = 60;
/** A session with less left than this is of no use, even if there is no other. */
const LAST_RESORT_SECONDS = 15;

/**
 * Obtains the session of a folder.
 * @throws Error if the folder does not exist
 */
export async function obtainSession(folder: string, ports: ObtainPorts): Promise<Obtained> {
  const request: Request = { ...ports, folder, askedAt: ports.now() };
  const { uptimeMilliseconds = () => performance.now() } = ports;
  const startedAt = uptimeMilliseconds();
  const watch = watchLock(folder, uptimeMilliseconds);
  for (;;) {
    const fresh = freshSession(request);
    if (fresh !== undefined) return { ok: true, answer: fresh };
    const hasSession = storedAnswer(request) !== undefined;
    const refusal = knownRefusal(request, hasSession);
    if (refusal !== undefined) return withoutRenewal(refusal, request);
    const limitSeconds =
      (hasSession ? LIMIT_WITH_SESSION_SECONDS : LIMIT_SECONDS) - (uptimeMilliseconds() - startedAt) / 1000;
    if (limitSeconds <= 0) return withoutRenewal('There was no new session in time.', request);
    try {
      const failed = await renewOrWait(request, limitSeconds, watch);
      if (failed !== undefined) return withoutRenewal(failed, request);
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

/** @returns why this process could not renew the session; undefined if it did, or waited for another process */
async function renewOrWait(request: Request, limitSeconds: number, watch: LockWatch): Promise<string | undefined> {
  const lock = tryLock(request.folder);
  if (lock === undefined) {
    await sleep(LOOK_MILLISECONDS);
    watch.look();
    return undefined;
  }
  try {
    // Another process may have renewed it between the last look and the lock.
    return freshSession(request) === undefined ? await renewOnce(request, limitSeconds) : undefined;
  } finally {
    lock.release();
  }
}

async function renewOnce(request: Request, limitSeconds: number): Promise<string | undefined> {
  const { folder, now, renew, record } = request;
  const failure = await renew(folder, limitSeconds);
  if (failure === undefined) return undefined;
  if (typeof failure === 'string') shareRefusal(folder, failure, now());
  const reason = plainText(reasonOf(failure), OUTPUT_REASON_MAX_LENGTH);
  record?.(folder, reason, storedAnswer(request) === undefined ? 'over' : 'lasts');
  return reason;
}

/** Tells the processes that wait, and those of the next seconds. Without the file, each of them tries for itself. */
function shareRefusal(folder: string, reason: string, at: number): void {
  try {
    writeWhole(join(folder, REFUSAL_NAME), JSON.stringify({ at, reason }));
  } catch {
    // The folder is gone or full, or another process has the file open.
  }
}

/** A session that need not be renewed yet; or one that is newer than this request, however short: the next would not be longer. */
function freshSession(request: Request): ProcessCredentials | undefined {
  const { folder, askedAt, now, leastSeconds } = request;
  const stored = readSession(folder);
  if (stored === undefined) return undefined;
  const isNew = stored.storedAt >= askedAt && stored.storedAt <= now();
  const least = isNew ? 0 : Math.max(RENEWED_BEFORE_SECONDS, leastSeconds || 0);
  return remainingOf(stored, now()) > least ? answerIn(stored, clockOf(request)) : undefined;
}

/** The stored session, as long as it lasts. */
function storedAnswer(request: Request): ProcessCredentials | undefined {
  const stored = readSession(request.folder);
  if (stored === undefined || remainingOf(stored, request.now()) <= LAST_RESORT_SECONDS) return undefined;
  return answerIn(stored, clockOf(request));
}

/** SDKs compare `Expiration` with the clock of this machine. */
function clockOf({ leastSeconds }: Request): 'aws' | 'runner' {
  return leastSeconds === undefined ? 'runner' : 'aws';
}

function withoutRenewal(reason: string, request: Request): Obtained {
  const answer = storedAnswer(request);
  return answer === undefined ? { ok: false, reason } : { ok: true, answer, warning: reason };
}

const REFUSAL_NAME = 'refusal.json';
/** Long enough for a trust policy. */
const OUTPUT_REASON_MAX_LENGTH = 4000;

/**
 * Why a renewal failed while this process waited: it does not try again, because the answer would be the same. A refusal from the
 * future does not count, because clocks may be set back.
 */
function knownRefusal({ folder, askedAt, now }: Request, hasSession: boolean): string | undefined {
  const { at, reason } = (readPrivateFile(join(folder, REFUSAL_NAME)) ?? {}) as { at?: unknown; reason?: unknown };
  const from = hasSession ? askedAt - REFUSAL_WITH_SESSION_SECONDS : askedAt;
  const isKnown = typeof at === 'number' && at >= from && at <= now();
  return (isKnown && typeof reason === 'string' && plainText(reason, OUTPUT_REASON_MAX_LENGTH)) || undefined;
}
