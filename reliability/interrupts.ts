// Kills and cancels the packed action's processes at every stage. A canceled process waits for nothing more; whatever was interrupted,
// nothing is half done, the post step gives everything back, and the next use works. Effect: processes, files.

import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { publishedBy } from '../sandbox/scenarios/scenario.ts';
import {
  problemsOfAnswer,
  problemsOfEarly,
  problemsOfGiven,
  problemsOfHelp,
  problemsOfMain,
  problemsOfNextUse,
} from './interrupt-checks.ts';

import {
  BEFORE,
  interrupting,
  measureAll,
  notesFileOf,
  notesIn,
  type Undisturbed,
  VARIANTS,
} from './interrupt-programs.ts';
import { type Stage, stagesOf } from './interrupt-stages.ts';
import { brokenFilesIn, leftoversIn, problemsAfterPost, problemsIf } from './invariants.ts';
import { endSession, folderOf, type JobUnderTest, type Variables, withJob } from './job-under-test.ts';
import { type Part, tryAll } from './part.ts';

const SIZE = { inShort: 36, atOnce: 3 };
const LOOK_MILLISECONDS = 5;

/** What came of an interruption. */
interface Interrupted {
  /** From the signal to the exit; undefined where the process ended before the signal. */
  readonly seconds: number | undefined;
  readonly isPublished: boolean;
  readonly leftFiles: boolean;
  readonly problems: readonly string[];
}

/** @param whole - the same process, undisturbed */
function play(stage: Stage, whole: Undisturbed, actionDirectory: string): Promise<Interrupted> {
  const sandbox = stage.program.startsWith('helper') ? {} : (stage.sandbox ?? {});
  const plays = { main: interruptMain, post: interruptPost, helper: interruptHelper, 'helper-thread': interruptHelper };
  return withJob(actionDirectory, { sandbox, job: { environment: BEFORE } }, (job) =>
    plays[stage.program](stage, job, whole),
  );
}

/** Runs a process, and sends it the signal when the stage is reached, unless it does so itself. */
async function interrupt<T>(stage: Stage, job: JobUnderTest, run: (more: Variables) => Promise<T>) {
  const { program, signal, change, isDue } = stage;
  const notes = notesFileOf(job, 'interrupted');
  const before = job.sandbox.requests.length;
  const startedAt = performance.now();
  const ended = new AbortController();
  const running = run(interrupting(program, notes, { change, signal })).finally(() => ended.abort());
  for (; isDue !== undefined && !ended.signal.aborted; await delay(LOOK_MILLISECONDS)) {
    const [started] = notesIn(notes);
    const elapsedSeconds = (performance.now() - startedAt) / 1000;
    if (started === undefined || !isDue(job.sandbox.requests.slice(before), elapsedSeconds)) continue;
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

async function interruptMain(stage: Stage, job: JobUnderTest, whole: Undisturbed): Promise<Interrupted> {
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
  return { seconds, isPublished: publishedBy(main.result) !== '', leftFiles: leftovers.length > 0, problems };
}

/** GitHub's runner does not start an interrupted post step again; a second one must still set everything right. */
async function interruptPost(stage: Stage, job: JobUnderTest, whole: Undisturbed): Promise<Interrupted> {
  const main = await job.main(VARIANTS[stage.variant]);
  const { result: post, seconds, late } = await interrupt(stage, job, (more) => job.post(main, more));
  const leftovers = leftoversIn(job);
  // Once the folder is gone, nothing says what to look for, and a leak check that may fail the job then does.
  const mayFail = stage.variant === 'leak-check' && !existsSync(folderOf(main) ?? '');
  const isAtWork = stage.change !== undefined && stage.signal !== 'SIGKILL'; // a signal before its first line ends it
  const problems = [
    ...late,
    ...problemsOfGiven(post, whole.step),
    ...problemsIf({ 'it gave nothing back': isAtWork && Object.keys(post.exported).length === 0 }),
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

/** Kills and cancels at every stage. */
export const interrupts: Part = async (options) => {
  const { actionDirectory } = options;
  const undisturbed = await measureAll(actionDirectory);
  const wholeOf = ({ program, variant }: Stage) => {
    const whole = undisturbed.find((one) => one.program === program && one.variant === variant);
    if (whole === undefined) throw new Error('it was not measured');
    return whole;
  };
  const stages = stagesOf(undisturbed, options);
  const { played, problems, count } = await tryAll(stages, options, SIZE, (stage) =>
    play(stage, wholeOf(stage), actionDirectory),
  );
  const groups = Object.entries(Object.groupBy(played, ([{ group }]) => group)).toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const countOf = (is: (result: Interrupted) => boolean) => `${played.filter(([, result]) => is(result)).length}`;
  const longest = Math.max(...played.map(([, { seconds }]) => seconds ?? 0));
  return {
    figures: [
      ['Interruptions', count],
      ...groups.map(([group, ofGroup = []]) => [group, `${ofGroup.length}`] as const),
      ['That came while or after it published', countOf(({ isPublished }) => isPublished)],
      ['That left files for the post step', countOf(({ leftFiles }) => leftFiles)],
      ['After the process had ended', countOf(({ seconds }) => seconds === undefined)],
      ['Longest time from signal to exit', `${longest.toFixed(1)} s`],
    ],
    problems,
  };
};
