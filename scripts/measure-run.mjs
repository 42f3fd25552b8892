// Runs the built action against the sandbox and measures what it loads and requests. Effect: processes, files in a temporary folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJob } from '../sandbox/job.ts';
import { startSandbox } from '../sandbox/server.ts';

const INPUTS = { 'role-to-assume': 'arn:aws:iam::111122223333:role/deploy', 'aws-region': 'eu-central-1' };

/** Writes the peak of the process's own memory when it ends; `maxRSS` would include its parent's. */
const NOTE_PEAK = `process.once('exit', () => {
  const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
  writeFileSync(process.env.PEAK_MEMORY_FILE, readFileSync('/proc/self/status'));
});`;

/**
 * What a successful run loads, main step and post step apart, what preflight loads, and the requests of the run to GitHub and STS.
 * @param {string} root - directory of the project
 * @returns {Promise<{ main: string[], post: string[], preflight: string[], requests: string[], connections: Record<string, number> }>} URLs of
 *   the scripts, `node:` ones included, as V8 lists them
 */
export function measureRun(root) {
  return inJob(
    root,
    (folder) => ({ NODE_V8_COVERAGE: folder }),
    async ({ job, sandbox, folder }) => {
      const main = await scriptsOf(folder, () => job.runMain(INPUTS));
      const requests = sandbox.requests.filter(({ byClient }) => byClient).map(({ operation }) => operation);
      const connections = { github: sandbox.connectionCount('github'), sts: sandbox.connectionCount('sts') };
      const post = await scriptsOf(folder, async () => (await job.runPosts())[0]);
      const preflight = await scriptsOf(folder, () => runPreflight(root, folder));
      return { main, post, preflight, requests, connections };
    },
  );
}

/**
 * Peak memory of the main step.
 * @param {string} root - directory of the project
 * @returns {Promise<number | undefined>} bytes; undefined except on Linux
 */
export function measurePeakMemory(root) {
  if (process.platform !== 'linux') return Promise.resolve(undefined);
  const variables = (folder) => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NOTE_PEAK)}`,
    PEAK_MEMORY_FILE: join(folder, 'status'),
  });
  return inJob(root, variables, async ({ job, folder }) => {
    succeed(await job.runMain(INPUTS));
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(join(folder, 'status'), 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  });
}

/** Preflight of this repository. */
function runPreflight(root, folder) {
  const environment = { ...process.env, NODE_V8_COVERAGE: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/preflight.js'], {
    cwd: root,
    env: environment,
  });
  return { outcome: status === 0 ? 'success' : 'failure', log: [String(stdout), String(stderr)] };
}

/** Runs a function with a job in a new sandbox, and a folder that is removed afterwards. */
async function inJob(root, environmentOf, measure) {
  const folder = mkdtempSync(join(tmpdir(), 'size-'));
  const sandbox = await startSandbox();
  const job = await createJob({ actionDirectory: root, sandbox, environment: environmentOf(folder) });
  try {
    return await measure({ job, sandbox, folder });
  } finally {
    await job.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The scripts that the processes of one step had loaded when they ended. */
async function scriptsOf(folder, runStep) {
  const before = new Set(readdirSync(folder));
  succeed(await runStep());
  const files = readdirSync(folder).filter((file) => !before.has(file));
  const urls = files.flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')).result.map(({ url }) => url),
  );
  if (!urls.some((url) => url.startsWith('file:'))) throw new Error('the list of loaded scripts is empty');
  return [...new Set(urls)];
}

function succeed(result) {
  if (result.outcome !== 'success') throw new Error(`the step failed:\n${result.log.join('\n')}`);
}
