// Which part of a refused value breaks the rule of its input, and what was probably meant: one sentence or two. Pure.
import { parseJson, parseServiceUrl, TAG_VALUE_MAX_LENGTH } from './parsers/plain-values.ts';
import { misreadAccount, ROLE_INPUTS, roleHint } from './role-faults.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import type { RawViolation } from './settings.ts';

/** The inputs and variables that take the URL of an endpoint. */
export const ENDPOINTS: readonly string[] = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_IAM'];

const LENGTHS: Readonly<Record<string, readonly [shortest: number, longest: number, characters: RegExp]>> = {
  'role-session-name': [2, 64, /[\w+=,.@-]/g],
  'role-external-id': [2, 1224, /[\w+=,.@:/-]/g],
  'aws-profile': [1, 128, /[\w@+.%:/-]/g],
  audience: [1, 255, /[\x21-\x7e]/g],
};

/** What may be wrong, and what else the step says that helps to correct it. */
interface Offense extends Pick<RawViolation, 'input' | 'text' | 'rule' | 'hint'> {
  /** Of the region, where it is known. */
  readonly partition: string;
}

/** The part of a value that breaks the rule; undefined where the rule itself says it. */
export function offendingPart(offense: Offense): string | undefined {
  const { input, text, rule, hint, partition } = offense;
  const value = text.trim();
  if (input.includes('_')) {
    const { hint: _, ...other } = offense;
    const fault = offendingPart({ ...other, input: INPUT_OF[input] ?? input.toLowerCase().replaceAll('_', '-') });
    return fault === undefined || hint === undefined ? fault : `${hint} ${fault}`;
  }
  const [, words] = /\bone of ([a-z, -]+)$/.exec(rule) ?? [];
  if (words !== undefined) return wordFault(value, words.split(', '));
  if (value === 'false' && rule !== 'true or false') return CONDITION_FALSE;
  const [, lowest, highest] = /^a duration from (\d+) to (\d+) seconds/.exec(rule) ?? [];
  if (highest !== undefined) return durationFault(value, Number(lowest), Number(highest));
  if (input === 'roles') return roleLineFault(value) ?? reservedIn(value) ?? hint;
  if (input === 'custom-tags') return offendingTag(value, hint === 'It is neither.') ?? lineFault(value);
  if (input === 'inline-session-policy') return policyFault(value);
  if (input === 'aws-region') return value === 'auto' ? NO_REGION : (regionFault(value) ?? hint);
  if (ENDPOINTS.includes(input)) return withScheme(value) ?? hint;
  if (/^(?:yes|on|y|1)$/i.test(value) && (BOOLEANS_OF_V4.includes(input) || input === READ_AS_TEXT))
    return whatYesMeant(input, value);
  if (rule === 'true or false') return booleanFault(value);
  if (input === 'aws-profile' && /^(?:DEFAULT|__proto__)$/.test(value)) return RESERVED[value];
  if (KEY_INPUTS.some((name) => name === input))
    return blankInside(value) ?? nameInKeyId(input, value) ?? hint ?? keyHint(value);
  if (input in ITEMS) return hint ?? offendingItem(input, value, partition);
  if (ROLE_INPUTS.includes(input) && value !== 'none') return hint ?? roleHint(value);
  const [shortest, longest, characters] = LENGTHS[input] ?? [];
  if (value === '' || shortest === undefined || longest === undefined || characters === undefined) return undefined;
  if (value.length < shortest) return `It has ${value.length} character; ${shortest} are needed.`;
  const tooLong = value.length > longest ? `It has ${value.length} characters; ${longest} are allowed.` : undefined;
  const rest = value.replace(characters, '');
  const [strange] = rest;
  const other = strange === undefined ? undefined : `It contains ${BLANKS[strange] ?? `"${strange}"`}.`;
  if (tooLong !== undefined) return other === undefined ? tooLong : `${tooLong} ${other}`;
  return other === undefined || input !== 'role-session-name' ? other : `${other} ${sessionName(value, rest)}`;
}

/** A name that AWS takes. What an expression gives cannot be corrected in the workflow. */
function sessionName(value: string, strange: string): string {
  const name = [...value].map((one) => (strange.includes(one) ? '-' : one)).join('');
  return value.includes('/')
    ? `Write "${name}", or leave the input out: then the name has the repository and the run.`
    : `Write "${name}".`;
}

const CONDITION_FALSE =
  'Where its condition is false, "condition && value" gives "false". Add "|| other-value", or an "if:" to the step.';

/** The word that somebody wrote in another way, or meant by yes or no. */
function wordFault(value: string, words: readonly string[]): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const no = /^(?:false|no|none|0)$/i.test(value) ? words.find((one) => one === 'never' || one === 'off') : undefined;
  const word = no ?? words.find((one) => bare(one) === bare(value));
  return word === undefined ? undefined : `Write ${word}.`;
}

