export const id = 367;
export const ids = [367,23,689,253,459];
export const modules = {

2459:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  otherRunnerIn: () => (otherRunnerIn),
  readRunTrigger: () => (readRunTrigger)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9665);
var _runner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5295);
var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3295);



function readRunTrigger(environment) {
    const { url, bearer } = (0,_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .idTokenVariables */ .ed)(environment);
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        trigger: readTrigger(environment),
        otherRunner: otherRunnerIn(environment),
        mayRequestIdToken: url || bearer ? true : undefined,
    });
}
function otherRunnerIn(environment) {
    return OTHER_RUNNERS.find(([variable]) => environment[variable] === 'true')?.[1];
}
const OTHER_RUNNERS = [
    ['FORGEJO_ACTIONS', 'Forgejo'],
    ['GITEA_ACTIONS', 'Gitea'],
    ['ACT', 'act'],
];
function readTrigger(environment) {
    const payload = readPayload(environment['GITHUB_EVENT_PATH']);
    const { head, base } = payload.pull_request ?? {};
    const ofFork = head !== undefined && head !== null && head.repo?.id !== base?.repo?.id;
    if (ofFork && environment['GITHUB_EVENT_NAME'] !== 'pull_request_target')
        return 'fork-pull-request';
    const actors = [environment['GITHUB_ACTOR'], payload.sender?.login];
    return actors.includes('dependabot[bot]') ? 'dependabot' : 'repository';
}
const PAYLOAD_MAX_BYTES = 25 * 1024 * 1024;
function readPayload(path) {
    try {
        const value = JSON.parse((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readSmallFile */ .EW)(path ?? '', PAYLOAD_MAX_BYTES));
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


}),

7023:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  commentOn: () => (commentOn),
  renderBriefComment: () => (renderBriefComment),
  renderComment: () => (renderComment),
  tellsOf: () => (tellsOf)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5772);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6111);
var _explanation_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(993);
var _failure_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3253);
var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3021);





async function commentOn({ comment, runner }, mode, body, limitSeconds) {
    const result = await comment(mode, body, limitSeconds);
    if (result.outcome !== 'failed')
        return;
    if (result.reason !== 'no-permission') {
        runner.info(`Couldn't write the pull request comment. ${result.message}`);
        return;
    }
    runner.annotate({
        level: 'notice',
        title: 'This job has no permission to comment on the PR',
        message: `Add "pull-requests: write" to the permissions of the job, which pr-comment: on-failure needs. ${result.message}`,
    });
}
function renderBriefComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const where = 'Details are in the job summary. GitHub masks secrets there, but not in comments.';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joinBlocks */ .x9)([(0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)(first, (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(first).title), where, (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .closingLine */ .oM)(first, pageOf)]);
}
function renderComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const { title, cause, fix } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(first);
    const comment = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joinBlocks */ .x9)([
        (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)(first, title),
        (0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(cause),
        ...(0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFix */ .C2)(fix.filter(({ section }) => section === undefined)),
        'Evidence and the values with account ids: see the job summary.',
        (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .closingLine */ .oM)(first, pageOf),
    ]);
    return comment.replace(_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .ACCOUNT_ID */ .W_, '************');
}
const USUAL_PARTS = [
    '',
    'arn',
    'aws',
    'iam',
    'sts',
    'role',
    'user',
    'https',
    'http',
    'com',
    'amazonaws',
    'true',
    'false',
];
const PART_MIN_LENGTH = 4;
function tellsOf(comment, secrets) {
    const plain = comment.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).toLowerCase();
    const parts = secrets.flatMap((secret) => [secret.trim(), ...secret.split(/[^\w+=.@-]+/)].map((part) => part.toLowerCase()));
    const words = new Set(plain.split(/[^a-z0-9]+/));
    return [...new Set(parts)]
        .filter((part) => !USUAL_PARTS.includes(part))
        .some((part) => (part.length < PART_MIN_LENGTH ? words.has(part) : plain.includes(part)));
}


}),

993:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  C2: () => (renderFix),
  Ze: () => (ICONS),
  c3: () => (listOf),
  em: () => (sentence),
  qo: () => (explanationBody)
});
var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function explanationBody({ cause, comparison, points, evidence, fix }, closing) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinBlocks */ .x9)([
        sentence(cause),
        comparison === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(comparison.of)], comparison.rows),
        points === undefined || points.folded ? '' : renderPoints(points),
        ...renderFix(fix),
        points?.folded ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(`${points.items.length} ${points.heading.toLowerCase()}`, listOf(points.items)) : '',
        evidence.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)('Evidence', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['What', 'Value'], evidence)),
        closing,
    ]).trimEnd();
}
const POINTS_SHOWN_MAX_COUNT = 5;
function renderPoints({ heading: head, items }) {
    const shown = items.slice(0, POINTS_SHOWN_MAX_COUNT);
    const rest = items.slice(POINTS_SHOWN_MAX_COUNT);
    const more = rest.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(`${rest.length} more`, listOf(rest));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinBlocks */ .x9)([`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(head)}**`, listOf(shown), more]).trimEnd();
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
        sections.set(section, [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(snippet.language, snippet.text)]);
    for (const step of others) {
        const { section: name = OTHER_STEPS } = step;
        sections.set(name, [...(sections.get(name) ?? []), renderFixStep(step)]);
    }
    return [
        isShort ? `${shown}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(snippet.language, snippet.text)}` : shown,
        ...[...sections].map(([name, steps]) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(name, steps.join('\n\n'))),
    ];
}
function renderFixStep({ text, snippet }) {
    return snippet === undefined ? sentence(text) : `${sentence(text)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(snippet.language, snippet.text)}`;
}
function listOf(lines) {
    return lines.map((line) => `- ${sentence(line)}`).join('\n');
}
function sentence(words) {
    if (typeof words === 'string')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(words);
    let code;
    let written = '';
    for (const part of words.parts) {
        if (typeof part !== 'string') {
            if (code === undefined)
                written += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(part.value);
            else
                code += part.value;
            continue;
        }
        const [first = '', ...rest] = part.split('"');
        if (code === undefined)
            written += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLine */ .EH)(first);
        else
            code += first;
        for (const piece of rest) {
            if (code === undefined) {
                code = piece;
            }
            else {
                written += `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(code)}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLine */ .EH)(piece)}`;
                code = undefined;
            }
        }
    }
    return code === undefined ? written : `${written}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLine */ .EH)(`"${code}`)}`;
}


}),

3253:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  R_: () => (heading),
  dc: () => (diagnosisLines),
  oM: () => (closingLine),
  renderFinding: () => (renderFinding),
  sW: () => (renderDiagnosis),
  zt: () => (renderFailure)
});
var _diagnosis_evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(948);
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5772);
var _diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5394);
var _diagnosis_words_policy_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1432);
var _util_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8805);
var _util_time_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(343);
var _util_words_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2585);
var _explanation_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(993);
var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3021);
var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3394);










