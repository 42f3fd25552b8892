// Runs the credential_process of a profile that a step of this job made. Effect: starts a program.
import { exec, execFile } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Attempt } from '../net/failure.ts';
import { readPrivateText } from '../util/files.ts';
import { loadFailure, type Provided, readKeys } from './local-services.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As in the SDK for JavaScript. */
const OUTPUT_MAX_BYTES = 1024 * 1024;
const OWN_FOLDER = /^aws-token-guard-[0-9a-f-]{36}$/;
const OWN_COMMAND = /[/\\](renew-\d{1,4}\.(?:sh|cmd))["']? session$/;

/**
 * The launcher that a step of this job made, whatever else the command says; undefined for a helper of somebody else. Both files of
 * profiles must lie in the folder of that step, below the runner's temp folder.
 */
export function ownLauncher(command: string, environment: Environment): string | undefined {
  const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '', RUNNER_TEMP } = environment;
  const folder = dirname(config);
  const isOurs =
    RUNNER_TEMP !== undefined &&
    config === join(folder, 'config') &&
    credentials === join(folder, 'credentials') &&
    folder === join(RUNNER_TEMP, folder.slice(dirname(folder).length + 1)) &&
    OWN_FOLDER.test(folder.slice(dirname(folder).length + 1));
  const name = OWN_COMMAND.exec(command)?.[1];
  if (!isOurs || name === undefined) return undefined;
  const launcher = join(folder, name);
  return isPrivate(folder, RUNNER_TEMP, launcher) ? launcher : undefined;
}

/** Whether nobody else can have put the launcher there: no link, ours, and nobody else may write it or its folder. */
function isPrivate(folder: string, runnerTemp: string, launcher: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & WRITABLE_BY_OTHERS) === 0);
    const isBelow = realpathSync(folder) === join(realpathSync(runnerTemp), basename(folder));
    return isOwn && isBelow && readPrivateText(launcher) !== undefined;
  } catch {
    return false;
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Runs our own helper. Its output has keys, so nothing of it is repeated but why it fails.
 * @param launcher - from {@link ownLauncher}
 */
export async function runHelper(
  launcher: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<Attempt<Provided>> {
  const options = { env: withoutStep(environment), maxBuffer: OUTPUT_MAX_BYTES, signal, windowsHide: true };
  return new Promise((resolve) => {
    const end = (error: Error | null, stdout: string, stderr: string) => {
      if (error === null) return resolve(answerOf(stdout));
      const [, reason] = /^aws-token-guard: (.+)$/m.exec(stderr) ?? [];
      const message = reason === undefined ? 'The program failed.' : `It is not renewed: ${reason}`;
      resolve(loadFailure('HELPER_FAILED', message));
    };
    const child =
      process.platform === 'win32'
        ? exec(`"${launcher}" session`, options, end)
        : execFile('/bin/sh', [launcher, 'session'], options, end);
    child.stdin?.end();
  });
}

/** A helper gets what later steps have: not the inputs and the state of this step, which hold secrets of its own. */
function withoutStep(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE)_/.test(name)));
}

function answerOf(stdout: string): Attempt<Provided> {
  if (/"Version"\s*:\s*1\b/.test(stdout)) return readKeys(stdout);
  return loadFailure('HELPER_FAILED', 'Its output has no Version 1.');
}
