// Exchanges a web identity token for a role session. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { dated, type GrantedSession, type RequestedSession, readSession } from './granted-session.ts';
import type { Sts } from './sts-client.ts';

/** What the session may do less than its role. */
export type SessionPolicies = Pick<Settings, 'inlineSessionPolicy' | 'managedSessionPolicies'>;

export interface ExchangeRequest {
  readonly requested: RequestedSession;
  readonly policies: SessionPolicies;
  readonly token: Secret;
  readonly vault: Vault;
}

/**
 * Calls AssumeRoleWithWebIdentity once. The SDK's web-identity provider builds the request; our own assumer sends it, so
 * that the whole answer is kept and the connection is the one that GetCallerIdentity will use.
 * Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeRoleWithWebIdentity(
  sts: Sts,
  { requested, policies, token, vault }: ExchangeRequest,
): Promise<Attempt<GrantedSession>> {
  let attempt: Attempt<GrantedSession> = { status: 'not-attempted' };
  const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
  const { fromWebToken } = await sts.sdk();
  const provider = fromWebToken({
    roleArn: requested.role.text,
    roleSessionName: requested.roleSessionName,
    webIdentityToken: token.reveal(),
    durationSeconds: requested.durationSeconds,
    ...(policy === undefined ? {} : { policy }),
    ...(managedSessionPolicies.length === 0 ? {} : { policyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
    roleAssumerWithWebIdentity: async (parameters) => {
      const answer = await sts.call('AssumeRoleWithWebIdentity', parameters, (output) =>
        readSession(output, requested, vault),
      );
      attempt = answer.status === 'succeeded' ? { status: 'succeeded', value: dated(answer.value) } : answer;
      return { accessKeyId: '', secretAccessKey: '' }; // what we need went another way
    },
  });
  await provider();
  return attempt;
}
