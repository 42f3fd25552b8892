export const id = 343;
export const ids = [343];
export const modules = {

5641:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  $J: () => (parseNumber),
  BN: () => (likeMatches),
  CB: () => (parseIpRange),
  E0: () => (mapText),
  KC: () => (withoutVariables),
  Ms: () => (withoutWildcards),
  Nt: () => (widestReading),
  RT: () => (hasUnknown),
  Rg: () => (sharesPrefix),
  b6: () => (textOf),
  i7: () => (expandVariables),
  nV: () => (parseInstant),
  qL: () => (isFilledIn)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;
const MAX_DIGITS = 15;
function parseNumber(text) {
    const digits = text.replaceAll(/\D/g, '');
    return DECIMAL.test(text) && digits.length <= MAX_DIGITS ? Number(text) : undefined;
}
function parseInstant(text) {
    if (/^\d{5,}$/.test(text))
        return parseNumber(text);
    const [, year, month, day = '01'] = DATE.exec(text) ?? [];
    if (year === undefined || month === undefined)
        return undefined;
    const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
    const exists = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(`${year}-${month}-${day}`);
    const milliseconds = Date.parse(text);
    return exists && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
}
function parseIpRange(text) {
    const [, address, length] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
    if (address === undefined)
        return undefined;
    const bits = address.includes(':') ? 128 : 32;
    const value = bits === 32 ? parseIpv4(address) : parseIpv6(address);
    if (value === undefined || Number(length ?? 0) > bits)
        return undefined;
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
}
function sharesPrefix(one, other, prefixLength) {
    const shift = BigInt(one.bits - prefixLength);
    return one.bits === other.bits && one.address >> shift === other.address >> shift;
}
function parseIpv4(text) {
    const parts = text.split('.');
    const valid = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
    return valid ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}
function parseIpv6(text) {
    const [head = '', tail, ...more] = text.split('::');
    const [left, right] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
    if (more.length > 0 || left === undefined || right === undefined)
        return undefined;
    const missing = 8 - left.length - right.length;
    if (tail === undefined ? missing !== 0 : missing < 1)
        return undefined;
    return [...left, ...Array(missing).fill(0n), ...right].reduce((sum, group) => sum * 65536n + group, 0n);
}
function groupsOf(text) {
    if (text === '')
        return [];
    const parts = text.split(':');
    const last = parts.at(-1) ?? '';
    const embedded = last.includes('.') ? parseIpv4(last) : undefined;
    const words = embedded === undefined ? parts : parts.slice(0, -1);
    if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word)))
        return undefined;
    const groups = words.map((word) => BigInt(`0x${word}`));
    return embedded === undefined ? groups : [...groups, embedded >> 16n, embedded & 0xffffn];
}
const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;
function expandVariables(value, lookUp) {
    const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
    return pieces.includes('absent') ? 'absent' : pieces.filter((piece) => typeof piece !== 'string');
}
function withoutVariables(value) {
    return [author(value)];
}
function textOf(pieces) {
    return pieces.map(({ text }) => text).join('');
}
function isFilledIn(value) {
    return /\$\{(?![*?$]\})(?:[^}:]*|[^}:]*::[^}]*)\}/.test(value);
}
function hasUnknown(pieces) {
    return pieces.some(({ from }) => from === 'unknown');
}
function withoutWildcards(pieces) {
    return pieces.map((piece) => (piece.from === 'author' ? { ...piece, from: 'escape' } : piece));
}
function mapText(pieces, change) {
    return pieces.map(({ text, from }) => ({ text: change(text), from }));
}
function widestReading(pieces) {
    const doubtful = ({ from, text }) => from === 'unknown' || (from === 'request' && /[*?]/.test(text));
    if (!pieces.some(doubtful))
        return undefined;
    return pieces.map((piece) => (piece.from === 'request' ? author(piece.text) : piece));
}
function likeMatches(pieces, text) {
    const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
    if (shortest > text.length)
        return false;
    const pattern = pieces.flatMap(unitsOf);
    const characters = [...text];
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < characters.length;) {
        const unit = pattern[p];
        if (unit === ANY_RUN) {
            star = p++;
            resume = t;
        }
        else if (unit === ANY_ONE || (unit !== undefined && unit === characters[t])) {
            p++;
            t++;
        }
        else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        }
        else
            return false;
    }
    return pattern.slice(p).every((unit) => unit === ANY_RUN);
}
const ANY_RUN = 0;
const ANY_ONE = 1;
function unitsOf({ from, text }) {
    if (from === 'unknown')
        return [ANY_RUN];
    if (from !== 'author')
        return [...text];
    const wildcards = { '*': ANY_RUN, '?': ANY_ONE };
    return Array.from(text, (character) => wildcards[character] ?? character);
}
function shortestMatch({ from, text }) {
    return from === 'author' ? text.replaceAll('*', '').length : text.length;
}
function author(text) {
    return { text, from: 'author' };
}
const UNKNOWN = { text: '', from: 'unknown' };
function expandOne(part, lookUp) {
    if (/^\$\{[*?$]\}$/.test(part))
        return { text: part.charAt(2), from: 'escape' };
    const { key, fallback } = NAME.exec(part)?.groups ?? {};
    if (key === undefined)
        return UNKNOWN;
    const found = lookUp(key);
    if (found.status === 'unknown')
        return UNKNOWN;
    if (found.status === 'absent')
        return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
    const [value, ...others] = found.values;
    return value === undefined || others.length > 0 ? UNKNOWN : { text: value, from: 'request' };
}


}),

