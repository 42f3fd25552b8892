// How to revoke sessions: the policy, and the command that adds it.
import { describe, expect, it } from '@jest/globals';
import { revocationsOf, revokingPolicy } from '../../../src/leaks/revocation.ts';

const NOW = Date.UTC(2026, 10, 22, 7, 5, 0) / 1000 - 0.5;

describe('revocationsOf', () => {
  it.each<[string, string | undefined]>([
    ['arn:aws:iam::111122223333:role/deploy', 'deploy'],
    ['arn:aws-us-gov:iam::111122223333:role/a/b/c_+=,.@-d', 'c_+=,.@-d'],
    [`arn:aws:iam::111122223333:role/${'x'.repeat(65)}`, undefined],
    ['arn:aws:iam::111122223333:role/a b', undefined],
    ['arn:aws:iam::111122223333:role/x\n', undefined],
  ])('of %j is a command for the role %j', (role, name) => {
    const command = revocationsOf([role], NOW)[0]?.command;
    expect(command?.split(' ')[4]).toBe(name);
  });
});

describe('revokingPolicy', () => {
  it('denies what was issued up to now, rounded up to a second', () => {
    expect(JSON.stringify(revokingPolicy(0.2))).toContain('"1970-01-01T00:00:01.000Z"');
  });
});
