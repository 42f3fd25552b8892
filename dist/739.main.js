export const id = 739;
export const ids = [739];
export const modules = {

3739:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  D: () => (otherFindingLines),
  I: () => (skipLine),
  renderAnnotations: () => (renderAnnotations),
  renderParagraph: () => (renderParagraph)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6692);
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8805);


function renderAnnotations({ verdict, findings }, pageOf) {
    if (verdict !== 'fail')
        return findings.map((finding) => renderAnnotation(finding, [], pageOf));
    const [first, ...rest] = findings;
    return [
        renderAnnotation(first, rest.filter(({ severity }) => severity === 'error'), pageOf),
    ];
}
function renderAnnotation(finding, others, pageOf) {
    const explanation = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
    const sections = [
        { lines: [(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(explanation.cause)] },
        { lines: others.map((other) => `Also: ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)((0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(other).cause)}`), divisible: true },
        { lines: renderPoints(explanation), divisible: true },
        ...explanation.fix.filter((step) => !step.inSummaryOnly).map((step) => ({ lines: renderFixStep(step) })),
        { lines: explanation.evidence.map(([label, value]) => `${label}: ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(value)}`), divisible: true },
    ];
    const closing = `Finding ${finding.code} (${finding.confidence}): ${pageOf(finding.code)}`;
    return { level: finding.severity, title: explanation.title, message: composeMessage(sections, closing) };
}
const POINTS_MAX_COUNT = 8;
function renderPoints({ points }) {
    if (points === undefined)
        return [];
    const shown = points.items.slice(0, POINTS_MAX_COUNT).map((item) => `- ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(item)}`);
    const more = points.items.length - shown.length;
    return [`${points.heading}:`, ...shown, ...(more > 0 ? [`- ${more} more in the job summary`] : [])];
}
function renderFixStep({ text, snippet }) {
    const lines = snippet === undefined ? [] : snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    return [`Fix: ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(text)}`, ...lines];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
const MORE = '(More in the job summary.)';
function composeMessage(sections, closing) {
    const room = _util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .ANNOTATION_MESSAGE_MAX_LENGTH */ .EG - closing.length - MORE.length - 4;
    let message = '';
    let complete = true;
    for (const { lines, divisible } of sections.filter((section) => section.lines.length > 0)) {
        const separator = message === '' ? '' : '\n\n';
        const fitting = divisible ? leadingLines(lines, room - message.length - separator.length) : lines;
        const text = `${separator}${fitting.join('\n')}`;
        complete &&= fitting.length === lines.length && message.length + text.length <= room;
        if (fitting.length > 0 && message.length + text.length <= room)
            message += text;
    }
    return `${message}\n\n${complete ? '' : `${MORE}\n`}${closing}`;
}
function leadingLines(lines, room) {
    let used = -1;
    const end = lines.findIndex((line) => {
        used += line.length + 1;
        return used > room;
    });
    return end < 0 ? lines : lines.slice(0, end);
}
function skipLine(finding) {
    const { title, cause } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
    return `Skipped, since on-missing-oidc says so (${finding.code}): ${title}. ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(cause)}`;
}
function otherFindingLines({ findings }) {
    return findings.slice(1).map((finding) => {
        const { title, cause } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
        return `${finding.severity} ${finding.code}: ${title}. ${(0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(cause)}`;
    });
}
function renderParagraph(finding, pageOf) {
    const { title, cause, fix, evidence } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
    const [first] = fix;
    const said = evidence.filter(([label]) => SAID.includes(label)).map(([label, value]) => ` ${label}: ${value}.`);
    const remedy = first === undefined ? '' : ` Fix: ${first.text}${first.snippet === undefined ? '' : ` ${first.snippet.text}`}`;
    return (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(`${title}. ${cause}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`, PARAGRAPH_MAX_LENGTH);
}
const SAID = ['AWS said', 'Answer', 'AWS request id'];
const PARAGRAPH_MAX_LENGTH = 4000;


})

};
