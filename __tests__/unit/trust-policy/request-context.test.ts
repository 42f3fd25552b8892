// Which condition keys a request has, which it surely lacks, and which nobody here can know.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lookUpKey, type RequestFacts, requestContextOf } from '../../../src/trust-policy/request-context.ts';
import { CLAIMS, claimsWith, NOW, ROLE, roleArn } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const FULL = claimsWith(CLAIMS.sub, {
  actor: 'mona',
  actor_id: '1',
  enterprise: 'octo-ent',
  enterprise_id: '7',
  environment: 'prod',
  repository_owner_id: '123456',
  workflow: 'Deploy',
});
const FACTS = { claims: FULL, role: ROLE, region: 'eu-central-1', roleSessionName: 'octo', now: NOW };

function found(key: string, changes: Partial<RequestFacts> = {}): string {
  const value = lookUpKey(requestContextOf({ ...FACTS, ...changes }), key);
  return value.status === 'present' ? value.values.join() : value.status.toUpperCase();
}

describe('requestContextOf', () => {
  it('names the action and the provider of the account of the role', () => {
    expect(requestContextOf(FACTS)).toMatchObject({
      action: 'sts:AssumeRoleWithWebIdentity',
      providerArn: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`,
    });
  });

  it.each([
    ['aud', 'sts.amazonaws.com'],
    ['sub', CLAIMS.sub],
    ['SUB', CLAIMS.sub],
    ['actor', 'mona'],
    ['actor_id', '1'],
    ['enterprise_id', '7'],
    ['environment', 'prod'],
    ['job_workflow_ref', 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main'],
    ['ref', 'refs/heads/main'],
    ['repository', 'octo-org/octo-repo'],
    ['repository_id', '456789'],
    ['repository_owner_id', '123456'],
    ['workflow', 'Deploy'],
    ['iss', 'ABSENT'],
    ['repository_owner', 'ABSENT'],
    ['enterprise', 'ABSENT'],
    ['event_name', 'ABSENT'],
    ['ref_type', 'ABSENT'],
    ['workflow_ref', 'ABSENT'],
    ['jti', 'ABSENT'],
    ['amr', 'ABSENT'],
    ['constructor', 'ABSENT'],
  ])('has of GitHub’s own issuer %s: %s', (claim, value) => {
    expect(found(`${GITHUB}:${claim}`)).toBe(value);
  });

  it.each([
    ['aws:SecureTransport', 'true'],
    ['AWS:requestedregion', 'eu-central-1'],
    ['sts:RoleSessionName', 'octo'],
    ['aws:CurrentTime', '2027-01-15T08:00:00.000Z'],
    ['aws:EpochTime', '1800000000'],
    ['aws:ResourceAccount', '111122223333'],
    ['AWS:viaawsservice', 'false'],
    ['aws:PrincipalIsAWSService', 'UNKNOWN'],
    ['aws:PrincipalOrgID', 'ABSENT'],
    ['aws:PrincipalArn', 'ABSENT'],
    ['aws:PrincipalTag/team', 'ABSENT'],
    ['aws:PrincipalTag/a.b:c', 'ABSENT'],
    ['aws:RequestTag/team', 'ABSENT'],
    ['aws:username', 'ABSENT'],
    ['aws:MultiFactorAuthPresent', 'ABSENT'],
    ['aws:SourceArn', 'ABSENT'],
    ['sts:ExternalId', 'ABSENT'],
    ['sts:SourceIdentity', 'ABSENT'],
    ['saml:aud', 'ABSENT'],
    ['accounts.google.com:sub', 'ABSENT'],
    ['https://token.actions.githubusercontent.com:sub', 'ABSENT'],
    ['vstoken.actions.githubusercontent.com:sub', 'ABSENT'],
    [`${GITHUB}/my-ent:sub`, 'ABSENT'],
    ['aws:SourceIp', 'UNKNOWN'],
    ['aws:SourceVpce', 'UNKNOWN'],
    ['aws:PrincipalAccount', 'UNKNOWN'],
    ['aws:PrincipalType', 'UNKNOWN'],
    ['aws:ResourceTag/a.b:c', 'UNKNOWN'],
    ['iam:ResourceTag/x', 'UNKNOWN'],
    ['sub', 'UNKNOWN'],
    ['', 'UNKNOWN'],
    ['__proto__', 'UNKNOWN'],
  ])('has of any call %s: %s', (key, value) => {
    expect(found(key)).toBe(value);
  });

  it.each<[string, Partial<RequestFacts>, string]>([
    ['aws:RequestedRegion', { region: undefined }, 'UNKNOWN'],
    ['sts:RoleSessionName', { roleSessionName: undefined }, 'UNKNOWN'],
    ['aws:CurrentTime', { now: undefined }, 'UNKNOWN'],
    ['aws:EpochTime', { now: undefined }, 'UNKNOWN'],
    ['aws:CurrentTime', { now: Number.NaN }, 'UNKNOWN'],
    ['aws:CurrentTime', { now: 1e300 }, 'UNKNOWN'],
    ['aws:EpochTime', { now: NOW + 0.9 }, '1800000000'],
    [`${GITHUB}:environment`, { claims: CLAIMS }, 'ABSENT'],
    [`${GITHUB}:environment`, { claims: claimsWith('x', { environment: '' }) }, 'UNKNOWN'],
    [`${GITHUB}:sub`, { claims: claimsWith('') }, ''],
    [`${GITHUB}:ref`, { role: roleArn('arn:aws-cn:iam::111122223333:role/x') }, 'UNKNOWN'],
    [`${GITHUB}:sub`, { role: roleArn('arn:aws-cn:iam::111122223333:role/x') }, CLAIMS.sub],
    [`${GITHUB}:iss`, { role: roleArn('arn:aws-cn:iam::111122223333:role/x') }, 'ABSENT'],
  ])('has %s of %j: %s', (key, changes, value) => {
    expect(found(key, changes)).toBe(value);
  });

  describe.each([
    ['an enterprise', `https://${GITHUB}/my-ent`, `${GITHUB}/my-ent`],
    ['an enterprise server', 'https://ghes.example/_services/token', 'ghes.example/_services/token'],
    ['somebody else', 'https://gitlab.example', 'gitlab.example'],
  ])('when the issuer is %s', (_name, iss, prefix) => {
    it.each([
      [`${prefix}:sub`, CLAIMS.sub],
      [`${prefix.toUpperCase()}:aud`, 'sts.amazonaws.com'],
      [`${prefix}:ref`, 'UNKNOWN'],
      [`${prefix}:event_name`, 'UNKNOWN'],
      ['aws:RequestTag/x', 'UNKNOWN'],
      ['sts:SourceIdentity', 'UNKNOWN'],
      ['aws:PrincipalOrgID', 'ABSENT'],
    ])('has %s: %s', (key, value) => {
      expect(found(key, { claims: { ...FULL, iss } })).toBe(value);
    });

    it('has no key of GitHub’s own', () => {
      expect(found(`${GITHUB}:sub`, { claims: { ...FULL, iss } })).toBe('ABSENT');
    });
  });

  it('knows that no service of AWS asks, if not whether the key says so', () => {
    const key = lookUpKey(requestContextOf(FACTS), 'aws:principalisawsservice');
    expect(key).toEqual({ status: 'unknown', unlessAbsent: ['false'] });
  });

  it('takes a key without a value for a missing one', () => {
    expect(lookUpKey({ keys: { 'k:key': [] }, rules: [] }, 'k:key')).toEqual({ status: 'absent' });
  });

  it('does not mind the case of a key, whatever its name', () => {
    fc.assert(
      fc.property(fc.mixedCase(fc.constantFrom(`${GITHUB}:sub`, `${GITHUB}:iss`, 'aws:sourceip')), (key) => {
        expect(found(key)).toBe(found(key.toLowerCase()));
      }),
    );
  });

  it('answers for any claims and any key', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (iss, text, key) => {
        const request = requestContextOf({
          claims: { ...claimsWith(text, { ref: text }), iss, aud: text },
          role: ROLE,
        });
        expect(['present', 'absent', 'unknown']).toContain(lookUpKey(request, key).status);
        expect(JSON.parse(JSON.stringify(request))).toEqual(request);
      }),
    );
  });
});
