import { modules as shared9734 } from './shared-9734.main.js';
export const id = 291;
export const ids = [291];
export const modules = {
...shared9734,

8291:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  violationsOf: () => (violationsOf)
});

var arn = __webpack_require__(8690);
var service_url = __webpack_require__(1844);
var shapes = __webpack_require__(6111);
var secrets_vault = __webpack_require__(6887);
var defined = __webpack_require__(9665);
var util_text = __webpack_require__(8805);
var key_faults = __webpack_require__(9734);
var secret_inputs = __webpack_require__(1227);
;// ./lib/settings/role-faults.js
const ROLE_INPUTS = ['role-to-assume', 'role-chain', 'roles', 'allowed-role-arns'];
const ROLE_ARN = /arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]{0,600}[\w+=.@-]/g;
function roleFault(input, text) {
    return otherArn(text) ?? malformedRole(input, text);
}
function malformedRole(input, text) {
    const [, inner] = /:role\/(arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]+)$/.exec(text) ?? [];
    if (inner !== undefined)
        return `It has an ARN in place of the role's name. Give that ARN alone: ${inner}.`;
    const arns = text.match(ROLE_ARN) ?? [];
    if (input === 'role-to-assume' && arns.length > 1)
        return 'It has several ARNs. Use "roles" for several at once, and "role-chain" for more behind the first.';
    if (input === 'role-to-assume' && arns[0] !== undefined)
        return arns[0] === text ? longName(text) : `Give the ARN alone: ${arns[0]}.`;
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\/$/.test(text))
        return 'The name of the role is empty. An expression probably came out empty.';
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\//i.test(text))
        return `The beginning must be in lower case: ${text.replace(/^[^/]*/, (start) => start.toLowerCase())}.`;
    if (/^arn:[a-z-]+:iam:\d/.test(text))
        return `A colon is missing. Write ${text.replace(':iam:', ':iam::')}.`;
    if (/^arn:[a-z-]+:iam:::/.test(text))
        return 'The account id in it is empty. An expression probably came out empty.';
    const [, account] = /^arn:[a-z-]+:iam::(\d{4}-\d{4}-\d{4}):/.exec(text) ?? [];
    if (account !== undefined)
        return `Leave out the hyphens of the account id: ${account.replaceAll('-', '')}.`;
    if (/^arn:[a-z-]+:iam::\d{12}:roles?[:/]/.test(text))
        return `Write ${text.replace(/:roles?[:/]/, ':role/')}.`;
    const [, name] = /arn:[a-z-]+:iam::([A-Za-z][\w-]*):role\//.exec(text) ?? [];
    if (name !== undefined && name !== 'aws')
        return `"${name}" is a placeholder or an alias. Put the 12 digits of the account ID there.`;
    const [, service] = /^arn:[a-z-]+:(?!iam:|sts:)([a-z0-9-]+):/.exec(text) ?? [];
    if (service !== undefined)
        return `It is the ARN of a resource of ${service}, not of a role.`;
    if (/^https?:\/\//i.test(text))
        return 'It is a URL. The ARN is on the page of the role in the IAM console.';
    return /^\d{12}$/.test(text) ? 'It is an account id. The ARN also has the name of the role.' : undefined;
}
function roleHint(text) {
    if (/\s/.test(text))
        return 'It contains white space.';
    const [, account] = /^arn:[a-z-]+:iam::(?!\d{12}:)([\d.e+]*):role\//i.exec(text) ?? [];
    if (account !== undefined)
        return misreadAccount(account) ?? 'The account id in it must have exactly 12 digits.';
    if (/^arn:[a-z-]+:iam::\d{12}:(?!role\/)/.test(text))
        return 'It names something else than a role.';
    if (/^[\w+=,.@-]+$/.test(text))
        return 'It looks like the name of a role; the ARN says which account it is in.';
    return undefined;
}
function longName(arn) {
    const { length } = arn.slice(arn.lastIndexOf('/') + 1);
    return length > 64 ? `The name of the role has ${length} characters; 64 are allowed.` : undefined;
}
const KINDS = {
    'oidc-provider': 'an OIDC provider',
    'saml-provider': 'a SAML provider',
    policy: 'a policy',
    user: 'a user',
    group: 'a group',
    root: 'an account',
};
function otherArn(text) {
    const [, partition = '', service, account = '', kind = '', rest = ''] = /arn:([a-z-]+):(iam|sts)::(\d{12}|aws):(assumed-role|instance-profile|oidc-provider|saml-provider|policy|user|group|root)(?:\/([^\s,]*))?/.exec(text) ?? [];
    if (service === undefined)
        return undefined;
    const role = (name) => `arn:${partition}:iam::${account === 'aws' ? '111122223333' : account}:role/${name}`;
    const name = rest.split('/')[0] ?? '';
    if (kind === 'assumed-role')
        return `This is a session of a role. The role is ${role(name)}, perhaps with a path.`;
    if (kind === 'instance-profile')
        return `This is an instance profile. Its role is often ${role(rest)}.`;
    return `This is the ARN of ${KINDS[kind]}. A role ARN looks like ${role('deploy')}.`;
}
function misreadAccount(text) {
    if (/^\d{4}-\d{4}-\d{4}$/.test(text))
        return `Leave out the hyphens: ${text.replaceAll('-', '')}.`;
    return /^(?:\d{9,11}|\d(?:\.\d+)?e\+?11)$/i.test(text)
        ? `"${text}" may be what is left of an account id that was read as a number. Put the id in quotes where it is written.`
        : undefined;
}

