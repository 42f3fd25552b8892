export const id = 423;
export const ids = [423];
export const modules = {

2423:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnosedOutputsOf: () => (/* reexport */ diagnosedOutputsOf),
  diagnosisLines: () => (/* reexport */ diagnosisLines),
  failureOutputsOf: () => (/* reexport */ failureOutputsOf),
  otherFindingLines: () => (/* reexport */ otherFindingLines),
  renderAnnotations: () => (/* reexport */ renderAnnotations),
  renderComment: () => (/* reexport */ renderComment),
  renderFailure: () => (/* reexport */ renderFailure),
  renderFinding: () => (/* reexport */ renderFinding),
  renderParagraph: () => (/* reexport */ renderParagraph),
  renderReport: () => (/* reexport */ renderReport),
  skipLine: () => (/* reexport */ skipLine),
  targetOf: () => (/* reexport */ targetOf)
});

var arn = __webpack_require__(8690);
var time = __webpack_require__(6146);
;// ./lib/trust-policy/subject-forms.js
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

;// ./lib/diagnosis/catalogue/explanation.js



const SERVICE_NAMES = { github: "GitHub's ID-token service", sts: 'AWS STS', runner: 'the runner' };
const OPERATION_NAMES = {
    RequestIdToken: 'the request for an ID token',
    AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
    AssumeRole: 'AssumeRole',
    GetCallerIdentity: 'GetCallerIdentity',
    ReadTokenFile: 'reading the web identity token',
    LoadCredentials: 'loading the credentials of the machine',
};
function serviceName({ service }) {
    return SERVICE_NAMES[service];
}
function operationName({ operation }) {
    return OPERATION_NAMES[operation];
}
function inVain({ attempts }) {
    return attempts === 1 ? 'and was not asked again' : `at each of ${attempts} tries`;
}
function failureEvidence(failure) {
    const { host, httpStatus, requestId, attempts } = failure;
    return [
        [failure.service === 'sts' ? 'AWS said' : 'Answer', `${failure.code}: ${failure.message}`],
        ['Request', operationName(failure)],
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
        ['OIDC provider', (0,arn/* oidcProviderArn */.iw)(role, claims.iss)],
        ...claimsEvidence(claims),
        ...failureEvidence(failure),
    ];
}
function subjectFormRows(claims) {
    const forms = subjectForms(claims);
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
    return skew === undefined ? [] : [['Server minus runner', (0,time/* formatClockSkew */.Gd)(skew)]];
}
const SOURCE_NAMES = {
    'id-token': 'the credentials',
    'token-file': 'the credentials',
    keys: 'the keys in aws-access-key-id and aws-secret-access-key',
    ambient: 'the credentials of the environment or the machine',
};
function sourceName(source) {
    return SOURCE_NAMES[source];
}

var lib_text = __webpack_require__(8804);
;// ./lib/trust-policy/cloudformation.js

function renderCloudFormation({ Version, Statement: [statement] }) {
    const { Effect, Principal, Action, Condition } = statement;
    const conditions = Object.entries(Condition.StringEquals);
    return [
        'AssumeRolePolicyDocument:',
        `  Version: ${(0,lib_text/* asciiJson */.iL)(Version)}`,
        '  Statement:',
        `    - Effect: ${(0,lib_text/* asciiJson */.iL)(Effect)}`,
        '      Principal:',
        `        Federated: ${(0,lib_text/* asciiJson */.iL)(Principal.Federated)}`,
        `      Action: ${(0,lib_text/* asciiJson */.iL)(Action)}`,
        '      Condition:',
        '        StringEquals:',
        ...conditions.map(([key, value]) => `          ${(0,lib_text/* asciiJson */.iL)(key)}: ${(0,lib_text/* asciiJson */.iL)(value)}`),
    ].join('\n');
}

