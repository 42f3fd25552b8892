// Lets an authenticated caller into a role, or not: guardrails, trust policy, session length, packed size, then credentials.
import { findAccount, findRole, isDeniedByGuardrail } from './account.ts';
import { describeSession, type GrantedSession } from './granted-session.ts';
import { type IssuedSession, type IssuingContext, issueSession } from './issue-session.ts';
import { packedSize } from './packed-size.ts';
import { conditionContext, type SessionRequest } from './session-request.ts';
import { checkInheritance, inheritTags, NO_SESSION_TAGS, type SessionTags } from './session-tags.ts';
import type { AssumeRoleParameters } from './sts-parameters.ts';
import { failed, type StsResult } from './sts-response.ts';
import { trusts } from './trust-policy.ts';
import type { World } from './world.ts';

/** A session that was granted. */
export interface RoleSession extends IssuedSession {
  /** Percentage of the packed size allowed; undefined without session policies and tags. */
  readonly packedPolicySize: number | undefined;
}

/** What granting needs from the sandbox. */
export interface RoleSessionContext extends IssuingContext {
  readonly world: World;
  /** Length of every session that STS grants, whatever was asked for; what was asked for unless given. */
  readonly grantedSeconds: number | undefined;
  /** Told of every session that STS grants. */
  readonly noteSession: (session: GrantedSession) => void;
}

/**
 * Grants a role session and remembers its credentials.
 * @param parameters - the role, session name, length, policies and tags asked for
 * @param request - the caller
 * @returns the session, or the error AWS answers with
 */
export function grantSession(
  parameters: AssumeRoleParameters,
  request: SessionRequest,
  context: RoleSessionContext,
): StsResult<RoleSession> {
  const { role: reference, roleSessionName, durationSeconds } = parameters;
  const calling = request.caller?.sessionTags ?? NO_SESSION_TAGS;
  const sessionTags = inheritTags(parameters.sessionTags, calling);
  const sourceIdentity = request.caller?.sourceIdentity ?? parameters.sourceIdentity;
  const actions = neededActions(request, sessionTags, sourceIdentity);
  const denied = actions.find((action) => !isAllowed(action, { parameters, request, world: context.world }));
  const role = findRole(context.world, reference);
  // AWS gives the same answer for every reason, so a refused caller does not learn whether the role exists.
  if (role === undefined || denied !== undefined) {
    return failed(403, 'AccessDenied', request.denialOf(denied ?? `sts:${request.operation}`));
  }
  const kept = checkInheritance(parameters.sessionTags, calling);
  if (kept.failure !== undefined) return kept;
  if (durationSeconds > (role.maxSessionDurationSeconds ?? 3600)) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    return failed(400, 'ValidationError', message);
  }
  const packed = packedSize(parameters.sessionPolicies, sessionTags, role.packedPercentPerTag);
  if (packed.failure !== undefined) return packed;
  const seconds = context.grantedSeconds ?? durationSeconds;
  const sessionPolicy = parameters.sessionPolicies.inline;
  const issued = issueSession(
    { reference, role, roleSessionName, seconds, sessionTags, sourceIdentity, sessionPolicy },
    context,
  );
  context.noteSession(describeSession(parameters, request));
  return { value: { ...issued, packedPolicySize: packed.value } };
}

/**
 * The actions that must be allowed, in the order of asking. Inherited tags need it like those of the request itself.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 * @see https://github.com/aws/eks-pod-identity-agent/issues/80
 */
function neededActions(
  { operation }: SessionRequest,
  { tags }: SessionTags,
  sourceIdentity: string | undefined,
): string[] {
  return [
    `sts:${operation}`,
    ...(Object.keys(tags).length === 0 ? [] : ['sts:TagSession']),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
}

function isAllowed(
  action: string,
  { parameters, request, world }: { parameters: AssumeRoleParameters; request: SessionRequest; world: World },
): boolean {
  const account = findAccount(world, parameters.role);
  const role = findRole(world, parameters.role);
  if (account === undefined || role === undefined || isDeniedByGuardrail(account, action)) return false;
  if (action === 'sts:SetSourceIdentity' && changesSourceIdentity(parameters, request)) return false;
  const { principalType, principals } = request;
  const context = conditionContext(request, parameters);
  return trusts(role.trustPolicy, { action, principalType, principals, context });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
function changesSourceIdentity({ sourceIdentity }: AssumeRoleParameters, { caller }: SessionRequest): boolean {
  const set = caller?.sourceIdentity;
  return set !== undefined && sourceIdentity !== undefined && sourceIdentity !== set;
}
