// One parser a kind of value: text to value, or the rule that it breaks. Pure.
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import { isPrivateUrl } from '../service-url.ts';
import type { NamedRole } from './settings.ts';

/** A value, or the rule (completing "must be …") that the text breaks. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Rejected;
export type Rejected = { readonly ok: false; readonly rule: string; readonly hint?: string };
export type Parser<T> = (text: string) => Parsed<T>;

const accept = <T>(value: T): Parsed<T> => ({ ok: true, value });
const reject = (rule: string, hint?: string): Rejected => ({
  ok: false,
  rule,
  ...(hint === undefined ? {} : { hint }),
});

/** `true` or `false`, in the spellings of YAML 1.2's core schema. */
export const parseBoolean: Parser<boolean> = (text) => {
  if (/^(?:true|True|TRUE)$/.test(text)) return accept(true);
  if (/^(?:false|False|FALSE)$/.test(text)) return accept(false);
  return reject('true or false');
};

/** One of the given words. */
export function parseWord<const W extends string>(...words: readonly W[]): Parser<W> {
  return (text) => {
    const word = words.find((one) => one === text);
    return word === undefined ? reject(`one of ${words.join(', ')}`) : accept(word);
  };
}

/** A whole number in the range, both ends included. */
export function parseInteger(lowest: number, highest: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= lowest && value <= highest ? accept(value) : reject(`a whole number from ${lowest} to ${highest}`);
  };
}

const UNIT_SECONDS = { '': 1, s: 1, m: 60, h: 3600 } as const;

/** A length of time (`3600`, `3600s`, `60m`, `1h`) in the range of seconds, both ends included. */
export function parseDuration(lowestSeconds: number, highestSeconds: number): Parser<number> {
  return (text) => {
    const [, amount, unit] = /^(\d{1,9})(s|m|h|)$/.exec(text) ?? [];
    const seconds = Number(amount) * UNIT_SECONDS[(unit ?? '') as keyof typeof UNIT_SECONDS];
    return seconds >= lowestSeconds && seconds <= highestSeconds
      ? accept(seconds)
      : reject(`a duration from ${lowestSeconds} to ${highestSeconds} seconds, such as 3600, 60m or 1h`);
  };
}

/** A region's name; whether the region exists, only DNS can tell. */
export const parseRegion: Parser<string> = (text) =>
  /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text)
    ? accept(text)
    : reject('the name of an AWS region, such as eu-central-1', regionHint(text));

function regionHint(text: string): string | undefined {
  if (/^[a-z-]+-\d[a-z]$/.test(text)) return `${text} is an availability zone; its region is ${text.slice(0, -1)}.`;
  if (/[A-Z_\s]/.test(text)) return 'Region names are lower case, with hyphens.';
  return undefined;
}

export const ROLE_RULE = 'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/deploy';

/** A role in the account of the first credentials. */
export interface RoleName {
  /** Path and name, without a slash at the start. */
  readonly pathAndName: string;
}

/** The ARN of an IAM role, or its name alone. */
export const parseRoleOrName: Parser<RoleArn | RoleName> = (text) => {
  const name = /^(?:[\x21-\x2e\x30-\x7e]+\/)*[\w+=,.@-]{1,64}$/.test(text) && !text.startsWith('arn:');
  return name ? accept({ pathAndName: text }) : parseRole(text);
};

/** The ARN of an IAM role. */
export const parseRole: Parser<RoleArn> = (text) => {
  const arn = parseRoleArn(text);
  return arn === undefined ? reject(ROLE_RULE, roleHint(text)) : accept(arn);
};