;// ./lib/trust-policy/generate.js

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
function generateTrustPolicy(role, claims) {
    const prefix = claims.iss.replace(/^https:\/\//, '');
    const { repository_id: repositoryId } = claims.context;
    const namesOnly = !/^repo:[^:]*@\d+:/.test(claims.sub);
    const idKeyExists = claims.iss === GITHUB_ISSUER && role.partition === 'aws';
    const pinned = namesOnly && idKeyExists && repositoryId !== undefined;
    if (!pinned && !namesRepository(claims))
        return undefined;
    const conditions = {
        [`${prefix}:aud`]: literal(claims.aud),
        [`${prefix}:sub`]: literal(claims.sub),
        ...(pinned ? { [`${prefix}:repository_id`]: literal(repositoryId) } : {}),
    };
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: (0,arn/* oidcProviderArn */.iw)(role, claims.iss) },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: conditions },
            },
        ],
    };
}
function namesRepository({ sub }) {
    return /(?:^|:)(?:(?:repo|repository):[^:/]+\/[^:]+|repository_id:\d+)(?::|$)/.test(sub);
}
function literal(value) {
    return value.replaceAll(/\$(?=\{)|[*?]/g, (sign) => `\${${sign}}`);
}

;// ./lib/trust-policy/terraform.js

const CHANGED_BY_TERRAFORM = '# Terraform changes some characters of this policy (Unicode NFC), so it would not fit the token: use the JSON instead.';
function renderTerraform(policy) {
    const texts = textsOf(policy);
    const changed = texts.some((text) => text.toWellFormed().normalize('NFC') !== text);
    const body = texts.some((text) => text.includes('&{')) ? sourceDocument(policy) : statement(policy);
    const lines = block('data "aws_iam_policy_document" "trust"', body);
    return (changed ? [CHANGED_BY_TERRAFORM, ...lines] : lines).join('\n');
}
function textsOf({ Statement: [{ Principal, Condition }] }) {
    return [Principal.Federated, ...Object.values(Condition.StringEquals)];
}
function statement({ Statement: [{ Action, Principal, Condition }] }) {
    const identifiers = `identifiers = [${quoted(Principal.Federated)}]`;
    return block('statement', [
        `actions = [${quoted(Action)}]`,
        '',
        ...block('principals', ['type        = "Federated"', identifiers]),
        ...Object.entries(Condition.StringEquals).flatMap(([key, value]) => ['', ...condition(key, value)]),
    ]);
}
function condition(key, value) {
    return block('condition', [
        'test     = "StringEquals"',
        `variable = ${quoted(key)}`,
        `values   = [${quoted(value)}]`,
    ]);
}
function sourceDocument(policy) {
    const json = (0,lib_text/* asciiJson */.iL)(policy).replace(/[$%](?=\{)/g, (sign) => `\\u${hexadecimal(sign, 4)}`);
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

;// ./lib/diagnosis/catalogue/remedies.js




function trustPolicySteps({ role, claims }) {
    const policy = generateTrustPolicy(role, claims);
    if (policy === undefined) {
        return [
            {
                text: 'No safe policy can be written for this subject, since it does not name the repository: others would be trusted as well. Add "repo" to the claims of which the subject is made, then trust that.',
            },
        ];
    }
    return [
        {
            text: `If this run should have the role, its trust policy in account ${role.account} must accept it. The narrowest one that does:`,
            snippet: { language: 'json', text: (0,lib_text/* asciiJson */.iL)(policy) },
        },
        {
            text: 'The same for Terraform:',
            snippet: { language: 'hcl', text: renderTerraform(policy) },
            inSummaryOnly: true,
        },
        {
            text: 'The same for CloudFormation, under the properties of the role:',
            snippet: { language: 'yaml', text: renderCloudFormation(policy) },
            inSummaryOnly: true,
        },
    ];
}
function cloudTrailStep({ region }) {
    const command = 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
    return {
        text: 'What AWS received, and in which account, CloudTrail shows there:',
        snippet: { language: 'sh', text: `${command} --region ${region}` },
        inSummaryOnly: true,
    };
}
const CLOCK_COMMANDS = {
    Linux: 'sudo chronyc makestep # and keep chronyd running; on EC2 with the server 169.254.169.123 (Amazon Time Sync)',
    Windows: 'w32tm /resync /force # and keep the service W32Time running',
    macOS: 'sudo sntp -sS time.apple.com # and keep "Set time and date automatically" on',
};
function synchroniseClock(os) {
    const commands = os === undefined ? Object.values(CLOCK_COMMANDS) : [CLOCK_COMMANDS[os]];
    return {
        text: "Synchronise the runner's clock, and keep a time service running:",
        snippet: { language: 'sh', text: commands.join('\n') },
    };
}
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// ./lib/diagnosis/catalogue/access-denied.js


const accessDeniedExplanations = {
    ACCESS_DENIED_CUSTOM_SUBJECT: denial('AWS may not trust the customised subject'),
    ACCESS_DENIED_IMMUTABLE_SUBJECT: denial('AWS may not trust the subject with ids'),
    ACCESS_DENIED_ENCODED_COLON: denial('AWS may not trust the subject with %3A'),
    ACCESS_DENIED_ENVIRONMENT: denial('AWS may not trust this environment', [
        {
            text: 'If the policy is right and the environment is not meant, remove "environment:" from the job; else let the policy accept it.',
        },
    ]),
    ACCESS_DENIED_PULL_REQUEST: denial('AWS may not trust pull requests', [
        {
            text: 'If the role can change anything, keep pull requests away from it:',
            snippet: { language: 'yaml', text: "if: github.event_name != 'pull_request'" },
        },
        {
            text: 'If pull requests need AWS (for a plan, say), give them a role of their own that may only read: whoever can push a branch can use it.',
        },
    ]),
    ACCESS_DENIED_TAG: denial('AWS may not trust tags'),
    ACCESS_DENIED_BRANCH: denial('AWS may not trust this branch', [
        {
            text: 'If only another branch may deploy, run the job there alone, by the "branches" of the trigger or an "if".',
        },
    ]),
    ACCESS_DENIED_REUSABLE_WORKFLOW: denial('AWS may trust the called repository instead'),
    ACCESS_DENIED_LETTER_CASE: denial('AWS may trust another spelling of the subject'),
    ACCESS_DENIED_AUDIENCE: denial('AWS may not trust this audience', [
        {
            text: 'Leave out the input "audience" to ask for the one that policies usually name, or align ":aud" in the policy.',
        },
    ]),
    ACCESS_DENIED_DESPITE_POLICY: (evidence) => ({
        title: 'AWS refused what the policy file allows',
        cause: `STS refused to give this run the role ${evidence.role.text}, though the policy in ${evidence.policy?.path ?? 'the file'} lets this token in: what decides at AWS is not that file alone.`,
        points: accessDeniedCauses(evidence.causes, evidence),
        evidence: denialEvidence(evidence),
        fix: [
            {
                text: 'Compare the file with the policy that AWS has:',
                snippet: {
                    language: 'sh',
                    text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
                },
            },
            { text: `Make sure that ${evidence.role.text} is right to the letter, path included.` },
            cloudTrailStep(evidence),
        ],
    }),
    ACCESS_DENIED_ROLE_OR_POLICY: (evidence) => ({
        ...explainDenial('The role is not there, or does not trust this run', evidence),
        fix: [
            {
                text: `Copy the ARN from IAM in account ${evidence.role.account}, path included, and compare it with ${evidence.role.text} letter by letter:`,
                snippet: { language: 'sh', text: `aws iam get-role --role-name ${evidence.role.name} --query Role.Arn` },
            },
            ...trustPolicySteps(evidence),
            cloudTrailStep(evidence),
        ],
    }),
};
function denial(title, first = []) {
    return (evidence) => {
        const explanation = explainDenial(title, evidence);
        return { ...explanation, fix: [...first, ...explanation.fix] };
    };
}
function explainDenial(title, { causes, ...evidence }) {
    const [first, ...others] = causes;
    return {
        title,
        cause: `STS refused to give this run the role ${evidence.role.text}, and does not say why. ${first === undefined ? '' : SENTENCES[first.cause](evidence)}`,
        points: accessDeniedCauses(others, evidence),
        evidence: denialEvidence({ causes, ...evidence }),
        fix: [...trustPolicySteps(evidence), cloudTrailStep(evidence)],
    };
}
function denialEvidence({ policy, ...exchange }) {
    return [
        ...subjectFormRows(exchange.claims),
        ...(policy === undefined ? [] : [['trust-policy-file', policy.path]]),
        ...exchangeEvidence(exchange),
    ];
}
function accessDeniedCauses(causes, exchange) {
    return {
        heading: 'What else may lie behind it, most likely first',
        items: causes.map(({ cause, confidence }) => `${confidence}: ${SENTENCES[cause](exchange)}`),
    };
}
const SENTENCES = {
    'immutable-subject': ({ claims }) => `The subject carries ids (owner@id/repository@id), as in every repository created, renamed or transferred since July 2026. A policy that expects "${withoutIds(claims.sub)}" does not match it.`,
    'name-only-subject': () => 'The subject carries names without ids. A policy that expects owner@id/repository@id, or the name of before a transfer, does not match it.',
    'environment-subject': ({ claims }) => `The job names the environment "${claims.context.environment ?? ''}", so the subject ends in it and says nothing of a branch. A policy that expects "ref:refs/heads/\u2026" or another environment does not match.`,
    'pull-request-subject': () => 'This is a pull-request run, whose subject ends in ":pull_request". A policy that expects a branch does not match.',
    'tag-subject': ({ claims }) => `This run is of a tag (${claims.context.ref ?? 'refs/tags/\u2026'}). A policy that expects "refs/heads/\u2026" does not match.`,
    'branch-subject': ({ claims }) => `This run is of ${claims.context.ref ?? 'a branch'}, without an environment. A policy that expects another branch, a tag or an environment does not match.`,
    'reusable-workflow': ({ claims }) => `The job is defined in a reusable workflow (${claims.context.job_workflow_ref ?? ''}), but the subject names the repository that calls it. A policy that expects the called repository in "sub" does not match.`,
    'customised-subject': () => 'The subject is not of one of the default forms: the organisation or repository has chosen its claims, and the policy must follow that choice.',
    'letter-case': () => 'The subject has upper-case letters, and IAM compares them exactly. A policy with another spelling of owner, repository or environment does not match.',
    'encoded-colon': () => 'The subject has "%3A" where the environment or the branch has a colon. A policy with the colon itself does not match.',
    'role-not-found': ({ role }) => `The role does not exist in account ${role.account}, has another path, or is spelt in other letters (role names are case-sensitive here).`,
    'recent-change': () => 'Role, policy or provider were made or changed less than a minute ago, and are not known everywhere yet.',
    'audience-condition': ({ claims }) => `The trust policy asks for another audience than "${claims.aud}" in its condition on ":aud".`,
    'policy-form': () => 'The policy cannot match any token: another action than sts:AssumeRoleWithWebIdentity, a wildcard under StringEquals, a provider of another account, or a condition on a claim that IAM does not offer (such as repository_owner or event_name).',
    'other-policy-deployed': () => 'What is deployed differs from the file.',
    'organisation-guardrail': () => 'The policy is right, but a resource control policy of the organisation, a policy of a VPC endpoint, or a condition on address, region or date, refuses.',
};
function withoutIds(sub) {
    return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}

;// ./lib/diagnosis/catalogue/assume-role.js


const assumeRoleExplanations = {
    KEYS_REJECTED: ({ failure, source, region }) => ({
        title: 'AWS does not know these access keys',
        cause: `AWS rejected ${sourceName(source)} (${failure.code}): they were deleted or deactivated, belong to another partition than ${region}, or the session token is that of other keys.`,
        evidence: [...failureEvidence(failure), ['Region', region]],
        fix: [
            {
                text: 'Better than keys is a role that trusts this workflow: remove the keys and name the role in role-to-assume.',
            },
            { text: 'Otherwise make new keys in IAM and put all parts of them into the secrets at the same time.' },
        ],
    }),
    KEYS_EXPIRED: ({ failure, source }) => ({
        title: 'The access keys are those of a session that is over',
        cause: `AWS says that ${sourceName(source)} have expired: they are those of a session that ended.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Get new credentials right before this step. A session must never be kept in a secret: it ends within hours.',
            },
        ],
    }),
    TOKEN_FILE_UNREADABLE: ({ failure }) => ({
        title: 'There is no web identity token in the file',
        cause: failure.message,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Give the path of the file as the runner sees it, inside its container if it has one; on EKS that is the value of AWS_WEB_IDENTITY_TOKEN_FILE.',
            },
        ],
    }),
    AMBIENT_CREDENTIALS_MISSING: ({ failure }) => ({
        title: 'The machine has no AWS credentials',
        cause: 'role-chaining or force-skip-oidc asks for the credentials of the environment or the machine, and none of them could be had.',
        evidence: failureEvidence(failure),
        fix: [
            { text: 'If the ID token of the workflow was meant, remove role-chaining and force-skip-oidc.' },
            {
                text: 'If a step before this one was to leave credentials, make sure that it ran and that its output-env-credentials is not "false".',
            },
        ],
    }),
    ASSUME_ROLE_NOT_PERMITTED: (hop) => ({
        title: 'The caller may not assume this role',
        cause: `${callerOf(hop)} is not allowed to assume ${hop.role.text}${placeOf(hop)}: no policy of its own permits it, or one forbids it.`,
        evidence: hopEvidence(hop),
        fix: [
            {
                text: 'Add this statement to a policy of the caller:',
                snippet: {
                    language: 'json',
                    text: `{\n  "Effect": "Allow",\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${hop.role.text}"\n}`,
                },
            },
        ],
    }),
    ASSUME_ROLE_NOT_TRUSTED: (hop) => ({
        title: 'The role may not trust the caller',
        cause: `AWS refused to let ${callerOf(hop)} assume ${hop.role.text}${placeOf(hop)}. Most likely the trust policy of that role does not name the caller, asks for an external id that was not sent, or there is no such role.`,
        evidence: hopEvidence(hop),
        fix: [
            {
                text: `The trust policy in account ${hop.role.account} must name the role of the caller (not its session):`,
                snippet: {
                    language: 'json',
                    text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(hop)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
                },
            },
            { text: 'If the role asks for an external id, give it in role-external-id.' },
        ],
    }),
    TAG_SESSION_NOT_PERMITTED: (hop) => ({
        title: 'The role does not accept session tags',
        cause: `${hop.role.text} may be assumed${placeOf(hop)}, but not with session tags: sts:TagSession is not allowed.`,
        evidence: hopEvidence(hop),
        fix: [
            { text: 'Send none:', snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' } },
            {
                text: 'Or allow sts:TagSession beside sts:AssumeRole, in the trust policy of the role and in the policy of the caller.',
            },
        ],
    }),
    CHAINED_DURATION_TOO_LONG: (hop) => ({
        title: 'A chained session lasts an hour at most',
        cause: `${hop.role.text} is assumed by a session of another role${placeOf(hop)}, and AWS grants such a session one hour at most, whatever the role allows.`,
        evidence: hopEvidence(hop),
        fix: [
            { text: 'Ask for an hour:', snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
            { text: 'Or let the role trust this workflow directly, without a role in between.' },
        ],
    }),
    HOP_DURATION_TOO_LONG: (hop) => ({
        title: 'The role allows no session as long as asked',
        cause: `role-duration-seconds is more than MaxSessionDuration of ${hop.role.text} allows${placeOf(hop)}.`,
        evidence: hopEvidence(hop),
        fix: [{ text: 'Ask for less:', snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } }],
    }),
    HOP_REQUEST_REJECTED: (hop) => ({
        title: 'STS rejected the request for the role',
        cause: `STS finds a value in the request for ${hop.role.text} malformed${placeOf(hop)}. Which one is in the evidence.`,
        evidence: hopEvidence(hop),
        fix: [{ text: 'Correct the input that the message speaks of: tags, external id, session policy or ARN.' }],
    }),
    SESSION_TAGS_TOO_LARGE: (hop) => ({
        title: 'Session tags and policies are too large for STS',
        cause: `What the request for ${hop.role.text} carries${placeOf(hop)} takes more room than STS has for it once it is packed, even without the tags that only say which run it is.`,
        evidence: hopEvidence(hop),
        fix: [{ text: 'Shorten custom-tags and the session policies. Tags that the caller inherited count as well.' }],
    }),
    SESSION_TAGS_DROPPED: ({ role, tags }) => ({
        title: 'Some session tags were left out',
        cause: `STS had no room for all session tags of ${role.text}, so those that only say which run it is were left out: ${tags.join(', ')}.`,
        evidence: [['Tags left out', tags.join(', ')]],
        fix: [
            {
                text: 'If policies ask for them, shorten custom-tags and session policies; if nothing does, send none:',
                snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
            },
        ],
    }),
    CHAINED_DURATION_CAPPED: ({ requestedSeconds, grantedSeconds }) => ({
        title: 'A chained session lasts an hour at most',
        cause: `role-duration-seconds asks for ${(0,time/* formatDuration */.a3)(requestedSeconds)}, and AWS grants sessions behind another role ${(0,time/* formatDuration */.a3)(grantedSeconds)} at most.`,
        evidence: [
            ['role-duration-seconds', `${requestedSeconds} s`],
            ['Asked of STS', `${grantedSeconds} s`],
        ],
        fix: [
            {
                text: 'Set role-duration-seconds to 3600 to be rid of this notice; with refresh: true the session is renewed.',
            },
        ],
    }),
    PARAMETERS_NOT_SENT: ({ inputs }) => ({
        title: 'Some inputs have no effect here',
        cause: `${inputs.join(', ')}: AWS takes them with AssumeRole only, and this role is assumed with a web identity token.`,
        evidence: [['Inputs', inputs.join(', ')]],
        fix: [{ text: `Remove ${inputs.join(', ')}, or name the role in role-chain, behind one that trusts the token.` }],
    }),
};
function hopEvidence({ failure, role, caller, hop, hops }) {
    return [
        ['Role', role.text],
        ...(caller === undefined ? [] : [['Caller', caller]]),
        ...(hops > 1 ? [['Hop', `${hop} of ${hops}`]] : []),
        ...failureEvidence(failure),
    ];
}
function callerOf({ caller }) {
    return caller ?? 'The caller';
}
function placeOf({ hop, hops }) {
    return hops > 1 ? ` (hop ${hop} of ${hops})` : '';
}
function principalOf({ caller = '' }) {
    return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}

;// ./lib/diagnosis/catalogue/credentials.js



const NOTHING_REWRITES = {
    text: 'Let the runner reach STS without anything that changes headers or bodies: add the host to no_proxy, or have the proxy pass it through.',
};
const credentialExplanations = {
    CREDENTIALS_NOT_RECOGNISED: ({ failure, region }) => ({
        title: 'AWS does not accept the new credentials',
        cause: `STS issued credentials and refused them right afterwards (${failure.code}). Either they are not known everywhere yet, or the two answers came from different services, or something on the way drops the session token.`,
        evidence: [...failureEvidence(failure), ['Region', region]],
        fix: [
            { text: 'Run the job again: a role that is seconds old may need a minute.' },
            {
                text: 'If it happens every time, make sure that sts-endpoint (or AWS_ENDPOINT_URL_STS) and aws-region belong together, and that no proxy removes headers.',
            },
        ],
    }),
    CREDENTIALS_EXPIRED: ({ failure }) => ({
        title: 'The session was over before it was used',
        cause: 'STS issued credentials, and right afterwards says that they have expired: whoever issued them granted no time, or the machine was suspended in between.',
        evidence: failureEvidence(failure),
        fix: [
            { text: 'Run the job again.' },
            {
                text: 'If it happens every time, find out who answers in place of STS: check sts-endpoint, AWS_ENDPOINT_URL_STS and any proxy on the way.',
            },
        ],
    }),
    CALLER_IDENTITY_DENIED: ({ failure }) => ({
        title: 'A policy forbids to verify the credentials',
        cause: 'GetCallerIdentity needs no permission, and no policy of the role or the account can deny it; the policy of a VPC endpoint on the way to STS can.',
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Add the action to the policy of the VPC endpoint for STS:',
                snippet: {
                    language: 'json',
                    text: '{\n  "Effect": "Allow",\n  "Principal": "*",\n  "Action": "sts:GetCallerIdentity",\n  "Resource": "*"\n}',
                },
            },
        ],
    }),
    ACCOUNT_NOT_READY: ({ failure, account = 'of these credentials' }) => ({
        title: 'The AWS account is not active',
        cause: `The account ${account} is not subscribed to the service: it was not activated completely, or it is suspended.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: `Have the owner of the account ${account} sign in to the console, finish the registration and settle what is open.`,
            },
        ],
    }),
    SIGNATURE_REJECTED: ({ failure, ...evidence }) => ({
        title: 'AWS rejected the signature of a request',
        cause: `GetCallerIdentity was signed with the new credentials, and STS did not accept the signature (${failure.code}): something on the way changes requests.`,
        evidence: [...failureEvidence(failure), ...skewEvidence(evidence.clockSkew)],
        fix: [NOTHING_REWRITES],
    }),
    SIGNATURE_TIME_REJECTED: ({ failure, times, ...evidence }) => ({
        title: 'AWS finds the request too old or too new',
        cause: times === undefined
            ? "AWS rejected the time of the signature: this machine's clock is off."
            : `The request was signed at ${(0,time/* formatUtc */.ay)(times.signedAt)} by the clock that was used here, and STS received it at ${(0,time/* formatUtc */.ay)(times.serverAt)} by its own: ${(0,time/* formatDuration */.a3)(Math.abs(times.serverAt - times.signedAt))} apart, where ${(0,time/* formatDuration */.a3)(times.toleranceSeconds)} are allowed.`,
        evidence: [...signatureTimeEvidence({ failure, ...evidence }, times), ...failureEvidence(failure)],
        fix: [synchroniseClock(evidence.os)],
    }),
    SIGNATURE_SCOPE_REJECTED: ({ failure, region }) => ({
        title: 'The STS endpoint is of another region',
        cause: `The request was signed for the region ${region}, and the STS endpoint that received it is of another one.`,
        evidence: [...failureEvidence(failure), ['Region', region]],
        fix: [
            {
                text: 'Make aws-region the region of sts-endpoint (or AWS_ENDPOINT_URL_STS), or remove the endpoint to have the one of the region.',
            },
        ],
    }),
    SIGNATURE_INCOMPLETE: ({ failure }) => ({
        title: 'The signature did not arrive whole',
        cause: 'STS cannot read the Authorization header of a signed request: something on the way changed or cut it.',
        evidence: failureEvidence(failure),
        fix: [NOTHING_REWRITES],
    }),
    SIGNATURE_MISSING: ({ failure }) => ({
        title: 'The signature did not arrive',
        cause: 'STS got a signed request without its Authorization header: something on the way removes it.',
        evidence: failureEvidence(failure),
        fix: [NOTHING_REWRITES],
    }),
    PROFILE_OVERRIDES_CREDENTIALS: ({ variable, name }) => ({
        title: 'A profile may win over these credentials',
        cause: `${variable} is set to "${name}" in the environment of the job. The AWS SDK for JavaScript, and any tool that is given a profile, takes it instead of the credentials that were just verified.`,
        evidence: [[variable, name]],
        fix: [
            {
                text: `Remove ${variable} where it is set, or begin the scripts that use these credentials with this line (an empty value is an error to the AWS CLI):`,
                snippet: { language: 'sh', text: `unset ${variable}` },
            },
        ],
    }),
    KEYS_OVERRIDE_PROFILE: ({ keys }) => ({
        title: 'Keys in the environment win over the profile',
        cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'}. A step that names the profile by AWS_PROFILE still gets those keys from the AWS CLI and boto3, so it would be somebody else.`,
        evidence: [['AWS_ACCESS_KEY_ID', 'set']],
        fix: [
            {
                text: 'If no later step needs those keys, have them blanked:',
                snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
            },
            {
                text: 'If one does, blank them for the steps that use the profile:',
                snippet: {
                    language: 'yaml',
                    text: "env:\n  AWS_ACCESS_KEY_ID: ''\n  AWS_SECRET_ACCESS_KEY: ''\n  AWS_SESSION_TOKEN: ''",
                },
            },
        ],
    }),
    OTHER_CREDENTIALS_REMAIN: ({ keys }) => ({
        title: 'Other AWS credentials remain in the environment',
        cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'} that was there before. This step used nothing of it, but steps that run in spite of the failure would.`,
        evidence: [['AWS_ACCESS_KEY_ID', 'set']],
        fix: [
            {
                text: 'Remove what sets it (an "env:", a secret, the machine itself), or let no step that needs AWS run after a failure.',
            },
        ],
    }),
};
function signatureTimeEvidence({ clockSkew }, times) {
    return [
        ...(times === undefined
            ? []
            : [
                ['Signed at', (0,time/* formatUtc */.ay)(times.signedAt)],
                ['Clock of STS', (0,time/* formatUtc */.ay)(times.serverAt)],
            ]),
        ...skewEvidence(clockSkew),
    ];
}

