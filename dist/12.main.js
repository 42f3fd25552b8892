export const id = 12;
export const ids = [12];
export const modules = {

12:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  findExisting: () => (findExisting),
  loadAmbient: () => (loadAmbient)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _net_deadline_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3415);
var _net_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2541);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6111);
var _settings_role_chain_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3541);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9665);
var _util_time_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(343);
var _assume_chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5732);
var _run_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5791);
var _session_note_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(841);
var _web_identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2584);











function findExisting(context) {
    return context.settings.mode === 'verify' ? lookAround(context) : reuseCredentials(context);
}
async function reuseCredentials(context) {
    const found = existingIn(context.ports) ?? (await renewedProfile(context));
    if (found === undefined || !lasts(found.expiresAt, context))
        return undefined;
    context.sts.use(found.credentials);
    const callerIdentity = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .askIdentity */ .Ij)(context);
    if (callerIdentity.status !== 'succeeded' || !lasts(found.expiresAt, context))
        return undefined;
    if (!(await isWanted(callerIdentity.value, context)))
        return undefined;
    return { callerIdentity, existing: true, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_7__/* .defined */ .s)({ existingUntil: found.expiresAt }) };
}
async function renewedProfile(context) {
    const { AWS_PROFILE: profile, AWS_CONFIG_FILE: file = '' } = context.ports.environment;
    if (!profile || !OF_AN_EARLIER_USE.test(file))
        return undefined;
    const loaded = await loadAmbient(context);
    if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined)
        return undefined;
    return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}
const OF_AN_EARLIER_USE = /[/\\]aws-token-guard-[0-9a-f-]{36}[/\\]config$/;
async function lookAround(context) {
    const noted = existingIn(context.ports)?.expiresAt;
    const loaded = await loadAmbient(context);
    if (loaded.status !== 'succeeded')
        return { baseIdentity: loaded, callerIdentity: { status: 'not-attempted' } };
    const { credentials, source, expiresAt } = loaded.value;
    context.sts.use(credentials);
    const callerIdentity = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .askIdentity */ .Ij)(context);
    const lasting = credentials.sessionToken === undefined ? Number.POSITIVE_INFINITY : undefined;
    const existingUntil = expiresAt ?? (source === 'environment' ? noted : lasting);
    return { ambientSource: source, callerIdentity, existing: true, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_7__/* .defined */ .s)({ existingUntil }) };
}
async function loadAmbient(context) {
    const { settings, sts, timings } = context;
    const { deadline, vault, environment, processVariables } = context.ports;
    const exchange = async (tokenFile, roleArn) => {
        const { idToken, granted } = await (0,_web_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .exchangeToken */ .r)(context, { tokenFile, roleArn });
        return idToken.status === 'failed' ? idToken : granted;
    };
    const outcome = await (0,_net_deadline_js__WEBPACK_IMPORTED_MODULE_8__/* .within */ .ux)(deadline, Math.max(1, 2 * deadline.timeoutSeconds), () => (0,_run_context_js__WEBPACK_IMPORTED_MODULE_4__/* .timed */ .ay)(timings, 'LoadCredentials', async () => {
        const { loadAmbientCredentials } = await Promise.all(/* import() */[__webpack_require__.e(225), __webpack_require__.e(39)]).then(__webpack_require__.bind(__webpack_require__, 9039));
        return loadAmbientCredentials({ settings, vault, sts, environment, processVariables, exchange });
    }));
    if (outcome.kind === 'settled')
        return outcome.value;
    const failure = (0,_net_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOfWait */ .lM)({ service: 'runner', operation: 'LoadCredentials' }, outcome);
    return { status: 'failed', failure };
}
function existingIn({ environment, vault }) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey))
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    if (!sessionToken)
        return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
    const expiresAt = (0,_session_note_js__WEBPACK_IMPORTED_MODULE_5__/* .notedEnd */ .OG)(environment[_session_note_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_VARIABLE */ .Wm], accessKeyId);
    return { credentials: vault.keep({ ...keys, sessionToken }), expiresAt };
}
function isLongEnough(key) {
    return key !== undefined && key.length >= _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .CREDENTIAL_MIN_LENGTH */ .WY;
}
const REUSED_MIN_SECONDS = 900;
function lasts(expiresAt, { settings, clocks }) {
    const leastSeconds = Math.max(settings.minimumRemainingSeconds, REUSED_MIN_SECONDS);
    const behindSeconds = Math.max(0, (0,_util_time_js__WEBPACK_IMPORTED_MODULE_9__/* .measureClockSkew */ .zt)(clocks)?.provenSeconds ?? 0);
    return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= leastSeconds;
}
async function isWanted({ arn, account }, context) {
    const { settings, ports, sts } = context;
    const wanted = (0,_settings_role_chain_js__WEBPACK_IMPORTED_MODULE_10__/* .targetRole */ .Y)(settings);
    const session = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn);
    if (!isAllowed(arn, account, settings))
        return false;
    if (settings.wantedSessionName !== undefined && session?.roleSessionName !== settings.wantedSessionName)
        return false;
    if (wanted !== undefined) {
        const { partition, name } = wanted;
        return session?.partition === partition && session.account === wanted.account && session.roleName === name;
    }
    const wantedName = settings.roleName?.split('/').at(-1);
    if (wantedName !== undefined && session?.roleName !== wantedName)
        return false;
    if (ports.keys === undefined)
        return true;
    sts.use(ports.keys);
    const own = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .askIdentity */ .Ij)(context);
    if (own.status !== 'succeeded')
        return false;
    return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}
function isAllowed(arn, account, { allowedAccountIds, allowedRoleArns }) {
    const role = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .roleArnBehind */ .wf)(arn, undefined);
    return ((allowedAccountIds?.includes(account) ?? true) &&
        (allowedRoleArns?.some((pattern) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, role)) ?? true));
}


})

};
