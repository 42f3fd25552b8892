// Findings about trust policies before a run: what is wrong with one, and what it refuses, in words. Pure.
import { type Finding, warning } from '../diagnosis/finding.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import { words } from '../util/words.ts';
import { type JudgeOptions, verdictFor } from './judge.ts';
import type { PreflightFinding } from './preflight-report.ts';
import { explain, targetOf } from './shared-findings.ts';
import type { StepRun } from './step-run.ts';

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

/** A refusal in words, without the values of a token that is only predicted. */
export function explainRefusal(refusal: Finding): Pick<PreflightFinding, 'explanation' | 'code' | 'confidence'> {
  const whole = explain(refusal);
  const faults = whole.fix.filter(({ section, snippet }) => section === undefined && snippet === undefined);
  const fix =
    faults.length > 0
      ? faults
      : [
          { text: words`If this run should reach AWS, allow its subject in the trust policy.` },
          { text: words`If it shouldn't, add an "if:" to the job that skips it.` },
        ];
  return { code: refusal.code, confidence: refusal.confidence, explanation: { ...whole, evidence: [], fix } };
}

/** The line of the file with the policy that a refusal is about, where it has one. */
export function policyLine(refusal: Finding): { readonly file: string; readonly line: number } | undefined {
  const target = targetOf(refusal);
  return target.kind === 'file' ? { file: target.path, line: target.line } : undefined;
}
