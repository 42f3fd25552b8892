// Instants, lengths of time and what HTTP `Date` headers say about this machine's clock. Pure.

/** Seconds since 1970-01-01T00:00:00Z; may have a fraction. */
export type EpochSeconds = number;

/** One response's view of two clocks. */
export interface ClockReading {
  readonly service: 'github' | 'sts';
  /** The response's `Date`; a resolution of one second. */
  readonly serverDateAt: EpochSeconds;
  /** This machine's clock just before the request was sent. */
  readonly sentAt: EpochSeconds;
  /** This machine's clock when the response's head had arrived. */
  readonly receivedAt: EpochSeconds;
}

/** Bounds for "server clock minus this machine's clock", in seconds; positive: this machine is behind. */
export interface ClockInterval {
  readonly lowestSeconds: number;
  readonly highestSeconds: number;
}

/** What all readings together say about this machine's clock. */
export interface ClockSkew {
  /** Server minus runner, the middle of the interval. Positive: the runner is behind. */
  readonly clockSkewSeconds: number;
  /** Half the width of the interval, at least 0. */
  readonly uncertaintySeconds: number;
  /** Whether GitHub's clock and that of STS agree with it; else STS's alone counts. */
  readonly agreed: boolean;
  /** The skew that is proved: the distance of the interval from zero, with the sign of the skew. */
  readonly provenSeconds: number;
}

const DATE_RESOLUTION_SECONDS = 1;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The instant that an HTTP `Date` header names.
 * @returns undefined for anything but an IMF-fixdate
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function parseHttpDate(text: string | undefined): EpochSeconds | undefined {
  if (text === undefined || !HTTP_DATE.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/**
 * The clock reading that a response's headers give.
 * @param headers - lower-case names
 * @returns undefined without a readable `Date`, and for a cached response (`Age`), whose `Date` is an old one
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function readClock(
  service: ClockReading['service'],
  headers: Readonly<Record<string, unknown>>,
  times: { readonly sentAt: EpochSeconds; readonly receivedAt: EpochSeconds },
): ClockReading | undefined {
  const date = headers['date'];
  const serverDateAt = parseHttpDate(typeof date === 'string' ? date : undefined);
  if (serverDateAt === undefined || headers['age'] !== undefined) return undefined;
  return { service, serverDateAt, ...times };
}

/**
 * The bounds that one reading sets: the server read its clock after we sent and before we received, and cut it to a second.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function clockIntervalOf(reading: ClockReading): ClockInterval {
  return {
    lowestSeconds: reading.serverDateAt - reading.receivedAt,
    highestSeconds: reading.serverDateAt + DATE_RESOLUTION_SECONDS - reading.sentAt,
  };
}

/**
 * The clock skew that all readings agree on. STS decides which signatures hold, so where the services contradict each
 * other only its readings count, and where those do too (the clock was set meanwhile) only the last.
 * @returns undefined without a reading
 */
export function measureClockSkew(readings: readonly ClockReading[]): ClockSkew | undefined {
  const usable = readings.filter(({ sentAt, receivedAt }) => sentAt <= receivedAt); // else the clock was set meanwhile
  const sts = usable.filter(({ service }) => service === 'sts');
  const candidates = [usable, sts, sts.slice(-1), usable.slice(-1)].filter(({ length }) => length > 0);
  const intervals = candidates.map(intersect);
  const interval = intervals.find((found) => found !== undefined);
  if (interval === undefined) return undefined;
  const { lowestSeconds, highestSeconds } = interval;
  return {
    clockSkewSeconds: (lowestSeconds + highestSeconds) / 2,
    uncertaintySeconds: (highestSeconds - lowestSeconds) / 2,
    agreed: intervals[0] !== undefined,
    provenSeconds: lowestSeconds > 0 ? lowestSeconds : Math.min(highestSeconds, 0),
  };
}

function intersect(readings: readonly ClockReading[]): ClockInterval | undefined {
  const intervals = readings.map(clockIntervalOf);
  const lowestSeconds = Math.max(...intervals.map((interval) => interval.lowestSeconds));
  const highestSeconds = Math.min(...intervals.map((interval) => interval.highestSeconds));
  return lowestSeconds <= highestSeconds ? { lowestSeconds, highestSeconds } : undefined;
}

/**
 * Seconds until a session ends, or until later tools consider it expired, if that is sooner.
 * @returns at least 0
 */
export function remainingSecondsOf(
  { clocks, observedAt }: { readonly clocks: readonly ClockReading[]; readonly observedAt: EpochSeconds },
  { expiresAt }: { readonly expiresAt: EpochSeconds },
): number {
  const behindSeconds = Math.max(0, measureClockSkew(clocks)?.provenSeconds ?? 0);
  return Math.max(0, Math.floor(expiresAt - observedAt - behindSeconds));
}

/** An instant for people: `2026-11-22 07:05:00 UTC`; as a number where no calendar reaches it. */
export function formatUtc(at: EpochSeconds): string {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return `${at} s after 1970-01-01 00:00:00 UTC`;
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** An instant for machines: `2026-01-31T12:00:00.000Z`. */
export function formatIso(at: EpochSeconds): string {
  return new Date(at * 1000).toISOString();
}

/** A length of time for people, to the second: `1 h`, `59 min 30 s`, `0 s`. Negative lengths get a minus sign. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return `${seconds < 0 && whole > 0 ? '-' : ''}${words.length === 0 ? '0 s' : words.join(' ')}`;
}

/** Seconds to a tenth, with a sign where one is wanted; never `-0.0`. */
export function formatSeconds(seconds: number, { signed = false } = {}): string {
  const tenths = Math.round(seconds * 10) / 10 + 0;
  return `${signed && tenths >= 0 ? '+' : ''}${tenths.toFixed(1)}`;
}

/** A clock skew for people, with how sure it is: `+0.3 s ± 0.5 s`. */
export function formatClockSkew({ clockSkewSeconds, uncertaintySeconds }: ClockSkew): string {
  return `${formatSeconds(clockSkewSeconds, { signed: true })} s ± ${formatSeconds(uncertaintySeconds)} s`;
}
