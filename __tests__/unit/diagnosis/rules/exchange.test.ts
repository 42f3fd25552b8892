// Why STS refused the exchange: one finding for each code, and for each sentence where the code alone does not tell.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import type { DenialCause } from '../../../../src/diagnosis/findings/access-denied-causes.ts';
import { rankAccessDeniedCauses } from '../../../../src/diagnosis/rules/exchange.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import type { Settings } from '../../../../src/settings/settings.ts';
import type { IdTokenClaims } from '../../../../src/trust-policy/claims.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { CLAIMS, claimsWith, factsUpTo, failureOf, NOW, ROLE, SETTINGS } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

function refusedWith(code: string, message = 'no', httpStatus = 400): Facts {
  return factsUpTo(failureOf('AssumeRoleWithWebIdentity', code, { message, httpStatus }));
}

const codesOf = (facts: Facts) => diagnose(facts).findings.map(({ code }) => code);

describe('exchangeRules', () => {
  it.each<[string, string, string]>([
    ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 'ACCESS_DENIED_ROLE_OR_POLICY'],
    [
      'AccessDenied',
      'Not authorized: sts:AssumeRoleWithWebIdentity with an explicit deny in a resource control policy',
      'ACCESS_DENIED_DESPITE_POLICY',
    ],
    [
      'AccessDenied',
      'Not authorized: sts:AssumeRoleWithWebIdentity because no VPC endpoint policy allows the action',
      'ACCESS_DENIED_DESPITE_POLICY',
    ],
    ['AccessDenied', 'Not authorized to perform sts:TagSession', 'TAG_SESSION_NOT_PERMITTED'],
    ['AccessDenied', 'Not authorized to perform sts:SetSourceIdentity', 'SOURCE_IDENTITY_NOT_PERMITTED'],
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

  it.each([
    ['sts:TagSession', 'https://aws.amazon.com/tags'],
    ['sts:SetSourceIdentity', 'https://aws.amazon.com/source_identity'],
  ])('names %s as what the trust policy lacks, and the action to add', (action, claim) => {
    const [finding] = diagnose(refusedWith('AccessDenied', `Not authorized to perform ${action}`, 403)).findings;
    const shown = JSON.stringify(finding && explain(finding));
    expect(finding?.confidence).toBe('likely');
    expect(shown).toContain(claim);
    expect(shown).toContain(`[\\"sts:AssumeRoleWithWebIdentity\\", \\"${action}\\"]`);
    expect(shown).not.toContain('role-skip-session-tagging');
  });

  it.each([
    [{}, 'likely', /This step sent no policy, so the ID token probably carries too many session tags/],
    [
      { inlineSessionPolicy: '{}' },
      'certain',
      /^"inline-session-policy" exceeds .* The session tags in the ID token count/,
    ],
    [
      { managedSessionPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      'certain',
      /^"managed-session-policies" exceed /,
    ],
    [
      { inlineSessionPolicy: '{}', managedSessionPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      'certain',
      /^"inline-session-policy" and "managed-session-policies" together exceed /,
    ],
  ] as const)('blames no more for a packed size than was given: %j', (given, confidence, cause) => {
    const refused = refusedWith('PackedPolicyTooLarge', 'Packed size of session tags consumes 112% of allotted space.');
    const [finding] = diagnose({ ...refused, settings: { ...refused.settings, ...given } }).findings;
    expect([finding?.code, finding?.confidence]).toEqual(['SESSION_POLICY_TOO_LARGE', confidence]);
    expect(plainWords(finding === undefined ? '' : explain(finding).cause)).toMatch(cause);
  });

  const NAMED = "Correct what AWS's message names:";
  it.each<[Partial<Settings>, string]>([
    [{}, `${NAMED} "role-duration-seconds" or the ARN of the role.`],
    [{ wantedSessionName: 'ci' }, `${NAMED} "role-session-name", "role-duration-seconds", or the ARN of the role.`],
    [
      { inlineSessionPolicy: '{}' },
      `${NAMED} "role-duration-seconds", "inline-session-policy", or the ARN of the role.`,
    ],
    [{ inlineSessionPolicy: '{}', roleChain: [ROLE] }, "Correct the ARN of the role, as AWS's message says."],
  ])('names only inputs that were sent where STS rejects one: %j', (given, told) => {
    const refused = refusedWith('ValidationError', 'Request ARN is invalid');
    const { wantedSessionName: _, ...settings } = refused.settings;
    const [finding] = diagnose({ ...refused, settings: { ...settings, ...given } }).findings;
    const [fix] = finding === undefined ? [] : explain(finding).fix;
    expect(plainWords(fix?.text ?? '')).toBe(told);
  });

  it.each([
    ['https://token.actions.githubusercontent.com/octo-ent', 'ENTERPRISE_ISSUER_NOT_REGISTERED'],
    ['https://token.actions.octo.ghe.com/octo', 'ENTERPRISE_ISSUER_NOT_REGISTERED'],
    ['https://token.actions.octo.ghe.com', 'OIDC_PROVIDER_MISSING'],
    ['https://ghe.example.com/_services/token', 'OIDC_PROVIDER_MISSING'],
    ['https://token.actions.example.com/octo-ent', 'OIDC_PROVIDER_MISSING'],
  ])('says of an issuer without a provider whether an enterprise is its path: %s', (iss, code) => {
    const refused = refusedWith('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${iss}`);
    const { findings } = diagnose({ ...refused, idToken: { status: 'succeeded', value: { ...CLAIMS, iss } } });
    expect(findings.map(({ code: found }) => found)).toEqual([code]);
  });

  it.each([
    ['https://token.actions.githubusercontent.com', 'likely', /most likely temporary/, /^Run the job again/],
    ['https://token.actions.octo.ghe.com', 'likely', /most likely temporary/, /^Run the job again/],
    ['https://ghe.example.com/_services/token', 'certain', /is not from a public CA/, /^Give the server behind/],
    ['https://token.actions.example.com', 'certain', /is not from a public CA/, /^Give the server behind/],
  ])("judges a thumbprint by whose the issuer's server is: %s", (iss, confidence, cause, fix) => {
    const message = "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint";
    const refused = refusedWith('InvalidIdentityToken', message);
    const idToken = { status: 'succeeded' as const, value: { ...CLAIMS, iss } };
    const [finding] = diagnose({ ...refused, idToken }).findings;
    const explanation = finding && explain(finding);
    expect([finding?.code, finding?.confidence]).toEqual(['OIDC_PROVIDER_THUMBPRINT_DIFFERS', confidence]);
    expect(plainWords(explanation?.cause ?? '')).toMatch(cause);
    expect(plainWords(explanation?.fix[0]?.text ?? '')).toMatch(fix);
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

/** The first step of the fix, and all texts, for a token of this issuer on this kind of runner. */
function toldFor(code: string, message: string, iss = CLAIMS.iss, runner_environment = 'github-hosted') {
  const context = { ...CLAIMS.context, runner_environment };
  const claims = { ...CLAIMS, iss, context };
  const facts = { ...refusedWith(code, message), idToken: { status: 'succeeded', value: claims } } as const;
  const [finding] = diagnose(facts).findings;
  const { cause, fix = [] } = finding === undefined ? {} : explain(finding);
  return {
    confidence: finding?.confidence,
    cause: plainWords(cause ?? ''),
    steps: fix.map(({ text }) => plainWords(text)),
  };
}

describe('the fix of a refused exchange', () => {
  const KEY = "Couldn't retrieve verification key from your identity provider";

  it.each([
    [CLAIMS.iss, /^Run the job again/],
    ['https://token.actions.octocorp.ghe.com', /^Run the job again/],
    [
      'https://github.example.net/_services/token',
      /^Let AWS reach "https:\/\/github.example.net\/_services\/token\/.well-known/,
    ],
  ])('for keys of %s that AWS cannot read begins with what helps there', (iss, step) => {
    expect(toldFor('InvalidIdentityToken', KEY, iss).steps[0]).toMatch(step);
  });

  it('names the credentials of a runner of its own where the account has no provider', () => {
    const message = 'No OpenIDConnect provider found in your account for https://x';
    const steps = (runner: string) => toldFor('InvalidIdentityToken', message, CLAIMS.iss, runner).steps.join(' ');
    expect(steps('self-hosted')).toContain('set "role-chaining: true"');
    expect(steps('github-hosted')).not.toContain('role-chaining');
  });

  it.each([
    ['with an explicit deny in a resource control policy', /^Have the resource control policy exempt /],
    ['because no VPC endpoint policy allows it', /^Add this statement to the VPC endpoint policy:$/],
  ])('is about the policy that AWS blames, for certain: %s', (reason, step) => {
    const told = toldFor('AccessDenied', `Not authorized: sts:AssumeRoleWithWebIdentity ${reason}`);
    expect(told.confidence).toBe('certain');
    expect(told.cause).toContain(/(?:resource control|VPC endpoint) policy/.exec(reason)?.[0]);
    expect(told.steps[0]).toMatch(step);
  });

  it.each([
    ['id-token', /^Remove the input "audience": sigstore is/],
    ['token-file', /^Put a token for AWS into the file: sigstore is/],
    ['ambient', /^Put a token for AWS into the file: sigstore is/],
  ] as const)('takes away an audience for another service where it was requested: %s', (source, step) => {
    const { settings, ...refused } = refusedWith('AccessDenied', 'Not authorized', 403);
    const idToken = { status: 'succeeded', value: { ...CLAIMS, aud: 'sigstore' } } as const;
    const [finding] = diagnose({ ...refused, idToken, settings: { ...settings, source } }).findings;
    expect(plainWords((finding && explain(finding).fix[0]?.text) ?? '')).toMatch(step);
  });

  it.each([
    ['VPC endpoint policy', ['Effect', 'Principal', 'Action', 'Resource']],
    ['service control policy', ['Effect', 'Action', 'Resource']],
  ])('writes a statement that AWS takes in a %s', (kind, elements) => {
    const message = `Not authorized: sts:AssumeRoleWithWebIdentity because no ${kind} allows it`;
    const [finding] = diagnose(refusedWith('AccessDenied', message)).findings;
    const text = finding && explain(finding).fix[0]?.snippet?.text;
    expect(Object.keys(JSON.parse(text ?? ''))).toEqual(elements);
  });
});

const ALWAYS: readonly DenialCause[] = [
  'role-not-found',
  'policy-form',
  'recent-change',
  'ACCESS_DENIED_AUDIENCE',
  'organization-guardrail',
];

const FEATURE = { ref: 'refs/heads/feature' };

describe('rankAccessDeniedCauses', () => {
  it.each<[string, IdTokenClaims, DenialCause[], DenialCause[]]>([
    ['the usual branch', CLAIMS, [], ['ACCESS_DENIED_BRANCH', 'name-only-subject']],
    [
      'the other usual branch',
      claimsWith('repo:o/r:ref:refs/heads/master', { ref: 'refs/heads/master' }),
      [],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject'],
    ],
    [
      'another branch',
      claimsWith('repo:octo-org/octo-repo:ref:refs/heads/feature', FEATURE),
      ['ACCESS_DENIED_BRANCH'],
      ['name-only-subject'],
    ],
    [
      'a branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/feature', FEATURE),
      ['ACCESS_DENIED_BRANCH', 'ACCESS_DENIED_IMMUTABLE_SUBJECT'],
      [],
    ],
    [
      'the usual branch in a repository with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:ref:refs/heads/main'),
      ['ACCESS_DENIED_IMMUTABLE_SUBJECT'],
      ['ACCESS_DENIED_BRANCH'],
    ],
    [
      'an environment',
      claimsWith('repo:octo-org/octo-repo:environment:prod', { environment: 'prod' }),
      ['ACCESS_DENIED_ENVIRONMENT'],
      ['name-only-subject'],
    ],
    [
      'an environment in upper case, with ids',
      claimsWith('repo:octo-org@1/octo-repo@2:environment:Prod', { environment: 'Prod' }),
      ['ACCESS_DENIED_ENVIRONMENT', 'ACCESS_DENIED_IMMUTABLE_SUBJECT', 'ACCESS_DENIED_LETTER_CASE'],
      [],
    ],
    [
      'a pull request',
      claimsWith('repo:octo-org/octo-repo:pull_request', { ref: 'refs/pull/1/merge' }),
      ['ACCESS_DENIED_PULL_REQUEST'],
      ['name-only-subject'],
    ],
    [
      'a tag',
      claimsWith('repo:octo-org/octo-repo:ref:refs/tags/v1', { ref: 'refs/tags/v1' }),
      ['ACCESS_DENIED_TAG'],
      ['name-only-subject'],
    ],
    [
      'a reusable workflow of another repository',
      { ...CLAIMS, context: { ...CLAIMS.context, job_workflow_ref: 'octo-org/shared/.github/workflows/x.yml@v1' } },
      ['ACCESS_DENIED_REUSABLE_WORKFLOW'],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject'],
    ],
    [
      'a workflow of the same repository, called in other letters',
      { ...CLAIMS, context: { ...CLAIMS.context, job_workflow_ref: 'Octo-Org/Octo-Repo/.github/workflows/x.yml@v1' } },
      [],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject'],
    ],
    [
      'an environment with a colon',
      claimsWith('repo:octo-org/octo-repo:environment:prod%3Aeu', { environment: 'prod:eu' }),
      ['ACCESS_DENIED_ENCODED_COLON', 'ACCESS_DENIED_ENVIRONMENT'],
      ['name-only-subject'],
    ],
    ['a chosen subject', claimsWith('repository_id:2:actor:mona'), ['ACCESS_DENIED_CUSTOM_SUBJECT'], []],
    [
      'a chosen subject with ids and capitals',
      claimsWith('repo:Octo@1/octo-repo@2:actor:mona'),
      ['ACCESS_DENIED_CUSTOM_SUBJECT', 'ACCESS_DENIED_IMMUTABLE_SUBJECT', 'ACCESS_DENIED_LETTER_CASE'],
      [],
    ],
    [
      'a runner of its own, which may have a role',
      claimsWith(CLAIMS.sub, { runner_environment: 'self-hosted' }),
      [],
      ['ACCESS_DENIED_BRANCH', 'name-only-subject', 'runner-credentials'],
    ],
    [
      'a token that says nothing of the run',
      { ...CLAIMS, context: {} },
      ['ACCESS_DENIED_BRANCH'],
      ['name-only-subject'],
    ],
  ])('ranks them for %s', (_name, claims, likely, possible) => {
    expect(rankAccessDeniedCauses({ claims, role: ROLE })).toEqual([
      ...likely.map((cause) => ({ cause, confidence: 'likely' })),
      ...[...ALWAYS, ...possible].map((cause) => ({ cause, confidence: 'possible' })),
    ]);
  });

  it.each([
    ['aws', 'sts.amazonaws.com.cn', 'likely'],
    ['aws-cn', 'sts.amazonaws.com.cn', 'possible'],
    ['aws-cn', 'sts.amazonaws.com', 'possible'],
    ['aws-us-gov', 'sts.amazonaws.com', 'possible'],
  ] as const)('tells in partition %s from the audience %s that its cause is %s', (partition, aud, confidence) => {
    const causes = rankAccessDeniedCauses({ claims: { ...CLAIMS, aud }, role: { ...ROLE, partition } });
    expect(causes).toContainEqual({ cause: 'ACCESS_DENIED_AUDIENCE', confidence });
  });

  it('puts credentials of the job before what any token can meet, and names them once', () => {
    const claims = claimsWith('repo:octo-org/octo-repo:environment:prod', { runner_environment: 'self-hosted' });
    const unusedSource = { kind: 'keys' } as const;
    const causes = rankAccessDeniedCauses({ claims, role: ROLE, unusedSource }).map(({ cause }) => cause);
    expect(causes.slice(0, 2)).toEqual(['ACCESS_DENIED_ENVIRONMENT', 'runner-credentials']);
    expect(causes.filter((cause) => cause === 'runner-credentials')).toHaveLength(1);
  });

  it('names each cause once, the likely ones first, for any claims', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (sub, ref) => {
        const causes = rankAccessDeniedCauses({ claims: claimsWith(sub, { ref, job_workflow_ref: ref }), role: ROLE });
        expect(new Set(causes.map(({ cause }) => cause)).size).toBe(causes.length);
        const order = causes.map(({ confidence }) => confidence);
        expect(order).toEqual([...order].sort());
        expect(causes.map(({ cause }) => cause)).toEqual(expect.arrayContaining([...ALWAYS]));
      }),
    );
  });
});
