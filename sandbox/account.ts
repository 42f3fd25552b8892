// What an AWS account or its organization forbids its roles and callers, regardless of their own policies. Pure.
import type { RoleReference } from './role-arn.ts';
import type { Principal } from './sessions.ts';
import { failed, type StsResult } from './sts-response.ts';
import { matchesAction } from './wildcard.ts';
import type { Account, Role, World } from './world.ts';

/** An account of the world, as a role's ARN names it. */
type AccountReference = Pick<RoleReference, 'accountId' | 'partition'>;

/**
 * Finds an account by its id and partition.
 * @param world - all accounts
 * @param reference - a role's ARN will do
 */
export function findAccount({ accounts }: World, reference: AccountReference): Account | undefined {
  return accounts.find(({ id, partition = 'aws' }) => id === reference.accountId && partition === reference.partition);
}

/**
 * Finds a role by its ARN. Names compare as they are written, as STS does.
 * @param world - all accounts
 * @param reference - the parts of the ARN
 */
export function findRole(world: World, reference: RoleReference): Role | undefined {
  const { roles } = findAccount(world, reference) ?? { roles: [] };
  return roles.find(({ name, path = '/' }) => name === reference.name && path === reference.path);
}

/**
 * Checks that a role's account has STS switched on in the endpoint's region.
 * @param reference - the role asked for
 * @param context - the accounts, and the endpoint's region if it has one
 * @returns nothing, or `RegionDisabledException`
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors
 */
export function checkRegion(
  reference: AccountReference,
  { world, region }: { readonly world: World; readonly region: string | undefined },
): StsResult<undefined> {
  const { disabledRegions = [] } = findAccount(world, reference) ?? {};
  if (region === undefined || !disabledRegions.includes(region)) return { value: undefined };
  const message = `STS is not activated in this region for account:${reference.accountId}. Your account administrator can activate STS in this region using the IAM Console.`;
  return failed(403, 'RegionDisabledException', message);
}

/**
 * Checks that a caller's account may use the service at all.
 * @param caller - whose signature was verified
 * @param world - the accounts
 * @returns nothing, or `OptInRequired`
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function checkSubscription({ identity, partition }: Principal, world: World): StsResult<undefined> {
  const { subscribed = true } = findAccount(world, { accountId: identity.account, partition }) ?? {};
  if (subscribed) return { value: undefined };
  return failed(403, 'OptInRequired', 'The AWS Access Key Id needs a subscription for the service');
}

/**
 * Tells whether a resource control policy of the organization denies an action on a role of an account.
 * @param account - the role's
 * @param action - such as `sts:AssumeRole`
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function isDeniedByGuardrail({ guardrailDenies = [] }: Account, action: string): boolean {
  return guardrailDenies.some((pattern) => matchesAction(pattern, action));
}
