// moto's server, with the roles and the user of the account in it. Effect: installs moto if necessary, starts a process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pythonTool } from '../../scripts/tools.mjs';

/** A running moto. */
export interface Moto {
  readonly url: string;
  /** The account in which it puts everything. */
  readonly account: string;
  /** Python with boto3. */
  readonly python: string;
  /** Keys of a user. */
  readonly keys: { readonly id: string; readonly secret: string };
  close(): Promise<void>;
}

const VERSION = '5.2.5';
const STARTS_WITHIN_SECONDS = 120;
const ACCOUNT = '123456789012';

/** Of every role: it trusts any run of one owner. moto keeps it, and does not apply it. */
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org*' },
      },
    },
  ],
});

/**
 * Starts moto on a free port of this machine.
 * @param roles - names of the roles that are there; moto also lets roles be assumed that are not
 * @throws Error where there is no Python, or moto cannot be installed or started
 */
export async function startMoto(roles: readonly string[]): Promise<Moto> {
  const python = await pythonTool('moto', VERSION, join(import.meta.dirname, 'requirements.txt'), 'python');
  const port = await freePort();
  const child = spawn(python, ['-m', 'moto.server', '--port', String(port)], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    child.kill();
    await ended;
  };
  try {
    await untilAnswering(url, () => child.exitCode !== null);
    for (const name of roles) await ask(url, 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: POLICY });
    await ask(url, 'CreateOpenIDConnectProvider', {
      Url: 'https://token.actions.githubusercontent.com',
      'ClientIDList.member.1': 'sts.amazonaws.com',
    });
    await ask(url, 'CreateUser', { UserName: 'deployer' });
    const answer = await ask(url, 'CreateAccessKey', { UserName: 'deployer' });
    const keys = { id: textIn(answer, 'AccessKeyId'), secret: textIn(answer, 'SecretAccessKey') };
    return { url, account: ACCOUNT, python, keys, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilAnswering(url: string, hasEnded: () => boolean): Promise<void> {
  const until = performance.now() + STARTS_WITHIN_SECONDS * 1000;
  for (;;) {
    if (hasEnded()) throw new Error('moto has ended');
    const response = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (response !== undefined) return;
    if (performance.now() > until) throw new Error(`moto does not answer after ${STARTS_WITHIN_SECONDS} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** moto looks at the service in a signature, and not at the rest of it. */
async function ask(url: string, action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const scope = '20260101/us-east-1/iam/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=testing/${scope}, SignedHeaders=host, Signature=testing`;
  const body = new URLSearchParams({ Action: action, Version: '2010-05-08', ...parameters });
  const response = await fetch(url, { method: 'POST', body, headers: { authorization } });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  return response.text();
}

function textIn(xml: string, element: string): string {
  const text = new RegExp(`<${element}>([^<]+)</${element}>`).exec(xml)?.[1];
  if (text === undefined) throw new Error(`no ${element} in the answer of moto`);
  return text;
}
