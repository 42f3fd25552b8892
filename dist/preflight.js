var __webpack_modules__ = ({

24:
((module) => {

module.exports = process.getBuiltinModule("node:fs");

}),

760:
((module) => {

module.exports = process.getBuiltinModule("node:path");

}),

975:
((module) => {

module.exports = process.getBuiltinModule("node:util");

}),

295:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  XM: () => (pathOf),
  tu: () => (fileCommands),
  u2: () => (appendAll)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);


const EOL = process.platform === 'win32' ? '\r\n' : '\n';
function pathOf(environment, name) {
    const path = environment[name];
    if (!path)
        throw new Error(`${name} is not set.`);
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path))
        throw new Error(`${name} is not an absolute path.`);
    return path;
}
function fileCommands(values) {
    const delimiter = delimiterFor(Object.values(values));
    return Object.entries(values)
        .map(([name, value]) => `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
        .join('');
}
function delimiterFor(values) {
    const parts = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2));
    const delimiter = `ghadelimiter_${parts.join('')}`;
    return values.some((value) => value.includes(delimiter)) ? delimiterFor(values) : delimiter;
}
function appendAll(texts) {
    const opened = [];
    let at;
    try {
        for (const [path] of texts) {
            at = path;
            opened.push(openExisting(path));
        }
        texts.forEach(([path, text], n) => {
            at = path;
            const { file } = opened[n] ?? { file: -1 };
            const bytes = Buffer.from(text);
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, done);
        });
    }
    catch (error) {
        for (const { file, size } of opened)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, size);
        throw Object.assign(error, { path: at });
    }
    finally {
        for (const { file } of opened)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
const NO_SURPRISE = (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
function readSmallFile(path, maxBytes) {
    const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
    try {
        const found = fstatSync(file);
        if (found.isDirectory())
            throw new Error(`${path} is a folder.`);
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
        return readFileSync(file, 'utf8');
    }
    finally {
        closeSync(file);
    }
}
function openExisting(path) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND | NO_SURPRISE);
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
    if (found.isFile())
        return { file, size: found.size };
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    throw new Error(`${path} is not a file.`);
}


}),

563:
(() => {

if (typeof process.getBuiltinModule !== 'function') {
    const isPost = process.argv[1]?.endsWith('post.js') === true;
    const text = `This action needs Node.js 24, and the runner started it with ${process.version}.%0A%0AFix: Update the runner to 2.327.1 or newer. With act, Gitea or Forgejo, run the job in an image with Node.js 24.`;
    if (!isPost)
        process.stdout.write(`::error title=Node.js on this runner is too old::${text}\n`);
    process.exit(isPost ? 0 : 1);
}



}),

100:
((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
var _old_node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(563);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(24);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
var node_util__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(975);
var _preflight_action_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(638);
var _preflight_command_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(792);
var _preflight_github_report_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(195);
var _report_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(21);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(665);









const { env: environment, stdout } = process;
const parameters = process.argv.slice(2);
const isStep = environment['GITHUB_ACTIONS'] === 'true' && environment['INPUT_FAIL-ON'] !== undefined && parameters.length === 0;
const STYLES = {
    error: ['red', 'bold'],
    warning: ['yellow', 'bold'],
    notice: ['blue', 'bold'],
    success: ['green'],
    strong: ['bold'],
    dim: ['dim'],
    fix: ['green'],
};
const home = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(process.argv[1] ?? '')));
function versionOf() {
    try {
        const { version } = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, 'package.json'), 'utf8'));
        return String(version);
    }
    catch {
        return '0.0.0';
    }
}
function pageOf(code) {
    const page = (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .pagesOf */ .E0)(environment)(code);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, page.replace(/#.*$/, ''));
    if (isStep || !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file))
        return page;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(process.cwd(), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, page)).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/');
}
function repositoryOf() {
    const name = environment['GITHUB_REPOSITORY'];
    if (!name)
        return undefined;
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_8__/* .defined */ .s)({
        name,
        ownerId: environment['GITHUB_REPOSITORY_OWNER_ID'],
        id: environment['GITHUB_REPOSITORY_ID'],
    });
}
async function run() {
    const isColored = stdout.isTTY && stdout.hasColors();
    const ports = (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_8__/* .defined */ .s)({
        workingDirectory: process.cwd(),
        version: versionOf(),
        pageOf,
        repository: repositoryOf(),
        print: (text) => stdout.write(`${text}\n`),
        complain: (text) => process.stderr.write(`${text}\n`),
        paint: (style, text) => isColored ? (0,node_util__WEBPACK_IMPORTED_MODULE_3__.styleText)([...STYLES[style]], text, { validateStream: false }) : text,
    });
    return isStep ? ((await (0,_preflight_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)({ ...ports, environment })) ? 0 : 1) : (0,_preflight_command_js__WEBPACK_IMPORTED_MODULE_5__/* .runCommand */ .d)(parameters, ports);
}
stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 2));
try {
    process.exitCode = await run();
}
catch (error) {
    const text = `Preflight itself failed, which is a bug: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
    if (isStep)
        stdout.write(`${(0,_preflight_github_report_js__WEBPACK_IMPORTED_MODULE_6__/* .errorCommand */ .i)('Preflight failed because of a bug', text)}\n`);
    else
        process.stderr.write(`${text}\n`);
    process.exitCode = isStep ? 1 : 2;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

638:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (runAction)
});

var external_node_fs_ = __nccwpck_require__(24);
var external_node_path_ = __nccwpck_require__(760);
var runner_files = __nccwpck_require__(295);
var util_text = __nccwpck_require__(805);
;// ./lib/preflight/action-inputs.js
const FAIL_ON = ['error', 'warning', 'never'];
const PREFLIGHT_INPUTS = {
    paths: {
        default: '',
        description: 'Files and folders to report about, one per line. All workflows and local actions are read in any case. Default: everything in the repository.',
    },
    'trust-policies': {
        default: '',
        description: 'Files with trust policies, one pattern per line, such as iam/*.json: plain JSON, CloudFormation, the output of "cdk synth", or of "terraform show -json". Every predicted subject is held against the policy of its role. Default: none.',
    },
    'fail-on': {
        default: 'error',
        description: 'What fails the step. "error": a run that is certain to fail. "warning": also a warning, or a file that cannot be read. "never": nothing.',
    },
    notices: {
        default: 'false',
        description: 'Whether to report what is only worth knowing: true or false.',
    },
    'sarif-file': {
        default: '',
        description: 'File in the workspace to write the report to as SARIF, for github/codeql-action/upload-sarif. Default: none.',
    },
};
const PREFLIGHT_OUTPUTS = {
    errors: { description: 'Number of errors. Also set if the step fails because of them.' },
    warnings: { description: 'Number of warnings. Also set if the step fails because of them.' },
};

var preflight_checkout = __nccwpck_require__(723);
var command = __nccwpck_require__(792);
var github_report = __nccwpck_require__(195);
var inspect = __nccwpck_require__(475);
var names = __nccwpck_require__(457);
var report_words = __nccwpck_require__(541);
var sarif_report = __nccwpck_require__(65);
var markdown = __nccwpck_require__(21);
;// ./lib/report/explanation-page.js

const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function explanationBody({ cause, comparison, points, evidence, fix }, closing) {
    return (0,markdown/* joinBlocks */.x9)([
        sentence(cause),
        comparison === undefined ? '' : (0,markdown/* table */.tp)(['', (0,markdown/* codeSpan */.SS)(comparison.of)], comparison.rows),
        points === undefined || points.folded ? '' : renderPoints(points),
        ...renderFix(fix),
        points?.folded ? (0,markdown/* folded */.TM)(`${points.items.length} ${points.heading.toLowerCase()}`, listOf(points.items)) : '',
        evidence.length === 0 ? '' : (0,markdown/* folded */.TM)('Evidence', (0,markdown/* table */.tp)(['What', 'Value'], evidence)),
        closing,
    ]).trimEnd();
}
const POINTS_SHOWN_MAX_COUNT = 5;
function renderPoints({ heading: head, items }) {
    const shown = items.slice(0, POINTS_SHOWN_MAX_COUNT);
    const rest = items.slice(POINTS_SHOWN_MAX_COUNT);
    const more = rest.length === 0 ? '' : (0,markdown/* folded */.TM)(`${rest.length} more`, listOf(rest));
    return (0,markdown/* joinBlocks */.x9)([`**${(0,markdown/* escapeMarkdown */.FV)(head)}**`, listOf(shown), more]).trimEnd();
}
const SNIPPET_SHOWN_MAX_LINES = 6;
const OTHER_STEPS = 'Other ways to fix it';
function renderFix([first, ...others]) {
    if (first === undefined)
        return [];
    const { text, snippet, section = 'What to paste' } = first;
    const isShort = snippet !== undefined && snippet.text.split('\n').length <= SNIPPET_SHOWN_MAX_LINES;
    const shown = `**Fix:** ${sentence(text)}`;
    const sections = new Map();
    if (snippet !== undefined && !isShort)
        sections.set(section, [(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)]);
    for (const step of others) {
        const { section: name = OTHER_STEPS } = step;
        sections.set(name, [...(sections.get(name) ?? []), renderFixStep(step)]);
    }
    return [
        isShort ? `${shown}\n\n${(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)}` : shown,
        ...[...sections].map(([name, steps]) => (0,markdown/* folded */.TM)(name, steps.join('\n\n'))),
    ];
}
function renderFixStep({ text, snippet }) {
    return snippet === undefined ? sentence(text) : `${sentence(text)}\n\n${(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)}`;
}
function listOf(lines) {
    return lines.map((line) => `- ${sentence(line)}`).join('\n');
}
function sentence(words) {
    if (typeof words === 'string')
        return (0,markdown/* escapeMarkdown */.FV)(words);
    let code;
    let written = '';
    for (const part of words.parts) {
        if (typeof part !== 'string') {
            if (code === undefined)
                written += (0,markdown/* codeSpan */.SS)(part.value);
            else
                code += part.value;
            continue;
        }
        const [first = '', ...rest] = part.split('"');
        if (code === undefined)
            written += (0,markdown/* escapeLine */.EH)(first);
        else
            code += first;
        for (const piece of rest) {
            if (code === undefined) {
                code = piece;
            }
            else {
                written += `${(0,markdown/* codeSpan */.SS)(code)}${(0,markdown/* escapeLine */.EH)(piece)}`;
                code = undefined;
            }
        }
    }
    return code === undefined ? written : `${written}${(0,markdown/* escapeLine */.EH)(`"${code}`)}`;
}

