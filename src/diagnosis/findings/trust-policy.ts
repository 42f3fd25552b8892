// What the workflow expects of the token: its subject, and the trust policy in a file. Pure.
import type { PolicyVerdict } from '../../observe/expectations.ts';
import type { Target } from '../../observe/facts.ts';
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import type { LintSeverity, PolicyLint } from '../../trust-policy/lint-codes.ts';
import type { StatementPosition } from '../../trust-policy/policy.ts';
import { inFormOf, type SubjectHint, type SubjectMatch } from '../../trust-policy/subject-match.ts';
import { joinWords, type Words, whole, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FindingDefinition, type FixStep, input, STEP } from '../definition.ts';
import { claimsEvidence, claimsSample, type OfPolicy, policySample, subjectFormRows } from '../evidence.ts';
import { lintSentence, positionName } from '../words/policy-lints.ts';
import {
  comparisonOf,
  explainPolicy,
  furtherRestrictions,
  hintSentence,
  policyName,
  policyRow,
  restrictsMore,
  sentenceAbout,
  thePolicy,
} from '../words/policy-refusal.ts';
import { trustPolicySteps } from '../words/policy-steps.ts';
import { shellWord } from '../words/remedies.ts';

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
      title: "The trust policy file can't be read",
      cause: words`This step found no trust policy in ${path}, the file in "trust-policy-file".`,
      points: { heading: 'What is wrong with it', items: [problem] },
      evidence: [['trust-policy-file', path]],
      fix: [
        {
          text: words`Save the policy, or the output of "aws iam get-role --role-name" for the role in "role-to-assume", as ${path} in the repository.`,
        },
        { text: words`If the file exists, check out the repository before this step ("actions/checkout").` },
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
      title: "expected-subject doesn't list the subject of this run",
      cause: words`No pattern in "expected-subject" matches the subject of this job's token, so this step did not call STS.`,
      comparison: {
        of: 'sub',
        rows: [
          ["this job's token", claims.sub],
          ...(match.closest === undefined ? [] : [['closest pattern', match.closest.pattern] as const]),
        ],
      },
      ...(match.closest === undefined
        ? {}
        : {
            points: {
              heading: 'How it differs from the closest pattern',
              items: match.closest.hints.map(hintSentence),
            },
          }),
      evidence: [
        ...expected.map((pattern): EvidenceRow => ['expected-subject', pattern]),
        ...subjectFormRows(claims),
        ...claimsEvidence(claims),
      ],
      fix: subjectFix({ claims, expected, match }),
    }),
  },
  TRUST_POLICY_DENIES: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: ({ policy }: OfPolicy) => statementIn(policy, policy.evaluation.denials[0]?.position),
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      ...explainPolicy('A statement of the trust policy denies this run', evidence),
      cause: sentenceAbout(
        evidence,
        words`A Deny in ${policyName(evidence.policy)} applies (${joinWords(
          evidence.policy.evaluation.denials.map(({ position }) => positionName(position)),
          ', ',
        )}). It overrides every Allow.`,
      ),
      fix: [
        {
          text: words`If the Deny is right, keep the policy. Give the job what the Deny asks for (for example its "environment:" or branch), or skip the job here.`,
        },
        {
          text: words`Only if runs like this one should have the role, change the condition of the Deny. A negated operator also applies to tokens without the claim.`,
        },
      ],
    }),
  },
  TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy doesn't trust GitHub's provider"),
  TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
  TRUST_POLICY_KEY_NEVER_MATCHES: refusal("The trust policy uses a claim that IAM doesn't support"),
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard under StringEquals'),
  TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that no token has'),
  TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
  TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
  TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
  TRUST_POLICY_UNDECIDED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: closestIn,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      ...explainPolicy('The trust policy depends on more than the token', evidence),
      cause: sentenceAbout(
        evidence,
        words`Whether ${policyName(evidence.policy)} allows this run depends on more than the token.`,
      ),
      fix: [
        {
          text: words`Check the conditions above one by one. Possibly an address ("aws:SourceIp"), a date ("aws:CurrentTime"), or an operator that IAM doesn't have refuses.`,
        },
        ...(restrictsMore(evidence) ? [] : trustPolicySteps(evidence)),
      ],
    }),
  },
  TRUST_POLICY_HAS_MISTAKES: {
    severity: 'warning',
    category: 'trust',
    retryable: false,
    target: ({ policy }: OfPolicy) => statementIn(policy, bySeverity(policy.lints)[0]?.position),
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      title: 'The trust policy has mistakes',
      cause: evidence.policy.lints.some(({ severity }) => severity === 'error')
        ? words`${thePolicy(evidence.policy)} lets strangers in, or refuses runs that it should allow.`
        : words`${thePolicy(evidence.policy)} allows more than it needs to, or breaks easily.`,
      points: { heading: 'What to change', items: bySeverity(evidence.policy.lints).map(lintSentence) },
      evidence: [policyRow(evidence.policy)],
      fix: mistakeSteps(evidence),
    }),
  },
  TRUST_POLICY_FILE_OUTDATED: {
    severity: 'notice',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: policySample,
    explain: (evidence: OfPolicy) => ({
      ...explainPolicy('The policy file differs from the deployed policy', evidence, []),
      cause: words`AWS let this run assume ${evidence.role.text}, but the policy in ${policyName(evidence.policy)} doesn't. So the deployed policy differs from the file.`,
      fix: [
        {
          text: words`Show the deployed policy and compare it with the file, then update one of them:`,
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
      title: 'The policy file belongs to another role',
      cause: words`The file in "trust-policy-file", ${policyName(policy)}, belongs to another role than this step assumes. What this step says about the policy applies to that role.`,
      comparison: {
        of: 'role',
        rows: [
          ['role of the file', policy.otherRole ?? ''],
          ['role-to-assume', role.text],
        ],
      },
      evidence: [policyRow(policy)],
      fix: [
        {
          text: words`Save the policy of the role that this step assumes (in Windows PowerShell, "| Set-Content -Encoding utf8" in place of ">"):`,
          snippet: {
            language: 'sh',
            text: `aws iam get-role --role-name ${role.name} > ${shellWord(policy.path ?? 'trust-policy.json')}`,
          },
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
    target: closestIn,
    sample: policySample,
    explain: (evidence) => {
      const { policy } = evidence;
      const [closest] = policy.evaluation.closest;
      const [first] = closest?.refusals ?? [];
      const why =
        closest === undefined || first === undefined
          ? words`${thePolicy(policy)} has no statement that allows anything.`
          : words`${positionName(closest.position)} of ${policyName(policy)} doesn't match this run.`;
      const comparison = first === undefined ? {} : { comparison: comparisonOf(first) };
      return { ...explainPolicy(title, evidence), cause: sentenceAbout(evidence, why), ...comparison };
    },
  };
}

/** With a whole new policy only where that drops nothing that this one restricts. */
function mistakeSteps(evidence: OfPolicy): readonly FixStep[] {
  const correct = words`Correct what is listed above in ${policyName(evidence.policy)}`;
  const kept = furtherRestrictions(evidence);
  return kept.length === 0
    ? trustPolicySteps(evidence, words`${correct}.`)
    : [{ text: words`${correct}, and keep what else restricts it: ${joinWords(kept, ', ')}.` }];
}

/** The statement that comes closest to this run. */
function closestIn({ policy }: OfPolicy): Target {
  return statementIn(policy, policy.evaluation.closest[0]?.position);
}

/** The line of a statement, where the policy is in a file and the file has lines. */
function statementIn({ path }: PolicyVerdict, { line }: Partial<StatementPosition> = {}): Target {
  return path === undefined || line === undefined ? STEP : { kind: 'file', path, line };
}

const SEVERITIES: readonly LintSeverity[] = ['error', 'warning', 'notice'];

/** The worst first, otherwise in the order of the statements. */
function bySeverity(lints: readonly PolicyLint[]): readonly PolicyLint[] {
  return SEVERITIES.flatMap((severity) => lints.filter((lint) => lint.severity === severity));
}

function subjectSample(text: string): OfSubject {
  const pattern = `repo:octo-org/other:environment:${text.replaceAll('*', '')}`;
  const claims = claimsSample(text);
  const closest = { pattern, distance: 1, hints: ['other-repository'] } as const;
  return { claims, expected: [pattern], match: { matched: false, subject: claims.sub, closest } };
}

/** What says that a pattern has another form than the subject, whatever the run is. */
const FORM_HINTS: readonly SubjectHint[] = [
  'other-subject-form',
  'prefix-missing',
  'differs-in-case',
  'encoding',
  'default-instead-of-customized',
  'customized-instead-of-default',
  'none',
];

function subjectFix({ claims, expected, match: { closest } }: OfSubject): readonly FixStep[] {
  const skip = { text: words`If this run should not reach AWS, add an "if:" to the job that skips it.` };
  const snippetOf = (patterns: readonly string[]) => ({ language: 'yaml', text: subjectSnippet(patterns) }) as const;
  const isForm = closest?.hints.every((hint) => FORM_HINTS.includes(hint));
  if (closest === undefined || !isForm)
    return [skip, { text: words`If it should, add its subject:`, snippet: snippetOf([...expected, claims.sub]) }];
  const meant = inFormOf(claims.sub, closest.pattern);
  if (meant !== undefined) return [{ text: formStep(closest.pattern, meant) }, skip];
  const snippet = snippetOf(expected.map((one) => (one === closest.pattern ? claims.sub : one)));
  return [{ text: words`If this run should reach AWS, write its subject as the token has it:`, snippet }, skip];
}

/** What a pattern lacks, or has too much, to be in the form of the token. */
function formStep(pattern: string, meant: string): Words {
  const [had, has] = [pattern, meant].map((text) => /^(?:repo:)?[^:]*@/.test(text));
  const ids = words`the ids of owner and repository`;
  const isBare = !/^repo:/.test(pattern);
  if (has && !had)
    return isBare
      ? words`Write "repo:" at the beginning of the pattern, and add ${ids}, as in the token: ${whole(meant)}.`
      : words`Add ${ids} to the pattern, as in the token: ${whole(meant)}.`;
  return had && !has
    ? words`Remove ${ids} from the pattern, as in the token: ${whole(meant)}.`
    : words`Write "repo:" at the beginning of the pattern, as in the token: ${whole(meant)}.`;
}

function subjectSnippet(patterns: readonly string[]): string {
  return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}
