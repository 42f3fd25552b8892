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
