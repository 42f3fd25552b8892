// Whom the roles of the examples let in: the runs of their workflows, and nobody near them.
import { describe, expect, it } from '@jest/globals';
import { RUNS, type Run, type RunName, SUBJECT_PREFIX } from '../../e2e/example-runs.ts';
import { EXAMPLES, readExample, readStacks } from '../../e2e/examples.ts';
import type { PolicyDocument } from '../../e2e/template.ts';
import { type TrustPolicy, trusts } from '../../sandbox/trust-policy.ts';
import type { IdTokenClaims } from '../../src/trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../../src/trust-policy/evaluate.ts';
import { GITHUB_ISSUER } from '../../src/trust-policy/issuer.ts';
import { lintTrustPolicy } from '../../src/trust-policy/lint.ts';
import { parseTrustPolicy } from '../../src/trust-policy/parse-policy.ts';
import { readPolicy } from '../../src/trust-policy/policy.ts';
import { GITHUB_CLAIM_KEYS, requestContextOf } from '../../src/trust-policy/request-context.ts';

const IN_PRODUCTION: readonly RunName[] = [
  'production on main',
  'production by hand',
  'reusable workflow',
  'reusable workflow at another tag',
  'reusable workflow at a branch',
  'another reusable workflow',
  'copy of the reusable workflow',
];

/** By the name of the role, the runs that it is for. What a role does not ask for, such as the workflow, may be anything. */
const LET_IN: Readonly<Record<string, readonly RunName[]>> = {
  'deploy-site': ['push to main', 'schedule on main'],
  'deploy-app': IN_PRODUCTION,
  'plan-config': ['pull request', ...IN_PRODUCTION, 'production on another branch'],
  'apply-config': IN_PRODUCTION,
  'terraform-plan': ['push to main', 'schedule on main', 'pull request'],
  'terraform-apply': IN_PRODUCTION,
  'push-image': ['push to main', 'schedule on main'],
  'deploy-stack': IN_PRODUCTION,
  'publish-site': ['push to main', 'schedule on main'],
  'publish-release': ['release of a tag'],
  hub: IN_PRODUCTION,
  'copy-archive': ['push to main', 'schedule on main'],
  'retag-image': ['reusable workflow'],
  'oidc-diagnosis': Object.keys(RUNS) as RunName[],
};

const roles = EXAMPLES.flatMap((example) => readStacks(example).flatMap((side) => side.roles));
const federated = roles.filter(({ name }) => Object.hasOwn(LET_IN, name));
const rows = federated.map((role) => [`${role.name} of ${role.accountId}`, role] as const);

interface Bearer extends Run {
  readonly issuer?: string;
  readonly audience?: string;
}

function decide(document: PolicyDocument, account: string, { subject, claims, issuer, audience }: Bearer): string {
  const policy = readPolicy(document);
  if (!policy.ok) throw new Error(policy.problem);
  const context = Object.fromEntries(GITHUB_CLAIM_KEYS.map((name) => [name, claims[name]]));
  const token: IdTokenClaims = {
    iss: issuer ?? GITHUB_ISSUER,
    sub: subject,
    aud: audience ?? 'sts.amazonaws.com',
    iat: 1_790_000_000,
    exp: 1_790_000_300,
    context: JSON.parse(JSON.stringify(context)),
  };
  const request = requestContextOf({ claims: token, role: { partition: 'aws', account } });
  return evaluateTrustPolicy(policy.value, request).decision;
}

/** The same run elsewhere: subject and claims as GitHub would give them there. */
function elsewhere(run: Run, owner: string, name: string): Run {
  const [[ownerName = '', ownerId = ''], [repositoryName = '', repositoryId = '']] = [owner, name].map((part) =>
    part.split('@'),
  ) as [string[], string[]];
  const names = { repository_owner: ownerName, repository: `${ownerName}/${repositoryName}` };
  const ids = ownerId === '' ? {} : { repository_owner_id: ownerId, repository_id: repositoryId };
  const subject = run.subject.replace(SUBJECT_PREFIX, `repo:${owner}/${name}`);
  return { subject, claims: { ...run.claims, ...names, ...ids } };
}

