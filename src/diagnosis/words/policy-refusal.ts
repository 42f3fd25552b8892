// Words for a trust policy in a file that does not let a token in. Pure.
import type { ClosestStatement } from '../../trust-policy/evaluation.ts';
import type { PolicyLint } from '../../trust-policy/lint-codes.ts';
import { matchSubject } from '../../trust-policy/subject-match.ts';
import type { Explanation } from '../definition.ts';
import type { OfPolicy } from '../evidence.ts';
import { claimsEvidence, failureEvidence, subjectFormRows } from './evidence-rows.ts';
import { lintInstruction, lintSentence, positionName } from './policy-lints.ts';
import { hintSentence, refusalSentence } from './policy-parts.ts';
import { trustPolicySteps } from './remedies.ts';

/** What the policy makes of the token, part by part. The finding adds the cause. */
export function explainPolicy(title: string, evidence: OfPolicy): Explanation {
  const { policy, claims, failure } = evidence;
  const { closest, denials } = policy.evaluation;
  const faults = faultsOf(evidence);
  const lints = policy.lints.filter((lint) => !faults.includes(lint)).map(lintSentence);
  return {
    title,
    cause: '',
    ...pointsOf([
      ...hintsOf(evidence),
      ...denials.map(
        ({ position, outcome }) =>
          `${positionName(position)} (Deny) ${outcome === 'matched' ? 'applies' : 'may apply'}.`,
      ),
      ...closest.flatMap(refusalSentences),
      ...lints,
    ]),
    evidence: [
      ['trust-policy-file', policy.path],
      ...(policy.otherRole === undefined ? [] : [['The file is about', policy.otherRole] as const]),
      ['Role', evidence.role.text],
      ...subjectFormRows(claims),
      ...claimsEvidence(claims),
      ...(failure === undefined ? [] : failureEvidence(failure)),
    ],
    fix: [...faults.map((lint) => ({ text: lintInstruction(lint) })), ...trustPolicySteps(evidence)],
  };
}

function pointsOf(items: readonly string[]): Pick<Explanation, 'points'> {
  return items.length === 0 ? {} : { points: { heading: 'What the policy makes of the token', items } };
}

/** How the subject differs from the one that the closest statement expects, and what that usually means. */
function hintsOf({ policy, claims }: OfPolicy): readonly string[] {
  const [refusal] = policy.evaluation.closest[0]?.refusals ?? [];
  if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key)) return [];
  const match = matchSubject(refusal.expected.values, claims);
  const hints = match.matched ? [] : (match.nearest?.hints ?? []);
  return hints.filter((hint) => hint !== 'none').map(hintSentence);
}

function refusalSentences({ position, refusals }: ClosestStatement): readonly string[] {
  return refusals.map((one) => `${positionName(position)}: ${refusalSentence(one)}`);
}

/** The mistakes in the statement that refuses. Their advice is more specific than a whole policy. */
function faultsOf({ policy: { lints, evaluation } }: OfPolicy): readonly PolicyLint[] {
  const index = evaluation.closest[0]?.position.index;
  return lints.filter((lint) => lint.severity === 'error' && lint.position?.index === index);
}

/** What STS said, where it was asked, and a sentence about the policy behind it. */
export function sentenceAbout({ failure, role }: OfPolicy, sentence: string): string {
  return failure === undefined
    ? sentence.replace(/^./, (letter) => letter.toUpperCase())
    : `STS refused to give this run the role ${role.text}, and ${sentence}`;
}
