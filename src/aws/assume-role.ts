// Assumes a role with AWS credentials. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { SessionPolicies } from './assume-role-with-web-identity.ts';
import { dated, type GrantedSession, type RequestedSession, readGrantedSession } from './granted-session.ts';
import type { Sts } from './sts-client.ts';

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
  const attempt = await callOnce(sts, request);
  const transitive = tags.transitive.map((key) => key.toLowerCase()); // STS ignores the case of tag keys
  const dropped = Object.keys(tags.usual).filter((key) => !transitive.includes(key.toLowerCase()));
  const tooLarge = attempt.status === 'failed' && attempt.failure.code === 'PackedPolicyTooLarge';
  if (!tooLarge || dropped.length === 0) return attempt;
  const usual = Object.fromEntries(Object.entries(tags.usual).filter(([key]) => !dropped.includes(key)));
  const again = await callOnce(sts, { ...request, tags: { ...tags, usual } });
  if (again.status !== 'succeeded') return again;
  return { status: 'succeeded', value: { ...again.value, session: { ...again.value.session, droppedTags: dropped } } };
}

async function callOnce(sts: Sts, request: AssumeRequest): Promise<Attempt<GrantedSession>> {
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
