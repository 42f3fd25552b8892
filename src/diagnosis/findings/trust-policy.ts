// Words for what the workflow expects of the token: its subject, and the trust policy as a file has it. Pure.
import type { ClosestStatement } from '../../trust-policy/evaluation.ts';
import type { PolicyLint } from '../../trust-policy/lint-codes.ts';
import { matchSubject } from '../../trust-policy/subject-match.ts';
import {
  claimsEvidence,
  type EvidenceRow,
  type Explain,
  type Explanation,
  failureEvidence,
  subjectFormRows,
} from '../explanation.ts';
import type { OfPolicy } from '../finding.ts';
import { lintInstruction, lintSentence, positionName } from '../words/policy-lints.ts';
import { hintSentence, refusalSentence } from '../words/policy-parts.ts';
import { shellWord, trustPolicySteps } from '../words/remedies.ts';

type Codes =
  | 'SUBJECT_NOT_EXPECTED'
  | 'TRUST_POLICY_DENIES'
  | 'TRUST_POLICY_OTHER_PRINCIPAL'
  | 'TRUST_POLICY_OTHER_ACTION'
  | 'TRUST_POLICY_KEY_NEVER_MATCHES'
  | 'TRUST_POLICY_WILDCARD_NOT_EXPANDED'
  | 'TRUST_POLICY_SUBJECT_MALFORMED'
  | 'TRUST_POLICY_SUBJECT_DIFFERS'
  | 'TRUST_POLICY_AUDIENCE_DIFFERS'
  | 'TRUST_POLICY_CONDITION_REFUSES'
  | 'TRUST_POLICY_UNDECIDED'
  | 'TRUST_POLICY_HAS_MISTAKES'
  | 'TRUST_POLICY_OF_OTHER_ROLE'
  | 'TRUST_POLICY_FILE_OUTDATED';

export const trustPolicyExplanations: Explain<Codes> = {
  SUBJECT_NOT_EXPECTED: ({ claims, expected, match }) => ({
    title: 'The subject of this run is not an expected one',
    cause: `The ID token has the subject "${claims.sub}", which expected-subject does not list, so STS was not asked.`,
    ...(match.nearest === undefined
      ? {}
      : {
          points: {
            heading: 'How it differs from the nearest pattern',
            items: [`The nearest pattern is "${match.nearest.pattern}".`, ...match.nearest.hints.map(hintSentence)],
          },
        }),
    evidence: [
      ...expected.map((pattern): EvidenceRow => ['expected-subject', pattern]),
      ...subjectFormRows(claims),
      ...claimsEvidence(claims),
    ],
    fix: [
      {
        text: 'If this run should not reach AWS, keep the job from running here, by "if:" in the job.',
      },
      {
        text: 'If it should, add its subject:',
        snippet: { language: 'yaml', text: subjectSnippet([...expected, claims.sub]) },
      },
    ],
  }),
  TRUST_POLICY_DENIES: (evidence) => ({
    ...explainPolicy('A statement of the trust policy denies this run', evidence),
    cause: told(
      evidence,
      `a Deny of the policy in ${evidence.policy.path} applies, which wins over every Allow: ${evidence.policy.evaluation.denials.map(({ position }) => positionName(position)).join(', ')}.`,
    ),
    fix: [
      {
        text: 'If the Deny is right, leave the policy as it is: give the job what the Deny asks for (its "environment:" or branch, say), or keep it from running here.',
      },
      {
        text: 'Only if runs like this one are to have the role, change the condition of the Deny; a negated operator applies also where the token lacks the claim.',
      },
    ],
  }),
  TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy does not trust GitHub's provider"),
  TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
  TRUST_POLICY_KEY_NEVER_MATCHES: refusal('The trust policy asks for a claim that IAM lacks'),
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard that is none'),
  TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that none has'),
  TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
  TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
  TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
  TRUST_POLICY_UNDECIDED: (evidence) => ({
    ...explainPolicy('The trust policy depends on more than the token', evidence),
    cause: told(
      evidence,
      `whether the policy in ${evidence.policy.path} lets this run in depends on what cannot be known here.`,
    ),
    fix: [
      {
        text: 'Check the conditions above one by one: an address ("aws:SourceIp"), a date ("aws:CurrentTime") or an operator that IAM does not know may be the one that refuses.',
      },
      ...trustPolicySteps(evidence),
    ],
  }),
  TRUST_POLICY_HAS_MISTAKES: (evidence) => ({
    title: 'The trust policy has mistakes',
    cause: `The policy in ${evidence.policy.path} is wider, or more fragile, than it has to be.`,
    points: { heading: 'What to change', items: evidence.policy.lints.map(lintSentence) },
    evidence: [['trust-policy-file', evidence.policy.path]],
    fix: trustPolicySteps(
      evidence,
      `Correct what is listed above in ${evidence.policy.path}, or, if no other run needs the role, replace its policy by the narrowest one that accepts this run:`,
    ),
  }),
  TRUST_POLICY_OF_OTHER_ROLE: ({ role, policy }) => ({
    title: 'The policy file is about another role',
    cause: `The file that trust-policy-file names, ${policy.path}, is about ${policy.otherRole ?? 'another role'}, while the step assumes ${role.text}, so what is said of the policy is said of the other role's.`,
    evidence: [
      ['trust-policy-file', policy.path],
      ['The file is about', policy.otherRole ?? ''],
      ['Role', role.text],
    ],
    fix: [
      {
        text: 'Save the policy of the role that the step assumes:',
        snippet: { language: 'sh', text: `aws iam get-role --role-name ${role.name} > ${shellWord(policy.path)}` },
      },
    ],
  }),
  TRUST_POLICY_FILE_OUTDATED: (evidence) => ({
    ...explainPolicy('The policy file is not what AWS has', evidence),
    cause: `AWS let this run assume ${evidence.role.text}, though the policy in ${evidence.policy.path} does not: what is deployed differs from the file.`,
    fix: [
      {
        text: 'Show the policy that AWS has, then bring the file up to date with it, or deploy the file:',
        snippet: {
          language: 'sh',
          text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
        },
      },
    ],
  }),
};

/** The words for a policy of which one part refuses. */
function refusal(title: string): (evidence: OfPolicy) => Explanation {
  return (evidence) => {
    const [closest] = evidence.policy.evaluation.closest;
    const [first] = closest?.refusals ?? [];
    const why =
      closest === undefined || first === undefined
        ? `the policy in ${evidence.policy.path} has no statement that allows anything.`
        : `${positionName(closest.position)} of ${evidence.policy.path} refuses it: ${refusalSentence(first)}`;
    return { ...explainPolicy(title, evidence), cause: told(evidence, why) };
  };
}

function explainPolicy(title: string, evidence: OfPolicy): Explanation {
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

/** The mistakes at the place that refuses: each says best what to write there; the whole policy comes after them. */
function faultsOf({ policy: { lints, evaluation } }: OfPolicy): readonly PolicyLint[] {
  const index = evaluation.closest[0]?.position.index;
  return lints.filter((lint) => lint.severity === 'error' && lint.position?.index === index);
}

/** What STS said, where it was asked, and what the policy says of it. */
function told({ failure, role }: OfPolicy, sentence: string): string {
  return failure === undefined
    ? sentence.replace(/^./, (letter) => letter.toUpperCase())
    : `STS refused to give this run the role ${role.text}, and ${sentence}`;
}

function subjectSnippet(patterns: readonly string[]): string {
  return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}
