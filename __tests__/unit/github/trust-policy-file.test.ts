// The trust policy in a file of the workspace, and nowhere else.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readTrustPolicyFile } from '../../../src/github/trust-policy-file.ts';
import { ROLE } from '../samples/healthy.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const workspace = join(folder, 'workspace');
mkdirSync(join(workspace, 'iam'), { recursive: true });
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
};
const GET_ROLE = { Role: { Arn: ROLE.text, RoleName: ROLE.name, AssumeRolePolicyDocument: POLICY } };
writeFileSync(join(workspace, 'iam/trust.json'), JSON.stringify(POLICY));
writeFileSync(join(workspace, 'iam/role.json'), JSON.stringify(GET_ROLE));
writeFileSync(join(workspace, 'iam/broken.json'), '{');
writeFileSync(join(folder, 'outside.json'), JSON.stringify(POLICY));
symlinkSync(join(folder, 'outside.json'), join(workspace, 'iam/link.json'));

const readFrom = (path: string, GITHUB_WORKSPACE: string | undefined = workspace) =>
  readTrustPolicyFile({ GITHUB_WORKSPACE }, path, ROLE);

describe('readTrustPolicyFile', () => {
  it('reads the policy itself', async () => {
    expect(await readFrom('iam/trust.json')).toMatchObject({
      ok: true,
      file: { path: 'iam/trust.json', policy: { statements: [{ effect: 'Allow' }] } },
    });
  });

  it('reads what the AWS CLI prints of the role, and whose it is', async () => {
    expect(await readFrom('iam/role.json')).toMatchObject({ ok: true, file: { roleArn: ROLE.text } });
  });

  describe('when it is a template', () => {
    const YAML = `# The roles of the pipeline.
Resources:
  Provider: { Type: AWS::IAM::OIDCProvider, Properties: { Url: !Sub "https://\${Host}" } }
  Plan:
    Type: AWS::IAM::Role
    Properties: { RoleName: plan, AssumeRolePolicyDocument: {} }
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${ROLE.name}
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: { Federated: !GetAtt Provider.Arn }
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringLike: { "token.actions.githubusercontent.com:sub": !Sub "repo:octo-org/\${Repository}:*" }
`;
    const found = {
      ok: true,
      file: {
        policy: {
          version: '2012-10-17',
          statements: [
            {
              position: { index: 0, line: 14 },
              principal: { principals: [{ kind: 'Federated', value: '${Provider.Arn}' }] },
              conditions: [{ values: ['repo:octo-org/${Repository}:*'] }],
            },
          ],
        },
      },
    };
    const write = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(workspace, name), content);
      return readFrom(name);
    };
    const utf16 = Buffer.from(YAML, 'utf16le');

    it.each<[string, string | Uint8Array]>([
      ['UTF-8', YAML],
      ['UTF-8 with a byte order mark', `\uFEFF${YAML}`],
      ['UTF-16, as Windows PowerShell writes it', Buffer.from(`\uFEFF${YAML}`, 'utf16le')],
      ['UTF-16 without a byte order mark', utf16],
      ['UTF-16 of the other byte order', Buffer.from(`\uFEFF${YAML}`, 'utf16le').swap16()],
      ['UTF-16 of the other byte order without a mark', Buffer.from(utf16).swap16()],
    ])('reads YAML of CloudFormation in %s', async (_name, content) => {
      expect(await write('template.yaml', content)).toMatchObject(found);
    });

    it('reads JSON, with its lines', async () => {
      const Resources = { Deploy: { Properties: { AssumeRolePolicyDocument: POLICY } } };
      const json = JSON.stringify({ Resources }, null, 2);
      const line = json.split('\n').findIndex((text) => text.includes('Effect'));
      expect(await write('stack.template.json', json)).toMatchObject({
        file: { policy: { statements: [{ position: { index: 0, line } }] } },
      });
      const bytes = Buffer.from(`\uFEFF${JSON.stringify(POLICY)}`, 'utf16le');
      expect(await write('policy.json', bytes)).toMatchObject({ ok: true });
    });

    const bomb = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join()}]`);

    it.each<[string, string, string, RegExp]>([
      ['neither', 'x.yaml', 'a: b: c\n', /neither JSON nor YAML \(line 1\)/],
      ['a key twice', 'x.yaml', 'a: 1\na: 2\n', /the key "a" twice/],
      ['deep nesting', 'x.yaml', `- ${'['.repeat(90)}${']'.repeat(90)}`, /nests deeper than 64/],
      ['aliases that grow', 'x.yaml', `a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n${bomb.join('\n')}`, /too many parts/],
      [
        'a configuration of Terraform',
        'main.tf',
        'resource "aws_iam_role" "x" {\n  name = "x"\n}\n',
        /terraform show -json/,
      ],
      ['no policy', 'x.yaml', 'on: push\n', /holds no trust policy/],
    ])('says what is wrong with %s', async (_what, name, content, problem) => {
      expect(await write(name, content)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
    });
  });

  it.each([
    ['a file that is not there', 'iam/none.json', /^There is no such file/],
    ['a folder', 'iam', /no file/],
    ['a link to outside of the workspace', 'iam/link.json', /outside of the workspace/],
    ['a file that holds no JSON', 'iam/broken.json', /\.$/],
  ])('says what is wrong with %s', async (_name, path, problem) => {
    expect(await readFrom(path)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it.each([['', '']].concat([['a relative path', 'work']]))(
    'reads nothing where the workspace is %s',
    async (_, path) => {
      expect(await readFrom('iam/trust.json', path)).toEqual({
        ok: false,
        problem: expect.stringContaining('WORKSPACE'),
      });
    },
  );
});
