// The session tags that say which run it is. Pure.
import type { InputValues } from './inputs.ts';
import type { RunIdentity, SessionTags } from './settings.ts';

const VALUE_MAX_LENGTH = 256;

/**
 * The tags for AssumeRole: those that somebody asked for, and the usual ones, under the names that
 * configure-aws-credentials gave them, so that policies written for it keep working.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function sessionTagsOf(run: RunIdentity, values: Partial<InputValues>): SessionTags {
  const custom = values['custom-tags'] ?? {};
  const usual = values['role-skip-session-tagging'] ? {} : usualTags(run);
  const taken = new Set(Object.keys(custom).map((key) => key.toLowerCase()));
  const free = Object.entries(usual).filter(([key]) => !taken.has(key.toLowerCase()));
  return { custom, usual: Object.fromEntries(free), transitive: values['transitive-tag-keys'] ?? [] };
}

function usualTags({
  repository,
  workflow,
  action,
  actor,
  commit,
  ref,
}: RunIdentity): Readonly<Record<string, string>> {
  const tags = {
    GitHub: 'Actions',
    Repository: repository,
    Workflow: workflow,
    Action: action,
    Actor: actor,
    Branch: ref,
    Commit: commit,
  };
  const entries = Object.entries(tags).map(([key, value]) => [key, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Characters that no tag may have become underscores; what is too long is cut between characters, not in one. */
function clean(value: string): string {
  const cut = value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, VALUE_MAX_LENGTH);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
