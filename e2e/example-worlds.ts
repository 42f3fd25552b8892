// The sandbox as the templates of an example would make it. Effect: reads files.
import type { TrustPolicy } from '../sandbox/trust-policy.ts';
import { type Account, DEFAULT_WORLD, type World } from '../sandbox/world.ts';
import { RUNS, type RunName } from './example-runs.ts';
import { EXAMPLES, readStacks } from './examples.ts';
import type { RoleOnPaper } from './template.ts';

/** The world in which a run of an example takes place. */
export function worldOf(run: RunName, accounts: readonly Account[]): World {
  return { ...DEFAULT_WORLD, ...RUNS[run], accounts };
}

/** The accounts of an example, with the providers and roles that its templates make. */
export function accountsOf(folder: string): readonly Account[] {
  return EXAMPLES.filter((example) => example.folder === folder)
    .flatMap(readStacks)
    .map(({ accountId, providers, roles }) => ({
      ...accountOf(accountId, roles.map(roleOf)),
      providers,
    }));
}

/** An account that knows GitHub, with these roles. */
export function accountOf(id: string, roles: Account['roles']): Account {
  return { id, providers: DEFAULT_WORLD.accounts.flatMap(({ providers }) => providers), roles };
}

/** A role may assume those that its own policies name, and read what they name. */
function roleOf({ name, trustPolicy, maxSessionDurationSeconds, policies }: RoleOnPaper): Account['roles'][number] {
  const statements = Object.values(policies).flatMap(
    ({ Statement }) => Statement as readonly { readonly Action: unknown; readonly Resource: unknown }[],
  );
  const assuming = statements.filter(({ Action }) => [Action].flat().includes('sts:AssumeRole'));
  const mayAssume = assuming.flatMap(({ Resource }) => [Resource].flat().map(String));
  const mayRead = statements.flatMap(({ Action, Resource }) =>
    [Action]
      .flat()
      .map(String)
      .filter((action) => action.startsWith('iam:Get'))
      .flatMap((action) => [Resource].flat().map((resource) => ({ action, resource: String(resource) }))),
  );
  return { name, maxSessionDurationSeconds, mayAssume, mayRead, trustPolicy: trustPolicy as unknown as TrustPolicy };
}
