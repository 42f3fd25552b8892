// Answers of an evaluation that may lack facts: yes, no, or not known. Pure.

/** Whether a part of a policy fits the request; `unknown` where it depends on what cannot be known here. */
export type Outcome = 'matched' | 'not-matched' | 'unknown';

/** The outcome of something that is known. */
export function outcomeOf(holds: boolean): Outcome {
  return holds ? 'matched' : 'not-matched';
}

/** The opposite; of what is unknown, the opposite is unknown as well. */
export function not(outcome: Outcome): Outcome {
  return outcome === 'unknown' ? outcome : outcomeOf(outcome === 'not-matched');
}

/** Matched where every part is; one part that is not decides, whatever is unknown beside it. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('unknown') ? 'unknown' : 'matched';
}

/** Matched where one part is, whatever is unknown beside it; not matched without any part. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('matched')) return 'matched';
  return outcomes.includes('unknown') ? 'unknown' : 'not-matched';
}
