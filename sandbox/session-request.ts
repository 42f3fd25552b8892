// Who asks for a role session, and the condition keys that trust policies find in such a request. Pure.
import type { JWTPayload } from 'jose';
import type { Principal } from './sessions.ts';
import type { AssumeRoleOperation, AssumeRoleParameters } from './sts-parameters.ts';
import type { ConditionContext } from './trust-condition.ts';
import { GITHUB_ISSUER } from './world.ts';

/** Where every request to the sandbox comes from. */
const CALLER_ADDRESS = '127.0.0.1';

/** Who asks, by which operation, and what to say when the answer is no. */
export interface SessionRequest {
  readonly operation: AssumeRoleOperation;
  readonly principalType: 'AWS' | 'Federated';
  readonly principals: readonly string[];
  /** Who signed the request. */
  readonly caller?: Principal;
  /** What the ID token says. */
  readonly claims?: { readonly issuer: string; readonly audience: string; readonly claims: JWTPayload };
  /** @param action - the one that is not allowed, such as `sts:TagSession` */
  readonly denialOf: (action: string) => string;
}

/**
 * Claims of GitHub's tokens that IAM offers as condition keys; other issuers have only audience and subject.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const GITHUB_CONDITION_CLAIMS = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'workflow',
];

/**
 * The condition keys of a request.
 * @param request - who asks
 * @param parameters - for what
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function conditionContext(request: SessionRequest, parameters: AssumeRoleParameters): ConditionContext {
  const { caller, claims } = request;
  const { tags, transitiveKeys } = parameters.sessionTags;
  const sourceIdentity = caller?.sourceIdentity ?? parameters.sourceIdentity;
  return {
    'sts:RoleSessionName': [parameters.roleSessionName],
    'sts:ExternalId': [parameters.externalId ?? []].flat(),
    'sts:SourceIdentity': [sourceIdentity ?? []].flat(),
    'sts:TransitiveTagKeys': transitiveKeys,
    'aws:SourceIdentity': [caller?.sourceIdentity ?? []].flat(),
    'aws:SourceIp': [CALLER_ADDRESS],
    'aws:TagKeys': Object.keys(tags),
    ...tagKeys('aws:RequestTag', tags),
    ...tagKeys('aws:PrincipalTag', caller?.sessionTags.tags ?? {}),
    ...(claims === undefined ? {} : claimKeys(claims)),
  };
}

function tagKeys(prefix: string, tags: Readonly<Record<string, string>>): ConditionContext {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, [value]]));
}

function claimKeys({ issuer, audience, claims }: NonNullable<SessionRequest['claims']>): ConditionContext {
  const prefix = issuer.replace(/^https:\/\//, '');
  const offered = issuer === GITHUB_ISSUER ? GITHUB_CONDITION_CLAIMS : [];
  const keys = ['sub', ...offered].flatMap((name): [string, string[]][] => {
    const value = claims[name];
    return typeof value === 'string' ? [[`${prefix}:${name}`, [value]]] : [];
  });
  return { ...Object.fromEntries(keys), [`${prefix}:aud`]: [audience] };
}
