// Worlds with a second role beside the usual one. Pure.
import type { TrustPolicy } from '../sandbox/trust-policy.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../sandbox/world.ts';

function worldWith(...roles: readonly Role[]): World {
  return { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((account) => ({ ...account, roles })) };
}

/** The role at the end of a chain. */
export const TARGET = 'arn:aws:iam::111122223333:role/target';

const TRUSTS_ACCOUNT: TrustPolicy = {
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
};

/** A world in which the usual role leads to that one. */
export const WORLD_WITH_CHAIN = worldWith(
  { name: 'deploy', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
  { name: 'target', trustPolicy: TRUSTS_ACCOUNT },
);

/** The role that looks up why the usual one is refused. */
export const READER = 'arn:aws:iam::111122223333:role/oidc-diagnosis';

/** A world in which the usual role refuses the run, and the diagnosis role does not. */
export const WORLD_REFUSING = worldWith(
  { name: 'deploy', trustPolicy: trustSubject('repo:octo-org/octo-repo:environment:production') },
  {
    name: 'oidc-diagnosis',
    trustPolicy: trustSubject(DEFAULT_WORLD.subject),
    mayRead: [{ action: 'iam:Get*', resource: '*' }],
  },
);
