// Holds the runs of steps against the policies of their roles: runs with verdicts, and findings for what is refused. Effect: reads files.
import type { PolicyFile } from '../observe/expectations.ts';
import { defined } from '../util/defined.ts';
import { policyFileProblem } from './checks.ts';
import { type Judgement, type JudgeOptions, judge, judgeKey, NOT_JUDGED } from './judge.ts';
import { TIME_IS_UP } from './limits.ts';
import type { PolicyFinder } from './policy-files.ts';
import { explainRefusal, lintFindings, policyLine } from './policy-findings.ts';
import { explainPreflight } from './preflight-findings.ts';
import type { PredictedRun, PreflightFinding, UnreadFile } from './preflight-report.ts';
import { findingOf, keyOf, type Steps } from './step-findings.ts';
import { mayBeOfScript, type Problem, type StepRun, toleratesFailure } from './step-run.ts';
import { subjectsOf } from './subjects.ts';

/** Runs with what policies make of them. */
export interface Judged {
  readonly runs: readonly PredictedRun[];
  readonly findings: readonly PreflightFinding[];
  readonly unread: readonly UnreadFile[];
}

interface Options extends JudgeOptions {
  /** Whether the name of the repository is only what Git says. */
  readonly isGuess: boolean;
}

interface JudgedStep {
  readonly step: StepRun;
  readonly judgement: Judgement;
  /** Whether the policy refuses only because of the owner and the name of the repository, and these are a guess. */
  readonly mayBeOther: boolean;
  /** What is wrong with the file in `trust-policy-file`. */
  readonly problem?: Problem;
}

/** Holds each run against the policy of its role. */
export async function judgeAll(steps: Steps, finder: PolicyFinder, options: Options): Promise<Judged> {
  const judged: JudgedStep[] = [];
  const findings: PreflightFinding[] = [];
  const unread: UnreadFile[] = [];
  const known = new Map<string, Pick<JudgedStep, 'judgement' | 'mayBeOther'>>();
  const linted = new Set<string>();
  let isUp = false;
  const isLate = (step: StepRun): boolean => {
    if (!isUp && options.isOverdue()) unread.push({ file: step.run.source.file, reason: TIME_IS_UP.toJudge });
    isUp ||= unread.some(({ reason }) => reason === TIME_IS_UP.toJudge);
    return isUp;
  };
  const left = new Set<string>();
  const wanted = runsToJudge(steps, (step) => {
    if (left.size === 0) unread.push({ file: step.run.source.file, reason: TOO_MANY_RUNS });
    left.add(keyOf(step));
  });
  for (const step of wanted) {
    const isOpen = step.usesToken === true && finder.hasFiles(step);
    const isLeft = isOpen && isLate(step);
    const policy = isOpen && !isLeft ? await finder.find(step) : undefined;
    if (policy?.ok !== true) {
      const judgement = isLeft ? { ...NOT_JUDGED, ...subjectIn(step, options) } : withoutPolicy(step, options);
      const problem = policy?.ok === false ? policyFileProblem(step, policy.problem) : undefined;
      judged.push(defined({ step, judgement, mayBeOther: false, problem }));
      continue;
    }
    const key = judgeKey(step, policy.file);
    const result = known.get(key) ?? judgeOnce(step, policy.file, options);
    if (result.judgement.reason !== NOT_JUDGED.reason) known.set(key, result);
    else isLate(step);
    judged.push({ step, ...result });
    const lintKey = `${policy.file.path} ${step.settings.role?.text ?? ''}`;
    if (result.judgement.verdict === 'refused' || step.run.isSupposed || linted.has(lintKey) || isLate(step)) continue;
    linted.add(lintKey);
    findings.push(...lintFindings(step, policy.file, options));
  }
  findings.push(...findingsAbout(judged, (step) => steps.hasAllRunsOf(step) && !left.has(keyOf(step))));
  const own = judged.filter(({ step }) => !step.run.isSupposed);
  return { runs: own.map(({ step, judgement }) => predicted(step, judgement)), findings, unread };
}

