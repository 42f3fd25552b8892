// Who makes a signed call, and whether their account and the network's endpoint let the call through.
import { checkSubscription } from './account.ts';
import type { SandboxRequest } from './http.ts';
import type { Principal } from './sessions.ts';
import { type SignatureContext, verifySignature } from './signature.ts';
import { failed, type StsResult } from './sts-response.ts';
import { matchesAction, matchesArn } from './wildcard.ts';
import type { World } from './world.ts';

/** What admitting a caller needs besides the request. */
export interface CallerContext extends SignatureContext {
  readonly world: World;
  /** Actions that the policy of the VPC endpoint denies. */
  readonly vpcEndpointDenies: readonly string[];
}

/**
 * Verifies a caller before the operation itself looks at the request.
 * @param action - such as `sts:GetCallerIdentity`
 * @param request - the request as received
 * @returns the caller, or AWS's error
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export async function admitCaller(
  action: string,
  request: SandboxRequest,
  context: CallerContext,
): Promise<StsResult<Principal>> {
  const verified = await verifySignature(request, context);
  if (verified.failure !== undefined) return verified;
  const subscribed = checkSubscription(verified.value, context.world);
  if (subscribed.failure !== undefined) return subscribed;
  if (context.vpcEndpointDenies.some((pattern) => matchesAction(pattern, action))) {
    const message = `User: ${verified.value.identity.arn} is not authorized to perform: ${action} because no VPC endpoint policy allows the ${action} action`;
    return failed(403, 'AccessDenied', message);
  }
  return verified;
}

/**
 * Tells whether a caller's own policies allow it to assume a role.
 * @param caller - as admitted
 * @param roleArn - ARN of the role
 */
export function mayAssume({ mayAssume: patterns = ['*'] }: Principal, roleArn: string): boolean {
  return patterns.some((pattern) => matchesArn(pattern, roleArn));
}
