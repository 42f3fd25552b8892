import { modules as shared9734 } from './shared-9734.main.js';
export const id = 6;
export const ids = [6];
export const modules = {
...shared9734,

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
var _aws_arn_js__0 = __webpack_require__(8690);
var _trust_policy_claims_js__3 = __webpack_require__(9606);
var _trust_policy_lint_codes_js__1 = __webpack_require__(7349);
var _trust_policy_subject_js__2 = __webpack_require__(1407);
var _util_time_js__5 = __webpack_require__(343);
var _util_words_js__4 = __webpack_require__(2585);






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
    const context = Object.fromEntries(_trust_policy_claims_js__3/* .CONTEXT_CLAIMS */ .S.map((name) => [name, text]));
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
            (0,_trust_policy_lint_codes_js__1/* .lint */ .u)('wildcard-in-equals', { position, operator: text, key: text, value: text }),
            (0,_trust_policy_lint_codes_js__1/* .lint */ .u)('sub-missing', { position: denial.position }),
        ],
        otherRole: text,
    };
}
function refusingParts(text, { role, claims }) {
    const outcome = 'not-matched';
    const provider = (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss);
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
    return host === undefined ? (0,_util_words_js__4/* .phrase */ .MZ)(SERVICE_NAMES[service]) : (0,_util_words_js__4/* .words */ .aL) `${host}`;
}
function operationName({ operation }) {
    const name = OPERATION_NAMES[operation];
    return name === operation ? (0,_util_words_js__4/* .words */ .aL) `${name}` : (0,_util_words_js__4/* .phrase */ .MZ)(name);
}
function triesOf({ attempts }) {
    return (0,_util_words_js__4/* .phrase */ .MZ)(attempts === 1 ? '(1 try)' : `(${attempts} tries)`);
}
function statusOf({ httpStatus }) {
    return (0,_util_words_js__4/* .phrase */ .MZ)(httpStatus === undefined ? 'no HTTP status' : `HTTP ${httpStatus}`);
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
        ['OIDC provider', (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss)],
        ...claimsEvidence(claims),
        ...failureEvidence(failure),
    ];
}
function subjectFormRows(claims) {
    const forms = (0,_trust_policy_subject_js__2/* .subjectForms */ .wO)(claims);
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
    return skew === undefined ? [] : [['Server minus runner', (0,_util_time_js__5/* .formatClockSkew */ .Gd)(skew)]];
}
function durationOf(seconds) {
    const inWords = (0,_util_time_js__5/* .formatDuration */ .a3)(seconds);
    return inWords === `${seconds} s` ? inWords : `${inWords} (${seconds} s)`;
}


}),

1006:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (definitionOf),
  explain: () => (explain),
  $: () => (explain_targetOf)
});

var describe_source = __webpack_require__(6231);
var util_text = __webpack_require__(8805);
var words = __webpack_require__(2585);
var definition = __webpack_require__(9972);
var diagnosis_evidence = __webpack_require__(948);
var policy_refusal = __webpack_require__(1432);
var policy_steps = __webpack_require__(7511);
var remedies = __webpack_require__(3795);
var access_denied_causes = __webpack_require__(3655);
;// ./lib/diagnosis/findings/access-denied.js









const accessDeniedFindings = (0,definition/* defineFindings */.IP)({
    ...suspicions(access_denied_causes/* SUSPECTS */.D0),
    ACCESS_DENIED_DESPITE_POLICY: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...denialSample(text), policy: (0,diagnosis_evidence/* policySample */.xy)(text).policy }),
        explain: (evidence) => ({
            ...despitePolicy(evidence),
            ...(evidence.causes.length === 0 ? {} : { points: causePoints(evidence.causes, evidence) }),
            evidence: denialEvidence(evidence),
        }),
    },
    ACCESS_DENIED_ROLE_OR_POLICY: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: (0,definition/* input */.hF)('role-to-assume'),
        sample: denialSample,
        explain: (evidence) => ({
            title: "The role doesn't exist or doesn't trust this workflow",
            cause: (0,words/* words */.aL) `${refused(evidence)} AWS gives the same answer if account ${evidence.role.account} has no role with exactly this ARN, and if the role's trust policy doesn't allow this token.`,
            comparison: { of: 'sub', rows: [tokenRow(evidence, 'sub')] },
            points: causePoints(evidence.causes, evidence),
            evidence: denialEvidence(evidence),
            fix: [
                ...chainSteps(evidence),
                {
                    text: (0,words/* words */.aL) `Show the role in account ${evidence.role.account} and compare its ARN, path included:`,
                    snippet: { language: 'sh', text: `aws iam get-role --role-name ${evidence.role.name} --query Role.Arn` },
                },
                ...(0,policy_steps/* allowSteps */.p)(evidence),
                ...(0,policy_steps/* trustPolicySteps */.s)(evidence),
                ...certaintySteps(evidence),
                (0,remedies/* cloudTrailStep */.Sk)(evidence),
            ],
        }),
    },
});
function despitePolicy(evidence) {
    const blamed = (0,access_denied_causes/* blamedPolicy */.gS)(evidence.failure);
    if (blamed !== undefined)
        return blamedByAws(evidence, blamed);
    const { path } = evidence.policy ?? {};
    return path === undefined ? despiteDeployed(evidence) : despiteFile(evidence, path);
}
function despiteFile(evidence, path) {
    return {
        title: 'AWS refused, although the policy file allows this run',
        cause: (0,words/* words */.aL) `${refused(evidence)} ${path} allows this token, so the policy deployed in AWS differs, or something else refuses.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Show the deployed policy and compare it with the file:`,
                snippet: {
                    language: 'sh',
                    text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
                },
            },
            { text: (0,words/* words */.aL) `Check every letter of ${evidence.role.text}, path included.` },
            ...certaintySteps(evidence),
            (0,remedies/* cloudTrailStep */.Sk)(evidence),
        ],
    };
}
function despiteDeployed(evidence) {
    return {
        title: 'AWS refused, although the trust policy allows this run',
        cause: (0,words/* words */.aL) `${refused(evidence)} The deployed trust policy allows this token, so the refusal comes from somewhere else.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Run the job again after a minute if the role or its policy is new. If AWS still refuses, ask the administrators of the AWS organization and the network which policy denies "sts:AssumeRoleWithWebIdentity".`,
            },
            (0,remedies/* cloudTrailStep */.Sk)(evidence),
        ],
    };
}
function blamedByAws(evidence, { kind, denies }) {
    const { role } = evidence;
    const principal = kind === 'VPC endpoint policy' ? '\n  "Principal": "*",' : '';
    const reason = denies
        ? (0,words/* words */.aL) `${role.text} with an explicit deny in a ${(0,words/* phrase */.MZ)(kind)} (AccessDenied)`
        : (0,words/* words */.aL) `${role.text}, because no ${(0,words/* phrase */.MZ)(kind)} allows it (AccessDenied)`;
    return {
        title: `A ${kind} refuses this run`,
        cause: (0,words/* words */.aL) `AWS refused ${reason}. To change the role's trust policy wouldn't help.`,
        fix: [
            denies
                ? { text: (0,words/* words */.aL) `Have the ${(0,words/* phrase */.MZ)(kind)} exempt "sts:AssumeRoleWithWebIdentity" for this role and issuer.` }
                : {
                    text: (0,words/* words */.aL) `Add this statement to the ${(0,words/* phrase */.MZ)(kind)}:`,
                    snippet: {
                        language: 'json',
                        text: `{\n  "Effect": "Allow",${principal}\n  "Action": "sts:AssumeRoleWithWebIdentity",\n  "Resource": ${(0,util_text/* asciiJson */.iL)(role.text)}\n}`,
                    },
                },
            (0,remedies/* cloudTrailStep */.Sk)(evidence),
        ],
    };
}
function suspicions(suspects) {
    const all = Object.entries(suspects).map(([code, suspect]) => [code, suspicion(suspect)]);
    return Object.fromEntries(all);
}
function suspicion({ title, because, expected, claim, target = definition/* STEP */.RZ, fix = [], }) {
    return {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target,
        sample: denialSample,
        explain: (evidence) => {
            const { label, value } = expected(evidence.claims);
            const correction = claim === 'aud' ? (0,remedies/* withoutOtherAudience */.Zc)(evidence) : undefined;
            return {
                title,
                cause: (0,words/* words */.aL) `${refused(evidence)} ${because(evidence)}`,
                comparison: { of: claim ?? 'sub', rows: [tokenRow(evidence, claim), [label, value]] },
                points: causePoints(evidence.causes.slice(1), evidence),
                evidence: denialEvidence(evidence),
                fix: [
                    ...(correction === undefined
                        ? [...(0,policy_steps/* allowSteps */.p)(evidence, claim), ...fix]
                        : [{ text: correction }, ...(0,policy_steps/* allowSteps */.p)(evidence, claim)]),
                    ...(0,policy_steps/* trustPolicySteps */.s)(evidence),
                    ...certaintySteps(evidence),
                    (0,remedies/* cloudTrailStep */.Sk)(evidence),
                ],
            };
        },
    };
}
function refused({ role }) {
    return (0,words/* words */.aL) `AWS refused ${role.text} (AccessDenied, no reason given).`;
}
function chainSteps({ unusedSource, role }) {
    if (unusedSource === undefined)
        return [];
    return [
        {
            text: (0,words/* words */.aL) `If ${role.name} trusts ${(0,describe_source/* describeSource */.B)(unusedSource)} of this job instead of its ID token, set:`,
            snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
        },
    ];
}
function certaintySteps({ lookedUp, role }) {
    return lookedUp ? [] : [(0,remedies/* certaintyStep */.WC)(role)];
}
function tokenRow({ claims }, claim = 'sub') {
    return ["this job's token", claims[claim]];
}
function denialSample(text) {
    const causes = Object.keys(access_denied_causes/* DENIAL_CAUSES */.L0);
    return { ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), causes: causes.map((cause) => ({ cause, confidence: 'likely' })) };
}
function denialEvidence({ policy, ...exchange }) {
    return [
        ...(0,diagnosis_evidence/* subjectFormRows */.IP)(exchange.claims),
        ...(policy === undefined ? [] : [(0,policy_refusal/* policyRow */.Hj)(policy)]),
        ...(0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
    ];
}
function causePoints(causes, exchange) {
    return {
        heading: 'Other possible causes',
        items: causes.map(({ cause, confidence }) => confidence === 'likely'
            ? (0,words/* words */.aL) `Likely: ${access_denied_causes/* DENIAL_CAUSES */.L0[cause].because(exchange)}`
            : (0,words/* words */.aL) `Possible: ${access_denied_causes/* DENIAL_CAUSES */.L0[cause].because(exchange)}`),
        folded: true,
    };
}

var net_failure = __webpack_require__(9521);
;// ./lib/diagnosis/findings/ambient-credentials.js





const ambientCredentialsFindings = (0,definition/* defineFindings */.IP)({
    AMBIENT_SOURCE_BROKEN: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            failure: (0,diagnosis_evidence/* failureSample */.Vt)(text, 'LoadCredentials'),
            regionAlone: false,
            source: { kind: 'helper', profile: text },
            files: [text],
        }),
        explain: ({ failure, source, files, regionAlone, variableRole }) => ({
            title: "The machine's AWS credentials don't work",
            ...causeOf(source, files, failure),
            evidence: failure.code === 'HELPER_NOT_RUN' ? [] : (0,diagnosis_evidence/* failureEvidence */.SU)(failure).slice(0, 1),
            fix: [...sourceFix(source, failure), regionAlone ? nameRole(variableRole) : USE_ID_TOKEN],
        }),
    },
    AMBIENT_CREDENTIALS_MISSING: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ failure: (0,diagnosis_evidence/* failureSample */.Vt)(text, 'LoadCredentials'), regionAlone: false }),
        explain: ({ failure, regionAlone, variableRole, keysEmpty, blanked, unnamedProfiles = [] }) => ({
            title: regionAlone
                ? 'No role, no keys, and no credentials were found'
                : 'No AWS credentials were found on the machine',
            cause: keysEmpty
                ? (0,words/* words */.aL) `"aws-access-key-id" is given and empty, and this step has no role. It looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
                : regionAlone
                    ? (0,words/* words */.aL) `This step has no role and no keys, so it looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
                    : (0,words/* words */.aL) `The inputs ask for credentials that the environment or the machine already has. None were found: ${describeMetadata(failure)}.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: regionAlone
                ? [...(keysEmpty ? [CHECK_SECRETS] : []), nameRole(variableRole), REGION_ALONE, ...metadataFix(failure)]
                : (0,net_failure/* isOnInstance */.hp)(failure)
                    ? [...metadataFix(failure), EARLIER_STEP, USE_ID_TOKEN]
                    : [EARLIER_STEP, USE_ID_TOKEN, ...metadataFix(failure)],
            ...(unnamedProfiles.length > 0 && !regionAlone && ofProfiles(unnamedProfiles, failure)),
            ...(blanked && {
                title: 'This step blanks the credentials that it needs',
                cause: (0,words/* words */.aL) `"${blanked.by}" has this step blank ${(0,describe_source/* describeSource */.B)(blanked.source)} before it looks for credentials. It found no others: ${describeMetadata(failure)}.`,
                fix: [DO_NOT_BLANK, regionAlone ? nameRole(variableRole) : USE_ID_TOKEN],
            }),
        }),
    },
});
function ofProfiles(profiles, failure) {
    const [first = ''] = profiles;
    const named = profiles.length === 1 && /^[\w.-]+$/.test(first) ? first : 'PROFILE';
    const list = (0,words/* joinWords */.yZ)(profiles.slice(0, 5).map((name) => (0,words/* words */.aL) `"${name}"`), ', ');
    return {
        title: 'Only profiles have credentials, and none is named',
        cause: (0,words/* joinWords */.yZ)([
            (0,words/* words */.aL) `The inputs ask for credentials that the job already has.`,
            (0,words/* words */.aL) `It has them in profiles only (${list}), and "AWS_PROFILE" names none of them.`,
        ]),
        fix: [
            {
                text: (0,words/* words */.aL) `Name the profile to start from for this step:`,
                snippet: { language: 'yaml', text: `env:\n  AWS_PROFILE: ${named}` },
            },
            EARLIER_STEP,
            USE_ID_TOKEN,
            ...metadataFix(failure),
        ],
    };
}
const CHECK_SECRETS = {
    text: (0,words/* words */.aL) `Check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
};
function nameRole(found) {
    const text = found === undefined
        ? (0,words/* words */.aL) `Name the role to assume with the ID token. The job needs "id-token: write".`
        : (0,words/* words */.aL) `Name the role of "AWS_ROLE_ARN" in the step, to assume it with the ID token. The job needs "id-token: write".`;
    const role = found?.text ?? 'arn:aws:iam::111122223333:role/NAME';
    return { text, snippet: { language: 'yaml', text: `with:\n  role-to-assume: ${role}` } };
}
const REGION_ALONE = {
    text: (0,words/* words */.aL) `If you only want the region, set "AWS_REGION" in the "env:" of the job instead of this step.`,
};
const DO_NOT_BLANK = {
    text: (0,words/* words */.aL) `Have this step use the earlier credentials:`,
    snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: false' },
};
const EARLIER_STEP = {
    text: (0,words/* words */.aL) `Get credentials in a step before this one, and don't set "output-env-credentials: false" there.`,
};
const USE_ID_TOKEN = {
    text: (0,words/* words */.aL) `If you want to use the workflow's ID token, remove "role-chaining" and "force-skip-oidc".`,
};
function describeMetadata({ code, httpStatus }) {
    if (code === 'DISABLED')
        return (0,words/* words */.aL) `"AWS_EC2_METADATA_DISABLED" turns instance metadata off`;
    if (code === 'HOSTED')
        return (0,words/* words */.aL) `a GitHub-hosted runner has no instance role`;
    if (httpStatus === 403)
        return (0,words/* words */.aL) `instance metadata is turned off for this machine`;
    if (httpStatus === 404)
        return (0,words/* words */.aL) `no instance profile is attached to this machine`;
    if (httpStatus !== undefined)
        return (0,words/* words */.aL) `instance metadata answers with an error`;
    return (0,words/* words */.aL) `instance metadata does not answer (to a container, only with a hop limit of 2)`;
}
function metadataFix({ code, httpStatus }) {
    if (code === 'HOSTED')
        return [];
    if (code === 'DISABLED')
        return [{ text: (0,words/* words */.aL) `If the instance has a role, remove "AWS_EC2_METADATA_DISABLED".` }];
    if (httpStatus === 404) {
        return [{ text: (0,words/* words */.aL) `If you want to use the role of the instance, attach an instance profile to it.` }];
    }
    if (httpStatus === 403) {
        return [
            {
                text: (0,words/* words */.aL) `If you want to use the role of the instance, turn its metadata on:`,
                snippet: {
                    language: 'sh',
                    text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-endpoint enabled',
                },
            },
        ];
    }
    return [
        {
            text: (0,words/* words */.aL) `If the job runs in a container on an instance, let answers reach it:`,
            snippet: {
                language: 'sh',
                text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2',
            },
        },
        { text: (0,words/* words */.aL) `If the job runs in a pod, give its service account a role (IRSA or Pod Identity).` },
        { text: (0,words/* words */.aL) `If the job has a proxy, set "NO_PROXY=169.254.169.254" for later steps.` },
    ];
}
function isOfInstance(source, { code }) {
    return source.kind === 'role' && source.with === 'instance' && /^(?:HTTP_|NO_ANSWER_|REQUEST_TIMED_OUT)/.test(code);
}
function causeOf(source, files, failure) {
    const what = (0,describe_source/* describeSource */.B)(source).replace(/^nothing: /, '');
    const rows = [
        [source.kind === 'broken' ? 'problem' : 'first source', what],
        ...(files.length === 0 ? [] : [['file', files.join(', ')]]),
        ...(source.kind === 'broken' || failure.code === 'HELPER_NOT_RUN' ? [] : [['answer', failure.message]]),
    ];
    return { cause: whyOf(source, failure), comparison: { of: 'credentials', rows } };
}
function whyOf(source, failure) {
    if (failure.code === 'HELPER_NOT_RUN') {
        return (0,words/* words */.aL) `The machine's credentials come from a program, and this action runs no program but its own.`;
    }
    if (isOfInstance(source, failure)) {
        return (0,words/* words */.aL) `The first source of credentials on the machine fails, because ${describeMetadata(failure)}.`;
    }
    return source.kind === 'broken'
        ? (0,words/* words */.aL) `The first source of credentials on the machine is not complete.`
        : (0,words/* words */.aL) `The first source of credentials on the machine fails with ${failure.code}.`;
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
        text: (0,words/* words */.aL) `Run it in a step before this one, which masks and exports the keys (AWS CLI v2):`,
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
    const profile = 'profile' in source && source.profile !== undefined ? (0,words/* words */.aL) `profile "${source.profile}"` : (0,words/* phrase */.MZ)('it');
    if (code === 'MFA_NEEDED') {
        return (0,words/* words */.aL) `Remove "mfa_serial" from ${profile}, or use another profile: nobody can enter a code on a runner.`;
    }
    switch (source.kind) {
        case 'keys':
            return (0,words/* words */.aL) `Copy both parts of the access keys again, without a blank or a line break.`;
        case 'helper':
            return (0,words/* words */.aL) `Correct what the "credential_process" of ${profile} reports, or prepare it in a step right before this one.`;
        case 'sso':
            return (0,words/* words */.aL) `Use another profile than ${profile}, or name a role in "role-to-assume": nobody can sign in on a runner.`;
        case 'role':
            return (0,words/* words */.aL) `Correct "role_arn" and the source of ${profile}, and let the role trust that source.`;
        case 'web identity':
            return code === 'ExpiredToken'
                ? (0,words/* words */.aL) `Have the token in ${source.tokenFile} renewed: it has expired.`
                : (0,words/* words */.aL) `Let the role ${source.roleArn} trust the issuer and the subject of the token in ${source.tokenFile}.`;
        case 'container':
            return (0,words/* words */.aL) `Check the role of the task or pod and its agent, or remove the variables "AWS_CONTAINER_CREDENTIALS_*".`;
        case 'broken':
            if (source.reason === 'file not readable') {
                return (0,words/* words */.aL) `Let the user of the runner read ${source.file ?? ''}, or remove it: tools of AWS skip it without a message.`;
            }
            return HERE;
        case 'instance':
        case 'nothing':
            return HERE;
    }
}
const HERE = (0,words/* words */.aL) `Correct this where it is set: in an "env:" of the workflow, an earlier step, a file, or the runner.`;

var arn = __webpack_require__(8690);
var secret_inputs = __webpack_require__(1227);
;// ./lib/diagnosis/findings/checked-inputs.js






function kindOf(arn) {
    if (/:user\/[^:]*$/.test(arn))
        return 'user';
    return /:(?:root|federated-user\/[^:]*)$/.test(arn) ? 'identity' : 'role';
}
const checkedInputsFindings = (0,definition/* defineFindings */.IP)({
    INVALID_INPUT: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ problems }) => firstInputOf(problems),
        sample: (text) => ({
            problems: ['audience', 'aws-region'].map((name) => ({
                input: name,
                rule: 'a rule',
                value: text,
                hint: 'A hint.',
            })),
        }),
        explain: ({ problems }) => ({
            ...(problems.length === 1
                ? { title: 'An input is invalid', cause: (0,words/* joinWords */.yZ)(problems.map(sentencesAbout)) }
                : {
                    title: 'Several inputs are invalid',
                    cause: (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(String(problems.length))} inputs are invalid, so this step sent no request.`,
                    points: { heading: 'What is wrong', items: problems.map(sentencesAbout) },
                }),
            evidence: [],
            fix: [{ text: (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(problems.every(isUnset) ? 'Set' : 'Correct')} ${placesToCorrect(problems)}.` }],
        }),
    },
    ACCOUNT_NOT_ALLOWED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ source }) => targetOf(source),
        sample: (text) => ({ account: text, allowed: ['111122223333'], source: 'GetCallerIdentity' }),
        explain: ({ account, allowed, source }) => ({
            title: "This AWS account isn't allowed",
            cause: (0,words/* words */.aL) `${subjectOf(source)} account ${account}, which "allowed-account-ids" doesn't list.`,
            comparison: allowedBeside('account', account, { name: 'allowed-account-ids', allowed }, source),
            evidence: [['Read from', labelOf(source)]],
            fix: unlessAnswered(source, [
                { text: changeTo(source, 'account') },
                {
                    text: (0,words/* words */.aL) `Or, if this workflow should use account ${account}, allow it:`,
                    snippet: inputSnippet('allowed-account-ids', [...allowed, account]),
                },
            ]),
        }),
    },
    ROLE_NOT_ALLOWED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ source }) => targetOf(source),
        sample: (text) => ({ role: text, allowed: [diagnosis_evidence/* SAMPLE_ROLE */.eo.text], source: 'GetCallerIdentity' }),
        explain: ({ role, allowed, source }) => ({
            title: `This IAM ${kindOf(role)} isn't allowed`,
            cause: (0,words/* words */.aL) `${subjectOf(source)} ${(0,words/* phrase */.MZ)(kindOf(role))} ${role}, which no entry of "allowed-role-arns" matches.`,
            comparison: allowedBeside('role', role, { name: 'allowed-role-arns', allowed }, source),
            evidence: [['Read from', labelOf(source)]],
            fix: unlessAnswered(source, [
                { text: changeTo(source, 'role') },
                kindOf(role) === 'role'
                    ? {
                        text: (0,words/* words */.aL) `Or, if this workflow should use this role, allow it:`,
                        snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
                    }
                    : {
                        text: (0,words/* words */.aL) `Or, if this workflow should use them, remove "allowed-role-arns", which can list only roles.`,
                    },
            ]),
        }),
    },
    ROLE_PATH_UNPROVED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('allowed-role-arns'),
        sample: (text) => ({ arn: text, role: diagnosis_evidence/* SAMPLE_ROLE */.eo.text, allowed: [diagnosis_evidence/* SAMPLE_ROLE */.eo.text] }),
        explain: ({ arn, role, allowed }) => ({
            title: "The role's path can't be verified",
            cause: (0,words/* words */.aL) `AWS doesn't report the path of a role whose session already exists. So nothing proves that this is the role in "allowed-role-arns".`,
            comparison: {
                of: 'role',
                rows: [
                    ['credentials in use', arn],
                    ['allowed-role-arns', allowed.join(', ')],
                ],
            },
            evidence: [],
            fix: [
                {
                    text: (0,words/* words */.aL) `Add the role without its path, because role names are unique in an account:`,
                    snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
                },
                { text: (0,words/* words */.aL) `Or have this step assume the role itself, because AWS then checks the whole ARN.` },
            ],
        }),
    },
    PARTITION_MISMATCH: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: () => ({ role: diagnosis_evidence/* SAMPLE_ROLE */.eo, region: 'cn-north-1', regionPartition: 'aws-cn' }),
        explain: ({ role, region, regionPartition }) => ({
            title: 'Role and region are in different partitions',
            cause: (0,words/* words */.aL) `The role is in partition ${role.partition}, but region ${region} is in ${regionPartition}. STS in one partition has no roles or OIDC providers of another.`,
            comparison: {
                of: 'partition',
                rows: [
                    ['partition of the role', role.partition],
                    ['partition of the region', regionPartition],
                ],
            },
            evidence: [
                ['role-to-assume', role.text],
                ['Region', region],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `Change "aws-region" to a region of ${role.partition}, or "role-to-assume" to a role in ${regionPartition}.`,
                },
            ],
        }),
    },
    ENDPOINT_REGION_MISMATCH: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: (text) => ({
            url: `https://sts.eu-west-1.amazonaws.com/${text}`,
            source: 'sts-endpoint',
            region: 'eu-central-1',
            endpointRegion: 'eu-west-1',
        }),
        explain: ({ url, source, region, endpointRegion }) => ({
            title: 'The STS endpoint belongs to another region',
            cause: (0,words/* words */.aL) `${source} is ${url}, which serves another region than "aws-region". STS rejects requests signed for another region.`,
            comparison: {
                of: 'region',
                rows: [
                    ['region of the endpoint', endpointRegion],
                    ['aws-region', region],
                ],
            },
            evidence: [[source, url]],
            fix: regionSteps({ url, source, region, endpointRegion }),
        }),
    },
    INPUTS_LOST: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ variables: [`INPUT_${text}`] }),
        explain: ({ variables }) => ({
            title: 'The inputs were lost between the runner and Node.js',
            cause: (0,words/* words */.aL) `No variable with a hyphen in its name arrived, such as "INPUT_AWS-REGION". Most likely a shell starts Node.js and drops them, as dash does ("/bin/sh" in Debian and Ubuntu).`,
            evidence: [['Variables that arrived', variables.join(', ')]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Use "#!/bin/bash" in the container's entrypoint, and in any script that starts the runner or Node.js.`,
                },
            ],
        }),
    },
});
function regionSteps({ url, source, region, endpointRegion }) {
    const set = (0,words/* words */.aL) `"aws-region" to ${endpointRegion}, the region of the endpoint.`;
    const remove = (0,words/* words */.aL) `${source} to use the endpoint of ${region}.`;
    if ((0,arn/* partitionOfRegion */.cn)(region) !== (0,arn/* partitionOfRegion */.cn)(endpointRegion))
        return [{ text: (0,words/* words */.aL) `Remove ${remove}` }];
    return isVpcEndpoint(url) || isMisspelled(region)
        ? [{ text: (0,words/* words */.aL) `Set ${set}` }, { text: (0,words/* words */.aL) `Or remove ${remove}` }]
        : [{ text: (0,words/* words */.aL) `Remove ${remove}` }, { text: (0,words/* words */.aL) `Or set ${set}` }];
}
function isVpcEndpoint(url) {
    return URL.parse(url)?.hostname.startsWith('vpce-') ?? false;
}
function isMisspelled(region) {
    return !/-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d+$/.test(region);
}
function firstInputOf(problems) {
    const name = problems.find((one) => !isVariable(one))?.input;
    return name === undefined ? definition/* STEP */.RZ : { kind: 'input', name };
}
function targetOf(source) {
    if (source === 'the runner')
        return definition/* STEP */.RZ;
    if (typeof source === 'object' || source === 'AWS_ROLE_ARN')
        return (0,definition/* input */.hF)('role-chaining');
    return (0,definition/* input */.hF)(source === 'GetCallerIdentity' ? 'role-to-assume' : source);
}
function changeTo(source, what) {
    const wanted = what === 'role' ? (0,words/* words */.aL) `an allowed role` : (0,words/* words */.aL) `an allowed account`;
    switch (source) {
        case 'aws-access-key-id':
            return (0,words/* words */.aL) `Store keys of ${wanted} in the secrets that "aws-access-key-id" and "aws-secret-access-key" take, or assume an allowed role with "role-to-assume".`;
        case 'the runner':
            return (0,words/* words */.aL) `Use credentials of ${wanted}: change the earlier step, the AWS profile, or the machine's role that these come from.`;
        default:
            return (0,words/* words */.aL) `Change ${nameOf(source)} to ${what === 'role' ? wanted : (0,words/* words */.aL) `a role of ${wanted}`}.`;
    }
}
function unlessAnswered(source, steps) {
    const text = (0,words/* words */.aL) `Check the earlier steps of the job, "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what issued these credentials. Don't use them until you know.`;
    return source === 'GetCallerIdentity' ? [{ text }] : steps;
}
function placesToCorrect(problems) {
    const [inputs, variables] = [false, true].map((wanted) => [
        ...new Set(problems.filter((one) => isVariable(one) === wanted).map(({ input }) => input)),
    ]);
    return (0,words/* joinWords */.yZ)([
        ...(inputs?.length ? [(0,words/* words */.aL) `${firstOf(inputs)} in the step's "with:"`] : []),
        ...(variables?.length
            ? [(0,words/* words */.aL) `${firstOf(variables)} where the environment sets ${(0,words/* phrase */.MZ)(variables.length > 1 ? 'them' : 'it')}`]
            : []),
    ], ', and ');
}
const NAMES_MAX_COUNT = 3;
function firstOf(names) {
    const more = names.length - NAMES_MAX_COUNT;
    if (more < 2)
        return (0,words/* valueList */.Q0)(names);
    const first = names.slice(0, NAMES_MAX_COUNT).map((name) => (0,words/* words */.aL) `${name}`);
    return (0,words/* joinWords */.yZ)([...first, (0,words/* words */.aL) `and ${(0,words/* phrase */.MZ)(String(more))} more`], ', ');
}
function isVariable({ input }) {
    return input.includes('_');
}
function sentencesAbout({ input, rule, value, hint = '' }) {
    const given = value === '' ? (0,words/* words */.aL) `is empty` : isUnset({ input, value }) ? (0,words/* words */.aL) `isn't set` : (0,words/* words */.aL) `is ${value}`;
    const said = (0,words/* words */.aL) `${input} must be ${ownWords(rule)}, but ${given}.`;
    return hint === '' ? said : (0,words/* joinWords */.yZ)([said, ownWords(hint)]);
}
const KEYWORDS = ['none', 'auto'];
const MAY_BE_MISSING = ['role-to-assume', 'aws-region', ...secret_inputs/* KEY_INPUTS */.AR];
function isUnset({ input, value }) {
    return KEYWORDS.includes(value) && MAY_BE_MISSING.includes(input);
}
function ownWords(text) {
    const plain = (0,util_text/* plainText */.wh)(text);
    const isClosed = plain.split('"').length % 2 === 1;
    const closed = isClosed ? plain : plain.replaceAll('"', "'");
    const parts = closed.split(CODE).map((part, index) => (index % 2 === 0 ? (0,words/* phrase */.MZ)(part) : pasted(part)));
    return (0,words/* joinWords */.yZ)(parts, '');
}
const PASTED_MAX_LENGTH = 160;
function pasted(code) {
    return code.length <= PASTED_MAX_LENGTH ? (0,words/* whole */.WQ)(code) : (0,words/* words */.aL) `${code}`;
}
const CODE = /((?:\b[a-z-]+: )?\$\{\{[^{}]*\}\}|\barn:[^\s,;]*[\w*/]|\bhttps?:\/\/[^\s,;]*[\w/]|\bkey=value\b|(?<= )[_*?#@+=.:/%-](?: [_+=,.@:/%*?-])*(?=[ ,.]|$))/;
function allowedBeside(of, actual, { name, allowed }, source) {
    return {
        of,
        rows: [
            [areCredentials(source) ? 'the credentials' : labelOf(source), actual],
            [name, allowed.join(', ')],
        ],
    };
}
function areCredentials(source) {
    return source === 'aws-access-key-id' || source === 'the runner' || source === 'GetCallerIdentity';
}
function subjectOf(source) {
    if (source === 'aws-access-key-id')
        return (0,words/* words */.aL) `The keys in ${source} belong to`;
    if (areCredentials(source))
        return (0,words/* words */.aL) `The credentials belong to`;
    return typeof source === 'object' ? (0,words/* words */.aL) `The AWS profile ${source.profile} names` : (0,words/* words */.aL) `${source} names`;
}
function nameOf(source) {
    return typeof source === 'object' ? (0,words/* words */.aL) `"role_arn" of the AWS profile ${source.profile}` : (0,words/* words */.aL) `${source}`;
}
function labelOf(source) {
    return typeof source === 'object' ? `the AWS profile ${source.profile}` : source;
}
const LINE_LENGTH = 100;
function inputSnippet(name, items) {
    const line = `  ${name}: ${(0,util_text/* asciiJson */.iL)(items.join(', '))}`;
    const plain = items.every((item) => /^[\w*?:/+=,.@-]+$/.test(item));
    const lines = plain && line.length > LINE_LENGTH ? [`  ${name}: |`, ...items.map((item) => `    ${item}`)] : [line];
    return { language: 'yaml', text: ['with:', ...lines].join('\n') };
}

var time = __webpack_require__(343);
;// ./lib/diagnosis/findings/credentials.js





const signatureFindings = (0,definition/* defineFindings */.IP)({
    SIGNATURE_REJECTED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), clockSkew: diagnosis_evidence/* SAMPLE_SKEW */.q5 }),
        explain: ({ clockSkew, ...way }) => ({
            title: 'AWS rejected the signature of a request',
            cause: (0,words/* words */.aL) `This action signed ${(0,diagnosis_evidence/* operationName */.Xn)(way.failure)} with credentials that AWS had just issued. AWS rejected the signature (${way.failure.code}). ${culprit(way)} probably changed the request.`,
            evidence: [...(0,diagnosis_evidence/* failureEvidence */.SU)(way.failure), ...(0,diagnosis_evidence/* skewEvidence */.wW)(clockSkew)],
            fix: [letThrough(way)],
        }),
    },
    SIGNATURE_TIME_REJECTED: {
        severity: 'error',
        category: 'clock',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            ...(0,diagnosis_evidence/* stsFailure */.fo)(text),
            clockSkew: diagnosis_evidence/* SAMPLE_SKEW */.q5,
            os: 'Windows',
            times: { signedAt: diagnosis_evidence/* SAMPLE_NOW */.c9, serverAt: diagnosis_evidence/* SAMPLE_NOW */.c9 + 1000, toleranceSeconds: 900 },
        }),
        explain: ({ failure, times, ...evidence }) => ({
            title: 'AWS rejected the time of the signature',
            ...explainTimes(times),
            evidence: [...(0,diagnosis_evidence/* skewEvidence */.wW)(evidence.clockSkew), ...(0,diagnosis_evidence/* failureEvidence */.SU)(failure)],
            fix: [(0,remedies/* synchronizeClock */.dA)(evidence.os)],
        }),
    },
    SIGNATURE_SCOPE_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: diagnosis_evidence/* regionalFailure */.kM,
        explain: ({ failure, region }) => ({
            title: 'The STS endpoint belongs to another region',
            cause: (0,words/* words */.aL) `This step signed its request for ${region}, but the STS endpoint that received it serves another region.`,
            comparison: {
                of: 'region',
                rows: [
                    ['aws-region', region],
                    ...(failure.host === undefined ? [] : [['endpoint that received the request', failure.host]]),
                ],
            },
            evidence: [...(0,diagnosis_evidence/* failureEvidence */.SU)(failure), ['Region', region]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Change "aws-region" to the region of the endpoint.`,
                },
                {
                    text: (0,words/* words */.aL) `Or remove "sts-endpoint" and "AWS_ENDPOINT_URL_STS", to use the endpoint of ${region}.`,
                },
            ],
        }),
    },
    SIGNATURE_INCOMPLETE: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: (way) => ({
            title: 'The signature arrived damaged',
            cause: (0,words/* words */.aL) `AWS could not read the "Authorization" header of ${(0,diagnosis_evidence/* operationName */.Xn)(way.failure)}. ${culprit(way)} probably changed or cut it.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(way.failure),
            fix: [letThrough(way)],
        }),
    },
    SIGNATURE_MISSING: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: (way) => ({
            title: 'The signature did not arrive',
            cause: (0,words/* words */.aL) `This action signed ${(0,diagnosis_evidence/* operationName */.Xn)(way.failure)}, but it reached AWS without its "Authorization" header. ${culprit(way)} removed it.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(way.failure),
            fix: [letThrough(way)],
        }),
    },
});
function culprit({ proxy, endpoint }) {
    if (proxy !== undefined)
        return (0,words/* words */.aL) `The proxy ${proxy.address} (from ${proxy.name})`;
    if (endpoint !== undefined)
        return (0,words/* words */.aL) `The service that ${endpoint} names`;
    return (0,words/* words */.aL) `Something on the network`;
}
function letThrough({ failure, proxy, endpoint }) {
    const host = (0,diagnosis_evidence/* hostOf */.w4)(failure);
    if (proxy !== undefined) {
        return {
            text: (0,words/* words */.aL) `Add ${host} to "no-proxy", or configure the proxy to pass headers and bodies through unchanged.`,
        };
    }
    if (endpoint !== undefined)
        return { text: (0,words/* words */.aL) `Remove ${endpoint}, or check the service at ${host} behind it.` };
    return {
        text: (0,words/* words */.aL) `Check whether a firewall or TLS inspection changes requests to ${host} on port 443. This run uses no proxy.`,
    };
}
function explainTimes(times) {
    if (times === undefined) {
        return { cause: (0,words/* words */.aL) `AWS rejected the time of the signature, because this machine's clock is wrong.` };
    }
    const { signedAt, serverAt, toleranceSeconds } = times;
    const apart = (0,words/* phrase */.MZ)((0,time/* formatDuration */.a3)(Math.abs(serverAt - signedAt)));
    return {
        cause: (0,words/* words */.aL) `The time of the signature and the clock of STS are ${apart} apart. STS accepts ${(0,words/* phrase */.MZ)((0,time/* formatDuration */.a3)(toleranceSeconds))} at most.`,
        comparison: {
            of: 'clock',
            rows: [
                ['signed at', (0,time/* formatUtc */.ay)(signedAt)],
                ['received by STS at', (0,time/* formatUtc */.ay)(serverAt)],
            ],
        },
    };
}
function isWithoutKeys({ operation }) {
    return operation === 'AssumeRoleWithWebIdentity';
}
const newCredentialsFindings = (0,definition/* defineFindings */.IP)({
    CREDENTIALS_NOT_RECOGNIZED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* regionalFailure */.kM,
        explain: ({ failure, region }) => ({
            title: isWithoutKeys(failure)
                ? 'STS refused the exchange as if it had keys'
                : "AWS doesn't recognize the new credentials",
            cause: isWithoutKeys(failure)
                ? (0,words/* words */.aL) `STS answered ${failure.operation} with ${failure.code}, a code for access keys, and that request has none. Possibly the account hasn't enabled ${region}, or something else than STS answered.`
                : (0,words/* words */.aL) `STS issued credentials, then refused them (${failure.code}). Either they have not propagated yet, or the two answers came from different services, or a proxy drops the session token.`,
            evidence: [...(0,diagnosis_evidence/* failureEvidence */.SU)(failure), ['Region', region]],
            fix: [
                ...(isWithoutKeys(failure)
                    ? [
                        {
                            text: (0,words/* words */.aL) `Choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
                        },
                    ]
                    : []),
                {
                    text: (0,words/* words */.aL) `Run the job again ("Re-run failed jobs"). A role created seconds ago can take a minute to propagate.`,
                },
                {
                    text: (0,words/* words */.aL) `If it happens every time, check that "sts-endpoint" (or "AWS_ENDPOINT_URL_STS") belongs to "aws-region", and that no proxy removes headers.`,
                },
            ],
        }),
    },
    CREDENTIALS_EXPIRED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'The new credentials expired before they were used',
            cause: (0,words/* words */.aL) `STS issued credentials, then refused them as expired. Either they were issued without any lifetime, or this machine was suspended in between.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                remedies/* RUN_AGAIN */.Bs,
                {
                    text: (0,words/* words */.aL) `If it happens every time, check "sts-endpoint", "AWS_ENDPOINT_URL_STS", and any proxy to find out what answers in place of STS.`,
                },
            ],
        }),
    },
    CALLER_IDENTITY_DENIED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'A VPC endpoint policy blocks GetCallerIdentity',
            cause: (0,words/* words */.aL) `STS refused "GetCallerIdentity". It needs no permission, and no policy of the role or the account can deny it. Only the policy of a VPC endpoint for STS can.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Add this statement to the policy of the VPC endpoint for STS:`,
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
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), account: diagnosis_evidence/* SAMPLE_ROLE */.eo.account }),
        explain: ({ failure, account }) => {
            const name = account === undefined ? (0,words/* words */.aL) `the account of these credentials` : (0,words/* words */.aL) `account ${account}`;
            return {
                title: "The AWS account isn't active",
                cause: (0,words/* words */.aL) `AWS says that ${name} isn't subscribed to the service. Its activation is not complete, or it is suspended.`,
                evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
                fix: [
                    {
                        text: (0,words/* words */.aL) `Have the owner of ${name} sign in to the AWS console, finish the registration, and pay any outstanding bill ("Billing and Cost Management").`,
                    },
                ],
            };
        },
    },
});

