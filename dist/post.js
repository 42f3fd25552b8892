import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// ./lib/audit/line.js
const AUDIT_NAME = 'audit.jsonl';
function auditLine(event, at, more = {}) {
    return `${JSON.stringify({ event, at: isoOf(at), ...more })}\n`;
}
function isoOf(at) {
    return new Date(at * 1000).toISOString();
}

;// ./lib/files/remove-folder.js


const FOLDER_PREFIX = 'aws-token-guard-';
function ownFolder(folder, runnerTemp) {
    try {
        const path = (0,external_node_path_namespaceObject.resolve)(folder);
        const real = (0,external_node_fs_namespaceObject.realpathSync)(path);
        const isOurs = (0,external_node_path_namespaceObject.basename)(path).startsWith(FOLDER_PREFIX) && (0,external_node_path_namespaceObject.dirname)(real) === (0,external_node_fs_namespaceObject.realpathSync)(runnerTemp);
        return (0,external_node_path_namespaceObject.isAbsolute)(folder) && isOurs && (0,external_node_fs_namespaceObject.lstatSync)(path).isDirectory() ? real : undefined;
    }
    catch {
        return undefined;
    }
}
function removeFolder(folder, runnerTemp) {
    const real = ownFolder(folder, runnerTemp);
    if (real === undefined)
        return false;
    try {
        (0,external_node_fs_namespaceObject.rmSync)(real, { recursive: true, maxRetries: 3 });
        return true;
    }
    catch {
        return false;
    }
}

;// external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// ./lib/github/runner-files.js




function pathOf(environment, name) {
    const path = environment[name];
    if (!path)
        throw new Error(`${name} is not set.`);
    if (!(0,external_node_path_namespaceObject.isAbsolute)(path))
        throw new Error(`${name} is not an absolute path.`);
    return path;
}
function fileCommands(values) {
    const delimiter = `ghadelimiter_${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
    return Object.entries(values)
        .map(([name, value]) => `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`)
        .join('');
}
function appendAll(texts) {
    const opened = [];
    try {
        for (const [path] of texts)
            opened.push(openExisting(path));
        texts.forEach(([, text], n) => {
            const { file } = opened[n] ?? { file: -1 };
            const bytes = Buffer.from(text);
            for (let done = 0; done < bytes.length;)
                done += (0,external_node_fs_namespaceObject.writeSync)(file, bytes, done);
        });
    }
    catch (error) {
        for (const { file, size } of opened)
            (0,external_node_fs_namespaceObject.ftruncateSync)(file, size);
        throw error;
    }
    finally {
        for (const { file } of opened)
            (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
const NO_SURPRISE = (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
function readSmallFile(path, maxBytes) {
    const file = openSync(path, constants.O_RDONLY | NO_SURPRISE);
    try {
        const found = fstatSync(file);
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
        return readFileSync(file, 'utf8');
    }
    finally {
        closeSync(file);
    }
}
function openExisting(path) {
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_APPEND | NO_SURPRISE);
    const found = (0,external_node_fs_namespaceObject.fstatSync)(file);
    if (found.isFile())
        return { file, size: found.size };
    (0,external_node_fs_namespaceObject.closeSync)(file);
    throw new Error(`${path} is not a file.`);
}

;// ./lib/report/remember.js

const STATE_NAME = 'restore';
const FOLDER_NAME = 'folder';
const ENDS_NAME = 'endsAt';
const LEAK_CHECK_NAME = 'leakCheck';
function rememberState(published, previous, { endsAt, leakCheck = 'off' } = {}) {
    const remembered = Object.entries(published).map(([name, value]) => ({ name, digest: digestOf(value), previous: previous[name] ?? '' }));
    return {
        [STATE_NAME]: JSON.stringify(remembered),
        ...(leakCheck === 'off' ? {} : { [LEAK_CHECK_NAME]: leakCheck }),
        ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)) }),
    };
}
function digestOf(value) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(value).digest('hex');
}

;// ./lib/report/restore.js

function endedEarly(endsAt, now) {
    const end = Number(endsAt ?? Number.NaN);
    if (!(end < now))
        return undefined;
    const at = new Date(end * 1000).toISOString().slice(11, 19);
    const minutes = Math.max(1, Math.round((now - end) / 60));
    return `The session ended at ${at} UTC, ${minutes} min before the job did: AWS refuses what uses it since (ExpiredToken). Set refresh: true, and it is renewed for as long as the job runs; or raise role-duration-seconds, up to MaxSessionDuration of the role.`;
}
function restoredEnvironment(state, current) {
    const unchanged = parseState(state).filter(({ name, digest }) => digestOf(current[name] ?? '') === digest);
    return Object.fromEntries(unchanged.map(({ name, previous }) => [name, previous]));
}
function parseState(state) {
    try {
        const value = JSON.parse(state ?? '[]');
        return Array.isArray(value) ? value.filter(isRemembered) : [];
    }
    catch {
        return [];
    }
}
function isRemembered(value) {
    const { name, digest, previous } = (value ?? {});
    return (typeof name === 'string' && /^AWS_[A-Z_]+$/.test(name) && typeof digest === 'string' && typeof previous === 'string');
}

;// ./lib/text.js
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const QUOTED_TEXT_MAX_LENGTH = 1000;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/gu, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim());
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
function breakCommands(text) {
    return text.replace(/^(\s*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// ./lib/post.js








const SKIP = 'AWS_SKIP_CLEANUP_STEP';
const now = Date.now() / 1000;
const stateOf = (name) => process.env[`STATE_${name}`];
const runnerTemp = process.env['RUNNER_TEMP'] ?? '';
const folder = ownFolder(stateOf(FOLDER_NAME) ?? '', runnerTemp);
function tellOfTheEnd() {
    const message = endedEarly(stateOf(ENDS_NAME), now);
    if (message !== undefined)
        console.log(`::notice title=The AWS session ended before the job::${message}`);
}
function giveBack() {
    const restored = restoredEnvironment(stateOf(STATE_NAME), process.env);
    if (Object.keys(restored).length === 0)
        return;
    appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
    console.log(`Gave back ${Object.keys(restored).join(', ')}`);
}
function endRecord() {
    if (folder === undefined)
        return;
    const path = (0,external_node_path_namespaceObject.join)(folder, AUDIT_NAME);
    const endsAt = Number(stateOf(ENDS_NAME) ?? Number.NaN);
    const expired = endsAt < now ? auditLine('expired', endsAt) : '';
    (0,external_node_fs_namespaceObject.appendFileSync)(path, `${expired}${auditLine('restored', Date.now() / 1000)}`);
    console.log(`::group::Audit record\n${breakCommands((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8')).trimEnd()}\n::endgroup::`);
}
function removeFiles() {
    if (folder !== undefined && !removeFolder(folder, runnerTemp))
        throw new Error('not removed');
}
if (process.env[SKIP]?.toLowerCase() === 'true') {
    console.log(`${SKIP} is set, so everything stays as it is`);
}
else {
    for (const [task, apology] of [
        [tellOfTheEnd, 'Whether the session lasted could not be told.'],
        [giveBack, 'The previous AWS variables could not be given back.'],
        [endRecord, 'The audit record could not be shown.'],
        [removeFiles, 'The files of the action could not be removed from RUNNER_TEMP.'],
    ]) {
        try {
            task();
        }
        catch {
            console.log(apology);
        }
    }
}

