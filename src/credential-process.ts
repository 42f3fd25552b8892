// The helper behind a profile that renews itself: AWS SDKs and the AWS CLI run it as their credential_process. Prints a session as they
// want it, and on standard error why there is none. What gets a new one is main.js, in a thread of its own.
import { dirname, isAbsolute, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { obtainSession } from './publish/refresh/obtain.ts';
import { HELPER_THREAD } from './publish/refresh/thread.ts';

/** Runs what gets a new session, and ends it when the time is up. */
function renew(folder: string, limitSeconds: number): Promise<string | undefined> {
  // Beside the helper that was started; a path made of anything else the bundler would take for a file to bring along.
  const worker = new Worker(join(dirname(process.argv[1] ?? ''), 'main.js'), {
    argv: [HELPER_THREAD],
    workerData: { folder, limitSeconds },
    stdout: true, // nothing but the session is to be printed there
    stderr: true,
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => end('The time for a new session is up.'), (limitSeconds + 1) * 1000);
    const end = (reason: string | undefined) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(reason);
    };
    worker.once('message', (reason: string | undefined) => end(reason));
    worker.once('error', ({ name }) => end(`This helper itself failed (${name}).`));
    worker.once('exit', () => end('This helper itself ended early.'));
  });
}

/** A thread does not start in a folder that is gone, as that of a program may be which asks for credentials. */
function standSomewhere(folder: string): void {
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

const [folder = ''] = process.argv.slice(2);
process.stdout.on('error', () => {}); // whoever asked is gone
if (!isAbsolute(folder)) {
  fail('This helper is started by AWS SDKs and the AWS CLI, with the folder of a session as its argument.');
} else {
  try {
    standSomewhere(folder);
    const leastSeconds = Number(process.env['AWS_TOKEN_GUARD_LEAST_SECONDS'] ?? 0);
    const obtained = await obtainSession(folder, { now: () => Date.now() / 1000, renew, leastSeconds });
    if (!obtained.ok) fail(obtained.reason);
    else {
      if (obtained.warning !== undefined) process.stderr.write(`aws-token-guard: ${obtained.warning}\n`);
      process.stdout.write(`${JSON.stringify(obtained.answer)}\n`);
    }
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
