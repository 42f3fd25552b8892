// Findings about trust policies before a run: what one refuses, what is wrong with one, and files that have none. Pure.
import type { Explanation } from '../diagnosis/definition.ts';
import { type Finding, warning } from '../diagnosis/finding.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import { words } from '../util/words.ts';
import { type Judgement, type JudgeOptions, verdictFor } from './judge.ts';
import { explainPreflight } from './preflight-findings.ts';
import type { PreflightFinding } from './preflight-report.ts';
import { explain, targetOf } from './shared-findings.ts';
import { findingOf, keyOf } from './step-findings.ts';
import { mayBeOfScript, type Problem, type StepRun, toleratesFailure } from './step-run.ts';

/** A run with one role, and what the policy of the role makes of it. */
export interface JudgedStep {
  readonly step: StepRun;
  readonly judgement: Judgement;
  /** Whether the policy refuses only because of the owner and the name of the repository, and these are a guess. */
  readonly mayBeOther: boolean;
  /** What is wrong with the file in `trust-policy-file`. */
  readonly problem?: Problem;
}

/**
 * What policies refuse, and the policy files that steps name and cannot use.
 * @param hasAllRunsOf - whether no limit left out a run of the step
 */
export function findingsAbout(
  judged: readonly JudgedStep[],
  hasAllRunsOf: (step: StepRun) => boolean,
): readonly PreflightFinding[] {
  const groups = Map.groupBy(judged, ({ step }) => `${keyOf(step)} ${step.settings.role?.text ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const isWhole = group.slice(0, 1).every(({ step }) => hasAllRunsOf(step));
    return [...brokenFiles(group, isWhole), ...refusals(group, isWhole)];
  });
}

/** A file without a policy ends the step, in the runs that name it. */
function brokenFiles(group: readonly JudgedStep[], isWhole: boolean): readonly PreflightFinding[] {
  const broken = group.filter(({ problem }) => problem !== undefined);
  return broken.flatMap(({ step, problem }) => {
    const isInAll = broken.length === group.length && isWhole;
    return problem === undefined ? [] : [findingOf(problem, step, isInAll)];
  });
}

/** An error where the policy refuses every run of the step. */
function refusals(group: readonly JudgedStep[], isWhole: boolean): readonly PreflightFinding[] {
  const refused = group.filter(({ judgement }) => judgement.verdict === 'refused');
  const [first] = refused.filter(({ step }) => !step.run.isSupposed);
  if (first?.judgement.refusal === undefined) return [];
  const isInAll = refused.length === group.length;
  const isCertain = isInAll && isWhole && !toleratesFailure(first.step) && !isOpen(group);
  const told = isInAll ? explainRefusal(first.judgement.refusal) : explainRefusalOfSome(first);
  return [{ ...told, severity: isCertain ? 'error' : 'warning', ...placeOfRole(first.step) }];
}

/** Inputs that decide which policy allows the token. */
const OF_SUBJECT = ['role-to-assume', 'roles', 'audience'];

/** Whether a script may set another role or audience, or the repository may be another. */
function isOpen(group: readonly JudgedStep[]): boolean {
  return group.some(({ step, mayBeOther }) => mayBeOther || OF_SUBJECT.some((name) => mayBeOfScript(step, name)));
}

function placeOfRole({ step, inputs, uses, run }: StepRun) {
  const role = inputs.get('role-to-assume') ?? inputs.get('roles');
  const { line, column } = step.source.tree.spanOf(role?.entry ?? uses);
  return { file: step.source.file, line, column, job: run.label };
}

type Told = Pick<PreflightFinding, 'explanation' | 'code' | 'confidence'>;

function explainRefusalOfSome({ step, judgement }: JudgedStep): Told {
  const evidence = {
    role: step.settings.role?.text ?? '',
    subject: judgement.subject ?? '',
    reason: judgement.reason ?? 'no statement allows it',
  };
  const explanation = explainPreflight('ROLE_REFUSES_SOME_RUNS', evidence);
  return { code: 'ROLE_REFUSES_SOME_RUNS', confidence: 'likely', explanation };
}

/** A refusal in words, without the values of a token that is only predicted. */
function explainRefusal(refusal: Finding): Told {
  const whole = explain(refusal);
  const faults = whole.fix.filter(({ section, snippet }) => section === undefined && snippet === undefined);
  const fix =
    faults.length > 0
      ? faults
      : [
          { text: words`If this run should reach AWS, allow its subject in the trust policy.` },
          { text: words`If it shouldn't, add an "if:" to the job that skips it.` },
        ];
  const explanation = { ...whole, evidence: statementRow(refusal), fix };
  return { code: refusal.code, confidence: refusal.confidence, explanation };
}

/** The line of the file with the policy that a refusal is about, where it has one. */
function statementRow(refusal: Finding): Explanation['evidence'] {
  const target = targetOf(refusal);
  return target.kind === 'file' ? [['Statement', `${target.path}:${target.line}`]] : [];
}

/** What is wrong with the policies of roles that steps use, each policy once. */
export function lintFindings(step: StepRun, file: PolicyFile, options: JudgeOptions): readonly PreflightFinding[] {
  const found = verdictFor(step, file, options);
  if (found === undefined) return [];
  const { role, claims, policy } = found;
  if (policy.lints.every(({ severity }) => severity === 'notice')) return [];
  const finding = warning('TRUST_POLICY_HAS_MISTAKES', { role, claims, region: step.settings.region ?? '', policy });
  const line = policy.lints.find(({ position }) => position?.line !== undefined)?.position?.line ?? 1;
  const explanation = { ...explain(finding), evidence: [], fix: [{ text: words`Correct what is listed above.` }] };
  const { code, severity, confidence } = finding;
  return [{ code, severity, confidence, explanation, file: file.path, line }];
}
