// The diagnosis that every run needs: of its inputs, and of its session. The rest is in diagnose.ts. Pure.
import type { Facts } from '../observe/facts.ts';
import { type Diagnosis, diagnosisOf, type Finding } from './finding.ts';
import { type CheckedInputs, checkedInputsRules } from './rules/checked-inputs.ts';
import { endpointRules } from './rules/endpoints.ts';
import { sessionRules } from './rules/session.ts';

/** The verdict on the inputs alone. `pass` means that requests may be made. */
export function diagnoseSettings(inputs: CheckedInputs): Diagnosis {
  return diagnosisOf(checkedInputsRules.flatMap((rule) => rule(inputs)));
}

/** Findings about a session that was granted, and about endpoints in the environment. */
export function successFindings(facts: Facts): readonly Finding[] {
  return [...sessionRules, ...endpointRules].flatMap((rule) => rule(facts));
}
