export const id = 854;
export const ids = [854];
export const modules = {

3473:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  D: () => (otherFindingLines),
  I: () => (skipLine),
  renderParagraph: () => (renderParagraph)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4317);
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8805);


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
