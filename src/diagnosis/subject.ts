// The subject of a GitHub ID token, taken apart. Pure.

/** What the part of the subject after the repository says. */
export type SubjectKind = 'environment' | 'pull-request' | 'branch' | 'tag' | 'other-ref' | 'customised';

export interface Subject {
  readonly kind: SubjectKind;
  /** Whether owner and repository carry their ids (`repo:OWNER@ID/REPO@ID:…`). */
  readonly immutable: boolean;
}

const DEFAULT_SUBJECT =
  /^repo:[^/@:]+(?<ownerId>@\d+)?\/[^:@]+(?<repositoryId>@\d+)?:(?<context>environment:[^:]+|pull_request|ref:[^:]+)$/;

/**
 * The kind of a subject. Anything but GitHub's default forms is `customised`: an organisation or repository can choose
 * which claims make the subject.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function parseSubject(sub: string): Subject {
  const { ownerId, repositoryId, context } = DEFAULT_SUBJECT.exec(sub)?.groups ?? {};
  if (context === undefined) return { kind: 'customised', immutable: /^repo:[^/@:]+@\d+\//.test(sub) };
  return { kind: kindOf(context), immutable: ownerId !== undefined && repositoryId !== undefined };
}

function kindOf(context: string): SubjectKind {
  if (context.startsWith('environment:')) return 'environment';
  if (context === 'pull_request') return 'pull-request';
  if (context.startsWith('ref:refs/heads/')) return 'branch';
  return context.startsWith('ref:refs/tags/') ? 'tag' : 'other-ref';
}
