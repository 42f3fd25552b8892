// The sandbox's STS: AssumeRoleWithWebIdentity, AssumeRole and GetCallerIdentity over the Query protocol, with real checks.
import { randomUUID } from 'node:crypto';
import { checkRegion } from './account.ts';
import { admitCaller, type CallerContext, mayAssume } from './caller.ts';
import { parseForm, type SandboxRequest, type SandboxResponse } from './http.ts';
import { formatRoleArn } from './role-arn.ts';
import { grantSession, type RoleSession, type RoleSessionContext } from './role-session.ts';
import { type CallerIdentity, formatInstant } from './sessions.ts';
import { parseAssumeRoleParameters } from './sts-parameters.ts';
import { failed, type StsFields, type StsResult, stsError, stsSuccess } from './sts-response.ts';
import { verifyWebIdentity, type WebIdentityContext } from './web-identity.ts';

/** What the sandbox's STS knows. */
export interface StsContext extends WebIdentityContext, CallerContext, RoleSessionContext {
  /** Replaces parts of what GetCallerIdentity answers. */
  readonly callerIdentity: Partial<CallerIdentity>;
}

const VERSION = '2011-06-15';
const CHAINED_SECONDS_MOST = 3600;

/**
 * Answers one request.
 * @param request - a POST of form parameters
 * @param context - the world, the clock, the keys and the credentials given out so far
 */
export async function handleSts(request: SandboxRequest, context: StsContext): Promise<SandboxResponse> {
  const requestId = randomUUID();
  const form = parseForm(request.body);
  const result = await perform(form['Action'], form, request, context);
  if (result.failure !== undefined) return stsError(result.failure, requestId);
  return stsSuccess(form['Action'] ?? '', result.value, requestId);
}

async function perform(
  action: string | undefined,
  form: Readonly<Record<string, string>>,
  request: SandboxRequest,
  context: StsContext,
): Promise<StsResult<StsFields>> {
  if (action === undefined) {
    return failed(400, 'MissingAction', 'The request must contain the parameter Action');
  }
  if (form['Version'] !== VERSION) return unknownAction(action, form['Version']);
  if (action === 'AssumeRoleWithWebIdentity') return assumeRoleWithWebIdentity(form, context);
  if (action === 'AssumeRole') return assumeRole(form, request, context);
  if (action === 'GetCallerIdentity') return getCallerIdentity(request, context);
  return unknownAction(action, form['Version']);
}

function unknownAction(action: string, version: string | undefined): StsResult<StsFields> {
  return failed(
    400,
    'InvalidAction',
    `Could not find operation ${action} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
  );
}

async function assumeRoleWithWebIdentity(
  form: Readonly<Record<string, string>>,
  context: StsContext,
): Promise<StsResult<StsFields>> {
  const parsed = parseAssumeRoleParameters(form, 'AssumeRoleWithWebIdentity');
  if (parsed.failure !== undefined) return parsed;
  const verified = await verifyWebIdentity(form['WebIdentityToken'] ?? '', parsed.value.role, context);
  if (verified.failure !== undefined) return verified;
  const { providerArn, provider, audience, claims } = verified.value;
  const granted = grantSession(
    parsed.value,
    {
      operation: 'AssumeRoleWithWebIdentity',
      principalType: 'Federated',
      principals: [providerArn],
      claims: { issuer: provider.url, audience, claims },
      denialOf: (action) => `Not authorized to perform ${action}`,
    },
    context,
  );
  if (granted.failure !== undefined) return granted;
  const identity = { SubjectFromWebIdentityToken: claims.sub, Audience: audience, Provider: providerArn };
  return { value: { ...identity, ...sessionFields(granted.value) } };
}

async function assumeRole(
  form: Readonly<Record<string, string>>,
  request: SandboxRequest,
  context: StsContext,
): Promise<StsResult<StsFields>> {
  const admitted = await admitCaller('sts:AssumeRole', request, context);
  if (admitted.failure !== undefined) return admitted;
  const caller = admitted.value;
  const parsed = parseAssumeRoleParameters(form, 'AssumeRole');
  if (parsed.failure !== undefined) return parsed;
  const { role, durationSeconds } = parsed.value;
  const enabled = checkRegion(role, context);
  if (enabled.failure !== undefined) return enabled;
  if (caller.expiresAt !== undefined && durationSeconds > CHAINED_SECONDS_MOST) {
    const message =
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';
    return failed(400, 'ValidationError', message);
  }
  const target = formatRoleArn(role);
  const { account, arn } = caller.identity;
  const denialOf = (action: string): string =>
    `User: ${arn} is not authorized to perform: ${action} on resource: ${target}`;
  if (!mayAssume(caller, target)) {
    const reason = 'because no identity-based policy allows the sts:AssumeRole action';
    return failed(403, 'AccessDenied', `${denialOf('sts:AssumeRole')} ${reason}`);
  }
  const principals = [caller.principalArn, arn, account, `arn:${caller.partition}:iam::${account}:root`];
  const granted = grantSession(
    parsed.value,
    { operation: 'AssumeRole', principalType: 'AWS', principals, caller, denialOf },
    context,
  );
  return granted.failure === undefined ? { value: sessionFields(granted.value) } : granted;
}

async function getCallerIdentity(request: SandboxRequest, context: StsContext): Promise<StsResult<StsFields>> {
  const admitted = await admitCaller('sts:GetCallerIdentity', request, context);
  if (admitted.failure !== undefined) return admitted;
  const { account, arn, userId } = { ...admitted.value.identity, ...context.callerIdentity };
  return { value: { Arn: arn, UserId: userId, Account: account } };
}

function sessionFields({ credentials, identity, expiresAt, packedPolicySize }: RoleSession): StsFields {
  return {
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: formatInstant(expiresAt),
    },
    PackedPolicySize: packedPolicySize?.toString(),
  };
}
