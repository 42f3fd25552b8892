// What each input allows by itself, but not together with another; and restrictions that a way of a run cannot apply. Pure.
import { isSessionKeyId } from '../secrets/shapes.ts';
import type { InputName, InputValues } from './inputs.ts';
import { ROLE_RULE, TAGS_MAX_COUNT } from './parsers/aws-values.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import {
  CHAINED_MAX_SECONDS,
  looksAtMachine,
  type RawViolation,
  type Settings,
  SOURCES,
  type Source,
  targetRole,
} from './settings.ts';

type Values = Partial<InputValues>;
type Violations = readonly RawViolation[];

/**
 * Every conflict at once. An input that broke its own rule is missing from both records, and takes part in none. Where a variable
 * stands in for an input, the variable is what has to change.
 */
export function conflictsBetween(values: Values, settings: Partial<Settings>): Violations {
  const variables = Object.entries(settings.readVariables ?? {});
  const conflicts = [
    ...roleConflicts(values, settings),
    ...keyConflicts(values),
    ...durationConflicts(values, settings),
    ...refreshConflicts(values, settings),
    ...policyConflicts(settings),
    ...tagConflicts(settings),
    ...restrictionConflicts(values, settings),
  ];
  return conflicts.map((one) => ({
    ...one,
    input: variables.find(([, name]) => name === one.input)?.[0] ?? one.input,
  }));
}

/** The violation of a rule where it is broken. Without a text, the value of the input is `none`. */
function when(
  isBroken: boolean,
  input: InputName,
  violation: { readonly text?: string; readonly rule: string; readonly hint?: string },
): Violations {
  return isBroken ? [{ input, text: 'none', ...violation }] : [];
}

/** Whether an input was read, and its value is a keyword that stands for nothing. */
function isNone(values: Values, name: InputName): boolean {
  return name in values && values[name] === undefined;
}

/** What says that the step is for more than the region. */
const BEYOND_REGION: readonly InputName[] = [
  'role-to-assume',
  'role-chain',
  'roles',
  'web-identity-token-file',
  ...KEY_INPUTS,
  'aws-profile',
];

/** Whether a region is given and nothing that asks for credentials: configure-aws-credentials then looks at those of the machine. */
export function isRegionAlone(values: Values): boolean {
  const isPlain = values['role-chaining'] === false && values.refresh === false;
  const isRegion = values.mode === 'configure' && values['aws-region'] !== undefined;
  return isRegion && isPlain && BEYOND_REGION.every((name) => isNone(values, name));
}

function roleConflicts(values: Values, settings: Partial<Settings>): Violations {
  const { mode, source, roleName } = settings;
  if ((values.roles?.length ?? 0) > 0) return rolesConflicts(values, settings);
  // Without its role, the step would publish other credentials than configure-aws-credentials does.
  if (settings.namedVariables?.['ROLE_TO_ASSUME'] && mode !== 'verify') {
    return when(true, 'role-to-assume', { rule: 'given as an input' });
  }
  const isMissing = isNone(values, 'role-to-assume');
  if (isMissing && mode === 'configure' && source !== 'keys') {
    const mayDoWithout = !('roles' in values) || !('aws-region' in values); // once they are corrected
    return when(!mayDoWithout && !isRegionAlone(values), 'role-to-assume', { rule: ROLE_RULE });
  }
  if (isMissing && (values['role-chain']?.length ?? 0) > 0) {
    return when(true, 'role-to-assume', { rule: 'the ARN of the role before those in role-chain' });
  }
  return when(roleName !== undefined && source !== undefined && SOURCES[source].usesToken, 'role-to-assume', {
    text: roleName ?? '',
    rule: ROLE_RULE,
  });
}

/** Several roles are assumed with the ID token, without a chain, and published as profiles. */
function rolesConflicts(values: Values, { mode = 'configure', source }: Partial<Settings>): Violations {
  const profile = values['aws-profile'] ?? '';
  const rule = 'left out with roles';
  return [
    ...when(!isNone(values, 'role-to-assume'), 'role-to-assume', { text: 'a role', rule }),
    ...when(!isNone(values, 'role-chain'), 'role-chain', { text: 'roles', rule }),
    ...when(!isNone(values, 'aws-profile'), 'aws-profile', { text: profile, rule }),
    ...when(mode !== 'configure', 'mode', { text: mode, rule }),
    ...when(source !== 'id-token', 'roles', {
      text: 'given',
      rule: `left out with ${otherSource(values, source)}`,
      hint: "It needs the workflow's ID token.",
    }),
    ...when(values['output-credentials'] === true, 'output-credentials', { text: 'true', rule }),
    ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', { text: 'true', rule }),
  ];
}