function renderDiagnosis({ findings }, facts, pageOf) {
    const { role } = facts.settings;
    const what = `\ud83d\udd0e Diagnosis of ${role === undefined ? 'the ID token' : `role ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(role.name)}`}`;
    const report = [
        'Nothing was published: mode is diagnose.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['Step', 'Outcome'], stepRows(facts, findings)),
        ...claimsSection(facts),
        ...policySections(facts.expectations?.policy, 'the policy'),
        ...policySections(facts.deployed?.policy, 'the deployed policy'),
        clocksSection(facts),
    ];
    if (findings.length === 0)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .joinBlocks */ .x9)([`### ${what}`, ...report]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .joinBlocks */ .x9)([
        ...findingSections(findings, pageOf),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`${what}: steps, claims, and clocks`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .joinBlocks */ .x9)(report)),
    ]);
}
function diagnosisLines({ findings }, facts) {
    return stepRows(facts, findings).map(([step, outcome]) => (0,_util_text_js__WEBPACK_IMPORTED_MODULE_7__/* .plainText */ .wh)(`${step}: ${outcome}`));
}
function stepRows({ idToken, roleSession, callerIdentity, expectations, deployed, settings }, findings) {
    const { subject, policy } = expectations ?? {};
    return [
        ['ID token', outcomeOf(idToken, () => 'issued')],
        ...(subject === undefined ? [] : [['expected-subject', subject.matched ? 'matches' : 'does not match']]),
        ...(policy === undefined ? [] : [['trust-policy-file', DECISIONS[policy.evaluation.decision]]]),
        ...(deployed?.policy === undefined
            ? []
            : [['Deployed trust policy', DECISIONS[deployed.policy.evaluation.decision]]]),
        ['Role session', outcomeOf(roleSession, ({ arn }) => `granted: ${arn}`)],
        ['Caller identity', outcomeOf(callerIdentity, ({ arn }) => `${identityOutcome(findings)}: ${arn}`)],
        ['Region', settings.region],
    ];
}
const REFUSED_IDENTITIES = {
    IDENTITY_MISMATCH: 'not the requested one',
    ACCOUNT_NOT_ALLOWED: 'not in allowed-account-ids',
    ROLE_NOT_ALLOWED: 'not in allowed-role-arns',
    ROLE_PATH_UNPROVED: 'possibly not in allowed-role-arns',
};
function identityOutcome(findings) {
    const [refused] = findings.flatMap(({ code }) => REFUSED_IDENTITIES[code] ?? []);
    return refused ?? 'verified';
}
const DECISIONS = {
    allow: 'allows this token',
    deny: "doesn't allow this token",
    unknown: 'depends on more than the token',
};
function outcomeOf(attempt, describe) {
    switch (attempt.status) {
        case 'succeeded':
            return describe(attempt.value);
        case 'failed':
            return `failed: ${attempt.failure.code}: ${attempt.failure.message}`;
        case 'not-attempted':
            return 'not attempted';
    }
}
function claimsSection({ idToken }) {
    if (idToken.status !== 'succeeded')
        return [];
    const { iat, exp, otherNames = [] } = idToken.value;
    const rows = [
        ...(0,_diagnosis_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .claimsEvidence */ .Pl)(idToken.value),
        ['Claim iat', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_8__/* .formatUtc */ .ay)(iat)],
        ['Claim exp', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_8__/* .formatUtc */ .ay)(exp)],
        ...(0,_diagnosis_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectFormRows */ .IP)(idToken.value),
        ...(otherNames.length === 0 ? [] : [['Further claims (values not shown)', otherNames.join(', ')]]),
    ];
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)('Claims of the ID token', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['Claim', 'Value'], rows))];
}
function policySections(policy, name) {
    if (policy === undefined)
        return [];
    const { evaluation, lints } = policy;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`How ${name} evaluates this token`, (0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .listOf */ .c3)(evaluation.statements.flatMap(statementLines))),
        lints.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`Mistakes in ${name}`, (0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .listOf */ .c3)(lints.map(_diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__/* .lintSentence */ .bZ))),
    ];
}
function statementLines({ position, effect, outcome, principal, action, conditions }) {
    const parts = [
        { part: 'principal', ...principal },
        { part: 'action', ...action },
        ...conditions.map((condition) => ({ part: 'condition', ...condition })),
    ];
    const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(_diagnosis_words_policy_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .refusalSentence */ .SH);
    return [
        (0,_util_words_js__WEBPACK_IMPORTED_MODULE_9__/* .words */ .aL) `${(0,_diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__/* .positionName */ .FU)(position)} (${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_9__/* .phrase */ .MZ)(effect)}): ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_9__/* .phrase */ .MZ)(OUTCOMES[outcome])}.`,
        ...inTheWay.map((line) => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_9__/* .words */ .aL) `\u2013 ${line}`),
    ];
}
const OUTCOMES = {
    matched: 'applies',
    'not-matched': 'does not apply',
    unknown: 'possibly applies',
};
function clocksSection(facts) {
    const rows = facts.clocks.map((reading) => {
        const { lowestSeconds, highestSeconds } = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_8__/* .clockIntervalOf */ .bZ)(reading);
        const bounds = [lowestSeconds, highestSeconds].map((seconds) => (0,_util_time_js__WEBPACK_IMPORTED_MODULE_8__/* .formatSeconds */ .Xo)(seconds, { signed: true }));
        return [SERVICES[reading.service], `${(0,_util_time_js__WEBPACK_IMPORTED_MODULE_8__/* .formatUtc */ .ay)(reading.serverDateAt)}, ${bounds.join(' s to ')} s`];
    });
    const all = [...rows, ['All together', (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .describeSkew */ .mp)(facts)]];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)('Clocks: server minus runner', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['Response from', 'Its clock, and the bounds of the difference'], all));
}
const SERVICES = { github: 'ID-token service', sts: 'STS' };
function renderFailure({ findings }, { endpoint }, pageOf) {
    if (findings.length === 0)
        return '';
    const notice = endpoint === undefined || endpoint.awsOwned
        ? ''
        : (0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .sentence */ .em)((0,_util_words_js__WEBPACK_IMPORTED_MODULE_9__/* .words */ .aL) `STS endpoint: ${endpoint.url ?? ''} (from ${endpoint.source}).`);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .joinBlocks */ .x9)([...findingSections(findings, pageOf), notice]);
}
function findingSections([first, ...others], pageOf) {
    if (first === undefined)
        return [];
    return [
        renderFinding(first, pageOf),
        ...others.map((finding) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`${_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .ICONS */ .Ze[finding.severity]} ${(0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_1__.explain)(finding).title}`, findingBody(finding, pageOf))),
    ];
}
function findingBody(finding, pageOf) {
    return (0,_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .explanationBody */ .qo)((0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_1__.explain)(finding), closingLine(finding, pageOf));
}
function renderFinding(finding, pageOf) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .joinBlocks */ .x9)([heading(finding, (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_1__.explain)(finding).title), findingBody(finding, pageOf)]).trimEnd();
}
function heading({ severity }, title) {
    return `### ${_explanation_page_js__WEBPACK_IMPORTED_MODULE_4__/* .ICONS */ .Ze[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(title)}`;
}
function closingLine({ code, confidence, severity }, pageOf) {
    const page = pageOf(code);
    const shown = page.startsWith('https://')
        ? `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(code)}](${page})`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(`${code} (${page})`);
    return `<sub>${shown} \u00b7 ${confidence}${severity === 'error' ? ' \u00b7 nothing was exported' : ''}</sub>`;
}


}),

