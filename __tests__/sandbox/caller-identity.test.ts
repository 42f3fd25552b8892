// GetCallerIdentity: whose credentials they are, and each way for a signature to be wrong.
import { createHash } from 'node:crypto';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { assumedKeys, createStsClient, errorOf, type Keys, useSandboxes } from './clients.ts';

const start = useSandboxes();
let sandbox: Sandbox;
let keys: Required<Keys>;
beforeAll(async () => {
  sandbox = await startSandbox();
  keys = await assumedKeys(sandbox);
});
afterAll(() => sandbox.close());

const identify = (client: STSClient) => client.send(new GetCallerIdentityCommand({}));
type Headers = Record<string, string>;

/** A client whose signed requests are changed on their way. */
function tampering(change: (request: { headers: Headers; body: string }) => void): STSClient {
  const client = createStsClient(sandbox, { keys });
  client.middlewareStack.add(
    (next) => async (args) => {
      change(args.request as { headers: Headers; body: string });
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
  );
  return client;
}

const replaceAuthorization = (pattern: RegExp, text: string): STSClient =>
  tampering(({ headers }) => {
    headers['authorization'] = (headers['authorization'] ?? '').replace(pattern, text);
  });

/** A body of the same length and meaning, but not the one that was signed. */
const reordered = (body: string): string => body.split('&').reverse().join('&');

describe('GetCallerIdentity', () => {
  describe('when the session is good', () => {
    it.each(['us-east-1', 'eu-west-1', 'mx-central-1'])('names it, signed for %s', async (region) => {
      expect(await identify(createStsClient(sandbox, { keys, region }))).toMatchObject({
        Account: '111122223333',
        Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/run-1',
        UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:run-1$/),
      });
    });

    it('names another where the sandbox is told to', async () => {
      const other = await start({ callerIdentity: { account: '999999999999' } });
      const output = await identify(createStsClient(other, { keys: await assumedKeys(other) }));
      expect(output).toMatchObject({ Account: '999999999999', Arn: expect.stringContaining('111122223333') });
    });
  });

  describe('when the credentials are not', () => {
    it.each<[string, Partial<Keys>, string]>([
      ['unknown key', { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }, 'InvalidClientTokenId'],
      ['token of another session', { sessionToken: 'other' }, 'InvalidClientTokenId'],
      ['wrong secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ])('refuses them: %s', async (_name, change, code) => {
      expect(await errorOf(identify(createStsClient(sandbox, { keys: { ...keys, ...change } })))).toMatchObject({
        name: code,
        $metadata: { httpStatusCode: 403, requestId: expect.any(String) },
      });
    });

    it('refuses a session without its token', async () => {
      const { sessionToken: _, ...incomplete } = keys;
      expect((await errorOf(identify(createStsClient(sandbox, { keys: incomplete })))).name).toBe(
        'InvalidClientTokenId',
      );
    });

    it('refuses them in another partition', async () => {
      const client = createStsClient(sandbox, { keys, region: 'cn-north-1' });
      expect((await errorOf(identify(client))).name).toBe('InvalidClientTokenId');
    });

    it('refuses a session that has ended', async () => {
      const moved = await start({ grantedSeconds: 600 });
      const client = createStsClient(moved, { keys: await assumedKeys(moved) });
      moved.advanceClock(300);
      await expect(identify(client)).resolves.toMatchObject({ Account: '111122223333' });
      moved.advanceClock(301);
      const error = await errorOf(identify(client));
      expect(error).toMatchObject({
        name: 'ExpiredToken',
        message: 'The security token included in the request is expired',
      });
    });
  });

  describe('when the request was changed on its way', () => {
    it.each<[string, () => STSClient, string, RegExp]>([
      [
        'body',
        () => tampering((request) => (request.body = reordered(request.body))),
        'SignatureDoesNotMatch',
        /signature we calculated/,
      ],
      [
        'body with its hash',
        () =>
          tampering((request) => {
            request.body = reordered(request.body);
            request.headers['x-amz-content-sha256'] = createHash('sha256').update(request.body).digest('hex');
          }),
        'SignatureDoesNotMatch',
        /signature we calculated/,
      ],
      [
        'a signed header',
        () => tampering(({ headers }) => (headers['amz-sdk-request'] = 'attempt=9')),
        'SignatureDoesNotMatch',
        /signature we calculated/,
      ],
      ['signature', () => replaceAuthorization(/.$/, '_'), 'SignatureDoesNotMatch', /signature we calculated/],
      ['service', () => replaceAuthorization(/\/sts\//, '/s3/'), 'SignatureDoesNotMatch', /correct service: 'sts'/],
      ['terminator', () => replaceAuthorization(/aws4_request/, 'x'), 'SignatureDoesNotMatch', /valid terminator/],
      [
        'day of the scope',
        () => replaceAuthorization(/\/\d{8}\//, '/20200101/'),
        'SignatureDoesNotMatch',
        /^Date in Cred/,
      ],
      [
        'header gone',
        () => tampering(({ headers }) => delete headers['authorization']),
        'MissingAuthenticationToken',
        /^Request is/,
      ],
      [
        'date gone',
        () => tampering(({ headers }) => delete headers['x-amz-date']),
        'IncompleteSignature',
        /X-Amz-Date/,
      ],
      ['a part gone', () => replaceAuthorization(/, Signature=.*/, ''), 'IncompleteSignature', /requires 'Signature'/],
      ['a blank', () => replaceAuthorization(/Signature=/, 'Signature '), 'IncompleteSignature', /missing equal-sign/],
      [
        'algorithm',
        () => replaceAuthorization(/AWS4-HMAC-SHA256/, 'Bearer'),
        'IncompleteSignature',
        /'algorithm': 'Bearer'/,
      ],
    ])('refuses it: %s', async (_name, client, code, message) => {
      expect(await errorOf(identify(client()))).toMatchObject({ name: code, message: expect.stringMatching(message) });
    });
  });

  describe('when the endpoint belongs to one region', () => {
    it('refuses signatures for another', async () => {
      const regional = await start({ region: 'eu-west-1' });
      const regionalKeys = await assumedKeys(regional);
      await expect(identify(createStsClient(regional, { keys: regionalKeys }))).resolves.toBeDefined();
      const error = await errorOf(identify(createStsClient(regional, { keys: regionalKeys, region: 'us-east-1' })));
      expect(error.message).toBe("Credential should be scoped to a valid region, not 'us-east-1'.");
    });
  });

  describe('when the clocks disagree', () => {
    const pattern =
      /^Signature (expired|not yet current): (\d{8}T\d{6}Z) is (?:now earlier|still later) than (\d{8}T\d{6}Z) \((\d{8}T\d{6}Z) ([-+]) 15 min\.\)$/;
    it.each<[number, string | undefined]>([
      [880, undefined],
      [-880, undefined],
      [920, 'expired'],
      [-920, 'not yet current'],
    ])('minds %i s only beyond a quarter of an hour', async (clockOffsetSeconds, expected) => {
      const skewed = await start({ clockOffsetSeconds });
      const client = createStsClient(skewed, { keys: await assumedKeys(skewed) });
      const outcome = expected === undefined ? await identify(client) : await errorOf(identify(client));
      if (expected === undefined) expect(outcome).toMatchObject({ Account: '111122223333' });
      else expect(outcome).toMatchObject({ name: 'SignatureDoesNotMatch', message: expect.stringMatching(pattern) });
      if (expected !== undefined) expect(pattern.exec((outcome as Error).message)?.[1]).toBe(expected);
    });
  });
});
