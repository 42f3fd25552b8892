// What the main step saves for the post step, and what the post step makes of it: the variables to restore, the private folder of the
// step for everything that it keeps in files, and a word about a session that ended early. Effect: files.
import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { LeakCheckMode } from '../settings/settings.ts';
import { type EpochSeconds, formatDuration } from '../util/time.ts';

/** The state entry with the variables. The runner keeps it in memory until the job ends, and masks it in its own output. */
export const STATE_NAME = 'restore';

/** The state entry with the folder of the step. It is written before the folder is made. */
export const FOLDER_NAME = 'folder';

/** The state entry with the end of the session, in epoch seconds. */
export const ENDS_NAME = 'endsAt';

/** The state entry with the {@link Remedy}. */
export const REMEDY_NAME = 'remedy';

/** The state entry with the {@link LeakCheckMode}; absent for `off`. */
export const LEAK_CHECK_NAME = 'leakCheck';

/** What would have made the session last longer: renewing it, or asking for a longer one. */
export type Remedy = 'refresh or longer' | 'refresh' | 'longer' | 'neither';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the post step has to know besides the variables. */
interface SavedFacts {
  /** End of the session. */
  readonly endsAt?: EpochSeconds | undefined;
  readonly leakCheck?: LeakCheckMode;
  readonly remedy?: Remedy;
}

/** A published variable: how to recognize our value, and the value before. */
interface SavedVariable {
  readonly name: string;
  /** Of the value that we published. */
  readonly fingerprint: string;
  readonly previous: string;
}

/** The state with which the post step can undo what is published now. */
export function saveState(
  published: Readonly<Record<string, string>>,
  previous: Environment,
  { endsAt, leakCheck = 'off', remedy = 'neither' }: SavedFacts = {},
): Record<string, string> {
  const variables = Object.entries(published).map(
    ([name, value]): SavedVariable => ({ name, fingerprint: fingerprintOf(value), previous: previous[name] ?? '' }),
  );
  return {
    [STATE_NAME]: JSON.stringify(variables),
    ...(leakCheck === 'off' ? {} : { [LEAK_CHECK_NAME]: leakCheck }),
    ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)), [REMEDY_NAME]: remedy }),
  };
}

/**
 * The variables to set back. A value that another step has set since then stays. A variable that was not set before becomes empty,
 * because a step cannot remove one. So does one that the `env:` of our own step hides, from both of its parts: what the job had before is
 * not known then. Where none has our value, nothing was published, or all is set back already.
 * @param state - from {@link saveState}; anything else restores nothing
 */
export function restoreEnvironment(state: string | undefined, current: Environment): Readonly<Record<string, string>> {
  const saved = parseState(state).map(({ name, fingerprint, previous }) => {
    const now = current[name] ?? '';
    const isOurs = fingerprintOf(now) === fingerprint;
    return { name, previous, isOurs, isAsBefore: now === previous, isBlanked: fingerprint === BLANKED };
  });
  const isPublished = saved.some(({ isOurs, isAsBefore }) => isOurs && !isAsBefore);
  const restored = saved.flatMap(({ name, previous, ...one }): readonly (readonly [string, string])[] => {
    if (one.isOurs) return [[name, previous]];
    return isPublished && one.isAsBefore && !one.isBlanked ? [[name, '']] : [];
  });
  return Object.fromEntries(restored);
}

function parseState(state: string | undefined): readonly SavedVariable[] {
  try {
    const value: unknown = JSON.parse(state ?? '[]');
    return Array.isArray(value) ? value.filter(isSavedVariable) : [];
  } catch {
    return [];
  }
}

function isSavedVariable(value: unknown): value is SavedVariable {
  const { name, fingerprint, previous } = (value ?? {}) as Partial<SavedVariable>;
  return (
    typeof name === 'string' &&
    /^(?:AWS|AMAZON)_[A-Z_]+$/.test(name) &&
    typeof fingerprint === 'string' &&
    typeof previous === 'string'
  );
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * FNV-1a with 64 bits, in hexadecimal digits. It tells one value from another and gives away at most 64 bits of a secret that has
 * hundreds. Loading Node's own hashes would take a fifth of the post step's time.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fingerprintOf(value: string): string {
  const hash = Buffer.from(value).reduce(
    (rest, byte) => BigInt.asUintN(64, (rest ^ BigInt(byte)) * FNV_PRIME),
    FNV_OFFSET,
  );
  return hash.toString(16).padStart(16, '0');
}

/** Of a variable that we have emptied. */
const BLANKED = fingerprintOf('');

/** What to say about a session that ended before the job did; undefined for one that lasted. */
export function endedEarly(
  endsAt: string | undefined,
  remedy: string | undefined,
  now: EpochSeconds,
): string | undefined {
  const end = Number(endsAt || Number.NaN);
  if (!(end < now)) return undefined;
  const at = new Date(end * 1000).toISOString().slice(11, 19);
  const advice = REMEDIES[remedy as Remedy] ?? REMEDIES.neither;
  return `The session ended at ${at} UTC, ${formatDuration(Math.floor(now - end))} before the job did: AWS refuses what uses it since (ExpiredToken). ${advice}`;
}

const REFRESH = 'set refresh: true, and it is renewed for as long as the job runs';
const LONGER = 'raise role-duration-seconds, up to MaxSessionDuration of the role';
const AGAIN = 'get new credentials in a step right before they are needed';

const REMEDIES: Readonly<Record<Remedy, string>> = {
  'refresh or longer': `Either ${REFRESH}; or ${LONGER}.`,
  refresh: `Either ${REFRESH}; or ${AGAIN}.`,
  longer: `Either ${LONGER}; or ${AGAIN}.`,
  neither: `AWS grants no longer one behind another role: ${AGAIN}.`,
};

/** How the name of each such folder begins. */
export const FOLDER_PREFIX = 'aws-token-guard-';

/**
 * The path of a new folder, which is not made yet. The post step learns the path first, so that it removes the folder whatever
 * happens to the main step after that.
 * @throws Error unless the temp folder is an absolute path of a folder
 */
export function planFolder(runnerTemp: string): string {
  if (!isAbsolute(runnerTemp) || !statSync(runnerTemp, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`RUNNER_TEMP (${runnerTemp}) is not an absolute path of a folder.`);
  return join(runnerTemp, `${FOLDER_PREFIX}${crypto.randomUUID()}`);
}

/**
 * Makes a folder that nobody else can read.
 * @throws Error if the path exists already
 */
export function makeFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}

/**
 * The real path of a folder that `makeFolder` made right below the runner's temp folder.
 * @returns undefined for anything else. Never throws
 */
export function ownFolder(folder: string, runnerTemp: string): string | undefined {
  try {
    // Resolved, because a slash at the end would make a link look like the folder that it leads to.
    const path = resolve(folder);
    const real = realpathSync(path);
    const isOurs = basename(path).startsWith(FOLDER_PREFIX) && dirname(real) === realpathSync(runnerTemp);
    return isAbsolute(folder) && isOurs && lstatSync(path).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
