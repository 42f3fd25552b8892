// Session tags: read from a request, checked by AWS's rules, inherited along a chain of roles. Pure.
import { type Constraint, checkCount, checkMember } from './constraint.ts';
import { failed, type StsResult } from './sts-response.ts';

/** The tags of a session, or those asked for. */
export interface SessionTags {
  /** Values by key. No two keys differ only in case. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of the tags that sessions chained from this one inherit. */
  readonly transitiveKeys: readonly string[];
}

/** What a session without tags has. */
export const NO_SESSION_TAGS: SessionTags = { tags: {}, transitiveKeys: [] };

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
const CHARACTER = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const TAG_KEY: Omit<Constraint, 'member'> = { least: 1, most: 128, pattern: `${CHARACTER}+` };
const TAG_VALUE: Omit<Constraint, 'member'> = { least: 0, most: 256, pattern: `${CHARACTER}*` };
const TAGS_MOST = 50;
const RESERVED_PREFIX = 'aws:';

type Form = Readonly<Record<string, string>>;

/**
 * Checks number, lengths and characters of the tags of a request.
 * @param form - the request's parameters
 * @returns a sentence for each rule that is broken
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function checkSessionTags(form: Form): string[] {
  const tags = membersOf('Tags', form);
  const transitive = membersOf('TransitiveTagKeys', form);
  return [
    ...checkCount('tags', TAGS_MOST, tags.length),
    ...tags.flatMap((name, at) => [
      ...checkMember({ ...TAG_KEY, member: `tags.${at + 1}.member.key` }, form[`${name}.Key`]),
      ...checkMember({ ...TAG_VALUE, member: `tags.${at + 1}.member.value` }, form[`${name}.Value`]),
    ]),
    ...checkCount('transitiveTagKeys', TAGS_MOST, transitive.length),
    ...transitive.flatMap((name, at) =>
      checkMember({ ...TAG_KEY, member: `transitiveTagKeys.${at + 1}.member` }, form[name]),
    ),
  ];
}

/**
 * Reads the tags of a request, and checks that their keys go together.
 * @param form - parameters in which {@link checkSessionTags} found nothing wrong
 * @returns the tags, or `InvalidParameterValue`: AWS's code and words, as recorded by localstack/localstack
 *   (tests/aws/services/sts/test_sts.snapshot.json, test_assume_role_tag_validation)
 */
export function readSessionTags(form: Form): StsResult<SessionTags> {
  const tags = membersOf('Tags', form).map((name) => [form[`${name}.Key`] ?? '', form[`${name}.Value`] ?? ''] as const);
  const transitiveKeys = membersOf('TransitiveTagKeys', form).map((name) => form[name] ?? '');
  const keys = tags.map(([key]) => key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    return invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  // The rule is AWS's, these words are not: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
  if (keys.some((key) => key.startsWith(RESERVED_PREFIX))) return invalid('Tag keys must not begin with aws:.');
  if (!transitiveKeys.every((key) => keys.includes(key.toLowerCase()))) {
    return invalid('The specified transitive tag key must be included in the requested tags.');
  }
  return { value: { tags: Object.fromEntries(tags), transitiveKeys } };
}

/**
 * The tags of a new session: those asked for, and the transitive ones of the session that asks.
 * @param requested - tags of the request
 * @param calling - tags of the session that makes it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
 */
export function inheritTags(requested: SessionTags, calling: SessionTags): SessionTags {
  const inherited = Object.entries(calling.tags).filter(([key]) => includesKey(calling.transitiveKeys, key));
  return {
    tags: { ...Object.fromEntries(inherited), ...requested.tags },
    transitiveKeys: [...calling.transitiveKeys, ...requested.transitiveKeys],
  };
}

/**
 * Checks that a request leaves the tags alone that its session inherits.
 * @param requested - tags of the request
 * @param calling - tags of the session that makes it
 * @returns nothing, or `InvalidParameterValue` in AWS's words, recorded as those of {@link readSessionTags}
 */
export function checkInheritance(requested: SessionTags, calling: SessionTags): StsResult<undefined> {
  if (!Object.keys(requested.tags).some((key) => includesKey(calling.transitiveKeys, key))) return { value: undefined };
  return invalid(
    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  );
}

function invalid(message: string): ReturnType<typeof failed> {
  return failed(400, 'InvalidParameterValue', message);
}

function includesKey(keys: readonly string[], wanted: string): boolean {
  return keys.some((key) => key.toLowerCase() === wanted.toLowerCase());
}

/** The names of a list's members in the form, such as `Tags.member.1`, by their numbers. */
function membersOf(list: 'Tags' | 'TransitiveTagKeys', form: Form): string[] {
  const pattern = new RegExp(`^${list}\\.member\\.(\\d+)(?:\\.|$)`);
  const numbers = Object.keys(form).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((left, right) => left - right).map((n) => `${list}.member.${n}`);
}
