// What is shown of refused inputs: the rules and the values, and no secret that somebody gave to the wrong input.
import { describe, expect, it } from '@jest/globals';
import { createVault } from '../../../src/secrets/vault.ts';
import type { InputName } from '../../../src/settings/inputs.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import type { RawInputs } from '../../../src/settings/settings.ts';
import { violationsOf } from '../../../src/settings/violations.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
const GITHUB_TOKEN = `ghs_${'aB3'.repeat(12)}`;

function told(given: Readonly<Partial<Record<InputName, string>>>, environment: RawInputs['environment'] = {}) {
  const masks: string[] = [];
  const vault = createVault((values) => masks.push(...values));
  const inputs = { ...DEFAULT_INPUTS, 'aws-region': 'eu-central-1', 'role-to-assume': ROLE, ...given };
  const { problems } = parseSettings({ inputs, environment, run: UNKNOWN_RUN });
  const violations = violationsOf(problems, { inputs, environment }, vault);
  return { violations, masks, text: JSON.stringify(violations) };
}

describe('violationsOf', () => {
  describe('when a part of a value breaks the rule', () => {
    it.each<[Readonly<Partial<Record<InputName, string>>>, string]>([
      [{ 'role-session-name': 'x'.repeat(70) }, 'It has 70 characters; 64 are allowed.'],
      [{ 'role-session-name': 'deploy main' }, 'It contains a space.'],
      [{ 'role-session-name': 'deploy#1' }, 'It contains "#".'],
      [{ 'role-external-id': 'a' }, 'It has 1 character; 2 are needed.'],
      [{ 'custom-tags': '{"Team":"blue","Build":{"id":7}}' }, 'The value of "Build" is an object.'],
      [{ 'custom-tags': '{"Team":null}' }, 'The value of "Team" is null.'],
      [{ 'custom-tags': `{"Team":"${'x'.repeat(300)}"}` }, 'The value of "Team" has 300 characters; 256 are allowed.'],
    ])('names it: %j', (given, hint) => {
      expect(told(given).violations.map((one) => one.hint)).toEqual([hint]);
    });
  });

  describe('when no role is named', () => {
    it('names the variable that may be meant', () => {
      const { text } = told({ 'role-to-assume': 'none' }, { ROLE_TO_ASSUME: ROLE });
      expect(text).toContain('ROLE_TO_ASSUME is set in the environment, but only inputs name a role.');
      expect(text).toContain('Add role-to-assume: ${{ env.ROLE_TO_ASSUME }}.');
    });

    it('names the mode that needs none', () => {
      expect(told({ 'role-to-assume': 'none', 'role-chaining': 'true' }).text).toContain('set mode: verify');
    });
  });

  describe('when a secret was given to an input that does not take it', () => {
    const secrets = [
      ['a secret access key', SECRET_KEY],
      ['a token of GitHub', GITHUB_TOKEN],
      ['a fine-grained token of GitHub', 'github_pat_11AAAAAAA0abcdefgh'],
      ['a JWT', JWT],
      ['an access key id', 'ASIAIOSFODNN7EXAMPLE'],
      ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nshort\nlines'],
    ] as const;
    const places = [
      ['mode', (text: string) => text],
      ['summary', (text: string) => `"${text}"`],
      ['roles', (text: string) => text],
      ['roles', (text: string) => `deploy = ${text}`],
      ['roles', (text: string) => `${text} = ${ROLE}x/`],
      ['custom-tags', (text: string) => `{"${text}":"%"}`],
      ['custom-tags', (text: string) => `Key%=${text}`],
      ['custom-tags', (text: string) => JSON.stringify({ [`%${text}`]: 'x' })],
      ['custom-tags', (text: string) => `https://octo:%${text}_=@sts.example.com`],
      ['allowed-role-arns', (text: string) => `${ROLE},${text}`],
      ['sts-endpoint', (text: string) => `https://sts.example.com/?key=${text}`],
      ['sts-endpoint', (text: string) => `https://octo:p@${text}@sts.example.com`],
      ['sts-endpoint', (text: string) => `octo:${text}@sts.example.com`],
      ['audience', (text: string) => `of //octo:p@${text}@example.com`],
    ] as const;
    const rows = secrets.flatMap(([what, secret]) =>
      places.map(([input, write]) => [what, input, write(secret), secret] as const),
    );
    it.each(rows)('shows no %s in %s: %j', (_what, input, value, secret) => {
      const { text } = told({ [input]: value });
      expect(text).toContain(input);
      for (const piece of [secret.slice(0, 16), secret.slice(-16)]) expect(text).not.toContain(piece);
    });

    it('still says which input breaks which rule, and why', () => {
      expect(told({ roles: `deploy ${SECRET_KEY}` }).violations).toEqual([
        {
          input: 'roles',
          rule: expect.stringContaining('lines of profile = arn'),
          value: '***',
          hint: 'The line "***" is not one.',
        },
      ]);
    });
  });

  describe('when the secret is one that the run knows', () => {
    const known = 'correct horse'.replace(' ', '-battery-staple-');
    it.each<[string, Readonly<Partial<Record<InputName, string>>>, RawInputs['environment']]>([
      ['another input', { 'aws-secret-access-key': known }, {}],
      ['an input with a line break at its end', { 'aws-session-token': `${known}\n` }, {}],
      ['the token for the API', { 'github-token': known }, {}],
      ['the environment', {}, { AWS_SECRET_ACCESS_KEY: known }],
      ['the token for the request', {}, { ACTIONS_ID_TOKEN_REQUEST_TOKEN: known }],
    ])('masks it before it tells: of %s', (_name, inputs, environment) => {
      const { text, masks } = told({ ...inputs, mode: `a ${known}`, roles: `x${known}` }, environment);
      expect(text).toContain('"a ***"');
      expect(text).not.toContain(known.slice(0, 16));
      expect(masks).toContain(known);
    });

    it('leaves no piece of it where the value is cut', () => {
      const { text } = told({ 'aws-secret-access-key': known, mode: `${'a'.repeat(100)} ${known}` });
      expect(text).not.toContain(known.slice(0, 8));
    });

    it('masks nothing that is too short to be one, or has no such characters', () => {
      expect(told({ 'aws-secret-access-key': 'true', 'aws-session-token': '\ud800'.repeat(20) }).masks).toEqual([]);
    });
  });

  it('judges long values at once', () => {
    withinCpuSeconds(4, () => {
      for (const piece of ['//', 'eyJ', '-----BEGIN ', 'gh_', 'arn:', 'https://', 'aA1', '@', 'x//@ ']) {
        told({ mode: piece.repeat(30_000), roles: piece.repeat(30_000), 'sts-endpoint': piece.repeat(30_000) });
      }
    });
  });
});
