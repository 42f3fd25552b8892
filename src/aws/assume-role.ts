// The request for a role session with AWS credentials. Loaded only where there are some. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { Sts } from './sts-client.ts';
import {
  dated,
  type GrantedSession,
  type RequestedSession,
  readGrantedSession,
  type SessionPolicies,
} from './sts-requests.ts';

/** One request to assume a role. */
export interface AssumeRequest {
  readonly requested: RequestedSession;
  readonly policies: SessionPolicies;
  readonly externalId: string | undefined;
  readonly tags: Settings['sessionTags'];
  readonly vault: Vault;
}

/**
 * Calls AssumeRole. If STS has no room for all tags, calls it again without those of the event and the job, then without long ones,
 * and then without any that only says which run it is. Tags from the inputs are always sent. Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(sts: Sts, request: AssumeRequest): Promise<Attempt<GrantedSession>> {
  const { tags } = request;
  let attempt = await assumeRoleOnce(sts, request);
  for (const dropped of droppableTags(tags)) {
    if (attempt.status !== 'failed' || attempt.failure.code !== 'PackedPolicyTooLarge') break;
    const usual = Object.fromEntries(Object.entries(tags.usual).filter(([key]) => !dropped.includes(key)));
    attempt = withDropped(await assumeRoleOnce(sts, { ...request, tags: { ...tags, usual } }), dropped);
  }
  return attempt;
}

/** Tags that configure-aws-credentials leaves out first. */
const LEFT_OUT_FIRST = ['EventName', 'BaseRef', 'HeadRef', 'RunId', 'Job', 'TriggeringActor'];

/** A longer value, of a branch or a workflow, takes more room than all others together. */
const LONG_TAG_LENGTH = 64;

/** The keys of the tags to do without, fewer first. */
function droppableTags({ usual, transitive }: Settings['sessionTags']): readonly (readonly string[])[] {
  const wanted = transitive.map((key) => key.toLowerCase()); // STS ignores the case of tag keys
  const all = Object.entries(usual).filter(([key]) => !wanted.includes(key.toLowerCase()));
  const first = all.filter(([key]) => LEFT_OUT_FIRST.includes(key));
  const long = all.filter((tag) => first.includes(tag) || tag[1].length > LONG_TAG_LENGTH);
  const sets = [first, long, all].filter(
    ({ length }, index, { [index - 1]: before }) => length > (before?.length ?? 0),
  );
  return sets.map((entries) => entries.map(([key]) => key));
}

function withDropped(attempt: Attempt<GrantedSession>, droppedTags: readonly string[]): Attempt<GrantedSession> {
  if (attempt.status !== 'succeeded') return attempt;
  return { status: 'succeeded', value: { ...attempt.value, session: { ...attempt.value.session, droppedTags } } };
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
