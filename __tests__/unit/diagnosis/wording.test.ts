// The words of every finding, as somebody reads them who meets it for the first time.
import { describe, expect, it } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { explain } from '../../../src/diagnosis/explain.ts';
import type { Evidence, Finding, FindingCode } from '../../../src/diagnosis/finding.ts';
import { error } from '../../../src/diagnosis/finding.ts';
import { checkExpectations } from '../../../src/observe/expectations.ts';
import { INPUT_NAMES } from '../../../src/settings/inputs.ts';
import { parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { matchSubject } from '../../../src/trust-policy/subject-match.ts';
import { plainWords, type Words, words } from '../../../src/util/words.ts';
import { everyFinding } from '../samples/every-finding.ts';
import { CLAIMS, claimsWith, failureOf, NOW, ROLE, SETTINGS } from '../samples/healthy.ts';
import { bannedIn } from '../samples/voice.ts';

const SAMPLES = new Map(everyFinding('deploy').map((finding) => [finding.code, finding]));

/** The sample of the code, but for what is given. */
function like<C extends FindingCode>(code: C, changes: Partial<Evidence<C>>): Finding {
  const sample = SAMPLES.get(code);
  return { ...sample, evidence: { ...sample?.evidence, ...changes } } as Finding;
}

const EXCHANGE = {
  failure: failureOf('AssumeRoleWithWebIdentity', 'AccessDenied'),
  role: ROLE,
  claims: CLAIMS,
} as const;
const CAUSES = (SAMPLES.get('ACCESS_DENIED_BRANCH') as Extract<Finding, { code: 'ACCESS_DENIED_BRANCH' }>).evidence
  .causes;

/** What this run meets with a trust policy of which one statement is as given. */
function policyFinding(code: FindingCode, statement: object, failed = true): Finding {
  const parsed = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  if (!parsed.ok) throw new Error(parsed.problem);
  const settings = { role: ROLE, region: 'eu-central-1', roleSessionName: 'x', endpoint: SETTINGS.endpoint };
  const policyFile = { path: '.github/trust-policy.json', policy: parsed.policy };
  const { policy } = checkExpectations({ settings, claims: CLAIMS, policyFile, now: NOW });
  const { failure, ...exchange } = EXCHANGE;
  const evidence = { ...exchange, region: 'eu-central-1', policy, ...(failed ? { failure } : {}) };
  return { code, severity: 'error', confidence: 'certain', evidence } as Finding;
}

function statementWith(change: object, subject = CLAIMS.sub): object {
  const keys = 'token.actions.githubusercontent.com';
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${ROLE.account}:oidc-provider/${keys}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${keys}:aud`]: CLAIMS.aud, [`${keys}:sub`]: subject } },
    ...change,
  };
}

const PROBLEM = {
  input: 'role-duration-seconds',
  rule: 'a number of seconds from 900 to 43200',
  value: 'abc',
} as const;
const STS = (code: string, message = 'No.') => ({ failure: failureOf('GetCallerIdentity', code, { message }) });

function subjectFinding(expected: readonly string[]): Finding {
  const match = matchSubject(expected, CLAIMS);
  if (match.matched) throw new Error('the subject is not to match');
  return error('SUBJECT_NOT_EXPECTED', { claims: CLAIMS, expected, match });
}

/** Findings whose words depend on their evidence. */
const VARIANTS: readonly (readonly [name: string, finding: Finding])[] = [
  ['one bad input', error('INVALID_INPUT', { problems: [PROBLEM] })],
  [
    'one bad input and a hint',
    error('INVALID_INPUT', { problems: [{ ...PROBLEM, value: '', hint: 'Perhaps it came out empty.' }] }),
  ],
  ['a bad variable', error('INVALID_INPUT', { problems: [{ ...PROBLEM, input: 'AWS_REGION' }] })],
  [
    'keys that a region to be enabled does not know',
    error('KEYS_REJECTED', {
      failure: failureOf('GetCallerIdentity', 'InvalidClientTokenId'),
      region: 'ap-east-1',
      source: 'keys',
    }),
  ],
  [
    'a home folder without an absolute path',
    error('PUBLISHING_FAILED', { message: 'me/.aws/config is not an absolute path.', reason: 'profile file' }),
  ],
  ['an account that is named', like('ACCOUNT_NOT_ALLOWED', { source: 'role-to-assume', account: '444455556666' })],
  ['a role that is named', like('ROLE_NOT_ALLOWED', { source: 'role-to-assume', role: ROLE.text })],
  [
    'a policy file without a role',
    error('TRUST_POLICY_FILE_INVALID', { path: 'trust.json', problem: 'There is no such file.' }),
  ],
  ...CAUSES.map(
    ({ cause }) =>
      [
        `a refusal that is likely for ${cause}`,
        like('ACCESS_DENIED_BRANCH', { ...EXCHANGE, causes: [{ cause, confidence: 'likely' }] }),
      ] as const,
  ),
  ...CAUSES.map(
    ({ cause }) =>
      [
        `a refusal that is possible for ${cause}`,
        like('ACCESS_DENIED_ROLE_OR_POLICY', { ...EXCHANGE, causes: [{ cause, confidence: 'possible' }] }),
      ] as const,
  ),
  ['a refusal without a cause', like('ACCESS_DENIED_ROLE_OR_POLICY', { causes: [] })],
  [
    'a subject of which no policy is safe',
    like('ACCESS_DENIED_CUSTOM_SUBJECT', { ...EXCHANGE, claims: claimsWith('actor:mona') }),
  ],
  [
    'a file without a token',
    error('TOKEN_FILE_UNREADABLE', { failure: failureOf('ReadTokenFile', 'NO_TOKEN_IN_FILE') }),
  ],
  [
    'a token that is none',
    like('ID_TOKEN_REJECTED', {
      failure: failureOf('AssumeRoleWithWebIdentity', 'InvalidIdentityToken', {
        message: 'The ID Token provided is not a valid JWT.',
      }),
    }),
  ],
  [
    'a chain of one',
    like('ASSUME_ROLE_NOT_TRUSTED', { step: 1, steps: 1, caller: 'arn:aws:sts::111122223333:assumed-role/base/x' }),
  ],
  [
    'a caller that is not known',
    error('ASSUME_ROLE_NOT_TRUSTED', {
      role: ROLE,
      step: 1,
      steps: 1,
      sent: { roleSessionName: 'ci', tags: [], describesRun: false, inputs: ['role-external-id'] },
      failure: failureOf('AssumeRole', 'AccessDenied'),
    }),
  ],
  ['a signature without times', error('SIGNATURE_TIME_REJECTED', STS('SignatureDoesNotMatch'))],
  ['a clock that is a little off', like('CLOCK_SKEW', { limitSeconds: 240, os: 'Linux' })],
  [
    'a clock that is off by minutes',
    like('CLOCK_SKEW', {
      limitSeconds: 240,
      clockSkew: { clockSkewSeconds: -400, uncertaintySeconds: 1, agreed: false, provenSeconds: -399 },
    }),
  ],
  [
    'a clock that is off by a minute',
    like('CLOCK_SKEW', {
      limitSeconds: 60,
      clockSkew: { clockSkewSeconds: 100, uncertaintySeconds: 1, agreed: true, provenSeconds: 99 },
    }),
  ],
  [
    'an expired session and a clock that is off',
    like('SESSION_ALREADY_EXPIRED', {
      clockSkew: { clockSkewSeconds: 1000, uncertaintySeconds: 1, agreed: true, provenSeconds: 999 },
    }),
  ],
  [
    'a region that DNS does not know',
    error('DNS_LOOKUP_FAILED', { ...STS('ENOTFOUND'), region: 'eu-central-9', endpointSource: 'region' }),
  ],
  [
    'a region that exists, and that DNS does not know',
    error('DNS_LOOKUP_FAILED', { ...STS('ENOTFOUND'), region: 'eu-central-1', endpointSource: 'region' }),
  ],
  [
    'a FIPS endpoint in an input that DNS does not know',
    error('DNS_LOOKUP_FAILED', {
      failure: failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND', { host: 'sts-fips.eu-central-1.amazonaws.com' }),
      endpointSource: 'sts-endpoint',
      region: 'eu-central-1',
    }),
  ],
  [
    'an exchange without keys that is refused for its keys',
    error('CREDENTIALS_NOT_RECOGNIZED', {
      failure: failureOf('AssumeRoleWithWebIdentity', 'InvalidClientTokenId'),
      region: 'ap-east-1',
    }),
  ],
  [
    "GitHub's host that DNS does not know",
    error('DNS_LOOKUP_FAILED', {
      failure: failureOf('RequestIdToken', 'ENOTFOUND', {
        service: 'github',
        host: 'token.actions.githubusercontent.com',
      }),
      endpointSource: 'region',
      region: 'eu-central-1',
    }),
  ],
  ['a failure without a request id', error('UNEXPLAINED_FAILURE', STS('Teapot'))],
  ['a cancellation between requests', error('CANCELED', {})],
  [
    'an error of Node.js',
    error('INTERNAL_ERROR', {
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'arn'). Sorry",
    }),
  ],
  [
    'a file that cannot be written',
    error('PUBLISHING_FAILED', { message: 'ENOSPC: no space left on device, write', reason: 'other' }),
  ],
  [
    'variables of which one is missing',
    error('ID_TOKEN_VARIABLES_BROKEN', {
      failure: failureOf('RequestIdToken', 'BAD', {
        message: 'ACTIONS_ID_TOKEN_REQUEST_URL does not hold an https:// URL.',
      }),
    }),
  ],
  [
    'a token file that is not there',
    error('TOKEN_FILE_UNREADABLE', {
      failure: failureOf('ReadTokenFile', 'ENOENT', { message: '/var/run/token cannot be read (ENOENT).' }),
    }),
  ],
  [
    'a refusal that AWS puts down to a policy of the organization',
    like('ACCESS_DENIED_DESPITE_POLICY', {
      failure: failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', {
        message: 'Not authorized, with an explicit deny in a resource control policy',
      }),
    }),
  ],
  ['a proxy that refuses', error('PROXY_REFUSED', STS('PROXY_HTTP_403', 'Proxy response (403) was not 200. Go away.'))],
  ['a subject that is like none', subjectFinding(['repo:octo-org/octo-repo:environment:production'])],
  ['a subject without its beginning', subjectFinding(['octo-org/octo-repo:ref:refs/heads/main'])],
  ['a subject that is customized', subjectFinding(['repository_id:456789:ref:refs/heads/main'])],
  ['a policy without an Allow', policyFinding('TRUST_POLICY_CONDITION_REFUSES', statementWith({ Effect: 'Deny' }))],
  ['a policy that denies', policyFinding('TRUST_POLICY_DENIES', statementWith({ Effect: 'Deny' }))],
  [
    'a policy of another subject',
    policyFinding('TRUST_POLICY_SUBJECT_DIFFERS', statementWith({}, 'repo:octo-org/octo-repo:pull_request')),
  ],
  [
    'a policy of another subject, before AWS is asked',
    policyFinding('TRUST_POLICY_SUBJECT_DIFFERS', statementWith({}, 'repo:octo-org/octo-repo:*'), false),
  ],
  [
    'a policy of another action',
    policyFinding('TRUST_POLICY_OTHER_ACTION', statementWith({ Action: 'sts:AssumeRole' })),
  ],
  ['a policy of another principal', policyFinding('TRUST_POLICY_OTHER_PRINCIPAL', statementWith({ Principal: '*' }))],
  [
    'a policy that is undecided',
    policyFinding(
      'TRUST_POLICY_UNDECIDED',
      statementWith({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      false,
    ),
  ],
];

const ALL = [...[...SAMPLES].map(([code, finding]) => [`${code}`, finding] as const), ...VARIANTS];

describe('explain', () => {
  it('gives a run that AWS let in no advice to change its job', () => {
    const statement = statementWith({}, 'repo:octo-org/octo-repo:environment:production');
    const [refused, granted] = (['TRUST_POLICY_SUBJECT_DIFFERS', 'TRUST_POLICY_FILE_OUTDATED'] as const).map((code) =>
      (explain(policyFinding(code, statement)).points?.items ?? []).map((item) => plainWords(item)),
    );
    expect(refused?.[0]).toContain('Add the environment of the pattern to the job.');
    expect(granted).toEqual(refused?.slice(1));
  });

  it.each([
    ['arn:aws:iam::111122223333:role/other', 'role'],
    ['arn:aws:iam::111122223333:user/team/ci', 'user'],
    ['arn:aws:iam::111122223333:root', 'identity'],
  ])('calls who is not allowed what it is: %s', (arn, kind) => {
    const { title, cause } = explain(
      error('ROLE_NOT_ALLOWED', { role: arn, allowed: [ROLE.text], source: 'GetCallerIdentity' }),
    );
    expect([title, plainWords(cause)]).toEqual([
      `This IAM ${kind} isn't allowed`,
      `The credentials belong to ${kind} ${arn}, which no entry of "allowed-role-arns" matches.`,
    ]);
  });

  it.each([
    ['aws-access-key-id', 'Store keys of an allowed role in the secrets'],
    ['the runner', 'Use credentials of an allowed role'],
    ['GetCallerIdentity', 'Check the earlier steps of the job'],
  ] as const)('says where to change the identity of credentials from %s', (source, start) => {
    const role = 'arn:aws:iam::111122223333:user/ci';
    const { fix } = explain(error('ROLE_NOT_ALLOWED', { role, allowed: [ROLE.text], source }));
    expect(plainWords(fix[0]?.text ?? words``)).toMatch(new RegExp(`^${start}`));
    expect(fix.flatMap(({ snippet }) => snippet ?? [])).toEqual([]); // the input takes roles only
  });

  it.each([
    ['https://sts.eu-west-1.amazonaws.com/', 'eu-central-1', 'Remove sts-endpoint'],
    ['https://sts.eu-west-1.amazonaws.com/', 'us-gov-west-1', 'Remove sts-endpoint'],
    ['https://sts.eu-west-1.amazonaws.com/', 'ap-southeast-2', 'Remove sts-endpoint'],
    ['https://sts.eu-west-1.amazonaws.com/', 'eu-wets-1', 'Set "aws-region" to eu-west-1'],
    ['https://vpce-0abc.sts.eu-west-1.vpce.amazonaws.com/', 'eu-central-1', 'Set "aws-region" to eu-west-1'],
  ])('keeps the endpoint %s beside the region %s where that is probably wrong', (url, region, fix) => {
    const evidence = { url, source: 'sts-endpoint', region, endpointRegion: 'eu-west-1' } as const;
    expect(plainWords(explain(error('ENDPOINT_REGION_MISMATCH', evidence)).fix[0]?.text ?? words``)).toContain(fix);
  });

  it.each([
    ['AWS_ROLE_ARN' as const, 'AWS_ROLE_ARN names', 'Change AWS_ROLE_ARN to'],
    [{ profile: 'ci' }, 'The AWS profile ci names', 'Change "role_arn" of the AWS profile ci to'],
  ])('names the place of a role that is not allowed: %j', (source, place, fix) => {
    const told = [
      explain(error('ROLE_NOT_ALLOWED', { role: ROLE.text, allowed: [], source })),
      explain(error('ACCOUNT_NOT_ALLOWED', { account: ROLE.account, allowed: [], source })),
    ];
    for (const one of told) {
      expect(plainWords(one.cause)).toContain(place);
      expect(plainWords(one.fix[0]?.text ?? words``)).toContain(fix);
    }
  });

  it.each([
    ['eu-central-1', 'The region exists', 'Let the DNS of the runner resolve'],
    ['eu-centrl-1', 'Either there is no region eu-centrl-1', 'Check "aws-region" for a typo'],
  ])('calls only a region that may not exist a typo: %s', (region, cause, fix) => {
    const told = explain(error('DNS_LOOKUP_FAILED', { ...STS('ENOTFOUND'), region, endpointSource: 'region' }));
    expect(plainWords(told.cause)).toContain(cause);
    expect(plainWords(told.fix[0]?.text ?? words``)).toContain(fix);
  });

  it.each([
    ['sts-fips.eu-central-1', 'STS has FIPS endpoints only in the US and Canada.', 'Remove "sts-endpoint"'],
    ['sts-fips.us-east-1', 'DNS has no address', 'for a typo'],
    ['sts.eu-centrl-1', 'DNS has no address', 'for a typo'],
  ])('says of %s in an input why DNS does not know it', (name, cause, fix) => {
    const failure = failureOf('AssumeRole', 'ENOTFOUND', { host: `${name}.amazonaws.com` });
    const told = explain(
      error('DNS_LOOKUP_FAILED', { failure, region: 'eu-central-1', endpointSource: 'sts-endpoint' }),
    );
    expect(plainWords(told.cause)).toContain(cause);
    expect(plainWords(told.fix[0]?.text ?? words``)).toContain(fix);
  });

  const AS_IN_TOKEN = 'If this run should reach AWS, write its subject as the token has it:';
  const NAMES = CLAIMS.sub;
  const IDS = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main';
  it.each<[pattern: string, sub: string, fix: string, snippet: string | undefined]>([
    [
      'octo-org/octo-repo:ref:*',
      NAMES,
      'Write "repo:" at the beginning of the pattern, as in the token: repo:octo-org/octo-repo:ref:*.',
      undefined,
    ],
    [
      'octo-org/octo-repo:ref:refs/heads/main',
      IDS,
      `Write "repo:" at the beginning of the pattern, and add the ids of owner and repository, as in the token: ${IDS}.`,
      undefined,
    ],
    [
      'repo:octo-org/*:ref:*',
      IDS,
      `Add the ids of owner and repository to the pattern, as in the token: ${IDS.replace(/refs.*/, '*')}.`,
      undefined,
    ],
    [IDS, NAMES, `Remove the ids of owner and repository from the pattern, as in the token: ${NAMES}.`, undefined],
    [NAMES, `${NAMES}:workflow:deploy`, AS_IN_TOKEN, `${NAMES}:workflow:deploy`],
    [NAMES.replace('octo-org', 'Octo-Org'), NAMES, AS_IN_TOKEN, NAMES],
    ['octo-org/octo-repo', NAMES, AS_IN_TOKEN, NAMES],
  ])('names the form to write where %s is expected and the token has %s', (pattern, sub, fix, snippet) => {
    const claims = claimsWith(sub);
    const expected = ['repo:octo-org/unlike', pattern];
    const match = matchSubject(expected, claims);
    if (match.matched) throw new Error('the subject is not to match');
    const [first] = explain(error('SUBJECT_NOT_EXPECTED', { claims, expected, match })).fix;
    expect(plainWords(first?.text ?? words``)).toBe(fix);
    expect(first?.snippet?.text.split('\n').at(-1)?.trim()).toBe(snippet);
  });

  it('has no form to write for a run of another branch', () => {
    const [first] = explain(subjectFinding(['repo:octo-org/octo-repo:ref:refs/heads/next'])).fix;
    expect(plainWords(first?.text ?? words``)).toMatch(/^If this run should not reach AWS, add an "if:"/);
  });

  const IN_CHINA = { role: { ...ROLE, partition: 'aws-cn' as const } };
  const LISTED = { registered: ['sts.amazonaws.com'] };
  it.each<[string, string, object?]>([
    ['sts.amazonaws.com/', 'Correct the audience.'],
    ['https://STS.amazonaws.com', 'Correct the audience.'],
    ['sts.amazonaws.com,sigstore', 'Correct the audience.'],
    ['sts.amazonaws.com:oidc:GitHub:octo-org/octo-repo', 'Correct the audience.'],
    ['my-sts.amazonaws.com', 'Add the audience to the provider'],
    ['sts.amazonaws.com', 'Add the audience to the provider'],
    ['sts.amazonaws.com.cn', 'Remove the input "audience": sts.amazonaws.com.cn is for the regions of China.'],
    ['sts.amazonaws.com.cn', 'Add the audience to the provider', IN_CHINA],
    [
      'sts.amazonaws.com',
      'Remove the input "audience". Without it, the step requests "sts.amazonaws.com.cn"',
      IN_CHINA,
    ],
    ['https://github.com/octo-org', 'Add the audience to the provider'],
    ['sigstore', 'Remove the input "audience": sigstore is for another service.'],
    ['api://AzureADTokenExchange', 'Remove the input "audience"'],
    ['sigstore-of-ours', 'Add the audience to the provider'],
    ['https://github.com/octo-org', 'Remove the input "audience". The provider lists the usual one', LISTED],
    ['https://github.com/octo-org', 'Add the audience to the provider', { registered: ['https://example.com'] }],
    ['sts.amazonaws.com', 'Add the audience to the provider', { registered: ['https://example.com'] }],
    ['sts.amazonaws.com.cn', 'Remove the input "audience": sts.amazonaws.com.cn is for the regions', LISTED],
    ['sts.amazonaws.com.cn', 'Put a token for AWS into the file: sts.amazonaws.com.cn is for', { fromFile: true }],
    ['sigstore', 'Put a token for AWS into the file: sigstore is for another service', { fromFile: true }],
    ['https://example.com', 'Add the audience to the provider', { fromFile: true }],
  ])('begins with what the audience shows to be wrong: %s', (aud, fix, more = {}) => {
    const claims = { ...CLAIMS, aud };
    const told = explain(error('AUDIENCE_NOT_REGISTERED', { ...EXCHANGE, region: 'eu-central-1', claims, ...more }));
    expect(plainWords(told.fix[0]?.text ?? words``)).toContain(fix);
    expect(told.fix.some(({ snippet }) => snippet?.text.includes(`--client-id ${aud}`))).toBe(true);
  });

  it.each([
    ['sts.amazonaws.com.cn', 'sts.amazonaws.com', 1],
    ['sigstore', 'sts.amazonaws.com', 1],
    ['https://github.com/octo-org', 'https://github.com/octo-org', 0],
  ])('has a new provider list no audience of another place: %s', (aud, listed, corrections) => {
    const { fix } = explain(
      error('OIDC_PROVIDER_MISSING', { ...EXCHANGE, region: 'eu-central-1', claims: { ...CLAIMS, aud } }),
    );
    expect(fix[0]?.snippet?.text).toMatch(new RegExp(`--client-id-list ${listed}$`));
    expect(fix.filter(({ text }) => plainWords(text).startsWith('Remove the input "audience"'))).toHaveLength(
      corrections,
    );
  });

  it('names an audience that the provider lists', () => {
    const claims = { ...CLAIMS, aud: 'https://github.com/octo-org' };
    const evidence = { ...EXCHANGE, region: 'eu-central-1', claims, registered: ['https://example.com'] };
    const steps = explain(error('AUDIENCE_NOT_REGISTERED', evidence)).fix.map(({ text }) => plainWords(text));
    expect(steps[1]).toBe('Or set the input "audience" to https://example.com, which the provider lists.');
  });

  it.each([
    ['sigstore', 'Remove the input "audience"'],
    ['sts.amazonaws.com.cn', 'Remove the input "audience"'],
    ['https://github.com/octo-org', 'Allow this audience in the trust policy'],
  ])('has the trust policy allow no audience of another service first: %s', (aud, fix) => {
    const evidence = { ...EXCHANGE, region: 'eu-central-1', claims: { ...CLAIMS, aud }, causes: [] };
    expect(plainWords(explain(error('ACCESS_DENIED_AUDIENCE', evidence, 'likely')).fix[0]?.text ?? words``)).toContain(
      fix,
    );
  });

  it.each([
    ['ap-east-1', "hasn't enabled ap-east-1"],
    ['eu-central-1', 'the partition of eu-central-1'],
  ])('names the causes that keys can be refused for in %s', (region, cause) => {
    const failure = failureOf('GetCallerIdentity', 'InvalidClientTokenId');
    const told = explain(error('KEYS_REJECTED', { failure, region, source: 'keys' }, 'likely'));
    expect(plainWords(told.cause)).toContain(cause);
    expect(told.fix.some(({ text }) => plainWords(text).includes(`enable ${region}`))).toBe(region === 'ap-east-1');
  });

  it('says where a home folder without an absolute path is set', () => {
    const message = 'me/.aws/config is not an absolute path.';
    const told = explain(error('PUBLISHING_FAILED', { message, path: 'me/.aws/config', reason: 'profile file' }));
    expect(plainWords(told.fix[0]?.text ?? words``)).toMatch(/^Set HOME to the absolute path of a folder/);
  });

  it('tells of the policy that AWS itself blames', () => {
    const failure = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', {
      message: 'Not authorized, with an explicit deny in a resource control policy',
    });
    const { title, cause, fix } = explain(like('ACCESS_DENIED_DESPITE_POLICY', { failure }));
    expect(title).toBe('A resource control policy refuses this run');
    expect(plainWords(cause)).not.toContain('no reason given');
    expect(plainWords(fix[0]?.text ?? words``)).toContain('Have the resource control policy exempt');
  });

  it('does not say that credentials were issued where the exchange itself was refused', () => {
    const failure = failureOf('AssumeRoleWithWebIdentity', 'InvalidClientTokenId');
    const { cause, fix } = explain(error('CREDENTIALS_NOT_RECOGNIZED', { failure, region: 'ap-east-1' }, 'possible'));
    expect(plainWords(cause)).not.toContain('issued');
    expect(plainWords(fix[0]?.text ?? words``)).toContain('enable ap-east-1');
  });

  it.each([
    ['allowed-account-ids', 'any, or a list, each item an account id of 12 digits', 'none', 'but is none.'],
    ['role-duration-seconds', 'a duration', 'auto', 'but is auto.'],
    ['role-to-assume', 'the ARN of an IAM role', 'none', "but isn't set."],
    ['aws-region', 'the name of an AWS region', 'auto', "but isn't set."],
  ])('says of %s that %s is not %s', (name, rule, value, sentence) => {
    const { cause } = explain(error('INVALID_INPUT', { problems: [{ input: name, rule, value }] }));
    expect(plainWords(cause)).toContain(sentence);
  });

  it.each(ALL)('has a short title for %s', (_name, finding) => {
    expect(explain(finding).title.length).toBeLessThanOrEqual(60);
    expect(explain(finding).title).not.toMatch(/[.:;]$/);
  });

  it.each(ALL)('tells the cause of %s in short sentences', (_name, finding) => {
    const cause = plainWords(explain(finding).cause);
    expect(withoutQuotations(cause)).toMatch(/[.]$/);
    expect(sentencesIn(cause).length).toBeLessThanOrEqual(CAUSE_MAX_SENTENCES);
  });

  it.each(ALL)('has short sentences everywhere for %s, and marks the values in them', (_name, finding) => {
    const { cause, points, fix } = explain(finding);
    const [steps, items] = [fix.map((step) => step.text), points?.items ?? []];
    for (const text of [cause, ...steps]) expect(text).toEqual({ parts: expect.any(Array) });
    for (const text of [cause, ...steps, ...items]) {
      const long = sentencesIn(plainWords(text)).filter((sentence) => wordsIn(sentence).length > SENTENCE_MAX_WORDS);
      expect(long).toEqual([]);
    }
  });

  it.each(ALL)('is in American English without stock phrases for %s', (_name, finding) => {
    const { title, cause, comparison, points, evidence, fix } = explain(finding);
    const sentences = [cause, ...(points?.items ?? []), ...fix.map((step) => step.text)];
    const labels = [...(comparison?.rows ?? []), ...evidence].map(([label]) => label);
    const sections = fix.map(({ section = '' }) => section);
    const own = sentences.map((text) => (typeof text === 'string' ? text : ownWordsOf(text)));
    const all = [title, points?.heading ?? '', ...labels, ...sections, ...own];
    expect(all.flatMap(bannedIn)).toEqual([]);
  });

  it.each(ALL)('begins the fix of %s with something to do', (_name, finding) => {
    const [step] = explain(finding).fix;
    const text = plainWords(step?.text ?? '');
    expect(withoutQuotations(text)).toMatch(INSTRUCTION);
    expect(step?.snippet === undefined ? namedIn(text) : ['the snippet']).not.toEqual([]);
  });

  it.each(ALL)('says what to paste for %s in full', (_name, finding) => {
    for (const { text, snippet } of explain(finding).fix) {
      // A step with something to paste leads up to it, and only such a step.
      expect(plainWords(text).at(-1)).toBe(snippet === undefined ? '.' : ':');
      if (snippet === undefined) continue;
      expect(snippet.text).not.toMatch(PLACEHOLDER);
      if (snippet.language === 'json') expect(parsedJson(snippet.text)).toEqual(expect.any(Object));
      if (snippet.language === 'yaml') expect(parseYaml(snippet.text)).toEqual(expect.any(Object));
      if (snippet.language === 'sh') expect(snippet.text).not.toMatch(UNFILLED_VARIABLE);
    }
  });

  it.each(ALL)('has whole sentences for %s', (_name, finding) => {
    const { cause, points, fix } = explain(finding);
    for (const { text } of fix) expect(plainWords(text)).toMatch(/^[A-Z]/);
    for (const item of points?.items ?? []) expect(plainWords(item).length).toBeGreaterThan(0);
    expect(points?.heading ?? '').not.toMatch(/[.:]$/);
    for (const text of [cause, ...(points?.items ?? []), ...fix.map((step) => step.text)]) {
      if (typeof text !== 'string') expect(ownWordsOf(text).split('"').length % 2).toBe(1); // each quote is closed
    }
  });
});

