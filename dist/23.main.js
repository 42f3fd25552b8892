export const id = 23;
export const ids = [23,253];
export const modules = {

7023:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  commentOn: () => (commentOn),
  renderBriefComment: () => (renderBriefComment),
  renderComment: () => (renderComment),
  tellsOf: () => (tellsOf)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6692);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6111);
var _failure_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3253);
var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3021);




async function commentOn({ comment, runner }, mode, body, limitSeconds) {
    const result = await comment(mode, body, limitSeconds);
    if (result.outcome !== 'failed')
        return;
    if (result.reason !== 'no-permission') {
        runner.info(`The comment on the pull request could not be written. ${result.message}`);
        return;
    }
    runner.annotate({
        level: 'notice',
        title: 'The pull request could not be commented on',
        message: `pr-comment: on-failure needs "pull-requests: write" among the permissions of the job. ${result.message}`,
    });
}
function renderBriefComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const where = 'The job summary has the rest. GitHub masks secrets there, and not in comments.';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joinBlocks */ .x9)([(0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)(first, (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(first).title), where, (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .closingLine */ .oM)(first, pageOf)]);
}
function renderComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const { title, cause, fix } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(first);
    const comment = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joinBlocks */ .x9)([
        (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)(first, title),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(cause),
        (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFixSteps */ .be)(fix.filter((step) => !step.inSummaryOnly)),
        'The job summary has the evidence, and what is to be pasted with the account in it.',
        (0,_failure_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .closingLine */ .oM)(first, pageOf),
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

3253:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  R_: () => (heading),
  be: () => (renderFixSteps),
  dc: () => (diagnosisLines),
  oM: () => (closingLine),
  renderFinding: () => (renderFinding),
  sW: () => (renderDiagnosis),
  zt: () => (renderFailure)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6692);
var _diagnosis_words_evidence_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8234);
var _diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5394);
var _diagnosis_words_policy_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1432);
var _util_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8805);
var _util_time_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(343);
var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3021);
var _summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3394);








