import { modules as shared2585 } from './shared-2585.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
import { modules as shared9734 } from './shared-9734.main.js';
import { modules as shared1407 } from './shared-1407.main.js';
export const id = 134;
export const ids = [134];
export const modules = {
...shared2585,
...shared6231,
...shared9734,
...shared1407,

9972:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  IP: () => (defineFindings),
  RZ: () => (STEP),
  ay: () => (ID_TOKEN_PERMISSION),
  hF: () => (input)
});
function defineFindings(topic) {
    return topic;
}
const STEP = { kind: 'step' };
const ID_TOKEN_PERMISSION = { kind: 'id-token-permission' };
function input(name) {
    return { kind: 'input', name };
}


}),

948:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  EI: () => (claimsSample),
  Ee: () => (exchangeSample),
  IP: () => (subjectFormRows),
  Pl: () => (claimsEvidence),
  SU: () => (failureEvidence),
  Vt: () => (failureSample),
  Xn: () => (operationName),
  c2: () => (statusOf),
  c9: () => (SAMPLE_NOW),
  cf: () => (durationOf),
  eQ: () => (githubFailure),
  eo: () => (SAMPLE_ROLE),
  fo: () => (stsFailure),
  h8: () => (exchangeEvidence),
  kM: () => (regionalFailure),
  p5: () => (triesOf),
  q5: () => (SAMPLE_SKEW),
  ut: () => (answerOf),
  w4: () => (hostOf),
  wW: () => (skewEvidence),
  xy: () => (policySample)
});
var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8690);
var _trust_policy_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9606);
var _trust_policy_lint_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7349);
var _trust_policy_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1407);
var _util_time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(343);
var _util_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2585);






const SAMPLE_NOW = 1_800_000_000;
const SAMPLE_ROLE = {
    text: 'arn:aws:iam::111122223333:role/ci/deploy',
    partition: 'aws',
    account: '111122223333',
    path: '/ci/',
    name: 'deploy',
};
const SAMPLE_REGION = 'eu-central-1';
const SAMPLE_SKEW = {
    clockSkewSeconds: 1000,
    uncertaintySeconds: 0.5,
    agreed: true,
    provenSeconds: 999,
};
const SERVICES = {
    RequestIdToken: 'github',
    AssumeRoleWithWebIdentity: 'sts',
    AssumeRole: 'sts',
    GetCallerIdentity: 'sts',
    GetRole: 'iam',
    GetOpenIDConnectProvider: 'iam',
    ReadTokenFile: 'runner',
    LoadCredentials: 'runner',
};
function failureSample(text, operation) {
    const answer = { code: text, message: text, host: text, requestId: text, httpStatus: 400 };
    return { service: SERVICES[operation], operation, ...answer, attempts: 1 };
}
function githubFailure(text) {
    return { failure: failureSample(text, 'RequestIdToken') };
}
function stsFailure(text) {
    return { failure: failureSample(text, 'GetCallerIdentity') };
}
function regionalFailure(text) {
    return { ...stsFailure(text), region: SAMPLE_REGION };
}
function claimsSample(text) {
    const context = Object.fromEntries(_trust_policy_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .CONTEXT_CLAIMS */ .S.map((name) => [name, text]));
    const sub = `repo:octo-org/octo-repo:environment:${text}`;
    return { iss: `https://${text}`, sub, aud: text, exp: SAMPLE_NOW + 300, iat: SAMPLE_NOW, context };
}
function exchangeSample(text) {
    const failure = failureSample(text, 'AssumeRoleWithWebIdentity');
    return { failure, role: SAMPLE_ROLE, claims: claimsSample(text), region: SAMPLE_REGION };
}
function policySample(text) {
    const exchange = exchangeSample(text);
    return { ...exchange, policy: verdictSample(text, exchange) };
}
function verdictSample(text, exchange) {
    const parts = refusingParts(text, exchange);
    const { principal, action, conditions } = parts;
    const position = { index: 0, sid: text };
    const denial = { position: { index: 1 }, effect: 'Deny', outcome: 'unknown', ...parts };
    const refusals = [...conditions, principal, action];
    return {
        path: text,
        role: exchange.role,
        evaluation: {
            decision: 'deny',
            why: 'no-statement-matches',
            statements: [{ position, effect: 'Allow', outcome: 'not-matched', ...parts }, denial],
            denials: [denial],
            closest: [{ position, refusals }],
        },
        lints: [
            (0,_trust_policy_lint_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .lint */ .u)('wildcard-in-equals', { position, operator: text, key: text, value: text }),
            (0,_trust_policy_lint_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .lint */ .u)('sub-missing', { position: denial.position }),
        ],
        otherRole: text,
    };
}
function refusingParts(text, { role, claims }) {
    const outcome = 'not-matched';
    const provider = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .oidcProviderArn */ .iw)(role, claims.iss);
    const federated = { kind: 'Federated', value: text };
    const subject = { status: 'present', values: [claims.sub] };
    return {
        principal: { part: 'principal', outcome, element: 'Principal', expected: [federated], actual: provider },
        action: { part: 'action', outcome, element: 'Action', expected: [text], actual: 'sts:AssumeRoleWithWebIdentity' },
        conditions: [`${text}:sub`, text].map((key) => {
            const expected = { operator: 'StringEquals', key, values: [text] };
            return { part: 'condition', outcome, expected, actual: subject };
        }),
    };
}
const SERVICE_NAMES = { github: 'the ID-token service', sts: 'AWS STS', iam: 'IAM', runner: 'the runner' };
const OPERATION_NAMES = {
    RequestIdToken: 'the request for an ID token',
    AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
    AssumeRole: 'AssumeRole',
    GetCallerIdentity: 'GetCallerIdentity',
    GetRole: 'GetRole',
    GetOpenIDConnectProvider: 'GetOpenIDConnectProvider',
    ReadTokenFile: 'reading the web identity token',
    LoadCredentials: 'loading the credentials of the machine',
};
function hostOf({ host, service }) {
    return host === undefined ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(SERVICE_NAMES[service]) : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .words */ .aL) `${host}`;
}
function operationName({ operation }) {
    const name = OPERATION_NAMES[operation];
    return name === operation ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .words */ .aL) `${name}` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(name);
}
function triesOf({ attempts }) {
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(attempts === 1 ? '(1 try)' : `(${attempts} tries)`);
}
function statusOf({ httpStatus }) {
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(httpStatus === undefined ? 'no HTTP status' : `HTTP ${httpStatus}`);
}
function answerOf(failure) {
    return { of: OPERATION_NAMES[failure.operation], rows: [['AWS said', saidIn(failure)]] };
}
function saidIn({ code, message }) {
    return message === '' ? code : `${code}: ${message}`;
}
function failureEvidence(failure) {
    const { host, httpStatus, requestId, attempts } = failure;
    return [
        [failure.service === 'sts' || failure.service === 'iam' ? 'AWS said' : 'Answer', saidIn(failure)],
        ['Request', OPERATION_NAMES[failure.operation]],
        ...(host === undefined ? [] : [['Host', host]]),
        ...(httpStatus === undefined ? [] : [['HTTP status', String(httpStatus)]]),
        ...(requestId === undefined ? [] : [['AWS request id', requestId]]),
        ['Tries', String(attempts)],
    ];
}
function claimsEvidence({ iss, sub, aud, context }) {
    const claims = Object.entries({ sub, aud, iss, ...context });
    return claims.map(([name, value]) => [`Claim ${name}`, value ?? '']);
}
function exchangeEvidence({ failure, role, claims }) {
    return [
        ['Role', role.text],
        ['OIDC provider', (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .oidcProviderArn */ .iw)(role, claims.iss)],
        ...claimsEvidence(claims),
        ...failureEvidence(failure),
    ];
}
function subjectFormRows(claims) {
    const forms = (0,_trust_policy_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectForms */ .wO)(claims);
    if (forms === undefined)
        return [];
    const { names, ids, actual } = forms;
    const mark = (form) => (form === actual ? ' (this token)' : '');
    return [
        [`Subject with names${mark('names')}`, names],
        ...(ids === undefined ? [] : [[`Subject with ids${mark('ids')}`, ids]]),
    ];
}
function skewEvidence(skew) {
    return skew === undefined ? [] : [['Server minus runner', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_5__/* .formatClockSkew */ .Gd)(skew)]];
}
function durationOf(seconds) {
    const inWords = (0,_util_time_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(seconds);
    return inWords === `${seconds} s` ? inWords : `${inWords} (${seconds} s)`;
}


}),

