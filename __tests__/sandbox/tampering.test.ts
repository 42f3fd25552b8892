// A proxy that changes requests and answers on their way: the services answer what they then see.
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import type { FaultEffect, Operation } from '../../sandbox/server.ts';
import { assume, assumedKeys, createStsClient, errorOf, requestIdToken, useSandboxes } from './clients.ts';

const start = useSandboxes();

type RequestChanges = Extract<FaultEffect, { kind: 'tamper' }>['request'] & {};

const startTampering = (operation: Operation, request: RequestChanges) =>
  start({ faults: [{ operation, effect: { kind: 'tamper', request } }] });

async function identify(request: RequestChanges): Promise<unknown> {
  const sandbox = await startTampering('GetCallerIdentity', request);
  const client = createStsClient(sandbox, { keys: await assumedKeys(sandbox) });
  return client.send(new GetCallerIdentityCommand({}));
}

describe('startSandbox', () => {
  describe('when a signed request is changed on its way', () => {
    it.each<[string, RequestChanges, string, RegExp]>([
      ['the token gone', { headers: { 'X-Amz-Security-Token': null } }, 'InvalidClientTokenId', /token .* is invalid/],
      ['the token replaced', { headers: { 'x-amz-security-token': 'a' } }, 'InvalidClientTokenId', /is invalid/],
      ['the signature gone', { headers: { authorization: null } }, 'MissingAuthenticationToken', /^Request is missing/],
      ['a signed header gone', { headers: { 'amz-sdk-request': null } }, 'SignatureDoesNotMatch', /we calculated/],
      ['another host', { headers: { host: 'proxy.example' } }, 'SignatureDoesNotMatch', /we calculated/],
      ['an old date', { headers: { 'x-amz-date': '20200101T000000Z' } }, 'SignatureDoesNotMatch', /Credential scope/],
      ['a parameter more', { form: { Extra: '1' } }, 'SignatureDoesNotMatch', /we calculated/],
      ['a parameter gone', { form: { Version: null } }, 'InvalidAction', /NO_VERSION_SPECIFIED/],
    ])('is refused for what STS sees: %s', async (_name, request, name, message) => {
      expect(await errorOf(identify(request))).toMatchObject({ name, message: expect.stringMatching(message) });
    });

    it.each<[string, RequestChanges]>([
      ['nothing', {}],
      ['a header that was not signed', { headers: { via: '1.1 proxy' } }],
    ])('is answered as ever when what changed is %s', async (_name, request) => {
      await expect(identify(request)).resolves.toMatchObject({ Account: '111122223333' });
    });
  });

  describe('when the parameters of a request that is not signed are changed', () => {
    it.each<[string, Record<string, string | null>, string]>([
      ['the token cut off', { WebIdentityToken: 'abcd' }, 'The ID Token provided is not a valid JWT'],
      ['the token gone', { WebIdentityToken: null }, "Value at 'webIdentityToken' failed to satisfy"],
      ['another role', { RoleArn: 'arn:aws:iam::111122223333:role/other' }, 'Not authorized to perform'],
    ])('answers to what it sees: %s', async (_name, form, message) => {
      const sandbox = await startTampering('AssumeRoleWithWebIdentity', { form });
      expect((await errorOf(assume(sandbox))).message).toContain(message);
    });

    it('records what the client sent', async () => {
      const sandbox = await startTampering('AssumeRoleWithWebIdentity', { form: { RoleSessionName: 'changed' } });
      const { AssumedRoleUser } = await assume(sandbox);
      expect(AssumedRoleUser?.Arn).toMatch(/\/changed$/);
      expect(sandbox.requests[1]?.parameters).toMatchObject({ RoleSessionName: 'run-1' });
    });
  });

  describe('when a request for an ID token loses its bearer token', () => {
    it('is refused by GitHub', async () => {
      const effect = { kind: 'tamper', request: { headers: { Authorization: null } } } as const;
      const sandbox = await start({ faults: [{ operation: 'RequestIdToken', attempts: [1], effect }] });
      const headers = { authorization: `Bearer ${sandbox.idTokenRequestToken}` };
      expect((await fetch(sandbox.idTokenRequestUrl, { headers })).status).toBe(401);
      await expect(requestIdToken(sandbox)).resolves.toMatch(/^eyJ/);
    });
  });

  describe('when a form is changed on its way to GitHub', () => {
    it('comes to GitHub as it was, being none', async () => {
      const sandbox = await startTampering('Other', { form: { body: 'changed' } });
      const response = await fetch(`${sandbox.githubApiUrl}/repos/octo-org/octo-repo/issues/1/comments`, {
        method: 'POST',
        headers: { authorization: 'token ghs_1' },
        body: JSON.stringify({ body: 'hello' }),
      });
      expect(response.status).toBe(201);
      expect(sandbox.comments.map(({ body }) => body)).toEqual(['hello']);
    });
  });

  describe('when answers lose headers', () => {
    const effect = { kind: 'tamper', withoutResponseHeaders: ['date', 'x-amzn-requestid'] } as const;

    it.each(['RequestIdToken', 'Other'] as const)('sends none of them: %s', async (operation) => {
      const sandbox = await start({ faults: [{ operation, effect }] });
      const url = operation === 'Other' ? sandbox.stsEndpoint : sandbox.idTokenRequestUrl;
      const { headers } = await fetch(url);
      expect([headers.get('date'), headers.get('x-amzn-requestid')]).toEqual([null, null]);
      expect(headers.get('content-type')).toMatch(/json|xml/);
      expect(headers.get('content-length')).toMatch(/^\d+$/);
    });

    it('sends a body without its length where that is lost', async () => {
      const lost = { kind: 'tamper', withoutResponseHeaders: ['content-length'] } as const;
      const sandbox = await start({ faults: [{ operation: 'Other', effect: lost }] });
      const response = await fetch(sandbox.stsEndpoint);
      expect(response.headers.get('content-length')).toBeNull();
      expect(await response.text()).toContain('MissingAction');
    });
  });

  describe('when several faults are set for one operation', () => {
    it('adds a delay, and heeds the first of the others', async () => {
      const operation = 'RequestIdToken';
      const tampered = { kind: 'tamper', request: { headers: { authorization: null } } } as const;
      const faults = [
        { operation, effect: { kind: 'latency', seconds: 0.05 } },
        { operation, effect: tampered },
        { operation, effect: { kind: 'throttle' } },
      ] as const;
      const sandbox = await start({ faults });
      const startedAt = performance.now();
      const headers = { authorization: `Bearer ${sandbox.idTokenRequestToken}` };
      expect((await fetch(sandbox.idTokenRequestUrl, { headers })).status).toBe(401);
      expect(performance.now() - startedAt).toBeGreaterThan(45);
    });
  });
});
