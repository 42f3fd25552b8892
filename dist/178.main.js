export const id = 178;
export const ids = [178];
export const modules = {

7178:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  existingValues: () => (existingValues),
  publishExisting: () => (publishExisting)
});
var _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4328);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3152);
var _post_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2069);
var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2004);
var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8981);





async function publishExisting(verified, ports) {
    const values = existingValues(verified, ports.environment);
    const { environmentKeys } = (0,_settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_0__/* .publishModeOf */ .oY)(verified.facts.settings);
    const others = environmentKeys
        ? await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .lookForOthers */ .eh)(values, ports, ({ ofExisting }, later) => ofExisting(verified.facts.settings, later))
        : [];
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publishValues */ .P_)(values, ports);
    return others;
}
function existingValues(verified, previous) {
    const { settings } = verified.facts;
    const { environmentKeys } = (0,_settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_0__/* .publishModeOf */ .oY)(settings);
    const areKeys = Boolean(previous['AWS_ACCESS_KEY_ID'] && previous['AWS_SECRET_ACCESS_KEY']);
    const besideKept = areKeys ? _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_0__/* .BESIDE_KEYS */ .W0 : _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_0__/* .BEFORE_PROFILE */ .aw;
    const inTheWay = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .looksAtMachine */ .Jj)(settings) ? [] : besideKept;
    const names = inTheWay.filter((name) => name !== 'AWS_CREDENTIAL_EXPIRATION' || isPast(previous[name]));
    const environment = environmentKeys ? { ...(0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .emptied */ .$C)(names, previous), ...(0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .regionVariables */ .AU)(settings) } : {};
    const state = environmentKeys ? (0,_post_state_js__WEBPACK_IMPORTED_MODULE_2__/* .saveState */ .LZ)(environment, previous) : {};
    return { environment, outputs: (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .verifiedOutputs */ .py)(verified), state };
}
function isPast(end = '') {
    return end !== '' && !(Date.parse(end) > Date.now());
}


})

};