/** Of the runs of each step with one role. */
function findingsAbout(
  judged: readonly JudgedStep[],
  hasAllRunsOf: (step: StepRun) => boolean,
): readonly PreflightFinding[] {
  const groups = Map.groupBy(judged, ({ step }) => `${keyOf(step)} ${step.settings.role?.text ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const isWhole = group.slice(0, 1).every(({ step }) => hasAllRunsOf(step));
    return [...brokenFiles(group, isWhole), ...refusals(group, isWhole)];
  });
}

/** For all steps together. */
const RUNS_MAX_COUNT = 20_000;
const TOO_MANY_RUNS = `Only ${RUNS_MAX_COUNT} runs and roles are held against trust policies.`;

/** One for each role. */
function runsToJudge(steps: Steps, leave: (step: StepRun) => void): readonly StepRun[] {
  const wanted: StepRun[] = [];
  for (const step of steps.found) {
    if (step.run.isReached('own') === false || step.step.isReached('own') === false) continue;
    if (wanted.length >= RUNS_MAX_COUNT) leave(step);
    else wanted.push(...byRole(step));
  }
  return wanted;
}

function judgeOnce(step: StepRun, file: PolicyFile, options: Options): Pick<JudgedStep, 'judgement' | 'mayBeOther'> {
  const judgement = judge(step, file, options);
  // The checkout may be of a fork that Git does not tell from the repository.
  const mayBeOther =
    options.isGuess &&
    judgement.verdict === 'refused' &&
    judge(step, file, { ...options, identity: undefined }).verdict !== 'refused';
  return { judgement, mayBeOther };
}

function subjectIn(step: StepRun, { identity }: JudgeOptions): Pick<Judgement, 'subject'> {
  const [subject] = step.usesToken === false ? [] : subjectsOf(step, identity);
  return defined({ subject });
}

/** With `roles`, each of them for itself. */
function byRole(step: StepRun): readonly StepRun[] {
  const { settings } = step;
  if (settings.role !== undefined || !settings.roles?.length) return [step];
  return settings.roles.map(({ role }) => ({ ...step, settings: { ...settings, role } }));
}

function withoutPolicy(step: StepRun, options: JudgeOptions): Judgement {
  const reason = step.usesToken === false ? 'no ID token is exchanged' : 'no trust policy at hand';
  return { verdict: 'unknown', reason, ...subjectIn(step, options) };
}

/** A file without a policy ends the step, in the runs that name it. */
function brokenFiles(group: readonly JudgedStep[], isWhole: boolean): readonly PreflightFinding[] {
  const broken = group.filter(({ problem }) => problem !== undefined);
  return broken.flatMap(({ step, problem }) => {
    const isInAll = broken.length === group.length && isWhole;
    return problem === undefined ? [] : [findingOf(problem, step, isInAll)];
  });
}

/** Inputs that decide which policy allows the token. */
const OF_SUBJECT = ['role-to-assume', 'roles', 'audience'];

/** An error where the policy refuses every run of the step. */
function refusals(group: readonly JudgedStep[], isWhole: boolean): readonly PreflightFinding[] {
  const refused = group.filter(({ judgement }) => judgement.verdict === 'refused');
  const [first] = refused.filter(({ step }) => !step.run.isSupposed);
  if (first?.judgement.refusal === undefined) return [];
  const { step, judgement } = first;
  const { line, column } = step.step.source.tree.spanOf(
    (step.inputs.get('role-to-assume') ?? step.inputs.get('roles'))?.entry ?? step.uses,
  );
  const place = { file: step.step.source.file, line, column, job: step.run.label };
  if (refused.length === group.length) {
    const isOfScript = group.some((one) => OF_SUBJECT.some((name) => mayBeOfScript(one.step, name)));
    const isOpen = isOfScript || group.some((one) => one.mayBeOther);
    const isCertain = isWhole && !toleratesFailure(step) && !isOpen;
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
  return [{ code: 'ROLE_REFUSES_SOME_RUNS', severity: 'warning', confidence: 'likely', explanation, ...place }];
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
