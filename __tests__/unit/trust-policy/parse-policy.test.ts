// Trust policies in the wrappings that tools give them, and what is said of those that are none.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateTrustPolicy } from '../../../src/trust-policy/generate.ts';
import { MAX_FILE_CHARACTERS, parseTrustPolicy } from '../../../src/trust-policy/parse-policy.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { CLAIMS, ROLE } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const STATEMENT = {
  Effect: 'Allow',
  Principal: { Federated: PROVIDER },
  Action: 'sts:AssumeRoleWithWebIdentity',
};
const POLICY = { Version: '2012-10-17', Statement: [STATEMENT] };
const OTHER = { Version: '2012-10-17', Statement: [{ ...STATEMENT, Sid: 'Other' }] };
const TEXT = JSON.stringify(POLICY);

function parsed(value: unknown, role?: typeof ROLE) {
  return parseTrustPolicy(typeof value === 'string' ? value : JSON.stringify(value), role);
}

function problemOf(value: unknown, role?: typeof ROLE): string {
  const result = parsed(value, role);
  return result.ok ? 'none' : result.problem;
}

const expected = parsed(POLICY);

describe('parseTrustPolicy', () => {
  it('makes a list of whatever may be one, and a text of each value', () => {
    const result = parsed({
      Statement: {
        Sid: 'One',
        Effect: 'Deny',
        NotPrincipal: { AWS: ['a', 'b'], Service: 'c' },
        NotAction: ['sts:*', 'iam:*'],
        Condition: { Bool: { 'aws:SecureTransport': false }, StringLike: { k: ['x', 1, true], l: [] } },
      },
    });
    expect(result).toEqual({
      ok: true,
      policy: {
        version: '2008-10-17',
        characters: expect.any(Number),
        statements: [
          {
            position: { index: 0, sid: 'One' },
            effect: 'Deny',
            principal: {
              element: 'NotPrincipal',
              principals: [
                { kind: 'AWS', value: 'a' },
                { kind: 'AWS', value: 'b' },
                { kind: 'Service', value: 'c' },
              ],
            },
            action: { element: 'NotAction', patterns: ['sts:*', 'iam:*'] },
            conditions: [
              { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
              { operator: 'StringLike', key: 'k', values: ['x', '1', 'true'] },
              { operator: 'StringLike', key: 'l', values: [] },
            ],
          },
        ],
      },
    });
  });

  it('counts the characters without white space between the parts', () => {
    const result = parsed(JSON.stringify(POLICY, null, 8));
    expect(result).toMatchObject({ ok: true, policy: { characters: TEXT.length } });
  });

  it('reads "*" for everyone', () => {
    const result = parsed({ Statement: { ...STATEMENT, Principal: '*' } });
    expect(result).toMatchObject({
      policy: { statements: [{ principal: { principals: [{ kind: '*', value: '*' }] } }] },
    });
  });

  it.each<[string, unknown]>([
    ['the policy itself', POLICY],
    ['the policy with a byte-order mark', `\uFEFF${TEXT}`],
    ['a JSON string of it', JSON.stringify(TEXT)],
    ['a JSON string of a JSON string of it', JSON.stringify(JSON.stringify(TEXT))],
    ['what the API gives, URL-encoded', encodeURIComponent(TEXT)],
    ['that in a JSON string', JSON.stringify(encodeURIComponent(TEXT))],
    ['lower-case percent encoding', encodeURIComponent(TEXT).replaceAll(/%../g, (it) => it.toLowerCase())],
    ['aws iam get-role', { Role: { RoleName: 'deploy', MaxSessionDuration: 3600, AssumeRolePolicyDocument: POLICY } }],
    ['get-role with the encoded text', { Role: { AssumeRolePolicyDocument: encodeURIComponent(TEXT) } }],
    ['aws iam list-roles with one role', { Roles: [{ RoleName: 'x', AssumeRolePolicyDocument: POLICY }] }],
    ['a list of roles', [{ AssumeRolePolicyDocument: POLICY }]],
    ['CloudFormation', { Resources: { R: { Properties: { AssumeRolePolicyDocument: POLICY } } } }],
    [
      'a Terraform plan',
      {
        planned_values: { root_module: { child_modules: [{ resources: [{ values: { assume_role_policy: TEXT } }] }] } },
        resource_changes: [{ change: { before: { assume_role_policy: JSON.stringify(OTHER) } } }],
      },
    ],
    ['a Terraform state that says it twice', { a: { assume_role_policy: TEXT }, b: { assume_role_policy: TEXT } }],
  ])('finds it in %s', (_name, value) => {
    expect(parsed(value)).toEqual(expected);
  });

  describe('when there are several', () => {
    const roles = (...names: readonly string[]) =>
      names.map((name, index) => ({ RoleName: name, AssumeRolePolicyDocument: index === 0 ? POLICY : OTHER }));

    it('takes the one of the role, by its ARN before its name', () => {
      expect(parsed({ Roles: roles('deploy', 'other') }, ROLE)).toEqual(expected);
      const byArn = [
        { RoleName: 'deploy', Arn: 'arn:aws:iam::111122223333:role/elsewhere/deploy', AssumeRolePolicyDocument: OTHER },
        { RoleName: 'deploy', Arn: ROLE.text, AssumeRolePolicyDocument: POLICY },
      ];
      expect(parsed({ Roles: byArn }, ROLE)).toEqual({ ...expected, roleArn: ROLE.text });
    });

    it('does not choose among those of other roles', () => {
      expect(problemOf({ Roles: roles('one', 'two') }, ROLE)).toBe('The file has no role "deploy", only "one", "two".');
      expect(problemOf({ Roles: roles('deploy', 'two') })).toBe(
        'The file holds 2 trust policies ("deploy", "two"), and does not say which is the one of the role.',
      );
    });
  });

  describe('when it is a template', () => {
    const role = (Properties: object) => ({
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: OTHER, ...Properties },
    });
    const own = (Properties: object = {}) => role({ ...Properties, AssumeRolePolicyDocument: POLICY });
    const named = (name: string) => ({
      text: `arn:aws:iam::111122223333:role/${name}`,
      name: name.split('/').at(-1) ?? '',
    });
    const find = (Resources: object, name: string) => parseTrustPolicy(JSON.stringify({ Resources }), named(name));

    it.each<[string, object, string]>([
      ['its name', { A: role({ RoleName: 'other' }), B: own({ RoleName: 'deploy' }) }, 'deploy'],
      [
        'its path',
        { A: role({ RoleName: 'deploy', Path: '/x/' }), B: own({ RoleName: 'deploy', Path: '/app/' }) },
        'app/deploy',
      ],
      ['its logical id', { A: role({}), deploy: own() }, 'deploy'],
      [
        'the name that CloudFormation made of its logical id',
        { A: role({}), DeployRole: own() },
        'my-stack-DeployRole-1A2B3C4D5E6F',
      ],
      [
        'a name beside one that a parameter gives',
        { A: role({ RoleName: { Ref: 'Name' } }), B: own({ RoleName: 'deploy' }) },
        'deploy',
      ],
      ['being the only one without a name', { A: role({ RoleName: 'other' }), B: own() }, 'deploy'],
    ])('finds the role by %s', (_name, resources, name) => {
      expect(find(resources, name)).toEqual(expected);
    });

    it('finds a role of Terraform by the end of its address', () => {
      const resource = (address: string, policy: object) => ({
        address,
        values: { assume_role_policy: JSON.stringify(policy) },
      });
      const resources = [resource('aws_iam_role.plan', OTHER), resource('module.ci.aws_iam_role.deploy', POLICY)];
      expect(parsed({ planned_values: { root_module: { resources } } }, ROLE)).toEqual(expected);
      expect(parsed({ values: { root_module: { resources } } }, ROLE)).toEqual(expected);
      expect(problemOf({ values: { root_module: { resources } } })).toMatch(
        /\("aws_iam_role.plan", "module.ci.aws_iam_role.deploy"\)/,
      );
    });

    it('lists the roles where none is meant', () => {
      const two = { A: role({}), B: own({ RoleName: { Ref: 'Name' } }) };
      expect(find(two, 'deploy')).toMatchObject({ problem: expect.stringContaining('2 trust policies ("A", "B")') });
      expect(find({ A: own({ RoleName: 'deploy', Path: '/x/' }) }, 'deploy')).toMatchObject({
        problem: 'The file has no role "deploy", only "A" for "/x/deploy".',
      });
    });

    it.each<[string, unknown, string]>([
      [
        'the account and the partition of the role',
        { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:x' },
        'arn:aws:iam::111122223333:x',
      ],
      ['a parameter', { Ref: 'Provider' }, '${Provider}'],
      ['an attribute', { 'Fn::GetAtt': ['Provider', 'Arn'] }, '${Provider.Arn}'],
      ['an attribute in one text', { 'Fn::GetAtt': 'Provider.Arn' }, '${Provider.Arn}'],
      ['parts', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':', { Ref: 'X' }]] }, 'arn:aws:${X}'],
      ['values that stand beside', { 'Fn::Sub': ['a ${X} ${Y}', { X: 'x', Y: { Ref: 'Z' } }] }, 'a x ${Z}'],
      ['what is no variable', { 'Fn::Sub': '${!aws:username}' }, '${aws:username}'],
      ['a choice', { 'Fn::If': ['A', 'x', 'y'] }, '${Fn::If}'],
      ['an import', { 'Fn::ImportValue': { 'Fn::Sub': 'x' } }, '${Fn::ImportValue}'],
    ])('writes as a text %s', (_name, Federated, text) => {
      const document = { Version: '2012-10-17', Statement: [{ ...STATEMENT, Principal: { Federated } }] };
      expect(parsed({ AssumeRolePolicyDocument: document }, ROLE)).toMatchObject({
        policy: { statements: [{ principal: { principals: [{ kind: 'Federated', value: text }] } }] },
      });
    });

    it.each([
      [
        'a statement',
        [{ 'Fn::If': ['A', STATEMENT, { Ref: 'AWS::NoValue' }] }],
        /^Statement 1 is filled in by the template/,
      ],
      [
        'a principal',
        [{ ...STATEMENT, Principal: { 'Fn::If': ['A', {}, {}] } }],
        /^Statement 1: Principal is filled in/,
      ],
    ])('says that a function gives %s', (_name, Statement, problem) => {
      expect(problemOf({ AssumeRolePolicyDocument: { Statement } })).toMatch(problem);
    });

    it('reads JSON in which a function fills in the keys', () => {
      const Condition = { StringEquals: { '${Issuer}:aud': 'x' } };
      const json = JSON.stringify({ ...POLICY, Statement: [{ ...STATEMENT, Condition }] });
      expect(parsed({ AssumeRolePolicyDocument: { 'Fn::Sub': json } })).toMatchObject({
        policy: { statements: [{ conditions: [{ key: '${Issuer}:aud' }] }] },
      });
    });
  });

  it('says whose policy it is, where the text does', () => {
    const arn = 'arn:aws:iam::111122223333:role/other';
    expect(parsed({ Role: { Arn: arn, AssumeRolePolicyDocument: POLICY } }, ROLE)).toEqual({
      ...expected,
      roleArn: arn,
    });
  });

  describe('when it is no policy', () => {
    const without = (element: string) => ({
      Statement: [STATEMENT, Object.fromEntries(Object.entries(STATEMENT).filter(([name]) => name !== element))],
    });
    const change = (changes: object) => ({ Statement: [STATEMENT, { ...STATEMENT, ...changes }] });

    it.each<[string, unknown, string]>([
      ['nothing', '', 'The file is empty.'],
      ['blanks', ' \n', 'The file is empty.'],
      ['no JSON', '{', 'The file is not JSON.'],
      ['YAML', 'Version: "2012-10-17"', 'The file is not JSON.'],
      ['broken percent encoding', '%7B%', 'The file is not JSON.'],
      ['no JSON in the policy', { AssumeRolePolicyDocument: 'x' }, 'The trust policy is not JSON.'],
      ['an empty text in the policy', { AssumeRolePolicyDocument: '' }, 'The trust policy is empty.'],
      ['a key twice', '{"a":{"b":1,"\\u0062":2}}', 'The file has the key "b" twice in one object.'],
      ['deep nesting', `${'['.repeat(65)}${']'.repeat(65)}`, 'The file nests deeper than 64 levels.'],
      [
        'a number',
        '1',
        'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
      ],
      [
        'another policy element',
        { ...POLICY, Extra: 1 },
        'The trust policy has "Extra", which is no element of a trust policy.',
      ],
      [
        'the element in another case',
        { ...POLICY, version: 1 },
        'The trust policy has "version", which must be written Version.',
      ],
      [
        'another version',
        { ...POLICY, Version: '2020-01-01' },
        'The trust policy must have the Version "2012-10-17" or "2008-10-17".',
      ],
      ['no statement', { Statement: [] }, 'The trust policy has no statement.'],
      ['null for a policy', { AssumeRolePolicyDocument: null }, 'The trust policy must be an object.'],
      ['a list for a policy', { AssumeRolePolicyDocument: [POLICY] }, 'The trust policy must be an object.'],
      ['a text for a statement', { Statement: [STATEMENT, 'x'] }, 'Statement 2 must be an object.'],
      ['a number for a Sid', change({ Sid: 1 }), 'Statement 2 has a Sid that is not a text.'],
      [
        'a resource',
        change({ Sid: 'Two', Resource: '*' }),
        'Statement 2 (Sid "Two") must not have Resource: the role itself is the resource.',
      ],
      ['no effect', without('Effect'), 'Statement 2 must have the Effect "Allow" or "Deny".'],
      ['an effect in another case', change({ Effect: 'allow' }), 'Statement 2 must have the Effect "Allow" or "Deny".'],
      ['no principal', without('Principal'), 'Statement 2: Principal is missing.'],
      ['two principals', change({ NotPrincipal: '*' }), 'Statement 2: Principal and NotPrincipal exclude each other.'],
      [
        'a text for a principal',
        change({ Principal: PROVIDER }),
        'Statement 2: Principal must be an object such as { "Federated": "arn:…" }, or "*".',
      ],
      [
        'a strange kind',
        change({ Principal: { federated: PROVIDER } }),
        'Statement 2: Principal has "federated", which is no kind of principal.',
      ],
      ['nobody', change({ Principal: { Federated: [] } }), 'Statement 2: Principal must name somebody.'],
      ['no action', without('Action'), 'Statement 2: Action is missing.'],
      ['two actions', change({ NotAction: 'sts:*' }), 'Statement 2: Action and NotAction exclude each other.'],
      ['an empty list of actions', change({ Action: [] }), 'Statement 2: Action must name an action.'],
      ['a number for an action', change({ Action: [1] }), 'Statement 2: Action must be a text or a list of texts.'],
      ['a list for conditions', change({ Condition: [] }), 'Statement 2: Condition must be an object of operators.'],
      [
        'a text for an operator',
        change({ Condition: { StringLike: 'x' } }),
        'Statement 2: Condition "StringLike" must be an object of condition keys.',
      ],
      [
        'an object for a value',
        change({ Condition: { StringLike: { sub: { x: 1 } } } }),
        'Statement 2: Condition "StringLike" must give "sub" a text or a list of texts.',
      ],
      [
        'null for a value',
        change({ Condition: { Bool: { k: null } } }),
        'Statement 2: Condition "Bool" must give "k" a text or a list of texts.',
      ],
      [
        'more than IAM stores',
        change({ Sid: 'x'.repeat(10_240) }),
        'The trust policy is longer than 10240 characters.',
      ],
    ])('says so of %s', (_name, value, problem) => {
      expect(problemOf(value)).toBe(problem);
    });

    it('says so of a file that is too long', () => {
      expect(problemOf(' '.repeat(MAX_FILE_CHARACTERS + 1))).toMatch(/^The file is longer than/);
    });

    it('keeps a text of the file on one line, and cuts it', () => {
      const problem = problemOf(change({ Sid: '\n::error::x'.repeat(100), Effect: 1 }));
      expect(problem).not.toContain('\n');
      expect(problem.length).toBeLessThan(250);
    });
  });

  it('takes what is generated', () => {
    expect(parsed(generateTrustPolicy(ROLE, CLAIMS) ?? '')).toMatchObject({ ok: true });
  });

  it('answers for any text and any JSON', () => {
    const name = fc.constantFrom(
      'Statement',
      'Effect',
      'Principal',
      'Action',
      'Condition',
      'Version',
      '__proto__',
      'Role',
    );
    const leaf = fc.oneof(hostileText, fc.constantFrom('Allow', '*', '2012-10-17', 1, null, true));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(fc.property(fc.oneof(hostileText, fc.json()), (text) => typeof parseTrustPolicy(text).ok === 'boolean'));
    fc.assert(fc.property(tree, (value) => typeof parseTrustPolicy(JSON.stringify(value) ?? '').ok === 'boolean'));
  });

  it.each([
    ['an unclosed nest', '['.repeat(MAX_FILE_CHARACTERS)],
    ['a deep nest', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['a long text', JSON.stringify('\\"'.repeat(200_000))],
    [
      'many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`k${index}`, index]))),
    ],
    ['a broad list', `[${'{},'.repeat(100_000)}{}]`],
    ['many texts in each other', Array.from({ length: 15 }).reduce<string>((text) => JSON.stringify(text), '{}')],
  ])('is done soon with %s', (_name, text) => {
    withinCpuSeconds(3, () => {
      expect(parseTrustPolicy(text)).toMatchObject({ ok: false });
    });
  });
});
