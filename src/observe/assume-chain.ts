// Assumes one role after the other, and asks after each whose session it is. Effect: network.
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import { type CallerIdentity, identityDifferences, isOtherSession } from '../aws/role-session.ts';
import {
  assumeRole,
  type GrantedSession,
  getCallerIdentity,
  type RequestedSession,
  type SessionPolicies,
  untilPlain,
} from '../aws/sts-requests.ts';
import type { Attempt } from '../net/failure.ts';
import { retry } from '../net/retry.ts';
import type { Credentials } from '../secrets/vault.ts';
import { CHAINED_MAX_SECONDS, type Settings } from '../settings/settings.ts';
import type { Facts } from './facts.ts';
import { NOT_ATTEMPTED, type RunContext, retryOptions, timed } from './run-context.ts';

/** How far the run has come. */
export interface Progress
  extends Pick<Facts, 'idToken' | 'baseIdentity' | 'roleSession' | 'callerIdentity' | 'chain'>,
    Partial<
      Pick<
        Facts,
        | 'expectations'
        | 'target'
        | 'ambientSource'
        | 'failedSource'
        | 'unusedSource'
        | 'failedFiles'
        | 'refusedRoles'
        | 'disagreement'
        | 'others'
        | 'existing'
        | 'existingUntil'
      >
    > {
  readonly credentials?: Credentials;
}

/** A run that has made no request. */
export const NOTHING_YET: Progress = {
  idToken: NOT_ATTEMPTED,
  baseIdentity: NOT_ATTEMPTED,
  roleSession: NOT_ATTEMPTED,
  callerIdentity: NOT_ATTEMPTED,
  chain: [],
};

/** Where a role is in the chain. Its ARN does not say: a chain may contain a role twice. */
export type PlaceInChain = 'only' | 'intermediate' | 'last';

/** The shortest session there is: enough to assume the next role. */
const INTERMEDIATE_SECONDS = 900;

/** What a request for a role session asks for. */
export interface SessionRequest {
  readonly requested: RequestedSession;
  readonly policies: SessionPolicies;
  /** Whether credentials without special characters are wanted. */
  readonly plain: boolean;
}

/** All that the settings ask for, or, for an intermediate session, only what the next role takes to be assumed. */
export function sessionRequestFor(role: RoleArn, place: PlaceInChain, settings: Settings): SessionRequest {
  const { roleSessionName, durationSeconds: wanted, avoidSpecialCharacters: plain } = settings;
  if (place === 'intermediate') {
    const requested = { role, roleSessionName, durationSeconds: INTERMEDIATE_SECONDS };
    return { requested, policies: { managedSessionPolicies: [] }, plain: false };
  }
  const durationSeconds = place === 'last' ? Math.min(wanted, CHAINED_MAX_SECONDS) : wanted;
  return { requested: { role, roleSessionName, durationSeconds }, policies: settings, plain };
}

/** Asks whose credentials these are, and assumes the first role with them. Without a role, they themselves are published. */
export async function identifyCredentials(
  credentials: Credentials,
  before: Progress,
  context: RunContext,
): Promise<Progress> {
  const { role, roleName, roleChain } = context.settings;
  context.sts.use(credentials);
  const identity = await askIdentity(context);
  if (role === undefined && roleName === undefined) return { ...before, callerIdentity: identity, credentials };
  const identified = { ...before, baseIdentity: identity };
  if (identity.status !== 'succeeded') return identified;
  const target = role ?? roleIn(identity.value, roleName ?? '');
  const place = roleChain.length === 0 ? 'only' : 'intermediate';
  return target === undefined ? identified : assumeNext(identified, target, place, context);
}

/** A role that is given by name is one of the account of the credentials. */
function roleIn({ account, arn }: CallerIdentity, pathAndName: string): RoleArn | undefined {
  const partition = arn.split(':')[1] ?? 'aws';
  return parseRoleArn(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}

/** Assumes the next role with the credentials in use. */
export async function assumeNext(
  before: Progress,
  role: RoleArn,
  place: PlaceInChain,
  context: RunContext,
): Promise<Progress> {
  const { settings, ports, sts, timings } = context;
  const { credentials: _, ...rest } = before;
  const { requested, policies, plain } = sessionRequestFor(role, place, settings);
  const request = {
    requested,
    policies,
    externalId: settings.externalId,
    tags: withoutInherited(settings.sessionTags, before.chain),
    vault: ports.vault,
  };
  const granted = await timed(timings, 'AssumeRole', () =>
    retry(() => untilPlain(plain, () => assumeRole(sts, request)), retryOptions(context)),
  );
  return identifySession({ ...rest, target: role, callerIdentity: NOT_ATTEMPTED }, granted, context);
}

/** The tags that no session of the chain hands down: STS refuses those that are set again. */
function withoutInherited(tags: Settings['sessionTags'], chain: Progress['chain']): Settings['sessionTags'] {
  const inherited = chain.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
  const isNew = (key: string) => !inherited.includes(key.toLowerCase()); // STS ignores the case of tag keys
  const newIn = (some: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
  return { custom: newIn(tags.custom), usual: newIn(tags.usual), transitive: tags.transitive.filter(isNew) };
}

/** Uses a session that was granted, and asks whose it is. */
export async function identifySession(
  before: Progress,
  granted: Attempt<GrantedSession>,
  context: RunContext,
): Promise<Progress> {
  if (granted.status !== 'succeeded') return { ...before, roleSession: granted };
  const { session, credentials } = granted.value;
  context.sts.use(credentials);
  const callerIdentity = await askIdentity(context, true);
  return { ...before, roleSession: { status: 'succeeded', value: session }, callerIdentity, credentials };
}

/**
 * Asks whose the credentials in use are.
 * @param justIssued - whether this run got them a moment before
 */
export function askIdentity(context: RunContext, justIssued?: true): Promise<Attempt<CallerIdentity>> {
  const { ports, sts, timings } = context;
  return timed(timings, 'GetCallerIdentity', () =>
    retry(() => getCallerIdentity(sts, ports.vault), retryOptions(context, justIssued)),
  );
}

/** Whether the last session is the one that was requested; only then may it be used. */
export function isVerified(
  { roleSession, callerIdentity }: Progress,
  { settings }: Pick<RunContext, 'settings'>,
): boolean {
  if (roleSession.status !== 'succeeded' || callerIdentity.status !== 'succeeded') return false;
  return !isOtherSession(identityDifferences(callerIdentity.value, roleSession.value), settings.endpoint);
}
