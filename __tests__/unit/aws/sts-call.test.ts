// What the SDK throws, as failures: errors of the shape that SDK and network layer give them.
import { describe, expect, it } from '@jest/globals';
import { failureOfSts, type ResponseHead } from '../../../src/aws/sts-call.ts';
import { kindOf } from '../../../src/net/failure.ts';

const REQUEST = { service: 'sts', operation: 'AssumeRoleWithWebIdentity' } as const;

function headOf(statusCode: number, headers: ResponseHead['headers'] = {}): ResponseHead {
  return { statusCode, headers };
}

/** An exception of the SDK for an answer of STS: its name is the shape's, its Code the one on the wire. */
function sdkError(name: string, fields: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(String(fields['message'] ?? '')), { name, $fault: 'client', ...fields });
}

describe('failureOfSts', () => {
  describe('when STS answered', () => {
    it.each([
      ['InvalidIdentityTokenException', 'InvalidIdentityToken', 'InvalidIdentityToken'],
      ['ExpiredTokenException', 'ExpiredTokenException', 'ExpiredToken'],
      ['IDPRejectedClaimException', 'IDPRejectedClaim', 'IDPRejectedClaim'],
      ['IDPCommunicationErrorException', 'IDPCommunicationError', 'IDPCommunicationError'],
      ['MalformedPolicyDocumentException', 'MalformedPolicyDocument', 'MalformedPolicyDocument'],
      ['PackedPolicyTooLargeException', 'PackedPolicyTooLarge', 'PackedPolicyTooLarge'],
      ['RegionDisabledException', 'RegionDisabledException', 'RegionDisabled'],
      ['AccessDenied', 'AccessDenied', 'AccessDenied'],
      ['Throttling', 'Throttling', 'Throttling'],
      ['ThrottlingException', 'ThrottlingException', 'Throttling'],
      ['ExceptionOfSomething', 'ExceptionOfSomething', 'ExceptionOfSomething'],
      ['SomeExceptionOfIts', 'SomeExceptionOfIts', 'SomeExceptionOfIts'],
    ])('takes the code on the wire of %s (%s) as %s', (name, wireCode, code) => {
      expect(failureOfSts(REQUEST, sdkError(name, { Code: wireCode, message: 'no' }), headOf(400))).toEqual({
        ...REQUEST,
        code,
        message: 'no',
        httpStatus: 400,
        attempts: 1,
      });
    });

    it('keeps the request id', () => {
      const failure = failureOfSts(REQUEST, sdkError('X', { Code: 'X' }), headOf(400, { 'x-amzn-requestid': 'abc' }));
      expect(failure).toMatchObject({ requestId: 'abc', message: '' });
    });

    it.each(['', 'a b', 'x'.repeat(65), '\u001b[31m'])('leaves a request id out that is none: %j', (id) => {
      const failure = failureOfSts(REQUEST, sdkError('X', { Code: 'X' }), headOf(400, { 'x-amzn-requestid': id }));
      expect(failure).not.toHaveProperty('requestId');
    });

    it.each<[string, number | undefined]>([
      ['3', 3],
      ['0', 0],
      ['0.5', 0.5],
      ['-1', undefined],
      ['soon', undefined],
      ['Sun, 06 Nov 1994 08:49:37 GMT', undefined],
      ['Infinity', undefined],
    ])('reads Retry-After: %s as %s', (value, seconds) => {
      const failure = failureOfSts(REQUEST, sdkError('X', { Code: 'X' }), headOf(503, { 'retry-after': value }));
      expect(failure.retryAfterSeconds).toBe(seconds);
    });
  });

  describe('when something else answered', () => {
    it.each([
      [sdkError('Unknown', { message: 'Unknown' }), 403, 'HTTP_403'],
      [sdkError('NotFound', {}), 404, 'HTTP_404'],
      [sdkError('Unknown', {}), 302, 'HTTP_302'],
      [sdkError('Unknown', { Code: 42 }), 502, 'HTTP_502'],
      [sdkError('Unknown', { Code: ['AccessDenied'] }), 502, 'HTTP_502'],
      [sdkError('Unknown', {}), 300, 'HTTP_300'],
      [sdkError('Unknown', { code: 'ERR_BAD' }), 500, 'HTTP_500'],
      [sdkError('Unknown', { code: 'xECONNRESET' }), 500, 'HTTP_500'],
      [sdkError('Unknown', { code: 'ECONNRESET2' }), 500, 'HTTP_500'],
      [new Error('@aws-sdk XML parse error'), 200, 'UNEXPECTED_ANSWER'],
      [sdkError('x', { Code: 'Bad\r\n\u001b[31mThing' }), 503, 'HTTP_503'],
      [sdkError('x', { Code: 'x'.repeat(5000) }), 400, 'HTTP_400'],
      [sdkError('x', { Code: '' }), 400, 'HTTP_400'],
      [sdkError('x', { Code: 'Exception' }), 400, 'Exception'],
      ['a text', 500, 'HTTP_500'],
      [null, 500, 'HTTP_500'],
    ])('names its status: %s with %d is %s', (error, statusCode, code) => {
      expect(failureOfSts(REQUEST, error, headOf(statusCode))).toMatchObject({ code, httpStatus: statusCode });
    });

    it('says what it knows of it', () => {
      const error = Object.assign(new Error('x'), { $responseBodyText: '<h1>Log in</h1>' });
      const head = headOf(403, { 'content-type': 'text/html', via: '1.1 proxy' });
      expect(failureOfSts(REQUEST, error, head).message).toBe(
        'The answer is not one of STS. Content type: text/html. Server: 1.1 proxy. Body: <h1>Log in</h1>',
      );
    });

    it.each<[string, ResponseHead['headers'], unknown, string]>([
      ['nothing', {}, undefined, ''],
      ['an empty body', {}, '', ''],
      ['what is no text', {}, { Key: 'x' }, ''],
      ['a server', { server: 'nginx', via: '1.1 proxy' }, 'no', ' Server: nginx. Body: no'],
    ])('says no more than it knows: %s', (_name, headers, $responseBodyText, more) => {
      const error = Object.assign(new Error('x'), { $responseBodyText });
      const { message } = failureOfSts(REQUEST, error, headOf(403, headers));
      expect(message).toBe(`The answer is not one of STS.${more}`);
    });

    it.each([200, 299])('does not repeat anything of an answer with status %d, which may hold a secret', (status) => {
      const error = Object.assign(new Error('x'), { $responseBodyText: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</S' });
      expect(failureOfSts(REQUEST, error, headOf(status)).message).toBe('The answer is not one of STS.');
      expect(failureOfSts(REQUEST, error, headOf(300)).message).toContain('Body: ');
    });

    it.each(['', 'x', '</broken>'])('does not repeat credentials of a body that could not be read: %j', (junk) => {
      const body = `${junk}<AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey><SessionToken>IQoJb3JpZ2luX2VjEXAMPLE`;
      for (const status of [200, 500]) {
        const error = Object.assign(new Error('x'), { $responseBodyText: body });
        expect(failureOfSts(REQUEST, error, headOf(status)).message).not.toMatch(/wJalrXUtnFEMI|IQoJb3JpZ2lu/);
      }
    });
  });

  describe('when nobody answered', () => {
    it.each<[string, Error, string]>([
      ['a code of Node', Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 'ENOTFOUND'],
      [
        'a hang-up, which the SDK calls a time-out',
        Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' }),
        'ECONNRESET',
      ],
      ['a time-out without a code', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'ETIMEDOUT'],
      [
        'an error of the SDK itself',
        Object.assign(new Error('x'), { name: 'CredentialsProviderError' }),
        'CredentialsProviderError',
      ],
    ])('takes %s', (_name, error, code) => {
      const failure = failureOfSts(REQUEST, error, undefined);
      expect(failure).toEqual({ ...REQUEST, code, message: error.message, attempts: 1 });
    });
  });

  describe('when the connection breaks within the answer', () => {
    it.each([
      ['ECONNRESET', 'lost'],
      ['ETIMEDOUT', 'timed-out'],
    ])('takes %s for what it is', (code, kind) => {
      const error = Object.assign(new Error('aborted'), { code });
      expect(kindOf(failureOfSts(REQUEST, error, headOf(200)))).toBe(kind);
    });

    it('takes the failed call of a system for what it is, whatever its code', () => {
      const error = Object.assign(new Error('read failed'), { code: 'UNKNOWN', syscall: 'read' });
      const { code, httpStatus } = failureOfSts(REQUEST, error, headOf(200));
      expect([code, httpStatus]).toEqual(['UNKNOWN', undefined]);
    });
  });
});
