export const id = 551;
export const ids = [551,932];
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

5693:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  SS: () => (describeOutcome),
  WC: () => (unsetStep),
  eZ: () => (namesOf),
  gv: () => (describeTaking),
  sl: () => (isRubyAlone),
  tV: () => (withValues),
  x6: () => (areOfEnvironment)
});
var _resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6231);
var _util_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2585);


const TOOLS = {
    'aws-cli-v1': 'AWS CLI v1',
    'aws-cli-v2': 'AWS CLI v2',
    boto3: 'boto3',
    'js-v3': 'AWS SDK for JavaScript v3',
    'js-v2': 'AWS SDK for JavaScript v2',
    'aws-cdk': 'AWS CDK',
    'go-v2': 'AWS SDK for Go v2',
    'go-base': 'Terraform, OpenTofu',
    'java-v2': 'AWS SDK for Java v2',
    rust: 'AWS SDK for Rust',
    ruby: 'AWS SDK for Ruby',
    'go-v1': 'AWS SDK for Go v1',
    'java-v1': 'AWS SDK for Java v1',
};
function namesOf(tools) {
    return tools.map((tool) => TOOLS[tool]).join(', ');
}
function withValues(text, values) {
    const marked = [...new Set(values)].filter((value) => value !== '').sort((a, b) => b.length - a.length);
    if (marked.length === 0)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(text);
    const escaped = marked.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    const parts = text.split(new RegExp(`(?<![\\w-])(${escaped.join('|')})(?![\\w-])`));
    return {
        parts: parts.map((part, index) => (index % 2 === 0 ? part : { value: part })).filter((part) => part !== ''),
    };
}
function sourceWords(source, variables) {
    return withValues((0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSource */ .B)(source, variables), [...variables, ...valuesIn(source)]);
}
function valuesIn(source) {
    const profile = 'profile' in source && source.profile !== undefined ? [source.profile] : [];
    const role = 'roleArn' in source ? [source.roleArn] : [];
    const file = 'file' in source && source.file !== undefined ? [source.file] : [];
    return [...profile, ...role, ...file];
}
function describeTaking({ tools, use, profiles, source, because, variables, onlyAfterFailure }) {
    const names = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .joinWords */ .yZ)(profiles.map((name) => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `"${name}"`), ', ');
    const uses = {
        default: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) ``,
        variable: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, in a step that sets AWS_PROFILE to ${names}`,
        code: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, with the profile ${names} in code or --profile`,
        outputs: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, in a step that sets the access keys from the outputs`,
    };
    const when = onlyAfterFailure ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, if the helper of the profile fails` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) ``;
    const why = because === undefined ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `, because ${withoutNothing(sourceWords(because, variables))}`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(namesOf(tools))}${uses[use]}${when}: ${sourceWords(source, variables)}${why}`;
}
function withoutNothing({ parts: [first = '', ...rest] }) {
    return { parts: [typeof first === 'string' ? first.replace(/^nothing: /, '') : first, ...rest] };
}
function isRubyAlone(takings) {
    return takings.every(({ tools, source }) => source.kind === 'broken' && source.reason === 'web identity incomplete' && tools.every((tool) => tool === 'ruby'));
}
function areOfEnvironment(takings) {
    return takings.every(({ use, source, because }) => (use === 'variable' || use === 'code') &&
        because === undefined &&
        (source.kind === 'keys' || source.kind === 'web identity') &&
        source.profile === undefined);
}
function describeOutcome({ tools, source, variables, arn, failure }) {
    const who = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(namesOf(tools));
    const what = sourceWords(source, variables);
    if (arn !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${arn}, from ${what}`;
    if (failure === undefined || source.kind === 'broken')
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${what}`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `${who}: ${what}, which fails: ${failure.code}: ${failure.message}`;
}
function inPowershell(variables) {
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `In PowerShell, start the scripts with this line:`,
        snippet: {
            language: 'powershell',
            text: `Remove-Item -ErrorAction Ignore ${variables.map((name) => `Env:${name}`).join(', ')}`,
        },
    };
}
function unsetStep(variables) {
    if (variables.length === 0)
        return [];
    const areSet = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(variables.length === 1 ? 'it is set' : 'they are set');
    return [
        {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL) `Remove ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_0__/* .valueList */ .Q0)(variables, ' and ')} where ${areSet}, or start the scripts that use these credentials with this line:`,
            snippet: { language: 'sh', text: `unset ${variables.join(' ')}` },
        },
        inPowershell(variables),
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


}),

6231:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  B: () => (describeSource)
});
function describeSource(source, variables = []) {
    const by = variables.length === 0 ? '' : ` (${variables.join(' and ')})`;
    const ofProfile = 'profile' in source && source.profile !== undefined ? ` of the profile "${source.profile}"${by}` : '';
    switch (source.kind) {
        case 'keys':
            return ofProfile === ''
                ? `the access keys in the environment (${source.variable ?? 'AWS_ACCESS_KEY_ID'}${tokenOf(source)})`
                : `the access keys${ofProfile}`;
        case 'helper':
            return `the credential_process${ofProfile}`;
        case 'sso':
            return `the SSO session${ofProfile}`;
        case 'role':
            return `the role ${source.roleArn}${ofProfile}`;
        case 'web identity':
            return ofProfile === ''
                ? `the role ${source.roleArn} (AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE)`
                : `the role ${source.roleArn}${ofProfile}`;
        case 'container':
            return "the container's own role (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI)";
        case 'instance':
            return "the machine's own role (instance metadata), or nothing";
        case 'nothing':
            return 'nothing';
        case 'broken':
            return `nothing: ${describeBroken(source, ofProfile, by)}`;
    }
}
function tokenOf({ tokenVariable }) {
    return tokenVariable === undefined ? '' : ` with ${tokenVariable}`;
}
function describeBroken({ reason, profile = '', file = '' }, ofProfile, by) {
    const reasons = {
        'profile missing': describeMissing(profile, file, by),
        'source profile missing': `the source_profile or credential_source${ofProfile} leads to no credentials`,
        'profile without credentials': `the profile "${profile}"${by} holds no credentials`,
        'profile contradictory': `the settings of the profile "${profile}"${by} contradict each other, or name an SSO session that is in no file`,
        'half a key pair': profile === ''
            ? 'AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY'
            : `one of the two access keys${ofProfile} is missing`,
        'keys expired': 'AWS_CREDENTIAL_EXPIRATION is in the past',
        'end not a date': 'AWS_CREDENTIAL_EXPIRATION is not a date',
        'malformed keys': 'the access keys contain a line break or another control character',
        'file unreadable': file === '' ? 'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE is set and empty' : `it cannot parse ${file}`,
        'file not readable': `it cannot read ${file}`,
        'web identity incomplete': profile === ''
            ? 'AWS_WEB_IDENTITY_TOKEN_FILE or AWS_ROLE_ARN is empty, or the token file is missing'
            : `the web identity settings${ofProfile} are incomplete, or the token file is missing`,
        'empty container variable': 'AWS_CONTAINER_CREDENTIALS_FULL_URI is set and empty',
    };
    return reasons[reason];
}
function describeMissing(profile, file, by) {
    if (profile === '')
        return `a profile variable${by} is set and empty`;
    return file === ''
        ? `the profile "${profile}"${by} is in no file`
        : `it reads the profile "${profile}"${by} in ${file} only with AWS_SDK_LOAD_CONFIG=1`;
}


}),

2585:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  MZ: () => (phrase),
  Q0: () => (valueList),
  aL: () => (words),
  c5: () => (plainWords),
  vI: () => (shortened),
  yZ: () => (joinWords)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8805);

function words(literals, ...values) {
    const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index])]);
    return { parts: parts.filter((part) => part !== '') };
}
function partsOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'object' ? value.parts : [{ value: String(value) }];
}
function phrase(text) {
    return { parts: [text] };
}
function valueList(values, separator = ', ') {
    return joinWords(values.map((value) => words `${value}`), separator);
}
function joinWords(sentences, separator = ' ') {
    return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}
function plainWords(sentence, valueMaxLength = Number.POSITIVE_INFINITY) {
    if (typeof sentence === 'string')
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(sentence);
    const shown = sentence.parts.map((part) => typeof part === 'string' ? part : shortened((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(part.value), valueMaxLength));
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(shown.join(''), Number.POSITIVE_INFINITY);
}
const HEAD_SHARE = 0.45;
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const head = Math.floor((maxLength - 1) * HEAD_SHARE);
    const tail = maxLength - 1 - head;
    return `${text.slice(0, head).replace(/[\ud800-\udbff]$/u, '')}\u2026${text.slice(-tail).replace(/^[\udc00-\udfff]/u, '')}`;
}


})

};