3655:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  D0: () => (SUSPECTS),
  L0: () => (DENIAL_CAUSES),
  gS: () => (blamedPolicy)
});
var _util_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2585);
var _definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9972);


const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;
const USUAL_AUDIENCE = /^sts\.amazonaws\.com(?:\.cn)?$/;
const likelyIf = (isSeen) => (isSeen ? 'likely' : undefined);
const SUSPECTS = {
    ACCESS_DENIED_CUSTOM_SUBJECT: {
        title: "Trust policy probably doesn't allow the customized sub",
        sign: (_, { kind }) => likelyIf(kind === 'customized'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `This repository or organization customizes the subject, so a policy with a default subject can't match.`,
        expected: ({ context }) => ({
            label: 'a default subject is',
            value: `repo:${context.repository ?? 'owner/repository'}:ref:${context.ref ?? 'refs/heads/main'}`,
        }),
    },
    ACCESS_DENIED_ENCODED_COLON: {
        title: 'Trust policy probably has ":" instead of "%3A"',
        sign: ({ sub }) => likelyIf(/%3A/i.test(sub)),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `GitHub writes a colon in an environment or branch name as "%3A", and the policy must do so, too.`,
        expected: ({ sub }) => ({ label: 'a policy with a colon expects', value: sub.replace(/%3A/gi, ':') }),
    },
    ACCESS_DENIED_ENVIRONMENT: {
        title: "Trust policy probably doesn't allow this environment",
        sign: (_, { kind }) => likelyIf(kind === 'environment'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `A job with "environment:" has the environment in its subject instead of the branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or remove "environment:" from the job, if it doesn't need one.` }],
    },
    ACCESS_DENIED_PULL_REQUEST: {
        title: "Trust policy probably doesn't allow pull requests",
        sign: (_, { kind }) => likelyIf(kind === 'pull-request'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The subject of a pull request ends in ":pull_request" and has no branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `If the role can change anything, keep pull requests away from it. Add this to the job:`,
                snippet: { language: 'yaml', text: 'if: ${{ !github.event.pull_request }}' },
            },
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `If pull requests need AWS (for a plan, for example), give them a read-only role of their own. Everyone who can push a branch can use that role.`,
            },
        ],
    },
    ACCESS_DENIED_TAG: {
        title: "Trust policy probably doesn't allow this tag",
        sign: (_, { kind }) => likelyIf(kind === 'tag'),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The run is for a tag, so a policy for a branch or for another tag can't match.`,
        expected: policyForBranch,
    },
    ACCESS_DENIED_BRANCH: {
        title: "Trust policy probably doesn't allow this branch",
        sign: ({ context }, { kind }) => {
            if (kind !== 'branch')
                return undefined;
            return USUAL_BRANCH.test(context.ref ?? '') ? 'possible' : 'likely';
        },
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The run is for a branch, without an environment, so a policy for an environment or another branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or run the job on the trusted branch only: use "branches:" under the trigger, or "if:" in the job.`,
            },
        ],
    },
    ACCESS_DENIED_REUSABLE_WORKFLOW: {
        title: 'Trust policy probably names the called repository',
        sign: ({ context }) => {
            const called = context.job_workflow_ref?.split('/', 2).join('/');
            return likelyIf(called !== undefined && called !== context.repository);
        },
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `In a reusable workflow, the subject names the repository that calls it, not the repository that defines it.`,
        expected: ({ context, sub }) => {
            const [, , ...rest] = sub.split(':');
            const called = context.job_workflow_ref?.split('/', 2).join('/') ?? '';
            return { label: 'a policy for the called repository expects', value: ['repo', called, ...rest].join(':') };
        },
    },
    ACCESS_DENIED_AUDIENCE: {
        title: 'Trust policy probably expects another audience',
        target: (0,_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF)('audience'),
        sign: ({ aud }) => likelyIf(!USUAL_AUDIENCE.test(aud)),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Most trust policies allow only the audience "sts.amazonaws.com".`,
        claim: 'aud',
        expected: () => ({ label: 'most policies expect', value: 'sts.amazonaws.com' }),
        fix: [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Or remove the input "audience" from the step, to request the usual one.` }],
    },
    ACCESS_DENIED_IMMUTABLE_SUBJECT: {
        title: 'Trust policy probably expects a subject without ids',
        sign: (_, { immutable }) => likelyIf(immutable),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Repositories created, renamed, or transferred since July 2026 have ids in their subject, so a policy without ids can't match.`,
        expected: ({ sub }) => ({ label: 'a policy without ids expects', value: withoutIds(sub) }),
    },
    ACCESS_DENIED_LETTER_CASE: {
        title: 'Trust policy probably has different capitalization',
        sign: ({ sub }) => likelyIf(/[A-Z]/.test(sub.replaceAll('%3A', ''))),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The subject has capital letters, and IAM compares it case-sensitively.`,
        expected: ({ sub }) => ({ label: 'a policy in lower case expects', value: sub.toLowerCase() }),
    },
};
const OTHER_CAUSES = {
    'name-only-subject': {
        sign: (_, { immutable, kind }) => (!immutable && kind !== 'customized' ? 'possible' : undefined),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy expects a subject with ids ("owner@id/repository@id") or an old repository name. This subject has names without ids.`,
    },
    'role-not-found': {
        because: ({ role }) => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The role doesn't exist in account ${role.account}, has another path, or is capitalized differently.`,
    },
    'recent-change': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The role, its policy, or the provider changed less than a minute ago and has not propagated yet.`,
    },
    'policy-form': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy can never match. It may allow another action than "sts:AssumeRoleWithWebIdentity", have a wildcard under "StringEquals", or name a provider of another account. Or it uses a claim that IAM doesn't offer, such as "repository_owner".`,
    },
    'other-policy-deployed': { because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The policy deployed in AWS differs from the file.` },
    'runner-credentials': {
        sign: ({ context }) => (context.runner_environment === 'self-hosted' ? 'possible' : undefined),
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The role trusts AWS credentials that the runner has (instance, pod, or keys), not ID tokens. Then set "role-chaining: true".`,
    },
    'organization-guardrail': {
        because: () => (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `The trust policy is right, but something else refuses. It can be a resource control policy, a VPC endpoint policy, or a condition on session name ("sts:RoleSessionName"), address, region, or date.`,
    },
};
const DENIAL_CAUSES = { ...SUSPECTS, ...OTHER_CAUSES };
function blamedPolicy({ message }) {
    const [, how = '', kind] = /(explicit deny in an?|because no) ((?:service control|resource control|VPC endpoint) policy)/i.exec(message) ?? [];
    return kind === undefined ? undefined : { kind, denies: /deny/i.test(how) };
}
function policyForBranch({ sub, context }) {
    const repository = /^repo:[^:]*/.exec(sub)?.[0] ?? '';
    const isMain = context.ref === 'refs/heads/main';
    return isMain && !sub.includes(':environment:')
        ? { label: 'a policy for an environment expects', value: `${repository}:environment:production` }
        : { label: 'a policy for the main branch expects', value: `${repository}:ref:refs/heads/main` };
}
function withoutIds(sub) {
    return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}


}),

