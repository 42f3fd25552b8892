// Inputs to settings: the values that come out, or every problem at once, each with its input and rule.
import { describe, expect, it } from '@jest/globals';
import { createVault } from '../../../src/secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type Input, type InputName } from '../../../src/settings/inputs.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import type { InputViolation, RawInputs } from '../../../src/settings/settings.ts';
import { violationsOf } from '../../../src/settings/violations.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { CHECKED_NAMES, sampleOf } from '../samples/input-values.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const GIVEN: Readonly<Partial<Record<InputName, string>>> = { 'role-to-assume': ROLE, 'aws-region': 'eu-central-1' };

function rawWith(inputs: Readonly<Partial<Record<InputName, string>>>, environment: RawInputs['environment'] = {}) {
  const run = { ...UNKNOWN_RUN, repository: 'octo-org/octo-repo', runId: '42', runAttempt: '2' };
  return { inputs: { ...DEFAULT_INPUTS, ...GIVEN, ...inputs }, environment, run };
}

function problemsOf(...given: Parameters<typeof rawWith>): readonly InputViolation[] {
  const raw = rawWith(...given);
  return violationsOf(
    parseSettings(raw).problems,
    raw,
    createVault(() => {}),
  );
}

function shownOf(name: InputName, value: string): string {
  return JSON.stringify(problemsOf({ [name]: value }));
}

