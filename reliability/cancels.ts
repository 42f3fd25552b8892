// Cancels the packed action's processes at every stage, with both signals that a runner sends: each is gone at once, and leaves nothing.
// Effect: processes, files.
import { setTimeout as delay } from 'node:timers/promises';
import { findingCodeOf } from '../sandbox/scenarios/scenario.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { FIXED_STAGES, SIGNALS, type Stage, stagesByChance, stagesOfChanges, type When } from './cancel-stages.ts';
import { type Drawing, inParallel, sample } from './chance.ts';
import {
  BEFORE,
  interrupted,
  isUncheckable,
  measureAll,
  measureHelper,
  notesFileOf,
  notesIn,
  problemsAfterPost,
  problemsOfAnswer,
  problemsOfHelp,
  problemsOfMain,
  VARIANT_NAMES,
  VARIANTS,
  type Wholes,
} from './interrupted.ts';
import { endSession, type How, type JobUnderTest, leftoversOf, publishedBy, startJob } from './job-under-test.ts';
import { ACTION_DIRECTORY, runByItself } from './own-command.ts';
import type { Part, RunOptions } from './section.ts';

const AT_ONCE = 3;
const CANCELS_IN_SHORT = 36;
const EXIT_SECONDS = 2;
const CHANCE_MOMENTS = { main: 6, post: 4, helper: 8 } as const;
const LOOK_MILLISECONDS = 5;
const STAGE_SECONDS = 20;

/** One cancellation. */
interface Cancel extends Stage {
  readonly signal: (typeof SIGNALS)[number];
}

interface Cancelled {
  readonly cancel: Cancel;
  /** From the signal to the end of the process; undefined where it had ended before, or had not begun. */
  readonly seconds: number | undefined;
  /** Whether it had published before it heard of the signal. */
  readonly isPublished: boolean;
  readonly problems: readonly string[];
}

/** A process that was cancelled, and what became of it. */
interface Ended<T> {
  readonly result: T;
  readonly seconds: number | undefined;
}

async function play(cancel: Cancel, wholes: Wholes, actionDirectory: string): Promise<Cancelled> {
  const { sandbox, job: jobOptions } = cancel;
  const isHelper = cancel.program.startsWith('helper');
  const job = await startJob(actionDirectory, isHelper ? {} : sandbox, { environment: BEFORE, ...jobOptions });
  const plays = { main: cancelMain, post: cancelPost, helper: cancelHelper, 'helper-thread': cancelHelper };
  try {
    const played = await plays[cancel.program](cancel, job, wholes);
    const late = played.seconds !== undefined && played.seconds > EXIT_SECONDS;
    const problems = [...played.problems, ...(late ? [`it was there ${played.seconds?.toFixed(1)} s longer`] : [])];
    return { cancel, ...played, problems };
  } catch (error) {
    return { cancel, seconds: undefined, isPublished: false, problems: [`the harness failed: ${error}`] };
  } finally {
    await job.close();
  }
}

/** Runs a process, and sends it the signal when the stage is reached. */
async function end<T>(cancel: Cancel, job: JobUnderTest, run: (how: How) => Promise<T>): Promise<Ended<T>> {
  const { program, when, signal } = cancel;
  const notes = notesFileOf(job, 'cancel');
  const before = job.sandbox.requests.length;
  const how = interrupted({ program, at: 'change' in when ? when.change : 0, signal }, notes);
  const ended = { is: false };
  const running = run(how).finally(() => {
    ended.is = true;
  });
  const sentAt = 'change' in when ? undefined : await sendWhen(when, job.sandbox, { before, notes, signal, ended });
  const result = await running;
  const endedAt = Date.now();
  const from = sentAt ?? notesIn(notes).find(({ event }) => event === 'signal')?.at;
  return { result, seconds: from === undefined ? undefined : (endedAt - from) / 1000 };
}

interface Sending {
  readonly before: number;
  readonly notes: string;
  readonly signal: NodeJS.Signals;
  readonly ended: { readonly is: boolean };
}

