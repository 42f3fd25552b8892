// The parts of a subject, or of a pattern for subjects. Pure.

/** What a subject says after the repository. */
export type ContextKind = 'environment' | 'pull-request' | 'branch' | 'tag' | 'other';

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
 * @returns undefined for anything else, such as `repo:octo-*` or a customised subject
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function splitSubject(text: string): SubjectParts | undefined {
  const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
  if (owner === undefined || repository === undefined) return undefined;
  return {
    owner,
    repository,
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...(context === undefined ? {} : { context }),
  };
}

/** Owner and repository without their ids. */
export function nameOf({ owner, repository }: SubjectParts): string {
  return `${owner}/${repository}`;
}

/** Whether owner or repository carry an id. */
export function hasIds({ ownerId, repositoryId }: SubjectParts): boolean {
  return ownerId !== undefined || repositoryId !== undefined;
}

/** What the context is about. */
export function contextKindOf(context: string | undefined): ContextKind {
  const text = (context ?? '').toLowerCase();
  if (text.startsWith('environment:')) return 'environment';
  if (text === 'pull_request') return 'pull-request';
  if (text.startsWith('ref:refs/heads/')) return 'branch';
  return text.startsWith('ref:refs/tags/') ? 'tag' : 'other';
}