;// ./lib/diagnosis/catalogue/exchange.js




const exchangeExplanations = {
    OIDC_PROVIDER_MISSING: (exchange) => ({
        title: 'The account has no OIDC provider for GitHub',
        cause: `Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}. Every account whose roles are assumed needs its own, with exactly this URL.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            { text: `If ${exchange.role.account} is not the account you mean, correct role-to-assume.` },
            { text: 'If it is, create the provider there:', snippet: createProviderSnippet(exchange) },
        ],
    }),
    ENTERPRISE_ISSUER_NOT_REGISTERED: (exchange) => ({
        title: 'The account lacks the provider of your enterprise',
        cause: `The enterprise has an issuer of its own, ${exchange.claims.iss}, and account ${exchange.role.account} has no OIDC provider with that URL: one for the host without the path does not count.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            { text: 'Create the provider with the whole URL:', snippet: createProviderSnippet(exchange) },
            {
                text: `Then the trust policy must name that provider, and its condition keys must begin with the URL, path included: ${exchange.claims.iss.replace(/^https:\/\//, '')}:sub and :aud.`,
            },
        ],
    }),
    OIDC_PROVIDER_THUMBPRINT_DIFFERS: (exchange) => ({
        title: "AWS does not trust the issuer's certificate",
        cause: `The certificate of ${exchange.claims.iss} is not of a public authority, and the OIDC provider in account ${exchange.role.account} was made for another one.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            {
                text: "Give the server a certificate of a public certificate authority: then AWS needs no list of its own. Otherwise have whoever owns the provider renew the certificate's entry in it.",
            },
        ],
    }),
    AUDIENCE_NOT_REGISTERED: (exchange) => ({
        title: 'The OIDC provider does not know the audience',
        cause: `The ID token is for the audience "${exchange.claims.aud}", which the OIDC provider in account ${exchange.role.account} does not list.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            { text: 'Add the audience to the provider:', snippet: addAudienceSnippet(exchange) },
            { text: 'Or give the audience that it lists in the input "audience".' },
        ],
    }),
    ID_TOKEN_EXPIRED: ({ serverAt, expiredAt, ...exchange }) => ({
        title: 'The ID token was too old for STS',
        cause: 'STS found the ID token expired, though it was requested just before.',
        evidence: [
            ...(serverAt === undefined ? [] : [['Clock of STS', (0,time/* formatUtc */.ay)(serverAt)]]),
            ...(expiredAt === undefined ? [] : [['Token expired at', (0,time/* formatUtc */.ay)(expiredAt)]]),
            ...exchangeEvidence(exchange),
        ],
        fix: [
            {
                text: "Run the job again. If it persists, the issuer's clock is wrong: on GitHub Enterprise Server, synchronise that of the server.",
            },
        ],
    }),
    VERIFICATION_KEY_UNAVAILABLE: (exchange) => ({
        title: "AWS could not fetch the issuer's keys",
        cause: `STS could not read the keys of ${exchange.claims.iss} in time to verify the ID token. For github.com this passes; a server of your own must be reachable from AWS.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            { text: 'Run the job again.' },
            {
                text: `On GitHub Enterprise Server, let AWS reach ${exchange.claims.iss}/.well-known/openid-configuration and the keys that it names, over public HTTPS.`,
            },
        ],
    }),
    ID_TOKEN_REJECTED: (exchange) => ({
        title: 'STS rejected the ID token',
        cause: 'STS did not accept the ID token itself. What it says of it is in the evidence.',
        evidence: exchangeEvidence(exchange),
        fix: [
            {
                text: `Make sure that the OIDC provider of account ${exchange.role.account} has exactly the URL ${exchange.claims.iss}, and that nothing between the runner and STS rewrites requests.`,
            },
        ],
    }),
    MAX_SESSION_DURATION_EXCEEDED: ({ durationSeconds, ...exchange }) => ({
        title: 'The role allows no session as long as that',
        cause: `role-duration-seconds asks for ${(0,time/* formatDuration */.a3)(durationSeconds)} (${durationSeconds} s), more than MaxSessionDuration of ${exchange.role.text} allows. A role has 1 h unless it was raised.`,
        evidence: exchangeEvidence(exchange),
        fix: [
            {
                text: 'Ask for less. For a job that takes longer, have it renewed (refresh); leave that line out for one that does not:',
                snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600\n  refresh: true' },
            },
            {
                text: 'Or let the role allow it:',
                snippet: {
                    language: 'sh',
                    text: `aws iam update-role --role-name ${exchange.role.name} --max-session-duration ${Math.max(3600, durationSeconds)}`,
                },
            },
        ],
    }),
    REQUEST_REJECTED: (exchange) => ({
        title: 'STS rejected the request',
        cause: 'STS finds a value in the request malformed. Which one, and by which rule, is in the evidence.',
        evidence: exchangeEvidence(exchange),
        fix: [{ text: 'Correct the input that the message speaks of.' }],
    }),
    SESSION_POLICY_MALFORMED: (exchange) => ({
        title: 'STS cannot read the session policy',
        cause: 'STS cannot read inline-session-policy as an IAM policy. What it minds is in the evidence.',
        evidence: exchangeEvidence(exchange),
        fix: [
            {
                text: 'Save the policy in a file and have AWS check it:',
                snippet: {
                    language: 'sh',
                    text: 'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://session-policy.json',
                },
            },
        ],
    }),
    SESSION_POLICY_TOO_LARGE: (exchange) => ({
        title: 'The session policies are too large for STS',
        cause: 'inline-session-policy and managed-session-policies together take more room than STS has for them once they are packed.',
        evidence: exchangeEvidence(exchange),
        fix: [
            {
                text: 'Move the inline policy into a managed one and name that alone:',
                snippet: {
                    language: 'yaml',
                    text: `with:\n  managed-session-policies: arn:${exchange.role.partition}:iam::${exchange.role.account}:policy/session`,
                },
            },
        ],
    }),
    STS_REGION_DISABLED: (exchange) => ({
        title: 'STS is not active in this region',
        cause: `The account of the role has STS, or the whole region, switched off in ${exchange.region}.`,
        evidence: exchange.claims === undefined
            ? [['Role', exchange.role.text], ...failureEvidence(exchange.failure)]
            : exchangeEvidence({ ...exchange, claims: exchange.claims }),
        fix: [
            {
                text: `Activate STS for ${exchange.region} in the account settings of IAM in account ${exchange.role.account}, or choose another aws-region.`,
            },
        ],
    }),
};
function createProviderSnippet({ claims }) {
    return {
        language: 'sh',
        text: `aws iam create-open-id-connect-provider --url ${shellWord(claims.iss)} --client-id-list ${shellWord(claims.aud)}`,
    };
}
function addAudienceSnippet({ role, claims }) {
    const provider = shellWord((0,arn/* oidcProviderArn */.iw)(role, claims.iss));
    return {
        language: 'sh',
        text: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${shellWord(claims.aud)}`,
    };
}

;// ./lib/diagnosis/catalogue/id-token.js

