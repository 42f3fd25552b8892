// The audit record of a run: the life of its sessions up to the moment when they are handed on. The helper and the post step go on
// with it. Pure.
import type { Facts, RoleSession } from '../facts.ts';
import type { VerifiedFacts } from '../report/verified.ts';
import type { RawInputs, Settings } from '../settings/settings.ts';
import type { EpochSeconds } from '../time.ts';
import { auditLine, isoOf } from './line.ts';

/** The record of these sessions, as JSON lines. */
export function auditRecord(sessions: readonly VerifiedFacts[], run: RawInputs['run'], now: EpochSeconds): string {
  return sessions.flatMap((verified) => linesOf(verified, run, now)).join('');
}

function linesOf({ facts, session, identity }: VerifiedFacts, run: RawInputs['run'], now: EpochSeconds) {
  const { settings, hops, observedAt, timings } = facts;
  const { arn, account, requestId } = identity;
  return [
    auditLine('requested', observedAt - (timings.total ?? 0), requestOf(facts, run)),
    ...[...hops, ...(session === undefined ? [] : [session])].map((one) =>
      auditLine('issued', observedAt - (timings.GetCallerIdentity ?? 0), describeIssued(one)),
    ),
    auditLine('verified', observedAt, { arn, account, requestId }),
    auditLine('published', now, { arn, ...waysOf(settings) }),
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

function waysOf({ refresh, profile, outputEnvCredentials, outputCredentials }: Settings) {
  return { environment: outputEnvCredentials && !refresh, outputs: outputCredentials, profile, refresh };
}
