export const id = 701;
export const ids = [701];
export const modules = {

8701:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  violationsOf: () => (violationsOf)
});
var _run_masking_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);
var _util_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8805);


const SHOWN_VALUE_MAX_LENGTH = 120;
const REDACTED = '***';
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS'];
function violationsOf(refused, { inputs, environment }, vault) {
    keepSecrets(inputs, environment, vault);
    const shown = (text) => withoutLookalikes(withoutPasswords(vault.redact(text)));
    return refused.map(({ input, text, rule, hint }) => {
        const said = { input, rule: shown(rule), value: shownValue(input, text, shown) };
        const isOpen = hint === undefined || shown(text) === text;
        return hint === undefined ? said : { ...said, hint: shown(isOpen ? hint : hint.replace(/".*"/s, `"${REDACTED}"`)) };
    });
}
const KEY_INPUTS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token', 'github-token'];
const SECRET = /^[\x21-\x7e]{16,8192}$/;
function keepSecrets(inputs, environment, vault) {
    (0,_run_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .maskPrevious */ .O)(vault, environment);
    const texts = [...KEY_INPUTS.map((name) => inputs[name] ?? ''), environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''];
    const secrets = texts.flatMap((text) => text.split(/\s+/)).filter((word) => SECRET.test(word));
    vault.keep(Object.fromEntries(secrets.entries()));
}
function shownValue(input, text, shown) {
    if (SECRET_INPUTS.includes(input))
        return text.trim() === '' || text === 'none' ? text.trim() : REDACTED;
    const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${REDACTED}@`) : text;
    const looksSecret = withoutLookalikes(withoutPasswords(given)) !== withoutPasswords(given);
    return looksSecret ? REDACTED : (0,_util_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(shown(given), SHOWN_VALUE_MAX_LENGTH);
}
const TOKENS = /(?:AKIA|ASIA)[A-Z0-9]{12,}|eyJ[\w-]{10,}(?:\.[\w=-]*)*|gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*/gs;
const NAMES_AND_RUNS = /(arn:|https?:\/\/)[^\s"',;]*|[A-Za-z0-9/+=]{36,}/g;
const RUNS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARN = /[A-Za-z0-9+=]{36,}/g;
function withoutLookalikes(text) {
    return text.replace(TOKENS, REDACTED).replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, MIXTURE);
        return found.replace(start === 'arn:' ? RUNS_IN_ARN : RUNS, (run) => redactMixed(run, NAME_MIXTURE));
    });
}
const MIXTURE = [/[A-Z]/, /[a-z]/];
const NAME_MIXTURE = [...MIXTURE, /[0-9]/];
function redactMixed(run, mixture) {
    return mixture.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}


})

};
