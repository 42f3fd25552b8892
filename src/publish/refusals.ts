// Renewals that were refused: what the helper adds to the audit record, and what the post step says about it. Pure.
import { plainText } from '../util/text.ts';
import type { EpochSeconds } from '../util/time.ts';
import { type AuditEvent, auditLine } from './audit.ts';

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

/**
 * What to say about the renewals that a record tells of.
 * @param record - JSON lines
 * @returns one line of plain text; undefined if each refusal was followed by a new session before the old one ended
 */
export function describeRefusals(record: string): string | undefined {
  const events = record.split('\n').map(eventIn);
  const refused = events.filter(
    ({ event, role, session }, index) =>
      event === 'renewal-refused' &&
      (session !== 'lasts' || !events.slice(index).some((later) => later.event === 'renewed' && later.role === role)),
  );
  const last = refused.at(-1);
  if (last === undefined) return undefined;
  const count = refused.length === 1 ? 'A renewal failed' : `${refused.length} renewals failed, the last one`;
  const words = `${count} at ${last.at}, for ${last.role}: ${last.reason} ${HIDDEN}`;
  return plainText(words);
}

const HIDDEN = 'The SDKs for JavaScript and Java hide this and may use credentials of the machine instead.';

type Event = Readonly<Record<'event' | 'at' | 'role' | 'session' | 'reason', unknown>>;

function eventIn(line: string): Partial<Event> {
  try {
    return (JSON.parse(line) ?? {}) as Partial<Event>;
  } catch {
    return {};
  }
}
