// Whether a token's subject is one of those expected, and if not, how the nearest of them differs. Pure.
import { matchesPattern } from '../aws/arn.ts';
import type { IdTokenClaims } from './claims.ts';
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
  /** Upper and lower case. */
  | 'differs-in-case'
  /** One has the ids of owner and repository, the other the names alone. */
  | 'other-subject-form'
  /** Both have ids, and other ones: the repository or its owner is another of the same name. */
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
  /** The run is for a pull request, and the pattern is not. */
  | 'pull-request'
  /** The pattern is for pull requests, and the run is for none. */
  | 'pull-request-expected'
  /** None of the above. */
  | 'none';

/** The pattern that lets the subject in, or the one that comes closest to it. */
export type SubjectMatch =
  | { readonly matched: true; readonly pattern: string; readonly subject: string }
  | {
      readonly matched: false;
      readonly subject: string;
      /** Undefined where nothing is expected. */
      readonly nearest?: {
        readonly pattern: string;
        /** Characters to insert, delete or replace. */
        readonly distance: number;
        /** Never empty. */
        readonly hints: readonly SubjectHint[];
      };
    };

/**
 * Matches a token's subject as `StringLike` does: to the letter but for `*`, any run of characters, and `?`, exactly one.
 * Never throws.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchSubject(patterns: readonly string[], claims: Pick<IdTokenClaims, 'sub'>): SubjectMatch {
  const { sub: subject } = claims;
  const pattern = patterns.find((candidate) => matchesPattern(candidate, subject));
  if (pattern !== undefined) return { matched: true, pattern, subject };
  const [nearest] = patterns
    .map((candidate) => ({ pattern: candidate, distance: editDistance(candidate, subject) }))
    .sort((one, other) => one.distance - other.distance);
  if (nearest === undefined) return { matched: false, subject };
  return { matched: false, subject, nearest: { ...nearest, hints: hintsFor(nearest.pattern, subject) } };
}

/**
 * How a subject differs from a pattern that does not match it.
 * @returns at least one hint
 */
function hintsFor(pattern: string, subject: string): readonly SubjectHint[] {
  const [expected, actual] = [splitSubject(pattern), splitSubject(subject)];
  const parts =
    expected === undefined || actual === undefined
      ? spellingHints(pattern, subject)
      : [...formHints(expected, actual), ...nameHints(expected, actual), ...contextHints(expected, actual)];
  const hints = parts.length === 0 ? spellingHints(pattern, subject) : parts;
  return hints.length === 0 ? ['none'] : [...new Set(hints)];
}

/** What of case and encoding has to be overlooked for a match. */
function spellingHints(pattern: string, text: string): SubjectHint[] {
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
    // A wildcard after the name takes the ids as well.
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

/** By what the pattern is about and what the subject is about. */
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
  const spelling = spellingHints(pattern, context);
  if (spelling.length > 0) return spelling;
  const hint = CHANGES[`${contextKindOf(pattern)}>${contextKindOf(context)}`];
  return hint === undefined ? [] : [hint];
}

/** `%3A`, as GitHub writes a colon within a part of the subject, read as the colon. */
function decodedColons(text: string): string {
  return text.replaceAll(/%3a/gi, ':');
}
