// AssumeRoleWithWebIdentity and AssumeRole: success, and each way to be refused, as the AWS SDK sees it.
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type Account, DEFAULT_WORLD, GITHUB_ISSUER, trustSubject, type World } from '../../sandbox/world.ts';
import {
  type AssumeInput,
  assume,
  assumedKeys,
  createStsClient,
  errorOf,
  ROLE_ARN,
  requestIdToken,
  useSandboxes,
} from './clients.ts';

const trust = trustSubject(DEFAULT_WORLD.subject);
const providers = [{ url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com', 'second'] }];
const chainTrust = (Principal: { AWS: string }, Condition = {}) => ({
  Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition } as const,
});
const accounts: readonly Account[] = [
  {
    id: '111122223333',
    providers,
    users: [{ name: 'ci', accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' }],
    roles: [
      { name: 'deploy', trustPolicy: trust, maxSessionDurationSeconds: 7200 },
      { name: 'nested', path: '/team/ci/', trustPolicy: trust },
      { name: 'production', trustPolicy: trustSubject('repo:octo-org/octo-repo:environment:production') },
      { name: 'hop', trustPolicy: chainTrust({ AWS: ROLE_ARN }, { StringEquals: { 'sts:ExternalId': 'id-1' } }) },
      { name: 'for-user', trustPolicy: chainTrust({ AWS: '111122223333' }), maxSessionDurationSeconds: 7200 },
    ],
  },
  { id: '222222222222', providers: [], roles: [{ name: 'deploy', trustPolicy: trust }] },
  { id: '333333333333', partition: 'aws-cn', providers, roles: [] },
];
const world: World = { ...DEFAULT_WORLD, accounts };

const start = useSandboxes();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world });
});
afterAll(() => sandbox.close());

const arn = (path: string, account = '111122223333', partition = 'aws'): string =>
  `arn:${partition}:iam::${account}:role/${path}`;

