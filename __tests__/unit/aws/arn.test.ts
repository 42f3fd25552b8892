// ARNs taken apart, and IAM's wildcards against the simplest thing that could match them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  matchesPattern,
  oidcProviderArn,
  parseAssumedRoleArn,
  parseRoleArn,
  roleArnBehind,
} from '../../../src/aws/arn.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { roleArn } from '../samples/healthy.ts';

describe('parseRoleArn', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/deploy', 'aws', '/', 'deploy'],
    ['arn:aws-us-gov:iam::111122223333:role/a/b/c', 'aws-us-gov', '/a/b/', 'c'],
    [
      'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/y',
      'aws',
      '/aws-service-role/x.amazonaws.com/',
      'y',
    ],
    [`arn:aws:iam::111122223333:role/${'n'.repeat(64)}`, 'aws', '/', 'n'.repeat(64)],
    ['arn:aws:iam::111122223333:role/_+=,.@-', 'aws', '/', '_+=,.@-'],
  ])('takes %s apart', (text, partition, path, name) => {
    expect(parseRoleArn(text)).toEqual({ text, partition, account: '111122223333', path, name });
  });

  it.each([
    '',
    'deploy',
    'arn:aws:iam::111122223333:role/',
    'arn:aws:iam::111122223333:role//x',
    'arn:aws:iam::111122223333:role',
    'arn:aws:iam::11112222333:role/x',
    'arn:aws:iam::1111222233334:role/x',
    'arn:aws:iam:eu-central-1:111122223333:role/x',
    'arn:aws:sts::111122223333:role/x',
    'arn:aws:iam::111122223333:user/x',
    'arn:constructor:iam::111122223333:role/x',
    'arn:AWS:iam::111122223333:role/x',
    ' arn:aws:iam::111122223333:role/x',
    'arn:aws:iam::111122223333:role/x\n',
    'arn:aws:iam::111122223333:role/a b',
    'arn:aws:iam::111122223333:role/ä/x',
    'arn:aws:iam::111122223333:role/x*',
    `arn:aws:iam::111122223333:role/${'n'.repeat(65)}`,
    `arn:aws:iam::111122223333:role/${'p'.repeat(511)}/x`,
    'arn:aws:iam::１１１１２２２２３３３３:role/x',
  ])('does not take %j for one', (text) => {
    expect(parseRoleArn(text)).toBeUndefined();
  });
});

describe('parseAssumedRoleArn', () => {
  it('takes the ARN of a session apart', () => {
    expect(parseAssumedRoleArn('arn:aws:sts::111122223333:assumed-role/deploy/me@x')).toEqual({
      partition: 'aws',
      account: '111122223333',
      roleName: 'deploy',
      roleSessionName: 'me@x',
    });
  });

  it.each([
    '',
    'arn:aws:iam::111122223333:user/x',
    'arn:aws:iam::111122223333:role/x',
    'arn:aws:sts::111122223333:federated-user/x',
    'arn:aws:sts::111122223333:assumed-role/x',
    'arn:aws:sts::111122223333:assumed-role/path/x/me',
    'arn:aws:sts::111122223333:assumed-role/x/m',
    'arn:aws:sts::111122223333:assumed-role/x/me\n::error::',
    'x arn:aws:sts::111122223333:assumed-role/x/me',
  ])('does not take %j for one', (text) => {
    expect(parseAssumedRoleArn(text)).toBeUndefined();
  });
});

describe('roleArnBehind', () => {
  const SESSION = 'arn:aws:sts::111122223333:assumed-role/deploy/me';
  const MEANT = 'arn:aws:iam::111122223333:role/ci/deploy';

  it.each<[string, string, string | undefined, string]>([
    ['the role that was meant, path included', SESSION, MEANT, MEANT],
    ['a role without a path where none was meant', SESSION, undefined, 'arn:aws:iam::111122223333:role/deploy'],
    ['no other role', SESSION, `${MEANT}er`, 'arn:aws:iam::111122223333:role/deploy'],
    [
      'no role of another account',
      SESSION,
      'arn:aws:iam::444455556666:role/ci/deploy',
      'arn:aws:iam::111122223333:role/deploy',
    ],
    [
      'no role of another partition',
      SESSION,
      'arn:aws-cn:iam::111122223333:role/ci/deploy',
      'arn:aws:iam::111122223333:role/deploy',
    ],
    ['a user as it is', 'arn:aws:iam::111122223333:user/x', MEANT, 'arn:aws:iam::111122223333:user/x'],
  ])('gives %s', (_name, identity, meant, role) => {
    expect(roleArnBehind(identity, meant === undefined ? undefined : roleArn(meant))).toBe(role);
  });
});

describe('oidcProviderArn', () => {
  it.each([
    ['https://token.actions.githubusercontent.com', 'token.actions.githubusercontent.com'],
    ['https://token.actions.githubusercontent.com/my-ent', 'token.actions.githubusercontent.com/my-ent'],
    ['https://ghes.example/_services/token', 'ghes.example/_services/token'],
  ])('names the provider of %s', (issuer, provider) => {
    expect(oidcProviderArn({ partition: 'aws-cn', account: '111122223333' }, issuer)).toBe(
      `arn:aws-cn:iam::111122223333:oidc-provider/${provider}`,
    );
  });
});

/** The definition of the two wildcards, word for word. */
function matchesByDefinition(pattern: string, text: string): boolean {
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === undefined) return text === '';
  if (first === '*')
    return matchesByDefinition(rest, text) || (text !== '' && matchesByDefinition(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && matchesByDefinition(rest, text.slice(1));
}

describe('matchesPattern', () => {
  it.each<[string, string, boolean]>([
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    ['**', 'x', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbcd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['A', 'a', false],
    ['a.c', 'abc', false],
    ['a?c', 'a\u{1f680}c', true],
    ['a??c', 'a\u{1f680}c', false],
    ['*?c', 'a\u{1f680}c', true],
    ['*ab', 'aab', true],
    ['*aab', 'aaab', true],
    ['a*b*c', 'a-c-b', false],
    ['[a]', 'a', false],
    ['arn:aws:iam::*:role/deploy', 'arn:aws:iam::111122223333:role/deploy', true],
    ['arn:aws:iam::111122223333:role/ci/*', 'arn:aws:iam::111122223333:role/ci/a/b', true],
    ['arn:aws:iam::111122223333:role/ci/*', 'arn:aws:iam::111122223333:role/cd/a', false],
  ])('says of %j and %j: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  it('agrees with the definition', () => {
    const unit = fc.constantFrom('a', 'b', '*', '?');
    const patterns = fc.string({ unit, maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(matchesByDefinition(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['stars', `${'*'.repeat(1000)}b`],
    ['stars between letters', `${'*a'.repeat(500)}b`],
    ['stars between question marks', `${'*?'.repeat(500)}b`],
  ])('answers at once for many %s', (_name, pattern) => {
    withinCpuSeconds(0.5, () => {
      expect(matchesPattern(pattern, 'a'.repeat(2000))).toBe(false);
    });
  });
});
