// The two spellings of a token's default subject. Pure.
import type { IdTokenClaims } from './claims.ts';

/** One subject, spelled as GitHub does before and after a repository has immutable subjects. */
interface SubjectForms {
  /** `repo:OWNER/REPO:CONTEXT` */
  readonly names: string;
  /** `repo:OWNER@OWNER_ID/REPO@REPO_ID:CONTEXT`; missing where the token does not say the ids. */
  readonly ids?: string;
  /** The one that the token has. */
  readonly actual: 'names' | 'ids';
}

/** In a value of the context GitHub writes `%3A` for a colon, so that a further one belongs to a customised subject. */
const DEFAULT_SUBJECT =
  /^repo:(?<owner>[\w.-]+)(?:@(?<ownerId>\d+))?\/(?<repository>[\w.-]+)(?:@(?<repositoryId>\d+))?:(?<context>environment:[^:]+|ref:refs\/[^:]+|pull_request)$/;

/**
 * Both spellings of the subject of a token: the token's own to the letter, the other made from it and from the ids in the
 * claims. For the subject of a real token; a pattern with wildcards may pass for one.
 * @returns undefined for a subject of another form, such as a customised one
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
