export const id = 751;
export const ids = [751];
export const modules = {

6751:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MAX_FILE_CHARACTERS: () => (MAX_FILE_CHARACTERS),
  parseTrustPolicy: () => (parseTrustPolicy)
});

var defined = __webpack_require__(9665);
;// ./lib/trust-policy/policy.js

const MAX_POLICY_CHARACTERS = 10_240;
const VERSIONS = ['2008-10-17', '2012-10-17'];
const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const PRINCIPAL_KINDS = ['AWS', 'CanonicalUser', 'Federated', 'Service'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];
function readPolicy(value) {
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
    const statements = readStatements(value['Statement']);
    return statements.ok ? { ok: true, value: { version: known, statements: statements.value, characters } } : statements;
}
function readStatements(value) {
    const list = Array.isArray(value) ? value : [value];
    const statements = [];
    for (const [index, item] of list.entries()) {
        const statement = readStatement(item, index);
        if (!statement.ok)
            return statement;
        statements.push(statement.value);
    }
    return statements.length === 0 ? problem('The trust policy', 'has no statement') : { ok: true, value: statements };
}
function readStatement(value, index) {
    const number = `Statement ${index + 1}`;
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
            position: (0,defined/* defined */.s)({ index, sid }),
            effect,
            principal: principal.value,
            action: action.value,
            conditions: conditions.value,
        },
    };
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
                return problem(where, `${path} must give ${quoted(key)} a text or a list of texts${hintAt(list)}`);
            conditions.push({ operator, key, values });
        }
    }
    return { ok: true, value: conditions };
}
function readTexts(value, where, what) {
    const list = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === 'string');
    if (texts.length < list.length)
        return problem(where, `${what} must be a text or a list of texts${hintAt(value)}`);
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
function hintAt(value) {
    const list = Array.isArray(value) ? value : [value];
    const isFunction = list.some((item) => isObject(item) && Object.keys(item).some((name) => /^(?:Ref|Fn::.+)$/.test(name)));
    return isFunction ? ', not a function of a template: give the policy as IAM has it' : '';
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

;// ./lib/trust-policy/parse-policy.js


const MAX_FILE_CHARACTERS = 4_000_000;
function parseTrustPolicy(text, role) {
    if (text.length > MAX_FILE_CHARACTERS)
        return { ok: false, problem: `The file is longer than ${MAX_FILE_CHARACTERS} characters.` };
    const root = readJson(text, 'The file');
    if (!root.ok)
        return root;
    const chosen = chooseOne(findPolicies(root.value), role);
    return chosen.ok ? readFound(chosen.value) : chosen;
}
function readFound({ document, roleArn }) {
    const value = typeof document === 'string' ? readJson(document, 'The trust policy') : { ok: true, value: document };
    const policy = value.ok ? readPolicy(value.value) : value;
    if (!policy.ok)
        return policy;
    return (0,defined/* defined */.s)({ ok: true, policy: policy.value, roleArn });
}
function chooseOne(found, role) {
    const own = distinct(found.filter((policy) => role !== undefined && belongsTo(policy, role)));
    const candidates = own.length > 0 ? own : distinct(found);
    const [first, ...others] = candidates;
    if (first === undefined)
        return {
            ok: false,
            problem: 'The file holds no trust policy: no Statement, no AssumeRolePolicyDocument and no assume_role_policy.',
        };
    if (others.length === 0)
        return { ok: true, value: first };
    const problem = `The file holds ${candidates.length} trust policies, and does not say which is the one of the role.`;
    return { ok: false, problem };
}
function belongsTo({ roleArn, roleName }, role) {
    return roleArn === undefined ? roleName === role.name : roleArn === role.text;
}
function distinct(found) {
    return [...new Map(found.map((policy) => [JSON.stringify(policy.document), policy])).values()];
}
const POLICY_PROPERTIES = ['AssumeRolePolicyDocument', 'assume_role_policy'];
function findPolicies(root) {
    if (isObject(root) && Object.hasOwn(root, 'Statement'))
        return [{ document: root }];
    const found = [];
    const waiting = [isObject(root) ? (root['planned_values'] ?? root) : root];
    while (waiting.length > 0) {
        const value = waiting.pop();
        if (isObject(value))
            found.push(...policiesOf(value));
        const below = typeof value === 'object' && value !== null ? Object.values(value) : [];
        for (const child of below.reverse())
            waiting.push(child);
    }
    return found;
}
function policiesOf(holder) {
    const roleName = textOf(holder, ['RoleName', 'name']);
    const roleArn = textOf(holder, ['Arn', 'arn']);
    const properties = POLICY_PROPERTIES.filter((name) => Object.hasOwn(holder, name));
    return properties.map((name) => ({ document: holder[name], ...(0,defined/* defined */.s)({ roleName, roleArn }) }));
}
function textOf(holder, names) {
    return names.map((name) => holder[name]).find((value) => typeof value === 'string');
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
    if (text.includes('\0'))
        return 'is encoded as UTF-16: save it as UTF-8 (PowerShell: Set-Content -Encoding utf8)';
    if (!isJson(text))
        return 'is not JSON';
    const { depth, duplicateKey } = scanJson(text, MAX_DEPTH);
    if (depth > MAX_DEPTH)
        return `nests deeper than ${MAX_DEPTH} levels`;
    return duplicateKey === undefined ? undefined : `has the key ${quoted(duplicateKey)} twice in one object`;
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