;// ./lib/diagnosis/findings/deployed.js





const deployedFindings = (0,definition/* defineFindings */.IP)({
    ROLE_NOT_FOUND: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: (0,definition/* input */.hF)('role-to-assume'),
        sample: refusedSample,
        explain: (evidence) => ({
            title: "The role doesn't exist",
            cause: (0,words/* words */.aL) `AWS refused ${evidence.role.text} because account ${evidence.role.account} has no role named ${evidence.role.name}.`,
            evidence: lookupEvidence(evidence),
            fix: [
                {
                    text: (0,words/* words */.aL) `Correct the role ARN in this step, or create the role. To list the roles of account ${evidence.role.account}:`,
                    snippet: { language: 'sh', text: "aws iam list-roles --query 'Roles[].Arn'" },
                },
            ],
        }),
    },
    ROLE_ARN_DIFFERS: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: (0,definition/* input */.hF)('role-to-assume'),
        sample: (text) => ({ ...refusedSample(text), actual: text }),
        explain: ({ actual, ...evidence }) => ({
            title: 'The role has another ARN',
            cause: (0,words/* words */.aL) `AWS refused ${evidence.role.text} because the role named ${evidence.role.name} has another ARN. The path is part of an ARN, and capitalization counts.`,
            comparison: {
                of: 'role',
                rows: [
                    ['this step', evidence.role.text],
                    ['IAM', actual],
                ],
            },
            evidence: lookupEvidence(evidence),
            fix: [{ text: (0,words/* words */.aL) `Replace the ARN in "role-to-assume", "role-chain", or "roles" with ${actual}.` }],
        }),
    },
    DIAGNOSIS_ROLE_UNUSABLE: {
        severity: 'notice',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('diagnosis-role'),
        sample: (text) => ({
            role: diagnosis_evidence/* SAMPLE_ROLE */.eo,
            reader: diagnosis_evidence/* SAMPLE_ROLE */.eo,
            failures: [(0,diagnosis_evidence/* failureSample */.Vt)(text, 'AssumeRoleWithWebIdentity'), (0,diagnosis_evidence/* failureSample */.Vt)(text, 'GetRole')],
            policyProblem: text,
            subject: text,
            issuer: `https://${text}`,
        }),
        explain: (evidence) => ({
            title: "The diagnosis role couldn't look everything up",
            cause: (0,words/* joinWords */.yZ)(missing(evidence)),
            evidence: [
                ...(evidence.reader === undefined ? [] : [['diagnosis-role', evidence.reader.text]]),
                ...(evidence.policyProblem === undefined ? [] : [['Trust policy', evidence.policyProblem]]),
                ...evidence.failures.flatMap(diagnosis_evidence/* failureEvidence */.SU),
            ],
            fix: lookupSteps(evidence),
        }),
    },
    IAM_ENDPOINT_FROM_ENVIRONMENT: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ url: `https://iam.internal/${text}` }),
        explain: ({ url }) => ({
            title: "AWS_ENDPOINT_URL_IAM isn't an AWS endpoint",
            cause: (0,words/* words */.aL) `What "diagnosis-role" read came from ${url}, the URL in "AWS_ENDPOINT_URL_IAM". It isn't AWS's own IAM, so don't rely on it unless you know who answers there.`,
            evidence: [['AWS_ENDPOINT_URL_IAM', url]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Remove "AWS_ENDPOINT_URL_IAM" from what sets it, unless you run the host behind it.`,
                },
            ],
        }),
    },
});
function refusedSample(text) {
    return { failure: (0,diagnosis_evidence/* failureSample */.Vt)(text, 'AssumeRoleWithWebIdentity'), role: diagnosis_evidence/* SAMPLE_ROLE */.eo, reader: diagnosis_evidence/* SAMPLE_ROLE */.eo };
}
function lookupEvidence({ role, reader, failure }) {
    return [['Role', role.text], ['Looked up with', reader.text], ...(0,diagnosis_evidence/* failureEvidence */.SU)(failure)];
}
function missing({ role, reader, failures, policyProblem }) {
    if (reader === undefined) {
        return [
            (0,words/* words */.aL) `No role in "diagnosis-role" belongs to account ${role.account}, so nothing could be looked up there.`,
        ];
    }
    const problem = policyProblem === undefined ? [] : [(0,words/* words */.aL) `The trust policy that IAM gave can't be read.`];
    return [...failures.map((failure) => missingAfter(failure, reader)), ...problem];
}
function missingAfter({ operation, code }, reader) {
    if (operation === 'RequestIdToken' || operation === 'ReadTokenFile') {
        return (0,words/* words */.aL) `There was no second ID token for ${reader.text} (${code}).`;
    }
    const isDenied = code === 'AccessDenied';
    if (operation === 'AssumeRoleWithWebIdentity')
        return (0,words/* words */.aL) `AWS refused the diagnosis role ${reader.text} (${code}).`;
    return isDenied
        ? (0,words/* words */.aL) `The diagnosis role ${reader.text} lacks the permission "iam:${operation}".`
        : (0,words/* words */.aL) `IAM gave no answer to ${operation} (${code}).`;
}
function lookupSteps({ role, reader, failures, subject, issuer }) {
    if (reader === undefined) {
        return [
            {
                text: (0,words/* words */.aL) `Add a diagnosis role of account ${role.account} to this step:`,
                snippet: { language: 'yaml', text: `with:\n  diagnosis-role: ${ownArn(role)}` },
            },
        ];
    }
    const isOf = (operation) => failures.some((failure) => failure.operation === operation && failure.code === 'AccessDenied');
    return [
        ...(isOf('AssumeRoleWithWebIdentity')
            ? [
                {
                    text: (0,words/* words */.aL) `Check that ${reader.text} exists, and let its trust policy allow the subject ${subject ?? ''}.`,
                },
            ]
            : []),
        ...(isOf('GetRole') || isOf('GetOpenIDConnectProvider')
            ? [
                {
                    text: (0,words/* words */.aL) `Give ${reader.text} these permissions:`,
                    snippet: { language: 'json', text: (0,util_text/* asciiJson */.iL)(permissionsFor(role, issuer)) },
                },
            ]
            : []),
        {
            text: (0,words/* words */.aL) `Look the role up yourself:`,
            snippet: { language: 'sh', text: `aws iam get-role --role-name ${role.name}` },
        },
    ];
}
function ownArn({ partition, account }) {
    return `arn:${partition}:iam::${account}:role/oidc-diagnosis`;
}
function permissionsFor(role, issuer) {
    const provider = issuer === undefined ? '*' : (0,arn/* oidcProviderArn */.iw)(role, issuer);
    return {
        Version: '2012-10-17',
        Statement: [
            { Effect: 'Allow', Action: 'iam:GetRole', Resource: `arn:${role.partition}:iam::${role.account}:role/*` },
            { Effect: 'Allow', Action: 'iam:GetOpenIDConnectProvider', Resource: provider },
        ],
    };
}

;// ./lib/diagnosis/findings/empty-expressions.js


const emptyExpressionsFindings = (0,definition/* defineFindings */.IP)({
    EXPRESSION_EMPTY: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ empty: [first] }) => ({ kind: 'input', name: first?.input ?? '' }),
        sample: (text) => ({
            empty: [{ input: 'role-to-assume', expression: '${{ secrets.ROLE }}', value: text }],
            environment: text,
            eventName: text,
        }),
        explain: (evidence) => {
            const { empty, environment, eventName, isTokenRefused } = evidence;
            const [first] = empty;
            const { title, because, fix } = reasonOf(first?.expression ?? '', evidence);
            return {
                title,
                cause: (0,words/* joinWords */.yZ)([
                    isTokenRefused
                        ? (0,words/* words */.aL) `${first?.expression ?? ''} came out empty, so the step used the ID token instead of keys, and AWS refused it.`
                        : cameOutEmpty(first),
                    because,
                ]),
                ...(empty.length < 2
                    ? {}
                    : {
                        points: {
                            heading: 'Empty inputs',
                            items: empty.map(({ input, expression }) => (0,words/* words */.aL) `${input}: ${expression}`),
                        },
                    }),
                evidence: [
                    ['Environment of the job', environment ?? 'none'],
                    ['Event', eventName],
                ],
                fix,
            };
        },
    },
});
function cameOutEmpty({ expression = '', input = '', value } = {}) {
    return value === undefined
        ? (0,words/* words */.aL) `${expression} came out empty, so ${input} has no value.`
        : (0,words/* words */.aL) `${expression} came out empty, so ${input} is ${value}.`;
}
const TITLE = 'An expression in the workflow came out empty';
const TITLES = {
    secrets: 'A secret came out empty',
    vars: 'A configuration variable came out empty',
    env: 'An environment variable came out empty',
    inputs: 'An input of the workflow came out empty',
};
function reasonOf(expression, evidence) {
    const { context, name, isText, isConditional } = partsOf(expression);
    if (isConditional && isText)
        return { title: 'A condition in an expression was false', ...conditionFalse(expression) };
    const reason = (REASONS[context] ?? other)(name, evidence);
    if (!isConditional)
        return { title: TITLES[context] ?? TITLE, ...reason };
    const value = name === '' ? (0,words/* phrase */.MZ)('its value') : (0,words/* words */.aL) `${name}`;
    const because = (0,words/* words */.aL) `Either its condition was false in this run, or ${value} is empty.`;
    return { title: TITLE, because, fix: [...conditionFalse(expression).fix, ...reason.fix] };
}
const CONTEXT = /\b(secrets|vars|env|inputs|steps|needs|matrix)\s*(?:\.\s*([\w.-]+)|\[\s*'([^']+)'\s*\])|^[\s(]*(github\.[\w.-]+)[\s)]*$/i;
function partsOf(expression) {
    const inner = expression.replace(/^\$\{\{|\}\}$/g, '');
    const bare = inner.replace(/(\[\s*)?'(?:[^']|'')*'/g, (text) => (/^\[|^''$/.test(text) ? text : "'\u2026'"));
    const whole = bare.replace(/\|\|\s*''[\s)]*$/, '');
    const values = whole.split(/\|\||&&/);
    const isConditional = whole !== bare && whole.includes('&&');
    const isText = /^[\s(]*'\u2026'[\s)]*$/.test(values.at(-1) ?? '');
    const value = values.at(isText && !isConditional ? -2 : -1) ?? '';
    const [, context = '', property = '', key = '', github = ''] = CONTEXT.exec(value) ?? [];
    const name = property + key + github;
    return { context: github === '' ? context.toLowerCase() : 'github', name, isText, isConditional };
}
const CONDITION = /^\$\{\{\s*((?:(?!\|\||secrets|: )[^{}])+?)\s*&&(?:(?!&&|\|\|).)+\|\|\s*''\s*\}\}$/is;
function conditionFalse(expression) {
    const [, condition] = CONDITION.exec(expression) ?? [];
    const skip = condition === undefined
        ? { text: (0,words/* words */.aL) `If the step should not run then, add an "if:" with the same condition to it.` }
        : {
            text: (0,words/* words */.aL) `If the step should not run then, add the condition to it:`,
            snippet: { language: 'yaml', text: `if: \${{ ${condition.replace(/\s+/g, ' ')} }}` },
        };
    return {
        because: (0,words/* words */.aL) `Its condition was false in this run, so it gave the empty text at its end.`,
        fix: [skip, { text: (0,words/* words */.aL) `Otherwise, replace the empty text at its end with the value for such runs.` }],
    };
}
const REASONS = {
    secrets: (name, evidence) => (evidence.isCalled ? notPassed(name) : stored('secret', name, evidence)),
    vars: (name, evidence) => stored('variable', name, evidence),
    env: (name) => ({
        because: (0,words/* words */.aL) `The workflow, the job, the step and earlier steps set no ${name}, or set it to an empty text.`,
        fix: [{ text: (0,words/* words */.aL) `Set ${name} under "env:" of the job, or write it to "GITHUB_ENV" in an earlier step.` }],
    }),
    inputs: (name, { isCalled, eventName }) => isCalled || eventName === 'workflow_dispatch'
        ? {
            because: (0,words/* words */.aL) `The workflow was started without ${name}, and the input has no default.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Give ${name} a "default:" where the workflow declares the input, or make it "required: true".`,
                },
            ],
        }
        : {
            because: (0,words/* words */.aL) `A run for the event ${eventName} has no inputs. Only "workflow_dispatch" and "workflow_call" have them.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Add a fallback to the expression: ${`\${{ inputs.${name} || vars.${name.toUpperCase()} }}`}.`,
                },
            ],
        },
    steps: (name) => ofOutput((0,words/* words */.aL) `The step ${name.split('.')[0] ?? ''} did not run, or did not set this output.`),
    needs: (name) => ofJob(name.split('.')[0] ?? ''),
    matrix: (name) => ofOutput((0,words/* words */.aL) `The matrix has no ${name} for this job.`),
    github: (name, { eventName }) => ({
        because: (0,words/* words */.aL) `A run for the event ${eventName} has no ${name}, or the name is misspelled.`,
        fix: [{ text: (0,words/* words */.aL) `Correct the expression, or add a fallback: ${`\${{ ${name} || 'VALUE' }}`}.` }],
    }),
};
function other() {
    return ofOutput((0,words/* words */.aL) `What it reads has no value in this run, or a name in it is misspelled.`);
}
function ofOutput(because) {
    return { because, fix: [{ text: (0,words/* words */.aL) `Correct the expression, or the "outputs:" that it reads.` }] };
}
function ofJob(job) {
    const { because, fix } = ofOutput((0,words/* words */.aL) `The job ${job} is not listed in "needs:", did not set this output, or the runner skipped it as a secret.`);
    const skipped = (0,words/* words */.aL) `If the log of ${job} says "Skip output", the value contains a masked one, such as an account id. Build it in this job.`;
    return { because, fix: [...fix, { text: skipped }] };
}
function notPassed(name) {
    return {
        because: (0,words/* words */.aL) `This is a reusable workflow, and the workflow that calls it passes no secret ${name}.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Pass the secrets in the job that calls this workflow:`,
                snippet: { language: 'yaml', text: 'secrets: inherit' },
            },
            { text: (0,words/* words */.aL) `Or create ${name} where the calling workflow can read it.` },
        ],
    };
}
function stored(what, name, evidence) {
    const { environment, eventName, otherRunner } = evidence;
    if (otherRunner !== undefined)
        return storedElsewhere(what, name, otherRunner);
    const create = {
        text: what === 'secret'
            ? (0,words/* words */.aL) `Create the secret ${name} under Settings > Secrets and variables > Actions.`
            : (0,words/* words */.aL) `Create the variable ${name} under Settings > Secrets and variables > Actions.`,
    };
    if (environment !== undefined) {
        return {
            because: (0,words/* words */.aL) `Neither the environment ${environment} nor the repository or organization gives this job a ${(0,words/* phrase */.MZ)(what)} ${name}.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Add ${name} to the environment ${environment} under "Settings > Environments", or correct its spelling.`,
                },
                create,
            ],
        };
    }
    return {
        because: (0,words/* words */.aL) `The job names no "environment:", so it gets no ${(0,words/* phrase */.MZ)(what)} of an environment. The repository and organization have no ${name} for it.`,
        fix: [
            {
                text: (0,words/* words */.aL) `If ${name} belongs to an environment, name that in the job: "environment: production".`,
            },
            create,
            ...(eventName === 'pull_request'
                ? [{ text: (0,words/* words */.aL) `Check whether a fork or a bot triggered the run: it gets no secrets.` }]
                : []),
        ],
    };
}
function storedElsewhere(what, name, runner) {
    const [option, file, page] = what === 'secret' ? ['secret', '.secrets', 'Secrets'] : ['var', '.vars', 'Variables'];
    if (runner === 'act')
        return {
            because: (0,words/* words */.aL) `act knows only the ${(0,words/* phrase */.MZ)(what)}s that its command line gives it.`,
            fix: [
                { text: (0,words/* words */.aL) `Write ${name}=VALUE to ${(0,words/* phrase */.MZ)(file)}, and run "${(0,words/* phrase */.MZ)(`act --${option}-file ${file}`)}".` },
            ],
        };
    return {
        because: (0,words/* words */.aL) `Neither the repository nor its owner has a ${(0,words/* phrase */.MZ)(what)} ${name} for this job.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Create the ${(0,words/* phrase */.MZ)(what)} ${name} in ${runner}, under "${(0,words/* phrase */.MZ)(`Settings > Actions > ${page}`)}".`,
            },
        ],
    };
}

;// ./lib/diagnosis/findings/endpoints.js