function booleanFault(value: string): string | undefined {
  if (/^(?:yes|on|y|1|t|enabled?)$/i.test(value)) return 'Write true.';
  return /^(?:f|disabled?)$/i.test(value) ? 'Write false.' : undefined;
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** An amount with its unit: `1 hour`, `30min`, and the parts of `PT1H30M`. */
const AMOUNT =
  /(\d{1,9}(?:\.\d{1,3})?)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)(?![a-z])/gi;

/** What to write for a length of time in another spelling or unit. */
function durationFault(value: string, lowest: number, highest: number): string | undefined {
  const isAllowed = (seconds: number) => Number.isInteger(seconds) && seconds >= lowest && seconds <= highest;
  const plain = Number(/^\d{1,3}(?:[,_. ']\d{3})+$|^\d+$/.test(value) ? value.replace(/\D/g, '') : Number.NaN);
  const seconds = Number.isNaN(plain) ? secondsIn(value) : plain;
  if (isAllowed(seconds)) return `Write ${seconds}.`;
  if (plain > highest && isAllowed(plain / 1000)) return `If these are milliseconds, write ${plain / 1000}.`;
  if (isAllowed(plain * 60)) return `If these are minutes, write ${plain}m.`;
  return isAllowed(plain * 3600) ? `If these are hours, write ${plain}h.` : undefined;
}

function secondsIn(text: string): number {
  const [, hours, minutes, rest = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  const amounts = [...text.matchAll(AMOUNT)];
  const isAll = /^(?:PT|[\s,]|and)*$/i.test(text.replace(AMOUNT, ''));
  const unitOf = (unit: string) => UNIT_SECONDS[/^mi?l?l?i?s/.test(unit) ? 'ms' : unit.charAt(0)] ?? Number.NaN;
  const sum = amounts.reduce((all, [, amount, unit = '']) => all + Number(amount) * unitOf(unit.toLowerCase()), 0);
  return isAll && amounts.length > 0 ? sum : Number.NaN;
}

/**
 * What a yes meant to configure-aws-credentials: no, before v5.
 * @see https://github.com/aws-actions/configure-aws-credentials/blob/v4.3.1/src/index.ts
 */
function whatYesMeant(input: string, value: string): string {
  return input === READ_AS_TEXT
    ? `configure-aws-credentials v5 and v6 read "${value}" as true, and v4 read it as false.`
    : `configure-aws-credentials v4 read "${value}" as false.`;
}

/** Since v5, any text in it is a yes. */
const READ_AS_TEXT = 'use-existing-credentials';
const BOOLEANS_OF_V4: readonly string[] = [
  'mask-aws-account-id',
  'role-skip-session-tagging',
  'role-chaining',
  'output-credentials',
  'output-env-credentials',
  'unset-current-credentials',
  'disable-retry',
  'special-characters-workaround',
];

/**
 * Names that some tools take for something else than a profile.
 * @see https://docs.python.org/3/library/configparser.html#configparser.ConfigParser.default_section
 */
const RESERVED: Readonly<Record<string, string>> = {
  DEFAULT:
    'The AWS CLI and boto3 find no profile of that name: they give what is in [DEFAULT] to all profiles. Write default in lower case.',
  ['__proto__']: 'The AWS SDK for JavaScript refuses files with such a profile.',
};

/** Where one of the lines has such a name. */
function reservedIn(lines: string): string | undefined {
  const [, name = ''] = /^[ \t]*(DEFAULT|__proto__)[ \t]*=/m.exec(lines) ?? [];
  return RESERVED[name];
}

/** Where a key was copied from a display that wraps. */
function blankInside(value: string): string | undefined {
  const [blank] = /\s/.exec(value) ?? [];
  if (blank === undefined) return undefined;
  const isBreak = /[\r\n]/.test(value);
  return isBreak
    ? 'It contains a line break. Join its lines.'
    : `It contains ${BLANKS[blank] ?? 'a blank'}. Remove it.`;
}

function keyHint(value: string): string | undefined {
  return ['', 'none'].includes(value) ? undefined : 'Blanks, line breaks and quotes are often copied along.';
}

function nameInKeyId(input: string, value: string): string | undefined {
  return input === KEY_INPUTS[0] && /^(?!A[KS]IA|none$)[\w+=,.-]{1,64}$/.test(value)
    ? 'Access key IDs start with AKIA or ASIA. This is possibly a user name.'
    : undefined;
}

const BLANKS: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\t': 'a tab',
  '\r': 'a line break',
  '\n': 'a line break',
};

/** The variables that are read in place of an input of another name. */
export const INPUT_OF: Readonly<Record<string, string>> = {
  AWS_DEFAULT_REGION: 'aws-region',
  AWS_REGION: 'aws-region',
};

function roleLineFault(text: string): string | undefined {
  if (/^[[{]/.test(text))
    return 'It looks like JSON. Write lines such as deploy = arn:aws:iam::111122223333:role/deploy.';
  return /^(?:-\s+)?[\w.-]+:\s+arn:/m.test(text) ? 'Write = in place of the colon between profile and ARN.' : undefined;
}

/** What is wrong with the first tag of a JSON object that breaks a rule, or with the form of all. */
function offendingTag(text: string, isOfWrongKind: boolean): string | undefined {
  const tags = parseJson(text);
  if (Array.isArray(tags)) return 'It is a list. Write {"Team":"blue"}.';
  if (typeof tags !== 'object' || tags === null) return isOfWrongKind ? jsonFault(text, '{"Team":"blue"}') : undefined;
  for (const [key, value] of Object.entries(tags as Readonly<Record<string, unknown>>)) {
    if (isOfWrongKind && (typeof value === 'object' || value === undefined))
      return `The value of "${key}" is ${nameOfKind(value)}.`;
    const fault = tagFault(key, String(value));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What is wrong with the first line of key=value that breaks a rule. JSON has no such lines. */
function lineFault(text: string): string | undefined {
  if (text.startsWith('{')) return undefined;
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
    const fault = key === '' ? undefined : tagFault(key.trim(), value.trim());
    if (fault !== undefined) return /,[^,=]+=/.test(value) ? `${fault} Write each tag on a line of its own.` : fault;
  }
  return undefined;
}

const TAG_KEY_MAX_LENGTH = 128;

function tagFault(key: string, value: string): string | undefined {
  if (key === '') return 'The key of a tag is empty.';
  if (key.length > TAG_KEY_MAX_LENGTH)
    return `A key has ${key.length} characters; ${TAG_KEY_MAX_LENGTH} are allowed. It begins with "${key.slice(0, 20)}".`;
  if (/^aws:/i.test(key)) return `The key "${key}" begins with "aws:", which AWS keeps for itself.`;
  const [inKey] = key.replace(TAG_CHARACTER, '');
  if (inKey !== undefined) return `The key "${key}" contains ${BLANKS[inKey] ?? inKey}.`;
  if (value.length > TAG_VALUE_MAX_LENGTH)
    return `The value of "${key}" has ${value.length} characters; ${TAG_VALUE_MAX_LENGTH} are allowed.`;
  const [inValue] = value.replace(TAG_CHARACTER, '');
  return inValue === undefined ? undefined : `The value of "${key}" contains ${SHOWN[inValue] ?? inValue}.`;
}

/** Those that would read as a part of the sentence. */
const SHOWN: Readonly<Record<string, string>> = { ...BLANKS, ',': '","', '.': '"."', ';': '";"' };

const TAG_CHARACTER = /[\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;

/** Why a text is not JSON, by the mistakes that people make most. */
function jsonFault(text: string, example: string): string | undefined {
  if (/^(?:file:\/\/)?[\w./\\-]+\.json$/i.test(text))
    return 'It is the path of a file. Give the text that is in the file.';
  if (/^[{[]\s*'/.test(text)) return 'JSON has double quotes, not single ones.';
  if (/,\s*[}\]]/.test(text)) return 'JSON has no comma before a closing brace or bracket.';
  if (/^[\w"-]+:(?:\s|$)/.test(text)) return `It looks like YAML. Write it as JSON, such as ${example}.`;
  return undefined;
}

/** What keeps a text from being a session policy. */
function policyFault(text: string): string | undefined {
  const policy = parseJson(text);
  if (policy === undefined) return jsonFault(text, '{"Version":"2012-10-17","Statement":[…]}');
  const { length } = JSON.stringify(policy);
  if (length < text.length && text.length > POLICY_MAX_LENGTH && length <= POLICY_MAX_LENGTH)
    return `It has ${text.length} characters, and ${length} without line breaks and indentation. Write it on one line.`;
  if (typeof policy === 'string') return 'It is JSON within a JSON text: toJSON() was applied once too often.';
  if (Array.isArray(policy)) return 'It is a list of statements. Write {"Version":"2012-10-17","Statement":[…]}.';
  const names = typeof policy === 'object' && policy !== null ? Object.keys(policy) : [];
  const name = names.find((one) => one !== 'Statement' && /^statements?$/i.test(one));
  return name === undefined ? undefined : `Write "Statement" in place of "${name}".`;
}

const POLICY_MAX_LENGTH = 2048;

const NO_REGION = 'Neither the input nor the environment variables AWS_REGION and AWS_DEFAULT_REGION name one.';

const REGION = /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/;

/** The region that somebody meant. */
export function regionFault(text: string): string | undefined {
  if (/^[a-z-]+-\d[a-z]$/.test(text)) return `${text} is an availability zone; its region is ${text.slice(0, -1)}.`;
  const written = text
    .toLowerCase()
    .replace(/[_\s]+/g, '-')
    .replace(/^([a-z]{2})((?:north|south|east|west|central)+)-?(\d)$/, '$1-$2-$3');
  if (written !== text && REGION.test(written)) return `Write ${written}.`;
  const [, region] = /^([a-z]{2,4}(?:-[a-z]+)+-\d)-[a-z0-9-]+$/.exec(text) ?? [];
  if (region !== undefined) return `It is a zone. Its region is ${region}.`;
  if (/^(?!aws-)[a-z]{2,4}(?:-[a-z]+)+$/.test(text)) return `Region names end in a number, such as ${text}-1.`;
  if (/^[a-z]{2,4}(?:-[a-z]+)+\d$/.test(text))
    return `A hyphen is missing before the number: ${text.replace(/(?=\d$)/, '-')}.`;
  if (/^(?:aws-)?global$/i.test(text)) return 'Every session is requested in a region. Choose one, such as us-east-1.';
  if (/^https?:\/\//i.test(text)) return 'It is a URL. Give the name of the region alone, such as eu-central-1.';
  const several = text.split(/[,;\s]+/).filter((one) => REGION.test(one));
  if (several.length > 1) return 'It must be one region. Use a matrix for several.';
  return /[A-Z_\s]/.test(text) ? 'Region names are lower case, with hyphens.' : undefined;
}

/** The URL that somebody meant who gave a host alone. */
function withScheme(text: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(text) || !/^[\w.-]+(?::\d+)?(?:\/|$)/.test(text)) return undefined;
  const [http, https] = [`http://${text}`, `https://${text}`];
  const url = [http, https].find((one) => parseServiceUrl(one).ok);
  return url === undefined ? undefined : `Write ${url}.`;
}

/** What each item of a list looks like. */
const ITEMS: Readonly<Record<string, RegExp>> = {
  'allowed-account-ids': /^\d{12}$/,
  'managed-session-policies': /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/\S+$/,
  'allowed-role-arns': /^arn:\S+:role\/\S+$/,
  'role-chain': /^arn:\S+:role\/\S+$/,
};

/** What is wrong with a list, or with its first wrong item: where there are many, nobody finds it. */
function offendingItem(input: string, text: string, partition: string): string | undefined {
  if (/^[[{]/.test(text)) return 'It looks like JSON. Write the items alone, on lines of their own.';
  if (/^-\s/.test(text)) return 'The hyphens are part of the value. Write the items alone, on lines of their own.';
  if (/(?:^|\s)#/.test(text)) return 'Comments are part of the value. Remove them.';
  if (text.includes(';')) return 'Items are separated by commas or line breaks, not by semicolons.';
  const items = text.split(/[,\s]+/).filter((item) => item !== '');
  const wrong = items.find((item) => !ITEMS[input]?.test(item));
  if (input === 'allowed-account-ids' && wrong !== undefined) return accountFault(wrong, items.length > 1);
  if (input === 'managed-session-policies' && wrong !== undefined && /^[\w+=.@-]{1,128}$/.test(wrong))
    return policyName(wrong, partition);
  const [fault] = ROLE_INPUTS.includes(input) ? items.flatMap((item) => roleHint(item) ?? []) : [];
  if (fault !== undefined || wrong === undefined || items.length === 1) return fault;
  return `The item "${wrong}" is not one.`;
}

/**
 * AWS's own policies for functions of a job, whose ARNs have a path.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
const JOB_FUNCTIONS =
  /^(?:Billing|DatabaseAdministrator|DataScientist|NetworkAdministrator|SupportUser|SystemAdministrator|ViewOnlyAccess)$/;

function policyName(name: string, partition: string): string {
  const path = JOB_FUNCTIONS.test(name) ? 'job-function/' : '';
  return `"${name}" is a name. If the policy is one of AWS, write arn:${partition}:iam::aws:policy/${path}${name}.`;
}

function accountFault(item: string, isOfSeveral: boolean): string | undefined {
  const [, account] = /:(\d{12}):/.exec(item) ?? [];
  if (account !== undefined) return `It is an ARN. The account id in it is ${account}.`;
  const misread = misreadAccount(item);
  if (misread !== undefined) return misread;
  if (/^(?!none$|any$|auto$)[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(item) && /[a-z]/.test(item))
    return `"${item}" is not a number. If it is an alias, write the 12 digits of its account ID.`;
  return isOfSeveral ? `The item "${item}" is not one.` : undefined;
}

function nameOfKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
