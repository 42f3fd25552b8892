// Words for what the workflow expects of the token: its subject, and the trust policy as a file has it. Pure.
import type { NearMiss } from '../../trust-policy/evaluate.ts';
import type { PolicyLint } from '../../trust-policy/lint-codes.ts';
import { matchSubject } from '../../trust-policy/subject-match.ts';
import type { OfPolicy } from '../finding.ts';
import {
  claimsEvidence,
  type EvidenceRow,
  type Explain,
  type Explanation,
  type FixStep,
  failureEvidence,
  subjectFormRows,
} from './explanation.ts';
import { lintSentence, positionName } from './policy-lints.ts';
import { hintSentence, refusalSentence } from './policy-parts.ts';
import { shellWord, trustPolicySteps } from './remedies.ts';

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
    cause: `The ID token has the subject "${claims.sub}", which expected-subject does not list. STS was not asked.${match.nearest === undefined ? '' : ` The nearest pattern is "${match.nearest.pattern}".`}`,
    ...(match.nearest === undefined
      ? {}
      : {
          points: { heading: 'How it differs from the nearest pattern', items: match.nearest.hints.map(hintSentence) },
        }),
    evidence: [
      ...expected.map((pattern): EvidenceRow => ['expected-subject', pattern]),
      ...subjectFormRows(claims),
      ...claimsEvidence(claims),
    ],
    fix: [
      { text: 'If this run should not reach AWS, nothing is to be mended: keep the job from running there.' },
      {
        text: 'If it should, add its subject:',
        snippet: { language: 'yaml', text: subjectSnippet([...expected, claims.sub]) },
      },
    ],
  }),
  TRUST_POLICY_DENIES: (evidence) => ({
    ...explainPolicy('A statement of the trust policy denies this run', evidence),
    cause: `${told(evidence)} A Deny that applies wins over every Allow: ${evidence.policy.evaluation.denials.map(({ position }) => positionName(position)).join(', ')}.`,
    fix: [
      {
        text: 'If the Deny is right, nothing is to be mended in the policy: give the job what the Deny asks for (its environment or branch, say), or keep it from running here.',
      },
      {
        text: 'Only if runs like this one are to have the role, change the condition of the Deny. A negated operator applies also where the token lacks the claim.',
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
    cause: `${told(evidence)} Whether the policy in ${evidence.policy.path} lets this run in depends on what cannot be known here.`,
    fix: [
      {
        text: 'Look at the conditions above one by one: an address, a date or an operator that IAM does not know may be the one that refuses.',
      },
      ...trustPolicySteps(evidence),
    ],
  }),
  TRUST_POLICY_HAS_MISTAKES: (evidence) => ({
    title: 'The trust policy has mistakes',
    cause: `The policy in ${evidence.policy.path} is wider, or more fragile, than it has to be.`,
    points: { heading: 'What to change', items: evidence.policy.lints.map(lintSentence) },
    evidence: [['trust-policy-file', evidence.policy.path]],
    fix: trustPolicySteps(evidence),
  }),
  TRUST_POLICY_OF_OTHER_ROLE: ({ role, policy }) => ({
    title: 'The policy file is about another role',
    cause: `trust-policy-file names ${policy.path}, which is about ${policy.otherRole ?? 'another role'}, and the step assumes ${role.text}. What is said of the policy is said of the other role's.`,
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
        text: 'Bring the file up to date, or deploy it:',
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
    const [nearest] = evidence.policy.evaluation.nearest;
    const [first] = nearest?.refusals ?? [];
    const why =
      nearest === undefined || first === undefined
        ? `The policy in ${evidence.policy.path} has no statement that allows anything.`
        : `${positionName(nearest.position)} of ${evidence.policy.path} refuses: ${refusalSentence(first)}`;
    return { ...explainPolicy(title, evidence), cause: `${told(evidence)} ${why}` };
  };
}

function explainPolicy(title: string, evidence: OfPolicy): Explanation {
  const { policy, claims, failure } = evidence;
  const { nearest, denials } = policy.evaluation;
  const named = fixesOf(evidence).map(({ text }) => text);
  const lints = policy.lints.map(lintSentence).filter((sentence) => !named.includes(sentence));
  return {
    title,
    cause: '',
    ...pointsOf([
      ...hintsOf(evidence),
      ...denials.map(
        ({ position, outcome }) =>
          `${positionName(position)} (Deny) ${outcome === 'matched' ? 'applies' : 'may apply'}.`,
      ),
      ...nearest.flatMap(missSentences),
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
    fix: fixesOf(evidence),
  };
}

function pointsOf(items: readonly string[]): Pick<Explanation, 'points'> {
  return items.length === 0 ? {} : { points: { heading: 'What the policy makes of the token', items } };
}

/** How the subject differs from the one that the nearest statement expects, and what that usually means. */
function hintsOf({ policy, claims }: OfPolicy): readonly string[] {
  const [refusal] = policy.evaluation.nearest[0]?.refusals ?? [];
  if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key)) return [];
  const match = matchSubject(refusal.expected.values, claims);
  const hints = match.matched ? [] : (match.nearest?.hints ?? []);
  return hints.filter((hint) => hint !== 'none').map(hintSentence);
}

function missSentences({ position, refusals }: NearMiss): readonly string[] {
  return refusals.map((one) => `${positionName(position)}: ${refusalSentence(one)}`);
}

/** A mistake at the place that refuses says best what to write there; the whole policy comes after it. */
function fixesOf(evidence: OfPolicy): readonly FixStep[] {
  const { lints, evaluation } = evidence.policy;
  const index = evaluation.nearest[0]?.position.index;
  const isThere = (lint: PolicyLint) => lint.severity === 'error' && lint.position?.index === index;
  return [...lints.filter(isThere).map((lint) => ({ text: lintSentence(lint) })), ...trustPolicySteps(evidence)];
}

function told({ failure, role }: OfPolicy): string {
  return failure === undefined ? '' : `STS refused to give this run the role ${role.text}.`;
}

function subjectSnippet(patterns: readonly string[]): string {
  return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}