/** A whole policy, or members of one to paste. */
function parsedJson(text: string): unknown {
  return JSON.parse(text.startsWith('{') ? text : `{${text}}`);
}

function ownWordsOf({ parts }: Words): string {
  return parts.filter((part) => typeof part === 'string').join('');
}

const CAUSE_MAX_SENTENCES = 4;
/** A quotation counts as one word. */
const SENTENCE_MAX_WORDS = 25;

function sentencesIn(text: string): readonly string[] {
  return withoutQuotations(text).split(/(?<=[.!?])\s+/);
}

/** What others said, and names in which a full stop or a question mark ends nothing. */
function withoutQuotations(text: string): string {
  return text
    .replace(/"[^"]*"/g, 'Q')
    .replace(/\b(?:https?:\/\/|arn:)[^\s,;)]*[^\s,;).:]/g, 'Q')
    .replace(/(?<=[\w*)/])[.?!](?=[\w*/])/g, '')
    .replace(/(?<=^|\s)[.](?=\w)/g, '')
    .replace(/\bNode\.js\b/g, 'Q');
}

function wordsIn(text: string): readonly string[] {
  return withoutQuotations(text).trim().split(/\s+/);
}

const VERBS =
  'Activate|Add|Allow|Ask|Change|Check|Choose|Copy|Correct|Create|Delete|Free|Get|Give|Have|Keep|Leave|Let|Look|Make|Move|Name|Open|Plan|' +
  'Put|Raise|Register|Remove|Replace|Report|Request|Run|Save|Send|Set|Shorten|Show|Skip|Synchronize|Update|Use|Write';
/** A verb, or a condition and then one. */
const INSTRUCTION = new RegExp(`^(?:(?:${VERBS})|(?:Only if|If|Where|On) [^.:]*?, (?:${VERBS.toLowerCase()}))\\b`);

/** Inputs, variables of the environment, fields of AWS, quoted text, addresses and commands: what can be looked for. */
function namedIn(text: string): readonly string[] {
  const inputs = INPUT_NAMES.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text));
  return [
    ...inputs,
    ...(text.match(/\b[A-Z]+(?:_[A-Z0-9]+)+\b|"[^"]+"|\bhttps?:\/\/\S+|\barn:\S+|\bsts:\w+|\bport \d+/g) ?? []),
  ];
}

/** What the reader would have to guess. */
const PLACEHOLDER = /…|\.\.\.|<[\w -]+>|\/path\/to|\b(?:ROLE|ACCOUNT|REGION|NAME|YOUR|TODO|EXAMPLE)\b|\bundefined\b/;
const UNFILLED_VARIABLE = /\$\w|\$\{|\{\w*\}/;
