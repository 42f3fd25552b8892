// Whether a run reached its end: every request succeeded, and the owner of the credentials is known; and what is found even then, about
// the session and about endpoints in the environment that are not AWS's own. Pure.
import type { CallerIdentity, RoleSession } from '../aws/role-session.ts';
import { isLoopbackUrl } from '../net/service-url.ts';
import type { ConfiguredEndpoint, Facts } from '../observe/facts.ts';
import { type Finding, notice, type Rule, warning } from './finding.ts';
import { sessionRules } from './rules/session.ts';

/** A session, or keys, and their owner. The diagnosis says whether they are the intended ones. */
export interface VerifiedFacts {
  readonly facts: Facts;
  /** Undefined for keys that are published without assuming a role. */
  readonly session?: RoleSession;
  readonly identity: CallerIdentity;
}

/** @returns undefined unless the session was granted and its owner is known */
export function verifiedFactsOf(facts: Facts): VerifiedFacts | undefined {
  const { roleSession, callerIdentity } = facts;
  if (callerIdentity.status !== 'succeeded') return undefined;
  const identity = callerIdentity.value;
  if (roleSession.status === 'succeeded') return { facts, session: roleSession.value, identity };
  return isWithoutRole(facts) || facts.existing ? { facts, identity } : undefined;
}

/** Whether every request succeeded, and nothing was expected of the token that diagnose.ts has to check. */
export function hasReachedEnd(facts: Facts): boolean {
  const { callerIdentity, roleSession, chain, settings, expectations, policyFileProblem, deployed } = facts;
  if (expectations || policyFileProblem || deployed || settings.mode === 'verify') return false;
  if (callerIdentity.status !== 'succeeded') return false;
  if (isWithoutRole(facts) || facts.existing) return true;
  return roleSession.status === 'succeeded' && chain.length === settings.roleChain.length;
}

/** Whether there is no role to assume: keys are published as they are, or only a token is diagnosed. */
export function isWithoutRole({ settings }: Pick<Facts, 'settings'>): boolean {
  return settings.role === undefined && settings.roleName === undefined;
}

/** Findings about a session that was granted, and about endpoints in the environment. */
export function successFindings(facts: Facts): readonly Finding[] {
  return [...sessionRules, ...endpointRules].flatMap((rule) => rule(facts));
}

/** Rules about where requests went, and where those of later steps go. */
export const endpointRules: readonly Rule<Facts>[] = [
  ({ settings: { endpoint } }) => {
    const { source, awsOwned, url } = endpoint;
    if (source !== 'AWS_ENDPOINT_URL_STS' || awsOwned || url === undefined) return [];
    // An STS on this machine is a stand-in for tests. The log and the summary name it.
    return isLoopbackUrl(new URL(url)) ? [] : [warning('STS_ENDPOINT_FROM_ENVIRONMENT', { url })];
  },
  ({ settings: { endpoint } }) => {
    const url = endpoint.url === undefined ? null : new URL(endpoint.url);
    if (url?.protocol !== 'http:' || isLoopbackUrl(url)) return [];
    return [warning('STS_ENDPOINT_NOT_ENCRYPTED', { url: url.href, variable: endpoint.source })];
  },
  ({ settings, runner, callerIdentity }) =>
    // After a failure, later steps get nothing.
    callerIdentity.status === 'succeeded' ? otherEndpoints(runner.endpoints ?? [], settings) : [],
];

/** Endpoints of later steps that this run did not ask. */
export function otherEndpoints(
  found: readonly ConfiguredEndpoint[],
  { endpoint, region }: Facts['settings'],
): readonly Finding[] {
  const asked = endpoint.url === undefined ? `STS of ${region}` : new URL(endpoint.url).origin;
  return found
    .filter(({ variable, origin }) => variable !== endpoint.source && origin.toLowerCase() !== asked.toLowerCase())
    .map((one) => notice('LATER_STEPS_USE_OTHER_ENDPOINT', { ...one, asked }));
}
