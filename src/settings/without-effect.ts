// Inputs that are given and can do nothing in this run. Loaded only where more than the usual inputs are given. Pure.
import type { InputName } from './inputs.ts';
import type { Settings } from './settings.ts';
import { SOURCES } from './sources.ts';

/** What a run does, as far as an input depends on it. */
interface Way {
  /** Where the credentials come from; undefined in `mode: verify`, which takes what is there. */
  readonly source: Settings['source'] | undefined;
  /** Whether a role session is requested. */
  readonly assumes: boolean;
  /** Whether one of the requests is AssumeRole, which alone takes tags and an external id. */
  readonly assumesByCredentials: boolean;
  /** `region`: of credentials that are kept. */
  readonly publishes: 'credentials' | 'region' | 'nothing';
  readonly hasProfile: boolean;
  readonly retries: boolean;
}

/** On what an input depends. One that is missing here always does something, or is refused where it would do nothing. */
const HAS_EFFECT: Readonly<Partial<Record<InputName, (way: Way) => boolean>>> = {
  'role-duration-seconds': ({ assumes }) => assumes,
  audience: ({ source }) => source === 'id-token',
  'web-identity-token-file': ({ source }) => source === 'token-file',
  'role-chaining': ({ source }) => source === 'ambient',
  'force-skip-oidc': ({ source }) => source === 'ambient',
  'aws-access-key-id': ({ source }) => source === 'keys',
  'aws-secret-access-key': ({ source }) => source === 'keys',
  'aws-session-token': ({ source }) => source === 'keys',
  'use-existing-credentials': ({ source }) => source !== undefined,
  'role-external-id': isSent,
  'role-skip-session-tagging': ({ assumesByCredentials }) => assumesByCredentials,
  'custom-tags': isSent,
  'transitive-tag-keys': isSent,
  'output-credentials': ({ publishes }) => publishes === 'credentials',
  'output-env-credentials': ({ publishes }) => publishes !== 'nothing',
  'unset-current-credentials': ({ publishes }) => publishes === 'credentials',
  refresh: ({ publishes }) => publishes === 'credentials',
  'aws-profile': ({ publishes, source }) => publishes === 'credentials' || source === undefined,
  'overwrite-aws-profile': ({ publishes, hasProfile }) => publishes === 'credentials' && hasProfile,
  'special-characters-workaround': ({ assumes }) => assumes,
  'retry-max-attempts': ({ retries }) => retries,
  'leak-check': ({ publishes }) => publishes === 'credentials',
  'on-missing-oidc': ({ source }) => source === 'id-token',
};

/** Where a token alone is exchanged, a finding tells that these are not sent. */
function isSent({ assumesByCredentials, assumes, source }: Way): boolean {
  return assumesByCredentials || (assumes && source !== undefined && SOURCES[source].usesToken);
}

/**
 * The line of the log about inputs that can do nothing.
 * @param given - the inputs that say something else than their defaults
 * @param isKept - whether credentials turned out to be there already, and are kept
 * @returns undefined where there are none
 */
export function withoutEffectLine(
  given: readonly InputName[],
  settings: Settings,
  isKept: boolean,
): string | undefined {
  const way = wayOf(settings, given, isKept);
  const names = given.filter((name) => HAS_EFFECT[name]?.(way) === false);
  if (names.length === 0) return undefined;
  const where = isKept ? 'since existing credentials are kept' : 'in this step';
  return `No effect ${where}: ${names.join(', ')}`;
}

function wayOf(settings: Settings, given: readonly InputName[], isKept: boolean): Way {
  const { mode, source, role, roleName, roles, roleChain, profile, refresh } = settings;
  const hasRole = role !== undefined || roleName !== undefined || roles.length > 0;
  const assumes = hasRole && mode !== 'verify' && !isKept;
  const published = isKept ? 'region' : 'credentials';
  return {
    source: mode === 'verify' ? undefined : source,
    assumes,
    assumesByCredentials: assumes && (!SOURCES[source].usesToken || roleChain.length > 0),
    publishes: mode === 'configure' ? published : 'nothing',
    hasProfile: profile !== undefined || refresh || roles.length > 0,
    retries: !given.includes('disable-retry'),
  };
}
