// What the workflow expects of the token: its subject, and the trust policy in a file. Pure.
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import type { SubjectMatch } from '../../trust-policy/subject-match.ts';
import { defineFindings, type EvidenceRow, type FindingDefinition, input, STEP } from '../definition.ts';
import { claimsSample, type OfPolicy, policySample } from '../evidence.ts';
import { claimsEvidence, subjectFormRows } from '../words/evidence-rows.ts';
import { lintSentence, positionName } from '../words/policy-lints.ts';
import { explainPolicy, hintSentence, refusalSentence, sentenceAbout } from '../words/policy-refusal.ts';
import { shellWord, trustPolicySteps } from '../words/remedies.ts';

interface OfPolicyFile {
  readonly path: string;
  readonly problem: string;
}

/** A subject that matches none of the patterns. */
export interface OfSubject {
  readonly claims: IdTokenClaims;
  readonly expected: readonly string[];
  readonly match: Extract<SubjectMatch, { readonly matched: false }>;
}

export const trustPolicyFindings = defineFindings({
  TRUST_POLICY_FILE_INVALID: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('trust-policy-file'),
    sample: (text) => ({ path: text, problem: text }),
    explain: ({ path, problem }: OfPolicyFile) => ({
      title: 'The trust policy file cannot be read',
      cause: `No trust policy could be read from ${path}, the file that trust-policy-file names.`,
      points: { heading: 'What is wrong with it', items: [problem] },
      evidence: [['trust-policy-file', path]],
      fix: [
        {
          text: `Save the policy itself, or what "aws iam get-role --role-name" prints for the name of the role in role-to-assume, as ${path} in the repository.`,
        },
        { text: 'If the file is there, check out the repository before this step (actions/checkout).' },
      ],
    }),
  },
  SUBJECT_NOT_EXPECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('expected-subject'),
    sample: subjectSample,
    explain: ({ claims, expected, match }: OfSubject) => ({
      title: 'The subject of this run is not an expected one',
      cause: `The ID token has the subject "${claims.sub}", which expected-subject does not list, so STS was not asked.`,
      ...(match.closest === undefined
        ? {}
        : {
            points: {
              heading: 'How it differs from the nearest pattern',
              items: [`The nearest pattern is "${match.closest.pattern}".`, ...match.closest.hints.map(hintSentence)],
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
  },
  TRUST_POLICY_DENIES: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      ...explainPolicy('A statement of the trust policy denies this run', evidence),
      cause: sentenceAbout(
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
  },
  TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy does not trust GitHub's provider"),
  TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
  TRUST_POLICY_KEY_NEVER_MATCHES: refusal('The trust policy asks for a claim that IAM lacks'),
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard that is none'),
  TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that none has'),
  TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
  TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
  TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
  TRUST_POLICY_UNDECIDED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      ...explainPolicy('The trust policy depends on more than the token', evidence),
      cause: sentenceAbout(
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
  },
  TRUST_POLICY_HAS_MISTAKES: {
    severity: 'warning',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      title: 'The trust policy has mistakes',
      cause: `The policy in ${evidence.policy.path} is wider, or more fragile, than it has to be.`,
      points: { heading: 'What to change', items: evidence.policy.lints.map(lintSentence) },
      evidence: [['trust-policy-file', evidence.policy.path]],
      fix: trustPolicySteps(
        evidence,
        `Correct what is listed above in ${evidence.policy.path}, or, if no other run needs the role, replace its policy by the narrowest one that accepts this run:`,
      ),
    }),
  },
  TRUST_POLICY_FILE_OUTDATED: {
    severity: 'notice',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
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
  },
  TRUST_POLICY_OF_OTHER_ROLE: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: ({ role, policy }: OfPolicy) => ({
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
  },
});

/** The finding for a policy that refuses by one of its parts. */
function refusal(title: string): FindingDefinition<OfPolicy, 'error'> {
  return {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence) => {
      const { path, evaluation } = evidence.policy;
      const [closest] = evaluation.closest;
      const [first] = closest?.refusals ?? [];
      const why =
        closest === undefined || first === undefined
          ? `the policy in ${path} has no statement that allows anything.`
          : `${positionName(closest.position)} of ${path} refuses it: ${refusalSentence(first)}`;
      return { ...explainPolicy(title, evidence), cause: sentenceAbout(evidence, why) };
    },
  };
}

function subjectSample(text: string): OfSubject {
  const pattern = `repo:octo-org/other:environment:${text.replaceAll('*', '')}`;
  const claims = claimsSample(text);
  const closest = { pattern, distance: 1, hints: ['other-repository'] } as const;
  return { claims, expected: [pattern], match: { matched: false, subject: claims.sub, closest } };
}

function subjectSnippet(patterns: readonly string[]): string {
  return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}