1318:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  FT: () => (newCredentialsFindings),
  bw: () => (signatureFindings),
  dH: () => (letThrough)
});
var _util_time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(343);
var _util_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2585);
var _definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9972);
var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(948);
var _words_remedies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3795);





const signatureFindings = (0,_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .defineFindings */ .IP)({
    SIGNATURE_REJECTED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: (text) => ({ ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo)(text), clockSkew: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .SAMPLE_SKEW */ .q5 }),
        explain: ({ clockSkew, ...way }) => ({
            title: 'AWS rejected the signature of a request',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `This action signed ${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .operationName */ .Xn)(way.failure)} with credentials that AWS had just issued. AWS rejected the signature (${way.failure.code}). ${culprit(way)} probably changed the request.`,
            evidence: [...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(way.failure), ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .skewEvidence */ .wW)(clockSkew)],
            fix: [letThrough(way)],
        }),
    },
    SIGNATURE_TIME_REJECTED: {
        severity: 'error',
        category: 'clock',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: (text) => ({
            ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo)(text),
            clockSkew: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .SAMPLE_SKEW */ .q5,
            os: 'Windows',
            times: { signedAt: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .SAMPLE_NOW */ .c9, serverAt: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .SAMPLE_NOW */ .c9 + 1000, toleranceSeconds: 900 },
        }),
        explain: ({ failure, times, ...evidence }) => ({
            title: 'AWS rejected the time of the signature',
            ...explainTimes(times),
            evidence: [...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .skewEvidence */ .wW)(evidence.clockSkew), ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure)],
            fix: [(0,_words_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .synchronizeClock */ .dA)(evidence.os)],
        }),
    },
    SIGNATURE_SCOPE_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .input */ .hF)('aws-region'),
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .regionalFailure */ .kM,
        explain: ({ failure, region }) => ({
            title: 'The STS endpoint belongs to another region',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `This step signed its request for ${region}, but the STS endpoint that received it serves another region.`,
            comparison: {
                of: 'region',
                rows: [
                    ['aws-region', region],
                    ...(failure.host === undefined ? [] : [['endpoint that received the request', failure.host]]),
                ],
            },
            evidence: [...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure), ['Region', region]],
            fix: [
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Change "aws-region" to the region of the endpoint.`,
                },
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Or remove "sts-endpoint" and "AWS_ENDPOINT_URL_STS", to use the endpoint of ${region}.`,
                },
            ],
        }),
    },
    SIGNATURE_INCOMPLETE: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo,
        explain: (way) => ({
            title: 'The signature arrived damaged',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `AWS could not read the "Authorization" header of ${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .operationName */ .Xn)(way.failure)}. ${culprit(way)} probably changed or cut it.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(way.failure),
            fix: [letThrough(way)],
        }),
    },
    SIGNATURE_MISSING: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo,
        explain: (way) => ({
            title: 'The signature did not arrive',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `This action signed ${(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .operationName */ .Xn)(way.failure)}, but it reached AWS without its "Authorization" header. ${culprit(way)} removed it.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(way.failure),
            fix: [letThrough(way)],
        }),
    },
});
function culprit({ proxy, endpoint }) {
    if (proxy !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `The proxy ${proxy.address} (from ${proxy.name})`;
    if (endpoint !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `The service that ${endpoint} names`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Something on the network`;
}
function letThrough({ failure, proxy, endpoint }) {
    const host = (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .hostOf */ .w4)(failure);
    if (proxy !== undefined) {
        return {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Add ${host} to "no-proxy", or configure the proxy to pass headers and bodies through unchanged.`,
        };
    }
    if (endpoint !== undefined)
        return { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Remove ${endpoint}, or check the service at ${host} behind it.` };
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Check whether a firewall or TLS inspection changes requests to ${host} on port 443. This run uses no proxy.`,
    };
}
function explainTimes(times) {
    if (times === undefined) {
        return { cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `AWS rejected the time of the signature, because this machine's clock is wrong.` };
    }
    const { signedAt, serverAt, toleranceSeconds } = times;
    const apart = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)((0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(Math.abs(serverAt - signedAt)));
    return {
        cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `The time of the signature and the clock of STS are ${apart} apart. STS accepts ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)((0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(toleranceSeconds))} at most.`,
        comparison: {
            of: 'clock',
            rows: [
                ['signed at', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .formatUtc */ .ay)(signedAt)],
                ['received by STS at', (0,_util_time_js__WEBPACK_IMPORTED_MODULE_4__/* .formatUtc */ .ay)(serverAt)],
            ],
        },
    };
}
function isWithoutKeys({ operation }) {
    return operation === 'AssumeRoleWithWebIdentity';
}
const newCredentialsFindings = (0,_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .defineFindings */ .IP)({
    CREDENTIALS_NOT_RECOGNIZED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .regionalFailure */ .kM,
        explain: ({ failure, region }) => ({
            title: isWithoutKeys(failure)
                ? 'STS refused the exchange as if it had keys'
                : "AWS doesn't recognize the new credentials",
            cause: isWithoutKeys(failure)
                ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `STS answered ${failure.operation} with ${failure.code}, a code for access keys, and that request has none. Possibly the account hasn't enabled ${region}, or something else than STS answered.`
                : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `STS issued credentials, then refused them (${failure.code}). Either they have not propagated yet, or the two answers came from different services, or a proxy drops the session token.`,
            evidence: [...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure), ['Region', region]],
            fix: [
                ...(isWithoutKeys(failure)
                    ? [
                        {
                            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
                        },
                    ]
                    : []),
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Run the job again ("Re-run failed jobs"). A role created seconds ago can take a minute to propagate.`,
                },
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `If it happens every time, check that "sts-endpoint" (or "AWS_ENDPOINT_URL_STS") belongs to "aws-region", and that no proxy removes headers.`,
                },
            ],
        }),
    },
    CREDENTIALS_EXPIRED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo,
        explain: ({ failure }) => ({
            title: 'The new credentials expired before they were used',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `STS issued credentials, then refused them as expired. Either they were issued without any lifetime, or this machine was suspended in between.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure),
            fix: [
                _words_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_AGAIN */ .Bs,
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `If it happens every time, check "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what answers in place of STS.`,
                },
            ],
        }),
    },
    CALLER_IDENTITY_DENIED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo,
        explain: ({ failure }) => ({
            title: 'A VPC endpoint policy blocks GetCallerIdentity',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `STS refused "GetCallerIdentity". It needs no permission, and no policy of the role or the account can deny it. Only the policy of a VPC endpoint for STS can.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure),
            fix: [
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Add this statement to the policy of the VPC endpoint for STS:`,
                    snippet: {
                        language: 'json',
                        text: '{\n  "Effect": "Allow",\n  "Principal": "*",\n  "Action": "sts:GetCallerIdentity",\n  "Resource": "*"\n}',
                    },
                },
            ],
        }),
    },
    ACCOUNT_NOT_READY: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP */ .RZ,
        sample: (text) => ({ ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .stsFailure */ .fo)(text), account: _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .SAMPLE_ROLE */ .eo.account }),
        explain: ({ failure, account }) => {
            const name = account === undefined ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `the account of these credentials` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `account ${account}`;
            return {
                title: "The AWS account isn't active",
                cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `AWS says that ${name} isn't subscribed to the service. Its activation is not complete, or it is suspended.`,
                evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .failureEvidence */ .SU)(failure),
                fix: [
                    {
                        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_3__/* .words */ .aL) `Have the owner of ${name} sign in to the AWS console, finish the registration, and pay any outstanding bill ("Billing and Cost Management").`,
                    },
                ],
            };
        },
    },
});


}),

