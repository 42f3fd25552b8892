// Whether a token's subject is an expected one, and if not, how the closest expected one differs. Pure.
import { matchesPattern } from '../aws/arn.ts';
import type { IdTokenClaims } from './claims.ts';
import { GITHUB_ISSUER, gitHubIssuer } from './issuer.ts';
import {
  type ContextKind,
  contextKindOf,
  editDistance,
  hasIds,
  nameOf,
  type SubjectParts,
  splitSubject,
} from './subject.ts';

/** How the subject differs from the pattern; several may hold together. `X-instead-of-Y`: the subject has X, the pattern Y. */
export type SubjectHint =
  /** Different capitalization. */
  | 'differs-in-case'
  /** One has the ids of owner and repository, the other only their names. */
  | 'other-subject-form'
  /** Both have ids, but different ones: another repository or owner with the same name. */
  | 'other-ids'
  /** `:` in one is `%3A` in the other. */
  | 'encoding'
  | 'other-repository'
  | 'other-environment'
  | 'other-branch'
  | 'other-tag'
  | 'environment-instead-of-ref'
  | 'ref-instead-of-environment'
  | 'tag-instead-of-branch'
  | 'branch-instead-of-tag'
  /** The run is for a pull request, the pattern is not. */
  | 'pull-request'
  /** The pattern is for pull requests, the run is not. */
  | 'pull-request-expected'
  /** One has GitHub's default form, the other one that an organization or a repository chose. */
  | 'default-instead-of-customized'
  | 'customized-instead-of-default'
  /** The pattern begins with the owner. */
  | 'prefix-missing'
  /** None of the above. */
  | 'none';

/** The pattern that matches the subject, or the closest one. */
export type SubjectMatch =
  | { readonly matched: true; readonly pattern: string; readonly subject: string }
  | {
      readonly matched: false;
      readonly subject: string;
      /** Undefined where nothing is expected. */
      readonly closest?: {
        readonly pattern: string;
        /** Characters to insert, delete or replace. */
        readonly distance: number;
        /** Never empty. */
        readonly hints: readonly SubjectHint[];
      };
    };

/**
 * Matches a token's subject as `StringLike` does: `*` stands for any characters, `?` for exactly one, anything else for
 * itself. Never throws.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchSubject(
  patterns: readonly string[],
  { sub: subject, iss = GITHUB_ISSUER }: Pick<IdTokenClaims, 'sub'> & Partial<Pick<IdTokenClaims, 'iss'>>,
): SubjectMatch {
  const pattern = patterns.find((candidate) => matchesPattern(candidate, subject));
  if (pattern !== undefined) return { matched: true, pattern, subject };
  const [closest] = patterns
    .map((candidate) => ({ pattern: candidate, distance: editDistance(candidate, subject) }))
    .sort((one, other) => one.distance - other.distance);
  if (closest === undefined) return { matched: false, subject };
  // No subject of another issuer is customized in GitHub's way.
  const told = hintsFor(closest.pattern, subject).filter((hint) => gitHubIssuer(iss) || !/customized/.test(hint));
  const hints = told.length === 0 ? (['none'] as const) : told;
  return { matched: false, subject, closest: { ...closest, hints } };
}

/**
 * A pattern in the form of a subject that it does not match: with `repo:` at its beginning, and with the ids of owner and repository, or
 * without them.
 * @returns undefined where that does not make it match
 */
export function inFormOf(subject: string, pattern: string): string | undefined {
  const [expected, actual] = [splitSubject(withPrefix(pattern)), splitSubject(subject)];
  if (expected === undefined || actual === undefined || !matchesPattern(nameOf(expected), nameOf(actual)))
    return undefined;
  const { context } = expected;
  const meant = `repo:${repositoryOf(actual)}${context === undefined ? '' : `:${context}`}`;
  return formHints(expected, actual).includes('other-ids') || !matchesPattern(meant, subject) ? undefined : meant;
}

function withPrefix(pattern: string): string {
  return /^[\w.-]+(?:@[\d*]+)?\//.test(pattern) ? `repo:${pattern}` : pattern;
}

/**
 * How a subject differs from a pattern that does not match it.
 * @returns at least one hint
 */
function hintsFor(pattern: string, subject: string): readonly SubjectHint[] {
  const prefixed = withPrefix(pattern);
  if (prefixed !== pattern && splitSubject(subject) !== undefined) {
    const others = matchesPattern(prefixed, subject) ? [] : hintsFor(prefixed, subject);
    return ['prefix-missing', ...others.filter((hint) => hint !== 'none')];
  }
  const [expected, actual] = [splitSubject(pattern), splitSubject(subject)];
  const parts =
    expected === undefined || actual === undefined
      ? [...characterHints(pattern, subject), ...customizationHints(pattern, subject)]
      : [...formHints(expected, actual), ...nameHints(expected, actual), ...contextHints(expected, actual)];
  const hints = parts.length === 0 ? characterHints(pattern, subject) : parts;
  return hints.length === 0 ? ['none'] : [...new Set(hints)];
}

