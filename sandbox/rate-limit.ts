// How many requests a rate limit lets through: a bucket that holds as many as come back to it in a second. Pure.

/** A rate limit. */
export interface RateLimit {
  /** So many a second in the long run, and so many at once: at least 1. */
  readonly requestsPerSecond: number;
}

/** Requests that a rate limit still lets through, as of an instant. */
export interface Allowance {
  readonly requests: number;
  /** Epoch seconds. */
  readonly at: number;
}

/**
 * Takes one request out of the bucket, if there is one.
 * @param limit - how much the bucket holds
 * @param last - what was left after the request before; undefined: the bucket is full
 * @param now - epoch seconds
 */
export function takeOne(
  { requestsPerSecond }: RateLimit,
  last: Allowance | undefined,
  now: number,
): { readonly passes: boolean; readonly left: Allowance } {
  const { requests, at } = last ?? { requests: requestsPerSecond, at: now };
  const there = Math.min(requestsPerSecond, requests + Math.max(0, now - at) * requestsPerSecond);
  const passes = there >= 1;
  return { passes, left: { requests: passes ? there - 1 : there, at: now } };
}
