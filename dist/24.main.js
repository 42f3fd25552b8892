export const id = 24;
export const ids = [24];
export const modules = {

5437:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  HN: () => (LineCounter),
  JG: () => (Lexer),
  Tp: () => (parseDocument),
  Vj: () => (isAlias),
  jh: () => (isMap),
  jn: () => (isScalar),
  oP: () => (isSeq)
});
const { createRequire } = process.getBuiltinModule('node:module');
const yaml = createRequire(import.meta.url)('./yaml.cjs');
const { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } = yaml;


}),

7024:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  readYaml: () => (readYaml)
});
var yaml__0 = __webpack_require__(5437);
var _trust_policy_policy_js__1 = __webpack_require__(901);


const NODES_MAX = 100_000;
const DEPTH_MAX = 64;
function readYaml(text, lines) {
    if (hasTooManyTokens(text))
        return problem('has too many parts for a template');
    const counter = new yaml__0/* .LineCounter */ .HN();
    try {
        const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' };
        const document = (0,yaml__0/* .parseDocument */ .Tp)(text, options);
        const [error] = document.errors;
        if (error !== undefined)
            return problem(`is neither JSON nor YAML (line ${counter.linePos(error.pos[0]).line})`);
        let left = NODES_MAX;
        const plain = (node, depth) => {
            left -= 1;
            if (left < 0)
                throw new Problem('has too many parts for a template');
            if (depth > DEPTH_MAX)
                throw new Problem(`nests deeper than ${DEPTH_MAX} levels`);
            if ((0,yaml__0/* .isAlias */ .Vj)(node))
                return plain(node.resolve(document), depth + 1);
            return node == null ? null : asFunction(node.tag, untagged(node, depth));
        };
        const untagged = (node, depth) => {
            if ((0,yaml__0/* .isScalar */ .jn)(node))
                return node.value;
            if ((0,yaml__0/* .isSeq */ .oP)(node))
                return node.items.map((item) => plain(item, depth + 1));
            if (!(0,yaml__0/* .isMap */ .jh)(node))
                return null;
            const value = {};
            for (const { key, value: item } of node.items) {
                const name = (0,yaml__0/* .isScalar */ .jn)(key) ? String(key.value) : '';
                if (Object.hasOwn(value, name))
                    throw new Problem(`has the key ${(0,_trust_policy_policy_js__1/* .quoted */ .TL)(name)} twice in one object`);
                const writable = { enumerable: true, configurable: true, writable: true };
                Object.defineProperty(value, name, { ...writable, value: plain(item, depth + 1) });
            }
            if (node.range)
                lines.set(value, counter.linePos(node.range[0]).line);
            return value;
        };
        return { ok: true, value: plain(document.contents, 0) };
    }
    catch (error) {
        return problem(error instanceof Problem ? error.message : 'nests too deep');
    }
}
class Problem extends Error {
}
function problem(what) {
    return { ok: false, problem: `The file ${what}.` };
}
function hasTooManyTokens(text) {
    let count = 0;
    for (const _token of new yaml__0/* .Lexer */ .JG().lex(text)) {
        count += 1;
        if (count > 8 * NODES_MAX)
            return true;
    }
    return false;
}
function asFunction(tag, value) {
    const [, name] = /^!([A-Z]\w*)$/.exec(tag ?? '') ?? [];
    if (name === undefined)
        return value;
    return name === 'Ref' || name === 'Condition' ? { [name]: value } : { [`Fn::${name}`]: value };
}


})

};
