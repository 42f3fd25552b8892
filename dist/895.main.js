export const id = 895;
export const ids = [895];
export const modules = {

4895:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  withoutEffectLine: () => (withoutEffectLine)
});
var _sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8791);

const HAS_EFFECT = {
    'role-duration-seconds': ({ assumes }) => assumes,
    audience: ({ source }) => source === 'id-token',
    'web-identity-token-file': ({ source }) => source === 'token-file',
    'role-chaining': ({ source }) => source === 'ambient',
    'force-skip-oidc': ({ source }) => source === 'ambient',
    'aws-access-key-id': ({ source }) => source === 'keys',
    'aws-secret-access-key': ({ source }) => source === 'keys',
    'aws-session-token': ({ source }) => source === 'keys',
    'use-existing-credentials': ({ source }) => source !== undefined,
    'role-external-id': isSent,
    'role-skip-session-tagging': ({ assumesByCredentials }) => assumesByCredentials,
    'custom-tags': isSent,
    'transitive-tag-keys': isSent,
    'output-credentials': ({ publishes }) => publishes === 'credentials',
    'output-env-credentials': ({ publishes }) => publishes !== 'nothing',
    'unset-current-credentials': ({ publishes }) => publishes === 'credentials',
    refresh: ({ publishes }) => publishes === 'credentials',
    'aws-profile': ({ publishes, source }) => publishes === 'credentials' || source === undefined,
    'overwrite-aws-profile': ({ publishes, hasProfile }) => publishes === 'credentials' && hasProfile,
    'special-characters-workaround': ({ assumes }) => assumes,
    'retry-max-attempts': ({ retries }) => retries,
    'leak-check': ({ publishes }) => publishes === 'credentials',
    'on-missing-oidc': ({ source }) => source === 'id-token',
};
function isSent({ assumesByCredentials, assumes, source }) {
    return assumesByCredentials || (assumes && source !== undefined && _sources_js__WEBPACK_IMPORTED_MODULE_0__/* .SOURCES */ .H[source].usesToken);
}
function withoutEffectLine(given, settings, isKept) {
    const way = wayOf(settings, given, isKept);
    const names = given.filter((name) => HAS_EFFECT[name]?.(way) === false);
    if (names.length === 0)
        return undefined;
    const where = isKept ? 'since existing credentials are kept' : 'in this step';
    return `No effect ${where}: ${names.join(', ')}`;
}
function wayOf(settings, given, isKept) {
    const { mode, source, role, roleName, roles, roleChain, profile, refresh } = settings;
    const hasRole = role !== undefined || roleName !== undefined || roles.length > 0;
    const assumes = hasRole && mode !== 'verify' && !isKept;
    const published = isKept ? 'region' : 'credentials';
    return {
        source: mode === 'verify' ? undefined : source,
        assumes,
        assumesByCredentials: assumes && (!_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .SOURCES */ .H[source].usesToken || roleChain.length > 0),
        publishes: mode === 'configure' ? published : 'nothing',
        hasProfile: profile !== undefined || refresh || roles.length > 0,
        retries: !given.includes('disable-retry'),
    };
}


})

};
