// Words for the mistakes that a trust policy can have. Pure.
import type { LintCode, PolicyLint } from '../../trust-policy/lint-codes.ts';
import type { StatementPosition } from '../../trust-policy/policy.ts';
import { asciiJson } from '../../util/text.ts';
import { joinWords, phrase, type Words, whole, words } from '../../util/words.ts';

/**
 * What is wrong where, and what to write instead, in two or three short sentences. No advice widens trust.
 */
export function lintSentence(lint: PolicyLint): Words {
  return words`${positionName(lint.position)} ${predicateOf(lint)}`;
}

/** The same as an instruction. */
export function lintInstruction(lint: PolicyLint): Words {
  const place = lint.position === undefined ? words`the policy` : positionName(lint.position);
  return words`Correct ${place}. It ${predicateOf(lint)}`;
}

function predicateOf(lint: PolicyLint): Words {
  const { operator = '', key = '', value = '', expected = '' } = lint;
  return PREDICATES[lint.code]({ ...lint, operator, key, value, expected: whole(expected) });
}

/** A statement for a sentence, counted from 1; without a position, the policy as a whole. */
export function positionName(position: StatementPosition | undefined): Words {
  if (position === undefined) return words`The policy`;
  const { index, sid = '', line } = position;
  const number = phrase(String(index + 1));
  const place = line === undefined ? undefined : words`line ${phrase(String(line))}`;
  const details = [...(sid === '' ? [] : [words`Sid ${sid}`]), ...(place === undefined ? [] : [place])];
  return details.length === 0 ? words`Statement ${number}` : words`Statement ${number} (${joinWords(details, ', ')})`;
}

type Details = Omit<PolicyLint, 'expected'> &
  Required<Pick<PolicyLint, 'operator' | 'key' | 'value'>> & { readonly expected: Words };

const EXACT_SUBJECT = words`Write the exact subject of the intended runs under "StringEquals".`;
const AS_IN_THE_TOKEN = words`Write the subject as tokens of the intended runs have it.`;
const NARROW_SUBJECT = words`Restrict the subject instead, which every token has.`;

