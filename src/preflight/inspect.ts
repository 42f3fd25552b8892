// What the workflows of a repository will have when they run, and what is wrong with them: the whole story. Effect: reads files.
import { resolve } from 'node:path';
import { checkStep } from './checks.ts';
import { plainPath } from './file-list.ts';
import { type Parse, parseOnce } from './given-settings.ts';
import type { JobRun } from './job-run.ts';
import { jobRunsOf, startedFile } from './jobs.ts';
import { type Missing, type Spent, startMissing, startTimer, TIME_IS_UP, UNTIL } from './limits.ts';
import { policyFinder } from './policy-files.ts';
import type {
  PredictedRun,
  PreflightFinding,
  PreflightOptions,
  PreflightReport,
  RepositoryIdentity,
  UnreadFile,
} from './preflight-report.ts';
import { distinctFindings, findingsOf, type Steps } from './step-findings.ts';
import type { StepRun } from './step-run.ts';
import { stepsOf } from './steps.ts';
import { triggersOf } from './triggers.ts';
import { judgeAll } from './verdicts.ts';
import { type Repository, readRepository } from './workflow-files.ts';

/** GitHub shows fewer. */
const FINDINGS_MAX_COUNT = 5000;
/** For all workflows together. */
const STEPS_MAX_COUNT = 20_000;

/** Looks at the workflows of a repository. Never throws for what is in them. */
export async function preflight(options: PreflightOptions): Promise<PreflightReport> {
  const { paths = [], trustPolicies = [], notices = false } = options;
  const { root, repository, identity, steps, unread, spent } = await look(options);
  const isOverdue = until(UNTIL.judge, spent);
  const finder = await policyFinder(root, trustPolicies, isOverdue);
  const now = Math.floor(Date.now() / 1000);
  const judged = await judgeAll(steps, finder, { identity, now, isOverdue, isGuess: options.repository === undefined });
  const isAsked = asked(paths);
  const findings = [...findingsOf(steps), ...judged.findings].filter(
    ({ file, severity }) => isAsked(file) && (notices || severity !== 'notice'),
  );
  const { shown, left } = worst(distinctFindings(findings));
  return {
    findings: shown.toSorted((a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(a.code, b.code)),
    runs: distinctRuns(judged.runs.filter(({ file }) => isAsked(file))),
    files: repository.count,
    unread: [...unread, ...finder.unread(), ...judged.unread, ...left],
  };
}

/** Errors first. */
function worst(findings: readonly PreflightFinding[]) {
  if (findings.length <= FINDINGS_MAX_COUNT) return { shown: findings, left: [] };
  const ranked = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    findings.filter(({ severity }) => severity === level),
  );
  const reason = `Only ${FINDINGS_MAX_COUNT} findings are reported, errors first. There are ${findings.length}.`;
  return {
    shown: ranked.slice(0, FINDINGS_MAX_COUNT),
    left: [{ file: ranked[FINDINGS_MAX_COUNT]?.file ?? '', reason }],
  };
}

/** What a look at the steps of a repository gives, for other reports. */
export interface StepsOfRepository {
  /** The steps that get credentials, in every run that may reach them. */
  readonly steps: readonly StepRun[];
  readonly unread: readonly UnreadFile[];
  /** Asked before what takes time. */
  isOverdue(): boolean;
  read(path: string): Promise<Buffer>;
}

/** The steps that get credentials, in every run that may reach them. */
export async function stepRunsOf(options: PreflightOptions): Promise<StepsOfRepository> {
  const { repository, steps, unread, spent } = await look(options);
  const isAsked = asked(options.paths ?? []);
  const own = steps.found.filter(({ run, step }) => !run.isSupposed && isAsked(step.source.file));
  return { steps: own, unread, read: repository.read, isOverdue: until(UNTIL.judge, spent) };
}

function until(share: number, spent: Spent): () => boolean {
  return () => spent() >= share;
}

