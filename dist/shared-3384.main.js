export const modules = {

3384:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  x: () => (assumeRole)
});
var _util_defined_js__1 = __webpack_require__(9665);
var _sts_requests_js__0 = __webpack_require__(7012);


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
        ...(0,_util_defined_js__1/* .defined */ .s)({ ExternalId: externalId, Policy: policy }),
        ...(all.length === 0 ? {} : { Tags: all.map(([Key, Value]) => ({ Key, Value })) }),
        ...(tags.transitive.length === 0 ? {} : { TransitiveTagKeys: [...tags.transitive] }),
        ...(managedSessionPolicies.length === 0 ? {} : { PolicyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
    };
    const answer = await sts.assumeRole(input, (output) => (0,_sts_requests_js__0/* .readGrantedSession */ .m_)(output, requested, vault));
    if (answer.status !== 'succeeded')
        return answer;
    const granted = (0,_sts_requests_js__0/* .dated */ .dR)(answer.value);
    const session = { ...granted.session, inheritedTagKeys: tags.transitive };
    return { status: 'succeeded', value: { ...granted, session } };
}


}),

8460:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  assumeNext: () => (assumeNext),
  identifyCredentials: () => (identifyCredentials)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _aws_assume_role_js__1 = __webpack_require__(3384);
var _aws_sts_requests_js__2 = __webpack_require__(7012);
var _net_requests_js__3 = __webpack_require__(2541);
var _assume_chain_js__4 = __webpack_require__(5732);
var _run_context_js__5 = __webpack_require__(5791);






async function identifyCredentials(credentials, before, context) {
    const { role, roleName, roleChain } = context.settings;
    context.sts.use(credentials);
    const identity = await (0,_assume_chain_js__4/* .askIdentity */ .Ij)(context);
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
    return (0,_aws_arn_js__0/* .parseRoleArn */ .DM)(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}
async function assumeNext(before, role, place, context) {
    const { settings, ports, sts, timings } = context;
    const { credentials: _, ...rest } = before;
    const { requested, policies, plain } = (0,_assume_chain_js__4/* .sessionRequestFor */ .fq)(role, place, settings);
    const request = {
        requested,
        policies,
        externalId: settings.externalId,
        tags: withoutInherited(settings.sessionTags, before.chain),
        vault: ports.vault,
    };
    const granted = await (0,_run_context_js__5/* .timed */ .ay)(timings, 'AssumeRole', () => (0,_net_requests_js__3/* .retry */ .L5)(() => (0,_aws_sts_requests_js__2/* .untilPlain */ .PZ)(plain, () => (0,_aws_assume_role_js__1/* .assumeRole */ .x)(sts, request)), (0,_run_context_js__5/* .retryOptions */ .tO)(context, before.chain.length > 0 || undefined)));
    return (0,_assume_chain_js__4/* .identifySession */ .LS)({ ...rest, target: role, callerIdentity: _run_context_js__5/* .NOT_ATTEMPTED */ .b5 }, granted, context);
}
function withoutInherited(tags, chain) {
    const inherited = chain.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
    const isNew = (key) => !inherited.includes(key.toLowerCase());
    const newIn = (some) => Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
    return { custom: newIn(tags.custom), usual: newIn(tags.usual), transitive: tags.transitive.filter(isNew) };
}


})

};
