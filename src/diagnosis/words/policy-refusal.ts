// Words for a trust policy that does not let a token in: about each part beside a run, about a subject beside a pattern, and about
// the whole. Pure.
import type { PolicyVerdict } from '../../observe/expectations.ts';
import { isFilledIn } from '../../trust-policy/condition-values.ts';
import type { ActionResult, ClosestStatement, PrincipalResult, Refusal } from '../../trust-policy/evaluation.ts';
import { passingRefIn } from '../../trust-policy/generate.ts';
import { GITHUB_ISSUER } from '../../trust-policy/issuer.ts';
import type { PolicyLint } from '../../trust-policy/lint-codes.ts';
import { findOperator, parseOperatorName } from '../../trust-policy/operators.ts';
import type { Condition, Principal, PrincipalKind } from '../../trust-policy/policy.ts';
import { claimPrefixOf, GITHUB_CLAIM_KEYS } from '../../trust-policy/request-context.ts';
import { matchSubject, type SubjectHint } from '../../trust-policy/subject-match.ts';
import { asciiJson } from '../../util/text.ts';
import { joinWords, phrase, plainWords, type Words, words } from '../../util/words.ts';
import type { Comparison, EvidenceRow, Explanation, FixStep } from '../definition.ts';
import { claimsEvidence, failureEvidence, type OfPolicy, subjectFormRows } from '../evidence.ts';
import { lintInstruction, lintSentence, positionName } from './policy-lints.ts';
import { trustPolicySteps } from './policy-steps.ts';
import { withoutOtherAudience } from './remedies.ts';

/**
 * What the policy makes of the token, part by part. The finding adds the cause.
 * @param hints - what to change in the job, for a run that was refused
 */
export function explainPolicy(title: string, evidence: OfPolicy, hints = hintsOf(evidence)): Explanation {
  const { policy, claims, failure } = evidence;
  const { closest, denials } = policy.evaluation;
  const faults = faultsOf(evidence);
  const lints = policy.lints.filter((lint) => !faults.includes(lint) && tellsMore(lint)).map(lintSentence);
  return {
    title,
    cause: '',
    ...pointsOf([
      ...hints,
      ...denials.map(
        ({ position, outcome }) =>
          words`${positionName(position)} (Deny) ${phrase(outcome === 'matched' ? 'applies' : 'possibly applies')}.`,
      ),
      ...closest.flatMap(refusalSentences),
      ...lints,
    ]),
    evidence: [
      policyRow(policy),
      ...(policy.otherRole === undefined ? [] : [['The file is about', policy.otherRole] as const]),
      ['Role', evidence.role.text],
      ...subjectFormRows(claims),
      ...claimsEvidence(claims),
      ...(failure === undefined ? [] : failureEvidence(failure)),
    ],
    fix: [...faults.map((lint) => ({ text: lintInstruction(lint) })), ...policySteps(evidence, faults)],
  };
}

/**
 * What to change in the policy. Where the closest statement restricts more than audience and subject, a statement for the
 * subject alone would let in more than it does, so the advice is about its conditions.
 */
function policySteps(evidence: OfPolicy, faults: readonly PolicyLint[]): readonly FixStep[] {
  const refusals = evidence.policy.evaluation.closest[0]?.refusals ?? [];
  const [first] = refusals;
  const isOfAudience = first?.part === 'condition' && /:aud$/i.test(first.expected.key);
  const correction = isOfAudience ? withoutOtherAudience(evidence) : undefined;
  if (correction !== undefined) return [{ text: correction }];
  const steps = refusals.flatMap((one) =>
    one.part === 'condition' && !isFaulty(one.expected, faults) ? conditionSteps(one) : [],
  );
  const isOfConditions = restrictsMore(evidence, faults) && steps.length + faults.length > 0;
  if (isOfConditions) return steps;
  const request = isOfAudience && refusals.length === 1 ? requestSteps(first.expected, evidence) : [];
  return [...request, ...trustPolicySteps(evidence)];
}

/** To correct an input lets nobody else in, as another audience in the policy may. */
function requestSteps({ operator, values }: Condition, { fromFile }: OfPolicy): readonly FixStep[] {
  const [value = ''] = values;
  const isOne = values.length === 1 && /^StringEquals$/i.test(operator) && !isFilledIn(value);
  return isOne && !fromFile ? [{ text: words`Set the input "audience" to ${value}, which the policy expects.` }] : [];
}

/** Whether the closest statement has conditions beside those on audience and subject. */
export function restrictsMore({ policy: { evaluation } }: OfPolicy, faults: readonly PolicyLint[] = []): boolean {
  const index = evaluation.closest[0]?.position.index;
  const { conditions = [] } = evaluation.statements.find(({ position }) => position.index === index) ?? {};
  return conditions.some(({ expected }) => isFurther(expected, faults));
}

