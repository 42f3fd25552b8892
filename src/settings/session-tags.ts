// The session tags that say which run it is. Pure.
import type { InputValues } from './inputs.ts';
import { TAG_VALUE_MAX_LENGTH } from './parsers/session-policies.ts';
import type { RunIdentity, SessionTags } from './settings.ts';

/**
 * The tags for AssumeRole: those of `custom-tags`, and the usual ones under the keys that configure-aws-credentials uses,
 * so that policies written for it keep working.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function sessionTagsOf(run: RunIdentity, values: Partial<InputValues>): SessionTags {
  const custom = values['custom-tags'] ?? {};
  const usual = values['role-skip-session-tagging'] ? {} : usualTags(run);
  return { custom, usual, transitive: values['transitive-tag-keys'] ?? [] };
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

/** The value with an underscore in place of each character that a tag cannot have, cut between two characters. */
function clean(value: string): string {
  const cut = value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, TAG_VALUE_MAX_LENGTH);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