7041:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  P: () => (firstCredentialsFindings),
  n: () => (isWithoutRole)
});
var _resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6231);
var _settings_key_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);
var _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1227);
var _settings_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3152);
var _util_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2585);
var _definition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9972);
var _evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(948);
var _words_credential_sources_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5693);
var _credentials_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1318);









const firstCredentialsFindings = (0,_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .defineFindings */ .IP)({
    SECRET_KEY_WRONG: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ givenKeys }) => targetOf(givenKeys),
        sample: (text) => ({
            ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .stsFailure */ .fo)(text),
            givenKeys: { names: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' } },
        }),
        explain: ({ givenKeys, ...way }) => {
            const { names, fault } = givenKeys;
            const { accessKeyId: id, secretAccessKey: secret } = names;
            return {
                title: fault === undefined ? "The secret access key doesn't match the key ID" : FAULT_TITLES[fault.kind],
                cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .joinWords */ .yZ)([
                    (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `AWS knows the access key ID but rejected the signature (${way.failure.code}).`,
                    fault === undefined
                        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Both keys have the right shape, so ${secret} probably holds the secret of another access key.`
                        : faultWords(fault, names),
                ]),
                evidence: [['Access keys from', `${id}, ${secret}`], ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(way.failure)],
                fix: [
                    copyAgain(givenKeys),
                    { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If the secret is lost, create a new access key in IAM. AWS shows a secret only once.` },
                    ...(way.proxy === undefined && way.endpoint === undefined ? [] : [(0,_credentials_js__WEBPACK_IMPORTED_MODULE_6__/* .letThrough */ .dH)(way)]),
                ],
            };
        },
    },
    KEYS_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ,
        sample: (text) => ({
            ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .regionalFailure */ .kM)(text),
            source: 'keys',
        }),
        explain: ({ failure, source, region, givenKeys }) => ({
            title: "AWS doesn't know these access keys",
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .joinWords */ .yZ)([
                (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `AWS rejected ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .phrase */ .MZ)(_settings_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .SOURCES */ .Hl[source].name)} (${failure.code}).`,
                givenKeys?.fault === undefined
                    ? OPT_IN.test(region)
                        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `They were deleted or deactivated, have the session token of other keys, or their account hasn't enabled ${region}.`
                        : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `They were deleted or deactivated, don't belong to the partition of ${region}, or have the session token of other keys.`
                    : faultWords(givenKeys.fault, givenKeys.names),
            ]),
            evidence: [...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(failure), ['Region', region]],
            fix: [
                ...(givenKeys?.fault === undefined ? [] : [copyAgain(givenKeys)]),
                newKeys(source),
                ...(OPT_IN.test(region)
                    ? [
                        {
                            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Or choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
                        },
                    ]
                    : []),
                {
                    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If a role trusts this workflow, use it in place of keys: remove "aws-access-key-id", "aws-secret-access-key", and "aws-session-token", and name the role in "role-to-assume".`,
                },
            ],
        }),
    },
    KEYS_EXPIRED: {
        severity: 'error',
        category: 'session',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ,
        sample: (text) => ({ ...(0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .stsFailure */ .fo)(text), source: 'ambient' }),
        explain: ({ failure, source }) => ({
            title: 'The access keys belong to an expired session',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `AWS says that ${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .phrase */ .MZ)(_settings_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .SOURCES */ .Hl[source].name)} have expired.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(failure),
            fix: [
                {
                    text: source === 'keys'
                        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Get new keys in a step right before this one, and pass them to "aws-access-key-id", "aws-secret-access-key", and "aws-session-token". A session stored in a secret ends within hours.`
                        : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If "AWS_SESSION_TOKEN" comes from a secret or an earlier step, get new credentials right before this step. A session stored in a secret ends within hours.`,
                },
            ],
        }),
    },
    TOKEN_FILE_UNREADABLE: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ,
        sample: (text) => ({ failure: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureSample */ .Vt)(`${text}.`, 'ReadTokenFile') }),
        explain: ({ failure }) => ({
            title: 'There is no web identity token in the file',
            cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `"web-identity-token-file" doesn't lead to a token that can be used.`,
            comparison: {
                of: 'web-identity-token-file',
                rows: [
                    ['found', failure.message],
                    [
                        'expected',
                        holdsNoToken(failure)
                            ? 'the token alone, in ASCII or UTF-8'
                            : 'a file that the user of the runner can read',
                    ],
                ],
            },
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(failure),
            fix: holdsNoToken(failure) ? [TOKEN_ALONE, TOKEN_PATH] : [TOKEN_PATH],
        }),
    },
    AMBIENT_SOURCE_BROKEN: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ,
        sample: (text) => ({
            failure: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureSample */ .Vt)(text, 'LoadCredentials'),
            regionAlone: false,
            source: { kind: 'helper', profile: text },
            files: [text],
        }),
        explain: ({ failure, source, files, regionAlone }) => ({
            title: "The machine's AWS credentials don't work",
            ...causeOf(source, files, failure),
            evidence: failure.code === 'HELPER_NOT_RUN' ? [] : (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(failure).slice(0, 1),
            fix: [...sourceFix(source, failure), regionAlone ? NAME_ROLE : USE_ID_TOKEN],
        }),
    },
    AMBIENT_CREDENTIALS_MISSING: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ,
        sample: (text) => ({ failure: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureSample */ .Vt)(text, 'LoadCredentials'), regionAlone: false }),
        explain: ({ failure, regionAlone, keysEmpty, blanked }) => ({
            title: regionAlone
                ? 'No role, no keys, and no credentials were found'
                : 'No AWS credentials were found on the machine',
            cause: keysEmpty
                ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `"aws-access-key-id" is given and empty, and this step has no role. It looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
                : regionAlone
                    ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `This step has no role and no keys, so it looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
                    : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `The inputs ask for credentials that the environment or the machine already has. None were found: ${describeMetadata(failure)}.`,
            evidence: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .failureEvidence */ .SU)(failure),
            fix: regionAlone
                ? [...(keysEmpty ? [CHECK_SECRETS] : []), NAME_ROLE, REGION_ALONE, ...metadataFix(failure)]
                : isOnInstance(failure)
                    ? [...metadataFix(failure), EARLIER_STEP, USE_ID_TOKEN]
                    : [EARLIER_STEP, USE_ID_TOKEN, ...metadataFix(failure)],
            ...(blanked && {
                title: 'This step blanks the credentials that it needs',
                cause: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `"${blanked.by}" has this step blank ${(0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_8__/* .describeSource */ .B)(blanked.source)} before it looks for credentials. It found no others: ${describeMetadata(failure)}.`,
                fix: [DO_NOT_BLANK, regionAlone ? NAME_ROLE : USE_ID_TOKEN],
            }),
        }),
    },
});
const OPT_IN = /^(?:af-south-1|ap-east-[12]|ap-south-2|ap-southeast-[3-7]|ca-west-1|eu-central-2|eu-south-[12]|il-central-1|me-(?:south|central)-1|mx-central-1)$/;
function holdsNoToken({ code }) {
    return code === 'NO_TOKEN_IN_FILE';
}
const TOKEN_ALONE = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Correct what writes the file in "web-identity-token-file". It must hold the ID token (a JWT) and nothing else, on one line, without quotes.`,
};
const TOKEN_PATH = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Set "web-identity-token-file" to the path as the runner sees it, inside its container if it has one. On EKS, use the value of "AWS_WEB_IDENTITY_TOKEN_FILE".`,
};
const FAULT_TITLES = {
    swapped: 'The access key ID and the secret are swapped',
    'id-is-secret': 'The access key ID is a secret access key',
    'id-is-other': 'The access key ID is something else',
    'token-not-needed': 'A long-term access key has a session token',
    'secret-is-id': 'The secret access key is an access key ID',
    quotes: 'The secret access key has quotes around it',
    'id-quotes': 'The access key ID has quotes around it',
    'both-quotes': 'The access keys have quotes around them',
    'url-encoded': 'The secret access key is URL-encoded',
    blank: 'The secret access key contains a space',
    'secret-length': 'The secret access key has the wrong length',
    'id-length': 'The access key ID has the wrong length',
};
function faultWords(fault, names) {
    return (0,_words_credential_sources_js__WEBPACK_IMPORTED_MODULE_5__/* .withValues */ .tV)((0,_settings_key_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .describeKeyFault */ .L)(fault, names), [
        names.accessKeyId,
        names.secretAccessKey,
        names.sessionToken ?? '',
    ]);
}
function targetOf({ names: { secretAccessKey }, fault }) {
    const [id, secret, token] = _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_INPUTS */ .AR;
    if (secretAccessKey !== secret)
        return _definition_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP */ .RZ;
    if (fault?.kind === 'token-not-needed')
        return (0,_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF)(token);
    return (0,_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .input */ .hF)(fault?.kind.startsWith('id-') ? id : secret);
}
function copyAgain({ names: { accessKeyId, secretAccessKey, sessionToken }, fault }) {
    const [id, secret] = _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_INPUTS */ .AR;
    const isInput = secretAccessKey === secret;
    if (fault?.kind === 'swapped')
        return { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Swap the values of ${accessKeyId} and ${secretAccessKey}.` };
    if (fault?.kind === 'token-not-needed' && sessionToken !== undefined)
        return {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Remove ${sessionToken}. Or, if it is the right one, replace both keys by those of its session.`,
        };
    return {
        text: isInput
            ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Copy both keys again, from the same access key, into the secrets behind ${id} and ${secret}.`
            : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Copy both keys again, from the same access key, to ${accessKeyId} and ${secretAccessKey}.`,
    };
}
const CHECK_SECRETS = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
};
const NAME_ROLE = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Name the role to assume with the ID token. The job needs "id-token: write".`,
    snippet: { language: 'yaml', text: 'with:\n  role-to-assume: arn:aws:iam::111122223333:role/NAME' },
};
const REGION_ALONE = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If you only want the region, set "AWS_REGION" in the "env:" of the job instead of this step.`,
};
const DO_NOT_BLANK = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Have this step use the earlier credentials:`,
    snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: false' },
};
const EARLIER_STEP = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Get credentials in a step before this one, and don't set "output-env-credentials: false" there.`,
};
const USE_ID_TOKEN = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If you want to use the workflow's ID token, remove "role-chaining" and "force-skip-oidc".`,
};
function newKeys(source) {
    const [id, secret, token] = _settings_secret_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .KEY_INPUTS */ .AR;
    const named = (name) => (source === 'keys' ? name : name.toUpperCase().replaceAll('-', '_'));
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Create new access keys in IAM, and replace ${named(id)} and ${named(secret)} together. Remove ${named(token)}: keys from IAM have none.`,
    };
}
function describeMetadata({ code, httpStatus }) {
    if (code === 'DISABLED')
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `"AWS_EC2_METADATA_DISABLED" turns instance metadata off`;
    if (code === 'HOSTED')
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `a GitHub-hosted runner has no instance role`;
    if (httpStatus === 403)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `instance metadata is turned off for this machine`;
    if (httpStatus === 404)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `no instance profile is attached to this machine`;
    if (httpStatus !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `instance metadata answers with an error`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `instance metadata does not answer (to a container, only with a hop limit of 2)`;
}
function isWithoutRole(failure) {
    return failure.code === 'HOSTED' || isOnInstance(failure);
}
function isOnInstance({ code, httpStatus }) {
    return code === 'DISABLED' || httpStatus !== undefined;
}
function metadataFix({ code, httpStatus }) {
    if (code === 'HOSTED')
        return [];
    if (code === 'DISABLED')
        return [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If the instance has a role, remove "AWS_EC2_METADATA_DISABLED".` }];
    if (httpStatus === 404) {
        return [{ text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If you want to use the role of the instance, attach an instance profile to it.` }];
    }
    if (httpStatus === 403) {
        return [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If you want to use the role of the instance, turn its metadata on:`,
                snippet: {
                    language: 'sh',
                    text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-endpoint enabled',
                },
            },
        ];
    }
    return [
        {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If the job runs in a container on an instance, let answers reach it:`,
            snippet: {
                language: 'sh',
                text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2',
            },
        },
        { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If the job runs in a pod, give its service account a role (IRSA or Pod Identity).` },
        { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `If the job has a proxy, set "NO_PROXY=169.254.169.254" for later steps.` },
    ];
}
function isOfInstance(source, { code }) {
    return source.kind === 'role' && source.with === 'instance' && /^(?:HTTP_|NO_ANSWER_|REQUEST_TIMED_OUT)/.test(code);
}
function causeOf(source, files, failure) {
    const what = (0,_resolution_describe_source_js__WEBPACK_IMPORTED_MODULE_8__/* .describeSource */ .B)(source).replace(/^nothing: /, '');
    const rows = [
        [source.kind === 'broken' ? 'problem' : 'first source', what],
        ...(files.length === 0 ? [] : [['file', files.join(', ')]]),
        ...(source.kind === 'broken' || failure.code === 'HELPER_NOT_RUN' ? [] : [['answer', failure.message]]),
    ];
    return { cause: whyOf(source, failure), comparison: { of: 'credentials', rows } };
}
function whyOf(source, failure) {
    if (failure.code === 'HELPER_NOT_RUN') {
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `The machine's credentials come from a program, and this action runs no program but its own.`;
    }
    if (isOfInstance(source, failure)) {
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `The first source of credentials on the machine fails, because ${describeMetadata(failure)}.`;
    }
    return source.kind === 'broken'
        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `The first source of credentials on the machine is not complete.`
        : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `The first source of credentials on the machine fails with ${failure.code}.`;
}
function sourceFix(source, failure) {
    if (failure.code === 'HELPER_NOT_RUN')
        return [runBefore(source)];
    return isOfInstance(source, failure) ? metadataFix(failure) : [{ text: fixOf(source, failure) }];
}
function runBefore(source) {
    const named = 'profile' in source && source.profile !== undefined ? source.profile : '';
    const profile = /^[\w.-]+$/.test(named) ? named : 'PROFILE';
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Run it in a step before this one, which masks and exports the keys (AWS CLI v2):`,
        snippet: {
            language: 'yaml',
            text: [
                '- shell: bash',
                '  run: |',
                `    aws configure export-credentials --profile ${profile} --format env-no-export |`,
                '    while read -r k; do echo "::add-mask::${k#*=}"; echo "$k" >> "$GITHUB_ENV"; done',
            ].join('\n'),
        },
    };
}
function fixOf(source, { code }) {
    const profile = 'profile' in source && source.profile !== undefined ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `profile "${source.profile}"` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .phrase */ .MZ)('it');
    if (code === 'MFA_NEEDED') {
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Remove "mfa_serial" from ${profile}, or use another profile: nobody can enter a code on a runner.`;
    }
    switch (source.kind) {
        case 'keys':
            return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Copy both parts of the access keys again, without a blank or a line break.`;
        case 'helper':
            return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Correct what the "credential_process" of ${profile} reports, or prepare it in a step right before this one.`;
        case 'sso':
            return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Use another profile than ${profile}, or name a role in "role-to-assume": nobody can sign in on a runner.`;
        case 'role':
            return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Correct "role_arn" and the source of ${profile}, and let the role trust that source.`;
        case 'web identity':
            return code === 'ExpiredToken'
                ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Have the token in ${source.tokenFile} renewed: it has expired.`
                : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Let the role ${source.roleArn} trust the issuer and the subject of the token in ${source.tokenFile}.`;
        case 'container':
            return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Check the role of the task or pod and its agent, or remove the variables "AWS_CONTAINER_CREDENTIALS_*".`;
        case 'broken':
            if (source.reason === 'file not readable') {
                return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Let the user of the runner read ${source.file ?? ''}, or remove it: tools of AWS skip it without a message.`;
            }
            return HERE;
        case 'instance':
        case 'nothing':
            return HERE;
    }
}
const HERE = (0,_util_words_js__WEBPACK_IMPORTED_MODULE_7__/* .words */ .aL) `Correct this where it is set: in an "env:" of the workflow, an earlier step, a file, or the runner.`;


}),

