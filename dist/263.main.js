import { modules as shared8249 } from './shared-8249.main.js';
import { modules as shared5641 } from './shared-5641.main.js';
import { modules as shared901 } from './shared-901.main.js';
export const id = 263;
export const ids = [263,249,343];
export const modules = {
...shared8249,
...shared5641,
...shared901,

263:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  readTrustPolicyFile: () => (readTrustPolicyFile)
});
var node_path__0 = __webpack_require__(6760);
var _trust_policy_parse_policy_js__1 = __webpack_require__(5343);
var _util_defined_js__3 = __webpack_require__(9665);
var _util_text_js__4 = __webpack_require__(8805);
var _workspace_file_js__2 = __webpack_require__(8249);





const POLICY_FILE_MAX_BYTES = 3 * _trust_policy_parse_policy_js__1.MAX_FILE_CHARACTERS;
async function readTrustPolicyFile(environment, path, role) {
    const workspace = environment['GITHUB_WORKSPACE'];
    if (!workspace || !(0,node_path__0.isAbsolute)(workspace))
        return { ok: false, problem: 'GITHUB_WORKSPACE names no folder.' };
    try {
        const parsed = await parseFile(decodeText(await (0,_workspace_file_js__2/* .readInside */ .xO)(workspace, path, POLICY_FILE_MAX_BYTES)), role);
        if (!parsed.ok)
            return path.endsWith('.tf') ? { ok: false, problem: TERRAFORM } : parsed;
        return { ok: true, file: (0,_util_defined_js__3/* .defined */ .s)({ path, policy: parsed.policy, roleArn: parsed.roleArn }) };
    }
    catch (error) {
        return { ok: false, problem: problemOf(error) };
    }
}
const TERRAFORM = 'It is a configuration of Terraform, which has no policies before "terraform plan". Save the output of "terraform show -json".';
const TEMPLATE_MAX_CHARACTERS = 500_000;
async function parseFile(text, role) {
    const read = await readPolicyValue(text);
    return read.ok ? (0,_trust_policy_parse_policy_js__1.findTrustPolicy)(read.value.root, role, read.value.lines) : read;
}
async function readPolicyValue(text) {
    const isJson = /^\s*["{[%]/.test(text);
    const asJson = withLines((0,_trust_policy_parse_policy_js__1.readPolicyText)(text), new WeakMap());
    if (text.trim() === '' || text.length > TEMPLATE_MAX_CHARACTERS || (isJson && !text.trim().includes('\n')))
        return asJson;
    if (isJson && !asJson.ok)
        return asJson;
    const { readYaml } = await __webpack_require__.e(/* import() */ 24).then(__webpack_require__.bind(__webpack_require__, 7024));
    const lines = new WeakMap();
    const read = withLines(readYaml(text, lines), lines);
    return isJson && !read.ok ? asJson : read;
}
function withLines(read, lines) {
    return read.ok ? { ok: true, value: { root: read.value, lines } } : read;
}
function decodeText(bytes) {
    const [first = 0, second = 0] = bytes;
    const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1);
    const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
function problemOf(error) {
    const { code, message } = error;
    if (code === 'ENOENT')
        return 'There is no such file. Perhaps the step that checks out the repository comes later, or is missing.';
    return `It cannot be read: ${(0,_util_text_js__4/* .plainText */ .wh)(message)}`;
}


})

};