const endpointFindings = (0,definition/* defineFindings */.IP)({
    STS_ENDPOINT_FROM_ENVIRONMENT: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ url: `https://sts.example/${text}` }),
        explain: ({ url }) => ({
            title: 'The environment redirects STS to another host',
            cause: (0,words/* words */.aL) `"AWS_ENDPOINT_URL_STS" is ${url}, which is not an AWS endpoint. That host received this step's requests, and decided which identity was verified.`,
            evidence: [['AWS_ENDPOINT_URL_STS', url]],
            fix: [
                {
                    text: (0,words/* words */.aL) `If you don't expect that host, remove "AWS_ENDPOINT_URL_STS" from the runner, the workflow, or the earlier step that sets it.`,
                },
                {
                    text: (0,words/* words */.aL) `If you do, name it in the step, which silences this warning:`,
                    snippet: { language: 'yaml', text: `with:\n  sts-endpoint: ${url}` },
                },
            ],
        }),
    },
    STS_ENDPOINT_NOT_ENCRYPTED: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ url: `http://localstack/${text}`, variable: 'sts-endpoint' }),
        explain: ({ url, variable }) => ({
            title: 'Requests to STS are not encrypted',
            cause: (0,words/* words */.aL) `This step used ${url} over plain HTTP. Anyone on the network in between can read and change tokens and credentials.`,
            evidence: [[variable, url]],
            fix: [
                { text: (0,words/* words */.aL) `Change ${variable} to an "https://" URL, unless the host is an emulator for tests.` },
                {
                    text: (0,words/* words */.aL) `Never send credentials of a real account to an emulator. How to test with one: "docs/emulators.md" of this action.`,
                },
            ],
        }),
    },
    STS_NAMES_NO_IDENTITY: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ variable }) => (variable === 'sts-endpoint' ? (0,definition/* input */.hF)(variable) : definition/* STEP */.RZ),
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), variable: 'sts-endpoint' }),
        explain: ({ failure, variable }) => ({
            title: 'This server cannot say whose credentials it gives',
            cause: failure.code === 'NO_ARN_IN_ANSWER'
                ? (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} answered "${(0,words/* phrase */.MZ)(failure.operation)}" without the ARN that AWS sends. So this action can't verify whose credentials these are.`
                : (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} has no "GetCallerIdentity" (${failure.code}). So this action can't verify whose credentials these are.`,
            evidence: [...(0,diagnosis_evidence/* failureEvidence */.SU)(failure), ['Endpoint from', variable]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Use the server's own client to get its credentials in this workflow, or remove ${variable} to use AWS. MinIO is such a server.`,
                },
                {
                    text: (0,words/* words */.aL) `To test with an emulator that this action can verify, use moto or LocalStack: "docs/emulators.md" of this action.`,
                },
            ],
        }),
    },
    LATER_STEPS_USE_OTHER_ENDPOINT: {
        severity: 'notice',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ variable: 'AWS_ENDPOINT_URL', origin: `https://${text}`, asked: 'AWS' }),
        explain: ({ variable, profile, file = '', service, origin, asked }) => ({
            title: 'Later steps use another AWS endpoint',
            cause: profile === undefined
                ? (0,words/* words */.aL) `AWS tools in later steps send their requests to another host than this step, because ${variable} is set.`
                : (0,words/* words */.aL) `AWS tools in later steps send ${service === undefined ? (0,words/* words */.aL) `their requests` : (0,words/* words */.aL) `requests to ${service}`} to another host than this step. The profile ${profile} in ${file} sets ${variable}.`,
            comparison: {
                of: 'endpoint',
                rows: [
                    ['later steps use', origin],
                    ['this step used', asked],
                ],
            },
            evidence: [[profile === undefined ? variable : `${variable} of the profile ${profile}`, origin]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Remove ${variable} where it is set, or add this to steps that need AWS itself:`,
                    snippet: { language: 'yaml', text: "env:\n  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'" },
                },
                { text: (0,words/* words */.aL) `If later steps need that endpoint, set "sts-endpoint" to it, so that this step uses it, too.` },
            ],
        }),
    },
});

var issuer = __webpack_require__(4072);
;// ./lib/diagnosis/findings/exchange.js







const exchangeFindings = (0,definition/* defineFindings */.IP)({
    OIDC_PROVIDER_MISSING: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: (0,definition/* input */.hF)('role-to-assume'),
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: 'The account has no OIDC provider for this issuer',
            cause: (0,words/* words */.aL) `Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}. Each account with roles to assume needs its own, with exactly this URL.`,
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                {
                    text: (0,words/* words */.aL) `Create the provider in account ${exchange.role.account}:`,
                    snippet: createProviderSnippet(exchange),
                },
                ...otherAudience(exchange),
                { text: (0,words/* words */.aL) `If this is the wrong account, correct the role ARN in "role-to-assume".` },
                ...runnerCredentials(exchange),
            ],
        }),
    },
    ENTERPRISE_ISSUER_NOT_REGISTERED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: "The account lacks your enterprise's OIDC provider",
            cause: (0,words/* words */.aL) `The enterprise has its own issuer, and account ${exchange.role.account} has no OIDC provider with that URL. A provider without the path doesn't count.`,
            comparison: {
                of: 'iss',
                rows: [
                    ["this job's token", exchange.claims.iss],
                    ['a provider without the path', exchange.claims.iss.replace(/^(https:\/\/[^/]+).*$/, '$1')],
                ],
            },
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                { text: (0,words/* words */.aL) `Create the provider with the whole URL:`, snippet: createProviderSnippet(exchange) },
                ...otherAudience(exchange),
                {
                    text: (0,words/* words */.aL) `Name that provider in the trust policy, and begin the condition keys with its whole URL: "${exchange.claims.iss.replace(/^https:\/\//, '')}:sub" and the same with ":aud".`,
                },
            ],
        }),
    },
    OIDC_PROVIDER_THUMBPRINT_DIFFERS: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: ({ isOfGitHub, ...exchange }) => ({
            title: "AWS doesn't trust the issuer's certificate",
            ...(isOfGitHub ? certificateOfGitHub(exchange) : otherCertificate(exchange)),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
        }),
    },
    AUDIENCE_NOT_REGISTERED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: (0,definition/* input */.hF)('audience'),
        sample: (text) => ({ ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), registered: [text] }),
        explain: ({ registered, ...exchange }) => ({
            title: "The OIDC provider doesn't list the audience",
            cause: (0,words/* words */.aL) `The ID token has the audience ${exchange.claims.aud}, and the OIDC provider in account ${exchange.role.account} doesn't list it.`,
            ...audienceComparison(exchange, registered),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: exchange.fromFile ? audienceOfFile(exchange) : audienceFix(exchange, registered),
        }),
    },
    ID_TOKEN_EXPIRED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), serverAt: diagnosis_evidence/* SAMPLE_NOW */.c9, expiredAt: diagnosis_evidence/* SAMPLE_NOW */.c9 - 10 }),
        explain: ({ serverAt, expiredAt, ...exchange }) => ({
            title: 'The ID token was too old for STS',
            cause: (0,words/* words */.aL) `STS says that the ID token has expired, although this run requested it just before.`,
            ...expiryComparison({ serverAt, expiredAt }),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                remedies/* RUN_AGAIN */.Bs,
                {
                    text: (0,words/* words */.aL) `If it happens every time, check the issuer's clock. On GitHub Enterprise Server, synchronize the server's clock.`,
                },
            ],
        }),
    },
    TOKEN_FILE_EXPIRED: {
        severity: 'error',
        category: 'service',
        retryable: false,
        target: (0,definition/* input */.hF)('web-identity-token-file'),
        sample: (text) => ({ ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), path: text, serverAt: diagnosis_evidence/* SAMPLE_NOW */.c9, expiredAt: diagnosis_evidence/* SAMPLE_NOW */.c9 - 7200 }),
        explain: ({ serverAt, expiredAt, path, ...exchange }) => ({
            title: 'The token in the file has expired',
            cause: (0,words/* words */.aL) `The token in ${path} expired${(0,words/* phrase */.MZ)(serverAt === undefined || expiredAt === undefined ? '' : ` ${(0,time/* formatDuration */.a3)(serverAt - expiredAt)}`)} before STS received it.`,
            ...expiryComparison({ serverAt, expiredAt }),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                {
                    text: (0,words/* words */.aL) `Set "web-identity-token-file" to the file that is renewed. Kubernetes renews a token only where it is mounted, not in a copy.`,
                },
            ],
        }),
    },
    VERIFICATION_KEY_UNAVAILABLE: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: "AWS couldn't fetch the issuer's keys",
            ...((0,issuer/* gitHubIssuer */.nf)(exchange.claims.iss)?.isHosted ? keysOfGitHub(exchange) : otherKeys(exchange)),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
        }),
    },
    ID_TOKEN_REJECTED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: 'STS rejected the ID token',
            cause: (0,words/* words */.aL) `STS did not accept the ID token itself.`,
            comparison: (0,diagnosis_evidence/* answerOf */.ut)(exchange.failure),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: /\bJWT\b|access token/i.test(exchange.failure.message)
                ? [ID_TOKEN_INTACT, providerUrl(exchange)]
                : [providerUrl(exchange), ID_TOKEN_INTACT],
        }),
    },
});
function keysOfGitHub({ claims }) {
    return {
        cause: (0,words/* words */.aL) `STS couldn't read the keys of ${claims.iss} in time to verify the ID token. For github.com, this passes by itself.`,
        fix: [remedies/* RUN_AGAIN */.Bs],
    };
}
function otherKeys({ claims }) {
    return {
        cause: (0,words/* words */.aL) `STS couldn't read the keys of ${claims.iss} to verify the ID token. It reads them over the internet.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Let AWS reach "${claims.iss}/.well-known/openid-configuration", and the keys that it names, over public HTTPS.`,
            },
            remedies/* RUN_AGAIN */.Bs,
        ],
    };
}
function runnerCredentials({ claims }) {
    if (claims.context.runner_environment !== 'self-hosted')
        return [];
    return [
        {
            text: (0,words/* words */.aL) `If the role trusts AWS credentials that the runner has (instance, pod, or keys), set "role-chaining: true".`,
        },
    ];
}
const ID_TOKEN_INTACT = {
    text: (0,words/* words */.aL) `Check that no proxy between the runner and STS changes requests. With "web-identity-token-file", check that the file holds an ID token and not an access token.`,
};
function providerUrl({ role, claims }) {
    return {
        text: (0,words/* words */.aL) `Check that the OIDC provider in account ${role.account} has exactly the URL "${claims.iss}".`,
    };
}
function audienceFix(exchange, registered = []) {
    const add = addAudience(exchange);
    const { aud } = exchange.claims;
    const correction = (0,remedies/* withoutOtherAudience */.Zc)(exchange);
    if (correction !== undefined)
        return [{ text: correction }, add];
    if (exchange.role.partition === 'aws-cn' && aud === arn/* USUAL_AUDIENCE */.aC)
        return [
            {
                text: (0,words/* words */.aL) `Remove the input "audience". Without it, the step requests "${(0,words/* phrase */.MZ)(arn/* AUDIENCE_IN_CHINA */.hb)}" where the provider doesn't list the usual one.`,
            },
            add,
        ];
    const isUsual = aud === arn/* USUAL_AUDIENCE */.aC || aud === arn/* AUDIENCE_IN_CHINA */.hb;
    if (!isUsual && /(?<![\w.-])sts\.amazonaws\.com(?![\w-]|\.\w)/i.test(aud))
        return [
            { text: (0,words/* words */.aL) `Correct the audience. Without the input "audience", it is "${(0,words/* phrase */.MZ)(arn/* USUAL_AUDIENCE */.aC)}".` },
            add,
        ];
    const [listed] = registered;
    if (!isUsual && registered.includes(arn/* USUAL_AUDIENCE */.aC))
        return [
            { text: (0,words/* words */.aL) `Remove the input "audience". The provider lists the usual one, "${(0,words/* phrase */.MZ)(arn/* USUAL_AUDIENCE */.aC)}".` },
            add,
        ];
    return [
        add,
        {
            text: listed === undefined
                ? (0,words/* words */.aL) `Set the input "audience" to one that the provider lists. The usual one is "${(0,words/* phrase */.MZ)(arn/* USUAL_AUDIENCE */.aC)}".`
                : (0,words/* words */.aL) `Or set the input "audience" to ${listed}, which the provider lists.`,
        },
    ];
}
function otherAudience(exchange) {
    const text = (0,remedies/* withoutOtherAudience */.Zc)(exchange);
    return text === undefined ? [] : [{ text }];
}
function audienceOfFile(exchange) {
    const correction = (0,remedies/* withoutOtherAudience */.Zc)(exchange);
    if (correction !== undefined)
        return [{ text: correction }, addAudience(exchange)];
    const token = (0,words/* words */.aL) `Or put a token with an audience of the provider into the file.`;
    return [addAudience(exchange), { text: token }];
}
function addAudience(exchange) {
    return { text: (0,words/* words */.aL) `Add the audience to the provider:`, snippet: addAudienceSnippet(exchange) };
}
function audienceComparison({ claims }, registered) {
    if (registered === undefined)
        return {};
    const rows = [
        ["this job's token", claims.aud],
        ['the provider lists', registered.length === 0 ? 'none' : registered.join(', ')],
    ];
    return { comparison: { of: 'aud', rows } };
}
function expiryComparison({ serverAt, expiredAt }) {
    const rows = [
        ...(expiredAt === undefined ? [] : [['the token expired at', (0,time/* formatUtc */.ay)(expiredAt)]]),
        ...(serverAt === undefined ? [] : [['the clock of STS', (0,time/* formatUtc */.ay)(serverAt)]]),
    ];
    return rows.length === 0 ? {} : { comparison: { of: 'exp', rows } };
}
function createProviderSnippet(exchange) {
    const { iss, aud } = exchange.claims;
    const audience = (0,remedies/* withoutOtherAudience */.Zc)(exchange) === undefined ? aud : arn/* USUAL_AUDIENCE */.aC;
    return {
        language: 'sh',
        text: `aws iam create-open-id-connect-provider --url ${(0,remedies/* shellWord */.r7)(iss)} --client-id-list ${(0,remedies/* shellWord */.r7)(audience)}`,
    };
}
function addAudienceSnippet({ role, claims }) {
    const provider = (0,remedies/* shellWord */.r7)((0,arn/* oidcProviderArn */.iw)(role, claims.iss));
    return {
        language: 'sh',
        text: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${(0,remedies/* shellWord */.r7)(claims.aud)}`,
    };
}
function certificateOfGitHub({ claims, role }) {
    return {
        cause: (0,words/* words */.aL) `AWS couldn't match the certificate of ${claims.iss} with the OIDC provider in account ${role.account}. GitHub's certificate is from a public CA, so the fault is most likely temporary and on AWS's side.`,
        fix: [
            remedies/* RUN_AGAIN */.Bs,
            {
                text: (0,words/* words */.aL) `If it happens every time, refresh the thumbprint list of the OIDC provider in account ${role.account} ("aws iam update-open-id-connect-provider-thumbprint").`,
            },
        ],
    };
}
function otherCertificate({ claims, role }) {
    return {
        cause: (0,words/* words */.aL) `The certificate of ${claims.iss} is not from a public CA. The OIDC provider in account ${role.account} has the thumbprint of another one.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Give the server behind ${claims.iss} a certificate from a public CA. AWS needs no thumbprint for those.`,
            },
            { text: (0,words/* words */.aL) `If you can't, update the thumbprint of the OIDC provider in account ${role.account}.` },
        ],
    };
}

;// ./lib/diagnosis/findings/exchange-parameters.js




const exchangeParametersFindings = (0,definition/* defineFindings */.IP)({
    MAX_SESSION_DURATION_EXCEEDED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('role-duration-seconds'),
        sample: (text) => ({ ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), durationSeconds: 7200 }),
        explain: ({ durationSeconds, maximumSeconds, ...exchange }) => ({
            title: "The requested duration exceeds the role's maximum",
            cause: (0,words/* words */.aL) `"role-duration-seconds" asks for more than the "MaxSessionDuration" of ${exchange.role.text} allows.`,
            comparison: {
                of: 'duration',
                rows: [
                    ['requested', (0,diagnosis_evidence/* durationOf */.cf)(durationSeconds)],
                    maximumSeconds === undefined
                        ? ['maximum of a role, unless raised', '1 h (3600 s)']
                        : ['maximum of this role', (0,diagnosis_evidence/* durationOf */.cf)(maximumSeconds)],
                ],
            },
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                {
                    text: maximumSeconds === undefined
                        ? (0,words/* words */.aL) `Request one hour, which every role allows, and renew it automatically. If the job takes less, omit "refresh":`
                        : (0,words/* words */.aL) `Request what the role allows, and renew it automatically. If the job takes less, omit "refresh":`,
                    snippet: {
                        language: 'yaml',
                        text: `with:\n  role-duration-seconds: ${maximumSeconds ?? 3600}\n  refresh: true`,
                    },
                },
                {
                    text: (0,words/* words */.aL) `Raise the maximum of the role:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam update-role --role-name ${exchange.role.name} --max-session-duration ${Math.max(3600, durationSeconds)}`,
                    },
                },
            ],
        }),
    },
    REQUEST_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text), given: ['role-duration-seconds'] }),
        explain: ({ given, ...exchange }) => ({
            title: 'STS rejected a value in the request',
            cause: (0,words/* words */.aL) `STS found a malformed value in the request. Its message names the value and the rule.`,
            comparison: (0,diagnosis_evidence/* answerOf */.ut)(exchange.failure),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [{ text: (0,remedies/* correctWhatAwsNames */.gJ)(given) }],
        }),
    },
    SESSION_POLICY_MALFORMED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('inline-session-policy'),
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: 'The session policy is not a valid IAM policy',
            cause: (0,words/* words */.aL) `STS can't read "inline-session-policy" as an IAM policy.`,
            comparison: (0,diagnosis_evidence/* answerOf */.ut)(exchange.failure),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
            fix: [
                {
                    text: (0,words/* words */.aL) `Save "inline-session-policy" as "session-policy.json", and let AWS find its mistakes:`,
                    snippet: {
                        language: 'sh',
                        text: 'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://session-policy.json',
                    },
                },
            ],
        }),
    },
    SESSION_POLICY_TOO_LARGE: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('inline-session-policy'),
        sample: (text) => ({
            ...(0,diagnosis_evidence/* exchangeSample */.Ee)(text),
            given: ['inline-session-policy', 'managed-session-policies'],
        }),
        explain: ({ given, ...exchange }) => ({
            ...(given.length === 0 ? tagsTooLarge(exchange) : policiesTooLarge(exchange, given)),
            comparison: (0,diagnosis_evidence/* answerOf */.ut)(exchange.failure),
            evidence: (0,diagnosis_evidence/* exchangeEvidence */.h8)(exchange),
        }),
    },
    STS_REGION_DISABLED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('aws-region'),
        sample: diagnosis_evidence/* exchangeSample */.Ee,
        explain: (exchange) => ({
            title: 'STS is not active in this region',
            cause: (0,words/* words */.aL) `Account ${exchange.role.account} has turned off STS in ${exchange.region}, or the whole region.`,
            evidence: exchange.claims === undefined
                ? [['Role', exchange.role.text], ...(0,diagnosis_evidence/* failureEvidence */.SU)(exchange.failure)]
                : (0,diagnosis_evidence/* exchangeEvidence */.h8)({ ...exchange, claims: exchange.claims }),
            fix: [
                {
                    text: (0,words/* words */.aL) `Choose another "aws-region", or activate STS for ${exchange.region} in the IAM account settings of account ${exchange.role.account}.`,
                },
            ],
        }),
    },
});
function policiesTooLarge({ role, failure }, given) {
    const [first = '', second] = given;
    const sent = second === undefined ? (0,words/* words */.aL) `"${(0,words/* phrase */.MZ)(first)}"` : (0,words/* words */.aL) `"${(0,words/* phrase */.MZ)(first)}" and "${(0,words/* phrase */.MZ)(second)}" together`;
    const tags = /tags/i.test(failure.message) ? (0,words/* words */.aL) ` The session tags in the ID token count, too.` : (0,words/* words */.aL) ``;
    const exceed = (0,words/* phrase */.MZ)(second === undefined && first === 'inline-session-policy' ? 'exceeds' : 'exceed');
    return {
        title: 'The session policies are too large for STS',
        cause: (0,words/* words */.aL) `${sent} ${exceed} the packed size that STS allows.${tags}`,
        fix: [
            first === 'managed-session-policies'
                ? { text: (0,words/* words */.aL) `Name fewer policies in "${(0,words/* phrase */.MZ)(first)}", for example one that has what the others have.` }
                : {
                    text: (0,words/* words */.aL) `Move the policy in "${(0,words/* phrase */.MZ)(first)}" into a managed policy named "session", and use only that one:`,
                    snippet: {
                        language: 'yaml',
                        text: `with:\n  managed-session-policies: arn:${role.partition}:iam::${role.account}:policy/session`,
                    },
                },
        ],
    };
}
function tagsTooLarge({ claims }) {
    return {
        title: 'The session tags are probably too large for STS',
        cause: (0,words/* words */.aL) `STS limits the packed size of session policies and session tags. This step sent no policy, so the ID token probably carries too many session tags, or too long ones.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Have ${claims.iss} put fewer or shorter session tags into the token (claim "https://aws.amazon.com/tags").`,
            },
        ],
    };
}

var key_faults = __webpack_require__(9734);
var settings = __webpack_require__(3152);
var credential_sources = __webpack_require__(5693);
;// ./lib/diagnosis/findings/first-credentials.js








const firstCredentialsFindings = (0,definition/* defineFindings */.IP)({
    SECRET_KEY_WRONG: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: ({ givenKeys }) => first_credentials_targetOf(givenKeys),
        sample: (text) => ({
            ...(0,diagnosis_evidence/* stsFailure */.fo)(text),
            givenKeys: { names: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' } },
        }),
        explain: ({ givenKeys, ...way }) => {
            const { names, fault } = givenKeys;
            const { accessKeyId: id, secretAccessKey: secret } = names;
            return {
                title: fault === undefined ? "The secret access key doesn't match the key ID" : FAULT_TITLES[fault.kind],
                cause: (0,words/* joinWords */.yZ)([
                    (0,words/* words */.aL) `AWS knows the access key ID but rejected the signature (${way.failure.code}).`,
                    fault === undefined
                        ? (0,words/* words */.aL) `Both keys have the right shape, so ${secret} probably holds the secret of another access key.`
                        : faultWords(fault, names),
                ]),
                evidence: [['Access keys from', `${id}, ${secret}`], ...(0,diagnosis_evidence/* failureEvidence */.SU)(way.failure)],
                fix: [
                    copyAgain(givenKeys),
                    { text: (0,words/* words */.aL) `If the secret is lost, create a new access key in IAM. AWS shows a secret only once.` },
                    ...(way.proxy === undefined && way.endpoint === undefined ? [] : [letThrough(way)]),
                ],
            };
        },
    },
    KEYS_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            ...(0,diagnosis_evidence/* regionalFailure */.kM)(text),
            source: 'keys',
        }),
        explain: ({ failure, source, region, givenKeys }) => ({
            title: givenKeys?.fault === undefined ? "AWS doesn't know these access keys" : FAULT_TITLES[givenKeys.fault.kind],
            cause: (0,words/* joinWords */.yZ)([
                (0,words/* words */.aL) `AWS rejected ${(0,words/* phrase */.MZ)(settings/* SOURCES */.Hl[source].name)} (${failure.code}).`,
                givenKeys?.fault === undefined
                    ? OPT_IN.test(region)
                        ? (0,words/* words */.aL) `They were deleted or deactivated, have the session token of other keys, or their account hasn't enabled ${region}.`
                        : (0,words/* words */.aL) `They were deleted or deactivated, don't belong to the partition of ${region}, or have the session token of other keys.`
                    : faultWords(givenKeys.fault, givenKeys.names),
            ]),
            evidence: [...(0,diagnosis_evidence/* failureEvidence */.SU)(failure), ['Region', region]],
            fix: [
                ...(givenKeys?.fault === undefined ? [] : [copyAgain(givenKeys)]),
                newKeys(source),
                ...(OPT_IN.test(region)
                    ? [
                        {
                            text: (0,words/* words */.aL) `Or choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
                        },
                    ]
                    : []),
                {
                    text: (0,words/* words */.aL) `If a role trusts this workflow, use it in place of keys: remove "aws-access-key-id", "aws-secret-access-key", and "aws-session-token", and name the role in "role-to-assume".`,
                },
            ],
        }),
    },
    KEYS_EXPIRED: {
        severity: 'error',
        category: 'session',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), source: 'ambient' }),
        explain: ({ failure, source }) => ({
            title: 'The access keys belong to an expired session',
            cause: (0,words/* words */.aL) `AWS says that ${(0,words/* phrase */.MZ)(settings/* SOURCES */.Hl[source].name)} have expired.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: source === 'keys'
                        ? (0,words/* words */.aL) `Get new keys in a step right before this one, and pass them to "aws-access-key-id", "aws-secret-access-key", and "aws-session-token". A session stored in a secret ends within hours.`
                        : (0,words/* words */.aL) `If "AWS_SESSION_TOKEN" comes from a secret or an earlier step, get new credentials right before this step. A session stored in a secret ends within hours.`,
                },
            ],
        }),
    },
    TOKEN_FILE_UNREADABLE: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ failure: (0,diagnosis_evidence/* failureSample */.Vt)(`${text}.`, 'ReadTokenFile') }),
        explain: ({ failure }) => ({
            title: 'There is no web identity token in the file',
            cause: (0,words/* words */.aL) `"web-identity-token-file" doesn't lead to a token that can be used.`,
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
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: holdsNoToken(failure) ? [TOKEN_ALONE, TOKEN_PATH] : [TOKEN_PATH],
        }),
    },
});
const OPT_IN = /^(?:af-south-1|ap-east-[12]|ap-south-2|ap-southeast-[3-7]|ca-west-1|eu-central-2|eu-south-[12]|il-central-1|me-(?:south|central)-1|mx-central-1)$/;
function holdsNoToken({ code }) {
    return code === 'NO_TOKEN_IN_FILE';
}
const TOKEN_ALONE = {
    text: (0,words/* words */.aL) `Correct what writes the file in "web-identity-token-file". It must hold the ID token (a JWT) and nothing else, on one line, without quotes.`,
};
const TOKEN_PATH = {
    text: (0,words/* words */.aL) `Set "web-identity-token-file" to the path as the runner sees it, inside its container if it has one. On EKS, use the value of "AWS_WEB_IDENTITY_TOKEN_FILE".`,
};
const FAULT_TITLES = {
    swapped: 'The access key ID and the secret are swapped',
    'id-is-secret': 'The access key ID is a secret access key',
    'id-is-other': 'The access key ID is something else',
    'token-not-needed': 'A long-term access key has a session token',
    'id-dollar': 'The access key ID has a dollar sign in front',
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
    return (0,credential_sources/* withValues */.tV)((0,key_faults/* describeKeyFault */.L)(fault, names), [
        names.accessKeyId,
        names.secretAccessKey,
        names.sessionToken ?? '',
    ]);
}
function first_credentials_targetOf({ names: { secretAccessKey }, fault }) {
    const [id, secret, token] = secret_inputs/* KEY_INPUTS */.AR;
    if (secretAccessKey !== secret)
        return definition/* STEP */.RZ;
    if (fault?.kind === 'token-not-needed')
        return (0,definition/* input */.hF)(token);
    return (0,definition/* input */.hF)(fault?.kind.startsWith('id-') ? id : secret);
}
function copyAgain({ names: { accessKeyId, secretAccessKey, sessionToken }, fault }) {
    const [id, secret] = secret_inputs/* KEY_INPUTS */.AR;
    const isInput = secretAccessKey === secret;
    if (fault?.kind === 'swapped')
        return { text: (0,words/* words */.aL) `Swap the values of ${accessKeyId} and ${secretAccessKey}.` };
    if (fault?.kind === 'id-dollar')
        return {
            text: (0,words/* words */.aL) `Remove the dollar sign in front of ${accessKeyId} and ${secretAccessKey}. An expression has one before its braces, not two.`,
        };
    if (fault?.kind === 'token-not-needed' && sessionToken !== undefined)
        return {
            text: (0,words/* words */.aL) `Remove ${sessionToken}. Or, if it is the right one, replace both keys by those of its session.`,
        };
    const bare = (0,words/* phrase */.MZ)(fault?.kind.endsWith('quotes') ? ' and without quotes' : '');
    return {
        text: isInput
            ? (0,words/* words */.aL) `Copy both keys again, from the same access key${bare}, into the secrets behind ${id} and ${secret}.`
            : (0,words/* words */.aL) `Copy both keys again, from the same access key${bare}, to ${accessKeyId} and ${secretAccessKey}.`,
    };
}
function newKeys(source) {
    const [id, secret, token] = secret_inputs/* KEY_INPUTS */.AR;
    const named = (name) => (source === 'keys' ? name : name.toUpperCase().replaceAll('-', '_'));
    return {
        text: (0,words/* words */.aL) `Create new access keys in IAM, and replace ${named(id)} and ${named(secret)} together. Remove ${named(token)} if it is set: keys from IAM have none.`,
    };
}

var defined = __webpack_require__(9665);
;// ./lib/diagnosis/findings/id-token-answers.js






const idTokenAnswersFindings = (0,definition/* defineFindings */.IP)({
    ID_TOKEN_VARIABLES_BROKEN: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure }) => ({
            title: 'The ID-token variables are incomplete',
            cause: (0,words/* words */.aL) `The runner always sets both variables, so a step or wrapper before this one changed the environment.`,
            comparison: {
                of: 'environment',
                rows: [
                    ['found', failure.message],
                    ['expected', remedies/* ID_TOKEN_VARIABLES */._6],
                ],
            },
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Look for what removes or overwrites them: "env -i", "sudo" without "-E", "docker run" without "-e", or an "env:" of the job.`,
                },
            ],
        }),
    },
    ID_TOKEN_REQUEST_DENIED: {
        severity: 'error',
        category: 'permission',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure }) => ({
            title: 'The request for an ID token was refused',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} answered with ${(0,diagnosis_evidence/* statusOf */.c2)(failure)}. Most likely the request token is no longer valid: the job has ended, or the variable was overwritten.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                remedies/* RUN_AGAIN */.Bs,
                {
                    text: (0,words/* words */.aL) `If it happens every time, check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_TOKEN", and that the job has these permissions:`,
                    snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI,
                },
            ],
        }),
    },
    ID_TOKEN_ENDPOINT_NOT_FOUND: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure }) => ({
            title: 'The ID-token service was not found',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)}, the host in "ACTIONS_ID_TOKEN_REQUEST_URL", answered with HTTP 404.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,issuer/* isHostedByGitHub */._S)(failure.host ?? '')
                        ? (0,words/* words */.aL) `Check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_URL".`
                        : (0,words/* words */.aL) `On GitHub Enterprise Server, have an administrator enable OIDC for Actions. Elsewhere, check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_URL".`,
                },
            ],
        }),
    },
    ID_TOKEN_REQUEST_REDIRECTED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure, proxy }) => ({
            title: 'The request for an ID token was redirected',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} answered with ${(0,diagnosis_evidence/* statusOf */.c2)(failure)}: most likely a proxy or a login page. The redirect was not followed, because it could leak the request token.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [reachDirectly({ failure, ...(0,defined/* defined */.s)({ proxy }) })],
        }),
    },
    ID_TOKEN_SERVICE_UNAVAILABLE: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure }) => ({
            title: 'The ID-token service is not available',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} answered with ${(0,diagnosis_evidence/* statusOf */.c2)(failure)} ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,issuer/* isHostedByGitHub */._S)(failure.host ?? '')
                        ? (0,words/* words */.aL) `Run the job again later. "https://www.githubstatus.com" shows incidents.`
                        : (0,words/* words */.aL) `Run the job again later, or check the ID-token service at "${(0,diagnosis_evidence/* hostOf */.w4)(failure)}".`,
                },
            ],
        }),
    },
    ID_TOKEN_ANSWER_INVALID: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* githubFailure */.eQ,
        explain: ({ failure, proxy }) => ({
            title: 'The answer has no ID token',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} answered without a usable ID token ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}. Most likely a proxy or a login page answered instead.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [reachDirectly({ failure, ...(0,defined/* defined */.s)({ proxy }) })],
        }),
    },
});
function reachDirectly({ failure, proxy }) {
    return {
        text: proxy === undefined
            ? (0,words/* words */.aL) `Let the runner reach "${(0,diagnosis_evidence/* hostOf */.w4)(failure)}" without a page in between: check firewall and TLS inspection.`
            : (0,words/* words */.aL) `Add ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} to "no-proxy", or have the proxy ${proxy.address} (set in "${proxy.name}") pass requests unchanged.`,
    };
}