function renderDiagnosis({ findings }, facts, pageOf) {
    const { role } = facts.settings;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .joinBlocks */ .x9)([
        `### \ud83d\udd0e Diagnosis of ${role === undefined ? 'the ID token' : `role ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(role.name)}`}`,
        'Nothing was published: mode is diagnose.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)(['Step', 'Outcome'], stepRows(facts, findings)),
        ...findings.map((finding) => renderFinding(finding, pageOf)),
        ...claimsSection(facts),
        ...expectationSections(facts.expectations),
        clocksSection(facts),
    ]);
}
function diagnosisLines({ findings }, facts) {
    return stepRows(facts, findings).map(([step, outcome]) => (0,_util_text_js__WEBPACK_IMPORTED_MODULE_6__/* .plainText */ .wh)(`${step}: ${outcome}`));
}
function stepRows({ idToken, roleSession, callerIdentity, expectations, settings }, findings) {
    const { subject, policy } = expectations ?? {};
    return [
        ['ID token', outcomeOf(idToken, () => 'issued')],
        ...(subject === undefined ? [] : [['expected-subject', subject.matched ? 'matches' : 'does not match']]),
        ...(policy === undefined ? [] : [['trust-policy-file', DECISIONS[policy.evaluation.decision]]]),
        ['Role session', outcomeOf(roleSession, ({ arn }) => `granted: ${arn}`)],
        ['Caller identity', outcomeOf(callerIdentity, ({ arn }) => `${identityOutcome(findings)}: ${arn}`)],
        ['Region', settings.region],
    ];
}
const REFUSED_IDENTITIES = {
    IDENTITY_MISMATCH: 'not the requested one',
    ACCOUNT_NOT_ALLOWED: 'not in allowed-account-ids',
    ROLE_NOT_ALLOWED: 'not in allowed-role-arns',
    ROLE_PATH_UNPROVED: 'not proved to be in allowed-role-arns',
};
function identityOutcome(findings) {
    const [refused] = findings.flatMap(({ code }) => REFUSED_IDENTITIES[code] ?? []);
    return refused ?? 'verified';
}
const DECISIONS = {
    allow: 'lets this token in',
    deny: 'does not let this token in',
    unknown: 'depends on what cannot be known here',
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
        ...(0,_diagnosis_words_evidence_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .claimsEvidence */ .Pl)(idToken.value),
        ['Claim iat', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .formatUtc */ .ay)(iat)],
        ['Claim exp', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .formatUtc */ .ay)(exp)],
        ...(0,_diagnosis_words_evidence_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectFormRows */ .IP)(idToken.value),
        ...(otherNames.length === 0 ? [] : [['Further claims (values not shown)', otherNames.join(', ')]]),
    ];
    return [`**Claims of the ID token**\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)(['Claim', 'Value'], rows)}`];
}
function expectationSections({ policy } = {}) {
    if (policy === undefined)
        return [];
    const { evaluation, lints } = policy;
    return [
        `**What the policy makes of the token**\n\n${listOf(evaluation.statements.flatMap(statementLines))}`,
        lints.length === 0 ? '' : `**Mistakes in the policy**\n\n${listOf(lints.map(_diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__/* .lintSentence */ .bZ))}`,
    ];
}
function statementLines({ position, effect, outcome, principal, action, conditions }) {
    const parts = [
        { part: 'principal', ...principal },
        { part: 'action', ...action },
        ...conditions.map((condition) => ({ part: 'condition', ...condition })),
    ];
    const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(_diagnosis_words_policy_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .refusalSentence */ .SH);
    return [`${(0,_diagnosis_words_policy_lints_js__WEBPACK_IMPORTED_MODULE_2__/* .positionName */ .FU)(position)} (${effect}): ${OUTCOMES[outcome]}.`, ...inTheWay.map((line) => `\u2013 ${line}`)];
}
const OUTCOMES = {
    matched: 'applies',
    'not-matched': 'does not apply',
    unknown: 'may apply',
};
function listOf(lines) {
    return lines.map((line) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(line)}`).join('\n');
}
function clocksSection(facts) {
    const rows = facts.clocks.map((reading) => {
        const { lowestSeconds, highestSeconds } = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .clockIntervalOf */ .bZ)(reading);
        const bounds = [lowestSeconds, highestSeconds].map((seconds) => (0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSeconds */ .Xo)(seconds, { signed: true }));
        return [SERVICES[reading.service], `${(0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .formatUtc */ .ay)(reading.serverDateAt)}, ${bounds.join(' s to ')} s`];
    });
    const all = [...rows, ['All together', (0,_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .describeSkew */ .mp)(facts)]];
    return `**Clocks, server minus runner**\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)(['Answer of', 'Its clock, and the bounds for the difference'], all)}`;
}
const SERVICES = { github: 'ID-token service', sts: 'STS' };
function renderFailure({ findings }, { endpoint }, pageOf) {
    const notice = endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
    const closing = ['No credentials were published.', ...notice].join(' ');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .joinBlocks */ .x9)([...findings.map((finding) => renderFinding(finding, pageOf)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(closing)]);
}
function renderFinding(finding, pageOf) {
    const { title, cause, points, evidence, fix } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .joinBlocks */ .x9)([
        heading(finding, title),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(cause),
        points === undefined ? '' : renderPoints(points),
        renderFixSteps(fix),
        evidence.length === 0 ? '' : `**Evidence**\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)(['What', 'Value'], evidence)}`,
        closingLine(finding, pageOf),
    ]).trimEnd();
}
const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function heading({ severity }, title) {
    return `### ${ICONS[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(title)}`;
}
function renderPoints({ heading: head, items }) {
    return `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(head)}**\n\n${items.map((item) => `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(item)}`).join('\n')}`;
}
function renderFixSteps(steps) {
    return `**How to mend it**\n\n${steps.map(renderFixStep).join('\n\n')}`;
}
function renderFixStep({ text, snippet }) {
    const sentence = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(text);
    return snippet === undefined ? sentence : `${sentence}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .codeBlock */ .DV)(snippet.language, snippet.text)}`;
}
function closingLine({ code, confidence }, pageOf) {
    const page = pageOf(code);
    const shown = page.startsWith('https://')
        ? `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(code)}](${page})`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(`${code} (${page})`);
    return `<sub>Finding ${shown}, ${confidence}</sub>`;
}


})

};
