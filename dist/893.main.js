export const id = 893;
export const ids = [893];
export const modules = {

3893:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  removeFiles: () => (removeFiles),
  removeFolder: () => (removeFolder),
  removeForgotten: () => (removeForgotten),
  removeSecrets: () => (removeSecrets)
});
var node_fs__0 = __webpack_require__(3024);
var node_path__1 = __webpack_require__(6760);
var _util_files_js__2 = __webpack_require__(6587);
var _post_state_js__3 = __webpack_require__(2069);




function removeFiles(folder, runnerTemp) {
    const real = (0,_post_state_js__3/* .ownFolder */ .vY)(folder, runnerTemp);
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
    const real = (0,_post_state_js__3/* .ownFolder */ .vY)(folder, runnerTemp);
    const [files] = real === undefined ? [[]] : contentOf(real);
    for (const path of files.filter(isSecret))
        (0,_util_files_js__2/* .removeFile */ .nM)(path);
}
function removeFolder(folder, runnerTemp) {
    return removeFiles(folder, runnerTemp)?.length === 0;
}
const SECRET_FILES = ['session.json', 'issued.jsonl', 'credentials', 'config', 'parameters.json'];
function isSecret(path) {
    return SECRET_FILES.includes((0,node_path__1.basename)(path));
}
const ROUNDS_MAX = 4;
const PAUSE_MS = 100;
function contentOf(folder) {
    const [files, folders] = [[], [folder]];
    for (const entry of entriesOf(folder)) {
        const path = (0,node_path__1.join)(folder, entry.name);
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
        return (0,node_fs__0.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function removeOne(path, isFile) {
    try {
        if (isFile)
            (0,_util_files_js__2/* .removeFile */ .nM)(path);
        else
            (0,node_fs__0.rmdirSync)(path);
    }
    catch {
    }
}
function exists(path) {
    try {
        return (0,node_fs__0.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        return true;
    }
}
const FOLDER_NAME = new RegExp(`^${_post_state_js__3/* .FOLDER_PREFIX */ .kE}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);
const JOB_MAX_MS = 5 * 24 * 3600 * 1000;
async function removeForgotten(environment, now) {
    const runnerTemp = environment['RUNNER_TEMP'] ?? '';
    const old = entriesOf(runnerTemp)
        .filter((entry) => entry.isDirectory() && FOLDER_NAME.test(entry.name))
        .map(({ name }) => (0,node_path__1.join)(runnerTemp, name))
        .filter((path) => isForgotten(path, now));
    const own = process.platform === 'win32' && old.length > 0 ? await ownedOnWindows(old, environment) : old;
    const outcomes = own.map((path) => ({ path, left: removeFiles(path, runnerTemp) ?? [] }));
    return {
        removed: outcomes.filter(({ left }) => left.length === 0).map(({ path }) => path),
        left: outcomes.flatMap(({ left }) => left),
    };
}
async function ownedOnWindows(folders, environment) {
    const { isOwnedByUser } = await __webpack_require__.e(/* import() */ 626).then(__webpack_require__.bind(__webpack_require__, 7626));
    return folders.filter((folder) => isOwnedByUser(folder, environment));
}
function isForgotten(folder, now) {
    try {
        const stats = (0,node_fs__0.lstatSync)(folder);
        if (process.getuid !== undefined && stats.uid !== process.getuid())
            return false;
        const [files, folders] = contentOf(folder);
        return [...files, ...folders].every((path) => now - (0,node_fs__0.lstatSync)(path).mtimeMs > JOB_MAX_MS);
    }
    catch {
        return false;
    }
}


})

};
