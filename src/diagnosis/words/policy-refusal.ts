// Words for a trust policy that does not let a token in: about each part beside a run, about a subject beside a pattern, and about
// the whole. Pure.
import type { ActionResult, ClosestStatement, PrincipalResult, Refusal } from '../../trust-policy/evaluation.ts';
import type { PolicyLint } from '../../trust-policy/lint-codes.ts';
import { findOperator, parseOperatorName } from '../../trust-policy/operators.ts';
import type { Condition, Principal, PrincipalKind } from '../../trust-policy/policy.ts';
import { claimPrefixOf, GITHUB_CLAIM_KEYS, GITHUB_ISSUER } from '../../trust-policy/request-context.ts';
import { matchSubject, type SubjectHint } from '../../trust-policy/subject-match.ts';
import type { Explanation } from '../definition.ts';
import type { OfPolicy } from '../evidence.ts';
import { claimsEvidence, failureEvidence, subjectFormRows } from './evidence-rows.ts';
import { lintInstruction, lintSentence, positionName } from './policy-lints.ts';
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
  const hints = match.matched ? [] : (match.closest?.hints ?? []);
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

type RefusalOf<Part extends Refusal['part']> = Extract<Refusal, { readonly part: Part }>;

/**
 * One part of a statement beside what the run has: a sentence without markup. Text from outside is not escaped. The
 * sentence is true of Allow and of Deny statements.
 */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.part) {
    case 'principal':
      return principalSentence(refusal);
    case 'action':
      return actionSentence(refusal);
    case 'condition':
      return conditionSentence(refusal);
  }
}

function principalSentence({ element, expected, actual, outcome }: RefusalOf<'principal'>): string {
  const named = listOf(element, expected.map(principalName));
  const unknown = outcome === 'unknown' ? ', and what IAM makes of the wildcard is not known here' : '';
  return `${named}; this run comes through "${actual}"${unknown}.`;
}

const KINDS: Readonly<Record<Exclude<PrincipalKind, '*'>, string>> = {
  AWS: 'the AWS principal',
  CanonicalUser: 'the canonical user',
  Federated: 'the provider',
  Service: 'the service',
};

function principalName({ kind, value }: Principal): string {
  return kind === '*' ? 'everyone' : `${KINDS[kind]} ${quoted(value)}`;
}

function actionSentence({ element, expected, actual }: RefusalOf<'action'>): string {
  return `${listOf(element, expected.map(quoted))}; this run asks for "${actual}".`;
}

/** `NotAction` and `NotPrincipal` list what the statement does not apply to. */
function listOf(element: (PrincipalResult | ActionResult)['element'], names: readonly string[]): string {
  const excepted = element === 'NotAction' || element === 'NotPrincipal';
  return excepted ? `${element} excepts ${names.join(' and ')}` : `${element} names ${names.join(' or ')}`;
}

function conditionSentence(refusal: RefusalOf<'condition'>): string {
  const { expected, unknown } = refusal;
  const operator = unknown === 'operator' ? quoted(expected.operator) : expected.operator;
  return `${operator} on "${expected.key}" expects ${expectation(expected)}; ${encounter(refusal)}.`;
}

/** The operators that compare order; any other expects the value itself. */
const ORDERS: readonly (readonly [ending: string, words: string])[] = [
  ['lessthan', 'less than '],
  ['lessthanequals', 'at most '],
  ['greaterthan', 'more than '],
  ['greaterthanequals', 'at least '],
];

function expectation({ operator, values }: Condition): string {
  const { base } = parseOperatorName(operator);
  if (values.length === 0) return 'no value at all';
  if (base === 'null' && values.length === 1) return nullExpectation(values[0] ?? '');
  if (findOperator(base)?.negated === true)
    return values.length === 1
      ? `anything but ${values.map(quoted).join()}`
      : `none of ${values.map(quoted).join(' and ')}`;
  const [, order = ''] = ORDERS.find(([ending]) => base.endsWith(ending)) ?? [];
  return order + values.map(quoted).join(' or ');
}