const PERMISSIONS_SNIPPET = {
    language: 'yaml',
    text: 'permissions:\n  id-token: write # to request the ID token\n  contents: read # for actions/checkout',
};
const VARIABLES = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN';
const idTokenExplanations = {
    ID_TOKEN_PERMISSION_MISSING: ({ eventName }) => ({
        title: 'The job may not request an ID token',
        cause: `GitHub gave this job no ID-token permission (${VARIABLES} are not set): "id-token: write" is missing, or a permissions block of the job replaces that of the workflow.`,
        evidence: [
            ['Event', eventName],
            ['ACTIONS_ID_TOKEN_REQUEST_URL', 'not set'],
            ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'not set'],
        ],
        fix: [
            {
                text: 'Give the permission to the job that runs this step (a permission that is not listed there is taken away):',
                snippet: PERMISSIONS_SNIPPET,
            },
            { text: 'In a reusable workflow, the job that calls it must grant the same: the caller sets the ceiling.' },
        ],
    }),
    ID_TOKEN_WITHHELD_FROM_FORK: ({ eventName }) => ({
        title: 'A pull request from a fork gets no ID token',
        cause: 'GitHub gives runs that a fork triggers no ID token, whatever permissions the workflow asks for, since their code is not reviewed.',
        evidence: [
            ['Event', eventName],
            ['Pull request from', 'a fork'],
        ],
        fix: [
            {
                text: 'Skip what needs AWS for forks:',
                snippet: {
                    language: 'yaml',
                    text: "if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
                },
            },
            {
                text: 'Or run it after review: in a workflow on push, or in one whose job names an environment with required reviewers.',
            },
        ],
    }),
    ID_TOKEN_WITHHELD_FROM_DEPENDABOT: ({ eventName }) => ({
        title: 'This Dependabot run gets no ID token',
        cause: 'Runs that Dependabot triggers start with read-only permissions, so the job may not request an ID token unless it names the permission itself.',
        evidence: [
            ['Event', eventName],
            ['Triggered by', 'dependabot[bot]'],
        ],
        fix: [
            { text: 'If updates should reach AWS, name the permission in the job:', snippet: PERMISSIONS_SNIPPET },
            {
                text: 'If not, skip the job for them:',
                snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
            },
        ],
    }),
    NOT_ON_GITHUB_ACTIONS: () => ({
        title: 'There is no ID token outside GitHub Actions',
        cause: `GITHUB_ACTIONS is not "true" and ${VARIABLES} are not set, so nobody can issue an ID token for this run.`,
        evidence: [['GITHUB_ACTIONS', 'not "true"']],
        fix: [{ text: 'Run the workflow on GitHub Actions, or on a runner that offers the same ID-token service.' }],
    }),
    ID_TOKEN_VARIABLES_BROKEN: ({ failure }) => ({
        title: 'The ID-token variables are incomplete',
        cause: `${failure.message} The runner always sets both for a job, so a step or a wrapper before this one changed the environment.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: `Look for what removes or overwrites ${VARIABLES}: env -i, sudo without -E, docker run without -e, or an "env:" of the job.`,
            },
        ],
    }),
    ID_TOKEN_REQUEST_DENIED: ({ failure }) => ({
        title: 'GitHub refused to issue an ID token',
        cause: `The ID-token service answered with HTTP status ${failure.httpStatus}. It does so for a request token that is no longer valid, which happens when the job has ended or the variable was overwritten.`,
        evidence: failureEvidence(failure),
        fix: [
            { text: 'Run the job again.' },
            {
                text: 'If it happens every time, make sure that no step overwrites ACTIONS_ID_TOKEN_REQUEST_TOKEN and that "id-token: write" is granted.',
                snippet: PERMISSIONS_SNIPPET,
            },
        ],
    }),
    ID_TOKEN_ENDPOINT_NOT_FOUND: ({ failure }) => ({
        title: 'The ID-token service was not found',
        cause: 'The address in ACTIONS_ID_TOKEN_REQUEST_URL answered with HTTP status 404.',
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'On GitHub Enterprise Server, have OIDC for Actions switched on. Elsewhere, make sure that no step overwrites ACTIONS_ID_TOKEN_REQUEST_URL.',
            },
        ],
    }),
    ID_TOKEN_REQUEST_REDIRECTED: ({ failure }) => ({
        title: 'The request for an ID token was redirected',
        cause: `The answer has HTTP status ${failure.httpStatus}. It was not followed, since the request token must go to nobody but GitHub. A proxy or a login page stands in between.`,
        evidence: failureEvidence(failure),
        fix: [{ text: 'Let the runner reach the host in ACTIONS_ID_TOKEN_REQUEST_URL directly.' }],
    }),
    ID_TOKEN_SERVICE_UNAVAILABLE: ({ failure }) => ({
        title: "GitHub's ID-token service is not available",
        cause: `The ID-token service answered with HTTP status ${failure.httpStatus}, ${inVain(failure)}.`,
        evidence: failureEvidence(failure),
        fix: [{ text: 'Run the job again later; https://www.githubstatus.com tells about an incident in Actions.' }],
    }),
    ID_TOKEN_ANSWER_INVALID: ({ failure }) => ({
        title: 'The answer holds no ID token',
        cause: 'The answer holds no usable ID token: something else than GitHub answered, a proxy or a login page most likely.',
        evidence: failureEvidence(failure),
        fix: [{ text: 'Let the runner reach the host in ACTIONS_ID_TOKEN_REQUEST_URL without a page in between.' }],
    }),
};

;// ./lib/diagnosis/catalogue/network.js



const REACH = 'Let the runner reach it: check firewall, proxy and VPC endpoint, and sts-endpoint or AWS_ENDPOINT_URL_STS if one is set.';
const networkExplanations = {
    STS_THROTTLED: ({ failure }) => ({
        title: 'STS is throttling this account',
        cause: `STS answered ${failure.code}, ${inVain(failure)}: too many jobs, or other callers, ask at the same time.`,
        evidence: failureEvidence(failure),
        fix: [
            { text: 'Run fewer jobs at once:', snippet: { language: 'yaml', text: 'strategy:\n  max-parallel: 10' } },
            { text: 'Or give the run more time in action-timeout-s.' },
        ],
    }),
    STS_UNAVAILABLE: ({ failure }) => ({
        title: 'STS is not available',
        cause: `STS, or something in front of it, answered with HTTP status ${failure.httpStatus}, ${inVain(failure)}.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Run the job again later, or choose another aws-region; https://health.aws.amazon.com tells about an incident.',
            },
        ],
    }),
    STS_ANSWER_INVALID: ({ failure }) => ({
        title: 'Something else than STS answered',
        cause: `${operationName(failure)} got an answer${failure.httpStatus === undefined ? '' : ` with HTTP status ${failure.httpStatus}`} that is not one of STS: a proxy, a login page or a wrong endpoint.`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }],
    }),
    LOGIN_PAGE_ANSWERED: ({ failure }) => ({
        title: 'A page answered in place of STS',
        cause: `${operationName(failure)} got a page, or was sent to one, with HTTP status ${failure.httpStatus}: the network wants somebody to log in or to agree to something first (a captive portal), or a proxy shows a page of its own.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: `See from the runner what answers there, and have the network let it through:`,
                snippet: { language: 'sh', text: `curl -sSI ${shellWord(`https://${failure.host ?? 'sts.amazonaws.com'}`)}` },
            },
        ],
    }),
    PROXY_AUTHENTICATION_REQUIRED: ({ failure }) => ({
        title: 'A proxy asks for a user and a password',
        cause: `${operationName(failure)} was answered by a proxy with HTTP status 407: it lets nobody through without credentials of its own.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Give them in the address of the proxy, from a secret:',
                snippet: {
                    language: 'yaml',
                    text: 'with:\n  http-proxy: ${{ secrets.PROXY_URL }} # http://user:password@proxy.example:3128',
                },
            },
            { text: 'Or name the host in no-proxy, if it can be reached without the proxy.' },
        ],
    }),
    PROXY_REFUSED: ({ failure }) => ({
        title: 'The proxy does not let the request through',
        cause: `The proxy did not open the way to ${failure.host ?? serviceName(failure)}: ${failure.message}`,
        evidence: failureEvidence(failure),
        fix: [
            { text: `Have the proxy allow CONNECT to ${failure.host ?? serviceName(failure)} on port 443.` },
            { text: 'If the host is to be reached without the proxy, name it in no-proxy, or in no_proxy of the job.' },
        ],
    }),
    UNEXPLAINED_FAILURE: ({ failure }) => ({
        title: 'A request failed in an unknown way',
        cause: `A request (${operationName(failure)}) failed with ${failure.code}. What the other side said is in the evidence.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: failure.requestId === undefined
                    ? 'Run the job again. If it persists, look at what stands between the runner and the service.'
                    : 'Run the job again. If it persists, the AWS request id in the evidence lets AWS Support find the request.',
            },
        ],
    }),
    DNS_LOOKUP_FAILED: ({ failure, region }) => ({
        title: 'A host name could not be resolved',
        cause: `DNS knows no address for ${failure.host ?? serviceName(failure)}.${failure.service === 'sts' ? ` Either there is no region ${region}, or this runner's DNS does not answer for it.` : ''}`,
        evidence: failureEvidence(failure),
        fix: [
            failure.service === 'sts'
                ? {
                    text: `Check aws-region (${region}) letter by letter, then sts-endpoint or AWS_ENDPOINT_URL_STS if one is set.`,
                }
                : { text: 'Check the DNS of the runner.' },
        ],
    }),
    CONNECTION_REFUSED: ({ failure }) => ({
        title: 'The connection was refused',
        cause: `Nothing accepts connections at ${failure.host ?? serviceName(failure)}.`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }],
    }),
    CONNECTION_LOST: ({ failure }) => ({
        title: 'The connection broke off',
        cause: `The connection to ${failure.host ?? serviceName(failure)} was closed before there was an answer, ${inVain(failure)}.`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }],
    }),
    TLS_CERTIFICATE_UNTRUSTED: ({ failure }) => ({
        title: 'The TLS certificate is of an unknown authority',
        cause: `The certificate that ${failure.host ?? serviceName(failure)} shows is signed by nobody whom Node.js knows (${failure.code}). A proxy that opens TLS has such a certificate.`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: "If a proxy of yours opens TLS, name the certificate of its authority in the job's environment:",
                snippet: { language: 'yaml', text: 'env:\n  NODE_EXTRA_CA_CERTS: /path/to/ca.pem' },
            },
            { text: 'If there should be no proxy, somebody else answers there: do not go on.' },
        ],
    }),
    TLS_CERTIFICATE_DATE: ({ failure, os }) => ({
        title: 'The TLS certificate is not valid at this time',
        cause: `The certificate that ${failure.host ?? serviceName(failure)} shows has expired, or is not valid yet, by this machine's clock (${failure.code}). Certificates of AWS and GitHub are renewed in time, so the clock is the first suspect.`,
        evidence: failureEvidence(failure),
        fix: [
            synchroniseClock(os),
            { text: 'If the clock is right, whoever runs the endpoint or the proxy must renew its certificate.' },
        ],
    }),
    TLS_CERTIFICATE_OTHER_HOST: ({ failure }) => ({
        title: 'The TLS certificate is for another host',
        cause: `The certificate that ${failure.host ?? serviceName(failure)} shows is for other names (${failure.code}).`,
        evidence: failureEvidence(failure),
        fix: [
            {
                text: 'Use the name that the certificate is for in sts-endpoint (or AWS_ENDPOINT_URL_STS); for a VPC endpoint that is the name of AWS, by private DNS.',
            },
        ],
    }),
    TLS_FAILED: ({ failure }) => ({
        title: 'The TLS connection could not be made',
        cause: `TLS with ${failure.host ?? serviceName(failure)} failed (${failure.code}): most likely it is not spoken there at all.`,
        evidence: failureEvidence(failure),
        fix: [{ text: 'Check port and scheme of the endpoint: an http:// service cannot be asked by https://.' }],
    }),
    REQUEST_TIMED_OUT: ({ failure }) => ({
        title: 'A service did not answer in time',
        cause: `${failure.host ?? serviceName(failure)} did not answer ${operationName(failure)} in time, ${inVain(failure)}.`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }],
    }),
    HOST_UNREACHABLE: ({ failure }) => ({
        title: 'There is no route to a service',
        cause: `The network has no way to ${failure.host ?? serviceName(failure)} (${failure.code}).`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }],
    }),
    DEADLINE_PASSED: ({ failure, timeoutSeconds }) => ({
        title: 'The time limit of the run passed',
        cause: `action-timeout-s allows ${(0,time/* formatDuration */.a3)(timeoutSeconds)}, and ${operationName(failure)} was still without an answer.`,
        evidence: failureEvidence(failure),
        fix: [{ text: REACH }, { text: 'If it is only slow, raise action-timeout-s.' }],
    }),
    CANCELLED: ({ failure }) => ({
        title: 'The job was cancelled',
        cause: `The runner asked the step to stop ${failure === undefined ? 'before the credentials were handed on' : `during ${operationName(failure)}`}. Nothing was published.`,
        evidence: [],
        fix: [
            {
                text: 'Nothing to mend, unless the cancellation was not meant: see the concurrency setting of the workflow and timeout-minutes.',
            },
        ],
    }),
    PUBLISHING_FAILED: ({ message }) => ({
        title: 'The credentials could not be handed on',
        cause: `Every check passed, but the runner's files could not be written, so nothing was published: ${message}`,
        evidence: [['Error', message]],
        fix: [
            {
                text: 'Check that the temporary folder of the runner has space and is writable, and that no step overwrites GITHUB_ENV or GITHUB_OUTPUT.',
            },
        ],
    }),
    INTERNAL_ERROR: ({ name, message }) => ({
        title: 'aws-token-guard itself failed',
        cause: `An error that should not happen: ${name}: ${message}`,
        evidence: [['Error', `${name}: ${message}`]],
        fix: [{ text: 'Please report it, with this message and the version of the action.' }],
    }),
};

;// ./lib/diagnosis/catalogue/session.js



const sessionExplanations = {
    IDENTITY_MISMATCH: ({ role, arn, differences }) => ({
        title: 'The credentials belong to another identity',
        cause: `GetCallerIdentity says ${arn}, which is not a session of ${role.text} by this run. The credentials were dropped.`,
        evidence: [
            ['role-to-assume', role.text],
            ['GetCallerIdentity', arn],
            ...differences.map(({ what, expected, actual }) => [`Other ${what}`, `${actual} instead of ${expected}`]),
        ],
        fix: [
            {
                text: 'Find out who answers in place of STS: check sts-endpoint, AWS_ENDPOINT_URL_STS and any proxy on the way. Do not use what it issues.',
            },
        ],
    }),
    CLOCK_SKEW: ({ clockSkew, limitSeconds, maxClockSkewSeconds, os }) => ({
        title: limitSeconds === maxClockSkewSeconds ? "The runner's clock is too far off" : "The runner's clock is off",
        cause: `This machine's clock is ${(0,time/* formatDuration */.a3)(Math.abs(clockSkew.clockSkewSeconds))} ${clockSkew.clockSkewSeconds > 0 ? 'behind' : 'ahead of'} that of ${clockSkew.agreed ? 'GitHub and AWS' : "AWS (GitHub's agrees with neither)"}. ${consequence(clockSkew, limitSeconds === maxClockSkewSeconds)}`,
        evidence: [...skewEvidence(clockSkew), ['max-clock-skew-seconds', String(maxClockSkewSeconds)]],
        fix: [synchroniseClock(os)],
    }),
    SESSION_ALREADY_EXPIRED: ({ expiresAt, observedAt, clockSkew, os }) => ({
        title: "The session is over by this machine's clock",
        cause: 'STS granted a session that, going by the clock of this machine, has ended already. Later tools would refuse to use it.',
        evidence: [
            ['Session ends at', (0,time/* formatUtc */.ay)(expiresAt)],
            ["This machine's clock", (0,time/* formatUtc */.ay)(observedAt)],
            ...skewEvidence(clockSkew),
        ],
        fix: [
            Math.abs(clockSkew?.provenSeconds ?? 0) > 0
                ? synchroniseClock(os)
                : {
                    text: 'Find out who answers in place of STS: the clocks agree, so STS itself would not grant such a session.',
                },
        ],
    }),
    REMAINING_TIME_TOO_SHORT: ({ remainingSeconds, minimumSeconds, expiresAt }) => ({
        title: 'The session ends too soon',
        cause: `The session has ${(0,time/* formatDuration */.a3)(remainingSeconds)} left, and minimum-remaining-seconds asks for ${(0,time/* formatDuration */.a3)(minimumSeconds)}.`,
        evidence: [
            ['Remaining', `${remainingSeconds} s`],
            ['minimum-remaining-seconds', String(minimumSeconds)],
            ['Session ends at', (0,time/* formatUtc */.ay)(expiresAt)],
        ],
        fix: [
            {
                text: 'Raise role-duration-seconds (and MaxSessionDuration of the role, if need be), or set refresh: true in the step that gets the credentials, which then renew themselves; or lower minimum-remaining-seconds.',
            },
        ],
    }),
    GRANTED_DURATION_DIFFERS: ({ grantedSeconds, requestedSeconds }) => ({
        title: 'The session is not as long as requested',
        cause: `STS granted ${(0,time/* formatDuration */.a3)(grantedSeconds)}, and role-duration-seconds asked for ${(0,time/* formatDuration */.a3)(requestedSeconds)}.`,
        evidence: [
            ['Granted', `${grantedSeconds} s`],
            ['Requested', `${requestedSeconds} s`],
        ],
        fix: [
            {
                text: 'Plan the job for the time that was granted, or set minimum-remaining-seconds so that a shorter session fails here.',
            },
        ],
    }),
};
const USUAL_WINDOW_SECONDS = 300;
const WIDEST_WINDOW_SECONDS = 900;
function consequence({ provenSeconds }, refused) {
    const seconds = Math.abs(provenSeconds);
    const tools = seconds > WIDEST_WINDOW_SECONDS
        ? 'AWS refuses what tools sign with it.'
        : seconds > USUAL_WINDOW_SECONDS
            ? 'Many AWS services refuse what tools sign with it.'
            : 'Tools still work with it, but it must not grow: many AWS services accept no more than 5 min.';
    return refused ? `${tools} max-clock-skew-seconds allows less, so the credentials were not published.` : tools;
}

