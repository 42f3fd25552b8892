export const modules = {

3737:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  laterUseFindings: () => (laterUseFindings),
  leftAloneFindings: () => (leftAloneFindings),
  verifyRules: () => (verifyRules)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _settings_publish_mode_js__1 = __webpack_require__(4328);
var _settings_settings_js__2 = __webpack_require__(3152);
var _util_defined_js__5 = __webpack_require__(9665);
var _util_time_js__7 = __webpack_require__(343);
var _finding_js__6 = __webpack_require__(988);
var _verified_js__3 = __webpack_require__(44);
var _words_credential_sources_js__4 = __webpack_require__(5693);








function laterUseFindings({ takings, endpoints, remaining, os }, settings) {
    return [
        ...otherCredentials(takings, os),
        ...(0,_verified_js__3/* .otherEndpoints */ .NG)(endpoints, settings),
        ...remainingCredentials(remaining, { blankable: [], isPublished: true }, 'warning'),
    ];
}
function otherCredentials(takings, os) {
    if (takings.length === 0)
        return [];
    const evidence = (0,_util_defined_js__5/* .defined */ .s)({ takings, os });
    if ((0,_words_credential_sources_js__4/* .isRubyAlone */ .sl)(takings) || (0,_words_credential_sources_js__4/* .areOfEnvironment */ .x6)(takings))
        return [(0,_finding_js__6/* .notice */ .lm)('OTHER_CREDENTIALS_WIN', evidence)];
    return [(0,_finding_js__6/* .warning */ .$e)('OTHER_CREDENTIALS_WIN', evidence, (0,_words_credential_sources_js__4/* .areByVariables */ .dk)(takings) ? 'likely' : 'certain')];
}
function leftAloneFindings({ takings, environment, severity }, { unsetCurrentCredentials, useExistingCredentials }) {
    const blankable = unsetCurrentCredentials ? [] : _settings_publish_mode_js__1/* .BEFORE_PROFILE */ .aw.filter((name) => environment[name]);
    const wanted = useExistingCredentials && !unsetCurrentCredentials ? { wanted: true } : {};
    return remainingCredentials(takings, { blankable, isPublished: false, ...wanted }, severity);
}
function remainingCredentials(takings, remaining, severity) {
    const used = takings.filter(({ source: { kind }, onlyAfterFailure }) => !onlyAfterFailure && !['nothing', 'broken', 'instance'].includes(kind));
    if (used.length === 0)
        return [];
    const evidence = { takings: used, ...remaining };
    return [
        severity === 'warning'
            ? (0,_finding_js__6/* .warning */ .$e)('OTHER_CREDENTIALS_REMAIN', evidence)
            : (0,_finding_js__6/* .notice */ .lm)('OTHER_CREDENTIALS_REMAIN', evidence),
    ];
}
const verifyRules = [
    whenFound(otherIdentity),
    whenFound(remainingTime),
    whenFound(({ existingUntil }, { arn }) => existingUntil === Number.POSITIVE_INFINITY ? [(0,_finding_js__6/* .warning */ .$e)('LONG_TERM_KEYS_IN_USE', { arn })] : []),
    ({ others = [], runner }) => otherCredentials(others, runner.os),
    ({ disagreement: outcomes, runner: { os } }) => outcomes === undefined ? [] : [(0,_finding_js__6/* .error */ .z3)('TOOLS_DISAGREE', (0,_util_defined_js__5/* .defined */ .s)({ outcomes, os }))],
    whenFound(severalSessions),
];
function whenFound(rule) {
    return (facts) => facts.settings.mode === 'verify' && facts.callerIdentity.status === 'succeeded'
        ? rule(facts, facts.callerIdentity.value)
        : [];
}
function otherIdentity({ settings }, { arn }) {
    const wanted = (0,_settings_settings_js__2/* .targetRole */ .Yz)(settings);
    const actual = (0,_aws_arn_js__0/* .parseAssumedRoleArn */ .B8)(arn);
    const name = wanted?.name ?? settings.roleName?.split('/').at(-1);
    const isRole = name === undefined ||
        (actual?.roleName === name &&
            (wanted === undefined || (actual.account === wanted.account && actual.partition === wanted.partition)));
    const { wantedSessionName: session } = settings;
    const isSession = session === undefined || actual?.roleSessionName === session;
    return [
        ...(isRole ? [] : [(0,_finding_js__6/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: wanted?.text ?? name, arn })]),
        ...(isSession ? [] : [(0,_finding_js__6/* .error */ .z3)('OTHER_IDENTITY_IN_USE', { wanted: `the session name ${session}`, arn })]),
    ];
}
function severalSessions({ sessionsInUse: outcomes, runner: { os } }, { arn }) {
    if (outcomes === undefined || (0,_aws_arn_js__0/* .parseAssumedRoleArn */ .B8)(arn) === undefined)
        return [];
    return [(0,_finding_js__6/* .notice */ .lm)('SEVERAL_SESSIONS_IN_USE', (0,_util_defined_js__5/* .defined */ .s)({ arn, outcomes, os }))];
}
function remainingTime(facts) {
    const { existingUntil } = facts;
    const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
    if (existingUntil === undefined) {
        return minimumSeconds === 0 ? [] : [(0,_finding_js__6/* .error */ .z3)('REMAINING_TIME_UNKNOWN', { minimumSeconds })];
    }
    const remainingSeconds = (0,_util_time_js__7/* .remainingSecondsOf */ .FY)(facts, { expiresAt: existingUntil });
    if (remainingSeconds > 0 && remainingSeconds >= minimumSeconds)
        return [];
    return [(0,_finding_js__6/* .error */ .z3)('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: existingUntil })];
}


})

};
