// Kills and cancels the packed action's processes at every stage. A canceled process is gone at once; whatever was interrupted, nothing is
// half done, the post step gives everything back, and the next use works. Effect: processes, files.
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  problemsAfterPost,
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
  VARIANT_NAMES,
  VARIANTS,
  type VariantName,
} from './interrupt-programs.ts';
import { fixedStages, type Stage, stagesByChance, stagesOfChanges } from './interrupt-stages.ts';
import { brokenFilesIn, leftoversIn, problemsOfRunnerFiles, publishedBy } from './invariants.ts';
import { endSession, folderOf, type JobUnderTest, type Variables, withJob } from './job-under-test.ts';
import type { Part, RunOptions } from './part.ts';
import { tryAll } from './trials.ts';

const SIZE = { inShort: 36, atOnce: 3 };
const CHANCE_MOMENTS = { main: 8, post: 5, helper: 8 } as const;
/** From the signal to the exit, on a busy machine, too; GitHub's runner waits 7.5 s. */
const EXIT_SECONDS = 5;
const LOOK_MILLISECONDS = 5;
/** Only ends a wait for a stage that does not come. */
const STAGE_SECONDS = 120;

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
  const isHelper = stage.program.startsWith('helper');
  const sandbox = isHelper ? {} : (stage.sandbox ?? {});
  const plays = { main: interruptMain, post: interruptPost, helper: interruptHelper, 'helper-thread': interruptHelper };
  return withJob(actionDirectory, { sandbox, job: { environment: BEFORE, ...stage.job } }, async (job) => {
    const played = await plays[stage.program](stage, job, undisturbed[stage.variant]);
    const isLate = played.seconds !== undefined && played.seconds > EXIT_SECONDS;
    const late = isLate ? [`it ran on for ${played.seconds?.toFixed(1)} s`] : [];
    return { ...played, problems: [...played.problems, ...late] };
  });
}

