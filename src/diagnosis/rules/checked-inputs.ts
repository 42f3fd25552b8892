// Why the inputs are refused, before any request. Pure.
import { matchesPattern, partitionOfRegion, type RoleArn, regionOfAwsStsHost } from '../../aws/arn.ts';
import type { InputViolation, Settings } from '../../settings/settings.ts';
import { type Evidence, error, type Finding, type Rule } from '../finding.ts';
import type { IdentitySource } from '../findings/checked-inputs.ts';

/** The settings that could be read, and the problems with the other inputs. */
export interface CheckedInputs {
  readonly settings: Partial<Settings>;
  readonly problems: readonly InputViolation[];
  /** Why the file in trust-policy-file cannot be used; undefined where it can, or no file is named. */
  readonly policyFileProblem?: string;
  /** A proxy that this Node.js would ignore. */
  readonly ignoredProxy?: Evidence<'PROXY_IGNORED_BY_NODE'>;
}

export const checkedInputsRules: readonly Rule<CheckedInputs>[] = [
  ({ ignoredProxy }) => (ignoredProxy === undefined ? [] : [error('PROXY_IGNORED_BY_NODE', ignoredProxy)]),
  ({ problems }) => (problems.length === 0 ? [] : [error('INVALID_INPUT', { problems })]),
  ({ settings: { trustPolicyFile: path }, policyFileProblem: problem }) =>
    path === undefined || problem === undefined ? [] : [error('TRUST_POLICY_FILE_INVALID', { path, problem })],
  ({ settings }) => {
    const roles = new Map(rolesIn(settings).map((one) => [one.role.account, one])); // each account once
    return [...roles.values()].flatMap(({ role, source }) =>
      accountNotAllowed(role.account, settings.allowedAccountIds, source),
    );
  },
  ({ settings }) =>
    rolesIn(settings).flatMap(({ role, source }) => roleNotAllowed(role.text, settings.allowedRoleArns, source)),
  ({ settings }) => {
    const { region } = settings;
    if (region === undefined) return [];
    const regionPartition = partitionOfRegion(region);
    return rolesIn(settings)
      .filter(({ role }) => role.partition !== regionPartition)
      .slice(0, 1)
      .map(({ role }) => error('PARTITION_MISMATCH', { role, region, regionPartition }));
  },
  ({ settings: { endpoint, region } }) => {
    const { url, source, awsOwned } = endpoint ?? {};
    if (url === undefined || source === undefined || !awsOwned || region === undefined) return [];
    const endpointRegion = regionOfAwsStsHost(new URL(url).hostname);
    return endpointRegion === region
      ? []
      : [error('ENDPOINT_REGION_MISMATCH', { url, source, region, endpointRegion })];
  },
];

/** The finding for an account that allowed-account-ids does not list. */
export function accountNotAllowed(
  account: string,
  allowed: readonly string[] | undefined,
  source: IdentitySource,
): readonly Finding[] {
  if (allowed === undefined || allowed.includes(account)) return [];
  return [error('ACCOUNT_NOT_ALLOWED', { account, allowed, source })];
}

/** The finding for a role that no entry of allowed-role-arns matches. */
export function roleNotAllowed(
  role: string,
  allowed: readonly string[] | undefined,
  source: IdentitySource,
): readonly Finding[] {
  if (allowed === undefined || allowed.some((one) => matchesPattern(one, role))) return [];
  return [error('ROLE_NOT_ALLOWED', { role, allowed, source })];
}

/** Every role that the inputs name, those on the way to another one included, and the input that names it. */
function rolesIn({ role, roles = [], roleChain = [] }: Partial<Settings>): readonly NamedBy[] {
  return [
    ...(role === undefined ? [] : [{ role, source: 'role-to-assume' } as const]),
    ...roleChain.map((one) => ({ role: one, source: 'role-chain' }) as const),
    ...roles.map((one) => ({ role: one.role, source: 'roles' }) as const),
  ];
}

interface NamedBy {
  readonly role: RoleArn;
  readonly source: IdentitySource;
}
