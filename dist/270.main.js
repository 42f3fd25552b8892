export const id = 270;
export const ids = [270];
export const modules = {

2270:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  configureSeveral: () => (configureSeveral)
});
async function configureSeveral(settings, ports, one) {
    const observed = await observeRoles(settings, ports, one);
    for (const { facts } of observed)
        one.maskIdentity(facts);
    const { diagnosis, facts } = diagnoseRoles(observed, one);
    if (diagnosis.verdict === 'skip')
        return (await one.loadReports()).reportSkip(one, diagnosis, facts);
    if (diagnosis.verdict === 'fail')
        return (await one.loadReports()).reportFailure(one, diagnosis, facts);
    return publishAll(settings, observed, diagnosis, one);
}
async function publishAll(settings, observed, diagnosis, one) {
    const sessions = observed.flatMap(({ profile, facts, credentials }) => {
        const verified = one.verifiedFactsOf(facts);
        return verified === undefined || credentials === undefined ? [] : [{ profile, credentials, verified }];
    });
    const [first, ...others] = sessions;
    if (first === undefined || sessions.length !== settings.roles.length)
        throw new Error('passed without every role');
    try {
        await one.publishSessions(settings, sessions, one);
    }
    catch (error) {
        return one.publishingFailed(error, first.verified.facts);
    }
    for (const { verified } of others)
        one.runner.info(`Verified ${verified.identity.arn}`);
    await one.reportSuccess(one, first.verified, diagnosis);
    if (settings.summary === 'always')
        tellProfiles(observed, one);
    return true;
}
const AT_ONCE = 8;
const TOKEN_SECONDS = 240;
async function observeRoles(settings, ports, one) {
    const shared = shareToken(settings, ports, one);
    const waiting = [...settings.roles.entries()];
    const observed = [];
    let failed = false;
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined && !failed; next = waiting.shift()) {
            const [index, named] = next;
            const { facts, credentials } = await one.observe({ ...settings, role: named.role, roles: [] }, { ...ports, ...shared });
            const { profile } = named;
            observed[index] = { profile, facts, ...(credentials === undefined ? {} : { credentials }) };
            failed ||= credentials === undefined;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return observed.filter((one) => one !== undefined);
}
function tellProfiles(observed, { runner }) {
    const lines = observed.map(({ profile, facts }) => `- \`${profile}\`: \`${facts.target?.text ?? ''}\``);
    try {
        runner.appendSummary(`**Profiles**\n\n${lines.join('\n')}\n`);
    }
    catch {
        runner.info('The job summary could not be written.');
    }
}
function shareToken(settings, ports, one) {
    let current;
    const noteClock = (_) => { };
    return {
        sharedToken: () => {
            const now = performance.now() / 1000;
            if (current === undefined || now - current.askedAt > TOKEN_SECONDS) {
                current = { askedAt: now, token: one.askForToken({ settings, ports, noteClock }) };
            }
            return current.token;
        },
    };
}
function diagnoseRoles(observed, one) {
    const judged = observed.map(({ facts }) => ({ facts, diagnosis: one.diagnose(facts) }));
    const failed = judged.find(({ diagnosis }) => diagnosis.verdict !== 'pass');
    const [first] = judged;
    if (first === undefined)
        throw new Error('no role was observed');
    if (failed !== undefined)
        return failed;
    const findings = distinct(judged.flatMap(({ facts }) => one.sessionFindings(facts)));
    return { diagnosis: { verdict: 'pass', findings }, facts: first.facts };
}
function distinct(findings) {
    return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}


})

};
