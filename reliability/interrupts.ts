// Kills and cancels the packed action's processes at every stage. A canceled process waits for nothing more; whatever was interrupted,
// nothing is half done, the post step gives everything back, and the next use works. Effect: processes, files.
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  problemsOfAnswer,
  problemsOfEarly,
  problemsOfHelp,
  problemsOfMain,
  problemsOfNextUse,
} from './interrupt-checks.ts';
import {
  BEFORE,
  interrupting,
  measureHelper,
  measureStep,
  notesFileOf,
  notesIn,
  type UndisturbedStep,
  VARIANTS,
  type VariantName,
} from './interrupt-programs.ts';
import { FIXED_STAGES, type Stage, stagesByChance, stagesOfChanges } from './interrupt-stages.ts';
import {
  brokenFilesIn,
  leftoversIn,
  problemsAfterPost,
  problemsIf,
  problemsOfRunnerFiles,
  publishedBy,
} from './invariants.ts';
import { endSession, folderOf, type JobUnderTest, type Variables, withJob } from './job-under-test.ts';
import type { Part, RunOptions } from './part.ts';
import { tryAll } from './trials.ts';

const SIZE = { inShort: 36, atOnce: 3 };
const CHANCE_MOMENTS = { main: 8, post: 5, helper: 8 } as const;
const LOOK_MILLISECONDS = 5;

type Undisturbed = Readonly<Record<VariantName, UndisturbedStep>>;

/** What came of an interruption. */
interface Interrupted {
  /** From the signal to the exit; undefined where the process ended before the signal. */
  readonly seconds: number | undefined;
  readonly isPublished: boolean;
  readonly leftFiles: boolean;
  readonly problems: readonly string[];
}

function play(stage: Stage, undisturbed: Undisturbed, actionDirectory: string): Promise<Interrupted> {
  const sandbox = stage.program.startsWith('helper') ? {} : (stage.sandbox ?? {});
  const plays = { main: interruptMain, post: interruptPost, helper: interruptHelper, 'helper-thread': interruptHelper };
  return withJob(actionDirectory, { sandbox, job: { environment: BEFORE, ...stage.job } }, (job) =>
    plays[stage.program](stage, job, undisturbed[stage.variant]),
  );
}

/** Runs a process, and sends it the signal when the stage is reached, unless it does so itself. */
async function interrupt<T>({ program, when, signal }: Stage, job: JobUnderTest, run: (more: Variables) => Promise<T>) {
  const notes = notesFileOf(job, 'interrupted');
  const before = job.sandbox.requests.length;
  const startedAt = performance.now();
  const ended = new AbortController();
  const change = 'change' in when ? when.change : undefined;
  const running = run(interrupting(program, notes, { change, signal })).finally(() => ended.abort());
  for (; change === undefined && !ended.signal.aborted; await delay(LOOK_MILLISECONDS)) {
    const [started] = notesIn(notes);
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    const isDue = isReached(when, job.sandbox.requests.slice(before), elapsedSeconds);
    if (started === undefined || !isDue) continue;
    appendFileSync(notes, `${JSON.stringify({ event: 'signal', at: Date.now() })}\n`);
    send(started.pid, signal);
    break;
  }
  const result = await running;
  const all = notesIn(notes);
  const sent = all.find(({ event }) => event === 'signal');
  const hasWaited = sent !== undefined && all.slice(all.indexOf(sent)).some(({ event }) => event === 'waited');
  return {
    result,
    seconds: sent === undefined ? undefined : (Date.now() - sent.at) / 1000,
    late: problemsIf({ 'after the signal it waited until a timer ended': hasWaited }),
  };
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in this moment.
  }
}

function isReached(when: Stage['when'], requests: JobUnderTest['sandbox']['requests'], elapsed: number): boolean {
  if ('change' in when) return false;
  if ('seconds' in when) return elapsed >= when.seconds;
  if ('answer' in when)
    return requests.some(({ operation, status }) => operation === when.answer && status !== undefined);
  return requests.filter(({ operation }) => operation === when.request).length >= (when.count ?? 1);
}

async function interruptMain(stage: Stage, job: JobUnderTest, whole: UndisturbedStep): Promise<Interrupted> {
  const inputs = { ...VARIANTS[stage.variant], ...stage.inputs };
  const { result: main, seconds, late } = await interrupt(stage, job, (more) => job.main(inputs, more));
  const leftovers = leftoversIn(job);
  job.sandbox.setFaults([]);
  const mustSay = stage.isBefore && stage.signal !== 'SIGKILL';
  const problems = [
    ...late,
    ...problemsOfMain(main, whole, job),
    ...problemsIf({ 'it had ended before': mustSay === true && seconds === undefined }),
    ...(mustSay ? [...problemsOfEarly(main), ...leftovers] : []),
    ...(await problemsAfterPost(job, main)),
    ...(await problemsOfNextUse(job, stage.variant)),
  ];
  return { seconds, isPublished: publishedBy(main.result).length > 0, leftFiles: leftovers.length > 0, problems };
}

