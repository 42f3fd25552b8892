// What a leak check says of what it read and what it did not. Pure.
import { plainText } from '../util/text.ts';
import type { LeakReport, PlaceReport, Tally } from './leak-report.ts';

/** One line of what was read, at which speed, and in which places. */
export function readLines({ sessions, leakyFiles, read, places }: LeakReport): readonly string[] {
  if (sessions === 0) return ['Leak check: this step issued no session, so there was nothing to look for.'];
  const { files, bytes, seconds } = read;
  const speed = seconds > 0 ? `, ${sizeOf(bytes / seconds)}/s` : '';
  const found = leakyFiles === 0 ? 'none holds' : `${leakyFiles} of them hold${leakyFiles === 1 ? 's' : ''}`;
  return [
    `Leak check: ${count(files, 'file')}, ${sizeOf(bytes)}, in ${seconds.toFixed(1)} s${speed}; ${found} a value of the ${sessions === 1 ? 'session' : `${sessions} sessions`} that this step issued.`,
    `Looked in: ${places.map(placeWords).join('; ')}.`,
  ];
}

/** One line for each reason for which something was not read. Never empty after a check: packed content is never read. */
export function notReadLines({ sessions, notRead, limits, stoppedBy, places }: LeakReport): readonly string[] {
  if (sessions === 0) return [];
  const { leftOut, links, specials, unreadable, packed } = notRead;
  const unread = places.filter(({ state }) => state === 'not finished' || state === 'not begun');
  const limit = stoppedBy === 'bytes' ? sizeOf(limits.bytes) : `${limits.seconds} s`;
  return [
    ...(stoppedBy === undefined
      ? []
      : [`Stopped at the limit of ${limit}. Not read to the end: ${unread.map(placeWords).join('; ')}.`]),
    ...tallyLine(unreadable, 'could not be read'),
    ...tallyLine(links, 'not followed, being a symbolic link'),
    ...tallyLine(specials, 'not read, being a pipe, socket or device'),
    ...leftOut.map(({ path, reason }) => plainText(`Left out: ${path} (${reason})`)),
    packed.count === 0
      ? 'Archives and compressed files would not have been unpacked; there were none.'
      : `Read as they are, not unpacked: ${examplesOf(packed, 'archive, compressed file or git object')}`,
  ];
}

function placeWords({ name, state, files, bytes }: PlaceReport): string {
  const amount = `${count(files, 'file')}, ${sizeOf(bytes)}`;
  if (state === 'read') return plainText(`${name} (${amount})`);
  return plainText(`${name} (${state}${state === 'not finished' ? ` after ${amount}` : ''})`);
}

function tallyLine(tally: Tally, what: string): readonly string[] {
  return tally.count === 0 ? [] : [`${upperFirst(what)}: ${examplesOf(tally, 'entry')}`];
}

function examplesOf({ count: all, examples }: Tally, what: string): string {
  const more = all > examples.length ? ', …' : '';
  return plainText(
    `${count(all, what)}: ${examples.map((one) => `"${plainText(one)}"`).join(', ')}${more}`,
    LINE_MAX_LENGTH,
  );
}

const LINE_MAX_LENGTH = 4000;
const PLURALS: Readonly<Record<string, string>> = {
  entry: 'entries',
  'archive, compressed file or git object': 'archives, compressed files or git objects',
};

function count(amount: number, what: string): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? what : (PLURALS[what] ?? `${what}s`)}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** In the decimal units of disks: `1.0 GB`. */
export function sizeOf(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return power === 0 ? `${Math.round(bytes)} B` : `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power]}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
