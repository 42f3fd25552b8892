// Why STS refused the exchange: one finding for each code, and for each sentence where the code alone does not tell.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import { factsUpTo, failureOf, NOW, SETTINGS } from '../../samples/healthy.ts';

function refusedWith(code: string, message = 'no', httpStatus = 400): Facts {
  return factsUpTo(failureOf('AssumeRoleWithWebIdentity', code, { message, httpStatus }));
}

const codesOf = (facts: Facts) => diagnose(facts).findings.map(({ code }) => code);

describe('exchangeRules', () => {
  it.each<[string, string, string]>([
    ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 'ACCESS_DENIED_ROLE_OR_POLICY'],
    [
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://x/audience',
      'OIDC_PROVIDER_MISSING',
    ],
    ['InvalidIdentityToken', 'Incorrect token audience', 'AUDIENCE_NOT_REGISTERED'],
    [
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
      'VERIFICATION_KEY_UNAVAILABLE',
    ],
    [
      'InvalidIdentityToken',
      "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
      'OIDC_PROVIDER_THUMBPRINT_DIFFERS',
    ],
    ['InvalidIdentityToken', '', 'ID_TOKEN_REJECTED'],
    ['ExpiredToken', 'Token expired', 'ID_TOKEN_EXPIRED'],
    ['IDPRejectedClaim', '', 'ID_TOKEN_REJECTED'],
    ['IDPCommunicationError', '', 'VERIFICATION_KEY_UNAVAILABLE'],
    [
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      'MAX_SESSION_DURATION_EXCEEDED',
    ],
    ['ValidationError', 'Request ARN is invalid', 'REQUEST_REJECTED'],
    ['MalformedPolicyDocument', '', 'SESSION_POLICY_MALFORMED'],
    ['PackedPolicyTooLarge', '', 'SESSION_POLICY_TOO_LARGE'],
    ['RegionDisabled', '', 'STS_REGION_DISABLED'],
    ['OptInRequired', '', 'ACCOUNT_NOT_READY'],
    ['constructor', '', 'UNEXPLAINED_FAILURE'],
    ['', '', 'UNEXPLAINED_FAILURE'],
  ])('finds behind %s with "%s" %s', (code, message, finding) => {
    expect(codesOf(refusedWith(code, message))).toEqual([finding]);
  });

  it('has role, claims and region for the words', () => {
    expect(diagnose(refusedWith('AccessDenied')).findings[0]?.evidence).toMatchObject({
      role: SETTINGS.role,
      region: 'eu-central-1',
      claims: { sub: expect.any(String) },
      causes: expect.arrayContaining([{ cause: 'role-not-found', confidence: 'possible' }]),
    });
  });

  describe('when STS says by which clock a token has expired', () => {
    it.each([
      `Token expired: current date/time ${NOW} must be before the expiration date/time ${NOW - 60}`,
      `Token expired: current date/time ${NOW} must be before the expiration date/time${NOW - 60}`,
    ])('reads both instants out of "%s"', (message) => {
      expect(diagnose(refusedWith('ExpiredToken', message)).findings[0]?.evidence).toMatchObject({
        serverAt: NOW,
        expiredAt: NOW - 60,
      });
    });

    it('does without them in another sentence', () => {
      const evidence = diagnose(refusedWith('ExpiredToken', 'Token too old: 5')).findings[0]?.evidence;
      expect(evidence).not.toHaveProperty('serverAt');
    });

    it('finds words for any number', () => {
      const message = 'Token expired: current date/time 99999999999999999 must be before the expiration date/time 1';
      const words = diagnose(refusedWith('ExpiredToken', message)).findings.map((finding) => explain(finding).title);
      expect(words).toEqual([expect.stringContaining('too old')]);
    });
  });
});
