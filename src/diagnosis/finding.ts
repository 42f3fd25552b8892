// Findings as data, and how they rank into a verdict. Each finding is defined in its topic's file below findings/; the types here follow
// from there. Pure.
import type { CATALOG } from './catalog.ts';
import type { Severity } from './definition.ts';

/** How sure a finding is: proved, the best explanation, or one of several. */
export type Confidence = 'certain' | 'likely' | 'possible';

type Catalog = typeof CATALOG;

/** Every code: the keys of the topics. */
export type FindingCode = keyof Catalog;

/** What a finding is about: the parameter of its explanation. */
export type Evidence<C extends FindingCode> = Parameters<Catalog[C]['explain']>[0];

interface FindingOf<C extends FindingCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly evidence: Evidence<C>;
}

/** A finding of any code. */
export type Finding = { readonly [C in FindingCode]: FindingOf<C> }[FindingCode];

/** The codes whose definitions allow a severity. */
export type CodeWith<S extends Severity> = {
  readonly [C in FindingCode]: S extends SeverityOf<Catalog[C]['severity']> ? C : never;
}[FindingCode];

type SeverityOf<S> = S extends readonly (infer One)[] ? One : S;

/** A finding that keeps the credentials from being published. */
export function error<C extends CodeWith<'error'>>(
  code: C,
  evidence: Evidence<C>,
  confidence: Confidence = 'certain',
): Finding {
  return { code, severity: 'error', confidence, evidence } as Finding;
}

/** A finding that will hurt later; the credentials are published. */
export function warning<C extends CodeWith<'warning'>>(
  code: C,
  evidence: Evidence<C>,
  confidence: Confidence = 'certain',
): Finding {
  return { code, severity: 'warning', confidence, evidence } as Finding;
}

/** A finding that is worth knowing. */
export function notice<C extends CodeWith<'notice'>>(code: C, evidence: Evidence<C>): Finding {
  return { code, severity: 'notice', confidence: 'certain', evidence } as Finding;
}

/** The findings, worst first. `fail` has at least one error; the first error becomes the annotation. */
export type Diagnosis =
  | { readonly verdict: 'pass'; readonly findings: readonly Finding[] }
  /** Nothing is published, yet nothing failed: the workflow allows runs without an ID token. */
  | { readonly verdict: 'skip'; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly verdict: 'fail'; readonly findings: readonly [Finding, ...Finding[]] };

/** Facts to findings, for one topic. Knows no other rule and no words. */
export type Rule<Input> = (input: Input) => readonly Finding[];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/**
 * Worst first, then surest first, then in the order of the rules.
 * @param causes - what ended the run: these come before others of the same severity, however sure those are
 */
export function diagnosisOf(causes: readonly Finding[], others: readonly Finding[] = []): Diagnosis {
  const ranked = [...bySurety(causes), ...bySurety(others)].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const [first, ...rest] = ranked;
  if (first === undefined || first.severity !== 'error') return { verdict: 'pass', findings: ranked };
  return { verdict: 'fail', findings: [first, ...rest] };
}

function bySurety(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}
