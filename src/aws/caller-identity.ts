// Asks STS whose credentials these are, before anyone gets them. Effect: network.
import type { Attempt } from '../net/failure.ts';
import type { Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import type { CallerIdentity } from './role-session.ts';
import type { Sts } from './sts-client.ts';

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