async function look({ root: given, paths = [], repository: named, spent = startTimer() }: PreflightOptions) {
  const root = resolve(given);
  const repository = await readRepository(root, paths, until(UNTIL.read, spent));
  const identity = named ?? (await identityOf(repository.read));
  const { steps, missed } = await stepRuns(repository, identity, until(UNTIL.look, spent));
  return { root, repository, identity, steps, spent, unread: [...repository.unread, ...missed] };
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a file is one of those that are asked about, or below one. */
function asked(paths: readonly string[]): (file: string) => boolean {
  const wanted = paths.map(plainPath);
  return (file) =>
    wanted.length === 0 || wanted.some((one) => one === '.' || file === one || file.startsWith(`${one}/`));
}

/** A line of the configuration of Git that names a repository on github.com. */
const URL_ON_GITHUB =
  /^[ \t]*url[ \t]*=[ \t]*(?:(?:https?|git|ssh):\/\/(?:[^\s@/]*@)?|git@)(?:www\.|ssh\.)?github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?[ \t]*$/m;

/** Of the remote `upstream`, which a contributor's clone of a fork has, else of `origin`, if that is on github.com. */
async function identityOf(read: (path: string) => Promise<Buffer>): Promise<RepositoryIdentity | undefined> {
  const text = await read('.git/config').then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  );
  const names = ['upstream', 'origin'].map((remote) => {
    const [, section = ''] = new RegExp(`^[ \\t]*\\[remote "${remote}"\\]([^[]*)`, 'm').exec(text) ?? [];
    return URL_ON_GITHUB.exec(section)?.[1];
  });
  const name = names.find((one) => one !== undefined);
  return name === undefined ? undefined : { name };
}

/** A look at the steps of all runs: what it was started with, and what it found so far. */
interface Look {
  readonly repository: Repository;
  readonly parse: Parse;
  readonly found: StepRun[];
  readonly missing: Missing;
  /** Why it ended before all was looked at. */
  ended: string | undefined;
  isOverdue(): boolean;
}

/** Every step that gets credentials, in every run that may reach it. */
async function stepRuns(
  repository: Repository,
  identity: RepositoryIdentity | undefined,
  isOverdue: () => boolean,
): Promise<{ readonly steps: Steps; readonly missed: readonly UnreadFile[] }> {
  const { runs, unread, unfinished: without } = await jobRunsOf(repository, identity?.name, isOverdue);
  const ended = unread.find(({ reason }) => reason === TIME_IS_UP.toLook)?.reason;
  const look: Look = { repository, parse: parseOnce(), found: [], missing: startMissing(unread), ended, isOverdue };
  const unfinished = new Set(without);
  for (const run of runs) {
    const isWhole = await addSteps(run, look);
    if (!isWhole) unfinished.add(startedFile(run));
  }
  return { steps: stepsIn(look.found, unfinished, repository), missed: look.missing.files() };
}

/**
 * Looks at the steps of a run.
 * @returns false where limits left out some
 */
async function addSteps(run: JobRun, look: Look): Promise<boolean> {
  const { repository, parse, found, missing, isOverdue } = look;
  if (isEnded(run, look)) return false;
  if (isNeverReached(run)) return true;
  const { steps, missed } = await stepsOf(run, repository, isOverdue);
  const isNoted = missed === TIME_IS_UP.toLook && isEnded(run, look);
  if (missed !== undefined && !isNoted) missing.add(run.source.file, missed);
  for (const [index, step] of steps.entries()) {
    if (step.aws === undefined || isNeverReached(step)) continue;
    if (isEnded(run, look)) return false;
    const checked = checkStep(run, steps, { index, hasDependabot: repository.hasDependabot, parse });
    if (checked !== undefined) found.push(checked);
  }
  return missed === undefined;
}

/** Whether a limit is reached. The workflow where it was is noted. */
function isEnded({ source: { file } }: JobRun, look: Look): boolean {
  if (look.ended !== undefined) return true;
  look.ended = reasonToEnd(look);
  if (look.ended !== undefined) look.missing.add(file, look.ended);
  return look.ended !== undefined;
}

function reasonToEnd({ found, isOverdue }: Look): string | undefined {
  if (found.length >= STEPS_MAX_COUNT) return `Only ${STEPS_MAX_COUNT} runs of steps are looked at.`;
  return isOverdue() ? TIME_IS_UP.toLook : undefined;
}

function isNeverReached({ isReached }: Pick<StepRun['step'], 'isReached'>): boolean {
  return isReached('own') === false && isReached('fork') === false;
}

/** What limits left out may be other runs of a step that several workflows can have. */
function stepsIn(found: readonly StepRun[], unfinished: ReadonlySet<string>, { unread }: Repository): Steps {
  const isAllRead = unfinished.size === 0 && unread.length === 0;
  return {
    found,
    hasAllRunsOf: ({ run, step }) => {
      const isShared = step.isInAction || triggersOf(run.source.tree)?.some(({ event }) => event === 'workflow_call');
      return isAllRead || (!isShared && !unfinished.has(run.source.file));
    },
    hasAllRunsOfCall: ({ run }) => !unfinished.has(startedFile(run)),
  };
}

function distinctRuns(runs: readonly PredictedRun[]): readonly PredictedRun[] {
  return [...new Map(runs.map((run) => [JSON.stringify(run), run])).values()];
}