;// ./lib/diagnosis/findings/leftover-credentials.js





const leftoverCredentialsFindings = (0,definition/* defineFindings */.IP)({
    OTHER_CREDENTIALS_WIN: {
        severity: ['warning', 'notice'],
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            takings: [
                {
                    tools: ['js-v3'],
                    use: 'default',
                    profiles: [],
                    source: { kind: 'keys', profile: text },
                    variables: ['AWS_PROFILE'],
                    onlyAfterFailure: false,
                },
            ],
        }),
        explain: ({ takings, os }) => ({
            ...titleAndCause(takings),
            points: { heading: 'What these tools would use instead', items: takings.map(credential_sources/* describeTaking */.gv) },
            evidence: [],
            fix: fixesFor(takings, os),
        }),
    },
    OTHER_CREDENTIALS_REMAIN: {
        severity: ['warning', 'notice'],
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            takings: [
                {
                    tools: ['js-v3'],
                    use: 'default',
                    profiles: [],
                    source: { kind: 'keys', profile: text },
                    variables: ['AWS_PROFILE'],
                    onlyAfterFailure: false,
                },
            ],
            blankable: ['AWS_ACCESS_KEY_ID'],
            isPublished: false,
        }),
        explain: ({ takings, blankable, isPublished, wanted }) => ({
            title: 'Later steps can use other AWS credentials',
            cause: isPublished
                ? (0,words/* words */.aL) `This step blanked earlier credentials in variables, but later steps can still use others: ${sourcesIn(takings)}.`
                : (0,words/* words */.aL) `This step published no credentials, but later steps can still use others: ${sourcesIn(takings)}.`,
            evidence: takings.map((taking) => [(0,credential_sources/* namesOf */.eZ)(taking.tools), sourceIn(taking)]),
            fix: wanted ? [VERIFY_THEM, SKIP_LATER_STEPS] : remainingSteps(blankable, isPublished),
        }),
    },
    CREDENTIALS_NOT_BLANKED: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ message: text }),
        explain: ({ message }) => ({
            title: 'Earlier AWS credentials could not be blanked',
            cause: (0,words/* words */.aL) `"unset-current-credentials" is true, but writing the runner's files failed: "${message}". Later steps still have the earlier credentials.`,
            evidence: [['Error', message]],
            fix: [remedies/* RUNNER_FILES */.Xi],
        }),
    },
});
const sourceIn = ({ source, variables }) => (0,describe_source/* describeSource */.B)(source, variables);
const SOURCES_MAX_COUNT = 3;
function sourcesIn(takings) {
    const sources = [...new Set(takings.map(sourceIn))];
    const more = sources.length - SOURCES_MAX_COUNT;
    return `${sources.slice(0, SOURCES_MAX_COUNT).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
function titleAndCause(takings) {
    if ((0,credential_sources/* isRubyAlone */.sl)(takings)) {
        return {
            title: 'Ruby needs the profile in code',
            cause: (0,words/* words */.aL) `This step blanked "AWS_WEB_IDENTITY_TOKEN_FILE" and "AWS_ROLE_ARN", because most tools prefer them to a profile. The AWS SDK for Ruby fails when they are empty.`,
        };
    }
    if ((0,credential_sources/* areOfEnvironment */.x6)(takings)) {
        return {
            title: 'AWS_PROFILE alone does not select the profile',
            cause: (0,words/* words */.aL) `The environment has credentials, too, and many tools prefer them to the profile in "AWS_PROFILE".`,
        };
    }
    return {
        title: 'Some tools would use other credentials',
        cause: takings.every(({ onlyAfterFailure }) => onlyAfterFailure)
            ? (0,words/* words */.aL) `If the helper of the profile fails, some tools in later steps don't stop. They use the role of the machine without a message.`
            : (ofVariables(takings) ??
                (0,words/* words */.aL) `Variables or AWS files of this job make some tools in later steps use other credentials than the ones verified here.`),
    };
}
function ofVariables(takings) {
    if (!(0,credential_sources/* areByVariables */.dk)(takings))
        return undefined;
    const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
    const [make, them] = variables.length === 1 ? ['makes', 'it'] : ['make', 'them'];
    return (0,words/* words */.aL) `${(0,words/* valueList */.Q0)(variables)} ${(0,words/* phrase */.MZ)(make)} some tools in later steps use other credentials than the ones verified here, unless only the "env:" of this step sets ${(0,words/* phrase */.MZ)(them)}.`;
}
function fixesFor(takings, os) {
    if ((0,credential_sources/* areOfEnvironment */.x6)(takings))
        return BESIDE_ENVIRONMENT;
    const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
    const others = takings.filter((taking) => taking.variables.length === 0).map(fixFor);
    return [...(0,credential_sources/* unsetStep */.WC)(variables, os), ...new Map(others.map((step) => [(0,words/* plainWords */.c5)(step.text), step])).values()];
}
function fixFor({ source, use, profiles, onlyAfterFailure }) {
    if (onlyAfterFailure && source.kind === 'instance') {
        return {
            text: (0,words/* words */.aL) `Keep later steps from using the role of the instance, for example in the "env:" of the job:`,
            snippet: { language: 'yaml', text: "env:\n  AWS_EC2_METADATA_DISABLED: 'true'" },
        };
    }
    if (onlyAfterFailure) {
        return {
            text: (0,words/* words */.aL) `Run a step with "mode: verify" before a critical step, or give the container no role of its own. These tools switch without a message.`,
        };
    }
    if (use === 'outputs' && isBesideKeys(source)) {
        return {
            text: (0,words/* words */.aL) `Have this step blank what these tools read beside the keys:`,
            snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
        };
    }
    switch (source.kind) {
        case 'broken':
            return brokenFix(source, profiles);
        case 'container':
            return { text: (0,words/* words */.aL) `Update these tools to a version that prefers the profile, or give the container no role.` };
        case 'keys':
        case 'helper':
        case 'sso':
        case 'role':
        case 'web identity':
        case 'instance':
        case 'nothing':
            return { text: (0,words/* words */.aL) `Run these tools in a job without other AWS credentials in its environment and files.` };
    }
}
function isBesideKeys(source) {
    if (source.kind === 'broken')
        return source.reason === 'keys expired' || source.reason === 'end not a date';
    return source.kind === 'keys' && source.profile === undefined;
}
function brokenFix({ reason, file, profile: ofProfile }, [profile]) {
    if (reason === 'file unreadable' && file) {
        return {
            text: (0,words/* words */.aL) `Correct ${file}. Remove lines outside of a section, duplicate sections, a byte order mark, and characters that aren't UTF-8.`,
        };
    }
    if (reason === 'file not readable') {
        return { text: (0,words/* words */.aL) `Let the user of the runner read ${file ?? ''}, or put a file in the place of the folder.` };
    }
    if (reason === 'web identity incomplete' && ofProfile === undefined) {
        const name = profile === undefined ? "ENV['AWS_PROFILE']" : JSON.stringify(profile);
        return { text: (0,words/* words */.aL) `Set the profile in code: ${`Aws.config.update(profile: ${name})`}.` };
    }
    if (reason === 'profile missing' && file) {
        return {
            text: (0,words/* words */.aL) `Set this for the steps that use these tools:`,
            snippet: { language: 'yaml', text: "env:\n  AWS_SDK_LOAD_CONFIG: '1'" },
        };
    }
    if (reason === 'profile missing') {
        return {
            text: (0,words/* words */.aL) `Remove "AWS_PROFILE" and "AWS_DEFAULT_PROFILE" where they are set, even if empty, or start the scripts with this line (in PowerShell "Remove-Item Env:AWS_PROFILE, Env:AWS_DEFAULT_PROFILE"):`,
            snippet: { language: 'sh', text: 'unset AWS_PROFILE AWS_DEFAULT_PROFILE' },
        };
    }
    return {
        text: (0,words/* words */.aL) `Correct or remove what is named above where it is set: in an "env:", an earlier step, an AWS file, or the runner.`,
    };
}
const BESIDE_ENVIRONMENT = [
    { text: (0,words/* words */.aL) `Select the profile with "--profile" or in code.` },
    {
        text: (0,words/* words */.aL) `If later steps don't need the credentials in the environment, blank them:`,
        snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
    },
];
const NAME_CREDENTIALS = {
    text: (0,words/* words */.aL) `Name the profile, or set the access keys from the outputs, in each step that uses AWS. Remove the other credentials from the machine, or use a job without them.`,
};
function remainingSteps(blankable, isPublished) {
    if (blankable.length === 0)
        return [isPublished ? NAME_CREDENTIALS : SKIP_LATER_STEPS];
    return [
        {
            text: (0,words/* words */.aL) `Have this step blank ${(0,words/* valueList */.Q0)(blankable)} for later steps:`,
            snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
        },
        SKIP_LATER_STEPS,
    ];
}
const VERIFY_THEM = {
    text: (0,words/* words */.aL) `If later steps should use them, have this step check them and exchange nothing (the log says why "use-existing-credentials" did not keep them):`,
    snippet: { language: 'yaml', text: 'with:\n  mode: verify' },
};
const SKIP_LATER_STEPS = {
    text: (0,words/* words */.aL) `Add "id: aws" to this step, and run later steps that need AWS only if it published credentials:`,
    snippet: { language: 'yaml', text: "- if: steps.aws.outputs.configured == 'true'\n  run: ./deploy.sh" },
};

;// ./lib/diagnosis/findings/network.js






const networkFindings = (0,definition/* defineFindings */.IP)({
    DNS_LOOKUP_FAILED: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* regionalFailure */.kM)(text), endpointSource: 'region' }),
        explain: ({ failure, region, endpointSource, plainProxy }) => ({
            title: 'A host name could not be resolved',
            cause: whyUnresolved({ failure, region, endpointSource }),
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [{ text: lookupRemedy({ failure, region, endpointSource }) }, ...(0,remedies/* httpsProxy */.M2)(plainProxy)],
        }),
    },
    ENDPOINT_VARIANT_NOT_FOUND: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* regionalFailure */.kM)(text), fips: true, dualStack: true }),
        explain: ({ failure, region, fips, dualStack }) => {
            const variables = [
                ...(fips ? ['AWS_USE_FIPS_ENDPOINT'] : []),
                ...(dualStack ? ['AWS_USE_DUALSTACK_ENDPOINT'] : []),
            ];
            const names = (0,words/* joinWords */.yZ)(variables.map((one) => (0,words/* words */.aL) `"${one}"`), ' and ');
            const isKnown = REGIONS.test(region);
            const turnOff = {
                text: (0,words/* words */.aL) `Set this for the step, or remove ${names} where it is set:`,
                snippet: { language: 'yaml', text: `env:\n${variables.map((one) => `  ${one}: 'false'`).join('\n')}` },
            };
            const lacksFips = fips && !(0,arn/* hasFipsEndpoint */.SV)(region);
            const isDual = dualStack && !lacksFips;
            const isThere = fips && !lacksFips && !isDual && isKnown;
            return {
                title: 'The FIPS or dual-stack endpoint has no address',
                cause: (0,words/* joinWords */.yZ)([
                    (0,words/* words */.aL) `DNS has no address for ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}, which this run uses because the environment sets ${names}.`,
                    isThere ? NOT_IN_DNS : isDual ? DUAL_STACK : FIPS,
                    ...(isKnown ? [] : [NO_REGION]),
                ]),
                evidence: [['Region', region], ...(0,diagnosis_evidence/* failureEvidence */.SU)(failure)],
                fix: [
                    ...(isThere ? [{ text: (0,words/* words */.aL) `Let the DNS of the runner resolve "${(0,diagnosis_evidence/* hostOf */.w4)(failure)}".` }] : []),
                    turnOff,
                    ...(isKnown ? [] : [{ text: (0,words/* words */.aL) `Or, if ${region} has a typo, correct "aws-region".` }]),
                ],
            };
        },
    },
    CONNECTION_REFUSED: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...way }) => ({
            title: 'The connection was refused',
            cause: (0,words/* words */.aL) `Nothing accepts connections at ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: (0,remedies/* reach */.gl)({ failure, ...way }),
        }),
    },
    CONNECTION_LOST: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...way }) => ({
            title: 'The connection was closed too early',
            cause: (0,words/* words */.aL) `The connection to ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} was closed before there was an answer ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: (0,remedies/* reach */.gl)({ failure, ...way }),
        }),
    },
    TLS_CERTIFICATE_UNTRUSTED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...runner }) => ({
            title: 'The TLS certificate was issued by an unknown CA',
            cause: (0,words/* joinWords */.yZ)([
                (0,words/* words */.aL) `Node.js doesn't trust the CA that issued the certificate of ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} (${failure.code}).`,
                ...withoutAuthority(runner),
                (0,words/* words */.aL) `A TLS-inspecting proxy shows a certificate like this.`,
            ]),
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                ...trustAuthority(runner),
                { text: (0,words/* words */.aL) `If there should be no such proxy, stop here: something else answers for this host.` },
            ],
        }),
    },
    EXTRA_CERTIFICATES_UNREADABLE: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), problem: `${text} cannot be read (ENOENT).` }),
        explain: ({ failure, problem }) => ({
            title: 'The file in NODE_EXTRA_CA_CERTS cannot be used',
            cause: (0,words/* words */.aL) `Node.js doesn't trust the CA that issued the certificate of ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} (${failure.code}). It couldn't read the file with extra CAs.`,
            comparison: {
                of: 'NODE_EXTRA_CA_CERTS',
                rows: [
                    ['found', problem],
                    ['expected', 'a PEM file that the user of the runner can read'],
                ],
            },
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Set "NODE_EXTRA_CA_CERTS" to a PEM file that exists where the step runs (inside the container of the job, if it has one). Node.js reads it once, at its start.`,
                },
            ],
        }),
    },
    TLS_CERTIFICATE_DATE: {
        severity: 'error',
        category: 'clock',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, os }) => ({
            title: 'The TLS certificate is not valid at this time',
            cause: (0,words/* words */.aL) `By this machine's clock, the certificate of ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} has expired or is not valid yet (${failure.code}). Most likely the clock is wrong: AWS and GitHub renew their certificates in time.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                (0,remedies/* synchronizeClock */.dA)(os),
                { text: (0,words/* words */.aL) `If the clock is right, have the owner of the endpoint or proxy renew its certificate.` },
            ],
        }),
    },
    TLS_CERTIFICATE_OTHER_HOST: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'The TLS certificate is for another host',
            cause: (0,words/* words */.aL) `The certificate of ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} is for other host names (${failure.code}).`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Use a host name of the certificate in "sts-endpoint" (or "AWS_ENDPOINT_URL_STS"). For a VPC endpoint, that is the usual name of STS, with private DNS.`,
                },
            ],
        }),
    },
    TLS_FAILED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'The TLS connection failed',
            cause: (0,words/* words */.aL) `The TLS connection to ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} failed (${failure.code}). Most likely this port doesn't use TLS at all.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Check port and scheme of the endpoint ("sts-endpoint" or "AWS_ENDPOINT_URL_STS", if set): "https://" doesn't work for an "http://" service.`,
                },
            ],
        }),
    },
    REQUEST_TIMED_OUT: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...way }) => ({
            title: 'A service did not answer in time',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* hostOf */.w4)(failure)} did not answer ${(0,diagnosis_evidence/* operationName */.Xn)(failure)} in time ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: (0,remedies/* reach */.gl)({ failure, ...way }),
        }),
    },
    HOST_UNREACHABLE: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...way }) => ({
            title: 'There is no route to a service',
            cause: (0,words/* words */.aL) `The network has no route to ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} (${failure.code}).`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: (0,remedies/* reach */.gl)({ failure, ...way }),
        }),
    },
    DEADLINE_PASSED: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), timeoutSeconds: 90 }),
        explain: ({ failure, timeoutSeconds, ...way }) => ({
            title: 'The time limit of the run passed',
            cause: (0,words/* words */.aL) `"action-timeout-s" allows ${(0,words/* phrase */.MZ)((0,time/* formatDuration */.a3)(timeoutSeconds))}, and ${(0,diagnosis_evidence/* operationName */.Xn)(failure)} had no answer by then.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [...(0,remedies/* reach */.gl)({ failure, ...way }), { text: (0,words/* words */.aL) `If the service is only slow, raise "action-timeout-s".` }],
        }),
    },
});
const AUTHORITY_FILES = {
    Linux: '/etc/ssl/certs/ca-certificates.crt # Debian, Ubuntu; /etc/pki/tls/certs/ca-bundle.crt on Red Hat',
    Windows: "'C:\\certificates\\company-ca.pem' # as Base64 (PEM), not DER",
    macOS: '/usr/local/etc/company-ca.pem',
};
function trustAuthority({ os = 'Linux', nodeVersion, extraCertificates, usesSystemStore, }) {
    if (extraCertificates !== undefined)
        return [
            {
                text: (0,words/* words */.aL) `If the proxy is yours, add its CA, and any intermediate one, to ${extraCertificates} (PEM format).`,
            },
        ];
    const hasStore = !usesSystemStore && (nodeVersion === undefined || readsStore(nodeVersion));
    const env = (line) => ({ language: 'yaml', text: `env:\n  ${line}` });
    const store = {
        text: (0,words/* words */.aL) `If the proxy is yours and its CA is in the ${(0,words/* phrase */.MZ)(storeOf(os))}, have Node.js${(0,words/* phrase */.MZ)(nodeVersion === undefined ? ' (24.6 or newer)' : '')} use it:`,
        snippet: env("NODE_USE_SYSTEM_CA: '1'"),
    };
    const file = {
        text: os === 'Linux' || !hasStore
            ? (0,words/* words */.aL) `If the proxy is yours, name the file with its CA in the job:`
            : (0,words/* words */.aL) `Name the file with its CA in the job:`,
        snippet: env(`NODE_EXTRA_CA_CERTS: ${AUTHORITY_FILES[os]}`),
    };
    return os === 'Linux' || !hasStore ? [file] : [store, file];
}
function withoutAuthority({ os, nodeVersion, extraCertificates, usesSystemStore, }) {
    if (extraCertificates !== undefined)
        return [(0,words/* words */.aL) `The file in "NODE_EXTRA_CA_CERTS" (${extraCertificates}) lacks a certificate of its chain.`];
    return usesSystemStore && (nodeVersion === undefined || readsStore(nodeVersion))
        ? [(0,words/* words */.aL) `"NODE_USE_SYSTEM_CA" is set, but the ${(0,words/* phrase */.MZ)(storeOf(os))} lacks a certificate of its chain.`]
        : [];
}
function storeOf(os) {
    return os === 'macOS' ? 'keychain of macOS' : `certificate store of ${os ?? 'the system'}`;
}
function readsStore(version) {
    const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
    return major > 24 || (major === 24 && minor >= 6) || (major === 22 && minor >= 19);
}
const FIPS = (0,words/* words */.aL) `STS has FIPS endpoints only in the US and Canada.`;
const DUAL_STACK = (0,words/* words */.aL) `Dual-stack endpoints have names of their own, which a private DNS can lack.`;
const NOT_IN_DNS = (0,words/* words */.aL) `The region has this endpoint, so the DNS of this runner doesn't know its name.`;
const NO_REGION = (0,words/* words */.aL) `Or this region doesn't exist.`;
function whyUnresolved({ failure, region, endpointSource }) {
    if (failure.code !== 'ENOTFOUND')
        return (0,words/* words */.aL) `This runner's DNS lookup of ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} failed with ${failure.code} ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}.`;
    const missing = (0,words/* words */.aL) `DNS has no address for ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}.`;
    if (isMissingFips(failure))
        return (0,words/* joinWords */.yZ)([missing, FIPS]);
    if (failure.service !== 'sts' || endpointSource !== 'region')
        return missing;
    return REGIONS.test(region)
        ? (0,words/* words */.aL) `DNS has no address for ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}. The region exists, so the DNS of this runner doesn't know its names.`
        : (0,words/* words */.aL) `DNS has no address for ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}. Either there is no region ${region}, or the DNS of this runner doesn't know it.`;
}
const REGIONS = /^(?:us-(?:east|west)-[12]|us-gov-(?:east|west)-1|ca-(?:central|west)-1|mx-central-1|sa-east-1|eu-central-[12]|eu-west-[123]|eu-south-[12]|eu-north-1|eusc-de-east-1|il-central-1|me-(?:south|central)-1|af-south-1|ap-east-[12]|ap-south-[12]|ap-northeast-[123]|ap-southeast-[1-7]|cn-north-1|cn-northwest-1)$/;
function isMissingFips({ host = '' }) {
    return /^sts-fips\.(?!us-|ca-)/.test(host);
}
function lookupRemedy({ failure, region, endpointSource }) {
    if (failure.service !== 'sts' || failure.code !== 'ENOTFOUND')
        return (0,words/* words */.aL) `Check why the DNS of the runner doesn't resolve "${(0,diagnosis_evidence/* hostOf */.w4)(failure)}".`;
    if (endpointSource === 'region')
        return REGIONS.test(region)
            ? (0,words/* words */.aL) `Let the DNS of the runner resolve "${(0,diagnosis_evidence/* hostOf */.w4)(failure)}". A private network may need a VPC endpoint for STS.`
            : (0,words/* words */.aL) `Check "aws-region" for a typo: it is ${region}.`;
    return isMissingFips(failure)
        ? (0,words/* words */.aL) `Remove "${endpointSource}" to use the endpoint of ${region}.`
        : (0,words/* words */.aL) `Check the host name in "${endpointSource}" for a typo.`;
}

;// ./lib/diagnosis/findings/no-id-token.js




