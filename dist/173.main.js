import { modules as shared783 } from './shared-783.main.js';
export const id = 173;
export const ids = [173,783];
export const modules = {
...shared783,

173:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  loadSource: () => (loadSource)
});
var node_child_process__0 = __webpack_require__(1421);
var node_fs__1 = __webpack_require__(3024);
var node_path__2 = __webpack_require__(6760);
var _net_requests_js__3 = __webpack_require__(2541);
var _secrets_shapes_js__4 = __webpack_require__(6111);
var _util_defined_js__9 = __webpack_require__(9665);
var _util_files_js__5 = __webpack_require__(6587);
var _arn_js__6 = __webpack_require__(8690);
var _assume_role_js__7 = __webpack_require__(3384);
var _local_services_js__8 = __webpack_require__(783);










const LEAST_VARIABLE = 'AWS_TOKEN_GUARD_LEAST_SECONDS';
async function loadSource(source, ports) {
    switch (source.kind) {
        case 'keys':
            return kept(source, ports);
        case 'helper':
            return fromHelper(source, ports);
        case 'web identity':
            return exchanged(source.tokenFile, source, ports);
        case 'role':
            return assumed(source, ports);
        case 'container':
            return fromService(() => (0,_local_services_js__8/* .askContainer */ .xA)(source.uri, ports.environment), ports, ports.retries.maxAttempts);
        case 'instance':
            return fromService(() => (0,_local_services_js__8/* .askInstance */ .fd)(ports.environment), ports, (0,_local_services_js__8/* .instanceAttempts */ .uK)(ports.environment));
        case 'sso':
            return (0,_local_services_js__8/* .loadFailure */ .Lt)('SIGN_IN_NEEDED', 'Nobody can sign in on a runner.');
        case 'broken':
            return source.reason === 'web identity incomplete' && source.file !== undefined
                ? exchanged(source.file, { ...source, roleArn: ports.environment['AWS_ROLE_ARN'] ?? '' }, ports)
                : (0,_local_services_js__8/* .loadFailure */ .Lt)('SOURCE_BROKEN', 'It is incomplete, or leads nowhere.');
    }
}
function kept(provided, { vault, settings }) {
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = provided;
    const isToken = !sessionToken || (0,_secrets_shapes_js__4/* .isKeyMaterial */ .vV)(sessionToken);
    const areKeys = (0,_secrets_shapes_js__4/* .isAccessKeyId */ .Pw)(accessKeyId) && (0,_secrets_shapes_js__4/* .isKeyMaterial */ .vV)(secretAccessKey) && isToken;
    const areOfEmulator = settings.endpoint.url?.startsWith('http:') && [accessKeyId, secretAccessKey].every(_secrets_shapes_js__4/* .isEmulatorKey */ .vn);
    if (!areKeys && !areOfEmulator) {
        return (0,_local_services_js__8/* .loadFailure */ .Lt)('MALFORMED_CREDENTIALS', 'What it gives are no access keys.');
    }
    const keys = { accessKeyId, secretAccessKey };
    const credentials = sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys);
    return { status: 'succeeded', value: { credentials, ...(0,_util_defined_js__9/* .defined */ .s)({ expiresAt }) } };
}
async function fromHelper({ command, profile }, ports) {
    const { environment, settings, signal } = ports;
    const launcher = ownLauncher(command, environment);
    if (launcher === undefined) {
        return (0,_local_services_js__8/* .loadFailure */ .Lt)('HELPER_NOT_RUN', `The program in the profile "${profile}" is not one that a step of this job made.`);
    }
    const wanted = { ...environment, [LEAST_VARIABLE]: String(settings.minimumRemainingSeconds) };
    const provided = await runHelper(launcher, wanted, signal);
    return provided.status === 'succeeded' ? kept(provided.value, ports) : cleaned(provided, ports);
}
async function exchanged(tokenFile, { roleArn, profile }, { exchange }) {
    const granted = await exchange(tokenFile, roleArn);
    switch (granted.status) {
        case 'succeeded': {
            const { credentials, session } = granted.value;
            return { status: 'succeeded', value: { credentials, expiresAt: session.expiresAt } };
        }
        case 'failed':
            return { status: 'failed', failure: asLoading(granted.failure) };
        case 'not-attempted':
            return (0,_local_services_js__8/* .loadFailure */ .Lt)('MALFORMED_ROLE', `${profile === undefined ? 'AWS_ROLE_ARN' : `The role_arn of the profile "${profile}"`} is not the ARN of a role.`);
    }
}
const PROFILE_ROLE_SECONDS = 3600;
async function assumed(source, ports) {
    const { request = {}, roleArn } = source;
    const role = (0,_arn_js__6/* .parseRoleArn */ .DM)(roleArn);
    if (role === undefined)
        return (0,_local_services_js__8/* .loadFailure */ .Lt)('MALFORMED_ROLE', `The role_arn of the profile "${source.profile}" is not the ARN of a role.`);
    if (request.mfaSerial !== undefined)
        return (0,_local_services_js__8/* .loadFailure */ .Lt)('MFA_NEEDED', 'Nobody can enter an MFA code on a runner.');
    const from = await loadSource(source.with, ports);
    if (from.status !== 'succeeded')
        return from;
    const { sts, vault, settings } = ports;
    sts.use(from.value.credentials);
    const roleSessionName = request.roleSessionName ?? settings.roleSessionName;
    const granted = await (0,_net_requests_js__3/* .retry */ .L5)(() => (0,_assume_role_js__7/* .assumeRole */ .x)(sts, {
        requested: { role, roleSessionName, durationSeconds: PROFILE_ROLE_SECONDS },
        policies: { managedSessionPolicies: [] },
        externalId: request.externalId,
        tags: { custom: {}, usual: {}, transitive: [] },
        vault,
    }), ports.retries);
    if (granted.status === 'failed')
        return { status: 'failed', failure: asLoading(granted.failure) };
    if (granted.status !== 'succeeded')
        return granted;
    const { credentials, session } = granted.value;
    return { status: 'succeeded', value: { credentials, expiresAt: session.expiresAt } };
}
function asLoading(failure) {
    const { httpStatus = 0 } = failure;
    if (failure.service !== 'sts' || httpStatus < 400 || httpStatus >= 429)
        return failure;
    return { ...failure, service: 'runner', operation: 'LoadCredentials', message: `AWS refuses it: ${failure.message}` };
}
async function fromService(ask, ports, maxAttempts) {
    const { retries } = ports;
    const provided = await (0,_net_requests_js__3/* .retry */ .L5)(async () => {
        const attempt = await ask();
        const isSure = attempt.status === 'failed' && (0,_local_services_js__8/* .isSilent */ .eS)(attempt.failure);
        return isSure
            ? { ...attempt, failure: { ...attempt.failure, code: `NO_ANSWER_${attempt.failure.code}` } }
            : attempt;
    }, { ...retries, maxAttempts: Math.min(maxAttempts, retries.maxAttempts) });
    return provided.status === 'succeeded' ? kept(provided.value, ports) : cleaned(provided, ports);
}
function cleaned(attempt, { vault }) {
    if (attempt.status !== 'failed')
        return { status: 'not-attempted' };
    return { status: 'failed', failure: { ...attempt.failure, message: vault.clean(attempt.failure.message) } };
}
const OUTPUT_MAX_BYTES = 1024 * 1024;
const OWN_FOLDER = /^aws-token-guard-[0-9a-f-]{36}$/;
const OWN_COMMAND = /[/\\](renew-\d{1,4}\.(?:sh|cmd))["']? session$/;
function ownLauncher(command, environment) {
    const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '', RUNNER_TEMP } = environment;
    const folder = (0,node_path__2.dirname)(config);
    const isOurs = RUNNER_TEMP !== undefined &&
        config === (0,node_path__2.join)(folder, 'config') &&
        credentials === (0,node_path__2.join)(folder, 'credentials') &&
        folder === (0,node_path__2.join)(RUNNER_TEMP, folder.slice((0,node_path__2.dirname)(folder).length + 1)) &&
        OWN_FOLDER.test(folder.slice((0,node_path__2.dirname)(folder).length + 1));
    const name = OWN_COMMAND.exec(command)?.[1];
    if (!isOurs || name === undefined)
        return undefined;
    const launcher = (0,node_path__2.join)(folder, name);
    return isPrivate(folder, RUNNER_TEMP, launcher) ? launcher : undefined;
}
function isPrivate(folder, runnerTemp, launcher) {
    try {
        const { uid, mode } = (0,node_fs__1.lstatSync)(folder);
        const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & WRITABLE_BY_OTHERS) === 0);
        const isBelow = (0,node_fs__1.realpathSync)(folder) === (0,node_path__2.join)((0,node_fs__1.realpathSync)(runnerTemp), (0,node_path__2.basename)(folder));
        return isOwn && isBelow && (0,_util_files_js__5/* .readPrivateText */ .H)(launcher) !== undefined;
    }
    catch {
        return false;
    }
}
const WRITABLE_BY_OTHERS = 0o022;
async function runHelper(launcher, environment, signal) {
    const options = { env: withoutStep(environment), maxBuffer: OUTPUT_MAX_BYTES, signal, windowsHide: true };
    return new Promise((resolve) => {
        const end = (error, stdout, stderr) => {
            if (error === null)
                return resolve(answerOf(stdout));
            const [, reason] = /^aws-token-guard: (.+)$/m.exec(stderr) ?? [];
            const message = reason === undefined ? 'The program failed.' : `It is not renewed: ${reason}`;
            resolve((0,_local_services_js__8/* .loadFailure */ .Lt)('HELPER_FAILED', message));
        };
        const child = process.platform === 'win32'
            ? (0,node_child_process__0.exec)(`"${launcher}" session`, options, end)
            : (0,node_child_process__0.execFile)('/bin/sh', [launcher, 'session'], options, end);
        child.stdin?.end();
    });
}
function withoutStep(environment) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE)_/.test(name)));
}
function answerOf(stdout) {
    if (/"Version"\s*:\s*1\b/.test(stdout))
        return (0,_local_services_js__8/* .readKeys */ .x4)(stdout);
    return (0,_local_services_js__8/* .loadFailure */ .Lt)('HELPER_FAILED', 'Its output has no Version 1.');
}


})

};
