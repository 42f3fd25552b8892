// One line of the audit record. Pure.
import type { EpochSeconds } from '../util/time.ts';

/** What happens to a session, in the order in which it does. */
export type AuditEvent = 'requested' | 'issued' | 'verified' | 'published' | 'renewed' | 'expired' | 'restored';

/** Name of the record in the folder of the step. */
export const AUDIT_NAME = 'audit.jsonl';

/**
 * A line, its line feed included.
 * @param at - by the clock of this machine
 * @param more - what is known of it; no secret
 */
export function auditLine(event: AuditEvent, at: EpochSeconds, more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ event, at: isoOf(at), ...more })}\n`;
}

/** A moment as the record, and the outputs, have it: 2026-01-31T12:00:00.000Z. */
export function isoOf(at: EpochSeconds): string {
  return new Date(at * 1000).toISOString();
}
