export const modules = {

901:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Gv: () => (isObject),
  T4: () => (readPolicy),
  TL: () => (quoted)
});
var _util_defined_js__0 = __webpack_require__(9665);

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
        const position = (0,_util_defined_js__0/* .defined */ .s)({ ...statement.value.position, line });
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
            position: (0,_util_defined_js__0/* .defined */ .s)({ index, sid }),
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


}),

5343:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  MAX_FILE_CHARACTERS: () => (MAX_FILE_CHARACTERS),
  chooseTrustPolicy: () => (chooseTrustPolicy),
  findPolicies: () => (findPolicies),
  findTrustPolicy: () => (findTrustPolicy),
  namesRole: () => (namesRole),
  parseTrustPolicy: () => (parseTrustPolicy),
  readPolicyText: () => (readPolicyText)
});
var _util_defined_js__1 = __webpack_require__(9665);
var _condition_values_js__0 = __webpack_require__(5641);
var _policy_js__2 = __webpack_require__(901);



const MAX_FILE_CHARACTERS = 4_000_000;
function parseTrustPolicy(text, role) {
    const root = readPolicyText(text);
    return root.ok ? findTrustPolicy(root.value, role) : root;
}
function readPolicyText(text) {
    return text.length > MAX_FILE_CHARACTERS
        ? { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` }
        : readJson(text, 'The file');
}
function findTrustPolicy(root, role, lines = new WeakMap()) {
    return chooseTrustPolicy(findPolicies(root), role, lines);
}
function chooseTrustPolicy(found, role, lines) {
    const chosen = chooseOne(found, role);
    return chosen.ok ? readFound(chosen.value, role, lines) : chosen;
}
function namesRole(found, role) {
    return closest(found, role).length > 0;
}
function readFound({ document, roleArn }, role, lines) {
    const policy = readDocument(document, { role, lines });
    if (!policy.ok)
        return policy;
    if (policy.value.version === '2012-10-17' || !hasOpenValue(policy.value))
        return (0,_util_defined_js__1/* .defined */ .s)({ ok: true, policy: policy.value, roleArn });
    const escaped = readDocument(document, { role, lines, escapes: true });
    if (!escaped.ok)
        return escaped;
    return (0,_util_defined_js__1/* .defined */ .s)({ ok: true, policy: { ...escaped.value, version: '2012-10-17' }, roleArn });
}
function readDocument(document, template) {
    const resolved = withoutFunctions(document, template);
    if (typeof resolved !== 'string')
        return (0,_policy_js__2/* .readPolicy */ .T4)(resolved, template.lines);
    const value = readJson(resolved, 'The trust policy');
    return value.ok ? (0,_policy_js__2/* .readPolicy */ .T4)(value.value, template.lines) : value;
}
function hasOpenValue({ statements }) {
    return statements.some(({ principal, conditions }) => [
        ...principal.principals.map(({ value }) => value),
        ...conditions.flatMap(({ key, values }) => [key, ...values]),
    ].some(_condition_values_js__0/* .isFilledIn */ .qL));
}
function chooseOne(found, role) {
    const own = role === undefined ? [] : closest(found, role);
    const possible = role === undefined ? found : found.filter((policy) => !isNamedOtherwise(policy, role));
    const candidates = distinct(own.length > 0 ? own : possible);
    const [first, ...others] = candidates;
    if (first === undefined && role !== undefined && found.length > 0)
        return { ok: false, problem: `The file has no role ${(0,_policy_js__2/* .quoted */ .TL)(role.name)}, only ${listOf(found)}.` };
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
    return [...names].map(_policy_js__2/* .quoted */ .TL).join(' for ');
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
    if ((0,_policy_js__2/* .isObject */ .Gv)(root) && Object.hasOwn(root, 'Statement'))
        return [{ document: root }];
    const found = [];
    const waiting = [{ value: (0,_policy_js__2/* .isObject */ .Gv)(root) ? (root['planned_values'] ?? root) : root }];
    for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
        const parent = visited;
        const { value } = parent;
        if ((0,_policy_js__2/* .isObject */ .Gv)(value))
            found.push(...policiesOf(value, parent));
        const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
        for (const [key, child] of below.reverse())
            waiting.push({ value: child, key, parent });
    }
    return found;
}
function policiesOf(holder, visited) {
    const [roleName, roleArn] = [textOf(holder, ['RoleName', 'name']), textOf(holder, ['Arn', 'arn'])];
    const details = (0,_util_defined_js__1/* .defined */ .s)({ roleName, roleArn, path: textOf(holder, ['Path', 'path']), id: idOf(visited) });
    const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
    return properties.map((name) => ({ document: holder[name], ...details }));
}
function idOf({ key, parent }) {
    if (key === 'Properties')
        return parent?.key;
    return key === 'values' && (0,_policy_js__2/* .isObject */ .Gv)(parent?.value) ? textOf(parent.value, ['address']) : undefined;
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
    if (!(0,_policy_js__2/* .isObject */ .Gv)(value))
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
    const values = (0,_policy_js__2/* .isObject */ .Gv)(given) ? withoutFunctions(given, template) : {};
    return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal, name) => {
        if (literal !== '')
            return template.escapes ? `\${$}{${name}}` : `\${${name}}`;
        const value = (0,_policy_js__2/* .isObject */ .Gv)(values) && Object.hasOwn(values, name.trim()) ? values[name.trim()] : undefined;
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
    return duplicateKey === undefined ? undefined : `has the key ${(0,_policy_js__2/* .quoted */ .TL)(duplicateKey)} twice in one object`;
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


})

};
