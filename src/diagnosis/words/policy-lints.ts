// Words for the mistakes that a trust policy can have. Pure.
import type { LintCode, PolicyLint } from '../../trust-policy/lint-codes.ts';
import type { StatementPosition } from '../../trust-policy/policy.ts';

/**
 * What is wrong where, and what to write instead: one or two sentences without markup. The policy's own text is not
 * escaped. No advice widens trust.
 */
export function lintSentence(lint: PolicyLint): string {
  return `${positionName(lint.position)} ${predicateOf(lint)}`;
}

/** The same as an instruction. */
export function lintInstruction(lint: PolicyLint): string {
  return `Correct ${lint.position === undefined ? 'the policy' : positionName(lint.position)}: it ${predicateOf(lint)}`;
}

function predicateOf(lint: PolicyLint): string {
  const none = { operator: '', key: '', value: '', expected: '' };
  return PREDICATES[lint.code]({ ...none, ...lint });
}

/** A statement for a sentence, counted from 1; without a position, the policy as a whole. */
export function positionName(position: StatementPosition | undefined): string {
  if (position === undefined) return 'The policy';
  const { index, sid = '' } = position;
  return `Statement ${index + 1}${sid === '' ? '' : ` (Sid "${sid}")`}`;
}

type Details = PolicyLint & Required<Pick<PolicyLint, 'operator' | 'key' | 'value' | 'expected'>>;

const EXACT_SUBJECT = 'Write the exact subject of the runs that are meant, under StringEquals.';
const AS_IN_THE_TOKEN = 'Write it as the ID tokens of the runs that are meant have it.';

