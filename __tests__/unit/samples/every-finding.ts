// One finding of every code. The given text stands for every text from outside.
import { CATALOG } from '../../../src/diagnosis/catalog.ts';
import type { Finding } from '../../../src/diagnosis/finding.ts';

/** All findings, in the order of the catalog. */
export function everyFinding(text: string): readonly Finding[] {
  return Object.entries(CATALOG).map(
    ([code, { sample }]) => ({ code, severity: 'error', confidence: 'certain', evidence: sample(text) }) as Finding,
  );
}

/** One of each shape: with points, snippets, a policy, a list of causes, a measured value, and a single sentence. */
const SHAPES: readonly Finding['code'][] = [
  'INVALID_INPUT',
  'ID_TOKEN_PERMISSION_MISSING',
  'TRUST_POLICY_SUBJECT_DIFFERS',
  'ACCESS_DENIED_ENVIRONMENT',
  'OIDC_PROVIDER_MISSING',
  'CLOCK_SKEW',
  'PUBLISHING_FAILED',
];

/** A few findings that stand for all of them, for checks of one finding against another and of many texts. */
export function typicalFindings(text: string): readonly Finding[] {
  return everyFinding(text).filter(({ code }) => SHAPES.includes(code));
}
