// Restrictions that a way of a run cannot apply: there the combination is refused. Pure.
import type { InputName, InputValues } from './inputs.ts';
import { looksAtMachine, type RawViolation, type Settings } from './settings.ts';
import { SOURCES } from './sources.ts';

/** What keeps restrictions from being applied: an input as a reader would name it, and why. */
interface Obstacle {
  readonly input: string;
  readonly why: string;
}

/** The violation of each restriction that the inputs ask for and that would do nothing. */
export function restrictionConflicts(
  values: Partial<InputValues>,
  settings: Partial<Settings>,
): readonly RawViolation[] {
  return [
    ...refused(values, OF_NEW_SESSIONS, kept(values, settings) ?? roleless(values, settings)),
    // A variable is for the steps of the job that assume a role.
    ...(settings.readVariables?.['ROLE_SESSION_NAME']
      ? []
      : refused(values, OF_SESSION_NAMES, roleless(values, settings))),
    ...refused(values, OF_TOKENS, kept(values, settings) ?? tokenless(values, settings)),
    ...refused(values, OF_CREDENTIALS, diagnosedToken(values, settings)),
    ...refused(values, OF_ENDS, endless(values, settings)),
  ];
}

/** What only a request for a role session can restrict. */
const OF_NEW_SESSIONS = ['inline-session-policy', 'managed-session-policies'] as const;
const OF_SESSION_NAMES = ['role-session-name'] as const;
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
  const chaining = values['role-chaining'] === true ? 'role-chaining: true' : 'force-skip-oidc: true';
  return { input: source === 'keys' ? 'aws-access-key-id' : chaining, why: 'no token is exchanged' };
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
