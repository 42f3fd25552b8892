var __webpack_modules__ = ({

421:
((module) => {

module.exports = process.getBuiltinModule("node:child_process");

}),

24:
((module) => {

module.exports = process.getBuiltinModule("node:fs");

}),

161:
((module) => {

module.exports = process.getBuiltinModule("node:os");

}),

760:
((module) => {

module.exports = process.getBuiltinModule("node:path");

}),

295:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  EW: () => (readSmallFile),
  XM: () => (pathOf),
  tu: () => (fileCommands),
  u2: () => (appendAll)
});
var node_fs__0 = __nccwpck_require__(24);
var node_path__1 = __nccwpck_require__(760);


const EOL = process.platform === 'win32' ? '\r\n' : '\n';
function pathOf(environment, name) {
    const path = environment[name];
    if (!path)
        throw new Error(`${name} is not set.`);
    if (!(0,node_path__1.isAbsolute)(path))
        throw new Error(`${name} is not an absolute path.`);
    return path;
}
function fileCommands(values) {
    const delimiter = delimiterFor(Object.values(values));
    return Object.entries(values)
        .map(([name, value]) => `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
        .join('');
}
function delimiterFor(values) {
    const parts = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2));
    const delimiter = `ghadelimiter_${parts.join('')}`;
    return values.some((value) => value.includes(delimiter)) ? delimiterFor(values) : delimiter;
}
function appendAll(texts) {
    const opened = [];
    let at;
    try {
        for (const [path] of texts) {
            at = path;
            opened.push(openExisting(path));
        }
        texts.forEach(([path, text], n) => {
            at = path;
            const { file } = opened[n] ?? { file: -1 };
            const bytes = Buffer.from(text);
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__0.writeSync)(file, bytes, done);
        });
    }
    catch (error) {
        for (const { file, size } of opened)
            (0,node_fs__0.ftruncateSync)(file, size);
        throw Object.assign(error, { path: at });
    }
    finally {
        for (const { file } of opened)
            (0,node_fs__0.closeSync)(file);
    }
}
const NO_SURPRISE = (node_fs__0.constants.O_NOFOLLOW ?? 0) | (node_fs__0.constants.O_NONBLOCK ?? 0);
function readSmallFile(path, maxBytes) {
    const file = (0,node_fs__0.openSync)(path, node_fs__0.constants.O_RDONLY | NO_SURPRISE);
    try {
        const found = (0,node_fs__0.fstatSync)(file);
        if (found.isDirectory())
            throw new Error(`${path} is a folder.`);
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
        return (0,node_fs__0.readFileSync)(file, 'utf8');
    }
    finally {
        (0,node_fs__0.closeSync)(file);
    }
}
function openExisting(path) {
    const file = (0,node_fs__0.openSync)(path, node_fs__0.constants.O_WRONLY | node_fs__0.constants.O_APPEND | NO_SURPRISE);
    const found = (0,node_fs__0.fstatSync)(file);
    if (found.isFile())
        return { file, size: found.size };
    (0,node_fs__0.closeSync)(file);
    throw new Error(`${path} is not a file.`);
}


}),

563:
(() => {

if (typeof process.getBuiltinModule !== 'function') {
    const isPost = process.argv[1]?.endsWith('post.js') === true;
    const text = `This action needs Node.js 24, and the runner started it with ${process.version}.%0A%0AFix: Update the runner to 2.327.1 or newer. With act, Gitea or Forgejo, run the job in an image with Node.js 24.`;
    if (!isPost)
        process.stdout.write(`::error title=Node.js on this runner is too old::${text}\n`);
    process.exit(isPost ? 0 : 1);
}



}),

317:
((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
var _old_node_js__0 = __nccwpck_require__(563);
var node_fs__1 = __nccwpck_require__(24);
var _run_post_step_js__2 = __nccwpck_require__(533);



function print(text) {
    const bytes = Buffer.from(`${text}\n`);
    let written = 0;
    try {
        while (written < bytes.length)
            written += (0,node_fs__1.writeSync)(1, bytes, written);
    }
    catch {
        process.stdout.write(bytes.subarray(written));
    }
}
async function home() {
    const { homedir } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 161, 19));
    return homedir();
}
const ports = { environment: process.env, print, now: () => Date.now() / 1000, home };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
for (const signal of SIGNALS)
    process.on(signal, () => { });
const issued = await (0,_run_post_step_js__2/* .takeBack */ .z)(ports);
for (const signal of SIGNALS)
    process.removeAllListeners(signal);
if (!(await (0,_run_post_step_js__2/* .checkLeaks */ .$)(issued, ports)))
    process.exitCode = 1;

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

533:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (checkLeaks),
  z: () => (takeBack)
});

var external_node_fs_ = __nccwpck_require__(24);
var external_node_path_ = __nccwpck_require__(760);
var runner_files = __nccwpck_require__(295);
var shapes = __nccwpck_require__(111);
;// ./lib/settings/publish-mode.js
const BESIDE_KEYS = [
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
];
const ALL_KEYS = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    ...BESIDE_KEYS,
];
const BEFORE_PROFILE = [...ALL_KEYS, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];
const RENEWED_BEFORE_SECONDS = 300;
const NOTHING = {
    environmentKeys: false,
    outputKeys: false,
    profiles: false,
    severalRoles: false,
    defaultProfile: false,
    refresh: false,
};
function publish_mode_publishModeOf(settings) {
    const { mode, refresh, roles, profile, outputEnvCredentials, outputCredentials } = settings;
    if (mode !== 'configure')
        return NOTHING;
    const severalRoles = roles.length > 0;
    return {
        environmentKeys: !severalRoles && outputEnvCredentials && !refresh,
        outputKeys: outputCredentials,
        profiles: refresh || profile !== undefined || severalRoles,
        severalRoles,
        defaultProfile: !severalRoles && (refresh || profile !== undefined) && outputEnvCredentials,
        refresh,
    };
}
const HELPER_THREAD = '--renew-session';

var time = __nccwpck_require__(343);
;// ./lib/publish/audit.js





const AUDIT_NAME = 'audit.jsonl';
function auditLine(event, at, more = {}) {
    return `${JSON.stringify({ event, at: (0,time/* formatIso */.dv)(at), ...more })}\n`;
}
function auditRecord(sessions, settings, run, now) {
    const lines = sessions.flatMap((session) => [
        ...linesOf(session, run),
        auditLine('published', now, { arn: session.verified.identity.arn, ...waysOf(session, settings) }),
    ]);
    return withoutAccounts(lines.join(''), settings);
}
function linesOf({ verified: { facts, session, identity } }, run) {
    const { chain, observedAt, timings } = facts;
    const { arn, account, requestId } = identity;
    const issuedAt = observedAt - (timings.GetCallerIdentity ?? 0);
    return [
        auditLine('requested', observedAt - (timings.total ?? 0), describeRequest(facts, run)),
        ...[...chain, ...(session === undefined ? [] : [session])].map((one) => auditLine('issued', issuedAt, describeIssued(one))),
        auditLine('verified', observedAt, { arn, account, requestId }),
    ];
}
function describeRequest({ settings, idToken, target }, { repository, runId, runAttempt }) {
    const subject = idToken.status === 'succeeded' ? idToken.value.sub : undefined;
    return { repository, runId, runAttempt, source: settings.source, role: target?.text, ...defined({ subject }) };
}
function describeIssued({ role, roleSessionName, assumedRoleId, expiresAt, requestId }) {
    return { role: role.text, roleSessionName, assumedRoleId, expiresAt: formatIso(expiresAt), requestId };
}
function waysOf({ profile }, settings) {
    const { environmentKeys, outputKeys, refresh } = publishModeOf(settings);
    return { environment: environmentKeys, outputs: outputKeys, profile, refresh };
}
const RECORDED_REASON_MAX_LENGTH = 450;
function audit_refusalLine(at, { reason, ...refusal }) {
    const event = 'renewal-refused';
    return auditLine(event, at, { ...refusal, reason: shortened(reason) });
}
const CODE = / \([A-Z_]{3,60}: \S{1,250}\)$/;
function shortened(reason) {
    const line = plainText(reason, Number.POSITIVE_INFINITY);
    const [code = ''] = CODE.exec(line) ?? [];
    return plainText(line.slice(0, line.length - code.length), RECORDED_REASON_MAX_LENGTH - code.length) + code;
}

;// ./lib/publish/issued.js

const ISSUED_NAME = 'issued.jsonl';
function issuedLine(session, credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = {
        role: session?.role.text ?? '',
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...defined({ sessionToken: sessionToken?.reveal(), issuedAt: session?.grantedAt }),
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

;// ./lib/publish/post-state.js



const STATE_NAME = 'restore';
const FOLDER_NAME = 'folder';
const ENDS_NAME = 'endsAt';
const REMEDY_NAME = 'remedy';
const LEAK_CHECK_NAME = 'leakCheck';
function saveState(published, previous, { endsAt, leakCheck = 'off', remedy = 'neither' } = {}) {
    const variables = Object.entries(published).map(([name, value]) => ({ name, fingerprint: fingerprintOf(value), previous: previous[name] ?? '' }));
    return {
        [STATE_NAME]: JSON.stringify(variables),
        ...(leakCheck === 'off' ? {} : { [LEAK_CHECK_NAME]: leakCheck }),
        ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)), [REMEDY_NAME]: remedy }),
    };
}
function restoreEnvironment(state, current) {
    const saved = parseState(state).map(({ name, fingerprint, previous }) => {
        const now = current[name] ?? '';
        const isOurs = fingerprintOf(now) === fingerprint;
        return { name, previous, isOurs, isAsBefore: now === previous, isBlanked: fingerprint === BLANKED };
    });
    const isPublished = saved.some(({ isOurs, isAsBefore }) => isOurs && !isAsBefore);
    const restored = saved.flatMap(({ name, previous, ...one }) => {
        if (one.isOurs)
            return [[name, previous]];
        return isPublished && one.isAsBefore && !one.isBlanked ? [[name, '']] : [];
    });
    return Object.fromEntries(restored);
}
function parseState(state) {
    try {
        const value = JSON.parse(state ?? '[]');
        return Array.isArray(value) ? value.filter(isSavedVariable) : [];
    }
    catch {
        return [];
    }
}
function isSavedVariable(value) {
    const { name, fingerprint, previous } = (value ?? {});
    return (typeof name === 'string' &&
        /^(?:AWS|AMAZON)_[A-Z_]+$/.test(name) &&
        typeof fingerprint === 'string' &&
        typeof previous === 'string');
}
const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
function fingerprintOf(value) {
    const hash = Buffer.from(value).reduce((rest, byte) => BigInt.asUintN(64, (rest ^ BigInt(byte)) * FNV_PRIME), FNV_OFFSET);
    return hash.toString(16).padStart(16, '0');
}
const BLANKED = fingerprintOf('');
function endedEarly(endsAt, remedy, now) {
    const end = Number(endsAt || Number.NaN);
    if (!(end < now))
        return undefined;
    const at = new Date(end * 1000).toISOString().slice(11, 19);
    const advice = REMEDIES[remedy] ?? REMEDIES.neither;
    return `The session ended at ${at} UTC, ${(0,time/* formatDuration */.a3)(Math.floor(now - end))} before the job did: AWS refuses what uses it since (ExpiredToken). ${advice}`;
}
const REFRESH = 'set refresh: true, and it is renewed for as long as the job runs';
const LONGER = 'raise role-duration-seconds, up to MaxSessionDuration of the role';
const AGAIN = 'get new credentials in a step right before they are needed';
const REMEDIES = {
    'refresh or longer': `Either ${REFRESH}; or ${LONGER}.`,
    refresh: `Either ${REFRESH}; or ${AGAIN}.`,
    longer: `Either ${LONGER}; or ${AGAIN}.`,
    neither: `AWS grants no longer one behind another role: ${AGAIN}.`,
};
const FOLDER_PREFIX = 'aws-token-guard-';
function planFolder(runnerTemp) {
    if (!isAbsolute(runnerTemp) || !statSync(runnerTemp, { throwIfNoEntry: false })?.isDirectory())
        throw new Error(`RUNNER_TEMP (${runnerTemp}) is not an absolute path of a folder.`);
    return join(runnerTemp, `${FOLDER_PREFIX}${crypto.randomUUID()}`);
}
function makeFolder(path) {
    mkdirSync(path, { mode: 0o700 });
}
function ownFolder(folder, runnerTemp) {
    try {
        const path = (0,external_node_path_.resolve)(folder);
        const real = (0,external_node_fs_.realpathSync)(path);
        const isOurs = (0,external_node_path_.basename)(path).startsWith(FOLDER_PREFIX) && (0,external_node_path_.dirname)(real) === (0,external_node_fs_.realpathSync)(runnerTemp);
        return (0,external_node_path_.isAbsolute)(folder) && isOurs && (0,external_node_fs_.lstatSync)(path).isDirectory() ? real : undefined;
    }
    catch {
        return undefined;
    }
}

;// ./lib/util/files.js


const MAX_BYTES = 1024 * 1024;
const READ_FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
const WRITABLE_BY_OTHERS = 0o022;
function files_readPrivateFile(path) {
    try {
        return JSON.parse(readPrivateText(path) ?? '');
    }
    catch {
        return undefined;
    }
}
function readPrivateText(path) {
    try {
        const file = (0,external_node_fs_.openSync)(path, READ_FLAGS);
        try {
            const found = (0,external_node_fs_.fstatSync)(file);
            const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
            return found.isFile() && found.size <= MAX_BYTES && isOurs ? (0,external_node_fs_.readFileSync)(file, 'utf8') : undefined;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}
function writeWhole(path, text) {
    const unfinished = `${path}.${crypto.randomUUID()}`;
    try {
        const file = openSync(unfinished, 'wx', 0o600);
        try {
            writeFileSync(file, text);
        }
        finally {
            closeSync(file);
        }
        replace(unfinished, path);
    }
    catch (error) {
        removeFile(unfinished);
        throw Object.assign(error, { path });
    }
}
function removeFile(path) {
    try {
        (0,external_node_fs_.unlinkSync)(path);
    }
    catch {
    }
}
const IN_USE = (/* unused pure expression or super */ null && (['EPERM', 'EACCES', 'EBUSY']));
function isInUseCode(error) {
    return IN_USE.includes(error.code ?? '');
}
function isInUse(error, path) {
    if (!isInUseCode(error))
        return false;
    try {
        accessSync(dirname(path), constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
const REPLACE_LIMIT_MILLISECONDS = 1500;
const REPLACE_PAUSE_MILLISECONDS = 20;
function replace(from, to) {
    for (const startedAt = performance.now();;) {
        try {
            renameSync(from, to);
            return;
        }
        catch (error) {
            if (!isInUse(error, to) || performance.now() - startedAt > REPLACE_LIMIT_MILLISECONDS)
                throw error;
        }
        pause(REPLACE_PAUSE_MILLISECONDS * (1 + Math.random()));
    }
}
function pause(milliseconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

var util_text = __nccwpck_require__(805);
;// ./lib/publish/refresh/session-folder.js







const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';
function sessionFileIn(folder) {
    return (0,external_node_path_.join)(folder, SESSION_NAME);
}
function readSession(folder) {
    const stored = files_readPrivateFile(sessionFileIn(folder));
    return isStoredSession(stored) ? stored : undefined;
}
function remainingOf({ expiresAt, behindSeconds }, now) {
    return expiresAt - now - behindSeconds;
}
function behindSecondsOf(clocks) {
    const { provenSeconds = 0, clockSkewSeconds = 0, uncertaintySeconds = 0 } = measureClockSkew(clocks) ?? {};
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
            Expiration: formatIso(expiresAt - behind),
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
    return join(folder, PARAMETERS_NAME);
}
function readParameters(folder) {
    const found = readPrivateFile(parametersFileIn(folder));
    return Number.isFinite(found?.settings?.timeoutSeconds) && typeof found?.auditFile === 'string' ? found : undefined;
}
const RECORD_MAX_BYTES = (/* unused pure expression or super */ null && (512 * 1024));
const APPEND_FLAGS = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
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
    return (0,util_text/* plainText */.wh)(words);
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

;// ./lib/publish/remove-files.js




function removeFiles(folder, runnerTemp) {
    const real = ownFolder(folder, runnerTemp);
    if (real === undefined)
        return undefined;
    const [files, folders] = contentOf(real);
    const rankOf = (path) => (isSecret(path) ? 0 : 1);
    const ordered = [...files.sort((a, b) => rankOf(a) - rankOf(b)), ...folders];
    for (let round = 0; round < ROUNDS_MAX && ordered.some(exists); round += 1) {
        if (round > 0)
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
        for (const path of ordered)
            removeOne(path, files.includes(path));
    }
    return ordered.filter(exists);
}
function removeSecrets(folder, runnerTemp) {
    const real = ownFolder(folder, runnerTemp);
    const [files] = real === undefined ? [[]] : contentOf(real);
    for (const path of files.filter(isSecret))
        removeFile(path);
}
function removeFolder(folder, runnerTemp) {
    return removeFiles(folder, runnerTemp)?.length === 0;
}
const SECRET_FILES = ['session.json', 'issued.jsonl', 'credentials', 'config', 'parameters.json'];
function isSecret(path) {
    return SECRET_FILES.includes((0,external_node_path_.basename)(path));
}
const ROUNDS_MAX = 4;
const PAUSE_MS = 100;
function contentOf(folder) {
    const [files, folders] = [[], [folder]];
    for (const entry of entriesOf(folder)) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (!entry.isDirectory())
            files.push(path);
        else {
            const [innerFiles, innerFolders] = contentOf(path);
            files.push(...innerFiles);
            folders.unshift(...innerFolders);
        }
    }
    return [files, folders];
}
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function removeOne(path, isFile) {
    try {
        if (isFile)
            removeFile(path);
        else
            (0,external_node_fs_.rmdirSync)(path);
    }
    catch {
    }
}
function exists(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        return true;
    }
}
const remove_files_FOLDER_NAME = new RegExp(`^${FOLDER_PREFIX}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);
const JOB_MAX_MS = 5 * 24 * 3600 * 1000;
async function removeForgotten(environment, now) {
    const runnerTemp = environment['RUNNER_TEMP'] ?? '';
    const old = entriesOf(runnerTemp)
        .filter((entry) => entry.isDirectory() && remove_files_FOLDER_NAME.test(entry.name))
        .map(({ name }) => (0,external_node_path_.join)(runnerTemp, name))
        .filter((path) => isForgotten(path, now));
    const own = process.platform === 'win32' && old.length > 0 ? await ownedOnWindows(old, environment) : old;
    const outcomes = own.map((path) => ({ path, left: removeFiles(path, runnerTemp) ?? [] }));
    return {
        removed: outcomes.filter(({ left }) => left.length === 0).map(({ path }) => path),
        left: outcomes.flatMap(({ left }) => left),
    };
}
async function ownedOnWindows(folders, environment) {
    const { isOwnedByUser } = await __nccwpck_require__.e(/* import() */ 626).then(__nccwpck_require__.bind(__nccwpck_require__, 626));
    return folders.filter((folder) => isOwnedByUser(folder, environment));
}
function isForgotten(folder, now) {
    try {
        const stats = (0,external_node_fs_.lstatSync)(folder);
        if (process.getuid !== undefined && stats.uid !== process.getuid())
            return false;
        const [files, folders] = contentOf(folder);
        return [...files, ...folders].every((path) => now - (0,external_node_fs_.lstatSync)(path).mtimeMs > JOB_MAX_MS);
    }
    catch {
        return false;
    }
}

;// ./lib/run/post-step.js









const SKIP_VARIABLE = 'AWS_SKIP_CLEANUP_STEP';
const FILE_MAX_BYTES = 8 * 1024 * 1024;
async function takeBack(ports) {
    const { environment, print } = ports;
    const runnerTemp = environment['RUNNER_TEMP'] ?? '';
    const folder = ownFolder(stateOf(FOLDER_NAME, ports) ?? '', runnerTemp);
    const step = { ...ports, folder, runnerTemp, startedAt: ports.now() };
    const isSkipped = environment[SKIP_VARIABLE]?.toLowerCase() === 'true';
    if (isSkipped)
        print(`${SKIP_VARIABLE} is set, so that variables and files stay as they are`);
    const issued = await attempt(() => readIssued(step), 'What was issued could not be read.', step);
    const ends = await attempt(() => readEnds(step), 'When the session ended could not be read.', step);
    if (!isSkipped)
        await attempt(() => cleanUpSecrets(step), 'The session could not be removed.', step);
    await attempt(() => reportEarlyEnd(step), 'Whether the session lasted could not be told.', step);
    await attempt(() => reportRefusals(step), 'Whether a renewal failed could not be told.', step);
    if (isSkipped)
        return issued ?? [];
    const record = await attempt(() => readRecord(ends ?? [], step), 'The audit record could not be shown.', step);
    await attempt(() => cleanUp(step), 'The files of the action could not be removed from RUNNER_TEMP.', step);
    await attempt(() => restoreVariables(step), 'The previous AWS variables could not be given back.', step);
    await attempt(() => showRecord(record ?? [], step), 'The audit record could not be shown.', step);
    return issued ?? [];
}
async function checkLeaks(issued, ports) {
    const mode = stateOf(LEAK_CHECK_NAME, ports);
    if (mode === undefined)
        return true;
    const { environment, print } = ports;
    const look = async () => {
        const { lookForLeaks } = await __nccwpck_require__.e(/* import() */ 303).then(__nccwpck_require__.bind(__nccwpck_require__, 303));
        const own = ownFolder(stateOf(FOLDER_NAME, ports) ?? '', environment['RUNNER_TEMP'] ?? '');
        const job = { environment, home: await ports.home(), own: own === undefined ? [] : [own] };
        return lookForLeaks(issued, mode, { ...job, print });
    };
    if (issued.length === 0)
        reportUnchecked(mode, ports);
    const isClean = issued.length > 0 && (await attempt(look, 'The leak check could not be finished.', ports)) === true;
    return isClean || mode !== 'fail';
}
async function attempt(task, failure, { print }) {
    try {
        return await task();
    }
    catch {
        print(failure);
        return undefined;
    }
}
function stateOf(name, { environment }) {
    return environment[`STATE_${name}`];
}
function readIssued(step) {
    if (stateOf(LEAK_CHECK_NAME, step) === undefined || step.folder === undefined)
        return [];
    return parseIssued((0,runner_files/* readSmallFile */.EW)((0,external_node_path_.join)(step.folder, ISSUED_NAME), FILE_MAX_BYTES));
}
function readEnds(step) {
    const renewed = [];
    for (let n = 0; step.folder !== undefined; n += 1) {
        const session = readSession((0,external_node_path_.join)(step.folder, String(n)));
        if (session === undefined)
            break;
        renewed.push(session.expiresAt);
    }
    return [Number(stateOf(ENDS_NAME, step) || Number.NaN), ...renewed].filter((end) => end < step.startedAt);
}
function cleanUpSecrets({ folder, runnerTemp }) {
    if (folder !== undefined)
        removeSecrets(folder, runnerTemp);
}
function reportEarlyEnd(step) {
    const message = endedEarly(stateOf(ENDS_NAME, step), stateOf(REMEDY_NAME, step), step.startedAt);
    if (message !== undefined)
        step.print(`::notice title=The AWS session ended before the job::${message}`);
}
function reportRefusals({ folder, print }) {
    if (folder === undefined || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, AUDIT_NAME)))
        return;
    const message = describeRefusals((0,runner_files/* readSmallFile */.EW)((0,external_node_path_.join)(folder, AUDIT_NAME), FILE_MAX_BYTES));
    if (message !== undefined)
        print(`::warning title=The AWS session could not be renewed::${message.replaceAll('%', '%25')}`);
}
function readRecord(ends, { folder, now }) {
    if (folder === undefined)
        return [];
    const written = (0,runner_files/* readSmallFile */.EW)((0,external_node_path_.join)(folder, AUDIT_NAME), FILE_MAX_BYTES).trimEnd();
    const expired = ends.map((end) => auditLine('expired', end));
    return `${written}\n${expired.join('')}${auditLine('restored', now())}`.trimEnd().split('\n');
}
function showRecord(record, { print }) {
    if (record.length === 0)
        return;
    print(`::group::Audit record\n${record.map((line) => (0,util_text/* plainText */.wh)(line, FILE_MAX_BYTES)).join('\n')}\n::endgroup::`);
}
async function cleanUp(step) {
    const { folder, runnerTemp, environment, now, print } = step;
    const left = folder === undefined ? [] : (removeFiles(folder, runnerTemp) ?? []);
    if (folder === undefined && stateOf(FOLDER_NAME, step))
        print('The files of the action are gone from RUNNER_TEMP already.');
    const forgotten = await removeForgotten(environment, now() * 1000);
    for (const path of forgotten.removed)
        print(`Removed what a job that was killed has left: ${(0,util_text/* plainText */.wh)(path)}`);
    reportLeft([...left, ...forgotten.left], step);
}
const NAMED_MAX = 10;
function reportLeft(left, { print }) {
    if (left.length === 0)
        return;
    const names = left.slice(0, NAMED_MAX).map((path) => `"${(0,util_text/* plainText */.wh)(path).replaceAll('%', '%25')}"`);
    const others = left.length > names.length ? ` and ${left.length - names.length} more` : '';
    const message = `These files of the action are still there: ${names.join(', ')}${others}. Delete them on the runner: they can hold credentials.`;
    print(`::warning title=Files with credentials could not be removed::${message}`);
}
function restoreVariables(step) {
    const { environment, print } = step;
    const restored = restoreEnvironment(stateOf(STATE_NAME, step), environment);
    if (Object.keys(restored).length === 0)
        return;
    (0,runner_files/* appendAll */.u2)([[(0,runner_files/* pathOf */.XM)(environment, 'GITHUB_ENV'), (0,runner_files/* fileCommands */.tu)(restored)]]);
    print(`Gave back ${Object.keys(restored).join(', ')}`);
}
function reportUnchecked(mode, { print }) {
    const level = mode === 'fail' ? 'error' : 'warning';
    print(`::${level} title=No leak check was possible::What this step issued is not known any more: its files in RUNNER_TEMP are gone, or were changed.`);
}


}),

111:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  XF: () => (REDACTED),
  vV: () => (isKeyMaterial)
});
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const REDACTED = '***';
function withoutAccounts(text, settings) {
    return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}
const CREDENTIAL_MIN_LENGTH = 16;
const PASSWORD_MIN_LENGTH = 4;
const LOG_WORDS = /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;
function isLogWord(text) {
    return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}
const GIVEN_KEY_MAX_LENGTH = 8192;
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${CREDENTIAL_MIN_LENGTH},}$`);
function isAccessKeyId(text) {
    return /^\w{16,128}$/.test(text);
}
function isSessionKeyId(id) {
    return id.startsWith('ASIA');
}
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;
function isKeyMaterial(text) {
    return KEY_MATERIAL.test(text);
}
function isGivenKeyMaterial(text) {
    return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}
function isEmulatorKey(text) {
    return /^[\x21-\x7e]{1,2048}$/.test(text);
}
function isJwt(text) {
    return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}
const JWT_LOOKALIKE = String.raw `eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
const OTHER_LOOKALIKES = String.raw `gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');
const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];
function redactMixed(run, parts) {
    return parts.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutLookalikesInAnswer(text) {
    return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}
function withoutLookalikesInInput(text) {
    return withoutPasswords(text)
        .replace(IN_INPUTS, REDACTED)
        .replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, LETTERS_OF_BOTH_CASES);
        return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
    });
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}


}),

805:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  EG: () => (ANNOTATION_MESSAGE_MAX_LENGTH),
  _y: () => (plainValue),
  iL: () => (asciiJson),
  wh: () => (plainText)
});
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
}
function plainValue(value) {
    return plainText(/^[^\S\r\n]|[^\S\r\n]$/.test(value) ? `"${value}"` : value);
}
function withoutUnprintable(text) {
    return text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim();
}
function breakCommands(text) {
    return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


}),

343:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  a3: () => (formatDuration),
  ay: () => (formatUtc),
  dv: () => (formatIso)
});
const DATE_RESOLUTION_SECONDS = 1;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseHttpDate(text) {
    if (text === undefined || !HTTP_DATE.test(text))
        return undefined;
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
function readClock(service, headers, times) {
    const date = headers['date'];
    const serverDateAt = parseHttpDate(typeof date === 'string' ? date : undefined);
    if (serverDateAt === undefined || headers['age'] !== undefined)
        return undefined;
    return { service, serverDateAt, ...times };
}
function clockIntervalOf(reading) {
    return {
        lowestSeconds: reading.serverDateAt - reading.receivedAt,
        highestSeconds: reading.serverDateAt + DATE_RESOLUTION_SECONDS - reading.sentAt,
    };
}
function measureClockSkew(readings) {
    const usable = readings.filter(({ sentAt, receivedAt }) => sentAt <= receivedAt);
    const sts = usable.filter(({ service }) => service === 'sts');
    const candidates = [usable, sts, sts.slice(-1), usable.slice(-1)].filter(({ length }) => length > 0);
    const intervals = candidates.map(intersect);
    const interval = intervals.find((found) => found !== undefined);
    if (interval === undefined)
        return undefined;
    const { lowestSeconds, highestSeconds } = interval;
    return {
        clockSkewSeconds: (lowestSeconds + highestSeconds) / 2,
        uncertaintySeconds: (highestSeconds - lowestSeconds) / 2,
        agreed: intervals[0] !== undefined,
        provenSeconds: lowestSeconds > 0 ? lowestSeconds : Math.min(highestSeconds, 0),
    };
}
function intersect(readings) {
    const intervals = readings.map(clockIntervalOf);
    const lowestSeconds = Math.max(...intervals.map((interval) => interval.lowestSeconds));
    const highestSeconds = Math.min(...intervals.map((interval) => interval.highestSeconds));
    return lowestSeconds <= highestSeconds ? { lowestSeconds, highestSeconds } : undefined;
}
function remainingSecondsOf({ clocks, observedAt }, { expiresAt }) {
    const behindSeconds = Math.max(0, measureClockSkew(clocks)?.provenSeconds ?? 0);
    return Math.max(0, Math.floor(expiresAt - observedAt - behindSeconds));
}
function formatUtc(at) {
    const date = new Date(at * 1000);
    if (Number.isNaN(date.getTime()))
        return `${at} s after 1970-01-01 00:00:00 UTC`;
    return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function formatIso(at) {
    return new Date(at * 1000).toISOString();
}
function formatDuration(seconds) {
    const whole = Math.round(Math.abs(seconds));
    const parts = [
        [Math.floor(whole / 3600), 'h'],
        [Math.floor((whole % 3600) / 60), 'min'],
        [whole % 60, 's'],
    ];
    const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
    return `${seconds < 0 && whole > 0 ? '-' : ''}${words.length === 0 ? '0 s' : words.join(' ')}`;
}
function formatSeconds(seconds, { signed = false } = {}) {
    const tenths = Math.round(seconds * 10) / 10 + 0;
    return `${signed && tenths >= 0 ? '+' : ''}${tenths.toFixed(1)}`;
}
function formatClockSkew({ clockSkewSeconds, uncertaintySeconds }) {
    return `${formatSeconds(clockSkewSeconds, { signed: true })} s \u00b1 ${formatSeconds(uncertaintySeconds)} s`;
}


})

});
/************************************************************************/
// The module cache
var __webpack_module_cache__ = {};

// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};

	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}

	// Return the exports of the module
	return module.exports;
}

// expose the modules object (__webpack_modules__)
__nccwpck_require__.m = __webpack_modules__;

/************************************************************************/
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

/* webpack/runtime/async module */
(() => {
	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
	var resolveQueue = (queue) => {
		if(queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => (fn.r--));
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	}
	var wrapDeps = (deps) => (deps.map((dep) => {
		if(dep !== null && typeof dep === "object") {
			if(dep[webpackQueues]) return dep;
			if(dep.then) {
				var queue = [];
				queue.d = 0;
				dep.then((r) => {
					obj[webpackExports] = r;
					resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e;
					resolveQueue(queue);
				});
				var obj = {};
				obj[webpackQueues] = (fn) => (fn(queue));
				return obj;
			}
		}
		var ret = {};
		ret[webpackQueues] = x => {};
		ret[webpackExports] = dep;
		return ret;
	}));
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
		module.exports = promise;
		body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn;
			var getResult = () => (currentDeps.map((d) => {
				if(d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}))
			var promise = new Promise((resolve) => {
				fn = () => (resolve(getResult));
				fn.r = 0;
				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
			});
			return fn.r ? promise : getResult();
		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
		queue && queue.d < 0 && (queue.d = 0);
	};
})();

/* webpack/runtime/create fake namespace object */
(() => {
	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
	var leafPrototypes;
	// create a fake namespace object
	// mode & 1: value is a module id, require it
	// mode & 2: merge all properties of value into the ns
	// mode & 4: return value when already ns object
	// mode & 16: return value when it's Promise-like
	// mode & 8|1: behave like require
	__nccwpck_require__.t = function(value, mode) {
		if(mode & 1) value = this(value);
		if(mode & 8) return value;
		if(typeof value === 'object' && value) {
			if((mode & 4) && value.__esModule) return value;
			if((mode & 16) && typeof value.then === 'function') return value;
		}
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
		}
		def['default'] = () => (value);
		__nccwpck_require__.d(ns, def);
		return ns;
	};
})();

/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();

/* webpack/runtime/ensure chunk */
(() => {
	__nccwpck_require__.f = {};
	// This file contains only the entry chunk.
	// The chunk loading function for additional chunks
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
			__nccwpck_require__.f[key](chunkId, promises);
			return promises;
		}, []));
	};
})();

/* webpack/runtime/get javascript chunk filename */
(() => {
	// This function allow to reference async chunks
	__nccwpck_require__.u = (chunkId) => {
		// return url for filenames based on template
		return "" + chunkId + ".post.js";
	};
})();

/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();

/* webpack/runtime/make namespace object */
(() => {
	// define __esModule on exports
	__nccwpck_require__.r = (exports) => {
		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
		}
		Object.defineProperty(exports, '__esModule', { value: true });
	};
})();

/* webpack/runtime/import chunk loading */
(() => {
	// no baseURI
	
	// object to store loaded and loading chunks
	// undefined = chunk not loaded, null = chunk preloaded/prefetched
	// [resolve, Promise] = chunk loading, 0 = chunk loaded
	var installedChunks = {
		792: 0
	};
	
	var installChunk = (data) => {
		var {ids, modules, runtime} = data;
		// add "modules" to the modules object,
		// then flag all "ids" as loaded and fire callback
		var moduleId, chunkId, i = 0;
		for(moduleId in modules) {
			if(__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if(runtime) runtime(__nccwpck_require__);
		for(;i < ids.length; i++) {
			chunkId = ids[i];
			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	
	}
	
	__nccwpck_require__.f.j = (chunkId, promises) => {
			// import() chunk loading for javascript
			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
			if(installedChunkData !== 0) { // 0 means "already installed".
	
				// a Promise means "currently loading".
				if(installedChunkData) {
					promises.push(installedChunkData[1]);
				} else {
					if(true) { // all chunks have JS
						// setup Promise in chunk cache
						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
							throw e;
						});
						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
						promises.push(installedChunkData[1] = promise);
					}
				}
			}
	};
	
	// no prefetching
	
	// no preloaded
	
	// no external install chunk
	
	// no on chunks loaded
})();

/************************************************************************/

// startup
// Load entry module and return exports
// This entry module used 'module' so it can't be inlined
var __webpack_exports__ = __nccwpck_require__(317);
__webpack_exports__ = await __webpack_exports__;

