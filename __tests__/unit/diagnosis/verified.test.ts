// What is known of a run whose credentials passed every check.
import { describe, expect, it } from '@jest/globals';
import { verifiedFactsOf } from '../../../src/diagnosis/verified.ts';
import { FACTS, IDENTITY, SESSION } from '../samples/healthy.ts';

describe('verifiedFactsOf', () => {
  const nothing = { status: 'not-attempted' } as const;

  it('gives session and identity of a run that has both', () => {
    expect(verifiedFactsOf(FACTS)).toEqual({ facts: FACTS, session: SESSION, identity: IDENTITY });
  });

  it.each([
    ['session', { ...FACTS, roleSession: nothing }],
    ['identity', { ...FACTS, callerIdentity: nothing }],
  ])('gives nothing without a %s', (_name, facts) => {
    expect(verifiedFactsOf(facts)).toBeUndefined();
  });
});
