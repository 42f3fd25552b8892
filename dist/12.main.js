export const id = 12;
export const ids = [12,906,460,459];
export const modules = {

3384:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  x: () => (assumeRole)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9665);
var _sts_requests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7012);


async function assumeRole(sts, request) {
    const { tags } = request;
    let attempt = await assumeRoleOnce(sts, request);
    for (const dropped of droppableTags(tags)) {
        if (attempt.status !== 'failed' || attempt.failure.code !== 'PackedPolicyTooLarge')
            break;
        const usual = Object.fromEntries(Object.entries(tags.usual).filter(([key]) => !dropped.includes(key)));
        attempt = withDropped(await assumeRoleOnce(sts, { ...request, tags: { ...tags, usual } }), dropped);
    }
    return attempt;
}
const LEFT_OUT_FIRST = ['EventName', 'BaseRef', 'HeadRef', 'RunId', 'Job', 'TriggeringActor'];
const LONG_TAG_LENGTH = 64;
function droppableTags({ usual, transitive }) {
    const wanted = transitive.map((key) => key.toLowerCase());
    const all = Object.entries(usual).filter(([key]) => !wanted.includes(key.toLowerCase()));
    const first = all.filter(([key]) => LEFT_OUT_FIRST.includes(key));
    const long = all.filter((tag) => first.includes(tag) || tag[1].length > LONG_TAG_LENGTH);
    const sets = [first, long, all].filter(({ length }, index, { [index - 1]: before }) => length > (before?.length ?? 0));
    return sets.map((entries) => entries.map(([key]) => key));
}
function withDropped(attempt, droppedTags) {
    if (attempt.status !== 'succeeded')
        return attempt;
    return { status: 'succeeded', value: { ...attempt.value, session: { ...attempt.value.session, droppedTags } } };
}
async function assumeRoleOnce(sts, request) {
    const { requested, policies, externalId, tags, vault } = request;
    const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
    const all = Object.entries({ ...tags.usual, ...tags.custom });
    const input = {
        RoleArn: requested.role.text,
        RoleSessionName: requested.roleSessionName,
        DurationSeconds: requested.durationSeconds,
        ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ ExternalId: externalId, Policy: policy }),
        ...(all.length === 0 ? {} : { Tags: all.map(([Key, Value]) => ({ Key, Value })) }),
        ...(tags.transitive.length === 0 ? {} : { TransitiveTagKeys: [...tags.transitive] }),
        ...(managedSessionPolicies.length === 0 ? {} : { PolicyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
    };
    const answer = await sts.assumeRole(input, (output) => (0,_sts_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .readGrantedSession */ .m_)(output, requested, vault));
    if (answer.status !== 'succeeded')
        return answer;
    const granted = (0,_sts_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .dated */ .dR)(answer.value);
    const session = { ...granted.session, inheritedTagKeys: tags.transitive };
    return { status: 'succeeded', value: { ...granted, session } };
}


}),

2459:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  otherRunnerIn: () => (otherRunnerIn),
  readRunTrigger: () => (readRunTrigger)
});
var _util_defined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9665);
var _runner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5295);
var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3295);



function readRunTrigger(environment) {
    const { url, bearer } = (0,_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .idTokenVariables */ .ed)(environment);
    return (0,_util_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        trigger: readTrigger(environment),
        otherRunner: otherRunnerIn(environment),
        mayRequestIdToken: url || bearer ? true : undefined,
    });
}
function otherRunnerIn(environment) {
    return OTHER_RUNNERS.find(([variable]) => environment[variable] === 'true')?.[1];
}
const OTHER_RUNNERS = [
    ['FORGEJO_ACTIONS', 'Forgejo'],
    ['GITEA_ACTIONS', 'Gitea'],
    ['ACT', 'act'],
];
function readTrigger(environment) {
    const payload = readPayload(environment['GITHUB_EVENT_PATH']);
    const { head, base } = payload.pull_request ?? {};
    const ofFork = head !== undefined && head !== null && head.repo?.id !== base?.repo?.id;
    if (ofFork && environment['GITHUB_EVENT_NAME'] !== 'pull_request_target')
        return 'fork-pull-request';
    const actors = [environment['GITHUB_ACTOR'], payload.sender?.login];
    return actors.includes('dependabot[bot]') ? 'dependabot' : 'repository';
}
const PAYLOAD_MAX_BYTES = 25 * 1024 * 1024;
function readPayload(path) {
    try {
        const value = JSON.parse((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readSmallFile */ .EW)(path ?? '', PAYLOAD_MAX_BYTES));
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


}),

