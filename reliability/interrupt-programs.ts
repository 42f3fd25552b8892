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
export function notesFileOf({ state }: JobUnderTest, name: string): string {
  return join(state.folders.root, `notes-${name}`);
}

/** The notes so far. */
export function notesIn(file: string): readonly Note[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Note);
}

/** What a process does that is not interrupted. */
export interface Undisturbed {
  readonly program: Program;
  readonly variant: VariantName;
  readonly seconds: number;
  /** Names of the functions that change files, in order. */
  readonly changes: readonly string[];
  /** What the runner sees of it; nothing of a helper. */
  readonly step: StepResult | undefined;
}

const PROCESSES: readonly (readonly [Program, VariantName])[] = [
  ...(Object.keys(VARIANTS) as VariantName[]).flatMap((variant) => [
    ['main', variant] as const,
    ['post', variant] as const,
  ]),
  ['helper', 'refresh'],
  ['helper-thread', 'refresh'],
];

/** Runs each process of each kind of step that has it, one after the other. */
export async function measureAll(actionDirectory: string): Promise<readonly Undisturbed[]> {
  const measured: Undisturbed[] = [];
  for (const [program, variant] of PROCESSES) {
    const world = { job: { environment: BEFORE } };
    measured.push(await withJob(actionDirectory, world, (job) => measure(program, variant, job)));
  }
  return measured;
}

async function measure(program: Program, variant: VariantName, job: JobUnderTest): Promise<Undisturbed> {
  const notes = notesFileOf(job, program);
  const more = interrupting(program, notes);
  const main = await job.main(VARIANTS[variant], program === 'main' ? more : {});
  const step = program === 'post' ? await job.post(main, more) : main.result;
  if (program.startsWith('helper')) await endSession(main);
  const helper = program.startsWith('helper') ? await job.help(main, more) : undefined;
  const { exitCode, durationSeconds } = helper ?? step;
  if (exitCode !== 0) throw new Error(`${program}, ${variant}: it does not work at all`);
  const changes = notesIn(notes).flatMap(({ name }) => name ?? []);
  return { program, variant, seconds: durationSeconds, changes, step: helper === undefined ? step : undefined };
}
