// The audit record: one JSON line for each event in the life of a session. The main step begins it; the helper and the post step
// add to it, and the post step says which renewals were refused. Pure.
import type { RoleSession } from '../aws/role-session.ts';
import type { Facts } from '../observe/facts.ts';
import { withoutAccounts } from '../secrets/shapes.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import type { RawInputs, Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { type EpochSeconds, formatIso } from '../util/time.ts';
import type { VerifiedSession } from './values.ts';

/** What happens to a session, in order. */
export type AuditEvent =
  | 'requested'
  | 'issued'
  | 'verified'
  | 'published'
  | 'renewed'
  | 'renewal-refused'
  | 'expired'
  | 'restored';

/** Name of the record in the folder of the step. */
export const AUDIT_NAME = 'audit.jsonl';

/**
 * One line of the record, line feed included.
 * @param at - by the clock of this machine
 * @param more - no secret
 */
export function auditLine(event: AuditEvent, at: EpochSeconds, more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ event, at: formatIso(at), ...more })}\n`;
}

/**
 * The record of these sessions until they are published.
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
  return withoutAccounts(lines.join(''), settings);
}

function linesOf({ verified: { facts, session, identity } }: VerifiedSession, run: RawInputs['run']) {
  const { chain, observedAt, timings } = facts;
  const { arn, account, requestId } = identity;
  const issuedAt = observedAt - (timings.GetCallerIdentity ?? 0);
  return [
    auditLine('requested', observedAt - (timings.total ?? 0), describeRequest(facts, run)),
    ...[...chain, ...(session === undefined ? [] : [session])].map((one) =>
      auditLine('issued', issuedAt, describeIssued(one)),
    ),
    auditLine('verified', observedAt, { arn, account, requestId }),
  ];
}

function describeRequest({ settings, idToken, target }: Facts, { repository, runId, runAttempt }: RawInputs['run']) {
  const subject = idToken.status === 'succeeded' ? idToken.value.sub : undefined;
  return { repository, runId, runAttempt, source: settings.source, role: target?.text, ...defined({ subject }) };
}

/** A session in the words of the record. */
export function describeIssued({ role, roleSessionName, assumedRoleId, expiresAt, requestId }: RoleSession) {
  return { role: role.text, roleSessionName, assumedRoleId, expiresAt: formatIso(expiresAt), requestId };
}

/** How later steps get the session. */
function waysOf({ profile }: VerifiedSession, settings: Settings) {
  const { environmentKeys, outputKeys, refresh } = publishModeOf(settings);
  return { environment: environmentKeys, outputs: outputKeys, profile, refresh };
}

/** The whole reason is in the helper's own output; an annotation has 700 characters. */
const RECORDED_REASON_MAX_LENGTH = 450;

/** A renewal that was refused. */
interface RecordedRefusal {
  /** ARN of the role. */
  readonly role: string;
  readonly reason: string;
  /** Whether the session before still lasted, so that the program that asked got that one. */
  readonly session: 'lasts' | 'over';
}

/** The line of the audit record about a refusal. */
export function refusalLine(at: EpochSeconds, { reason, ...refusal }: RecordedRefusal): string {
  const event: AuditEvent = 'renewal-refused';
  return auditLine(event, at, { ...refusal, reason: shortened(reason) });
}

/** The code of a finding and its page, at the end of a reason. */
const CODE = / \([A-Z_]{3,60}: \S{1,250}\)$/;

/** Cuts the words, and keeps the code behind them, by which readers find the rest. */
function shortened(reason: string): string {
  const line = plainText(reason, Number.POSITIVE_INFINITY);
  const [code = ''] = CODE.exec(line) ?? [];
  return plainText(line.slice(0, line.length - code.length), RECORDED_REASON_MAX_LENGTH - code.length) + code;
}