5343:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  MAX_FILE_CHARACTERS: () => (MAX_FILE_CHARACTERS),
  findTrustPolicy: () => (findTrustPolicy),
  namesRole: () => (namesRole),
  parseTrustPolicy: () => (parseTrustPolicy)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9665);
var _condition_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5641);
var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);



const MAX_FILE_CHARACTERS = 4_000_000;
function parseTrustPolicy(text, role) {
    if (text.length > MAX_FILE_CHARACTERS)
        return { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` };
    const root = readJson(text, 'The file');
    return root.ok ? findTrustPolicy(root.value, role) : root;
}
function findTrustPolicy(root, role, lines = new WeakMap()) {
    const chosen = chooseOne(findPolicies(root), role);
    return chosen.ok ? readFound(chosen.value, role, lines) : chosen;
}
function namesRole(root, role) {
    return closest(findPolicies(root), role).length > 0;
}
function readFound({ document, roleArn }, role, lines) {
    const policy = readDocument(document, { role, lines });
    if (!policy.ok)
        return policy;
    if (policy.value.version === '2012-10-17' || !hasOpenValue(policy.value))
        return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ ok: true, policy: policy.value, roleArn });
    const escaped = readDocument(document, { role, lines, escapes: true });
    if (!escaped.ok)
        return escaped;
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ ok: true, policy: { ...escaped.value, version: '2012-10-17' }, roleArn });
}
function readDocument(document, template) {
    const resolved = withoutFunctions(document, template);
    if (typeof resolved !== 'string')
        return (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .readPolicy */ .T4)(resolved, template.lines);
    const value = readJson(resolved, 'The trust policy');
    return value.ok ? (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .readPolicy */ .T4)(value.value, template.lines) : value;
}
function hasOpenValue({ statements }) {
    return statements.some(({ principal, conditions }) => [
        ...principal.principals.map(({ value }) => value),
        ...conditions.flatMap(({ key, values }) => [key, ...values]),
    ].some(_condition_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isFilledIn */ .qL));
}
function chooseOne(found, role) {
    const own = role === undefined ? [] : closest(found, role);
    const possible = role === undefined ? found : found.filter((policy) => !isNamedOtherwise(policy, role));
    const candidates = distinct(own.length > 0 ? own : possible);
    const [first, ...others] = candidates;
    if (first === undefined && role !== undefined && found.length > 0)
        return { ok: false, problem: `The file has no role ${(0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(role.name)}, only ${listOf(found)}.` };
    if (first === undefined)
        return {
            ok: false,
            problem: 'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
        };
    if (others.length === 0)
        return { ok: true, value: first };
    const names = listOf(candidates);
    const list = names === '' ? '' : ` (${names})`;
    const problem = `The file holds ${candidates.length} trust policies${list}, and does not say which is the one of the role.`;
    return { ok: false, problem };
}
function isNamedOtherwise({ path, roleArn, roleName }, role) {
    if (roleArn !== undefined || roleName === undefined)
        return false;
    return roleName !== role.name || (path !== undefined && !hasPath(role, path));
}
function hasPath({ name, text }, path) {
    return text.endsWith(`:role${path}${name}`);
}
const MAX_LABELS = 10;
function listOf(found) {
    const labels = [...new Set(found.map(labelOf).filter((label) => label !== ''))];
    return [...labels.slice(0, MAX_LABELS), ...(labels.length > MAX_LABELS ? ['\u2026'] : [])].join(', ');
}
function labelOf({ id, path = '', roleArn, roleName }) {
    const name = roleName === undefined ? undefined : `${path === '/' ? '' : path}${roleName}`;
    const names = new Set([id, roleArn ?? name].filter((one) => one !== undefined));
    return [...names].map(_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL).join(' for ');
}
function closest(found, role) {
    const unnamed = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === undefined);
    const named = found.filter(({ roleArn, roleName }) => roleArn === undefined && roleName === role.name);
    const ways = [
        found.filter(({ roleArn }) => roleArn === role.text),
        named.filter(({ path }) => path !== undefined && hasPath(role, path)),
        named.filter(({ path }) => path === undefined),
        unnamed.filter(({ id }) => id?.split('.').at(-1) === role.name),
        unnamed.filter(({ id }) => id !== undefined && isGeneratedFrom(id, role.name)),
    ];
    return ways.find(({ length }) => length > 0) ?? [];
}
function isGeneratedFrom(id, name) {
    const [, middle = ''] = /^.+?-(.+)-[A-Za-z0-9]{8,13}$/.exec(name) ?? [];
    return (middle !== '' && (middle === id || middle.endsWith(`-${id}`) || (middle.length >= 20 && id.startsWith(middle))));
}
function distinct(found) {
    return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];
function findPolicies(root) {
    if ((0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(root) && Object.hasOwn(root, 'Statement'))
        return [{ document: root }];
    const found = [];
    const waiting = [{ value: (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(root) ? (root['planned_values'] ?? root) : root }];
    for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
        const parent = visited;
        const { value } = parent;
        if ((0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
            found.push(...policiesOf(value, parent));
        const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
        for (const [key, child] of below.reverse())
            waiting.push({ value: child, key, parent });
    }
    return found;
}
function policiesOf(holder, visited) {
    const [roleName, roleArn] = [textOf(holder, ['RoleName', 'name']), textOf(holder, ['Arn', 'arn'])];
    const details = (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ roleName, roleArn, path: textOf(holder, ['Path', 'path']), id: idOf(visited) });
    const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
    return properties.map((name) => ({ document: holder[name], ...details }));
}
function idOf({ key, parent }) {
    if (key === 'Properties')
        return parent?.key;
    return key === 'values' && (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(parent?.value) ? textOf(parent.value, ['address']) : undefined;
}
function textOf(holder, names) {
    return names.map((name) => holder[name]).find((value) => typeof value === 'string');
}
const VARIABLE_START = /\$\{(?=[*?$]\}|[^}:]*:[^}:]*\})/g;
function withoutFunctions(value, template) {
    if (Array.isArray(value))
        return value.map((item) => withoutFunctions(item, template));
    if (typeof value === 'string' && template.escapes)
        return value.replaceAll(VARIABLE_START, '${$}{');
    if (!(0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        return value;
    const text = textOfFunction(value, template);
    if (text !== undefined)
        return text;
    const entries = Object.entries(value).map(([key, item]) => [key, withoutFunctions(item, template)]);
    const resolved = Object.fromEntries(entries);
    const line = template.lines.get(value);
    if (line !== undefined)
        template.lines.set(resolved, line);
    return resolved;
}
function textOfFunction(value, template) {
    const [[name, parameter] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || !/^(?:Ref|Fn::\w+)$/.test(name))
        return undefined;
    if (name === 'Ref' && typeof parameter === 'string')
        return referred(parameter, template);
    if (name === 'Fn::GetAtt')
        return `\${${[parameter].flat().map(String).join('.')}}`;
    if (name === 'Fn::Sub')
        return substituted(parameter, template);
    if (name === 'Fn::Join' && Array.isArray(parameter))
        return joined(parameter, template) ?? `\${${name}}`;
    return `\${${name}}`;
}
function referred(name, { role }) {
    const [, partition, , , account] = role?.text.split(':') ?? [];
    const known = new Map([
        ['AWS::AccountId', account],
        ['AWS::Partition', partition],
    ]);
    return known.get(name) ?? `\${${name}}`;
}
function substituted(parameter, template) {
    const [text, given] = [parameter].flat();
    if (typeof text !== 'string')
        return '${Fn::Sub}';
    const values = (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(given) ? withoutFunctions(given, template) : {};
    return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal, name) => {
        if (literal !== '')
            return template.escapes ? `\${$}{${name}}` : `\${${name}}`;
        const value = (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(values) && Object.hasOwn(values, name.trim()) ? values[name.trim()] : undefined;
        return typeof value === 'string' ? value : referred(name.trim(), template);
    });
}
function joined([separator, parts], template) {
    if (typeof separator !== 'string' || !Array.isArray(parts))
        return undefined;
    return parts
        .map((part) => withoutFunctions(part, template))
        .map(String)
        .join(separator);
}
const MAX_DEPTH = 64;
const MAX_LAYERS = 3;
function readJson(text, what) {
    let value = text;
    for (let layer = 0; typeof value === 'string' && layer < MAX_LAYERS; layer++) {
        const json = decoded(value);
        const problem = problemOf(json);
        if (problem !== undefined)
            return { ok: false, problem: `${what} ${problem}.` };
        value = JSON.parse(json);
    }
    return { ok: true, value };
}
function decoded(text) {
    const trimmed = text.trim();
    try {
        return /^%(?:7b|22|5b)/i.test(trimmed) ? decodeURIComponent(trimmed) : trimmed;
    }
    catch {
        return trimmed;
    }
}
function problemOf(text) {
    if (text === '')
        return 'is empty';
    if (!isJson(text))
        return 'is not JSON';
    const { depth, duplicateKey } = scanJson(text, MAX_DEPTH);
    if (depth > MAX_DEPTH)
        return `nests deeper than ${MAX_DEPTH} levels`;
    return duplicateKey === undefined ? undefined : `has the key ${(0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(duplicateKey)} twice in one object`;
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function scanJson(json, maxDepth) {
    const open = [];
    let [depth, text] = [0, ''];
    for (let at = 0; at < json.length && depth <= maxDepth; at++) {
        const character = json[at];
        if (character === '"') {
            const end = endOfText(json, at);
            text = json.slice(at, end + 1);
            at = end;
        }
        else if (character === '{' || character === '[') {
            depth = Math.max(depth, open.push(new Set()));
        }
        else if (character === '}' || character === ']') {
            open.pop();
        }
        else if (character === ':') {
            const [keys, key] = [open.at(-1), String(JSON.parse(text))];
            if (keys?.has(key))
                return { depth, duplicateKey: key };
            keys?.add(key);
        }
    }
    return { depth };
}
function endOfText(json, start) {
    let at = start + 1;
    while (at < json.length && json[at] !== '"')
        at += json[at] === '\\' ? 2 : 1;
    return at;
}


}),

901:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Gv: () => (isObject),
  T4: () => (readPolicy),
  TL: () => (quoted)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);

const MAX_POLICY_CHARACTERS = 10_240;
const VERSIONS = ['2008-10-17', '2012-10-17'];
const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const PRINCIPAL_KINDS = ['AWS', 'CanonicalUser', 'Federated', 'Service'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];
function readPolicy(value, lines = new WeakMap()) {
    if (!isObject(value))
        return problem('The trust policy', 'must be an object');
    const characters = JSON.stringify(value).length;
    if (characters > MAX_POLICY_CHARACTERS)
        return problem('The trust policy', `is longer than ${MAX_POLICY_CHARACTERS} characters`);
    const strange = unknownElement(value, POLICY_ELEMENTS);
    if (strange !== undefined)
        return problem('The trust policy', strange);
    const version = value['Version'] ?? '2008-10-17';
    const known = VERSIONS.find((name) => name === version);
    if (known === undefined)
        return problem('The trust policy', `must have the Version "2012-10-17" or "2008-10-17"`);
    const statements = readStatements(value['Statement'], lines);
    return statements.ok ? { ok: true, value: { version: known, statements: statements.value, characters } } : statements;
}
function readStatements(value, lines) {
    const list = Array.isArray(value) ? value : [value];
    const statements = [];
    for (const [index, item] of list.entries()) {
        const statement = readStatement(item, index);
        if (!statement.ok)
            return statement;
        const line = isObject(item) ? lines.get(item) : undefined;
        const position = (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ ...statement.value.position, line });
        statements.push({ ...statement.value, position });
    }
    return statements.length === 0 ? problem('The trust policy', 'has no statement') : { ok: true, value: statements };
}
function readStatement(value, index) {
    const number = `Statement ${index + 1}`;
    if (isFunction(value))
        return problem(number, FILLED_IN);
    if (!isObject(value))
        return problem(number, 'must be an object');
    const sid = value['Sid'];
    if (sid !== undefined && typeof sid !== 'string')
        return problem(number, 'has a Sid that is not a text');
    const where = sid === undefined ? number : `${number} (Sid ${quoted(sid)})`;
    const strange = unknownElement(value, STATEMENT_ELEMENTS);
    if (strange !== undefined)
        return problem(where, strange);
    const effect = value['Effect'];
    if (effect !== 'Allow' && effect !== 'Deny')
        return problem(where, 'must have the Effect "Allow" or "Deny"');
    const principal = readPrincipals(value, `${where}:`);
    if (!principal.ok)
        return principal;
    const action = readActions(value, `${where}:`);
    if (!action.ok)
        return action;
    const conditions = readConditions(value['Condition'], `${where}:`);
    if (!conditions.ok)
        return conditions;
    return {
        ok: true,
        value: {
            position: (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ index, sid }),
            effect,
            principal: principal.value,
            action: action.value,
            conditions: conditions.value,
        },
    };
}
const FILLED_IN = 'is filled in by the template, and only the deployed policy has it. Save that one, as JSON';
function isFunction(value) {
    return typeof value === 'string' && /^\$\{.*\}$/.test(value);
}
function unknownElement(value, elements) {
    const strange = Object.keys(value).find((name) => !elements.includes(name));
    if (strange === undefined)
        return undefined;
    const meant = elements.find((name) => name.toLowerCase() === strange.toLowerCase());
    if (meant !== undefined)
        return `has ${quoted(strange)}, which must be written ${meant}`;
    if (/^(?:Not)?Resource$/.test(strange))
        return `must not have ${strange}: the role itself is the resource`;
    return `has ${quoted(strange)}, which is no element of a trust policy`;
}
function readPrincipals(statement, where) {
    const element = oneOf(statement, ['Principal', 'NotPrincipal'], where);
    if (!element.ok)
        return element;
    const value = statement[element.value];
    if (value === '*')
        return { ok: true, value: { element: element.value, principals: [{ kind: '*', value: '*' }] } };
    if (isFunction(value))
        return problem(where, `${element.value} ${FILLED_IN}`);
    if (!isObject(value))
        return problem(where, `${element.value} must be an object such as { "Federated": "arn:\u2026" }, or "*"`);
    const principals = [];
    for (const [name, names] of Object.entries(value)) {
        const kind = PRINCIPAL_KINDS.find((known) => known === name);
        if (kind === undefined)
            return problem(where, `${element.value} has ${quoted(name)}, which is no kind of principal`);
        const texts = readTexts(names, where, `${element.value}.${kind}`);
        if (!texts.ok)
            return texts;
        principals.push(...texts.value.map((text) => ({ kind, value: text })));
    }
    if (principals.length === 0)
        return problem(where, `${element.value} must name somebody`);
    return { ok: true, value: { element: element.value, principals } };
}
function readActions(statement, where) {
    const element = oneOf(statement, ['Action', 'NotAction'], where);
    if (!element.ok)
        return element;
    const patterns = readTexts(statement[element.value], where, element.value);
    if (!patterns.ok)
        return patterns;
    if (patterns.value.length === 0)
        return problem(where, `${element.value} must name an action`);
    return { ok: true, value: { element: element.value, patterns: patterns.value } };
}
function readConditions(value, where) {
    if (value === undefined)
        return { ok: true, value: [] };
    if (!isObject(value))
        return problem(where, 'Condition must be an object of operators');
    const conditions = [];
    for (const [operator, keys] of Object.entries(value)) {
        const path = `Condition ${quoted(operator)}`;
        if (!isObject(keys))
            return problem(where, `${path} must be an object of condition keys`);
        for (const [key, list] of Object.entries(keys)) {
            const values = readScalars(list);
            if (values === undefined)
                return problem(where, `${path} must give ${quoted(key)} a text or a list of texts`);
            conditions.push({ operator, key, values });
        }
    }
    return { ok: true, value: conditions };
}
function readTexts(value, where, what) {
    const list = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === 'string');
    if (texts.length < list.length)
        return problem(where, `${what} must be a text or a list of texts`);
    return { ok: true, value: texts };
}
function readScalars(value) {
    const list = Array.isArray(value) ? value : [value];
    const scalars = list.filter((item) => ['string', 'number', 'boolean'].includes(typeof item));
    return scalars.length === list.length ? scalars.map(String) : undefined;
}
function oneOf(statement, names, where) {
    const [first, second, ...others] = names.filter((name) => Object.hasOwn(statement, name));
    if (first === undefined)
        return problem(where, `${names[0]} is missing`);
    return second === undefined && others.length === 0
        ? { ok: true, value: first }
        : problem(where, `${names[0]} and ${names[1]} exclude each other`);
}
function problem(where, what) {
    return { ok: false, problem: `${where} ${what}.` };
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}\u2026` : text);
}


})

};