describe('parseSettings', () => {
  describe('when every input has its default', () => {
    it('gives the settings that action.yml promises', () => {
      const ofInputs = INPUT_NAMES.flatMap((name) => {
        const { key }: Input<unknown> = INPUTS[name];
        return key === undefined ? [] : [[key, sampleOf(name).usual] as const];
      });
      expect(parseSettings(rawWith({}))).toEqual({
        ok: true,
        problems: [],
        settings: {
          ...Object.fromEntries(ofInputs),
          region: 'eu-central-1',
          role: { text: ROLE, partition: 'aws', account: '111122223333', path: '/', name: 'deploy' },
          roleSessionName: 'octo-org-octo-repo-42-2',
          audience: 'sts.amazonaws.com',
          managedSessionPolicies: [],
          outputEnvCredentials: true,
          timeoutSeconds: 90,
          maxAttempts: 12,
          endpoint: { source: 'region', awsOwned: true },
          source: 'id-token',
          roles: [],
          roleChain: [],
          sessionTags: {
            custom: {},
            usual: { GitHub: 'Actions', Repository: 'octo-org/octo-repo', RunId: '42' },
            transitive: [],
          },
          unknownTagKeys: [],
          readVariables: {},
          namedVariables: {},
          overwriteProfile: false,
        },
      });
    });
  });

  describe('when every input is given', () => {
    it('gives what they ask for', () => {
      const policy = '{"Statement":[]}';
      const { settings } = parseSettings(
        rawWith({
          'role-session-name': ' me ',
          'role-duration-seconds': '2h',
          audience: 'https://github.com/octo-org',
          'allowed-account-ids': '111122223333',
          'allowed-role-arns': `${ROLE}\narn:aws:iam::*:role/x`,
          'mask-aws-account-id': 'true',
          'inline-session-policy': policy,
          'managed-session-policies': 'arn:aws:iam::aws:policy/A,arn:aws:iam::111122223333:policy/B',
          'output-credentials': 'true',
          'output-env-credentials': 'false',
          'action-timeout-s': '2m',
          'retry-max-attempts': '3',
          'sts-endpoint': 'https://sts.example',
          'max-clock-skew-seconds': '5m',
          'minimum-remaining-seconds': '1h',
          summary: 'never',
        }),
      );
      expect(settings).toMatchObject({
        roleSessionName: 'me',
        durationSeconds: 7200,
        audience: 'https://github.com/octo-org',
        allowedAccountIds: ['111122223333'],
        allowedRoleArns: [ROLE, 'arn:aws:iam::*:role/x'],
        maskAccountId: true,
        inlineSessionPolicy: policy,
        managedSessionPolicies: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::111122223333:policy/B'],
        outputCredentials: true,
        outputEnvCredentials: false,
        timeoutSeconds: 120,
        maxAttempts: 3,
        endpoint: { url: 'https://sts.example/', source: 'sts-endpoint', awsOwned: false },
        maxClockSkewSeconds: 300,
        minimumRemainingSeconds: 3600,
        summary: 'never',
      });
    });

    it.each<[string, typeof GIVEN, boolean]>([
      ['nothing', {}, true],
      ['a profile', { 'aws-profile': 'p' }, false],
      ['a profile that renews itself', { 'aws-profile': 'p', refresh: 'true' }, true],
      ['a profile and variables', { 'aws-profile': 'p', 'output-env-credentials': 'true' }, true],
    ])('exports credentials and region unless a profile is asked for: %s', (_, given, expected) => {
      expect(parseSettings(rawWith(given)).settings.outputEnvCredentials).toBe(expected);
    });

    it('lets disable-retry win over retry-max-attempts', () => {
      const { settings } = parseSettings(rawWith({ 'disable-retry': 'true', 'retry-max-attempts': '9' }));
      expect(settings.maxAttempts).toBe(1);
    });
  });

  describe('when an input is empty', () => {
    const guarding = CHECKED_NAMES.filter((name) => 'guards' in INPUTS[name]);
    const others = CHECKED_NAMES.filter((name) => !guarding.includes(name) && name !== 'aws-region');

    it.each(guarding)('refuses %s, and says how to write what is meant', (name) => {
      const usual = INPUTS[name].default;
      for (const value of ['', '   ', '\n']) {
        expect(problemsOf({ [name]: value })).toEqual([
          {
            input: name,
            rule: expect.stringMatching(/\w/),
            value: '',
            hint: expect.stringContaining(`${name}: \${{ inputs.${name} || '${usual}' }}`),
          },
        ]);
        expect(
          problemsOf({ [name]: usual }).filter(({ input }) => input === name && name !== 'role-to-assume'),
        ).toEqual([]);
      }
    });

    it.each(others)('takes %s as not given', (name) => {
      const { settings } = parseSettings(rawWith({ [name]: INPUTS[name].default }));
      for (const value of ['', '   ', '\r\n'])
        expect(parseSettings(rawWith({ [name]: value })).settings).toEqual(settings);
    });

    it('takes the region from the environment', () => {
      const { settings } = parseSettings(rawWith({ 'aws-region': ' ' }, { AWS_REGION: 'us-east-1' }));
      expect(settings.region).toBe('us-east-1');
    });

    it('takes keys beside a role as not given, all of them or none', () => {
      const keys = { 'aws-access-key-id': '', 'aws-secret-access-key': '', 'aws-session-token': '' };
      expect(parseSettings(rawWith(keys)).settings.source).toBe('id-token');
      const half = { ...keys, 'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE' };
      expect(problemsOf(half)).toMatchObject([{ input: 'aws-secret-access-key' }]);
    });
  });

  describe('when the environment has variables of the names of inputs', () => {
    const HARMLESS = {
      ROLE_SESSION_NAME: 'from-variable',
      ROLE_DURATION_SECONDS: '900',
      MASK_AWS_ACCOUNT_ID: 'True',
      RETRY_MAX_ATTEMPTS: '3',
      ACTION_TIMEOUT_S: '20',
    };

    it('reads those that cannot widen access', () => {
      expect(parseSettings(rawWith({}, HARMLESS)).settings).toMatchObject({
        roleSessionName: 'from-variable',
        durationSeconds: 900,
        maskAccountId: true,
        maxAttempts: 3,
        timeoutSeconds: 20,
        readVariables: {
          ROLE_SESSION_NAME: 'role-session-name',
          ROLE_DURATION_SECONDS: 'role-duration-seconds',
          MASK_AWS_ACCOUNT_ID: 'mask-aws-account-id',
          RETRY_MAX_ATTEMPTS: 'retry-max-attempts',
          ACTION_TIMEOUT_S: 'action-timeout-s',
        },
      });
    });

    it('reads session policies, which only restrict', () => {
      const policy = '{"Statement":[]}';
      const { settings } = parseSettings(rawWith({}, { INLINE_SESSION_POLICY: policy }));
      expect(settings.inlineSessionPolicy).toBe(policy);
    });

    it('prefers the input', () => {
      const { settings } = parseSettings(rawWith({ 'role-duration-seconds': '1h' }, HARMLESS));
      expect(settings.durationSeconds).toBe(3600);
      expect(settings.readVariables).not.toHaveProperty('ROLE_DURATION_SECONDS');
    });

    it('reads none where translate-env-variables says so', () => {
      const variables = { ...HARMLESS, ROLE_CHAINING: 'true' };
      const { settings } = parseSettings(rawWith({ 'translate-env-variables': 'false' }, variables));
      expect(settings).toMatchObject({ durationSeconds: 3600, readVariables: {}, namedVariables: {} });
    });

    it('names the variable of a bad value', () => {
      expect(problemsOf({}, { ROLE_DURATION_SECONDS: 'abc' })).toMatchObject([
        { input: 'ROLE_DURATION_SECONDS', value: 'abc', hint: expect.stringContaining('role-duration-seconds') },
      ]);
    });

    it('names the variable where it contradicts the inputs, since that is what has to change', () => {
      const keys = { 'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE', 'aws-secret-access-key': 'x'.repeat(40) };
      const policies = {
        INLINE_SESSION_POLICY: '{"Statement":[]}',
        MANAGED_SESSION_POLICIES: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      };
      const named = (...of: Parameters<typeof problemsOf>) => problemsOf(...of).map(({ input }) => input);
      expect(named({ ...keys, 'role-to-assume': 'none' }, policies)).toEqual(Object.keys(policies));
      expect(named({ 'use-existing-credentials': 'true' }, policies)).toEqual(Object.keys(policies));
      expect(named({ 'role-chaining': 'true' }, { ROLE_DURATION_SECONDS: '2h' })).toEqual(['ROLE_DURATION_SECONDS']);
    });

    it('reads none that would decide whose credentials later steps get, and says which there are', () => {
      const variables = { ROLE_CHAINING: 'true', OUTPUT_CREDENTIALS: 'false', WEB_IDENTITY_TOKEN_FILE: '/token' };
      const { settings } = parseSettings(rawWith({}, variables));
      expect(settings).toMatchObject({
        source: 'id-token',
        outputCredentials: false,
        namedVariables: { ROLE_CHAINING: 'role-chaining', WEB_IDENTITY_TOKEN_FILE: 'web-identity-token-file' },
      });
    });

    it('asks for the role in the workflow', () => {
      const problems = problemsOf({ 'role-to-assume': 'none' }, { ROLE_TO_ASSUME: ROLE });
      expect(problems).toMatchObject([
        {
          input: 'role-to-assume',
          hint: expect.stringContaining('role-to-assume: arn:aws:iam::111122223333:role/deploy'),
        },
      ]);
    });
  });

  describe('when STS is an emulator', () => {
    const KEYS = { 'aws-access-key-id': 'test', 'aws-secret-access-key': 'test' };

    it.each(['http://localhost:4566', 'http://localstack:4566'])('takes keys of any spelling at %s', (url) => {
      expect(problemsOf({ ...KEYS, 'sts-endpoint': url })).toEqual([]);
      expect(problemsOf(KEYS, { AWS_ENDPOINT_URL_STS: url })).toEqual([]);
    });

    it.each([
      { 'sts-endpoint': 'http://minio:9000' },
      { 'sts-endpoint': 'https://localhost.localstack.cloud:4566' },
      { AWS_ENDPOINT_URL_STS: 'http://localhost:4566' },
    ])('takes the regions that people choose: %j', (endpoint) => {
      const environment = { AWS_REGION: 'garage', ...endpoint };
      expect(parseSettings(rawWith({ ...endpoint, 'aws-region': 'local' }, environment)).settings.region).toBe('local');
      expect(parseSettings(rawWith({ ...endpoint, 'aws-region': '' }, environment)).settings.region).toBe('garage');
    });

    it('takes none of them for AWS, whoever is asked by later steps', () => {
      const elsewhere = { AWS_ENDPOINT_URL: 'http://localhost:4566' };
      const ignored = { AWS_ENDPOINT_URL_STS: 'http://localhost:4566', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
      const vpc = { AWS_ENDPOINT_URL_STS: 'https://sts.eu-central-1.amazonaws.com' };
      for (const environment of [{}, elsewhere, ignored, vpc])
        expect(problemsOf({ 'aws-region': 'local' }, environment)).toMatchObject([{ input: 'aws-region' }]);
    });

    it('takes none with blanks', () => {
      const keys = { ...KEYS, 'aws-secret-access-key': 'te st' };
      expect(problemsOf({ ...keys, 'sts-endpoint': 'http://minio:9000' })).toMatchObject([
        { input: 'aws-secret-access-key' },
      ]);
    });

    it('takes none of them elsewhere', () => {
      for (const given of [KEYS, { ...KEYS, 'sts-endpoint': 'https://sts.example' }])
        expect(problemsOf(given).map(({ input }) => input)).toEqual(['aws-access-key-id', 'aws-secret-access-key']);
    });
  });

  describe('when several inputs are bad', () => {
    it('reports all of them, in the order of the inputs', () => {
      const everything = Object.fromEntries(INPUT_NAMES.map((name) => [name, '\u0000']));
      expect(problemsOf(everything).map(({ input }) => input)).toEqual(CHECKED_NAMES);
    });

    it('keeps what could be read of the others', () => {
      const { settings } = parseSettings(rawWith({ 'role-duration-seconds': 'abc', summary: 'never' }));
      expect(settings).toMatchObject({ role: { account: '111122223333' }, summary: 'never', region: 'eu-central-1' });
      expect(settings).not.toHaveProperty('durationSeconds');
    });
  });

  describe('when no role is given', () => {
    it('looks at the credentials of the machine where a region alone is given, and not where the job gives it', () => {
      expect(parseSettings(rawWith({ 'role-to-assume': 'none' })).settings.source).toBe('ambient');
      const ofJob = rawWith({ 'role-to-assume': 'none', 'aws-region': '' }, { AWS_REGION: 'eu-central-1' });
      expect(parseSettings(ofJob).ok).toBe(false);
    });

    it('is refused, but for a mode in which nothing has to be exchanged', () => {
      const missing = [{ input: 'role-to-assume', value: 'none' }];
      expect(problemsOf({ 'role-to-assume': 'none', 'role-chaining': 'true' })).toMatchObject(missing);
      expect(problemsOf({ 'role-to-assume': 'none', mode: 'diagnose' })).toEqual([]);
    });

    it('is the only problem, whatever would do nothing without a role', () => {
      const inputs = { 'role-chaining': 'true', 'minimum-remaining-seconds': '600', 'expected-subject': 'repo:o/r:x' };
      expect(problemsOf({ 'role-to-assume': 'none', ...inputs })).toMatchObject([{ input: 'role-to-assume' }]);
    });

    it('is refused where others are to be chained behind it', () => {
      const inputs = { 'role-to-assume': 'none', mode: 'diagnose', 'role-chain': ROLE };
      expect(problemsOf(inputs)).toMatchObject([{ input: 'role-to-assume' }]);
    });

    it('says nothing twice where the role is written wrong', () => {
      expect(problemsOf({ 'role-to-assume': 'deploy' })).toHaveLength(1);
    });
  });

  describe('when a keyword stands where another is meant', () => {
    it.each<[InputName, string]>([
      ['allowed-account-ids', 'none'],
      ['allowed-role-arns', 'auto'],
      ['aws-region', 'any'],
      ['inline-session-policy', 'any'],
      ['allowed-account-ids', 'Any'],
      ['allowed-account-ids', 'any, 111122223333'],
    ])('refuses %s: %s', (name, value) => {
      expect(problemsOf({ [name]: value })).toMatchObject([{ input: name, value }]);
    });
  });

  describe('when the region is to come from the environment', () => {
    it.each<[string, RawInputs['environment'], string | undefined]>([
      ['AWS_REGION', { AWS_REGION: 'us-east-1' }, 'us-east-1'],
      ['AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-2'],
      ['both', { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-1'],
      ['an empty AWS_REGION', { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-2'],
    ])('takes it from %s', (_name, environment, region) => {
      expect(parseSettings(rawWith({ 'aws-region': 'auto' }, environment)).settings.region).toBe(region);
    });

    it('names the input where there is none', () => {
      expect(problemsOf({ 'aws-region': 'auto' })).toEqual([
        {
          input: 'aws-region',
          rule: expect.stringContaining('region'),
          value: 'auto',
          hint: expect.stringContaining('AWS_DEFAULT_REGION'),
        },
      ]);
    });

    it.each<[string, RawInputs['environment'], string]>([
      ['a bad AWS_REGION', { AWS_REGION: 'nowhere', AWS_DEFAULT_REGION: 'us-east-2' }, 'AWS_REGION'],
      ['a bad AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'nowhere' }, 'AWS_DEFAULT_REGION'],
    ])('names the variable of %s, and the input in its hint', (_name, environment, variable) => {
      expect(problemsOf({ 'aws-region': 'auto' }, environment)).toEqual([
        {
          input: variable,
          rule: expect.stringContaining('region'),
          value: 'nowhere',
          hint: expect.stringContaining('aws-region was not given'),
        },
      ]);
    });

    it('does not look at the environment where the input says it', () => {
      expect(problemsOf({ 'aws-region': 'us-west-2' }, { AWS_REGION: 'nowhere' })).toEqual([]);
    });
  });

  describe('when the endpoint is to come from the environment', () => {
    it('takes it from AWS_ENDPOINT_URL_STS, and says so', () => {
      const { settings } = parseSettings(rawWith({}, { AWS_ENDPOINT_URL_STS: 'https://sts.eu-west-1.amazonaws.com' }));
      expect(settings.endpoint).toEqual({
        url: 'https://sts.eu-west-1.amazonaws.com/',
        source: 'AWS_ENDPOINT_URL_STS',
        awsOwned: true,
      });
    });

    it('names the variable of a bad one', () => {
      expect(problemsOf({}, { AWS_ENDPOINT_URL_STS: 'http://sts.example' })).toMatchObject([
        { input: 'AWS_ENDPOINT_URL_STS', value: 'http://sts.example', hint: expect.stringContaining('sts-endpoint') },
      ]);
    });

    it('does not look at the environment where the input says it', () => {
      const raw = rawWith({ 'sts-endpoint': 'https://a.example' }, { AWS_ENDPOINT_URL_STS: 'http://b.example' });
      expect(parseSettings(raw).settings.endpoint?.url).toBe('https://a.example/');
    });
  });

  describe('when inputs contradict each other', () => {
    it.each([
      ['3600', '1h'],
      ['901', '900'],
    ])('refuses at least %s s of a session of %s', (minimum, duration) => {
      const problems = problemsOf({ 'minimum-remaining-seconds': minimum, 'role-duration-seconds': duration });
      expect(problems).toMatchObject([
        { input: 'minimum-remaining-seconds', rule: expect.stringContaining('role-duration-seconds') },
      ]);
    });

    it('takes a minimum one second below the duration', () => {
      expect(problemsOf({ 'minimum-remaining-seconds': '3599' })).toEqual([]);
    });

    it('refuses managed policies of another account than the role', () => {
      const arn = 'arn:aws:iam::444455556666:policy/x';
      expect(problemsOf({ 'managed-session-policies': `${arn},arn:aws:iam::aws:policy/A` })).toMatchObject([
        { input: 'managed-session-policies', value: arn, rule: expect.stringContaining('111122223333') },
      ]);
    });
  });

  describe('when a bad value looks like a secret', () => {
    it.each<[string, InputName, string]>([
      ['an access key id', 'role-to-assume', 'AKIAIOSFODNN7EXAMPLE'],
      ['a temporary access key id', 'aws-region', 'ASIAIOSFODNN7EXAMPLE'],
      ['a secret access key', 'role-to-assume', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
      ['one within other text', 'aws-region', 'key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY;'],
      ['a token', 'action-timeout-s', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'],
      ['a session token', 'summary', `IQoJb3JpZ2luX2VjE${'Aa1/+'.repeat(60)}==`],
      ['a secret access key without a digit', 'role-to-assume', 'wJalrXUtnFEMI/KaMDENG/bPxRfiCYEXAMPLEKEY'],
    ])('does not show %s', (_name, input, value) => {
      expect(shownOf(input, value)).not.toContain(value.slice(0, 20));
      expect(problemsOf({ [input]: value })).toMatchObject([{ value: '***' }]);
    });

    it('does not show the password of a URL', () => {
      expect(shownOf('sts-endpoint', 'https://octo:hunter2@sts.example')).not.toContain('hunter2');
      const problems = problemsOf({}, { AWS_ENDPOINT_URL_STS: 'https://octo:hunter2@sts.example' });
      expect(problems).toMatchObject([{ value: 'https://***@sts.example' }]);
    });

    // An ARN with a typing error is no secret, however long its path.
    it.each<[InputName, string]>([
      ['role-to-assume', 'arn:aws:iam::11112222333:role/service-role/GitHubActionsDeployRole'],
      ['role-to-assume', 'arn:aws:iam::111122223333:role/GitHub-Actions-Deploy-To-Production!'],
      ['managed-session-policies', 'arn:aws:iam::aws:policies/aws-service-role/AccessAnalyzerServicePolicy'],
      ['sts-endpoint', 'http://sts.example/Octo-Org/the-path-of-the-endpoint/in-production'],
    ])('still shows a %s that is only long: %s', (input, value) => {
      expect(problemsOf({ [input]: value })).toMatchObject([{ value }]);
    });
  });

  describe('when a bad value is hostile', () => {
    it('shows it as one harmless line of at most 120 characters', () => {
      const [problem] = problemsOf({ audience: `::error::\n\u202e${'ü'.repeat(500)}` });
      expect(problem?.value).toMatch(/^: :error:: \ufffdü+…$/);
      expect(problem?.value.length).toBe(120);
    });

    it('refuses a host so long that only a part of Node takes it for one', () => {
      const url = `http://a${'eyJ"'.repeat(20_000)}`;
      expect(problemsOf({ 'http-proxy': url })).toMatchObject([{ input: 'http-proxy', value: '***' }]);
      expect(problemsOf({ 'sts-endpoint': url })).toMatchObject([{ input: 'sts-endpoint' }]);
    });

    it('judges a long one at once', () => {
      withinCpuSeconds(0.2, () => {
        problemsOf({ audience: 'a'.repeat(30_000) });
      });
    });
  });
});
