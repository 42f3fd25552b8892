// What the tests of odd paths share: a step in folders of such a name, and programs that ask its profile for credentials.
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { JobOptions } from '../../sandbox/job.ts';
import { type Refreshed, refreshed, startProcess } from './refresh-setting.ts';
import { ACTION_DIRECTORY } from './setting.ts';

/** Every odd character, in as few names as can be. */
export const ODD_TOGETHER: readonly string[] = [
  'it\'s a "quoted" one; $(touch pwned) `touch pwned` & | (x86)',
  '-dash %d %(here)s %% back\\slash *?[a-z] = ~ {a,b} !bang',
  '#first;a#b;c Größe 漢字 🚀',
];

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A step of an action and of a runner in folders of that name. */
export async function refreshedIn(name: string, options: Pick<JobOptions, 'runMain'> = {}): Promise<Refreshed> {
  const root = await mkdtemp(join(tmpdir(), 'guard-odd-'));
  folders.push(root);
  // Node itself does not start a module in a folder with a backslash in its name.
  const [actionDirectory, runnerTemp] = [join(root, 'action', name.replaceAll('\\', '_')), join(root, 'temp', name)];
  await mkdir(actionDirectory, { recursive: true });
  await mkdir(runnerTemp, { recursive: true });
  await copyFile(join(ACTION_DIRECTORY, 'action.yml'), join(actionDirectory, 'action.yml'));
  await cp(join(ACTION_DIRECTORY, 'dist'), join(actionDirectory, 'dist'), { recursive: true });
  return refreshed({}, {}, { actionDirectory, runnerTemp, ...options });
}

/** A script with which the AWS CLI asks who it is. */
export const ASK = 'aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text';
/** The same with its library. */
export const BOTO = `
import os, botocore.session
client = botocore.session.Session().create_client('sts', endpoint_url=os.environ['AWS_ENDPOINT_URL_STS'])
print(client.get_caller_identity()['Arn'])
`;
const JAVASCRIPT = `
import { createRequire } from 'node:module';
const require = createRequire(process.argv[2]);
const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
const { fromIni } = require('@aws-sdk/credential-provider-ini');
const { fromProcess } = require('@aws-sdk/credential-provider-process');
for (const credentials of [fromIni(), fromProcess()]) {
  const sts = new STSClient({ region: 'eu-central-1', endpoint: process.env.AWS_ENDPOINT_URL_STS, credentials, maxAttempts: 1 });
  console.log((await sts.send(new GetCallerIdentityCommand({}))).Arn);
}
`;

/** What the SDK for JavaScript finds out, twice. */
export async function viaJavaScript({ job, environment, result }: Refreshed): Promise<string> {
  const script = join(job.home, 'ask.mjs');
  await writeFile(script, JAVASCRIPT);
  const args = [script, join(ACTION_DIRECTORY, 'package.json')];
  const { stdout, stderr } = await startProcess(process.execPath, args, { ...environment, ...result.exported }).answer;
  return stdout + stderr;
}
