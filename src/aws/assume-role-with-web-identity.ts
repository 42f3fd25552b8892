// Exchanges a web identity token for a role session. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { dated, type GrantedSession, type RequestedSession, readGrantedSession } from './granted-session.ts';
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
