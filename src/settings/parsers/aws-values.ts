// Parsers for names and keys of AWS, for policies, session tags and patterns for subjects. Pure.
import { parseRoleArn, type RoleArn } from '../../aws/arn.ts';
import { isAccessKeyId, isEmulatorKey, isGivenKeyMaterial } from '../../secrets/shapes.ts';
import { accept, type Parsed, type Parser, parseJson, reject, TAG_VALUE_MAX_LENGTH } from './plain-values.ts';

/** The name of a region. Only DNS can tell whether the region exists. */
export const parseRegion: Parser<string> = (text) =>
  /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text) ? accept(text) : reject(REGION_RULE);

/** What a region must be: completes "<input> must be …". */
export const REGION_RULE = 'the name of an AWS region, such as eu-central-1';

/** A region of an STS that is not AWS's, where people choose it: `local`, `garage`. The SDK takes it for a part of a host's name. */
export const parseEmulatorRegion: Parser<string> = (text) =>
  /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(text) ? accept(text) : reject('1 to 63 lower-case letters, digits and hyphens');

/** What a role must be: completes "<input> must be …". */
export const ROLE_RULE = 'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/deploy';

/** A role in the account of the first credentials. */
export interface RoleName {
  /** Path and name, without a slash at the start. */
  readonly pathAndName: string;
}

/** The ARN of an IAM role, or its name alone. */
export const parseRoleOrName: Parser<RoleArn | RoleName> = (text) => {
  const name =
    /^(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/.test(text) &&
    !/arn:|^\/|^https?:|^(?:null|undefined|false)$/i.test(text);
  return name ? accept({ pathAndName: text }) : parseRole(text);
};

/** The ARN of an IAM role. */
export const parseRole: Parser<RoleArn> = (text) => {
  const arn = /.arn:/.test(text) ? undefined : parseRoleArn(text); // of two, the first would be a path
  return arn === undefined ? reject(ROLE_RULE) : accept(arn);
};

/**
 * The name of a role session.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const parseRoleSessionName: Parser<string> = (text) =>
  /^[\w+=,.@-]{2,64}$/.test(text)
    ? accept(text)
    : reject('2 to 64 characters out of letters, digits and _ + = , . @ -');

/** A claim value that an OIDC provider may list: at most 255 printable characters without blanks. */
export const parseAudience: Parser<string> = (text) =>
  /^[\x21-\x7e]{1,255}$/.test(text) ? accept(text) : reject('1 to 255 printable ASCII characters without blanks');

/** An access key id, of a user or of a session. */
export const parseAccessKeyId: Parser<string> = (text) =>
  isAccessKeyId(text) ? accept(text) : reject('16 to 128 letters and digits');

/** A secret access key or a session token. */
export const parseKeyMaterial: Parser<string> = (text) =>
  isGivenKeyMaterial(text) ? accept(text) : reject('16 or more printable ASCII characters without blanks');

/** A key for an emulator, which takes any: `test`, `minioadmin`. */
export const parseEmulatorKey: Parser<string> = (text) =>
  isEmulatorKey(text) ? accept(text) : reject('printable ASCII characters without blanks');

/**
 * An external id.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const parseExternalId: Parser<string> = (text) =>
  /^[\w+=,.@:/-]{2,1224}$/.test(text)
    ? accept(text)
    : reject('2 to 1224 characters out of letters, digits and _ + = , . @ : / -');

/**
 * The name of a profile, in the characters that every SDK and the CLI accept.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export const parseProfileName: Parser<string> = (text) =>
  /^[\w@+.%:/-]{1,128}$/.test(text) && !/^(?:DEFAULT|__proto__)$/.test(text)
    ? accept(text)
    : reject('the name of a profile: 1 to 128 letters, digits and _ @ + . % : / -');

/**
 * An account id.
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
 */
export const parseAccountId: Parser<string> = (text) =>
  /^\d{12}$/.test(text) ? accept(text) : reject('an account id of 12 digits');

/** The ARN of a role, in which `*` and `?` stand for other characters. */
export const parseRolePattern: Parser<string> = (text) =>
  /^arn:[a-z*?-]+:iam::[\d*?]{1,12}:role\/[\x21-\x7e]+$/.test(text) && (hasWildcard(text) || parseRoleArn(text))
    ? accept(text)
    : reject('the ARN of an IAM role, in which * and ? may stand for other characters');

function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

const ROLES_MAX_COUNT = 100;

/** A role that later steps use by the name of a profile. */
export interface NamedRole {
  readonly profile: string;
  readonly role: RoleArn;
}

/** Roles as `profile = arn` lines. */
export const parseNamedRoles: Parser<readonly NamedRole[]> = (text) => {
  const rule = `at most ${ROLES_MAX_COUNT} lines of profile = arn, each profile once`;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const pairs = lines
    .map((line) => line.split('=', 1)[0]?.trim() ?? '')
    .map((profile, n) => {
      const line = lines[n] ?? '';
      return { profile, line, role: parseRoleArn(line.slice(line.indexOf('=') + 1).trim()) };
    });
  const bad = pairs.find(
    ({ profile, line, role }) => !line.includes('=') || role === undefined || !parseProfileName(profile).ok,
  );
  if (bad !== undefined) return reject(rule, `The line "${bad.line.trim()}" is not one.`);
  const roles = pairs.flatMap(({ profile, role }) => (role === undefined ? [] : [{ profile, role }]));
  const isOnce = new Set(roles.map(({ profile }) => profile)).size === roles.length;
  return roles.length > 0 && roles.length <= ROLES_MAX_COUNT && isOnce ? accept(roles) : reject(rule);
};

const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export const TAGS_MAX_COUNT = 50;

/**
 * The tags that say which run it is, in lower case: nobody else may set them, since policies believe them. The last six are not sent
 * yet.
 */
const OWN_TAGS: readonly string[] = [
  'github',
  'repository',
  'workflow',
  'action',
  'actor',
  'branch',
  'commit',
  'eventname',
  'baseref',
  'headref',
  'runid',
  'job',
  'triggeringactor',
];

/**
 * The key of a session tag.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
const parseTagKey: Parser<string> = (text) =>
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
  return pairs.length <= TAGS_MAX_COUNT
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
  if (/^["'].*["']$/.test(text)) return reject(rule);
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
  return isObject && Object.hasOwn(policy, 'Statement') && !text.includes('${{')
    ? accept(text)
    : reject(rule, 'It has no Statement.');
};