/** What the policy restricts that a whole new one for this run would not: by a Deny, or by conditions on more than the repository. */
export function furtherRestrictions({ policy: { evaluation, lints } }: OfPolicy): readonly Words[] {
  const faults = lints.filter(({ severity }) => severity === 'error');
  const allows = evaluation.statements.filter(({ effect }) => effect === 'Allow');
  const keys = allows
    .flatMap(({ conditions }) => conditions.map(({ expected }) => expected))
    .filter((condition) => isFurther(condition, faults) && !OF_REPOSITORY.test(condition.key))
    .map(({ key }) => key);
  const denies = allows.length < evaluation.statements.length ? [phrase('"Deny"')] : [];
  return [...[...new Set(keys)].map((key) => words`"${key}"`), ...denies];
}

function isFurther(condition: Condition, faults: readonly PolicyLint[]): boolean {
  return !/:(?:sub|aud)$/i.test(condition.key) && !isFaulty(condition, faults);
}

function isFaulty({ key }: Condition, faults: readonly PolicyLint[]): boolean {
  return faults.some((lint) => lint.key === key);
}

/** Whether nobody should add a value to a list: it would be a pattern there, or no other run has it. */
function isForOneRun(value: string): boolean {
  return (
    /[*?$]|refs\/heads\/(?:dependabot|renovate)\//.test(value) ||
    [value, `ref:${value}`, `workflow_ref:${value}`].some((one) => passingRefIn(one) !== undefined)
  );
}

/** Claims that no change of a job changes. */
const OF_REPOSITORY = /:(?:repository|repository_owner|enterprise)(?:_id)?$/i;

/** The run should fit the condition. Only its own value would be added, beside those that are there. */
function conditionSteps({ expected, actual, unknown }: RefusalOf<'condition'>): readonly FixStep[] {
  const { operator, key, values } = expected;
  if (key.toLowerCase() === 'sts:rolesessionname')
    return [{ text: words`Set "role-session-name" to what the policy expects: ${expectation(expected)}.` }];
  const fits = fittingRun(expected);
  const found = actual.status === 'present' && unknown === undefined ? actual.values : [];
  const isList = /^string(?:equals|like|equalsignorecase)$/.test(parseOperatorName(operator).base);
  if (found.length === 0 || !isList || found.some(isForOneRun)) return [{ text: fits }];
  const snippet = { language: 'json', text: `${asciiJson(key)}: ${asciiJson([...values, ...found], 0)}` } as const;
  return OF_REPOSITORY.test(key)
    ? [{ text: words`If this repository should have the role, add its value to the condition:`, snippet }]
    : [
        { text: fits },
        { text: words`If runs like this one should have the role, add the value of this run:`, snippet },
      ];
}

/** How a run comes to fit a condition. */
function fittingRun(expected: Condition): Words {
  if (/:aud$/i.test(expected.key))
    return words`Request the audience that the policy expects: ${expectation(expected)}.`;
  return /:sub$/i.test(expected.key)
    ? words`Change the job so that its subject is one that the policy expects.`
    : words`Change the job so that the condition on ${expected.key} holds.`;
}

/** The policy, for the middle of a sentence. */
export function policyName({ path }: PolicyVerdict): Words {
  return path === undefined ? phrase('the deployed trust policy') : words`${path}`;
}

/** The policy, for the beginning of a sentence. */
export function thePolicy({ path }: PolicyVerdict): Words {
  return path === undefined ? phrase('The deployed trust policy') : words`The policy in ${path}`;
}

/** Where the policy is, for the evidence. */
export function policyRow({ path }: PolicyVerdict): EvidenceRow {
  return path === undefined ? ['Trust policy', 'as deployed in IAM'] : ['trust-policy-file', path];
}

/** Style, and names without ids, explain no refusal and let nobody in who could come today. */
function tellsMore({ code, severity }: PolicyLint): boolean {
  return severity !== 'notice' && code !== 'sub-names-only';
}

function pointsOf(items: readonly Words[]): Pick<Explanation, 'points'> {
  return items.length === 0 ? {} : { points: { heading: 'How the policy compares with this run', items } };
}

/** How the subject differs from the one that the closest statement expects, and what that usually means. */
function hintsOf({ policy, claims }: OfPolicy): readonly Words[] {
  const [refusal] = policy.evaluation.closest[0]?.refusals ?? [];
  if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key)) return [];
  if (refusal.expected.values.some(isFilledIn)) return []; // with the rest filled in, it may differ in another way
  const match = matchSubject(refusal.expected.values, claims);
  const hints = match.matched ? [] : (match.closest?.hints ?? []);
  return hints.filter((hint) => hint !== 'none').map(hintSentence);
}