8460:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  assumeNext: () => (assumeNext),
  identifyCredentials: () => (identifyCredentials)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _aws_assume_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3384);
var _aws_sts_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7012);
var _net_requests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2541);
var _assume_chain_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5732);
var _run_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5791);






async function identifyCredentials(credentials, before, context) {
    const { role, roleName, roleChain } = context.settings;
    context.sts.use(credentials);
    const identity = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .askIdentity */ .Ij)(context);
    if (role === undefined && roleName === undefined)
        return { ...before, callerIdentity: identity, credentials };
    const identified = { ...before, baseIdentity: identity };
    if (identity.status !== 'succeeded')
        return identified;
    const target = role ?? roleIn(identity.value, roleName ?? '');
    const place = roleChain.length === 0 ? 'only' : 'intermediate';
    return target === undefined ? identified : assumeNext(identified, target, place, context);
}
function roleIn({ account, arn }, pathAndName) {
    const partition = arn.split(':')[1] ?? 'aws';
    return (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRoleArn */ .DM)(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}
async function assumeNext(before, role, place, context) {
    const { settings, ports, sts, timings } = context;
    const { credentials: _, ...rest } = before;
    const { requested, policies, plain } = (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .sessionRequestFor */ .fq)(role, place, settings);
    const request = {
        requested,
        policies,
        externalId: settings.externalId,
        tags: withoutInherited(settings.sessionTags, before.chain),
        vault: ports.vault,
    };
    const granted = await (0,_run_context_js__WEBPACK_IMPORTED_MODULE_5__/* .timed */ .ay)(timings, 'AssumeRole', () => (0,_net_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L5)(() => (0,_aws_sts_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .untilPlain */ .PZ)(plain, () => (0,_aws_assume_role_js__WEBPACK_IMPORTED_MODULE_1__/* .assumeRole */ .x)(sts, request)), (0,_run_context_js__WEBPACK_IMPORTED_MODULE_5__/* .retryOptions */ .tO)(context)));
    return (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .identifySession */ .LS)({ ...rest, target: role, callerIdentity: _run_context_js__WEBPACK_IMPORTED_MODULE_5__/* .NOT_ATTEMPTED */ .b5 }, granted, context);
}
function withoutInherited(tags, chain) {
    const inherited = chain.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
    const isNew = (key) => !inherited.includes(key.toLowerCase());
    const newIn = (some) => Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
    return { custom: newIn(tags.custom), usual: newIn(tags.usual), transitive: tags.transitive.filter(isNew) };
}


}),

12:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  findExisting: () => (findExisting)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _resolution_resolve_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3966);
var _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6111);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3152);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9665);
var _util_time_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(343);
var _assume_chain_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5732);
var _machine_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2906);