function nullExpectation(value: string): string {
  const wanted = new Map([
    ['true', 'the key to be missing'],
    ['false', 'the key to be there'],
  ]);
  return wanted.get(value.toLowerCase()) ?? quoted(value);
}

/** What the run has for the condition's key, and why that may not decide. */
function encounter({ actual, expected: { key }, unknown }: RefusalOf<'condition'>): string {
  const ofRequest = /^(?:aws|iam|saml|sts):/i.test(key);
  if (unknown === 'operator') return 'IAM has no operator of that name, so what it makes of this is not known';
  if (actual.status === 'unknown')
    return ofRequest
      ? 'the value in the request is known to AWS alone'
      : 'AWS does not document whether it takes a value for this key from the token';
  const found =
    actual.status === 'absent'
      ? absence(key)
      : `the ${ofRequest ? 'request' : 'token'} has ${actual.values.map(quoted).join(' and ')}`;
  return unknown === 'value' ? `${found}, and the two cannot be compared here` : found;
}

/** The token can have a claim that IAM offers no key for, or offers under another issuer's name. */
function absence(key: string): string {
  const ofGitHub = GITHUB_CLAIM_KEYS.some((claim) => key.toLowerCase() === `${claimPrefixOf(GITHUB_ISSUER)}:${claim}`);
  return ofGitHub ? 'the token has no such claim' : 'the request has no such key';
}

function quoted(text: string): string {
  return `"${text}"`;
}

/** How a subject differs from a pattern in one way, and what that usually means. */
export function hintSentence(hint: SubjectHint): string {
  return HINTS[hint];
}

const HINTS: Readonly<Record<SubjectHint, string>> = {
  'differs-in-case':
    'The two differ in upper and lower case, which IAM tells apart: spell owner, repository, branch and environment as the token does.',
  'other-subject-form':
    'Only one of the two has the ids of owner and repository (owner@id/repository@id): the token has them where the repository was created, renamed or transferred since July 2026, or has chosen to. Expect the form that the token has.',
  'other-ids':
    'The names may agree, but the ids are those of another owner or repository, such as one that was deleted and created again. Make sure that it is yours before you expect its ids.',
  encoding:
    'One has a colon where the other has "%3A", which is how GitHub writes a colon in the name of an environment or branch: expect it in that form.',
  'other-repository':
    'The run is of another repository than the pattern: it was renamed or transferred, or the pattern names the repository of a reusable workflow, while the subject names the one that calls it.',
  'other-environment': 'The job names another environment than the pattern: correct the one of the two that is wrong.',
  'other-branch':
    'The run is of another branch than the pattern: it was started from a branch that is not meant to have the role, or the branch was renamed.',
  'other-tag': 'The run is of another tag than the pattern, usually that of another release.',
  'environment-instead-of-ref':
    'The job names an environment, so the subject ends in it and says nothing of a branch or tag: expect the environment, whose own rules say which branches may use it.',
  'ref-instead-of-environment':
    'The job names no environment, so the subject ends in the branch or tag: give the job the environment that the pattern has.',
  'tag-instead-of-branch':
    'The run is of a tag, as when a release starts it, and the pattern is for a branch: expect that tag, or start the workflow from the branch.',
  'branch-instead-of-tag':
    'The run is of a branch, and the pattern is for a tag: start the workflow from the tag, as a release does.',
  'pull-request':
    'The run is for a pull request, so the subject ends in ":pull_request" and says nothing of a branch, tag or environment: let pull requests have a role of their own that may only read.',
  'pull-request-expected':
    'The pattern is for pull requests, but the run is for none, or its job names an environment, which takes the place of ":pull_request".',
  none: 'The two differ in something else, such as a missing part or a blank, or the subject was customised: compare them character by character.',
};
