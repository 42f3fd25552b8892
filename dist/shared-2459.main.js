export const modules = {

2459:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  otherRunnerIn: () => (otherRunnerIn),
  readRunTrigger: () => (readRunTrigger)
});
var _util_defined_js__2 = __webpack_require__(9665);
var _runner_js__0 = __webpack_require__(5295);
var _runner_files_js__1 = __webpack_require__(3295);



function readRunTrigger(environment) {
    const { url, bearer } = (0,_runner_js__0/* .idTokenVariables */ .ed)(environment);
    const payload = readPayload(environment['GITHUB_EVENT_PATH']);
    const isPrivate = payload.pull_request?.base?.repo?.private === true;
    return (0,_util_defined_js__2/* .defined */ .s)({
        trigger: triggerIn(payload, environment),
        ofPrivateRepository: isPrivate ? true : undefined,
        otherRunner: otherRunnerIn(environment),
        doubtful: isDoubtful(environment) ? true : undefined,
        mayRequestIdToken: url || bearer ? true : undefined,
    });
}
function otherRunnerIn(environment) {
    const found = OTHER_RUNNERS.find(([variable]) => environment[variable] === 'true')?.[1];
    return found === 'act' && isGitHubs(environment) ? undefined : found;
}
function isGitHubs(environment) {
    return /^(?:github|self)-hosted$/.test(environment['RUNNER_ENVIRONMENT'] ?? '');
}
function isDoubtful(environment) {
    return isGitHubs(environment) && OTHER_RUNNERS.some(([variable]) => environment[variable] === 'true');
}
const OTHER_RUNNERS = [
    ['FORGEJO_ACTIONS', 'Forgejo'],
    ['GITEA_ACTIONS', 'Gitea'],
    ['ACT', 'act'],
];
function triggerIn(payload, environment) {
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
        const value = JSON.parse((0,_runner_files_js__1/* .readSmallFile */ .EW)(path ?? '', PAYLOAD_MAX_BYTES));
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


})

};