/** GitHub's runner does not start an interrupted post step again; a second one must still set everything right. */
async function interruptPost(stage: Stage, job: JobUnderTest, whole: UndisturbedStep): Promise<Interrupted> {
  const main = await job.main(VARIANTS[stage.variant]);
  const { result: post, seconds, late } = await interrupt(stage, job, (more) => job.post(main, more));
  const leftovers = leftoversIn(job);
  const [restored, all] = [post, whole.post.result].map(({ exported }) => Object.keys(exported).join());
  // Once the folder is gone, nothing says what to look for, and a leak check that may fail the job then does.
  const mayFail = stage.variant === 'leak-check' && !existsSync(folderOf(main) ?? '');
  const isAtWork = 'change' in stage.when && stage.signal !== 'SIGKILL'; // a signal before its first line ends it
  const problems = [
    ...late,
    ...problemsOfRunnerFiles(post),
    ...problemsIf({
      [`it gave back only ${restored}`]: restored !== '' && restored !== all,
      'it gave nothing back': isAtWork && restored === '',
    }),
    ...brokenFilesIn(folderOf(main)),
    ...(isAtWork ? leftovers : []),
    ...(await problemsAfterPost(job, main, mayFail)),
    ...(await problemsOfNextUse(job, stage.variant)),
  ];
  return { seconds, isPublished: false, leftFiles: leftovers.length > 0, problems };
}

async function interruptHelper(stage: Stage, job: JobUnderTest): Promise<Interrupted> {
  const main = await job.main(VARIANTS[stage.variant]);
  await endSession(main);
  job.sandbox.setFaults(stage.sandbox?.faults ?? []);
  const interrupted = interrupt(stage, job, (more) => job.help(main, more));
  const company = stage.hasCompany ? problemsOfHelp(job, main, 'beside it') : [];
  const { result, seconds, late } = await interrupted;
  job.sandbox.setFaults([]);
  const problems = [
    ...late,
    ...problemsOfAnswer(result.stdout, job),
    ...problemsIf({ 'it passed': stage.isBefore === true && result.exitCode === 0 }),
    ...brokenFilesIn(folderOf(main)),
    ...(await company),
    ...(await problemsOfHelp(job, main, 'next')),
    ...(await problemsAfterPost(job, main)),
  ];
  return { seconds, isPublished: result.stdout !== '', leftFiles: false, problems };
}

async function planStages(undisturbed: Undisturbed, { seed, actionDirectory }: RunOptions): Promise<readonly Stage[]> {
  const variants = Object.keys(VARIANTS) as readonly VariantName[];
  const ofSteps = variants.flatMap((variant) =>
    (['main', 'post'] as const).flatMap((program) => {
      const interrupted = { program, variant, measured: undisturbed[variant][program] };
      return [...stagesOfChanges(interrupted), ...stagesByChance(interrupted, CHANCE_MOMENTS[program], seed)];
    }),
  );
  const measured = await measureHelper(actionDirectory);
  const ofHelpers = (['helper', 'helper-thread'] as const).flatMap((program) =>
    [false, true].flatMap((hasCompany) => {
      const interrupted = { program, variant: 'refresh', measured: measured[program], hasCompany } as const;
      const byChance = program === 'helper' ? stagesByChance(interrupted, CHANCE_MOMENTS.helper, seed) : [];
      return [...stagesOfChanges(interrupted), ...byChance];
    }),
  );
  return [...FIXED_STAGES, ...ofSteps, ...ofHelpers];
}

/** What is counted of the interruptions. */
const FIGURES: Readonly<Record<string, (stage: Stage, result: Interrupted) => boolean>> = {
  Kills: ({ signal }) => signal === 'SIGKILL',
  'Cancels before the step publishes': ({ signal, isBefore }) => signal !== 'SIGKILL' && isBefore === true,
  'Cancels at other moments': ({ signal, isBefore }) => signal !== 'SIGKILL' && isBefore !== true,
  'Of main steps': ({ program }) => program === 'main',
  'Of post steps': ({ program }) => program === 'post',
  'Of helpers': ({ program }) => program.startsWith('helper'),
  'That came while or after it published': (_, { isPublished }) => isPublished,
  'Of main steps that left files for the post step': ({ program }, { leftFiles }) => program === 'main' && leftFiles,
  'After the process had ended': (_, { seconds }) => seconds === undefined,
};

/** Kills and cancels at every stage. */
export const interrupts: Part = async (options) => {
  const { actionDirectory } = options;
  const measured: [string, UndisturbedStep][] = [];
  for (const variant of Object.keys(VARIANTS)) {
    measured.push([variant, await measureStep(actionDirectory, variant as VariantName)]);
  }
  const undisturbed = Object.fromEntries(measured) as Undisturbed;
  const stages = await planStages(undisturbed, options);
  const { played, problems, count } = await tryAll(stages, options, SIZE, (stage) =>
    play(stage, undisturbed, actionDirectory),
  );
  const counts = Object.entries(FIGURES).map(([what, is]): [string, string] => [
    what,
    `${played.filter((one) => is(...one)).length}`,
  ]);
  const longest = Math.max(...played.map(([, { seconds }]) => seconds ?? 0));
  return {
    figures: [['Interruptions', count], ...counts, ['Longest time from signal to exit', `${longest.toFixed(1)} s`]],
    problems,
  };
};