/** The predicates, in the order of the codes; the subject is the statement. */
const PREDICATES: Readonly<Record<LintCode, (details: Details) => Words>> = {
  'longer-than-default-quota': ({ value, expected }) =>
    words`has ${value} characters without insignificant white space. IAM accepts ${expected}, unless the account's quota is raised. Shorten the policy, or request a higher quota.`,
  'longer-than-raised-quota': ({ value, expected }) =>
    words`has ${value} characters without insignificant white space. IAM accepts at most ${expected}, whatever the account's quota. Shorten the policy, or split it among several roles.`,
  'write-control': ({ value, expected }) =>
    words`trusts ${value}. IAM refuses to save that without a condition that restricts the subject or the workflow. Add "StringEquals" on ${expected} with the exact subject of the intended runs.`,
  'write-control-doubtful': ({ key, operator, value }) =>
    words`accepts ${value} on ${key} under ${operator}. IAM possibly refuses to save that, because it requires a restricted subject. Write the exact subject under "StringEquals".`,
  'conditions-split': ({ related }) =>
    words`checks only the audience, and ${positionName(related)} checks only the subject. A token needs to match just one of them. Put both conditions in one statement.`,
  'sid-duplicated': ({ value, related }) =>
    words`has the Sid ${value}, which ${positionName(related && { index: related.index })} has, too. IAM refuses to save duplicate Sids. Change or remove one.`,

  'principal-not-federated': ({ value, expected }) =>
    words`trusts ${value}, which is not an OIDC provider, so no ID token matches. For GitHub, set its Principal to { "Federated": "${expected}" }.${isOfCaller(value) ? words` For AWS credentials of the runner, set "role-chaining: true" instead.` : phrase('')}`,
  'principal-everyone': ({ value, expected }) =>
    words`trusts everyone (${value}), so only its conditions keep strangers out. Set its Principal to the OIDC provider: { "Federated": "${expected}" }.`,
  'not-principal-allow': () =>
    words`allows everyone except those under NotPrincipal, strangers included. Use "Principal" with the OIDC provider instead.`,
  'provider-misspelled': ({ value, expected }) =>
    words`trusts ${value}, which is not a valid OIDC provider ARN. Write ${expected}.`,
  'provider-has-scheme': ({ value, expected }) =>
    words`trusts ${value}, but the ARN of an OIDC provider has no "https://". Write ${expected}.`,
  'provider-other-issuer': ({ value, expected }) =>
    words`trusts ${value}, which is not the provider for the issuer of this job's token. Write ${expected}.`,
  'provider-other-partition': ({ value, expected }) =>
    words`trusts ${value}, which is in another AWS partition ("aws", "aws-cn", or "aws-us-gov") than the role. Write ${expected}.`,
  'provider-other-account': ({ value, expected }) =>
    words`trusts ${value}, which is in another account. A role can trust only providers of its own account. Write ${expected}, and create that provider if it doesn't exist.`,

  'action-assume-role': ({ value, expected }) =>
    words`allows ${value}, which is for callers with AWS credentials, not for ID tokens. Write ${expected}.`,
  'action-other': ({ value, expected }) =>
    words`allows ${value}, but not the action that exchanges an ID token for credentials. Write ${expected}.`,
  'not-action-allow': () =>
    words`allows every action except those under NotAction, which is more than needed. Use "Action" with "sts:AssumeRoleWithWebIdentity" instead.`,

  'prefix-missing': ({ key, expected }) =>
    words`has a condition on ${key}. Without the issuer in front, IAM doesn't find the claim. Write ${expected}.`,
  'prefix-has-scheme': ({ key, value, expected }) =>
    words`has a condition on ${key}. The issuer in a condition key has no scheme, so IAM finds no claim under ${value}. Write ${expected}.`,
  'prefix-old-name': ({ key, value, expected }) =>
    words`has a condition on ${key}. ${value} is a former name of GitHub's issuer, which tokens no longer have. Write ${expected}.`,
  'prefix-lacks-slug': ({ key, value, expected }) =>
    words`has a condition on ${key}. The name of this issuer continues after ${value}, and the key needs all of it. Write ${expected}.`,
  'prefix-slug-doubled': ({ key, value, expected }) =>
    words`has a condition on ${key}. ${value} continues after the end of the issuer's name, as if its path was added twice. Write ${expected}.`,
  'prefix-has-slug': ({ key, value, expected }) =>
    words`has a condition on ${key}. ${value} has a path, such as an enterprise name, but the issuer of this job's token has none. Write ${expected}.`,
  'prefix-other-issuer': ({ key, value, expected }) =>
    words`has a condition on ${key}. ${value} is not the issuer of this job's token, or is misspelled. Write ${expected}.`,

  'key-misspelled': ({ key, expected }) =>
    words`has a condition on ${key}, which has a sign too many or too few around the colon. Write ${expected}.`,
  'key-not-offered': ({ key, value }) =>
    words`has a condition on ${key}. IAM has no condition key for GitHub's claim ${value}, so the condition never sees a value. ${NARROW_SUBJECT}`,
  'key-unconfirmed': ({ key, value }) =>
    words`has a condition on ${key}. AWS doesn't document the claim ${value} for this issuer in this partition. If the statement never applies: ${NARROW_SUBJECT}`,
  'key-never-present': ({ key }) =>
    words`has a condition on ${key}, which no request with a GitHub ID token has. ${NARROW_SUBJECT}`,
  'issuer-not-checked': ({ key, operator }) =>
    words`uses ${operator} on ${key}. IAM has no such key, so this checks nothing. The Principal already names the issuer. Remove the condition.`,
  'condition-always-holds': ({ key, operator }) =>
    words`uses ${operator} on ${key}. IAM has no such key, and the operator matches without one, so this restricts nothing. ${NARROW_SUBJECT}`,

  'operator-unknown': ({ key, value }) =>
    words`uses the operator ${value} on ${key}, which IAM doesn't have. Use "StringEquals" for an exact value.`,
  'wildcard-in-equals': ({ key, operator, value }) =>
    words`compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so no token matches. ${wildcardAdvice(value)}`,
  'wildcard-in-not-equals': ({ key, operator, value }) =>
    words`compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so the value excludes no token. For a pattern, use "StringNotLike".`,
  'for-all-values-allow': ({ key, operator }) =>
    words`uses ${operator} on ${key}. ForAllValues also matches tokens without that claim, so it can admit more than intended. Remove "ForAllValues:" from the operator.`,
  'for-all-values-needless': ({ key, operator }) =>
    words`uses ${operator} on ${key}. Every token has one value for it, so the condition holds as intended. The set operator is not needed. Remove "ForAllValues:" from the operator.`,
  'if-exists-allow': ({ key, operator }) =>
    words`uses ${operator} on ${key}. IfExists also matches tokens without that claim, so it can admit more than intended. Remove "IfExists" from the operator.`,
  'if-exists-needless': ({ key, operator }) =>
    words`uses ${operator} on ${key}. Every token has that claim, so "IfExists" is not needed. Remove it from the operator.`,
  'negated-allow': ({ key, operator }) =>
    words`uses ${operator} on ${key}. That admits everything not listed, and tokens without that claim. List what to allow under "StringEquals" instead.`,
  'deny-when-absent': ({ key, operator }) =>
    words`denies with ${operator} on ${key}, which also matches tokens without that claim. Only if their runs should be allowed, add "Null": { ${key}: "false" } to its conditions.`,
  'deny-always': ({ key, operator }) =>
    words`denies with ${operator} on ${key}, which no request with a GitHub ID token has, so it denies every run. Deny by a key that requests have, such as the subject.`,
  'deny-never': ({ key, operator }) =>
    words`denies with ${operator} on ${key}. IAM has no such key, so the statement denies nobody. Deny by a key that requests have, such as the subject.`,
  'variable-in-old-version': ({ key, value }) =>
    words`has the policy variable ${value} on ${key}, but the Version of this policy takes it literally. Write "Version": "2012-10-17" at the top of the policy.`,
  'network-condition': ({ key, operator }) =>
    words`uses ${operator} on ${key}. GitHub-hosted runners have changing addresses outside your network. Use a runner in your network, or restrict the subject instead.`,
  'date-window-past': ({ key, operator }) =>
    words`uses ${operator} on ${key} with a date in the past, so it no longer allows anyone. Remove the statement, or set a new date.`,
  'date-window-ahead': ({ key, operator }) =>
    words`uses ${operator} on ${key} with a date in the future, so it allows no one until then. Wait, or set an earlier date.`,

  'aud-missing': () =>
    words`doesn't restrict the audience, so tokens issued for another service can match. Add "StringEquals" on the issuer's "aud" key with the audience of the workflow, usually "sts.amazonaws.com".`,
  'aud-any': ({ value }) =>
    words`accepts any audience (${value}), so tokens issued for another service can match. Write the audience of the workflow, usually "sts.amazonaws.com", under "StringEquals".`,
  'aud-open': ({ value }) =>
    words`accepts the audience ${value} with anything in place of the wildcard, so tokens issued for other services can match. Write the exact audience, usually "sts.amazonaws.com", under "StringEquals".`,
  'sub-missing': () =>
    words`doesn't restrict the subject, so runs of other repositories, even of strangers, can match. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
  'sub-workflow-only': () =>
    words`restricts the workflow but not the repository that calls it, so any repository that can call this workflow matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
  'workflow-owner-open': () =>
    words`restricts neither the subject nor the owner of the workflow, so a workflow in a stranger's repository matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
  'sub-by-deny-only': ({ related }) =>
    words`doesn't restrict the subject itself. Only the Deny in ${positionName(related)} keeps strangers out. Add "StringEquals" on the issuer's "sub" key here, too, so that they stay out if the Deny changes.`,
  'sub-open-to-issuer': ({ value }) =>
    words`${value === '' ? words`doesn't restrict the subject` : words`accepts the subject ${value}`}, so repositories of every owner in the same enterprise or on the same server match. ${EXACT_SUBJECT}`,
  'sub-any': ({ value }) =>
    words`accepts any subject (${value}), so every repository on GitHub matches. ${EXACT_SUBJECT}`,
  'sub-any-repository': ({ value }) =>
    words`accepts the subject ${value}, which allows any owner, so repositories of strangers match. ${EXACT_SUBJECT}`,
  'sub-owner-open': ({ value }) =>
    words`accepts the subject ${value}, which has only a part of the owner's name. A stranger with a similar name matches. ${EXACT_SUBJECT}`,
  'sub-names-no-repository': ({ value }) =>
    words`accepts the subject ${value}, which names no repository. Anyone can give the runs of their own repository such a subject. Add "repo" to the claims in the subject, and write the exact subject here.`,
  'sub-any-repository-of-owner': ({ value }) =>
    words`${value === '' ? words`doesn't restrict the subject` : words`accepts the subject ${value}`}, so every current and future repository of the owner matches. List the repositories that need the role, each with its exact subject.`,
  'sub-repository-open': ({ value }) =>
    words`accepts the subject ${value}, which has only a part of the repository's name. Other repositories of the owner match, too. ${EXACT_SUBJECT}`,
  'sub-ids-not-pinned': ({ value }) =>
    words`accepts the subject ${value} with any ids. Anyone who later takes over the name of the owner or repository matches. Write the number after each "@".`,
  'sub-names-only': ({ value }) =>
    words`${value === '' ? words`names the repository` : words`accepts the subject ${value}`} without ids, so anyone who later takes over the name of the owner or repository matches. Add "StringEquals" on the issuer's "repository_id" key.`,
  'name-open': ({ key, value }) =>
    words`accepts ${value} on ${key}. The wildcard touches a name, so other names that begin or end the same match, too. Write the whole name, or put the wildcard after a "/".`,
  'sub-empty': ({ value }) => words`accepts an empty subject (${value}), which no token has. ${AS_IN_THE_TOKEN}`,
  'sub-blank-or-quoted': ({ value = '' }) =>
    /^\p{Cc}/u.test(value)
      ? words`accepts the subject ${value}, which starts with a control character (${asciiJson(value.charAt(0)).slice(1, -1)}). A backslash before a letter probably made it: in JSON, "\\repo" is a carriage return and "epo". ${AS_IN_THE_TOKEN}`
      : words`accepts the subject ${value}. No subject starts with a space or a quotation mark, or ends with a space. Remove them.`,
  'sub-ends-in-blank': ({ value }) =>
    words`accepts the subject ${value}, in which the environment ends in a space. Remove the space, unless the name of the environment really has one.`,
  'sub-lacks-repo': ({ value }) =>
    words`accepts the subject ${value}. GitHub's subjects start with "repo:", in lower case, unless they are customized. ${AS_IN_THE_TOKEN}`,
  'sub-slash-for-colon': ({ value }) =>
    words`accepts the subject ${value}. A colon, not a slash, follows the repository. ${AS_IN_THE_TOKEN}`,
  'sub-lacks-context': ({ value }) =>
    words`accepts the subject ${value}. A subject continues after the repository, with ":ref:", ":environment:", or ":pull_request". ${AS_IN_THE_TOKEN}`,
  'sub-lacks-ref': ({ value }) =>
    words`accepts the subject ${value}. A subject has "ref:" before "refs/". Write ":ref:refs/" there.`,
  'sub-lacks-refs-heads': ({ value }) =>
    words`accepts the subject ${value}. After "ref:", a subject has the full branch or tag. Write "ref:refs/heads/" before a branch name, "ref:refs/tags/" before a tag name.`,
  'sub-unencoded-colon': ({ value }) =>
    words`accepts the subject ${value}. GitHub writes a colon in an environment name as "%3A". Write it that way, unless the subject is customized.`,
  'sub-unknown-context': ({ value }) =>
    words`accepts the subject ${value}. After the repository, a subject has "ref:", "environment:", or "pull_request", unless it is customized. ${AS_IN_THE_TOKEN}`,
};

/** Whether a principal is an account, a role, or a user, and not a service. */
function isOfCaller(principal: string): boolean {
  return /^(?:arn:|\d{12}$)/.test(principal);
}

/** Advises a pattern only where the policy's pattern fixes owner and repository, or the kind of ref. */
function wildcardAdvice(value: string): Words {
  const narrow = /^[^*?/]+\/[^*?/:]+[:/]/.test(value);
  return narrow
    ? words`Write the exact value under "StringEquals", or the pattern under "StringLike" if it must vary.`
    : words`Write the exact value under "StringEquals".`;
}
