// The requests to STS of every run, and what is read of the answers: a role session for a web identity token, and whose credentials
// these are. Masks the credentials of a session before anyone can see them. Effect: network.

import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { Attempt } from '../net/failure.ts';
import { isAccessKeyId, isKeyMaterial } from '../secrets/shapes.ts';
import type { Credentials, Secret, Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { RoleArn } from './arn.ts';
import type { CallerIdentity, RoleSession } from './role-session.ts';
import type { StsAnswer } from './sts-call.ts';
import type { Sts } from './sts-client.ts';

/** What the session may do less than its role. */
export type SessionPolicies = Pick<Settings, 'inlineSessionPolicy' | 'managedSessionPolicies'>;

/** One exchange. */
export interface ExchangeRequest {
  readonly requested: RequestedSession;
  readonly policies: SessionPolicies;
  readonly token: Secret;
  readonly vault: Vault;
}

/**
 * Calls AssumeRoleWithWebIdentity once. Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeRoleWithWebIdentity(
  sts: Sts,
  { requested, policies, token, vault }: ExchangeRequest,
): Promise<Attempt<GrantedSession>> {
  let attempt: Attempt<GrantedSession> = { status: 'not-attempted' };
  const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
  const { fromWebToken } = await import('./sdk.ts');
  // The provider of the SDK makes the request out of its parameters, as it does for every tool that uses the SDK; our assumer sends it
  // over the connection of the run and keeps the whole answer. The provider gives back nothing but plain keys, which must not leave
  // the vault and which say nothing about the session, so it gets empty ones and its result is not used.
  const provider = fromWebToken({
    roleArn: requested.role.text,
    roleSessionName: requested.roleSessionName,
    webIdentityToken: token.reveal(),
    durationSeconds: requested.durationSeconds,
    ...defined({ policy }),
    ...(managedSessionPolicies.length === 0 ? {} : { policyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
    roleAssumerWithWebIdentity: async (parameters) => {
      const answer = await sts.assumeRoleWithWebIdentity(parameters, (output) =>
        readGrantedSession(output, requested, vault),
      );
      attempt = answer.status === 'succeeded' ? { status: 'succeeded', value: dated(answer.value) } : answer;
      return { accessKeyId: '', secretAccessKey: '' };
    },
  });
  await provider();
  return attempt;
}

/**
 * Calls GetCallerIdentity once, signed with the credentials in use. It needs no permission, so it also succeeds for a
 * session that may do nothing else. Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function getCallerIdentity(sts: Sts, vault: Vault): Promise<Attempt<CallerIdentity>> {
  const attempt = await sts.getCallerIdentity({}, ({ Account: account, Arn: arn, UserId: userId }) => {
    if (!account || !arn || !userId || !/^\d{12}$/.test(account)) return undefined;
    return { account, arn: vault.cleanName(arn), userId: vault.cleanName(userId) };
  });
  if (attempt.status !== 'succeeded') return attempt;
  const { output, requestId } = attempt.value;
  return { status: 'succeeded', value: { ...output, ...defined({ requestId }) } };
}

/** A session as STS granted it; who it belongs to is not yet proved. */
export interface GrantedSession {
  readonly session: RoleSession;
  readonly credentials: Credentials;
  /** Whether the secret key consists of letters and digits alone. */
  readonly isPlain: boolean;
}

/** What a request for a session asks for. */
export interface RequestedSession {
  readonly role: RoleArn;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
}

/** The part that the outputs of both ways to assume a role have in common. */
type Output = Pick<AssumeRoleCommandOutput, 'AssumedRoleUser' | 'Credentials' | 'PackedPolicySize'>;

/**
 * The session in the output of either way to assume a role.
 * @returns undefined where any part of it is missing or malformed
 */
export function readGrantedSession(
  { AssumedRoleUser, Credentials, PackedPolicySize }: Output,
  requested: RequestedSession,
  vault: Vault,
): GrantedSession | undefined {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
  if (!isAccessKeyId(AccessKeyId) || !isKeyMaterial(SecretAccessKey) || !isKeyMaterial(SessionToken)) return undefined;
  const credentials = vault.keep({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
  const expiresAt = Expiration instanceof Date ? Expiration.getTime() / 1000 : Number.NaN;
  const { Arn, AssumedRoleId } = AssumedRoleUser ?? {};
  if (Arn === undefined || AssumedRoleId === undefined || Number.isNaN(expiresAt)) return undefined;
  const session = {
    ...requested,
    arn: vault.cleanName(Arn),
    assumedRoleId: vault.cleanName(AssumedRoleId),
    expiresAt,
    ...(Number.isFinite(PackedPolicySize) ? { packedPolicySizePercent: Number(PackedPolicySize) } : {}),
  };
  return { session, credentials, isPlain: /^[A-Za-z0-9]+$/.test(SecretAccessKey) };
}

/** The session with the service's clock at the moment of its answer, and the id of the request. */
export function dated({ output, answeredAt, requestId }: StsAnswer<GrantedSession>): GrantedSession {
  return { ...output, session: { ...output.session, ...defined({ grantedAt: answeredAt, requestId }) } };
}

/** A secret key has a special character with a probability of 70 %, so 20 tries nearly always suffice. */
const PLAIN_TRIES = 20;

/** Asks again until the secret key is plain, if that is wanted; after the last try it is what it is. */
export async function untilPlain(
  wanted: boolean,
  ask: () => Promise<Attempt<GrantedSession>>,
): Promise<Attempt<GrantedSession>> {
  for (let tries = 1; ; tries += 1) {
    const attempt = await ask();
    if (!wanted || attempt.status !== 'succeeded' || attempt.value.isPlain || tries >= PLAIN_TRIES) return attempt;
  }
}
