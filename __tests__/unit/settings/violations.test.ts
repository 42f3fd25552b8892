// What is shown of refused inputs: the rules and the values, and no secret that somebody gave to the wrong input.
import { describe, expect, it } from '@jest/globals';
import { createVault } from '../../../src/secrets/vault.ts';
import type { InputName } from '../../../src/settings/inputs.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { isUnexpanded } from '../../../src/settings/parsers/plain-values.ts';
import type { RawInputs } from '../../../src/settings/settings.ts';
import { violationsOf } from '../../../src/settings/violations.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const CHINA = 'arn:aws-cn:iam::111122223333:role/deploy';
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
  describe('when the environment has an endpoint that is not read', () => {
    const AWS_ENDPOINT_URL = 'http://localstack:4566';
    const HINT = 'This step does not read AWS_ENDPOINT_URL. For the emulator there, set sts-endpoint, too.';
    const hintsOf = (...of: Parameters<typeof told>) => told(...of).violations.map(({ hint }) => hint);

    it('says so of a region and of keys that could be for it', () => {
      expect(hintsOf({ 'aws-region': 'local' }, { AWS_ENDPOINT_URL })).toEqual([HINT]);
      expect(hintsOf({ 'aws-region': 'auto' }, { AWS_ENDPOINT_URL, AWS_REGION: 'local' })).toEqual([HINT]);
      const keys = { 'aws-access-key-id': 'test', 'aws-secret-access-key': 'test' };
      expect(hintsOf(keys, { AWS_ENDPOINT_URL })).toEqual([HINT, HINT]);
    });

    it('says nothing of it where a key is missing, or has what no emulator takes', () => {
      const id = { 'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE' };
      const secret = { 'aws-secret-access-key': SECRET_KEY };
      expect(hintsOf(id, { AWS_ENDPOINT_URL })).toEqual([undefined]);
      expect(hintsOf(secret, { AWS_ENDPOINT_URL })).toEqual([undefined]);
      expect(hintsOf({ ...id, 'aws-secret-access-key': 'two words' }, { AWS_ENDPOINT_URL })).toEqual([
        'It contains a space. Remove it.',
      ]);
    });

    it('says nothing of it where it changes nothing, or where another region is meant', () => {
      const ignored = { AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
      expect(hintsOf({ 'aws-region': 'local' })).toEqual([undefined]);
      expect(hintsOf({ 'aws-region': 'local' }, ignored)).toEqual([undefined]);
      expect(hintsOf({ 'aws-region': 'us-east1' }, { AWS_ENDPOINT_URL })).toEqual([
        'A hyphen is missing before the number: us-east-1.',
      ]);
      expect(hintsOf({ 'role-chaining': 'maybe' }, { AWS_ENDPOINT_URL })).toEqual([undefined]);
      expect(hintsOf({ 'aws-region': 'auto' }, { AWS_ENDPOINT_URL })).toEqual([
        'Neither the input nor the environment variables AWS_REGION and AWS_DEFAULT_REGION name one.',
      ]);
    });
  });

  describe('when a yes is given to an input that v4 did not have', () => {
    it.each<InputName>(['refresh', 'force-skip-oidc', 'overwrite-aws-profile', 'translate-env-variables'])(
      'says nothing of v4: %s',
      (name) => {
        expect(told({ [name]: 'yes' }).violations).toMatchObject([{ input: name, rule: 'true or false' }]);
        expect(told({ [name]: 'yes' }).text).not.toContain('v4');
      },
    );
  });

  describe('when a part of a value breaks the rule', () => {
    const MISREAD =
      ' may be what is left of an account id that was read as a number. Put the id in quotes where it is written.';
    it.each<[Readonly<Partial<Record<InputName, string>>>, string]>([
      [{ 'role-session-name': 'x'.repeat(70) }, 'It has 70 characters; 64 are allowed.'],
      [{ 'role-session-name': 'deploy main' }, 'It contains a space. Write "deploy-main".'],
      [{ 'role-session-name': 'deploy#1' }, 'It contains "#". Write "deploy-1".'],
      [
        { 'role-session-name': 'octo-org/octo-repo' },
        'It contains "/". Write "octo-org-octo-repo", or leave the input out: then the name has the repository and the run.',
      ],
      [{ 'allowed-account-ids': '1111-2222-3333' }, 'Leave out the hyphens: 111122223333.'],
      [{ 'allowed-account-ids': '111122223333,12345678901' }, `"12345678901"${MISREAD}`],
      [{ 'role-to-assume': 'arn:aws:iam::1111:role/deploy' }, 'The account id in it must have exactly 12 digits.'],
      [{ 'allowed-role-arns': 'arn:aws:iam::1.11122223333e+11:role/x' }, `"1.11122223333e+11"${MISREAD}`],
      [{ 'role-to-assume': 'arn:aws:iam::111122223333:saml/x' }, 'It names something else than a role.'],
      [{ 'role-chain': 'deploy' }, 'It looks like the name of a role; the ARN says which account it is in.'],
      [{ 'role-to-assume': 'deploy' }, 'It looks like the name of a role; the ARN says which account it is in.'],
      [{ 'role-external-id': 'a' }, 'It has 1 character; 2 are needed.'],
      [{ 'role-session-name': `octo/${'x'.repeat(70)}` }, 'It has 75 characters; 64 are allowed. It contains "/".'],
      [{ 'role-session-name': 'deploy\nmain' }, 'It contains a line break. Write "deploy-main".'],
      [{ 'role-duration-seconds': 'PT1H' }, 'Write 3600.'],
      [{ 'role-duration-seconds': 'PT1H30M' }, 'Write 5400.'],
      [{ 'role-duration-seconds': '1 hour' }, 'Write 3600.'],
      [{ 'role-duration-seconds': '1 hour and 30 minutes' }, 'Write 5400.'],
      [{ 'role-duration-seconds': '1.5h' }, 'Write 5400.'],
      [{ 'role-duration-seconds': '60 Min' }, 'Write 3600.'],
      [{ 'role-duration-seconds': '3600000ms' }, 'Write 3600.'],
      [{ 'role-duration-seconds': '01:00:00' }, 'Write 3600.'],
      [{ 'role-duration-seconds': '3,600' }, 'Write 3600.'],
      [{ 'role-duration-seconds': '3600000' }, 'If these are milliseconds, write 3600.'],
      [{ 'role-duration-seconds': '60' }, 'If these are minutes, write 60m.'],
      [{ 'role-duration-seconds': '1' }, 'If these are hours, write 1h.'],
      [{ 'max-clock-skew-seconds': '60000' }, 'If these are milliseconds, write 60.'],
      [{ mode: 'Verify' }, 'Write verify.'],
      [{ summary: 'on failure' }, 'Write on-failure.'],
      [{ summary: 'false' }, 'Write never.'],
      [{ 'leak-check': 'no' }, 'Write off.'],
      [{ refresh: 'yes' }, 'Write true.'],
      [{ refresh: 'disabled' }, 'Write false.'],
      [
        { 'role-to-assume': 'false' },
        'Where its condition is false, "condition && value" gives "false". Add "|| other-value", or an "if:" to the step.',
      ],
      [
        { 'managed-session-policies': 'ReadOnlyAccess' },
        '"ReadOnlyAccess" is a name. If the policy is one of AWS, write arn:aws:iam::aws:policy/ReadOnlyAccess.',
      ],
      [
        { 'managed-session-policies': 'ReadOnlyAccess', 'aws-region': 'cn-north-1', 'role-to-assume': CHINA },
        '"ReadOnlyAccess" is a name. If the policy is one of AWS, write arn:aws-cn:iam::aws:policy/ReadOnlyAccess.',
      ],
      [
        { 'allowed-account-ids': 'octo-production' },
        '"octo-production" is not a number. If it is an alias, write the 12 digits of its account ID.',
      ],
      [
        { 'role-to-assume': 'arn:aws:iam::octo-production:role/deploy' },
        '"octo-production" is a placeholder or an alias. Put the 12 digits of the account ID there.',
      ],
      [{ 'web-identity-token-file': '~/token' }, 'Only a shell expands "~". Write the whole path.'],
      [
        { 'trust-policy-file': '~/trust.json' },
        'Only a shell expands "~". Write the path in the repository, such as iam/deploy-trust.json.',
      ],
      [{ 'aws-region': 'EU Central 1' }, 'Write eu-central-1.'],
      [{ 'aws-region': 'eu_central_1' }, 'Write eu-central-1.'],
      [{ 'aws-region': 'Frankfurt' }, 'Region names are lower case, with hyphens.'],
      [{ 'aws-region': 'eu-central-1a' }, 'eu-central-1a is an availability zone; its region is eu-central-1.'],
      [{ 'aws-region': 'cn-north' }, 'Region names end in a number, such as cn-north-1.'],
      [{ 'aws-region': 'us-east1' }, 'A hyphen is missing before the number: us-east-1.'],
      [{ 'role-chaining': 'ON' }, 'configure-aws-credentials v4 read "ON" as false.'],
      [
        { 'use-existing-credentials': 'yes' },
        'configure-aws-credentials v5 and v6 read "yes" as true, and v4 read it as false.',
      ],
      [
        { 'aws-profile': 'DEFAULT' },
        'The AWS CLI and boto3 find no profile of that name: they give what is in [DEFAULT] to all profiles. Write default in lower case.',
      ],
      [{ 'aws-profile': '__proto__' }, 'The AWS SDK for JavaScript refuses files with such a profile.'],
      [
        { roles: `one = ${ROLE}\nDEFAULT = ${ROLE}`, 'role-to-assume': 'none' },
        'The AWS CLI and boto3 find no profile of that name: they give what is in [DEFAULT] to all profiles. Write default in lower case.',
      ],
      [{ 'aws-region': 'useast1' }, 'Write us-east-1.'],
      [
        { 'aws-region': 'https://eu-central-1.console.aws.amazon.com' },
        'It is a URL. Give the name of the region alone, such as eu-central-1.',
      ],
      [{ 'sts-endpoint': 'sts.eu-central-1.amazonaws.com' }, 'Write https://sts.eu-central-1.amazonaws.com.'],
      [{ 'sts-endpoint': 'localhost:4566' }, 'Write http://localhost:4566.'],
      [
        { 'custom-tags': 'Team=blue,Env=prod' },
        'The value of "Team" contains ",". Write each tag on a line of its own.',
      ],
      [{ 'custom-tags': 'Team=a&b' }, 'The value of "Team" contains &.'],
      [
        { 'custom-tags': '{"Repository":"x","Query":"a=b"}' },
        'The tag "Repository" is one that this action sets itself.',
      ],
      [{ 'custom-tags': '{"Query":"a=b"' }, 'It is neither.'],
      [{ 'aws-region': 'us-west-2-lax-1a' }, 'It is a zone. Its region is us-west-2.'],
      [{ 'aws-region': 'aws-global' }, 'Every session is requested in a region. Choose one, such as us-east-1.'],
      [{ 'aws-region': 'eu-central-1,us-east-1' }, 'It must be one region. Use a matrix for several.'],
      [
        { 'allowed-account-ids': '["111122223333"]' },
        'It looks like JSON. Write the items alone, on lines of their own.',
      ],
      [
        { 'allowed-account-ids': '- 111122223333\n- 444455556666' },
        'The hyphens are part of the value. Write the items alone, on lines of their own.',
      ],
      [
        { 'allowed-account-ids': '111122223333;444455556666' },
        'Items are separated by commas or line breaks, not by semicolons.',
      ],
      [{ 'allowed-account-ids': '111122223333 # production' }, 'Comments are part of the value. Remove them.'],
      [{ 'allowed-account-ids': '111122223333, Production' }, 'The item "Production" is not one.'],
      [
        { 'allowed-account-ids': 'arn:aws:iam::111122223333:root' },
        'It is an ARN. The account id in it is 111122223333.',
      ],
      [
        { 'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess\nViewOnlyAccess' },
        '"ViewOnlyAccess" is a name. If the policy is one of AWS, write arn:aws:iam::aws:policy/job-function/ViewOnlyAccess.',
      ],
      [{ 'custom-tags': '[{"Key":"Team","Value":"blue"}]' }, 'It is a list. Write {"Team":"blue"}.'],
      [
        { roles: `deploy: ${ROLE}`, 'role-to-assume': 'none' },
        'Write = in place of the colon between profile and ARN.',
      ],
      [
        { roles: JSON.stringify({ deploy: ROLE }), 'role-to-assume': 'none' },
        'It looks like JSON. Write lines such as deploy = arn:aws:iam::111122223333:role/deploy.',
      ],
      [{ 'custom-tags': 'Team: blue' }, 'It looks like YAML. Write it as JSON, such as {"Team":"blue"}.'],
      [{ 'custom-tags': "{'Team':'blue'}" }, 'JSON has double quotes, not single ones.'],
      [{ 'custom-tags': '{"aws:Team":"blue"}' }, 'The key "aws:Team" begins with "aws:", which AWS keeps for itself.'],
      [{ 'custom-tags': '{"Team":"a&b"}' }, 'The value of "Team" contains &.'],
      [{ 'custom-tags': '{"":"blue"}' }, 'The key of a tag is empty.'],
      [
        { 'custom-tags': `{"${'k'.repeat(130)}":"blue"}` },
        `A key has 130 characters; 128 are allowed. It begins with "${'k'.repeat(20)}".`,
      ],
      [{ 'inline-session-policy': "{'Statement':[]}" }, 'JSON has double quotes, not single ones.'],
      [{ 'inline-session-policy': '{"Statement":[],}' }, 'JSON has no comma before a closing brace or bracket.'],
      [
        { 'inline-session-policy': 'file://policy.json' },
        'It is the path of a file. Give the text that is in the file.',
      ],
      [{ 'inline-session-policy': '{"statement":[]}' }, 'Write "Statement" in place of "statement".'],
      [
        { 'inline-session-policy': '[{"Effect":"Allow"}]' },
        'It is a list of statements. Write {"Version":"2012-10-17","Statement":[…]}.',
      ],
      [
        { 'inline-session-policy': JSON.stringify('{"Statement":[]}') },
        'It is JSON within a JSON text: toJSON() was applied once too often.',
      ],
      [
        { 'inline-session-policy': `{"Statement":${' '.repeat(3000)}[]}` },
        'It has 3016 characters, and 16 without line breaks and indentation. Write it on one line.',
      ],
      [
        { 'inline-session-policy': '{"Statement":[{"Resource":"arn:aws:s3:::${{ inputs.bucket }}"}]}' },
        'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
      ],
      [
        { 'aws-secret-access-key': '${{ secrets.KEY }}', 'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE' },
        'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
      ],
      [{ 'custom-tags': '{"Team":"blue","Build":{"id":7}}' }, 'The value of "Build" is an object.'],
      [{ 'custom-tags': '{"Team":null}' }, 'The value of "Team" is null.'],
      [{ 'custom-tags': `{"Team":"${'x'.repeat(300)}"}` }, 'The value of "Team" has 300 characters; 256 are allowed.'],
    ])('names it: %j', (given, hint) => {
      expect(told(given).violations.map((one) => one.hint)).toEqual([hint]);
    });
  });

  it.each([
    ['aws-session-token', `${'x'.repeat(40)}\n${'y'.repeat(40)}`, 'It contains a line break. Join its lines.'],
    ['aws-secret-access-key', `${SECRET_KEY.slice(0, 20)} ${SECRET_KEY.slice(20)}`, 'It contains a space. Remove it.'],
    ['aws-access-key-id', 'deploy-user', 'Access key IDs start with AKIA or ASIA. This is possibly a user name.'],
    [
      'aws-access-key-id',
      '111122223333',
      'aws-access-key-id holds an account ID, not the ID of an access key. Those start with AKIA or ASIA.',
    ],
  ] as const)('names what is wrong with a key, and shows none of it: %s %j', (input, value, hint) => {
    const keys = { 'aws-access-key-id': 'ASIAIOSFODNN7EXAMPLE', 'aws-secret-access-key': SECRET_KEY };
    const { violations } = told({ ...keys, 'aws-session-token': 'z'.repeat(40), [input]: value });
    expect(violations.map((one) => [one.input, one.hint])).toEqual([[input, hint]]);
  });

  it.each(['null', 'undefined', 'https://console.aws.amazon.com/iam/home#/roles/deploy', `${ROLE},${ROLE}`])(
    'takes %s for no role, with keys, too',
    (role) => {
      const keys = { 'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE', 'aws-secret-access-key': SECRET_KEY };
      expect(told({ ...keys, 'role-to-assume': role }).violations.map(({ input }) => input)).toEqual([
        'role-to-assume',
      ]);
    },
  );

  it('names the home folder that a tilde is for', () => {
    const tilde = { 'web-identity-token-file': '~/token' };
    expect(told(tilde, { HOME: '/home/runner' }).text).toContain('Write /home/runner/token.');
  });

  it.each([
    ['role-duration-seconds', 'PT24H'],
    ['role-duration-seconds', '1 month'],
    ['role-duration-seconds', 'soon'],
    ['mode', 'check'],
    ['refresh', 'maybe'],
  ])('has no value to write in place of %s: %s', (name, text) => {
    expect(told({ [name]: text }).violations[0]).not.toHaveProperty('hint');
  });

  it('names the wrong part of a variable, too', () => {
    expect(told({}, { ROLE_DURATION_SECONDS: 'PT1H' }).text).toContain('Write 3600.');
    const { text } = told({}, { ROLE_SESSION_NAME: 'deploy main' });
    expect(text).toContain('because role-session-name was not given. It contains a space.');
    expect(told({ 'aws-region': '' }, { AWS_DEFAULT_REGION: 'eu_central_1' }).text).toContain('Write eu-central-1.');
  });

  it('takes the policy of a variable for one, and says why it would do nothing', () => {
    const { text } = told({ 'use-existing-credentials': 'true' }, { INLINE_SESSION_POLICY: '{"Statement":[]}' });
    expect(text).toContain('It would do nothing: it cannot be checked for credentials that are kept.');
  });

  describe('when no role is named', () => {
    it('names the variable that may be meant', () => {
      const { text } = told({ 'role-to-assume': 'none' }, { ROLE_TO_ASSUME: ROLE });
      expect(text).toContain('ROLE_TO_ASSUME is set in the environment, but only inputs name a role.');
      expect(text).toContain(`Add role-to-assume: ${ROLE}.`);
      const other = told({ 'role-to-assume': 'none' }, { ROLE_TO_ASSUME: 'deploy' });
      expect(other.text).toContain('Add role-to-assume: ${{ env.ROLE_TO_ASSUME }}.');
    });

    it('names the mode that needs none', () => {
      expect(told({ 'role-to-assume': 'none', 'role-chaining': 'true' }).text).toContain('set mode: verify');
    });
  });

  describe('when a secret was given to an input that does not take it', () => {
    it('suggests no name that is made of it', () => {
      expect(told({ 'role-session-name': SECRET_KEY }).text).not.toContain('wJalrXUtnFEMI');
    });

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

describe('isUnexpanded', () => {
  it.each(['${{ vars.X }}', '${X}', '{{ vars.X }}', '$X', '$X/token', '$env:X', '%X%\\token', '$(cat x)', 'vars.X'])(
    'knows %s',
    (text) => expect(isUnexpanded(text)).toBe(true),
  );

  it.each(['sts.amazonaws.com', 'repo:o/r:ref:refs/heads/a$b', '100%', 'secrets/token', 'env.production'])(
    'takes %s as it is',
    (text) => expect(isUnexpanded(text)).toBe(false),
  );
});
