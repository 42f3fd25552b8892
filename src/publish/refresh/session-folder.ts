// The folder of a session that a helper renews: the session, and the parameters with which to get the next one, in private files.
// Renewals that are refused go into the audit record of the step, from which the post step tells of them. Effect: files, and reads the
// clock.
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleSession } from '../../aws/role-session.ts';
import { withoutAccounts } from '../../secrets/shapes.ts';
import type { Credentials } from '../../secrets/vault.ts';
import type { Settings } from '../../settings/settings.ts';
import { readPrivateFile } from '../../util/files.ts';
import { plainText } from '../../util/text.ts';
import { type ClockReading, type EpochSeconds, formatIso, measureClockSkew } from '../../util/time.ts';
import { refusalLine } from '../audit.ts';

/**
 * What a `credential_process` prints.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export interface ProcessCredentials {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  /** ISO 8601; by the clock of this machine, which SDKs compare it with. */
  readonly Expiration: string;
}

/** A session as the folder has it. */
export interface StoredSession {
  readonly answer: ProcessCredentials;
  /** By AWS's clock. */
  readonly expiresAt: EpochSeconds;
  /** When it was stored, by this machine's clock. */
  readonly storedAt: EpochSeconds;
  /** How far this machine's clock was behind AWS's at that time, at most; 0 for a clock that was right or ahead. */
  readonly behindSeconds: number;
}

const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';

/** The path of the session in a folder. */
export function sessionFileIn(folder: string): string {
  return join(folder, SESSION_NAME);
}

/** The session in the folder; undefined if there is none, or one that cannot be used. Never throws. */
export function readSession(folder: string): StoredSession | undefined {
  const stored = readPrivateFile(sessionFileIn(folder));
  return isStoredSession(stored) ? stored : undefined;
}

/** Seconds that the session has left, by the clock that is further ahead: this machine's now, or AWS's as it was measured. */
export function remainingOf({ expiresAt, behindSeconds }: StoredSession, now: EpochSeconds): number {
  return expiresAt - now - behindSeconds;
}

/**
 * How far this machine's clock is behind AWS's, at most.
 * @param clocks - all readings of the run
 * @returns whole seconds; 0 unless it is proved that the clock is behind
 */
export function behindSecondsOf(clocks: readonly ClockReading[]): number {
  const { provenSeconds = 0, clockSkewSeconds = 0, uncertaintySeconds = 0 } = measureClockSkew(clocks) ?? {};
  return provenSeconds > 0 ? Math.ceil(clockSkewSeconds + uncertaintySeconds) : 0;
}

/** What to print of a stored session; `Expiration` by that clock. */
export function answerIn({ answer, expiresAt }: StoredSession, clock: 'aws' | 'runner'): ProcessCredentials {
  return clock === 'runner' ? answer : { ...answer, Expiration: formatIso(expiresAt) };
}

/**
 * The text of a session's file. Reveals the credentials: the caller writes the text into a file that nobody else can read.
 *
 * `Expiration` is earlier by as much as this machine's clock is behind, because most SDKs use a session until then by that clock. With
 * a clock that is ahead, it stays AWS's: programs ask again too early, and never too late, also if the clock is set right meanwhile.
 * @param behindSeconds - from {@link behindSecondsOf}; a negative number counts as 0
 */
export function storedSessionText(
  { expiresAt }: RoleSession,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  behindSeconds: number,
): string {
  const behind = Math.max(0, behindSeconds);
  const stored: StoredSession = {
    answer: {
      Version: 1,
      AccessKeyId: accessKeyId.reveal(),
      SecretAccessKey: secretAccessKey.reveal(),
      SessionToken: sessionToken?.reveal() ?? '',
      Expiration: formatIso(expiresAt - behind),
    },
    expiresAt,
    storedAt: Date.now() / 1000,
    behindSeconds: behind,
  };
  return JSON.stringify(stored);
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

/**
 * What a helper needs to get a session like the one before. The request variables of the ID token are not part of it: a program that
 * runs the helper has them in its environment, or must not get a session.
 */
export interface RefreshParameters {
  /** Of one role. */
  readonly settings: Settings;
  /** The inputs about proxies, which may hold a password and are not in the settings. */
  readonly proxyInputs: Readonly<Record<string, string>>;
  /** Variables of the runner that name this action, for the addresses of its pages. */
  readonly action: Readonly<Record<string, string | undefined>>;
  readonly auditFile: string;
  /** Where the leak check reads what was issued; undefined without a leak check. */
  readonly issuedFile?: string;
}

/** The path of the parameters in a folder. */
export function parametersFileIn(folder: string): string {
  return join(folder, PARAMETERS_NAME);
}

/** The parameters in the folder; undefined if there are none. Never throws. */
export function readParameters(folder: string): RefreshParameters | undefined {
  const found = readPrivateFile(parametersFileIn(folder)) as RefreshParameters | undefined;
  return Number.isFinite(found?.settings?.timeoutSeconds) && typeof found?.auditFile === 'string' ? found : undefined;
}

/** A program may ask again and again. The post step shows the whole record. */
const RECORD_MAX_BYTES = 512 * 1024;
/** Makes no file: the post step may have removed it. */
const APPEND_FLAGS = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);

/**
 * Records that a renewal was refused.
 * @param folder - of the session
 * @param session - whether the session before still lasts. Never throws
 */
export function recordRefusal(folder: string, reason: string, session: 'lasts' | 'over'): void {
  try {
    const { auditFile = '', settings } = readParameters(folder) ?? {};
    const file = openSync(auditFile, APPEND_FLAGS);
    try {
      if (fstatSync(file).size > RECORD_MAX_BYTES) return;
      const line = refusalLine(Date.now() / 1000, { role: settings?.role?.text ?? '', reason, session });
      writeSync(file, withoutAccounts(line, settings));
    } finally {
      closeSync(file);
    }
  } catch {
    // The reason goes to standard error all the same.
  }
}

/**
 * What to say about the renewals that a record tells of.
 * @param record - JSON lines
 * @returns one line of plain text; undefined if each refusal was followed by a new session before the old one ended
 */
export function describeRefusals(record: string): string | undefined {
  const events = record.split('\n').map(eventIn);
  const refused = events.filter(
    ({ event, role, session }, index) =>
      event === 'renewal-refused' &&
      (session !== 'lasts' || !events.slice(index).some((later) => later.event === 'renewed' && later.role === role)),
  );
  const last = refused.at(-1);
  if (last === undefined) return undefined;
  const count = refused.length === 1 ? 'A renewal failed' : `${refused.length} renewals failed, the last one`;
  const words = `${count} at ${last.at}, for ${last.role}: ${last.reason} ${HIDDEN}`;
  return plainText(words);
}

const HIDDEN = 'The SDKs for JavaScript and Java hide this and may use credentials of the machine instead.';

type Event = Readonly<Record<'event' | 'at' | 'role' | 'session' | 'reason', unknown>>;

function eventIn(line: string): Partial<Event> {
  try {
    return (JSON.parse(line) ?? {}) as Partial<Event>;
  } catch {
    return {};
  }
}
