export const id = 551;
export const ids = [551];
export const modules = {

5551:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  afterNothing: () => (afterNothing),
  ofExisting: () => (ofExisting),
  ofSessions: () => (ofSessions)
});
var node_util__0 = __webpack_require__(7975);
var _github_workspace_file_js__1 = __webpack_require__(8249);
var _net_service_url_js__7 = __webpack_require__(1844);
var _resolution_resolve_js__2 = __webpack_require__(3966);
var _resolution_takings_js__3 = __webpack_require__(8019);
var _settings_publish_mode_js__4 = __webpack_require__(4328);
var _util_defined_js__6 = __webpack_require__(9665);
var _values_js__5 = __webpack_require__(8981);








async function ofSessions(settings, sessions, later, files) {
    const { environmentKeys, outputKeys, defaultProfile } = (0,_settings_publish_mode_js__4/* .publishModeOf */ .oY)(settings);
    const [first] = sessions;
    const isOf = (session, source) => {
        if (source.kind === 'helper')
            return files !== undefined && source.profile === session?.profile;
        return session !== undefined && areKeys(source, session.credentials);
    };
    const published = {
        byDefault: environmentKeys || defaultProfile,
        profiles: files === undefined ? [] : sessions.flatMap(({ profile }) => profile ?? []),
        ...(0,_util_defined_js__6/* .defined */ .s)({ outputs: outputKeys && !environmentKeys && first ? (0,_values_js__5/* .revealKeys */ .SW)(first.credentials) : undefined }),
        isOurs: (source, profile) => isOf(sessions.find((one) => profile === undefined || one.profile === profile) ?? first, source),
    };
    const hasInstanceRole = await mayBecomeInstance(later, published);
    const remaining = published.byDefault || !settings.unsetCurrentCredentials
        ? []
        : takingsOfOthers(later, (source) => sessions.some((session) => isOf(session, source)));
    const usesDefault = published.byDefault || published.outputs !== undefined;
    return {
        ...useOf(later, { ...published, hasInstanceRole }, files?.copies),
        endpoints: usesDefault ? profileEndpoints(later, files?.copies) : [],
        remaining,
    };
}
async function mayBecomeInstance(later, published) {
    const { environment } = later;
    if (environment['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return false;
    const takings = (0,_resolution_takings_js__3/* .otherTakings */ .cW)(inputOf(later), { ...published, hasInstanceRole: true });
    if (!takings.some(({ source, onlyAfterFailure }) => onlyAfterFailure && source.kind === 'instance'))
        return false;
    const { askInstanceRole } = await __webpack_require__.e(/* import() */ 783).then(__webpack_require__.bind(__webpack_require__, 783));
    const { status } = await askInstanceRole({ ...environment, AWS_METADATA_SERVICE_TIMEOUT: undefined });
    return status === 'succeeded';
}
function takingsOfOthers(later, isOurs) {
    return (0,_resolution_takings_js__3/* .otherTakings */ .cW)(inputOf(later), { byDefault: true, profiles: [], isOurs });
}
function afterNothing(later) {
    return takingsOfOthers(later, () => false);
}
function ofExisting(later) {
    const verified = (0,_resolution_resolve_js__2/* .machineSource */ .xB)(inputOf(later));
    return {
        ...useOf(later, { byDefault: true, profiles: [], isOurs: (source) => isSame(source, verified) }),
        endpoints: profileEndpoints(later),
        remaining: [],
    };
}
function profileEndpoints(later, copies = {}) {
    if ((0,_net_service_url_js__7/* .ignoresEndpoints */ .gY)(later.environment))
        return [];
    const input = inputOf(later);
    const found = _resolution_takings_js__3/* .SUPPORTED_TOOLS */ .rX.filter((tool) => tool !== KNOWS_NO_ENDPOINTS).flatMap((tool) => (0,_resolution_resolve_js__2/* .endpointsOf */ .uY)(tool, input));
    const told = found.map(({ url, files: [file = ''], ...one }) => ({
        ...one,
        variable: 'endpoint_url',
        origin: (0,_net_service_url_js__7/* .originOf */ .yv)(url),
        file: copies[file] || file,
    }));
    return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}
const KNOWS_NO_ENDPOINTS = 'js-v2';
function isSame(source, verified) {
    if (source.kind === 'helper')
        return verified?.kind === 'helper' && source.command === verified.command;
    if (source.kind !== 'keys')
        return (0,node_util__0.isDeepStrictEqual)(source, verified);
    return (verified?.kind === 'keys' &&
        source.accessKeyId === verified.accessKeyId &&
        source.secretAccessKey === verified.secretAccessKey &&
        source.sessionToken === verified.sessionToken);
}
function useOf(later, published, copies = {}) {
    const takings = (0,_resolution_takings_js__3/* .otherTakings */ .cW)(inputOf(later), published).map((taking) => withOriginal(taking, copies));
    return { takings, ...(later.environment['RUNNER_OS'] === 'Windows' && { os: 'Windows' }) };
}
function inputOf({ environment, home }) {
    const files = (0,_github_workspace_file_js__1/* .readAwsFiles */ .ZK)(environment['GITHUB_WORKSPACE'] ?? home);
    return { environment, ...files, accountHome: home, now: Date.now() / 1000 };
}
function withOriginal(taking, copies) {
    const { source } = taking;
    if (source.kind !== 'broken' || source.file === undefined)
        return taking;
    return { ...taking, source: { ...source, file: copies[source.file] || source.file } };
}
function areKeys(source, keys) {
    return (source.kind === 'keys' &&
        source.accessKeyId === keys.accessKeyId.reveal() &&
        source.secretAccessKey === keys.secretAccessKey.reveal() &&
        source.sessionToken === keys.sessionToken?.reveal());
}


})

};
