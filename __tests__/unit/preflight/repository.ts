// Repositories for the tests of preflight, and what it reports on them. Effect: writes files in the temp folder.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../../../sandbox/preflight-faults.ts';
import { preflight } from '../../../src/preflight/inspect.ts';
import type { PreflightOptions, PreflightReport } from '../../../src/preflight/preflight-report.ts';

/** The steps of a job that takes the role. */
export const STEP =
  '    steps:\n      - uses: octo-org/aws-token-guard@v1\n        with: { role-to-assume: "${{ vars.ROLE }}", aws-region: eu-central-1 }\n';

/** A new folder with these files. */
export async function withFiles(files: Files): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'preflight-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}

/** The report on the repository in this folder. */
export function reportIn(root: string, options: Partial<PreflightOptions> = {}): Promise<PreflightReport> {
  return preflight({ root, repository: { name: 'octo-org/octo-repo', ownerId: '1', id: '2' }, ...options });
}

/** The report on a repository with these files. */
export async function reportOn(files: Files, options: Partial<PreflightOptions> = {}): Promise<PreflightReport> {
  return reportIn(await withFiles(files), options);
}

/** A trust policy for one subject of GitHub. */
export const trustFor = (sub: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          StringLike: { 'token.actions.githubusercontent.com:sub': sub },
        },
      },
    ],
  });

/** A clock that says that time is up after it was asked so often. */
export function stopsAfter(count: number): () => 0 | 1 {
  let left = count;
  return () => (left-- > 0 ? 0 : 1);
}