;// ./lib/diagnosis/catalogue/settings.js


function unlessAnswered(source, steps) {
    const text = 'Do not use what was issued. Check sts-endpoint, AWS_ENDPOINT_URL_STS and any proxy on the way.';
    return source === 'GetCallerIdentity' ? [{ text }] : steps;
}
const settingsExplanations = {
    INVALID_INPUT: ({ problems }) => ({
        ...(problems.length === 1
            ? { title: 'An input is not valid', cause: problems.map(sentenceOf).join('') }
            : {
                title: 'Several inputs are not valid',
                cause: `${problems.length} inputs break the rules for them, so no request was made.`,
                points: { heading: 'What is wrong', items: problems.map(sentenceOf) },
            }),
        evidence: [],
        fix: [{ text: `Correct ${problems.map(whereToCorrect).join(', ')}.` }],
    }),
    ACCOUNT_NOT_ALLOWED: ({ account, allowed, source }) => ({
        title: 'This AWS account is not allowed',
        cause: `${sourceSentence(source)} account ${account}, which is not in allowed-account-ids (${allowed.join(', ')}).`,
        evidence: [
            ['Account', account],
            ['allowed-account-ids', allowed.join(', ')],
            ['Read from', source],
        ],
        fix: unlessAnswered(source, [
            { text: `If the workflow should not touch account ${account}, correct role-to-assume.` },
            {
                text: `If it should, add the account to the step's inputs:`,
                snippet: inputSnippet('allowed-account-ids', [...allowed, account]),
            },
        ]),
    }),
    ROLE_NOT_ALLOWED: ({ role, allowed, source }) => ({
        title: 'This IAM role is not allowed',
        cause: `${sourceSentence(source)} role ${role}, which no entry of allowed-role-arns matches.`,
        evidence: [
            ['Role', role],
            ['allowed-role-arns', allowed.join(', ')],
            ['Read from', source],
        ],
        fix: unlessAnswered(source, [
            { text: 'If the workflow should not use this role, correct role-to-assume.' },
            {
                text: `If it should, add the role to the step's inputs:`,
                snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
            },
        ]),
    }),
    TRUST_POLICY_FILE_INVALID: ({ path, problem }) => ({
        title: 'The trust policy file cannot be read',
        cause: `trust-policy-file names ${path}, in which no trust policy was found. ${problem}`,
        evidence: [
            ['trust-policy-file', path],
            ['Problem', problem],
        ],
        fix: [
            {
                text: 'Save the policy itself, or what the AWS CLI prints of the role, at that path:',
                snippet: { language: 'sh', text: `aws iam get-role --role-name ROLE > ${shellWord(path)}` },
            },
            { text: 'Check out the repository before this step, if the file comes with it.' },
        ],
    }),
    PARTITION_MISMATCH: ({ role, region, regionPartition }) => ({
        title: 'Role and region are in different partitions',
        cause: `The role is in partition ${role.partition}, the region ${region} in ${regionPartition}. STS of one partition knows no role and no OIDC provider of another.`,
        evidence: [
            ['role-to-assume', role.text],
            ['Region', region],
            ['Partition of the role', role.partition],
            ['Partition of the region', regionPartition],
        ],
        fix: [
            {
                text: `Choose a region of ${role.partition} in aws-region, or a role of ${regionPartition} in role-to-assume.`,
            },
        ],
    }),
};
function whereToCorrect({ input }) {
    return input.startsWith('AWS_') ? `${input} in the environment of the job` : `${input} in the "with:" of the step`;
}
function sentenceOf({ input, rule, value, hint }) {
    const given = value === '' ? 'it is empty' : `it is "${value}"`;
    const sentence = `${input} must be ${rule}; ${given}.`;
    return hint === undefined ? sentence : `${sentence} ${hint}`;
}
function sourceSentence(source) {
    return source === 'role-to-assume' ? 'role-to-assume names' : 'The credentials that STS issued belong to';
}
const LINE_LENGTH = 100;
function inputSnippet(name, items) {
    const line = `  ${name}: ${(0,lib_text/* asciiJson */.iL)(items.join(', '))}`;
    const plain = items.every((item) => /^[\w*?:/+=,.@-]+$/.test(item));
    const lines = plain && line.length > LINE_LENGTH ? [`  ${name}: |`, ...items.map((item) => `    ${item}`)] : [line];
    return { language: 'yaml', text: ['with:', ...lines].join('\n') };
}

var subject_match = __webpack_require__(8087);
;// ./lib/diagnosis/catalogue/policy-lints.js
function lintSentence(lint) {
    const none = { operator: '', key: '', value: '', expected: '' };
    return `${positionName(lint.position)} ${PREDICATES[lint.code]({ ...none, ...lint })}`;
}
function positionName(position) {
    if (position === undefined)
        return 'The policy';
    const { index, sid = '' } = position;
    return `Statement ${index + 1}${sid === '' ? '' : ` (Sid "${sid}")`}`;
}
const EXACT_SUBJECT = 'Write the exact subject of the runs that are meant, under StringEquals.';
const AS_IN_THE_TOKEN = 'Write it as the ID tokens of the runs that are meant have it.';
const PREDICATES = {
    'longer-than-default-quota': ({ value, expected }) => `has ${value} characters without the white space between its parts, and IAM takes ${expected} unless the account's quota is raised. Shorten it, or have the quota raised.`,
    'longer-than-raised-quota': ({ value, expected }) => `has ${value} characters without the white space between its parts, and IAM takes at most ${expected}, whatever the account's quota. Shorten it, or divide it among several roles.`,
    'write-control': ({ value, expected }) => `trusts "${value}", and IAM refuses to save that without a condition that narrows down the subject or the workflow. Add StringEquals on "${expected}" with the exact subject of the runs that are meant.`,
    'write-control-doubtful': ({ key, value }) => `accepts "${value}" on "${key}", which starts with a wildcard, so IAM may refuse to save it. Write out the value from its first character.`,
    'conditions-split': ({ related }) => `asks for the audience alone and ${positionName(related)} for the subject alone, and IAM lets in whoever meets either of them. Put both conditions into one statement.`,
    'sid-duplicated': ({ value, related }) => `has the Sid "${value}", which ${positionName(related && { index: related.index })} has already, and IAM refuses to save a policy in which one stands twice. Give it a Sid of its own, or none.`,
    'principal-not-federated': ({ value, expected }) => `trusts "${value}", which is not an OIDC provider, so no ID token gets in. If the statement is meant for GitHub, its Principal must be { "Federated": "${expected}" }.`,
    'principal-everyone': ({ value, expected }) => `trusts everyone ("${value}"), so only its conditions keep strangers out. Name the OIDC provider instead, with the Principal { "Federated": "${expected}" }.`,
    'not-principal-allow': () => 'allows everyone but those under NotPrincipal, so strangers are let in. Write Principal with the OIDC provider instead.',
    'provider-misspelt': ({ value, expected }) => `trusts "${value}", which is not the ARN of an OIDC provider as IAM spells it. Write "${expected}".`,
    'provider-has-scheme': ({ value, expected }) => `trusts "${value}", but the ARN of an OIDC provider has the issuer without "https://". Write "${expected}".`,
    'provider-other-issuer': ({ value, expected }) => `trusts "${value}", which is not the provider for the issuer of this run's ID token. For that one, write "${expected}".`,
    'provider-other-partition': ({ value, expected }) => `trusts "${value}", which is of another partition of AWS (aws, aws-cn or aws-us-gov) than the role. Write "${expected}".`,
    'provider-other-account': ({ value, expected }) => `trusts "${value}", which is of another account than the role, and a role can trust the providers of its own account alone. Write "${expected}", and create that provider if there is none.`,
    'action-assume-role': ({ value, expected }) => `allows "${value}", which is for callers that have AWS credentials already, not for ID tokens. Write "${expected}".`,
    'action-other': ({ value, expected }) => `allows "${value}" and not the action that exchanges an ID token for credentials. Write "${expected}".`,
    'not-action-allow': () => 'allows every action but those under NotAction, which is more than the exchange needs. Write Action with "sts:AssumeRoleWithWebIdentity" instead.',
    'prefix-missing': ({ key, expected }) => `has a condition on "${key}", and without the issuer before it IAM does not find the claim. Write "${expected}".`,
    'prefix-has-scheme': ({ key, value, expected }) => `has a condition on "${key}", but the issuer in a condition key stands without its scheme, so IAM finds no claim under "${value}". Write "${expected}".`,
    'prefix-old-name': ({ key, value, expected }) => `has a condition on "${key}", but "${value}" is a former name of GitHub's issuer, which no ID token has any more. Write "${expected}".`,
    'prefix-lacks-slug': ({ key, value, expected }) => `has a condition on "${key}", but the name of this issuer goes on after "${value}", and the key must have all of it. Write "${expected}".`,
    'prefix-slug-doubled': ({ key, value, expected }) => `has a condition on "${key}", but "${value}" goes on after the end of the issuer's name, as if its path stood there twice. Write "${expected}".`,
    'prefix-has-slug': ({ key, value, expected }) => `has a condition on "${key}", but "${value}" has a path, such as the name of an enterprise, and the issuer of this run's ID token has none. Write "${expected}".`,
    'prefix-other-issuer': ({ key, value, expected }) => `has a condition on "${key}", but "${value}" is another issuer than that of this run's ID token, or a misspelling of it. Write "${expected}".`,
    'key-not-offered': ({ key, value }) => `has a condition on "${key}", but IAM offers no condition key for the claim "${value}" of GitHub, so it never sees a value there. Narrow down the subject instead, which IAM always sees.`,
    'key-unconfirmed': ({ key, value }) => `has a condition on "${key}", and AWS does not say that it offers the claim "${value}" for this issuer in this partition. If the statement never applies, narrow down the subject instead, which IAM always sees.`,
    'key-never-present': ({ key }) => `has a condition on "${key}", a key that no request with GitHub's ID token has. Narrow down the subject instead, which IAM always sees.`,
    'operator-unknown': ({ key, value }) => `has the operator "${value}" on "${key}", and IAM has none of that name. Write StringEquals for an exact value.`,
    'wildcard-in-equals': ({ key, operator, value }) => `compares "${key}" with "${value}" under ${operator}, where "*" and "?" are ordinary characters, so no token equals it. ${wildcardAdvice(value)}`,
    'wildcard-in-not-equals': ({ key, operator, value }) => `compares "${key}" with "${value}" under ${operator}, where "*" and "?" are ordinary characters, so the value excepts no token. If a pattern is meant, write StringNotLike.`,
    'for-all-values-allow': ({ key, operator }) => `has ${operator} on "${key}", and ForAllValues also holds for tokens without that claim, so strangers may get in. Write the operator without "ForAllValues:".`,
    'if-exists-allow': ({ key, operator }) => `has ${operator} on "${key}", and IfExists also holds for tokens without that claim, so more may get in than is meant. Write the operator without "IfExists".`,
    'negated-allow': ({ key, operator }) => `has ${operator} on "${key}", which lets in whatever is not named there, and tokens without that claim as well. Name what is to get in, under StringEquals.`,
    'deny-when-absent': ({ key, operator }) => `denies by ${operator} on "${key}", which also holds for tokens without that claim, so their runs are kept out as well. Only if they are to get in, add "Null": { "${key}": "false" } to its conditions.`,
    'deny-always': ({ key, operator }) => `denies by ${operator} on "${key}", a key that no request with GitHub's ID token has, so the condition holds for every run. Deny by a key that the request has, such as the subject.`,
    'variable-in-old-version': ({ key, value }) => `has "${value}" on "${key}" with a policy variable, which the Version of this policy takes for ordinary text. Write "Version": "2012-10-17" at the top of the policy.`,
    'network-condition': ({ key, operator }) => `has ${operator} on "${key}", which runners hosted by GitHub cannot be relied on to meet: they have changing addresses outside of your network. Run the job on a runner within it, or narrow down the subject instead.`,
    'date-window-past': ({ key, operator }) => `has ${operator} on "${key}" with a date that is over, so it lets nobody in any more. Remove the statement, or set a new date if the trust is to go on.`,
    'date-window-ahead': ({ key, operator }) => `has ${operator} on "${key}" with a date that is still to come, so it lets nobody in until then. Wait, or set another date if the trust is to begin earlier.`,
    'aud-missing': () => `has no condition that fixes the audience, so ID tokens that were issued for something else may get in, too. Add StringEquals on the issuer's key for "aud" with the audience that the workflow asks for, usually "sts.amazonaws.com".`,
    'aud-any': ({ value }) => `accepts any audience ("${value}"), so ID tokens that were issued for something else may get in, too. Write the audience that the workflow asks for, usually "sts.amazonaws.com", under StringEquals.`,
    'sub-missing': () => `has no condition that fixes the subject, so runs of other repositories, even of strangers, may get in. Add StringEquals on the issuer's key for "sub" with the exact subject of the runs that are meant.`,
    'sub-workflow-only': () => `fixes the workflow and not the subject, so any repository that may call this workflow gets in. Add StringEquals on the issuer's key for "sub" with the exact subject of the runs that are meant.`,
    'sub-any': ({ value }) => `accepts any subject ("${value}"), so every repository on GitHub gets in. ${EXACT_SUBJECT}`,
    'sub-any-repository': ({ value }) => `accepts the subject "${value}", which leaves the owner open, so repositories of strangers get in. ${EXACT_SUBJECT}`,
    'sub-owner-open': ({ value }) => `accepts the subject "${value}", which fixes only a part of the owner's name, so a stranger with a similar name gets in. ${EXACT_SUBJECT}`,
    'sub-any-repository-of-owner': ({ value }) => `accepts the subject "${value}", which lets in every repository of the owner, those of the future as well. Name the repositories that need the role, each with its exact subject.`,
    'sub-repository-open': ({ value }) => `accepts the subject "${value}", which fixes only a part of the repository's name, so others of the owner get in as well. ${EXACT_SUBJECT}`,
    'sub-ids-not-pinned': ({ value }) => `accepts the subject "${value}" with any ids, so whoever takes over the name of the owner or repository later gets in. After each "@", write the number itself.`,
    'sub-empty': ({ value }) => `accepts an empty subject ("${value}"), which no token has. ${AS_IN_THE_TOKEN}`,
    'sub-blank-or-quoted': ({ value }) => `accepts the subject "${value}", but no subject starts with a blank or a quotation mark, or ends with a blank. Write it without them.`,
    'sub-lacks-repo': ({ value }) => `accepts the subject "${value}", but GitHub's subjects start with "repo:", in lower case, unless they were customised. ${AS_IN_THE_TOKEN}`,
    'sub-slash-for-colon': ({ value }) => `accepts the subject "${value}", but a colon, not a slash, separates the repository from what follows it. ${AS_IN_THE_TOKEN}`,
    'sub-lacks-context': ({ value }) => `accepts the subject "${value}", but a subject goes on after the repository, with ":ref:", ":environment:" or ":pull_request". ${AS_IN_THE_TOKEN}`,
    'sub-lacks-ref': ({ value }) => `accepts the subject "${value}", but a subject has "ref:" before "refs/". Write ":ref:refs/" there.`,
    'sub-lacks-refs-heads': ({ value }) => `accepts the subject "${value}", but after "ref:" a subject has the branch or tag in full. Write "ref:refs/heads/" before the name of a branch, "ref:refs/tags/" before that of a tag.`,
    'sub-unencoded-colon': ({ value }) => `accepts the subject "${value}", but GitHub writes "%3A" for a colon in the name of an environment. Write it in that form, unless the subject was customised.`,
    'sub-unknown-context': ({ value }) => `accepts the subject "${value}", but after the repository a subject has "ref:", "environment:" or "pull_request" unless it was customised. ${AS_IN_THE_TOKEN}`,
};
function wildcardAdvice(value) {
    const narrow = /^[^*?/]+\/[^*?/:]+[:/]/.test(value);
    const pattern = narrow ? ', or the pattern under StringLike if it has to vary' : '';
    return `Write the exact value that is meant, under StringEquals${pattern}.`;
}

