// What the post step needs to know of what is published now. restore.ts reads it again. Pure.
import type { LeakCheck } from '../settings/settings.ts';

/** The one entry of the step's state. The runner keeps it in memory until the job ends, and masks what it shows of it. */
export const STATE_NAME = 'restore';

/** Another entry: the folder with the files of the step. It is written before the folder is made. */
export const FOLDER_NAME = 'folder';

/** And another: when the session ends, in epoch seconds. */
export const ENDS_NAME = 'endsAt';

/** And another: what would have made it last longer. */
export const REMEDY_NAME = 'remedy';

/** Whether such a session can be renewed, and whether a longer one can be asked for. */
export type Remedy = 'refresh or longer' | 'refresh' | 'longer' | 'neither';

/** And another: whether to look for what was issued, and what becomes of what is found. */
export const LEAK_CHECK_NAME = 'leakCheck';

/** What the post step is to know beside the variables. */
interface Remembering {
  /** Of the session, in epoch seconds. */
  readonly endsAt?: number | undefined;
  readonly leakCheck?: LeakCheck;
  readonly remedy?: Remedy;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One published variable: how to recognise our value, and what was there before. */
export interface Remembered {
  readonly name: string;
  /** Of the value that we published: enough to recognise it. */
  readonly fingerprint: string;
  readonly previous: string;
}

/** The state that lets the post step undo what is published now. */
export function rememberState(
  published: Readonly<Record<string, string>>,
  previous: Environment,
  { endsAt, leakCheck = 'off', remedy = 'neither' }: Remembering = {},
): Record<string, string> {
  const remembered = Object.entries(published).map(
    ([name, value]): Remembered => ({ name, fingerprint: fingerprintOf(value), previous: previous[name] ?? '' }),
  );
  return {
    [STATE_NAME]: JSON.stringify(remembered),
    ...(leakCheck === 'off' ? {} : { [LEAK_CHECK_NAME]: leakCheck }),
    ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)), [REMEDY_NAME]: remedy }),
  };
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * FNV-1a with 64 bits, in hexadecimal digits: tells one value from another, which is all that is needed, and gives away no more than 64
 * bits of a secret that has hundreds. (Node's own hashes would take the post step a fifth of its time to load.)
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fingerprintOf(value: string): string {
  const hash = Buffer.from(value).reduce(
    (rest, byte) => BigInt.asUintN(64, (rest ^ BigInt(byte)) * FNV_PRIME),
    FNV_OFFSET,
  );
  return hash.toString(16).padStart(16, '0');
}
