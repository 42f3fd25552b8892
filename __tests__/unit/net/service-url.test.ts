// Which URLs may be sent a secret.
import { describe, expect, it } from '@jest/globals';
import { isPrivateUrl } from '../../../src/net/service-url.ts';

describe('isPrivateUrl', () => {
  it.each([
    'https://sts.example',
    'http://localhost:80',
    'http://127.0.0.1',
    'http://127.1.2.3',
    'http://0x7f.1',
    'http://[::1]',
  ])('trusts %s', (url) => {
    expect(isPrivateUrl(new URL(url))).toBe(true);
  });

  it.each([
    'http://sts.example',
    'http://127.0.0.1.nip.example',
    'http://localhost.example',
    'http://localhost@evil.example',
    'http://1270.0.0.1.example',
    'http://[::2]',
    'http://0.0.0.0',
    'ws://localhost',
    'ftp://localhost',
  ])('does not trust %s', (url) => {
    expect(isPrivateUrl(new URL(url))).toBe(false);
  });
});
