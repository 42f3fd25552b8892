// What the post step gives back: the variables as they were before, where nobody has changed them since; and what it says of the
// session. Pure.
import { formatDuration } from '../util/time.ts';
import { type Environment, fingerprintOf, type Remedy, type Remembered } from './post-state.ts';

/** What to say of a session that was over before the job was; undefined for one that lasted. */
export function endedEarly(endsAt: string | undefined, remedy: string | undefined, now: number): string | undefined {
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

/**
 * The variables to set back. A value that another step has put there since is that step's business. A variable that was
 * not set before becomes empty: the runner knows no way to remove one.
 * @param state - what `rememberState` made; anything else gives nothing back
 */
export function restoredEnvironment(state: string | undefined, current: Environment): Readonly<Record<string, string>> {
  const unchanged = parseState(state).filter(
    ({ name, fingerprint }) => fingerprintOf(current[name] ?? '') === fingerprint,
  );
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
  const { name, fingerprint, previous } = (value ?? {}) as Partial<Remembered>;
  return (
    typeof name === 'string' &&
    /^AWS_[A-Z_]+$/.test(name) &&
    typeof fingerprint === 'string' &&
    typeof previous === 'string'
  );
}
