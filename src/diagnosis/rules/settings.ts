// What the inputs alone can refuse, before any request. Pure.
import { matchesPattern } from '../../aws/arn.ts';
import { partitionOfRegion } from '../../aws/partition.ts';
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
  ({ settings: { role, allowedAccountIds } }) =>
    role === undefined ? [] : accountNotAllowed(role.account, allowedAccountIds, 'role-to-assume'),
  ({ settings: { role, allowedRoleArns } }) =>
    role === undefined || allowedRoleArns === undefined || allowedRoleArns.some((one) => matchesPattern(one, role.text))
      ? []
      : [
          {
            code: 'ROLE_NOT_ALLOWED',
            severity: 'error',
            confidence: 'certain',
            evidence: { role: role.text, allowed: allowedRoleArns, source: 'role-to-assume' },
          },
        ],
  ({ settings: { role, region } }) => {
    if (role === undefined || region === undefined) return [];
    const regionPartition = partitionOfRegion(region);
    if (role.partition === regionPartition) return [];
    const evidence = { role, region, regionPartition };
    return [{ code: 'PARTITION_MISMATCH', severity: 'error', confidence: 'certain', evidence }];
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
