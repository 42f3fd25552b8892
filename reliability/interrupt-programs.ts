// What is interrupted: kinds of step and their processes, with all that an undisturbed run of each does. Effect: processes, reads files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StepResult } from '../sandbox/runner/step.ts';
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

/** What the job has before the step, and must have again in the end. */
export const BEFORE: Variables = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-west-2',
};

const INTERRUPTER = pathToFileURL(join(import.meta.dirname, 'interrupt.mjs')).href;
const SCRIPTS = { main: 'main.js', post: 'post.js', helper: 'credential-process.js' };

/** A process; of a helper, one of its two threads. */
export type Program = keyof typeof SCRIPTS | 'helper-thread';

/** A signal that a process sends itself right before its n-th change of a file, counted from 1. */
export interface Interruption {
  readonly change?: number | undefined;
  readonly signal?: NodeJS.Signals;
}

/** Variables that make a process interrupt itself, if it is to, and keep notes. */
export function interrupting(program: Program, notes: string, interruption: Interruption = {}): Variables {
  const isThread = program === 'helper-thread';
  const process = { script: SCRIPTS[isThread ? 'helper' : program], thread: isThread ? 'worker' : 'main' };
  return { NODE_OPTIONS: `--import=${INTERRUPTER}`, INTERRUPT: JSON.stringify({ ...process, notes, ...interruption }) };
}

/** One line of the notes of an interrupted process. */
interface Note {
  /** `waited`: a timer of a second or more ran to its end. */
  readonly event: 'started' | 'change' | 'signal' | 'waited';
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the process that wrote the note. */
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
export interface Undisturbed<T> {
  readonly result: T;
  /** Names of the functions that change files, in order. */
  readonly changes: readonly string[];
}

/** What the processes of an undisturbed step do. */
export type UndisturbedStep = Readonly<Record<'main' | 'post', Undisturbed<StepResult>>>;

/** Runs a process that only keeps notes. */
async function undisturbed<T>(
  job: JobUnderTest,
  program: Program,
  run: (more: Variables) => Promise<T>,
): Promise<Undisturbed<T>> {
  const notes = notesFileOf(job, program);
  const result = await run(interrupting(program, notes));
  return { result, changes: notesIn(notes).flatMap(({ name }) => name ?? []) };
}

/** Runs an undisturbed step. */
export function measureStep(actionDirectory: string, variant: VariantName): Promise<UndisturbedStep> {
  return withJob(actionDirectory, { job: { environment: BEFORE } }, async (job) => {
    const { result: run, changes } = await undisturbed(job, 'main', (more) => job.main(VARIANTS[variant], more));
    const post = await undisturbed(job, 'post', (more) => job.post(run, more));
    const outcomes = [run.result.outcome, post.result.outcome];
    if (outcomes.includes('failure')) throw new Error(`${variant} does not work at all`);
    return { main: { result: run.result, changes }, post };
  });
}

/** Runs an undisturbed helper that requests a session, once for each of its threads. */
export function measureHelper(actionDirectory: string) {
  return withJob(actionDirectory, {}, async (job) => {
    const main = await job.main(VARIANTS.refresh);
    const measure = async (program: Program) => {
      await endSession(main);
      return undisturbed(job, program, (more) => job.help(main, more));
    };
    return { helper: await measure('helper'), 'helper-thread': await measure('helper-thread') };
  });
}
