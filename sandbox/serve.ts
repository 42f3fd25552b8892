// Command line: runs the sandbox until it is stopped, and prints the variables with which a workflow reaches it.
import { rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './server.ts';

// Not `--env-file`: Node has an option of that name.
const USAGE = 'Usage: node sandbox/serve.ts [--variables-file <path>]';

/**
 * The variables by which a job finds the sandbox.
 * @param sandbox - as started
 */
export function sandboxVariables(sandbox: Sandbox): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
    AWS_ENDPOINT_URL_IAM: sandbox.iamEndpoint,
  };
}

/** Serves until SIGINT, SIGTERM or the end of standard input; then removes the file of variables. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { 'variables-file': { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const stopped = untilStopped();
  const sandbox = await startSandbox();
  const lines = Object.entries(sandboxVariables(sandbox)).map(([name, value]) => `${name}=${value}\n`);
  const variablesFile = values['variables-file'];
  if (variablesFile !== undefined) await writePrivately(variablesFile, lines.join(''));
  process.stdout.write(lines.join(''));
  await stopped;
  if (variablesFile !== undefined) await rm(variablesFile, { force: true });
  await sandbox.close();
}

/** An old file is removed first: writing to it would keep its permissions. */
async function writePrivately(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.stdin.destroy();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    process.stdin.once('end', stop).once('error', stop).resume();
  });
}

if (import.meta.main) await serve();