4689:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detailLines: () => (detailLines),
  D: () => (otherFindingLines),
  renderAnnotations: () => (renderAnnotations),
  renderParagraph: () => (renderParagraph),
  I: () => (skipLine)
});

var explain = __webpack_require__(5772);
var defined = __webpack_require__(9665);
var util_text = __webpack_require__(8805);
var words = __webpack_require__(2585);
;// ./lib/report/explanation-text.js


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
        const cause = (0,words/* plainWords */.c5)(explanation.cause, valueMaxLength);
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
        : `${(0,words/* shortened */.vI)(least.slice(0, -closing.length), MESSAGE_MAX_LENGTH - closing.length)}${closing}`;
}
function fits(message) {
    return message.length <= MESSAGE_MAX_LENGTH && message.split('\n').length <= MESSAGE_MAX_LINES;
}
function factLines({ comparison, points }, valueMaxLength, pasted = undefined) {
    const items = points === undefined || points.folded ? [] : points.items;
    const rows = (comparison?.rows ?? []).filter(([, value]) => !pasted?.includes(`"${value}"`));
    return [...rowLines(rows, valueMaxLength), ...items.map((item) => `- ${(0,words/* plainWords */.c5)(item, valueMaxLength)}`)];
}
function renderFixStep(step, { elsewhere, snippetMaxLines, valueMaxLength }) {
    if (step === undefined)
        return [];
    const text = `Fix: ${(0,words/* plainWords */.c5)(step.text, valueMaxLength)}`;
    if (step.snippet === undefined)
        return [text];
    const lines = step.snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    if (lines.length <= snippetMaxLines)
        return [text, ...lines];
    const what = ['sh', 'powershell'].includes(step.snippet.language) ? 'The command is' : 'The lines to paste are';
    return [text.replace(/:$/, `. ${what} in the ${elsewhere}.`)];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,util_text/* plainText */.wh)(line, Number.POSITIVE_INFINITY)}`;
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
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${(0,words/* plainWords */.c5)(item)}`)]),
        ...[...(isLong ? [first] : []), ...others].flatMap((step) => renderFixStep(step, EVERYTHING)),
        ...rowLines(evidence),
    ];
}
function rowLines(rows, valueMaxLength = Number.POSITIVE_INFINITY) {
    return rows.map(([label, value]) => `${capitalized(label)}: ${(0,words/* shortened */.vI)((0,util_text/* plainText */.wh)(value), valueMaxLength)}`);
}
function explanationText({ explanation, code, confidence, page }) {
    const { cause, comparison, points, fix } = explanation;
    const others = fix.length - 1;
    return [
        plainWords(cause),
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
        ...renderFixStep(fix[0], EVERYTHING),
        ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'} to fix it: see the page.`] : []),
        `${code} (${confidence}) ${page}`,
    ];
}