/** The differences in capitalization or encoding that keep the text from matching. */
function characterHints(pattern: string, text: string): SubjectHint[] {
  const readings: readonly (readonly [SubjectHint[], (text: string) => string])[] = [
    [['differs-in-case'], (it) => it.toLowerCase()],
    [['encoding'], decodedColons],
    [['differs-in-case', 'encoding'], (it) => decodedColons(it.toLowerCase())],
  ];
  if (matchesPattern(pattern, text)) return [];
  return readings.find(([, read]) => matchesPattern(read(pattern), read(text)))?.[0] ?? [];
}

function formHints(expected: SubjectParts, actual: SubjectParts): SubjectHint[] {
  if (hasIds(expected) !== hasIds(actual)) {
    // A wildcard after the name matches the ids as well.
    const taken = !hasIds(expected) && matchesPattern(nameOf(expected), repositoryOf(actual));
    return taken ? [] : ['other-subject-form'];
  }
  const ids = [
    [expected.ownerId, actual.ownerId],
    [expected.repositoryId, actual.repositoryId],
  ] as const;
  return ids.every(([pattern = '', id = '']) => matchesPattern(pattern, id)) ? [] : ['other-ids'];
}

function repositoryOf({ owner, ownerId, repository, repositoryId }: SubjectParts): string {
  const withId = (name: string, id: string | undefined) => (id === undefined ? name : `${name}@${id}`);
  return `${withId(owner, ownerId)}/${withId(repository, repositoryId)}`;
}

function nameHints(expected: SubjectParts, actual: SubjectParts): SubjectHint[] {
  const [pattern, name] = [nameOf(expected), nameOf(actual)];
  if (matchesPattern(pattern, name)) return [];
  return matchesPattern(pattern.toLowerCase(), name.toLowerCase()) ? ['differs-in-case'] : ['other-repository'];
}

type Change = `${ContextKind}>${ContextKind}`;

/** By the context of the pattern and the context of the subject. */
const CHANGES: Readonly<Partial<Record<Change, SubjectHint>>> = {
  'branch>branch': 'other-branch',
  'tag>tag': 'other-tag',
  'environment>environment': 'other-environment',
  'branch>environment': 'environment-instead-of-ref',
  'tag>environment': 'environment-instead-of-ref',
  'environment>branch': 'ref-instead-of-environment',
  'environment>tag': 'ref-instead-of-environment',
  'branch>tag': 'tag-instead-of-branch',
  'tag>branch': 'branch-instead-of-tag',
  'branch>pull-request': 'pull-request',
  'tag>pull-request': 'pull-request',
  'environment>pull-request': 'pull-request',
  'pull-request>branch': 'pull-request-expected',
  'pull-request>tag': 'pull-request-expected',
  'pull-request>environment': 'pull-request-expected',
};

function contextHints({ context: pattern = '' }: SubjectParts, { context = '' }: SubjectParts): SubjectHint[] {
  if (matchesPattern(pattern, context)) return [];
  const inCharacters = characterHints(pattern, context);
  if (inCharacters.length > 0) return inCharacters;
  if (isLonger(pattern) !== isLonger(context))
    return [isLonger(pattern) ? 'default-instead-of-customized' : 'customized-instead-of-default'];
  const hint = CHANGES[`${contextKindOf(pattern)}>${contextKindOf(context)}`];
  return hint === undefined ? [] : [hint];
}

/** GitHub writes a colon in a name as `%3A`, so a claim behind another colon is one that somebody added. */
function isLonger(context: string): boolean {
  return /^(?:(?:environment|ref):[^:]*|(?!environment:|ref:)[^:]*):[a-z_]+:[^:]/.test(context);
}

/** For a subject and a pattern, one of which does not begin as GitHub's default ones do. */
function customizationHints(pattern: string, subject: string): SubjectHint[] {
  const [expected, actual] = [isCustomized(pattern), isCustomized(subject)];
  if (expected && splitSubject(subject) !== undefined) return ['default-instead-of-customized'];
  return actual && splitSubject(pattern) !== undefined ? ['customized-instead-of-default'] : [];
}

/** Whether it begins with a claim, but for the `repo` of GitHub's default form and the `system` of Kubernetes. */
function isCustomized(text: string): boolean {
  return /^(?!repo:|system:)[a-z_]+:/.test(text);
}

/** With `%3A`, which GitHub writes for a colon within a part of the subject, as a colon. */
function decodedColons(text: string): string {
  return text.replaceAll(/%3a/gi, ':');
}