async function findExisting(context) {
    if (context.settings.mode !== 'verify')
        return reuseCredentials(context);
    const { lookAtTools } = await __webpack_require__.e(/* import() */ 612).then(__webpack_require__.bind(__webpack_require__, 9612));
    return lookAtTools(context);
}
async function reuseCredentials(context) {
    const found = context.settings.unsetCurrentCredentials
        ? undefined
        : (existingIn(context.ports) ?? (await renewedProfile(context)));
    const dropped = (why) => {
        context.ports.note(`Existing credentials are not kept: ${why}`);
    };
    if (found === undefined)
        return dropped('the environment has none that can be kept');
    const { expiresAt } = found;
    const short = expiresAt === undefined ? 'nothing says when they end' : 'they end too soon';
    if (!lasts(expiresAt, context))
        return dropped(short);
    context.sts.use(found.credentials);
    const callerIdentity = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .askIdentity */ .Ij)(context);
    if (callerIdentity.status === 'failed')
        return dropped(`AWS refused them (${callerIdentity.failure.code})`);
    if (callerIdentity.status !== 'succeeded' || !lasts(expiresAt, context))
        return dropped(short);
    if (!(await isWanted(callerIdentity.value, context))) {
        return dropped(`${callerIdentity.value.arn} is not the identity that the inputs ask for`);
    }
    return { callerIdentity, existing: true, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_6__/* .defined */ .s)({ existingUntil: expiresAt }) };
}
async function renewedProfile(context) {
    const source = (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_1__/* .machineSource */ .xB)((0,_machine_credentials_js__WEBPACK_IMPORTED_MODULE_5__.resolutionInputOf)(context));
    if (source?.kind !== 'helper')
        return undefined;
    const loaded = await (0,_machine_credentials_js__WEBPACK_IMPORTED_MODULE_5__.load)(source, context);
    if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined)
        return undefined;
    return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}
function existingIn({ environment, vault }) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey))
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    if (!sessionToken)
        return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
    if (!isLongEnough(sessionToken))
        return undefined;
    const expiresAt = (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .notedEnd */ .OG)(environment[_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_VARIABLE */ .Wm], accessKeyId);
    return { credentials: vault.keep({ ...keys, sessionToken }), expiresAt };
}
function isLongEnough(key) {
    return key !== undefined && key.length >= _secrets_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .CREDENTIAL_MIN_LENGTH */ .WY;
}
const REUSED_MIN_SECONDS = 900;
function lasts(expiresAt, { settings, clocks }) {
    const leastSeconds = Math.max(settings.minimumRemainingSeconds, REUSED_MIN_SECONDS);
    const behindSeconds = Math.max(0, (0,_util_time_js__WEBPACK_IMPORTED_MODULE_7__/* .measureClockSkew */ .zt)(clocks)?.provenSeconds ?? 0);
    return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= leastSeconds;
}
async function isWanted({ arn, account }, context) {
    const { settings, ports, sts } = context;
    const wanted = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .targetRole */ .Yz)(settings);
    const session = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssumedRoleArn */ .B8)(arn);
    if (!isAllowed(arn, account, settings))
        return false;
    if (settings.wantedSessionName !== undefined && session?.roleSessionName !== settings.wantedSessionName)
        return false;
    if (wanted !== undefined) {
        const { partition, name } = wanted;
        return session?.partition === partition && session.account === wanted.account && session.roleName === name;
    }
    const wantedName = settings.roleName?.split('/').at(-1);
    if (wantedName !== undefined && session?.roleName !== wantedName)
        return false;
    if (ports.keys === undefined)
        return true;
    sts.use(ports.keys);
    const own = await (0,_assume_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .askIdentity */ .Ij)(context);
    if (own.status !== 'succeeded')
        return false;
    return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}
function isAllowed(arn, account, { allowedAccountIds, allowedRoleArns }) {
    const role = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .roleArnBehind */ .wf)(arn, undefined);
    return ((allowedAccountIds?.includes(account) ?? true) &&
        (allowedRoleArns?.some((pattern) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .MT)(pattern, role)) ?? true));
}


}),

2906:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  hasInstanceRole: () => (hasInstanceRole),
  load: () => (load),
  nothingThere: () => (nothingThere),
  observeMachine: () => (observeMachine),
  resolutionInputOf: () => (resolutionInputOf),
  whyFailed: () => (whyFailed)
});
var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8690);
var _github_run_trigger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2459);
var _github_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5295);
var _github_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
var _net_deadline_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(3415);
var _net_requests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2541);
var _resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(6231);
var _resolution_resolve_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3966);
var _resolution_takings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8019);
var _secrets_vault_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6887);
var _settings_key_faults_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9734);
var _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1227);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3152);
var _util_defined_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9665);
var _assume_chain_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5732);
var _assume_next_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8460);
var _run_context_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5791);
var _web_identity_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6997);



















