export const id = 253;
export const ids = [253];
export const modules = {

3253:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  R_: () => (heading),
  be: () => (renderFixSteps),
  oM: () => (closingLine),
  renderFinding: () => (renderFinding),
  zt: () => (renderFailure)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4317);
var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3021);


function renderFailure({ findings }, { endpoint }, pageOf) {
    const notice = endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
    const closing = ['No credentials were published.', ...notice].join(' ');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joinBlocks */ .x9)([...findings.map((finding) => renderFinding(finding, pageOf)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(closing)]);
}
function renderFinding(finding, pageOf) {
    const { title, cause, points, evidence, fix } = (0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__.explain)(finding);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joinBlocks */ .x9)([
        heading(finding, title),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cause),
        points === undefined ? '' : renderPoints(points),
        renderFixSteps(fix),
        evidence.length === 0 ? '' : `**Evidence**\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['What', 'Value'], evidence)}`,
        closingLine(finding, pageOf),
    ]).trimEnd();
}
const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function heading({ severity }, title) {
    return `### ${ICONS[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(title)}`;
}
function renderPoints({ heading: head, items }) {
    return `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(head)}**\n\n${items.map((item) => `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(item)}`).join('\n')}`;
}
function renderFixSteps(steps) {
    return `**How to mend it**\n\n${steps.map(renderFixStep).join('\n\n')}`;
}
function renderFixStep({ text, snippet }) {
    const sentence = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(text);
    return snippet === undefined ? sentence : `${sentence}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeBlock */ .DV)(snippet.language, snippet.text)}`;
}
function closingLine({ code, confidence }, pageOf) {
    const page = pageOf(code);
    const shown = page.startsWith('https://')
        ? `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(code)}](${page})`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(`${code} (${page})`);
    return `<sub>Finding ${shown}, ${confidence}</sub>`;
}


})

};