var words = __nccwpck_require__(585);
;// ./lib/preflight/summary-report.js




const PAGE_MAX_BYTES = 800_000;
const ROWS_SHOWN_MAX_COUNT = 15;
const ROWS_MAX_COUNT = 500;
function summaryReport(report, pageOf) {
    const heading = `### ${iconOf(report)} Preflight: ${startOf((0,report_words/* resultPhrase */.BO)(report))}`;
    const sections = [
        ...report.findings.map((finding) => findingSection(finding, pageOf(finding.code))),
        ...report.unread.map(({ file, reason }) => `\u26a0\ufe0f ${(0,markdown/* codeSpan */.SS)(file)} could not be read. ${(0,markdown/* escapeMarkdown */.FV)(reason)}`),
    ];
    return (0,markdown/* joinBlocks */.x9)(within([heading, ...runSections(report.runs), ...sections], PAGE_MAX_BYTES));
}
function iconOf(report) {
    if ((0,report_words/* countOf */.pq)(report, 'error') > 0)
        return '\u274c';
    return (0,report_words/* countOf */.pq)(report, 'warning') > 0 || report.unread.length > 0 ? '\u26a0\ufe0f' : '\u2705';
}
function startOf(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
function findingSection(finding, page) {
    const { severity, code, confidence, explanation, file, line, job } = finding;
    const place = `${file}:${line}`;
    const where = job === undefined ? (0,words/* words */.aL) `${place}` : (0,words/* words */.aL) `${place}, job ${job}`;
    const shown = page.startsWith('https://')
        ? `[${(0,markdown/* escapeMarkdown */.FV)(code)}](${page})`
        : (0,markdown/* escapeMarkdown */.FV)(`${code} (${page})`);
    const closing = `<sub>${shown} \u00b7 ${confidence}</sub>`;
    const body = (0,markdown/* joinBlocks */.x9)([sentence(where), explanationBody(explanation, closing)]);
    return (0,markdown/* folded */.TM)(`${ICONS[severity]} ${(0,markdown/* escapeMarkdown */.FV)(explanation.title)}: ${(0,markdown/* escapeMarkdown */.FV)(place)}`, body);
}
const VERDICTS = ['refused', 'unknown', 'allowed'];
const MARKS = { allowed: '\u2705', refused: '\u274c', unknown: '\u2754' };
function runSections(runs) {
    if (runs.length === 0)
        return [];
    const ranked = VERDICTS.flatMap((verdict) => runs.filter((run) => run.verdict === verdict));
    const [shown, hidden] = [ranked.slice(0, ROWS_SHOWN_MAX_COUNT), ranked.slice(ROWS_SHOWN_MAX_COUNT, ROWS_MAX_COUNT)];
    const left = ranked.length - shown.length - hidden.length;
    return [
        runTable(shown),
        hidden.length === 0 ? '' : (0,markdown/* folded */.TM)(`${hidden.length} more`, runTable(hidden)),
        left === 0
            ? ''
            : sentence((0,words/* words */.aL) `${(0,words/* phrase */.MZ)(String(left))} more are in the output of the command with "--format json".`),
    ];
}
function runTable(runs) {
    const rows = runs.map((run) => {
        const { file, line, job, trigger, role, subject, verdict } = run;
        const cells = [`${file}:${line} ${job}`, trigger, role ?? 'unknown', subject ?? 'unknown'].map(markdown/* cellCode */.GA);
        return `| ${[...cells, `${MARKS[verdict]} ${(0,markdown/* escapeMarkdown */.FV)((0,report_words/* verdictPhrase */.hJ)(run))}`].join(' | ')} |`;
    });
    return ['| Job | Trigger | Role | Subject | Result |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
function within(blocks, maxBytes) {
    let bytes = 0;
    const fitting = blocks.findIndex((block) => {
        bytes += Buffer.byteLength(block) + 2;
        return bytes > maxBytes;
    });
    if (fitting < 0)
        return blocks;
    return [...blocks.slice(0, fitting), `${blocks.length - fitting} more don't fit on this page.`];
}

;// ./lib/preflight/action.js













class Unusable extends Error {
    title;
    constructor(title, message) {
        super(message);
        this.title = title;
    }
}
async function runAction(ports) {
    try {
        return await check(ports);
    }
    catch (error) {
        if (!(error instanceof Unusable))
            throw error;
        ports.print((0,github_report/* errorCommand */.i)(error.title, error.message));
        return false;
    }
}
async function check(ports) {
    const { environment, workingDirectory, pageOf, repository } = ports;
    const inputs = readInputs(environment);
    const checkout = (0,preflight_checkout/* findCheckout */.I)(inputs.paths, workingDirectory);
    if (typeof checkout === 'string')
        throw new Unusable('The repository was not found', `${checkout} ${CHECKOUT_FIX}`);
    const { root, paths, nameOf } = checkout;
    const report = await (0,inspect/* preflight */.M)({
        ...{ root, paths, trustPolicies: inputs.trustPolicies, notices: inputs.notices },
        ...(repository === undefined ? {} : { repository }),
    });
    if (report.files === 0 && paths.length === 0)
        throw new Unusable('No workflows were found', `There are no workflows in "${root}". ${CHECKOUT_FIX}`);
    const named = (0,command/* renamed */.f)(report, nameOf);
    for (const line of (0,github_report/* annotationCommands */.s)(named, pageOf, 'job summary'))
        ports.print(line);
    ports.print(`${(0,report_words/* resultPhrase */.BO)(report)}. ${report.runs.length} runs predicted.`);
    if (environment['GITHUB_STEP_SUMMARY'])
        (0,runner_files/* appendAll */.u2)([[(0,runner_files/* pathOf */.XM)(environment, 'GITHUB_STEP_SUMMARY'), `${summaryReport(named, pageOf)}\n`]]);
    if (environment['GITHUB_OUTPUT'])
        (0,runner_files/* appendAll */.u2)([[(0,runner_files/* pathOf */.XM)(environment, 'GITHUB_OUTPUT'), (0,runner_files/* fileCommands */.tu)(outputsOf(report))]]);
    if (inputs.sarifFile !== '')
        writeSarif(inputs.sarifFile, (0,sarif_report/* sarifReport */._)(report, pageOf, ports.version), workingDirectory);
    return passes(report, inputs.failOn);
}
const CHECKOUT_FIX = 'Add a step with actions/checkout before this step.';
function readInputs(environment) {
    const read = (name) => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim() || PREFLIGHT_INPUTS[name].default;
    return {
        paths: linesOf(read('paths')),
        trustPolicies: linesOf(read('trust-policies')),
        failOn: oneOf('fail-on', read('fail-on'), FAIL_ON),
        notices: oneOf('notices', read('notices'), ['true', 'false']) === 'true',
        sarifFile: read('sarif-file'),
    };
}
function linesOf(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function oneOf(input, text, values) {
    const value = values.find((one) => one === text);
    if (value !== undefined)
        return value;
    const found = (0,names/* findName */.b)('value', text, values);
    const near = found.ok ? ` Did you mean ${found.name}?` : '';
    throw new Unusable(`Input ${input} is invalid`, `${input} is ${listed(values)}, not "${(0,util_text/* plainText */.wh)(text)}".${near}`);
}
function listed(values) {
    return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
function outputsOf(report) {
    return { errors: String((0,report_words/* countOf */.pq)(report, 'error')), warnings: String((0,report_words/* countOf */.pq)(report, 'warning')) };
}
function passes(report, failOn) {
    switch (failOn) {
        case 'never':
            return true;
        case 'error':
            return (0,report_words/* countOf */.pq)(report, 'error') === 0;
        case 'warning':
            return (0,report_words/* countOf */.pq)(report, 'error') + (0,report_words/* countOf */.pq)(report, 'warning') + report.unread.length === 0;
    }
}
function writeSarif(file, text, workspace) {
    const target = (0,external_node_path_.resolve)(workspace, file);
    const outside = () => new Unusable('Input sarif-file is invalid', `"${(0,util_text/* plainText */.wh)(file)}" is not in the workspace.`);
    if (!isBelow(target, workspace))
        throw outside();
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(target), { recursive: true });
    const folder = (0,external_node_fs_.realpathSync)((0,external_node_path_.dirname)(target));
    if (!isBelow((0,external_node_path_.join)(folder, 'file'), (0,external_node_fs_.realpathSync)(workspace)))
        throw outside();
    const temporary = (0,external_node_path_.join)(folder, `.preflight-${process.pid}.sarif`);
    (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx' });
    (0,external_node_fs_.renameSync)(temporary, (0,external_node_path_.join)(folder, target.slice((0,external_node_path_.dirname)(target).length + 1)));
}
function isBelow(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && (0,external_node_path_.resolve)(folder, way) === path;
}


}),

723:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  I: () => (findCheckout)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);


function findCheckout(paths, workingDirectory) {
    const targets = paths.map((path) => ({ path, target: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDirectory, path) }));
    const missing = targets.find(({ target }) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(target));
    if (missing !== undefined)
        return `There is no file or folder named "${missing.path}".`;
    const start = targets[0]?.target ?? workingDirectory;
    const root = foldersFrom(start).find((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.github')) || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.git')));
    if (root === undefined)
        return `"${start}" is in no repository: neither it nor a folder above it has .github or .git.`;
    const below = targets.map(({ path, target }) => ({ path, file: slashed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, target)) }));
    const outside = below.find(({ file }) => file === '..' || file.startsWith('../') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, file) === file);
    if (outside !== undefined)
        return `"${outside.path}" is outside of the repository "${root}".`;
    const isAll = below.some(({ file }) => file === '');
    const prefix = slashed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workingDirectory, root));
    return {
        root,
        paths: isAll ? [] : below.map(({ file }) => file),
        nameOf: (file) => (prefix === '' ? file : `${prefix}/${file}`),
    };
}
function foldersFrom(path) {
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    return above === path ? [path] : [path, ...foldersFrom(above)];
}
function slashed(path) {
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
}


}),

792:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (renamed),
  d: () => (runCommand)
});

var util_text = __nccwpck_require__(805);
var preflight_checkout = __nccwpck_require__(723);
var github_report = __nccwpck_require__(195);
var explanation_text = __nccwpck_require__(809);
var report_words = __nccwpck_require__(541);
;// ./lib/preflight/human-report.js



function humanReport(report, { paint, pageOf, runs }) {
    return [
        ...report.findings.flatMap((finding) => findingLines(finding, paint, pageOf)),
        ...report.unread.flatMap(({ file, reason }) => [
            `${paint('strong', `${(0,util_text/* plainText */.wh)(file)}:1`)} ${paint('warning', 'not read')}`,
            `  ${(0,util_text/* plainText */.wh)(reason)}`,
            '',
        ]),
        ...(runs ? runLines(report.runs, paint) : []),
        paint(worst(report), `${(0,report_words/* resultPhrase */.BO)(report)}.`),
    ];
}
function worst(report) {
    const found = ['error', 'warning', 'notice'].find((severity) => (0,report_words/* countOf */.pq)(report, severity) > 0);
    return found ?? (report.unread.length > 0 ? 'warning' : 'success');
}
function findingLines(finding, paint, pageOf) {
    const { file, line, column, severity, explanation, code, job } = finding;
    const place = [(0,util_text/* plainText */.wh)(file), line, ...(column === undefined ? [] : [column])].join(':');
    const where = job === undefined ? '' : paint('dim', ` (job ${(0,util_text/* plainText */.wh)(job)})`);
    const text = (0,explanation_text/* explanationText */.jY)({ ...finding, page: pageOf(code) });
    const body = text.map((row, index) => {
        if (index === text.length - 1)
            return paint('dim', `  ${row}`);
        return row.startsWith('Fix: ') || row.startsWith('    ') ? paint('fix', `  ${row}`) : `  ${row}`;
    });
    const head = `${paint('strong', place)} ${paint(severity, severity)} ${paint('strong', (0,util_text/* plainText */.wh)(explanation.title))}`;
    return [`${head}${where}`, ...body, ''];
}
const STYLES = { allowed: 'success', refused: 'error', unknown: 'dim' };
function runLines(runs, paint) {
    const lines = runs.flatMap((run) => {
        const { file, line, job, trigger, role = 'unknown role', subject = 'unknown', verdict } = run;
        return [
            `${paint('strong', `${(0,util_text/* plainText */.wh)(file)}:${line}`)} ${(0,util_text/* plainText */.wh)(`${job}, ${trigger}, ${role}`)}`,
            `  Subject: ${(0,util_text/* plainText */.wh)(subject)}`,
            `  ${paint(STYLES[verdict], (0,util_text/* plainText */.wh)((0,report_words/* verdictPhrase */.hJ)(run)))}`,
        ];
    });
    return lines.length === 0 ? [] : [...lines, ''];
}

var inspect = __nccwpck_require__(475);
var words = __nccwpck_require__(585);
;// ./lib/preflight/json-report.js


function jsonReport({ findings, runs, files, unread }, pageOf) {
    const described = findings.map(({ explanation, ...finding }) => ({
        ...finding,
        title: explanation.title,
        cause: (0,words/* plainWords */.c5)(explanation.cause),
        facts: [...(explanation.comparison?.rows ?? []), ...explanation.evidence].map(([label, value]) => ({
            label,
            value,
        })),
        points: (explanation.points?.items ?? []).map((item) => (0,words/* plainWords */.c5)(item)),
        fix: explanation.fix.map(fixStep),
        page: pageOf(finding.code),
    }));
    return (0,util_text/* asciiJson */.iL)({ findings: described, runs, files, unread });
}
function fixStep({ text, snippet }) {
    return { text: (0,words/* plainWords */.c5)(text), ...(snippet === undefined ? {} : { snippet: snippet.text }) };
}

var preflight_names = __nccwpck_require__(457);
;// ./lib/preflight/options.js

const FORMATS = ['human', 'json', 'sarif', 'github'];
const USAGE = `Checks the workflows of a repository before they run: what each job that gets AWS credentials will have, and what is
wrong. Needs no AWS account, no token, and no network.

node dist/preflight.js [options] [files or folders]

  --format human|json|sarif|github  how to print the report; human is the default
  --trust-policies PATTERN          files with trust policies, such as "iam/*.json", to hold the predicted subjects against;
                                    can be given more than once
  --runs                            also prints what each job will have with each trigger (human)
  --migrate                         for steps with aws-actions/configure-aws-credentials: the changed line, and what will differ
  --notices                         also tells what is only worth knowing
  --help, --version

Without files or folders: everything in the repository of the working directory.
The exit code is 0 if no run is certain to fail, 1 if there are errors, and 2 if something could not be read or understood.`;
const WITH_VALUE = ['format', 'trust-policies'];
const FLAGS = ['runs', 'migrate', 'notices', 'help', 'version'];
const OPTIONS = [...WITH_VALUE, ...FLAGS].map((name) => `--${name}`);
class Misunderstood extends Error {
}
function parseCommandLine(parameters) {
    try {
        const { paths, flags, values } = readParameters(parameters);
        if (flags.has('help'))
            return { asks: 'help' };
        if (flags.has('version'))
            return { asks: 'version' };
        const options = {
            paths,
            format: formatOf(values.findLast(([name]) => name === 'format')?.[1] ?? 'human'),
            trustPolicies: values.flatMap(([name, value]) => (name === 'trust-policies' ? [value] : [])),
            migrate: flags.has('migrate'),
            notices: flags.has('notices'),
            runs: flags.has('runs'),
        };
        return { asks: 'run', options };
    }
    catch (error) {
        if (error instanceof Misunderstood)
            return { asks: 'nothing', problem: error.message };
        throw error;
    }
}
function readParameters(parameters) {
    const paths = [];
    const flags = new Set();
    const values = [];
    const waiting = [...parameters];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (next === '--') {
            paths.push(...waiting.splice(0));
        }
        else if (!next.startsWith('-') || next === '-') {
            paths.push(next);
        }
        else {
            const [, begun = '', given] = /^-{1,2}([^=]*)(?:=(.*))?$/s.exec(next) ?? [];
            const name = meant('option', `--${begun}`, OPTIONS).slice('--'.length);
            if (WITH_VALUE.some((one) => one === name))
                values.push([name, given ?? valueAfter(name, waiting)]);
            else if (given === undefined)
                flags.add(name);
            else
                throw new Misunderstood(`--${name} has no value.`);
        }
    }
    return { paths, flags, values };
}
function valueAfter(name, waiting) {
    const value = waiting.shift();
    if (value !== undefined && value !== '' && !value.startsWith('--'))
        return value;
    const example = name === 'format' ? FORMATS.join(', ') : 'a pattern such as "iam/*.json"';
    throw new Misunderstood(`--${name} needs a value: ${example}.`);
}
function formatOf(text) {
    const name = meant('format', text, FORMATS);
    return FORMATS.find((format) => format === name) ?? 'human';
}
function meant(kind, text, names) {
    const found = (0,preflight_names/* findName */.b)(kind, text, names);
    if (found.ok)
        return found.name;
    throw new Misunderstood(found.problem);
}

