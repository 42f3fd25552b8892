// A session for whoever asks: the one that is there while it lasts, else a new one, which one process gets for all. Effect: files,
// waits.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPrivateFile } from '../files/read-private.ts';
import { writeWhole } from '../files/write-whole.ts';
import { tryLock, watchLock } from './lock.ts';
import { type ProcessCredentials, RENEWED_BEFORE_SECONDS, readSession, remainingOf } from './session-file.ts';

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
  /**
   * Gets a new session into the folder.
   * @returns why that was not possible; undefined where it was. Never throws
   */
  readonly renew: (folder: string, limitSeconds: number) => Promise<string | undefined>;
}

/**
 * SDKs for Go give up after a minute; the others wait for ever.
 * @see https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials/processcreds
 */
const LIMIT_SECONDS = 50;
const LOOK_MILLISECONDS = 60;
/** A session with less left than this is of no use to anybody, also where no other is to be had. */
const LAST_RESORT_SECONDS = 15;

/** Gets a session out of a folder, or into it. */
export async function obtainSession(folder: string, ports: ObtainPorts): Promise<Obtained> {
  const askedAt = ports.now();
  const endsAt = performance.now() + LIMIT_SECONDS * 1000;
  const watch = watchLock(folder);
  for (;;) {
    const fresh = sessionIn(folder, RENEWED_BEFORE_SECONDS, ports);
    if (fresh !== undefined) return { ok: true, answer: fresh };
    // Whoever waited while another one asked in vain does not ask again: the answer would be the same.
    const refusal = refusalSince(askedAt, folder);
    if (refusal !== undefined) return withoutRenewal(refusal, folder, ports);
    const limitSeconds = (endsAt - performance.now()) / 1000;
    if (limitSeconds <= 0) return withoutRenewal(`No session within ${LIMIT_SECONDS} seconds.`, folder, ports);
    const lock = tryLock(folder);
    if (lock === undefined) {
      await sleep(LOOK_MILLISECONDS);
      watch.look();
      continue;
    }
    try {
      await renewOnce(folder, limitSeconds, ports);
    } finally {
      lock.release();
    }
  }
}

/** Unless somebody has done so between the last look and the lock. */
async function renewOnce(folder: string, limitSeconds: number, ports: ObtainPorts): Promise<void> {
  if (sessionIn(folder, RENEWED_BEFORE_SECONDS, ports) !== undefined) return;
  const reason = await ports.renew(folder, limitSeconds);
  if (reason !== undefined) writeWhole(join(folder, REFUSAL_NAME), JSON.stringify({ at: ports.now(), reason }));
}

function sessionIn(folder: string, leastSeconds: number, { now }: ObtainPorts): ProcessCredentials | undefined {
  const stored = readSession(folder);
  return stored !== undefined && remainingOf(stored, now()) > leastSeconds ? stored.answer : undefined;
}

/** What is there still does while it lasts: the next try may succeed. */
function withoutRenewal(reason: string, folder: string, ports: ObtainPorts): Obtained {
  const answer = sessionIn(folder, LAST_RESORT_SECONDS, ports);
  return answer === undefined ? { ok: false, reason } : { ok: true, answer, warning: reason };
}

const REFUSAL_NAME = 'refusal.json';

function refusalSince(askedAt: number, folder: string): string | undefined {
  const { at, reason } = (readPrivateFile(join(folder, REFUSAL_NAME)) ?? {}) as { at?: unknown; reason?: unknown };
  return typeof at === 'number' && typeof reason === 'string' && at >= askedAt ? reason : undefined;
}
