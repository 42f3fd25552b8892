// Lets an authenticated caller into a role, or not: guardrails, trust policy, session length, session policies, then credentials.
import type { JWTPayload } from 'jose';
import { findAccount, isDeniedByGuardrail } from './account.ts';
import { type CallerIdentity, type IssuedCredentials, type Principals, roleId } from './sessions.ts';
import type { AssumeRoleParameters, RoleReference, SessionPolicies } from './sts-parameters.ts';
import { failed, type StsResult } from './sts-response.ts';
import type { ConditionContext } from './trust-condition.ts';
import { trusts } from './trust-policy.ts';
import { type Account, GITHUB_ISSUER, type Role, type World } from './world.ts';

/** A session that was granted. */
export interface RoleSession {
  readonly credentials: IssuedCredentials;
  readonly identity: CallerIdentity;
  /** Epoch seconds. */
  readonly expiresAt: number;
  /** Percentage of the packed size allowed; undefined without session policies. */
  readonly packedPolicySize: number | undefined;
}

/** Who asks, under which action, and what to say when the answer is no. */
export interface SessionRequest {
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity';
  readonly principalType: 'AWS' | 'Federated';
  readonly principals: readonly string[];
  readonly claims?: { readonly issuer: string; readonly audience: string; readonly claims: JWTPayload };
  readonly externalId?: string | undefined;
  readonly denial: string;
}

/** What granting needs from the sandbox. */
export interface RoleSessionContext {
  readonly world: World;
  readonly principals: Principals;
  readonly issueCredentials: () => IssuedCredentials;
  /** Length of every session, whatever was asked for; what was asked for unless given. */
  readonly grantedSeconds: number | undefined;
  /** Epoch seconds of the STS clock. */
  readonly now: () => number;
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
const SESSION_POLICY_CHARACTERS_MOST = 2048;
const MANAGED_POLICIES_MOST = 10;

/**
 * Grants a role session and remembers its credentials.
 * @param parameters - the role, session name, length and policies asked for
 * @param request - the caller
 * @returns the session, or the error AWS answers with
 */
export function grantSession(
  parameters: AssumeRoleParameters,
  request: SessionRequest,
  context: RoleSessionContext,
): StsResult<RoleSession> {
  const account = findAccount(context.world, parameters.role);
  const role = account && findRole(parameters.role, account);
  const policyRequest = { ...request, context: conditionContext(request, parameters.roleSessionName) };
  const denied = account === undefined || isDeniedByGuardrail(account, request.action);
  // One answer for every reason, as AWS gives: whoever is refused does not learn whether the role exists.
  if (denied || role === undefined || !trusts(role.trustPolicy, policyRequest))
    return failed(403, 'AccessDenied', request.denial);
  if (parameters.durationSeconds > (role.maxSessionDurationSeconds ?? 3600)) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    return failed(400, 'ValidationError', message);
  }
  const packed = packSessionPolicies(parameters.sessionPolicies);
  if (packed.failure !== undefined) return packed;
  return { value: issueSession(parameters, packed.value, context) };
}

function findRole(wanted: RoleReference, { roles }: Account): Role | undefined {
  return roles.find(({ name, path = '/' }) => name === wanted.name && path === wanted.path);
}

function conditionContext({ claims, externalId }: SessionRequest, roleSessionName: string): ConditionContext {
  const context: Record<string, readonly string[]> = { 'sts:RoleSessionName': [roleSessionName] };
  if (externalId !== undefined) context['sts:ExternalId'] = [externalId];
  if (claims === undefined) return context;
  const prefix = claims.issuer.replace(/^https:\/\//, '');
  const offered = claims.issuer === GITHUB_ISSUER ? GITHUB_CONDITION_CLAIMS : [];
  for (const name of ['sub', ...offered]) {
    const value = claims.claims[name];
    if (typeof value === 'string') context[`${prefix}:${name}`] = [value];
  }
  context[`${prefix}:aud`] = [claims.audience];
  return context;
}

function packSessionPolicies({ inline, managedArns }: SessionPolicies): StsResult<number | undefined> {
  if (inline === undefined && managedArns.length === 0) return { value: undefined };
  if (managedArns.length > MANAGED_POLICIES_MOST) {
    return failed(400, 'ValidationError', `The number of managed session policies exceeds ${MANAGED_POLICIES_MOST}.`);
  }
  if (inline !== undefined && !isPolicyDocument(inline)) {
    return failed(400, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
  const characters = [inline ?? '', ...managedArns].join('').length;
  const percentage = Math.ceil((characters * 100) / SESSION_POLICY_CHARACTERS_MOST);
  if (percentage > 100) {
    const message = `Packed policy consumes ${percentage}% of allotted space, please use smaller policy.`;
    return failed(400, 'PackedPolicyTooLarge', message);
  }
  return { value: percentage };
}

function isPolicyDocument(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && 'Statement' in document;
  } catch {
    return false;
  }
}

function issueSession(
  { role, roleSessionName, durationSeconds }: AssumeRoleParameters,
  packedPolicySize: number | undefined,
  { issueCredentials, principals, grantedSeconds, now }: RoleSessionContext,
): RoleSession {
  const { partition, accountId: account, path, name } = role;
  const roleArn = `arn:${partition}:iam::${account}:role${path}${name}`;
  const identity = {
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${roleSessionName}`,
    userId: `${roleId(roleArn)}:${roleSessionName}`,
  };
  const credentials = issueCredentials();
  const expiresAt = Math.floor(now()) + (grantedSeconds ?? durationSeconds);
  const { secretAccessKey, sessionToken } = credentials;
  const session = { identity, partition, secretAccessKey, sessionToken, expiresAt, principalArn: roleArn };
  principals.set(credentials.accessKeyId, session);
  return { credentials, identity, expiresAt, packedPolicySize };
}