3795:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Bs: () => (RUN_AGAIN),
  Co: () => (NOT_FROM_FORK),
  EB: () => (anyOf),
  M2: () => (httpsProxy),
  Sk: () => (cloudTrailStep),
  VI: () => (ID_TOKEN_PERMISSIONS),
  WC: () => (certaintyStep),
  Xi: () => (RUNNER_FILES),
  Zc: () => (withoutOtherAudience),
  _6: () => (ID_TOKEN_VARIABLES),
  aC: () => (USUAL_AUDIENCE),
  dA: () => (synchronizeClock),
  gJ: () => (correctWhatAwsNames),
  gl: () => (reach),
  nr: () => (isOfOtherService),
  r7: () => (shellWord),
  wU: () => (whoAnswers)
});
var _util_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2585);
var _evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(948);


const TO_BE_CERTAIN = 'Find out for certain in AWS';
const ID_TOKEN_PERMISSIONS = {
    language: 'yaml',
    text: 'permissions:\n  id-token: write # to request the ID token\n  contents: read # for actions/checkout',
};
const NOT_FROM_FORK = 'if: ${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}';
const ID_TOKEN_VARIABLES = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN';
const USUAL_AUDIENCE = 'sts.amazonaws.com';
const OF_OTHERS = /^(?:sigstore|(?:test)?pypi|npm:registry\.npmjs\.org|api:\/\/azureadtokenexchange|(?:https:)?\/\/iam\.googleapis\.com\/.*)$/i;
function isOfOtherService(audience) {
    return OF_OTHERS.test(audience);
}
function withoutOtherAudience({ claims: { aud }, fromFile }) {
    if (fromFile)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Put a token for AWS into the file: ${aud} is for another service. The usual audience is "${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .phrase */ .MZ)(USUAL_AUDIENCE)}".`;
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Remove the input "audience": ${aud} is for another service. Without the input, it is "${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .phrase */ .MZ)(USUAL_AUDIENCE)}".`;
}
const RUN_AGAIN = { text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Run the job again ("Re-run failed jobs" on the page of the run).` };
function whoAnswers({ proxy, endpoint }) {
    if (endpoint !== undefined)
        return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check "${endpoint}" to find out what answers in place of STS.`;
    return proxy === undefined
        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check the DNS of the runner and "NODE_EXTRA_CA_CERTS" to find out what answers in place of STS.`
        : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check the proxy ${proxy.address} (set in "${proxy.name}") to find out what answers in place of STS.`;
}
function reach({ failure, proxy, plainProxy, endpoint }) {
    const host = (0,_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .hostOf */ .w4)(failure);
    if (proxy !== undefined) {
        return [
            {
                text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Have the proxy ${proxy.address} (set in "${proxy.name}") let requests to ${host} through. If the runner can reach the host directly, add it to "no-proxy".`,
            },
        ];
    }
    const places = failure.service === 'sts' ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check firewall, security group, and VPC endpoint.` : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check the firewall.`;
    return [
        ...httpsProxy(plainProxy),
        {
            text: endpoint === undefined
                ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Let the runner reach ${host}${(0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .phrase */ .MZ)(failure.host?.includes(':') ? '' : ' on port 443')}. ${places}`
                : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Correct "${endpoint}", or let the runner reach ${host}. ${places}`,
        },
    ];
}
function httpsProxy(plainProxy) {
    if (plainProxy === undefined)
        return [];
    return [
        {
            text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Set "HTTPS_PROXY" if the runner needs a proxy here. "${plainProxy}" is for http:// only, so this request did not use it.`,
        },
    ];
}
function certaintyStep({ partition, account }) {
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `To know for certain, let a role that may read IAM metadata look up the deployed trust policy after a refusal:`,
        snippet: {
            language: 'yaml',
            text: `with:\n  diagnosis-role: arn:${partition}:iam::${account}:role/oidc-diagnosis`,
        },
        section: TO_BE_CERTAIN,
    };
}
function cloudTrailStep({ region }) {
    const command = 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Look up what AWS received, and in which account:`,
        snippet: { language: 'sh', text: `${command} --region ${region}` },
        section: TO_BE_CERTAIN,
    };
}
const CLOCK_COMMANDS = {
    Linux: 'sudo chronyc makestep # and keep chronyd running; on EC2 with the server 169.254.169.123 (Amazon Time Sync)',
    Windows: 'w32tm /resync /force # and keep the service W32Time running',
    macOS: 'sudo sntp -sS time.apple.com # and keep "Set time and date automatically" on',
};
function synchronizeClock(os) {
    const commands = os === undefined ? Object.values(CLOCK_COMMANDS) : [CLOCK_COMMANDS[os]];
    return {
        text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Synchronize the runner's clock, and keep a time service running:`,
        snippet: { language: 'sh', text: commands.join('\n') },
    };
}
function anyOf(phrases) {
    const [others, last = ''] = [phrases.slice(0, -1), phrases.at(-1)];
    const comma = others.length > 1 ? ',' : '';
    return (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .phrase */ .MZ)(others.length === 0 ? last : `${others.join(', ')}${comma} or ${last}`);
}
function correctWhatAwsNames(inputs) {
    return inputs.length === 0
        ? (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Correct the ARN of the role, as AWS's message says.`
        : (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Correct what AWS's message names: ${anyOf([...inputs.map((name) => `"${name}"`), 'the ARN of the role'])}.`;
}
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
const RUNNER_FILES = {
    text: (0,_util_words_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL) `Check that the runner's temporary folder is writable and has space, and that no step overwrites "GITHUB_ENV" or "GITHUB_OUTPUT".`,
};


})

};
