// A world in which the usual role leads to another one. Pure.
import { DEFAULT_WORLD, trustSubject, type World } from '../sandbox/world.ts';

/** The role at the end. */
export const TARGET = 'arn:aws:iam::111122223333:role/target';

const TRUST_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
} as unknown as World['accounts'][number]['roles'][number]['trustPolicy'];

/** The default world with that role in it. */
export const WORLD_WITH_CHAIN: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    roles: [...account.roles, { name: 'target', trustPolicy: TRUST_POLICY }],
  })),
};

/** The role that looks up why the usual one is refused. */
export const READER = 'arn:aws:iam::111122223333:role/oidc-diagnosis';

/** A world in which the usual role refuses the run, and the diagnosis role does not. */
export const WORLD_REFUSING: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    roles: [
      { name: 'deploy', trustPolicy: trustSubject('repo:octo-org/octo-repo:environment:production') },
      {
        name: 'oidc-diagnosis',
        trustPolicy: trustSubject(DEFAULT_WORLD.subject),
        mayRead: [{ action: 'iam:Get*', resource: '*' }],
      },
    ],
  })),
};
