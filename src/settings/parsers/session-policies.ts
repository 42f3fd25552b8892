// Parsers for policies, session tags and patterns for subjects. Pure.
import { accept, type Parsed, type Parser, parseJson, reject } from './plain-values.ts';

const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export const TAGS_MAX_COUNT = 50;
/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
export const TAG_VALUE_MAX_LENGTH = 256;

/**
 * The tags that say which run it is, in lower case: nobody else may set them, since policies believe them. The last six are not sent
 * yet.
 */
const OWN_TAGS: readonly string[] = [
  ...['github', 'repository', 'workflow', 'action', 'actor', 'branch', 'commit'],
  ...['eventname', 'baseref', 'headref', 'runid', 'job', 'triggeringactor'],
];

/**
 * The key of a session tag.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
export const parseTagKey: Parser<string> = (text) =>
  text.length >= 1 && text.length <= 128 && TAG_CHARACTERS.test(text) && !/^aws:/i.test(text)
    ? accept(text)
    : reject('a tag key: 1 to 128 letters, digits, blanks and _ . : / = + - @, not beginning with "aws:"');

/** Session tags as a JSON object of texts, numbers and booleans, or as lines of `key=value`. */
export const parseTags: Parser<Readonly<Record<string, string>>> = (text) => {
  const rule = `at most ${TAGS_MAX_COUNT} session tags, as a JSON object or as lines of key=value; values of at most ${TAG_VALUE_MAX_LENGTH} letters, digits, blanks and _ . : / = + - @`;
  const pairs = text.startsWith('{') ? pairsInJson(text) : pairsInLines(text);
  if (pairs === undefined || pairs.some(([, value]) => typeof value !== 'string'))
    return reject(rule, 'It is neither.');
  return tagsOf(text, pairs as Pairs, rule);
};

function tagsOf(text: string, pairs: Pairs, rule: string): Parsed<Readonly<Record<string, string>>> {
  const own = pairs.find(([key]) => OWN_TAGS.includes(key.toLowerCase()));
  if (own !== undefined) return reject(rule, `The tag "${own[0]}" is one that this action sets itself.`);
  const bad = pairs.find(
    ([key, value]) => !parseTagKey(key).ok || value.length > TAG_VALUE_MAX_LENGTH || !TAG_CHARACTERS.test(value),
  );
  if (bad !== undefined) return reject(rule, `The tag "${bad[0]}" breaks the rule.`);
  const keys = new Set(pairs.map(([key]) => key.toLowerCase())); // STS ignores the case of tag keys
  if (keys.size < pairs.length || hasLostKeys(text, pairs)) {
    return reject(rule, 'A key is there twice. Capitalization makes no difference to STS.');
  }
  return pairs.length >= 1 && pairs.length <= TAGS_MAX_COUNT
    ? accept(Object.fromEntries(pairs))
    : reject(rule, `It has ${pairs.length} tags.`);
}

type Pairs = readonly (readonly [string, string])[];

/** The values as they are written: a number that JavaScript reads loses its last zeros (`1.10`), or digits. */
function pairsInJson(text: string): readonly (readonly [string, unknown])[] | undefined {
  const value = parseJson(text, (_, found, { source }) => (/^[-\dtf]/.test(source ?? '') ? source : found));
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** Whether a JSON object of texts has more keys than were read: of two that are the same, `JSON.parse` keeps the last. */
function hasLostKeys(text: string, pairs: Pairs): boolean {
  if (!text.startsWith('{')) return false;
  const strings = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g) ?? [];
  return strings.filter((string) => string.endsWith(':')).length > pairs.length;
}

function pairsInLines(text: string): Pairs | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)] as const);
  return lines.every((line) => line.includes('='))
    ? pairs.map(([key, value]) => [key.trim(), value.trim()])
    : undefined;
}

const SUBJECT_MAX_LENGTH = 1000;

/** A pattern for subjects, with `*` and `?`. Wildcards alone would check nothing. */
export const parseSubjectPattern: Parser<string> = (text) => {
  const rule = `a subject of at most ${SUBJECT_MAX_LENGTH} characters, such as repo:octo-org/octo-repo:environment:production, in which * and ? may stand for other characters`;
  if (text.length > SUBJECT_MAX_LENGTH || /\p{Cc}/u.test(text)) return reject(rule);
  if (/^["'].*["']$/.test(text)) return reject(rule, 'The quotes are part of the value; remove them.');
  return /[^*?\s]/.test(text) ? accept(text) : reject(rule, 'Wildcards alone match every subject.');
};

/** The ARN of a managed policy, of AWS or of an account. */
export const parsePolicyArn: Parser<string> = (text) =>
  /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/[\x21-\x7e]+$/.test(text)
    ? accept(text)
    : reject('the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess');

const POLICY_MAX_LENGTH = 2048;

/**
 * An inline session policy.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const parseSessionPolicy: Parser<string> = (text) => {
  const rule = `an IAM policy as JSON of at most ${POLICY_MAX_LENGTH} characters, with a Statement`;
  if (text.length > POLICY_MAX_LENGTH) return reject(rule, `It has ${text.length} characters.`);
  const policy = parseJson(text);
  if (policy === undefined) return reject(rule, 'It is not JSON.');
  const isObject = typeof policy === 'object' && policy !== null && !Array.isArray(policy);
  return isObject && Object.hasOwn(policy, 'Statement') ? accept(text) : reject(rule, 'It has no Statement.');
};
