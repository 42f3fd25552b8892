// Holds the runs of steps against the policies of their roles: runs with verdicts, and findings. Effect: reads files.
import type { PolicyFile } from '../observe/expectations.ts';
import { defined } from '../util/defined.ts';
import { policyFileProblem } from './checks.ts';
import { type Judgement, type JudgeOptions, judge, judgeKey, NOT_JUDGED } from './judge.ts';
import { type Missing, startMissing, TIME_IS_UP } from './limits.ts';
import type { PolicyFinder } from './policy-files.ts';
import { findingsAbout, type JudgedStep, lintFindings } from './policy-findings.ts';
import type { PredictedRun, PreflightFinding, UnreadFile } from './preflight-report.ts';
import { keyOf, type Steps } from './step-findings.ts';
import type { StepRun } from './step-run.ts';
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

/** What was judged so far, so that nothing is judged twice. */
interface Judging {
  readonly finder: PolicyFinder;
  readonly options: Options;
  readonly missing: Missing;
  readonly known: Map<string, Pick<JudgedStep, 'judgement' | 'mayBeOther'>>;
  /** Policies whose mistakes were told. */
  readonly linted: Set<string>;
  isUp: boolean;
}

/** Holds each run against the policy of its role. */
export async function judgeAll(steps: Steps, finder: PolicyFinder, options: Options): Promise<Judged> {
  const missing = startMissing();
  const judging: Judging = { finder, options, missing, known: new Map(), linted: new Set(), isUp: false };
  const { wanted, left } = runsToJudge(steps, missing);
  const judged: JudgedStep[] = [];
  const findings: PreflightFinding[] = [];
  for (const step of wanted) {
    const { lints = [], ...one } = await judgeStep(step, judging);
    judged.push(one);
    findings.push(...lints);
  }
  findings.push(...findingsAbout(judged, (step) => steps.hasAllRunsOf(step) && !left.has(keyOf(step))));
  const own = judged.filter(({ step }) => !step.run.isSupposed);
  return { runs: own.map(({ step, judgement }) => predicted(step, judgement)), findings, unread: missing.files() };
}

async function judgeStep(
  step: StepRun,
  judging: Judging,
): Promise<JudgedStep & { readonly lints?: readonly PreflightFinding[] }> {
  const { finder, options } = judging;
  const isOpen = step.usesToken === true && finder.hasFiles(step);
  if (isOpen && isLate(step, judging))
    return { step, judgement: { ...NOT_JUDGED, ...subjectIn(step, options) }, mayBeOther: false };
  const policy = isOpen ? await finder.find(step) : undefined;
  if (policy?.ok !== true) {
    const problem = policy?.ok === false ? policyFileProblem(step, policy.problem) : undefined;
    return defined({ step, judgement: withoutPolicy(step, options), mayBeOther: false, problem });
  }
  const result = judgeOnce(step, policy.file, judging);
  // A refusal says more than the mistakes of the policy.
  const lints = result.judgement.verdict === 'refused' ? [] : lintOnce(step, policy.file, judging);
  return { step, ...result, lints };
}

/** Whether the time is up. The workflow where it was is noted. */
function isLate(step: StepRun, judging: Judging): boolean {
  judging.isUp ||= judging.options.isOverdue();
  if (judging.isUp) judging.missing.addFirst(step.run.source.file, TIME_IS_UP.toJudge);
  return judging.isUp;
}

/** The same run and policy have the same verdict. */
function judgeOnce(step: StepRun, file: PolicyFile, judging: Judging): Pick<JudgedStep, 'judgement' | 'mayBeOther'> {
  const key = judgeKey(step, file);
  const result = judging.known.get(key) ?? judgeRun(step, file, judging.options);
  if (result.judgement.reason === NOT_JUDGED.reason) isLate(step, judging);
  else judging.known.set(key, result);
  return result;
}

/** The mistakes of a policy, once for each role. */
function lintOnce(step: StepRun, file: PolicyFile, judging: Judging): readonly PreflightFinding[] {
  const key = `${file.path} ${step.settings.role?.text ?? ''}`;
  if (step.run.isSupposed || judging.linted.has(key) || isLate(step, judging)) return [];
  judging.linted.add(key);
  return lintFindings(step, file, judging.options);
}

/** For all steps together. */
const RUNS_MAX_COUNT = 20_000;
const TOO_MANY_RUNS = `Only ${RUNS_MAX_COUNT} runs and roles are held against trust policies.`;

/** One run for each role; `left` has the steps of which some are left out. */
function runsToJudge(steps: Steps, missing: Missing) {
  const wanted: StepRun[] = [];
  const left = new Set<string>();
  for (const step of steps.found) {
    if (step.run.isReached('own') === false || step.step.isReached('own') === false) continue;
    if (wanted.length < RUNS_MAX_COUNT) wanted.push(...byRole(step));
    else {
      missing.addFirst(step.run.source.file, TOO_MANY_RUNS);
      left.add(keyOf(step));
    }
  }
  return { wanted, left };
}

function judgeRun(step: StepRun, file: PolicyFile, options: Options): Pick<JudgedStep, 'judgement' | 'mayBeOther'> {
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