var context = __webpack_require__(4240);
var operators = __webpack_require__(6258);
;// ./lib/diagnosis/catalogue/policy-parts.js


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
    const unknown = outcome === 'unknown' ? ', and what IAM makes of the wildcard is not known here' : '';
    return `${named}; this run comes through "${actual}"${unknown}.`;
}
const KINDS = {
    AWS: 'the AWS principal',
    CanonicalUser: 'the canonical user',
    Federated: 'the provider',
    Service: 'the service',
};
function principalName({ kind, value }) {
    return kind === '*' ? 'everyone' : `${KINDS[kind]} ${policy_parts_quoted(value)}`;
}
function actionSentence({ element, expected, actual }) {
    return `${listOf(element, expected.map(policy_parts_quoted))}; this run asks for "${actual}".`;
}
function listOf(element, names) {
    const excepted = element === 'NotAction' || element === 'NotPrincipal';
    return excepted ? `${element} excepts ${names.join(' and ')}` : `${element} names ${names.join(' or ')}`;
}
function conditionSentence(refusal) {
    const { expected, unknown } = refusal;
    const operator = unknown === 'operator' ? policy_parts_quoted(expected.operator) : expected.operator;
    return `${operator} on "${expected.key}" expects ${expectation(expected)}; ${encounter(refusal)}.`;
}
const ORDERS = [
    ['lessthan', 'less than '],
    ['lessthanequals', 'at most '],
    ['greaterthan', 'more than '],
    ['greaterthanequals', 'at least '],
];
function expectation({ operator, values }) {
    const { base } = (0,operators/* parseOperatorName */.$i)(operator);
    if (values.length === 0)
        return 'no value at all';
    if (base === 'null' && values.length === 1)
        return nullExpectation(values[0] ?? '');
    if ((0,operators/* findOperator */.K$)(base)?.negated === true)
        return values.length === 1
            ? `anything but ${values.map(policy_parts_quoted).join()}`
            : `none of ${values.map(policy_parts_quoted).join(' and ')}`;
    const [, order = ''] = ORDERS.find(([ending]) => base.endsWith(ending)) ?? [];
    return order + values.map(policy_parts_quoted).join(' or ');
}
function nullExpectation(value) {
    const wanted = new Map([
        ['true', 'the key to be missing'],
        ['false', 'the key to be there'],
    ]);
    return wanted.get(value.toLowerCase()) ?? policy_parts_quoted(value);
}
function encounter({ actual, expected: { key }, unknown }) {
    const ofRequest = /^(?:aws|iam|saml|sts):/i.test(key);
    if (unknown === 'operator')
        return 'IAM has no operator of that name, so what it makes of this is not known';
    if (actual.status === 'unknown')
        return ofRequest
            ? 'the value in the request is known to AWS alone'
            : 'AWS does not document whether it takes a value for this key from the token';
    const found = actual.status === 'absent'
        ? absence(key)
        : `the ${ofRequest ? 'request' : 'token'} has ${actual.values.map(policy_parts_quoted).join(' and ')}`;
    return unknown === 'value' ? `${found}, and the two cannot be compared here` : found;
}
function absence(key) {
    const ofGitHub = context/* GITHUB_CLAIM_KEYS */.sS.some((claim) => key.toLowerCase() === `${(0,context/* claimPrefixOf */.MA)(context/* GITHUB_ISSUER */.oX)}:${claim}`);
    return ofGitHub ? 'the token has no such claim' : 'the request has no such key';
}
function policy_parts_quoted(text) {
    return `"${text}"`;
}
function hintSentence(hint) {
    return HINTS[hint];
}
const HINTS = {
    'differs-in-case': 'The two differ in upper and lower case, which IAM tells apart: spell owner, repository, branch and environment as the token does.',
    'other-subject-form': 'Only one of the two has the ids of owner and repository (owner@id/repository@id): the token has them where the repository was created, renamed or transferred since July 2026, or has chosen to. Expect the form that the token has.',
    'other-ids': 'The names may agree, but the ids are those of another owner or repository, such as one that was deleted and created again. Make sure that it is yours before you expect its ids.',
    encoding: 'One has a colon where the other has "%3A", which is how GitHub writes a colon in the name of an environment or branch: expect it in that form.',
    'other-repository': 'The run is of another repository than the pattern: it was renamed or transferred, or the pattern names the repository of a reusable workflow, while the subject names the one that calls it.',
    'other-environment': 'The job names another environment than the pattern: correct the one of the two that is wrong.',
    'other-branch': 'The run is of another branch than the pattern: it was started from a branch that is not meant to have the role, or the branch was renamed.',
    'other-tag': 'The run is of another tag than the pattern, usually that of another release.',
    'environment-instead-of-ref': 'The job names an environment, so the subject ends in it and says nothing of a branch or tag: expect the environment, whose own rules say which branches may use it.',
    'ref-instead-of-environment': 'The job names no environment, so the subject ends in the branch or tag: give the job the environment that the pattern has.',
    'tag-instead-of-branch': 'The run is of a tag, as when a release starts it, and the pattern is for a branch: expect that tag, or start the workflow from the branch.',
    'branch-instead-of-tag': 'The run is of a branch, and the pattern is for a tag: start the workflow from the tag, as a release does.',
    'pull-request': 'The run is for a pull request, so the subject ends in ":pull_request" and says nothing of a branch, tag or environment: let pull requests have a role of their own that may only read.',
    'pull-request-expected': 'The pattern is for pull requests, but the run is for none, or its job names an environment, which takes the place of ":pull_request".',
    none: 'The two differ in something else, such as a missing part or a blank, or the subject was customised: compare them character by character.',
};

;// ./lib/diagnosis/catalogue/trust-policy.js





const trustPolicyExplanations = {
    SUBJECT_NOT_EXPECTED: ({ claims, expected, match }) => ({
        title: 'The subject of this run is not an expected one',
        cause: `The ID token has the subject "${claims.sub}", which expected-subject does not list. STS was not asked.${match.nearest === undefined ? '' : ` The nearest pattern is "${match.nearest.pattern}".`}`,
        ...(match.nearest === undefined
            ? {}
            : {
                points: { heading: 'How it differs from the nearest pattern', items: match.nearest.hints.map(hintSentence) },
            }),
        evidence: [
            ...expected.map((pattern) => ['expected-subject', pattern]),
            ...subjectFormRows(claims),
            ...claimsEvidence(claims),
        ],
        fix: [
            { text: 'If this run should not reach AWS, nothing is to be mended: keep the job from running there.' },
            {
                text: 'If it should, add its subject:',
                snippet: { language: 'yaml', text: subjectSnippet([...expected, claims.sub]) },
            },
        ],
    }),
    TRUST_POLICY_DENIES: (evidence) => ({
        ...explainPolicy('A statement of the trust policy denies this run', evidence),
        cause: `${told(evidence)} A Deny that applies wins over every Allow: ${evidence.policy.evaluation.denials.map(({ position }) => positionName(position)).join(', ')}.`,
        fix: [
            {
                text: 'If the Deny is right, nothing is to be mended in the policy: give the job what the Deny asks for (its environment or branch, say), or keep it from running here.',
            },
            {
                text: 'Only if runs like this one are to have the role, change the condition of the Deny. A negated operator applies also where the token lacks the claim.',
            },
        ],
    }),
    TRUST_POLICY_OTHER_PRINCIPAL: refusal("The trust policy does not trust GitHub's provider"),
    TRUST_POLICY_OTHER_ACTION: refusal('The trust policy allows another action'),
    TRUST_POLICY_KEY_NEVER_MATCHES: refusal('The trust policy asks for a claim that IAM lacks'),
    TRUST_POLICY_WILDCARD_NOT_EXPANDED: refusal('The trust policy has a wildcard that is none'),
    TRUST_POLICY_SUBJECT_MALFORMED: refusal('The trust policy expects a subject that none has'),
    TRUST_POLICY_SUBJECT_DIFFERS: refusal('The trust policy expects another subject'),
    TRUST_POLICY_AUDIENCE_DIFFERS: refusal('The trust policy expects another audience'),
    TRUST_POLICY_CONDITION_REFUSES: refusal('A condition of the trust policy refuses'),
    TRUST_POLICY_UNDECIDED: (evidence) => ({
        ...explainPolicy('The trust policy depends on more than the token', evidence),
        cause: `${told(evidence)} Whether the policy in ${evidence.policy.path} lets this run in depends on what cannot be known here.`,
        fix: [
            {
                text: 'Look at the conditions above one by one: an address, a date or an operator that IAM does not know may be the one that refuses.',
            },
            ...trustPolicySteps(evidence),
        ],
    }),
    TRUST_POLICY_HAS_MISTAKES: (evidence) => ({
        title: 'The trust policy has mistakes',
        cause: `The policy in ${evidence.policy.path} is wider, or more fragile, than it has to be.`,
        points: { heading: 'What to change', items: evidence.policy.lints.map(lintSentence) },
        evidence: [['trust-policy-file', evidence.policy.path]],
        fix: trustPolicySteps(evidence),
    }),
    TRUST_POLICY_OF_OTHER_ROLE: ({ role, policy }) => ({
        title: 'The policy file is about another role',
        cause: `trust-policy-file names ${policy.path}, which is about ${policy.otherRole ?? 'another role'}, and the step assumes ${role.text}. What is said of the policy is said of the other role's.`,
        evidence: [
            ['trust-policy-file', policy.path],
            ['The file is about', policy.otherRole ?? ''],
            ['Role', role.text],
        ],
        fix: [
            {
                text: 'Save the policy of the role that the step assumes:',
                snippet: { language: 'sh', text: `aws iam get-role --role-name ${role.name} > ${shellWord(policy.path)}` },
            },
        ],
    }),
    TRUST_POLICY_FILE_OUTDATED: (evidence) => ({
        ...explainPolicy('The policy file is not what AWS has', evidence),
        cause: `AWS let this run assume ${evidence.role.text}, though the policy in ${evidence.policy.path} does not: what is deployed differs from the file.`,
        fix: [
            {
                text: 'Bring the file up to date, or deploy it:',
                snippet: {
                    language: 'sh',
                    text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
                },
            },
        ],
    }),
};
function refusal(title) {
    return (evidence) => {
        const [nearest] = evidence.policy.evaluation.nearest;
        const [first] = nearest?.refusals ?? [];
        const why = nearest === undefined || first === undefined
            ? `The policy in ${evidence.policy.path} has no statement that allows anything.`
            : `${positionName(nearest.position)} of ${evidence.policy.path} refuses: ${refusalSentence(first)}`;
        return { ...explainPolicy(title, evidence), cause: `${told(evidence)} ${why}` };
    };
}
function explainPolicy(title, evidence) {
    const { policy, claims, failure } = evidence;
    const { nearest, denials } = policy.evaluation;
    const named = fixesOf(evidence).map(({ text }) => text);
    const lints = policy.lints.map(lintSentence).filter((sentence) => !named.includes(sentence));
    return {
        title,
        cause: '',
        ...pointsOf([
            ...hintsOf(evidence),
            ...denials.map(({ position, outcome }) => `${positionName(position)} (Deny) ${outcome === 'matched' ? 'applies' : 'may apply'}.`),
            ...nearest.flatMap(missSentences),
            ...lints,
        ]),
        evidence: [
            ['trust-policy-file', policy.path],
            ...(policy.otherRole === undefined ? [] : [['The file is about', policy.otherRole]]),
            ['Role', evidence.role.text],
            ...subjectFormRows(claims),
            ...claimsEvidence(claims),
            ...(failure === undefined ? [] : failureEvidence(failure)),
        ],
        fix: fixesOf(evidence),
    };
}
function pointsOf(items) {
    return items.length === 0 ? {} : { points: { heading: 'What the policy makes of the token', items } };
}
function hintsOf({ policy, claims }) {
    const [refusal] = policy.evaluation.nearest[0]?.refusals ?? [];
    if (refusal?.part !== 'condition' || !/:sub$/i.test(refusal.expected.key))
        return [];
    const match = (0,subject_match/* matchSubject */.q)(refusal.expected.values, claims);
    const hints = match.matched ? [] : (match.nearest?.hints ?? []);
    return hints.filter((hint) => hint !== 'none').map(hintSentence);
}
function missSentences({ position, refusals }) {
    return refusals.map((one) => `${positionName(position)}: ${refusalSentence(one)}`);
}
function fixesOf(evidence) {
    const { lints, evaluation } = evidence.policy;
    const index = evaluation.nearest[0]?.position.index;
    const isThere = (lint) => lint.severity === 'error' && lint.position?.index === index;
    return [...lints.filter(isThere).map((lint) => ({ text: lintSentence(lint) })), ...trustPolicySteps(evidence)];
}
function told({ failure, role }) {
    return failure === undefined ? '' : `STS refused to give this run the role ${role.text}.`;
}
function subjectSnippet(patterns) {
    return ['with:', '  expected-subject: |', ...patterns.map((pattern) => `    ${pattern}`)].join('\n');
}

