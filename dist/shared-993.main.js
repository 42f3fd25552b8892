export const modules = {

993:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  C2: () => (renderFix),
  Ze: () => (ICONS),
  c3: () => (listOf),
  em: () => (sentence),
  qo: () => (explanationBody)
});
var _markdown_js__0 = __webpack_require__(3021);

const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function explanationBody({ cause, comparison, points, evidence, fix }, closing) {
    return (0,_markdown_js__0/* .joinBlocks */ .x9)([
        sentence(cause),
        comparison === undefined ? '' : (0,_markdown_js__0/* .table */ .tp)(['', (0,_markdown_js__0/* .codeSpan */ .SS)(comparison.of)], comparison.rows),
        points === undefined || points.folded ? '' : renderPoints(points),
        ...renderFix(fix),
        points?.folded ? (0,_markdown_js__0/* .folded */ .TM)(`${points.items.length} ${points.heading.toLowerCase()}`, listOf(points.items)) : '',
        evidence.length === 0 ? '' : (0,_markdown_js__0/* .folded */ .TM)('Evidence', (0,_markdown_js__0/* .table */ .tp)(['What', 'Value'], evidence)),
        closing,
    ]).trimEnd();
}
const POINTS_SHOWN_MAX_COUNT = 5;
function renderPoints({ heading: head, items }) {
    const shown = items.slice(0, POINTS_SHOWN_MAX_COUNT);
    const rest = items.slice(POINTS_SHOWN_MAX_COUNT);
    const more = rest.length === 0 ? '' : (0,_markdown_js__0/* .folded */ .TM)(`${rest.length} more`, listOf(rest));
    return (0,_markdown_js__0/* .joinBlocks */ .x9)([`**${(0,_markdown_js__0/* .escapeMarkdown */ .FV)(head)}**`, listOf(shown), more]).trimEnd();
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
        sections.set(section, [(0,_markdown_js__0/* .codeBlock */ .DV)(snippet.language, snippet.text)]);
    for (const step of others) {
        const { section: name = OTHER_STEPS } = step;
        sections.set(name, [...(sections.get(name) ?? []), renderFixStep(step)]);
    }
    return [
        isShort ? `${shown}\n\n${(0,_markdown_js__0/* .codeBlock */ .DV)(snippet.language, snippet.text)}` : shown,
        ...[...sections].map(([name, steps]) => (0,_markdown_js__0/* .folded */ .TM)(name, steps.join('\n\n'))),
    ];
}
function renderFixStep({ text, snippet }) {
    return snippet === undefined ? sentence(text) : `${sentence(text)}\n\n${(0,_markdown_js__0/* .codeBlock */ .DV)(snippet.language, snippet.text)}`;
}
function listOf(lines) {
    return lines.map((line) => `- ${sentence(line)}`).join('\n');
}
function sentence(words) {
    if (typeof words === 'string')
        return (0,_markdown_js__0/* .escapeMarkdown */ .FV)(words);
    let code;
    let written = '';
    for (const part of words.parts) {
        if (typeof part !== 'string') {
            if (code === undefined)
                written += (0,_markdown_js__0/* .codeSpan */ .SS)(part.value);
            else
                code += part.value;
            continue;
        }
        const [first = '', ...rest] = part.split('"');
        if (code === undefined)
            written += (0,_markdown_js__0/* .escapeLine */ .EH)(first);
        else
            code += first;
        for (const piece of rest) {
            if (code === undefined) {
                code = piece;
            }
            else {
                written += `${(0,_markdown_js__0/* .codeSpan */ .SS)(code)}${(0,_markdown_js__0/* .escapeLine */ .EH)(piece)}`;
                code = undefined;
            }
        }
    }
    return code === undefined ? written : `${written}${(0,_markdown_js__0/* .escapeLine */ .EH)(`"${code}`)}`;
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
var _diagnosis_evidence_js__0 = __webpack_require__(948);
var _diagnosis_explain_js__1 = __webpack_require__(1006);
var _diagnosis_words_policy_lints_js__2 = __webpack_require__(5394);
var _diagnosis_words_policy_refusal_js__3 = __webpack_require__(1432);
var _util_text_js__7 = __webpack_require__(8805);
var _util_time_js__8 = __webpack_require__(343);
var _util_words_js__9 = __webpack_require__(2585);
var _explanation_page_js__4 = __webpack_require__(993);
var _markdown_js__6 = __webpack_require__(3021);
var _summary_js__5 = __webpack_require__(3394);










function renderDiagnosis({ findings }, facts, pageOf) {
    const { role } = facts.settings;
    const what = `\ud83d\udd0e Diagnosis of ${role === undefined ? 'the ID token' : `role ${(0,_markdown_js__6/* .escapeMarkdown */ .FV)(role.name)}`}`;
    const report = [
        'Nothing was published: mode is diagnose.',
        (0,_markdown_js__6/* .table */ .tp)(['Step', 'Outcome'], stepRows(facts, findings)),
        ...claimsSection(facts),
        ...policySections(facts.expectations?.policy, 'the policy'),
        ...policySections(facts.deployed?.policy, 'the deployed policy'),
        clocksSection(facts),
    ];
    if (findings.length === 0)
        return (0,_markdown_js__6/* .joinBlocks */ .x9)([`### ${what}`, ...report]);
    return (0,_markdown_js__6/* .joinBlocks */ .x9)([
        ...findingSections(findings, pageOf),
        (0,_markdown_js__6/* .folded */ .TM)(`${what}: steps, claims, and clocks`, (0,_markdown_js__6/* .joinBlocks */ .x9)(report)),
    ]);
}
function diagnosisLines({ findings }, facts) {
    return stepRows(facts, findings).map(([step, outcome]) => (0,_util_text_js__7/* .plainText */ .wh)(`${step}: ${outcome}`));
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
    if (findings.some(({ code, severity }) => code === 'IDENTITY_MISMATCH' && severity === 'warning'))
        return 'the requested ARN, another user id';
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
        ...(0,_diagnosis_evidence_js__0/* .claimsEvidence */ .Pl)(idToken.value),
        ['Claim iat', (0,_util_time_js__8/* .formatUtc */ .ay)(iat)],
        ['Claim exp', (0,_util_time_js__8/* .formatUtc */ .ay)(exp)],
        ...(0,_diagnosis_evidence_js__0/* .subjectFormRows */ .IP)(idToken.value),
        ...(otherNames.length === 0 ? [] : [['Further claims (values not shown)', otherNames.join(', ')]]),
    ];
    return [(0,_markdown_js__6/* .folded */ .TM)('Claims of the ID token', (0,_markdown_js__6/* .table */ .tp)(['Claim', 'Value'], rows))];
}
function policySections(policy, name) {
    if (policy === undefined)
        return [];
    const { evaluation, lints } = policy;
    return [
        (0,_markdown_js__6/* .folded */ .TM)(`How ${name} evaluates this token`, (0,_explanation_page_js__4/* .listOf */ .c3)(evaluation.statements.flatMap(statementLines))),
        lints.length === 0 ? '' : (0,_markdown_js__6/* .folded */ .TM)(`Mistakes in ${name}`, (0,_explanation_page_js__4/* .listOf */ .c3)(lints.map(_diagnosis_words_policy_lints_js__2/* .lintSentence */ .bZ))),
    ];
}
function statementLines({ position, effect, outcome, principal, action, conditions }) {
    const parts = [
        { part: 'principal', ...principal },
        { part: 'action', ...action },
        ...conditions.map((condition) => ({ part: 'condition', ...condition })),
    ];
    const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(_diagnosis_words_policy_refusal_js__3/* .refusalSentence */ .SH);
    return [
        (0,_util_words_js__9/* .words */ .aL) `${(0,_diagnosis_words_policy_lints_js__2/* .positionName */ .FU)(position)} (${(0,_util_words_js__9/* .phrase */ .MZ)(effect)}): ${(0,_util_words_js__9/* .phrase */ .MZ)(OUTCOMES[outcome])}.`,
        ...inTheWay.map((line) => (0,_util_words_js__9/* .words */ .aL) `\u2013 ${line}`),
    ];
}
const OUTCOMES = {
    matched: 'applies',
    'not-matched': 'does not apply',
    unknown: 'possibly applies',
};
function clocksSection(facts) {
    const rows = facts.clocks.map((reading) => {
        const { lowestSeconds, highestSeconds } = (0,_util_time_js__8/* .clockIntervalOf */ .bZ)(reading);
        const bounds = [lowestSeconds, highestSeconds].map((seconds) => (0,_util_time_js__8/* .formatSeconds */ .Xo)(seconds, { signed: true }));
        return [SERVICES[reading.service], `${(0,_util_time_js__8/* .formatUtc */ .ay)(reading.serverDateAt)}, ${bounds.join(' s to ')} s`];
    });
    const all = [...rows, ['All together', (0,_summary_js__5/* .describeSkew */ .mp)(facts)]];
    return (0,_markdown_js__6/* .folded */ .TM)('Clocks: server minus runner', (0,_markdown_js__6/* .table */ .tp)(['Response from', 'Its clock, and the bounds of the difference'], all));
}
const SERVICES = { github: 'ID-token service', sts: 'STS' };
function renderFailure({ findings }, { endpoint }, pageOf) {
    if (findings.length === 0)
        return '';
    const notice = endpoint === undefined || endpoint.awsOwned
        ? ''
        : (0,_explanation_page_js__4/* .sentence */ .em)((0,_util_words_js__9/* .words */ .aL) `STS endpoint: ${endpoint.url ?? ''} (from ${endpoint.source}).`);
    return (0,_markdown_js__6/* .joinBlocks */ .x9)([...findingSections(findings, pageOf), notice]);
}
function findingSections([first, ...others], pageOf) {
    if (first === undefined)
        return [];
    return [
        renderFinding(first, pageOf),
        ...others.map((finding) => (0,_markdown_js__6/* .folded */ .TM)(`${_explanation_page_js__4/* .ICONS */ .Ze[finding.severity]} ${(0,_diagnosis_explain_js__1.explain)(finding).title}`, findingBody(finding, pageOf))),
    ];
}
function findingBody(finding, pageOf) {
    return (0,_explanation_page_js__4/* .explanationBody */ .qo)((0,_diagnosis_explain_js__1.explain)(finding), closingLine(finding, pageOf));
}
function renderFinding(finding, pageOf) {
    return (0,_markdown_js__6/* .joinBlocks */ .x9)([heading(finding, (0,_diagnosis_explain_js__1.explain)(finding).title), findingBody(finding, pageOf)]).trimEnd();
}
function heading({ severity }, title) {
    return `### ${_explanation_page_js__4/* .ICONS */ .Ze[severity]} ${(0,_markdown_js__6/* .escapeMarkdown */ .FV)(title)}`;
}
function closingLine({ code, confidence, severity }, pageOf) {
    const page = pageOf(code);
    const shown = page.startsWith('https://')
        ? `[${(0,_markdown_js__6/* .escapeMarkdown */ .FV)(code)}](${page})`
        : (0,_markdown_js__6/* .escapeMarkdown */ .FV)(`${code} (${page})`);
    return `<sub>${shown} \u00b7 ${confidence}${severity === 'error' ? ' \u00b7 nothing was exported' : ''}</sub>`;
}


})

};
