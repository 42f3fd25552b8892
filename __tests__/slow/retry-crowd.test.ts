// How soon crowds of several sizes end at an STS that limits requests, by a model of the pauses: beside the pauses of
// configure-aws-credentials, which asks up to three times as often.
import { describe, expect, it } from '@jest/globals';
import { modelCrowd, pauseOfPublished } from '../../reliability/fleet-model.ts';

/** Means of chance differ from one run to the next. */
const TOLERANCE = 1.07;
/** Three times the ID token, the exchange and the identity. */
const REQUESTS_MAX = 9;

describe('pauseAfter', () => {
  it.each([16, 64, 256].flatMap((jobs) => [false, true].map((isIdentityLimited) => ({ jobs, isIdentityLimited }))))(
    'ends a crowd as soon, with few requests: $jobs jobs, identity limited: $isIdentityLimited',
    (crowd) => {
      const own = modelCrowd({ ...crowd, requestsPerSecond: 20 });
      const published = modelCrowd({ ...crowd, requestsPerSecond: 20, pauseSeconds: pauseOfPublished });
      expect(own.p95Seconds).toBeLessThanOrEqual(published.p95Seconds * TOLERANCE);
      expect(own.requestsPerJob).toBeLessThanOrEqual(REQUESTS_MAX);
    },
  );
});
