export const id = 701;
export const ids = [701];
export const modules = {

8701:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  violationsOf: () => (violationsOf)
});
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6111);
var _secrets_vault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6887);
var _util_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8805);
var _secret_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1227);




const SHOWN_VALUE_MAX_LENGTH = 120;
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS'];
function violationsOf(violations, { inputs, environment }, vault) {
    keepSecrets(inputs, environment, vault);
    const shown = (text) => (0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutLookalikesInInput */ .Q4)(vault.redact(text));
    return violations.map(({ input, text, rule, hint }) => {
        const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
        const hasSecret = shown(text) !== text;
        const safeHint = hasSecret ? hint?.replace(/".*"/s, `"${_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .REDACTED */ .XF}"`) : hint;
        return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
    });
}
const MASKED_INPUTS = [..._secret_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_INPUTS */ .AR, 'github-token'];
function keepSecrets(inputs, environment, vault) {
    (0,_secrets_vault_js__WEBPACK_IMPORTED_MODULE_1__/* .maskPrevious */ .OI)(vault, environment);
    const texts = [
        ...MASKED_INPUTS.map((name) => inputs[name] ?? ''),
        environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
    ];
    const secrets = texts.flatMap((text) => text.split(/\s+/)).filter(_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .isGivenKeyMaterial */ .yi);
    vault.keep(Object.fromEntries(secrets.entries()));
}
function shownValue(input, text, shown) {
    if (SECRET_INPUTS.includes(input))
        return text.trim() === '' || text === 'none' ? text.trim() : _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .REDACTED */ .XF;
    const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .REDACTED */ .XF}@`) : text;
    const looksSecret = (0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutLookalikesInInput */ .Q4)(given) !== (0,_secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutPasswords */ .hl)(given);
    return looksSecret ? _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .REDACTED */ .XF : (0,_util_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh)(shown(given), SHOWN_VALUE_MAX_LENGTH);
}


})

};