function refusalSentences({ position, refusals }: ClosestStatement): readonly Words[] {
  return refusals.map((one) => words`${positionName(position)}: ${refusalSentence(one)}`);
}

/** The mistakes in the statement that refuses. Their advice is more specific than a whole policy. */
function faultsOf({ policy: { lints, evaluation } }: OfPolicy): readonly PolicyLint[] {
  const index = evaluation.closest[0]?.position.index;
  return lints.filter((lint) => lint.severity === 'error' && lint.position?.index === index);
}

/** That AWS refused, where it was asked, then the sentences. */
export function sentenceAbout({ failure, role }: OfPolicy, sentences: Words): Words {
  return failure === undefined ? sentences : words`AWS refused ${role.text}. ${sentences}`;
}

type RefusalOf<Part extends Refusal['part']> = Extract<Refusal, { readonly part: Part }>;

/** One part of a statement beside what the run has. The sentence is true of Allow and of Deny statements. */
export function refusalSentence(refusal: Refusal): Words {
  switch (refusal.part) {
    case 'principal':
      return principalSentence(refusal);
    case 'action':
      return actionSentence(refusal);
    case 'condition':
      return conditionSentence(refusal);
  }
}

function principalSentence({ element, expected, actual, outcome }: RefusalOf<'principal'>): Words {
  const named = listOf(element, expected.map(principalName));
  const filledIn = expected.some(({ value }) => isFilledIn(value));
  const why = filledIn ? 'the template fills in the rest' : 'how IAM reads the wildcard is unknown';
  const unknown = phrase(outcome === 'unknown' ? `, and ${why}` : '');
  return words`${named}; this run comes through ${actual}${unknown}.`;
}

const KINDS: Readonly<Record<Exclude<PrincipalKind, '*'>, string>> = {
  AWS: 'the AWS principal',
  CanonicalUser: 'the canonical user',
  Federated: 'the provider',
  Service: 'the service',
};

function principalName({ kind, value }: Principal): Words {
  return kind === '*' ? words`everyone` : words`${phrase(KINDS[kind])} ${value}`;
}

function actionSentence({ element, expected, actual }: RefusalOf<'action'>): Words {
  return words`${listOf(element, expected.map(marked))}; this run requests ${actual}.`;
}

/** `NotAction` and `NotPrincipal` list what the statement does not apply to. */
function listOf(element: (PrincipalResult | ActionResult)['element'], names: readonly Words[]): Words {
  const excepted = element === 'NotAction' || element === 'NotPrincipal';
  return excepted
    ? words`${phrase(element)} excludes ${joinWords(names, ' and ')}`
    : words`${phrase(element)} names ${joinWords(names, ' or ')}`;
}

function conditionSentence(refusal: RefusalOf<'condition'>): Words {
  const { expected } = refusal;
  return words`${expected.operator} on ${expected.key} expects ${expectation(expected)}; ${encounter(refusal)}.`;
}

/** The operators that compare order; any other expects the value itself. */
const ORDERS: readonly (readonly [ending: string, words: string])[] = [
  ['lessthan', 'less than '],
  ['lessthanequals', 'at most '],
  ['greaterthan', 'more than '],
  ['greaterthanequals', 'at least '],
];

function expectation({ operator, values }: Condition): Words {
  const { base } = parseOperatorName(operator);
  if (values.length === 0) return words`no value at all`;
  if (base === 'null' && values.length === 1) return nullExpectation(values[0] ?? '');
  if (findOperator(base)?.negated === true) {
    return values.length === 1
      ? words`anything but ${joinWords(values.map(marked))}`
      : words`none of ${joinWords(values.map(marked), ' and ')}`;
  }
  const [, order = ''] = ORDERS.find(([ending]) => base.endsWith(ending)) ?? [];
  return words`${phrase(order)}${joinWords(values.map(marked), ' or ')}`;
}

function nullExpectation(value: string): Words {
  const wanted = new Map([
    ['true', words`the key to be absent`],
    ['false', words`the key to be present`],
  ]);
  return wanted.get(value.toLowerCase()) ?? marked(value);
}

/** What the run has for the condition's key, and why that cannot decide. */
function encounter({ actual, expected: { key, values }, unknown }: RefusalOf<'condition'>): Words {
  const ofRequest = /^(?:aws|iam|saml|sts):/i.test(key);
  if (unknown === 'operator') return words`IAM has no such operator, so the result is unknown`;
  if (actual.status === 'unknown') {
    return ofRequest
      ? words`only AWS knows the value in the request`
      : words`AWS doesn't document whether it takes a value for this key from the token`;
  }
  const found =
    actual.status === 'absent'
      ? phrase(absence(key))
      : words`${phrase(ofRequest ? 'the request has' : 'the token has')} ${joinWords(actual.values.map(marked), ' and ')}`;
  if (unknown === 'set') return words`${found}, and AWS doesn't document what ForAnyValue with IfExists does then`;
  if (unknown === 'value' && values.some(isFilledIn)) return words`${found}, and the template fills in the rest`;
  return unknown === 'value' ? words`${found}, and the two can't be compared here` : found;
}