var sarif_report = __nccwpck_require__(65);
;// ./lib/preflight/command.js









async function runCommand(parameters, ports) {
    const line = parseCommandLine(parameters);
    if (line.asks === 'run')
        return check(line.options, ports);
    if (line.asks === 'nothing')
        return fail(ports, `${line.problem} --help shows all options.`);
    ports.print(line.asks === 'help' ? USAGE : ports.version);
    return 0;
}
async function check(options, ports) {
    const checkout = (0,preflight_checkout/* findCheckout */.I)(options.paths, ports.workingDirectory);
    if (typeof checkout === 'string')
        return fail(ports, checkout);
    const { root, paths, nameOf } = checkout;
    const { trustPolicies, notices } = options;
    const { repository } = ports;
    const report = await (0,inspect/* preflight */.M)({
        ...{ root, paths, trustPolicies, notices },
        ...(repository === undefined ? {} : { repository }),
    });
    if (report.files === 0 && paths.length === 0)
        return fail(ports, `There are no workflows in "${root}".`);
    ports.print(render(report, options, ports, nameOf));
    if ((0,report_words/* countOf */.pq)(report, 'error') > 0)
        return 1;
    return report.unread.length > 0 ? 2 : 0;
}
function render(report, { format, runs }, { paint, pageOf, version }, nameOf) {
    switch (format) {
        case 'json':
            return jsonReport(report, pageOf);
        case 'sarif':
            return (0,sarif_report/* sarifReport */._)(report, pageOf, version);
        case 'github':
            return (0,github_report/* annotationCommands */.s)(renamed(report, nameOf), pageOf, 'log').join('\n');
        case 'human':
            return humanReport(renamed(report, nameOf), { paint, pageOf, runs }).join('\n');
    }
}
function renamed(report, nameOf) {
    const rename = (one) => ({ ...one, file: nameOf(one.file) });
    const { findings, runs, unread } = report;
    return { ...report, findings: findings.map(rename), runs: runs.map(rename), unread: unread.map(rename) };
}
function fail({ complain }, problem) {
    complain((0,util_text/* plainText */.wh)(problem));
    return 2;
}


}),

195:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  i: () => (errorCommand),
  s: () => (annotationCommands)
});
var _report_explanation_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(809);
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(805);


function annotationCommands({ findings, unread }, pageOf, elsewhere) {
    const found = findings.map((finding) => {
        const { severity, file, line, column, explanation, code } = finding;
        const message = (0,_report_explanation_text_js__WEBPACK_IMPORTED_MODULE_0__/* .annotationMessage */ .L0)({ ...finding, page: pageOf(code) }, elsewhere);
        return { severity, file, line, column, title: explanation.title, message };
    });
    const missed = unread.map(({ file, reason }) => {
        const title = 'Preflight could not read this file';
        return { severity: 'warning', file, line: 1, column: undefined, title, message: (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(reason) };
    });
    const order = ['error', 'warning', 'notice'];
    return order.flatMap((severity) => [...found, ...missed].filter((one) => one.severity === severity)).map(command);
}
function errorCommand(title, message) {
    return `::error title=${property((0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(title))}::${escaped((0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(message))}`;
}
function command({ severity, file, line, column, title, message }) {
    const place = [
        `file=${property((0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(file))}`,
        `line=${line}`,
        ...(column === undefined ? [] : [`col=${column}`]),
    ];
    return `::${severity} ${[...place, `title=${property((0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(title))}`].join(',')}::${escaped(message)}`;
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(text) {
    return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}


}),

475:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (preflight)
});

;// ./lib/bundle-stubs/yaml.js
const { createRequire } = process.getBuiltinModule('node:module');
const yaml = createRequire(import.meta.url)('./yaml.cjs');
const { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } = yaml;

;// ./lib/github/workflow/tree.js