/** What has the step use other credentials than the ID token, as a reader would name it. */
function otherSource(values: Values, source: Source | undefined): string {
  if (source === 'keys') return KEY_INPUTS[0];
  if (source === 'token-file') return 'web-identity-token-file';
  if (values.mode === 'verify') return 'mode: verify';
  return values['role-chaining'] === true ? 'role-chaining: true' : 'force-skip-oidc: true';
}

/** The keys belong together, and those of a session have three parts. */
function keyConflicts(values: Values): Violations {
  const [hasId, hasSecret, hasToken] = KEY_INPUTS.map((name) => values[name] !== undefined);
  const [id, secret, token] = KEY_INPUTS;
  const together = { rule: 'given together with the other keys' };
  const ofSession = { rule: 'given, since the access key id is that of a session (ASIA…)' };
  return [
    ...when((hasSecret || hasToken) === true && isNone(values, id), id, together),
    ...when((hasId || hasToken) === true && isNone(values, secret), secret, together),
    ...when(isSessionKeyId(values[id] ?? '') && isNone(values, token), token, ofSession),
  ];
}

function durationConflicts(values: Values, settings: Partial<Settings>): Violations {
  const { durationSeconds = 0, minimumRemainingSeconds: minimum = 0, mode, source } = settings;
  // Keys, and a token in a file, win over what the machine has.
  const startsFromSession = values['role-chaining'] === true && source !== 'keys' && source !== 'token-file';
  const isCapped = (settings.roleChain?.length ?? 0) > 0 && durationSeconds > CHAINED_MAX_SECONDS;
  const seconds = isCapped ? CHAINED_MAX_SECONDS : durationSeconds;
  return [
    ...when(startsFromSession && durationSeconds > CHAINED_MAX_SECONDS, 'role-duration-seconds', {
      text: String(durationSeconds),
      rule: `at most ${CHAINED_MAX_SECONDS} with role-chaining`,
    }),
    ...when(mode !== 'verify' && seconds > 0 && minimum >= seconds, 'minimum-remaining-seconds', {
      text: String(minimum),
      rule: isCapped
        ? `less than ${seconds}, the most behind another role`
        : `less than role-duration-seconds (${durationSeconds})`,
    }),
  ];
}

/**
 * SDKs renew early, the AWS CLI and boto3 from 15 minutes before the end: a shorter session would be renewed for each request.
 * @see https://github.com/boto/botocore/blob/develop/botocore/credentials.py
 */
const REFRESHED_MIN_SECONDS = 1800;

/** A profile that renews itself needs a source that gives a new session, and publishes no keys, because those would end. */
function refreshConflicts(values: Values, { mode, source, durationSeconds }: Partial<Settings>): Violations {
  if (values.refresh !== true || mode !== 'configure') return [];
  const isRenewable = source !== undefined && SOURCES[source].renewable;
  const withoutKeys = { text: 'true', rule: 'left out with refresh, which publishes no keys' };
  return [
    ...when(!isRenewable, 'refresh', {
      text: 'true',
      rule: `left out with ${otherSource(values, source)}`,
      hint: "It needs the workflow's ID token, or one in a file.",
    }),
    ...when(values['output-credentials'] === true, 'output-credentials', withoutKeys),
    ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', withoutKeys),
    ...when(durationSeconds !== undefined && durationSeconds < REFRESHED_MIN_SECONDS, 'role-duration-seconds', {
      text: String(durationSeconds),
      rule: `at least ${REFRESHED_MIN_SECONDS} with refresh`,
    }),
  ];
}

/** Session policies must belong to AWS or to the account of the role. */
function policyConflicts({ managedSessionPolicies = [], ...settings }: Partial<Settings>): Violations {
  const role = targetRole(settings);
  if (role === undefined) return [];
  const rule = `policies of AWS or of the role's own account (${role.account})`;
  const foreign = managedSessionPolicies.filter((arn) => ![role.account, 'aws'].includes(arn.split(':')[4] ?? ''));
  return foreign.map((arn) => ({ input: 'managed-session-policies', text: arn, rule }));
}

