// The outputs of a run that published nothing. Pure.
import { definitionOf } from '../diagnosis/explain.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { verifiedFactsOf } from '../diagnosis/verified.ts';
import type { Facts } from '../observe/facts.ts';
import { subjectOutput, verifiedOutputs } from '../publish/verified-outputs.ts';
import type { OutputValues } from '../settings/outputs.ts';

/** The outputs after a failure: nothing about the identity, the region or the session. */
export function failureOutputsOf(
  { findings: [first] }: Diagnosis,
  facts: Partial<Pick<Facts, 'idToken'>>,
): OutputValues {
  if (first === undefined) return { configured: 'false' };
  const { category, retryable } = definitionOf(first);
  return {
    configured: 'false',
    'error-code': first.code,
    'error-category': category,
    retryable: String(retryable),
    ...subjectOutput(facts),
  };
}

/** The outputs of mode: diagnose: what it saw, and that there are no credentials. */
export function diagnosedOutputsOf(diagnosis: Diagnosis, facts: Facts): OutputValues {
  if (diagnosis.verdict !== 'pass') return failureOutputsOf(diagnosis, facts);
  const verified = verifiedFactsOf(facts);
  const seen = verified === undefined ? subjectOutput(facts) : verifiedOutputs(verified);
  return { ...seen, configured: 'false' };
}
