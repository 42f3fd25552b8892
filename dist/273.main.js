export const id = 273;
export const ids = [273];
export const modules = {

9273:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  reportDiagnosed: () => (reportDiagnosed),
  reportFailure: () => (reportFailure),
  reportSkip: () => (reportSkip),
  reportUnpublished: () => (reportUnpublished)
});
var _diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9439);
var _diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(988);
var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5650);
var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7355);




const LOCATE_LIMIT_SECONDS = 2;
async function reportFailure(ports, diagnosis, facts) {
    const { runner } = ports;
    const location = await locationOf(ports, diagnosis.findings[0], facts);
    for (const annotation of _words_js__WEBPACK_IMPORTED_MODULE_2__.renderAnnotations(diagnosis, ports.pageOf)) {
        runner.annotate(location === undefined ? annotation : { ...annotation, location });
    }
    const others = _words_js__WEBPACK_IMPORTED_MODULE_2__.otherFindingLines(diagnosis);
    if (others.length > 0)
        runner.group('Also found', others);
    if (facts.settings.summary !== 'never')
        (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .appendSummary */ .fe)(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.renderFailure(diagnosis, facts.settings, ports.pageOf));
    publishOutputs(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.failureOutputsOf(diagnosis, facts));
    if (diagnosis.findings[0]?.code !== 'CANCELLED') {
        await (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .commentOn */ .Jt)(ports, facts.settings, 'failed', () => _words_js__WEBPACK_IMPORTED_MODULE_2__.renderComment(diagnosis, ports.pageOf));
    }
    return false;
}
const PROFILE_TAKEN = {
    input: 'aws-profile',
    rule: 'a profile that the files of the machine do not have yet, or one to be replaced: overwrite-aws-profile: true',
};
async function reportUnpublished(ports, thrown, facts, clean) {
    return reportFailure(ports, { verdict: 'fail', findings: [findingOf(thrown, clean)] }, facts);
}
function findingOf(thrown, clean) {
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    const { profile: value = '' } = thrown;
    if (name === 'AbortError')
        return (0,_diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('CANCELLED', {});
    const hint = clean(message);
    if (name !== 'ProfileExistsError')
        return (0,_diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('PUBLISHING_FAILED', { message: hint });
    return (0,_diagnosis_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INVALID_INPUT', { problems: [{ ...PROFILE_TAKEN, value, hint }] });
}
async function reportSkip(ports, diagnosis, facts) {
    const { runner } = ports;
    const [first] = diagnosis.findings;
    if (facts.settings.onMissingOidc === 'warn')
        _words_js__WEBPACK_IMPORTED_MODULE_2__.renderAnnotations(diagnosis, ports.pageOf).forEach(runner.annotate);
    else if (first !== undefined)
        runner.info(_words_js__WEBPACK_IMPORTED_MODULE_2__.skipLine(first));
    if (facts.settings.summary === 'always')
        (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .appendSummary */ .fe)(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.renderFailure(diagnosis, facts.settings, ports.pageOf));
    publishOutputs(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.failureOutputsOf(diagnosis, facts));
    return true;
}
async function reportDiagnosed(ports, diagnosis, facts) {
    const { runner } = ports;
    const failed = diagnosis.verdict === 'fail';
    const location = failed ? await locationOf(ports, diagnosis.findings[0], facts) : undefined;
    for (const annotation of _words_js__WEBPACK_IMPORTED_MODULE_2__.renderAnnotations(diagnosis, ports.pageOf)) {
        runner.annotate(location === undefined ? annotation : { ...annotation, location });
    }
    for (const line of _words_js__WEBPACK_IMPORTED_MODULE_2__.diagnosisLines(facts))
        runner.info(line);
    const others = failed ? _words_js__WEBPACK_IMPORTED_MODULE_2__.otherFindingLines(diagnosis) : [];
    if (others.length > 0)
        runner.group('Also found', others);
    if (facts.settings.summary !== 'never')
        (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .appendSummary */ .fe)(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.renderReport(diagnosis, facts, ports.pageOf));
    publishOutputs(runner, _words_js__WEBPACK_IMPORTED_MODULE_2__.diagnosedOutputsOf(diagnosis, facts));
    return !failed;
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
    if (finding === undefined || finding.code === 'CANCELLED')
        return undefined;
    const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
    try {
        return await locate((0,_diagnosis_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(finding), claims, (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .limitFor */ .Dg)(LOCATE_LIMIT_SECONDS, settings));
    }
    catch {
        return undefined;
    }
}


})

};
