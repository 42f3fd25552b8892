// The verdict that every run needs: on its inputs, and on what was observed. Loads the rules about failures only where something failed
// or was expected. Pure.
import type { Facts } from '../observe/facts.ts';
import { type Diagnosis, diagnosisOf } from './finding.ts';
import { type CheckedInputs, checkedInputsRules } from './rules/checked-inputs.ts';
import { hasReachedEnd, successFindings } from './verified.ts';

/** The verdict on the inputs alone. `pass` means that requests may be made. */
export function diagnoseSettings(inputs: CheckedInputs): Diagnosis {
  return diagnosisOf(checkedInputsRules.flatMap((rule) => rule(inputs)));
}

/** The verdict on what was observed. `pass` means that the credentials may be published. */
export async function judge(facts: Facts): Promise<Diagnosis> {
  if (hasReachedEnd(facts)) return diagnosisOf(successFindings(facts));
  const { diagnose } = await import('./diagnose.ts');
  return diagnose(facts);
}