;// ./lib/report/finding-text.js





function renderAnnotations({ verdict, findings }, pageOf, elsewhere = 'job summary') {
    if (verdict !== 'fail')
        return findings.map((finding) => renderAnnotation(finding, [], pageOf, elsewhere));
    const [first, ...rest] = findings;
    const errors = rest.filter(({ severity }) => severity === 'error');
    return [renderAnnotation(first, errors, pageOf, elsewhere)];
}
function renderAnnotation(finding, others, pageOf, elsewhere) {
    const explanation = (0,explain.explain)(finding);
    const codes = [...new Set(others.map(({ code }) => code))];
    const explained = { ...finding, explanation, page: pageOf(finding.code) };
    const target = (0,explain/* targetOf */.$)(finding);
    return (0,defined/* defined */.s)({
        level: finding.severity,
        title: explanation.title,
        message: annotationMessage(explained, elsewhere, codes),
        location: target.kind === 'file' ? startOf(target) : undefined,
    });
}
function startOf({ path: file, line }) {
    return { file, line, endLine: line, column: 1, endColumn: 1 };
}
function detailLines(finding) {
    return explanationLines((0,explain.explain)(finding));
}
function skipLine(finding) {
    const { title, cause } = (0,explain.explain)(finding);
    return `Skipped because of on-missing-oidc (${finding.code}): ${title}. ${(0,words/* plainWords */.c5)(cause)}`;
}
function otherFindingLines({ findings }) {
    return findings.slice(1).map((finding) => {
        const { title, cause } = (0,explain.explain)(finding);
        return `${finding.severity} ${finding.code}: ${title}. ${(0,words/* plainWords */.c5)(cause)}`;
    });
}
function renderParagraph(finding, pageOf) {
    const { title, cause, comparison, fix, evidence } = (0,explain.explain)(finding);
    const [first] = fix;
    const facts = [...(comparison?.rows ?? []), ...evidence.filter(([label]) => SAID.includes(label))];
    const said = facts.map(([label, value]) => ` ${capitalized(label)}: ${value}.`);
    const snippet = first?.snippet === undefined ? '' : ` ${first.snippet.text}`;
    const remedy = first === undefined ? '' : ` Fix: ${(0,words/* plainWords */.c5)(first.text)}${snippet}`;
    return (0,util_text/* plainText */.wh)(`${title}. ${(0,words/* plainWords */.c5)(cause)}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`, PARAGRAPH_MAX_LENGTH);
}
const SAID = ['AWS said', 'Answer', 'AWS request id'];
const PARAGRAPH_MAX_LENGTH = 4000;


}),

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

