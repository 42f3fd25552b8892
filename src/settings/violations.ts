// What may be shown of refused inputs: no secret, whichever input it was given to; and what is wrong with the text of one, by marks that
// no rule has: expressions and variables that nobody evaluated, quotes, characters that cannot be seen, ARNs of another kind. Loaded
// only where an input is refused. Effect: masks the secrets in inputs and environment.

import { ignoresEndpoints } from '../net/service-url.ts';
import { isGivenKeyMaterial, REDACTED, withoutLookalikesInInput, withoutPasswords } from '../secrets/shapes.ts';
import { maskPrevious, type Vault } from '../secrets/vault.ts';
import { plainText } from '../util/text.ts';
import { describeKeyFault, keyFault } from './key-faults.ts';
import { parseJson, parseServiceUrl, TAG_VALUE_MAX_LENGTH } from './parsers/plain-values.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import type { InputViolation, RawInputs, RawViolation } from './settings.ts';

const SHOWN_VALUE_MAX_LENGTH = 120;
/** Their values are never shown. */
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
/** The user and password in these may have any characters. */
const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_IAM'];

/** The broken rules, with what may be shown of the values. Masks the secrets in inputs and environment first. */
export function violationsOf(
  violations: readonly RawViolation[],
  { inputs, environment }: Pick<RawInputs, 'inputs' | 'environment'>,
  vault: Vault,
): readonly InputViolation[] {
  keepSecrets(inputs, environment, vault);
  const shown = (text: string) => withoutLookalikesInInput(vault.redact(text));
  return violations.map(({ input, text, rule, usual, hint: ownHint }) => {
    const empty = usual === undefined ? undefined : emptyHint(input, usual);
    const fault =
      empty ??
      otherThanKeyId(input, inputs) ??
      textFault(input, text) ??
      unreadEndpoint(input, text.trim(), { inputs, environment }) ??
      offendingPart(input, text, ownHint) ??
      ownHint;
    const hint = fault ?? whatIsMeant(input, text, environment);
    const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
    // A hint may quote a piece of a secret that no longer looks like one.
    const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
    const safeHint = hasSecret
      ? hint?.replace(/"(?!with:").*"/s, `"${REDACTED}"`).replace(/\$\{\{.*\}\}/s, '${{ … }}')
      : hint;
    return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
  });
}

const LENGTHS: Readonly<Record<string, readonly [shortest: number, longest: number, characters: RegExp]>> = {
  'role-session-name': [2, 64, /[\w+=,.@-]/g],
  'role-external-id': [2, 1224, /[\w+=,.@:/-]/g],
  'aws-profile': [1, 128, /[\w@+.%:/-]/g],
  audience: [1, 255, /[\x21-\x7e]/g],
};

/** Where a secret access key, or something else that is none, was given as the access key ID. */
function otherThanKeyId(input: string, inputs: RawInputs['inputs']): string | undefined {
  const [accessKeyId, secretAccessKey] = KEY_INPUTS;
  if (input !== accessKeyId) return undefined;
  const [id = '', secret = ''] = [inputs[accessKeyId], inputs[secretAccessKey]];
  const fault = keyFault({ accessKeyId: id.trim(), secretAccessKey: secret.trim() });
  const isOther = fault !== undefined && ['swapped', 'id-is-secret', 'id-is-other'].includes(fault.kind);
  return isOther ? describeKeyFault(fault, { accessKeyId, secretAccessKey }) : undefined;
}

/** Where the environment has the endpoint of an emulator, which tools of later steps use, and the value could be for it. */
function unreadEndpoint(
  input: string,
  value: string,
  { inputs, environment }: Pick<RawInputs, 'inputs' | 'environment'>,
): string | undefined {
  const isOther = /^(?!auto$)./.test(inputs['sts-endpoint']?.trim() ?? '') || environment['AWS_ENDPOINT_URL_STS'];
  if (!environment['AWS_ENDPOINT_URL'] || isOther || ignoresEndpoints(environment)) return undefined;
  const isRegion =
    [input, INPUT_OF[input]].includes('aws-region') && value !== 'auto' && regionFault(value) === undefined;
  return isRegion || KEY_INPUTS.some((name) => name === input)
    ? 'This step does not read AWS_ENDPOINT_URL. For the emulator there, set sts-endpoint, too.'
    : undefined;
}

