export const id = 384;
export const ids = [384];
export const modules = {

3384:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  assumeRole: () => (assumeRole)
});
var _granted_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3891);

async function assumeRole(sts, request) {
    const { tags } = request;
    const attempt = await callOnce(sts, request);
    const passedOn = tags.transitive.map((key) => key.toLowerCase());
    const dropped = Object.keys(tags.usual).filter((key) => !passedOn.includes(key.toLowerCase()));
    const tooLarge = attempt.status === 'failed' && attempt.failure.code === 'PackedPolicyTooLarge';
    if (!tooLarge || dropped.length === 0)
        return attempt;
    const usual = Object.fromEntries(Object.entries(tags.usual).filter(([key]) => !dropped.includes(key)));
    const again = await callOnce(sts, { ...request, tags: { ...tags, usual } });
    if (again.status !== 'succeeded')
        return again;
    return { status: 'succeeded', value: { ...again.value, session: { ...again.value.session, droppedTags: dropped } } };
}
async function callOnce(sts, request) {
    const { requested, policies, externalId, tags, vault } = request;
    const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
    const all = Object.entries({ ...tags.usual, ...tags.custom });
    const input = {
        RoleArn: requested.role.text,
        RoleSessionName: requested.roleSessionName,
        DurationSeconds: requested.durationSeconds,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
        ...(all.length === 0 ? {} : { Tags: all.map(([Key, Value]) => ({ Key, Value })) }),
        ...(tags.transitive.length === 0 ? {} : { TransitiveTagKeys: [...tags.transitive] }),
        ...(policy === undefined ? {} : { Policy: policy }),
        ...(managedSessionPolicies.length === 0 ? {} : { PolicyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
    };
    const answer = await sts.call('AssumeRole', input, (output) => (0,_granted_session_js__WEBPACK_IMPORTED_MODULE_0__/* .readSession */ .lx)(output, requested, vault));
    if (answer.status !== 'succeeded')
        return answer;
    const granted = (0,_granted_session_js__WEBPACK_IMPORTED_MODULE_0__/* .dated */ .dR)(answer.value);
    const session = { ...granted.session, inheritedTagKeys: tags.transitive };
    return { status: 'succeeded', value: { ...granted, session } };
}


})

};