describe('AssumeRoleWithWebIdentity', () => {
  describe('when the trust policy lets the token in', () => {
    it('gives a session in the shapes of AWS', async () => {
      const { Credentials, AssumedRoleUser, ...rest } = await assume(sandbox, { DurationSeconds: 7200 });
      expect(Credentials).toEqual({
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^(?=.*\+)(?=.*\/)[\w+/]{40}$/),
        SessionToken: expect.stringMatching(/^(?=.*\+)(?=.*\/)[\w+/]{890,910}=$/),
        Expiration: expect.any(Date),
      });
      expect(Math.abs((Credentials?.Expiration?.getTime() ?? 0) / 1000 - Date.now() / 1000 - 7200)).toBeLessThan(60);
      expect(AssumedRoleUser).toEqual({
        Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/run-1',
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:run-1$/),
      });
      expect(rest).toMatchObject({
        SubjectFromWebIdentityToken: DEFAULT_WORLD.subject,
        Audience: 'sts.amazonaws.com',
        Provider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      });
      expect(rest).not.toHaveProperty('PackedPolicySize', expect.any(Number));
      const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
      expect(sandbox.issuedSecrets).toEqual(expect.arrayContaining([AccessKeyId, SecretAccessKey, SessionToken]));
    });

    it('leaves the path of the role out of the session', async () => {
      const { AssumedRoleUser } = await assume(sandbox, { RoleArn: arn('team/ci/nested') });
      expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/nested/run-1');
    });

    it('reports the packed size of session policies', async () => {
      const output = await assume(sandbox, { Policy: '{"Version":"2012-10-17","Statement":[]}' });
      expect(output.PackedPolicySize).toBe(2);
    });
  });

  describe('when the request breaks a rule', () => {
    const problem = (at: string, rule: string): string => `${at} failed to satisfy constraint: Member must ${rule}`;
    it.each<[string, AssumeInput, string]>([
      [
        'short duration',
        { DurationSeconds: 899 },
        `1 validation error detected: ${problem("Value '899' at 'durationSeconds'", 'have value greater than or equal to 900')}`,
      ],
      [
        'long duration',
        { DurationSeconds: 43_201 },
        `1 validation error detected: ${problem("Value '43201' at 'durationSeconds'", 'have value less than or equal to 43200')}`,
      ],
      [
        'session name with a blank',
        { RoleSessionName: 'a b' },
        `1 validation error detected: ${problem("Value 'a b' at 'roleSessionName'", 'satisfy regular expression pattern: [\\w+=,.@-]*')}`,
      ],
      [
        'two things at once',
        { RoleSessionName: 'a', DurationSeconds: 1 },
        `2 validation errors detected: ${problem("Value 'a' at 'roleSessionName'", 'have length greater than or equal to 2')}; ${problem("Value '1' at 'durationSeconds'", 'have value greater than or equal to 900')}`,
      ],
      [
        'short ARN',
        { RoleArn: 'deploy' },
        `1 validation error detected: ${problem("Value 'deploy' at 'roleArn'", 'have length greater than or equal to 20')}`,
      ],
      ['user ARN', { RoleArn: 'arn:aws:iam::111122223333:user/deploy' }, 'Request ARN is invalid'],
      ['ARN with a short account', { RoleArn: 'arn:aws:iam::11112222333:role/deploy' }, 'Request ARN is invalid'],
      [
        'more than the role allows',
        { DurationSeconds: 7201 },
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      ],
    ])('says so: %s', async (_name, input, message) => {
      expect(await errorOf(assume(sandbox, input))).toMatchObject({
        name: 'ValidationError',
        message,
        $metadata: { httpStatusCode: 400, requestId: expect.any(String) },
      });
    });

    it('names a missing member', async () => {
      const body = 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=ab&WebIdentityToken=abcd';
      const text = await (await fetch(sandbox.stsEndpoint, { method: 'POST', body })).text();
      expect(text).toContain(problem('Value at &apos;roleArn&apos;', 'not be null'));
    });
  });

  describe('when session policies are wrong', () => {
    it.each<[string, AssumeInput, string]>([
      ['not JSON', { Policy: '{' }, 'MalformedPolicyDocumentException'],
      ['no policy', { Policy: '[]' }, 'MalformedPolicyDocumentException'],
      ['large', { Policy: JSON.stringify({ Statement: 'x'.repeat(2048) }) }, 'PackedPolicyTooLargeException'],
      [
        'many',
        { PolicyArns: Array.from({ length: 11 }, (_, n) => ({ arn: `arn:aws:iam::aws:policy/p${n}` })) },
        'ValidationError',
      ],
    ])('refuses what is %s', async (_name, input, name) => {
      expect(await errorOf(assume(sandbox, input))).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
    });
  });

  describe('when the provider does not fit the token', () => {
    const noProvider = `No OpenIDConnect provider found in your account for ${GITHUB_ISSUER}`;
    it.each<[string, string, string]>([
      ['an account without provider', arn('deploy', '222222222222'), noProvider],
      ['an unknown account', arn('deploy', '999999999999'), noProvider],
      ['another partition', arn('deploy', '333333333333'), noProvider],
    ])('refuses %s', async (_name, RoleArn, message) => {
      expect(await errorOf(assume(sandbox, { RoleArn }))).toMatchObject({
        name: 'InvalidIdentityTokenException',
        message,
        $metadata: { httpStatusCode: 400 },
      });
    });

    it('refuses an audience that is not on its list', async () => {
      const WebIdentityToken = await requestIdToken(sandbox, 'other');
      const error = await errorOf(assume(sandbox, { WebIdentityToken }));
      expect(error).toMatchObject({ name: 'InvalidIdentityTokenException', message: 'Incorrect token audience' });
    });

    it('refuses a role of another partition than its region', async () => {
      const inChina = await start({ world, region: 'cn-north-1' });
      expect(await errorOf(assume(inChina))).toMatchObject({ message: noProvider });
    });
  });

  describe('when the role or its trust policy says no', () => {
    it.each<[string, string, string]>([
      ['another subject', arn('production'), 'sts.amazonaws.com'],
      ['another audience, though the provider has it', ROLE_ARN, 'second'],
      ['no such role', arn('missing'), 'sts.amazonaws.com'],
      ['another case', arn('Deploy'), 'sts.amazonaws.com'],
      ['no path', arn('nested'), 'sts.amazonaws.com'],
      ['a role that is not for tokens', arn('hop'), 'sts.amazonaws.com'],
    ])('denies %s, in always the same words', async (_name, RoleArn, audience) => {
      const WebIdentityToken = await requestIdToken(sandbox, audience);
      expect(await errorOf(assume(sandbox, { RoleArn, WebIdentityToken }))).toMatchObject({
        name: 'AccessDenied',
        message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        $metadata: { httpStatusCode: 403 },
      });
    });
  });

  describe('when the token is not what GitHub signed', () => {
    const tamper = async (change: (parts: string[]) => string): Promise<string> =>
      change((await requestIdToken(sandbox)).split('.'));
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const decode = (part = ''): object => JSON.parse(Buffer.from(part, 'base64url').toString());

    it.each<[string, (parts: string[]) => string, RegExp]>([
      ['not a JWT', () => 'abcd', /is not a valid JWT/],
      ['masked', () => '***.***.***', /is not a valid JWT/],
      [
        'with another subject',
        ([h, p, s]) => [h, encode({ ...decode(p), sub: 'repo:o/r:x' }), s].join('.'),
        /signature/,
      ],
      ['with another signature', ([h, p, s]) => [h, p, [...(s ?? '')].reverse().join('')].join('.'), /signature/],
      ['without signature', ([h, p]) => [h, p, ''].join('.'), /signature|valid JWT/],
      ['unsigned', ([, p]) => [encode({ alg: 'none' }), p, ''].join('.'), /valid JWT/],
      ['signed with a secret', ([, p, s]) => [encode({ alg: 'HS256' }), p, s].join('.'), /valid JWT/],
      [
        'of an unknown key',
        ([h, p, s]) => [encode({ ...decode(h), kid: 'other' }), p, s].join('.'),
        /Couldn't retrieve/,
      ],
      ['without issuer', ([h, p, s]) => [h, encode({ ...decode(p), iss: undefined }), s].join('.'), /claim: iss/],
    ])('refuses one %s', async (_name, change, message) => {
      const error = await errorOf(assume(sandbox, { WebIdentityToken: await tamper(change) }));
      expect(error).toMatchObject({ name: 'InvalidIdentityTokenException', message: expect.stringMatching(message) });
    });

    it("refuses another issuer's key under the same name", async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const [head, payload] = (await requestIdToken(sandbox))
        .split('.')
        .map((part, at) => (at < 2 ? decode(part) : {}));
      const forged = await new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', ...head }).sign(privateKey);
      expect(await errorOf(assume(sandbox, { WebIdentityToken: forged }))).toMatchObject({
        Code: 'InvalidIdentityToken',
      });
    });
  });

  describe('when the clocks disagree', () => {
    it('says by its own clock that a token is too old', async () => {
      const moved = await start();
      const WebIdentityToken = await requestIdToken(moved);
      moved.advanceClock(400);
      const { name, message } = await errorOf(assume(moved, { WebIdentityToken }));
      expect(name).toBe('ExpiredTokenException');
      const times = /current date\/time (\d+) must be before the expiration date\/time (\d+)$/.exec(message);
      expect(Math.abs(Number(times?.[1]) - Number(times?.[2]) - 100)).toBeLessThan(60);
    });

    it('does not mind a runner whose clock is wrong, as long as GitHub and AWS agree', async () => {
      const skewed = await start({ clockOffsetSeconds: -86_400 });
      const { Credentials } = await assume(skewed);
      expect(Credentials?.Expiration?.getTime()).toBeLessThan(Date.now() - 80_000_000);
    });

    it('refuses a token from the future', async () => {
      const ahead = await start({ githubClockOffsetSeconds: 1000 });
      const error = await errorOf(assume(ahead));
      expect(error.Code).toBe('InvalidIdentityToken');
    });
  });

  describe("when the issuer's keys cannot be read", () => {
    it.each([
      { kind: 'respond', status: 500, body: '' },
      { kind: 'respond', status: 200, body: '<html>' },
      { kind: 'respond', status: 200, body: '{"keys":[]}' },
      { kind: 'reset' },
    ] as const)('says so, once: %j', async (effect) => {
      const broken = await start({ faults: [{ operation: 'GetJwks', attempts: [1], effect }] });
      const error = await errorOf(assume(broken));
      expect(error).toMatchObject({
        Code: 'InvalidIdentityToken',
        message: expect.stringContaining("Couldn't retrieve verification key from your identity provider,  please"),
      });
      // Keys that could be read, but are wrong, are kept until the faults change.
      if (effect.kind === 'respond' && effect.status === 200) broken.setFaults([]);
      await expect(assume(broken)).resolves.toMatchObject({ Audience: 'sts.amazonaws.com' });
    });
  });
});

