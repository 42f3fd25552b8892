export const id = 270;
export const ids = [270];
export const modules = {

2270:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  manyRoles: () => (manyRoles)
});
var _diagnosis_finding_js__4 = __webpack_require__(988);
var _diagnosis_verdict_js__0 = __webpack_require__(1372);
var _observe_observe_js__1 = __webpack_require__(6104);
var _report_report_js__2 = __webpack_require__(5650);
var _one_role_js__3 = __webpack_require__(7430);





const manyRoles = { observe: observeRoles, diagnose: diagnoseRoles, report };
const AT_ONCE = 8;
async function observeRoles(plan, ports) {
    const { settings, policyFiles } = plan;
    const sharedToken = shareToken();
    const waiting = [...settings.roles.entries()];
    const observed = [];
    let hasFailed = false;
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined && !hasFailed; next = waiting.shift()) {
            const [index, { role, profile }] = next;
            const read = policyFiles[index];
            const own = { ...(0,_one_role_js__3/* .observePorts */ .R)(plan, ports, read?.ok ? read.file : undefined), sharedToken };
            const observation = await (0,_observe_observe_js__1/* .observe */ .l)({ ...settings, role, roles: [] }, own);
            observed[index] = { ...observation, profile };
            hasFailed ||= observation.credentials === undefined;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return observed.filter((role) => role !== undefined);
}
const TOKEN_SECONDS = 240;
function shareToken() {
    let current;
    return async (ask, { audience, used }) => {
        const now = performance.now() / 1000;
        const isFresh = current?.audience === audience && now - current.askedAt <= TOKEN_SECONDS;
        const found = isFresh ? current : undefined;
        if (found !== undefined && (await found.token) !== used)
            return found.token;
        if (found === undefined || current === undefined || current === found)
            current = { askedAt: now, audience, token: ask() };
        return current.token;
    };
}
async function diagnoseRoles(observed) {
    const clocks = observed.flatMap(({ facts }) => facts.clocks);
    const judged = await Promise.all(observed.map(async ({ facts }) => ({ facts, diagnosis: await (0,_diagnosis_verdict_js__0/* .judge */ .S)({ ...facts, clocks }) })));
    const [first] = judged;
    if (first === undefined)
        throw new Error('no role was observed');
    const failed = judged.find(({ diagnosis }) => diagnosis.verdict !== 'pass');
    if (failed !== undefined)
        return failed;
    const findings = await distinct(judged.flatMap(({ diagnosis }) => diagnosis.findings));
    return { diagnosis: (0,_diagnosis_finding_js__4/* .diagnosisOf */ .jo)(findings), facts: first.facts };
}
async function distinct(findings) {
    if (findings.length < 2)
        return findings;
    const { explain } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(155), __webpack_require__.e(6)]).then(__webpack_require__.bind(__webpack_require__, 1006));
    const byWords = new Map(findings.map((finding) => [JSON.stringify([finding.code, explain(finding)]), finding]));
    return [...byWords.values()];
}
async function report([first, ...others], diagnosis, ports) {
    if (first === undefined)
        return;
    ports.runner.group('Other roles', others.map(({ verified }) => `Verified ${verified.identity.arn}`));
    await (0,_report_report_js__2/* .reportSuccess */ .gY)(ports, first.verified, diagnosis);
    if (first.verified.facts.settings.summary === 'always')
        reportProfiles([first, ...others], ports);
}
function reportProfiles(roles, { runner }) {
    const lines = roles.map(({ verified, profile }) => `- \`${profile}\`: \`${verified.facts.target?.text ?? ''}\``);
    (0,_report_report_js__2/* .appendSummary */ .fe)(runner, `**Profiles**\n\n${lines.join('\n')}\n`);
}


})

};
