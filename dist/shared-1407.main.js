export const modules = {

1407:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  JG: () => (splitSubject),
  Rp: () => (hasIds),
  Vb: () => (nameOf),
  YC: () => (editDistance),
  jo: () => (contextKindOf),
  t_: () => (classifySubject),
  wO: () => (subjectForms)
});
var _util_defined_js__0 = __webpack_require__(9665);

const PARTS = /^repo:(?<owner>[^/@:]*)(?:@(?<ownerId>[^/@:]*))?\/(?<repository>[^:@]*)(?:@(?<repositoryId>[^:@]*))?(?::(?<context>.*))?$/is;
function splitSubject(text) {
    const { owner, ownerId, repository, repositoryId, context } = PARTS.exec(text)?.groups ?? {};
    if (owner === undefined || repository === undefined)
        return undefined;
    return (0,_util_defined_js__0/* .defined */ .s)({ owner, ownerId, repository, repositoryId, context });
}
function nameOf({ owner, repository }) {
    return `${owner}/${repository}`;
}
function hasIds({ ownerId, repositoryId }) {
    return ownerId !== undefined || repositoryId !== undefined;
}
function contextKindOf(context) {
    const text = (context ?? '').toLowerCase();
    if (text.startsWith('environment:'))
        return 'environment';
    if (text === 'pull_request')
        return 'pull-request';
    if (text.startsWith('ref:refs/heads/'))
        return 'branch';
    return text.startsWith('ref:refs/tags/') ? 'tag' : 'other';
}
const CLASSIFIED = /^repo:[^/@:]+(?<ownerId>@\d+)?\/[^:@]+(?<repositoryId>@\d+)?:(?<context>environment:[^:]+|pull_request|ref:[^:]+)$/;
function classifySubject(sub) {
    const { ownerId, repositoryId, context } = CLASSIFIED.exec(sub)?.groups ?? {};
    if (context === undefined)
        return { kind: 'customized', immutable: /^repo:[^/@:]+@\d+\//.test(sub) };
    return { kind: contextKindOf(context), immutable: ownerId !== undefined && repositoryId !== undefined };
}
const DEFAULT_SUBJECT = /^repo:(?<owner>[\w.-]+)(?:@(?<ownerId>\d+))?\/(?<repository>[\w.-]+)(?:@(?<repositoryId>\d+))?:(?<context>environment:[^:]+|ref:refs\/[^:]+|pull_request)$/;
function subjectForms({ sub, context: claims }) {
    const { owner, ownerId, repository, repositoryId, context } = DEFAULT_SUBJECT.exec(sub)?.groups ?? {};
    if (owner === undefined || (ownerId === undefined) !== (repositoryId === undefined))
        return undefined;
    const names = `repo:${owner}/${repository}:${context}`;
    if (ownerId !== undefined)
        return { names, ids: sub, actual: 'ids' };
    const { repository_owner_id: claimedOwnerId, repository_id: claimedRepositoryId } = claims;
    if (!isId(claimedOwnerId) || !isId(claimedRepositoryId))
        return { names, actual: 'names' };
    const ids = `repo:${owner}@${claimedOwnerId}/${repository}@${claimedRepositoryId}:${context}`;
    return { names, ids, actual: 'names' };
}
function isId(claim) {
    return claim !== undefined && /^\d+$/.test(claim);
}
const COMPARED_CHARACTERS = 400;
function editDistance(pattern, text) {
    const [from, to] = [pattern.slice(0, COMPARED_CHARACTERS), text.slice(0, COMPARED_CHARACTERS)];
    const row = new Uint16Array(to.length + 1).map((_, column) => column);
    for (let index = 0; index < from.length; index++)
        addToRow(row, from.charCodeAt(index), to);
    const rest = from.includes('*') ? 0 : Math.abs(pattern.length - from.length - (text.length - to.length));
    return (row.at(-1) ?? 0) + rest;
}
const ANY_CHARACTERS = '*'.charCodeAt(0);
const ONE_CHARACTER = '?'.charCodeAt(0);
const { min } = Math;
function addToRow(row, code, text) {
    const cost = code === ANY_CHARACTERS ? 0 : 1;
    let before = row[0] ?? 0;
    let left = before + cost;
    row[0] = left;
    for (let column = 1; column <= text.length; column++) {
        const above = row[column] ?? 0;
        const changed = min(left, above) + cost;
        const fits = cost === 0 || code === ONE_CHARACTER || code === text.charCodeAt(column - 1);
        left = min(changed, fits ? before : before + 1);
        row[column] = left;
        before = above;
    }
}


}),

4072:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  _S: () => (isHostedByGitHub),
  nf: () => (gitHubIssuer),
  oX: () => (GITHUB_ISSUER)
});
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const HOSTED_ISSUER = /^https:\/\/token\.actions\.(?:githubusercontent|[\w-]+\.ghe)\.com(?<slug>\/[\w-]+)?$/;
const SERVER_ISSUER = /^https:\/\/[\w.-]+(?::\d+)?\/_services\/token$/;
function gitHubIssuer(url) {
    const hosted = HOSTED_ISSUER.exec(url);
    if (hosted !== null)
        return { isHosted: true, hasSlug: hosted.groups?.['slug'] !== undefined };
    return SERVER_ISSUER.test(url) ? { isHosted: false, hasSlug: false } : undefined;
}
function isHostedByGitHub(host) {
    return /(?:^|\.)(?:githubusercontent|[\w-]+\.ghe)\.com(?::\d+)?$/.test(host);
}


})

};
