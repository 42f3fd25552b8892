// What the post step says about renewals that were refused. Pure.
import { plainText } from '../util/text.ts';

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
