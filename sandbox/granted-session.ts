// The requests for which STS granted a session, for tests that compare them. Pure.
import { formatRoleArn } from './role-arn.ts';
import type { SessionRequest } from './session-request.ts';
import type { AssumeRoleOperation, AssumeRoleParameters } from './sts-parameters.ts';

/** A session that STS granted, as it was asked for. */
export interface GrantedSession {
  readonly operation: AssumeRoleOperation;
  readonly roleArn: string;
  readonly roleSessionName: string;
  /** 3600 if the request did not say. */
  readonly durationSeconds: number;
  /** Those of the request: inherited ones are not among them. */
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
  readonly externalId?: string;
  readonly sourceIdentity?: string;
  /** Inline session policy. */
  readonly policy?: string;
  /** Managed session policies. */
  readonly policyArns: readonly string[];
  /** Who signed the request; undefined for a web identity. */
  readonly callerArn?: string;
}

/**
 * Describes a session for the record. What was not in the request is not in the description either.
 * @param parameters - what was asked for
 * @param request - who asked
 */
export function describeSession(
  { role, sessionTags, sessionPolicies, ...parameters }: AssumeRoleParameters,
  { operation, caller }: SessionRequest,
): GrantedSession {
  const { roleSessionName, durationSeconds, externalId, sourceIdentity } = parameters;
  return {
    operation,
    roleArn: formatRoleArn(role),
    roleSessionName,
    durationSeconds,
    tags: sessionTags.tags,
    transitiveTagKeys: sessionTags.transitiveKeys,
    policyArns: sessionPolicies.managedArns,
    ...(externalId === undefined ? {} : { externalId }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(sessionPolicies.inline === undefined ? {} : { policy: sessionPolicies.inline }),
    ...(caller === undefined ? {} : { callerArn: caller.identity.arn }),
  };
}
