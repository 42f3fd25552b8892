// A web identity token out of a file: the token, masked, or what is wrong with the file.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTokenFile } from '../../../src/github/workspace-file.ts';
import { createVault, type Vault } from '../../../src/secrets/vault.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // there, links need a privilege

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'token-file-')));
afterAll(() => rmSync(folder, { recursive: true }));

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwtOf = (claims: Readonly<Record<string, unknown>>) =>
  [
    encode({ alg: 'RS256', kid: 'key-1' }),
    encode(claims),
    Buffer.from('signature of it all').toString('base64url'),
  ].join('.');
const CLAIMS = {
  iss: 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE',
  sub: 'system:serviceaccount:ci:runner',
  aud: ['sts.amazonaws.com'],
  iat: 1_800_000_000,
  exp: 1_800_086_400,
};
const JWT = jwtOf(CLAIMS);

let masks: string[];
let vault: Vault;
beforeEach(() => {
  masks = [];
  vault = createVault((values) => masks.push(...values));
});

function put(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const read = (path: string, workspace: string | undefined = folder) => readTokenFile(path, workspace, vault);
const codeOf = (path: string) => {
  const attempt = read(path);
  return attempt.status === 'failed' ? attempt.failure.code : attempt.status;
};

describe('readTokenFile', () => {
  describe('when the file holds a token', () => {
    it('gives the token and its claims', () => {
      const attempt = read(put('token', JWT));
      if (attempt.status !== 'succeeded') throw new Error(attempt.status);
      expect(attempt.value.token.reveal()).toBe(JWT);
      expect(attempt.value.claims).toMatchObject({ ...CLAIMS, aud: 'sts.amazonaws.com' });
    });

    it('masks it and its signature before it is there', () => {
      read(put('token', JWT));
      expect(masks).toEqual(expect.arrayContaining([JWT, JWT.slice(JWT.lastIndexOf('.') + 1)]));
      expect(vault.redact(`see ${JWT}!`)).toBe('see ***!');
    });

    it('takes it with blanks and a line break around it', () => {
      expect(codeOf(put('padded', `  ${JWT}\r\n`))).toBe('succeeded');
    });

    it('finds it by its path in the workspace', () => {
      put('token', JWT);
      expect(read('token').status).toBe('succeeded');
      expect(read('./token').status).toBe('succeeded');
    });

    onPosix('follows links, and sees where they lead to now', () => {
      const link = join(folder, 'link');
      mkdirSync(join(folder, '..1'), { recursive: true });
      put('..1/token', JWT);
      symlinkSync('..1', join(folder, '..data'));
      symlinkSync(join('..data', 'token'), link);
      expect(codeOf(link)).toBe('succeeded');
      rmSync(join(folder, '..1', 'token'));
      expect(codeOf(link)).toBe('ENOENT');
    });
  });

  describe('when it does not', () => {
    it.each([
      ['nothing', '', 'NO_TOKEN_IN_FILE'],
      ['another text', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'NO_TOKEN_IN_FILE'],
      ['two tokens', `${JWT}\n${JWT}`, 'NO_TOKEN_IN_FILE'],
      ['a token without a signature', JWT.slice(0, JWT.lastIndexOf('.') + 1), 'NO_TOKEN_IN_FILE'],
      ['a token without claims', ['x'.repeat(20), 'y'.repeat(20), 'z'.repeat(20)].join('.'), 'NO_TOKEN_IN_FILE'],
      ['a token without a subject', jwtOf({ ...CLAIMS, sub: undefined }), 'NO_TOKEN_IN_FILE'],
      ['a token without an end', jwtOf({ ...CLAIMS, exp: undefined }), 'NO_TOKEN_IN_FILE'],
      ['more than STS takes', `${JWT}${'x'.repeat(20_000)}`, 'NOT_A_TOKEN_FILE'],
    ])('says so, and nothing of what it holds: %s', (_, text, code) => {
      const path = put('else', text);
      const attempt = read(path);
      expect(attempt).toMatchObject({
        status: 'failed',
        failure: { service: 'runner', operation: 'ReadTokenFile', code, attempts: 1 },
      });
      const message = attempt.status === 'failed' ? attempt.failure.message : '';
      expect(message).toContain(path);
      expect(text !== '' && message.includes(text.slice(0, 20))).toBe(false);
    });

    it.each([
      ['[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'it has AWS profiles.'],
      [JSON.stringify({ value: JWT }), 'it holds JSON in place of the token alone.'],
      [`Bearer ${JWT}`, 'it has "Bearer" before the token.'],
      ['version https://git-lfs.github.com/spec/v1\nsize 12', 'it is a pointer of Git LFS, which was not fetched.'],
      [jwtOf({ ...CLAIMS, exp: undefined, iat: undefined }), 'it lacks the claims exp, iat.'],
      [jwtOf({ ...CLAIMS, iat: undefined }), 'it lacks the claim iat.'],
      [['x'.repeat(20), 'y'.repeat(20), 'z'.repeat(20)].join('.'), 'its second part is not JSON.'],
      [jwtOf({ ...CLAIMS, exp: 'never' }), 'a part is too short, or one of its claims has the wrong type.'],
    ])('says what is there instead: %#', (text, found) => {
      expect(read(put('else', text))).toMatchObject({
        failure: { message: expect.stringContaining(` (a JWT): ${found}`) },
      });
    });

    it.each([
      ['there is none', 'none', 'ENOENT'],
      ['it is a folder', '.', 'NOT_A_TOKEN_FILE'],
      ['a part of its path is a file', 'token/token', 'ENOTDIR'],
      ['its path cannot be one', 'a\0b', 'ERR_INVALID_ARG_VALUE'],
    ])('says why it cannot be read: %s', (_, path, code) => {
      put('token', JWT);
      expect(codeOf(path)).toBe(code);
    });

    onPosix('does not wait for what never ends', () => {
      expect(codeOf('/dev/zero')).toBe('NOT_A_TOKEN_FILE');
    });

    it('never throws, and gives nothing that it did not mask', () => {
      const path = put('any', '');
      const part = fc.string({ unit: 'binary-ascii', maxLength: 40 });
      const text = fc.oneof(
        fc.string(),
        fc.tuple(part, part, part).map((parts) => parts.join('.')),
      );
      fc.assert(
        fc.property(text, (content) => {
          writeFileSync(path, content);
          const attempt = read(path);
          const token = attempt.status === 'succeeded' ? attempt.value.token.reveal() : undefined;
          expect(token === undefined || masks.includes(token)).toBe(true);
        }),
        { numRuns: 50 },
      );
    });
  });
});
