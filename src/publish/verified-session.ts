// A session that may be published, and the outputs that describe it, without a secret. Pure.
import type { RoleSession } from '../aws/role-session.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Facts } from '../observe/facts.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { OutputValues } from '../settings/outputs.ts';
import { plainText } from '../util/text.ts';
import { formatIso, formatSeconds, measureClockSkew, remainingSecondsOf } from '../util/time.ts';

/** A session, or keys, that passed every check, and the name of the profile that later steps get. */
export interface VerifiedSession {
  readonly verified: VerifiedFacts;
  readonly credentials: Credentials;
  readonly profile?: string;
}

/** The outputs of a run whose credentials passed every check. */
export function verifiedOutputs({ facts, session, identity }: VerifiedFacts): OutputValues {
  const skew = measureClockSkew(facts.clocks);
  return {
    configured: 'true',
    ...subjectOutput(facts),
    'aws-account-id': identity.account,
    'authenticated-arn': identity.arn,
    ...(session === undefined ? existingOutputs(facts) : sessionOutputs(session, facts)),
    'clock-skew-seconds': skew === undefined ? undefined : formatSeconds(skew.clockSkewSeconds),
  };
}

/** The subject, if there is an ID token. */
export function subjectOutput({ idToken }: Partial<Pick<Facts, 'idToken'>>): OutputValues {
  return idToken?.status === 'succeeded' ? { subject: plainText(idToken.value.sub) } : {};
}

function existingOutputs(facts: Facts): OutputValues {
  const { existingUntil } = facts;
  if (existingUntil === undefined || existingUntil === Number.POSITIVE_INFINITY) return {};
  return endOutputs(existingUntil, facts);
}

function sessionOutputs(session: RoleSession, facts: Facts): OutputValues {
  return {
    ...endOutputs(session.expiresAt, facts),
    'assumed-role-id': session.assumedRoleId,
    'role-session-name': session.roleSessionName,
  };
}

function endOutputs(expiresAt: number, facts: Facts): OutputValues {
  return {
    'aws-expiration': formatIso(expiresAt),
    'remaining-seconds': String(remainingSecondsOf(facts, { expiresAt })),
  };
}
