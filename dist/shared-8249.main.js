export const modules = {

8249:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  ZK: () => (readAwsFiles),
  io: () => (readBytes),
  readTokenFile: () => (readTokenFile),
  xO: () => (readInside)
});
var node_fs__0 = __webpack_require__(3024);
var node_fs_promises__1 = __webpack_require__(1455);
var node_path__2 = __webpack_require__(6760);
var _id_token_js__3 = __webpack_require__(4966);
var _runner_files_js__4 = __webpack_require__(3295);





async function readInside(folder, path, maxBytes) {
    const [root, file] = await Promise.all([(0,node_fs_promises__1.realpath)(folder), (0,node_fs_promises__1.realpath)((0,node_path__2.join)(folder, path))]);
    const inside = (0,node_path__2.relative)(root, file);
    if (inside.split(node_path__2.sep)[0] === '..' || (0,node_path__2.isAbsolute)(inside))
        throw new Error('outside of the workspace');
    return readBytes(file, maxBytes);
}
async function readBytes(path, maxBytes) {
    const file = await (0,node_fs_promises__1.open)(path, node_fs__0.constants.O_RDONLY | (node_fs__0.constants.O_NONBLOCK ?? 0));
    try {
        const found = await file.stat();
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`It is no file, or longer than ${maxBytes} bytes.`);
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
const TOKEN_MAX_BYTES = 20_000;
function readTokenFile(path, workspace, vault) {
    const file = (0,node_path__2.isAbsolute)(path) ? path : (0,node_path__2.resolve)(workspace ?? '.', path);
    try {
        const found = (0,node_fs__0.statSync)(file);
        if (!found.isFile() || found.size > TOKEN_MAX_BYTES) {
            return failed('NOT_A_TOKEN_FILE', `${path} is not a file of at most ${TOKEN_MAX_BYTES} bytes.`);
        }
        const text = (0,node_fs__0.readFileSync)(file, 'utf8').trim();
        const token = (0,_id_token_js__3/* .keepIdToken */ .q5)(text, vault);
        return token === undefined
            ? failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT): ${problemOf(text)}.`)
            : { status: 'succeeded', value: token };
    }
    catch (error) {
        const { code = 'UNREADABLE' } = error;
        return failed(code, vault.clean(`${path} cannot be read (${code}).`));
    }
}
function problemOf(text) {
    if (text === '')
        return 'it is empty';
    if (text.includes('\0'))
        return 'it is encoded as UTF-16, and must be ASCII or UTF-8 (PowerShell: Set-Content -Encoding ascii)';
    if (/^["'].*["']$/s.test(text))
        return 'it has quotes around its text';
    if (/^\[[\w .-]+\]\s*$/m.test(text))
        return 'it has AWS profiles';
    if (/^[{[]/.test(text))
        return 'it holds JSON in place of the token alone';
    if (/^Bearer\s/i.test(text))
        return 'it has "Bearer" before the token';
    if (text.startsWith('version https://git-lfs.'))
        return 'it is a pointer of Git LFS, which was not fetched';
    if (/[\r\n]/.test(text))
        return 'it has line breaks, and must have the token on one line';
    if (/\s/.test(text))
        return 'it has spaces';
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
        return 'its text does not have three base64url parts with dots in between';
    const missing = missingClaims(text);
    if (missing === undefined)
        return 'its second part is not JSON';
    return missing.length === 0
        ? 'a part is too short, or one of its claims has the wrong type'
        : `it lacks the claim${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`;
}
function missingClaims(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        return ['iss', 'sub', 'aud', 'exp', 'iat'].filter((name) => !Object.hasOwn(claims, name));
    }
    catch {
        return undefined;
    }
}
function failed(code, message) {
    const operation = { service: 'runner', operation: 'ReadTokenFile' };
    return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}
const FILE_MAX_BYTES = 1024 * 1024;
function readAwsFiles(workspace) {
    const known = new Map();
    const at = (path) => {
        const found = known.get(path) ?? look((0,node_path__2.resolve)(workspace, path));
        known.set(path, found);
        return found;
    };
    return { readFile: (path) => at(path).text, obstacleAt: (path) => at(path).obstacle };
}
function look(path) {
    try {
        return { text: (0,_runner_files_js__4/* .readSmallFile */ .EW)((0,node_fs__0.realpathSync)(path), FILE_MAX_BYTES) };
    }
    catch (error) {
        const { code = '' } = error;
        if (['EACCES', 'EPERM'].includes(code))
            return { obstacle: 'no access' };
        return isFolder(path) ? { obstacle: 'folder' } : {};
    }
}
function isFolder(path) {
    try {
        return (0,node_fs__0.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}


})

};