async function observeMachine(context) {
    const { settings, ports } = context;
    const input = resolutionInputOf(context);
    const source = ambientSourceOf(context, input);
    if (source === undefined)
        return { ..._assume_chain_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_YET */ .xB, baseIdentity: nothingThere() };
    const isLook = (0,_settings_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .looksAtMachine */ .Jj)(settings);
    if (isLook && source.kind === 'instance' && isHosted(context))
        return { ..._assume_chain_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_YET */ .xB, baseIdentity: nothingThere('HOSTED') };
    const failedSource = (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_7__/* .summaryOf */ .YG)(source);
    ports.note(chosenLine(failedSource, ports));
    const refusedRoles = rolesOf(source).filter((role) => !isAllowed(role, settings));
    if (refusedRoles.length > 0)
        return { ..._assume_chain_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_YET */ .xB, refusedRoles };
    const loaded = await load(source, context);
    if (loaded.status !== 'succeeded') {
        return { ..._assume_chain_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_YET */ .xB, baseIdentity: loaded, failedSource, failedFiles: (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_6__/* .filesOf */ .R8)(source, input) };
    }
    const before = { ..._assume_chain_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_YET */ .xB, ambientSource: (0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_15__/* .describeSource */ .B)(failedSource) };
    const progress = await (0,_assume_next_js__WEBPACK_IMPORTED_MODULE_12__.identifyCredentials)(loaded.value.credentials, before, context);
    if (!isLook || progress.callerIdentity.status !== 'succeeded')
        return progress;
    const { credentials: _, ...identified } = progress;
    return { ...identified, existing: true, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_16__/* .defined */ .s)({ existingUntil: loaded.value.expiresAt }) };
}
function isHosted({ ports }) {
    return ports.environment['RUNNER_ENVIRONMENT'] === 'github-hosted';
}
function chosenLine(source, { environment }) {
    return `First credentials: ${(0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_15__/* .describeSource */ .B)(source, (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_7__/* .namingVariables */ .id)(source, environment))}. Order of search: ${ORDER}`;
}
const ORDER = 'keys in the environment, AWS profile, web identity, container, instance';
function ambientSourceOf({ settings }, input) {
    const ignored = settings.unsetCurrentCredentials ? _secrets_vault_js__WEBPACK_IMPORTED_MODULE_8__/* .CREDENTIAL_VARIABLES */ .eB : [];
    const environment = Object.fromEntries(Object.entries(input.environment).filter(([name]) => !ignored.includes(name)));
    return (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_6__/* .machineSource */ .xB)({ ...input, environment });
}
async function whyFailed(seen, context) {
    const { idToken, baseIdentity, roleSession, callerIdentity } = seen;
    const isWithheld = idToken.status === 'failed' && idToken.failure.code === 'NO_ID_TOKEN_VARIABLES';
    if (isWithheld)
        return whyWithheld(context);
    const failed = [callerIdentity, roleSession, baseIdentity, idToken].find(({ status }) => status === 'failed');
    const runner = { ...context.ports.runner, nodeVersion: process.version };
    const isGiven = context.settings.diagnosisRoles !== undefined;
    const deployed = isGiven ? await (await __webpack_require__.e(/* import() */ 371).then(__webpack_require__.bind(__webpack_require__, 2371))).lookUpDeployed(seen, context) : undefined;
    const way = failed?.status === 'failed' ? wayOf(failed.failure, context) : {};
    return { runner, ...shapeOfKeys(context), ...way, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_16__/* .defined */ .s)({ deployed }) };
}
function wayOf({ service, host }, { settings, ports }) {
    const asked = service === 'github' ? (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .idTokenVariables */ .ed)(ports.environment).url : (settings.endpoint.url ?? `https://${host ?? ''}`);
    const url = URL.parse(asked ?? '');
    return (url && ports.proxy.wayTo?.(url)) ?? {};
}
function shapeOfKeys(context) {
    const given = context.settings.source === 'keys' ? keysOfInputs(context.ports.keys) : keysOfMachine(context);
    if (given === undefined)
        return {};
    const { names, ...keys } = given;
    return { givenKeys: { names, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_16__/* .defined */ .s)({ fault: (0,_settings_key_faults_js__WEBPACK_IMPORTED_MODULE_17__/* .keyFault */ .m)(keys) }) } };
}
function keysOfInputs(keys) {
    if (keys === undefined)
        return undefined;
    const [accessKeyId, secretAccessKey] = [keys.accessKeyId.reveal(), keys.secretAccessKey.reveal()];
    const [id, secret] = _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_9__/* .KEY_INPUTS */ .AR;
    return { accessKeyId, secretAccessKey, names: { accessKeyId: id, secretAccessKey: secret } };
}
function keysOfMachine(context) {
    if (context.settings.source !== 'ambient')
        return undefined;
    const source = ambientSourceOf(context, resolutionInputOf(context));
    if (source?.kind !== 'keys')
        return undefined;
    const { profile, accessKeyId, secretAccessKey } = source;
    const names = (where) => ({
        accessKeyId: where('aws_access_key_id'),
        secretAccessKey: where('aws_secret_access_key'),
    });
    return {
        accessKeyId,
        secretAccessKey,
        names: names((name) => (profile === undefined ? name.toUpperCase() : `${name} of the profile ${profile}`)),
    };
}
function rolesOf(source) {
    if (source.kind !== 'role' && source.kind !== 'web identity')
        return [];
    const role = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRoleArn */ .DM)(source.roleArn);
    return [...(source.kind === 'role' ? rolesOf(source.with) : []), ...(role === undefined ? [] : [role])];
}
function isAllowed({ account, text }, { allowedAccountIds, allowedRoleArns }) {
    const isListed = allowedRoleArns?.some((pattern) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .MT)(pattern, text)) ?? true;
    return isListed && (allowedAccountIds?.includes(account) ?? true);
}
async function whyWithheld(context) {
    const runner = { ...context.ports.runner, ...(0,_github_run_trigger_js__WEBPACK_IMPORTED_MODULE_2__.readRunTrigger)(context.ports.environment) };
    const unusedSource = runner.trigger === 'repository' ? await findUnused(context) : undefined;
    return { runner, ...(0,_util_defined_js__WEBPACK_IMPORTED_MODULE_16__/* .defined */ .s)({ unusedSource }) };
}
async function findUnused(context) {
    const source = (0,_resolution_resolve_js__WEBPACK_IMPORTED_MODULE_6__/* .machineSource */ .xB)(resolutionInputOf(context));
    if (source === undefined || !isUsable(source))
        return undefined;
    return source.kind !== 'instance' || (await hasInstanceRole(context)) ? (0,_resolution_takings_js__WEBPACK_IMPORTED_MODULE_7__/* .summaryOf */ .YG)(source) : undefined;
}
function isUsable(source) {
    if (source.kind === 'role')
        return isUsable(source.with);
    return source.kind !== 'broken' && source.kind !== 'sso' && source.kind !== 'helper';
}
async function hasInstanceRole(context) {
    if (isHosted(context))
        return false;
    const once = { ...context, settings: { ...context.settings, maxAttempts: 1 } };
    return (await load({ kind: 'instance' }, once)).status === 'succeeded';
}
function nothingThere(code = 'DISABLED') {
    const message = `Neither variables, files nor a container have any, and ${NO_INSTANCE[code]}.`;
    return { status: 'failed', failure: { service: 'runner', operation: 'LoadCredentials', code, message, attempts: 1 } };
}
const NO_INSTANCE = {
    DISABLED: 'AWS_EC2_METADATA_DISABLED is set',
    HOSTED: "GitHub's own runners have no instance role of AWS",
};
async function load(source, context) {
    const { settings, sts, timings } = context;
    const { deadline, vault, environment } = context.ports;
    const exchange = async (tokenFile, roleArn) => {
        const { idToken, granted } = await (0,_web_identity_js__WEBPACK_IMPORTED_MODULE_14__/* .exchangeToken */ .r)(context, { tokenFile, roleArn });
        return idToken.status === 'failed' ? idToken : granted;
    };
    const retries = (0,_run_context_js__WEBPACK_IMPORTED_MODULE_13__/* .retryOptions */ .tO)(context);
    const outcome = await (0,_net_deadline_js__WEBPACK_IMPORTED_MODULE_18__/* .within */ .ux)(deadline, Math.max(1, 2 * deadline.timeoutSeconds), (signal) => (0,_run_context_js__WEBPACK_IMPORTED_MODULE_13__/* .timed */ .ay)(timings, 'LoadCredentials', async () => {
        const { loadSource } = await __webpack_require__.e(/* import() */ 173).then(__webpack_require__.bind(__webpack_require__, 173));
        return loadSource(source, { settings, vault, sts, environment, exchange, retries, signal });
    }));
    if (outcome.kind === 'settled')
        return outcome.value;
    const failure = (0,_net_requests_js__WEBPACK_IMPORTED_MODULE_5__/* .failureOfWait */ .lM)({ service: 'runner', operation: 'LoadCredentials' }, outcome);
    return { status: 'failed', failure };
}
function resolutionInputOf({ ports: { environment } }) {
    const files = (0,_github_workspace_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readAwsFiles */ .ZK)(environment['GITHUB_WORKSPACE'] ?? '.');
    return { environment, ...files, accountHome: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), now: Date.now() / 1000 };
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

