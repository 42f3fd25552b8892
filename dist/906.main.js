export const id = 906;
export const ids = [906];
export const modules = {

2906:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Er: () => (nothingThere),
  Hh: () => (load),
  _s: () => (resolutionInputOf),
  loadAmbient: () => (loadAmbient)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
var _github_runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3295);
var _net_deadline_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3415);
var _net_requests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2541);
var _resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6231);
var _resolution_resolve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(387);
var _resolution_takings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8019);
var _secrets_vault_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6887);
var _run_context_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5791);
var _web_identity_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9810);












async function loadAmbient(context) {
    const input = resolutionInputOf(context);
    const ignored = context.settings.unsetCurrentCredentials ? _secrets_vault_js__WEBPACK_IMPORTED_MODULE_7__/* .CREDENTIAL_VARIABLES */ .eB : [];
    const environment = Object.fromEntries(Object.entries(input.environment).filter(([name]) => !ignored.includes(name)));
    const source = (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .machineSource */ .x)({ ...input, environment });
    if (source === undefined)
        return { loaded: nothingThere(), ambientSource: '' };
    const summary = (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_6__/* .summaryOf */ .YG)(source);
    const loaded = await load(source, context, 'any');
    return { loaded, source: summary, ambientSource: (0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_10__/* .describeSource */ .B)(summary) };
}
function nothingThere() {
    const message = 'Neither variables, files nor a container have any, and AWS_EC2_METADATA_DISABLED is set.';
    const failure = { service: 'runner', operation: 'LoadCredentials', code: 'DISABLED', message, attempts: 1 };
    return { status: 'failed', failure };
}
async function load(source, context, helpers) {
    const { settings, sts, timings } = context;
    const { deadline, vault, environment } = context.ports;
    const exchange = async (tokenFile, roleArn) => {
        const { idToken, granted } = await (0,_web_identity_js__WEBPACK_IMPORTED_MODULE_9__/* .exchangeToken */ .r)(context, { tokenFile, roleArn });
        return idToken.status === 'failed' ? idToken : granted;
    };
    const retries = (0,_run_context_js__WEBPACK_IMPORTED_MODULE_8__/* .retryOptions */ .tO)(context);
    const outcome = await (0,_net_deadline_js__WEBPACK_IMPORTED_MODULE_11__/* .within */ .ux)(deadline, Math.max(1, 2 * deadline.timeoutSeconds), (signal) => (0,_run_context_js__WEBPACK_IMPORTED_MODULE_8__/* .timed */ .ay)(timings, 'LoadCredentials', async () => {
        const { loadSource } = await __webpack_require__.e(/* import() */ 407).then(__webpack_require__.bind(__webpack_require__, 2407));
        return loadSource(source, { settings, vault, sts, environment, exchange, retries, signal, helpers });
    }));
    if (outcome.kind === 'settled')
        return outcome.value;
    const failure = (0,_net_requests_js__WEBPACK_IMPORTED_MODULE_4__/* .failureOfWait */ .lM)({ service: 'runner', operation: 'LoadCredentials' }, outcome);
    return { status: 'failed', failure };
}
const FILE_MAX_BYTES = 1024 * 1024;
function resolutionInputOf({ ports: { environment } }) {
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
    const readFile = (path) => {
        try {
            return (0,_github_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readSmallFile */ .EW)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path)), FILE_MAX_BYTES);
        }
        catch {
            return undefined;
        }
    };
    return { environment, readFile, accountHome: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), now: Date.now() / 1000 };
}


})

};
