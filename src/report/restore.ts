// What the post step gives back: the variables as they were before, where nobody has changed them since. Pure.
import { createHash } from 'node:crypto';

/** The one entry of the step's state. The runner keeps it in memory until the job ends, and masks what it shows of it. */
export const STATE_NAME = 'restore';

/** Another entry: the folder with the files that were made for later steps. */
export const FOLDER_NAME = 'folder';

/** And another: when the session ends, in epoch seconds. */
export const ENDS_NAME = 'endsAt';

/** What the post step is to know beside the variables. */
interface Remembering {
  readonly folder?: string | undefined;
  /** Of the session, in epoch seconds. */
  readonly endsAt?: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One published variable: how to recognise our value, and what was there before. */
interface Remembered {
  readonly name: string;
  /** SHA-256 of the value that we published: enough to recognise it. */
  readonly digest: string;
  readonly previous: string;
}

/** The state that lets the post step undo what is published now. */
export function rememberState(
  published: Readonly<Record<string, string>>,
  previous: Environment,
  { folder, endsAt }: Remembering = {},
): Record<string, string> {
  const remembered = Object.entries(published).map(
    ([name, value]): Remembered => ({ name, digest: digestOf(value), previous: previous[name] ?? '' }),
  );
  return {
    [STATE_NAME]: JSON.stringify(remembered),
    ...(folder === undefined ? {} : { [FOLDER_NAME]: folder }),
    ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)) }),
  };
}

/** What to say of a session that was over before the job was; undefined for one that lasted. */
export function endedEarly(endsAt: string | undefined, now: number): string | undefined {
  const end = Number(endsAt ?? Number.NaN);
  if (!(end < now)) return undefined;
  const at = new Date(end * 1000).toISOString().slice(11, 19);
  const minutes = Math.max(1, Math.round((now - end) / 60));
  return `The session ended at ${at} UTC, ${minutes} min before the job did: AWS refuses what uses it since (ExpiredToken). Raise role-duration-seconds, up to MaxSessionDuration of the role, or get new credentials in a step right before they are needed.`;
}

/**
 * The variables to set back. A value that another step has put there since is that step's business. A variable that was
 * not set before becomes empty: the runner knows no way to remove one.
 * @param state - what {@link rememberState} made; anything else gives nothing back
 */
export function restoredEnvironment(state: string | undefined, current: Environment): Readonly<Record<string, string>> {
  const unchanged = parseState(state).filter(({ name, digest }) => digestOf(current[name] ?? '') === digest);
  return Object.fromEntries(unchanged.map(({ name, previous }) => [name, previous]));
}

function parseState(state: string | undefined): readonly Remembered[] {
  try {
    const value: unknown = JSON.parse(state ?? '[]');
    return Array.isArray(value) ? value.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

function isRemembered(value: unknown): value is Remembered {
  const { name, digest, previous } = (value ?? {}) as Partial<Remembered>;
  return (
    typeof name === 'string' && /^AWS_[A-Z_]+$/.test(name) && typeof digest === 'string' && typeof previous === 'string'
  );
}

function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
