import { modules as shared7671 } from './shared-7671.main.js';
import { modules as shared2459 } from './shared-2459.main.js';
import { modules as shared8249 } from './shared-8249.main.js';
import { modules as shared7115 } from './shared-7115.main.js';
export const id = 709;
export const ids = [709,115,249,459];
export const modules = {
...shared7671,
...shared2459,
...shared8249,
...shared7115,

5437:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  HN: () => (LineCounter),
  JG: () => (Lexer),
  Tp: () => (parseDocument),
  Vj: () => (isAlias),
  jh: () => (isMap),
  jn: () => (isScalar),
  oP: () => (isSeq)
});
const { createRequire } = process.getBuiltinModule('node:module');
const yaml = createRequire(import.meta.url)('./yaml.cjs');
const { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } = yaml;


}),

9709:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  locateInWorkflow: () => (locateInWorkflow),
  readStepInWorkflow: () => (readStepInWorkflow),
  secretsInWorkflow: () => (secretsInWorkflow)
});

var deadline = __webpack_require__(3415);
var defined = __webpack_require__(9665);
var run_trigger = __webpack_require__(2459);
var yaml = __webpack_require__(5437);
;// ./lib/github/workflow/tree.js

const WORKFLOW_MAX_LENGTH = 1024 * 1024;
const TOKENS_MAX = 150_000;
const DISPUTED_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/u;
function tree_parseTree(text) {
    if (text.length > WORKFLOW_MAX_LENGTH || DISPUTED_LINE_BREAK.test(text) || hasTooManyTokens(text))
        return undefined;
    const lines = new yaml/* LineCounter */.HN();
    try {
        const options = { lineCounter: lines, prettyErrors: false, schema: 'failsafe', uniqueKeys: false };
        const document = (0,yaml/* parseDocument */.Tp)(text, options);
        if (document.errors.length > 0)
            return undefined;
        return { root: document.contents ?? undefined, spanOf: (entry) => spanOf(entry, lines) };
    }
    catch {
        return undefined;
    }
}
const DISPUTED_BREAKS = /[\u0085\u2028\u2029]/g;
const BEFORE_SCALAR = '\u001f';
const LEXER_MARKS = [BEFORE_SCALAR, '\u0002', '\u0018'];
function withoutDisputedBreaks(text) {
    if (text.search(DISPUTED_BREAKS) < 0)
        return text;
    let result = '';
    let before = '';
    for (const token of new Lexer().lex(text)) {
        const isAside = before !== BEFORE_SCALAR && /^["'#]/.test(token);
        if (!LEXER_MARKS.includes(token))
            result += isAside ? token.replace(DISPUTED_BREAKS, ' ') : token;
        before = token;
    }
    return result.length === text.length ? result : text;
}
function repeatedKeyLine({ root, spanOf }) {
    const waiting = [root];
    const lines = [];
    for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
        waiting.push(...(itemsOf(value) ?? []));
        if (!isMap(value))
            continue;
        const names = new Set();
        for (const { key, value: content } of value.items) {
            waiting.push(content ?? undefined);
            const name = textOf(key)?.toLowerCase();
            if (name === undefined || !isScalar(key) || name.includes('${{'))
                continue;
            if (names.has(name))
                lines.push(spanOf({ name, key, value: content ?? undefined }).line);
            names.add(name);
        }
    }
    return lines.length === 0 ? undefined : Math.min(...lines);
}
function hasTooManyTokens(text) {
    if (2 * text.length + 10 <= TOKENS_MAX)
        return false;
    let count = 0;
    for (const _token of new yaml/* Lexer */.JG().lex(text)) {
        count += 1;
        if (count > TOKENS_MAX)
            return true;
    }
    return false;
}
function spanOf({ key, value }, lines) {
    const { line, col: column } = lines.linePos(key.range[0]);
    const [start, valueEnd] = value?.range ?? [0, 0];
    const end = start < valueEnd ? lines.linePos(valueEnd - 1) : undefined;
    const { col: endColumn } = end?.line === line ? end : lines.linePos(key.range[1] - 1);
    return { line, endLine: line, column, endColumn };
}
function entriesOf(value) {
    if (!(0,yaml/* isMap */.jh)(value))
        return undefined;
    const entries = [];
    const names = new Set();
    for (const { key, value: content } of value.items) {
        if (!(0,yaml/* isScalar */.jn)(key))
            return undefined;
        const name = textOfScalar(key);
        if (name === '<<' || names.has(name.toLowerCase()))
            return undefined;
        names.add(name.toLowerCase());
        entries.push({ name, key, value: content ?? undefined });
    }
    return entries;
}
function entryOf(value, name) {
    return entriesOf(value)?.find((entry) => entry.name === name);
}
function itemsOf(value) {
    return (0,yaml/* isSeq */.oP)(value) ? value.items : undefined;
}
function textOf(value) {
    return (0,yaml/* isScalar */.jn)(value) ? textOfScalar(value) : undefined;
}
function textOfScalar({ source, value }) {
    return source ?? String(value ?? '');
}
const NULL = /^(?:|~|null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:[-+]?(?:\d+|\d*\.?\d+(?:[eE][-+]?\d+)?|\d+\.)|0o[0-7]+|0x[\da-fA-F]+)$/;
function runnerValueOf(value) {
    const text = textOf(value);
    if (text === undefined || !isScalar(value) || value.type !== 'PLAIN')
        return text;
    if (NULL.test(text))
        return null;
    if (BOOLEAN.test(text))
        return text.toLowerCase() === 'true';
    return NUMBER.test(text) ? Number(text.replace(/^\+/, '')) : text;
}
function runnerTextOf(value) {
    const read = runnerValueOf(value);
    if (read === null)
        return '';
    return typeof read === 'number' ? numberText(read) : read?.toString();
}
function numberText(number) {
    const [digits = '', exponent = '0'] = number.toExponential(14).split('e');
    const power = Number(exponent);
    if (power >= -5 && power < 15)
        return String(Number(number.toPrecision(15)));
    const sign = power < 0 ? '-' : '+';
    return `${String(Number(digits))}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}
const ID_MAX_LENGTH = 100;
const ATTEMPTS_MAX = 999;
function stepIds(steps) {
    const given = steps.flatMap(({ id }) => (id ? [id.toLowerCase()] : []));
    const taken = new Set(given);
    if (taken.size < given.length)
        return undefined;
    const ids = steps.map(({ id, uses }) => id || freeId(`__${baseOf(uses)}`.replace(/[^\w-]/g, '_'), taken));
    return ids.every((id) => id !== undefined) ? ids : undefined;
}
function freeId(base, taken) {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
        const suffix = attempt === 1 ? '' : `_${attempt}`;
        const candidate = base.slice(0, ID_MAX_LENGTH - suffix.length) + suffix;
        if (taken.has(candidate.toLowerCase()))
            continue;
        taken.add(candidate.toLowerCase());
        return candidate;
    }
    return undefined;
}
function baseOf(uses) {
    if (uses === undefined)
        return 'run';
    if (uses.startsWith('docker://'))
        return uses.slice('docker://'.length) || 'run';
    if (isLocal(uses))
        return uses.startsWith('$') ? 'selfRepository' : 'self';
    return remoteAction(uses)?.repository ?? 'run';
}
function isLocal(uses) {
    return /^[.$]\/|^\.\\/.test(uses);
}
function remoteAction(uses) {
    const [name = '', ref, ...rest] = uses.split('@');
    const [owner, repository, ...path] = name.split(/[/\\]/).filter((segment) => segment !== '');
    if (!owner || !repository || !ref || rest.length > 0)
        return undefined;
    return { repository: `${owner}/${repository}`, path: path.join('/'), ref };
}

;// ./lib/github/workflow/locate.js

function locate(workflowText, query) {
    const tree = parseTree(workflowText);
    return tree === undefined ? undefined : locateInTree(tree, query);
}
function locateInTree(tree, query) {
    const job = jobOf(tree, query.jobId);
    const entry = job === undefined ? undefined : targetIn(tree, job, query);
    return entry === undefined ? undefined : tree.spanOf(entry);
}
function secretsOfStep(tree, query) {
    const job = jobOf(tree, query.jobId);
    const step = job === undefined ? undefined : stepIn(job, query);
    if (job === undefined || !step?.isDirect)
        return undefined;
    const environments = [tree.root, job.value, step.value].map((value) => valuesIn(value, 'env'));
    const inputs = valuesIn(step.value, 'with');
    if (inputs === undefined || !environments.every((one) => one !== undefined))
        return undefined;
    const entries = environments.flat();
    const contexts = publicContexts(tree, job);
    const areSecret = (some, variables) => some.filter(({ value }) => mayBeSecret(textOf(value), { variables, contexts })).map(({ name }) => name);
    const secretVariables = areSecret(entries, []);
    const known = entries.map(({ name }) => name).filter((name) => !secretVariables.includes(name));
    const secretInputs = areSecret(inputs, known);
    return { inputs: secretInputs, variables: secretVariables };
}
function expressionsOfStep(tree, query) {
    const job = jobOf(tree, query.jobId);
    const step = job === undefined ? undefined : stepIn(job, query);
    if (job === undefined || !step?.isDirect)
        return undefined;
    const variables = [step.value, job.value, tree.root].flatMap((value) => valuesIn(value, 'env') ?? []);
    const given = valuesIn(step.value, 'with') ?? [];
    const inputs = given.flatMap(({ name, value }) => {
        const expression = expressionIn(textOf(value));
        const [, variable] = /^\$\{\{\s*env\.([\w-]+)\s*\}\}$/i.exec(expression ?? '') ?? [];
        const source = variables.find((one) => one.name === variable);
        const shown = (source && expressionIn(textOf(source.value))) ?? expression;
        return shown === undefined ? [] : [[name.toLowerCase(), shown]];
    });
    const environment = entryOf(job.value, 'environment')?.value;
    const named = textOf(environment) ?? textOf(entryOf(environment, 'name')?.value);
    return { inputs: Object.fromEntries(inputs), ...(named ? { environment: named } : {}) };
}
function expressionIn(text) {
    const trimmed = text?.trim();
    return trimmed !== undefined && /\$\{\{(?:(?!\}\}).)+\}\}/s.test(trimmed) ? trimmed : undefined;
}
function valuesIn(value, name) {
    const entry = entryOf(value, name);
    return entry === undefined ? [] : entriesOf(entry.value);
}
const PUBLIC_NAMES = /^(?:vars|strategy|runner|job|true|false|null|format|contains|startsWith|endsWith|join|fromJSON|toJSON|hashFiles|case)$/i;
function publicContexts({ root }, job) {
    const events = eventsOf(entryOf(root, 'on')?.value);
    const inputs = events.length === 0 || events.some((one) => one === undefined || one === 'workflow_call') ? [] : ['inputs'];
    const matrix = textsIn(entryOf(job.value, 'strategy')?.value);
    return matrix.some((text) => mayBeSecret(text, { variables: [], contexts: inputs })) ? inputs : [...inputs, 'matrix'];
}
function textsIn(value) {
    if (value === undefined)
        return [];
    const inner = entriesOf(value)?.map((entry) => entry.value) ?? itemsOf(value);
    return inner?.flatMap(textsIn) ?? [textOf(value)];
}
function mayBeSecret(text, known) {
    if (text === undefined)
        return true;
    const expressions = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = '']) => expression);
    if (text.split('${{').length - 1 !== expressions.length)
        return true;
    return expressions.some((expression) => {
        const bare = expression.replace(/'(?:[^']|'')*'/g, "''");
        return [...bare.matchAll(/(?<![\w.-])[a-z_][\w-]*(?:\s*\.\s*([\w*-]+))?/gi)].some(([name, property]) => {
            const [context = ''] = name.split(/[\s.]/);
            if (/^github$/i.test(context))
                return property === undefined || /^(?:token|\*)$/i.test(property);
            if (/^env$/i.test(context))
                return property === undefined || !known.variables.includes(property);
            return !PUBLIC_NAMES.test(context) && !known.contexts.includes(context.toLowerCase());
        });
    });
}
function jobOf({ root }, id) {
    return entryOf(entryOf(root, 'jobs')?.value, id);
}
function targetIn(tree, job, query) {
    switch (query.target.kind) {
        case 'id-token-permission':
            return isOnlyCalled(tree) ? undefined : idTokenEntry(tree, job);
        case 'step':
            return stepIn(job, query)?.uses;
        case 'input': {
            const step = stepIn(job, query);
            const input = step?.isDirect ? inputOf(step.value, query.target.name) : undefined;
            return input ?? step?.uses;
        }
    }
}
function stepIn(job, query) {
    const steps = itemsOf(entryOf(job.value, 'steps')?.value);
    const kinds = steps?.map(kindOf);
    if (steps === undefined || kinds === undefined || !kinds.every((kind) => kind !== undefined))
        return undefined;
    const value = steps[stepIds(kinds)?.indexOf(query.actionId) ?? -1];
    const uses = entryOf(value, 'uses');
    const relation = relationOf(textOf(uses?.value) ?? '', query);
    return uses === undefined || relation === 'other' ? undefined : { value, uses, isDirect: relation === 'direct' };
}
function kindOf(step) {
    const entries = entriesOf(step);
    const [id, uses, run] = ['id', 'uses', 'run'].map((name) => entries?.find((entry) => entry.name === name));
    const [idText, usesText] = [textOf(id?.value), textOf(uses?.value)];
    if ((id !== undefined && idText === undefined) || (uses !== undefined && !usesText))
        return undefined;
    return (uses === undefined) === (run === undefined) ? undefined : { id: idText, uses: usesText };
}
function relationOf(uses, { actionRepository, actionRef }) {
    const action = remoteAction(uses);
    if (actionRepository === '')
        return isLocal(uses) ? 'direct' : action === undefined ? 'other' : 'composite';
    if (action === undefined)
        return isLocal(uses) ? 'composite' : 'other';
    if (action.repository.toLowerCase() !== actionRepository.toLowerCase())
        return 'composite';
    if (action.ref === actionRef)
        return 'direct';
    return action.path === '' ? 'other' : 'composite';
}
function inputOf(step, name) {
    const inputs = entriesOf(entryOf(step, 'with')?.value);
    return inputs?.find((input) => input.name.toLowerCase() === name.toLowerCase());
}
function idTokenEntry({ root }, job) {
    const inJob = entriesOf(job.value);
    const inWorkflow = entriesOf(root);
    if (inJob === undefined || inWorkflow === undefined)
        return undefined;
    const permissions = [...inJob, ...inWorkflow].find(({ name }) => name === 'permissions');
    return permissions === undefined ? job : lacking(permissions);
}
function lacking(permissions) {
    const level = textOf(permissions.value);
    if (level !== undefined)
        return level === 'write-all' ? undefined : permissions;
    const entries = entriesOf(permissions.value);
    if (entries === undefined)
        return undefined;
    const idToken = entries.find(({ name }) => name === 'id-token');
    if (idToken === undefined)
        return permissions;
    const value = textOf(idToken.value);
    return value === undefined || value === 'write' ? undefined : idToken;
}
function isOnlyCalled({ root }) {
    const events = eventsOf(entryOf(root, 'on')?.value);
    return events.length > 0 && events.every((event) => event === 'workflow_call');
}
function eventsOf(on) {
    const text = textOf(on);
    if (text !== undefined)
        return [text];
    return entriesOf(on)?.map(({ name }) => name) ?? itemsOf(on)?.map(textOf) ?? [];
}

;// ./lib/github/workflow/job-workflow.js


const READ_MAX = 8;
function hasOwnJob(tree, jobId) {
    return entryOf(jobOf(tree, jobId)?.value, 'steps') !== undefined;
}
async function candidatesIn(caller, wanted, read) {
    const calls = callsIn(caller.tree, caller.version);
    if (calls === undefined)
        return undefined;
    const found = await Promise.all(calls.map(async ({ job, callee, isLocal }, n) => {
        if (callee !== undefined && wanted.definedIn !== undefined && isSameFile(callee, wanted.definedIn)) {
            return [{ job, definedIn: undefined }];
        }
        const version = callee !== undefined && isLocal ? { ...caller.version, path: callee.path } : undefined;
        const tree = version !== undefined && n < READ_MAX ? await read(version) : undefined;
        if (tree === undefined || callsIn(tree, caller.version)?.length !== 0)
            return [{ job, definedIn: undefined }];
        const isIt = wanted.definedIn === undefined && hasOwnJob(tree, wanted.jobId);
        return isIt ? [{ job, definedIn: version }] : [];
    }));
    return found.flat();
}
function callsIn({ root }, { repository }) {
    const jobs = entriesOf(entryOf(root, 'jobs')?.value);
    const calls = [];
    for (const job of jobs ?? []) {
        const entries = entriesOf(job.value);
        if (entries === undefined)
            return undefined;
        const uses = entries.find(({ name }) => name === 'uses');
        if (uses !== undefined)
            calls.push({ job, ...calleeOf(textOf(uses.value) ?? '', repository) });
    }
    return jobs === undefined ? undefined : calls;
}
function calleeOf(uses, repository) {
    if (uses.startsWith('./'))
        return { callee: { repository, path: uses.slice('./'.length) }, isLocal: true };
    const remote = remoteAction(uses);
    return { callee: remote, isLocal: false };
}
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REFERENCE = /^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[^/\\]+?\.ya?ml)@(.+)$/su;
function parseWorkflowRef(reference) {
    const [, repository, path, ref = ''] = REFERENCE.exec(reference ?? '') ?? [];
    if (repository === undefined || path === undefined || /\.ya?ml@/.test(ref))
        return undefined;
    return { repository, path };
}
function isSameFile(one, other) {
    return isSameRepository(one.repository, other.repository) && one.path === other.path;
}
function isSameRepository(one, other) {
    return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
function startedWorkflow(environment) {
    return versionOf(environment['GITHUB_WORKFLOW_REF'], environment['GITHUB_WORKFLOW_SHA'], environment);
}
function definingWorkflow(environment, claims) {
    const version = versionOf(claims.job_workflow_ref, claims.job_workflow_sha, environment);
    const commits = [environment['GITHUB_WORKFLOW_SHA'], environment['GITHUB_SHA']];
    return version !== undefined && commits.includes(version.sha) ? version : undefined;
}
function versionOf(reference, sha, environment) {
    const file = parseWorkflowRef(reference);
    if (file === undefined || sha === undefined || !COMMIT.test(sha))
        return undefined;
    return isSameRepository(file.repository, environment['GITHUB_REPOSITORY']) ? { ...file, sha } : undefined;
}

var external_node_crypto_ = __webpack_require__(7598);
var external_node_path_ = __webpack_require__(6760);
var github_api = __webpack_require__(7671);
var workspace_file = __webpack_require__(8249);
;// ./lib/github/workflow/read-workflow.js





const LINE_MAX_BYTES = 4096;
const PACKED_REFS_MAX_BYTES = 16 * 1024 * 1024;
const INDEX_MAX_BYTES = 32 * 1024 * 1024;
const WORKFLOW_MAX_BYTES = 3 * WORKFLOW_MAX_LENGTH;
async function readWorkflow(environment, version, { token, signal }) {
    const text = (await readFromCheckout(environment['GITHUB_WORKSPACE'], version)) ??
        (signal.aborted ? undefined : await readFromGitHub(environment, version, { token, signal }));
    return text === undefined || signal.aborted ? undefined : tree_parseTree(text);
}
async function readFromGitHub(environment, { repository, path, sha }, { token, signal }) {
    try {
        const api = await (0,github_api/* createApi */.x)(environment, token, signal);
        const [owner, repo] = repository.split('/');
        const answer = await api?.request('GET /repos/{owner}/{repo}/contents/{path}', {
            owner,
            repo,
            path,
            ref: sha,
            headers: { accept: 'application/vnd.github.raw+json' },
        });
        const data = answer?.data;
        if (data instanceof ArrayBuffer)
            return Buffer.from(data).toString('utf8');
        return typeof data === 'string' ? data : undefined;
    }
    catch {
        return undefined;
    }
}
async function readFromCheckout(workspace, { path, sha }) {
    if (!workspace || !(0,external_node_path_.isAbsolute)(workspace))
        return undefined;
    try {
        const gitFolder = await gitFolderOf(workspace);
        if ((await headOf(gitFolder)) !== sha)
            return undefined;
        const content = await (0,workspace_file/* readInside */.xO)(workspace, path, WORKFLOW_MAX_BYTES);
        const index = await (0,workspace_file/* readBytes */.io)((0,external_node_path_.join)(gitFolder, 'index'), INDEX_MAX_BYTES);
        return isAsCheckedOut(index, path, content, sha.length / 2) ? content.toString('utf8') : undefined;
    }
    catch {
        return undefined;
    }
}
async function gitFolderOf(workspace) {
    const path = (0,external_node_path_.join)(workspace, '.git');
    const text = await readLine(path).catch(() => undefined);
    if (text === undefined)
        return path;
    if (!text.startsWith('gitdir: '))
        throw new Error('.git points nowhere');
    return (0,external_node_path_.resolve)(workspace, text.slice('gitdir: '.length));
}
async function headOf(gitFolder) {
    const head = await readLine((0,external_node_path_.join)(gitFolder, 'HEAD'));
    if (!head.startsWith('ref: '))
        return head;
    const ref = head.slice('ref: '.length);
    if (!/^refs\/[^\\:\p{Cc}]+$/u.test(ref) || ref.split('/').some((part) => /^\.*$/.test(part)))
        return undefined;
    const common = await readLine((0,external_node_path_.join)(gitFolder, 'commondir')).then((path) => (0,external_node_path_.resolve)(gitFolder, path), () => gitFolder);
    return readLine((0,external_node_path_.join)(common, ...ref.split('/'))).catch(() => packedRef(common, ref));
}
async function packedRef(common, ref) {
    const text = (await (0,workspace_file/* readBytes */.io)((0,external_node_path_.join)(common, 'packed-refs'), PACKED_REFS_MAX_BYTES)).toString('utf8');
    const line = text.split('\n').find((candidate) => candidate.trimEnd().endsWith(` ${ref}`));
    return line?.split(' ')[0];
}
async function readLine(path) {
    return (await (0,workspace_file/* readBytes */.io)(path, LINE_MAX_BYTES)).toString('utf8').trimEnd();
}
const HEADER_LENGTH = 12;
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;
function isAsCheckedOut(index, path, content, idLength) {
    const id = objectIdOf(index, path, idLength);
    if (id === undefined)
        return false;
    const unixContent = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    return [content, unixContent].some((bytes) => blobId(bytes, idLength) === id);
}
function blobId(content, idLength) {
    const hash = (0,external_node_crypto_.createHash)(idLength === 20 ? 'sha1' : 'sha256');
    return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}
function objectIdOf(index, path, idLength) {
    if (index.length < HEADER_LENGTH || index.toString('latin1', 0, 4) !== 'DIRC')
        return undefined;
    const version = index.readUInt32BE(4);
    if (version !== 2 && version !== 3)
        return undefined;
    const name = Buffer.from(path);
    let start = HEADER_LENGTH;
    for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
        const idStart = start + STAT_LENGTH;
        if (idStart + idLength + 4 > index.length)
            return undefined;
        const flags = index.readUInt16BE(idStart + idLength);
        const nameStart = idStart + idLength + ((flags & EXTENDED) === 0 ? 2 : 4);
        const nameEnd = index.indexOf(0, nameStart);
        if (nameEnd < 0)
            return undefined;
        if (name.equals(index.subarray(nameStart, nameEnd)))
            return index.toString('hex', idStart, idStart + idLength);
        start += Math.ceil((nameEnd - start + 1) / 8) * 8;
    }
    return undefined;
}

;// ./lib/github/workflow-location.js






async function secretsInWorkflow(environment, options) {
    const { tree } = await treeOfStep(environment, options);
    return tree && secretsOfStep(tree, queryFor(environment, { kind: 'step' }));
}
async function readStepInWorkflow(environment, options) {
    const { tree, file } = await treeOfStep(environment, options);
    const step = tree && expressionsOfStep(tree, queryFor(environment, { kind: 'step' }));
    if (step === undefined)
        return undefined;
    const isCalled = file === startedWorkflow(environment)?.path ? undefined : true;
    const { trigger = 'repository', otherRunner } = (0,run_trigger.readRunTrigger)(environment);
    const eventName = environment['GITHUB_EVENT_NAME'] ?? '';
    return { expressions: (0,defined/* defined */.s)({ ...step, isCalled }), runner: { trigger, eventName, ...(0,defined/* defined */.s)({ otherRunner }) } };
}
async function treeOfStep(environment, options) {
    const trees = new Map();
    const onRead = (path, tree) => void trees.set(path, tree);
    const place = await locateInWorkflow(environment, { kind: 'step' }, { ...options, onRead });
    return (0,defined/* defined */.s)({ tree: trees.get(place?.file ?? ''), file: place?.file });
}
const LIMIT_SECONDS = 2;
async function locateInWorkflow(environment, target, options) {
    try {
        const limitSeconds = Math.min(options.mostSeconds ?? LIMIT_SECONDS, options.limitSeconds);
        const located = await (0,deadline/* within */.ux)(options, limitSeconds, async (signal) => {
            const found = await search(environment, target, { ...options, signal });
            if (found !== undefined || target.kind !== 'input')
                return found;
            return await search(environment, { kind: 'step' }, { ...options, signal });
        });
        return located.kind === 'settled' ? located.value : undefined;
    }
    catch {
        return undefined;
    }
}
async function search(environment, target, options) {
    const { claims = {} } = options;
    const version = startedWorkflow(environment);
    const query = queryFor(environment, target);
    const read = async (wanted) => {
        const tree = await readWorkflow(environment, wanted, options);
        if (tree !== undefined)
            options.onRead?.(wanted.path, tree);
        return tree;
    };
    if (!claims.job_workflow_ref)
        return version && searchWithoutClaims(version, query, read);
    const definedIn = parseWorkflowRef(claims.job_workflow_ref);
    if (definedIn === undefined)
        return undefined;
    if (version !== undefined && isSameFile(version, definedIn))
        return locateIn(version, query, read);
    if (target.kind === 'id-token-permission')
        return version && locateCall(version, { query, definedIn }, read);
    const defining = definingWorkflow(environment, claims);
    return defining && locateIn(defining, query, read);
}
function queryFor(environment, target) {
    return {
        jobId: environment['GITHUB_JOB'] ?? '',
        actionId: environment['GITHUB_ACTION'] ?? '',
        actionRepository: environment['GITHUB_ACTION_REPOSITORY'] ?? '',
        actionRef: environment['GITHUB_ACTION_REF'] ?? '',
        target,
    };
}
async function locateIn(version, query, read) {
    const tree = await read(version);
    return tree && at(version, locateInTree(tree, query));
}
async function searchWithoutClaims(version, query, read) {
    const tree = await read(version);
    if (tree === undefined)
        return undefined;
    const candidates = await candidatesIn({ tree, version }, { jobId: query.jobId, definedIn: undefined }, read);
    if (candidates === undefined)
        return undefined;
    if (hasOwnJob(tree, query.jobId)) {
        return candidates.length === 0 ? at(version, locateInTree(tree, query)) : undefined;
    }
    const [candidate, ...others] = candidates;
    if (candidate === undefined || others.length > 0)
        return undefined;
    if (query.target.kind !== 'id-token-permission') {
        return candidate.definedIn && locateIn(candidate.definedIn, query, read);
    }
    const entry = idTokenEntry(tree, candidate.job);
    return entry && at(version, tree.spanOf(entry));
}
async function locateCall(version, { query, definedIn }, read) {
    const tree = await read(version);
    const candidates = tree && (await candidatesIn({ tree, version }, { jobId: query.jobId, definedIn }, read));
    const [candidate, ...others] = candidates ?? [];
    if (tree === undefined || candidate === undefined || others.length > 0)
        return undefined;
    const entry = idTokenEntry(tree, candidate.job);
    return entry && at(version, tree.spanOf(entry));
}
function at({ path }, span) {
    return span && { file: path, ...span };
}


})

};