const noIdTokenFindings = (0,definition/* defineFindings */.IP)({
    ID_TOKEN_PERMISSION_MISSING: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* ID_TOKEN_PERMISSION */.ay,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName, unusedSource, keysEmpty }) => ({
            title: titleOf(unusedSource, keysEmpty),
            cause: keysEmpty
                ? (0,words/* words */.aL) `"aws-access-key-id" is given and empty, so the step needs an ID token. The job lacks "id-token: write", so GitHub gives it none.`
                : (0,words/* words */.aL) `The job lacks "id-token: write", so GitHub gives it no ID token. A "permissions:" block in the job replaces the workflow's.`,
            ...machineComparison(unusedSource),
            evidence: [
                ['Event', eventName],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                ...keysSteps(keysEmpty),
                ...machineSteps(unusedSource),
                {
                    text: unusedSource === undefined && keysEmpty === undefined
                        ? (0,words/* words */.aL) `Add this to the job. Permissions that the block doesn't list are removed:`
                        : (0,words/* words */.aL) `Or add this to the job, to use an ID token. Permissions that the block doesn't list are removed:`,
                    snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI,
                },
                { text: (0,words/* words */.aL) `If this is a reusable workflow, add the same to the job that calls it.` },
            ],
        }),
    },
    ID_TOKEN_WITHHELD_FROM_FORK: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName, ofPrivateRepository }) => ({
            title: 'A pull request from a fork gets no ID token',
            cause: ofPrivateRepository
                ? (0,words/* words */.aL) `GitHub gives no ID token to a run for a pull request from a fork. A private repository can allow it under "Send write tokens to workflows from pull requests". Then the job still needs "id-token: write".`
                : (0,words/* words */.aL) `GitHub gives no ID token to a run for a pull request from a fork, even with "id-token: write".`,
            evidence: [
                ['Event', eventName],
                ['Pull request from', 'a fork'],
            ],
            fix: [SKIP_FORKS, AFTER_REVIEW],
        }),
    },
    ID_TOKEN_WITHHELD_FROM_DEPENDABOT: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ eventName: text }),
        explain: ({ eventName }) => ({
            title: 'This Dependabot run gets no ID token',
            cause: (0,words/* words */.aL) `Dependabot runs start with read-only permissions. The job gets an ID token only if it has "id-token: write" itself.`,
            evidence: [
                ['Event', eventName],
                ['Triggered by', 'dependabot[bot]'],
            ],
            fix: [
                { text: (0,words/* words */.aL) `If Dependabot needs AWS, add this to the job:`, snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI },
                SKIP_DEPENDABOT,
            ],
        }),
    },
    SECRETS_WITHHELD_FROM_FORK: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: ({ inputs }) => no_id_token_firstOf(inputs),
        sample: (text) => ({ eventName: text, inputs: ['aws-access-key-id'] }),
        explain: ({ eventName, inputs, isPart, otherRunner }) => ({
            title: 'A pull request from a fork gets no secrets',
            cause: otherRunner === undefined
                ? (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. GitHub withholds secrets, variables, and the ID token from a run for a pull request from a fork.`
                : (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. ${otherRunner} withholds secrets from a run for a pull request from a fork.`,
            evidence: [
                ['Event', eventName],
                ['Pull request from', 'a fork'],
                ['Empty inputs', inputs.join(', ')],
            ],
            fix: [SKIP_FORKS, otherRunner === undefined ? AFTER_REVIEW : AFTER_MERGE],
        }),
    },
    SECRETS_WITHHELD_FROM_DEPENDABOT: {
        severity: 'error',
        category: 'permission',
        retryable: false,
        target: ({ inputs }) => no_id_token_firstOf(inputs),
        sample: (text) => ({ eventName: text, inputs: ['aws-access-key-id'] }),
        explain: ({ eventName, inputs, isPart }) => ({
            title: 'This Dependabot run gets no Actions secrets',
            cause: (0,words/* words */.aL) `${areEmpty(inputs, isPart)}. A run that Dependabot triggers gets Dependabot secrets instead of Actions secrets.`,
            evidence: [
                ['Event', eventName],
                ['Triggered by', 'dependabot[bot]'],
                ['Empty inputs', inputs.join(', ')],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `If Dependabot needs AWS, create the secrets for ${(0,words/* valueList */.Q0)(inputs)} under "Settings > Secrets and variables > Dependabot".`,
                },
                SKIP_DEPENDABOT,
            ],
        }),
    },
    RUNNER_WITHOUT_ID_TOKEN: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ otherRunner: 'act' }),
        explain: ({ otherRunner, unusedSource, keysEmpty }) => ({
            title: otherRunner === 'act' ? 'act gives jobs no ID token' : `This ${otherRunner} job has no ID token`,
            cause: WITHOUT_ID_TOKEN[otherRunner].cause,
            ...machineComparison(unusedSource),
            evidence: [
                ['Runner', otherRunner],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                ...machineSteps(unusedSource),
                ...(keysEmpty ? [emptySecrets(otherRunner)] : []),
                ...WITHOUT_ID_TOKEN[otherRunner].fix,
            ],
        }),
    },
    NOT_ON_GITHUB_ACTIONS: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({}),
        explain: (_) => ({
            title: 'There is no ID token outside GitHub Actions',
            cause: (0,words/* words */.aL) `"GITHUB_ACTIONS" is not "true", and the variables for the request of an ID token are not set.`,
            evidence: [
                ['GITHUB_ACTIONS', 'not "true"'],
                [remedies/* ID_TOKEN_VARIABLES */._6, 'not set'],
            ],
            fix: [
                {
                    text: (0,words/* words */.aL) `Run the workflow on GitHub Actions, or on a runner that sets "ACTIONS_ID_TOKEN_REQUEST_URL" and "ACTIONS_ID_TOKEN_REQUEST_TOKEN".`,
                },
            ],
        }),
    },
});
const SKIP_FORKS = {
    text: (0,words/* words */.aL) `Skip the job or step for pull requests from forks:`,
    snippet: { language: 'yaml', text: remedies/* NOT_FROM_FORK */.Co },
};
const AFTER_REVIEW = {
    text: (0,words/* words */.aL) `Run it after review: on "push", or on "pull_request_target" in a job whose environment has required reviewers.`,
};
const AFTER_MERGE = { text: (0,words/* words */.aL) `Run it on "push", once the pull request is merged.` };
const SKIP_DEPENDABOT = {
    text: (0,words/* words */.aL) `If it doesn't, skip the job for Dependabot:`,
    snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
};
const WITH_KEYS = {
    text: (0,words/* words */.aL) `Give the step access keys (or a web identity token in a file: "web-identity-token-file"):`,
    snippet: {
        language: 'yaml',
        text: 'with:\n  aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n  aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
    },
};
const WITHOUT_ID_TOKEN = {
    act: {
        cause: (0,words/* words */.aL) `The job runs on act, which has no ID-token service. "permissions:" changes nothing there.`,
        fix: [WITH_KEYS],
    },
    Gitea: {
        cause: (0,words/* words */.aL) `The job runs on Gitea. Most versions of Gitea have no ID-token service for jobs, and "permissions:" changes nothing there.`,
        fix: [
            WITH_KEYS,
            { text: (0,words/* words */.aL) `If your Gitea issues ID tokens to jobs, add this to the job:`, snippet: remedies/* ID_TOKEN_PERMISSIONS */.VI },
        ],
    },
    Forgejo: {
        cause: (0,words/* words */.aL) `Forgejo gives an ID token only to jobs that ask for it. It ignores "id-token: write".`,
        fix: [
            { text: (0,words/* words */.aL) `Add this line to the job:`, snippet: { language: 'yaml', text: 'enable-openid-connect: true' } },
            {
                text: (0,words/* words */.aL) `Create an OIDC provider in AWS for the URL of your Forgejo instance, and let the role trust it.`,
            },
        ],
    },
};
function titleOf(unusedSource, keysEmpty) {
    if (keysEmpty)
        return 'No ID token, and the access keys are empty';
    return unusedSource === undefined
        ? 'This job has no permission to request an ID token'
        : 'This job has no ID token; the machine has credentials';
}
function keysSteps(keysEmpty) {
    if (keysEmpty === undefined)
        return [];
    return [
        {
            text: (0,words/* words */.aL) `If the step is to use access keys, check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
        },
    ];
}
function emptySecrets(runner) {
    return {
        text: runner === 'act'
            ? (0,words/* words */.aL) `The access keys are empty. act knows only the secrets that it is given: "act --secret-file .secrets".`
            : (0,words/* words */.aL) `The access keys are empty. Create the secrets behind "aws-access-key-id" and "aws-secret-access-key".`,
    };
}
function machineComparison(source) {
    if (source === undefined)
        return {};
    const machine = source.kind === 'instance' ? 'the role of the instance (instance metadata)' : (0,describe_source/* describeSource */.B)(source);
    return {
        comparison: {
            of: 'credentials',
            rows: [
                ['the job has', 'no ID token'],
                ['the machine has', machine],
            ],
        },
    };
}
function machineSteps(source) {
    if (source === undefined)
        return [];
    return [
        {
            text: (0,words/* words */.aL) `Add this to the step, to assume the role with the credentials of the machine:`,
            snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
        },
    ];
}
function no_id_token_firstOf([name]) {
    return name === undefined ? definition/* STEP */.RZ : { kind: 'input', name };
}
function areEmpty(inputs, isPart) {
    return (0,words/* words */.aL) `${(0,words/* valueList */.Q0)(inputs)} ${(0,words/* phrase */.MZ)(inputs.length === 1 ? 'is' : 'are')} ${(0,words/* phrase */.MZ)(isPart ? 'incomplete' : 'empty')}`;
}

;// ./lib/diagnosis/findings/role-assumption.js






const roleAssumptionFindings = (0,definition/* defineFindings */.IP)({
    ASSUME_ROLE_NOT_PERMITTED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...assumptionSample(text), refusing: { kind: 'identity-based policy', denies: false } }),
        explain: (assumption) => ({
            title: "A policy doesn't let the caller assume this role",
            cause: (0,words/* words */.aL) `${role_assumption_refused(assumption)}, because ${role_assumption_reasonOf(assumption, 'sts:AssumeRole')}${withoutMfa(assumption)}`,
            comparison: parties(assumption),
            evidence: assumptionEvidence(assumption),
            fix: permittingSteps(assumption),
        }),
    },
    ASSUME_ROLE_NOT_TRUSTED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            ...explainDistrust(assumption),
            evidence: assumptionEvidence(assumption),
        }),
    },
    TAG_SESSION_NOT_PERMITTED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            title: "A policy doesn't allow session tags for this role",
            ...(assumption.inToken ? carriedByToken(assumption, TAGS_IN_TOKEN) : tagsOfRequest(assumption)),
            evidence: assumptionEvidence(assumption),
        }),
    },
    SOURCE_IDENTITY_NOT_PERMITTED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            title: "A policy doesn't allow the source identity",
            ...(assumption.inToken ? carriedByToken(assumption, IDENTITY_IN_TOKEN) : identityOfCaller(assumption)),
            evidence: assumptionEvidence(assumption),
        }),
    },
    CHAINED_DURATION_TOO_LONG: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            title: 'A chained session lasts 1 hour at most',
            cause: (0,words/* words */.aL) `Another role assumes ${assumption.role.text}${placeOf(assumption)}. AWS limits such a session to 1 hour, whatever the role allows.`,
            evidence: assumptionEvidence(assumption),
            fix: [
                { text: (0,words/* words */.aL) `Request 1 hour:`, snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
                { text: (0,words/* words */.aL) `Or let the role trust this workflow directly, without a role in between.` },
            ],
        }),
    },
    ASSUME_ROLE_DURATION_TOO_LONG: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            title: "The requested duration exceeds the role's maximum",
            cause: (0,words/* words */.aL) `"role-duration-seconds" is more than the "MaxSessionDuration" of ${assumption.role.text}${placeOf(assumption)}.`,
            ...maximumOf(assumption),
            evidence: assumptionEvidence(assumption),
            fix: [
                {
                    text: (0,words/* words */.aL) `Request 1 hour, which every role allows:`,
                    snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' },
                },
                {
                    text: (0,words/* words */.aL) `Or raise the role's maximum to 12 hours:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam update-role --role-name ${assumption.role.name} --max-session-duration 43200`,
                    },
                },
            ],
        }),
    },
    ASSUME_ROLE_REQUEST_REJECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            title: 'STS rejected a value in the request for the role',
            cause: (0,words/* words */.aL) `STS says that a value in the request for ${assumption.role.text}${placeOf(assumption)} is invalid, and names it.`,
            comparison: { of: 'request', rows: [['AWS said', assumption.failure.message]] },
            evidence: assumptionEvidence(assumption),
            fix: [{ text: (0,remedies/* correctWhatAwsNames */.gJ)(assumption.sent.inputs) }],
        }),
    },
    SESSION_TAGS_TOO_LARGE: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: assumptionSample,
        explain: (assumption) => ({
            ...explainSize(assumption),
            evidence: assumptionEvidence(assumption),
        }),
    },
});
const WITHOUT_TAGS = { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' };
function tagsOfRequest(assumption) {
    return {
        cause: (0,words/* words */.aL) `AWS refused "sts:TagSession" for ${assumption.role.text}${placeOf(assumption)}, because ${role_assumption_reasonOf(assumption, 'sts:TagSession')}`,
        fix: tagSteps(assumption),
    };
}
function tagSteps(assumption) {
    const { inputs, describesRun } = assumption.sent;
    const remedy = actionRemedy(assumption, 'sts:TagSession');
    if (isOfPodIdentity(assumption)) {
        return [
            {
                text: (0,words/* words */.aL) `The caller's session has tags of EKS Pod Identity, which each further role inherits. To keep them, ${remedy}.`,
            },
            ...(describesRun ? [{ text: (0,words/* words */.aL) `Or send no session tags, and none of the pod:`, snippet: WITHOUT_TAGS }] : []),
            WITHOUT_POD_TAGS,
        ];
    }
    if (inputs.includes('custom-tags')) {
        const without = describesRun
            ? { text: (0,words/* words */.aL) `Or remove "custom-tags" and send no session tags at all:`, snippet: WITHOUT_TAGS }
            : { text: (0,words/* words */.aL) `Or remove "custom-tags".` };
        return [{ text: (0,words/* words */.aL) `If you need "custom-tags", ${remedy}.` }, without];
    }
    return describesRun
        ? [{ text: (0,words/* words */.aL) `Send no session tags:`, snippet: WITHOUT_TAGS }, { text: (0,words/* words */.aL) `Or ${remedy}.` }]
        : [{ text: (0,words/* words */.aL) `If the caller's session should hand down its tags, ${remedy}.` }];
}
function isOfPodIdentity({ caller = '' }) {
    return /:assumed-role\/[^/]+\/eks-.+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(caller);
}
const WITHOUT_POD_TAGS = {
    text: (0,words/* words */.aL) `Turn off the tags of EKS Pod Identity in the pod's association:`,
    snippet: {
        language: 'sh',
        text: 'aws eks update-pod-identity-association --cluster-name CLUSTER --association-id ID --disable-session-tags',
    },
};
function explainSize(assumption) {
    const { role, caller, sent } = assumption;
    const shared = sent.inputs.filter((name) => name !== 'role-external-id');
    const hasPolicies = shared.some((name) => name.endsWith('policy') || name.endsWith('policies'));
    const hasTags = shared.some((name) => name.includes('tag')) || !hasPolicies;
    const what = [...(hasTags ? ['tags'] : []), ...(hasPolicies ? ['policies'] : [])].join(' and ');
    const left = sent.describesRun
        ? (0,words/* words */.aL) ` This step had already left out the tags that only describe the run.`
        : (0,words/* words */.aL) ``;
    const keepsUsual = sent.describesRun && shared.includes('transitive-tag-keys') && !shared.includes('custom-tags');
    const mayInherit = !isOfPodIdentity(assumption) && (shared.length === 0 || !/:user\//.test(caller ?? ''));
    return {
        title: `Session ${what} are too large for STS`,
        cause: (0,words/* words */.aL) `The session ${(0,words/* phrase */.MZ)(what)} for ${role.text}${placeOf(assumption)} exceed the packed size that STS allows.${left}`,
        fix: [
            ...(isOfPodIdentity(assumption) ? [WITHOUT_POD_TAGS] : []),
            ...(shared.length === 0 ? [] : [{ text: (0,words/* words */.aL) `Shorten ${(0,remedies/* anyOf */.EB)(shared.map((name) => `"${name}"`))}.` }]),
            ...(keepsUsual ? [{ text: (0,words/* words */.aL) `Or send no session tags at all:`, snippet: WITHOUT_TAGS }] : []),
            ...(mayInherit
                ? [
                    {
                        text: (0,words/* words */.aL) `Tags that the caller's session inherited count, too. Request that session with fewer "transitive-tag-keys".`,
                    },
                ]
                : []),
        ],
    };
}
function identityOfCaller(assumption) {
    const action = 'sts:SetSourceIdentity';
    return {
        cause: (0,words/* words */.aL) `AWS refused ${action} for ${assumption.role.text}${placeOf(assumption)}, because ${role_assumption_reasonOf(assumption, action)} The caller's session has a source identity, which each further role has to allow.`,
        fix: [
            { text: (0,words/* words */.aL) `If the session should keep it, ${actionRemedy(assumption, action)}.` },
            { text: (0,words/* words */.aL) `Or start from credentials without a source identity, such as the workflow's ID token.` },
        ],
    };
}
const TAGS_IN_TOKEN = {
    action: 'sts:TagSession',
    what: 'session tags',
    claim: 'https://aws.amazon.com/tags',
};
const IDENTITY_IN_TOKEN = {
    action: 'sts:SetSourceIdentity',
    what: 'a source identity',
    claim: 'https://aws.amazon.com/source_identity',
};
function carriedByToken({ role }, { action, what, claim }) {
    return {
        cause: (0,words/* words */.aL) `AWS refused "${(0,words/* phrase */.MZ)(action)}" for ${role.text}. The ID token probably carries ${(0,words/* phrase */.MZ)(what)} (claim "${(0,words/* phrase */.MZ)(claim)}"), and the role's trust policy doesn't allow the action.`,
        fix: [
            {
                text: (0,words/* words */.aL) `Allow both actions in the trust policy of ${role.name}:`,
                snippet: { language: 'json', text: `"Action": ["sts:AssumeRoleWithWebIdentity", "${action}"]` },
            },
            { text: (0,words/* words */.aL) `Or have the issuer leave out ${(0,words/* phrase */.MZ)(what)}.` },
        ],
    };
}
function assumptionSample(text) {
    const inputs = ['custom-tags', 'inline-session-policy'];
    const sent = { roleSessionName: text, tags: ['Repository', text], describesRun: true, inputs };
    return { failure: (0,diagnosis_evidence/* failureSample */.Vt)(text, 'AssumeRole'), role: diagnosis_evidence/* SAMPLE_ROLE */.eo, caller: text, sent, step: 2, steps: 3 };
}
function role_assumption_reasonOf({ refusing, trusted }, action) {
    if (trusted)
        return (0,words/* words */.aL) `probably no policy of the caller allows it. The deployed trust policy does.`;
    if (refusing === undefined) {
        return (0,words/* words */.aL) `a policy doesn't allow it. AWS doesn't say whether it is the caller's policy or the trust policy.`;
    }
    const { kind, denies } = refusing;
    const name = (0,words/* phrase */.MZ)(kind);
    return denies
        ? (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(articleFor(kind))} ${name} has an explicit deny.`
        : (0,words/* words */.aL) `no ${name} allows ${action}.`;
}
function withoutMfa({ refusing }) {
    return refusing?.denies && refusing.kind === 'identity-based policy'
        ? (0,words/* words */.aL) ` Often such a policy denies everything without MFA, and a runner has none.`
        : (0,words/* phrase */.MZ)('');
}
function articleFor(word) {
    return /^[aei]/i.test(word) ? 'an' : 'a';
}
const OWNERS = {
    'identity-based policy': (0,words/* words */.aL) `the caller`,
    'session policy': (0,words/* words */.aL) `the caller's session ("inline-session-policy" or "managed-session-policies")`,
    'permissions boundary': (0,words/* words */.aL) `the caller`,
    'VPC endpoint policy': (0,words/* words */.aL) `the VPC endpoint for STS`,
    'service control policy': (0,words/* words */.aL) `the organization of the caller's account`,
    'resource control policy': (0,words/* words */.aL) `the organization of the role's account`,
};
function policyOf(kind) {
    return (0,words/* words */.aL) `${(0,words/* phrase */.MZ)(kind)} of ${OWNERS[kind] ?? (0,words/* words */.aL) `the caller`}`;
}
function permittingSteps({ refusing, role }) {
    const { kind = 'identity-based policy', denies = false } = refusing ?? {};
    if (denies)
        return [{ text: (0,words/* words */.aL) `Exempt "sts:AssumeRole" on this role from the deny in the ${policyOf(kind)}.` }];
    const principal = kind === 'VPC endpoint policy' ? '\n  "Principal": "*",' : '';
    return [
        {
            text: (0,words/* words */.aL) `Add this statement to the ${policyOf(kind)}:`,
            snippet: {
                language: 'json',
                text: `{\n  "Effect": "Allow",${principal}\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${role.text}"\n}`,
            },
        },
    ];
}
function actionRemedy({ refusing, role }, name) {
    const action = (0,words/* words */.aL) `"${(0,words/* phrase */.MZ)(name)}"`;
    if (refusing === undefined) {
        return (0,words/* words */.aL) `allow ${action} beside "sts:AssumeRole" in the trust policy of ${role.name} and in the caller's policy`;
    }
    const { kind, denies } = refusing;
    if (kind === 'role trust policy') {
        return denies
            ? (0,words/* words */.aL) `remove ${action} from the deny in the trust policy of ${role.name}`
            : (0,words/* words */.aL) `add ${action} beside "sts:AssumeRole" in the trust policy of ${role.name}`;
    }
    return denies
        ? (0,words/* words */.aL) `exempt ${action} from the deny in the ${policyOf(kind)}`
        : (0,words/* words */.aL) `add ${action} on ${role.text} to the ${policyOf(kind)}`;
}
const NAMED_ALREADY = {
    text: (0,words/* words */.aL) `If a statement names the caller already, correct the condition that refuses.`,
};
function explainDistrust(assumption) {
    const { refusing, refusals: [closest] = [] } = assumption;
    const told = role_assumption_refused(assumption);
    const comparison = closest === undefined ? parties(assumption) : (0,policy_refusal/* comparisonOf */.jb)(closest);
    if (refusing?.denies) {
        return {
            title: 'The trust policy denies the caller',
            cause: (0,words/* words */.aL) `${told}, because its trust policy has an explicit deny.`,
            comparison,
            fix: [{ text: (0,words/* words */.aL) `Exempt the caller from the deny in ${trustPolicyOf(assumption)}.` }],
        };
    }
    const isProved = refusing !== undefined;
    return {
        title: isProved
            ? "The trust policy doesn't allow the caller"
            : "The trust policy probably doesn't allow the caller",
        cause: isProved
            ? (0,words/* words */.aL) `${told}, because no statement of its trust policy allows the caller.`
            : (0,words/* words */.aL) `${told} and gives no reason. Most likely its trust policy doesn't allow the caller.`,
        comparison,
        points: distrustPoints(assumption),
        fix: [
            ...conditionSteps(assumption),
            { text: (0,words/* words */.aL) `Add this statement to ${trustPolicyOf(assumption)}:`, snippet: statementFor(assumption) },
            ...(isProved && closest === undefined ? [NAMED_ALREADY] : []),
        ],
    };
}
function trustPolicyOf({ role }) {
    return (0,words/* words */.aL) `the trust policy of ${role.name} (account ${role.account})`;
}
function distrustPoints({ refusing, refusals = [], role, sent }) {
    if (refusals.length > 0)
        return { heading: 'What refuses in the deployed trust policy', items: refusals.map(policy_refusal/* refusalSentence */.SH) };
    const conditions = conditionPoints(sent);
    if (refusing !== undefined)
        return { heading: 'Conditions to check', items: conditions, folded: true };
    const missing = (0,words/* words */.aL) `The role ${role.name} doesn't exist in account ${role.account}.`;
    const notPermitted = (0,words/* words */.aL) `No policy of the caller allows "sts:AssumeRole" on this role. Between accounts, both policies have to.`;
    return { heading: 'Other possible causes', items: [notPermitted, missing, ...conditions], folded: true };
}
function statementFor(assumption) {
    return {
        language: 'json',
        text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(assumption)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
    };
}
const INPUT_OF = {
    'sts:externalid': (0,words/* words */.aL) `"role-external-id"`,
    'sts:rolesessionname': (0,words/* words */.aL) `"role-session-name"`,
};
function conditionSteps({ refusals: [closest] = [], role }) {
    if (closest?.part !== 'condition')
        return [];
    const { key } = closest.expected;
    const input = INPUT_OF[key.toLowerCase()];
    const place = (0,words/* words */.aL) `the condition on ${key} in the trust policy of ${role.name}`;
    return [{ text: input === undefined ? (0,words/* words */.aL) `Check ${place}.` : (0,words/* words */.aL) `Change ${input} to what ${place} expects.` }];
}
function conditionPoints({ inputs, roleSessionName, tags }) {
    return [
        inputs.includes('role-external-id')
            ? (0,words/* words */.aL) `A condition on "sts:ExternalId" refuses. This step sent "role-external-id", which possibly differs.`
            : (0,words/* words */.aL) `A condition on "sts:ExternalId" refuses. This step sent none ("role-external-id").`,
        (0,words/* words */.aL) `A condition on "sts:RoleSessionName" refuses. This step sent ${roleSessionName} ("role-session-name").`,
        tags.length === 0
            ? (0,words/* words */.aL) `A condition on "aws:RequestTag" or "aws:TagKeys" refuses. This step sent no session tags.`
            : (0,words/* words */.aL) `A condition on "aws:RequestTag" or "aws:TagKeys" refuses. This step sent the tags ${(0,words/* valueList */.Q0)(tags)}.`,
        (0,words/* words */.aL) `A condition on "aws:MultiFactorAuthPresent" refuses. A runner has no MFA, so a role for workflows can't ask for it.`,
        (0,words/* words */.aL) `A condition on "aws:PrincipalTag" refuses. GitHub's ID token gives a session no tags. It has only those of its role or user.`,
        (0,words/* words */.aL) `A condition on an address or a VPC endpoint refuses ("aws:SourceIp" or "aws:SourceVpce").`,
    ];
}
function assumptionEvidence({ failure, role, caller, step, steps }) {
    return [
        ['Role', role.text],
        ...(caller === undefined ? [] : [['Caller', caller]]),
        ...(steps > 1 ? [['Role in the chain', `${step} of ${steps}`]] : []),
        ...(0,diagnosis_evidence/* failureEvidence */.SU)(failure),
    ];
}
function role_assumption_refused(assumption) {
    const { name, account } = assumption.role;
    return (0,words/* words */.aL) `AWS refused the role ${name} in account ${account}${placeOf(assumption)}`;
}
function parties({ caller, role }) {
    const asked = caller === undefined ? [] : [['caller', caller]];
    return { of: 'identity', rows: [...asked, ['role', role.text]] };
}
function maximumOf({ maximumSeconds }) {
    if (maximumSeconds === undefined)
        return {};
    const maximum = `${(0,time/* formatDuration */.a3)(maximumSeconds)} (${maximumSeconds} s)`;
    return { comparison: { of: 'duration', rows: [['maximum of this role', maximum]] } };
}
function placeOf({ step, steps }) {
    return (0,words/* phrase */.MZ)(steps > 1 ? ` (role ${step} of ${steps} in the chain)` : '');
}
function principalOf({ caller = '' }) {
    return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}

;// ./lib/diagnosis/findings/session.js






const sessionFindings = (0,definition/* defineFindings */.IP)({
    IDENTITY_MISMATCH: {
        severity: ['error', 'warning'],
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            role: diagnosis_evidence/* SAMPLE_ROLE */.eo,
            arn: text,
            differences: [{ what: 'kind', expected: 'the session of a role', actual: text }],
        }),
        explain: ({ role, arn, differences, emulator, endpoint }) => ({
            ...mismatch(role, arn, differences, emulator),
            evidence: [
                ['role-to-assume', role.text],
                ...differences.map(({ what, expected, actual }) => [`Other ${what}`, `${actual} instead of ${expected}`]),
            ],
            fix: [
                {
                    text: emulator === undefined
                        ? (0,words/* words */.aL) `${(0,remedies/* whoAnswers */.wU)((0,defined/* defined */.s)({ endpoint }))} Don't use what it issues.`
                        : (0,words/* words */.aL) `If you don't use an emulator, remove "sts-endpoint" and "AWS_ENDPOINT_URL_STS", so that requests go to AWS. If you do, no change is needed.`,
                },
            ],
        }),
    },
    CLOCK_SKEW: {
        severity: ['error', 'warning', 'notice'],
        category: 'clock',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ clockSkew: diagnosis_evidence/* SAMPLE_SKEW */.q5, limitSeconds: 900, maxClockSkewSeconds: 900 }),
        explain: ({ clockSkew, limitSeconds, maxClockSkewSeconds, os }) => ({
            title: limitSeconds === maxClockSkewSeconds ? "The runner's clock is too far off" : "The runner's clock is off",
            cause: (0,words/* words */.aL) `This machine's clock is ${howFar(clockSkew)}. ${consequence(clockSkew, limitSeconds === maxClockSkewSeconds)}`,
            comparison: {
                of: 'clock',
                rows: [
                    ['server minus runner', (0,time/* formatClockSkew */.Gd)(clockSkew)],
                    ['max-clock-skew-seconds', `${maxClockSkewSeconds} s`],
                ],
            },
            evidence: [],
            fix: [(0,remedies/* synchronizeClock */.dA)(os)],
        }),
    },
    SESSION_ALREADY_EXPIRED: {
        severity: 'error',
        category: 'clock',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ expiresAt: diagnosis_evidence/* SAMPLE_NOW */.c9 - 1, observedAt: diagnosis_evidence/* SAMPLE_NOW */.c9 }),
        explain: ({ expiresAt, observedAt, clockSkew, os, endpoint }) => ({
            title: "The session is expired by this machine's clock",
            cause: (0,words/* words */.aL) `By this machine's clock, the session that STS granted has already expired. AWS tools in later steps would refuse to use it.`,
            comparison: {
                of: 'clock',
                rows: [
                    ['session expires', (0,time/* formatUtc */.ay)(expiresAt)],
                    ["this machine's clock", (0,time/* formatUtc */.ay)(observedAt)],
                ],
            },
            evidence: (0,diagnosis_evidence/* skewEvidence */.wW)(clockSkew),
            fix: [
                Math.abs(clockSkew?.provenSeconds ?? 0) > 0
                    ? (0,remedies/* synchronizeClock */.dA)(os)
                    : {
                        text: (0,words/* words */.aL) `${(0,remedies/* whoAnswers */.wU)((0,defined/* defined */.s)({ endpoint }))} The clocks agree, so STS itself would not grant such a session.`,
                    },
            ],
        }),
    },
    REMAINING_TIME_TOO_SHORT: {
        severity: 'error',
        category: 'session',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ remainingSeconds: 10, minimumSeconds: 60, expiresAt: diagnosis_evidence/* SAMPLE_NOW */.c9 + 10 }),
        explain: ({ remainingSeconds, minimumSeconds, expiresAt }) => ({
            title: 'The session expires too soon',
            cause: minimumSeconds === 0
                ? (0,words/* words */.aL) `The session has ${(0,words/* phrase */.MZ)((0,time/* formatDuration */.a3)(remainingSeconds))} left, so AWS will reject requests of later steps.`
                : (0,words/* words */.aL) `The session has less time left than "minimum-remaining-seconds" asks for.`,
            comparison: {
                of: 'duration',
                rows: [
                    ['time left', (0,diagnosis_evidence/* durationOf */.cf)(remainingSeconds)],
                    ['minimum-remaining-seconds', (0,diagnosis_evidence/* durationOf */.cf)(minimumSeconds)],
                ],
            },
            evidence: [['Session expires at', (0,time/* formatUtc */.ay)(expiresAt)]],
            fix: [
                { text: (0,words/* words */.aL) `Raise "role-duration-seconds", and the role's "MaxSessionDuration" if it is too low.` },
                {
                    text: (0,words/* words */.aL) `Or set "refresh: true" in the step that gets the credentials, so that they renew automatically.`,
                },
                { text: (0,words/* words */.aL) `Or lower "minimum-remaining-seconds", if the job needs less.` },
            ],
        }),
    },
    GRANTED_DURATION_DIFFERS: {
        severity: 'warning',
        category: 'session',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ grantedSeconds: 900, requestedSeconds: 3600 }),
        explain: ({ grantedSeconds, requestedSeconds }) => ({
            title: 'The session is shorter than requested',
            cause: (0,words/* words */.aL) `STS granted a shorter session than "role-duration-seconds" asks for.`,
            comparison: {
                of: 'duration',
                rows: [
                    ['granted', (0,diagnosis_evidence/* durationOf */.cf)(grantedSeconds)],
                    ['requested', (0,diagnosis_evidence/* durationOf */.cf)(requestedSeconds)],
                ],
            },
            evidence: [],
            fix: [
                {
                    text: (0,words/* words */.aL) `Set "minimum-remaining-seconds" to the time that the job needs, so that a shorter session fails here.`,
                },
                { text: (0,words/* words */.aL) `Or change the job to finish in the time that STS granted.` },
            ],
        }),
    },
});
function mismatch(role, arn, differences, emulator) {
    const [first] = differences;
    if (first !== undefined && differences.every(({ what }) => what === 'user id')) {
        const comparison = {
            of: 'user id',
            rows: [
                ['GetCallerIdentity', first.actual],
                ['granted by STS', first.expected],
            ],
        };
        return emulator === undefined
            ? {
                title: 'The session has another user id',
                cause: (0,words/* words */.aL) `GetCallerIdentity returned ${arn}. The ARN is right, but STS granted another user id. The credentials belong to another role with that name, so this step discarded them.`,
                comparison,
            }
            : {
                title: 'The emulator made up a user id',
                cause: (0,words/* words */.aL) `${emulator} is not AWS. It returned the requested session, ${arn}, but another user id than it granted.`,
                comparison,
            };
    }
    return {
        title: 'The credentials belong to another identity',
        cause: (0,words/* words */.aL) `GetCallerIdentity did not return a session of the requested role by this run. This step discarded the credentials.`,
        comparison: {
            of: 'identity',
            rows: [
                ['GetCallerIdentity', arn],
                ['role-to-assume', role.text],
            ],
        },
    };
}
function howFar({ clockSkewSeconds, agreed }) {
    const far = (0,time/* formatDuration */.a3)(Math.abs(clockSkewSeconds));
    const whose = agreed ? "GitHub's and AWS's clocks" : "AWS's clock (GitHub's agrees with neither)";
    return (0,words/* phrase */.MZ)(`${far} ${clockSkewSeconds > 0 ? 'behind' : 'ahead of'} ${whose}`);
}
const USUAL_WINDOW_SECONDS = 300;
const WIDEST_WINDOW_SECONDS = 900;
function consequence({ provenSeconds }, refused) {
    const seconds = Math.abs(provenSeconds);
    const tools = seconds > WIDEST_WINDOW_SECONDS
        ? (0,words/* words */.aL) `AWS rejects requests signed with it.`
        : seconds > USUAL_WINDOW_SECONDS
            ? (0,words/* words */.aL) `Many AWS services reject requests signed with it.`
            : (0,words/* words */.aL) `AWS tools still work, but many AWS services accept 5 min at most.`;
    return refused
        ? (0,words/* words */.aL) `${tools} The credentials were not published, because "max-clock-skew-seconds" allows less.`
        : tools;
}
const unmetRequestsFindings = (0,definition/* defineFindings */.IP)({
    SESSION_TAGS_DROPPED: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ role: diagnosis_evidence/* SAMPLE_ROLE */.eo, tags: ['Branch', 'Commit'] }),
        explain: ({ role, tags }) => ({
            title: 'Some session tags were left out',
            cause: (0,words/* words */.aL) `STS had no room for all session tags for ${role.text}. This step sent the request without ${(0,words/* valueList */.Q0)(tags)}.`,
            evidence: [['Tags left out', tags.join(', ')]],
            fix: [
                {
                    text: (0,words/* words */.aL) `If no policy needs session tags, send none, which silences this warning:`,
                    snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
                },
                { text: (0,words/* words */.aL) `If one does, shorten "custom-tags", "inline-session-policy", and "managed-session-policies".` },
            ],
        }),
    },
    CHAINED_DURATION_CAPPED: {
        severity: 'notice',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ requestedSeconds: 7200, grantedSeconds: 3600 }),
        explain: ({ requestedSeconds, grantedSeconds }) => ({
            title: 'A chained session lasts 1 hour at most',
            cause: (0,words/* words */.aL) `AWS limits the session of a role that another role assumes, so this step requested less than "role-duration-seconds".`,
            comparison: {
                of: 'duration',
                rows: [
                    ['role-duration-seconds', (0,diagnosis_evidence/* durationOf */.cf)(requestedSeconds)],
                    ['requested from STS', (0,diagnosis_evidence/* durationOf */.cf)(grantedSeconds)],
                ],
            },
            evidence: [],
            fix: [
                { text: (0,words/* words */.aL) `Set "role-duration-seconds" to 3600 to silence this notice.` },
                { text: (0,words/* words */.aL) `If the job takes longer, set "refresh: true", which renews the session.` },
            ],
        }),
    },
    PARAMETERS_NOT_SENT: {
        severity: 'notice',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ inputs: ['custom-tags'] }),
        explain: ({ inputs }) => ({
            title: 'Some inputs have no effect here',
            cause: (0,words/* words */.aL) `AWS accepts ${(0,words/* valueList */.Q0)(inputs)} with "AssumeRole" only, but this step assumes the role with a web identity token.`,
            evidence: [['Inputs', inputs.join(', ')]],
            fix: [
                { text: (0,words/* words */.aL) `Remove ${(0,words/* valueList */.Q0)(inputs)}.` },
                {
                    text: (0,words/* words */.aL) `Or assume a role that trusts the token first, and put this one in "role-chain".`,
                },
            ],
        }),
    },
    TAG_KEYS_UNKNOWN: {
        severity: 'notice',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('transitive-tag-keys'),
        sample: (text) => ({ keys: [text] }),
        explain: ({ keys }) => ({
            title: 'Some transitive tag keys have no tag',
            cause: (0,words/* words */.aL) `This step sends no session tag with the ${(0,words/* phrase */.MZ)(keys.length === 1 ? 'key' : 'keys')} ${(0,words/* valueList */.Q0)(keys)}, so it left ${(0,words/* phrase */.MZ)(keys.length === 1 ? 'that key' : 'those keys')} out of the transitive tag keys.`,
            evidence: [['Keys without a tag', keys.join(', ')]],
            fix: [
                { text: (0,words/* words */.aL) `Remove ${(0,words/* valueList */.Q0)(keys)} from "transitive-tag-keys".` },
                { text: (0,words/* words */.aL) `Or add the tags in "custom-tags".` },
            ],
        }),
    },
    VARIABLES_NOT_READ: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ variables: { ROLE_CHAINING: 'role-chaining' } }),
        explain: ({ variables }) => ({
            title: 'Some variables are not read as inputs',
            cause: Object.keys(variables).length === 1
                ? (0,words/* words */.aL) `"configure-aws-credentials" reads ${(0,words/* valueList */.Q0)(Object.keys(variables))} as an input. This action doesn't, because it decides whose credentials later steps get.`
                : (0,words/* words */.aL) `"configure-aws-credentials" reads ${(0,words/* valueList */.Q0)(Object.keys(variables))} as inputs. This action doesn't, because they decide whose credentials later steps get.`,
            evidence: [['Variables', Object.keys(variables).join(', ')]],
            fix: [
                {
                    text: (0,words/* words */.aL) `If the step needs these values, add them as inputs:`,
                    snippet: {
                        language: 'yaml',
                        text: [
                            'with:',
                            ...Object.entries(variables).map(([name, input]) => `  ${input}: \${{ env.${name} }}`),
                        ].join('\n'),
                    },
                },
                {
                    text: (0,words/* words */.aL) `If not, set this to read no variables, which silences this warning:`,
                    snippet: { language: 'yaml', text: 'with:\n  translate-env-variables: false' },
                },
            ],
        }),
    },
});

