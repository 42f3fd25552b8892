// What counts as a secret: the lengths on both sides of each limit, and the look-alikes that only one place redacts.
import { describe, expect, it } from '@jest/globals';
import {
  isAccessKeyId,
  isGivenKeyMaterial,
  isJwt,
  isKeyMaterial,
  isSessionKeyId,
  withoutLookalikesInAnswer,
  withoutLookalikesInInput,
} from '../../../src/secrets/shapes.ts';

describe('the forms of secrets', () => {
  it.each<[string, boolean, boolean]>([
    ['an access key id of 16 characters', isAccessKeyId('A'.repeat(16)), true],
    ['an access key id of 15 characters', isAccessKeyId('A'.repeat(15)), false],
    ['an access key id of 128 characters', isAccessKeyId('A'.repeat(128)), true],
    ['an access key id of 129 characters', isAccessKeyId('A'.repeat(129)), false],
    ['an access key id with a line break', isAccessKeyId(`${'A'.repeat(20)}\n`), false],
    ['a key of 16 characters', isKeyMaterial('x'.repeat(16)), true],
    ['a key of 15 characters', isKeyMaterial('x'.repeat(15)), false],
    ['a key with a blank', isKeyMaterial(`${'x'.repeat(20)} x`), false],
    ['a token of STS with 9000 characters', isKeyMaterial('x'.repeat(9000)), true],
    ['a given key of 8192 characters', isGivenKeyMaterial('x'.repeat(8192)), true],
    ['a given key of 8193 characters', isGivenKeyMaterial('x'.repeat(8193)), false],
    ['the id of a session key', isSessionKeyId('ASIAIOSFODNN7EXAMPLE'), true],
    ['the id of a long-term key', isSessionKeyId('AKIAIOSFODNN7EXAMPLE'), false],
    ['a JWT', isJwt(`${'a'.repeat(8)}.${'b'.repeat(8)}.${'c'.repeat(16)}`), true],
    ['a JWT with a short signature', isJwt(`${'a'.repeat(8)}.${'b'.repeat(8)}.${'c'.repeat(15)}`), false],
    ['a file name with two dots', isJwt('example.test.typescript'), false],
  ])('include or exclude %s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('the look-alikes', () => {
  const run = (length: number) => 'aB3'.repeat(20).slice(0, length);
  it.each<[string, string, 'answer' | 'input' | 'both' | 'none']>([
    ['a run of 38 characters', run(38), 'both'],
    ['a run of 37 characters', run(37), 'input'],
    ['a run of 36 characters', run(36), 'input'],
    ['a run of 35 characters', run(35), 'none'],
    ['a run without digits', 'aB'.repeat(20), 'input'],
    ['a run without digits in an ARN', `arn:aws:iam::111122223333:role/${'aB'.repeat(20)}`, 'none'],
    ['a run with slashes in an ARN', `arn:aws:iam::111122223333:role/${'aB3cD/'.repeat(7)}`, 'answer'],
    ['an access key id at the end of a word', 'xASIAIOSFODNN7EXAMPLE', 'input'],
    ['an access key id', 'ASIAIOSFODNN7EXAMPLE', 'both'],
    ['the beginning of a JWT', 'eyJhbGciOiJ', 'both'],
    ['too little of a JWT', 'eyJhbGciOi', 'none'],
    ['a token of GitHub', 'ghs_0123456789abcdef', 'input'],
    ['a token of Slack', 'xoxb-0123456789', 'input'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nshort\nlines', 'input'],
    ['the password in a URL', 'https://octo:p@ss@sts.example.com', 'input'],
  ])('redact %s in the right place', (_name, text, place) => {
    const inAnswer = withoutLookalikesInAnswer(text) !== text;
    const inInput = withoutLookalikesInInput(text) !== text;
    expect(inAnswer && inInput ? 'both' : inAnswer ? 'answer' : inInput ? 'input' : 'none').toBe(place);
  });
});
