// One finding of every code, in which each text that comes from outside is the one that the test gives.
import { CATALOG } from '../../../src/diagnosis/catalog.ts';
import type { Finding } from '../../../src/diagnosis/finding.ts';

/** All findings, in the order of the catalog. */
export function everyFinding(text: string): readonly Finding[] {
  return Object.entries(CATALOG).map(
    ([code, { sample }]) => ({ code, severity: 'error', confidence: 'certain', evidence: sample(text) }) as Finding,
  );
}