/** @returns when the signal was sent, in epoch milliseconds; undefined where the process had ended by then */
async function sendWhen(
  when: Exclude<When, { change: number }>,
  sandbox: Sandbox,
  { before, notes, signal, ended }: Sending,
): Promise<number | undefined> {
  const startedAt = performance.now();
  while (!ended.is) {
    const elapsed = (performance.now() - startedAt) / 1000;
    const pid = notesIn(notes)[0]?.pid;
    if (pid !== undefined && isReached(when, sandbox.requests.slice(before), elapsed)) {
      return send(pid, signal);
    }
    if (elapsed > STAGE_SECONDS) throw new Error('the stage was not reached');
    await delay(LOOK_MILLISECONDS);
  }
  return undefined;
}

function send(pid: number, signal: NodeJS.Signals): number | undefined {
  try {
    process.kill(pid, signal);
    return Date.now();
  } catch {
    return undefined; // it has ended in this moment
  }
}

function isReached(when: Exclude<When, { change: number }>, requests: Sandbox['requests'], elapsed: number): boolean {
  if ('seconds' in when) return elapsed >= when.seconds;
  if ('answer' in when)
    return requests.some(({ operation, status }) => operation === when.answer && status !== undefined);
  return requests.filter(({ operation }) => operation === when.request).length >= (when.count ?? 1);
}

type Outcome = Omit<Cancelled, 'cancel'>;

async function cancelMain(cancel: Cancel, job: JobUnderTest, wholes: Wholes): Promise<Outcome> {
  const inputs = { ...VARIANTS[cancel.variant], ...cancel.inputs };
  const { result: main, seconds } = await end(cancel, job, (how) => job.main(inputs, how));
  const { result } = main;
  const published = publishedBy(result);
  const codes = result.annotations.map(({ message }) => findingCodeOf(message)).join();
  const isPublished = published.length > 0;
  const isBefore = isBeforeIt(cancel, wholes);
  const problems = [
    ...problemsOfMain(main, wholes[cancel.variant], job),
    ...(isBefore && isPublished ? [`it published ${published.join(', ')}`] : []),
    ...(isBefore && codes !== 'CANCELLED' ? [`it said ${codes || 'nothing'}`] : []),
    ...(isBefore && result.exitCode !== 1 ? [`the exit code is ${result.exitCode}`] : []),
    ...(isBefore && seconds === undefined ? ['it had ended before'] : []),
    ...(isBefore ? leftoversOf(job).map((name) => `it left ${name}`) : []),
    ...(await problemsAfterPost(job, main)),
  ];
  return { seconds, isPublished, problems };
}

/** Whether it comes before the step publishes: once its own files are in their places, the step hears what came by then. */
function isBeforeIt({ isBefore, variant, when }: Cancel, wholes: Wholes): boolean {
  return (
    isBefore === true || ('change' in when && when.change <= wholes[variant].changes.lastIndexOf('renameSync') + 1)
  );
}

/** Whatever becomes of it, the step that is to remove the files is not to leave them. */
async function cancelPost(cancel: Cancel, job: JobUnderTest): Promise<Outcome> {
  const main = await job.main(VARIANTS[cancel.variant]);
  const { result: post, seconds } = await end(cancel, job, (how) => job.post(main, how));
  const isAtWork = 'change' in cancel.when; // before its first line nothing can be done about a signal
  const problems = [
    ...(isAtWork ? leftoversOf(job).map((name) => `${name} was left`) : []),
    ...(isAtWork && post.raw.environmentFile === '' ? ['it gave nothing back'] : []),
    ...(await problemsAfterPost(job, main, { mayFail: isUncheckable(cancel.variant, main) })),
  ];
  return { seconds, isPublished: false, problems };
}

async function cancelHelper(cancel: Cancel, job: JobUnderTest): Promise<Outcome> {
  const main = await job.main(VARIANTS[cancel.variant]);
  await endSession(main);
  job.sandbox.setFaults(cancel.sandbox?.faults ?? []);
  const { result, seconds } = await end(cancel, job, (how) => job.help(main, how));
  job.sandbox.setFaults([]);
  const problems = [
    ...problemsOfAnswer(result.stdout, job, false),
    ...(cancel.isBefore && result.exitCode === 0 ? ['it passed'] : []),
    ...(await problemsOfHelp(job, main, 'next')),
    ...(await problemsAfterPost(job, main)),
  ];
  return { seconds, isPublished: result.stdout !== '', problems };
}

