// Why the inputs are refused, before any request. Pure.
import { matchesPattern, type RoleArn } from '../../aws/arn.ts';
import { partitionOfRegion } from '../../aws/partition.ts';
import { targetRole } from '../../settings/role-chain.ts';
import type { InputViolation, Settings } from '../../settings/settings.ts';
import { error, type Finding, type Rule } from '../finding.ts';
import type { IdentitySource } from '../findings/checked-inputs.ts';

/** The settings that could be read, and the problems with the other inputs. */
export interface CheckedInputs {
  readonly settings: Partial<Settings>;
  readonly problems: readonly InputViolation[];
  /** Why the file in trust-policy-file cannot be used; undefined where it can, or no file is named. */
  readonly policyFileProblem?: string;
}

export const checkedInputsRules: readonly Rule<CheckedInputs>[] = [
  ({ problems }) => (problems.length === 0 ? [] : [error('INVALID_INPUT', { problems })]),
  ({ settings: { trustPolicyFile: path }, policyFileProblem: problem }) =>
    path === undefined || problem === undefined ? [] : [error('TRUST_POLICY_FILE_INVALID', { path, problem })],
  ({ settings }) =>
    wantedRoles(settings).flatMap(({ account }) =>
      accountNotAllowed(account, settings.allowedAccountIds, 'role-to-assume'),
    ),
  ({ settings }) => wantedRoles(settings).flatMap((role) => roleNotAllowed(role, settings.allowedRoleArns)),
  ({ settings }) => {
    const { role, roles = [], roleChain = [], region } = settings;
    if (region === undefined) return [];
    const regionPartition = partitionOfRegion(region);
    const all = [...(role === undefined ? [] : [role]), ...roleChain, ...roles.map((one) => one.role)];
    return all
      .filter(({ partition }) => partition !== regionPartition)
      .slice(0, 1)
      .map((other) => error('PARTITION_MISMATCH', { role: other, region, regionPartition }));
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

/** The roles whose sessions later steps get: the last of each chain. */
function wantedRoles({ roles = [], ...settings }: Partial<Settings>): readonly RoleArn[] {
  const last = targetRole(settings);
  return [...(last === undefined ? [] : [last]), ...roles.map((one) => one.role)];
}

function roleNotAllowed({ text: role }: RoleArn, allowed: readonly string[] | undefined): readonly Finding[] {
  if (allowed === undefined || allowed.some((one) => matchesPattern(one, role))) return [];
  return [error('ROLE_NOT_ALLOWED', { role, allowed, source: 'role-to-assume' })];
}