/** Runs a process, and sends it the signal when the stage is reached. */
async function interrupt<T>(
  { program, when, signal }: Stage,
  job: JobUnderTest,
  run: (more: Variables) => Promise<T>,
): Promise<{ readonly result: T; readonly seconds: number | undefined }> {
  const notes = notesFileOf(job, 'interrupted');
  const before = job.sandbox.requests.length;
  const ended = new AbortController();
  const change = 'change' in when ? when.change : undefined;
  const running = run(interrupting({ program, change, signal }, notes)).finally(() => ended.abort());
  const sentAt = change === undefined ? await sendWhenReached() : undefined;
  const result = await running;
  const endedAt = Date.now();
  const from = sentAt ?? notesIn(notes).find(({ event }) => event === 'signal')?.at;
  return { result, seconds: from === undefined ? undefined : (endedAt - from) / 1000 };

  async function sendWhenReached(): Promise<number | undefined> {
    const startedAt = performance.now();
    while (!ended.signal.aborted) {
      const elapsed = (performance.now() - startedAt) / 1000;
      const pid = notesIn(notes)[0]?.pid;
      if (pid !== undefined && isReached(when, job.sandbox.requests.slice(before), elapsed)) return send(pid, signal);
      if (elapsed > STAGE_SECONDS) throw new Error('the stage was not reached');
      await delay(LOOK_MILLISECONDS);
    }
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): number | undefined {
  try {
    process.kill(pid, signal);
    return Date.now();
  } catch {
    return undefined; // it has ended in this moment
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
  const { result: main, seconds } = await interrupt(stage, job, (more) => job.main(inputs, more));
  const isPublished = publishedBy(main.result).length > 0;
  const leftovers = leftoversIn(job);
  job.sandbox.setFaults([]);
  const problems = [
    ...problemsOfMain(main, whole, job),
    ...(stage.isBefore && stage.signal !== 'SIGKILL' ? problemsOfEarly(main, seconds, leftovers) : []),
    ...(await problemsAfterPost(job, main)),
    ...(await problemsOfNextUse(job, stage.variant)),
  ];
  return { seconds, isPublished, leftFiles: leftovers.length > 0, problems };
}

/** GitHub's runner does not start an interrupted post step again; a second one must still set everything right. */
async function interruptPost(stage: Stage, job: JobUnderTest, whole: UndisturbedStep): Promise<Interrupted> {
  const main = await job.main(VARIANTS[stage.variant]);
  const { result: post, seconds } = await interrupt(stage, job, (more) => job.post(main, more));
  const leftovers = leftoversIn(job);
  const restored = Object.keys(post.exported).join();
  // Once the folder is gone, nothing says what to look for, and a leak check that may fail the job then does.
  const mayFail = stage.variant === 'leak-check' && !existsSync(folderOf(main) ?? '');
  const isAtWork = 'change' in stage.when && stage.signal !== 'SIGKILL'; // a signal before its first line ends it
  const problems = [
    ...problemsOfRunnerFiles(post),
    ...(restored === '' || restored === whole.restored.join() ? [] : [`it gave back only ${restored}`]),
    ...brokenFilesIn(folderOf(main)),
    ...(isAtWork ? leftovers : []),
    ...(isAtWork && restored === '' ? ['it gave nothing back'] : []),
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
  const { result, seconds } = await interrupted;
  job.sandbox.setFaults([]);
  const problems = [
    ...problemsOfAnswer(result.stdout, job),
    ...(stage.isBefore && result.exitCode === 0 ? ['it passed'] : []),
    ...brokenFilesIn(folderOf(main)),
    ...(await company),
    ...(await problemsOfHelp(job, main, 'next')),
    ...(await problemsAfterPost(job, main)),
  ];
  return { seconds, isPublished: result.stdout !== '', leftFiles: false, problems };
}

async function planStages(undisturbed: Undisturbed, { seed, actionDirectory }: RunOptions): Promise<readonly Stage[]> {
  const ofSteps = VARIANT_NAMES.flatMap((variant) =>
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
  return [...fixedStages(), ...ofSteps, ...ofHelpers];
}

/** Kills and cancels at every stage. */
export const interrupts: Part = async (options) => {
  const { actionDirectory } = options;
  const measured: [VariantName, UndisturbedStep][] = [];
  for (const variant of VARIANT_NAMES) measured.push([variant, await measureStep(actionDirectory, variant)]);
  const undisturbed = Object.fromEntries(measured) as Undisturbed;
  const stages = await planStages(undisturbed, options);
  const { played, problems, count } = await tryAll(stages, options, SIZE, (stage) =>
    play(stage, undisturbed, actionDirectory),
  );
  const countOf = (is: (stage: Stage, result: Interrupted) => boolean): string =>
    `${played.filter((one) => is(...one)).length}`;
  return {
    figures: [
      ['Interruptions', count],
      ['Kills', countOf(({ signal }) => signal === 'SIGKILL')],
      [
        'Cancels before the step publishes',
        countOf(({ signal, isBefore }) => signal !== 'SIGKILL' && isBefore === true),
      ],
      ['Cancels at other moments', countOf(({ signal, isBefore }) => signal !== 'SIGKILL' && isBefore !== true)],
      ['Of main steps', countOf(({ program }) => program === 'main')],
      ['Of post steps', countOf(({ program }) => program === 'post')],
      ['Of helpers', countOf(({ program }) => program.startsWith('helper'))],
      ['That came while or after it published', countOf((_, { isPublished }) => isPublished)],
      [
        'Of main steps that left files for the post step',
        countOf(({ program }, one) => program === 'main' && one.leftFiles),
      ],
      ['After the process had ended', countOf((_, { seconds }) => seconds === undefined)],
      ['Longest time from signal to exit', `${Math.max(...played.map(([, one]) => one.seconds ?? 0)).toFixed(1)} s`],
    ],
    problems,
  };
};
