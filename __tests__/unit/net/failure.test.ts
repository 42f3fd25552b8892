// Every code that AWS, GitHub and Node are known to give, and what it means for the run.
import { describe, expect, it } from '@jest/globals';
import { type Failure, type FailureKind, kindOf, type Operation } from '../../../src/net/failure.ts';
import { failureOf } from '../samples/healthy.ts';

const EXCHANGE = 'AssumeRoleWithWebIdentity';
const IDENTITY = 'GetCallerIdentity';
const TOKEN = 'RequestIdToken';

function kindOfFailure(operation: Operation, code: string, more: Partial<Failure> = {}): FailureKind {
  return kindOf(failureOf(operation, code, more));
}

describe('kindOf', () => {
  describe('when STS answered', () => {
    it.each<[Operation, string, number, FailureKind]>([
      [EXCHANGE, 'AccessDenied', 403, 'propagating'],
      [EXCHANGE, 'ExpiredToken', 400, 'token-expired'],
      [EXCHANGE, 'IDPRejectedClaim', 403, 'token-expired'],
      [EXCHANGE, 'IDPCommunicationError', 400, 'key-fetch'],
      [EXCHANGE, 'ValidationError', 400, 'permanent'],
      [EXCHANGE, 'MalformedPolicyDocument', 400, 'permanent'],
      [EXCHANGE, 'PackedPolicyTooLarge', 400, 'permanent'],
      [EXCHANGE, 'RegionDisabled', 403, 'permanent'],
      [EXCHANGE, 'InvalidClientTokenId', 403, 'permanent'],
      [EXCHANGE, 'OptInRequired', 403, 'permanent'],
      [IDENTITY, 'AccessDenied', 403, 'propagating'],
      [IDENTITY, 'InvalidClientTokenId', 403, 'propagating'],
      [IDENTITY, 'ExpiredToken', 403, 'permanent'],
      [IDENTITY, 'SignatureDoesNotMatch', 403, 'permanent'],
      [IDENTITY, 'IncompleteSignature', 400, 'permanent'],
      [IDENTITY, 'MissingAuthenticationToken', 403, 'permanent'],
      [IDENTITY, 'RequestExpired', 400, 'clock-off'],
      [IDENTITY, 'RequestTimeTooSkewed', 403, 'clock-off'],
      [EXCHANGE, 'RequestExpired', 400, 'permanent'],
      [IDENTITY, 'OptInRequired', 403, 'permanent'],
      [IDENTITY, 'UnrecognizedClient', 403, 'permanent'],
      [EXCHANGE, 'Throttling', 400, 'throttled'],
      [IDENTITY, 'Throttling', 400, 'throttled'],
      [EXCHANGE, 'Throttled', 400, 'throttled'],
      [EXCHANGE, 'RequestThrottled', 400, 'throttled'],
      [EXCHANGE, 'RequestLimitExceeded', 503, 'throttled'],
      [EXCHANGE, 'TooManyRequests', 429, 'throttled'],
      [EXCHANGE, 'SlowDown', 503, 'throttled'],
      [EXCHANGE, 'ServiceUnavailable', 503, 'unavailable'],
      [EXCHANGE, 'InternalFailure', 500, 'unavailable'],
      [EXCHANGE, 'InternalError', 500, 'unavailable'],
      [EXCHANGE, 'SomethingNew', 500, 'unavailable'],
      [EXCHANGE, 'SomethingNew', 429, 'throttled'],
      [EXCHANGE, 'SomethingNew', 400, 'permanent'],
      [EXCHANGE, 'RequestTimeout', 408, 'timed-out'],
      [EXCHANGE, 'UNEXPECTED_ANSWER', 200, 'garbled'],
      ['AssumeRole', 'AccessDenied', 403, 'propagating'],
      ['AssumeRole', 'InvalidClientTokenId', 403, 'propagating'],
      ['AssumeRole', 'ExpiredToken', 403, 'permanent'],
      ['LoadCredentials', 'AccessDenied', 403, 'permanent'],
      ['ReadTokenFile', 'AccessDenied', 403, 'permanent'],
      [EXCHANGE, 'HTTP_302', 302, 'foreign-answer'],
      [EXCHANGE, 'HTTP_403', 403, 'garbled'],
      [EXCHANGE, 'HTTP_404', 404, 'garbled'],
      [EXCHANGE, 'HTTP_407', 407, 'foreign-answer'],
      [EXCHANGE, 'HTTP_429', 429, 'throttled'],
      [EXCHANGE, 'HTTP_502', 502, 'unavailable'],
      [IDENTITY, 'HTTP_504', 504, 'unavailable'],
    ])('sorts %s %s with status %d as %s', (operation, code, httpStatus, kind) => {
      expect(kindOfFailure(operation, code, { httpStatus })).toBe(kind);
    });

    it.each<[string, FailureKind]>([
      ["Couldn't retrieve verification key from your identity provider", 'key-fetch'],
      ['No OpenIDConnect provider found in your account for https://x.example', 'permanent'],
      ['Incorrect token audience', 'permanent'],
      ["OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint", 'permanent'],
    ])('sorts InvalidIdentityToken with "%s" as %s', (message, kind) => {
      expect(kindOfFailure(EXCHANGE, 'InvalidIdentityToken', { message, httpStatus: 400 })).toBe(kind);
    });

    it.each<[string, FailureKind]>([
      [
        'Signature expired: 20261122T070500Z is now earlier than 20261122T071000Z (20261122T072500Z - 15 min.)',
        'clock-off',
      ],
      ['Signature not yet current: 20261122T070500Z is still later than 20261122T063000Z (…)', 'clock-off'],
      ['The request signature we calculated does not match the signature you provided.', 'permanent'],
    ])('sorts SignatureDoesNotMatch with "%s" as %s', (message, kind) => {
      expect(kindOfFailure(IDENTITY, 'SignatureDoesNotMatch', { message, httpStatus: 403 })).toBe(kind);
    });

    it.each<[string, number, FailureKind]>([
      ['Content type: text/html; charset=utf-8.', 200, 'foreign-answer'],
      ['Content type: text/html.', 403, 'foreign-answer'],
      ['Content type: application/json. Body: {}', 400, 'garbled'],
      ['Content type: text/xml.', 200, 'garbled'],
    ])('tells a page of somebody else from an answer that is damaged: %s', (words, httpStatus, kind) => {
      const code = httpStatus < 300 ? 'UNEXPECTED_ANSWER' : `HTTP_${httpStatus}`;
      const message = `The answer is not one of STS. ${words}`;
      expect(kindOfFailure(EXCHANGE, code, { message, httpStatus })).toBe(kind);
    });

    it('has more patience with credentials that this run got a moment before', () => {
      const unknown = (justIssued?: true) =>
        kindOfFailure(IDENTITY, 'InvalidClientTokenId', { httpStatus: 403, ...(justIssued ? { justIssued } : {}) });
      expect([unknown(true), unknown()]).toEqual(['session-unknown', 'propagating']);
    });

    it('minds a word about keys in no other answer', () => {
      const more = { message: "Couldn't retrieve verification key", httpStatus: 400 };
      expect(kindOfFailure(EXCHANGE, 'ValidationError', more)).toBe('permanent');
    });

    it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
      'sorts a code that is the name of an inherited property by its status: %s',
      (code) => {
        expect(kindOfFailure(EXCHANGE, code, { httpStatus: 500 })).toBe('unavailable');
      },
    );
  });

  describe('when the ID-token service answered', () => {
    it.each<[number, FailureKind]>([
      [301, 'permanent'],
      [400, 'permanent'],
      [401, 'propagating'],
      [403, 'propagating'],
      [404, 'permanent'],
      [429, 'throttled'],
      [500, 'unavailable'],
      [503, 'unavailable'],
    ])('sorts status %d as %s', (httpStatus, kind) => {
      expect(kindOfFailure(TOKEN, `HTTP_${httpStatus}`, { httpStatus })).toBe(kind);
    });

    it('sorts status 408 as one that may pass', () => {
      expect(kindOfFailure(TOKEN, 'HTTP_408', { httpStatus: 408 })).not.toBe('permanent');
    });

    it('sorts an answer without an ID token as one that may pass', () => {
      expect(kindOfFailure(TOKEN, 'NO_ID_TOKEN_IN_ANSWER', { httpStatus: 200 })).toBe('garbled');
    });

    it.each(['NO_ID_TOKEN_VARIABLES', 'BAD_ID_TOKEN_VARIABLES', 'NO_ID_TOKEN_IN_ANSWER'])(
      'sorts %s as permanent',
      (code) => {
        expect(kindOfFailure(TOKEN, code)).toBe('permanent');
      },
    );
  });

  describe('when nobody answered', () => {
    it.each<[string, FailureKind]>([
      ['ENOTFOUND', 'dns'],
      ['EAI_AGAIN', 'dns'],
      ['EAI_FAIL', 'dns'],
      ['ECONNREFUSED', 'connection-refused'],
      ['ECONNRESET', 'lost'],
      ['ECONNABORTED', 'lost'],
      ['EPIPE', 'lost'],
      ['ETIMEDOUT', 'timed-out'],
      ['REQUEST_TIMED_OUT', 'timed-out'],
      ['EHOSTUNREACH', 'unreachable'],
      ['ENETUNREACH', 'unreachable'],
      ['ENETDOWN', 'unreachable'],
      ['EADDRNOTAVAIL', 'unreachable'],
      ['EPROTO', 'tls'],
      ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
      ['PROXY_HTTP_500', 'unavailable'],
      ['PROXY_HTTP_503', 'unavailable'],
      ['PROXY_HTTP_407', 'permanent'],
      ['PROXY_HTTP_5020', 'permanent'],
      ['NO_PROXY_HTTP_502', 'permanent'],
      ['HPE_INVALID_CONSTANT', 'garbled'],
      ['UNEXPECTED_ANSWER', 'foreign-answer'],
      ['NO_CERT_HERE', 'permanent'],
      ['DEADLINE_PASSED', 'deadline'],
      ['CANCELED', 'canceled'],
      ['EACCES', 'permanent'],
      ['UNKNOWN', 'permanent'],
      ['', 'permanent'],
    ])('sorts %s as %s', (code, kind) => {
      for (const operation of [TOKEN, EXCHANGE, IDENTITY] as const) expect(kindOfFailure(operation, code)).toBe(kind);
    });

    /** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
    it.each([
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_CRL',
      'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
      'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
      'CERT_SIGNATURE_FAILURE',
      'CRL_SIGNATURE_FAILURE',
      'CERT_NOT_YET_VALID',
      'CERT_HAS_EXPIRED',
      'CRL_NOT_YET_VALID',
      'CRL_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_CHAIN_TOO_LONG',
      'CERT_REVOKED',
      'INVALID_CA',
      'INVALID_PURPOSE',
      'CERT_UNTRUSTED',
      'CERT_REJECTED',
      'HOSTNAME_MISMATCH',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'PATH_LENGTH_EXCEEDED',
      'ERROR_IN_CERT_NOT_BEFORE_FIELD',
      'ERROR_IN_CERT_NOT_AFTER_FIELD',
    ])('sorts %s as tls', (code) => {
      expect(kindOfFailure(EXCHANGE, code)).toBe('tls');
    });
  });
});