;// ./lib/diagnosis/catalogue/verify.js

const verifyExplanations = {
    OTHER_IDENTITY_IN_USE: ({ wanted, arn }) => ({
        title: 'Later steps would use another identity',
        cause: `The credentials that later steps find are those of ${arn}, and ${wanted} is wanted.`,
        evidence: [
            ['In use', arn],
            ['Wanted', wanted],
        ],
        fix: [
            {
                text: 'Put the step that gets the wanted credentials right before this one, and remove whatever sets others in between.',
            },
            { text: 'If the identity in use is the right one, correct role-to-assume or allowed-role-arns.' },
        ],
    }),
    REMAINING_TIME_UNKNOWN: ({ minimumSeconds }) => ({
        title: 'Nothing says how long the credentials last',
        cause: `minimum-remaining-seconds asks for ${(0,time/* formatDuration */.a3)(minimumSeconds)}, and nothing in the environment says when these credentials end.`,
        evidence: [['minimum-remaining-seconds', String(minimumSeconds)]],
        fix: [
            {
                text: 'Get the credentials with this action, which leaves word of it, or leave minimum-remaining-seconds out.',
            },
        ],
    }),
    LONG_TERM_KEYS_IN_USE: ({ arn }) => ({
        title: 'Later steps use keys that never expire',
        cause: `The credentials that later steps find are the long-term keys of ${arn}. Whoever reads them can use them until somebody deletes them.`,
        evidence: [['In use', arn]],
        fix: [{ text: 'Let a role trust the workflow and name it in role-to-assume; then delete the keys.' }],
    }),
    CREDENTIALS_CONFLICT: ({ conflicts }) => ({
        title: 'AWS variables contradict each other',
        cause: 'The environment of the job holds AWS variables that contradict each other, so tools may disagree on whose credentials they use.',
        points: { heading: 'What contradicts', items: conflicts },
        evidence: [],
        fix: [
            {
                text: 'Remove what is not meant where it is set: an "env:" of the workflow, an earlier step, or the machine itself.',
            },
        ],
    }),
};

;// ./lib/diagnosis/catalogue/explain.js










const CATALOGUE = {
    ...settingsExplanations,
    ...idTokenExplanations,
    ...trustPolicyExplanations,
    ...accessDeniedExplanations,
    ...exchangeExplanations,
    ...assumeRoleExplanations,
    ...credentialExplanations,
    ...sessionExplanations,
    ...networkExplanations,
    ...verifyExplanations,
};
function explain(finding) {
    const entry = CATALOGUE[finding.code];
    return entry(finding.evidence);
}

;// ./lib/report/annotations.js


const MESSAGE_MAX_LENGTH = 4096;
function renderAnnotations({ verdict, findings }, pageOf) {
    if (verdict !== 'fail')
        return findings.map((finding) => renderAnnotation(finding, [], pageOf));
    const [first, ...rest] = findings;
    return [
        renderAnnotation(first, rest.filter(({ severity }) => severity === 'error'), pageOf),
    ];
}
function renderAnnotation(finding, others, pageOf) {
    const explanation = explain(finding);
    const sections = [
        { lines: [(0,lib_text/* plainText */.wh)(explanation.cause)] },
        { lines: others.map((other) => `Also: ${(0,lib_text/* plainText */.wh)(explain(other).cause)}`), divisible: true },
        { lines: renderPoints(explanation), divisible: true },
        ...explanation.fix.filter((step) => !step.inSummaryOnly).map((step) => ({ lines: renderFixStep(step) })),
        { lines: explanation.evidence.map(([label, value]) => `${label}: ${(0,lib_text/* plainText */.wh)(value)}`), divisible: true },
    ];
    const closing = `Finding ${finding.code} (${finding.confidence}): ${pageOf(finding.code)}`;
    return { level: finding.severity, title: explanation.title, message: composeMessage(sections, closing) };
}
const POINTS_MAX_COUNT = 8;
function renderPoints({ points }) {
    if (points === undefined)
        return [];
    const shown = points.items.slice(0, POINTS_MAX_COUNT).map((item) => `- ${(0,lib_text/* plainText */.wh)(item)}`);
    const more = points.items.length - shown.length;
    return [`${points.heading}:`, ...shown, ...(more > 0 ? [`- ${more} more in the job summary`] : [])];
}
function renderFixStep({ text, snippet }) {
    const lines = snippet === undefined ? [] : snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    return [`Fix: ${(0,lib_text/* plainText */.wh)(text)}`, ...lines];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,lib_text/* plainText */.wh)(line, Number.POSITIVE_INFINITY)}`;
}
const MORE = '(More in the job summary.)';
function composeMessage(sections, closing) {
    const room = MESSAGE_MAX_LENGTH - closing.length - MORE.length - 4;
    let message = '';
    let complete = true;
    for (const { lines, divisible } of sections.filter((section) => section.lines.length > 0)) {
        const separator = message === '' ? '' : '\n\n';
        const fitting = divisible ? leadingLines(lines, room - message.length - separator.length) : lines;
        const text = `${separator}${fitting.join('\n')}`;
        complete &&= fitting.length === lines.length && message.length + text.length <= room;
        if (fitting.length > 0 && message.length + text.length <= room)
            message += text;
    }
    return `${message}\n\n${complete ? '' : `${MORE}\n`}${closing}`;
}
function leadingLines(lines, room) {
    let used = -1;
    const end = lines.findIndex((line) => {
        used += line.length + 1;
        return used > room;
    });
    return end < 0 ? lines : lines.slice(0, end);
}

var markdown = __webpack_require__(3021);
;// ./lib/report/findings.js



function renderFailure({ findings }, { endpoint }, pageOf) {
    const notice = endpoint === undefined || endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source}).`];
    const closing = ['No credentials were published.', ...notice].join(' ');
    return (0,markdown/* joinBlocks */.x9)([...findings.map((finding) => renderFinding(finding, pageOf)), (0,markdown/* escapeMarkdown */.FV)(closing)]);
}
const ICONS = { error: '\u274c', warning: '\u26a0\ufe0f', notice: '\u2139\ufe0f' };
function renderFinding(finding, pageOf) {
    const { title, cause, points, evidence, fix } = explain(finding);
    return (0,markdown/* joinBlocks */.x9)([
        `### ${ICONS[finding.severity]} ${(0,markdown/* escapeMarkdown */.FV)(title)}`,
        (0,markdown/* escapeMarkdown */.FV)(cause),
        points === undefined ? '' : findings_renderPoints(points),
        `**How to mend it**\n\n${fix.map(findings_renderFixStep).join('\n\n')}`,
        evidence.length === 0 ? '' : `**Evidence**\n\n${(0,markdown/* table */.tp)(['What', 'Value'], evidence)}`,
        closingLine(finding, pageOf),
    ]).trimEnd();
}
function closingLine({ code, confidence }, pageOf) {
    const page = pageOf(code);
    const shown = page.startsWith('https://')
        ? `[${(0,markdown/* escapeMarkdown */.FV)(code)}](${page})`
        : (0,markdown/* escapeMarkdown */.FV)(`${code} (${page})`);
    return `<sub>Finding ${shown}, ${confidence}</sub>`;
}
function findings_renderPoints({ heading, items }) {
    return `**${(0,markdown/* escapeMarkdown */.FV)(heading)}**\n\n${items.map((item) => `1. ${(0,markdown/* escapeMarkdown */.FV)(item)}`).join('\n')}`;
}
function findings_renderFixStep({ text, snippet }) {
    const sentence = (0,markdown/* escapeMarkdown */.FV)(text);
    return snippet === undefined ? sentence : `${sentence}\n\n${(0,markdown/* codeBlock */.DV)(snippet.language, snippet.text)}`;
}
function renderComment({ findings: [first] }, pageOf) {
    if (first === undefined)
        return '';
    const { title, cause, fix } = explain(first);
    const comment = (0,markdown/* joinBlocks */.x9)([
        `### ${ICONS[first.severity]} ${(0,markdown/* escapeMarkdown */.FV)(title)}`,
        (0,markdown/* escapeMarkdown */.FV)(cause),
        `**How to mend it**\n\n${fix
            .filter((step) => !step.inSummaryOnly)
            .map(findings_renderFixStep)
            .join('\n\n')}`,
        'The job summary has the evidence, and what is to be pasted with the account in it.',
        closingLine(first, pageOf),
    ]);
    return comment.replace(ACCOUNT_ID, '************');
}
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
function skipLine(finding) {
    const { title, cause } = explain(finding);
    return `Skipped, since on-missing-oidc says so (${finding.code}): ${title}. ${(0,lib_text/* plainText */.wh)(cause)}`;
}
function otherFindingLines({ findings }) {
    return findings.slice(1).map((finding) => {
        const { title, cause } = explain(finding);
        return `${finding.severity} ${finding.code}: ${title}. ${(0,lib_text/* plainText */.wh)(cause)}`;
    });
}
function renderParagraph(finding, pageOf) {
    const { title, cause, fix, evidence } = explain(finding);
    const [first] = fix;
    const said = evidence.filter(([label]) => TOLD.includes(label)).map(([label, value]) => ` ${label}: ${value}.`);
    const remedy = first === undefined ? '' : ` Fix: ${first.text}${first.snippet === undefined ? '' : ` ${first.snippet.text}`}`;
    return (0,lib_text/* plainText */.wh)(`${title}. ${cause}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`, PARAGRAPH_MAX_LENGTH);
}
const TOLD = ['AWS said', 'Answer', 'AWS request id'];
const PARAGRAPH_MAX_LENGTH = 4000;

var summary = __webpack_require__(2884);
;// ./lib/report/diagnosis-report.js








