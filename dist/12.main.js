export const id = 12;
export const ids = [12];
export const modules = {

12:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  reuseCredentials: () => (reuseCredentials)
});
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6111);
var _settings_role_chain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3541);
var _session_note_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(841);



async function reuseCredentials(environment, context, tools) {
    if (context.settings.mode === 'verify') {
        return lookAround(existingIn(environment, context.ports.vault)?.expiresAt, context, tools);
    }
    const inVariables = existingIn(environment, context.ports.vault);
    const existing = inVariables ?? (await renewedProfile(environment, context, tools));
    if (existing === undefined || !lasts(existing.expiresAt, context, tools))
        return undefined;
    context.sts.use(existing.credentials);
    const callerIdentity = await tools.askIdentity(context);
    if (callerIdentity.status !== 'succeeded' || !lasts(existing.expiresAt, context, tools))
        return undefined;
    if (!(await isWanted(callerIdentity.value, context, tools)))
        return undefined;
    return { callerIdentity, existing: true, ...untilOf(existing.expiresAt) };
}
async function renewedProfile(environment, context, tools) {
    const { AWS_PROFILE: profile, AWS_CONFIG_FILE: file = '' } = environment;
    if (!profile || !OF_AN_EARLIER_USE.test(file))
        return undefined;
    const loaded = await tools.loadAmbient(context);
    if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined)
        return undefined;
    return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}
const OF_AN_EARLIER_USE = /[/\\]aws-token-guard-[0-9a-f-]{36}[/\\]config$/;
async function lookAround(noted, context, tools) {
    const loaded = await tools.loadAmbient(context);
    if (loaded.status !== 'succeeded')
        return { baseIdentity: loaded, callerIdentity: { status: 'not-attempted' } };
    const { credentials, source, expiresAt } = loaded.value;
    context.sts.use(credentials);
    const callerIdentity = await tools.askIdentity(context);
    const lasting = credentials.sessionToken === undefined ? Number.POSITIVE_INFINITY : undefined;
    const until = expiresAt ?? (source === 'environment' ? noted : lasting);
    return { ambientSource: source, callerIdentity, existing: true, ...untilOf(until) };
}
function untilOf(existingUntil) {
    return existingUntil === undefined ? {} : { existingUntil };
}
function isLongEnough(key) {
    return key !== undefined && key.length >= _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .CREDENTIAL_MIN_LENGTH */ .WY;
}
function existingIn(environment, vault) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey))
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    if (!sessionToken)
        return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
    const noted = (0,_session_note_js__WEBPACK_IMPORTED_MODULE_1__/* .notedEnd */ .OG)(environment[_session_note_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_VARIABLE */ .Wm], accessKeyId);
    const expiresAt = noted ?? Date.parse(environment['AWS_CREDENTIAL_EXPIRATION'] ?? '') / 1000;
    const credentials = vault.keep({ ...keys, sessionToken });
    return { credentials, expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt };
}
const KEPT_MIN_SECONDS = 900;
function lasts(expiresAt, { settings, clocks }, tools) {
    const least = Math.max(settings.minimumRemainingSeconds, KEPT_MIN_SECONDS);
    const behindSeconds = Math.max(0, tools.measureClockSkew(clocks)?.provenSeconds ?? 0);
    return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= least;
}
const SESSION_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/;
async function isWanted({ arn, account }, context, tools) {
    const { roleName } = context.settings;
    const wanted = (0,_settings_role_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .targetRole */ .Y)(context.settings);
    const [, partition, accountOfRole, name] = SESSION_ARN.exec(arn) ?? [];
    if (wanted !== undefined) {
        return partition === wanted.partition && accountOfRole === wanted.account && name === wanted.name;
    }
    const wantedName = roleName?.split('/').at(-1);
    if (wantedName !== undefined && name !== wantedName)
        return false;
    const { keys } = context.ports;
    if (keys === undefined)
        return true;
    context.sts.use(keys);
    const own = await tools.askIdentity(context);
    if (own.status !== 'succeeded')
        return false;
    return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}


})

};