;// ./lib/diagnosis/findings/stopped-run.js




const stoppedRunFindings = (0,definition/* defineFindings */.IP)({
    NODE_TOO_OLD: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ version: text }),
        explain: (node) => ({
            title: 'Node.js on this runner is too old',
            cause: (0,words/* words */.aL) `The runner started this action with an older version than it supports. No credentials were requested.`,
            comparison: {
                of: 'Node.js',
                rows: [
                    ['this runner has', node.version],
                    ['this action needs', '24'],
                ],
            },
            evidence: nodeEvidence(node),
            fix: [newerNode(node, '2.327.1')],
        }),
    },
    PROXY_IGNORED_BY_NODE: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ version: text, from: 'https_proxy' }),
        explain: ({ from, ...node }) => ({
            title: 'Node.js on this runner ignores the proxy',
            cause: (0,words/* words */.aL) `${from} sets a proxy, but this version of Node.js would connect without it. No credentials were requested.`,
            comparison: {
                of: 'Node.js',
                rows: [
                    ['this runner has', node.version],
                    ['a proxy needs', '24.5.0 or newer'],
                ],
            },
            evidence: [...nodeEvidence(node), ['Proxy from', from]],
            fix: [
                newerNode(node, '2.328.0'),
                {
                    text: (0,words/* words */.aL) `If the runner can connect directly, turn the proxy off for this step:`,
                    snippet: { language: 'yaml', text: "with:\n  no-proxy: '*'" },
                },
            ],
        }),
    },
    CANCELED: {
        severity: 'error',
        category: 'canceled',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'The job was canceled',
            cause: failure === undefined
                ? (0,words/* words */.aL) `The runner stopped the step before the credentials were published.`
                : (0,words/* words */.aL) `The runner stopped the step during ${(0,diagnosis_evidence/* operationName */.Xn)(failure)}. Nothing was published.`,
            evidence: [],
            fix: [
                {
                    text: (0,words/* words */.aL) `If nobody canceled it, check "concurrency:" of the workflow and "timeout-minutes:" of the job. Otherwise, there is nothing to fix.`,
                },
            ],
        }),
    },
    PUBLISHING_FAILED: {
        severity: 'error',
        category: 'runner',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ message: text, reason: 'access', path: text, variable: 'GITHUB_ENV' }),
        explain: (evidence) => ({
            title: isWithoutTemp(evidence) ? 'A folder of the runner is missing' : UNWRITTEN_TITLES[evidence.reason],
            cause: (0,words/* joinWords */.yZ)([unwrittenCause(evidence), (0,words/* words */.aL) `Nothing was exported.`]),
            evidence: [
                ['Error', evidence.message],
                ...(evidence.path === undefined ? [] : [['Path', evidence.path]]),
                ...(evidence.variable === undefined ? [] : [['Variable', evidence.variable]]),
            ],
            fix: unwrittenFix(evidence),
        }),
    },
    INTERNAL_ERROR: {
        severity: 'error',
        category: 'internal',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ name: text, message: text }),
        explain: ({ name, message }) => ({
            title: 'aws-token-guard itself failed',
            cause: (0,words/* words */.aL) `An unexpected error stopped the action: "${name}: ${message}".`,
            evidence: [['Error', `${name}: ${message}`]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Report it under "Issues" in the repository of this action, with this message and the version of the action.`,
                },
            ],
        }),
    },
});
const UNWRITTEN_TITLES = {
    variable: 'A variable of the runner is not set correctly',
    full: 'The disk of the runner is full',
    'read-only': 'The file system of the runner is read-only',
    access: "This step can't access a file that it needs",
    missing: 'A file of the runner is missing',
    kind: 'A variable of the runner is not set correctly',
    'profile file': "An AWS profile file can't be read",
    path: 'Some tools misread the path of RUNNER_TEMP',
    'open volume': 'RUNNER_TEMP is on a volume that everyone can write to',
    other: 'The credentials could not be exported',
};
function isWithoutTemp({ reason, variable }) {
    return reason === 'missing' && variable === 'RUNNER_TEMP';
}
function unwrittenCause(unwritten) {
    const { reason, message, path = 'A file of the runner', variable, code = '', odd = '', reading = '' } = unwritten;
    switch (reason) {
        case 'variable':
            return (0,words/* words */.aL) `${variable ?? 'A variable'} ${(0,words/* phrase */.MZ)(/ is not set\.$/.test(message) ? 'is not set' : 'holds no absolute path of a file or folder')}. The runner sets this variable for each step, so something changed it.`;
        case 'full':
            return (0,words/* words */.aL) `${path} could not be written, because the disk, a quota or a size limit is exhausted (${code}).`;
        case 'read-only':
            return (0,words/* words */.aL) `${path} could not be written, because its file system is read-only (${code}).`;
        case 'access':
            return (0,words/* words */.aL) `The user of this step has no access to ${path} (${code}). Another user probably owns it, such as root after "sudo" or a container.`;
        case 'missing':
            return isWithoutTemp(unwritten)
                ? (0,words/* words */.aL) `RUNNER_TEMP names ${path}, and there is no such folder.`
                : (0,words/* words */.aL) `${variable ?? 'The runner'} names ${path}, which does not exist.`;
        case 'kind':
            return (0,words/* words */.aL) `${variable ?? 'The runner'} names ${path}, which is not a plain file but a folder, a link or a device.`;
        case 'profile file':
            return (0,words/* words */.aL) `The profile would go into a copy of an AWS file, and that file can't be used: ${message.replace(/\.$/, '')}.`;
        case 'path':
            return (0,words/* words */.aL) `The path has "${odd}" in it, which ${(0,words/* phrase */.MZ)(reading)}: ${path}.`;
        case 'open volume':
            return (0,words/* words */.aL) `Everyone can write to each file on the volume of RUNNER_TEMP (${path}), so "refresh" could not trust its own files.`;
        case 'other':
            return (0,words/* words */.aL) `A file could not be written: ${message.replace(/\.$/, '')}.`;
    }
}
function unwrittenFix(unwritten) {
    const { reason, path = '', variable, os, odd = '' } = unwritten;
    switch (reason) {
        case 'variable':
        case 'kind':
            return [
                {
                    text: (0,words/* words */.aL) `Look for what removes or overwrites ${variable ?? 'the variable'}: "env -i", "sudo" without "-E", "docker run" without "-e", or an "env:" of the job.`,
                },
            ];
        case 'full':
            return [
                {
                    text: (0,words/* words */.aL) `Free space on the disk that has ${path === '' ? 'RUNNER_TEMP' : path}, in a step before this one.`,
                },
            ];
        case 'read-only':
            return [{ text: (0,words/* words */.aL) `Mount the folder of ${path} writable, for example under "volumes:" of the container.` }];
        case 'access':
            return accessFix(unwritten);
        case 'missing':
            return [
                {
                    text: (0,words/* words */.aL) `Check which step deletes ${path} or sets ${variable ?? 'its variable'}. In a container, mount the folders of the runner under "volumes:".`,
                },
            ];
        case 'open volume':
            return [{ text: (0,words/* words */.aL) `Put RUNNER_TEMP on a volume that keeps mode 0600, or remove "refresh".` }];
        case 'profile file':
            return [profileFileFix(unwritten)];
        case 'path':
            return [
                {
                    text: (0,words/* words */.aL) `Move the runner to a folder without "${odd}" in its path, such as ${os === 'Windows' ? 'C:\\actions-runner' : '/opt/actions-runner'}.`,
                },
            ];
        case 'other':
            return [remedies/* RUNNER_FILES */.Xi];
    }
}
function accessFix({ path = '', variable, os }) {
    const program = (0,words/* phrase */.MZ)(os === 'Windows' ? 'icacls' : 'sudo chown');
    return [
        {
            text: (0,words/* words */.aL) `Give the user of the runner access to ${path}, for example with "${program}" in a step before this one.`,
        },
        ...(variable?.startsWith('AWS_') ? [{ text: (0,words/* words */.aL) `Or set ${variable} to a file that this user can read.` }] : []),
    ];
}
function profileFileFix({ message, path = '', variable, os }) {
    if (/ is not an absolute path\.$/.test(message)) {
        const home = os === 'Windows' ? 'USERPROFILE' : 'HOME';
        return {
            text: (0,words/* words */.aL) `Set ${home} to the absolute path of a folder, or set "AWS_CONFIG_FILE" and "AWS_SHARED_CREDENTIALS_FILE" to other files.`,
        };
    }
    return variable === undefined
        ? {
            text: (0,words/* words */.aL) `Repair or remove ${path}, or set "AWS_CONFIG_FILE" and "AWS_SHARED_CREDENTIALS_FILE" to other files.`,
        }
        : { text: (0,words/* words */.aL) `Set ${variable} to a text file of profiles, or remove it.` };
}
function nodeEvidence({ otherRunner, arch }) {
    return [
        ...(otherRunner === undefined ? [] : [['Runner', otherRunner]]),
        ...(arch === 'ARM' ? [['RUNNER_ARCH', arch]] : []),
    ];
}
function newerNode({ otherRunner, arch }, release) {
    if (otherRunner !== undefined) {
        return {
            text: (0,words/* words */.aL) `Run the job in an image with Node.js 24, such as "node:24-bookworm". ${(0,words/* phrase */.MZ)(otherRunner)} uses the Node.js of the image.`,
        };
    }
    if (arch === 'ARM') {
        return { text: (0,words/* words */.aL) `Use a 64-bit runner ("runs-on: ARM64"). There is no Node.js 24 for 32-bit ARM.` };
    }
    return {
        text: (0,words/* words */.aL) `Update the runner ("actions/runner") to ${(0,words/* phrase */.MZ)(release)} or newer. It brings the Node.js that is needed.`,
    };
}

var subject_match = __webpack_require__(8087);
var policy_lints = __webpack_require__(5394);
;// ./lib/diagnosis/findings/trust-policy.js








const trustPolicyFindings = (0,definition/* defineFindings */.IP)({
    TRUST_POLICY_FILE_INVALID: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('trust-policy-file'),
        sample: (text) => ({ path: text, problem: text }),
        explain: ({ path, problem }) => ({
            title: "The trust policy file can't be read",
            cause: (0,words/* words */.aL) `This step found no trust policy in ${path}, the file in "trust-policy-file".`,
            points: { heading: 'What is wrong with it', items: [problem] },
            evidence: [['trust-policy-file', path]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Save the policy, or the output of "aws iam get-role --role-name" for the role in "role-to-assume", as ${path} in the repository.`,
                },
                { text: (0,words/* words */.aL) `If the file exists, check out the repository before this step ("actions/checkout").` },
            ],
        }),
    },
    SUBJECT_NOT_EXPECTED: {
        severity: 'error',
        category: 'configuration',
        retryable: false,
        target: (0,definition/* input */.hF)('expected-subject'),
        sample: subjectSample,
        explain: ({ claims, expected, match }) => ({
            title: "expected-subject doesn't list the subject of this run",
            cause: (0,words/* words */.aL) `No pattern in "expected-subject" matches the subject of this job's token, so this step did not call STS.`,
            comparison: {
                of: 'sub',
                rows: [
                    ["this job's token", claims.sub],
                    ...(match.closest === undefined ? [] : [['closest pattern', match.closest.pattern]]),
                ],
            },
            ...(match.closest === undefined
                ? {}
                : {
                    points: {
                        heading: 'How it differs from the closest pattern',
                        items: match.closest.hints.map(policy_refusal/* hintSentence */.t6),
                    },
                }),
            evidence: [
                ...expected.map((pattern) => ['expected-subject', pattern]),
                ...(0,diagnosis_evidence/* subjectFormRows */.IP)(claims),
                ...(0,diagnosis_evidence/* claimsEvidence */.Pl)(claims),
            ],
            fix: subjectFix({ claims, expected, match }),
        }),
    },
    TRUST_POLICY_DENIES: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: ({ policy }) => statementIn(policy, policy.evaluation.denials[0]?.position),
        sample: diagnosis_evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('A statement of the trust policy denies this run', evidence),
            cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, (0,words/* words */.aL) `A Deny in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} applies (${(0,words/* joinWords */.yZ)(evidence.policy.evaluation.denials.map(({ position }) => (0,policy_lints/* positionName */.FU)(position)), ', ')}). It overrides every Allow.`),
            fix: [
                {
                    text: (0,words/* words */.aL) `If the Deny is right, keep the policy. Give the job what the Deny asks for (for example its "environment:" or branch), or skip the job here.`,
                },
                {
                    text: (0,words/* words */.aL) `Only if runs like this one should have the role, change the condition of the Deny. A negated operator also applies to tokens without the claim.`,
                },
            ],
        }),
    },
    TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy doesn't trust GitHub's provider"),
    TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
    TRUST_POLICY_KEY_NEVER_MATCHES: refusal("The trust policy uses a claim that IAM doesn't support"),
    TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard under StringEquals'),
    TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that no token has'),
    TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
    TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
    TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
    TRUST_POLICY_UNDECIDED: {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: closestIn,
        sample: diagnosis_evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('The trust policy depends on more than the token', evidence),
            cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, (0,words/* words */.aL) `Whether ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} allows this run depends on more than the token.`),
            fix: [
                {
                    text: (0,words/* words */.aL) `Check the conditions above one by one. Possibly an address ("aws:SourceIp"), a date ("aws:CurrentTime"), or an operator that IAM doesn't have refuses.`,
                },
                ...((0,policy_refusal/* restrictsMore */.J9)(evidence) ? [] : (0,policy_steps/* trustPolicySteps */.s)(evidence)),
            ],
        }),
    },
    TRUST_POLICY_HAS_MISTAKES: {
        severity: 'warning',
        category: 'trust',
        retryable: false,
        target: ({ policy }) => statementIn(policy, bySeverity(policy.lints)[0]?.position),
        sample: diagnosis_evidence/* policySample */.xy,
        explain: (evidence) => ({
            title: 'The trust policy has mistakes',
            cause: evidence.policy.lints.some(({ severity }) => severity === 'error')
                ? (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(evidence.policy)} lets strangers in, or refuses runs that it should allow.`
                : (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(evidence.policy)} allows more than it needs to, or breaks easily.`,
            points: { heading: 'What to change', items: bySeverity(evidence.policy.lints).map(policy_lints/* lintSentence */.bZ) },
            evidence: [(0,policy_refusal/* policyRow */.Hj)(evidence.policy)],
            fix: mistakeSteps(evidence),
        }),
    },
    TRUST_POLICY_FILE_OUTDATED: {
        severity: 'notice',
        category: 'trust',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* policySample */.xy,
        explain: (evidence) => ({
            ...(0,policy_refusal/* explainPolicy */.yh)('The policy file differs from the deployed policy', evidence, []),
            cause: (0,words/* words */.aL) `AWS let this run assume ${evidence.role.text}, but the policy in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)} doesn't. So the deployed policy differs from the file.`,
            fix: [
                {
                    text: (0,words/* words */.aL) `Show the deployed policy and compare it with the file, then update one of them:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
                    },
                },
            ],
        }),
    },
    TRUST_POLICY_OF_OTHER_ROLE: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* policySample */.xy,
        explain: ({ role, policy }) => ({
            title: 'The policy file belongs to another role',
            cause: (0,words/* words */.aL) `The file in "trust-policy-file", ${(0,policy_refusal/* policyName */.ct)(policy)}, belongs to another role than this step assumes. What this step says about the policy applies to that role.`,
            comparison: {
                of: 'role',
                rows: [
                    ['role of the file', policy.otherRole ?? ''],
                    ['role-to-assume', role.text],
                ],
            },
            evidence: [(0,policy_refusal/* policyRow */.Hj)(policy)],
            fix: [
                {
                    text: (0,words/* words */.aL) `Save the policy of the role that this step assumes (in Windows PowerShell, "| Set-Content -Encoding utf8" in place of ">"):`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam get-role --role-name ${role.name} > ${(0,remedies/* shellWord */.r7)(policy.path ?? 'trust-policy.json')}`,
                    },
                },
            ],
        }),
    },
});
function refusal(title) {
    return {
        severity: 'error',
        category: 'trust',
        retryable: false,
        target: closestIn,
        sample: diagnosis_evidence/* policySample */.xy,
        explain: (evidence) => {
            const { policy } = evidence;
            const [closest] = policy.evaluation.closest;
            const [first] = closest?.refusals ?? [];
            const why = closest === undefined || first === undefined
                ? (0,words/* words */.aL) `${(0,policy_refusal/* thePolicy */.mz)(policy)} has no statement that allows anything.`
                : (0,words/* words */.aL) `${(0,policy_lints/* positionName */.FU)(closest.position)} of ${(0,policy_refusal/* policyName */.ct)(policy)} doesn't match this run.`;
            const comparison = first === undefined ? {} : { comparison: (0,policy_refusal/* comparisonOf */.jb)(first) };
            return { ...(0,policy_refusal/* explainPolicy */.yh)(title, evidence), cause: (0,policy_refusal/* sentenceAbout */.rp)(evidence, why), ...comparison };
        },
    };
}
function mistakeSteps(evidence) {
    const correct = (0,words/* words */.aL) `Correct what is listed above in ${(0,policy_refusal/* policyName */.ct)(evidence.policy)}`;
    const kept = (0,policy_refusal/* furtherRestrictions */.mX)(evidence);
    return kept.length === 0
        ? (0,policy_steps/* trustPolicySteps */.s)(evidence, (0,words/* words */.aL) `${correct}.`)
        : [{ text: (0,words/* words */.aL) `${correct}, and keep what else restricts it: ${(0,words/* joinWords */.yZ)(kept, ', ')}.` }];
}
function closestIn({ policy }) {
    return statementIn(policy, policy.evaluation.closest[0]?.position);
}
function statementIn({ path }, { line } = {}) {
    return path === undefined || line === undefined ? definition/* STEP */.RZ : { kind: 'file', path, line };
}
const SEVERITIES = ['error', 'warning', 'notice'];
function bySeverity(lints) {
    return SEVERITIES.flatMap((severity) => lints.filter((lint) => lint.severity === severity));
}
function subjectSample(text) {
    const pattern = `repo:octo-org/other:environment:${text.replaceAll('*', '')}`;
    const claims = (0,diagnosis_evidence/* claimsSample */.EI)(text);
    const closest = { pattern, distance: 1, hints: ['other-repository'] };
    return { claims, expected: [pattern], match: { matched: false, subject: claims.sub, closest } };
}
const FORM_HINTS = [
    'other-subject-form',
    'prefix-missing',
    'differs-in-case',
    'encoding',
    'default-instead-of-customized',
    'customized-instead-of-default',
    'none',
];
function subjectFix({ claims, expected, match: { closest } }) {
    const skip = { text: (0,words/* words */.aL) `If this run should not reach AWS, add an "if:" to the job that skips it.` };
    const snippetOf = (patterns) => ({ language: 'yaml', text: subjectSnippet(patterns) });
    const isForm = closest?.hints.every((hint) => FORM_HINTS.includes(hint));
    if (closest === undefined || !isForm)
        return [skip, { text: (0,words/* words */.aL) `If it should, add its subject:`, snippet: snippetOf([...expected, claims.sub]) }];
    const meant = (0,subject_match/* inFormOf */.d)(claims.sub, closest.pattern);
    if (meant !== undefined)
        return [{ text: formStep(closest.pattern, meant) }, skip];
    const snippet = snippetOf(expected.map((one) => (one === closest.pattern ? claims.sub : one)));
    return [{ text: (0,words/* words */.aL) `If this run should reach AWS, write its subject as the token has it:`, snippet }, skip];
}
function formStep(pattern, meant) {
    const [had, has] = [pattern, meant].map((text) => /^(?:repo:)?[^:]*@/.test(text));
    const ids = (0,words/* words */.aL) `the ids of owner and repository`;
    const isBare = !/^repo:/.test(pattern);
    if (has && !had)
        return isBare
            ? (0,words/* words */.aL) `Write "repo:" at the beginning of the pattern, and add ${ids}, as in the token: ${(0,words/* whole */.WQ)(meant)}.`
            : (0,words/* words */.aL) `Add ${ids} to the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`;
    return had && !has
        ? (0,words/* words */.aL) `Remove ${ids} from the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`
        : (0,words/* words */.aL) `Write "repo:" at the beginning of the pattern, as in the token: ${(0,words/* whole */.WQ)(meant)}.`;
}
function subjectSnippet(patterns) {
    return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}

;// ./lib/diagnosis/findings/unusable-answers.js




const unusableAnswerFindings = (0,definition/* defineFindings */.IP)({
    STS_THROTTLED: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: (way) => ({
            title: way.isOther ? 'The service in place of STS throttles requests' : 'STS is throttling this account',
            cause: (0,words/* words */.aL) `${answering(way)} answered ${way.failure.code} ${(0,diagnosis_evidence/* triesOf */.p5)(way.failure)}. Too many jobs or other callers send requests at the same time.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(way.failure),
            fix: [
                { text: (0,words/* words */.aL) `Run fewer jobs at once:`, snippet: { language: 'yaml', text: 'strategy:\n  max-parallel: 10' } },
                { text: (0,words/* words */.aL) `Give the run more time: raise "action-timeout-s".` },
            ],
        }),
    },
    STS_UNAVAILABLE: {
        severity: 'error',
        category: 'service',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: (way) => ({
            title: way.isOther ? 'The service in place of STS failed' : 'STS is not available',
            cause: (0,words/* words */.aL) `${way.isOther ? answering(way) : (0,words/* words */.aL) `STS, or something in front of it,`} answered with ${(0,diagnosis_evidence/* statusOf */.c2)(way.failure)} ${(0,diagnosis_evidence/* triesOf */.p5)(way.failure)}.`,
            ...(way.isOther && answerRow(way.failure)),
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(way.failure),
            fix: [
                {
                    text: way.isOther
                        ? (0,words/* words */.aL) `Check the log of the service behind "${way.endpoint ?? ''}".`
                        : (0,words/* words */.aL) `Run the job again later, or choose another "aws-region". "https://health.aws.amazon.com" shows incidents.`,
                },
            ],
        }),
    },
    LOGIN_PAGE_ANSWERED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'A web page answered instead of STS',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* operationName */.Xn)(failure)} got ${(0,diagnosis_evidence/* statusOf */.c2)(failure)} with a web page or a redirect to one. Either the network requires a login or consent first (a captive portal), or a proxy shows its own page.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                {
                    text: (0,words/* words */.aL) `Let the network pass requests to STS. To see what answers, run this on the runner (in Windows PowerShell, "curl.exe"):`,
                    snippet: { language: 'sh', text: `curl -sSI ${(0,remedies/* shellWord */.r7)(`https://${failure.host ?? 'sts.amazonaws.com'}`)}` },
                },
            ],
        }),
    },
    PROXY_AUTHENTICATION_REQUIRED: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), proxy: proxySample(text) }),
        explain: ({ failure, proxy }) => ({
            title: proxy?.hasUser ? 'The proxy rejected the user and password' : 'The proxy requires a user and password',
            cause: whyAuthenticate(failure, proxy),
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                ...proxyUserSteps(proxy),
                { text: (0,words/* words */.aL) `If the runner can reach the host directly, add it to "no-proxy".` },
            ],
        }),
    },
    PROXY_UNREACHABLE: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ ...(0,diagnosis_evidence/* stsFailure */.fo)(text), proxy: proxySample(text) }),
        explain: ({ failure, proxy }) => ({
            title: "The proxy can't be reached",
            cause: (0,words/* words */.aL) `The connection to the ${proxyName(proxy)} failed with ${failure.code} ${(0,diagnosis_evidence/* triesOf */.p5)(failure)}.`,
            evidence: [['Proxy', `${proxy.address} (from ${proxy.name})`], ...(0,diagnosis_evidence/* failureEvidence */.SU)(failure)],
            fix: [{ text: (0,words/* words */.aL) `Correct host and port in "${proxy.name}", or add ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} to "no-proxy".` }],
        }),
    },
    PROXY_REFUSED: {
        severity: 'error',
        category: 'network',
        retryable: true,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure }) => ({
            title: 'The proxy blocks the request',
            cause: (0,words/* words */.aL) `The proxy did not connect to ${(0,diagnosis_evidence/* hostOf */.w4)(failure)}: "${failure.message}".`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                { text: (0,words/* words */.aL) `Have the proxy allow "CONNECT" to ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} on port 443.` },
                { text: (0,words/* words */.aL) `If the runner can reach the host directly, add it to "no-proxy", or to "no_proxy" of the job.` },
            ],
        }),
    },
    STS_ANSWER_INVALID: {
        severity: 'error',
        category: 'network',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, ...way }) => ({
            title: 'The response did not come from STS',
            cause: (0,words/* words */.aL) `${(0,diagnosis_evidence/* operationName */.Xn)(failure)} got a response (${(0,diagnosis_evidence/* statusOf */.c2)(failure)}) that is not from STS, but from a proxy, a login page, or a wrong endpoint.`,
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [{ text: (0,remedies/* whoAnswers */.wU)(way) }],
        }),
    },
    UNEXPLAINED_FAILURE: {
        severity: 'error',
        category: 'service',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: diagnosis_evidence/* stsFailure */.fo,
        explain: ({ failure, endpoint }) => ({
            title: 'A request failed for an unknown reason',
            cause: endpoint === undefined
                ? (0,words/* words */.aL) `${(0,diagnosis_evidence/* operationName */.Xn)(failure)} failed with a code that this action doesn't know.`
                : (0,words/* words */.aL) `The service at ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} ("${endpoint}") refused ${(0,diagnosis_evidence/* operationName */.Xn)(failure)}, in words that AWS doesn't use.`,
            ...answerRow(failure),
            evidence: (0,diagnosis_evidence/* failureEvidence */.SU)(failure),
            fix: [
                ...(endpoint === undefined
                    ? [remedies/* RUN_AGAIN */.Bs]
                    : [{ text: (0,words/* words */.aL) `Look up this answer in the documentation of the service behind "${endpoint}".` }]),
                {
                    text: failure.requestId === undefined || endpoint !== undefined
                        ? (0,words/* words */.aL) `If it happens every time, check the proxy, firewall, and endpoint between the runner and the service.`
                        : (0,words/* words */.aL) `If it happens every time, give AWS Support the request id ${failure.requestId}.`,
                },
            ],
        }),
    },
});
function answering({ failure, endpoint, isOther }) {
    return isOther ? (0,words/* words */.aL) `The service at ${(0,diagnosis_evidence/* hostOf */.w4)(failure)} (set in "${endpoint ?? ''}")` : (0,words/* words */.aL) `STS`;
}
function answerRow({ operation, code, message }) {
    return { comparison: { of: operation, rows: [['answer', `${code}: ${message}`]] } };
}
function proxySample(text) {
    return { name: 'HTTPS_PROXY', address: `http://${text}`, hasUser: true };
}
function proxyName({ name, address }) {
    return (0,words/* words */.aL) `proxy ${address} (set in "${name}")`;
}
function whyAuthenticate(failure, proxy) {
    if (proxy === undefined) {
        return (0,words/* words */.aL) `A proxy on the way answered ${(0,diagnosis_evidence/* operationName */.Xn)(failure)} with HTTP 407. The job sets no proxy.`;
    }
    const answer = (0,words/* words */.aL) `The ${proxyName(proxy)} answered with HTTP 407.`;
    return proxy.hasUser
        ? (0,words/* words */.aL) `${answer} It rejects the user and password in its URL.`
        : (0,words/* words */.aL) `${answer} Its URL has no user and password.`;
}
const PERCENT = (0,words/* words */.aL) `Percent-encode reserved characters: "@" is "%40", "#" is "%23", ":" is "%3A", "/" is "%2F", and "%" is "%25".`;
function proxyUserSteps(proxy) {
    if (proxy?.hasUser)
        return [{ text: (0,words/* words */.aL) `Correct the user and password in "${proxy.name}". ${PERCENT}` }];
    if (proxy !== undefined && proxy.name !== 'http-proxy') {
        return [
            {
                text: (0,words/* words */.aL) `Add user and password to "${proxy.name}" where it is set: "http://user:password@host". ${PERCENT}`,
            },
        ];
    }
    return [
        {
            text: (0,words/* words */.aL) `Put the URL of the proxy, with user and password, into a secret, and use it:`,
            snippet: {
                language: 'yaml',
                text: 'with:\n  http-proxy: ${{ secrets.PROXY_URL }} # http://user:password@proxy.example:3128',
            },
        },
    ];
}

