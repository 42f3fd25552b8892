// What kills and cancels have in common: the kinds of step that are interrupted, when, and what must hold afterwards. Effect: processes,
// files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnvironmentFile } from '../sandbox/runner/environment-file.ts';
import type { StepResult } from '../sandbox/runner/step.ts';
import {
  brokenFilesIn,
  endSession,
  folderOf,
  type How,
  type JobUnderTest,
  leftoversOf,
  type MainRun,
  secretsShown,
  startJob,
  type Variables,
} from './job-under-test.ts';

/** Inputs of the kinds of step, by name. */
export const VARIANTS = {
  plain: { 'output-credentials': 'true' },
  profile: { 'aws-profile': 'deploy' },
  refresh: { refresh: 'true' },
  'leak-check': { 'leak-check': 'fail' },
} as const satisfies Readonly<Record<string, Variables>>;

export type VariantName = keyof typeof VARIANTS;

/** Which process, and in a helper which of its threads, counts what it does to files. */
export type Program = 'main' | 'post' | 'helper' | 'helper-thread';

/** Another identity, which is to be there in the end. */
export const BEFORE = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};

/** A signal that a process sends itself right before its n-th change of a file, from 1; 0: never. */
export interface Interruption {
  readonly program: Program;
  readonly at: number;
  readonly signal: NodeJS.Signals;
}

/** One line of the notes of an interrupted process. */
export interface Note {
  readonly event: 'started' | 'operation' | 'signal';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly pid: number;
  readonly name?: string;
}

const INTERRUPTER = pathToFileURL(join(import.meta.dirname, 'interrupt.mjs')).href;
const SCRIPTS: Readonly<Record<Program, string>> = {
  main: 'main.js',
  post: 'post.js',
  helper: 'credential-process.js',
  'helper-thread': 'credential-process.js',
};

/** Has a process interrupt itself, and keep notes. */
export function interrupted({ program, at, signal }: Interruption, notesFile: string): How {
  const thread = program === 'helper-thread' ? 'worker' : 'main';
  const plan = JSON.stringify({ program: SCRIPTS[program], thread, at, signal, notes: notesFile });
  return { environment: { NODE_OPTIONS: `--import=${INTERRUPTER}`, INTERRUPT: plan } };
}

/** Where the notes of a job's processes go: beside its folders, and away with them. */
export function notesFileOf({ folders }: Pick<JobUnderTest, 'folders'>, name: string): string {
  return join(folders.root, `notes-${name}`);
}

/** The notes so far. */
export function notesIn(notesFile: string): readonly Note[] {
  if (!existsSync(notesFile)) return [];
  const lines = readFileSync(notesFile, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Note);
}

/** What an undisturbed run of one kind of step does. */
export interface Whole {
  /** Names of what it publishes. */
  readonly exported: readonly string[];
  readonly outputs: readonly string[];
  readonly state: readonly string[];
  /** Names of what the post step gives back. */
  readonly restored: readonly string[];
  /** Names of its changes of files, in order. */
  readonly changes: readonly string[];
  readonly postChanges: readonly string[];
  readonly seconds: number;
  readonly postSeconds: number;
}

/** Measures an undisturbed run. */
async function measureWhole(actionDirectory: string, variant: VariantName): Promise<Whole> {
  const job = await startJob(actionDirectory, {}, { environment: BEFORE });
  try {
    const [mainNotes, postNotes] = [notesFileOf(job, 'main'), notesFileOf(job, 'post')];
    const never = { at: 0, signal: 'SIGKILL' } as const;
    const main = await job.main(VARIANTS[variant], interrupted({ program: 'main', ...never }, mainNotes));
    const post = await job.post(main, interrupted({ program: 'post', ...never }, postNotes));
    const { result } = main;
    if (result.outcome !== 'success' || post.outcome !== 'success') throw new Error(`${variant} does not work at all`);
    return {
      exported: Object.keys(result.exported),
      outputs: Object.keys(result.outputs),
      state: Object.keys(result.state),
      restored: Object.keys(post.exported),
      changes: changesIn(mainNotes),
      postChanges: changesIn(postNotes),
      seconds: result.durationSeconds,
      postSeconds: post.durationSeconds,
    };
  } finally {
    await job.close();
  }
}

/** Names of the changes that the notes tell of, in order. */
function changesIn(notesFile: string): readonly string[] {
  return notesIn(notesFile).flatMap(({ name }) => name ?? []);
}

/** What must hold of a main step that was interrupted, however far it came. */
export function problemsOfMain({ result, step }: MainRun, whole: Whole, { sandbox }: JobUnderTest): readonly string[] {
  const shown = secretsShown(result, sandbox);
  const isPublished = Object.keys(result.exported).length > 0;
  return [
    ...brokenCommandFiles(result),
    ...partOf('variables', Object.keys(result.exported), whole.exported),
    ...partOf('outputs', Object.keys(result.outputs), whole.outputs),
    ...partOf('state beside the folder', Object.keys(step.state).filter(isNoFolder), whole.state.filter(isNoFolder)),
    ...(isPublished && Object.keys(step.state).length < whole.state.length ? ['what was before is not known'] : []),
    ...brokenFilesIn(folderOf({ result, step })).map((name) => `${name} is not whole`),
    ...(result.raw.stderr === '' ? [] : [`on standard error: ${result.raw.stderr.slice(0, 300)}`]),
    ...(shown === 0 ? [] : [`${shown} secrets were shown`]),
  ];
}

