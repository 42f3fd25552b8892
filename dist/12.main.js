import { modules as shared2459 } from './shared-2459.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
import { modules as shared3384 } from './shared-3384.main.js';
import { modules as shared2906 } from './shared-2906.main.js';
import { modules as shared9734 } from './shared-9734.main.js';
export const id = 12;
export const ids = [12,906,460,459];
export const modules = {
...shared2459,
...shared6231,
...shared3384,
...shared2906,
...shared9734,

12:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  findExisting: () => (findExisting)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _github_runner_js__1 = __webpack_require__(5295);
var _resolution_resolve_js__2 = __webpack_require__(3966);
var _secrets_shapes_js__3 = __webpack_require__(6111);
var _settings_settings_js__4 = __webpack_require__(3152);
var _util_defined_js__7 = __webpack_require__(9665);
var _util_time_js__8 = __webpack_require__(343);
var _assume_chain_js__5 = __webpack_require__(5732);
var _machine_credentials_js__6 = __webpack_require__(2906);









async function findExisting(context) {
    if (context.settings.mode !== 'verify')
        return reuseCredentials(context);
    const { lookAtTools } = await __webpack_require__.e(/* import() */ 612).then(__webpack_require__.bind(__webpack_require__, 9612));
    return lookAtTools(context);
}
async function reuseCredentials(context) {
    const found = context.settings.unsetCurrentCredentials
        ? undefined
        : (existingIn(context.ports) ?? (await renewedProfile(context)));
    const dropped = (why) => {
        context.ports.note(`Existing credentials are not kept: ${why}`);
    };
    if (found === undefined)
        return dropped('the environment has none that can be kept');
    const { expiresAt } = found;
    const isAllThereIs = expiresAt === undefined && hasNoOther(context);
    const short = expiresAt === undefined ? 'nothing says when they end' : 'they end too soon';
    if (!isAllThereIs && !lasts(expiresAt, context))
        return dropped(short);
    context.sts.use(found.credentials);
    const callerIdentity = await (0,_assume_chain_js__5/* .askIdentity */ .Ij)(context);
    if (callerIdentity.status === 'failed')
        return dropped(`AWS refused them (${callerIdentity.failure.code})`);
    if (callerIdentity.status !== 'succeeded' || !(isAllThereIs || lasts(expiresAt, context)))
        return dropped(short);
    if (!(await isWanted(callerIdentity.value, context))) {
        return dropped(`${callerIdentity.value.arn} is not the identity that the inputs ask for`);
    }
    if (isAllThereIs) {
        context.ports.note(`Existing credentials are kept, though ${short}: this job gets no ID token for new ones`);
    }
    return { callerIdentity, existing: true, ...(0,_util_defined_js__7/* .defined */ .s)({ existingUntil: expiresAt }) };
}
function hasNoOther({ settings, ports }) {
    const { url, bearer } = (0,_github_runner_js__1/* .idTokenVariables */ .ed)(ports.environment);
    return settings.source === 'id-token' && settings.minimumRemainingSeconds === 0 && !url && !bearer;
}
async function renewedProfile(context) {
    const source = (0,_resolution_resolve_js__2/* .machineSource */ .xB)((0,_machine_credentials_js__6.resolutionInputOf)(context));
    if (source?.kind !== 'helper')
        return undefined;
    const loaded = await (0,_machine_credentials_js__6.load)(source, context);
    if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined)
        return undefined;
    return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}
function existingIn({ environment, vault }) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey))
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    if (!sessionToken)
        return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
    if (!isLongEnough(sessionToken))
        return undefined;
    const expiresAt = (0,_assume_chain_js__5/* .notedEnd */ .OG)(environment[_assume_chain_js__5/* .SESSION_VARIABLE */ .Wm], accessKeyId);
    return { credentials: vault.keep({ ...keys, sessionToken }), expiresAt };
}
function isLongEnough(key) {
    return key !== undefined && key.length >= _secrets_shapes_js__3/* .CREDENTIAL_MIN_LENGTH */ .WY;
}
const REUSED_MIN_SECONDS = 900;
function lasts(expiresAt, { settings, clocks }) {
    const leastSeconds = Math.max(settings.minimumRemainingSeconds, REUSED_MIN_SECONDS);
    const behindSeconds = Math.max(0, (0,_util_time_js__8/* .measureClockSkew */ .zt)(clocks)?.provenSeconds ?? 0);
    return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= leastSeconds;
}
async function isWanted({ arn, account }, context) {
    const { settings, ports, sts } = context;
    const wanted = (0,_settings_settings_js__4/* .targetRole */ .Yz)(settings);
    const session = (0,_aws_arn_js__0/* .parseAssumedRoleArn */ .B8)(arn);
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
    const own = await (0,_assume_chain_js__5/* .askIdentity */ .Ij)(context);
    if (own.status !== 'succeeded')
        return false;
    return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}
function isAllowed(arn, account, { allowedAccountIds, allowedRoleArns }) {
    const role = (0,_aws_arn_js__0/* .roleArnBehind */ .wf)(arn, undefined);
    return ((allowedAccountIds?.includes(account) ?? true) &&
        (allowedRoleArns?.some((pattern) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(pattern, role)) ?? true));
}


})

};
