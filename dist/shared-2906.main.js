export const modules = {

2906:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  hasInstanceRole: () => (hasInstanceRole),
  isOfOtherCloud: () => (isOfOtherCloud),
  load: () => (load),
  nothingThere: () => (nothingThere),
  observeMachine: () => (observeMachine),
  resolutionInputOf: () => (resolutionInputOf),
  whyFailed: () => (whyFailed)
});
var node_os__0 = __webpack_require__(8161);
var _aws_arn_js__1 = __webpack_require__(8690);
var _github_run_trigger_js__2 = __webpack_require__(2459);
var _github_runner_js__3 = __webpack_require__(5295);
var _github_workspace_file_js__4 = __webpack_require__(8249);
var _net_deadline_js__18 = __webpack_require__(3415);
var _net_requests_js__5 = __webpack_require__(2541);
var _resolution_describe_source_js__16 = __webpack_require__(6231);
var _resolution_resolve_js__6 = __webpack_require__(3966);
var _resolution_takings_js__7 = __webpack_require__(8019);
var _secrets_vault_js__8 = __webpack_require__(6887);
var _settings_key_faults_js__9 = __webpack_require__(9734);
var _settings_secret_inputs_js__10 = __webpack_require__(1227);
var _settings_settings_js__11 = __webpack_require__(3152);
var _util_defined_js__17 = __webpack_require__(9665);
var _assume_chain_js__12 = __webpack_require__(5732);
var _assume_next_js__13 = __webpack_require__(8460);
var _run_context_js__14 = __webpack_require__(5791);
var _web_identity_js__15 = __webpack_require__(6997);



















