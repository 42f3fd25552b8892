// What the catalog says about a finding. Loaded only where there is one. Pure.
import type { Target } from '../observe/facts.ts';
import { CATALOG } from './catalog.ts';
import type { Explanation, FindingDefinition } from './definition.ts';
import type { Evidence, Finding, FindingCode } from './finding.ts';

/** The definition of a finding. */
export function definitionOf({ code }: Pick<Finding, 'code'>): FindingDefinition<Evidence<FindingCode>> {
  return CATALOG[code] as FindingDefinition<Evidence<FindingCode>>;
}

/** The finding in words: plain text. Text from outside is not escaped. */
export function explain(finding: Finding): Explanation {
  return definitionOf(finding).explain(finding.evidence);
}

/** The place in the workflow that the annotation points at. */
export function targetOf(finding: Finding): Target {
  const { target } = definitionOf(finding);
  return typeof target === 'function' ? target(finding.evidence) : target;
}
