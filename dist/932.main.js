export const id = 932;
export const ids = [932];
export const modules = {

3737:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  P0: () => (remainingCredentials),
  dn: () => (verifyRules),
  v1: () => (otherCredentials)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3152);
var _util_time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(343);
var _finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(988);
var _words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5693);





function otherCredentials(takings) {
    if (takings.length === 0)
        return [];
    const evidence = { takings };
    const isExpected = (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .isRubyAlone */ .sl)(takings) || (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .areOfEnvironment */ .x6)(takings);
    return [isExpected ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('OTHER_CREDENTIALS_WIN', evidence) : (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('OTHER_CREDENTIALS_WIN', evidence)];
}
function remainingCredentials(takings, remaining, severity) {
    const used = takings.filter(({ source: { kind }, onlyAfterFailure }) => !onlyAfterFailure && !['nothing', 'broken', 'instance'].includes(kind));
    if (used.length === 0)
        return [];
    const evidence = { takings: used, ...remaining };
    return [
        severity === 'warning'
            ? (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('OTHER_CREDENTIALS_REMAIN', evidence)
            : (0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('OTHER_CREDENTIALS_REMAIN', evidence),
    ];
}
const verifyRules = [
    whenFound(otherIdentity),
    whenFound(remainingTime),
    whenFound(({ existingUntil }, { arn }) => existingUntil === Number.POSITIVE_INFINITY ? [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('LONG_TERM_KEYS_IN_USE', { arn })] : []),
    ({ others = [] }) => otherCredentials(others),
    ({ disagreement: outcomes }) => (outcomes === undefined ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('TOOLS_DISAGREE', { outcomes })]),
    whenFound(severalSessions),
];
function whenFound(rule) {
    return (facts) => facts.settings.mode === 'verify' && facts.callerIdentity.status === 'succeeded'
        ? rule(facts, facts.callerIdentity.value)
        : [];
}
function otherIdentity({ settings }, { arn }) {
    const wanted = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .targetRole */ .Yz)(settings);
    const actual = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn);
    const name = wanted?.name ?? settings.roleName?.split('/').at(-1);
    const isRole = name === undefined ||
        (actual?.roleName === name &&
            (wanted === undefined || (actual.account === wanted.account && actual.partition === wanted.partition)));
    const { wantedSessionName: session } = settings;
    const isSession = session === undefined || actual?.roleSessionName === session;
    return [
        ...(isRole ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: wanted?.text ?? name, arn })]),
        ...(isSession ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: `the session name ${session}`, arn })]),
    ];
}
function severalSessions({ sessionsInUse: outcomes }, { arn }) {
    if (outcomes === undefined || (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn) === undefined)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('SEVERAL_SESSIONS_IN_USE', { arn, outcomes })];
}
function remainingTime(facts) {
    const { existingUntil } = facts;
    const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
    if (existingUntil === undefined) {
        return minimumSeconds === 0 ? [] : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REMAINING_TIME_UNKNOWN', { minimumSeconds })];
    }
    const remainingSeconds = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .remainingSecondsOf */ .FY)(facts, { expiresAt: existingUntil });
    if (remainingSeconds > 0 && remainingSeconds >= minimumSeconds)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: existingUntil })];
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
var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
var _diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3737);
var _github_workspace_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
var _resolution_resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3966);
var _resolution_takings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8019);
var _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4328);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9665);
var _values_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8981);








async function ofSessions(settings, sessions, later, files) {
    const { environmentKeys, outputKeys, defaultProfile } = (0,_settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_5__/* .publishModeOf */ .oY)(settings);
    const [first] = sessions;
    const isOf = (session, source) => {
        if (source.kind === 'helper')
            return files !== undefined && source.profile === session?.profile;
        return session !== undefined && areKeys(source, session.credentials);
    };
    const published = {
        byDefault: environmentKeys || defaultProfile,
        profiles: files === undefined ? [] : sessions.flatMap(({ profile }) => profile ?? []),
        ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_7__/* .defined */ .s)({ outputs: outputKeys && !environmentKeys && first ? (0,_values_js__WEBPACK_IMPORTED_MODULE_6__/* .revealKeys */ .SW)(first.credentials) : undefined }),
        isOurs: (source, profile) => isOf(sessions.find((one) => profile === undefined || one.profile === profile) ?? first, source),
    };
    const hasInstanceRole = await mayBecomeInstance(later, published);
    const remaining = published.byDefault || !settings.unsetCurrentCredentials
        ? []
        : takingsOfOthers(later, (source) => sessions.some((session) => isOf(session, source)));
    return [
        ...findingOf(later, { ...published, hasInstanceRole }, files?.copies),
        ...(0,_diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .remainingCredentials */ .P0)(remaining, { blankable: [], isPublished: true }, 'warning'),
    ];
}
async function mayBecomeInstance(later, published) {
    const { environment } = later;
    if (environment['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return false;
    const takings = (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_4__/* .otherTakings */ .cW)(inputOf(later), { ...published, hasInstanceRole: true });
    if (!takings.some(({ source, onlyAfterFailure }) => onlyAfterFailure && source.kind === 'instance'))
        return false;
    const { askInstanceRole } = await __webpack_require__.e(/* import() */ 783).then(__webpack_require__.bind(__webpack_require__, 783));
    const { status } = await askInstanceRole({ ...environment, AWS_METADATA_SERVICE_TIMEOUT: undefined });
    return status === 'succeeded';
}
function takingsOfOthers(later, isOurs) {
    return (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_4__/* .otherTakings */ .cW)(inputOf(later), { byDefault: true, profiles: [], isOurs });
}
function afterNothing({ unsetCurrentCredentials }, later, severity) {
    const blankable = unsetCurrentCredentials ? [] : _settings_publish_mode_js__WEBPACK_IMPORTED_MODULE_5__/* .BEFORE_PROFILE */ .aw.filter((name) => later.environment[name]);
    const takings = takingsOfOthers(later, () => false);
    return (0,_diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .remainingCredentials */ .P0)(takings, { blankable, isPublished: false }, severity);
}
function ofExisting(later) {
    const verified = (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .machineSource */ .xB)(inputOf(later));
    return findingOf(later, { byDefault: true, profiles: [], isOurs: (source) => isSame(source, verified) });
}
function isSame(source, verified) {
    if (source.kind === 'helper')
        return verified?.kind === 'helper' && source.command === verified.command;
    if (source.kind !== 'keys')
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(source, verified);
    return (verified?.kind === 'keys' &&
        source.accessKeyId === verified.accessKeyId &&
        source.secretAccessKey === verified.secretAccessKey &&
        source.sessionToken === verified.sessionToken);
}
function findingOf(later, published, copies = {}) {
    return (0,_diagnosis_rules_leftover_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .otherCredentials */ .v1)((0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_4__/* .otherTakings */ .cW)(inputOf(later), published).map((taking) => withOriginal(taking, copies)));
}
function inputOf({ environment, home }) {
    const files = (0,_github_workspace_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readAwsFiles */ .ZK)(environment['GITHUB_WORKSPACE'] ?? home);
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
