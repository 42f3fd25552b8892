// Each mistake in a trust policy, beside the policy without it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateTrustPolicy } from '../../../src/trust-policy/generate.ts';
import { lintTrustPolicy } from '../../../src/trust-policy/lint.ts';
import { LINT_SEVERITIES, type LintCode } from '../../../src/trust-policy/lint-codes.ts';
import { parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { CLAIMS, claimsWith, NOW, ROLE, roleArn } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const SUB = 'repo:octo-org@1/octo-repo@2:environment:prod';
const SLUG = `https://${GITHUB}/my-ent`;
const GHES = 'https://ghes.example/_services/token';
type Json = Readonly<Record<string, unknown>>;
type Target = { readonly issuer?: string; readonly role?: typeof ROLE; readonly now?: number };

function lintsOf(policy: Json, { issuer = CLAIMS.iss, role = ROLE, now }: Target = {}) {
  const result = parseTrustPolicy(JSON.stringify(policy));
  if (!result.ok) throw new Error(result.problem);
  return lintTrustPolicy(result.policy, { issuer, role, now });
}

function codesOf(statements: Json | readonly Json[], target: Target = {}, version = '2012-10-17'): LintCode[] {
  return lintsOf({ Version: version, Statement: statements }, target).map(({ code }) => code);
}

function statement(changes: Json = {}, prefix = GITHUB): Json {
  const Condition = { StringEquals: { [`${prefix}:aud`]: 'sts.amazonaws.com', [`${prefix}:sub`]: SUB } };
  const Principal = { Federated: PROVIDER.replace(GITHUB, prefix) };
  return { Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', Condition, ...changes };
}

/** The good statement with these conditions added. */
function plus(operator: string, key: string, value: unknown, prefix = GITHUB): Json {
  const { Condition } = statement({}, prefix) as { Condition: Json };
  const same = (Condition[operator] ?? {}) as Json;
  return statement({ Condition: { ...Condition, [operator]: { ...same, [key]: value } } }, prefix);
}

/** The good statement with this condition for the subject. */
function subject(value: unknown, operator = 'StringLike', more: Json = {}): Json {
  const audience = { [`${GITHUB}:aud`]: 'sts.amazonaws.com', ...more };
  return statement({
    Condition:
      operator === 'StringEquals'
        ? { StringEquals: { ...audience, [`${GITHUB}:sub`]: value } }
        : { StringEquals: audience, [operator]: { [`${GITHUB}:sub`]: value } },
  });
}

const federated = (Federated: unknown) => statement({ Principal: { Federated } });
const deny = (Condition: Json) => [statement(), statement({ Effect: 'Deny', Condition })];
const condition = (Condition: Json) => statement({ Condition });
const ONLY_SUB = { StringEquals: { [`${GITHUB}:sub`]: SUB } };
const audience = (value: unknown, operator = 'StringLike') =>
  condition({ ...ONLY_SUB, [operator]: { [`${GITHUB}:aud`]: value } });
const AUD = { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } };
const PAST = new Date((NOW - 60) * 1000).toISOString();
const AHEAD = new Date((NOW + 60) * 1000).toISOString();
const CHINA = roleArn('arn:aws-cn:iam::111122223333:role/x');
const slug = (path: string) => plus('StringLike', `${GITHUB}${path}:ref`, 'refs/heads/*', `${GITHUB}/my-ent`);

type Case = readonly [codes: readonly LintCode[], statements: Json | readonly Json[], target?: Target];

const MISTAKES: readonly Case[] = [
  [['not-principal-allow'], statement({ Principal: undefined, NotPrincipal: { AWS: 'x' } })],
  [['principal-everyone'], statement({ Principal: '*' })],
  [['principal-everyone'], statement({ Principal: { AWS: '*' } })],
  [['principal-everyone'], federated('*')],
  [['principal-not-federated'], statement({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })],
  [['principal-not-federated'], statement({ Principal: { Service: 'ec2.amazonaws.com' } })],
  [['provider-misspelled'], federated(PROVIDER.replace('oidc-provider', 'oidc-providers'))],
  [['provider-misspelled'], federated(PROVIDER.replace(':iam::', ':sts::'))],
  [['provider-misspelled'], federated(PROVIDER.replace('oidc-provider', 'oidcprovider'))],
  [['provider-has-scheme'], federated(PROVIDER.replace(GITHUB, `https://${GITHUB}`))],
  [['provider-other-issuer'], federated(`${PROVIDER}/my-ent`)],
  [['provider-other-issuer'], federated(`${PROVIDER}/`)],
  [['provider-other-issuer'], federated(GITHUB)],
  [['provider-other-issuer'], federated('arn:aws:iam::1:oidc-provider/gitlab.com')],
  [['provider-other-issuer'], federated('arn:aws:iam::111122223333:saml-provider/x')],
  [['provider-other-partition'], federated(PROVIDER.replace('arn:aws:', 'arn:aws-cn:'))],
  [['provider-other-account'], federated(PROVIDER.replace('111122223333', '999922223333'))],
  [['action-assume-role'], statement({ Action: 'sts:AssumeRole' })],
  [['action-assume-role'], statement({ Action: ['sts:TagSession', 'STS:assumerole'] })],
  [['action-other'], statement({ Action: 'sts:AssumeRoleWithSAML' })],
  [['not-action-allow'], statement({ Action: undefined, NotAction: 'iam:*' })],
  [['prefix-missing'], plus('StringLike', 'ref', 'refs/heads/*')],
  [['prefix-has-scheme'], plus('StringLike', `https://${GITHUB}:ref`, 'refs/heads/*')],
  [['prefix-old-name'], plus('StringLike', `vs${GITHUB}:ref`, 'refs/heads/*')],
  [['prefix-has-slug'], plus('StringLike', `${GITHUB}/my-ent:ref`, 'refs/heads/*')],
  [['prefix-other-issuer'], plus('StringLike', 'token.action.githubusercontent.com:ref', 'refs/heads/*')],
  [['prefix-other-issuer'], plus('StringLike', `${GITHUB}/`.replace('com/', 'org:ref'), 'refs/heads/*')],
  [['prefix-lacks-slug'], slug(''), { issuer: SLUG }],
  [['prefix-slug-doubled'], slug('/my-ent/my-ent'), { issuer: SLUG }],
  [['prefix-other-issuer'], slug('/other'), { issuer: SLUG }],
  [['key-unconfirmed'], slug('/my-ent'), { issuer: SLUG }],
  [
    ['key-unconfirmed'],
    plus('StringLike', 'gitlab.com:namespace', 'x', 'gitlab.com'),
    { issuer: 'https://gitlab.com' },
  ],
  [['key-not-offered'], plus('StringEquals', `${GITHUB}:repository_owner`, 'octo-org')],
  [['key-not-offered'], plus('StringEquals', `${GITHUB}:ISS`, CLAIMS.iss)],
  [
    ['key-not-offered'],
    plus('StringEquals', 'ghes.example/_services/token:event_name', 'push', GHES.slice(8)),
    { issuer: GHES },
  ],
  [['key-never-present'], plus('StringEquals', `${GITHUB}:email`, 'x')],
  [['key-never-present'], plus('StringEquals', 'aws:PrincipalOrgID', 'o-1')],
  [['key-never-present'], plus('StringLike', 'aws:RequestTag/team', '*')],
  [['operator-unknown'], plus('StringMatches', `${GITHUB}:ref`, 'x')],
  [['wildcard-in-equals'], subject('repo:octo-org@1/octo-repo@2:ref:*', 'StringEquals')],
  [['wildcard-in-equals'], subject('repo:octo-org@1/octo-repo@2:ref:*', 'StringEqualsIgnoreCase')],
  [['wildcard-in-not-equals', 'negated-allow'], plus('StringNotEquals', `${GITHUB}:ref`, 'refs/tags/*')],
  [['for-all-values-allow'], plus('ForAllValues:StringLike', `${GITHUB}:ref`, 'refs/heads/*')],
  [['for-all-values-needless', 'write-control-doubtful'], subject(SUB, 'ForAllValues:StringLike')],
  [['if-exists-allow'], plus('StringEqualsIfExists', `${GITHUB}:environment`, 'prod')],
  [['if-exists-needless', 'write-control-doubtful'], subject(SUB, 'StringEqualsIfExists')],
  [['negated-allow'], plus('StringNotLike', `${GITHUB}:ref`, 'refs/tags/*')],
  [['deny-when-absent'], deny({ StringNotEquals: { [`${GITHUB}:environment`]: 'prod' } })],
  [['deny-when-absent'], deny({ StringLikeIfExists: { [`${GITHUB}:environment`]: 'prod' } })],
  [['deny-when-absent'], deny({ 'ForAllValues:StringLike': { [`${GITHUB}:environment`]: 'prod' } })],
  [['deny-always'], deny({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
  [['network-condition'], plus('IpAddress', 'aws:SourceIp', '203.0.113.0/24')],
  [['network-condition'], plus('StringLike', 'aws:sourcevpce', 'vpce-1')],
  [['date-window-past'], plus('DateLessThan', 'aws:CurrentTime', PAST), { now: NOW }],
  [['date-window-past'], plus('NumericLessThanEquals', 'aws:EpochTime', String(NOW - 1)), { now: NOW }],
  [['date-window-ahead'], plus('DateGreaterThan', 'aws:CurrentTime', AHEAD), { now: NOW }],
  [['aud-missing'], condition({ StringEquals: { [`${GITHUB}:sub`]: SUB } })],
  [['aud-any'], audience('*')],
  [['aud-any'], audience('**')],
  [['aud-any'], audience('?*')],
  [['aud-any'], audience(['sts.amazonaws.com', '*'])],
  [['aud-any'], audience('*', 'ForAnyValue:StringLike')],
  [
    ['if-exists-needless'],
    condition({ ...ONLY_SUB, StringEqualsIfExists: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
  ],
  [['sub-missing', 'write-control'], condition(AUD)],
  [['aud-missing', 'sub-missing', 'write-control'], condition({})],
  [['write-control'], plusNoSub('StringEquals', 'repository_id', '2')],
  [
    ['sub-workflow-only'],
    plusNoSub('StringEquals', 'job_workflow_ref', 'octo-org/x/.github/workflows/y.yml@refs/heads/main'),
  ],
  [['sub-any', 'write-control'], subject('*')],
  [['sub-any', 'write-control-doubtful'], subject('**')],
  [['sub-any', 'write-control-doubtful'], subject([SUB, '*'])],
  [['sub-any-repository'], subject('repo:*')],
  [['sub-any-repository'], subject('repo:*/*')],
  [['sub-any-repository'], subject('repo:*/octo-repo:*')],
  [['sub-any-repository'], subject('repo*')],
  [['sub-any-repository'], subject('re*')],
  [['sub-any-repository'], subject('r*')],
  [['sub-any-repository'], subject('?epo:*')],
  [['sub-any-repository'], subject('r?p*:pull_request')],
  [['sub-any-repository'], subject('?????*/octo-repo:pull_request')],
  [['sub-owner-open'], subject('?epo:octo-*')],
  [['sub-any-repository', 'write-control-doubtful'], subject('*octo-repo:ref:refs/heads/main')],
  [['sub-owner-open'], subject('repo:octo-org*')],
  [['sub-owner-open'], subject('repo:octo-*/octo-repo:*')],
  [['sub-owner-open'], subject('repo:octo-org?/octo-repo:*')],
  [['sub-any-repository-of-owner'], subject('repo:octo-org/*')],
  [['sub-any-repository-of-owner'], subject('repo:octo-org@1/*:ref:refs/heads/main')],
  [['sub-repository-open'], subject('repo:octo-org/octo-*:ref:refs/heads/main')],
  [['sub-repository-open'], subject('repo:octo-org/octo-repo*')],
  [['sub-ids-not-pinned'], subject('repo:octo-org@*/octo-repo@*:ref:refs/heads/main')],
  [['sub-empty', 'write-control-doubtful'], subject(' ')],
  [['sub-empty', 'write-control-doubtful'], subject('', 'StringEquals')],
  [['sub-blank-or-quoted'], subject('repo:octo-org@1/octo-repo@2:ref:refs/heads/main ')],
  [['sub-ends-in-blank'], subject(`${SUB} `)],
  [['sub-blank-or-quoted'], subject(`"${SUB}"`)],
  [['sub-lacks-repo'], subject('octo-org/octo-repo:*')],
  [['sub-lacks-repo'], subject('octo-org/octo-repo:ref:refs/heads/main', 'StringEquals')],
  [['sub-lacks-repo'], subject('https://github.com/octo-org/octo-repo:ref:refs/heads/main', 'StringEquals')],
  [['sub-lacks-repo'], subject('https://github.com/octo-org/octo-repo*')],
  [['sub-lacks-repo'], subject('http://github.com/octo-org/octo-repo.git', 'StringEqualsIgnoreCase')],
  [['sub-lacks-repo'], subject('github.com/octo-org/octo-repo', 'StringEquals')],
  [['sub-lacks-repo'], subject('git@github.com:octo-org/octo-repo.git', 'StringEquals')],
  [['sub-lacks-repo'], subject('Repo:octo-org/octo-repo:pull_request', 'StringEquals')],
  [['sub-lacks-repo'], subject('REPO:octo-org/octo-repo:*')],
  [['sub-lacks-repo'], subject('Repo:*')],
  [['sub-lacks-repo'], subject('Repo*')],
  [['sub-slash-for-colon'], subject('repo:octo-org/octo-repo/ref:refs/heads/main')],
  [['sub-lacks-context'], subject('repo:octo-org/octo-repo', 'StringEquals')],
  [['sub-lacks-context'], subject('repo:octo-org')],
  [['sub-lacks-ref'], subject('repo:octo-org/octo-repo:refs/heads/main')],
  [['sub-lacks-refs-heads'], subject('repo:octo-org/octo-repo:ref:main')],
  [['sub-lacks-refs-heads'], subject('repo:octo-org/octo-repo:ref:heads/main')],
  [['sub-lacks-refs-heads'], subject('repo:octo-org/octo-repo:ref:refs/main')],
  [['sub-unencoded-colon'], subject('repo:octo-org/octo-repo:environment:prod:eu')],
  [['sub-unknown-context'], subject('repo:octo-org/octo-repo:main')],
  [['sub-unknown-context'], subject('repo:octo-org/octo-repo:pull-request')],
  [['key-misspelled'], plus('StringLike', `${GITHUB}:sub:`, 'repo:octo-org@1/*')],
  [['key-misspelled'], plus('StringLike', `${GITHUB}.ref`, 'refs/heads/*')],
  [['key-misspelled'], plus('StringLike', `${GITHUB}: ref`, 'refs/heads/*')],
  [['issuer-not-checked'], plus('ForAllValues:StringEquals', `${GITHUB}:iss`, CLAIMS.iss)],
  [['condition-always-holds'], plus('ForAllValues:StringEquals', `${GITHUB}:repository_owner`, 'octo-org')],
  [['condition-always-holds'], plus('StringNotEquals', `${GITHUB}:event_name`, 'pull_request')],
  [['deny-never'], deny({ StringEquals: { [`${GITHUB}:event_name`]: 'pull_request' } })],
  [['deny-always'], deny({ StringNotEquals: { [`${GITHUB}:repository_owner`]: 'octo-org' } })],
  [['for-all-values-needless'], audience('sts.amazonaws.com', 'ForAllValues:StringEquals')],
  [['aud-open'], audience('sts*')],
  [['aud-open'], audience('https://github.com/*')],
  ...['environment:production', 'ref:refs/heads/main', 'pull_request', 'actor:octocat'].map(
    (value): Case => [['sub-names-no-repository'], subject(value, 'StringEquals')],
  ),
  ...['workflow:*', 'actor:*', 'repository_owner:o*', 'enterprise:*', 'env*', 'repo_property_team:ops'].map(
    (value): Case => [['sub-names-no-repository'], subject(value)],
  ),
  [['sub-names-no-repository'], subject([SUB, 'environment:production'], 'StringEquals')],
  [['sub-names-no-repository'], subject('Environment:Production', 'StringEqualsIgnoreCase')],
  [['sub-any'], subject(`\${${GITHUB}:sub}`, 'StringEquals')],
  [['sub-any-repository'], subject(`repo:\${${GITHUB}:repository}:ref:refs/heads/main`, 'StringEquals')],
  [['workflow-owner-open', 'write-control-doubtful'], workflowOnly('*/.github/workflows/deploy.yml@*')],
  [['sub-workflow-only'], workflowOnly('octo-org/*')],
  [['sub-workflow-only'], subject('job_workflow_ref:octo-org/x/.github/workflows/y.yml@refs/heads/main')],
  [['sub-workflow-only'], subject('repo:*', 'StringLike', { [`${GITHUB}:job_workflow_ref`]: 'octo-org/x/y@z' })],
  [['sub-any-repository'], subject('repo:*:ref:refs/heads/main')],
  [['sub-any-repository'], subject('repo:*-org/octo-repo:*')],
  [['sub-any-repository-of-owner'], subject('repo:*', 'StringLike', { [`${GITHUB}:repository_owner_id`]: '1' })],
  [['sub-any-repository-of-owner'], subject('repository_owner:octo-org', 'StringEquals')],
  [['sub-names-only'], subject('repo:octo-org/octo-repo:ref:refs/heads/main', 'StringEquals')],
  [['sub-names-only'], subject(['repo:octo-org/a:pull_request', 'repo:octo-org/b:pull_request'])],
  [['sub-names-only'], subject('repo:*:environment:prod', 'StringLike', { [`${GITHUB}:repository`]: 'o/r' })],
  ...['ref:refs/heads/main*', 'ref:refs/heads/*main', '*main', 'environment:prod*', 'ref:refs/*/main'].map(
    (context): Case => [['name-open'], subject(`repo:octo-org@1/octo-repo@2:${context}`)],
  ),
  [['name-open'], plus('StringLike', `${GITHUB}:ref`, 'refs/heads/main*')],
  [['name-open'], plus('StringLike', `${GITHUB}:environment`, '*prod')],
  [['sub-by-deny-only', 'write-control'], guarded(condition(AUD))],
  [['sub-by-deny-only'], guarded(subject('repo:*'))],
  [
    ['sub-missing', 'write-control'],
    [condition(AUD), ...deny({ StringNotLike: { [`${GITHUB}:sub`]: 'repo:*' } }).slice(1)],
  ],
  [
    ['sub-missing', 'write-control', 'deny-when-absent'],
    [condition(AUD), ...deny({ StringNotLike: { [`${GITHUB}:sub`]: SUB, [`${GITHUB}:ref`]: 'x' } }).slice(1)],
  ],
  [['sub-open-to-issuer'], onGhes('repo:*/*:*'), { issuer: GHES }],
  [['sub-open-to-issuer'], onGhes('repo:octo-*/*:*'), { issuer: GHES }],
  [['sub-open-to-issuer'], onGhes('environment:prod'), { issuer: GHES }],
  [
    ['provider-other-issuer', 'prefix-has-slug', 'prefix-has-slug', 'aud-missing', 'sub-missing', 'write-control'],
    statement({}, `${GITHUB}/my-ent`),
  ],
];

function workflowOnly(value: string): Json {
  const audience = { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } };
  return condition({ ...audience, StringLike: { [`${GITHUB}:job_workflow_ref`]: value } });
}

/** The statement beside a Deny for all but one repository. */
function guarded(allow: Json): readonly Json[] {
  return [allow, ...deny({ StringNotLike: { [`${GITHUB}:sub`]: 'repo:octo-org@1/octo-repo@2:*' } }).slice(1)];
}

function onGhes(value: string): Json {
  const prefix = GHES.slice('https://'.length);
  const good = statement({}, prefix);
  const audience = { [`${prefix}:aud`]: 'sts.amazonaws.com' };
  return { ...good, Condition: { StringEquals: audience, StringLike: { [`${prefix}:sub`]: value } } };
}

function plusNoSub(operator: string, claim: string, value: string): Json {
  return condition({ [operator]: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:${claim}`]: value } });
}

const FINE: readonly Case[] = [
  [[], statement()],
  [[], federated([PROVIDER, PROVIDER.replace('1111', '9999')])],
  [[], statement({ Action: ['sts:TagSession', 'sts:AssumeRole*'] })],
  [[], statement({}, `${GITHUB}/my-ent`), { issuer: SLUG }],
  [[], statement({}, GHES.slice(8)), { issuer: GHES }],
  [[], statement({ Principal: { Federated: PROVIDER.replace('arn:aws:', 'arn:aws-cn:') } }), { role: CHINA }],
  [[], [statement(), { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }]],
  [[], [statement(), statement({}, 'gitlab.com')]],
  [[], plus('StringLike', `${GITHUB}:ref`, 'refs/heads/*')],
  [[], plus('StringEquals', `${GITHUB}:REPOSITORY_ID`, '2')],
  [[], plus('StringEquals', 'aws:RequestedRegion', 'eu-central-1')],
  [[], plus('StringNotEquals', 'aws:PrincipalOrgID', 'o-1')],
  [[], plus('StringEquals', `${GITHUB}:environment`, 'a${*}b')],
  [[], plus('StringEquals', `${GITHUB}:environment`, '${aws:username}')],
  [[], plus('DateLessThan', 'aws:CurrentTime', AHEAD), { now: NOW }],
  [[], plus('DateGreaterThan', 'aws:CurrentTime', PAST), { now: NOW }],
  [[], plus('DateLessThan', 'aws:CurrentTime', PAST)],
  [[], deny({ StringEquals: { [`${GITHUB}:environment`]: 'dev' } })],
  [[], deny({ StringNotLike: { [`${GITHUB}:sub`]: 'repo:octo-org@1/*' } })],
  [[], deny({ 'ForAnyValue:StringNotLike': { [`${GITHUB}:ref`]: 'x' } })],
  [[], deny({ StringNotEquals: { [`${GITHUB}:environment`]: 'prod' }, Null: { [`${GITHUB}:environment`]: 'false' } })],
  [[], subject('repo:octo-org@1/octo-repo@2:*')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:refs/heads/release/*')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:*')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:refs/tags/v?')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:refs/pull/*')],
  [[], subject('repo:octo-org@1/octo-repo@2:pull_request')],
  [[], subject('?epo:octo-org@1/octo-repo@2:*')],
  [[], subject('repository:octo-org@1/octo-repo@2:*')],
  [[], subject('Repo:octo-org@1/octo-repo@2:pull_request', 'StringEqualsIgnoreCase')],
  [[], subject("repo:octo-org@1/octo-repo@2:ref:refs/heads/it's", 'StringEquals')],
  [[], subject("repo:octo-org@1/octo-repo@2:ref:refs/heads/5'", 'StringEquals')],
  [[], audience('sts.amazonaws.com')],
  [[], plus('StringLike', `${GITHUB}:aud`, '*')],
  [[], subject('repo:octo-org@1/octo-repo@2:environment:prod%3Aeu')],
  [
    [],
    subject(
      'repo:octo-org@1/octo-repo@2:environment:prod:job_workflow_ref:o/r/.github/workflows/x.yml@refs/heads/main',
    ),
  ],
  [[], subject('repository_owner_id:1:repository_id:2:pull_request')],
  [[], subject(['repo:octo-org/*', 'repo:octo-org@1/*'], 'StringLike', { [`${GITHUB}:job_workflow_ref`]: 'o/r/x@y' })],
  [[], subject('repo:octo-org@*/octo-repo@*:*', 'StringLike', { [`${GITHUB}:repository_id`]: '2' })],
  [[], subject('repo:*:environment:prod', 'StringLike', { [`${GITHUB}:repository_id`]: '2' })],
  [[], subject('repo:octo-org/octo-repo:*', 'StringLike', { [`${GITHUB}:repository_owner_id`]: '1' })],
  [[], subject('repo:octo-org@1/octo-repo@2:environment:*:ref:refs/heads/main')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:refs/heads/release-*')],
  [[], subject('repo:octo-org@1/octo-repo@2:ref:refs/tags/v1.*')],
  [[], subject('workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@*')],
  [[], [statement(), statement({ Action: 'sts:TagSession', Condition: {} })]],
  [[], [statement(), statement({}, `${GITHUB}/my-ent`)]],
  [[], [statement(), statement({}, `${GITHUB}/my-ent`)], { issuer: SLUG }],
];

describe('lintTrustPolicy', () => {
  it.each(MISTAKES)('finds %j', (...[codes, statements, target]) => {
    expect(codesOf(statements, target)).toEqual(codes);
  });

  it.each(FINE)('finds nothing: %# %j', (...[codes, statements, target]) => {
    expect(codesOf(statements, target)).toEqual(codes);
  });

  it('finds variables where the version has none', () => {
    const guarded = plus('StringLike', `${GITHUB}:environment`, '${aws:username}');
    expect(codesOf(guarded, {}, '2008-10-17')).toEqual(['variable-in-old-version']);
    expect(codesOf(guarded)).toEqual([]);
  });

  it('finds audience and subject in statements of their own', () => {
    const split = [condition(AUD), condition({ StringEquals: { [`${GITHUB}:sub`]: SUB } })];
    const [first] = lintsOf({ Statement: split });
    expect(first).toEqual({
      code: 'conditions-split',
      severity: 'error',
      position: { index: 0 },
      related: { index: 1 },
    });
    expect(codesOf([statement(), condition(AUD)])).toEqual(['sub-missing', 'write-control']);
    expect(codesOf([condition({}), ...split.slice(1)])).not.toContain('conditions-split');
  });

  it('takes a wildcard for no audience', () => {
    const anyAudience = condition({ StringLike: { [`${GITHUB}:aud`]: '*' } });
    const both = condition({ ...ONLY_SUB, StringLike: { [`${GITHUB}:aud`]: '*' } });
    expect(codesOf([anyAudience, condition(ONLY_SUB)])).not.toContain('conditions-split');
    expect(codesOf([condition(AUD), both])[0]).toBe('conditions-split');
    expect(lintsOf({ Version: '2012-10-17', Statement: both })).toEqual([
      {
        code: 'aud-any',
        severity: 'warning',
        position: { index: 0 },
        operator: 'StringLike',
        key: `${GITHUB}:aud`,
        value: '*',
      },
    ]);
  });

  it('finds a Sid that stands twice, in whatever statements', () => {
    const service = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const policy = (...sids: readonly (string | undefined)[]) =>
      lintsOf({
        Version: '2012-10-17',
        Statement: sids.map((Sid, at) => ({ ...(at === 0 ? statement() : service), Sid })),
      });
    const [one, two] = [policy('Ci', 'Cd', 'Ci', 'Ci'), policy('Ci', 'ci', '', '', undefined, undefined)];
    const first = { index: 0, sid: 'Ci' };
    expect(one).toEqual([
      { code: 'sid-duplicated', severity: 'error', position: { index: 2, sid: 'Ci' }, related: first, value: 'Ci' },
      { code: 'sid-duplicated', severity: 'error', position: { index: 3, sid: 'Ci' }, related: first, value: 'Ci' },
    ]);
    expect(two).toEqual([]);
  });

  it('looks at every statement where none is about the issuer', () => {
    const service = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
    expect(codesOf(service).slice(0, 2)).toEqual(['principal-not-federated', 'action-assume-role']);
  });

  it.each([
    [2048, []],
    [2049, ['longer-than-default-quota']],
    [4096, ['longer-than-default-quota']],
    [4097, ['longer-than-raised-quota']],
  ])('counts %d characters: %j', (characters, codes) => {
    const policy = (Id: string) => ({ Version: '2012-10-17', Id, Statement: [statement()] });
    const Id = 'x'.repeat(characters - JSON.stringify(policy('')).length);
    expect(lintsOf(policy(Id)).map(({ code }) => code)).toEqual(codes);
  });

  it('says where, and what stands there', () => {
    const wrong = { ...plus('StringLike', `https://${GITHUB}:ref`, 'refs/heads/*'), Sid: 'Ci' };
    expect(lintsOf({ Version: '2012-10-17', Statement: [statement(), wrong] })).toEqual([
      {
        code: 'prefix-has-scheme',
        severity: 'error',
        position: { index: 1, sid: 'Ci' },
        operator: 'StringLike',
        key: `https://${GITHUB}:ref`,
        value: `https://${GITHUB}`,
        expected: `${GITHUB}:ref`,
      },
    ]);
  });

  it('has a row for each code', () => {
    const elsewhere: LintCode[] = [
      'conditions-split',
      'longer-than-default-quota',
      'longer-than-raised-quota',
      'sid-duplicated',
      'variable-in-old-version',
    ];
    const shown = new Set([...elsewhere, ...MISTAKES.flatMap(([codes]) => codes)]);
    expect([...shown].sort()).toEqual(Object.keys(LINT_SEVERITIES).sort());
    for (const code of shown) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('finds nothing in what is generated', () => {
    const subs = [CLAIMS.sub, SUB, 'repo:octo-org/octo-repo:pull_request', 'repo:octo-org/octo-repo:ref:refs/tags/v1'];
    for (const iss of [CLAIMS.iss, SLUG, GHES]) {
      for (const sub of subs) {
        const policy = generateTrustPolicy(ROLE, { ...claimsWith(sub), iss });
        if (policy !== undefined) expect(lintsOf({ ...policy }, { issuer: iss })).toEqual([]);
      }
    }
  });

  describe('when the policy is generated', () => {
    const name = fc.stringMatching(/^[\w.-]{1,20}$/);
    const id = fc.option(
      fc.nat().map((number) => `@${number}`),
      { nil: '' },
    );
    // A colon within a value is written %3A; white space at the end is taken for a mistake.
    const value = fc
      .oneof(hostileText, fc.constantFrom('prod*', 'a?', '*', "5'", '"', '${*}', '$*', 'é', 'prod/eu'))
      .map((text) => text.replaceAll(':', '%3A').trimEnd())
      .filter((text) => text !== '');
    const context = fc.oneof(
      fc.constant('pull_request'),
      value.map((text) => `environment:${text}`),
      value.map((text) => `ref:refs/heads/${text}`),
      value.map((text) => `ref:refs/tags/${text}`),
      fc.nat().map((number) => `ref:refs/pull/${number}/merge`),
      value.map((text) => `ref:refs/heads/gh-readonly-queue/${text}/pr-1-abc`),
    );
    const sub = fc
      .record({ owner: name, ownerId: id, repository: name, repositoryId: id, context })
      .map((it) => `repo:${it.owner}${it.ownerId}/${it.repository}${it.repositoryId}:${it.context}`);

    it('finds no error, whatever the claims are', () => {
      const issuers = fc.constantFrom(CLAIMS.iss, SLUG, `https://${GITHUB}/My-Ent`, GHES);
      const roles = fc.constantFrom(ROLE, CHINA, roleArn('arn:aws-us-gov:iam::111122223333:role/a/b'));
      fc.assert(
        fc.property(sub, hostileText, issuers, roles, fc.boolean(), (subject, aud, iss, role, hasIds) => {
          const { context: ids } = claimsWith(subject);
          const policy = generateTrustPolicy(role, { ...CLAIMS, sub: subject, aud, iss, context: hasIds ? ids : {} });
          const errors = lintsOf({ ...policy }, { issuer: iss, role }).filter(({ severity }) => severity === 'error');
          expect(errors).toEqual([]);
        }),
        { numRuns: 1000 },
      );
    });
  });

  it('answers for any text in any place', () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        fc.mixedCase(fc.constant('repo:*/r:ref:x')),
        (one, two, iss, sub) => {
          const odd = {
            Effect: 'Allow',
            Principal: { Federated: [one, two] },
            Action: one,
            Condition: { [two]: { [one]: sub } },
          };
          const wild = plus('StringLike', `${GITHUB}:${one}`, [two, sub]);
          for (const issuer of [iss, CLAIMS.iss])
            expect(codesOf([odd, wild, subject(`repo:${one}/${two}`)], { issuer })).toBeDefined();
        },
      ),
    );
  });
});