;// ./lib/diagnosis/findings/verify.js




const verifyFindings = (0,definition/* defineFindings */.IP)({
    OTHER_IDENTITY_IN_USE: {
        severity: 'error',
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ wanted: text, arn: text }),
        explain: ({ wanted, arn }) => ({
            title: 'Later steps would use another identity',
            cause: (0,words/* words */.aL) `The credentials in this job belong to another identity than this step expects.`,
            comparison: {
                of: 'identity',
                rows: [
                    ['credentials in use', arn],
                    ['this step expects', wanted],
                ],
            },
            evidence: [],
            fix: [
                {
                    text: (0,words/* words */.aL) `Move the step that gets the right credentials directly before this one, and remove what sets others in between ("AWS_ACCESS_KEY_ID" or "AWS_PROFILE").`,
                },
                { text: (0,words/* words */.aL) `If the identity in use is right, correct "role-to-assume" or "allowed-role-arns".` },
            ],
        }),
    },
    REMAINING_TIME_UNKNOWN: {
        severity: 'error',
        category: 'session',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: () => ({ minimumSeconds: 900 }),
        explain: ({ minimumSeconds }) => ({
            title: 'The expiration of the credentials is unknown',
            cause: (0,words/* words */.aL) `"minimum-remaining-seconds" asks for ${(0,words/* phrase */.MZ)((0,time/* formatDuration */.a3)(minimumSeconds))}, but nothing in the environment says when these credentials expire.`,
            evidence: [['minimum-remaining-seconds', String(minimumSeconds)]],
            fix: [
                {
                    text: (0,words/* words */.aL) `Get the credentials with this action, which exports their expiration, or remove "minimum-remaining-seconds".`,
                },
            ],
        }),
    },
    LONG_TERM_KEYS_IN_USE: {
        severity: 'warning',
        category: 'configuration',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({ arn: text }),
        explain: ({ arn }) => ({
            title: 'Later steps use keys that never expire',
            cause: (0,words/* words */.aL) `The credentials in this job are long-term keys of ${arn}. Anyone who reads them can use them until they are deleted.`,
            evidence: [['In use', arn]],
            fix: [
                { text: (0,words/* words */.aL) `Create a role that trusts this workflow, set it in "role-to-assume", then delete the keys.` },
            ],
        }),
    },
    TOOLS_DISAGREE: {
        severity: 'error',
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            outcomes: [
                { tools: ['aws-cli-v2', 'boto3'], source: { kind: 'keys' }, variables: [], arn: text },
                { tools: ['js-v3'], source: { kind: 'keys', profile: text }, variables: ['AWS_PROFILE'], arn: `${text}-2` },
            ],
        }),
        explain: ({ outcomes, os }) => ({
            title: 'AWS tools in later steps use different credentials',
            cause: (0,words/* words */.aL) `Variables or AWS files of this job make some tools in later steps use another identity, or none.`,
            points: { heading: 'What each tool uses', items: outcomes.map(credential_sources/* describeOutcome */.SS) },
            evidence: [],
            fix: [
                ...(0,credential_sources/* unsetStep */.WC)([...new Set(outcomes.flatMap(({ variables }) => variables))], os),
                {
                    text: (0,words/* words */.aL) `Remove what is wrong in the list above where it is set: in an "env:" of the workflow, an earlier step, or the runner.`,
                },
                {
                    text: (0,words/* words */.aL) `If this action publishes the credentials, run "mode: verify" directly after it. It blanks what would take precedence.`,
                },
            ],
        }),
    },
    SEVERAL_SESSIONS_IN_USE: {
        severity: 'notice',
        category: 'identity',
        retryable: false,
        target: definition/* STEP */.RZ,
        sample: (text) => ({
            arn: text,
            outcomes: [
                { tools: ['aws-cli-v2', 'boto3'], source: { kind: 'keys' }, variables: [], arn: text },
                { tools: ['js-v3'], source: { kind: 'helper', profile: text }, variables: ['AWS_PROFILE'], arn: text },
            ],
        }),
        explain: ({ arn, outcomes, os }) => ({
            title: 'AWS tools in later steps use different sessions',
            cause: (0,words/* words */.aL) `Some tools in later steps use another session than the others, with the same ARN: ${arn}. AWS doesn't show session policies, so this step can't tell whether both sessions have the same permissions.`,
            points: { heading: 'What each tool uses', items: outcomes.map(credential_sources/* describeOutcome */.SS) },
            evidence: [],
            fix: [
                ...(0,credential_sources/* unsetStep */.WC)([...new Set(outcomes.flatMap(({ variables }) => variables))], os),
                {
                    text: (0,words/* words */.aL) `Give each step that sets session policies its own "role-session-name", and set that of the wanted session in this step, too.`,
                },
            ],
        }),
    },
});

;// ./lib/diagnosis/catalog.js




















const CATALOG = {
    ...checkedInputsFindings,
    ...emptyExpressionsFindings,
    ...noIdTokenFindings,
    ...idTokenAnswersFindings,
    ...trustPolicyFindings,
    ...accessDeniedFindings,
    ...deployedFindings,
    ...exchangeFindings,
    ...exchangeParametersFindings,
    ...newCredentialsFindings,
    ...verifyFindings,
    ...firstCredentialsFindings,
    ...ambientCredentialsFindings,
    ...roleAssumptionFindings,
    ...unmetRequestsFindings,
    ...signatureFindings,
    ...endpointFindings,
    ...leftoverCredentialsFindings,
    ...sessionFindings,
    ...unusableAnswerFindings,
    ...networkFindings,
    ...stoppedRunFindings,
};

;// ./lib/diagnosis/explain.js

function definitionOf({ code }) {
    return CATALOG[code];
}
function explain(finding) {
    return definitionOf(finding).explain(finding.evidence);
}
function explain_targetOf(finding) {
    const { target } = definitionOf(finding);
    return typeof target === 'function' ? target(finding.evidence) : target;
}


}),

5394:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  E5: () => (lintInstruction),
  FU: () => (positionName),
  bZ: () => (lintSentence)
});
var _util_text_js__1 = __webpack_require__(8805);
var _util_words_js__0 = __webpack_require__(2585);


function lintSentence(lint) {
    return (0,_util_words_js__0/* .words */ .aL) `${positionName(lint.position)} ${predicateOf(lint)}`;
}
function lintInstruction(lint) {
    const place = lint.position === undefined ? (0,_util_words_js__0/* .words */ .aL) `the policy` : positionName(lint.position);
    return (0,_util_words_js__0/* .words */ .aL) `Correct ${place}. It ${predicateOf(lint)}`;
}
function predicateOf(lint) {
    const { operator = '', key = '', value = '', expected = '' } = lint;
    return PREDICATES[lint.code]({ ...lint, operator, key, value, expected: (0,_util_words_js__0/* .whole */ .WQ)(expected) });
}
function positionName(position) {
    if (position === undefined)
        return (0,_util_words_js__0/* .words */ .aL) `The policy`;
    const { index, sid = '', line } = position;
    const number = (0,_util_words_js__0/* .phrase */ .MZ)(String(index + 1));
    const place = line === undefined ? undefined : (0,_util_words_js__0/* .words */ .aL) `line ${(0,_util_words_js__0/* .phrase */ .MZ)(String(line))}`;
    const details = [...(sid === '' ? [] : [(0,_util_words_js__0/* .words */ .aL) `Sid ${sid}`]), ...(place === undefined ? [] : [place])];
    return details.length === 0 ? (0,_util_words_js__0/* .words */ .aL) `Statement ${number}` : (0,_util_words_js__0/* .words */ .aL) `Statement ${number} (${(0,_util_words_js__0/* .joinWords */ .yZ)(details, ', ')})`;
}
const EXACT_SUBJECT = (0,_util_words_js__0/* .words */ .aL) `Write the exact subject of the intended runs under "StringEquals".`;
const AS_IN_THE_TOKEN = (0,_util_words_js__0/* .words */ .aL) `Write the subject as tokens of the intended runs have it.`;
const NARROW_SUBJECT = (0,_util_words_js__0/* .words */ .aL) `Restrict the subject instead, which every token has.`;
const PREDICATES = {
    'longer-than-default-quota': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has ${value} characters without insignificant white space. IAM accepts ${expected}, unless the account's quota is raised. Shorten the policy, or request a higher quota.`,
    'longer-than-raised-quota': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has ${value} characters without insignificant white space. IAM accepts at most ${expected}, whatever the account's quota. Shorten the policy, or split it among several roles.`,
    'write-control': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}. IAM refuses to save that without a condition that restricts the subject or the workflow. Add "StringEquals" on ${expected} with the exact subject of the intended runs.`,
    'write-control-doubtful': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `accepts ${value} on ${key} under ${operator}. IAM possibly refuses to save that, because it requires a restricted subject. Write the exact subject under "StringEquals".`,
    'conditions-split': ({ related }) => (0,_util_words_js__0/* .words */ .aL) `checks only the audience, and ${positionName(related)} checks only the subject. A token needs to match just one of them. Put both conditions in one statement.`,
    'sid-duplicated': ({ value, related }) => (0,_util_words_js__0/* .words */ .aL) `has the Sid ${value}, which ${positionName(related && { index: related.index })} has, too. IAM refuses to save duplicate Sids. Change or remove one.`,
    'principal-not-federated': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not an OIDC provider, so no ID token matches. For GitHub, set its Principal to { "Federated": "${expected}" }.${isOfCaller(value) ? (0,_util_words_js__0/* .words */ .aL) ` For AWS credentials of the runner, set "role-chaining: true" instead.` : (0,_util_words_js__0/* .phrase */ .MZ)('')}`,
    'principal-everyone': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts everyone (${value}), so only its conditions keep strangers out. Set its Principal to the OIDC provider: { "Federated": "${expected}" }.`,
    'not-principal-allow': () => (0,_util_words_js__0/* .words */ .aL) `allows everyone except those under NotPrincipal, strangers included. Use "Principal" with the OIDC provider instead.`,
    'provider-misspelled': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not a valid OIDC provider ARN. Write ${expected}.`,
    'provider-has-scheme': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, but the ARN of an OIDC provider has no "https://". Write ${expected}.`,
    'provider-other-issuer': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is not the provider for the issuer of this job's token. Write ${expected}.`,
    'provider-other-partition': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is in another AWS partition ("aws", "aws-cn", or "aws-us-gov") than the role. Write ${expected}.`,
    'provider-other-account': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `trusts ${value}, which is in another account. A role can trust only providers of its own account. Write ${expected}, and create that provider if it doesn't exist.`,
    'action-assume-role': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `allows ${value}, which is for callers with AWS credentials, not for ID tokens. Write ${expected}.`,
    'action-other': ({ value, expected }) => (0,_util_words_js__0/* .words */ .aL) `allows ${value}, but not the action that exchanges an ID token for credentials. Write ${expected}.`,
    'not-action-allow': () => (0,_util_words_js__0/* .words */ .aL) `allows every action except those under NotAction, which is more than needed. Use "Action" with "sts:AssumeRoleWithWebIdentity" instead.`,
    'prefix-missing': ({ key, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. Without the issuer in front, IAM doesn't find the claim. Write ${expected}.`,
    'prefix-has-scheme': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. The issuer in a condition key has no scheme, so IAM finds no claim under ${value}. Write ${expected}.`,
    'prefix-old-name': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} is a former name of GitHub's issuer, which tokens no longer have. Write ${expected}.`,
    'prefix-lacks-slug': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. The name of this issuer continues after ${value}, and the key needs all of it. Write ${expected}.`,
    'prefix-slug-doubled': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} continues after the end of the issuer's name, as if its path was added twice. Write ${expected}.`,
    'prefix-has-slug': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} has a path, such as an enterprise name, but the issuer of this job's token has none. Write ${expected}.`,
    'prefix-other-issuer': ({ key, value, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. ${value} is not the issuer of this job's token, or is misspelled. Write ${expected}.`,
    'key-misspelled': ({ key, expected }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}, which has a sign too many or too few around the colon. Write ${expected}.`,
    'key-not-offered': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. IAM has no condition key for GitHub's claim ${value}, so the condition never sees a value. ${NARROW_SUBJECT}`,
    'key-unconfirmed': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}. AWS doesn't document the claim ${value} for this issuer in this partition. If the statement never applies: ${NARROW_SUBJECT}`,
    'key-never-present': ({ key }) => (0,_util_words_js__0/* .words */ .aL) `has a condition on ${key}, which no request with a GitHub ID token has. ${NARROW_SUBJECT}`,
    'issuer-not-checked': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IAM has no such key, so this checks nothing. The Principal already names the issuer. Remove the condition.`,
    'condition-always-holds': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IAM has no such key, and the operator matches without one, so this restricts nothing. ${NARROW_SUBJECT}`,
    'operator-unknown': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `uses the operator ${value} on ${key}, which IAM doesn't have. Use "StringEquals" for an exact value.`,
    'wildcard-in-equals': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so no token matches. ${wildcardAdvice(value)}`,
    'wildcard-in-not-equals': ({ key, operator, value }) => (0,_util_words_js__0/* .words */ .aL) `compares ${key} with ${value} under ${operator}, which takes "*" and "?" literally, so the value excludes no token. For a pattern, use "StringNotLike".`,
    'for-all-values-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. ForAllValues also matches tokens without that claim, so it can admit more than intended. Remove "ForAllValues:" from the operator.`,
    'for-all-values-needless': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. Every token has one value for it, so the condition holds as intended. The set operator is not needed. Remove "ForAllValues:" from the operator.`,
    'if-exists-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. IfExists also matches tokens without that claim, so it can admit more than intended. Remove "IfExists" from the operator.`,
    'if-exists-needless': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. Every token has that claim, so "IfExists" is not needed. Remove it from the operator.`,
    'negated-allow': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. That admits everything not listed, and tokens without that claim. List what to allow under "StringEquals" instead.`,
    'deny-when-absent': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}, which also matches tokens without that claim. Only if their runs should be allowed, add "Null": { ${key}: "false" } to its conditions.`,
    'deny-always': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}, which no request with a GitHub ID token has, so it denies every run. Deny by a key that requests have, such as the subject.`,
    'deny-never': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `denies with ${operator} on ${key}. IAM has no such key, so the statement denies nobody. Deny by a key that requests have, such as the subject.`,
    'variable-in-old-version': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `has the policy variable ${value} on ${key}, but the Version of this policy takes it literally. Write "Version": "2012-10-17" at the top of the policy.`,
    'network-condition': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key}. GitHub-hosted runners have changing addresses outside your network. Use a runner in your network, or restrict the subject instead.`,
    'date-window-past': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key} with a date in the past, so it no longer allows anyone. Remove the statement, or set a new date.`,
    'date-window-ahead': ({ key, operator }) => (0,_util_words_js__0/* .words */ .aL) `uses ${operator} on ${key} with a date in the future, so it allows no one until then. Wait, or set an earlier date.`,
    'aud-missing': () => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the audience, so tokens issued for another service can match. Add "StringEquals" on the issuer's "aud" key with the audience of the workflow, usually "sts.amazonaws.com".`,
    'aud-any': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts any audience (${value}), so tokens issued for another service can match. Write the audience of the workflow, usually "sts.amazonaws.com", under "StringEquals".`,
    'aud-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the audience ${value} with anything in place of the wildcard, so tokens issued for other services can match. Write the exact audience, usually "sts.amazonaws.com", under "StringEquals".`,
    'sub-missing': () => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject, so runs of other repositories, even of strangers, can match. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'sub-workflow-only': () => (0,_util_words_js__0/* .words */ .aL) `restricts the workflow but not the repository that calls it, so any repository that can call this workflow matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'workflow-owner-open': () => (0,_util_words_js__0/* .words */ .aL) `restricts neither the subject nor the owner of the workflow, so a workflow in a stranger's repository matches. Add "StringEquals" on the issuer's "sub" key with the exact subject of the intended runs.`,
    'sub-by-deny-only': ({ related }) => (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject itself. Only the Deny in ${positionName(related)} keeps strangers out. Add "StringEquals" on the issuer's "sub" key here, too, so that they stay out if the Deny changes.`,
    'sub-open-to-issuer': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`}, so repositories of every owner in the same enterprise or on the same server match. ${EXACT_SUBJECT}`,
    'sub-any': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts any subject (${value}), so every repository on GitHub matches. ${EXACT_SUBJECT}`,
    'sub-any-repository': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which allows any owner, so repositories of strangers match. ${EXACT_SUBJECT}`,
    'sub-owner-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which has only a part of the owner's name. A stranger with a similar name matches. ${EXACT_SUBJECT}`,
    'sub-names-no-repository': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which names no repository. Anyone can give the runs of their own repository such a subject. Add "repo" to the claims in the subject, and write the exact subject here.`,
    'sub-any-repository-of-owner': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `doesn't restrict the subject` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`}, so every current and future repository of the owner matches. List the repositories that need the role, each with its exact subject.`,
    'sub-repository-open': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which has only a part of the repository's name. Other repositories of the owner match, too. ${EXACT_SUBJECT}`,
    'sub-ids-not-pinned': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value} with any ids. Anyone who later takes over the name of the owner or repository matches. Write the number after each "@".`,
    'sub-names-only': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `${value === '' ? (0,_util_words_js__0/* .words */ .aL) `names the repository` : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}`} without ids, so anyone who later takes over the name of the owner or repository matches. Add "StringEquals" on the issuer's "repository_id" key.`,
    'name-open': ({ key, value }) => (0,_util_words_js__0/* .words */ .aL) `accepts ${value} on ${key}. The wildcard touches a name, so other names that begin or end the same match, too. Write the whole name, or put the wildcard after a "/".`,
    'sub-empty': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts an empty subject (${value}), which no token has. ${AS_IN_THE_TOKEN}`,
    'sub-blank-or-quoted': ({ value = '' }) => /^\p{Cc}/u.test(value)
        ? (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, which starts with a control character (${(0,_util_text_js__1/* .asciiJson */ .iL)(value.charAt(0)).slice(1, -1)}). A backslash before a letter probably made it: in JSON, "\\repo" is a carriage return and "epo". ${AS_IN_THE_TOKEN}`
        : (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. No subject starts with a space or a quotation mark, or ends with a space. Remove them.`,
    'sub-ends-in-blank': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}, in which the environment ends in a space. Remove the space, unless the name of the environment really has one.`,
    'sub-lacks-repo': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. GitHub's subjects start with "repo:", in lower case, unless they are customized. ${AS_IN_THE_TOKEN}`,
    'sub-slash-for-colon': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A colon, not a slash, follows the repository. ${AS_IN_THE_TOKEN}`,
    'sub-lacks-context': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A subject continues after the repository, with ":ref:", ":environment:", or ":pull_request". ${AS_IN_THE_TOKEN}`,
    'sub-lacks-ref': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. A subject has "ref:" before "refs/". Write ":ref:refs/" there.`,
    'sub-lacks-refs-heads': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. After "ref:", a subject has the full branch or tag. Write "ref:refs/heads/" before a branch name, "ref:refs/tags/" before a tag name.`,
    'sub-unencoded-colon': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. GitHub writes a colon in an environment name as "%3A". Write it that way, unless the subject is customized.`,
    'sub-unknown-context': ({ value }) => (0,_util_words_js__0/* .words */ .aL) `accepts the subject ${value}. After the repository, a subject has "ref:", "environment:", or "pull_request", unless it is customized. ${AS_IN_THE_TOKEN}`,
};
function isOfCaller(principal) {
    return /^(?:arn:|\d{12}$)/.test(principal);
}
function wildcardAdvice(value) {
    const narrow = /^[^*?/]+\/[^*?/:]+[:/]/.test(value);
    return narrow
        ? (0,_util_words_js__0/* .words */ .aL) `Write the exact value under "StringEquals", or the pattern under "StringLike" if it must vary.`
        : (0,_util_words_js__0/* .words */ .aL) `Write the exact value under "StringEquals".`;
}


}),

1432:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Hj: () => (policyRow),
  J9: () => (restrictsMore),
  SH: () => (refusalSentence),
  ct: () => (policyName),
  jb: () => (comparisonOf),
  mX: () => (furtherRestrictions),
  mz: () => (thePolicy),
  rp: () => (sentenceAbout),
  t6: () => (hintSentence),
  yh: () => (explainPolicy)
});
var _trust_policy_condition_values_js__0 = __webpack_require__(5641);
var _trust_policy_generate_js__1 = __webpack_require__(3060);
var _trust_policy_issuer_js__11 = __webpack_require__(4072);
var _trust_policy_operators_js__2 = __webpack_require__(6258);
var _trust_policy_request_context_js__3 = __webpack_require__(6884);
var _trust_policy_subject_match_js__4 = __webpack_require__(8087);
var _util_text_js__10 = __webpack_require__(8805);
var _util_words_js__9 = __webpack_require__(2585);
var _evidence_js__5 = __webpack_require__(948);
var _policy_lints_js__6 = __webpack_require__(5394);
var _policy_steps_js__7 = __webpack_require__(7511);
var _remedies_js__8 = __webpack_require__(3795);












function explainPolicy(title, evidence, hints = hintsOf(evidence)) {
    const { policy, claims, failure } = evidence;
    const { closest, denials } = policy.evaluation;
    const faults = faultsOf(evidence);
    const lints = policy.lints.filter((lint) => !faults.includes(lint) && tellsMore(lint)).map(_policy_lints_js__6/* .lintSentence */ .bZ);
    return {
        title,
        cause: '',
        ...pointsOf([
            ...hints,
            ...denials.map(({ position, outcome }) => (0,_util_words_js__9/* .words */ .aL) `${(0,_policy_lints_js__6/* .positionName */ .FU)(position)} (Deny) ${(0,_util_words_js__9/* .phrase */ .MZ)(outcome === 'matched' ? 'applies' : 'possibly applies')}.`),
            ...closest.flatMap(refusalSentences),
            ...lints,
        ]),
        evidence: [
            policyRow(policy),
            ...(policy.otherRole === undefined ? [] : [['The file is about', policy.otherRole]]),
            ['Role', evidence.role.text],
            ...(0,_evidence_js__5/* .subjectFormRows */ .IP)(claims),
            ...(0,_evidence_js__5/* .claimsEvidence */ .Pl)(claims),
            ...(failure === undefined ? [] : (0,_evidence_js__5/* .failureEvidence */ .SU)(failure)),
        ],
        fix: [...faults.map((lint) => ({ text: (0,_policy_lints_js__6/* .lintInstruction */ .E5)(lint) })), ...policySteps(evidence, faults)],
    };
}
function policySteps(evidence, faults) {
    const refusals = evidence.policy.evaluation.closest[0]?.refusals ?? [];
    const [first] = refusals;
    const isOfAudience = first?.part === 'condition' && /:aud$/i.test(first.expected.key);
    const correction = isOfAudience ? (0,_remedies_js__8/* .withoutOtherAudience */ .Zc)(evidence) : undefined;
    if (correction !== undefined)
        return [{ text: correction }];
    const steps = refusals.flatMap((one) => one.part === 'condition' && !isFaulty(one.expected, faults) ? conditionSteps(one) : []);
    const isOfConditions = restrictsMore(evidence, faults) && steps.length + faults.length > 0;
    if (isOfConditions)
        return steps;
    const request = isOfAudience && refusals.length === 1 ? requestSteps(first.expected, evidence) : [];
    return [...request, ...(0,_policy_steps_js__7/* .trustPolicySteps */ .s)(evidence)];
}
function requestSteps({ operator, values }, { fromFile }) {
    const [value = ''] = values;
    const isOne = values.length === 1 && /^StringEquals$/i.test(operator) && !(0,_trust_policy_condition_values_js__0/* .isFilledIn */ .qL)(value);
    return isOne && !fromFile ? [{ text: (0,_util_words_js__9/* .words */ .aL) `Set the input "audience" to ${value}, which the policy expects.` }] : [];
}
function restrictsMore({ policy: { evaluation } }, faults = []) {
    const index = evaluation.closest[0]?.position.index;
    const { conditions = [] } = evaluation.statements.find(({ position }) => position.index === index) ?? {};
    return conditions.some(({ expected }) => isFurther(expected, faults));
}
function furtherRestrictions({ policy: { evaluation, lints } }) {
    const faults = lints.filter(({ severity }) => severity === 'error');
    const allows = evaluation.statements.filter(({ effect }) => effect === 'Allow');
    const keys = allows
        .flatMap(({ conditions }) => conditions.map(({ expected }) => expected))
        .filter((condition) => isFurther(condition, faults) && !OF_REPOSITORY.test(condition.key))
        .map(({ key }) => key);
    const denies = allows.length < evaluation.statements.length ? [(0,_util_words_js__9/* .phrase */ .MZ)('"Deny"')] : [];
    return [...[...new Set(keys)].map((key) => (0,_util_words_js__9/* .words */ .aL) `"${key}"`), ...denies];
}
function isFurther(condition, faults) {
    return !/:(?:sub|aud)$/i.test(condition.key) && !isFaulty(condition, faults);
}
function isFaulty({ key }, faults) {
    return faults.some((lint) => lint.key === key);
}
function isForOneRun(value) {
    return (/[*?$]|refs\/heads\/(?:dependabot|renovate)\//.test(value) ||
        [value, `ref:${value}`, `workflow_ref:${value}`].some((one) => (0,_trust_policy_generate_js__1/* .passingRefIn */ .Sb)(one) !== undefined));
}
const OF_REPOSITORY = /:(?:repository|repository_owner|enterprise)(?:_id)?$/i;
function conditionSteps({ expected, actual, unknown }) {
    const { operator, key, values } = expected;
    if (key.toLowerCase() === 'sts:rolesessionname')
        return [{ text: (0,_util_words_js__9/* .words */ .aL) `Set "role-session-name" to what the policy expects: ${expectation(expected)}.` }];
    const fits = fittingRun(expected);
    const found = actual.status === 'present' && unknown === undefined ? actual.values : [];
    const isList = /^string(?:equals|like|equalsignorecase)$/.test((0,_trust_policy_operators_js__2/* .parseOperatorName */ .$i)(operator).base);
    if (found.length === 0 || !isList || found.some(isForOneRun))
        return [{ text: fits }];
    const snippet = { language: 'json', text: `${(0,_util_text_js__10/* .asciiJson */ .iL)(key)}: ${(0,_util_text_js__10/* .asciiJson */ .iL)([...values, ...found], 0)}` };
    return OF_REPOSITORY.test(key)
        ? [{ text: (0,_util_words_js__9/* .words */ .aL) `If this repository should have the role, add its value to the condition:`, snippet }]
        : [
            { text: fits },
            { text: (0,_util_words_js__9/* .words */ .aL) `If runs like this one should have the role, add the value of this run:`, snippet },
        ];
}
function fittingRun(expected) {
    if (/:aud$/i.test(expected.key))
        return (0,_util_words_js__9/* .words */ .aL) `Request the audience that the policy expects: ${expectation(expected)}.`;
    return /:sub$/i.test(expected.key)
        ? (0,_util_words_js__9/* .words */ .aL) `Change the job so that its subject is one that the policy expects.`
        : (0,_util_words_js__9/* .words */ .aL) `Change the job so that the condition on ${expected.key} holds.`;
}
function policyName({ path }) {
    return path === undefined ? (0,_util_words_js__9/* .phrase */ .MZ)('the deployed trust policy') : (0,_util_words_js__9/* .words */ .aL) `${path}`;
}
function thePolicy({ path }) {
    return path === undefined ? (0,_util_words_js__9/* .phrase */ .MZ)('The deployed trust policy') : (0,_util_words_js__9/* .words */ .aL) `The policy in ${path}`;
}
function policyRow({ path }) {
    return path === undefined ? ['Trust policy', 'as deployed in IAM'] : ['trust-policy-file', path];
}
function tellsMore({ code, severity }) {
    return severity !== 'notice' && code !== 'sub-names-only';
}
function pointsOf(items) {
    return items.length === 0 ? {} : { points: { heading: 'How the policy compares with this run', items } };
}
function hintsOf({ policy, claims }) {
    const [refusal] = policy.evaluation.closest[0]?.refusals ?? [];
    if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key))
        return [];
    if (refusal.expected.values.some(_trust_policy_condition_values_js__0/* .isFilledIn */ .qL))
        return [];
    const match = (0,_trust_policy_subject_match_js__4/* .matchSubject */ .q)(refusal.expected.values, claims);
    const hints = match.matched ? [] : (match.closest?.hints ?? []);
    return hints.filter((hint) => hint !== 'none').map(hintSentence);
}
function refusalSentences({ position, refusals }) {
    return refusals.map((one) => (0,_util_words_js__9/* .words */ .aL) `${(0,_policy_lints_js__6/* .positionName */ .FU)(position)}: ${refusalSentence(one)}`);
}
function faultsOf({ policy: { lints, evaluation } }) {
    const index = evaluation.closest[0]?.position.index;
    return lints.filter((lint) => lint.severity === 'error' && lint.position?.index === index);
}
function sentenceAbout({ failure, role }, sentences) {
    return failure === undefined ? sentences : (0,_util_words_js__9/* .words */ .aL) `AWS refused ${role.text}. ${sentences}`;
}
function refusalSentence(refusal) {
    switch (refusal.part) {
        case 'principal':
            return principalSentence(refusal);
        case 'action':
            return actionSentence(refusal);
        case 'condition':
            return conditionSentence(refusal);
    }
}
function principalSentence({ element, expected, actual, outcome }) {
    const named = listOf(element, expected.map(principalName));
    const filledIn = expected.some(({ value }) => (0,_trust_policy_condition_values_js__0/* .isFilledIn */ .qL)(value));
    const why = filledIn ? 'the template fills in the rest' : 'how IAM reads the wildcard is unknown';
    const unknown = (0,_util_words_js__9/* .phrase */ .MZ)(outcome === 'unknown' ? `, and ${why}` : '');
    return (0,_util_words_js__9/* .words */ .aL) `${named}; this run comes through ${actual}${unknown}.`;
}
const KINDS = {
    AWS: 'the AWS principal',
    CanonicalUser: 'the canonical user',
    Federated: 'the provider',
    Service: 'the service',
};
function principalName({ kind, value }) {
    return kind === '*' ? (0,_util_words_js__9/* .words */ .aL) `everyone` : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(KINDS[kind])} ${value}`;
}
function actionSentence({ element, expected, actual }) {
    return (0,_util_words_js__9/* .words */ .aL) `${listOf(element, expected.map(marked))}; this run requests ${actual}.`;
}
function listOf(element, names) {
    const excepted = element === 'NotAction' || element === 'NotPrincipal';
    return excepted
        ? (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(element)} excludes ${(0,_util_words_js__9/* .joinWords */ .yZ)(names, ' and ')}`
        : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(element)} names ${(0,_util_words_js__9/* .joinWords */ .yZ)(names, ' or ')}`;
}
function conditionSentence(refusal) {
    const { expected } = refusal;
    return (0,_util_words_js__9/* .words */ .aL) `${expected.operator} on ${expected.key} expects ${expectation(expected)}; ${encounter(refusal)}.`;
}
const ORDERS = [
    ['lessthan', 'less than '],
    ['lessthanequals', 'at most '],
    ['greaterthan', 'more than '],
    ['greaterthanequals', 'at least '],
];
function expectation({ operator, values }) {
    const { base } = (0,_trust_policy_operators_js__2/* .parseOperatorName */ .$i)(operator);
    if (values.length === 0)
        return (0,_util_words_js__9/* .words */ .aL) `no value at all`;
    if (base === 'null' && values.length === 1)
        return nullExpectation(values[0] ?? '');
    if ((0,_trust_policy_operators_js__2/* .findOperator */ .K$)(base)?.negated === true) {
        return values.length === 1
            ? (0,_util_words_js__9/* .words */ .aL) `anything but ${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked))}`
            : (0,_util_words_js__9/* .words */ .aL) `none of ${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked), ' and ')}`;
    }
    const [, order = ''] = ORDERS.find(([ending]) => base.endsWith(ending)) ?? [];
    return (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(order)}${(0,_util_words_js__9/* .joinWords */ .yZ)(values.map(marked), ' or ')}`;
}
function nullExpectation(value) {
    const wanted = new Map([
        ['true', (0,_util_words_js__9/* .words */ .aL) `the key to be absent`],
        ['false', (0,_util_words_js__9/* .words */ .aL) `the key to be present`],
    ]);
    return wanted.get(value.toLowerCase()) ?? marked(value);
}
function encounter({ actual, expected: { key, values }, unknown }) {
    const ofRequest = /^(?:aws|iam|saml|sts):/i.test(key);
    if (unknown === 'operator')
        return (0,_util_words_js__9/* .words */ .aL) `IAM has no such operator, so the result is unknown`;
    if (actual.status === 'unknown') {
        return ofRequest
            ? (0,_util_words_js__9/* .words */ .aL) `only AWS knows the value in the request`
            : (0,_util_words_js__9/* .words */ .aL) `AWS doesn't document whether it takes a value for this key from the token`;
    }
    const found = actual.status === 'absent'
        ? (0,_util_words_js__9/* .phrase */ .MZ)(absence(key))
        : (0,_util_words_js__9/* .words */ .aL) `${(0,_util_words_js__9/* .phrase */ .MZ)(ofRequest ? 'the request has' : 'the token has')} ${(0,_util_words_js__9/* .joinWords */ .yZ)(actual.values.map(marked), ' and ')}`;
    if (unknown === 'set')
        return (0,_util_words_js__9/* .words */ .aL) `${found}, and AWS doesn't document what ForAnyValue with IfExists does then`;
    if (unknown === 'value' && values.some(_trust_policy_condition_values_js__0/* .isFilledIn */ .qL))
        return (0,_util_words_js__9/* .words */ .aL) `${found}, and the template fills in the rest`;
    return unknown === 'value' ? (0,_util_words_js__9/* .words */ .aL) `${found}, and the two can't be compared here` : found;
}
function absence(key) {
    const ofGitHub = _trust_policy_request_context_js__3/* .GITHUB_CLAIM_KEYS */ .sS.some((claim) => key.toLowerCase() === `${(0,_trust_policy_request_context_js__3/* .claimPrefixOf */ .MA)(_trust_policy_issuer_js__11/* .GITHUB_ISSUER */ .oX)}:${claim}`);
    return ofGitHub ? 'the token has no such claim' : 'the request has no such key';
}
function comparisonOf(refusal) {
    const rows = (actual, expected) => [
        ['this run', actual],
        ['the policy', expected],
    ];
    if (refusal.part === 'condition') {
        const { actual, expected } = refusal;
        const found = actual.status === 'present' ? actual.values.join(', ') : (0,_util_words_js__9/* .plainWords */ .c5)(encounter(refusal));
        return { of: expected.key, rows: rows(found, (0,_util_words_js__9/* .plainWords */ .c5)(expectation(shortened(expected)))) };
    }
    const { part, element, expected } = refusal;
    const isProvider = part === 'principal' && element === 'Principal' && expected.every(({ kind }) => kind === 'Federated');
    if (isProvider)
        return { of: element, rows: rows(refusal.actual, expected.map(({ value }) => value).join(', ')) };
    const names = part === 'principal' ? expected.map(principalName) : expected.map(marked);
    return { of: element, rows: rows(refusal.actual, (0,_util_words_js__9/* .plainWords */ .c5)(listOf(element, names))) };
}
function shortened(expected) {
    const [first = '', ...others] = expected.values;
    return others.length < 2 ? expected : { ...expected, values: [first, `${others.length} others`] };
}
function marked(value) {
    return (0,_util_words_js__9/* .words */ .aL) `${value}`;
}
function hintSentence(hint) {
    return HINTS[hint];
}
const HINTS = {
    'differs-in-case': (0,_util_words_js__9/* .words */ .aL) `The two differ in capitalization, and IAM compares case-sensitively. Write owner, repository, branch, and environment as the token does.`,
    'other-subject-form': (0,_util_words_js__9/* .words */ .aL) `Only one of the two has the ids of owner and repository ("owner@id/repository@id"). Tokens have them if the repository was created, renamed, or transferred since July 2026, or opted in. Expect the token's form.`,
    'other-ids': (0,_util_words_js__9/* .words */ .aL) `The names possibly agree, but the ids belong to another owner or repository, such as one that was deleted and created again. Make sure that it is yours before you expect its ids.`,
    encoding: (0,_util_words_js__9/* .words */ .aL) `One has a colon where the other has "%3A". GitHub writes a colon in an environment or branch name as "%3A", so expect that form.`,
    'other-repository': (0,_util_words_js__9/* .words */ .aL) `The run belongs to another repository than the pattern. It was renamed or transferred, or the pattern names the repository of a reusable workflow. The subject names the caller's repository.`,
    'other-environment': (0,_util_words_js__9/* .words */ .aL) `The job has another environment than the pattern. Correct the wrong one.`,
    'other-branch': (0,_util_words_js__9/* .words */ .aL) `The run is for another branch than the pattern. It started from a branch that shouldn't have the role, or the branch was renamed.`,
    'other-tag': (0,_util_words_js__9/* .words */ .aL) `The run is for another tag than the pattern, usually that of another release.`,
    'environment-instead-of-ref': (0,_util_words_js__9/* .words */ .aL) `The job has an environment, so the subject contains the environment instead of the branch or tag. Expect the environment. Its own rules restrict which branches can use it.`,
    'ref-instead-of-environment': (0,_util_words_js__9/* .words */ .aL) `The job has no environment, so the subject contains the branch or tag. Add the environment of the pattern to the job.`,
    'tag-instead-of-branch': (0,_util_words_js__9/* .words */ .aL) `The run is for a tag, as when a release starts it, but the pattern is for a branch. Expect that tag, or start the workflow from the branch.`,
    'branch-instead-of-tag': (0,_util_words_js__9/* .words */ .aL) `The run is for a branch, but the pattern is for a tag. Start the workflow from the tag, as a release does.`,
    'pull-request': (0,_util_words_js__9/* .words */ .aL) `The run is for a pull request, so the subject ends in ":pull_request" and has no branch, tag, or environment. Give pull requests a read-only role of their own.`,
    'pull-request-expected': (0,_util_words_js__9/* .words */ .aL) `The pattern is for pull requests. This run is for none, or its job has an environment, which replaces ":pull_request".`,
    'default-instead-of-customized': (0,_util_words_js__9/* .words */ .aL) `The pattern is for a customized subject, but this repository has the default one. A template of the organization needs "use_default": false in the repository.`,
    'customized-instead-of-default': (0,_util_words_js__9/* .words */ .aL) `This repository customizes its subject, but the pattern is for the default one. Expect the subject that the token has.`,
    'prefix-missing': (0,_util_words_js__9/* .words */ .aL) `The pattern begins with the owner. GitHub's subjects begin with "repo:".`,
    none: (0,_util_words_js__9/* .words */ .aL) `The two differ in something else, such as a missing part or a space. Compare them character by character.`,
};


}),

