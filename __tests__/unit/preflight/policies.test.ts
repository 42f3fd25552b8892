// What trust policies make of predicted subjects.
import { describe, expect, it } from '@jest/globals';
import { preflight } from '../../../src/preflight/inspect.ts';
import type { PreflightOptions } from '../../../src/preflight/preflight-report.ts';
import { commonText } from '../../../src/preflight/subjects.ts';
import { withFiles } from './repository.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const KEY = 'token.actions.githubusercontent.com';

const policy = (condition: object, provider = PROVIDER) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
    },
  ],
});

const forSubject = (sub: string, operator = 'StringLike') => policy({ [operator]: { [`${KEY}:sub`]: sub } });

const USUAL = "role-to-assume: 'arn:aws:iam::111122223333:role/deploy', aws-region: eu-central-1";

async function verdicts(
  trust: object | string,
  on = '{ push: { branches: [main] } }',
  options: Partial<PreflightOptions> & { readonly file?: string; readonly inputs?: string } = {},
) {
  const { file = 'iam/deploy.json', inputs = USUAL, ...rest } = options;
  const root = await withFiles({
    [file]: typeof trust === 'string' ? trust : JSON.stringify(trust),
    '.github/workflows/a.yml': `on: ${on}
permissions: { id-token: write }
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: octo-org/aws-token-guard@v1
        with: { ${inputs} }
`,
  });
  const repository = { name: 'octo-org/octo-repo' };
  const { runs } = await preflight({ root, repository, trustPolicies: ['iam/**/*.{json,yml}'], ...rest });
  return runs.map(({ verdict, reason }) => [verdict, ...(reason === undefined ? [] : [reason])]);
}

const REPO = 'repo:octo-org/octo-repo';

describe('a predicted subject', () => {
  it.each([
    ['is allowed in both forms', `repo:octo-org*/octo-repo*:ref:refs/heads/main`, ['allowed']],
    [
      'is allowed in one form',
      `${REPO}:ref:refs/heads/main`,
      ['allowed', 'only where the subject has no ids of owner and repository'],
    ],
    [
      'may be allowed with ids that nobody here knows',
      'repo:octo-org@1/octo-repo@2:ref:refs/heads/main',
      ['unknown', 'the policy allows repo:octo-org@1/octo-repo@2:ref:refs/heads/main, and not every other'],
    ],
    [
      'is refused in both forms',
      `${REPO}:environment:production`,
      [
        'refused',
        `StringLike on ${KEY}:sub expects ${REPO}:environment:production; the token has ${REPO}:ref:refs/heads/main`,
      ],
    ],
  ])('%s', async (_, sub, expected) => {
    expect(await verdicts(forSubject(sub))).toEqual([expected]);
  });

  it('is allowed with the ids that are known', async () => {
    const repository = { name: 'octo-org/octo-repo', ownerId: '1', id: '2' };
    expect(await verdicts(forSubject('repo:octo-org@1/octo-repo@2:*'), undefined, { repository })).toEqual([
      ['allowed', 'only where the subject has the ids of owner and repository'],
    ]);
  });

  it('is unknown for a branch that a filter leaves open', async () => {
    expect(await verdicts(forSubject(`${REPO}:ref:refs/heads/main`), 'push')).toEqual([
      ['unknown', `the policy allows ${REPO}:ref:refs/heads/main, and not every other`],
    ]);
  });

  it('is refused for every branch where the policy is for a tag', async () => {
    const [[verdict] = []] = await verdicts(forSubject(`${REPO}:ref:refs/tags/v*`), "{ push: { branches: ['**'] } }");
    expect(verdict).toBe('refused');
  });

  it('depends on what the policy asks beside it', async () => {
    const condition = { StringEquals: { [`${KEY}:sub`]: `${REPO}:ref:refs/heads/main`, [`${KEY}:actor`]: 'octocat' } };
    expect(await verdicts(policy(condition))).toEqual([['unknown', `${KEY}:actor is not known before the run`]]);
  });

  it.each([
    'ref_type',
    'ref_protected',
    'sha',
    'workflow_sha',
    'job_workflow_sha',
    'environment_node_id',
    'run_id',
    'run_number',
    'run_attempt',
  ])('may be customized to have %s', async (claim) => {
    expect(await verdicts(forSubject(`${REPO}:${claim}:x`))).toEqual([
      ['unknown', 'the policy expects a customized subject'],
    ]);
  });

  it('comes from the issuer of the enterprise that the policy names', async () => {
    const issuer = `${KEY}/octo-enterprise`;
    const condition = { StringLike: { [`${issuer}:sub`]: 'repo:octo-org*/octo-repo*:*' } };
    expect(await verdicts(policy(condition, `${PROVIDER}/octo-enterprise`))).toEqual([['allowed']]);
  });

  it.each([
    ['a file with another name', forSubject('*'), 'iam/other.json'],
    [
      'a list of other roles',
      { Roles: [{ RoleName: 'other', AssumeRolePolicyDocument: forSubject('*') }] },
      'iam/roles.json',
    ],
  ])('is not held against %s', async (_, trust, file) => {
    expect(await verdicts(trust, undefined, { file })).toEqual([['unknown', 'no trust policy at hand']]);
  });

  it.each([
    [
      'the AWS CLI',
      {
        Role: {
          Arn: 'arn:aws:iam::111122223333:role/deploy',
          AssumeRolePolicyDocument: forSubject(`${REPO}:environment:x`),
        },
      },
      'iam/all.json',
    ],
    [
      'Terraform',
      {
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role.deploy',
                values: { name: 'deploy', assume_role_policy: JSON.stringify(forSubject(`${REPO}:environment:x`)) },
              },
            ],
          },
        },
      },
      'iam/state.json',
    ],
    [
      'CloudFormation',
      `Resources:\n  Deploy:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: deploy\n      AssumeRolePolicyDocument: ${JSON.stringify(forSubject('${Prefix}:environment:x'))}\n`,
      'iam/stack.yml',
    ],
  ])('is held against the role in a file of %s', async (_, trust, file) => {
    const [[verdict] = []] = await verdicts(trust, undefined, { file });
    expect(verdict).toBe('refused');
  });
});