const isNoFolder = (name: string) => name !== 'folder';

/** All of it, none of it, or, of the outputs, the words about a failure. */
function partOf(what: string, found: readonly string[], whole: readonly string[]): readonly string[] {
  const isFailure = found.includes('error-code');
  if (found.length === 0 || isFailure || found.join() === whole.join()) return [];
  return [`only these ${what} were written: ${found.join(', ')}`];
}

/** What the runner would not understand of its files. */
export function brokenCommandFiles({ raw }: StepResult): readonly string[] {
  const { environmentFile, outputFile, stateFile } = raw;
  const files = { GITHUB_ENV: environmentFile, GITHUB_OUTPUT: outputFile, GITHUB_STATE: stateFile };
  return Object.entries(files).flatMap(([name, text]) => {
    const { problem } = parseEnvironmentFile(text, process.platform === 'win32');
    return problem === undefined ? [] : [`${name} is broken: ${problem}`];
  });
}

/** Runs the post step, and says what it did not set right. */
export async function problemsAfterPost(
  job: JobUnderTest,
  main: MainRun,
  { mayFail }: { readonly mayFail: boolean } = { mayFail: false },
): Promise<readonly string[]> {
  const post = await job.post(main);
  const { exitCode, raw } = post;
  return [
    ...(exitCode === 0 || (mayFail && exitCode === 1) ? [] : [`the post step ended with ${exitCode}`]),
    ...(raw.stderr === '' ? [] : [`the post step said ${raw.stderr.slice(0, 300)}`]),
    ...(secretsShown(post, job.sandbox) === 0 ? [] : ['the post step showed a secret']),
    ...leftoversOf(job).map((name) => `${name} was left after the post step`),
    ...changedVariables(job.variables()).map((name) => `${name} was not given back`),
  ];
}

/** Once the folder is gone, nobody knows what to look for; a leak check that may fail the job then does. */
export function isUncheckable(variant: VariantName, main: MainRun): boolean {
  return variant === 'leak-check' && !existsSync(folderOf(main) ?? '');
}

/** A variable that was not there before cannot be taken away, but emptied. */
function changedVariables(variables: Variables): readonly string[] {
  const before: Variables = BEFORE;
  return Object.keys(variables).filter((name) => variables[name] !== (before[name] ?? ''));
}

/** Uses the action once more in the same job, undisturbed, and says what was not as it ever is. */
export async function problemsOfNextUse(job: JobUnderTest, variant: VariantName): Promise<readonly string[]> {
  const next = await job.main(VARIANTS[variant]);
  const failed = next.result.outcome === 'success' ? [] : ['the next use failed'];
  return [...failed, ...(await problemsAfterPost(job, next)).map((problem) => `after the next use: ${problem}`)];
}

/** What must hold of what a helper printed, however it ended: all of a session, or nothing. */
export function problemsOfAnswer(stdout: string, { sandbox }: JobUnderTest, isNeeded: boolean): readonly string[] {
  if (stdout === '') return isNeeded ? ['there was no session'] : [];
  try {
    const { AccessKeyId, SecretAccessKey, SessionToken } = JSON.parse(stdout) as Variables;
    const known = [AccessKeyId, SecretAccessKey, SessionToken].every((one) =>
      sandbox.issuedSecrets.includes(one ?? ''),
    );
    return known ? [] : ['the session is none that was issued'];
  } catch {
    return ['half of a session was printed'];
  }
}

/** Others wait until a helper that was killed shows no life, and then get a session themselves. */
export const RECOVERY_SECONDS = 8;

/** What is wrong with an undisturbed helper beside or after another one. */
export async function problemsOfHelp(job: JobUnderTest, main: MainRun, which: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr, durationSeconds } = await job.help(main);
  return [
    ...problemsOfAnswer(stdout, job, true),
    ...(exitCode === 0 && stderr === '' ? [] : [`it ended with ${exitCode}: ${stderr.slice(0, 300)}`]),
    ...(durationSeconds < RECOVERY_SECONDS ? [] : [`it took ${durationSeconds.toFixed(1)} s`]),
  ].map((problem) => `the helper ${which}: ${problem}`);
}

/** What helpers change, in either thread, and how long they take. */
export async function measureHelper(actionDirectory: string) {
  const job = await startJob(actionDirectory);
  try {
    const main = await job.main(VARIANTS.refresh);
    const changes = { helper: [] as readonly string[], 'helper-thread': [] as readonly string[] };
    let seconds = 0;
    for (const program of ['helper', 'helper-thread'] as const) {
      await endSession(main);
      const notes = notesFileOf(job, program);
      const { durationSeconds } = await job.help(main, interrupted({ program, at: 0, signal: 'SIGKILL' }, notes));
      changes[program] = changesIn(notes);
      seconds = Math.max(seconds, durationSeconds);
    }
    return { changes, seconds };
  } finally {
    await job.close();
  }
}

/** Undisturbed runs of all kinds of step. */
export type Wholes = Readonly<Record<VariantName, Whole>>;

export const VARIANT_NAMES = Object.keys(VARIANTS) as readonly VariantName[];

/** Measures them, one after the other. */
export async function measureAll(actionDirectory: string): Promise<Wholes> {
  const entries: [VariantName, Whole][] = [];
  for (const variant of VARIANT_NAMES) entries.push([variant, await measureWhole(actionDirectory, variant)]);
  return Object.fromEntries(entries) as Wholes;
}
