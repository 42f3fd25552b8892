// Inputs that are given and can do nothing in this run. Loaded only where more than the usual inputs are given. Pure.
import type { InputName } from './inputs.ts';
import { looksAtMachine, type Settings, SOURCES } from './settings.ts';

/** What a run does, as far as an input depends on it. */
interface Way {
  /** Where the credentials come from; undefined for those that are there already. */
  readonly source: Settings['source'] | undefined;
  readonly hasRole: boolean;
  /** Whether a role session is requested. */
  readonly assumes: boolean;
  /** Whether one of the requests is AssumeRole, which alone takes tags and an external id. */
  readonly assumesByCredentials: boolean;
  readonly skipsTags: boolean;
  /** Whether AWS is asked for anything. */
  readonly asksAws: boolean;
  /** `region`: of credentials that are kept. */
  readonly publishes: 'credentials' | 'region' | 'nothing';
  readonly severalRoles: boolean;
  /** Whether the inputs name a profile, or several. */
  readonly namesProfile: boolean;
  readonly mode: Settings['mode'];
  readonly retries: boolean;
  /** Whether the keys in the inputs say whose credentials may be kept. */
  readonly keysDecide: boolean;
  readonly hasProxy: boolean;
}

type Rule = (way: Way) => boolean;

/** It does something on every way that accepts it; where it would do nothing, it is refused. */
const always: Rule = () => true;
const isOfNewCredentials: Rule = ({ publishes }) => publishes === 'credentials';
const ofSource =
  (wanted: Settings['source']): Rule =>
  ({ source }) =>
    source === wanted;
const isOfKeys: Rule = ({ source, keysDecide }) => source === 'keys' || keysDecide;

/** When each input does something. */
const HAS_EFFECT: Readonly<Record<InputName, Rule>> = {
  mode: always,
  'role-to-assume': always,
  'aws-region': always,
  'role-session-name': ({ hasRole, mode }) => hasRole || mode === 'verify',
  'role-duration-seconds': ({ assumes }) => assumes,
  audience: ofSource('id-token'),
  'web-identity-token-file': ofSource('token-file'),
  'role-chaining': ofSource('ambient'),
  'force-skip-oidc': ofSource('ambient'),
  'aws-access-key-id': isOfKeys,
  'aws-secret-access-key': isOfKeys,
  'aws-session-token': isOfKeys,
  'use-existing-credentials': ({ mode }) => mode !== 'verify',
  'role-external-id': isSent,
  'role-chain': always,
  roles: always,
  'role-skip-session-tagging': ({ assumesByCredentials }) => assumesByCredentials,
  'custom-tags': isTagSent,
  'transitive-tag-keys': isTagSent,
  'allowed-account-ids': always,
  'allowed-role-arns': always,
  'mask-aws-account-id': always,
  'inline-session-policy': always,
  'managed-session-policies': always,
  'output-credentials': isOfNewCredentials,
  'output-env-credentials': ({ publishes, severalRoles }) => publishes !== 'nothing' && !severalRoles,
  // Keys that are blanked are no source, either.
  'unset-current-credentials': ({ publishes, source }) => publishes === 'credentials' || source === 'ambient',
  refresh: isOfNewCredentials,
  'aws-profile': ({ publishes, mode }) => publishes === 'credentials' || mode === 'verify',
  'overwrite-aws-profile': ({ publishes, namesProfile }) => publishes === 'credentials' && namesProfile,
  'special-characters-workaround': ({ assumes }) => assumes,
  'http-proxy': always,
  'no-proxy': ({ hasProxy }) => hasProxy,
  'action-timeout-s': always,
  'retry-max-attempts': ({ retries }) => retries,
  'disable-retry': always,
  'translate-env-variables': always,
  'sts-endpoint': ({ asksAws }) => asksAws,
  'max-clock-skew-seconds': always,
  'minimum-remaining-seconds': always,
  'expected-subject': always,
  'trust-policy-file': always,
  // It trusts a token, like the role that it looks at.
  'diagnosis-role': ({ source, assumes }) => assumes && source !== undefined && SOURCES[source].usesToken,
  'on-missing-oidc': ofSource('id-token'),
  'pr-comment': ({ mode }) => mode !== 'diagnose',
  'github-token': always,
  'leak-check': isOfNewCredentials,
  summary: always,
  'workflow-ref': always,
  'job-index': always,
  'workflow-sha': always,
};

/** Where a token alone is exchanged, a finding tells that these are not sent. */
function isSent({ assumesByCredentials, assumes, source }: Way): boolean {
  return assumesByCredentials || (assumes && source !== undefined && SOURCES[source].usesToken);
}

function isTagSent(way: Way): boolean {
  return isSent(way) && !way.skipsTags;
}

/** What the inputs alone do not say. */
interface Found {
  /** Whether credentials turned out to be there already, and are kept. */
  readonly isKept: boolean;
  /** Whether an input or a variable names a proxy. */
  readonly hasProxy: boolean;
}

/**
 * The line of the log about inputs that can do nothing.
 * @param given - the inputs that say something else than their defaults
 * @returns undefined where there are none
 */
export function withoutEffectLine(given: readonly InputName[], settings: Settings, found: Found): string | undefined {
  const { isKept } = found;
  const way = wayOf(settings, given, found);
  const before = wayOf(settings, given, { ...found, isKept: false });
  // What the step could not do in any case was told at its begin.
  const names = given.filter((name) => !HAS_EFFECT[name](way) && (!isKept || HAS_EFFECT[name](before)));
  if (names.length === 0) return undefined;
  const where = isKept ? 'since existing credentials are kept' : 'in this step';
  return `No effect ${where}: ${names.join(', ')}`;
}

function wayOf(settings: Settings, given: readonly InputName[], { isKept, hasProxy }: Found): Way {
  const { mode, source, role, roleName, roles, roleChain } = settings;
  const areThere = isKept || mode === 'verify';
  const hasRole = role !== undefined || roleName !== undefined || roles.length > 0;
  const assumes = hasRole && !areThere;
  const published = isKept || looksAtMachine(settings) ? 'region' : 'credentials';
  return {
    source: areThere ? undefined : source,
    hasRole,
    assumes,
    assumesByCredentials: assumes && (!SOURCES[source].usesToken || roleChain.length > 0),
    skipsTags: given.includes('role-skip-session-tagging'),
    asksAws: areThere || hasRole || !SOURCES[source].usesToken,
    publishes: mode === 'configure' ? published : 'nothing',
    severalRoles: roles.length > 0,
    namesProfile: given.includes('aws-profile') || roles.length > 0,
    mode,
    retries: !given.includes('disable-retry'),
    keysDecide: isKept && role === undefined,
    hasProxy,
  };
}