7511:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  p: () => (allowSteps),
  s: () => (trustPolicySteps)
});
var _trust_policy_generate_js__0 = __webpack_require__(3060);
var _util_text_js__3 = __webpack_require__(8805);
var _util_words_js__2 = __webpack_require__(2585);
var _remedies_js__1 = __webpack_require__(3795);




const BOT_BRANCH = /^(repo:[^:]+):ref:refs\/heads\/(dependabot|renovate)\/[^:]+$/;
function lastingOf({ sub }) {
    if (BOT_BRANCH.test(sub))
        return 'bot';
    return (0,_trust_policy_generate_js__0/* .passingRefIn */ .Sb)(sub) ?? ((0,_trust_policy_generate_js__0/* .tagPattern */ .bO)(sub) === undefined ? 'usual' : 'tag');
}
function lastingClaims(claims) {
    return { ...claims, sub: claims.sub.replace(BOT_BRANCH, '$1:environment:$2') };
}
function botOf({ sub }) {
    return BOT_BRANCH.exec(sub)?.[2] ?? '';
}
function allowSteps({ role, claims }, claim = 'sub') {
    const policy = (0,_trust_policy_generate_js__0/* .generateTrustPolicy */ .YA)(role, lastingClaims(claims));
    if (policy === undefined)
        return [];
    const { StringEquals: exact, StringLike: like } = policy.Statement[0].Condition;
    if (claim === 'aud') {
        const shown = Object.entries(exact).filter(([key]) => key.endsWith(':aud'));
        return [{ text: (0,_util_words_js__2/* .words */ .aL) `Allow this audience in the trust policy of ${role.name}:`, snippet: json(members(shown)) }];
    }
    const subject = Object.entries(exact).filter(([key]) => !key.endsWith(':aud'));
    const snippet = json(like === undefined ? members(subject) : conditions(Object.entries(like), subject));
    return [{ text: allowing(role, claims), snippet }, ...tagSteps(claims, subject)];
}
function allowing({ name }, claims) {
    switch (lastingOf(claims)) {
        case 'bot':
            return (0,_util_words_js__2/* .words */ .aL) `Add "environment: ${(0,_util_words_js__2/* .phrase */ .MZ)(botOf(claims))}" to the job, and allow that environment in the trust policy of ${name}. The branch exists for one pull request only:`;
        case 'merge-queue':
            return (0,_util_words_js__2/* .words */ .aL) `Allow the merge queue in the trust policy of ${name}, because this branch exists for one run:`;
        case 'pull-request':
            return (0,_util_words_js__2/* .words */ .aL) `Allow pull requests in the trust policy of ${name}, because this ref exists for one of them:`;
        case 'tag':
            return (0,_util_words_js__2/* .words */ .aL) `Allow this subject in the trust policy of ${name}. It is for this tag alone:`;
        case 'usual':
            return (0,_util_words_js__2/* .words */ .aL) `Allow this subject in the trust policy of ${name}:`;
    }
}
function tagSteps({ sub }, subject) {
    const pattern = (0,_trust_policy_generate_js__0/* .tagPattern */ .bO)(sub);
    if (pattern === undefined)
        return [];
    const [like, exact] = [true, false].map((isSubject) => subject.filter(([key]) => key.endsWith(':sub') === isSubject));
    return [
        {
            text: (0,_util_words_js__2/* .words */ .aL) `If later tags need the role, too, restrict with a ruleset who can create such tags, and allow all of them:`,
            snippet: json(conditions((like ?? []).map(([key]) => [key, pattern]), exact ?? [])),
        },
    ];
}
function members(all) {
    return all.map(([key, value]) => `${(0,_util_text_js__3/* .asciiJson */ .iL)(key)}: ${(0,_util_text_js__3/* .asciiJson */ .iL)(value)}`).join(',\n');
}
function conditions(like, exact) {
    const operators = [['StringLike', like], ['StringEquals', exact]];
    const shown = operators.filter(([, all]) => all.length > 0);
    return shown.map(([operator, all]) => `"${operator}": { ${members(all)} }`).join(',\n');
}
function json(text) {
    return { language: 'json', text };
}
const WHOLE_POLICY = 'Complete trust policy: JSON, Terraform, CloudFormation';
function lead(role, claims, correct) {
    const allowed = allowedBy(claims);
    return correct === undefined
        ? (0,_util_words_js__2/* .words */ .aL) `Add this statement to the trust policy of ${role.name}. It is the narrowest that allows ${allowed}:`
        : (0,_util_words_js__2/* .words */ .aL) `${correct} Or, if no other run needs the role, replace its policy with the narrowest one that allows ${allowed}:`;
}
function allowedBy(claims) {
    switch (lastingOf(claims)) {
        case 'bot':
            return (0,_util_words_js__2/* .words */ .aL) `a job with "environment: ${(0,_util_words_js__2/* .phrase */ .MZ)(botOf(claims))}"`;
        case 'merge-queue':
            return (0,_util_words_js__2/* .words */ .aL) `the runs of this merge queue`;
        case 'pull-request':
            return (0,_util_words_js__2/* .words */ .aL) `this run and those of other pull requests`;
        case 'tag':
            return (0,_util_words_js__2/* .words */ .aL) `this run, and no other tag`;
        case 'usual':
            return (0,_util_words_js__2/* .words */ .aL) `this run`;
    }
}
function trustPolicySteps({ role, claims }, correct) {
    const policy = (0,_trust_policy_generate_js__0/* .generateTrustPolicy */ .YA)(role, lastingClaims(claims));
    if (policy === undefined) {
        return [
            {
                text: (0,_util_words_js__2/* .words */ .aL) `Add "repo" to the claims in the subject, then trust the new subject. The current subject doesn't name the repository, so every policy for it would trust others, too.`,
            },
        ];
    }
    return [
        { text: lead(role, claims, correct), snippet: json((0,_util_text_js__3/* .asciiJson */ .iL)(policy)), section: WHOLE_POLICY },
        {
            text: (0,_util_words_js__2/* .words */ .aL) `The same in Terraform:`,
            snippet: { language: 'hcl', text: (0,_trust_policy_generate_js__0/* .renderTerraform */ .Nj)(policy) },
            section: WHOLE_POLICY,
        },
        {
            text: (0,_util_words_js__2/* .words */ .aL) `The same in CloudFormation, under the properties of the role:`,
            snippet: { language: 'yaml', text: (0,_trust_policy_generate_js__0/* .renderCloudFormation */ .rH)(policy) },
            section: WHOLE_POLICY,
        },
        ...((0,_trust_policy_generate_js__0/* .needsEscapes */ .Eq)(policy)
            ? [
                {
                    text: (0,_util_words_js__2/* .words */ .aL) `IAM refuses characters beyond U+00FF unless JSON escapes them, and Terraform doesn't. Set the policy with the AWS CLI, which replaces the whole policy:`,
                    snippet: {
                        language: 'sh',
                        text: `aws iam update-assume-role-policy --role-name ${(0,_remedies_js__1/* .shellWord */ .r7)(role.name)} --policy-document ${(0,_remedies_js__1/* .shellWord */ .r7)((0,_util_text_js__3/* .asciiJson */ .iL)(policy, 0))}`,
                    },
                    section: WHOLE_POLICY,
                },
            ]
            : []),
    ];
}


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
  dA: () => (synchronizeClock),
  gJ: () => (correctWhatAwsNames),
  gl: () => (reach),
  r7: () => (shellWord),
  wU: () => (whoAnswers)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _util_words_js__2 = __webpack_require__(2585);
var _evidence_js__1 = __webpack_require__(948);



const TO_BE_CERTAIN = 'Find out for certain in AWS';
const ID_TOKEN_PERMISSIONS = {
    language: 'yaml',
    text: 'permissions:\n  id-token: write # to request the ID token\n  contents: read # for actions/checkout',
};
const NOT_FROM_FORK = 'if: ${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}';
const ID_TOKEN_VARIABLES = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN';
const OF_OTHERS = /^(?:sigstore|(?:test)?pypi|npm:registry\.npmjs\.org|api:\/\/azureadtokenexchange|(?:https:)?\/\/iam\.googleapis\.com\/.*)$/i;
function otherPlace(audience, { partition }) {
    if (OF_OTHERS.test(audience))
        return 'another service';
    return audience === _aws_arn_js__0/* .AUDIENCE_IN_CHINA */ .hb && partition !== 'aws-cn' ? 'the regions of China' : undefined;
}
function withoutOtherAudience({ claims: { aud }, role, fromFile, }) {
    const place = otherPlace(aud, role);
    if (place === undefined)
        return undefined;
    if (fromFile)
        return (0,_util_words_js__2/* .words */ .aL) `Put a token for AWS into the file: ${aud} is for ${(0,_util_words_js__2/* .phrase */ .MZ)(place)}. The usual audience is "${(0,_util_words_js__2/* .phrase */ .MZ)(_aws_arn_js__0/* .USUAL_AUDIENCE */ .aC)}".`;
    return (0,_util_words_js__2/* .words */ .aL) `Remove the input "audience": ${aud} is for ${(0,_util_words_js__2/* .phrase */ .MZ)(place)}. Without the input, it is "${(0,_util_words_js__2/* .phrase */ .MZ)(_aws_arn_js__0/* .USUAL_AUDIENCE */ .aC)}".`;
}
const RUN_AGAIN = { text: (0,_util_words_js__2/* .words */ .aL) `Run the job again ("Re-run failed jobs" on the page of the run).` };
function whoAnswers({ proxy, endpoint }) {
    if (endpoint !== undefined)
        return (0,_util_words_js__2/* .words */ .aL) `Check "${endpoint}" to find out what answers in place of STS.`;
    return proxy === undefined
        ? (0,_util_words_js__2/* .words */ .aL) `Check the DNS of the runner and "NODE_EXTRA_CA_CERTS" to find out what answers in place of STS.`
        : (0,_util_words_js__2/* .words */ .aL) `Check the proxy ${proxy.address} (set in "${proxy.name}") to find out what answers in place of STS.`;
}
function reach({ failure, proxy, plainProxy, endpoint }) {
    const host = (0,_evidence_js__1/* .hostOf */ .w4)(failure);
    if (proxy !== undefined) {
        return [
            {
                text: (0,_util_words_js__2/* .words */ .aL) `Have the proxy ${proxy.address} (set in "${proxy.name}") let requests to ${host} through. If the runner can reach the host directly, add it to "no-proxy".`,
            },
        ];
    }
    const places = failure.service === 'sts' ? (0,_util_words_js__2/* .words */ .aL) `Check firewall, security group, and VPC endpoint.` : (0,_util_words_js__2/* .words */ .aL) `Check the firewall.`;
    return [
        ...httpsProxy(plainProxy),
        {
            text: endpoint === undefined
                ? (0,_util_words_js__2/* .words */ .aL) `Let the runner reach ${host}${(0,_util_words_js__2/* .phrase */ .MZ)(failure.host?.includes(':') ? '' : ' on port 443')}. ${places}`
                : (0,_util_words_js__2/* .words */ .aL) `Correct "${endpoint}", or let the runner reach ${host}. ${places}`,
        },
    ];
}
function httpsProxy(plainProxy) {
    if (plainProxy === undefined)
        return [];
    return [
        {
            text: (0,_util_words_js__2/* .words */ .aL) `Set "HTTPS_PROXY" if the runner needs a proxy here. "${plainProxy}" is for http:// only, so this request did not use it.`,
        },
    ];
}
function certaintyStep({ partition, account }) {
    return {
        text: (0,_util_words_js__2/* .words */ .aL) `To know for certain, let a role that may read IAM metadata look up the deployed trust policy after a refusal:`,
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
        text: (0,_util_words_js__2/* .words */ .aL) `Look up what AWS received, and in which account:`,
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
        text: (0,_util_words_js__2/* .words */ .aL) `Synchronize the runner's clock, and keep a time service running:`,
        snippet: { language: 'sh', text: commands.join('\n') },
    };
}
function anyOf(phrases) {
    const [others, last = ''] = [phrases.slice(0, -1), phrases.at(-1)];
    const comma = others.length > 1 ? ',' : '';
    return (0,_util_words_js__2/* .phrase */ .MZ)(others.length === 0 ? last : `${others.join(', ')}${comma} or ${last}`);
}
function correctWhatAwsNames(inputs) {
    return inputs.length === 0
        ? (0,_util_words_js__2/* .words */ .aL) `Correct the ARN of the role, as AWS's message says.`
        : (0,_util_words_js__2/* .words */ .aL) `Correct what AWS's message names: ${anyOf([...inputs.map((name) => `"${name}"`), 'the ARN of the role'])}.`;
}
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
const RUNNER_FILES = {
    text: (0,_util_words_js__2/* .words */ .aL) `Check that the runner's temporary folder is writable and has space, and that no step overwrites "GITHUB_ENV" or "GITHUB_OUTPUT".`,
};


}),

3060:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Eq: () => (needsEscapes),
  Nj: () => (renderTerraform),
  Sb: () => (passingRefIn),
  YA: () => (generateTrustPolicy),
  bO: () => (tagPattern),
  rH: () => (renderCloudFormation)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _util_text_js__2 = __webpack_require__(8805);
var _request_context_js__1 = __webpack_require__(6884);



function generateTrustPolicy(role, claims) {
    const prefix = (0,_request_context_js__1/* .claimPrefixOf */ .MA)(claims.iss);
    const { repository_id: repositoryId } = claims.context;
    const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
    const pinned = namesOnly && (0,_request_context_js__1/* .hasGitHubKeys */ .Ok)(claims.iss, role.partition) && repositoryId !== undefined;
    if (!pinned && !namesRepository(claims))
        return undefined;
    const passing = passingRefIn(claims.sub) !== undefined;
    const subject = { [`${prefix}:sub`]: subjectPattern(claims.sub) };
    const conditions = {
        [`${prefix}:aud`]: literal(claims.aud),
        ...(passing ? {} : subject),
        ...(pinned ? { [`${prefix}:repository_id`]: literal(repositoryId) } : {}),
    };
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: (0,_aws_arn_js__0/* .oidcProviderArn */ .iw)(role, claims.iss) },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: conditions, ...(passing ? { StringLike: subject } : {}) },
            },
        ],
    };
}
const OF_REF = '(?<=(?:^|:)(?:ref:|(?:job_)?workflow_ref:[^:]*@))';
const PASSING_REFS = {
    'merge-queue': new RegExp(`${OF_REF}(refs/heads/gh-readonly-queue/[^:]+/pr-)\\d+-[0-9a-f]+()(?=:|$)`, 'g'),
    'pull-request': new RegExp(`${OF_REF}(refs/pull/)\\d+(/(?:merge|head))(?=:|$)`, 'g'),
};
function passingRefIn(sub) {
    const kinds = Object.keys(PASSING_REFS);
    return kinds.find((kind) => sub.search(PASSING_REFS[kind]) >= 0);
}
function subjectPattern(sub) {
    return Object.values(PASSING_REFS).reduce((pattern, ref) => pattern.replace(ref, '$1*$2'), literal(sub));
}
function tagPattern(sub) {
    const [, before] = /^(repo:[^:]+:ref:refs\/tags\/[^:\d]*)\d[^:]*$/.exec(sub) ?? [];
    return before === undefined ? undefined : `${literal(before)}*`;
}
function namesRepository({ sub }) {
    return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}
function literal(value) {
    return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}
function renderCloudFormation({ Version, Statement: [statement] }) {
    const { Effect, Principal, Action, Condition } = statement;
    return [
        'AssumeRolePolicyDocument:',
        `  Version: ${yamlText(Version)}`,
        '  Statement:',
        `    - Effect: ${yamlText(Effect)}`,
        '      Principal:',
        `        Federated: ${yamlText(Principal.Federated)}`,
        `      Action: ${yamlText(Action)}`,
        '      Condition:',
        ...Object.entries(Condition).flatMap(([operator, values]) => [
            `        ${operator}:`,
            ...Object.entries(values).map(([key, value]) => `          ${yamlText(key)}: ${yamlText(value)}`),
        ]),
    ].join('\n');
}
function yamlText(text) {
    return (0,_util_text_js__2/* .asciiJson */ .iL)(text).replace(/\\\\|\\u(d[89ab]..)\\u(d[c-f]..)/g, (whole, high, low) => high === undefined || low === undefined
        ? whole
        : `\\U${hexadecimal(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)), 8)}`);
}
const CHANGED_BY_TERRAFORM = '# Terraform changes some characters of this policy (Unicode NFC), so it would not fit the token: use the JSON instead.';
const REFUSED_BY_IAM = '# IAM refuses characters beyond U+00FF, and Terraform does not escape them: set the JSON with the AWS CLI instead.';
function needsEscapes(policy) {
    return textsOf(policy).some((text) => /[^\0-\u00ff]/.test(text));
}
function renderTerraform(policy) {
    const texts = textsOf(policy);
    const changed = texts.some((text) => text.toWellFormed().normalize('NFC') !== text);
    const body = texts.some((text) => text.includes('&{')) ? sourceDocument(policy) : statement(policy);
    const lines = block('data "aws_iam_policy_document" "trust"', body);
    const comments = [...(changed ? [CHANGED_BY_TERRAFORM] : []), ...(needsEscapes(policy) ? [REFUSED_BY_IAM] : [])];
    return [...comments, ...lines].join('\n');
}
function textsOf({ Statement: [{ Principal, Condition }] }) {
    return [Principal.Federated, ...Object.values(Condition).flatMap((values) => Object.values(values))];
}
function statement({ Statement: [{ Action, Principal, Condition }] }) {
    const identifiers = `identifiers = [${quoted(Principal.Federated)}]`;
    return block('statement', [
        `actions = [${quoted(Action)}]`,
        '',
        ...block('principals', ['type        = "Federated"', identifiers]),
        ...Object.entries(Condition).flatMap(([operator, values]) => Object.entries(values).flatMap(([key, value]) => ['', ...condition(operator, key, value)])),
    ]);
}
function condition(operator, key, value) {
    return block('condition', [
        `test     = ${quoted(operator)}`,
        `variable = ${quoted(key)}`,
        `values   = [${quoted(value)}]`,
    ]);
}
function sourceDocument(policy) {
    const json = (0,_util_text_js__2/* .asciiJson */ .iL)(policy).replace(/[$%](?=\{)/g, (sign) => `\\u${hexadecimal(sign, 4)}`);
    const lines = ['<<-JSON', ...json.split('\n'), 'JSON'];
    return [
        '# A statement would turn "&{" into a policy variable.',
        'source_policy_documents = [',
        ...lines.map((line) => `  ${line}`),
        ']',
    ];
}
const ESCAPES = {
    '"': '\\"',
    '\\': '\\\\',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    $: '$$',
    '%': '%%',
};
function quoted(text) {
    const escaped = text.toWellFormed().replace(/["\\]|[$%](?=\{)|#(?=\[)|[^ -~]/gu, (character) => {
        const isAstral = character.length > 1;
        return ESCAPES[character] ?? (isAstral ? `\\U${hexadecimal(character, 8)}` : `\\u${hexadecimal(character, 4)}`);
    });
    return `"${escaped}"`;
}
function hexadecimal(character, length) {
    return (character.codePointAt(0) ?? 0).toString(16).padStart(length, '0');
}
function block(head, lines) {
    return [`${head} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}


})

};