describe('several roles', () => {
  it('are each held against their own policy', async () => {
    const list = {
      Roles: ['one', 'two'].map((name) => ({
        RoleName: name,
        Arn: `arn:aws:iam::111122223333:role/${name}`,
        AssumeRolePolicyDocument: forSubject(name === 'one' ? 'repo:octo-org*/octo-repo*:*' : `${REPO}:environment:x`),
      })),
    };
    const roles = 'one = arn:aws:iam::111122223333:role/one\\ntwo = arn:aws:iam::111122223333:role/two';
    const found = await verdicts(list, undefined, {
      file: 'iam/roles.json',
      inputs: `roles: "${roles}", aws-region: eu-central-1`,
    });
    expect(found.map(([verdict]) => verdict)).toEqual(['allowed', 'refused']);
  });
});

describe('commonText', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abc', 'abd', undefined],
    ['a*c', 'ab?', 'abc'],
    ['repo:o/r:ref:refs/heads/*', 'repo:o/*:ref:refs/heads/release/*', 'repo:o/r:ref:refs/heads/release/'],
    ['refs/heads/*', 'refs/tags/*', undefined],
    ['*', '*', ''],
    ['*a*', '*b*', 'ab'],
  ])('of %s and %s is %s', (one, other, expected) => {
    const found = commonText(one, other);
    expect(found?.length).toBe(expected?.length);
    if (expected === undefined) expect(found).toBeUndefined();
  });

  it('ends for long patterns, which may have one', () => {
    expect(commonText('*a'.repeat(1000), `${'*b'.repeat(1000)}c`)).toBeNull();
  });
});