;// ./lib/settings/text-faults.js

const HIDDEN = {
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
const FREE_TEXTS = ['custom-tags', 'inline-session-policy', 'INLINE_SESSION_POLICY', 'transitive-tag-keys'];
const PLACEHOLDER = /<[A-Za-z][\w .-]*>|\b(?:YOUR|MY)[-_][A-Z_-]+\b|\bx{12}\b/i;
function textFault(input, text) {
    const trimmed = text.trim();
    return (hiddenCharacter(trimmed) ??
        withSlash(input, trimmed) ??
        notEvaluated(trimmed, FREE_TEXTS.includes(input) ? EXPRESSIONS : [...EXPRESSIONS, ...OTHERS]) ??
        (FREE_TEXTS.includes(input)
            ? undefined
            : (quotes(trimmed) ??
                placeholder(trimmed) ??
                nothing(trimmed) ??
                masked(input, trimmed) ??
                (input === 'roles' ? undefined : assigned(trimmed)) ??
                foreignLetter(trimmed))) ??
        (ROLE_INPUTS.includes(input) ? roleFault(input, trimmed) : undefined));
}
function withSlash(input, text) {
    const [, name] = /\b(github[._](?:repository|ref|ref_name|head_ref|workflow_ref))\b/i.exec(text) ?? [];
    if (input !== 'role-session-name' || name === undefined)
        return undefined;
    const path = name.toLowerCase().replace(/^github_/, 'github.');
    return `The value of \${{ ${path} }} has "/", which AWS doesn't take here. Write \${{ github.run_id }}, or leave the input out.`;
}
function hiddenCharacter(text) {
    const index = text.search(/[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/);
    if (index < 0)
        return undefined;
    const character = text.charAt(index);
    return `Character ${index + 1} is ${HIDDEN[character] ?? 'a hidden character'} (${codePoint(character)}). Type the value again instead of pasting it.`;
}
const LOOKALIKES = {
    '\u2010': ['a typographic hyphen', '-'],
    '\u2011': ['a no-break hyphen', '-'],
    '\u2013': ['an en dash', '-'],
    '\u2014': ['an em dash', '-'],
    '\u2212': ['a minus sign', '-'],
    '\uff1a': ['a full-width colon', ':'],
    '\uff0f': ['a full-width slash', '/'],
};
function foreignLetter(text) {
    const [letter] = /[^\p{ASCII}]/u.exec(text) ?? [];
    if (letter === undefined)
        return undefined;
    const position = text.indexOf(letter) + 1;
    const [name, meant] = LOOKALIKES[letter] ?? [];
    return name === undefined
        ? `Character ${position} is ${codePoint(letter)}, which is not ASCII.`
        : `Character ${position} is ${name} (${codePoint(letter)}). Write "${meant}".`;
}
function codePoint(character) {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
const NAME = '[A-Za-z_][\\w-]*';
const EXPRESSIONS = [
    [
        /\$\{\{/,
        () => 'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
    ],
    [new RegExp(`\\{\\{\\s*(${NAME}(?:\\.${NAME})+)`), (name) => `The dollar sign is missing. Write \${{ ${name} }}.`],
    [/\{\{/, () => 'It has the braces of a template that nothing filled in. Write the value itself.'],
];
const DOLLAR_IN_FRONT = /^\$(?:arn:aws|[a-z]{2}(?:-[a-z]+)+-\d$|\d{12}$|A[KS]IA[A-Z0-9]{16}$|[A-Za-z0-9/+]{40}$)/;
const OTHERS = [
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
    [DOLLAR_IN_FRONT, () => 'It has a dollar sign in front. Write one before the braces of the expression, not two.'],
    [
        new RegExp(`\\$(?:env:|\\{)?(${NAME})|%(${NAME})%`, 'i'),
        (name) => `Shell variables don't work in "with:". ${insteadOf(name)}`,
    ],
];
function insteadOf(variable) {
    const [, context, name] = /^(GITHUB|RUNNER)_(\w+)$/i.exec(variable) ?? [];
    if (context !== undefined)
        return `Write \${{ ${`${context}.${name}`.toLowerCase()} }}.`;
    return /^(?:HOME|USERPROFILE|USER|PWD|TEMP|TMP)$/i.test(variable)
        ? 'Write the value itself.'
        : `Write \${{ env.${variable} }}.`;
}
function notEvaluated(text, forms) {
    for (const [form, advice] of forms) {
        const [found, ...names] = form.exec(text) ?? [];
        if (found !== undefined)
            return advice(names.find((name) => name !== undefined) ?? '');
    }
    return undefined;
}
function quotes(text) {
    return /^["'`\u2018-\u201f\u00ab]|["'`\u2018-\u201f\u00bb]$/.test(text)
        ? 'The quotes are part of the value. Remove them.'
        : undefined;
}
function placeholder(text) {
    const [found] = PLACEHOLDER.exec(text) ?? [];
    return found === undefined ? undefined : `"${found}" is a placeholder. Put your own value there.`;
}
function nothing(text) {
    return /^(?:null|undefined|None|nil|NaN|<no value>|\[object Object\])$/.test(text)
        ? `A script or an expression without a value probably wrote "${text}".`
        : undefined;
}
function masked(input, text) {
    return text.includes('***') && !['allowed-role-arns', 'expected-subject'].includes(input)
        ? 'It contains ***, as logs show masked values. Copy the value from where it was made.'
        : undefined;
}
function assigned(text) {
    if (/^\{/.test(text))
        return 'It is JSON. Give the value alone.';
    return /^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text)
        ? 'It begins with the name of a variable. Give the value alone.'
        : undefined;
}

var plain_values = __webpack_require__(5977);
;// ./lib/settings/value-faults.js



const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_IAM'];
const LENGTHS = {
    'role-session-name': [2, 64, /[\w+=,.@-]/g],
    'role-external-id': [2, 1224, /[\w+=,.@:/-]/g],
    'aws-profile': [1, 128, /[\w@+.%:/-]/g],
    audience: [1, 255, /[\x21-\x7e]/g],
};
function offendingPart(offense) {
    const { input, text, rule, hint, partition } = offense;
    const value = text.trim();
    if (input.includes('_')) {
        const { hint: _, ...other } = offense;
        const fault = offendingPart({ ...other, input: INPUT_OF[input] ?? input.toLowerCase().replaceAll('_', '-') });
        return fault === undefined || hint === undefined ? fault : `${hint} ${fault}`;
    }
    const [, words] = /\bone of ([a-z, -]+)$/.exec(rule) ?? [];
    if (words !== undefined)
        return wordFault(value, words.split(', '));
    if (value === 'false' && rule !== 'true or false')
        return CONDITION_FALSE;
    const [, lowest, highest] = /^a duration from (\d+) to (\d+) seconds/.exec(rule) ?? [];
    if (highest !== undefined)
        return durationFault(value, Number(lowest), Number(highest));
    if (input === 'roles')
        return roleLineFault(value) ?? reservedIn(value) ?? hint;
    if (input === 'custom-tags')
        return offendingTag(value, hint === 'It is neither.') ?? lineFault(value);
    if (input === 'inline-session-policy')
        return policyFault(value);
    if (input === 'aws-region')
        return value === 'auto' ? NO_REGION : (regionFault(value) ?? hint);
    if (ENDPOINTS.includes(input))
        return withScheme(value) ?? hint;
    if (/^(?:yes|on|y|1)$/i.test(value) && (BOOLEANS_OF_V4.includes(input) || input === READ_AS_TEXT))
        return whatYesMeant(input, value);
    if (rule === 'true or false')
        return booleanFault(value);
    if (input === 'aws-profile' && /^(?:DEFAULT|__proto__)$/.test(value))
        return RESERVED[value];
    if (secret_inputs/* KEY_INPUTS */.AR.some((name) => name === input))
        return blankInside(value) ?? nameInKeyId(input, value) ?? hint ?? keyHint(value);
    if (input in ITEMS)
        return hint ?? offendingItem(input, value, partition);
    if (ROLE_INPUTS.includes(input) && value !== 'none')
        return hint ?? roleHint(value);
    const [shortest, longest, characters] = LENGTHS[input] ?? [];
    if (value === '' || shortest === undefined || longest === undefined || characters === undefined)
        return undefined;
    if (value.length < shortest)
        return `It has ${value.length} character; ${shortest} are needed.`;
    const tooLong = value.length > longest ? `It has ${value.length} characters; ${longest} are allowed.` : undefined;
    const rest = value.replace(characters, '');
    const [strange] = rest;
    const other = strange === undefined ? undefined : `It contains ${BLANKS[strange] ?? `"${strange}"`}.`;
    if (tooLong !== undefined)
        return other === undefined ? tooLong : `${tooLong} ${other}`;
    return other === undefined || input !== 'role-session-name' ? other : `${other} ${sessionName(value, rest)}`;
}
function sessionName(value, strange) {
    const name = [...value].map((one) => (strange.includes(one) ? '-' : one)).join('');
    return value.includes('/')
        ? `Write "${name}", or leave the input out: then the name has the repository and the run.`
        : `Write "${name}".`;
}
const CONDITION_FALSE = 'Where its condition is false, "condition && value" gives "false". Add "|| other-value", or an "if:" to the step.';
function wordFault(value, words) {
    const bare = (text) => text.toLowerCase().replace(/[^a-z]/g, '');
    const no = /^(?:false|no|none|0)$/i.test(value) ? words.find((one) => one === 'never' || one === 'off') : undefined;
    const word = no ?? words.find((one) => bare(one) === bare(value));
    return word === undefined ? undefined : `Write ${word}.`;
}
function booleanFault(value) {
    if (/^(?:yes|on|y|1|t|enabled?)$/i.test(value))
        return 'Write true.';
    return /^(?:f|disabled?)$/i.test(value) ? 'Write false.' : undefined;
}
const UNIT_SECONDS = { ms: 0.001, s: 1, m: 60, h: 3600 };
const AMOUNT = /(\d{1,9}(?:\.\d{1,3})?)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)(?![a-z])/gi;
function durationFault(value, lowest, highest) {
    const isAllowed = (seconds) => Number.isInteger(seconds) && seconds >= lowest && seconds <= highest;
    const plain = Number(/^\d{1,3}(?:[,_. ']\d{3})+$|^\d+$/.test(value) ? value.replace(/\D/g, '') : Number.NaN);
    const seconds = Number.isNaN(plain) ? secondsIn(value) : plain;
    if (isAllowed(seconds))
        return `Write ${seconds}.`;
    if (plain > highest && isAllowed(plain / 1000))
        return `If these are milliseconds, write ${plain / 1000}.`;
    if (isAllowed(plain * 60))
        return `If these are minutes, write ${plain}m.`;
    return isAllowed(plain * 3600) ? `If these are hours, write ${plain}h.` : undefined;
}
function secondsIn(text) {
    const [, hours, minutes, rest = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
    if (hours !== undefined)
        return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
    const amounts = [...text.matchAll(AMOUNT)];
    const isAll = /^(?:PT|[\s,]|and)*$/i.test(text.replace(AMOUNT, ''));
    const unitOf = (unit) => UNIT_SECONDS[/^mi?l?l?i?s/.test(unit) ? 'ms' : unit.charAt(0)] ?? Number.NaN;
    const sum = amounts.reduce((all, [, amount, unit = '']) => all + Number(amount) * unitOf(unit.toLowerCase()), 0);
    return isAll && amounts.length > 0 ? sum : Number.NaN;
}
function whatYesMeant(input, value) {
    return input === READ_AS_TEXT
        ? `configure-aws-credentials v5 and v6 read "${value}" as true, and v4 read it as false.`
        : `configure-aws-credentials v4 read "${value}" as false.`;
}
const READ_AS_TEXT = 'use-existing-credentials';
const BOOLEANS_OF_V4 = [
    'mask-aws-account-id',
    'role-skip-session-tagging',
    'role-chaining',
    'output-credentials',
    'output-env-credentials',
    'unset-current-credentials',
    'disable-retry',
    'special-characters-workaround',
];
const RESERVED = {
    DEFAULT: 'The AWS CLI and boto3 find no profile of that name: they give what is in [DEFAULT] to all profiles. Write default in lower case.',
    ['__proto__']: 'The AWS SDK for JavaScript refuses files with such a profile.',
};
function reservedIn(lines) {
    const [, name = ''] = /^[ \t]*(DEFAULT|__proto__)[ \t]*=/m.exec(lines) ?? [];
    return RESERVED[name];
}
function blankInside(value) {
    const [blank] = /\s/.exec(value) ?? [];
    if (blank === undefined)
        return undefined;
    const isBreak = /[\r\n]/.test(value);
    return isBreak
        ? 'It contains a line break. Join its lines.'
        : `It contains ${BLANKS[blank] ?? 'a blank'}. Remove it.`;
}
function keyHint(value) {
    return ['', 'none'].includes(value) ? undefined : 'Blanks, line breaks and quotes are often copied along.';
}
function nameInKeyId(input, value) {
    return input === secret_inputs/* KEY_INPUTS */.AR[0] && /^(?!A[KS]IA|none$)[\w+=,.-]{1,64}$/.test(value)
        ? 'Access key IDs start with AKIA or ASIA. This is possibly a user name.'
        : undefined;
}
const BLANKS = {
    ' ': 'a space',
    '\t': 'a tab',
    '\r': 'a line break',
    '\n': 'a line break',
};
const INPUT_OF = {
    AWS_DEFAULT_REGION: 'aws-region',
    AWS_REGION: 'aws-region',
};
function roleLineFault(text) {
    if (/^[[{]/.test(text))
        return 'It looks like JSON. Write lines such as deploy = arn:aws:iam::111122223333:role/deploy.';
    return /^(?:-\s+)?[\w.-]+:\s+arn:/m.test(text) ? 'Write = in place of the colon between profile and ARN.' : undefined;
}
function offendingTag(text, isOfWrongKind) {
    const tags = (0,plain_values/* parseJson */.qF)(text);
    if (Array.isArray(tags))
        return 'It is a list. Write {"Team":"blue"}.';
    if (typeof tags !== 'object' || tags === null)
        return isOfWrongKind ? jsonFault(text, '{"Team":"blue"}') : undefined;
    for (const [key, value] of Object.entries(tags)) {
        if (isOfWrongKind && (typeof value === 'object' || value === undefined))
            return `The value of "${key}" is ${nameOfKind(value)}.`;
        const fault = tagFault(key, String(value));
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
function lineFault(text) {
    if (text.startsWith('{'))
        return undefined;
    for (const line of text.split('\n')) {
        const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
        const fault = key === '' ? undefined : tagFault(key.trim(), value.trim());
        if (fault !== undefined)
            return /,[^,=]+=/.test(value) ? `${fault} Write each tag on a line of its own.` : fault;
    }
    return undefined;
}
const TAG_KEY_MAX_LENGTH = 128;
function tagFault(key, value) {
    if (key === '')
        return 'The key of a tag is empty.';
    if (key.length > TAG_KEY_MAX_LENGTH)
        return `A key has ${key.length} characters; ${TAG_KEY_MAX_LENGTH} are allowed. It begins with "${key.slice(0, 20)}".`;
    if (/^aws:/i.test(key))
        return `The key "${key}" begins with "aws:", which AWS keeps for itself.`;
    const [inKey] = key.replace(TAG_CHARACTER, '');
    if (inKey !== undefined)
        return `The key "${key}" contains ${BLANKS[inKey] ?? inKey}.`;
    if (value.length > plain_values/* TAG_VALUE_MAX_LENGTH */.PH)
        return `The value of "${key}" has ${value.length} characters; ${plain_values/* TAG_VALUE_MAX_LENGTH */.PH} are allowed.`;
    const [inValue] = value.replace(TAG_CHARACTER, '');
    return inValue === undefined ? undefined : `The value of "${key}" contains ${SHOWN[inValue] ?? inValue}.`;
}
const SHOWN = { ...BLANKS, ',': '","', '.': '"."', ';': '";"' };
const TAG_CHARACTER = /[\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
function jsonFault(text, example) {
    if (/^(?:file:\/\/)?[\w./\\-]+\.json$/i.test(text))
        return 'It is the path of a file. Give the text that is in the file.';
    if (/^[{[]\s*'/.test(text))
        return 'JSON has double quotes, not single ones.';
    if (/,\s*[}\]]/.test(text))
        return 'JSON has no comma before a closing brace or bracket.';
    if (/^[\w"-]+:(?:\s|$)/.test(text))
        return `It looks like YAML. Write it as JSON, such as ${example}.`;
    return undefined;
}
function policyFault(text) {
    const policy = (0,plain_values/* parseJson */.qF)(text);
    if (policy === undefined)
        return jsonFault(text, '{"Version":"2012-10-17","Statement":[\u2026]}');
    const { length } = JSON.stringify(policy);
    if (length < text.length && text.length > POLICY_MAX_LENGTH && length <= POLICY_MAX_LENGTH)
        return `It has ${text.length} characters, and ${length} without line breaks and indentation. Write it on one line.`;
    if (typeof policy === 'string')
        return 'It is JSON within a JSON text: toJSON() was applied once too often.';
    if (Array.isArray(policy))
        return 'It is a list of statements. Write {"Version":"2012-10-17","Statement":[\u2026]}.';
    const names = typeof policy === 'object' && policy !== null ? Object.keys(policy) : [];
    const name = names.find((one) => one !== 'Statement' && /^statements?$/i.test(one));
    return name === undefined ? undefined : `Write "Statement" in place of "${name}".`;
}
const POLICY_MAX_LENGTH = 2048;
const NO_REGION = 'Neither the input nor the environment variables AWS_REGION and AWS_DEFAULT_REGION name one.';
const REGION = /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/;
function regionFault(text) {
    if (/^[a-z-]+-\d[a-z]$/.test(text))
        return `${text} is an availability zone; its region is ${text.slice(0, -1)}.`;
    const written = text
        .toLowerCase()
        .replace(/[_\s]+/g, '-')
        .replace(/^([a-z]{2})((?:north|south|east|west|central)+)-?(\d)$/, '$1-$2-$3');
    if (written !== text && REGION.test(written))
        return `Write ${written}.`;
    const [, region] = /^([a-z]{2,4}(?:-[a-z]+)+-\d)-[a-z0-9-]+$/.exec(text) ?? [];
    if (region !== undefined)
        return `It is a zone. Its region is ${region}.`;
    if (/^(?!aws-)[a-z]{2,4}(?:-[a-z]+)+$/.test(text))
        return `Region names end in a number, such as ${text}-1.`;
    if (/^[a-z]{2,4}(?:-[a-z]+)+\d$/.test(text))
        return `A hyphen is missing before the number: ${text.replace(/(?=\d$)/, '-')}.`;
    if (/^(?:aws-)?global$/i.test(text))
        return 'Every session is requested in a region. Choose one, such as us-east-1.';
    if (/^https?:\/\//i.test(text))
        return 'It is a URL. Give the name of the region alone, such as eu-central-1.';
    const several = text.split(/[,;\s]+/).filter((one) => REGION.test(one));
    if (several.length > 1)
        return 'It must be one region. Use a matrix for several.';
    return /[A-Z_\s]/.test(text) ? 'Region names are lower case, with hyphens.' : undefined;
}
function withScheme(text) {
    if (/^[a-z]+:\/\//i.test(text) || !/^[\w.-]+(?::\d+)?(?:\/|$)/.test(text))
        return undefined;
    const [http, https] = [`http://${text}`, `https://${text}`];
    const url = [http, https].find((one) => (0,plain_values/* parseServiceUrl */.iO)(one).ok);
    return url === undefined ? undefined : `Write ${url}.`;
}
const ITEMS = {
    'allowed-account-ids': /^\d{12}$/,
    'managed-session-policies': /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/\S+$/,
    'allowed-role-arns': /^arn:\S+:role\/\S+$/,
    'role-chain': /^arn:\S+:role\/\S+$/,
};
function offendingItem(input, text, partition) {
    if (/^[[{]/.test(text))
        return 'It looks like JSON. Write the items alone, on lines of their own.';
    if (/^-\s/.test(text))
        return 'The hyphens are part of the value. Write the items alone, on lines of their own.';
    if (/(?:^|\s)#/.test(text))
        return 'Comments are part of the value. Remove them.';
    if (text.includes(';'))
        return 'Items are separated by commas or line breaks, not by semicolons.';
    const items = text.split(/[,\s]+/).filter((item) => item !== '');
    const wrong = items.find((item) => !ITEMS[input]?.test(item));
    if (input === 'allowed-account-ids' && wrong !== undefined)
        return accountFault(wrong, items.length > 1);
    if (input === 'managed-session-policies' && wrong !== undefined && /^[\w+=.@-]{1,128}$/.test(wrong))
        return policyName(wrong, partition);
    const [fault] = ROLE_INPUTS.includes(input) ? items.flatMap((item) => roleHint(item) ?? []) : [];
    if (fault !== undefined || wrong === undefined || items.length === 1)
        return fault;
    return `The item "${wrong}" is not one.`;
}
const JOB_FUNCTIONS = /^(?:Billing|DatabaseAdministrator|DataScientist|NetworkAdministrator|SupportUser|SystemAdministrator|ViewOnlyAccess)$/;
function policyName(name, partition) {
    const path = JOB_FUNCTIONS.test(name) ? 'job-function/' : '';
    return `"${name}" is a name. If the policy is one of AWS, write arn:${partition}:iam::aws:policy/${path}${name}.`;
}
function accountFault(item, isOfSeveral) {
    const [, account] = /:(\d{12}):/.exec(item) ?? [];
    if (account !== undefined)
        return `It is an ARN. The account id in it is ${account}.`;
    const misread = misreadAccount(item);
    if (misread !== undefined)
        return misread;
    if (/^(?!none$|any$|auto$)[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(item) && /[a-z]/.test(item))
        return `"${item}" is not a number. If it is an alias, write the 12 digits of its account ID.`;
    return isOfSeveral ? `The item "${item}" is not one.` : undefined;
}
function nameOfKind(value) {
    if (value === null)
        return 'null';
    return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

;// ./lib/settings/violations.js










const SHOWN_VALUE_MAX_LENGTH = 120;
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
function violationsOf(violations, { inputs, environment }, vault) {
    keepSecrets(inputs, environment, vault);
    const shown = (text) => (0,shapes/* withoutLookalikesInInput */.Q4)(vault.redact(text));
    return violations.map(({ input, text, rule, usual, hint: ownHint }) => {
        const empty = usual === undefined ? undefined : emptyHint(input, usual);
        const fault = empty ??
            otherThanKeyId(input, inputs) ??
            tilde(input, text.trim(), environment) ??
            textFault(input, text) ??
            unreadEndpoint(input, text.trim(), { inputs, environment }) ??
            offendingPart({
                input,
                text,
                rule,
                ...(0,defined/* defined */.s)({ hint: ownHint }),
                partition: partitionIn(inputs, environment),
            }) ??
            ownHint;
        const hint = fault ?? whatIsMeant(input, text, environment);
        const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
        const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
        const safeHint = hasSecret
            ? hint?.replace(/"(?!with:").*"/s, `"${shapes/* REDACTED */.XF}"`).replace(/\$\{\{.*\}\}/s, '${{ \u2026 }}')
            : hint;
        return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
    });
}
function partitionIn(inputs, environment) {
    const given = inputs['aws-region']?.replace(/^auto$/, '').trim();
    return (0,arn/* partitionOfRegion */.cn)(given || environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || '');
}
function tilde(input, value, environment) {
    const [, rest] = /^~[/\\](.+)/.exec(value) ?? [];
    if (rest === undefined)
        return undefined;
    const home = environment['HOME'] ?? environment['USERPROFILE'];
    if (input === 'trust-policy-file' || !home)
        return `Only a shell expands "~". ${TILDE_PATHS[input] ?? 'Write the whole path.'}`;
    return `Only a shell expands "~". Write ${home}/${rest}.`;
}
const TILDE_PATHS = {
    'trust-policy-file': 'Write the path in the repository, such as iam/deploy-trust.json.',
};
function otherThanKeyId(input, inputs) {
    const [accessKeyId, secretAccessKey] = secret_inputs/* KEY_INPUTS */.AR;
    if (input !== accessKeyId)
        return undefined;
    const [id = '', secret = ''] = [inputs[accessKeyId], inputs[secretAccessKey]];
    const fault = (0,key_faults/* keyFault */.m)({ accessKeyId: id.trim(), secretAccessKey: secret.trim() });
    const isOther = fault !== undefined && ['swapped', 'id-is-secret', 'id-is-other'].includes(fault.kind);
    return isOther ? (0,key_faults/* describeKeyFault */.L)(fault, { accessKeyId, secretAccessKey }) : undefined;
}
function unreadEndpoint(input, value, { inputs, environment }) {
    const isOther = /^(?!auto$)./.test(inputs['sts-endpoint']?.trim() ?? '') || environment['AWS_ENDPOINT_URL_STS'];
    if (!environment['AWS_ENDPOINT_URL'] || isOther || (0,service_url/* ignoresEndpoints */.gY)(environment))
        return undefined;
    const isRegion = [input, INPUT_OF[input]].includes('aws-region') && value !== 'auto' && regionFault(value) === undefined;
    const isKey = secret_inputs/* KEY_INPUTS */.AR.some((name) => name === input) && value !== 'none' && (0,shapes/* isEmulatorKey */.vn)(value);
    return isRegion || isKey
        ? 'This step does not read AWS_ENDPOINT_URL. For the emulator there, set sts-endpoint, too.'
        : undefined;
}
const ROLE_VARIABLES = ['ROLE_TO_ASSUME', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE_ARN', 'AWS_ROLE'];
const ROLE_ARN_ALONE = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;
function whatIsMeant(input, text, environment) {
    if (input !== 'role-to-assume' || text !== 'none')
        return undefined;
    const variable = ROLE_VARIABLES.find((name) => environment[name]);
    if (variable === undefined)
        return 'To check the credentials that the job has already, set mode: verify.';
    const [role = `\${{ env.${variable} }}`] = ROLE_ARN_ALONE.exec(environment[variable] ?? '') ?? [];
    return `${variable} is set in the environment, but only inputs name a role. Add role-to-assume: ${role}.`;
}
function emptyHint(name, usual) {
    const way = `${name}: \${{ inputs.${name} || '${usual}' }}`;
    return `An expression probably came out empty. If ${usual} is meant where it is empty, write it so: ${way}`;
}
const MASKED_INPUTS = [...secret_inputs/* KEY_INPUTS */.AR, 'github-token'];
function keepSecrets(inputs, environment, vault) {
    (0,secrets_vault/* maskPrevious */.OI)(vault, environment);
    const texts = [
        ...MASKED_INPUTS.map((name) => inputs[name] ?? ''),
        environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
    ];
    const secrets = texts.flatMap((text) => text.split(/\s+/)).filter(shapes/* isGivenKeyMaterial */.yi);
    vault.keep(Object.fromEntries(secrets.entries()));
}
function shownValue(input, text, shown) {
    if (SECRET_INPUTS.includes(input))
        return text.trim() === '' || text === 'none' ? text.trim() : shapes/* REDACTED */.XF;
    const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${shapes/* REDACTED */.XF}@`) : text;
    const looksSecret = (0,shapes/* withoutLookalikesInInput */.Q4)(given) !== (0,shapes/* withoutPasswords */.hl)(given);
    return looksSecret ? shapes/* REDACTED */.XF : (0,util_text/* plainText */.wh)(shown(given), SHOWN_VALUE_MAX_LENGTH);
}


})

};