/** The predicates, in the order of the codes; the subject is the statement. */
const PREDICATES: Readonly<Record<LintCode, (details: Details) => string>> = {
  'longer-than-default-quota': ({ value, expected }) =>
    `has ${value} characters without the white space between its parts, and IAM takes ${expected} unless the account's quota is raised. Shorten it, or have the quota raised.`,
  'longer-than-raised-quota': ({ value, expected }) =>
    `has ${value} characters without the white space between its parts, and IAM takes at most ${expected}, whatever the account's quota. Shorten it, or divide it among several roles.`,
  'write-control': ({ value, expected }) =>
    `trusts "${value}", and IAM refuses to save that without a condition that narrows down the subject or the workflow. Add StringEquals on "${expected}" with the exact subject of the runs that are meant.`,
  'write-control-doubtful': ({ key, value }) =>
    `accepts "${value}" on "${key}", which starts with a wildcard, so IAM may refuse to save it. Write out the value from its first character.`,
  'conditions-split': ({ related }) =>
    `asks for the audience alone and ${positionName(related)} for the subject alone, and IAM lets in whoever meets either of them. Put both conditions into one statement.`,
  'sid-duplicated': ({ value, related }) =>
    `has the Sid "${value}", which ${positionName(related && { index: related.index })} has already, and IAM refuses to save a policy in which one stands twice. Give it a Sid of its own, or none.`,

  'principal-not-federated': ({ value, expected }) =>
    `trusts "${value}", which is not an OIDC provider, so no ID token gets in. If the statement is meant for GitHub, its Principal must be { "Federated": "${expected}" }.`,
  'principal-everyone': ({ value, expected }) =>
    `trusts everyone ("${value}"), so only its conditions keep strangers out. Name the OIDC provider instead, with the Principal { "Federated": "${expected}" }.`,
  'not-principal-allow': () =>
    'allows everyone but those under NotPrincipal, so strangers are let in. Write Principal with the OIDC provider instead.',
  'provider-misspelled': ({ value, expected }) =>
    `trusts "${value}", which is not the ARN of an OIDC provider as IAM spells it. Write "${expected}".`,
  'provider-has-scheme': ({ value, expected }) =>
    `trusts "${value}", but the ARN of an OIDC provider has the issuer without "https://". Write "${expected}".`,
  'provider-other-issuer': ({ value, expected }) =>
    `trusts "${value}", which is not the provider for the issuer of this run's ID token. For that one, write "${expected}".`,
  'provider-other-partition': ({ value, expected }) =>
    `trusts "${value}", which is of another partition of AWS (aws, aws-cn or aws-us-gov) than the role. Write "${expected}".`,
  'provider-other-account': ({ value, expected }) =>
    `trusts "${value}", which is of another account than the role, and a role can trust the providers of its own account alone. Write "${expected}", and create that provider if there is none.`,

  'action-assume-role': ({ value, expected }) =>
    `allows "${value}", which is for callers that have AWS credentials already, not for ID tokens. Write "${expected}".`,
  'action-other': ({ value, expected }) =>
    `allows "${value}" and not the action that exchanges an ID token for credentials. Write "${expected}".`,
  'not-action-allow': () =>
    'allows every action but those under NotAction, which is more than the exchange needs. Write Action with "sts:AssumeRoleWithWebIdentity" instead.',

  'prefix-missing': ({ key, expected }) =>
    `has a condition on "${key}", and without the issuer before it IAM does not find the claim. Write "${expected}".`,
  'prefix-has-scheme': ({ key, value, expected }) =>
    `has a condition on "${key}", but the issuer in a condition key stands without its scheme, so IAM finds no claim under "${value}". Write "${expected}".`,
  'prefix-old-name': ({ key, value, expected }) =>
    `has a condition on "${key}", but "${value}" is a former name of GitHub's issuer, which no ID token has any more. Write "${expected}".`,
  'prefix-lacks-slug': ({ key, value, expected }) =>
    `has a condition on "${key}", but the name of this issuer goes on after "${value}", and the key must have all of it. Write "${expected}".`,
  'prefix-slug-doubled': ({ key, value, expected }) =>
    `has a condition on "${key}", but "${value}" goes on after the end of the issuer's name, as if its path stood there twice. Write "${expected}".`,
  'prefix-has-slug': ({ key, value, expected }) =>
    `has a condition on "${key}", but "${value}" has a path, such as the name of an enterprise, and the issuer of this run's ID token has none. Write "${expected}".`,
  'prefix-other-issuer': ({ key, value, expected }) =>
    `has a condition on "${key}", but "${value}" is another issuer than that of this run's ID token, or a misspelling of it. Write "${expected}".`,

  'key-not-offered': ({ key, value }) =>
    `has a condition on "${key}", but IAM offers no condition key for the claim "${value}" of GitHub, so it never sees a value there. Narrow down the subject instead, which IAM always sees.`,
  'key-unconfirmed': ({ key, value }) =>
    `has a condition on "${key}", and AWS does not say that it offers the claim "${value}" for this issuer in this partition. If the statement never applies, narrow down the subject instead, which IAM always sees.`,
  'key-never-present': ({ key }) =>
    `has a condition on "${key}", a key that no request with GitHub's ID token has. Narrow down the subject instead, which IAM always sees.`,

  'operator-unknown': ({ key, value }) =>
    `has the operator "${value}" on "${key}", and IAM has none of that name. Write StringEquals for an exact value.`,
  'wildcard-in-equals': ({ key, operator, value }) =>
    `compares "${key}" with "${value}" under ${operator}, where "*" and "?" are ordinary characters, so no token equals it. ${wildcardAdvice(value)}`,
  'wildcard-in-not-equals': ({ key, operator, value }) =>
    `compares "${key}" with "${value}" under ${operator}, where "*" and "?" are ordinary characters, so the value excepts no token. If a pattern is meant, write StringNotLike.`,
  'for-all-values-allow': ({ key, operator }) =>
    `has ${operator} on "${key}", and ForAllValues also holds for tokens without that claim, so strangers may get in. Write the operator without "ForAllValues:".`,
  'if-exists-allow': ({ key, operator }) =>
    `has ${operator} on "${key}", and IfExists also holds for tokens without that claim, so more may get in than is meant. Write the operator without "IfExists".`,
  'negated-allow': ({ key, operator }) =>
    `has ${operator} on "${key}", which lets in whatever is not named there, and tokens without that claim as well. Name what is to get in, under StringEquals.`,
  'deny-when-absent': ({ key, operator }) =>
    `denies by ${operator} on "${key}", which also holds for tokens without that claim, so their runs are kept out as well. Only if they are to get in, add "Null": { "${key}": "false" } to its conditions.`,
  'deny-always': ({ key, operator }) =>
    `denies by ${operator} on "${key}", a key that no request with GitHub's ID token has, so the condition holds for every run. Deny by a key that the request has, such as the subject.`,
  'variable-in-old-version': ({ key, value }) =>
    `has "${value}" on "${key}" with a policy variable, which the Version of this policy takes for ordinary text. Write "Version": "2012-10-17" at the top of the policy.`,
  'network-condition': ({ key, operator }) =>
    `has ${operator} on "${key}", which runners hosted by GitHub cannot be relied on to meet: they have changing addresses outside of your network. Run the job on a runner within it, or narrow down the subject instead.`,
  'date-window-past': ({ key, operator }) =>
    `has ${operator} on "${key}" with a date that is over, so it lets nobody in any more. Remove the statement, or set a new date if the trust is to go on.`,
  'date-window-ahead': ({ key, operator }) =>
    `has ${operator} on "${key}" with a date that is still to come, so it lets nobody in until then. Wait, or set another date if the trust is to begin earlier.`,

  'aud-missing': () =>
    `has no condition that fixes the audience, so ID tokens that were issued for something else may get in, too. Add StringEquals on the issuer's key for "aud" with the audience that the workflow asks for, usually "sts.amazonaws.com".`,
  'aud-any': ({ value }) =>
    `accepts any audience ("${value}"), so ID tokens that were issued for something else may get in, too. Write the audience that the workflow asks for, usually "sts.amazonaws.com", under StringEquals.`,
  'sub-missing': () =>
    `has no condition that fixes the subject, so runs of other repositories, even of strangers, may get in. Add StringEquals on the issuer's key for "sub" with the exact subject of the runs that are meant.`,
  'sub-workflow-only': () =>
    `fixes the workflow and not the subject, so any repository that may call this workflow gets in. Add StringEquals on the issuer's key for "sub" with the exact subject of the runs that are meant.`,
  'sub-any': ({ value }) => `accepts any subject ("${value}"), so every repository on GitHub gets in. ${EXACT_SUBJECT}`,
  'sub-any-repository': ({ value }) =>
    `accepts the subject "${value}", which leaves the owner open, so repositories of strangers get in. ${EXACT_SUBJECT}`,
  'sub-owner-open': ({ value }) =>
    `accepts the subject "${value}", which fixes only a part of the owner's name, so a stranger with a similar name gets in. ${EXACT_SUBJECT}`,
  'sub-any-repository-of-owner': ({ value }) =>
    `accepts the subject "${value}", which lets in every repository of the owner, those of the future as well. Name the repositories that need the role, each with its exact subject.`,
  'sub-repository-open': ({ value }) =>
    `accepts the subject "${value}", which fixes only a part of the repository's name, so others of the owner get in as well. ${EXACT_SUBJECT}`,
  'sub-ids-not-pinned': ({ value }) =>
    `accepts the subject "${value}" with any ids, so whoever takes over the name of the owner or repository later gets in. After each "@", write the number itself.`,
  'sub-empty': ({ value }) => `accepts an empty subject ("${value}"), which no token has. ${AS_IN_THE_TOKEN}`,
  'sub-blank-or-quoted': ({ value }) =>
    `accepts the subject "${value}", but no subject starts with a blank or a quotation mark, or ends with a blank. Write it without them.`,
  'sub-lacks-repo': ({ value }) =>
    `accepts the subject "${value}", but GitHub's subjects start with "repo:", in lower case, unless they were customised. ${AS_IN_THE_TOKEN}`,
  'sub-slash-for-colon': ({ value }) =>
    `accepts the subject "${value}", but a colon, not a slash, separates the repository from what follows it. ${AS_IN_THE_TOKEN}`,
  'sub-lacks-context': ({ value }) =>
    `accepts the subject "${value}", but a subject goes on after the repository, with ":ref:", ":environment:" or ":pull_request". ${AS_IN_THE_TOKEN}`,
  'sub-lacks-ref': ({ value }) =>
    `accepts the subject "${value}", but a subject has "ref:" before "refs/". Write ":ref:refs/" there.`,
  'sub-lacks-refs-heads': ({ value }) =>
    `accepts the subject "${value}", but after "ref:" a subject has the branch or tag in full. Write "ref:refs/heads/" before the name of a branch, "ref:refs/tags/" before that of a tag.`,
  'sub-unencoded-colon': ({ value }) =>
    `accepts the subject "${value}", but GitHub writes "%3A" for a colon in the name of an environment. Write it in that form, unless the subject was customised.`,
  'sub-unknown-context': ({ value }) =>
    `accepts the subject "${value}", but after the repository a subject has "ref:", "environment:" or "pull_request" unless it was customised. ${AS_IN_THE_TOKEN}`,
};

/** Advises a pattern only where the policy's pattern fixes owner and repository, or the kind of ref. */
function wildcardAdvice(value: string): string {
  const narrow = /^[^*?/]+\/[^*?/:]+[:/]/.test(value);
  const pattern = narrow ? ', or the pattern under StringLike if it has to vary' : '';
  return `Write the exact value that is meant, under StringEquals${pattern}.`;
}
