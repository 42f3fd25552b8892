import { modules as shared1140 } from './shared-1140.main.js';
export const id = 123;
export const ids = [123];
export const modules = {
...shared1140,

7123:
((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
var _aws_sts_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9755);
var _run_renew_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5552);
var _secrets_vault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6887);




const environment = (0,_aws_sts_client_js__WEBPACK_IMPORTED_MODULE_1__/* .takeVariables */ .Z)(process.env);
const vault = (0,_secrets_vault_js__WEBPACK_IMPORTED_MODULE_3__/* .createVault */ .B3)(() => { });
const request = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData;
node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(await (0,_run_renew_js__WEBPACK_IMPORTED_MODULE_2__/* .renew */ .q)(request, { vault, environment }));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

5552:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  q: () => (renew)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var _diagnosis_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1372);
var _diagnosis_verified_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44);
var _github_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5295);
var _net_deadline_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3415);
var _observe_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6104);
var _publish_audit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8944);
var _publish_issued_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4066);
var _publish_refresh_session_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1140);
var _report_markdown_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3021);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6111);
var _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1227);
var _util_files_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6587);













async function renew(request, ports) {
    const parameters = (0,_publish_refresh_session_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .readParameters */ .Zu)(request.folder);
    if (parameters === undefined)
        return GONE;
    const hidden = (reason) => (0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutAccounts */ .JV)(reason, parameters.settings);
    try {
        const { url, bearer } = (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .idTokenVariables */ .ed)(ports.environment);
        if (parameters.settings.source === 'id-token' && !url && !bearer)
            return NO_VARIABLES;
        const observed = await observeAgain(parameters, request, ports);
        if (typeof observed === 'string')
            return hidden(observed);
        const diagnosis = await (0,_diagnosis_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S)(observed.facts);
        const [first] = diagnosis.findings;
        if (diagnosis.verdict !== 'pass' && first !== undefined) {
            const { renderParagraph } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(155), __webpack_require__.e(772), __webpack_require__.e(689)]).then(__webpack_require__.bind(__webpack_require__, 4689));
            return hidden(renderParagraph(first, (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_10__/* .pagesOf */ .E0)(parameters.action)));
        }
        storeSession(observed, parameters, request.folder);
        return undefined;
    }
    catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        const reason = hidden(`The session could not be renewed: ${ports.vault.clean(`${name}: ${message}`)}`);
        return (0,_util_files_js__WEBPACK_IMPORTED_MODULE_9__/* .isInUseCode */ .Gy)(error) ? { ownFailure: reason } : reason;
    }
}
const GONE = 'The files of this session are gone, because the job has removed them.';
const NO_VARIABLES = 'The program that requests credentials runs without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. Every step of a job with the permission id-token: write has them. Pass them on (sudo: --preserve-env; env -i, containers: name them).';
async function observeAgain({ settings, proxyInputs }, { limitSeconds }, ports) {
    const { vault, environment } = ports;
    const runner = { readInput: () => '', info: () => { } };
    const proxy = await (0,_settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .proxyOf */ .Ol)(proxyInputs, { vault, environment, runner });
    if (!proxy.ok)
        return `${proxy.violation.input} is not ${proxy.violation.rule}.`;
    const deadline = (0,_net_deadline_js__WEBPACK_IMPORTED_MODULE_11__/* .createDeadline */ .dU)(Math.min(limitSeconds, settings.timeoutSeconds));
    try {
        return await (0,_observe_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observe */ .l)({ ...settings, onMissingOidc: 'fail', useExistingCredentials: false }, {
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
    const { session } = (0,_diagnosis_verified_js__WEBPACK_IMPORTED_MODULE_2__/* .verifiedFactsOf */ .Xf)(facts) ?? {};
    if (session === undefined || credentials === undefined)
        throw new Error('passed without a session');
    if (issuedFile !== undefined)
        append(issuedFile, (0,_publish_issued_js__WEBPACK_IMPORTED_MODULE_12__/* .issuedLine */ .Qi)(session, credentials));
    (0,_util_files_js__WEBPACK_IMPORTED_MODULE_9__/* .writeWhole */ .f8)((0,_publish_refresh_session_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .sessionFileIn */ .Cl)(folder), (0,_publish_refresh_session_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .storedSessionText */ .FI)(session, credentials, (0,_publish_refresh_session_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .behindSecondsOf */ .dZ)(facts.clocks)));
    append(auditFile, (0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutAccounts */ .JV)((0,_publish_audit_js__WEBPACK_IMPORTED_MODULE_5__/* .auditLine */ .kk)('renewed', facts.observedAt, (0,_publish_audit_js__WEBPACK_IMPORTED_MODULE_5__/* .describeIssued */ .p)(session)), settings));
}
function append(path, line) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, line, { mode: 0o600, flag: 'a' });
}


})

};
