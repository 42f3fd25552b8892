// Assumes a role with credentials in use. Loaded only where there is such a role. Effect: network.
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import { assumeRole } from '../aws/assume-role.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import { untilPlain } from '../aws/sts-requests.ts';
import { retry } from '../net/requests.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { askIdentity, identifySession, type PlaceInChain, type Progress, sessionRequestFor } from './assume-chain.ts';
import { NOT_ATTEMPTED, type RunContext, retryOptions, timed } from './run-context.ts';

/** Asks whose credentials these are, and assumes the first role with them. Without a role, they themselves are published. */
export async function identifyCredentials(
  credentials: Credentials,
  before: Progress,
  context: RunContext,
): Promise<Progress> {
  const { role, roleName, roleChain } = context.settings;
  context.sts.use(credentials);
  const identity = await askIdentity(context);
  if (role === undefined && roleName === undefined) return { ...before, callerIdentity: identity, credentials };
  const identified = { ...before, baseIdentity: identity };
  if (identity.status !== 'succeeded') return identified;
  const target = role ?? roleIn(identity.value, roleName ?? '');
  const place = roleChain.length === 0 ? 'only' : 'intermediate';
  return target === undefined ? identified : assumeNext(identified, target, place, context);
}

/** A role that is given by name is one of the account of the credentials. */
function roleIn({ account, arn }: CallerIdentity, pathAndName: string): RoleArn | undefined {
  const partition = arn.split(':')[1] ?? 'aws';
  return parseRoleArn(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}

/** Assumes the next role with the credentials in use. */
export async function assumeNext(
  before: Progress,
  role: RoleArn,
  place: PlaceInChain,
  context: RunContext,
): Promise<Progress> {
  const { settings, ports, sts, timings } = context;
  const { credentials: _, ...rest } = before;
  const { requested, policies, plain } = sessionRequestFor(role, place, settings);
  const request = {
    requested,
    policies,
    externalId: settings.externalId,
    tags: withoutInherited(settings.sessionTags, before.chain),
    vault: ports.vault,
  };
  const granted = await timed(timings, 'AssumeRole', () =>
    retry(
      () => untilPlain(plain, () => assumeRole(sts, request)),
      retryOptions(context, before.chain.length > 0 || undefined),
    ),
  );
  return identifySession({ ...rest, target: role, callerIdentity: NOT_ATTEMPTED }, granted, context);
}

/** The tags that no session of the chain hands down: STS refuses those that are set again. */
function withoutInherited(tags: Settings['sessionTags'], chain: Progress['chain']): Settings['sessionTags'] {
  const inherited = chain.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
  const isNew = (key: string) => !inherited.includes(key.toLowerCase()); // STS ignores the case of tag keys
  const newIn = (some: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
  return { custom: newIn(tags.custom), usual: newIn(tags.usual), transitive: tags.transitive.filter(isNew) };
}
