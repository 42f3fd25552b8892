// The subject of an ID token, or a pattern for subjects: its parts, its kind, its two forms, its distance. Pure.
import { defined } from '../util/defined.ts';
import type { IdTokenClaims } from './claims.ts';

/** `repo:OWNER@ID/REPO@ID:CONTEXT`, taken apart. In a pattern each part may hold wildcards. */
export interface SubjectParts {
  readonly owner: string;
  readonly ownerId?: string;
  readonly repository: string;
  readonly repositoryId?: string;
  /** What follows the repository's colon; undefined without a colon. */
  readonly context?: string;
}

const PARTS =
  /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;

/**
 * The parts of a subject in GitHub's default forms, or of a pattern for them.
 * @returns undefined for anything else, such as `repo:octo-*` or a customized subject
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function splitSubject(text: string): SubjectParts | undefined {
  const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
  if (owner === undefined || repository === undefined) return undefined;
  return defined({ owner, ownerId, repository, repositoryId, context });
}

/** Owner and repository without their ids. */
export function nameOf({ owner, repository }: SubjectParts): string {
  return `${owner}/${repository}`;
}

/** Whether the owner or the repository has an id. */
export function hasIds({ ownerId, repositoryId }: SubjectParts): boolean {
  return ownerId !== undefined || repositoryId !== undefined;
}

/** What a subject says after the repository. */
export type ContextKind = 'environment' | 'pull-request' | 'branch' | 'tag' | 'other';

/** What the context is about. */
export function contextKindOf(context: string | undefined): ContextKind {
  const text = (context ?? '').toLowerCase();
  if (text.startsWith('environment:')) return 'environment';
  if (text === 'pull_request') return 'pull-request';
  if (text.startsWith('ref:refs/heads/')) return 'branch';
  return text.startsWith('ref:refs/tags/') ? 'tag' : 'other';
}

/** The kind of a token's subject: `other` is another ref, `customized` any form that is not one of GitHub's defaults. */
export type SubjectKind = ContextKind | 'customized';

const CLASSIFIED =
  /^repo:[^/@:]+(?<ownerId>@\d+)?\/[^:@]+(?<repositoryId>@\d+)?:(?<context>environment:[^:]+|pull_request|ref:[^:]+)$/;

/**
 * The kind of a token's subject, and whether it has the ids of owner and repository (`repo:OWNER@ID/REPO@ID:…`). An
 * organization or a repository can choose the claims that make its subjects: those are customized.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function classifySubject(sub: string): { readonly kind: SubjectKind; readonly immutable: boolean } {
  const { ownerId, repositoryId, context } = CLASSIFIED.exec(sub)?.groups ?? {};
  if (context === undefined) return { kind: 'customized', immutable: /^repo:[^/@:]+@\d+\//.test(sub) };
  return { kind: contextKindOf(context), immutable: ownerId !== undefined && repositoryId !== undefined };
}

/** One subject in the form that GitHub gives it before and after a repository has immutable subjects. */
interface SubjectForms {
  /** `repo:OWNER/REPO:CONTEXT` */
  readonly names: string;
  /** `repo:OWNER@OWNER_ID/REPO@REPO_ID:CONTEXT`; missing where the token does not say the ids. */
  readonly ids?: string;
  /** The one that the token has. */
  readonly actual: 'names' | 'ids';
}

/** GitHub writes a colon in a name as `%3A`, so any further colon belongs to a customized subject. */
const DEFAULT_SUBJECT =
  /^repo:(?<owner>[\w.-]+)(?:@(?<ownerId>\d+))?\/(?<repository>[\w.-]+)(?:@(?<repositoryId>\d+))?:(?<context>environment:[^:]+|ref:refs\/[^:]+|pull_request)$/;

/**
 * Both forms of a token's subject: its own exactly as it is, the other one made from it and from the ids in the claims.
 * Not for patterns: one with wildcards may look like a subject.
 * @returns undefined for a subject of another form, such as a customized one
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function subjectForms({ sub, context: claims }: IdTokenClaims): SubjectForms | undefined {
  const { owner, ownerId, repository, repositoryId, context } = DEFAULT_SUBJECT.exec(sub)?.groups ?? {};
  if (owner === undefined || (ownerId === undefined) !== (repositoryId === undefined)) return undefined;
  const names = `repo:${owner}/${repository}:${context}`;
  if (ownerId !== undefined) return { names, ids: sub, actual: 'ids' };
  const { repository_owner_id: claimedOwnerId, repository_id: claimedRepositoryId } = claims;
  if (!isId(claimedOwnerId) || !isId(claimedRepositoryId)) return { names, actual: 'names' };
  const ids = `repo:${owner}@${claimedOwnerId}/${repository}@${claimedRepositoryId}:${context}`;
  return { names, ids, actual: 'names' };
}

function isId(claim: string | undefined): claim is string {
  return claim !== undefined && /^\d+$/.test(claim);
}

/** The number of characters of each text that are compared; the rest counts by its length. */
const COMPARED_CHARACTERS = 400;

/**
 * The fewest insertions, deletions and replacements that make a text match a pattern, in which `*` stands for any
 * characters and `?` for exactly one. Of long texts only the first 400 characters are compared.
 */
export function editDistance(pattern: string, text: string): number {
  const [from, to] = [pattern.slice(0, COMPARED_CHARACTERS), text.slice(0, COMPARED_CHARACTERS)];
  const row = new Uint16Array(to.length + 1).map((_, column) => column);
  for (let index = 0; index < from.length; index++) addToRow(row, from.charCodeAt(index), to);
  const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
  return (row.at(-1) ?? 0) + rest;
}

const ANY_CHARACTERS = '*'.charCodeAt(0);
const ONE_CHARACTER = '?'.charCodeAt(0);

/** Looked up once: the loop that uses it runs for every pair of characters. */
const { min } = Math;

/** Turns the distances of a pattern to each beginning of the text into those of the pattern with one more character, in place. */
function addToRow(row: Uint16Array, code: number, text: string): void {
  const cost = code === ANY_CHARACTERS ? 0 : 1;
  let before = row[0] ?? 0; // of the shorter pattern, to the beginning that is one character shorter
  let left = before + cost;
  row[0] = left;
  for (let column = 1; column <= text.length; column++) {
    const above = row[column] ?? 0;
    const changed = min(left, above) + cost;
    const fits = cost === 0 || code === ONE_CHARACTER || code === text.charCodeAt(column - 1);
    left = min(changed, fits ? before : before + 1);
    row[column] = left;
    before = above;
  }
}