/** The part of a value that breaks the rule; undefined where the rule itself says it. */
function offendingPart(input: string, text: string, hint: string | undefined): string | undefined {
  const value = text.trim();
  if (input.includes('_')) {
    const fault = offendingPart(INPUT_OF[input] ?? input.toLowerCase().replaceAll('_', '-'), text, undefined);
    return fault === undefined || hint === undefined ? fault : `${hint} ${fault}`;
  }
  if (input === 'roles') return roleLineFault(value) ?? reservedIn(value) ?? hint;
  if (input === 'custom-tags') return offendingTag(value, hint === 'It is neither.') ?? lineFault(value);
  if (input === 'inline-session-policy') return policyFault(value);
  if (input === 'aws-region') return value === 'auto' ? NO_REGION : (regionFault(value) ?? hint);
  if (ENDPOINTS.includes(input)) return withScheme(value) ?? hint;
  if (/^(?:yes|on|y|1)$/i.test(value) && (BOOLEANS_OF_V4.includes(input) || input === READ_AS_TEXT))
    return whatYesMeant(input, value);
  if (input === 'aws-profile' && /^(?:DEFAULT|__proto__)$/.test(value)) return RESERVED[value];
  if (KEY_INPUTS.some((name) => name === input))
    return blankInside(value) ?? nameInKeyId(input, value) ?? hint ?? keyHint(value);
  if (input in ITEMS) return hint ?? offendingItem(input, value);
  if (ROLE_INPUTS.includes(input) && value !== 'none') return hint ?? roleHint(value);
  const [shortest, longest, characters] = LENGTHS[input] ?? [];
  if (value === '' || shortest === undefined || longest === undefined || characters === undefined) return undefined;
  if (value.length < shortest) return `It has ${value.length} character; ${shortest} are needed.`;
  const tooLong = value.length > longest ? `It has ${value.length} characters; ${longest} are allowed.` : undefined;
  const [strange] = value.replace(characters, '');
  const other = strange === undefined ? undefined : `It contains ${BLANKS[strange] ?? `"${strange}"`}.`;
  return tooLong === undefined || other === undefined ? (tooLong ?? other) : `${tooLong} ${other}`;
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
  return input === KEY_INPUTS[0] && /^(?!A[KS]IA)[\w+=,.-]{1,64}$/.test(value)
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
const INPUT_OF: Readonly<Record<string, string>> = { AWS_DEFAULT_REGION: 'aws-region', AWS_REGION: 'aws-region' };

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

/** What is wrong with the first line of key=value that breaks a rule. */
function lineFault(text: string): string | undefined {
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
function regionFault(text: string): string | undefined {
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
function offendingItem(input: string, text: string): string | undefined {
  if (/^[[{]/.test(text)) return 'It looks like JSON. Write the items alone, on lines of their own.';
  if (/^-\s/.test(text)) return 'The hyphens are part of the value. Write the items alone, on lines of their own.';
  if (/(?:^|\s)#/.test(text)) return 'Comments are part of the value. Remove them.';
  if (text.includes(';')) return 'Items are separated by commas or line breaks, not by semicolons.';
  const items = text.split(/[,\s]+/).filter((item) => item !== '');
  const wrong = items.find((item) => !ITEMS[input]?.test(item));
  if (input === 'allowed-account-ids' && wrong !== undefined) return accountFault(wrong, items.length > 1);
  const [fault] = ROLE_INPUTS.includes(input) ? items.flatMap((item) => roleHint(item) ?? []) : [];
  if (fault !== undefined || wrong === undefined || items.length === 1) return fault;
  return `The item "${wrong}" is not one.`;
}

function accountFault(item: string, isOfSeveral: boolean): string | undefined {
  const [, account] = /:(\d{12}):/.exec(item) ?? [];
  if (account !== undefined) return `It is an ARN. The account id in it is ${account}.`;
  const misread = misreadAccount(item);
  if (misread !== undefined) return misread;
  return isOfSeveral ? `The item "${item}" is not one.` : undefined;
}

/** What becomes of an id that was taken for a number on its way: `12345678901`, `1.11122223333e+11`. */
function misreadAccount(text: string): string | undefined {
  if (/^\d{4}-\d{4}-\d{4}$/.test(text)) return `Leave out the hyphens: ${text.replaceAll('-', '')}.`;
  return /^(?:\d{9,11}|\d(?:\.\d+)?e\+?11)$/i.test(text)
    ? `"${text}" may be what is left of an account id that was read as a number. Put the id in quotes where it is written.`
    : undefined;
}

function nameOfKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/** Variables in which people expect the action to look for the role. */
const ROLE_VARIABLES = ['ROLE_TO_ASSUME', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE_ARN', 'AWS_ROLE'];

/** What somebody may have meant who named no role. */
function whatIsMeant(input: string, text: string, environment: RawInputs['environment']): string | undefined {
  if (input !== 'role-to-assume' || text !== 'none') return undefined;
  const variable = ROLE_VARIABLES.find((name) => environment[name]);
  return variable === undefined
    ? 'To check the credentials that the job has already, set mode: verify.'
    : `${variable} is set in the environment, but only inputs name a role. Add role-to-assume: ${'${{'} env.${variable} }}.`;
}

/** An empty value that could be no restriction, and could be one that got lost: the workflow has to say which. */
function emptyHint(name: string, usual: string): string {
  const way = `${name}: \${{ inputs.${name} || '${usual}' }}`;
  return `An expression probably came out empty. If ${usual} is meant where it is empty, write it so: ${way}`;
}

const MASKED_INPUTS = [...KEY_INPUTS, 'github-token'];

function keepSecrets(inputs: RawInputs['inputs'], environment: RawInputs['environment'], vault: Vault): void {
  maskPrevious(vault, environment);
  const texts = [
    ...MASKED_INPUTS.map((name) => inputs[name] ?? ''),
    environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
  ];
  const secrets = texts.flatMap((text) => text.split(/\s+/)).filter(isGivenKeyMaterial);
  vault.keep(Object.fromEntries(secrets.entries()));
}

function shownValue(input: string, text: string, shown: (text: string) => string): string {
  if (SECRET_INPUTS.includes(input)) return text.trim() === '' || text === 'none' ? text.trim() : REDACTED;
  const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${REDACTED}@`) : text;
  const looksSecret = withoutLookalikesInInput(given) !== withoutPasswords(given);
  return looksSecret ? REDACTED : plainText(shown(given), SHOWN_VALUE_MAX_LENGTH);
}

/** Names of characters that look like a blank or like nothing. Any other is named by its number alone. */
const HIDDEN: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a word joiner',
  '\ufeff': 'a byte order mark',
};

/** Their values may have quotes and any letters, and policies have variables of their own. */
const FREE_TEXTS = ['custom-tags', 'inline-session-policy', 'INLINE_SESSION_POLICY', 'transitive-tag-keys'];

/** What instructions have where a value of one's own belongs. */
const PLACEHOLDER = /<[A-Za-z][\w .-]*>|\b(?:YOUR|MY)[-_][A-Z_-]+\b|\bx{12}\b/i;

const ROLE_INPUTS = ['role-to-assume', 'role-chain', 'roles', 'allowed-role-arns'];

/**
 * What is wrong with a text, in one sentence or two.
 * @param input - its name
 * @returns undefined where nothing of this kind is
 */
export function textFault(input: string, text: string): string | undefined {
  const trimmed = text.trim();
  return (
    hiddenCharacter(trimmed) ??
    notEvaluated(trimmed, FREE_TEXTS.includes(input) ? EXPRESSIONS : [...EXPRESSIONS, ...OTHERS]) ??
    (FREE_TEXTS.includes(input)
      ? undefined
      : (quotes(trimmed) ??
        placeholder(trimmed) ??
        nothing(trimmed) ??
        masked(input, trimmed) ??
        (input === 'roles' ? undefined : assigned(trimmed)) ??
        foreignLetter(trimmed))) ??
    (ROLE_INPUTS.includes(input) ? (otherArn(trimmed) ?? roleFault(input, trimmed)) : undefined)
  );
}

function hiddenCharacter(text: string): string | undefined {
  const index = text.search(/[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/);
  if (index < 0) return undefined;
  const character = text.charAt(index);
  return `Character ${index + 1} is ${HIDDEN[character] ?? 'a hidden character'} (${codePoint(character)}). Type the value again instead of pasting it.`;
}

/** What word processors and other keyboards write in place of ASCII. */
const LOOKALIKES: Readonly<Record<string, readonly [name: string, meant: string]>> = {
  '\u2010': ['a typographic hyphen', '-'],
  '\u2011': ['a no-break hyphen', '-'],
  '\u2013': ['an en dash', '-'],
  '\u2014': ['an em dash', '-'],
  '\u2212': ['a minus sign', '-'],
  '\uff1a': ['a full-width colon', ':'],
  '\uff0f': ['a full-width slash', '/'],
};

function foreignLetter(text: string): string | undefined {
  const [letter] = /[^\p{ASCII}]/u.exec(text) ?? [];
  if (letter === undefined) return undefined;
  const position = text.indexOf(letter) + 1;
  const [name, meant] = LOOKALIKES[letter] ?? [];
  return name === undefined
    ? `Character ${position} is ${codePoint(letter)}, which is not ASCII.`
    : `Character ${position} is ${name} (${codePoint(letter)}). Write "${meant}".`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const NAME = '[A-Za-z_][\\w-]*';

/** A form of what should have been replaced, and what to write. */
type Form = readonly [form: RegExp, advice: (name: string) => string];

const EXPRESSIONS: readonly Form[] = [
  [
    /\$\{\{/,
    () => 'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
  ],
  [new RegExp(`\\{\\{\\s*(${NAME}(?:\\.${NAME})+)`), (name) => `The dollar sign is missing. Write \${{ ${name} }}.`],
];

const OTHERS: readonly Form[] = [
  [/\$\{AWS::(\w+)\}/, (name) => `\${AWS::${name}} is filled in by CloudFormation alone. Write the value itself.`],
  [
    new RegExp(`(?:\\$|^)\\{\\s*((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)\\s*\\}`),
    (name) => `Expressions need two braces. Write \${{ ${name} }}.`,
  ],
  [
    new RegExp(`\\$\\{(${NAME}(?:\\.${NAME})+)\\}`),
    (name) => `\${${name}} is filled in by Terraform alone. Write the value itself.`,
  ],
  [
    new RegExp(`^((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)$`),
    (name) => `Expressions need braces. Write \${{ ${name} }}.`,
  ],
  [/\$\(/, () => 'Commands don\'t run in "with:". Run it in a step before this one, and use an output of that step.'],
  [
    new RegExp(`\\$(?:env:|\\{)?(${NAME})|%(${NAME})%`, 'i'),
    (name) => `Shell variables don't work in "with:". Write \${{ env.${name} }}.`,
  ],
];

function notEvaluated(text: string, forms: readonly Form[]): string | undefined {
  for (const [form, advice] of forms) {
    const [found, ...names] = form.exec(text) ?? [];
    if (found !== undefined) return advice(names.find((name) => name !== undefined) ?? '');
  }
  return undefined;
}

function quotes(text: string): string | undefined {
  return /^["'`\u2018-\u201f\u00ab]|["'`\u2018-\u201f\u00bb]$/.test(text)
    ? 'The quotes are part of the value. Remove them.'
    : undefined;
}

function placeholder(text: string): string | undefined {
  const [found] = PLACEHOLDER.exec(text) ?? [];
  return found === undefined ? undefined : `"${found}" is a placeholder. Put your own value there.`;
}

/** What scripts and templates write for a value that is not there. */
function nothing(text: string): string | undefined {
  return /^(?:null|undefined|None|nil|NaN|<no value>|\[object Object\])$/.test(text)
    ? `A script or an expression without a value probably wrote "${text}".`
    : undefined;
}

/** Patterns may have wildcards in a row. */
function masked(input: string, text: string): string | undefined {
  return text.includes('***') && !['allowed-role-arns', 'expected-subject'].includes(input)
    ? 'It contains ***, as logs show masked values. Copy the value from where it was made.'
    : undefined;
}

/** A line of a file or of a script in place of a value. */
function assigned(text: string): string | undefined {
  if (/^\{/.test(text)) return 'It is JSON. Give the value alone.';
  return /^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text)
    ? 'It begins with the name of a variable. Give the value alone.'
    : undefined;
}

const ROLE_ARN = /arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]{0,600}[\w+=.@-]/g;

/** What is wrong with a text that should be the ARN of a role, where it is none of another kind. */
function roleFault(input: string, text: string): string | undefined {
  const [, inner] = /:role\/(arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]+)$/.exec(text) ?? [];
  if (inner !== undefined) return `It has an ARN in place of the role's name. Give that ARN alone: ${inner}.`;
  const arns = text.match(ROLE_ARN) ?? [];
  if (input === 'role-to-assume' && arns.length > 1)
    return 'It has several ARNs. Use "roles" for several at once, and "role-chain" for more behind the first.';
  if (input === 'role-to-assume' && arns[0] !== undefined)
    return arns[0] === text ? longName(text) : `Give the ARN alone: ${arns[0]}.`;
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/$/.test(text))
    return 'The name of the role is empty. An expression probably came out empty.';
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\//i.test(text))
    return 'The beginning must be in lower case: arn:aws:iam::ACCOUNT:role/NAME.';
  if (/^arn:[a-z-]+:iam:\d/.test(text)) return 'A colon is missing: two belong before the account id.';
  if (/^arn:[a-z-]+:iam:::/.test(text)) return 'The account id in it is empty. An expression probably came out empty.';
  const [, account] = /^arn:[a-z-]+:iam::(\d{4}-\d{4}-\d{4}):/.exec(text) ?? [];
  if (account !== undefined) return `Leave out the hyphens of the account id: ${account.replaceAll('-', '')}.`;
  if (/^arn:[a-z-]+:iam::\d{12}:roles?[:/]/.test(text)) return 'After the account id belongs role/ and the name.';
  const [, name] = /arn:[a-z-]+:iam::([A-Za-z][\w-]*):role\//.exec(text) ?? [];
  if (name !== undefined && name !== 'aws') return `"${name}" is a placeholder. Put the id of your account there.`;
  const [, service] = /^arn:[a-z-]+:(?!iam:|sts:)([a-z0-9-]+):/.exec(text) ?? [];
  if (service !== undefined) return `It is the ARN of a resource of ${service}, not of a role.`;
  if (/^https?:\/\//i.test(text)) return 'It is a URL. The ARN is on the page of the role in the IAM console.';
  return /^\d{12}$/.test(text) ? 'It is an account id. The ARN also has the name of the role.' : undefined;
}

/** What a text is that names no role, where nothing else is known to be wrong with it. */
function roleHint(text: string): string | undefined {
  if (/\s/.test(text)) return 'It contains white space.';
  const [, account] = /^arn:[a-z-]+:iam::(?!\d{12}:)([\d.e+]*):role\//i.exec(text) ?? [];
  if (account !== undefined) return misreadAccount(account) ?? 'The account id in it must have exactly 12 digits.';
  if (/^arn:[a-z-]+:iam::\d{12}:(?!role\/)/.test(text)) return 'It names something else than a role.';
  if (/^[\w+=,.@-]+$/.test(text)) return 'It looks like the name of a role; the ARN says which account it is in.';
  return undefined;
}

function longName(arn: string): string | undefined {
  const { length } = arn.slice(arn.lastIndexOf('/') + 1);
  return length > 64 ? `The name of the role has ${length} characters; 64 are allowed.` : undefined;
}

/** What IAM calls the kinds of ARNs that people copy in place of that of a role. */
const KINDS: Readonly<Record<string, string>> = {
  'oidc-provider': 'an OIDC provider',
  'saml-provider': 'a SAML provider',
  policy: 'a policy',
  user: 'a user',
  group: 'a group',
  root: 'an account',
};

function otherArn(text: string): string | undefined {
  const [, partition = '', service, account = '', kind = '', rest = ''] =
    /arn:([a-z-]+):(iam|sts)::(\d{12}|aws):(assumed-role|instance-profile|oidc-provider|saml-provider|policy|user|group|root)(?:\/([^\s,]*))?/.exec(
      text,
    ) ?? [];
  if (service === undefined) return undefined;
  // The policies of AWS itself are in no account.
  const role = (name: string) => `arn:${partition}:iam::${account === 'aws' ? '111122223333' : account}:role/${name}`;
  const name = rest.split('/')[0] ?? '';
  if (kind === 'assumed-role') return `This is a session of a role. The role is ${role(name)}, perhaps with a path.`;
  if (kind === 'instance-profile') return `This is an instance profile. Its role is often ${role(rest)}.`;
  return `This is the ARN of ${KINDS[kind]}. A role ARN looks like ${role('deploy')}.`;
}