async function planCancels(wholes: Wholes, seed: number, actionDirectory: string): Promise<readonly Cancel[]> {
  const helper = await measureHelper(actionDirectory);
  const ofSteps = VARIANT_NAMES.flatMap((variant) => {
    const { changes, postChanges, seconds, postSeconds } = wholes[variant];
    return [
      ...stagesOfChanges('main', variant, changes),
      ...stagesByChance('main', variant, { seconds, count: CHANCE_MOMENTS.main, seed }),
      ...stagesOfChanges('post', variant, postChanges),
      ...stagesByChance('post', variant, { seconds: postSeconds, count: CHANCE_MOMENTS.post, seed }),
    ];
  });
  const ofHelpers = [
    ...stagesOfChanges('helper', 'refresh', helper.changes.helper),
    ...stagesOfChanges('helper-thread', 'refresh', helper.changes['helper-thread']),
    ...stagesByChance('helper', 'refresh', { seconds: helper.seconds, count: CHANCE_MOMENTS.helper, seed }),
  ];
  const stages = [...FIXED_STAGES, ...ofSteps, ...ofHelpers];
  return stages.flatMap((stage) => SIGNALS.map((signal) => ({ ...stage, signal, name: `${signal}, ${stage.name}` })));
}

/** A short run has something of everything. */
const DRAWING: Drawing<Cancel> = {
  nameOf: ({ name }) => name,
  groupOf: ({ program, isBefore }) => `${program.replace('-thread', '')} ${isBefore}`,
};

/** The part for a folder of the packed action. */
function cancelsOf(actionDirectory: string): Part {
  return async ({ short, seed }: RunOptions) => {
    const startedAt = performance.now();
    const wholes = await measureAll(actionDirectory);
    const all = await planCancels(wholes, seed, actionDirectory);
    const cancels = short ? sample(all, CANCELS_IN_SHORT, seed, DRAWING) : all;
    const played = await inParallel(cancels, AT_ONCE, (cancel) => play(cancel, wholes, actionDirectory));
    const times = played.flatMap(({ seconds }) => seconds ?? []);
    const count = (is: (one: Cancel) => boolean) => `${cancels.filter(is).length}`;
    return {
      title: 'Cancelled at every stage',
      tried: TRIED,
      figures: [
        ['Cancels', short ? `${cancels.length} of ${all.length}, by seed ${seed}` : `${cancels.length}`],
        ['Of main steps before they publish', count((one) => one.program === 'main' && isBeforeIt(one, wholes))],
        ['Of main steps at other moments', count((one) => one.program === 'main' && !isBeforeIt(one, wholes))],
        ['Of post steps', count(({ program }) => program === 'post')],
        ['Of helpers', count(({ program }) => program.startsWith('helper'))],
        ['That came while or after it published', `${played.filter(({ isPublished }) => isPublished).length}`],
        ['Longest time from signal to exit', `${Math.max(0, ...times).toFixed(1)} s`],
        ['Time', `${Math.round((performance.now() - startedAt) / 1000)} s`],
      ],
      problems: played.flatMap(({ cancel, problems }) => problems.map((problem) => `${cancel.name}: ${problem}.`)),
    };
  };
}

/** Cancels at every stage, with the action of this repository. */
export const cancels: Part = cancelsOf(ACTION_DIRECTORY);

const TRIED = [
  'SIGINT and SIGTERM to processes of the packed main step, its post step and its helper: while each of their requests is on its way (never',
  'answered, answered without an end, answered late), in the pause before another try, while the step looks for the line of the workflow or',
  'comments on a pull request, right before each change that an undisturbed run makes to a file, and at moments by chance. A loss would be a',
  `process that is there ${EXIT_SECONDS} s after the signal, anything published by a step that was cancelled before it began to, a part of it`,
  'published by one that was cancelled while it did, a file that is there or a variable that is not given back after the post step (one',
  'cancelled at work included), half of a session printed by a helper, or a next helper without a session. A signal that comes while',
  'a step publishes, which takes some milliseconds and cannot be interrupted, finds all of it published; the post step takes that back.',
].join(' ');

if (import.meta.main) await runByItself(cancelsOf);