describe('a policy that nobody can be sure about', () => {
  const onMain = `${REPO}:ref:refs/heads/main`;

  it('is unknown where several conditions on the subject have to hold for a branch that is open', async () => {
    const both = {
      StringLike: { [`${KEY}:sub`]: `${REPO}:ref:refs/heads/*` },
      'ForAnyValue:StringLike': { [`${KEY}:sub`]: '*-stable' },
    };
    expect(await verdicts(policy(both), 'push')).toEqual([
      ['unknown', 'the policy combines conditions on the subject'],
    ]);
  });

  it('is unknown for a subject that is longer than GitHub makes them', async () => {
    expect(await verdicts(forSubject(onMain), `{ push: { branches: ['${'b'.repeat(2000)}'] } }`)).toEqual([
      ['unknown', 'the subject is too long'],
    ]);
  });
});

describe('files of a pattern', () => {
  async function unreadIn(files: Readonly<Record<string, string>>) {
    const deploy = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: { id-token: write }\n    steps: [{ uses: octo-org/aws-token-guard@v1, with: { ${USUAL} } }]\n`;
    const root = await withFiles({ '.github/workflows/a.yml': deploy, ...files });
    const repository = { name: 'octo-org/octo-repo' };
    return (await preflight({ root, repository, trustPolicies: ['iam/*'] })).unread;
  }

  it('are named where they have a policy and cannot be read', async () => {
    expect(await unreadIn({ 'iam/a.json': '{ "Statement": [', 'iam/b.yml': 'a: {{ template }}\n' })).toEqual([
      { file: 'iam/a.json', reason: expect.stringContaining('JSON') },
    ]);
    const long = { 'iam/a.json': `{ "Statement": [] }${' '.repeat(4_000_001)}` };
    expect(await unreadIn(long)).toEqual([
      { file: 'iam/a.json', reason: 'The file is longer than 4000000 characters.' },
    ]);
  });
});

describe('a reusable workflow that another repository may call', () => {
  async function severities(sub: string, isCalled = true) {
    const [caller, callee] = [
      'on: { push: { branches: [main] } }\npermissions: { id-token: write }\njobs: { a: { uses: ./.github/workflows/b.yml } }\n',
      `on: workflow_call\njobs:\n  b:\n    runs-on: ubuntu-latest\n${isCalled ? '' : '    environment: prod\n'}    steps: [{ uses: octo-org/aws-token-guard@v1, with: { ${USUAL} } }]\n`,
    ];
    const root = await withFiles({
      'deploy.json': JSON.stringify(forSubject(sub)),
      ...(isCalled && { '.github/workflows/a.yml': caller }),
      '.github/workflows/b.yml': callee,
    });
    const repository = { name: 'octo-org/octo-repo', ownerId: '1', id: '2' };
    const { findings } = await preflight({ root, repository, trustPolicies: ['*.json'] });
    return findings
      .map(({ code, severity }) => `${code} ${severity}`)
      .filter((one) => !one.startsWith('TRUST_POLICY_HAS'));
  }

  it('has none where only the other one calls it', async () => {
    expect(await severities(`repo:octo-org/other:environment:prod`, false)).toEqual([]);
  });

  it.each([
    ['the policy lets nobody else in either', `${REPO}:environment:x`, 'TRUST_POLICY_SUBJECT_DIFFERS error'],
    ['the policy is for the other one', 'repo:octo-org/other:*', 'ROLE_REFUSES_SOME_RUNS warning'],
  ])('has an error only where %s', async (_, sub, expected) => {
    expect(await severities(sub)).toEqual([expected]);
  });
});

describe('a pattern that repeats its folders', () => {
  it('is the one that has them once', async () => {
    const options = { file: `${'a/'.repeat(11)}${'k'.repeat(100)}/deploy.json` };
    const trusted = forSubject(`${REPO}:ref:refs/heads/main`);
    const found = await verdicts(trusted, undefined, { ...options, trustPolicies: [`${'**/'.repeat(30)}*.json`] });
    expect(found.map(([verdict]) => verdict)).toEqual(['allowed']);
    const none = await verdicts(trusted, undefined, { ...options, trustPolicies: [`${'**/'.repeat(30)}x.json`] });
    expect(none).toEqual([['unknown', 'no trust policy at hand']]);
  });
});
