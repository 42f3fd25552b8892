export const id = 123;
export const ids = [123];
export const modules = {

4066:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Mi: () => (ISSUED_NAME),
  Qi: () => (issuedLine)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);

const ISSUED_NAME = 'issued.jsonl';
function issuedLine(session, credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = {
        role: session?.role.text ?? '',
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ sessionToken: sessionToken?.reveal(), issuedAt: session?.grantedAt }),
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

1140:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Cl: () => (sessionFileIn),
  FI: () => (storedSessionText),
  Uv: () => (parametersFileIn),
  Zu: () => (readParameters),
  dZ: () => (behindSecondsOf)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6111);
var _util_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6587);
var _util_time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(343);
var _audit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8944);







const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';
function sessionFileIn(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, SESSION_NAME);
}
function readSession(folder) {
    const stored = readPrivateFile(sessionFileIn(folder));
    return isStoredSession(stored) ? stored : undefined;
}
function remainingOf({ expiresAt, behindSeconds }, now) {
    return expiresAt - now - behindSeconds;
}
function behindSecondsOf(clocks) {
    const { provenSeconds = 0, clockSkewSeconds = 0, uncertaintySeconds = 0 } = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_5__/* .measureClockSkew */ .zt)(clocks) ?? {};
    return provenSeconds > 0 ? Math.ceil(clockSkewSeconds + uncertaintySeconds) : 0;
}
function answerIn({ answer, expiresAt }, clock) {
    return clock === 'runner' ? answer : { ...answer, Expiration: formatIso(expiresAt) };
}
function storedSessionText({ expiresAt }, { accessKeyId, secretAccessKey, sessionToken }, behindSeconds) {
    const behind = Math.max(0, behindSeconds);
    const stored = {
        answer: {
            Version: 1,
            AccessKeyId: accessKeyId.reveal(),
            SecretAccessKey: secretAccessKey.reveal(),
            SessionToken: sessionToken?.reveal() ?? '',
            Expiration: (0,_util_time_js__WEBPACK_IMPORTED_MODULE_5__/* .formatIso */ .dv)(expiresAt - behind),
        },
        expiresAt,
        storedAt: Date.now() / 1000,
        behindSeconds: behind,
    };
    return JSON.stringify(stored);
}
function isStoredSession(value) {
    const { answer, expiresAt, storedAt, behindSeconds } = (value ?? {});
    const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (answer ?? {});
    const texts = [AccessKeyId, SecretAccessKey, SessionToken, Expiration];
    return (Version === 1 &&
        texts.every((text) => typeof text === 'string' && text !== '') &&
        [expiresAt, storedAt, behindSeconds].every(Number.isFinite));
}
function parametersFileIn(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, PARAMETERS_NAME);
}
function readParameters(folder) {
    const found = (0,_util_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readPrivateFile */ .q1)(parametersFileIn(folder));
    return Number.isFinite(found?.settings?.timeoutSeconds) && typeof found?.auditFile === 'string' ? found : undefined;
}
const RECORD_MAX_BYTES = (/* unused pure expression or super */ null && (512 * 1024));
const APPEND_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0);
function recordRefusal(folder, reason, session) {
    try {
        const { auditFile = '', settings } = readParameters(folder) ?? {};
        const file = openSync(auditFile, APPEND_FLAGS);
        try {
            if (fstatSync(file).size > RECORD_MAX_BYTES)
                return;
            const line = refusalLine(Date.now() / 1000, { role: settings?.role?.text ?? '', reason, session });
            writeSync(file, withoutAccounts(line, settings));
        }
        finally {
            closeSync(file);
        }
    }
    catch {
    }
}
function describeRefusals(record) {
    const events = record.split('\n').map(eventIn);
    const refused = events.filter(({ event, role, session }, index) => event === 'renewal-refused' &&
        (session !== 'lasts' || !events.slice(index).some((later) => later.event === 'renewed' && later.role === role)));
    const last = refused.at(-1);
    if (last === undefined)
        return undefined;
    const count = refused.length === 1 ? 'A renewal failed' : `${refused.length} renewals failed, the last one`;
    const words = `${count} at ${last.at}, for ${last.role}: ${last.reason} ${HIDDEN}`;
    return plainText(words);
}
const HIDDEN = 'The SDKs for JavaScript and Java hide this and may use credentials of the machine instead.';
function eventIn(line) {
    try {
        return (JSON.parse(line) ?? {});
    }
    catch {
        return {};
    }
}


}),

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
            const { renderParagraph } = await Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(772), __webpack_require__.e(689)]).then(__webpack_require__.bind(__webpack_require__, 4689));
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