describe('AssumeRole', () => {
  const chain = async (RoleArn: string, more: { ExternalId?: string; DurationSeconds?: number } = {}) =>
    createStsClient(sandbox, { keys: await assumedKeys(sandbox) }).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'hop-1', ...more }),
    );

  describe('when a role session asks', () => {
    it('lets it into a role that trusts the first one', async () => {
      const { AssumedRoleUser } = await chain(arn('hop'), { ExternalId: 'id-1' });
      expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/hop/hop-1');
    });

    it('denies it by its ARN', async () => {
      expect(await errorOf(chain(arn('hop')))).toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:sts::111122223333:assumed-role/deploy/run-1 is not authorized to perform: sts:AssumeRole on resource: ${arn('hop')}`,
        $metadata: { httpStatusCode: 403 },
      });
    });

    it('grants one hour at most', async () => {
      const error = await errorOf(chain(arn('for-user'), { DurationSeconds: 3601 }));
      expect(error.message).toMatch(/exceeds the 1 hour session limit for roles assumed by role chaining/);
    });
  });

  describe('when an IAM user asks', () => {
    it('grants as much as the role does', async () => {
      const keys = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' };
      const command = new AssumeRoleCommand({ RoleArn: arn('for-user'), RoleSessionName: 'u1', DurationSeconds: 7200 });
      const { AssumedRoleUser } = await createStsClient(sandbox, { keys }).send(command);
      expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/for-user/u1');
    });
  });
});