/** The token can have a claim that IAM offers no key for, or offers under another issuer's name. */
function absence(key: string): string {
  const ofGitHub = GITHUB_CLAIM_KEYS.some((claim) => key.toLowerCase() === `${claimPrefixOf(GITHUB_ISSUER)}:${claim}`);
  return ofGitHub ? 'the token has no such claim' : 'the request has no such key';
}

/** The part that refuses: what the run has beside what the policy expects. */
export function comparisonOf(refusal: Refusal): Comparison {
  const rows = (actual: string, expected: string) =>
    [
      ['this run', actual],
      ['the policy', expected],
    ] as const;
  if (refusal.part === 'condition') {
    const { actual, expected } = refusal;
    const found = actual.status === 'present' ? actual.values.join(', ') : plainWords(encounter(refusal));
    return { of: expected.key, rows: rows(found, plainWords(expectation(shortened(expected)))) };
  }
  const { part, element, expected } = refusal;
  // In a table of principals, a provider needs no word for what it is.
  const isProvider =
    part === 'principal' && element === 'Principal' && expected.every(({ kind }) => kind === 'Federated');
  if (isProvider) return { of: element, rows: rows(refusal.actual, expected.map(({ value }) => value).join(', ')) };
  const names = part === 'principal' ? expected.map(principalName) : expected.map(marked);
  return { of: element, rows: rows(refusal.actual, plainWords(listOf(element, names))) };
}

/** The row of a comparison has room for two values. The sentence beside it has all. */
function shortened(expected: Condition): Condition {
  const [first = '', ...others] = expected.values;
  return others.length < 2 ? expected : { ...expected, values: [first, `${others.length} others`] };
}

function marked(value: string): Words {
  return words`${value}`;
}

/** How a subject differs from a pattern in one way, and what that usually means. */
export function hintSentence(hint: SubjectHint): Words {
  return HINTS[hint];
}

const HINTS: Readonly<Record<SubjectHint, Words>> = {
  'differs-in-case': words`The two differ in capitalization, and IAM compares case-sensitively. Write owner, repository, branch, and environment as the token does.`,
  'other-subject-form': words`Only one of the two has the ids of owner and repository ("owner@id/repository@id"). Tokens have them if the repository was created, renamed, or transferred since July 2026, or opted in. Expect the token's form.`,
  'other-ids': words`The names possibly agree, but the ids belong to another owner or repository, such as one that was deleted and created again. Make sure that it is yours before you expect its ids.`,
  encoding: words`One has a colon where the other has "%3A". GitHub writes a colon in an environment or branch name as "%3A", so expect that form.`,
  'other-repository': words`The run belongs to another repository than the pattern. It was renamed or transferred, or the pattern names the repository of a reusable workflow. The subject names the caller's repository.`,
  'other-environment': words`The job has another environment than the pattern. Correct the wrong one.`,
  'other-branch': words`The run is for another branch than the pattern. It started from a branch that shouldn't have the role, or the branch was renamed.`,
  'other-tag': words`The run is for another tag than the pattern, usually that of another release.`,
  'environment-instead-of-ref': words`The job has an environment, so the subject contains the environment instead of the branch or tag. Expect the environment. Its own rules restrict which branches can use it.`,
  'ref-instead-of-environment': words`The job has no environment, so the subject contains the branch or tag. Add the environment of the pattern to the job.`,
  'tag-instead-of-branch': words`The run is for a tag, as when a release starts it, but the pattern is for a branch. Expect that tag, or start the workflow from the branch.`,
  'branch-instead-of-tag': words`The run is for a branch, but the pattern is for a tag. Start the workflow from the tag, as a release does.`,
  'pull-request': words`The run is for a pull request, so the subject ends in ":pull_request" and has no branch, tag, or environment. Give pull requests a read-only role of their own.`,
  'pull-request-expected': words`The pattern is for pull requests. This run is for none, or its job has an environment, which replaces ":pull_request".`,
  'default-instead-of-customized': words`The pattern is for a customized subject, but this repository has the default one. A template of the organization needs "use_default": false in the repository.`,
  'customized-instead-of-default': words`This repository customizes its subject, but the pattern is for the default one. Expect the subject that the token has.`,
  'prefix-missing': words`The pattern begins with the owner. GitHub's subjects begin with "repo:".`,
  none: words`The two differ in something else, such as a missing part or a space. Compare them character by character.`,
};
