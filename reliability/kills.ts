// Kills the packed action's processes at any moment, and looks at what is there then, after the post step and at the next use.
// Effect: processes, files.
import { type Drawing, draw, inParallel, sample } from './chance.ts';
import {
  BEFORE,
  brokenCommandFiles,
  interrupted,
  isUncheckable,
  measureAll,
  measureHelper,
  notesFileOf,
  type Program,
  problemsAfterPost,
  problemsOfAnswer,
  problemsOfHelp,
  problemsOfMain,
  problemsOfNextUse,
  RECOVERY_SECONDS,
  VARIANT_NAMES,
  VARIANTS,
  type VariantName,
  type Whole,
  type Wholes,
} from './interrupted.ts';
import {
  brokenFilesIn,
  endSession,
  folderOf,
  type How,
  type JobUnderTest,
  leftoversOf,
  startJob,
} from './job-under-test.ts';
import { ACTION_DIRECTORY, runByItself } from './own-command.ts';
import type { Part, RunOptions } from './section.ts';

const AT_ONCE = 4;
const KILLS_IN_SHORT = 30;
/** Moments left to chance, for each kind of step. */
const CHANCE_MOMENTS = { main: 12, post: 6, helper: 30 } as const;
/** Chance reaches a little beyond the usual end. */
const BEYOND = 1.1;

/** One kill: right before a change of a file, or after a share of the usual time. */
interface Kill {
  readonly name: string;
  readonly program: Program;
  readonly variant: VariantName;
  readonly moment: { readonly change: number } | { readonly seconds: number };
  /** Whether another helper asks at the same time. */
  readonly hasCompany?: boolean;
}

interface Killed {
  readonly kill: Kill;
  /** Whether the process had ended by itself before. */
  readonly cameTooLate: boolean;
  /** Whether anything of ours was there right after it. */
  readonly leftFiles: boolean;
  readonly problems: readonly string[];
}

async function play(kill: Kill, wholes: Wholes, actionDirectory: string): Promise<Killed> {
  const job = await startJob(actionDirectory, {}, { environment: BEFORE });
  const plays = { main: killMain, post: killPost, helper: killHelper, 'helper-thread': killHelper };
  try {
    return { kill, ...(await plays[kill.program](kill, job, wholes[kill.variant])) };
  } catch (error) {
    return { kill, cameTooLate: false, leftFiles: false, problems: [`the harness failed: ${error}`] };
  } finally {
    await job.close();
  }
}

function howToKill({ program, moment }: Kill, job: JobUnderTest): How {
  if ('seconds' in moment) return { signalAfter: { seconds: moment.seconds, signal: 'SIGKILL' } };
  return interrupted({ program, at: moment.change, signal: 'SIGKILL' }, notesFileOf(job, 'kill'));
}

type Outcome = Omit<Killed, 'kill'>;

async function killMain(kill: Kill, job: JobUnderTest, whole: Whole): Promise<Outcome> {
  const main = await job.main(VARIANTS[kill.variant], howToKill(kill, job));
  const leftFiles = leftoversOf(job).length > 0;
  const problems = [
    ...problemsOfMain(main, whole, job),
    ...(await problemsAfterPost(job, main)),
    ...(await problemsOfNextUse(job, kill.variant)),
  ];
  return { cameTooLate: main.result.exitCode !== null, leftFiles, problems };
}

/** The runner itself does not start a post step again; whoever does finds everything as it should be. */
async function killPost(kill: Kill, job: JobUnderTest, whole: Whole): Promise<Outcome> {
  const main = await job.main(VARIANTS[kill.variant]);
  const post = await job.post(main, howToKill(kill, job));
  const leftFiles = leftoversOf(job).length > 0;
  const restored = Object.keys(post.exported).join();
  const problems = [
    ...brokenCommandFiles(post),
    ...(restored === '' || restored === whole.restored.join() ? [] : [`it gave back only ${restored}`]),
    ...brokenFilesIn(folderOf(main)).map((name) => `${name} is not whole`),
    ...(await problemsAfterPost(job, main, { mayFail: isUncheckable(kill.variant, main) })),
    ...(await problemsOfNextUse(job, kill.variant)),
  ];
  return { cameTooLate: post.exitCode !== null, leftFiles, problems };
}

async function killHelper(kill: Kill, job: JobUnderTest): Promise<Outcome> {
  const main = await job.main(VARIANTS[kill.variant]);
  await endSession(main);
  const killed = job.help(main, howToKill(kill, job));
  const company = kill.hasCompany ? problemsOfHelp(job, main, 'beside it') : undefined;
  const { exitCode, stdout } = await killed;
  const problems = [
    ...problemsOfAnswer(stdout, job, false),
    ...brokenFilesIn(folderOf(main)).map((name) => `${name} is not whole`),
    ...((await company) ?? []),
    ...(await problemsOfHelp(job, main, 'next')),
    ...(await problemsAfterPost(job, main)),
  ];
  return { cameTooLate: exitCode !== null, leftFiles: false, problems };
}

