export const id = 612;
export const ids = [612];
export const modules = {

9612:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  lookAtTools: () => (lookAtTools)
});
var _resolution_describe_source_js__5 = __webpack_require__(6231);
var _resolution_resolve_js__0 = __webpack_require__(3966);
var _resolution_takings_js__1 = __webpack_require__(8019);
var _util_defined_js__4 = __webpack_require__(9665);
var _assume_chain_js__2 = __webpack_require__(5732);
var _machine_credentials_js__3 = __webpack_require__(2906);






const NOT_ATTEMPTED = { status: 'not-attempted' };
async function lookAtTools(context) {
    const profileInCode = context.settings.profile;
    const input = { ...(0,_machine_credentials_js__3.resolutionInputOf)(context), ...(0,_util_defined_js__4/* .defined */ .s)({ profileInCode }) };
    const named = profileInCode === undefined ? undefined : (0,_resolution_resolve_js__0/* .machineSource */ .xB)(input);
    if (named?.kind === 'broken')
        return agreed(await ask(named, new Map(), context), [], context);
    const tools = _resolution_takings_js__1/* .SUPPORTED_TOOLS */ .rX.filter((tool) => profileInCode === undefined || tool !== TAKES_KEYS_FIRST);
    const asked = new Map();
    const ends = new Map();
    for (const tool of tools)
        ends.set(tool, await endOf((0,_resolution_resolve_js__0/* .candidatesOf */ .kW)(tool, input), asked, context));
    const [first] = ends.values();
    const isAnyWorking = [...ends.values()].some((end) => end?.identity.status === 'succeeded');
    const isOne = new Set(tools.map((tool) => outcomeKey(ends.get(tool)))).size === 1;
    const bySource = Map.groupBy(tools, (tool) => keyOf(ends.get(tool)?.source));
    const outcomes = [...bySource.values()].map((same) => {
        const end = same[0] === undefined ? undefined : ends.get(same[0]);
        const source = end === undefined ? { kind: 'nothing' } : (0,_resolution_takings_js__1/* .summaryOf */ .YG)(end.source);
        const variables = profileInCode === undefined ? (0,_resolution_takings_js__1/* .namingVariables */ .id)(source, input.environment) : [];
        return { tools: same, source, variables, ...describeEnd(end) };
    });
    if (!isOne && isAnyWorking)
        return { callerIdentity: NOT_ATTEMPTED, existing: true, disagreement: outcomes };
    const facts = { ...agreed(first, [...asked.values()], context), ...(await othersIn(input, context)) };
    return isAnyWorking && outcomes.length > 1 ? { ...facts, sessionsInUse: outcomes } : facts;
}
const TAKES_KEYS_FIRST = 'rust';
async function othersIn(input, context) {
    const { profileInCode: profile, ...rest } = input;
    const afterFailure = profile === undefined ? await takenAfterFailure(rest, context) : [];
    const [first] = profile === undefined ? [] : (0,_resolution_resolve_js__0/* .candidatesOf */ .kW)(TAKES_KEYS_FIRST, input);
    const isKeys = first?.source.kind === 'keys' && first.source.profile === undefined;
    const keys = {
        tools: [TAKES_KEYS_FIRST],
        use: 'code',
        profiles: profile === undefined ? [] : [profile],
        source: { kind: 'keys' },
        variables: [],
        onlyAfterFailure: false,
    };
    const others = [...(isKeys ? [keys] : []), ...afterFailure];
    return others.length === 0 ? {} : { others };
}
async function takenAfterFailure(input, context) {
    const published = { byDefault: true, profiles: [], isOurs: ({ kind }) => kind === 'helper' };
    const takenWith = (more) => (0,_resolution_takings_js__1/* .otherTakings */ .cW)(input, { ...published, ...more }).filter(({ onlyAfterFailure }) => onlyAfterFailure);
    const mayBeInstance = takenWith({ hasInstanceRole: true }).some(({ source }) => source.kind === 'instance');
    return takenWith({ hasInstanceRole: mayBeInstance && (await (0,_machine_credentials_js__3.hasInstanceRole)(context)) });
}
async function endOf(candidates, asked, context) {
    let last;
    for (const { source, ifItFails } of candidates) {
        const found = await ask(source, asked, context);
        if (found.identity.status === 'succeeded')
            return found;
        if (source.kind !== 'instance' || last === undefined)
            last = found;
        if (ifItFails === 'stop')
            break;
    }
    return last;
}
async function ask(source, asked, context) {
    const key = keyOf(source);
    const before = asked.get(key);
    if (before !== undefined)
        return before;
    const isNone = source.kind === 'instance' && (0,_machine_credentials_js__3.isOfOtherCloud)(context);
    const loaded = isNone ? (0,_machine_credentials_js__3.nothingThere)('HOSTED') : await (0,_machine_credentials_js__3.load)(source, context);
    let identity = NOT_ATTEMPTED;
    if (loaded.status === 'succeeded') {
        context.sts.use(loaded.value.credentials);
        identity = await (0,_assume_chain_js__2/* .askIdentity */ .Ij)(context);
    }
    const found = { source, loaded, identity };
    asked.set(key, found);
    return found;
}
function keyOf(source) {
    if (source === undefined)
        return '';
    switch (source.kind) {
        case 'keys': {
            const { accessKeyId, secretAccessKey, sessionToken } = source;
            return JSON.stringify(['keys', accessKeyId, secretAccessKey, sessionToken]);
        }
        case 'helper':
            return JSON.stringify(['helper', source.command]);
        case 'web identity':
            return JSON.stringify(['web identity', source.roleArn, source.tokenFile]);
        case 'role':
            return JSON.stringify(['role', source.roleArn, source.request, keyOf(source.with)]);
        case 'sso':
        case 'container':
        case 'instance':
        case 'broken':
            return JSON.stringify(source);
    }
}
function outcomeKey(end) {
    return end?.identity.status === 'succeeded' ? end.identity.value.arn : `failed ${keyOf(end?.source)}`;
}
function describeEnd(end) {
    if (end?.identity.status === 'succeeded')
        return { arn: end.identity.value.arn };
    const failure = end === undefined ? undefined : failureOf(end);
    return failure === undefined ? {} : { failure: { code: failure.code, message: failure.message } };
}
function failureOf({ loaded, identity }) {
    if (loaded.status === 'failed')
        return loaded.failure;
    return identity.status === 'failed' ? identity.failure : undefined;
}
function agreed(end, all, context) {
    if (end === undefined)
        return { baseIdentity: (0,_machine_credentials_js__3.nothingThere)(), callerIdentity: NOT_ATTEMPTED };
    const { source, loaded, identity } = end;
    if (loaded.status !== 'succeeded') {
        const failedFiles = (0,_resolution_resolve_js__0/* .filesOf */ .R8)(source, (0,_machine_credentials_js__3.resolutionInputOf)(context));
        return { baseIdentity: loaded, callerIdentity: NOT_ATTEMPTED, failedSource: (0,_resolution_takings_js__1/* .summaryOf */ .YG)(source), failedFiles };
    }
    const working = all.filter((one) => one.identity.status === 'succeeded');
    const existingUntil = firstEnd(working.map((one) => endOfSource(one, context)));
    const ambientSource = (0,_resolution_describe_source_js__5/* .describeSource */ .B)((0,_resolution_takings_js__1/* .summaryOf */ .YG)(source));
    return { ambientSource, callerIdentity: identity, existing: true, ...(0,_util_defined_js__4/* .defined */ .s)({ existingUntil }) };
}
function firstEnd(ends) {
    const known = ends.filter((end) => end !== undefined);
    return known.length === ends.length && known.length > 0 ? Math.min(...known) : undefined;
}
function endOfSource({ source, loaded }, { ports: { environment } }) {
    if (loaded.status !== 'succeeded')
        return undefined;
    const { expiresAt, credentials } = loaded.value;
    if (expiresAt !== undefined || source.kind !== 'keys')
        return expiresAt;
    if (credentials.sessionToken === undefined)
        return Number.POSITIVE_INFINITY;
    return (0,_assume_chain_js__2/* .notedEnd */ .OG)(environment[_assume_chain_js__2/* .SESSION_VARIABLE */ .Wm], source.accessKeyId);
}


})

};
