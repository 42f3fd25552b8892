import { modules as shared1140 } from './shared-1140.main.js';
export const id = 123;
export const ids = [123];
export const modules = {
...shared1140,

7123:
((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
var node_worker_threads__0 = __webpack_require__(5919);
var _aws_sts_client_js__1 = __webpack_require__(9755);
var _run_renew_js__2 = __webpack_require__(5552);
var _secrets_vault_js__3 = __webpack_require__(6887);




const environment = (0,_aws_sts_client_js__1/* .takeVariables */ .Z)(process.env);
const vault = (0,_secrets_vault_js__3/* .createVault */ .B3)(() => { });
const request = node_worker_threads__0.workerData;
node_worker_threads__0.parentPort?.postMessage(await (0,_run_renew_js__2/* .renew */ .q)(request, { vault, environment }));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

5552:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  q: () => (renew)
});
var node_fs__0 = __webpack_require__(3024);
var _diagnosis_verdict_js__1 = __webpack_require__(1372);
var _diagnosis_verified_js__2 = __webpack_require__(44);
var _github_runner_js__3 = __webpack_require__(5295);
var _net_deadline_js__11 = __webpack_require__(3415);
var _observe_observe_js__4 = __webpack_require__(6104);
var _publish_audit_js__5 = __webpack_require__(8944);
var _publish_issued_js__12 = __webpack_require__(4066);
var _publish_refresh_session_folder_js__6 = __webpack_require__(1140);
var _report_markdown_js__10 = __webpack_require__(3021);
var _secrets_shapes_js__7 = __webpack_require__(6111);
var _settings_secret_inputs_js__8 = __webpack_require__(1227);
var _util_files_js__9 = __webpack_require__(6587);













async function renew(request, ports) {
    const parameters = (0,_publish_refresh_session_folder_js__6/* .readParameters */ .Zu)(request.folder);
    if (parameters === undefined)
        return GONE;
    const hidden = (reason) => (0,_secrets_shapes_js__7/* .withoutAccounts */ .JV)(reason, parameters.settings);
    try {
        const { url, bearer } = (0,_github_runner_js__3/* .idTokenVariables */ .ed)(ports.environment);
        if (parameters.settings.source === 'id-token' && !url && !bearer)
            return NO_VARIABLES;
        const observed = await observeAgain(parameters, request, ports);
        if (typeof observed === 'string')
            return hidden(observed);
        const diagnosis = await (0,_diagnosis_verdict_js__1/* .judge */ .S)(observed.facts);
        const [first] = diagnosis.findings;
        if (diagnosis.verdict !== 'pass' && first !== undefined) {
            const { renderParagraph } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(155), __webpack_require__.e(6), __webpack_require__.e(689)]).then(__webpack_require__.bind(__webpack_require__, 4689));
            return hidden(renderParagraph(first, (0,_report_markdown_js__10/* .pagesOf */ .E0)(parameters.action)));
        }
        storeSession(observed, parameters, request.folder);
        return undefined;
    }
    catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        const reason = hidden(`The session could not be renewed: ${ports.vault.clean(`${name}: ${message}`)}`);
        return (0,_util_files_js__9/* .isInUseCode */ .Gy)(error) ? { ownFailure: reason } : reason;
    }
}
const GONE = 'The files of this session are gone, because the job has removed them.';
const NO_VARIABLES = 'The program that requests credentials runs without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. Every step of a job with the permission id-token: write has them. Pass them on (sudo: --preserve-env; env -i, containers: name them).';
async function observeAgain({ settings, proxyInputs }, { limitSeconds }, ports) {
    const { vault, environment } = ports;
    const runner = { readInput: () => '', info: () => { } };
    const proxy = await (0,_settings_secret_inputs_js__8/* .proxyOf */ .Ol)(proxyInputs, { vault, environment, runner });
    if (!proxy.ok)
        return `${proxy.violation.input} is not ${proxy.violation.rule}.`;
    const deadline = (0,_net_deadline_js__11/* .createDeadline */ .dU)(Math.min(limitSeconds, settings.timeoutSeconds));
    try {
        return await (0,_observe_observe_js__4/* .observe */ .l)({ ...settings, onMissingOidc: 'fail', useExistingCredentials: false }, {
            ...ports,
            proxy: proxy.settings,
            deadline,
            onRetry: () => { },
            note: () => { },
            runner: { onGitHubActions: true, eventName: environment['GITHUB_EVENT_NAME'] ?? '' },
            keys: undefined,
            policyFile: undefined,
        });
    }
    finally {
        deadline.clear();
    }
}
function storeSession({ facts, credentials }, { settings, auditFile, issuedFile }, folder) {
    const { session } = (0,_diagnosis_verified_js__2/* .verifiedFactsOf */ .Xf)(facts) ?? {};
    if (session === undefined || credentials === undefined)
        throw new Error('passed without a session');
    if (issuedFile !== undefined)
        append(issuedFile, (0,_publish_issued_js__12/* .issuedLine */ .Qi)(session, credentials));
    (0,_util_files_js__9/* .writeWhole */ .f8)((0,_publish_refresh_session_folder_js__6/* .sessionFileIn */ .Cl)(folder), (0,_publish_refresh_session_folder_js__6/* .storedSessionText */ .FI)(session, credentials, (0,_publish_refresh_session_folder_js__6/* .behindSecondsOf */ .dZ)(facts.clocks)));
    append(auditFile, (0,_secrets_shapes_js__7/* .withoutAccounts */ .JV)((0,_publish_audit_js__5/* .auditLine */ .kk)('renewed', facts.observedAt, (0,_publish_audit_js__5/* .describeIssued */ .p)(session)), settings));
}
function append(path, line) {
    (0,node_fs__0.appendFileSync)(path, line, { mode: 0o600, flag: 'a' });
}


})

};