function atChanges(program: Program, variant: VariantName, count: number, more: Partial<Kill> = {}): readonly Kill[] {
  return Array.from({ length: count }, (_, n) => ({
    ...{ program, variant, moment: { change: n + 1 }, ...more },
    name: `${program}, ${variant}, before change ${n + 1} of ${count}${more.hasCompany ? ', in company' : ''}`,
  }));
}

function byChance(program: 'main' | 'post' | 'helper', variant: VariantName, length: number, seed: number) {
  return Array.from({ length: CHANCE_MOMENTS[program] }, (_, n): Kill => {
    const seconds = draw(seed, `${program} ${variant} ${n}`) * length * BEYOND;
    const hasCompany = program === 'helper' && n % 2 === 1;
    const name = `${program}, ${variant}, after ${seconds.toFixed(3)} s${hasCompany ? ', in company' : ''}`;
    return { name, program, variant, moment: { seconds }, hasCompany };
  });
}

async function planKills(wholes: Wholes, seed: number, actionDirectory: string): Promise<readonly Kill[]> {
  const helper = await measureHelper(actionDirectory);
  const ofSteps = VARIANT_NAMES.flatMap((variant) => {
    const { changes, postChanges, seconds, postSeconds } = wholes[variant];
    return [
      ...atChanges('main', variant, changes.length),
      ...byChance('main', variant, seconds, seed),
      ...atChanges('post', variant, postChanges.length),
      ...byChance('post', variant, postSeconds, seed),
    ];
  });
  const ofHelpers = (['helper', 'helper-thread'] as const).flatMap((program) => {
    const count = helper.changes[program].length;
    return [...atChanges(program, 'refresh', count), ...atChanges(program, 'refresh', count, { hasCompany: true })];
  });
  return [...ofSteps, ...ofHelpers, ...byChance('helper', 'refresh', helper.seconds, seed)];
}

/** A short run has something of everything. */
const DRAWING: Drawing<Kill> = { nameOf: ({ name }) => name, groupOf: ({ program }) => program.replace('-thread', '') };

/** The part for a folder of the packed action. */
function killsOf(actionDirectory: string): Part {
  return async ({ short, seed }: RunOptions) => {
    const startedAt = performance.now();
    const wholes = await measureAll(actionDirectory);
    const all = await planKills(wholes, seed, actionDirectory);
    const kills = short ? sample(all, KILLS_IN_SHORT, seed, DRAWING) : all;
    const played = await inParallel(kills, AT_ONCE, (kill) => play(kill, wholes, actionDirectory));
    const countOf = (...programs: readonly Program[]) =>
      kills.filter(({ program }) => programs.includes(program)).length;
    const count = (is: (one: Killed) => boolean) => `${played.filter(is).length}`;
    return {
      title: 'Killed at any moment',
      tried: TRIED,
      figures: [
        ['Kills', short ? `${kills.length} of ${all.length}, by seed ${seed}` : `${kills.length}`],
        ['Of main steps', `${countOf('main')}`],
        ['Of post steps', `${countOf('post')}`],
        ['Of helpers', `${countOf('helper', 'helper-thread')}`],
        ['Right before a change of a file', `${kills.filter(({ moment }) => 'change' in moment).length}`],
        ['That left files for the post step', count(({ kill, leftFiles }) => kill.program === 'main' && leftFiles)],
        ['After the process had ended by itself', count(({ cameTooLate }) => cameTooLate)],
        ['Time', `${Math.round((performance.now() - startedAt) / 1000)} s`],
      ],
      problems: played.flatMap(({ kill, problems }) => problems.map((problem) => `${kill.name}: ${problem}.`)),
    };
  };
}

/** Kills at any moment, with the action of this repository. */
export const kills: Part = killsOf(ACTION_DIRECTORY);

const TRIED = [
  'SIGKILL to processes of the packed main step (keys as variables and outputs; a profile; a profile that renews itself; a leak check),',
  'of its post step and of its helper: right before each change that an undisturbed run makes to a file, and at moments by chance, spread',
  'over the usual time. Of the helpers half had another one beside them. A loss would be a file in its place that is not whole, a part of',
  "the variables, outputs or state, or a half-written one of the runner's files; a variable that the post step does not give back or a",
  'file that it leaves (a post step that was killed is run once more); a next use of the action that fails or leaves anything; a helper',
  `that prints half of a session; a next helper without a session within ${RECOVERY_SECONDS} s; anything on standard error; a secret in the log.`,
  'A write is taken for one: the kernel does not split one of this size.',
].join(' ');

if (import.meta.main) await runByItself(killsOf);
