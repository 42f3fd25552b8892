// The audit record of a run: the life of its sessions up to the moment when they are handed on. The helper and the post step go on
// with it. Pure.

import type { RoleSession } from '../aws/role-session.ts';
import type { Facts } from '../observe/facts.ts';
import type { RawInputs, Settings } from '../settings/settings.ts';
import type { EpochSeconds } from '../util/time.ts';
import { auditLine, isoOf } from './audit.ts';
import type { VerifiedSession } from './publish.ts';

/**
 * The record of these sessions, as JSON lines.
 * @param settings - of the whole run
 */
export function auditRecord(
  sessions: readonly VerifiedSession[],
  settings: Settings,
  run: RawInputs['run'],
  now: EpochSeconds,
): string {
  const lines = sessions.flatMap((session) => [
    ...linesOf(session, run),
    auditLine('published', now, { arn: session.verified.identity.arn, ...waysOf(session, settings) }),
  ]);
  return lines.join('');
}

function linesOf({ verified: { facts, session, identity } }: VerifiedSession, run: RawInputs['run']) {
  const { hops, observedAt, timings } = facts;
  const { arn, account, requestId } = identity;
  const issuedAt = observedAt - (timings.GetCallerIdentity ?? 0);
  return [
    auditLine('requested', observedAt - (timings.total ?? 0), requestOf(facts, run)),
    ...[...hops, ...(session === undefined ? [] : [session])].map((one) =>
      auditLine('issued', issuedAt, describeIssued(one)),
    ),
    auditLine('verified', observedAt, { arn, account, requestId }),
  ];
}

function requestOf({ settings, idToken, target }: Facts, { repository, runId, runAttempt }: RawInputs['run']) {
  const subject = idToken.status === 'succeeded' ? { subject: idToken.value.sub } : {};
  return { repository, runId, runAttempt, source: settings.source, role: target?.text, ...subject };
}

/** A session as the record has it. */
export function describeIssued({ role, roleSessionName, assumedRoleId, expiresAt, requestId }: RoleSession) {
  return { role: role.text, roleSessionName, assumedRoleId, expiresAt: isoOf(expiresAt), requestId };
}

/** With several roles, profiles are all that is handed on. */
function waysOf({ profile }: VerifiedSession, { refresh, roles, outputEnvCredentials, outputCredentials }: Settings) {
  const environment = outputEnvCredentials && !refresh && roles.length === 0;
  return { environment, outputs: outputCredentials, profile, refresh };
}
