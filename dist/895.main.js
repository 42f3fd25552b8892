export const id = 895;
export const ids = [895];
export const modules = {

4895:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  withoutEffectLine: () => (withoutEffectLine)
});
var _settings_js__0 = __webpack_require__(3152);

const always = () => true;
const isOfNewCredentials = ({ publishes }) => publishes === 'credentials';
const ofSource = (wanted) => ({ source }) => source === wanted;
const isOfKeys = ({ source, keysDecide }) => source === 'keys' || keysDecide;
const HAS_EFFECT = {
    mode: always,
    'role-to-assume': always,
    'aws-region': always,
    'role-session-name': ({ hasRole, mode }) => hasRole || mode === 'verify',
    'role-duration-seconds': ({ assumes }) => assumes,
    audience: ofSource('id-token'),
    'web-identity-token-file': ofSource('token-file'),
    'role-chaining': ofSource('ambient'),
    'force-skip-oidc': ofSource('ambient'),
    'aws-access-key-id': isOfKeys,
    'aws-secret-access-key': isOfKeys,
    'aws-session-token': isOfKeys,
    'use-existing-credentials': ({ mode }) => mode !== 'verify',
    'role-external-id': isSent,
    'role-chain': always,
    roles: always,
    'role-skip-session-tagging': ({ assumesByCredentials }) => assumesByCredentials,
    'custom-tags': isTagSent,
    'transitive-tag-keys': isTagSent,
    'allowed-account-ids': always,
    'allowed-role-arns': always,
    'mask-aws-account-id': always,
    'inline-session-policy': always,
    'managed-session-policies': always,
    'output-credentials': isOfNewCredentials,
    'output-env-credentials': ({ publishes, severalRoles }) => publishes !== 'nothing' && !severalRoles,
    'unset-current-credentials': ({ publishes, source }) => publishes === 'credentials' || source === 'ambient',
    refresh: isOfNewCredentials,
    'aws-profile': ({ publishes, mode }) => publishes === 'credentials' || mode === 'verify',
    'overwrite-aws-profile': ({ publishes, namesProfile }) => publishes === 'credentials' && namesProfile,
    'special-characters-workaround': ({ assumes }) => assumes,
    'http-proxy': always,
    'no-proxy': ({ hasProxy }) => hasProxy,
    'action-timeout-s': always,
    'retry-max-attempts': ({ retries }) => retries,
    'disable-retry': always,
    'translate-env-variables': always,
    'sts-endpoint': ({ asksAws }) => asksAws,
    'max-clock-skew-seconds': always,
    'minimum-remaining-seconds': always,
    'expected-subject': always,
    'trust-policy-file': always,
    'diagnosis-role': ({ source, assumes }) => assumes && source !== undefined && _settings_js__0/* .SOURCES */ .Hl[source].usesToken,
    'on-missing-oidc': ofSource('id-token'),
    'pr-comment': ({ mode }) => mode !== 'diagnose',
    'github-token': always,
    'leak-check': isOfNewCredentials,
    summary: always,
    'workflow-ref': always,
    'job-index': always,
    'workflow-sha': always,
};
function isSent({ assumesByCredentials, assumes, source }) {
    return assumesByCredentials || (assumes && source !== undefined && _settings_js__0/* .SOURCES */ .Hl[source].usesToken);
}
function isTagSent(way) {
    return isSent(way) && !way.skipsTags;
}
function withoutEffectLine(given, settings, found) {
    const { isKept } = found;
    const way = wayOf(settings, given, found);
    const before = wayOf(settings, given, { ...found, isKept: false });
    const names = given.filter((name) => !HAS_EFFECT[name](way) && (!isKept || HAS_EFFECT[name](before)));
    if (names.length === 0)
        return undefined;
    const where = isKept ? 'since existing credentials are kept' : 'in this step';
    return `No effect ${where}: ${names.join(', ')}`;
}
function wayOf(settings, given, { isKept, hasProxy }) {
    const { mode, source, role, roleName, roles, roleChain } = settings;
    const areThere = isKept || mode === 'verify';
    const hasRole = role !== undefined || roleName !== undefined || roles.length > 0;
    const assumes = hasRole && !areThere;
    const published = isKept || (0,_settings_js__0/* .looksAtMachine */ .Jj)(settings) ? 'region' : 'credentials';
    return {
        source: areThere ? undefined : source,
        hasRole,
        assumes,
        assumesByCredentials: assumes && (!_settings_js__0/* .SOURCES */ .Hl[source].usesToken || roleChain.length > 0),
        skipsTags: given.includes('role-skip-session-tagging'),
        asksAws: areThere || hasRole || !_settings_js__0/* .SOURCES */ .Hl[source].usesToken,
        publishes: mode === 'configure' ? published : 'nothing',
        severalRoles: roles.length > 0,
        namesProfile: given.includes('aws-profile') || roles.length > 0,
        mode,
        retries: !given.includes('disable-retry'),
        keysDecide: isKept && role === undefined,
        hasProxy,
    };
}


})

};