const ELSEWHERE: readonly (readonly [what: string, owner: string, name: string])[] = [
  ['a fork', 'stranger@999', 'octo-repo@1000'],
  ['another repository of the owner', 'octo-org@123456', 'octo-repo-2@456791'],
  ['a repository of an owner called alike', 'octo-org-evil@998', 'octo-repo@456792'],
  ['a new repository of the old name', 'octo-org@123456', 'octo-repo@456793'],
  ['a new owner of the old name', 'octo-org@997', 'octo-repo@456789'],
  ['the old form of the subject', 'octo-org', 'octo-repo'],
];

describe('the roles', () => {
  it('are all judged', () => {
    expect(new Set(roles.map(({ name }) => name))).toEqual(new Set([...Object.keys(LET_IN), 'deploy-function']));
  });
});

describe.each(rows)('the role %s', (_, { name, accountId, trustPolicy }) => {
  const letIn = LET_IN[name] ?? [];
  const judge = (run: Bearer) => decide(trustPolicy, accountId, run);

  it('lets in the runs that it is for, and no other of the repository', () => {
    const names = Object.keys(RUNS) as RunName[];
    expect(names.filter((one) => judge(RUNS[one]) !== 'deny')).toEqual(names.filter((one) => letIn.includes(one)));
    expect(letIn.filter((one) => judge(RUNS[one]) !== 'allow')).toEqual([]);
  });

  it('has a policy without errors', () => {
    const policy = readPolicy(trustPolicy);
    if (!policy.ok) throw new Error(policy.problem);
    const lints = lintTrustPolicy(policy.value, {
      issuer: GITHUB_ISSUER,
      role: { partition: 'aws', account: accountId },
    });
    expect(lints.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(ELSEWHERE)('refuses %s', (_what, owner, repository) => {
    for (const one of letIn) expect(judge(elsewhere(RUNS[one], owner, repository))).toBe('deny');
  });

  it('refuses tokens for another audience, and of another issuer', () => {
    for (const one of letIn) {
      expect(judge({ ...RUNS[one], audience: 'https://github.com/octo-org' })).toBe('deny');
      expect(judge({ ...RUNS[one], issuer: `${GITHUB_ISSUER}/acme` })).toBe('deny');
    }
  });
});

describe('the role retag-image', () => {
  it('is for each of the callers', () => {
    const [role] = federated.filter(({ name }) => name === 'retag-image');
    const shop = elsewhere(RUNS['reusable workflow'], 'octo-org@123456', 'octo-shop@456790');
    expect(decide(role?.trustPolicy ?? {}, '111122223333', shop)).toBe('allow');
  });
});

describe('the role deploy-function', () => {
  const target = roles.find(({ name }) => name === 'deploy-function');
  const mayCome = (principal: string, action = 'sts:AssumeRole') =>
    trusts(target?.trustPolicy as unknown as TrustPolicy, {
      action,
      principalType: 'AWS',
      principals: [principal],
      context: {},
    });

  it('lets the role hub in, with session tags', () => {
    expect(mayCome('arn:aws:iam::111122223333:role/hub')).toBe(true);
    expect(mayCome('arn:aws:iam::111122223333:role/hub', 'sts:TagSession')).toBe(true);
  });

  it.each([
    'arn:aws:iam::111122223333:role/hub-2',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::444455556666:role/hub',
    '*',
  ])('refuses %s', (principal) => {
    expect(mayCome(principal)).toBe(false);
  });
});

describe('the trust policy file', () => {
  it('is the policy of deploy-app', () => {
    const parsed = parseTrustPolicy(readExample('find-out-why', 'iam/deploy-app-trust.json'));
    expect(parsed).toEqual({ ok: true, policy: expect.anything() });
    const deployApp = roles.find(({ name }) => name === 'deploy-app');
    expect(parsed.ok && parsed.policy).toEqual(readPolicyOf(deployApp?.trustPolicy));
  });
});

function readPolicyOf(document: unknown): unknown {
  const read = readPolicy(document);
  return read.ok && read.value;
}