function roleHint(text: string): string | undefined {
  if (/^arn:[a-z-]+:sts:.*:assumed-role\//.test(text))
    return 'This is the ARN of a role session; give that of the role.';
  if (/^["'].*["']$/.test(text)) return 'The quotes are part of the value; remove them.';
  if (/\s/.test(text)) return 'It contains white space.';
  if (/^arn:[a-z-]+:iam::(?!\d{12}:)\d*:role\//.test(text)) return 'The account id in it must have exactly 12 digits.';
  if (/^arn:[a-z-]+:iam::\d{12}:(?!role\/)/.test(text)) return 'It names something else than a role.';
  if (/^[\w+=,.@-]+$/.test(text)) return 'It looks like the name of a role; the ARN says which account it is in.';
  return undefined;
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const parseRoleSessionName: Parser<string> = (text) =>
  /^[\w+=,.@-]{2,64}$/.test(text)
    ? accept(text)
    : reject('2 to 64 characters out of letters, digits and _ + = , . @ -');

/** A claim value that an OIDC provider may list: at most 255 printable characters without blanks. */
export const parseAudience: Parser<string> = (text) =>
  /^[\x21-\x7e]{1,255}$/.test(text) ? accept(text) : reject('1 to 255 printable ASCII characters without blanks');

/** Items between commas, white space or line breaks; none given is a rejection. */
export function parseList<T>(parseItem: Parser<T>, highestCount: number): Parser<readonly T[]> {
  return (text) => collect(itemsOf(text), parseItem, highestCount);
}

function collect<T>(items: readonly string[], parseItem: Parser<T>, highestCount: number): Parsed<readonly T[]> {
  const given = items.map((item) => item.trim()).filter((item) => item !== '');
  const results = given.map(parseItem);
  const rejected = results.find((result) => !result.ok);
  if (rejected !== undefined) return { ...rejected, rule: `a list, each item ${rejected.rule}` };
  const values = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (values.length === 0) return reject('a list with at least one item');
  return values.length > highestCount ? reject(`a list of at most ${highestCount} items`) : accept(values);
}

/** Items a line each, for values that may hold commas and blanks; none given is a rejection. */
export function parseLines<T>(parseItem: Parser<T>, highestCount: number): Parser<readonly T[]> {
  return (text) => collect(text.split(/\r?\n/), parseItem, highestCount);
}

function itemsOf(text: string): readonly string[] {
  return text.split(/[,\s]+/);
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html */
export const parseAccessKeyId: Parser<string> = (text) =>
  /^\w{16,128}$/.test(text) ? accept(text) : reject('16 to 128 letters and digits', KEY_HINT);

const KEY_HINT = 'Blanks, line breaks and quotes are often copied along.';

/** A secret access key or a session token: nothing that could break out of a header or a file. */
export const parseKeyMaterial: Parser<string> = (text) =>
  /^[\x21-\x7e]{16,8192}$/.test(text)
    ? accept(text)
    : reject('16 or more printable ASCII characters without blanks', KEY_HINT);

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const parseExternalId: Parser<string> = (text) =>
  /^[\w+=,.@:/-]{2,1224}$/.test(text)
    ? accept(text)
    : reject('2 to 1224 characters out of letters, digits and _ + = , . @ : / -');

const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const TAGS_MAX_COUNT = 50;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
export const parseTagKey: Parser<string> = (text) =>
  text.length >= 1 && text.length <= 128 && TAG_CHARACTERS.test(text) && !/^aws:/i.test(text)
    ? accept(text)
    : reject('a tag key: 1 to 128 letters, digits, blanks and _ . : / = + - @, not beginning with "aws:"');

/** Tags as a JSON object of texts, or as `key=value` lines. */
export const parseTags: Parser<Readonly<Record<string, string>>> = (text) => {
  const rule = `at most ${TAGS_MAX_COUNT} session tags, as a JSON object of texts or as lines of key=value; values of at most 256 letters, digits, blanks and _ . : / = + - @`;
  const pairs = text.startsWith('{') ? pairsInJson(text) : pairsInLines(text);
  if (pairs === undefined) return reject(rule, 'It is neither.');
  const bad = pairs.find(([key, value]) => !parseTagKey(key).ok || value.length > 256 || !TAG_CHARACTERS.test(value));
  if (bad !== undefined) return reject(rule, `The tag "${bad[0]}" breaks the rule.`);
  const keys = new Set(pairs.map(([key]) => key.toLowerCase()));
  if (keys.size < pairs.length) return reject(rule, 'Two keys differ in nothing but letter case.');
  return pairs.length >= 1 && pairs.length <= TAGS_MAX_COUNT
    ? accept(Object.fromEntries(pairs))
    : reject(rule, `It has ${pairs.length} tags.`);
};

type Pairs = readonly (readonly [string, string])[];

function pairsInJson(text: string): Pairs | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = Object.entries(value);
  return pairs.every((pair): pair is [string, string] => typeof pair[1] === 'string') ? pairs : undefined;
}

function pairsInLines(text: string): Pairs | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)] as const);
  return lines.every((line) => line.includes('='))
    ? pairs.map(([key, value]) => [key.trim(), value.trim()])
    : undefined;
}

/** The path of a file, absolute or relative to the workspace. */
export const parsePath: Parser<string> = (text) =>
  text !== '' && text.length <= PATH_MAX_LENGTH && !/\p{Cc}/u.test(text)
    ? accept(text)
    : reject(`a path of at most ${PATH_MAX_LENGTH} characters`);

/**
 * Characters that every SDK and the CLI take in the name of a profile.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export const parseProfileName: Parser<string> = (text) =>
  /^[\w@+.%:/-]{1,128}$/.test(text) && !/^(?:DEFAULT|__proto__)$/.test(text)
    ? accept(text)
    : reject('the name of a profile: 1 to 128 letters, digits and _ @ + . % : / -');

/** A proxy's URL; what it says of user and password is for the proxy alone. */
export const parseProxyUrl: Parser<string> = (text) => {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const rule = 'the URL of a proxy, such as http://proxy.example:3128';
  if (!URL.canParse(url)) return reject(rule);
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? accept(text) : reject(rule);
};

/** Any single-line text that is not empty. */
export function parseText(longest: number): Parser<string> {
  return (text) =>
    text !== '' && text.length <= longest && !/\p{Cc}/u.test(text.replace(/\s/g, ' '))
      ? accept(text)
      : reject(`a text of 1 to ${longest} characters`);
}

/** @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
export const parseAccountId: Parser<string> = (text) =>
  /^\d{12}$/.test(text) ? accept(text) : reject('an account id of 12 digits', accountHint(text));

function accountHint(text: string): string | undefined {
  return /^\d{1,11}$/.test(text)
    ? 'YAML reads an unquoted id as a number and drops its leading zeros; put it between quotes.'
    : undefined;
}

/** The ARN of a role, in which `*` and `?` stand for other characters. */
export const parseRolePattern: Parser<string> = (text) =>
  /^arn:[a-z*?-]+:iam::[\d*?]{1,12}:role\/[\x21-\x7e]+$/.test(text) && (hasWildcard(text) || parseRoleArn(text))
    ? accept(text)
    : reject('the ARN of an IAM role, in which * and ? may stand for other characters', roleHint(text));

function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

const SUBJECT_MAX_LENGTH = 1000;

/** A pattern for subjects, with `*` and `?`. It must say something of the subject, or it would be no check. */
export const parseSubjectPattern: Parser<string> = (text) => {
  const rule = `a subject of at most ${SUBJECT_MAX_LENGTH} characters, such as repo:octo-org/octo-repo:environment:production, in which * and ? may stand for other characters`;
  if (text.length > SUBJECT_MAX_LENGTH || /\p{Cc}/u.test(text)) return reject(rule);
  if (/^["'].*["']$/.test(text)) return reject(rule, 'The quotes are part of the value; remove them.');
  return /[^*?\s]/.test(text) ? accept(text) : reject(rule, 'Wildcards alone match every subject.');
};

const PATH_MAX_LENGTH = 1000;

/** A path below the workspace: relative, and not up again. */
export const parseWorkspacePath: Parser<string> = (text) => {
  const path = text.replaceAll('\\', '/');
  const parts = path.split('/');
  const inside = !/^(?:\/|[A-Za-z]:)/.test(path) && !parts.includes('..') && !/\p{Cc}/u.test(path);
  return inside && text.length <= PATH_MAX_LENGTH && !['', '.'].includes(parts.at(-1) ?? '')
    ? accept(path)
    : reject('the path of a file in the workspace, relative to it, such as iam/deploy-trust.json');
};

/** The ARN of a managed policy, AWS's own included. */
export const parsePolicyArn: Parser<string> = (text) =>
  /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/[\x21-\x7e]+$/.test(text)
    ? accept(text)
    : reject('the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess');

const POLICY_MAX_LENGTH = 2048;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const parseSessionPolicy: Parser<string> = (text) => {
  const rule = `an IAM policy as JSON of at most ${POLICY_MAX_LENGTH} characters, with a Statement`;
  if (text.length > POLICY_MAX_LENGTH) return reject(rule, `It has ${text.length} characters.`);
  const policy = parseJson(text);
  if (policy === undefined) return reject(rule, 'It is not JSON.');
  const isObject = typeof policy === 'object' && policy !== null && !Array.isArray(policy);
  return isObject && Object.hasOwn(policy, 'Statement') ? accept(text) : reject(rule, 'It has no Statement.');
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The URL of a service that is sent secrets: HTTPS, or HTTP to this very machine. */
export const parseServiceUrl: Parser<URL> = (text) => {
  const rule = 'an absolute https:// URL without user, query or fragment (http:// only for this machine itself)';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return reject(rule);
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPrivateUrl(url) && bare ? accept(url) : reject(rule);
};

const ROLES_MAX_COUNT = 100;

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
