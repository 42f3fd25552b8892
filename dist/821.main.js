export const id = 821;
export const ids = [821];
export const modules = {

2821:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  withDiagnosisRoles: () => (withDiagnosisRoles)
});
var _net_service_url_js__1 = __webpack_require__(1844);
var _parsers_plain_values_js__0 = __webpack_require__(5977);


function withDiagnosisRoles({ settings, problems: before }, { environment }) {
    const input = 'AWS_ENDPOINT_URL_IAM';
    const text = (0,_net_service_url_js__1/* .ignoresEndpoints */ .gY)(environment) ? '' : (environment[input] ?? '');
    const url = text === '' ? undefined : (0,_parsers_plain_values_js__0/* .parseServiceUrl */ .iO)(text);
    const hint = 'diagnosis-role asks IAM there.';
    const problems = [
        ...before,
        ...rolesOfOtherAccounts(settings),
        ...(url === undefined || url.ok ? [] : [{ input, text, rule: url.rule, hint }]),
    ];
    if (problems.length > 0)
        return { ok: false, settings, problems };
    const whole = settings;
    return { ok: true, problems: [], settings: url?.ok ? { ...whole, iamEndpoint: url.value.href } : whole };
}
function rolesOfOtherAccounts(settings) {
    const { diagnosisRoles = [], role, roleChain = [], roles = [] } = settings;
    const named = [role, ...roleChain, ...roles.map((one) => one.role)].flatMap((one) => one?.account ?? []);
    if (named.length === 0)
        return [];
    const rule = `one role in each account of the roles to assume (${[...new Set(named)].join(', ')})`;
    const accounts = diagnosisRoles.map(({ account }) => account);
    const wrong = diagnosisRoles.filter(({ account }, index) => !named.includes(account) || accounts.indexOf(account) < index);
    return wrong.map(({ text }) => ({ input: 'diagnosis-role', text, rule }));
}


})

};
