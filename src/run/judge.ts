// The verdict on what was observed. Loads the explanation of failures only where something failed. Pure.
import { successFindings } from '../diagnosis/diagnose-session.ts';
import { type Diagnosis, diagnosisOf } from '../diagnosis/finding.ts';
import { hasReachedEnd } from '../diagnosis/verified.ts';
import type { Facts } from '../observe/facts.ts';

/** The verdict on these facts. */
export async function judge(facts: Facts): Promise<Diagnosis> {
  if (hasReachedEnd(facts)) return diagnosisOf(successFindings(facts));
  const { diagnose } = await import('../diagnosis/diagnose.ts');
  return diagnose(facts);
}