const WORKFLOW_MAX_LENGTH = 1024 * 1024;
const TOKENS_MAX = 150_000;
const DISPUTED_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/u;
function parseTree(text) {
    if (text.length > WORKFLOW_MAX_LENGTH || DISPUTED_LINE_BREAK.test(text) || hasTooManyTokens(text))
        return undefined;
    const lines = new LineCounter();
    try {
        const options = { lineCounter: lines, prettyErrors: false, schema: 'failsafe', uniqueKeys: false };
        const document = parseDocument(text, options);
        if (document.errors.length > 0)
            return undefined;
        return { root: document.contents ?? undefined, spanOf: (entry) => spanOf(entry, lines) };
    }
    catch {
        return undefined;
    }
}
function hasTooManyTokens(text) {
    let count = 0;
    for (const _token of new Lexer().lex(text)) {
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
    if (!isMap(value))
        return undefined;
    const entries = [];
    const names = new Set();
    for (const { key, value: content } of value.items) {
        if (!isScalar(key))
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
    return isSeq(value) ? value.items : undefined;
}
function textOf(value) {
    return isScalar(value) ? textOfScalar(value) : undefined;
}
function textOfScalar({ source, value }) {
    return source ?? String(value ?? '');
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

;// external "node:fs/promises"
const promises_namespaceObject = process.getBuiltinModule("node:fs/promises");
var external_node_path_ = __nccwpck_require__(760);
var external_node_fs_ = __nccwpck_require__(24);
;// external "node:http"
const external_node_http_namespaceObject = process.getBuiltinModule("node:http");
;// external "node:https"
const external_node_https_namespaceObject = process.getBuiltinModule("node:https");
;// ./lib/net/requests.js

const requests_REQUEST_LIMIT_SECONDS = 10;
const CONNECT_LIMIT_SECONDS = 5;
const BODY_MAX_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
const TOO_LONG = { code: 'UNEXPECTED_ANSWER' };
async function requests_collectBody(stream) {
    const chunks = [];
    let length = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > BODY_MAX_BYTES)
            throw Object.assign(new Error('The answer is longer than any of this service.'), TOO_LONG);
    }
    return Buffer.concat(chunks);
}
function requests_parseRetryAfter(header) {
    return header !== undefined && /^\d{1,9}(?:\.\d{1,3})?$/.test(header) ? Number(header) : undefined;
}
function requests_failureOfWait(request, outcome) {
    const [code, message] = describeWait(outcome);
    return { ...request, code, message, attempts: 1 };
}
function describeWait(outcome) {
    if (outcome.kind === 'timed-out') {
        return ['REQUEST_TIMED_OUT', `No complete answer within ${requests_REQUEST_LIMIT_SECONDS} s.`];
    }
    switch (outcome.reason) {
        case 'deadline':
            return ['DEADLINE_PASSED', 'The request was still under way when the time limit of the run passed.'];
        case 'canceled':
            return ['CANCELED', 'The job was canceled.'];
    }
}
function requests_failureOfNetwork(request, error) {
    const first = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
    const { code, message } = describeError(first);
    const { statusCode } = (first ?? {});
    const answered = code === 'ERR_PROXY_TUNNEL' && Number.isInteger(statusCode);
    return { ...request, code: answered ? `PROXY_HTTP_${statusCode}` : code, message, attempts: 1 };
}
function describeError(error) {
    if (!(error instanceof Error))
        return { code: 'UNKNOWN', message: plainText(String(error)) };
    const code = error.code;
    return { code: typeof code === 'string' && code !== '' ? code : error.name, message: plainText(error.message) };
}
async function retry(tryOnce, options) {
    for (let attempt = 1, previous;; attempt += 1) {
        const result = await tryOnce(attempt);
        if (result.status !== 'failed')
            return result;
        const { waitAfter } = await __nccwpck_require__.e(/* import() */ 929).then(__nccwpck_require__.bind(__nccwpck_require__, 929));
        const { failure, isLast } = await waitAfter({ ...result.failure, attempts: attempt }, previous, options);
        if (isLast)
            return { status: 'failed', failure };
        previous = failure;
    }
}

;// ./lib/secrets/shapes.js
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const REDACTED = '***';
function withoutAccounts(text, settings) {
    return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}
const shapes_CREDENTIAL_MIN_LENGTH = 16;
const PASSWORD_MIN_LENGTH = 4;
const LOG_WORDS = /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;
function isLogWord(text) {
    return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}
const GIVEN_KEY_MAX_LENGTH = 8192;
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${shapes_CREDENTIAL_MIN_LENGTH},}$`);
function isAccessKeyId(text) {
    return /^\w{16,128}$/.test(text);
}
function isSessionKeyId(id) {
    return id.startsWith('ASIA');
}
function isKeyMaterial(text) {
    return KEY_MATERIAL.test(text);
}
function isGivenKeyMaterial(text) {
    return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}
function isEmulatorKey(text) {
    return /^[\x21-\x7e]{1,2048}$/.test(text);
}
function shapes_isJwt(text) {
    return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}
const JWT_LOOKALIKE = String.raw `eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
const OTHER_LOOKALIKES = String.raw `gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');
const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];
function redactMixed(run, parts) {
    return parts.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutLookalikesInAnswer(text) {
    return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}
function withoutLookalikesInInput(text) {
    return withoutPasswords(text)
        .replace(IN_INPUTS, REDACTED)
        .replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, LETTERS_OF_BOTH_CASES);
        return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
    });
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}

;// ./lib/trust-policy/claims.js
const claims_CONTEXT_CLAIMS = [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
    'event_name',
    'ref',
    'ref_type',
    'head_ref',
    'base_ref',
    'environment',
    'actor',
    'actor_id',
    'workflow',
    'workflow_ref',
    'job_workflow_ref',
    'job_workflow_sha',
    'runner_environment',
    'enterprise',
    'enterprise_id',
    'run_id',
    'run_attempt',
];

;// ./lib/github/id-token.js









const OPERATION = { service: 'github', operation: 'RequestIdToken' };
function idTokenUrl(variable, audience) {
    const url = URL.parse(variable ?? '');
    if (url === null || !isPrivateUrl(url))
        return undefined;
    url.searchParams.set('audience', audience);
    return url;
}
async function requestIdToken(request) {
    const { url: variable, bearer } = request.variables;
    if (!variable && !bearer)
        return failed('NO_ID_TOKEN_VARIABLES', 'Neither variable is set.');
    const url = idTokenUrl(variable, request.audience);
    if (url === undefined || !bearer)
        return failed('BAD_ID_TOKEN_VARIABLES', brokenVariables(variable, bearer));
    try {
        const sentAt = Date.now() / 1000;
        const outcome = await within(request.deadline, REQUEST_LIMIT_SECONDS, (signal) => {
            const answer = get(url, { bearer, signal, proxy: request.proxy, onSent: request.onSent });
            if (bearer.length >= CREDENTIAL_MIN_LENGTH)
                keepToken(bearer, request.vault);
            return answer;
        });
        if (outcome.kind !== 'settled')
            return at(url, failureOfWait(OPERATION, outcome));
        const reading = readClock('github', outcome.value.headers, { sentAt, receivedAt: Date.now() / 1000 });
        if (reading !== undefined)
            request.noteClock(reading);
        const answer = readAnswer(outcome.value, request.vault);
        return answer.status === 'failed' ? at(url, answer.failure) : answer;
    }
    catch (error) {
        const failure = failureOfNetwork(OPERATION, error);
        return at(url, { ...failure, message: request.vault.clean(failure.message) });
    }
}
function failed(code, message, more = {}) {
    return { status: 'failed', failure: { ...OPERATION, code, message, attempts: 1, ...more } };
}
function at({ host }, failure) {
    return { status: 'failed', failure: { ...failure, host } };
}
function brokenVariables(url, bearer) {
    if (!bearer)
        return 'ACTIONS_ID_TOKEN_REQUEST_URL is set, ACTIONS_ID_TOKEN_REQUEST_TOKEN is not.';
    if (!url)
        return 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is set, ACTIONS_ID_TOKEN_REQUEST_URL is not.';
    return 'ACTIONS_ID_TOKEN_REQUEST_URL does not hold an https:// URL.';
}
function readAnswer({ status, headers, body }, vault) {
    const json = parseObject(body);
    const value = json?.['value'];
    const isToken = typeof value === 'string' && isJwt(value);
    const idToken = isToken ? id_token_keepIdToken(value, vault) : undefined;
    if (status !== 200) {
        const message = json?.['message'];
        return failed(`HTTP_${status}`, vault.clean(typeof message === 'string' ? message : body), defined({ httpStatus: status, retryAfterSeconds: parseRetryAfter(headers['retry-after']) }));
    }
    if (idToken !== undefined)
        return { status: 'succeeded', value: idToken };
    const seen = isToken ? 'The ID token cannot be decoded.' : `The answer has no ID token: ${vault.clean(body)}`;
    return failed('NO_ID_TOKEN_IN_ANSWER', seen, { httpStatus: status });
}
async function get(url, options) {
    const response = await send(url, options);
    const body = await collectBody(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}
function send(url, { bearer, proxy, signal, onSent }) {
    const plain = url.protocol === 'http:';
    const request = plain ? httpRequest : httpsRequest;
    const through = proxy.agentOptionsFor(url);
    const agent = through.proxyEnv === undefined ? false : plain ? new HttpAgent(through) : new HttpsAgent(through);
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return new Promise((resolve, reject) => {
        const sent = request(url, { headers, signal, agent }, resolve).on('error', reject);
        if (onSent !== undefined)
            sent.on('finish', onSent);
        sent.end();
    });
}
function id_token_keepIdToken(text, vault) {
    if (!isJwt(text))
        return undefined;
    const token = keepToken(text, vault);
    const claims = decodeClaims(text);
    return claims === undefined ? undefined : { token, claims: redactClaims(claims, vault) };
}
function keepToken(token, vault) {
    if (!isJwt(token))
        return vault.keep({ token }).token;
    return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}
function redactClaims(claims, vault) {
    const redact = (_, value) => (typeof value === 'string' ? vault.redact(value) : value);
    return JSON.parse(JSON.stringify(claims), redact);
}
function decodeClaims(jwt) {
    const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
    const { iss, sub, aud, exp, iat } = payload;
    const audience = Array.isArray(aud) ? aud[0] : aud;
    if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string')
        return undefined;
    if (typeof exp !== 'number' || typeof iat !== 'number')
        return undefined;
    const context = CONTEXT_CLAIMS.flatMap((name) => {
        const value = payload[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
    const otherNames = Object.keys(payload).filter((name) => !KEPT_CLAIMS.has(name));
    return defined({
        iss,
        sub,
        aud: audience,
        exp,
        iat,
        context: Object.fromEntries(context),
        otherNames: otherNames.length === 0 ? undefined : otherNames,
    });
}
const KEPT_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ...claims_CONTEXT_CLAIMS]);
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}

var runner_files = __nccwpck_require__(295);
;// ./lib/github/workspace-file.js





async function readInside(folder, path, maxBytes) {
    const [root, file] = await Promise.all([(0,promises_namespaceObject.realpath)(folder), (0,promises_namespaceObject.realpath)((0,external_node_path_.join)(folder, path))]);
    const inside = (0,external_node_path_.relative)(root, file);
    if (inside.split(external_node_path_.sep)[0] === '..' || (0,external_node_path_.isAbsolute)(inside))
        throw new Error('outside of the workspace');
    return readBytes(file, maxBytes);
}
async function readBytes(path, maxBytes) {
    const file = await (0,promises_namespaceObject.open)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    try {
        const found = await file.stat();
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`It is no file, or longer than ${maxBytes} bytes.`);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
const TOKEN_MAX_BYTES = 20_000;
function readTokenFile(path, workspace, vault) {
    const file = isAbsolute(path) ? path : resolve(workspace ?? '.', path);
    try {
        const found = statSync(file);
        if (!found.isFile() || found.size > TOKEN_MAX_BYTES) {
            return workspace_file_failed('NOT_A_TOKEN_FILE', `${path} is not a file of at most ${TOKEN_MAX_BYTES} bytes.`);
        }
        const text = readFileSync(file, 'utf8').trim();
        const token = keepIdToken(text, vault);
        return token === undefined
            ? workspace_file_failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT): ${problemOf(text)}.`)
            : { status: 'succeeded', value: token };
    }
    catch (error) {
        const { code = 'UNREADABLE' } = error;
        return workspace_file_failed(code, vault.clean(`${path} cannot be read (${code}).`));
    }
}
function problemOf(text) {
    if (text === '')
        return 'it is empty';
    if (text.includes('\0'))
        return 'it is encoded as UTF-16, and must be ASCII or UTF-8 (PowerShell: Set-Content -Encoding ascii)';
    if (/^["'].*["']$/s.test(text))
        return 'it has quotes around its text';
    if (/^[{[]/.test(text))
        return 'it has JSON, and must have the token alone';
    if (/[\r\n]/.test(text))
        return 'it has line breaks, and must have the token on one line';
    if (/\s/.test(text))
        return 'it has spaces';
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
        return 'its text does not have three base64url parts with dots in between';
    return 'a part is too short, or the claims iss, sub, aud, exp and iat are incomplete';
}
function workspace_file_failed(code, message) {
    const operation = { service: 'runner', operation: 'ReadTokenFile' };
    return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}
const FILE_MAX_BYTES = (/* unused pure expression or super */ null && (1024 * 1024));
function readAwsFiles(workspace) {
    const known = new Map();
    const at = (path) => {
        const found = known.get(path) ?? look(resolve(workspace, path));
        known.set(path, found);
        return found;
    };
    return { readFile: (path) => at(path).text, obstacleAt: (path) => at(path).obstacle };
}
function look(path) {
    try {
        return { text: readSmallFile(realpathSync(path), FILE_MAX_BYTES) };
    }
    catch (error) {
        const { code = '' } = error;
        if (['EACCES', 'EPERM'].includes(code))
            return { obstacle: 'no access' };
        return isFolder(path) ? { obstacle: 'folder' } : {};
    }
}
function isFolder(path) {
    try {
        return statSync(path).isDirectory();
    }
    catch {
        return false;
    }
}

;// ./lib/preflight/workflow-files.js




const WORKFLOWS_MAX_COUNT = 2000;
const ENTRIES_MAX_COUNT = 50_000;
const DEPTH_MAX = 12;
const YAML_MAX_BYTES = 3 * WORKFLOW_MAX_LENGTH;
const WORKFLOWS_FOLDER = '.github/workflows';
const RELEVANT = /aws-token-guard|configure-aws-credentials|uses["']?\s*:\s*["']?(?:[.$]\/|\.\\|&)/i;
async function readRepository(root, paths = []) {
    const read = (path) => readInside(root, path, YAML_MAX_BYTES);
    const known = new Map();
    const yamlAt = (file) => {
        const found = known.get(file) ?? parseFile(file, read);
        known.set(file, found);
        return found;
    };
    const names = await workflowNames(root, paths);
    const chosen = names.slice(0, WORKFLOWS_MAX_COUNT);
    const unread = [];
    const workflows = [];
    for (const file of chosen) {
        const found = await yamlAt(file);
        if (typeof found === 'string') {
            if (found !== IRRELEVANT)
                unread.push({ file, reason: found });
        }
        else if (isWorkflow(found.tree))
            workflows.push(found);
    }
    if (names.length > chosen.length)
        unread.push({ file: names[WORKFLOWS_MAX_COUNT] ?? '', reason: `Only ${WORKFLOWS_MAX_COUNT} workflows are read.` });
    return {
        workflows,
        count: chosen.length,
        unread,
        workflowAt: async (path) => {
            const found = await yamlAt(plainPath(path));
            return typeof found === 'string' ? undefined : found;
        },
        actionAt: async (folder) => {
            for (const name of ['action.yml', 'action.yaml']) {
                const found = await yamlAt(external_node_path_.posix.join(plainPath(folder), name));
                if (typeof found !== 'string')
                    return found;
            }
            return undefined;
        },
        read: (path) => readInside(root, path, YAML_MAX_BYTES),
    };
}
const IRRELEVANT = '';
async function parseFile(file, read) {
    try {
        const text = (await read(file)).toString('utf8');
        if (!RELEVANT.test(text) && !/(?:^|\/)action\.ya?ml$/.test(file))
            return IRRELEVANT;
        const tree = parseTree(text.replace(/^\ufeff/, ''));
        return tree === undefined
            ? 'It is not YAML that can be read in one way only, or it has too many parts.'
            : { file, tree };
    }
    catch (error) {
        const { code } = error;
        return code === 'ENOENT' ? 'There is no such file.' : `It cannot be read${code === undefined ? '' : ` (${code})`}.`;
    }
}
function isWorkflow({ root }) {
    return entriesOf(entryOf(root, 'jobs')?.value) !== undefined && entryOf(root, 'on') !== undefined;
}
async function workflowNames(root, paths) {
    const own = await (0,promises_namespaceObject.readdir)(`${root}/${WORKFLOWS_FOLDER}`).catch(() => []);
    const names = own
        .filter(isYaml)
        .sort()
        .map((name) => `${WORKFLOWS_FOLDER}/${name}`);
    const others = await Promise.all(paths.map(plainPath).map((path) => (isYaml(path) ? [path] : listFiles(root, path))));
    return [...new Set([...names, ...others.flat().filter(isYaml)])];
}
function isYaml(name) {
    return /\.ya?ml$/i.test(name);
}
async function listFiles(root, folder) {
    const found = [];
    const waiting = [{ path: folder === '.' ? '' : folder, depth: 0 }];
    let left = ENTRIES_MAX_COUNT;
    for (let next = waiting.shift(); next !== undefined && left > 0; next = waiting.shift()) {
        const { path, depth } = next;
        const entries = await (0,promises_namespaceObject.readdir)(external_node_path_.posix.join(root.replaceAll('\\', '/'), path), { withFileTypes: true }).catch(() => []);
        left -= entries.length;
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const below = path === '' ? entry.name : `${path}/${entry.name}`;
            if (entry.isFile())
                found.push(below);
            if (entry.isDirectory() && depth < DEPTH_MAX && !/^(?:node_modules|\.git|\.terraform)$/.test(entry.name))
                waiting.push({ path: below, depth: depth + 1 });
        }
    }
    return found;
}
function plainPath(path) {
    return external_node_path_.posix.normalize(path.replaceAll('\\', '/')).replace(/^\.\//, '').replace(/\/$/, '');
}

;// ./lib/preflight/inspect.js


async function preflight({ root, paths = [] }) {
    const repository = await readRepository(root, paths);
    const runs = [];
    for (const { file, tree } of repository.workflows) {
        for (const job of entriesOf(entryOf(tree.root, 'jobs')?.value) ?? []) {
            for (const step of itemsOf(entryOf(job.value, 'steps')?.value) ?? []) {
                const uses = entryOf(step, 'uses');
                const { repository: name = '' } = remoteAction(textOf(uses?.value) ?? '') ?? {};
                if (uses === undefined || !/\/(?:aws-token-guard|configure-aws-credentials)$/i.test(name))
                    continue;
                const { line } = tree.spanOf(uses);
                runs.push({ file, line, job: job.name, trigger: 'any', permission: 'unknown', verdict: 'unknown' });
            }
        }
    }
    return { findings: [], runs, files: repository.count, unread: repository.unread };
}


}),

457:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (findName)
});

;// ./lib/trust-policy/subject.js

const PARTS = /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;
function splitSubject(text) {
    const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
    if (owner === undefined || repository === undefined)
        return undefined;
    return defined({ owner, ownerId, repository, repositoryId, context });
}
function nameOf({ owner, repository }) {
    return `${owner}/${repository}`;
}
function hasIds({ ownerId, repositoryId }) {
    return ownerId !== undefined || repositoryId !== undefined;
}
function contextKindOf(context) {
    const text = (context ?? '').toLowerCase();
    if (text.startsWith('environment:'))
        return 'environment';
    if (text === 'pull_request')
        return 'pull-request';
    if (text.startsWith('ref:refs/heads/'))
        return 'branch';
    return text.startsWith('ref:refs/tags/') ? 'tag' : 'other';
}
const CLASSIFIED = /^repo:[^/@:]+(?<ownerId>@\d+)?\/[^:@]+(?<repositoryId>@\d+)?:(?<context>environment:[^:]+|pull_request|ref:[^:]+)$/;
function classifySubject(sub) {
    const { ownerId, repositoryId, context } = CLASSIFIED.exec(sub)?.groups ?? {};
    if (context === undefined)
        return { kind: 'customized', immutable: /^repo:[^/@:]+@\d+\//.test(sub) };
    return { kind: contextKindOf(context), immutable: ownerId !== undefined && repositoryId !== undefined };
}
const DEFAULT_SUBJECT = /^repo:(?<owner>[\w.-]+)(?:@(?<ownerId>\d+))?\/(?<repository>[\w.-]+)(?:@(?<repositoryId>\d+))?:(?<context>environment:[^:]+|ref:refs\/[^:]+|pull_request)$/;
function subjectForms({ sub, context: claims }) {
    const { owner, ownerId, repository, repositoryId, context } = DEFAULT_SUBJECT.exec(sub)?.groups ?? {};
    if (owner === undefined || (ownerId === undefined) !== (repositoryId === undefined))
        return undefined;
    const names = `repo:${owner}/${repository}:${context}`;
    if (ownerId !== undefined)
        return { names, ids: sub, actual: 'ids' };
    const { repository_owner_id: claimedOwnerId, repository_id: claimedRepositoryId } = claims;
    if (!isId(claimedOwnerId) || !isId(claimedRepositoryId))
        return { names, actual: 'names' };
    const ids = `repo:${owner}@${claimedOwnerId}/${repository}@${claimedRepositoryId}:${context}`;
    return { names, ids, actual: 'names' };
}
function isId(claim) {
    return claim !== undefined && /^\d+$/.test(claim);
}
const COMPARED_CHARACTERS = 400;
function editDistance(pattern, text) {
    const [from, to] = [pattern.slice(0, COMPARED_CHARACTERS), text.slice(0, COMPARED_CHARACTERS)];
    const row = new Uint16Array(to.length + 1).map((_, column) => column);
    for (let index = 0; index < from.length; index++)
        addToRow(row, from.charCodeAt(index), to);
    const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
    return (row.at(-1) ?? 0) + rest;
}
const ANY_CHARACTERS = '*'.charCodeAt(0);
const ONE_CHARACTER = '?'.charCodeAt(0);
const { min } = Math;
function addToRow(row, code, text) {
    const cost = code === ANY_CHARACTERS ? 0 : 1;
    let before = row[0] ?? 0;
    let left = before + cost;
    row[0] = left;
    for (let column = 1; column <= text.length; column++) {
        const above = row[column] ?? 0;
        const changed = min(left, above) + cost;
        const fits = cost === 0 || code === ONE_CHARACTER || code === text.charCodeAt(column - 1);
        left = min(changed, fits ? before : before + 1);
        row[column] = left;
        before = above;
    }
}

;// ./lib/preflight/names.js

const NEAREST_COUNT = 3;
const DISTANCE_MOST = 0.4;
function findName(kind, text, names) {
    if (names.includes(text))
        return { ok: true, name: text };
    const longer = names.filter((name) => name.startsWith(text));
    const [only] = longer;
    if (only !== undefined && longer.length === 1)
        return { ok: true, name: only };
    if (only !== undefined)
        return { ok: false, problem: `"${text}" begins ${longer.length} names: ${listed(longer)}.` };
    const nearest = nearestNames(text, names);
    const hint = nearest.length === 0 ? '' : ` Did you mean ${listed(nearest)}?`;
    return { ok: false, problem: `No ${kind} is named "${text}".${hint}` };
}
function listed(names) {
    return `${names.slice(0, NEAREST_COUNT).join(', ')}${names.length > NEAREST_COUNT ? ', \u2026' : ''}`;
}
function nearestNames(text, names) {
    const distances = names.map((name) => ({
        name,
        distance: name.includes(text) ? 0 : editDistance(text, name) / Math.max(text.length, name.length),
    }));
    return distances
        .filter(({ distance }) => distance <= DISTANCE_MOST)
        .sort((one, other) => one.distance - other.distance)
        .map(({ name }) => name);
}


}),

541:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  BO: () => (resultPhrase),
  hJ: () => (verdictPhrase),
  pq: () => (countOf)
});
function countOf({ findings }, severity) {
    return findings.filter((finding) => finding.severity === severity).length;
}
function resultPhrase(report) {
    const { files, unread } = report;
    const severities = ['error', 'warning', 'notice'].flatMap((severity) => {
        const count = countOf(report, severity);
        return count === 0 ? [] : [counted(count, severity)];
    });
    const found = severities.length === 0 ? 'No problems' : listed(severities);
    const missed = unread.length === 0 ? '' : `; ${counted(unread.length, 'file')} could not be read`;
    return `${found} in ${counted(files, 'workflow')}${missed}`;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function listed(parts) {
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
function verdictPhrase({ verdict, permission, reason }) {
    const why = reason ?? (permission === 'missing' ? 'the job has no permission id-token: write' : undefined);
    return why === undefined ? verdict : `${verdict}: ${why}`;
}


}),

65:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  _: () => (sarifReport)
});
var _report_explanation_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(809);
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(805);
var _util_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(585);



const LEVELS = { error: 'error', warning: 'warning', notice: 'note' };
const PRECISIONS = { certain: 'very-high', likely: 'high', possible: 'medium' };
function sarifReport(report, pageOf, version) {
    const { findings, unread } = report;
    const codes = [...new Set(findings.map(({ code }) => code))];
    const rules = codes.map((code) => ruleOf(code, findings, pageOf(code)));
    const notifications = unread.map(({ file, reason }) => ({
        level: 'warning',
        message: { text: (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(reason) },
        locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
    }));
    const run = {
        tool: { driver: { name: 'aws-token-guard preflight', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code), pageOf(finding.code))),
    };
    return (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiJson */ .iL)({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}
function ruleOf(code, findings, page) {
    const own = findings.filter((finding) => finding.code === code);
    const [first] = own;
    const title = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(first?.explanation.title ?? code);
    const level = ['error', 'warning', 'notice'].find((severity) => own.some((one) => one.severity === severity));
    return {
        id: code,
        shortDescription: { text: title },
        fullDescription: { text: `${title}.` },
        help: { text: `What happened, why, and how to fix it: ${page}` },
        ...(page.startsWith('https://') ? { helpUri: page } : {}),
        defaultConfiguration: { level: LEVELS[level ?? 'warning'] },
        properties: { precision: PRECISIONS[first?.confidence ?? 'possible'], tags: ['aws', 'github-actions', 'oidc'] },
    };
}
function resultOf(finding, ruleIndex, page) {
    const { code, severity, confidence, file, line, column, job, explanation } = finding;
    const text = (0,_report_explanation_text_js__WEBPACK_IMPORTED_MODULE_0__/* .explanationText */ .jY)({ ...finding, page });
    return {
        ruleId: code,
        ruleIndex,
        level: LEVELS[severity],
        message: { text: [`${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(explanation.title)}.`, ...text.slice(0, -1)].join('\n') },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: artifact(file),
                    region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
                },
                ...(job === undefined ? {} : { logicalLocations: [{ name: (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(job), kind: 'member' }] }),
            },
        ],
        properties: { confidence, cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_2__/* .plainWords */ .c5)(explanation.cause) },
    };
}
function artifact(file) {
    return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}


}),

809:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  L0: () => (annotationMessage),
  jY: () => (explanationText)
});
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(805);
var _util_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(585);


const MESSAGE_MAX_LENGTH = 700;
const MESSAGE_MAX_LINES = 12;
const SNIPPET_MAX_LINES = 4;
const FACTS_MAX_COUNT = 4;
const VALUE_MAX_LENGTHS = [220, 110, 80, 60];
const VALUE_MIN_LENGTH = 24;
const EXTENTS = [
    { snippetMaxLines: SNIPPET_MAX_LINES },
    { snippetMaxLines: SNIPPET_MAX_LINES, once: true },
    { snippetMaxLines: 0 },
];
function annotationMessage({ explanation, code, confidence, page }, elsewhere, codes = []) {
    const closing = [...pointerOf(explanation, codes, elsewhere), `${code} (${confidence}) ${page}`].join('\n');
    const compose = ({ factCount, snippetMaxLines, valueMaxLength, once }) => {
        const cause = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plainWords */ .c5)(explanation.cause, valueMaxLength);
        const pasted = once ? explanation.fix[0]?.snippet?.text : undefined;
        const facts = factLines(explanation, valueMaxLength, pasted);
        const left = facts.length - factCount;
        const more = left > 0 && factCount > 0 ? [`- ${left} more in the ${elsewhere}`] : [];
        const fix = renderFixStep(explanation.fix[0], { elsewhere, snippetMaxLines, valueMaxLength });
        const blocks = [[cause, ...facts.slice(0, factCount), ...more], fix, [closing]];
        return blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
    };
    const most = Math.min(factLines(explanation, 0).length, FACTS_MAX_COUNT);
    for (let factCount = most; factCount >= 0; factCount -= 1) {
        for (const extent of EXTENTS) {
            const messages = VALUE_MAX_LENGTHS.map((length) => compose({ ...extent, factCount, valueMaxLength: length }));
            const fitting = messages.find(fits);
            if (fitting !== undefined)
                return fitting;
        }
    }
    const least = compose({ factCount: 0, snippetMaxLines: 0, valueMaxLength: VALUE_MIN_LENGTH });
    return fits(least)
        ? least
        : `${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(least.slice(0, -closing.length), MESSAGE_MAX_LENGTH - closing.length)}${closing}`;
}
function fits(message) {
    return message.length <= MESSAGE_MAX_LENGTH && message.split('\n').length <= MESSAGE_MAX_LINES;
}
function factLines({ comparison, points }, valueMaxLength, pasted = undefined) {
    const items = points === undefined || points.folded ? [] : points.items;
    const rows = (comparison?.rows ?? []).filter(([, value]) => !pasted?.includes(`"${value}"`));
    return [...rowLines(rows, valueMaxLength), ...items.map((item) => `- ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plainWords */ .c5)(item, valueMaxLength)}`)];
}
function renderFixStep(step, { elsewhere, snippetMaxLines, valueMaxLength }) {
    if (step === undefined)
        return [];
    const text = `Fix: ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plainWords */ .c5)(step.text, valueMaxLength)}`;
    if (step.snippet === undefined)
        return [text];
    const lines = step.snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    if (lines.length <= snippetMaxLines)
        return [text, ...lines];
    const what = ['sh', 'powershell'].includes(step.snippet.language) ? 'The command is' : 'The lines to paste are';
    return [text.replace(/:$/, `. ${what} in the ${elsewhere}.`)];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
function capitalized(label) {
    if (label.includes('-'))
        return label;
    return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}
const OTHERS_MAX_COUNT = 3;
function pointerOf({ points, fix, evidence }, codes, elsewhere) {
    const more = codes.length > OTHERS_MAX_COUNT ? [`${codes.length - OTHERS_MAX_COUNT} more`] : [];
    const also = codes.length === 0 ? [] : [`Also: ${[...codes.slice(0, OTHERS_MAX_COUNT), ...more].join(', ')}`];
    const parts = [
        ...(points?.folded ? [points.heading.toLowerCase()] : []),
        ...(fix.length > 1 ? ['other fixes'] : []),
        ...(evidence.length > 0 ? ['details'] : []),
    ];
    if (parts.length === 0)
        return also;
    const [first = '', ...rest] = parts;
    const list = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${rest.at(-1)}`;
    return [...also, `${capitalized(list)}: see the ${elsewhere}.`];
}
const EVERYTHING = {
    elsewhere: 'log',
    snippetMaxLines: Number.POSITIVE_INFINITY,
    valueMaxLength: Number.POSITIVE_INFINITY,
};
function explanationLines({ comparison, points, fix, evidence }) {
    const [first, ...others] = fix;
    const isLong = (first?.snippet?.text.split('\n').length ?? 0) > SNIPPET_MAX_LINES;
    return [
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
        ...[...(isLong ? [first] : []), ...others].flatMap((step) => renderFixStep(step, EVERYTHING)),
        ...rowLines(evidence),
    ];
}
function rowLines(rows, valueMaxLength = Number.POSITIVE_INFINITY) {
    return rows.map(([label, value]) => `${capitalized(label)}: ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(value), valueMaxLength)}`);
}
function explanationText({ explanation, code, confidence, page }) {
    const { cause, comparison, points, fix } = explanation;
    const others = fix.length - 1;
    return [
        (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plainWords */ .c5)(cause),
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .plainWords */ .c5)(item)}`)]),
        ...renderFixStep(fix[0], EVERYTHING),
        ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'} to fix it: see the page.`] : []),
        `${code} (${confidence}) ${page}`,
    ];
}


}),

21:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  DV: () => (codeBlock),
  E0: () => (pagesOf),
  EH: () => (escapeLine),
  FV: () => (escapeMarkdown),
  GA: () => (cellCode),
  SS: () => (codeSpan),
  TM: () => (folded),
  tp: () => (table),
  x9: () => (joinBlocks)
});
var _util_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(805);

const MARKUP = /[^\p{L}\p{N} .,;()/'"?%:_-]|:(?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])|^-|(?<=^\d{1,9})[.)](?= |$)|(?<=www)\./giu;
function escapeMarkdown(text) {
    return escapeLine((0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(text));
}
function escapeLine(line) {
    return line.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}
function folded(heading, markdown) {
    return `<details><summary>${heading}</summary>\n\n${markdown.trimEnd()}\n\n</details>`;
}
function cellCode(text) {
    const line = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(text);
    return line.includes('|') ? escapeMarkdown(line) : codeSpan(line);
}
function codeSpan(text) {
    const line = (0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(text);
    if (line === '')
        return '\u2013';
    const fence = '`'.repeat(longestBacktickRun(line) + 1);
    const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
function codeBlock(language, text) {
    const lines = text.split('\n').map(keepIndent);
    const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function keepIndent(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
function table(head, rows) {
    const lines = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${cellCode(value)} |`);
    return [`| ${head[0]} | ${head[1]} |`, '| --- | --- |', ...lines].join('\n');
}
function joinBlocks(blocks) {
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
function pagesOf(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
    const prefix = known
        ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
        : '';
    return (code) => `${prefix}docs/findings/${fileOf(code)}`;
}
function fileOf(code) {
    return code.startsWith('ACCESS_DENIED_') ? `ACCESS_DENIED.md#${code.toLowerCase()}` : `${code}.md`;
}


}),

665:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  s: () => (defined)
});
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


}),

805:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  iL: () => (asciiJson),
  wh: () => (plainText)
});
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
}
function withoutUnprintable(text) {
    return text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim();
}
function breakCommands(text) {
    return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


}),

585:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  MZ: () => (phrase),
  aL: () => (words),
  c5: () => (plainWords),
  vI: () => (shortened)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(805);

function words(literals, ...values) {
    const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index])]);
    return { parts: parts.filter((part) => part !== '') };
}
function partsOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'object' ? value.parts : [{ value: String(value) }];
}
function phrase(text) {
    return { parts: [text] };
}
function valueList(values, separator = ', ') {
    return joinWords(values.map((value) => words `${value}`), separator);
}
function joinWords(sentences, separator = ' ') {
    return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}
function plainWords(sentence, valueMaxLength = Number.POSITIVE_INFINITY) {
    if (typeof sentence === 'string')
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(sentence);
    const shown = sentence.parts.map((part) => typeof part === 'string' ? part : shortened((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(part.value), valueMaxLength));
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(shown.join(''), Number.POSITIVE_INFINITY);
}
const HEAD_SHARE = 0.45;
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const head = Math.floor((maxLength - 1) * HEAD_SHARE);
    const tail = maxLength - 1 - head;
    return `${text.slice(0, head).replace(/[\ud800-\udbff]$/u, '')}\u2026${text.slice(-tail).replace(/^[\udc00-\udfff]/u, '')}`;
}


})

});
/************************************************************************/
// The module cache
var __webpack_module_cache__ = {};

// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};

	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}

	// Return the exports of the module
	return module.exports;
}

// expose the modules object (__webpack_modules__)
__nccwpck_require__.m = __webpack_modules__;

/************************************************************************/
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

/* webpack/runtime/async module */
(() => {
	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
	var resolveQueue = (queue) => {
		if(queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => (fn.r--));
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	}
	var wrapDeps = (deps) => (deps.map((dep) => {
		if(dep !== null && typeof dep === "object") {
			if(dep[webpackQueues]) return dep;
			if(dep.then) {
				var queue = [];
				queue.d = 0;
				dep.then((r) => {
					obj[webpackExports] = r;
					resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e;
					resolveQueue(queue);
				});
				var obj = {};
				obj[webpackQueues] = (fn) => (fn(queue));
				return obj;
			}
		}
		var ret = {};
		ret[webpackQueues] = x => {};
		ret[webpackExports] = dep;
		return ret;
	}));
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
		module.exports = promise;
		body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn;
			var getResult = () => (currentDeps.map((d) => {
				if(d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}))
			var promise = new Promise((resolve) => {
				fn = () => (resolve(getResult));
				fn.r = 0;
				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
			});
			return fn.r ? promise : getResult();
		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
		queue && queue.d < 0 && (queue.d = 0);
	};
})();

/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();

/* webpack/runtime/ensure chunk */
(() => {
	__nccwpck_require__.f = {};
	// This file contains only the entry chunk.
	// The chunk loading function for additional chunks
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
			__nccwpck_require__.f[key](chunkId, promises);
			return promises;
		}, []));
	};
})();

/* webpack/runtime/get javascript chunk filename */
(() => {
	// This function allow to reference async chunks
	__nccwpck_require__.u = (chunkId) => {
		// return url for filenames based on template
		return "" + chunkId + ".preflight.js";
	};
})();

/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();

/* webpack/runtime/import chunk loading */
(() => {
	// no baseURI
	
	// object to store loaded and loading chunks
	// undefined = chunk not loaded, null = chunk preloaded/prefetched
	// [resolve, Promise] = chunk loading, 0 = chunk loaded
	var installedChunks = {
		792: 0
	};
	
	var installChunk = (data) => {
		var {ids, modules, runtime} = data;
		// add "modules" to the modules object,
		// then flag all "ids" as loaded and fire callback
		var moduleId, chunkId, i = 0;
		for(moduleId in modules) {
			if(__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if(runtime) runtime(__nccwpck_require__);
		for(;i < ids.length; i++) {
			chunkId = ids[i];
			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	
	}
	
	__nccwpck_require__.f.j = (chunkId, promises) => {
			// import() chunk loading for javascript
			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
			if(installedChunkData !== 0) { // 0 means "already installed".
	
				// a Promise means "currently loading".
				if(installedChunkData) {
					promises.push(installedChunkData[1]);
				} else {
					if(true) { // all chunks have JS
						// setup Promise in chunk cache
						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
							throw e;
						});
						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
						promises.push(installedChunkData[1] = promise);
					}
				}
			}
	};
	
	// no prefetching
	
	// no preloaded
	
	// no external install chunk
	
	// no on chunks loaded
})();

/************************************************************************/

// startup
// Load entry module and return exports
// This entry module used 'module' so it can't be inlined
var __webpack_exports__ = __nccwpck_require__(100);
__webpack_exports__ = await __webpack_exports__;

