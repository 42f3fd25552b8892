// What the inputs alone can refuse, before any request. Pure.
import { matchesPattern, type RoleArn } from '../../aws/arn.ts';
import { partitionOfRegion } from '../../aws/partition.ts';
import { targetRole } from '../../settings/role-chain.ts';
import type { InputViolation, Settings } from '../../settings/settings.ts';
import type { Finding, Rule } from '../finding.ts';

/** What could be read of the inputs, and the problems with the rest. */
export interface CheckedInputs {
  readonly settings: Partial<Settings>;
  readonly problems: readonly InputViolation[];
  /** What keeps the file in trust-policy-file from being one; undefined where nothing does, or no file is named. */
  readonly policyFileProblem?: string;
}

export const settingsRules: readonly Rule<CheckedInputs>[] = [
  ({ problems }) =>
    problems.length === 0
      ? []
      : [{ code: 'INVALID_INPUT', severity: 'error', confidence: 'certain', evidence: { problems } }],
  ({ settings: { trustPolicyFile: path }, policyFileProblem: problem }) =>
    path === undefined || problem === undefined
      ? []
      : [{ code: 'TRUST_POLICY_FILE_INVALID', severity: 'error', confidence: 'certain', evidence: { path, problem } }],
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
      .map((stranger): Finding => {
        const evidence = { role: stranger, region, regionPartition };
        return { code: 'PARTITION_MISMATCH', severity: 'error', confidence: 'certain', evidence };
      });
  },
];

/** The finding for an account that is on no allow-list; none where any account is allowed. */
export function accountNotAllowed(
  account: string,
  allowed: readonly string[] | undefined,
  source: Extract<Finding, { code: 'ACCOUNT_NOT_ALLOWED' }>['evidence']['source'],
): readonly Finding[] {
  if (allowed === undefined || allowed.includes(account)) return [];
  return [
    { code: 'ACCOUNT_NOT_ALLOWED', severity: 'error', confidence: 'certain', evidence: { account, allowed, source } },
  ];
}

/** The roles whose sessions later steps get: those at the end of the way. */
function wantedRoles({ roles = [], ...settings }: Partial<Settings>): readonly RoleArn[] {
  const last = targetRole(settings);
  return [...(last === undefined ? [] : [last]), ...roles.map((one) => one.role)];
}

function roleNotAllowed({ text: role }: RoleArn, allowed: readonly string[] | undefined): readonly Finding[] {
  if (allowed === undefined || allowed.some((one) => matchesPattern(one, role))) return [];
  const evidence = { role, allowed, source: 'role-to-assume' } as const;
  return [{ code: 'ROLE_NOT_ALLOWED', severity: 'error', confidence: 'certain', evidence }];
}
