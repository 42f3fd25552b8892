export const modules = {

7023:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  commentOn: () => (commentOn),
  renderBriefComment: () => (renderBriefComment),
  renderComment: () => (renderComment),
  tellsOf: () => (tellsOf)
});
var _diagnosis_explain_js__0 = __webpack_require__(1006);
var _secrets_shapes_js__1 = __webpack_require__(6111);
var _explanation_page_js__2 = __webpack_require__(993);
var _failure_summary_js__3 = __webpack_require__(3253);
var _markdown_js__4 = __webpack_require__(3021);





async function commentOn({ comment, runner }, mode, body, limitSeconds) {
    const result = await comment(mode, body, limitSeconds);
    if (result.outcome !== 'failed')
        return;
    if (result.reason !== 'no-permission') {
        runner.info(`Couldn't write the pull request comment. ${result.message}`);
        return;
    }
    runner.annotate({
        level: 'notice',
        title: 'This job has no permission to comment on the PR',
        message: `Add "pull-requests: write" to the permissions of the job, which pr-comment: on-failure needs. ${result.message}`,
    });
}
function renderBriefComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const where = 'Details are in the job summary. GitHub masks secrets there, but not in comments.';
    return (0,_markdown_js__4/* .joinBlocks */ .x9)([(0,_failure_summary_js__3/* .heading */ .R_)(first, (0,_diagnosis_explain_js__0.explain)(first).title), where, (0,_failure_summary_js__3/* .closingLine */ .oM)(first, pageOf)]);
}
function renderComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const { title, cause, fix } = (0,_diagnosis_explain_js__0.explain)(first);
    const comment = (0,_markdown_js__4/* .joinBlocks */ .x9)([
        (0,_failure_summary_js__3/* .heading */ .R_)(first, title),
        (0,_explanation_page_js__2/* .sentence */ .em)(cause),
        ...(0,_explanation_page_js__2/* .renderFix */ .C2)(fix.filter(({ section }) => section === undefined)),
        'Evidence and the values with account ids: see the job summary.',
        (0,_failure_summary_js__3/* .closingLine */ .oM)(first, pageOf),
    ]);
    return comment.replace(_secrets_shapes_js__1/* .ACCOUNT_ID */ .W_, '************');
}
const USUAL_PARTS = [
    '',
    'arn',
    'aws',
    'iam',
    'sts',
    'role',
    'user',
    'https',
    'http',
    'com',
    'amazonaws',
    'true',
    'false',
];
const PART_MIN_LENGTH = 4;
function tellsOf(comment, secrets) {
    const plain = comment.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).toLowerCase();
    const parts = secrets.flatMap((secret) => [secret.trim(), ...secret.split(/[^\w+=.@-]+/)].map((part) => part.toLowerCase()));
    const words = new Set(plain.split(/[^a-z0-9]+/));
    return [...new Set(parts)]
        .filter((part) => !USUAL_PARTS.includes(part))
        .some((part) => (part.length < PART_MIN_LENGTH ? words.has(part) : plain.includes(part)));
}


})

};
