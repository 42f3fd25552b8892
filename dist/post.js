import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
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

;// ./lib/profiles/remove.js


const FOLDER_PREFIX = 'aws-token-guard-';
function removeProfiles(folder, runnerTemp) {
    try {
        const path = (0,external_node_path_namespaceObject.resolve)(folder);
        const real = (0,external_node_fs_namespaceObject.realpathSync)(path);
        const isOurs = (0,external_node_path_namespaceObject.basename)(path).startsWith(FOLDER_PREFIX) && (0,external_node_path_namespaceObject.dirname)(real) === (0,external_node_fs_namespaceObject.realpathSync)(runnerTemp);
        if (!(0,external_node_path_namespaceObject.isAbsolute)(folder) || !isOurs || !(0,external_node_fs_namespaceObject.lstatSync)(path).isDirectory())
            return false;
        (0,external_node_fs_namespaceObject.rmSync)(real, { recursive: true });
        return true;
    }
    catch {
        return false;
    }
}

;// ./lib/report/remember.js

const STATE_NAME = 'restore';
const FOLDER_NAME = 'folder';
const ENDS_NAME = 'endsAt';
function rememberState(published, previous, { folder, endsAt } = {}) {
    const remembered = Object.entries(published).map(([name, value]) => ({ name, digest: digestOf(value), previous: previous[name] ?? '' }));
    return {
        [STATE_NAME]: JSON.stringify(remembered),
        ...(folder === undefined ? {} : { [FOLDER_NAME]: folder }),
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
    return `The session ended at ${at} UTC, ${minutes} min before the job did: AWS refuses what uses it since (ExpiredToken). Raise role-duration-seconds, up to MaxSessionDuration of the role, or get new credentials in a step right before they are needed.`;
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

;// ./lib/post.js




const SKIP = 'AWS_SKIP_CLEANUP_STEP';
function tellOfTheEnd() {
    const message = endedEarly(process.env[`STATE_${ENDS_NAME}`], Date.now() / 1000);
    if (message !== undefined)
        console.log(`::notice title=The AWS session ended before the job::${message}`);
}
function giveBack() {
    const restored = restoredEnvironment(process.env[`STATE_${STATE_NAME}`], process.env);
    if (Object.keys(restored).length === 0)
        return;
    appendAll([[pathOf(process.env, 'GITHUB_ENV'), fileCommands(restored)]]);
    console.log(`Gave back ${Object.keys(restored).join(', ')}`);
}
function removeFiles() {
    const folder = process.env[`STATE_${FOLDER_NAME}`];
    if (folder && removeProfiles(folder, process.env['RUNNER_TEMP'] ?? ''))
        console.log('Removed the profile files');
}
if (process.env[SKIP]?.toLowerCase() === 'true') {
    console.log(`${SKIP} is set, so everything stays as it is`);
}
else {
    for (const [task, apology] of [
        [tellOfTheEnd, 'Whether the session lasted could not be told.'],
        [giveBack, 'The previous AWS variables could not be given back.'],
        [removeFiles, 'The profile files could not be removed.'],
    ]) {
        try {
            task();
        }
        catch {
            console.log(apology);
        }
    }
}

