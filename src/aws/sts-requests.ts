// The requests to STS: a role session for a web identity token or for AWS credentials, and whose credentials these are. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { dated, type GrantedSession, type RequestedSession, readGrantedSession } from './granted-session.ts';
import type { CallerIdentity } from './role-session.ts';
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

/** One request to assume a role. */
export interface AssumeRequest {
  readonly requested: RequestedSession;
  readonly policies: SessionPolicies;
  readonly externalId: string | undefined;
  readonly tags: Settings['sessionTags'];
  readonly vault: Vault;
}

/**
 * Calls AssumeRole, and once more without the usual tags if STS has no room for all tags: the usual ones only say which run
 * it is. Tags from the inputs are always sent. Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(sts: Sts, request: AssumeRequest): Promise<Attempt<GrantedSession>> {
  const { tags } = request;
  const attempt = await assumeRoleOnce(sts, request);
  const transitive = tags.transitive.map((key) => key.toLowerCase()); // STS ignores the case of tag keys
  const dropped = Object.keys(tags.usual).filter((key) => !transitive.includes(key.toLowerCase()));
  const tooLarge = attempt.status === 'failed' && attempt.failure.code === 'PackedPolicyTooLarge';
  if (!tooLarge || dropped.length === 0) return attempt;
  const usual = Object.fromEntries(Object.entries(tags.usual).filter(([key]) => !dropped.includes(key)));
  const again = await assumeRoleOnce(sts, { ...request, tags: { ...tags, usual } });
  if (again.status !== 'succeeded') return again;
  return { status: 'succeeded', value: { ...again.value, session: { ...again.value.session, droppedTags: dropped } } };
}

async function assumeRoleOnce(sts: Sts, request: AssumeRequest): Promise<Attempt<GrantedSession>> {
  const { requested, policies, externalId, tags, vault } = request;
  const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
  const all = Object.entries({ ...tags.usual, ...tags.custom });
  const input = {
    RoleArn: requested.role.text,
    RoleSessionName: requested.roleSessionName,
    DurationSeconds: requested.durationSeconds,
    ...defined({ ExternalId: externalId, Policy: policy }),
    ...(all.length === 0 ? {} : { Tags: all.map(([Key, Value]) => ({ Key, Value })) }),
    ...(tags.transitive.length === 0 ? {} : { TransitiveTagKeys: [...tags.transitive] }),
    ...(managedSessionPolicies.length === 0 ? {} : { PolicyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
  };
  const answer = await sts.assumeRole(input, (output) => readGrantedSession(output, requested, vault));
  if (answer.status !== 'succeeded') return answer;
  const granted = dated(answer.value);
  const session = { ...granted.session, inheritedTagKeys: tags.transitive };
  return { status: 'succeeded', value: { ...granted, session } };
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