async function observeMachine(context) {
    const { settings, ports } = context;
    const input = resolutionInputOf(context);
    const source = ambientSourceOf(context, input);
    if (source === undefined)
        return { ..._assume_chain_js__12/* .NOTHING_YET */ .xB, baseIdentity: nothingThere() };
    const isLook = (0,_settings_settings_js__11/* .looksAtMachine */ .Jj)(settings);
    if (source.kind === 'instance' && isOfOtherCloud(context, isLook))
        return { ..._assume_chain_js__12/* .NOTHING_YET */ .xB, baseIdentity: nothingThere('HOSTED') };
    const failedSource = (0,_resolution_takings_js__7/* .summaryOf */ .YG)(source);
    ports.note(chosenLine(failedSource, ports));
    const refusedRoles = rolesOf(source).filter(({ role }) => !isAllowed(role, settings));
    if (refusedRoles.length > 0)
        return { ..._assume_chain_js__12/* .NOTHING_YET */ .xB, refusedRoles };
    const loaded = await load(source, context);
    if (loaded.status !== 'succeeded') {
        return { ..._assume_chain_js__12/* .NOTHING_YET */ .xB, baseIdentity: loaded, failedSource, failedFiles: (0,_resolution_resolve_js__6/* .filesOf */ .R8)(source, input) };
    }
    const before = { ..._assume_chain_js__12/* .NOTHING_YET */ .xB, ambientSource: (0,_resolution_describe_source_js__16/* .describeSource */ .B)(failedSource) };
    const progress = await (0,_assume_next_js__13.identifyCredentials)(loaded.value.credentials, before, context);
    if (!isLook || progress.callerIdentity.status !== 'succeeded')
        return progress;
    const { credentials: _, ...identified } = progress;
    return { ...identified, existing: true, ...(0,_util_defined_js__17/* .defined */ .s)({ existingUntil: loaded.value.expiresAt }) };
}
function isHosted({ ports }) {
    return ports.environment['RUNNER_ENVIRONMENT'] === 'github-hosted';
}
function isOfOtherCloud(context, isLook = false) {
    return isHosted(context) && (isLook || !namesMetadata(context));
}
function namesMetadata({ ports }) {
    return Boolean(ports.environment['AWS_EC2_METADATA_SERVICE_ENDPOINT']);
}
function chosenLine(source, { environment }) {
    return `First credentials: ${(0,_resolution_describe_source_js__16/* .describeSource */ .B)(source, (0,_resolution_takings_js__7/* .namingVariables */ .id)(source, environment))}. Order of search: ${ORDER}`;
}
const ORDER = 'keys in the environment, AWS profile, web identity, container, instance';
function ambientSourceOf({ settings }, input) {
    const isBlankedFirst = settings.outputEnvCredentials || (0,_settings_settings_js__11/* .looksAtMachine */ .Jj)(settings);
    const ignored = settings.unsetCurrentCredentials && isBlankedFirst ? _secrets_vault_js__8/* .CREDENTIAL_VARIABLES */ .eB : [];
    const environment = Object.fromEntries(Object.entries(input.environment).filter(([name]) => !ignored.includes(name)));
    return (0,_resolution_resolve_js__6/* .machineSource */ .xB)({ ...input, environment });
}
async function whyFailed(seen, context) {
    const { idToken, baseIdentity, roleSession, callerIdentity } = seen;
    const isWithheld = idToken.status === 'failed' && idToken.failure.code === 'NO_ID_TOKEN_VARIABLES';
    if (isWithheld)
        return whyWithheld(context);
    const failed = [callerIdentity, roleSession, baseIdentity, idToken].find(({ status }) => status === 'failed');
    const runner = {
        ...context.ports.runner,
        ...(baseIdentity.status === 'failed' ? (0,_github_run_trigger_js__2.readRunTrigger)(context.ports.environment) : {}),
        nodeVersion: process.version,
        ...authoritiesOf(context.ports.environment),
    };
    const isGiven = context.settings.diagnosisRoles !== undefined;
    const deployed = isGiven ? await (await __webpack_require__.e(/* import() */ 371).then(__webpack_require__.bind(__webpack_require__, 2371))).lookUpDeployed(seen, context) : undefined;
    const way = failed?.status === 'failed' ? wayOf(failed.failure, context) : {};
    const isMissing = baseIdentity.status === 'failed';
    const machine = {
        unusedSource: isMissing ? blankedSource(context) : sourceBeside(roleSession, context),
        unnamedProfiles: isMissing ? (0,_resolution_resolve_js__6/* .profilesWithKeys */ .Xc)(resolutionInputOf(context)) : undefined,
        variableRole: isMissing ? (0,_aws_arn_js__1/* .parseRoleArn */ .DM)(context.ports.environment['AWS_ROLE_ARN'] ?? '') : undefined,
    };
    return { runner, ...shapeOfKeys(context), ...way, ...(0,_util_defined_js__17/* .defined */ .s)({ deployed, ...machine }) };
}
function blankedSource(context) {
    const input = resolutionInputOf(context);
    const [source, used] = [(0,_resolution_resolve_js__6/* .machineSource */ .xB)(input), ambientSourceOf(context, input)];
    return source?.kind === 'keys' && used?.kind !== 'keys' ? (0,_resolution_takings_js__7/* .summaryOf */ .YG)(source) : undefined;
}
function sourceBeside(roleSession, context) {
    if (roleSession.status !== 'failed' || roleSession.failure.operation !== 'AssumeRoleWithWebIdentity')
        return undefined;
    const isForeign = (0,_github_run_trigger_js__2.readRunTrigger)(context.ports.environment).trigger !== 'repository';
    if (roleSession.failure.code !== 'AccessDenied' || context.settings.source !== 'id-token')
        return undefined;
    if (isForeign || needsToken(context))
        return undefined;
    const source = ambientSourceOf(context, resolutionInputOf(context));
    return source === undefined || source.kind === 'instance' || !isUsable(source) ? undefined : (0,_resolution_takings_js__7/* .summaryOf */ .YG)(source);
}
function authoritiesOf({ NODE_EXTRA_CA_CERTS: file, NODE_USE_SYSTEM_CA: system, }) {
    return { ...(file && { extraCertificates: file }), ...(system === '1' && { usesSystemStore: true }) };
}
function wayOf({ service, host }, { settings, ports }) {
    const asked = service === 'github' ? (0,_github_runner_js__3/* .idTokenVariables */ .ed)(ports.environment).url : (settings.endpoint.url ?? `https://${host ?? ''}`);
    const url = URL.parse(asked ?? '');
    return (url && ports.proxy.wayTo?.(url)) ?? {};
}
function shapeOfKeys(context) {
    const given = context.settings.source === 'keys' ? keysOfInputs(context.ports.keys) : keysOfMachine(context);
    if (given === undefined)
        return {};
    const { names, ...keys } = given;
    return { givenKeys: { names, ...(0,_util_defined_js__17/* .defined */ .s)({ fault: (0,_settings_key_faults_js__9/* .keyFault */ .m)(keys, context.settings.endpoint.url === undefined) }) } };
}
function keysOfInputs(keys) {
    if (keys === undefined)
        return undefined;
    const [accessKeyId, secretAccessKey] = [keys.accessKeyId.reveal(), keys.secretAccessKey.reveal()];
    const [id, secret, token] = _settings_secret_inputs_js__10/* .KEY_INPUTS */ .AR;
    const names = { accessKeyId: id, secretAccessKey: secret, sessionToken: token };
    return { accessKeyId, secretAccessKey, ...(0,_util_defined_js__17/* .defined */ .s)({ sessionToken: keys.sessionToken?.reveal() }), names };
}
function keysOfMachine(context) {
    if (context.settings.source !== 'ambient')
        return undefined;
    const source = ambientSourceOf(context, resolutionInputOf(context));
    if (source?.kind !== 'keys')
        return undefined;
    const { profile, accessKeyId, secretAccessKey, sessionToken } = source;
    const names = (where) => ({
        accessKeyId: where('aws_access_key_id'),
        secretAccessKey: where('aws_secret_access_key'),
        sessionToken: where('aws_session_token'),
    });
    return {
        accessKeyId,
        secretAccessKey,
        ...(0,_util_defined_js__17/* .defined */ .s)({ sessionToken }),
        names: names((name) => (profile === undefined ? name.toUpperCase() : `${name} of the profile ${profile}`)),
    };
}
function rolesOf(source) {
    if (source.kind !== 'role' && source.kind !== 'web identity')
        return [];
    const { roleArn, profile } = source;
    const role = (0,_aws_arn_js__1/* .parseRoleArn */ .DM)(roleArn);
    const before = source.kind === 'role' ? rolesOf(source.with) : [];
    return role === undefined ? before : [...before, { role, ...(0,_util_defined_js__17/* .defined */ .s)({ profile }) }];
}
function isAllowed({ account, text }, { allowedAccountIds, allowedRoleArns }) {
    const isListed = allowedRoleArns?.some((pattern) => (0,_aws_arn_js__1/* .matchesPattern */ .MT)(pattern, text)) ?? true;
    return isListed && (allowedAccountIds?.includes(account) ?? true);
}
function needsToken({ settings, ports }) {
    const { refresh, expectedSubjects, trustPolicyFile, durationSeconds } = settings;
    const isOfToken = refresh || expectedSubjects !== undefined || trustPolicyFile !== undefined;
    const isOfSeveral = ports.sharedToken !== undefined;
    return isOfSeveral || isOfToken || durationSeconds > _settings_settings_js__11/* .CHAINED_MAX_SECONDS */ .uQ;
}
async function whyWithheld(context) {
    const runner = { ...context.ports.runner, ...(0,_github_run_trigger_js__2.readRunTrigger)(context.ports.environment) };
    const mayUse = runner.trigger === 'repository' && !needsToken(context);
    const unusedSource = mayUse ? await findUnused(context) : undefined;
    return { runner, ...(0,_util_defined_js__17/* .defined */ .s)({ unusedSource }) };
}
async function findUnused(context) {
    const source = ambientSourceOf(context, resolutionInputOf(context));
    if (source === undefined || !isUsable(source))
        return undefined;
    return source.kind !== 'instance' || (await hasInstanceRole(context)) ? (0,_resolution_takings_js__7/* .summaryOf */ .YG)(source) : undefined;
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
        const { idToken, granted } = await (0,_web_identity_js__15/* .exchangeToken */ .r1)(context, { tokenFile, roleArn });
        return idToken.status === 'failed' ? idToken : granted;
    };
    const retries = (0,_run_context_js__14/* .retryOptions */ .tO)(context);
    const outcome = await (0,_net_deadline_js__18/* .within */ .ux)(deadline, Math.max(1, 2 * deadline.timeoutSeconds), (signal) => (0,_run_context_js__14/* .timed */ .ay)(timings, 'LoadCredentials', async () => {
        const { loadSource } = await __webpack_require__.e(/* import() */ 173).then(__webpack_require__.bind(__webpack_require__, 173));
        return loadSource(source, { settings, vault, sts, environment, exchange, retries, signal });
    }));
    if (outcome.kind === 'settled')
        return outcome.value;
    const failure = (0,_net_requests_js__5/* .failureOfWait */ .lM)({ service: 'runner', operation: 'LoadCredentials' }, outcome);
    return { status: 'failed', failure };
}
function resolutionInputOf({ ports: { environment } }) {
    const files = (0,_github_workspace_file_js__4/* .readAwsFiles */ .ZK)(environment['GITHUB_WORKSPACE'] ?? '.');
    return { environment, ...files, accountHome: (0,node_os__0.homedir)(), now: Date.now() / 1000 };
}


})

};
