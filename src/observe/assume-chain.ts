// Whose session it is after each role, and how far a run has come; and a variable of our own that says when the exported session ends.
// Effect: network.
import { createHash } from 'node:crypto';
import type { RoleArn } from '../aws/arn.ts';
import { type CallerIdentity, identityDifferences, isOtherSession } from '../aws/role-session.ts';
import {
  type GrantedSession,
  getCallerIdentity,
  type RequestedSession,
  type SessionPolicies,
} from '../aws/sts-requests.ts';
import type { Attempt } from '../net/failure.ts';
import { retry } from '../net/requests.ts';
import type { Credentials } from '../secrets/vault.ts';
import { CHAINED_MAX_SECONDS, type Settings } from '../settings/settings.ts';
import type { EpochSeconds } from '../util/time.ts';
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
        | 'sessionsInUse'
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

/** Name of the variable. */
export const SESSION_VARIABLE = 'AWS_TOKEN_GUARD_SESSION';

/** The value of the variable: a digest of the key, and when its session expires. */
export function sessionNote(accessKeyId: string, expiresAt: EpochSeconds): string {
  return `${digestOf(accessKeyId)}:${Math.floor(expiresAt)}`;
}

/** When the session of this key expires; undefined if the note is about another key, or there is none. */
export function notedEnd(note: string | undefined, accessKeyId: string): EpochSeconds | undefined {
  const [, digest, seconds] = /^([0-9a-f]{16}):(\d{1,12})$/.exec(note ?? '') ?? [];
  return digest === digestOf(accessKeyId) && seconds !== undefined ? Number(seconds) : undefined;
}

function digestOf(accessKeyId: string): string {
  return createHash('sha256').update(accessKeyId).digest('hex').slice(0, 16);
}
