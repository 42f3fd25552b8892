export const id = 134;
export const ids = [134];
export const modules = {

4066:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Mi: () => (ISSUED_NAME),
  Qi: () => (issuedLine)
});
const ISSUED_NAME = 'issued.jsonl';
function issuedLine(origin, credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = {
        role: origin?.role.text ?? '',
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
        ...(origin?.grantedAt === undefined ? {} : { issuedAt: origin.grantedAt }),
    };
    return `${JSON.stringify(keys)}\n`;
}
function parseIssued(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const keys = JSON.parse(line);
            return isIssuedKeys(keys) ? [keys] : [];
        }
        catch {
            return [];
        }
    });
}
const isText = (value) => typeof value === 'string';
function isIssuedKeys(value) {
    const { role, accessKeyId, secretAccessKey, sessionToken, issuedAt } = (value ?? {});
    return ([role, accessKeyId, secretAccessKey].every(isText) &&
        (sessionToken === undefined || isText(sessionToken)) &&
        (issuedAt === undefined || typeof issuedAt === 'number'));
}


}),

4134:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  renew: () => (renew)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var _issued_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4066);
var _session_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1140);



async function renew(request, tools) {
    try {
        const parameters = (0,_session_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .readParameters */ .Zu)(request.folder);
        if (parameters === undefined)
            return GONE;
        const { idTokenVariables, pagesOf } = tools;
        const byToken = parameters.settings.source === 'id-token';
        if (byToken && !idTokenVariables.url && !idTokenVariables.bearer)
            return NO_VARIABLES;
        const observed = await observeAgain(parameters, request, tools);
        if (typeof observed === 'string')
            return observed;
        const diagnosis = await tools.judge(observed.facts);
        const [first] = diagnosis.findings;
        if (diagnosis.verdict !== 'pass' && first !== undefined)
            return tools.tell(first, pagesOf(parameters.action));
        return keep(observed, parameters, request.folder, tools);
    }
    catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return `The session could not be renewed: ${tools.vault.clean(`${name}: ${message}`)}`;
    }
}
const GONE = 'The files of this session are gone: the step that made them has been cleaned up.';
const NO_VARIABLES = 'The program that asks for credentials runs without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, which every step of a job with the permission id-token: write has in its environment. Let it inherit them (sudo: --preserve-env; env -i, containers: name them).';
async function observeAgain({ settings, proxyInputs }, { limitSeconds }, tools) {
    const proxy = await tools.proxyOf(proxyInputs);
    if (!proxy.ok)
        return `${proxy.violation.input} is not ${proxy.violation.rule}.`;
    const deadline = tools.createDeadline(Math.min(limitSeconds, settings.timeoutSeconds));
    const { vault, environment, idTokenVariables, assumeRole, readTokenFile, checkExpectations } = tools;
    const ports = {
        ...{ vault, deadline, idTokenVariables, assumeRole, readTokenFile, proxy: proxy.settings },
        runner: { onGitHubActions: true, eventName: environment['GITHUB_EVENT_NAME'] ?? '' },
        keys: undefined,
        reuseCredentials: async () => undefined,
        loadAmbient: async () => ({ status: 'not-attempted' }),
        onRetry: () => { },
        expect: async (claims) => settings.expectedSubjects === undefined
            ? undefined
            : checkExpectations({ settings, claims, policyFile: undefined, now: claims.iat }),
    };
    try {
        return await tools.observe({ ...settings, onMissingOidc: 'fail' }, ports);
    }
    finally {
        deadline.clear();
    }
}
function keep({ facts, credentials }, { auditFile, issuedFile }, folder, tools) {
    const { session } = tools.verifiedFactsOf(facts) ?? {};
    if (session === undefined || credentials === undefined)
        throw new Error('passed without a session');
    if (issuedFile !== undefined)
        append(issuedFile, (0,_issued_js__WEBPACK_IMPORTED_MODULE_2__/* .issuedLine */ .Qi)(session, credentials));
    const behindSeconds = tools.measureClockSkew(facts.clocks)?.provenSeconds ?? 0;
    tools.writeWhole((0,_session_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionFileIn */ .Cl)(folder), (0,_session_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .storedSessionText */ .FI)(session, credentials, behindSeconds));
    append(auditFile, tools.auditLine('renewed', facts.observedAt, tools.describeIssued(session)));
}
function append(path, line) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, line, { mode: 0o600, flag: 'a' });
}


})

};