function renderReport({ findings }, facts, pageOf) {
    const { role } = facts.settings;
    return (0,markdown/* joinBlocks */.x9)([
        `### \ud83d\udd0e Diagnosis of ${role === undefined ? 'the ID token' : `role ${(0,markdown/* escapeMarkdown */.FV)(role.name)}`}`,
        'Nothing was published: mode is diagnose.',
        (0,markdown/* table */.tp)(['Step', 'Outcome'], stepRows(facts)),
        ...findings.map((finding) => renderFinding(finding, pageOf)),
        ...claimsSection(facts),
        ...expectationSections(facts.expectations),
        clocksSection(facts),
    ]);
}
function diagnosisLines(facts) {
    return stepRows(facts).map(([step, outcome]) => (0,lib_text/* plainText */.wh)(`${step}: ${outcome}`));
}
function stepRows({ idToken, roleSession, callerIdentity, expectations, settings }) {
    const { subject, policy } = expectations ?? {};
    return [
        ['ID token', outcomeOf(idToken, () => 'issued')],
        ...(subject === undefined ? [] : [['expected-subject', subject.matched ? 'matches' : 'does not match']]),
        ...(policy === undefined ? [] : [['trust-policy-file', DECISIONS[policy.evaluation.decision]]]),
        ['Role session', outcomeOf(roleSession, ({ arn }) => `granted: ${arn}`)],
        ['Caller identity', outcomeOf(callerIdentity, ({ arn }) => `verified: ${arn}`)],
        ['Region', settings.region],
    ];
}
const DECISIONS = {
    allow: 'lets this token in',
    deny: 'does not let this token in',
    unknown: 'depends on what cannot be known here',
};
function outcomeOf(attempt, describe) {
    switch (attempt.status) {
        case 'succeeded':
            return describe(attempt.value);
        case 'failed':
            return `failed: ${attempt.failure.code}: ${attempt.failure.message}`;
        case 'not-attempted':
            return 'not attempted';
    }
}
function claimsSection({ idToken }) {
    if (idToken.status !== 'succeeded')
        return [];
    const { iat, exp, otherNames = [] } = idToken.value;
    const rows = [
        ...claimsEvidence(idToken.value),
        ['Claim iat', (0,time/* formatUtc */.ay)(iat)],
        ['Claim exp', (0,time/* formatUtc */.ay)(exp)],
        ...subjectFormRows(idToken.value),
        ...(otherNames.length === 0 ? [] : [['Further claims (values not shown)', otherNames.join(', ')]]),
    ];
    return [`**Claims of the ID token**\n\n${(0,markdown/* table */.tp)(['Claim', 'Value'], rows)}`];
}
function expectationSections({ policy } = {}) {
    if (policy === undefined)
        return [];
    const { evaluation, lints } = policy;
    return [
        `**What the policy makes of the token**\n\n${diagnosis_report_listOf(evaluation.statements.flatMap(statementLines))}`,
        lints.length === 0 ? '' : `**Mistakes in the policy**\n\n${diagnosis_report_listOf(lints.map(lintSentence))}`,
    ];
}
function statementLines({ position, effect, outcome, principal, action, conditions }) {
    const parts = [
        { part: 'principal', ...principal },
        { part: 'action', ...action },
        ...conditions.map((condition) => ({ part: 'condition', ...condition })),
    ];
    const inTheWay = parts.filter((part) => part.outcome !== 'matched').map(refusalSentence);
    return [`${positionName(position)} (${effect}): ${OUTCOMES[outcome]}.`, ...inTheWay.map((line) => `\u2013 ${line}`)];
}
const OUTCOMES = {
    matched: 'applies',
    'not-matched': 'does not apply',
    unknown: 'may apply',
};
function diagnosis_report_listOf(lines) {
    return lines.map((line) => `- ${(0,markdown/* escapeMarkdown */.FV)(line)}`).join('\n');
}
function clocksSection(facts) {
    const rows = facts.clocks.map((reading) => {
        const { lowestSeconds, highestSeconds } = (0,time/* clockIntervalOf */.bZ)(reading);
        const bounds = [lowestSeconds, highestSeconds].map((seconds) => (0,time/* formatSeconds */.Xo)(seconds, { signed: true }));
        return [SERVICES[reading.service], `${(0,time/* formatUtc */.ay)(reading.serverDateAt)}, ${bounds.join(' s to ')} s`];
    });
    const all = [...rows, ['All together', (0,summary/* describeSkew */.mp)(facts)]];
    return `**Clocks, server minus runner**\n\n${(0,markdown/* table */.tp)(['Answer of', 'Its clock, and the bounds for the difference'], all)}`;
}
const SERVICES = { github: 'GitHub', sts: 'STS' };

;// ./lib/diagnosis/catalogue/classes.js
const stands = (category) => ({ category, retryable: false });
const passes = (category) => ({ category, retryable: true });
const CLASSES = {
    INVALID_INPUT: stands('configuration'),
    ACCOUNT_NOT_ALLOWED: stands('configuration'),
    ROLE_NOT_ALLOWED: stands('configuration'),
    PARTITION_MISMATCH: stands('configuration'),
    ID_TOKEN_PERMISSION_MISSING: stands('permission'),
    ID_TOKEN_WITHHELD_FROM_FORK: stands('permission'),
    ID_TOKEN_WITHHELD_FROM_DEPENDABOT: stands('permission'),
    NOT_ON_GITHUB_ACTIONS: stands('runner'),
    ID_TOKEN_VARIABLES_BROKEN: stands('runner'),
    ID_TOKEN_REQUEST_DENIED: passes('permission'),
    ID_TOKEN_ENDPOINT_NOT_FOUND: stands('network'),
    ID_TOKEN_REQUEST_REDIRECTED: stands('network'),
    ID_TOKEN_SERVICE_UNAVAILABLE: passes('service'),
    ID_TOKEN_ANSWER_INVALID: stands('network'),
    TRUST_POLICY_FILE_INVALID: stands('configuration'),
    SUBJECT_NOT_EXPECTED: stands('configuration'),
    TRUST_POLICY_DENIES: stands('trust'),
    TRUST_POLICY_OTHER_PRINCIPAL: stands('trust'),
    TRUST_POLICY_OTHER_ACTION: stands('trust'),
    TRUST_POLICY_KEY_NEVER_MATCHES: stands('trust'),
    TRUST_POLICY_WILDCARD_NOT_EXPANDED: stands('trust'),
    TRUST_POLICY_SUBJECT_MALFORMED: stands('trust'),
    TRUST_POLICY_SUBJECT_DIFFERS: stands('trust'),
    TRUST_POLICY_AUDIENCE_DIFFERS: stands('trust'),
    TRUST_POLICY_CONDITION_REFUSES: stands('trust'),
    TRUST_POLICY_UNDECIDED: stands('trust'),
    TRUST_POLICY_HAS_MISTAKES: stands('trust'),
    TRUST_POLICY_FILE_OUTDATED: stands('trust'),
    TRUST_POLICY_OF_OTHER_ROLE: stands('configuration'),
    ACCESS_DENIED_CUSTOM_SUBJECT: stands('trust'),
    ACCESS_DENIED_IMMUTABLE_SUBJECT: stands('trust'),
    ACCESS_DENIED_ENCODED_COLON: stands('trust'),
    ACCESS_DENIED_ENVIRONMENT: stands('trust'),
    ACCESS_DENIED_PULL_REQUEST: stands('trust'),
    ACCESS_DENIED_TAG: stands('trust'),
    ACCESS_DENIED_BRANCH: stands('trust'),
    ACCESS_DENIED_REUSABLE_WORKFLOW: stands('trust'),
    ACCESS_DENIED_LETTER_CASE: stands('trust'),
    ACCESS_DENIED_AUDIENCE: stands('trust'),
    ACCESS_DENIED_DESPITE_POLICY: stands('trust'),
    ACCESS_DENIED_ROLE_OR_POLICY: stands('trust'),
    OIDC_PROVIDER_MISSING: stands('trust'),
    ENTERPRISE_ISSUER_NOT_REGISTERED: stands('trust'),
    OIDC_PROVIDER_THUMBPRINT_DIFFERS: stands('trust'),
    AUDIENCE_NOT_REGISTERED: stands('trust'),
    ID_TOKEN_EXPIRED: passes('service'),
    VERIFICATION_KEY_UNAVAILABLE: passes('service'),
    ID_TOKEN_REJECTED: stands('trust'),
    MAX_SESSION_DURATION_EXCEEDED: stands('configuration'),
    REQUEST_REJECTED: stands('configuration'),
    SESSION_POLICY_MALFORMED: stands('configuration'),
    SESSION_POLICY_TOO_LARGE: stands('configuration'),
    STS_REGION_DISABLED: stands('configuration'),
    CREDENTIALS_NOT_RECOGNISED: passes('service'),
    CREDENTIALS_EXPIRED: passes('service'),
    CALLER_IDENTITY_DENIED: stands('network'),
    ACCOUNT_NOT_READY: stands('trust'),
    OTHER_IDENTITY_IN_USE: stands('identity'),
    REMAINING_TIME_UNKNOWN: stands('session'),
    LONG_TERM_KEYS_IN_USE: stands('configuration'),
    CREDENTIALS_CONFLICT: stands('configuration'),
    KEYS_REJECTED: stands('configuration'),
    KEYS_EXPIRED: stands('session'),
    TOKEN_FILE_UNREADABLE: stands('runner'),
    AMBIENT_CREDENTIALS_MISSING: stands('runner'),
    ASSUME_ROLE_NOT_PERMITTED: stands('trust'),
    ASSUME_ROLE_NOT_TRUSTED: stands('trust'),
    TAG_SESSION_NOT_PERMITTED: stands('trust'),
    CHAINED_DURATION_TOO_LONG: stands('configuration'),
    HOP_DURATION_TOO_LONG: stands('configuration'),
    HOP_REQUEST_REJECTED: stands('configuration'),
    SESSION_TAGS_TOO_LARGE: stands('configuration'),
    SESSION_TAGS_DROPPED: stands('configuration'),
    CHAINED_DURATION_CAPPED: stands('configuration'),
    PARAMETERS_NOT_SENT: stands('configuration'),
    SIGNATURE_REJECTED: stands('network'),
    SIGNATURE_TIME_REJECTED: stands('clock'),
    SIGNATURE_SCOPE_REJECTED: stands('configuration'),
    SIGNATURE_INCOMPLETE: stands('network'),
    SIGNATURE_MISSING: stands('network'),
    PROFILE_OVERRIDES_CREDENTIALS: stands('identity'),
    KEYS_OVERRIDE_PROFILE: stands('identity'),
    OTHER_CREDENTIALS_REMAIN: stands('identity'),
    IDENTITY_MISMATCH: stands('identity'),
    CLOCK_SKEW: stands('clock'),
    SESSION_ALREADY_EXPIRED: stands('clock'),
    REMAINING_TIME_TOO_SHORT: stands('session'),
    GRANTED_DURATION_DIFFERS: stands('session'),
    STS_THROTTLED: passes('service'),
    STS_UNAVAILABLE: passes('service'),
    LOGIN_PAGE_ANSWERED: stands('network'),
    PROXY_AUTHENTICATION_REQUIRED: stands('network'),
    PROXY_REFUSED: passes('network'),
    STS_ANSWER_INVALID: stands('network'),
    UNEXPLAINED_FAILURE: stands('service'),
    DNS_LOOKUP_FAILED: passes('network'),
    CONNECTION_REFUSED: passes('network'),
    CONNECTION_LOST: passes('network'),
    TLS_CERTIFICATE_UNTRUSTED: stands('network'),
    TLS_CERTIFICATE_DATE: stands('clock'),
    TLS_CERTIFICATE_OTHER_HOST: stands('network'),
    TLS_FAILED: stands('network'),
    REQUEST_TIMED_OUT: passes('network'),
    HOST_UNREACHABLE: passes('network'),
    DEADLINE_PASSED: passes('network'),
    CANCELLED: passes('cancelled'),
    PUBLISHING_FAILED: stands('runner'),
    INTERNAL_ERROR: stands('internal'),
};

var publish = __webpack_require__(2249);
var report_verified = __webpack_require__(9616);
;// ./lib/report/failure-outputs.js



function failureOutputsOf({ findings: [first] }, facts) {
    if (first === undefined)
        return { configured: 'false' };
    const { category, retryable } = CLASSES[first.code];
    return {
        configured: 'false',
        'error-code': first.code,
        'error-category': category,
        retryable: String(retryable),
        ...(0,publish/* subjectOf */.et)(facts),
    };
}
function diagnosedOutputsOf(diagnosis, facts) {
    if (diagnosis.verdict !== 'pass')
        return failureOutputsOf(diagnosis, facts);
    const verified = (0,report_verified/* verifiedFactsOf */.X)(facts);
    const seen = verified === undefined ? (0,publish/* subjectOf */.et)(facts) : (0,publish/* describeVerified */.UH)(verified);
    return { ...seen, configured: 'false' };
}

;// ./lib/report/target.js
const STEP = { kind: 'step' };
const input = (name) => ({ kind: 'input', name });
function targetOf(finding) {
    switch (finding.code) {
        case 'INVALID_INPUT': {
            const name = finding.evidence.problems.find((one) => !one.input.startsWith('AWS_'))?.input;
            return name === undefined ? STEP : input(name);
        }
        case 'ACCOUNT_NOT_ALLOWED':
        case 'ROLE_NOT_ALLOWED':
        case 'OIDC_PROVIDER_MISSING':
        case 'ACCESS_DENIED_ROLE_OR_POLICY':
            return input('role-to-assume');
        case 'PARTITION_MISMATCH':
        case 'STS_REGION_DISABLED':
        case 'SIGNATURE_SCOPE_REJECTED':
            return input('aws-region');
        case 'AUDIENCE_NOT_REGISTERED':
        case 'ACCESS_DENIED_AUDIENCE':
            return input('audience');
        case 'SUBJECT_NOT_EXPECTED':
            return input('expected-subject');
        case 'TRUST_POLICY_FILE_INVALID':
            return input('trust-policy-file');
        case 'SESSION_POLICY_MALFORMED':
        case 'SESSION_POLICY_TOO_LARGE':
            return input('inline-session-policy');
        case 'MAX_SESSION_DURATION_EXCEEDED':
            return input('role-duration-seconds');
        case 'ID_TOKEN_PERMISSION_MISSING':
            return { kind: 'id-token-permission' };
        default:
            return STEP;
    }
}

;// ./lib/report/words.js







})

};