function tagConflicts({ sessionTags }: Partial<Settings>): Violations {
  if (sessionTags === undefined) return [];
  const { custom, usual } = sessionTags;
  return when(Object.keys({ ...custom, ...usual }).length > TAGS_MAX_COUNT, 'custom-tags', {
    text: `${Object.keys(custom).length} tags`,
    rule: `at most ${TAGS_MAX_COUNT} together with the usual ones`,
  });
}

/** What keeps restrictions from being applied: an input as a reader would name it, and why. */
interface Obstacle {
  readonly input: string;
  readonly why: string;
}

/** The violation of each restriction that the inputs ask for and that would do nothing. */
function restrictionConflicts(values: Partial<InputValues>, settings: Partial<Settings>): readonly RawViolation[] {
  return [
    ...refused(values, OF_NEW_SESSIONS, kept(values, settings) ?? roleless(values, settings)),
    ...refused(values, OF_TOKENS, kept(values, settings) ?? tokenless(values, settings)),
    ...refused(values, OF_CREDENTIALS, diagnosedToken(values, settings)),
    ...refused(values, OF_ENDS, endless(values, settings)),
  ];
}

/** What only a request for a role session can restrict. */
const OF_NEW_SESSIONS = ['inline-session-policy', 'managed-session-policies'] as const;
/** What is held against the token that is exchanged. */
const OF_TOKENS = ['expected-subject', 'trust-policy-file'] as const;
/** What is held against the owner of credentials. */
const OF_CREDENTIALS = ['allowed-account-ids', 'allowed-role-arns'] as const;
const OF_ENDS = ['minimum-remaining-seconds'] as const;

function refused(
  values: Partial<InputValues>,
  inputs: readonly InputName[],
  obstacle: Obstacle | undefined,
): readonly RawViolation[] {
  if (obstacle === undefined) return [];
  return inputs
    .filter((input) => values[input] !== undefined && values[input] !== 0)
    .map((input) => ({
      input,
      text: String(values[input]),
      rule: `left out with ${obstacle.input}`,
      hint: `It would do nothing: ${obstacle.why}.`,
    }));
}

/** Credentials that are there already: with which policies and which token they were made, nothing says. */
function kept(values: Partial<InputValues>, { mode }: Partial<Settings>): Obstacle | undefined {
  if (mode === 'verify') return { input: 'mode: verify', why: 'that mode requests no session' };
  if (values['use-existing-credentials'] !== true) return undefined;
  return { input: 'use-existing-credentials: true', why: 'it cannot be checked for credentials that are kept' };
}

/** No role is assumed. */
function roleless(values: Partial<InputValues>, settings: Partial<Settings>): Obstacle | undefined {
  const { mode, source } = settings;
  const isNone = (name: InputName) => name in values && values[name] === undefined;
  if (mode === 'verify' || !isNone('role-to-assume') || !isNone('roles')) return undefined;
  // A role that is asked for is the only thing to correct.
  if (roleConflicts(values, settings).length > 0) return undefined;
  const why = 'no role is assumed';
  if (looksAtMachine(settings)) return { input: 'aws-region alone: name a role in role-to-assume', why };
  if (source === 'keys') return { input: 'aws-access-key-id unless role-to-assume names a role', why };
  return mode === 'diagnose' ? { input: 'mode: diagnose unless role-to-assume names a role', why } : undefined;
}

/** The first session is requested with credentials, and not with a token. */
function tokenless(values: Partial<InputValues>, settings: Partial<Settings>): Obstacle | undefined {
  const { source } = settings;
  if (source === undefined || SOURCES[source].usesToken) return undefined;
  if (looksAtMachine(settings)) return roleless(values, settings);
  return { input: otherSource(values, source), why: 'no token is exchanged' };
}

/** A token alone says nothing about an AWS account. */
function diagnosedToken(values: Partial<InputValues>, settings: Partial<Settings>): Obstacle | undefined {
  const { source } = settings;
  return source !== undefined && SOURCES[source].usesToken ? roleless(values, settings) : undefined;
}

/** Nothing says when credentials end that are used as they are; long-term keys do not. */
function endless(values: Partial<InputValues>, settings: Partial<Settings>): Obstacle | undefined {
  const areLongTerm = settings.source === 'keys' && values['aws-session-token'] === undefined;
  if (areLongTerm) return undefined;
  const obstacle = roleless(values, settings);
  return obstacle && { ...obstacle, why: 'nothing says when the credentials end' };
}
