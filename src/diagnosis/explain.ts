// What the catalog says of a finding at hand. To be loaded only where there is one. Pure.
import type { Target } from '../github/workflow/target.ts';
import { CATALOG } from './catalog.ts';
import type { Explanation, FindingDefinition } from './definition.ts';
import type { Evidence, Finding, FindingCode } from './finding.ts';

/** All there is to say of the finding, for its evidence. */
export function definitionOf({ code }: Pick<Finding, 'code'>): FindingDefinition<Evidence<FindingCode>> {
  return CATALOG[code] as FindingDefinition<Evidence<FindingCode>>;
}

/** The finding in words: plain text, text from outside as it came. */
export function explain(finding: Finding): Explanation {
  return definitionOf(finding).explain(finding.evidence);
}

/** The place in the workflow that has to change. */
export function targetOf(finding: Finding): Target {
  const { target } = definitionOf(finding);
  return typeof target === 'function' ? target(finding.evidence) : target;
}
