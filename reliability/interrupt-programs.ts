// What is interrupted: kinds of step and their processes, with all that an undisturbed run of each does. Effect: processes, reads files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endSession, type JobUnderTest, type Variables, withJob } from './job-under-test.ts';

/** Inputs of the kinds of step, by name. */
export const VARIANTS = {
  plain: { 'output-credentials': 'true' },
  profile: { 'aws-profile': 'deploy' },
  refresh: { refresh: 'true' },
  'leak-check': { 'leak-check': 'fail' },
} as const satisfies Readonly<Record<string, Variables>>;

/** One kind of step. */
export type VariantName = keyof typeof VARIANTS;

/** All kinds of step. */
export const VARIANT_NAMES = Object.keys(VARIANTS) as readonly VariantName[];

/** A process; of a helper, one of its two threads. */
export type Program = 'main' | 'post' | 'helper' | 'helper-thread';

/** What the job has before the step, and must have again in the end. */
export const BEFORE: Variables = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};

const INTERRUPTER = pathToFileURL(join(import.meta.dirname, 'interrupt.mjs')).href;
const SCRIPTS: Readonly<Record<Program, string>> = {
  main: 'main.js',
  post: 'post.js',
  helper: 'credential-process.js',
  'helper-thread': 'credential-process.js',
};

/** A signal that a process sends itself right before its n-th change of a file, counted from 1; undefined: never. */
export interface Interruption {
  readonly program: Program;
  readonly change: number | undefined;
  readonly signal: NodeJS.Signals;
}

/** Variables that make a process interrupt itself and keep notes. */
export function interrupting({ program, change, signal }: Interruption, notes: string): Variables {
  const thread = program === 'helper-thread' ? 'worker' : 'main';
  const plan = JSON.stringify({ script: SCRIPTS[program], thread, change, signal, notes });
  return { NODE_OPTIONS: `--import=${INTERRUPTER}`, INTERRUPT: plan };
}

/** One line of the notes of an interrupted process. */
interface Note {
  readonly event: 'started' | 'change' | 'signal';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly pid: number;
  /** The function that changes the file. */
  readonly name?: string;
}

/** Where the notes of a job's processes go: beside its folders, and removed with them. */
export function notesFileOf({ folders }: JobUnderTest, name: string): string {
  return join(folders.root, `notes-${name}`);
}

/** The notes so far. */
export function notesIn(file: string): readonly Note[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Note);
}

/** What one undisturbed process does. */
interface Undisturbed {
  /** Names of the functions that change files, in order. */
  readonly changes: readonly string[];
  readonly seconds: number;
}

/** What an undisturbed step of one kind does. */
export interface UndisturbedStep {
  /** Names of what it publishes. */
  readonly exported: readonly string[];
  readonly outputs: readonly string[];
  readonly state: readonly string[];
  /** Names of what the post step gives back. */
  readonly restored: readonly string[];
  readonly main: Undisturbed;
  readonly post: Undisturbed;
}

/** Variables with which a process only keeps notes. */
function noting(job: JobUnderTest, program: Program): Variables {
  return interrupting({ program, change: undefined, signal: 'SIGKILL' }, notesFileOf(job, program));
}

function undisturbed(job: JobUnderTest, program: Program, seconds: number): Undisturbed {
  const notes = notesIn(notesFileOf(job, program));
  return { changes: notes.flatMap(({ name }) => name ?? []), seconds };
}

/** Measures an undisturbed step. */
export function measureStep(actionDirectory: string, variant: VariantName): Promise<UndisturbedStep> {
  return withJob(actionDirectory, { job: { environment: BEFORE } }, async (job) => {
    const main = await job.main(VARIANTS[variant], noting(job, 'main'));
    const post = await job.post(main, noting(job, 'post'));
    const { outcome, exported, outputs, state, durationSeconds } = main.result;
    if (outcome !== 'success' || post.outcome !== 'success') throw new Error(`${variant} does not work at all`);
    return {
      exported: Object.keys(exported),
      outputs: Object.keys(outputs),
      state: Object.keys(state),
      restored: Object.keys(post.exported),
      main: undisturbed(job, 'main', durationSeconds),
      post: undisturbed(job, 'post', post.durationSeconds),
    };
  });
}

/** Measures both threads of an undisturbed helper that requests a session. */
export function measureHelper(actionDirectory: string): Promise<Record<'helper' | 'helper-thread', Undisturbed>> {
  return withJob(actionDirectory, {}, async (job) => {
    const main = await job.main(VARIANTS.refresh);
    const measure = async (program: Program) => {
      await endSession(main);
      const { durationSeconds } = await job.help(main, noting(job, program));
      return undisturbed(job, program, durationSeconds);
    };
    return { helper: await measure('helper'), 'helper-thread': await measure('helper-thread') };
  });
}