var diagnosis_finding = __webpack_require__(988);
var run_trigger = __webpack_require__(2459);
var publish = __webpack_require__(2004);
var explain = __webpack_require__(5772);
var secret_inputs = __webpack_require__(1227);
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
function explainedByEmptyKeys(diagnosis, textOf) {
    const [first, ...rest] = diagnosis.findings;
    if (first === undefined || textOf(secret_inputs/* KEY_INPUTS */.AR[0]).trim() !== '')
        return diagnosis;
    return { ...diagnosis, findings: [withEmptyKeys(first), ...rest] };
}
function withEmptyKeys(finding) {
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
        const expression = inputs[input];
        return expression !== undefined && textOf(input).trim() === '' ? [{ input, expression }] : [];
    });
}
function cameOutEmpty(empty, { expressions, runner }, isTokenRefused = false) {
    const { trigger, eventName } = runner;
    const { environment, isCalled } = expressions;
    const isWithheld = empty.some(({ expression }) => /\b(?:secrets|vars)\s*[.[]/i.test(expression));
    const evidence = { eventName, inputs: empty.map(({ input }) => input) };
    if (isWithheld && trigger === 'fork-pull-request')
        return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
    if (isWithheld && trigger === 'dependabot')
        return (0,diagnosis_finding/* error */.z3)('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
    const job = { eventName, ...(environment === undefined ? {} : { environment }), ...(isCalled && { isCalled }) };
    return (0,diagnosis_finding/* error */.z3)('EXPRESSION_EMPTY', { empty, ...job, ...(isTokenRefused && { isTokenRefused }) }, 'likely');
}

var diagnosis_verified = __webpack_require__(44);
var values = __webpack_require__(8981);
var defined = __webpack_require__(9665);
var comment = __webpack_require__(7023);
var failure_summary = __webpack_require__(3253);
var finding_text = __webpack_require__(4689);
var report = __webpack_require__(5650);
;// ./lib/report/report-failure.js









const LOCATE_LIMIT_SECONDS = 2;
async function reportFailure(ports, seen, facts) {
    const { runner } = ports;
    const diagnosis = await withExpressions(ports, seen, facts);
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
async function withExpressions({ readStep, runner }, diagnosis, { idToken, settings }) {
    if (!mayComeFromExpression(diagnosis, runner.readInput))
        return diagnosis;
    const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
    try {
        const step = await readStep(claims, (0,report/* limitFor */.Dg)(LOCATE_LIMIT_SECONDS, settings));
        return step === undefined
            ? explainedByEmptyKeys(diagnosis, runner.readInput)
            : explainedByExpressions(diagnosis, { ...step, textOf: runner.readInput });
    }
    catch {
        return diagnosis;
    }
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
async function reportDiagnosed(ports, seen, facts) {
    const { runner } = ports;
    const diagnosis = await withExpressions(ports, seen, facts);
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
    if (settings.mode === 'diagnose' && isComplete(facts))
        return reportDiagnosed(ports, whole, facts);
    return whole.verdict === 'skip' ? reportSkip(ports, whole, facts) : reportFailure(ports, whole, facts);
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
    const { afterNothing } = await Promise.all(/* import() */[__webpack_require__.e(995), __webpack_require__.e(932)]).then(__webpack_require__.bind(__webpack_require__, 5551));
    return afterNothing(settings, later, verdict === 'skip' ? 'warning' : 'notice');
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
    const [, broken] = /^(GITHUB_[A-Z]+|RUNNER_TEMP) (?:\(.*\) )?is not /.exec(message) ?? [];
    const named = [...RUNNER_FILES, ...PROFILE_FILES].find((name) => {
        const value = environment[name]?.replace(/^(?:\.[/\\])+/, '');
        return value && path !== undefined && (path === value || path.endsWith(`/${value}`) || path.endsWith(`\\${value}`));
    });
    const isInTemp = path?.startsWith(environment['RUNNER_TEMP'] || '\0');
    const variable = broken ?? named ?? (isInTemp ? 'RUNNER_TEMP' : undefined);
    const reason = broken === undefined ? reasonOf(thrown, named) : 'variable';
    const system = environment['RUNNER_OS'];
    return { ...thrown, reason, ...(0,defined/* defined */.s)({ variable, os: system }) };
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
    if (/ cannot be read: /.test(message))
        return 'profile file';
    if (named !== undefined && (code === 'ENOENT' || code === 'ELOOP' || / is not a file\.$/.test(message)))
        return 'missing';
    return odd === undefined ? 'other' : 'path';
}


})

};
