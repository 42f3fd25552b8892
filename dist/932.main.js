export const id = 932;
export const ids = [932];
export const modules = {

3737:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  P: () => (remainingCredentials),
  v: () => (otherCredentials)
});
var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(988);
var _words_credential_sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5693);


function otherCredentials(takings) {
    if (takings.length === 0)
        return [];
    const evidence = { takings };
    const isExpected = (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isRubyAlone */ .sl)(takings) || (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .areOfEnvironment */ .x6)(takings);
    return [isExpected ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('OTHER_CREDENTIALS_WIN', evidence) : (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('OTHER_CREDENTIALS_WIN', evidence)];
}
function remainingCredentials(takings, blankable, severity) {
    const used = takings.filter(({ source: { kind } }) => !['nothing', 'broken', 'instance'].includes(kind));
    if (used.length === 0)
        return [];
    const evidence = { takings: used, blankable };
    return [
        severity === 'warning'
            ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('OTHER_CREDENTIALS_REMAIN', evidence)
            : (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('OTHER_CREDENTIALS_REMAIN', evidence),
    ];
}


}),

5551:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  afterNothing: () => (afterNothing),
  ofExisting: () => (ofExisting),
  ofSessions: () => (ofSessions)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
var _diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3737);
var _github_runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3295);
var _resolution_resolve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(387);
var _resolution_takings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8019);
var _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4328);








const FILE_MAX_BYTES = 1024 * 1024;
function ofSessions(settings, sessions, later, files) {
    const { environmentKeys, defaultProfile } = (0,_settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_7__/* .publishModeOf */ .oY)(settings);
    const published = {
        byDefault: environmentKeys || defaultProfile,
        profiles: files === undefined ? [] : sessions.flatMap(({ profile }) => profile ?? []),
        isOurs: (source, profile) => {
            const session = sessions.find((one) => profile === undefined || one.profile === profile) ?? sessions[0];
            if (source.kind === 'helper')
                return files !== undefined && source.profile === session?.profile;
            return session !== undefined && areKeys(source, session.credentials);
        },
    };
    return findingOf(later, published, files?.copies);
}
function afterNothing({ unsetCurrentCredentials }, later, severity) {
    const takings = (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_6__/* .otherTakings */ .cW)(inputOf(later), { byDefault: true, profiles: [], isOurs: () => false });
    const blankable = unsetCurrentCredentials ? [] : _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_7__/* .BEFORE_PROFILE */ .aw.filter((name) => later.environment[name]);
    return (0,_diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .remainingCredentials */ .P)(takings, blankable, severity);
}
function ofExisting(later) {
    const verified = (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .machineSource */ .xB)(inputOf(later));
    return findingOf(later, { byDefault: true, profiles: [], isOurs: (source) => isSame(source, verified) });
}
function isSame(source, verified) {
    if (source.kind === 'helper')
        return verified?.kind === 'helper' && source.command === verified.command;
    if (source.kind !== 'keys')
        return (0,node_util__WEBPACK_IMPORTED_MODULE_2__.isDeepStrictEqual)(source, verified);
    return (verified?.kind === 'keys' &&
        source.accessKeyId === verified.accessKeyId &&
        source.secretAccessKey === verified.secretAccessKey &&
        source.sessionToken === verified.sessionToken);
}
function findingOf(later, published, copies = {}) {
    return (0,_diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .otherCredentials */ .v)((0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_6__/* .otherTakings */ .cW)(inputOf(later), published).map((taking) => withOriginal(taking, copies)));
}
function inputOf({ environment, home }) {
    const readFile = createReader(environment['GITHUB_WORKSPACE'] ?? home);
    return { environment, readFile, accountHome: home, now: Date.now() / 1000 };
}
function withOriginal(taking, copies) {
    const { source } = taking;
    if (source.kind !== 'broken' || source.file === undefined)
        return taking;
    return { ...taking, source: { ...source, file: copies[source.file] || source.file } };
}
function createReader(workspace) {
    const texts = new Map();
    return (path) => {
        if (!texts.has(path))
            texts.set(path, textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)));
        return texts.get(path);
    };
}
function textOf(path) {
    try {
        return (0,_github_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readSmallFile */ .EW)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path), FILE_MAX_BYTES);
    }
    catch {
        return undefined;
    }
}
function areKeys(source, keys) {
    return (source.kind === 'keys' &&
        source.accessKeyId === keys.accessKeyId.reveal() &&
        source.secretAccessKey === keys.secretAccessKey.reveal() &&
        source.sessionToken === keys.sessionToken?.reveal());
}


})

};
