// What the catalog says about the findings that preflight shares with a run. It takes these topics alone: with all of them, its bundle
// would be a third larger. Pure.
import type { Explanation, FindingDefinition } from '../diagnosis/definition.ts';
import type { Evidence, Finding, FindingCode } from '../diagnosis/finding.ts';
import { checkedInputsFindings } from '../diagnosis/findings/checked-inputs.ts';
import { emptyExpressionsFindings } from '../diagnosis/findings/empty-expressions.ts';
import { noIdTokenFindings } from '../diagnosis/findings/no-id-token.ts';
import { trustPolicyFindings } from '../diagnosis/findings/trust-policy.ts';
import type { Target } from '../observe/facts.ts';

const TOPICS: Readonly<Partial<Record<FindingCode, object>>> = {
  ...checkedInputsFindings,
  ...emptyExpressionsFindings,
  ...noIdTokenFindings,
  ...trustPolicyFindings,
};

function definitionOf({ code }: Finding): FindingDefinition<Evidence<FindingCode>> {
  const found = TOPICS[code];
  if (found === undefined) throw new Error(`${code} is of a topic that preflight doesn't have.`);
  return found as FindingDefinition<Evidence<FindingCode>>;
}

/** The finding in words: plain text. Text from outside is not escaped. */
export function explain(finding: Finding): Explanation {
  return definitionOf(finding).explain(finding.evidence);
}

/** The place in the workflow that the finding is about. */
export function targetOf(finding: Finding): Target {
  const { target } = definitionOf(finding);
  return typeof target === 'function' ? target(finding.evidence) : target;
}
