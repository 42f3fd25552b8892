// What the workflows of a repository will have when they run, and what is wrong with them: the whole story. Effect: reads files.
import { resolve } from 'node:path';
import type { PolicyFile } from '../observe/expectations.ts';
import { defined } from '../util/defined.ts';
import { plainWords } from '../util/words.ts';
import { checkStep, type Problem, parseOnce, policyFileProblem, type StepRun, toleratesFailure } from './checks.ts';
import { jobRunsOf, TIME_IS_UP } from './jobs.ts';
import {
  explainRefusal,
  type Judgement,
  judge,
  lintFindings,
  type PolicyFinder,
  policyFinder,
  policyLine,
  subjectsOf,
} from './policies.ts';
import { explainPreflight } from './preflight-findings.ts';
import type {
  PredictedRun,
  PreflightFinding,
  PreflightOptions,
  PreflightReport,
  RepositoryIdentity,
  UnreadFile,
} from './preflight-report.ts';
import { STEPS_MAX_COUNT, stepsOf } from './steps.ts';
import { plainPath, readRepository } from './workflow-files.ts';

/** Looks at the workflows of a repository. Never throws for what is in them. */
export async function preflight(options: PreflightOptions): Promise<PreflightReport> {
  const { paths = [], trustPolicies = [], notices = false } = options;
  const { root, repository, identity, steps, unread } = await look(options);
  const find = await policyFinder(root, trustPolicies, repository);
  const isGuess = options.repository === undefined;
  const judged = await judgeAll(steps.filter(isOwnRun), find, { identity, isGuess });
  const isAsked = asked(paths);
  const findings = [...aggregated(steps), ...judged.findings]
    .filter(({ file, severity }) => isAsked(file) && (notices || severity !== 'notice'))
    .sort((a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(a.code, b.code));
  const { count: files } = repository;
  const runs = distinctRuns(judged.runs.filter(({ file }) => isAsked(file)));
  return { findings: distinctFindings(findings), runs, files, unread };
}

/** The steps that get credentials, in every run that may reach them. */
export async function stepRunsOf(
  options: PreflightOptions,
): Promise<{ readonly steps: readonly StepRun[]; readonly read: (path: string) => Promise<Buffer> }> {
  const { repository, steps } = await look(options);
  const isAsked = asked(options.paths ?? []);
  return { steps: steps.filter((one) => isOwnRun(one) && isAsked(one.step.source.file)), read: repository.read };
}

const LIMIT_MS = 10_000;

function after(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() > end;
}

async function look({ root: given, paths = [], repository: named, isOverdue = after(LIMIT_MS) }: PreflightOptions) {
  const root = resolve(given);
  const repository = await readRepository(root, paths, isOverdue);
  const identity = named ?? (await identityOf(repository.read));
  const { steps, missed } = await stepRuns(repository, identity, isOverdue);
  return { root, repository, identity, steps, unread: [...repository.unread, ...missed] };
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
  /^\s*url\s*=\s*(?:(?:https?|git|ssh):\/\/(?:[^\s@/]*@)?|git@)(?:www\.|ssh\.)?github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/m;

/** Of the remote `upstream`, which a contributor's clone of a fork has, else of `origin`, if that is on github.com. */
async function identityOf(read: (path: string) => Promise<Buffer>): Promise<RepositoryIdentity | undefined> {
  const text = await read('.git/config').then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  );
  const names = ['upstream', 'origin'].map((remote) => {
    const [, section = ''] = new RegExp(`^\\s*\\[remote "${remote}"\\]([^[]*)`, 'm').exec(text) ?? [];
    return URL_ON_GITHUB.exec(section)?.[1];
  });
  const name = names.find((one) => one !== undefined);
  return name === undefined ? undefined : { name };
}

/** Every step that gets credentials, in every run that may reach it. */
async function stepRuns(
  repository: Awaited<ReturnType<typeof readRepository>>,
  identity: RepositoryIdentity | undefined,
  isOverdue: () => boolean,
): Promise<{ readonly steps: readonly StepRun[]; readonly missed: readonly UnreadFile[] }> {
  const found: StepRun[] = [];
  const parse = parseOnce();
  const { runs, unread } = await jobRunsOf(repository, identity?.name, isOverdue);
  const missed = new Map(unread.map((one) => [`${one.file} ${one.reason}`, one]));
  const miss = (file: string, reason: string) => missed.set(`${file} ${reason}`, { file, reason });
  for (const run of runs) {
    if (isOverdue()) {
      if (!unread.some(({ reason }) => reason === TIME_IS_UP)) miss(run.source.file, TIME_IS_UP);
      break;
    }
    if (run.isReached('own') === false && run.isReached('fork') === false) continue;
    const { steps, isCut } = await stepsOf(run, repository);
    if (isCut) miss(run.source.file, `Only ${STEPS_MAX_COUNT} steps of a job are looked at.`);
    for (const [index, step] of steps.entries()) {
      if (step.aws === undefined || (step.isReached('own') === false && step.isReached('fork') === false)) continue;
      const checked = checkStep(run, steps, { index, hasDependabot: repository.hasDependabot, parse });
      if (checked !== undefined) found.push(checked);
    }
  }
  return { steps: found, missed: [...missed.values()] };
}

/** Not the run that another repository may start beside those that this one starts. */
function isOwnRun({ run }: StepRun): boolean {
  return !run.isSupposed;
}

/** Where a step is, whichever run it is in. */
function keyOf({ step, uses }: StepRun): string {
  return `${step.source.file}:${step.source.tree.spanOf(uses).line}`;
}

/** An error is one in every run of its step. What is wrong with a caller counts in the runs that it calls. */
function aggregated(steps: readonly StepRun[]): readonly PreflightFinding[] {
  const found = new Map<
    string,
    { readonly problem: Problem; readonly of: StepRun; count: number; readonly all: number }
  >();
  const countsBy = (key: (step: StepRun) => string) => {
    const counts = new Map<string, number>();
    for (const step of steps) counts.set(key(step), (counts.get(key(step)) ?? 0) + 1);
    return counts;
  };
  const callKeyOf = (step: StepRun) =>
    `${keyOf(step)} ${step.run.calls.map(({ source, entry }) => `${source.file}#${entry.name}`).join(' ')}`;
  const [all, called] = [countsBy(keyOf), countsBy(callKeyOf)];
  for (const step of steps) {
    for (const problem of step.problems) {
      const isOfCall = step.run.calls.some(({ source }) => source.file === problem.place.source.file);
      const key = `${keyOf(step)} ${isOfCall ? callKeyOf(step) : ''} ${problem.code} ${placeKey(problem)} ${plainWords(problem.explanation.cause)}`;
      const known = found.get(key);
      const total = (isOfCall ? called.get(callKeyOf(step)) : all.get(keyOf(step))) ?? 0;
      if (known === undefined) found.set(key, { problem, of: step, count: 1, all: total });
      else known.count += 1;
    }
  }
  return [...found.values()].map(({ problem, of, count, all: total }) => {
    const isCertain = problem.weight === 'fatal' && count >= total && !toleratesFailure(of);
    return findingOf(problem, of, isCertain ? 'error' : problem.weight === 'notice' ? 'notice' : 'warning');
  });
}

function placeKey({ place }: Problem): string {
  const { line, column } = place.source.tree.spanOf(place.entry);
  return `${place.source.file}:${line}:${column}`;
}

function findingOf(
  { code, confidence, explanation, place }: Problem,
  { run }: StepRun,
  severity: PreflightFinding['severity'],
): PreflightFinding {
  const { line, column } = place.source.tree.spanOf(place.entry);
  return { code, severity, confidence, explanation, file: place.source.file, line, column, job: run.label };
}

/** One finding a place and code; the worst of them. */
function distinctFindings(findings: readonly PreflightFinding[]): readonly PreflightFinding[] {
  const found = new Map<string, PreflightFinding>();
  for (const finding of findings) {
    const { file, line, column = 0, code, explanation, severity } = finding;
    const key = `${file}:${line}:${column} ${code} ${explanation.title} ${plainWords(explanation.cause)}`;
    const known = found.get(key);
    if (known === undefined || (severity === 'error' && known.severity !== 'error')) found.set(key, finding);
  }
  return [...found.values()];
}

function distinctRuns(runs: readonly PredictedRun[]): readonly PredictedRun[] {
  return [...new Map(runs.map((run) => [JSON.stringify(run), run])).values()];
}

interface Judged {
  readonly runs: readonly PredictedRun[];
  readonly findings: readonly PreflightFinding[];
}

interface JudgedStep {
  readonly step: StepRun;
  readonly judgement: Judgement;
  /** Whether the policy refuses only because of the owner and the name of the repository, and these are a guess. */
  readonly mayBeOther: boolean;
}

/** Holds each run against the policy of its role. */
async function judgeAll(
  steps: readonly StepRun[],
  find: PolicyFinder,
  { identity, isGuess }: { readonly identity: RepositoryIdentity | undefined; readonly isGuess: boolean },
): Promise<Judged> {
  const now = Math.floor(Date.now() / 1000);
  const judged: JudgedStep[] = [];
  const findings: PreflightFinding[] = [];
  const linted = new Set<string>();
  for (const step of steps.flatMap(byRole)) {
    if (step.run.isReached('own') === false || step.step.isReached('own') === false) continue;
    const policy = step.usesToken === true ? await find(step) : undefined;
    const judgement = policy?.ok ? judge(step, policy.file, { identity, now }) : withoutPolicy(step, identity);
    // The checkout may be of a fork that Git does not tell from the repository.
    const mayBeOther =
      isGuess &&
      judgement.verdict === 'refused' &&
      policy?.ok === true &&
      judge(step, policy.file, { identity: undefined, now }).verdict !== 'refused';
    judged.push({ step, judgement, mayBeOther });
    if (policy?.ok === false) findings.push(...unreadable(step, policy.problem));
    if (policy?.ok && judgement.verdict !== 'refused' && !linted.has(lintKey(step, policy.file))) {
      linted.add(lintKey(step, policy.file));
      findings.push(...lintFindings(step, policy.file, { identity, now }));
    }
  }
  for (const group of Map.groupBy(judged, ({ step }) => `${keyOf(step)} ${step.settings.role?.text ?? ''}`).values())
    findings.push(...refusals(group));
  return { runs: judged.map(({ step, judgement }) => predicted(step, judgement)), findings };
}

/** With `roles`, each of them for itself. */
function byRole(step: StepRun): readonly StepRun[] {
  const { settings } = step;
  if (settings.role !== undefined || !settings.roles?.length) return [step];
  return settings.roles.map(({ role }) => ({ ...step, settings: { ...settings, role } }));
}

function lintKey({ settings }: StepRun, { path }: PolicyFile): string {
  return `${path} ${settings.role?.text ?? ''}`;
}

function withoutPolicy(step: StepRun, identity: RepositoryIdentity | undefined): Judgement {
  const [subject] = step.usesToken === false ? [] : subjectsOf(step, identity);
  const reason = step.usesToken === false ? 'no ID token is exchanged' : 'no trust policy at hand';
  return defined({ verdict: 'unknown' as const, reason, subject });
}

/** A file that an earlier step may make is not there yet. */
function unreadable(step: StepRun, problem: string): readonly PreflightFinding[] {
  const found = policyFileProblem(step, problem);
  return found === undefined ? [] : [findingOf(found, step, toleratesFailure(step) ? 'warning' : 'error')];
}

/** An error where the policy refuses every run of the step. */
function refusals(group: readonly JudgedStep[]): readonly PreflightFinding[] {
  const refused = group.filter(({ judgement }) => judgement.verdict === 'refused');
  const [first] = refused;
  if (first?.judgement.refusal === undefined) return [];
  const { step, judgement } = first;
  const { line, column } = step.step.source.tree.spanOf(
    (step.inputs.get('role-to-assume') ?? step.inputs.get('roles'))?.entry ?? step.uses,
  );
  const place = { file: step.step.source.file, line, column, job: step.run.label };
  if (refused.length === group.length) {
    const isCertain = !toleratesFailure(step) && group.every(({ mayBeOther }) => !mayBeOther);
    const severity = isCertain ? ('error' as const) : ('warning' as const);
    const words = explainRefusal(first.judgement.refusal);
    const statement = policyLine(first.judgement.refusal);
    const evidence = statement === undefined ? [] : [['Statement', `${statement.file}:${statement.line}`] as const];
    return [{ ...words, explanation: { ...words.explanation, evidence }, severity, ...place }];
  }
  const evidence = {
    role: step.settings.role?.text ?? '',
    subject: judgement.subject ?? '',
    reason: judgement.reason ?? 'no statement allows it',
  };
  const explanation = explainPreflight('ROLE_REFUSES_SOME_RUNS', evidence);
  return [{ code: 'ROLE_REFUSES_SOME_RUNS', severity: 'warning', confidence: 'certain', explanation, ...place }];
}

function predicted(step: StepRun, { verdict, reason, subject }: Judgement): PredictedRun {
  const { run, uses, inputs, settings } = step;
  const role = inputs.get('role-to-assume');
  const isMissing = run.permission.level === 'missing' && step.usesToken === true;
  return defined({
    file: step.step.source.file,
    line: step.step.source.tree.spanOf(uses).line,
    job: run.label,
    trigger: run.trigger.label,
    role: settings.role?.text ?? (role?.isKnown ? role.text.trim() || undefined : undefined),
    subject,
    permission: run.permission.level,
    // Without a token there is nothing that the policy could allow.
    verdict: isMissing ? ('refused' as const) : verdict,
    reason: isMissing ? 'the job has no permission to request an ID token' : reason,
    audience: step.usesToken === true && inputs.get('audience')?.isKnown !== false ? settings.audience : undefined,
    account: settings.role?.account,
    partition: settings.role?.partition,
    region: settings.region,
    durationSeconds: settings.durationSeconds,
    sessionName: settings.wantedSessionName,
  });
}
