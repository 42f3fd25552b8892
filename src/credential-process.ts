// The helper that renews the session of a profile: AWS SDKs and the AWS CLI run it as their credential_process. Prints a session, or
// on standard error why there is none. The post step shows refusals that the programs hide. Loads main.js into a thread to get a new session.
import { dirname, isAbsolute, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { obtainSession, type RenewalFailure } from './publish/refresh/obtain.ts';
import { recordRefusal } from './publish/refresh/session-folder.ts';
import { HELPER_THREAD } from './settings/publish-mode.ts';
import { defined } from './util/defined.ts';

/** Gets a new session in a thread, and ends the thread when the time is up. */
function renew(folder: string, limitSeconds: number): Promise<RenewalFailure | undefined> {
  // main.js is beside this file. The path is made of process.argv, because the bundler packs files that other paths point to.
  const worker = new Worker(join(dirname(process.argv[1] ?? ''), 'main.js'), {
    argv: [HELPER_THREAD],
    workerData: { folder, limitSeconds },
    stdout: true, // SDKs read the session from standard output, so nothing else may be printed there
    stderr: true,
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => end('The time for a new session is up.'), (limitSeconds + 1) * 1000);
    const end = (failure: RenewalFailure | undefined) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(failure);
    };
    worker.once('message', (failure: RenewalFailure | undefined) => end(failure));
    worker.once('error', ({ name }) => end(`This helper itself failed (${name}).`));
    worker.once('exit', () => end('This helper itself ended early.'));
  });
}

/** Leaves a working directory that does not exist any more: Node cannot start a thread there. */
function leaveMissingDirectory(folder: string): void {
  try {
    process.cwd();
  } catch {
    process.chdir(folder);
  }
}

function fail(reason: string): void {
  process.stderr.write(`aws-token-guard: ${reason}\n`);
  process.exitCode = 1;
}

// Some SDKs read standard error as if it were standard output, so nothing is printed there where the helper succeeds.
process.removeAllListeners('warning');

const [folder = ''] = process.argv.slice(2);
process.stdout.on('error', () => {}); // the program that asked is gone
if (!isAbsolute(folder)) {
  fail('This helper is started by AWS SDKs and the AWS CLI, with the folder of a session as its argument.');
} else {
  try {
    leaveMissingDirectory(folder);
    const least = process.env['AWS_TOKEN_GUARD_LEAST_SECONDS'];
    const obtained = await obtainSession(folder, {
      now: () => Date.now() / 1000,
      renew,
      record: recordRefusal,
      ...defined({ leastSeconds: least === undefined ? undefined : Number(least) }),
    });
    if (!obtained.ok) fail(obtained.reason);
    else process.stdout.write(`${JSON.stringify(obtained.answer)}\n`);
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    const isGone = code === 'ENOENT';
    fail(
      isGone
        ? 'The files of this session are gone: the step that made them is over.'
        : `This helper itself failed (${code ?? name}).`,
    );
  }
}
