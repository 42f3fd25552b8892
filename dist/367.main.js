import { modules as shared2459 } from './shared-2459.main.js';
import { modules as shared7023 } from './shared-7023.main.js';
import { modules as shared993 } from './shared-993.main.js';
import { modules as shared4689 } from './shared-4689.main.js';
export const id = 367;
export const ids = [367,23,689,253,459];
export const modules = {
...shared2459,
...shared7023,
...shared993,
...shared4689,

2367:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  unwritten: () => (unwritten),
  withhold: () => (withhold),
  withholdAfter: () => (withholdAfter),
  withholdOnOldNode: () => (withholdOnOldNode)
});

var external_node_path_ = __webpack_require__(6760);
var diagnosis_finding = __webpack_require__(988);
var secret_inputs = __webpack_require__(1227);
var defined = __webpack_require__(9665);
;// ./lib/diagnosis/rules/empty-expressions.js



const WITHOUT_ID_TOKEN = [
    'ID_TOKEN_PERMISSION_MISSING',
    'ID_TOKEN_WITHHELD_FROM_FORK',
    'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
    'RUNNER_WITHOUT_ID_TOKEN',
];
const REFUSED = /^(?:ACCESS_DENIED_|(?:OIDC_PROVIDER_MISSING|ENTERPRISE_ISSUER_NOT_REGISTERED|AUDIENCE_NOT_REGISTERED)$)/;
function mayComeFromExpression({ findings: [first] }, textOf) {
    if (first === undefined)
        return false;
    if (REFUSED.test(first.code))
        return textOf(secret_inputs/* KEY_INPUTS */.AR[0]).trim() === '';
    if (first.code === 'AMBIENT_CREDENTIALS_MISSING')
        return first.evidence.regionAlone;
    return first.code === 'INVALID_INPUT' || WITHOUT_ID_TOKEN.includes(first.code);
}
function explainedByEmptyKeys(diagnosis, textOf, runner = {}) {
    const [first, ...rest] = diagnosis.findings;
    if (first === undefined || textOf(secret_inputs/* KEY_INPUTS */.AR[0]).trim() !== '')
        return diagnosis;
    return { ...diagnosis, findings: [withEmptyKeys(first, runner), ...rest] };
}
function withEmptyKeys(finding, { trigger, eventName = '' }) {
    const inputs = secret_inputs/* KEY_INPUTS */.AR.slice(0, 2);
    switch (finding.code) {
        case 'ID_TOKEN_WITHHELD_FROM_FORK':
            return {
                ...(0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', { ...finding.evidence, inputs }, 'likely'),
                severity: finding.severity,
            };
        case 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT':
            return {
                ...(0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', { ...finding.evidence, inputs }, 'likely'),
                severity: finding.severity,
            };
        case 'ID_TOKEN_PERMISSION_MISSING':
            return (0,diagnosis_finding/* error */.z3)('ID_TOKEN_PERMISSION_MISSING', { ...finding.evidence, keysEmpty: true }, 'likely');
        case 'RUNNER_WITHOUT_ID_TOKEN':
            return { ...finding, evidence: { ...finding.evidence, keysEmpty: true } };
        case 'AMBIENT_CREDENTIALS_MISSING':
            if (trigger === 'fork-pull-request')
                return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', { eventName, inputs }, 'likely');
            if (trigger === 'dependabot')
                return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', { eventName, inputs }, 'likely');
            return { ...finding, evidence: { ...finding.evidence, keysEmpty: true } };
        default:
            return finding;
    }
}
function explainedByExpressions({ findings: [first, ...rest] }, step) {
    if (first === undefined)
        return (0,diagnosis_finding/* diagnosisOf */.jo)([]);
    if (REFUSED.test(first.code))
        return withRefusedToken([first, ...rest], step);
    return (0,diagnosis_finding/* diagnosisOf */.jo)([first.code === 'INVALID_INPUT' ? refused(first, step) : withoutIdToken(first, step)], rest);
}
function refused(finding, step) {
    const { problems } = finding.evidence;
    const empty = emptyInputs(problems.map(({ input }) => input), step);
    const keys = emptyKeys(step);
    if (keys.length > 0 && problems.every(({ input }) => input === 'role-to-assume'))
        return cameOutEmpty(keys, step);
    return empty.length === problems.length ? cameOutEmpty(empty, step) : finding;
}
function withoutIdToken(finding, step) {
    const empty = emptyKeys(step);
    return empty.length === 0 ? finding : cameOutEmpty(empty, step);
}
function withRefusedToken(findings, step) {
    const empty = emptyKeys(step).filter(({ expression }) => /\b(?:secrets|vars|env)\s*[.[]/i.test(expression));
    return { verdict: 'fail', findings: empty.length === 0 ? findings : [cameOutEmpty(empty, step, true), ...findings] };
}
function emptyKeys(step) {
    const [id, secret] = secret_inputs/* KEY_INPUTS */.AR;
    return emptyInputs([id, secret], step);
}
function emptyInputs(names, { expressions: { inputs }, textOf }) {
    return names.flatMap((input) => {
        const text = inputs[input];
        const value = textOf(input).trim();
        const expression = value === '' ? text : emptyPart(text, value);
        return expression === undefined ? [] : [{ input, expression, ...(value !== '' && { value }) }];
    });
}
function emptyPart(text, value) {
    const form = EMPTY_PARTS.find(([empty]) => empty.test(value))?.[1];
    return text === undefined ? undefined : form?.exec(text)?.[1];
}
const EMPTY_PARTS = [
    [/^arn:[a-z-]+:iam:::role\//, /^arn:[^:]+:iam::(\$\{\{(?:(?!\}\}).)+\}\}):role\//],
    [/^arn:[a-z-]+:iam::\d{12}:role\/$/, /:role\/(\$\{\{(?:(?!\}\}).)+\}\})$/],
];
function cameOutEmpty(empty, { expressions, runner }, isTokenRefused = false) {
    const { trigger, eventName, otherRunner } = runner;
    const { environment, isCalled } = expressions;
    const isWithheld = empty.some(({ expression }) => /\b(?:secrets|vars)\s*[.[]/i.test(expression));
    const isPart = empty.some(({ value }) => value !== undefined);
    const inputs = empty.map(({ input }) => input);
    const evidence = { eventName, inputs, ...(isPart && { isPart }), ...(0,defined/* defined */.s)({ otherRunner }) };
    if (isWithheld && trigger === 'fork-pull-request' && otherRunner !== 'act')
        return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
    if (isWithheld && trigger === 'dependabot')
        return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
    const job = { eventName, ...(0,defined/* defined */.s)({ environment, otherRunner }), ...(isCalled && { isCalled }) };
    return (0,diagnosis_finding/* error */.z3)('EXPRESSION_EMPTY', { empty, ...job, ...(isTokenRefused && { isTokenRefused }) }, 'likely');
}

var run_trigger = __webpack_require__(2459);
var publish = __webpack_require__(2004);
var report = __webpack_require__(5650);
var explain = __webpack_require__(1006);
var diagnosis_verified = __webpack_require__(44);
var values = __webpack_require__(8981);
var comment = __webpack_require__(7023);
var failure_summary = __webpack_require__(3253);
var finding_text = __webpack_require__(4689);
;// ./lib/report/report-failure.js








const LOCATE_LIMIT_SECONDS = 2;
async function reportFailure(ports, diagnosis, facts) {
    const { runner } = ports;
    const location = await locationOf(ports, diagnosis.findings[0], facts);
    annotateFailure(ports, diagnosis, facts, location);
    if (facts.settings.summary !== 'never')
        (0,report/* appendSummary */.fe)(runner, (0,failure_summary/* renderFailure */.zt)(diagnosis, facts.settings, ports.pageOf));
    publishOutputs(runner, failureOutputsOf(diagnosis, facts));
    if (facts.settings.pullRequestComment === 'on-failure' && diagnosis.findings[0]?.code !== 'CANCELED') {
        const text = (0,comment.renderComment)(diagnosis, ports.pageOf);
        const brief = (0,comment.renderBriefComment)(diagnosis, ports.pageOf);
        await (0,comment.commentOn)(ports, 'failed', { text, brief }, (0,report/* limitFor */.Dg)(report/* COMMENT_LIMIT_SECONDS */.GS, facts.settings));
    }
    return false;
}
async function reportSkip(ports, diagnosis, facts) {
    const { runner } = ports;
    const [first, ...others] = diagnosis.findings;
    if (facts.settings.onMissingOidc !== 'warn')
        runner.info((0,finding_text/* skipLine */.I)(first));
    const warnings = others.filter(({ severity }) => severity === 'warning');
    const findings = facts.settings.onMissingOidc === 'warn' ? diagnosis.findings : warnings;
    (0,finding_text.renderAnnotations)({ verdict: 'pass', findings }, ports.pageOf).forEach(runner.annotate);
    if (facts.settings.summary === 'always')
        (0,report/* appendSummary */.fe)(runner, (0,failure_summary/* renderFailure */.zt)(diagnosis, facts.settings, ports.pageOf));
    publishOutputs(runner, failureOutputsOf(diagnosis, facts));
    return true;
}
async function reportDiagnosed(ports, diagnosis, facts) {
    const { runner } = ports;
    const failed = diagnosis.verdict === 'fail';
    const location = failed ? await locationOf(ports, diagnosis.findings[0], facts) : undefined;
    annotateFailure(ports, diagnosis, facts, location);
    for (const line of (0,failure_summary/* diagnosisLines */.dc)(diagnosis, facts))
        runner.info(line);
    if (facts.settings.summary !== 'never')
        (0,report/* appendSummary */.fe)(runner, (0,failure_summary/* renderDiagnosis */.sW)(diagnosis, facts, ports.pageOf));
    publishOutputs(runner, diagnosedOutputsOf(diagnosis, facts));
    return !failed;
}
function annotateFailure({ runner, pageOf }, diagnosis, { settings }, location) {
    for (const annotation of (0,finding_text.renderAnnotations)(diagnosis, pageOf, settings.summary === 'never' ? 'log' : 'job summary')) {
        runner.annotate({ ...(0,defined/* defined */.s)({ location }), ...annotation });
    }
    const { findings, verdict } = diagnosis;
    const [first] = findings;
    const annotated = verdict === 'fail' && first !== undefined ? [first] : findings;
    for (const finding of annotated)
        runner.group(`Details of ${finding.code}`, (0,finding_text.detailLines)(finding));
    const others = verdict === 'fail' ? (0,finding_text/* otherFindingLines */.D)(diagnosis) : [];
    if (others.length > 0)
        runner.group('Also found', others);
}
function publishOutputs(runner, outputs) {
    try {
        runner.publish({ environment: {}, outputs, state: {} });
    }
    catch {
        runner.info('The outputs could not be written.');
    }
}
async function locationOf({ locate }, finding, { idToken, settings }) {
    if (finding === undefined || finding.code === 'CANCELED')
        return undefined;
    const target = (0,explain/* targetOf */.$)(finding);
    if (target.kind === 'file')
        return undefined;
    const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
    try {
        return await locate(target, claims, (0,report/* limitFor */.Dg)(LOCATE_LIMIT_SECONDS, settings));
    }
    catch {
        return undefined;
    }
}
function failureOutputsOf({ findings: [first] }, facts) {
    if (first === undefined)
        return { configured: 'false' };
    const { category, retryable } = (0,explain/* definitionOf */.F)(first);
    return {
        configured: 'false',
        'error-code': first.code,
        'error-category': category,
        retryable: String(retryable),
        ...(0,values/* subjectOutput */.A6)(facts),
    };
}
function diagnosedOutputsOf(diagnosis, facts) {
    if (diagnosis.verdict !== 'pass')
        return failureOutputsOf(diagnosis, facts);
    const verified = (0,diagnosis_verified/* verifiedFactsOf */.Xf)(facts);
    const seen = verified === undefined ? (0,values/* subjectOutput */.A6)(facts) : (0,values/* verifiedOutputs */.py)(verified);
    return { ...seen, configured: 'false' };
}

var vault = __webpack_require__(6887);
;// ./lib/run/withhold.js









async function withhold(diagnosis, facts, ports) {
    const { settings } = facts;
    const { environment, problems } = await blanked(settings, ports);
    const others = await remaining(diagnosis, settings, { environment, home: ports.home });
    if (diagnosis.verdict === 'skip' && mayHaveRole(environment))
        ports.runner.info(OWN_ROLE);
    (0,vault/* maskAccounts */.BK)(ports.runner, settings, [JSON.stringify(others)]);
    const whole = withOthers(diagnosis, problems, others);
    const isDiagnosed = settings.mode === 'diagnose' && isComplete(facts);
    if (whole.verdict === 'skip' && !isDiagnosed)
        return reportSkip(ports, whole, facts);
    const explained = await withExpressions(whole, facts, ports);
    return isDiagnosed ? reportDiagnosed(ports, explained, facts) : reportFailure(ports, explained, facts);
}
async function withExpressions(diagnosis, { idToken, settings, runner: seen }, { readStep, runner }) {
    if (!mayComeFromExpression(diagnosis, runner.readInput))
        return diagnosis;
    const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
    try {
        const step = await readStep(claims, (0,report/* limitFor */.Dg)(LOCATE_LIMIT_SECONDS, settings));
        return step === undefined
            ? explainedByEmptyKeys(diagnosis, runner.readInput, seen)
            : explainedByExpressions(diagnosis, { ...step, textOf: runner.readInput });
    }
    catch {
        return diagnosis;
    }
}
async function withholdAfter(thrown, facts, ports) {
    return withhold({ verdict: 'fail', findings: [unpublished(thrown, facts.settings, ports)] }, facts, ports);
}
async function withholdOnOldNode(settings, ports) {
    const { environment } = ports;
    const { problems } = await blanked(settings, ports);
    const machine = (0,defined/* defined */.s)({ otherRunner: (0,run_trigger.otherRunnerIn)(environment), arch: environment['RUNNER_ARCH'] });
    const finding = (0,diagnosis_finding/* error */.z3)('NODE_TOO_OLD', { version: process.version, ...machine });
    return reportFailure(ports, (0,diagnosis_finding/* diagnosisOf */.jo)([finding], problems), { settings });
}
async function blanked(settings, ports) {
    const { environment, vault } = ports;
    try {
        return { environment: await (0,publish/* blankEarlier */.t7)(settings, ports), problems: [] };
    }
    catch (thrown) {
        return {
            environment,
            problems: [(0,diagnosis_finding/* error */.z3)('CREDENTIALS_NOT_BLANKED', { message: vault.clean(errorOf(thrown).message) })],
        };
    }
}
async function remaining({ verdict }, settings, later) {
    if (verdict === 'pass' || settings.mode === 'verify' || !(0,publish/* hasOtherSources */.jK)(later.environment, later.home))
        return [];
    const { afterNothing } = await Promise.all(/* import() */[__webpack_require__.e(995), __webpack_require__.e(551)]).then(__webpack_require__.bind(__webpack_require__, 5551));
    const { leftAloneFindings } = await __webpack_require__.e(/* import() */ 118).then(__webpack_require__.bind(__webpack_require__, 3737));
    const severity = verdict === 'skip' ? 'warning' : 'notice';
    return leftAloneFindings({ takings: afterNothing(later), environment: later.environment, severity }, settings);
}
const OWN_ROLE = 'Later steps can still use the role of this machine, if it has one (instance metadata)';
function mayHaveRole(environment) {
    const isOff = environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true';
    return environment['RUNNER_ENVIRONMENT'] === 'self-hosted' && !isOff;
}
function withOthers(diagnosis, problems, others) {
    const { findings, verdict } = diagnosis;
    const [problem] = problems;
    if (problem === undefined || verdict === 'fail')
        return { ...diagnosis, findings: [...findings, ...problems, ...others] };
    return { verdict: 'fail', findings: [problem, ...findings, ...others] };
}
function isComplete(facts) {
    return facts.observedAt !== undefined;
}
const PROFILE_TAKEN = 'a profile that the files of the machine do not have yet, or one to be replaced: overwrite-aws-profile: true';
function unpublished(thrown, { roles = [] }, { vault, environment }) {
    const { name, message } = errorOf(thrown);
    const input = roles.length > 0 ? 'roles' : 'aws-profile';
    const { profile: value = '' } = thrown;
    if (name === 'AbortError')
        return (0,diagnosis_finding/* error */.z3)('CANCELED', {});
    const hint = vault.clean(message);
    if (name !== 'ProfileExistsError') {
        const { code, path, odd, reading } = thrown;
        return (0,diagnosis_finding/* error */.z3)('PUBLISHING_FAILED', unwritten((0,defined/* defined */.s)({ message: hint, code, path, odd, reading }), environment));
    }
    return (0,diagnosis_finding/* error */.z3)('INVALID_INPUT', { problems: [{ input, rule: PROFILE_TAKEN, value, hint }] });
}
function errorOf(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}
const RUNNER_FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'];
const PROFILE_FILES = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];
function unwritten(thrown, environment) {
    const { message, path } = thrown;
    const [, broken, folder = ''] = /^(GITHUB_[A-Z]+|RUNNER_TEMP) (?:\((.*)\) )?is not /.exec(message) ?? [];
    const named = [...RUNNER_FILES, ...PROFILE_FILES].find((name) => {
        const value = environment[name]?.replace(/^(?:\.[/\\])+/, '');
        return value && path !== undefined && (path === value || path.endsWith(`/${value}`) || path.endsWith(`\\${value}`));
    });
    const isInTemp = path?.startsWith(environment['RUNNER_TEMP'] || '\0');
    const variable = broken ?? named ?? (isInTemp ? 'RUNNER_TEMP' : undefined);
    const system = environment['RUNNER_OS'];
    const more = (0,defined/* defined */.s)({ variable, os: system });
    if ((0,external_node_path_.isAbsolute)(folder))
        return { ...thrown, reason: 'missing', path: folder, ...more };
    return { ...thrown, reason: broken === undefined ? reasonOf(thrown, named) : 'variable', ...more };
}
function reasonOf({ message, code = '', odd }, named) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
        return 'full';
    if (code === 'EROFS')
        return 'read-only';
    if (code === 'EACCES' || code === 'EPERM')
        return 'access';
    if (message.startsWith('RUNNER_TEMP is on a volume'))
        return 'open volume';
    if (/ cannot be read: | is not an absolute path\.$/.test(message))
        return 'profile file';
    if (named !== undefined && (code === 'EISDIR' || code === 'ELOOP' || / is not a file\.$/.test(message)))
        return 'kind';
    if (named !== undefined && code === 'ENOENT')
        return 'missing';
    return odd === undefined ? 'other' : 'path';
}


})

};
