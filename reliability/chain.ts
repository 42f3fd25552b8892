// A world in which the usual role leads to another one. Pure.
import { DEFAULT_WORLD, type World } from '../sandbox/world.ts';

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