9734:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  L: () => (describeKeyFault),
  m: () => (keyFault)
});
const ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const ID_LENGTH = 20;
const SECRET = /^[A-Za-z0-9/+]{40}$/;
const SECRET_LENGTH = 40;
function keyFault({ accessKeyId, secretAccessKey }) {
    const isSecretAnId = ID.test(secretAccessKey.trim());
    if (SECRET.test(accessKeyId.trim()))
        return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
    if (isSecretAnId)
        return { kind: 'secret-is-id' };
    if (/^["'`]|["'`]$/.test(secretAccessKey))
        return { kind: 'quotes' };
    if (/%[0-9A-F]{2}/i.test(secretAccessKey))
        return { kind: 'url-encoded' };
    if (/\s/.test(secretAccessKey))
        return { kind: 'blank' };
    if (!/^A[KS]IA/.test(accessKeyId))
        return undefined;
    if (secretAccessKey.length !== SECRET_LENGTH)
        return { kind: 'secret-length', length: secretAccessKey.length };
    return accessKeyId.length !== ID_LENGTH ? { kind: 'id-length', length: accessKeyId.length } : undefined;
}
function describeKeyFault(fault, { accessKeyId: id, secretAccessKey: secret }) {
    switch (fault.kind) {
        case 'swapped':
            return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
        case 'id-is-secret':
            return `${id} holds a secret access key.`;
        case 'secret-is-id':
            return `${secret} holds an access key ID.`;
        case 'quotes':
            return `The value of ${secret} has quotes around it.`;
        case 'url-encoded':
            return `The value of ${secret} is URL-encoded: it contains "%".`;
        case 'blank':
            return `The value of ${secret} contains a space or a line break.`;
        case 'secret-length':
            return `The value of ${secret} has ${charactersOf(fault.length)}; secret access keys have ${SECRET_LENGTH}.`;
        case 'id-length':
            return `The value of ${id} has ${charactersOf(fault.length)}; access key IDs have ${ID_LENGTH}.`;
    }
}
function charactersOf(length) {
    return length === 1 ? '1 character' : `${length} characters`;
}


})

};
