// What the tests of the packed action share: a sandbox and a job, closed after each test.
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { createJob, type Job, type JobOptions, type MainOptions, type StepResult } from '../../sandbox/job.ts';
import { USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';

export { publishedBy } from '../../sandbox/scenarios/scenario.ts';

export const ACTION_DIRECTORY = resolve(import.meta.dirname, '../..');

interface Setting {
  readonly sandbox: Sandbox;
  readonly job: Job;
  /** Runs the main step with the usual inputs and these. */
  main(inputs?: Readonly<Record<string, string>>, options?: MainOptions): Promise<StepResult>;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A sandbox and a job in it that end with the test. */
export async function setting(
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<Setting> {
  const sandbox = await startSandbox(sandboxOptions);
  open.push(sandbox.close);
  const job = await createJob({ actionDirectory: ACTION_DIRECTORY, sandbox, ...jobOptions });
  open.push(job.close);
  return { sandbox, job, main: (inputs = {}, options = {}) => job.runMain({ ...USUAL_INPUTS, ...inputs }, options) };
}

/**
 * What all tests of a `describe` look at and none changes, such as the result of one step; what it opens ends with the last of them.
 * @returns what was made, once the first test begins
 */
export function shared<T>(make: () => Promise<T>): () => T {
  let made: { readonly value: T } | undefined;
  let closing: typeof open = [];
  beforeAll(async () => {
    made = { value: await make() };
    closing = open.splice(0);
  });
  afterAll(() => Promise.all(closing.map((close) => close())));
  return () => {
    if (made === undefined) throw new Error('it is made before the first test, and not outside of one');
    return made.value;
  };
}

/**
 * A copy of the packed action in which the files that hold this text are missing; it ends with the test.
 * @param text - of the code to leave out
 */
export async function actionWithout(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guard-action-'));
  open.push(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'dist'));
  await copyFile(join(ACTION_DIRECTORY, 'action.yml'), join(folder, 'action.yml'));
  const dist = join(ACTION_DIRECTORY, 'dist');
  const files = readdirSync(dist).filter((name) => !readFileSync(join(dist, name), 'utf8').includes(text));
  if (files.length === readdirSync(dist).length) throw new Error(`no file of dist has ${text}`);
  for (const name of files) await copyFile(join(dist, name), join(folder, 'dist', name));
  return folder;
}

/** The client's requests to the sandbox, by operation, in order. */
export function operationsOf(sandbox: Sandbox): readonly string[] {
  return sandbox.requests.filter(({ byClient }) => byClient).map(({ operation }) => operation);
}

/**
 * Has a step get the signal in the moment in which it first calls a function: `mkdirSync` makes its folder, `renameSync` puts a file into
 * it, `fetch` asks GitHub's API.
 */
export function signaledAt(
  call: 'fs.mkdirSync' | 'fs.renameSync' | 'globalThis.fetch',
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
): MainOptions {
  const program = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const original = ${call};
    ${call} = (...parameters) => {
      ${call} = original;
      syncBuiltinESMExports();
      process.kill(process.pid, '${signal}');
      return original(...parameters);
    };
    syncBuiltinESMExports();`;
  return { environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` } };
}

/** Variables that give limits another length: those for which a condition about their milliseconds holds. */
const withLimits = (condition: string, length: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    const original = globalThis.setTimeout;
    globalThis.setTimeout = (work, milliseconds, ...rest) =>
      original(work, ${condition} ? ${length} : milliseconds, ...rest);`)}`,
});

/**
 * Variables of a job in which the limits for reading the workflow (2 s) and for a comment (5 s) are far away: a busy machine may need
 * longer.
 */
export const PATIENT = withLimits('[2000, 5000].includes(milliseconds)', 600_000);

/** Variables of a job in which a comment that never comes is soon given up (5 s). That of a connection is as long, but a timer without more. */
export const HASTY = withLimits('milliseconds === 5000 && rest.length > 0', 100);

/** Variables of a step that no limit of its own ends. */
export const ENDLESS = withLimits('milliseconds > 2000', 600_000);

const AT_ONCE = 4;

/** Plays all rows, a few at a time since most of their time is waiting; the results in the order of the rows. */
export async function playAll<Row, Result>(
  rows: readonly Row[],
  play: (row: Row) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...rows.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await play(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
