var __webpack_modules__ = ({

9896:
((module) => {

module.exports = process.getBuiltinModule("fs");

}),

6698:
((module) => {

module.exports = process.getBuiltinModule("node:async_hooks");

}),

1421:
((module) => {

module.exports = process.getBuiltinModule("node:child_process");

}),

7598:
((module) => {

module.exports = process.getBuiltinModule("node:crypto");

}),

3024:
((module) => {

module.exports = process.getBuiltinModule("node:fs");

}),

1455:
((module) => {

module.exports = process.getBuiltinModule("node:fs/promises");

}),

7067:
((module) => {

module.exports = process.getBuiltinModule("node:http");

}),

4708:
((module) => {

module.exports = process.getBuiltinModule("node:https");

}),

7030:
((module) => {

module.exports = process.getBuiltinModule("node:net");

}),

8161:
((module) => {

module.exports = process.getBuiltinModule("node:os");

}),

6760:
((module) => {

module.exports = process.getBuiltinModule("node:path");

}),

1708:
((module) => {

module.exports = process.getBuiltinModule("node:process");

}),

7075:
((module) => {

module.exports = process.getBuiltinModule("node:stream");

}),

7975:
((module) => {

module.exports = process.getBuiltinModule("node:util");

}),

5919:
((module) => {

module.exports = process.getBuiltinModule("node:worker_threads");

}),

857:
((module) => {

module.exports = process.getBuiltinModule("os");

}),

8690:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  B8: () => (parseAssumedRoleArn),
  DF: () => (regionalStsUrl),
  DM: () => (parseRoleArn),
  MT: () => (matchesPattern),
  SV: () => (hasFipsEndpoint),
  _k: () => (isAwsStsHost),
  aC: () => (USUAL_AUDIENCE),
  cn: () => (partitionOfRegion),
  hb: () => (AUDIENCE_IN_CHINA),
  iw: () => (oidcProviderArn),
  u3: () => (mayFitWithPath),
  wf: () => (roleArnBehind),
  xC: () => (regionOfAwsStsHost)
});
const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ASSUMED_ROLE_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;
function parseRoleArn(text) {
    const [, partition, account, path, name] = ROLE_ARN.exec(text) ?? [];
    if (partition === undefined || account === undefined || path === undefined || name === undefined)
        return undefined;
    return isPartition(partition) ? { text, partition, account, path, name } : undefined;
}
function parseAssumedRoleArn(text) {
    const [, partition, account, roleName, roleSessionName] = ASSUMED_ROLE_ARN.exec(text) ?? [];
    if (partition === undefined || account === undefined)
        return undefined;
    if (roleName === undefined || roleSessionName === undefined)
        return undefined;
    return { partition, account, roleName, roleSessionName };
}
function roleArnBehind(identityArn, meant) {
    const actual = parseAssumedRoleArn(identityArn);
    if (actual === undefined)
        return identityArn;
    const { partition, account, roleName } = actual;
    const isMeant = partition === meant?.partition && account === meant.account && roleName === meant.name;
    return isMeant ? meant.text : `arn:${partition}:iam::${account}:role/${roleName}`;
}
function mayFitWithPath(pattern, identityArn) {
    const session = parseAssumedRoleArn(identityArn);
    const [, start, name] = /^(arn:[^/]*\/)[^/]*\/(?:.*\/)?([^/]*)$/.exec(pattern) ?? [];
    if (session === undefined || start === undefined || name === undefined)
        return false;
    const { partition, account, roleName } = session;
    return matchesPattern(start, `arn:${partition}:iam::${account}:role/`) && matchesPattern(name, roleName);
}
function oidcProviderArn(role, issuer) {
    return `arn:${role.partition}:iam::${role.account}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`;
}
function matchesPattern(pattern, text) {
    let [p, t, star, resume] = [0, 0, -1, 0];
    while (t < text.length) {
        if (pattern[p] === '*')
            [star, resume, p] = [p, t, p + 1];
        else if (pattern[p] === '?')
            [p, t] = [p + 1, t + String.fromCodePoint(text.codePointAt(t) ?? 0).length];
        else if (p < pattern.length && pattern[p] === text[t])
            [p, t] = [p + 1, t + 1];
        else if (star >= 0)
            [p, resume, t] = [star + 1, resume + 1, resume + 1];
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(p));
}
const PARTITIONS = {
    'aws-cn': { regionPrefix: 'cn-', domains: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'] },
    'aws-us-gov': { regionPrefix: 'us-gov-', domains: ['amazonaws.com', 'api.aws'] },
    'aws-eusc': { regionPrefix: 'eusc-', domains: ['amazonaws.eu', 'api.amazonwebservices.eu'] },
    'aws-iso-b': { regionPrefix: 'us-isob-', domains: ['sc2s.sgov.gov', 'api.aws.scloud'] },
    'aws-iso-e': { regionPrefix: 'eu-isoe-', domains: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'] },
    'aws-iso-f': { regionPrefix: 'us-isof-', domains: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'] },
    'aws-iso': { regionPrefix: 'us-iso-', domains: ['c2s.ic.gov', 'api.aws.ic.gov'] },
    aws: { regionPrefix: '', domains: ['amazonaws.com', 'api.aws'] },
};
const USUAL_AUDIENCE = 'sts.amazonaws.com';
const AUDIENCE_IN_CHINA = `${USUAL_AUDIENCE}.cn`;
const PARTITION_NAMES = Object.keys(PARTITIONS);
function isPartition(text) {
    return Object.hasOwn(PARTITIONS, text);
}
function hasFipsEndpoint(region) {
    return /^(?:us|ca)-/.test(region);
}
function partitionOfRegion(region) {
    return PARTITION_NAMES.find((name) => region.startsWith(PARTITIONS[name].regionPrefix)) ?? 'aws';
}
function isAwsStsHost(hostname) {
    const domains = PARTITION_NAMES.flatMap((name) => PARTITIONS[name].domains);
    return domains.some((domain) => STS_LABELS.test(cut(hostname, domain)));
}
function regionOfAwsStsHost(hostname) {
    return OF_REGION.exec(hostname)?.[1] ?? 'us-east-1';
}
function regionalStsUrl(region, variant = {}) {
    const partition = partitionOfRegion(region);
    const [standard, dualStack] = PARTITIONS[partition].domains;
    const isPlain = !variant.fips || (partition === 'aws-us-gov' && !variant.dualStack);
    return `https://sts${isPlain ? '' : '-fips'}.${region}.${variant.dualStack ? dualStack : standard}`;
}
const REGION = '[a-z]{2,6}(?:-[a-z]+){1,3}-\\d{1,2}';
const OF_REGION = new RegExp(`(?:^|\\.)sts(?:-fips)?\\.(${REGION})\\.`);
const STS_LABELS = new RegExp(`^(?:sts(?:-fips)?(?:\\.${REGION})?|vpce-[a-z0-9-]+\\.sts\\.${REGION}\\.vpce)$`);
function cut(hostname, domain) {
    return hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : '';
}


}),

7872:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  F4: () => (identityDifferences),
  gT: () => (grantedSecondsOf),
  zY: () => (isOtherSession)
});
var _arn_js__0 = __nccwpck_require__(8690);

const MEASURED_WITHIN_SECONDS = 2;
function grantedSecondsOf({ grantedAt, expiresAt, durationSeconds }) {
    if (grantedAt === undefined)
        return undefined;
    const measured = expiresAt - grantedAt;
    return Math.abs(measured - durationSeconds) < MEASURED_WITHIN_SECONDS ? durationSeconds : Math.round(measured);
}
function isOtherSession(differences, { awsOwned }) {
    return differences.some(({ what }) => awsOwned || what !== 'user id');
}
function identityDifferences(identity, session) {
    const { role, roleSessionName } = session;
    const actual = (0,_arn_js__0/* .parseAssumedRoleArn */ .B8)(identity.arn);
    const compared = actual === undefined
        ? [{ what: 'kind', expected: 'the session of a role', actual: identity.arn }]
        : [
            { what: 'partition', expected: role.partition, actual: actual.partition },
            ...[...new Set([actual.account, identity.account])].map((account) => ({
                what: 'account',
                expected: role.account,
                actual: account,
            })),
            { what: 'role name', expected: role.name, actual: actual.roleName },
            { what: 'role session name', expected: roleSessionName, actual: actual.roleSessionName },
            { what: 'user id', expected: session.assumedRoleId, actual: identity.userId },
        ];
    return compared.filter(({ expected, actual: found }) => expected !== found);
}


}),

9755:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (createSts),
  Z: () => (takeVariables)
});

var external_node_http_ = __nccwpck_require__(7067);
var external_node_https_ = __nccwpck_require__(4708);
var external_node_net_ = __nccwpck_require__(7030);
var external_node_os_ = __nccwpck_require__(8161);
var requests = __nccwpck_require__(2541);
var defined = __nccwpck_require__(9665);
var arn = __nccwpck_require__(8690);
var net_deadline = __nccwpck_require__(3415);
var time = __nccwpck_require__(343);
;// ./lib/aws/sts-call.js





async function call(ports, operation, command, read) {
    const { client, deadline, vault } = ports;
    const request = { service: 'sts', operation };
    const seen = watch(command, ports);
    const failed = (failure) => ({ status: 'failed', failure: { ...failure, ...seen.host() } });
    try {
        const outcome = await (0,net_deadline/* within */.ux)(deadline, requests/* REQUEST_LIMIT_SECONDS */.aA, (abortSignal) => client.send(command, { abortSignal }));
        if (outcome.kind !== 'settled')
            return failed((0,requests/* failureOfWait */.lM)(request, outcome));
        const output = read(outcome.value);
        const id = outcome.value.$metadata.requestId;
        const requestId = id === undefined ? undefined : vault.cleanName(id);
        if (output !== undefined) {
            return { status: 'succeeded', value: { output, ...seen.answeredAt(), ...(0,defined/* defined */.s)({ requestId }) } };
        }
        const [code, text] = hasNoArn(outcome.value, seen.host())
            ? ['NO_ARN_IN_ANSWER', 'The answer has no ARN.']
            : ['UNEXPECTED_ANSWER', describeForeignAnswer(seen.head() ?? { statusCode: 0, headers: {} })];
        return failed({ ...request, code, message: vault.clean(text), attempts: 1, ...seen.status() });
    }
    catch (error) {
        return failed(cleanFailure(failureOfSts(request, error, seen.head()), vault));
    }
}
function hasNoArn(output, { host = '' }) {
    const { Credentials, Account, UserId, Arn, AssumedRoleUser } = output;
    const isAnswer = Boolean(Credentials?.AccessKeyId || Account || UserId);
    const hasArn = Boolean(Arn || (AssumedRoleUser?.Arn && AssumedRoleUser.AssumedRoleId));
    return isAnswer && !hasArn && !(0,arn/* isAwsStsHost */._k)(host.replace(/:\d+$/, ''));
}
function cleanFailure({ requestId, ...failure }, vault) {
    const cleaned = { ...failure, code: vault.clean(failure.code), message: vault.clean(failure.message) };
    return requestId === undefined ? cleaned : { ...cleaned, requestId: vault.clean(requestId) };
}
function watch(command, { client, noteClock }) {
    let host;
    let head;
    let reading;
    command.middlewareStack.add((next) => async (args) => {
        const { hostname, port } = args.request;
        host = port === undefined ? hostname : `${hostname}:${port}`;
        const sentAt = Date.now() / 1000;
        const result = await next(args);
        head = result.response;
        reading = (0,time/* readClock */.$t)('sts', head.headers, { sentAt, receivedAt: Date.now() / 1000 });
        if (reading !== undefined) {
            noteClock(reading);
            correctClock(client, reading);
        }
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'watch' });
    return {
        head: () => head,
        host: () => (0,defined/* defined */.s)({ host }),
        status: () => (0,defined/* defined */.s)({ httpStatus: head?.statusCode }),
        answeredAt: () => (0,defined/* defined */.s)({ answeredAt: reading?.serverDateAt }),
    };
}
const CORRECTED_SKEW_SECONDS = 30;
function correctClock(client, reading) {
    const { clockSkewSeconds } = (0,time/* measureClockSkew */.zt)([reading]) ?? { clockSkewSeconds: 0 };
    client.config.systemClockOffset = Math.abs(clockSkewSeconds) < CORRECTED_SKEW_SECONDS ? 0 : clockSkewSeconds * 1000;
}
function failureOfSts(request, error, head) {
    if (head === undefined || isOfConnection(error))
        return failureOfConnection(request, error);
    const { statusCode: httpStatus, headers } = head;
    const fields = typeof error === 'object' && error !== null ? error : {};
    const wireCode = matching(WIRE_CODE, fields['Code']);
    const requestId = matching(REQUEST_ID, headers['x-amzn-requestid']);
    const retryAfterSeconds = (0,requests/* parseRetryAfter */.mu)(headers['retry-after']);
    return {
        ...request,
        code: wireCode?.replace(/(?<=.)Exception$/, '') ?? (httpStatus < 300 ? 'UNEXPECTED_ANSWER' : `HTTP_${httpStatus}`),
        message: wireCode === undefined ? describeForeignAnswer(head, fields) : String(fields['message'] ?? ''),
        httpStatus,
        ...(0,defined/* defined */.s)({ requestId, retryAfterSeconds }),
        attempts: 1,
    };
}
const WIRE_CODE = /^[A-Za-z][\w.:-]{0,99}$/;
const REQUEST_ID = /^[\w-]{1,64}$/;
function matching(pattern, value) {
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
function isOfConnection(error) {
    const { code, syscall } = (error ?? {});
    return syscall !== undefined || (typeof code === 'string' && /^E[A-Z]+$/.test(code));
}
function failureOfConnection(request, error) {
    const failure = (0,requests/* failureOfNetwork */._N)(request, error);
    return failure.code === 'TimeoutError' ? { ...failure, code: 'ETIMEDOUT' } : failure;
}
function describeForeignAnswer({ statusCode, headers }, fields = {}) {
    const type = headers['content-type'];
    const server = headers['server'] ?? headers['via'];
    const text = fields['$responseBodyText'];
    const quotable = typeof text === 'string' && text !== '' && statusCode >= 300 && !CREDENTIAL_FIELD.test(text);
    return [
        'The answer is not one of STS.',
        ...(type === undefined ? [] : [`Content type: ${type}.`]),
        ...(server === undefined ? [] : [`Server: ${server}.`]),
        ...(quotable ? [`Body: ${text}`] : []),
    ].join(' ');
}
const CREDENTIAL_FIELD = /AccessKey|SessionToken|Credentials/i;

;// ./lib/aws/sts-client.js








function createSts(options) {
    const agents = createStsAgents(options, options.preconnect ?? false);
    let client;
    let current;
    const ready = async () => {
        client ??= createClient(options, agents);
        const created = await client;
        if (current !== undefined)
            signWith(created, current);
        return { ...options, client: created };
    };
    return {
        load: () => {
            if (client !== undefined)
                return;
            ready()
                .then(() => Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041)))
                .then(({ warmUp }) => warmUp())
                .catch(() => { });
        },
        assumeRoleWithWebIdentity: async (input, read) => {
            const { AssumeRoleWithWebIdentityCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041));
            const command = new AssumeRoleWithWebIdentityCommand(input);
            return call(await ready(), 'AssumeRoleWithWebIdentity', command, read);
        },
        assumeRole: async (input, read) => {
            const { AssumeRoleCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041));
            return call(await ready(), 'AssumeRole', new AssumeRoleCommand(input), read);
        },
        getCallerIdentity: async (input, read) => {
            const { GetCallerIdentityCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041));
            return call(await ready(), 'GetCallerIdentity', new GetCallerIdentityCommand(input), read);
        },
        use: (credentials) => {
            current = credentials;
        },
        close: () => {
            agents.close();
            client?.then((created) => created.destroy()).catch(() => { });
        },
    };
}
function signWith(client, { accessKeyId, secretAccessKey, sessionToken }) {
    client.config.credentials = async () => ({
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...(0,defined/* defined */.s)({ sessionToken: sessionToken?.reveal() }),
    });
}
async function createClient({ region, endpoint, environment }, { agents }) {
    const { STSClient } = await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041));
    return new STSClient({
        region,
        credentials: async () => {
            throw new Error('signed call before there are credentials');
        },
        maxAttempts: 1,
        customUserAgent: userAgentOf(environment),
        requestHandler: {
            connectionTimeout: requests/* CONNECT_LIMIT_SECONDS */.fK * 1000,
            requestTimeout: requests/* REQUEST_LIMIT_SECONDS */.aA * 1000,
            throwOnRequestTimeout: true,
            ...agents,
        },
        streamCollector: requests/* collectBody */.Px,
        endpoint: stsUrlOf({ region, endpoint }),
    });
}
function userAgentOf(environment) {
    const told = Object.entries({ action: 'ACTION', run_id: 'RUN_ID', attempt: 'RUN_ATTEMPT' }).flatMap(([label, name]) => {
        const value = environment[`GITHUB_${name}`] ?? '';
        return /^[\w-]{1,128}$/.test(value) ? [['md', `${label}#${value}`]] : [];
    });
    return [['aws-token-guard'], ...told];
}
function stsUrlOf({ region, endpoint }) {
    return endpoint.url ?? (0,arn/* regionalStsUrl */.DF)(region, endpoint);
}
function createStsAgents({ proxy, ...address }, preconnect) {
    const url = new URL(stsUrlOf(address));
    const options = proxy.agentOptionsFor(url);
    const kept = { ...options, keepAlive: true, maxSockets: MAX_SOCKETS };
    if (options.proxyEnv === undefined && !preconnect)
        return { agents: {}, close: () => { } };
    const agents = { httpsAgent: new external_node_https_.Agent(kept), httpAgent: new external_node_http_.Agent(kept) };
    if (options.proxyEnv !== undefined)
        return { agents, close: () => { } };
    const opened = preconnectTo(url.protocol === 'https:' ? agents.httpsAgent : agents.httpAgent, url);
    return { agents, close: () => opened.destroy() };
}
const MAX_SOCKETS = 50;
const BRACKETS = /^\[|\]$/g;
function preconnectTo(agent, { hostname, port, protocol }) {
    const connect = agent.createConnection.bind(agent);
    const isSecure = protocol === 'https:';
    const host = hostname.replace(BRACKETS, '');
    const name = isSecure && (0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {};
    const there = { host, port: Number(port || (isSecure ? 443 : 80)) };
    const opened = connect({ ...there, ...name });
    opened.setNoDelay(true);
    opened.on('error', () => { });
    agent.createConnection = (...parameters) => {
        agent.createConnection = connect;
        const [asked] = parameters;
        const isThere = asked.host?.replace(BRACKETS, '') === there.host && Number(asked.port) === there.port;
        if (isThere && !opened.destroyed)
            return opened;
        opened.destroy();
        return connect(...parameters);
    };
    return opened;
}
const NO_FILES = { AWS_CONFIG_FILE: external_node_os_.devNull, AWS_SHARED_CREDENTIALS_FILE: external_node_os_.devNull };
const TLS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';
function takeVariables(processVariables, platform = process.platform) {
    const known = (name) => (platform === 'win32' ? name.toUpperCase() : name);
    const before = Object.fromEntries(Object.entries(processVariables).map(([name, value]) => [known(name), value]));
    for (const name of Object.keys(processVariables)) {
        if (isOfAws(known(name)) || known(name) === TLS_VARIABLE)
            delete processVariables[name];
    }
    replaceVariables(processVariables, NO_FILES);
    return before;
}
function replaceVariables(processVariables, wanted) {
    for (const [name] of ofAws(processVariables))
        delete processVariables[name];
    for (const [name, value] of ofAws(wanted))
        if (value !== undefined)
            processVariables[name] = value;
}
function ofAws(variables) {
    return Object.entries(variables).filter(([name]) => isOfAws(name));
}
function isOfAws(name) {
    return name.startsWith('AWS_');
}


}),

7012:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  PZ: () => (untilPlain),
  dR: () => (dated),
  eL: () => (getCallerIdentity),
  m_: () => (readGrantedSession),
  zr: () => (assumeRoleWithWebIdentity)
});
var _secrets_shapes_js__0 = __nccwpck_require__(6111);
var _util_defined_js__1 = __nccwpck_require__(9665);


async function assumeRoleWithWebIdentity(sts, { requested, policies, token, vault }) {
    let attempt = { status: 'not-attempted' };
    const { inlineSessionPolicy: policy, managedSessionPolicies } = policies;
    const { fromWebToken } = await Promise.all(/* import() */[__nccwpck_require__.e(836), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5041));
    const provider = fromWebToken({
        roleArn: requested.role.text,
        roleSessionName: requested.roleSessionName,
        webIdentityToken: token.reveal(),
        durationSeconds: requested.durationSeconds,
        ...(0,_util_defined_js__1/* .defined */ .s)({ policy }),
        ...(managedSessionPolicies.length === 0 ? {} : { policyArns: managedSessionPolicies.map((arn) => ({ arn })) }),
        roleAssumerWithWebIdentity: async (parameters) => {
            const answer = await sts.assumeRoleWithWebIdentity(parameters, (output) => readGrantedSession(output, requested, vault));
            attempt = answer.status === 'succeeded' ? { status: 'succeeded', value: dated(answer.value) } : answer;
            return { accessKeyId: '', secretAccessKey: '' };
        },
    });
    await provider();
    return attempt;
}
async function getCallerIdentity(sts, vault) {
    const attempt = await sts.getCallerIdentity({}, ({ Account: account, Arn: arn, UserId: userId }) => {
        if (!account || !arn || !userId || !/^\d{12}$/.test(account))
            return undefined;
        return { account, arn: vault.cleanName(arn), userId: vault.cleanName(userId) };
    });
    if (attempt.status !== 'succeeded')
        return attempt;
    const { output, requestId } = attempt.value;
    return { status: 'succeeded', value: { ...output, ...(0,_util_defined_js__1/* .defined */ .s)({ requestId }) } };
}
function readGrantedSession({ AssumedRoleUser, Credentials, PackedPolicySize }, requested, vault) {
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
    if (!(0,_secrets_shapes_js__0/* .isAccessKeyId */ .Pw)(AccessKeyId) || !(0,_secrets_shapes_js__0/* .isKeyMaterial */ .vV)(SecretAccessKey) || !(0,_secrets_shapes_js__0/* .isKeyMaterial */ .vV)(SessionToken))
        return undefined;
    const credentials = vault.keep({
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
    });
    const expiresAt = Expiration instanceof Date ? Expiration.getTime() / 1000 : Number.NaN;
    const { Arn, AssumedRoleId } = AssumedRoleUser ?? {};
    if (Arn === undefined || AssumedRoleId === undefined || Number.isNaN(expiresAt))
        return undefined;
    const session = {
        ...requested,
        arn: vault.cleanName(Arn),
        assumedRoleId: vault.cleanName(AssumedRoleId),
        expiresAt,
        ...(Number.isFinite(PackedPolicySize) ? { packedPolicySizePercent: Number(PackedPolicySize) } : {}),
    };
    return { session, credentials, isPlain: /^[A-Za-z0-9]+$/.test(SecretAccessKey) };
}
function dated({ output, answeredAt, requestId }) {
    return { ...output, session: { ...output.session, ...(0,_util_defined_js__1/* .defined */ .s)({ grantedAt: answeredAt, requestId }) } };
}
const PLAIN_TRIES = 20;
async function untilPlain(wanted, ask) {
    for (let tries = 1;; tries += 1) {
        const attempt = await ask();
        if (!wanted || attempt.status !== 'succeeded' || attempt.value.isPlain || tries >= PLAIN_TRIES)
            return attempt;
    }
}


}),

988:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $e: () => (warning),
  jo: () => (diagnosisOf),
  lm: () => (notice),
  z3: () => (error)
});
function error(code, evidence, confidence = 'certain') {
    return { code, severity: 'error', confidence, evidence };
}
function warning(code, evidence, confidence = 'certain') {
    return { code, severity: 'warning', confidence, evidence };
}
function notice(code, evidence) {
    return { code, severity: 'notice', confidence: 'certain', evidence };
}
const SEVERITIES = ['error', 'warning', 'notice'];
const CONFIDENCES = ['certain', 'likely', 'possible'];
function diagnosisOf(causes, others = []) {
    const ranked = [...bySurety(causes), ...bySurety(others)].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const [first, ...rest] = ranked;
    if (first === undefined || first.severity !== 'error')
        return { verdict: 'pass', findings: ranked };
    return { verdict: 'fail', findings: [first, ...rest] };
}
function bySurety(findings) {
    return [...findings].sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
}


}),

2220:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  IM: () => (roleNotAllowed),
  fs: () => (accountNotAllowed),
  mx: () => (checkedInputsRules)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _finding_js__1 = __nccwpck_require__(988);


const checkedInputsRules = [
    ({ ignoredProxy }) => (ignoredProxy === undefined ? [] : [(0,_finding_js__1/* .error */ .z3)('PROXY_IGNORED_BY_NODE', ignoredProxy)]),
    ({ problems }) => (problems.length === 0 ? [] : [(0,_finding_js__1/* .error */ .z3)('INVALID_INPUT', { problems })]),
    ({ settings: { trustPolicyFile: path }, policyFileProblem: problem }) => path === undefined || problem === undefined ? [] : [(0,_finding_js__1/* .error */ .z3)('TRUST_POLICY_FILE_INVALID', { path, problem })],
    ({ settings }) => {
        const roles = new Map(rolesIn(settings).map((one) => [one.role.account, one]));
        return [...roles.values()].flatMap(({ role, source }) => accountNotAllowed(role.account, settings.allowedAccountIds, source));
    },
    ({ settings }) => rolesIn(settings).flatMap(({ role, source }) => roleNotAllowed(role.text, settings.allowedRoleArns, source)),
    ({ settings }) => {
        const { region } = settings;
        if (region === undefined)
            return [];
        const regionPartition = (0,_aws_arn_js__0/* .partitionOfRegion */ .cn)(region);
        return rolesIn(settings)
            .filter(({ role }) => role.partition !== regionPartition)
            .slice(0, 1)
            .map(({ role }) => (0,_finding_js__1/* .error */ .z3)('PARTITION_MISMATCH', { role, region, regionPartition }));
    },
    ({ settings: { endpoint, region } }) => {
        const { url, source, awsOwned } = endpoint ?? {};
        if (url === undefined || source === undefined || !awsOwned || region === undefined)
            return [];
        const endpointRegion = (0,_aws_arn_js__0/* .regionOfAwsStsHost */ .xC)(new URL(url).hostname);
        return endpointRegion === region
            ? []
            : [(0,_finding_js__1/* .error */ .z3)('ENDPOINT_REGION_MISMATCH', { url, source, region, endpointRegion })];
    },
];
function accountNotAllowed(account, allowed, source) {
    if (allowed === undefined || allowed.includes(account))
        return [];
    return [(0,_finding_js__1/* .error */ .z3)('ACCOUNT_NOT_ALLOWED', { account, allowed, source })];
}
function roleNotAllowed(role, allowed, source) {
    if (allowed === undefined || allowed.some((one) => (0,_aws_arn_js__0/* .matchesPattern */ .MT)(one, role)))
        return [];
    return [(0,_finding_js__1/* .error */ .z3)('ROLE_NOT_ALLOWED', { role, allowed, source })];
}
function rolesIn({ role, roles = [], roleChain = [] }) {
    return [
        ...(role === undefined ? [] : [{ role, source: 'role-to-assume' }]),
        ...roleChain.map((one) => ({ role: one, source: 'role-chain' })),
        ...roles.map((one) => ({ role: one.role, source: 'roles' })),
    ];
}


}),

1372:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (diagnoseSettings),
  S: () => (judge)
});
var _finding_js__2 = __nccwpck_require__(988);
var _rules_checked_inputs_js__0 = __nccwpck_require__(2220);
var _verified_js__1 = __nccwpck_require__(44);



function diagnoseSettings(inputs) {
    return (0,_finding_js__2/* .diagnosisOf */ .jo)(_rules_checked_inputs_js__0/* .checkedInputsRules */ .mx.flatMap((rule) => rule(inputs)));
}
async function judge(facts) {
    if ((0,_verified_js__1/* .hasReachedEnd */ .w3)(facts))
        return (0,_finding_js__2/* .diagnosisOf */ .jo)((0,_verified_js__1/* .successFindings */ .iH)(facts));
    const { diagnose } = await Promise.all(/* import() */[__nccwpck_require__.e(155), __nccwpck_require__.e(26)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4026));
    return diagnose(facts);
}


}),

44:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w3: () => (hasReachedEnd),
  n0: () => (isWithoutRole),
  NG: () => (otherEndpoints),
  iH: () => (successFindings),
  Xf: () => (verifiedFactsOf)
});

// UNUSED EXPORTS: endpointRules

var service_url = __nccwpck_require__(1844);
var finding = __nccwpck_require__(988);
var aws_arn = __nccwpck_require__(8690);
var role_session = __nccwpck_require__(7872);
var settings = __nccwpck_require__(3152);
var defined = __nccwpck_require__(9665);
var time = __nccwpck_require__(343);
var checked_inputs = __nccwpck_require__(2220);
;// ./lib/diagnosis/rules/session.js







const sessionRules = [
    whenIdentified(identityMismatch),
    (facts) => facts.callerIdentity.status === 'succeeded'
        ? (0,checked_inputs/* accountNotAllowed */.fs)(facts.callerIdentity.value.account, facts.settings.allowedAccountIds, issuedBy(facts))
        : [],
    ({ chain, settings }) => chain.flatMap(({ role }) => [
        ...(0,checked_inputs/* accountNotAllowed */.fs)(role.account, settings.allowedAccountIds, 'role-to-assume'),
        ...(0,checked_inputs/* roleNotAllowed */.IM)(role.text, settings.allowedRoleArns, 'role-to-assume'),
    ]),
    identityAllowed,
    clockSkew,
    whenIdentified(alreadyExpired),
    whenIdentified(remainingTime),
    whenIdentified(grantedDuration),
    tagsDropped,
    durationCapped,
    parametersNotSent,
    unknownTagKeys,
    variablesNotRead,
];
function whenIdentified(rule) {
    return (facts) => facts.roleSession.status === 'succeeded' && facts.callerIdentity.status === 'succeeded'
        ? rule(facts, facts.callerIdentity.value, facts.roleSession.value)
        : [];
}
function identityMismatch({ settings: { endpoint } }, identity, session) {
    const differences = (0,role_session/* identityDifferences */.F4)(identity, session);
    if (differences.length === 0)
        return [];
    const evidence = { role: session.role, arn: identity.arn, differences, ...endpointNamed(endpoint) };
    if ((0,role_session/* isOtherSession */.zY)(differences, endpoint))
        return [(0,finding/* error */.z3)('IDENTITY_MISMATCH', evidence)];
    return [(0,finding/* warning */.$e)('IDENTITY_MISMATCH', { ...evidence, emulator: endpoint.url ?? '' })];
}
function endpointNamed({ source }) {
    return source === 'region' ? {} : { endpoint: source };
}
function identityAllowed(facts) {
    const { callerIdentity, roleSession, settings } = facts;
    const { allowedRoleArns: allowed, mode } = settings;
    if (callerIdentity.status !== 'succeeded' || allowed === undefined)
        return [];
    const { arn } = callerIdentity.value;
    const assumed = roleSession.status === 'succeeded' ? roleSession.value.role : undefined;
    const role = (0,aws_arn/* roleArnBehind */.wf)(arn, assumed);
    const findings = (0,checked_inputs/* roleNotAllowed */.IM)(role, allowed, issuedBy(facts));
    if (findings.length === 0 || assumed !== undefined)
        return findings;
    if (allowed.some((one) => (0,aws_arn/* mayFitWithPath */.u3)(one, arn)))
        return [(0,finding/* error */.z3)('ROLE_PATH_UNPROVED', { arn, role, allowed })];
    return mode === 'verify' ? [(0,finding/* error */.z3)('OTHER_IDENTITY_IN_USE', { wanted: allowed.join(', '), arn })] : findings;
}
function issuedBy({ roleSession, existing, settings: { source } }) {
    if (roleSession.status === 'succeeded')
        return 'GetCallerIdentity';
    return source === 'keys' && !existing ? 'aws-access-key-id' : 'the runner';
}
const SKEW_NOTICE_SECONDS = 60;
const SKEW_WARNING_SECONDS = 240;
function clockSkew({ clocks, settings, runner }) {
    const skew = (0,time/* measureClockSkew */.zt)(clocks);
    if (skew === undefined)
        return [];
    const { maxClockSkewSeconds } = settings;
    const isPast = (limitSeconds) => Math.abs(skew.provenSeconds) > limitSeconds;
    const evidenceOf = (limitSeconds) => (0,defined/* defined */.s)({ clockSkew: skew, limitSeconds, maxClockSkewSeconds, os: runner.os });
    if (isPast(maxClockSkewSeconds))
        return [(0,finding/* error */.z3)('CLOCK_SKEW', evidenceOf(maxClockSkewSeconds))];
    if (isPast(SKEW_WARNING_SECONDS))
        return [(0,finding/* warning */.$e)('CLOCK_SKEW', evidenceOf(SKEW_WARNING_SECONDS))];
    return isPast(SKEW_NOTICE_SECONDS) ? [(0,finding/* notice */.lm)('CLOCK_SKEW', evidenceOf(SKEW_NOTICE_SECONDS))] : [];
}
function alreadyExpired({ observedAt, clocks, runner, settings }, _, { expiresAt }) {
    if (expiresAt > observedAt)
        return [];
    const clockSkew = (0,time/* measureClockSkew */.zt)(clocks);
    const when = (0,defined/* defined */.s)({ expiresAt, observedAt, os: runner.os, clockSkew });
    return [(0,finding/* error */.z3)('SESSION_ALREADY_EXPIRED', { ...when, ...endpointNamed(settings.endpoint) })];
}
function remainingTime(facts, _, session) {
    const { minimumRemainingSeconds: minimumSeconds } = facts.settings;
    const remainingSeconds = (0,time/* remainingSecondsOf */.FY)(facts, session);
    if (remainingSeconds >= minimumSeconds)
        return [];
    return [(0,finding/* error */.z3)('REMAINING_TIME_TOO_SHORT', { remainingSeconds, minimumSeconds, expiresAt: session.expiresAt })];
}
const DURATION_TOLERANCE_SECONDS = 30;
function grantedDuration(_facts, _, session) {
    const grantedSeconds = (0,role_session/* grantedSecondsOf */.gT)(session);
    if (grantedSeconds === undefined)
        return [];
    const { durationSeconds: requestedSeconds } = session;
    if (Math.abs(grantedSeconds - requestedSeconds) <= DURATION_TOLERANCE_SECONDS)
        return [];
    return [(0,finding/* warning */.$e)('GRANTED_DURATION_DIFFERS', { grantedSeconds, requestedSeconds })];
}
function tagsDropped({ roleSession }) {
    if (roleSession.status !== 'succeeded' || roleSession.value.droppedTags === undefined)
        return [];
    return [(0,finding/* warning */.$e)('SESSION_TAGS_DROPPED', { role: roleSession.value.role, tags: roleSession.value.droppedTags })];
}
function durationCapped({ roleSession, settings }) {
    if (roleSession.status !== 'succeeded' || settings.roleChain.length === 0)
        return [];
    const { durationSeconds: grantedSeconds } = roleSession.value;
    const { durationSeconds: requestedSeconds } = settings;
    if (grantedSeconds >= requestedSeconds)
        return [];
    return [(0,finding/* notice */.lm)('CHAINED_DURATION_CAPPED', { requestedSeconds, grantedSeconds })];
}
function parametersNotSent({ settings }) {
    const { mode, role, externalId, sessionTags, unknownTagKeys } = settings;
    if (mode === 'verify' || role === undefined || sendsTags(settings))
        return [];
    const inputs = [
        ...(externalId === undefined ? [] : ['role-external-id']),
        ...(Object.keys(sessionTags.custom).length === 0 ? [] : ['custom-tags']),
        ...(sessionTags.transitive.length + unknownTagKeys.length === 0 ? [] : ['transitive-tag-keys']),
    ];
    return inputs.length === 0 ? [] : [(0,finding/* notice */.lm)('PARAMETERS_NOT_SENT', { inputs })];
}
function sendsTags({ source, roleChain }) {
    return !settings/* SOURCES */.Hl[source].usesToken || roleChain.length > 0;
}
function unknownTagKeys({ settings }) {
    const { unknownTagKeys: keys, mode } = settings;
    return keys.length === 0 || mode === 'verify' || !sendsTags(settings) ? [] : [(0,finding/* notice */.lm)('TAG_KEYS_UNKNOWN', { keys })];
}
const OF_ASSUME_ROLE = ['role-external-id', 'role-skip-session-tagging', 'transitive-tag-keys'];
function variablesNotRead({ settings }) {
    const { namedVariables, mode, profile } = settings;
    if (mode === 'verify')
        return [];
    const wanted = Object.entries(namedVariables)
        .filter(([, input]) => sendsTags(settings) || !OF_ASSUME_ROLE.includes(input))
        .filter(([, input]) => profile !== undefined || input !== 'overwrite-aws-profile');
    return wanted.length === 0 ? [] : [(0,finding/* warning */.$e)('VARIABLES_NOT_READ', { variables: Object.fromEntries(wanted) })];
}

;// ./lib/diagnosis/verified.js



function verifiedFactsOf(facts) {
    const { roleSession, callerIdentity } = facts;
    if (callerIdentity.status !== 'succeeded')
        return undefined;
    const identity = callerIdentity.value;
    if (roleSession.status === 'succeeded')
        return { facts, session: roleSession.value, identity };
    return isWithoutRole(facts) || facts.existing ? { facts, identity } : undefined;
}
function hasReachedEnd(facts) {
    const { callerIdentity, roleSession, chain, settings, expectations, policyFileProblem, deployed } = facts;
    if (expectations || policyFileProblem || deployed || settings.mode === 'verify')
        return false;
    if (callerIdentity.status !== 'succeeded')
        return false;
    if (isWithoutRole(facts) || facts.existing)
        return true;
    return roleSession.status === 'succeeded' && chain.length === settings.roleChain.length;
}
function isWithoutRole({ settings }) {
    return settings.role === undefined && settings.roleName === undefined;
}
function successFindings(facts) {
    return [...sessionRules, ...endpointRules].flatMap((rule) => rule(facts));
}
const endpointRules = [
    ({ settings: { endpoint } }) => {
        const { source, awsOwned, url } = endpoint;
        if (source !== 'AWS_ENDPOINT_URL_STS' || awsOwned || url === undefined)
            return [];
        return (0,service_url/* isLoopbackUrl */.tE)(new URL(url)) ? [] : [(0,finding/* warning */.$e)('STS_ENDPOINT_FROM_ENVIRONMENT', { url })];
    },
    ({ settings: { endpoint } }) => {
        const url = endpoint.url === undefined ? null : new URL(endpoint.url);
        if (url?.protocol !== 'http:' || (0,service_url/* isLoopbackUrl */.tE)(url))
            return [];
        return [(0,finding/* warning */.$e)('STS_ENDPOINT_NOT_ENCRYPTED', { url: url.href, variable: endpoint.source })];
    },
    ({ settings, runner, callerIdentity }) => callerIdentity.status === 'succeeded' ? otherEndpoints(runner.endpoints ?? [], settings) : [],
];
function otherEndpoints(found, { endpoint, region }) {
    const asked = endpoint.url === undefined ? `STS of ${region}` : new URL(endpoint.url).origin;
    return found
        .filter(({ variable, origin }) => variable !== endpoint.source && origin.toLowerCase() !== asked.toLowerCase())
        .map((one) => (0,finding/* notice */.lm)('LATER_STEPS_USE_OTHER_ENDPOINT', { ...one, asked }));
}


}),

4966:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  gj: () => (requestIdToken),
  q5: () => (keepIdToken)
});
var node_http__0 = __nccwpck_require__(7067);
var node_https__1 = __nccwpck_require__(4708);
var _net_deadline_js__5 = __nccwpck_require__(3415);
var _net_requests_js__2 = __nccwpck_require__(2541);
var _net_service_url_js__4 = __nccwpck_require__(1844);
var _secrets_shapes_js__3 = __nccwpck_require__(6111);
var _trust_policy_claims_js__8 = __nccwpck_require__(9606);
var _util_defined_js__7 = __nccwpck_require__(9665);
var _util_time_js__6 = __nccwpck_require__(343);









const OPERATION = { service: 'github', operation: 'RequestIdToken' };
function idTokenUrl(variable, audience) {
    const url = URL.parse(variable ?? '');
    if (url === null || !(0,_net_service_url_js__4/* .isPrivateUrl */ .Dd)(url))
        return undefined;
    url.searchParams.set('audience', audience);
    return url;
}
async function requestIdToken(request) {
    const { url: variable, bearer } = request.variables;
    if (!variable && !bearer)
        return failed('NO_ID_TOKEN_VARIABLES', 'Neither variable is set.');
    const url = idTokenUrl(variable, request.audience);
    if (url === undefined || !bearer)
        return failed('BAD_ID_TOKEN_VARIABLES', brokenVariables(variable, bearer));
    try {
        const sentAt = Date.now() / 1000;
        const outcome = await (0,_net_deadline_js__5/* .within */ .ux)(request.deadline, _net_requests_js__2/* .REQUEST_LIMIT_SECONDS */ .aA, (signal) => {
            const answer = get(url, { bearer, signal, proxy: request.proxy, onSent: request.onSent });
            if (bearer.length >= _secrets_shapes_js__3/* .CREDENTIAL_MIN_LENGTH */ .WY)
                keepToken(bearer, request.vault);
            return answer;
        });
        if (outcome.kind !== 'settled')
            return at(url, (0,_net_requests_js__2/* .failureOfWait */ .lM)(OPERATION, outcome));
        const reading = (0,_util_time_js__6/* .readClock */ .$t)('github', outcome.value.headers, { sentAt, receivedAt: Date.now() / 1000 });
        if (reading !== undefined)
            request.noteClock(reading);
        const answer = readAnswer(outcome.value, request.vault);
        return answer.status === 'failed' ? at(url, answer.failure) : answer;
    }
    catch (error) {
        const failure = (0,_net_requests_js__2/* .failureOfNetwork */ ._N)(OPERATION, error);
        return at(url, { ...failure, message: request.vault.clean(failure.message) });
    }
}
function failed(code, message, more = {}) {
    return { status: 'failed', failure: { ...OPERATION, code, message, attempts: 1, ...more } };
}
function at({ host }, failure) {
    return { status: 'failed', failure: { ...failure, host } };
}
function brokenVariables(url, bearer) {
    if (!bearer)
        return 'ACTIONS_ID_TOKEN_REQUEST_URL is set, ACTIONS_ID_TOKEN_REQUEST_TOKEN is not.';
    if (!url)
        return 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is set, ACTIONS_ID_TOKEN_REQUEST_URL is not.';
    return 'ACTIONS_ID_TOKEN_REQUEST_URL does not hold an https:// URL.';
}
function readAnswer({ status, headers, body }, vault) {
    const json = parseObject(body);
    const value = json?.['value'];
    const isToken = typeof value === 'string' && (0,_secrets_shapes_js__3/* .isJwt */ .ky)(value);
    const idToken = isToken ? keepIdToken(value, vault) : undefined;
    if (status !== 200) {
        const message = json?.['message'];
        return failed(`HTTP_${status}`, vault.clean(typeof message === 'string' ? message : body), (0,_util_defined_js__7/* .defined */ .s)({ httpStatus: status, retryAfterSeconds: (0,_net_requests_js__2/* .parseRetryAfter */ .mu)(headers['retry-after']) }));
    }
    if (idToken !== undefined)
        return { status: 'succeeded', value: idToken };
    const seen = isToken ? 'The ID token cannot be decoded.' : `The answer has no ID token: ${vault.clean(body)}`;
    return failed('NO_ID_TOKEN_IN_ANSWER', seen, { httpStatus: status });
}
async function get(url, options) {
    const response = await send(url, options);
    const body = await (0,_net_requests_js__2/* .collectBody */ .Px)(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body: body.toString('utf8') };
}
function send(url, { bearer, proxy, signal, onSent }) {
    const plain = url.protocol === 'http:';
    const request = plain ? node_http__0.request : node_https__1.request;
    const through = proxy.agentOptionsFor(url);
    const agent = through.proxyEnv === undefined ? false : plain ? new node_http__0.Agent(through) : new node_https__1.Agent(through);
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return new Promise((resolve, reject) => {
        const sent = request(url, { headers, signal, agent }, resolve).on('error', reject);
        if (onSent !== undefined)
            sent.on('finish', onSent);
        sent.end();
    });
}
function keepIdToken(text, vault) {
    if (!(0,_secrets_shapes_js__3/* .isJwt */ .ky)(text))
        return undefined;
    const token = keepToken(text, vault);
    const claims = decodeClaims(text);
    return claims === undefined ? undefined : { token, claims: redactClaims(claims, vault) };
}
function keepToken(token, vault) {
    if (!(0,_secrets_shapes_js__3/* .isJwt */ .ky)(token))
        return vault.keep({ token }).token;
    return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}
function redactClaims(claims, vault) {
    const redact = (_, value) => (typeof value === 'string' ? vault.redact(value) : value);
    return JSON.parse(JSON.stringify(claims), redact);
}
function decodeClaims(jwt) {
    const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
    const { iss, sub, aud, exp, iat } = payload;
    const audience = Array.isArray(aud) ? aud[0] : aud;
    if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string')
        return undefined;
    if (typeof exp !== 'number' || typeof iat !== 'number')
        return undefined;
    const context = _trust_policy_claims_js__8/* .CONTEXT_CLAIMS */ .S.flatMap((name) => {
        const value = payload[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
    const otherNames = Object.keys(payload).filter((name) => !KEPT_CLAIMS.has(name));
    return (0,_util_defined_js__7/* .defined */ .s)({
        iss,
        sub,
        aud: audience,
        exp,
        iat,
        context: Object.fromEntries(context),
        otherNames: otherNames.length === 0 ? undefined : otherNames,
    });
}
const KEPT_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ..._trust_policy_claims_js__8/* .CONTEXT_CLAIMS */ .S]);
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}


}),

3295:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  EW: () => (readSmallFile),
  XM: () => (pathOf),
  tu: () => (fileCommands),
  u2: () => (appendAll)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);


const EOL = process.platform === 'win32' ? '\r\n' : '\n';
function pathOf(environment, name) {
    const path = environment[name];
    if (!path)
        throw new Error(`${name} is not set.`);
    if (!(0,node_path__1.isAbsolute)(path))
        throw new Error(`${name} is not an absolute path.`);
    return path;
}
function fileCommands(values) {
    const delimiter = delimiterFor(Object.values(values));
    return Object.entries(values)
        .map(([name, value]) => `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
        .join('');
}
function delimiterFor(values) {
    const parts = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2));
    const delimiter = `ghadelimiter_${parts.join('')}`;
    return values.some((value) => value.includes(delimiter)) ? delimiterFor(values) : delimiter;
}
function appendAll(texts) {
    const opened = [];
    let at;
    try {
        for (const [path] of texts) {
            at = path;
            opened.push(openExisting(path));
        }
        texts.forEach(([path, text], n) => {
            at = path;
            const { file } = opened[n] ?? { file: -1 };
            const bytes = Buffer.from(text);
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__0.writeSync)(file, bytes, done);
        });
    }
    catch (error) {
        for (const { file, size } of opened)
            (0,node_fs__0.ftruncateSync)(file, size);
        throw Object.assign(error, { path: at });
    }
    finally {
        for (const { file } of opened)
            (0,node_fs__0.closeSync)(file);
    }
}
const NO_SURPRISE = (node_fs__0.constants.O_NOFOLLOW ?? 0) | (node_fs__0.constants.O_NONBLOCK ?? 0);
function readSmallFile(path, maxBytes) {
    const file = (0,node_fs__0.openSync)(path, node_fs__0.constants.O_RDONLY | NO_SURPRISE);
    try {
        const found = (0,node_fs__0.fstatSync)(file);
        if (found.isDirectory())
            throw new Error(`${path} is a folder.`);
        if (!found.isFile() || found.size > maxBytes)
            throw new Error(`${path} is not a file of at most ${maxBytes} bytes.`);
        return (0,node_fs__0.readFileSync)(file, 'utf8');
    }
    finally {
        (0,node_fs__0.closeSync)(file);
    }
}
function openExisting(path) {
    const file = (0,node_fs__0.openSync)(path, node_fs__0.constants.O_WRONLY | node_fs__0.constants.O_APPEND | NO_SURPRISE);
    const found = (0,node_fs__0.fstatSync)(file);
    if (found.isFile())
        return { file, size: found.size };
    (0,node_fs__0.closeSync)(file);
    throw new Error(`${path} is not a file.`);
}


}),

5295:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ji: () => (createRunner),
  ed: () => (idTokenVariables),
  gh: () => (maskAll),
  cw: () => (readRunnerFacts),
  yK: () => (runIdentity)
});

var external_node_fs_ = __nccwpck_require__(3024);
var external_os_ = __nccwpck_require__(857);
;// ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// external "path"
const external_path_namespaceObject = process.getBuiltinModule("path");
;// ./lib/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
var service_url = __nccwpck_require__(1844);
var defined = __nccwpck_require__(9665);
var util_text = __nccwpck_require__(8805);
var runner_files = __nccwpck_require__(3295);
;// ./lib/github/runner.js






function placeOf({ file, line, endLine, column, endColumn }) {
    return { file, startLine: line, endLine, startColumn: column, endColumn };
}
function maskAll(values) {
    process.stdout.cork();
    try {
        for (const value of values)
            setSecret(value);
    }
    finally {
        process.stdout.uncork();
    }
}
function createRunner(environment, vault) {
    let lost;
    process.stdout.on('error', (error) => {
        lost = error;
    });
    const shown = (text) => (0,util_text/* breakCommands */.ix)(vault.redact(text));
    return {
        readInput: (name) => getInput(name, { trimWhitespace: false }),
        mask: (value) => setSecret(value),
        info: (line) => info(shown(line)),
        group: (title, lines) => {
            startGroup(shown(title));
            for (const line of lines)
                info(shown(line));
            endGroup();
        },
        annotate: ({ level, title, message, location }) => {
            const annotate = { error: error, warning: warning, notice: notice }[level];
            annotate(shown(message), { title, ...(location === undefined ? {} : placeOf(location)) });
        },
        appendSummary: (markdown) => {
            const path = environment['GITHUB_STEP_SUMMARY'];
            if (path)
                (0,runner_files/* appendAll */.u2)([[path, vault.redact(markdown)]]);
        },
        flush: () => new Promise((resolve, reject) => {
            process.stdout.write('', (error) => {
                if (error ?? lost)
                    reject(error ?? lost);
                else
                    resolve();
            });
        }),
        publish: (values) => publishValues(values, environment),
    };
}
function publishValues({ state, outputs, environment: variables }, environment) {
    const files = [
        ['GITHUB_STATE', state],
        ['GITHUB_OUTPUT', (0,defined/* defined */.s)(outputs)],
        ['GITHUB_ENV', variables],
    ];
    const needed = files.filter(([, values]) => Object.keys(values).length > 0);
    (0,runner_files/* appendAll */.u2)(needed.map(([name, values]) => [(0,runner_files/* pathOf */.XM)(environment, name), (0,runner_files/* fileCommands */.tu)(values)]));
}
function idTokenVariables(environment) {
    return { url: environment['ACTIONS_ID_TOKEN_REQUEST_URL'], bearer: environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] };
}
function runIdentity(environment) {
    return {
        repository: environment['GITHUB_REPOSITORY'] ?? '',
        runId: environment['GITHUB_RUN_ID'] ?? '',
        runAttempt: environment['GITHUB_RUN_ATTEMPT'] ?? '',
        workflow: environment['GITHUB_WORKFLOW'] ?? '',
        action: environment['GITHUB_ACTION'] ?? '',
        actor: environment['GITHUB_ACTOR'] ?? '',
        commit: environment['GITHUB_SHA'] ?? '',
        ref: environment['GITHUB_REF'] ?? '',
        eventName: environment['GITHUB_EVENT_NAME'] ?? '',
        baseRef: environment['GITHUB_BASE_REF'] ?? '',
        headRef: environment['GITHUB_HEAD_REF'] ?? '',
        job: environment['GITHUB_JOB'] ?? '',
        triggeringActor: environment['GITHUB_TRIGGERING_ACTOR'] ?? '',
    };
}
function readRunnerFacts(environment) {
    return (0,defined/* defined */.s)({
        onGitHubActions: environment['GITHUB_ACTIONS'] === 'true',
        eventName: environment['GITHUB_EVENT_NAME'] ?? '',
        os: OPERATING_SYSTEMS.find((name) => name === environment['RUNNER_OS']),
        endpoints: configuredEndpoints(environment),
        extraCertificatesProblem: unreadable(environment['NODE_EXTRA_CA_CERTS']),
    });
}
const OPERATING_SYSTEMS = ['Linux', 'Windows', 'macOS'];
const CERTIFICATES_MAX_BYTES = 4 * 1024 * 1024;
function unreadable(path) {
    if (!path)
        return undefined;
    try {
        return (0,runner_files/* readSmallFile */.EW)((0,external_node_fs_.realpathSync)(path), CERTIFICATES_MAX_BYTES).includes('-----BEGIN ')
            ? undefined
            : `${path} has no certificate in PEM format.`;
    }
    catch (error) {
        return `${path} cannot be read (${error.code ?? 'no file'}).`;
    }
}
const ENDPOINT_VARIABLES = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'];
function configuredEndpoints(environment) {
    if ((0,service_url/* ignoresEndpoints */.gY)(environment))
        return undefined;
    const found = ENDPOINT_VARIABLES.flatMap((variable) => {
        const text = environment[variable];
        return text ? [{ variable, origin: (0,service_url/* originOf */.yv)(text) }] : [];
    });
    return found.length === 0 ? undefined : found;
}


}),

342:
((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
var _old_node_js__0 = __nccwpck_require__(6563);
var node_os__1 = __nccwpck_require__(8161);
var node_path__2 = __nccwpck_require__(6760);
var _aws_sts_client_js__3 = __nccwpck_require__(9755);
var _github_runner_js__4 = __nccwpck_require__(5295);
var _net_deadline_js__9 = __nccwpck_require__(3415);
var _report_markdown_js__10 = __nccwpck_require__(3021);
var _run_report_ports_js__5 = __nccwpck_require__(2606);
var _run_run_js__6 = __nccwpck_require__(3366);
var _secrets_vault_js__7 = __nccwpck_require__(6887);
var _settings_publish_mode_js__8 = __nccwpck_require__(4328);











if (process.argv[2] === _settings_publish_mode_js__8/* .HELPER_THREAD */ .ES)
    await __nccwpck_require__.e(/* import() */ 123).then(__nccwpck_require__.bind(__nccwpck_require__, 7123));
else
    await runStep();
async function runStep() {
    const broken = new AbortController();
    const ports = createPorts(broken.signal);
    const fail = (error) => {
        process.exitCode = 1;
        return (0,_run_run_js__6/* .reportBug */ .f)(error, ports);
    };
    const stop = async (error) => {
        broken.abort();
        await fail(error);
        process.stdout.write('', () => process.exit());
    };
    process.on('uncaughtException', stop);
    process.on('unhandledRejection', stop);
    try {
        if (!(await (0,_run_run_js__6/* .run */ .e)(ports)))
            process.exitCode = 1;
    }
    catch (error) {
        await fail(error);
    }
    process.stdout.write('', () => setTimeout(() => process.exit(), 500).unref());
    setTimeout(() => process.exit(), 30_000).unref();
}
function createPorts(broken) {
    const environment = (0,_aws_sts_client_js__3/* .takeVariables */ .Z)(process.env);
    const vault = (0,_secrets_vault_js__7/* .createVault */ .B3)(_github_runner_js__4/* .maskAll */ .gh);
    const runner = (0,_github_runner_js__4/* .createRunner */ .ji)(environment, vault);
    const cancellation = (0,_net_deadline_js__9/* .createCancellation */ .MI)(process);
    return {
        vault,
        environment,
        runner,
        cancellation,
        canceled: AbortSignal.any([cancellation.signal, broken]),
        home: (0,node_os__1.homedir)(),
        run: (0,_github_runner_js__4/* .runIdentity */ .yK)(environment),
        helper: [process.execPath, (0,node_path__2.join)((0,node_path__2.dirname)(process.argv[1] ?? ''), 'credential-process.js')],
        pageOf: (0,_report_markdown_js__10/* .pagesOf */ .E0)(environment),
        ...(0,_run_report_ports_js__5/* .createReportPorts */ .x)({ runner, vault, environment, cancellation }),
    };
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

3415:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  MI: () => (createCancellation),
  dU: () => (createDeadline),
  ux: () => (within),
  v7: () => (pause)
});
function createDeadline(timeoutSeconds, elapsedSeconds = 0) {
    const controller = new AbortController();
    const endsAt = performance.now() + (timeoutSeconds - elapsedSeconds) * 1000;
    const stop = (reason) => controller.abort(reason);
    const timer = setTimeout(stop, Math.max(0, endsAt - performance.now()), 'deadline');
    return {
        timeoutSeconds,
        signal: controller.signal,
        remainingSeconds: () => (controller.signal.aborted ? 0 : Math.max(0, (endsAt - performance.now()) / 1000)),
        stopReason: () => (controller.signal.aborted ? reasonOf(controller.signal) : undefined),
        cancel: () => stop('canceled'),
        clear: () => clearTimeout(timer),
    };
}
function reasonOf({ reason }) {
    return reason === 'deadline' ? 'deadline' : 'canceled';
}
async function within(end, limitSeconds, task) {
    if (end.signal.aborted)
        return { kind: 'stopped', reason: reasonOf(end.signal) };
    const controller = new AbortController();
    let timer;
    const timedOut = new Promise((resolve) => {
        timer = setTimeout(resolve, limitSeconds * 1000, { kind: 'timed-out' });
    });
    const stopped = new Promise((resolve) => {
        const onStop = () => resolve({ kind: 'stopped', reason: reasonOf(end.signal) });
        end.signal.addEventListener('abort', onStop, { once: true, signal: controller.signal });
    });
    try {
        const settled = task(controller.signal).then((value) => ({ kind: 'settled', value }));
        return await Promise.race([settled, timedOut, stopped]);
    }
    finally {
        clearTimeout(timer);
        controller.abort();
    }
}
async function pause(deadline, seconds) {
    await within(deadline, seconds, () => new Promise(() => { }));
}
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
function createCancellation(source) {
    const controller = new AbortController();
    let isListening = false;
    return {
        signal: controller.signal,
        listen: () => {
            if (!isListening)
                for (const signal of SIGNALS)
                    source.on(signal, () => controller.abort());
            isListening = true;
            return controller.signal;
        },
    };
}


}),

2541:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  L5: () => (retry),
  Px: () => (collectBody),
  _N: () => (failureOfNetwork),
  aA: () => (REQUEST_LIMIT_SECONDS),
  fK: () => (CONNECT_LIMIT_SECONDS),
  lM: () => (failureOfWait),
  mu: () => (parseRetryAfter)
});
var _util_text_js__0 = __nccwpck_require__(8805);

const REQUEST_LIMIT_SECONDS = 10;
const CONNECT_LIMIT_SECONDS = 5;
const BODY_MAX_BYTES = 256 * 1024;
const TOO_LONG = { code: 'UNEXPECTED_ANSWER' };
async function collectBody(stream) {
    const chunks = [];
    let length = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > BODY_MAX_BYTES)
            throw Object.assign(new Error('The answer is longer than any of this service.'), TOO_LONG);
    }
    return Buffer.concat(chunks);
}
function parseRetryAfter(header) {
    return header !== undefined && /^\d{1,9}(?:\.\d{1,3})?$/.test(header) ? Number(header) : undefined;
}
function failureOfWait(request, outcome) {
    const [code, message] = describeWait(outcome);
    return { ...request, code, message, attempts: 1 };
}
function describeWait(outcome) {
    if (outcome.kind === 'timed-out') {
        return ['REQUEST_TIMED_OUT', `No complete answer within ${REQUEST_LIMIT_SECONDS} s.`];
    }
    switch (outcome.reason) {
        case 'deadline':
            return ['DEADLINE_PASSED', 'The request was still under way when the time limit of the run passed.'];
        case 'canceled':
            return ['CANCELED', 'The job was canceled.'];
    }
}
function failureOfNetwork(request, error) {
    const first = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
    const { code, message } = describeError(first);
    const { statusCode } = (first ?? {});
    const answered = code === 'ERR_PROXY_TUNNEL' && Number.isInteger(statusCode);
    return { ...request, code: answered ? `PROXY_HTTP_${statusCode}` : code, message, attempts: 1 };
}
function describeError(error) {
    if (!(error instanceof Error))
        return { code: 'UNKNOWN', message: (0,_util_text_js__0/* .plainText */ .wh)(String(error)) };
    const code = error.code;
    return { code: typeof code === 'string' && code !== '' ? code : error.name, message: (0,_util_text_js__0/* .plainText */ .wh)(error.message) };
}
async function retry(tryOnce, options) {
    const earlier = [];
    for (let attempt = 1;; attempt += 1) {
        const result = await tryOnce(attempt);
        if (result.status !== 'failed')
            return result;
        const { waitAfter } = await __nccwpck_require__.e(/* import() */ 304).then(__nccwpck_require__.bind(__nccwpck_require__, 4304));
        const { failure, isLast } = await waitAfter({ ...result.failure, attempts: attempt }, earlier, options);
        if (isLast)
            return { status: 'failed', failure };
        earlier.push(failure);
    }
}


}),

1844:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Dd: () => (isPrivateUrl),
  gY: () => (ignoresEndpoints),
  ht: () => (isEmulatorUrl),
  tE: () => (isLoopbackUrl),
  yv: () => (originOf)
});
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
function isLoopbackUrl(url) {
    return LOOPBACK_HOST.test(url.hostname);
}
function isPrivateUrl(url) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url));
}
const EMULATOR_HOST = /^(?:(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}|\[f[cd][\da-f:]+\]|[\w-]+|host\.docker\.internal)$/;
function isEmulatorUrl(url) {
    return url.protocol === 'http:' && (isLoopbackUrl(url) || EMULATOR_HOST.test(url.hostname));
}
function ignoresEndpoints(environment) {
    return environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
}
function originOf(text) {
    const { protocol, host } = URL.parse(text) ?? {};
    return host ? `${protocol}//${host}` : 'something that is not a URL';
}


}),

5732:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Ij: () => (askIdentity),
  LS: () => (identifySession),
  OG: () => (notedEnd),
  Wm: () => (SESSION_VARIABLE),
  fq: () => (sessionRequestFor),
  p4: () => (isVerified),
  tt: () => (sessionNote),
  xB: () => (NOTHING_YET)
});
var node_crypto__0 = __nccwpck_require__(7598);
var _aws_role_session_js__1 = __nccwpck_require__(7872);
var _aws_sts_requests_js__2 = __nccwpck_require__(7012);
var _net_requests_js__3 = __nccwpck_require__(2541);
var _settings_settings_js__4 = __nccwpck_require__(3152);
var _run_context_js__5 = __nccwpck_require__(5791);






const NOTHING_YET = {
    idToken: _run_context_js__5/* .NOT_ATTEMPTED */ .b5,
    baseIdentity: _run_context_js__5/* .NOT_ATTEMPTED */ .b5,
    roleSession: _run_context_js__5/* .NOT_ATTEMPTED */ .b5,
    callerIdentity: _run_context_js__5/* .NOT_ATTEMPTED */ .b5,
    chain: [],
};
const INTERMEDIATE_SECONDS = 900;
function sessionRequestFor(role, place, settings) {
    const { roleSessionName, durationSeconds: wanted, avoidSpecialCharacters: plain } = settings;
    if (place === 'intermediate') {
        const requested = { role, roleSessionName, durationSeconds: INTERMEDIATE_SECONDS };
        return { requested, policies: { managedSessionPolicies: [] }, plain: false };
    }
    const durationSeconds = place === 'last' ? Math.min(wanted, _settings_settings_js__4/* .CHAINED_MAX_SECONDS */ .uQ) : wanted;
    return { requested: { role, roleSessionName, durationSeconds }, policies: settings, plain };
}
async function identifySession(before, granted, context) {
    if (granted.status !== 'succeeded')
        return { ...before, roleSession: granted };
    const { session, credentials } = granted.value;
    context.sts.use(credentials);
    const callerIdentity = await askIdentity(context, true);
    return { ...before, roleSession: { status: 'succeeded', value: session }, callerIdentity, credentials };
}
function askIdentity(context, justIssued) {
    const { ports, sts, timings } = context;
    return (0,_run_context_js__5/* .timed */ .ay)(timings, 'GetCallerIdentity', () => (0,_net_requests_js__3/* .retry */ .L5)(() => (0,_aws_sts_requests_js__2/* .getCallerIdentity */ .eL)(sts, ports.vault), (0,_run_context_js__5/* .retryOptions */ .tO)(context, justIssued)));
}
function isVerified({ roleSession, callerIdentity }, { settings }) {
    if (roleSession.status !== 'succeeded' || callerIdentity.status !== 'succeeded')
        return false;
    return !(0,_aws_role_session_js__1/* .isOtherSession */ .zY)((0,_aws_role_session_js__1/* .identityDifferences */ .F4)(callerIdentity.value, roleSession.value), settings.endpoint);
}
const SESSION_VARIABLE = 'AWS_TOKEN_GUARD_SESSION';
function sessionNote(accessKeyId, expiresAt) {
    return `${digestOf(accessKeyId)}:${Math.floor(expiresAt)}`;
}
function notedEnd(note, accessKeyId) {
    const [, digest, seconds] = /^([0-9a-f]{16}):(\d{1,12})$/.exec(note ?? '') ?? [];
    return digest === digestOf(accessKeyId) && seconds !== undefined ? Number(seconds) : undefined;
}
function digestOf(accessKeyId) {
    return (0,node_crypto__0.createHash)('sha256').update(accessKeyId).digest('hex').slice(0, 16);
}


}),

6104:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  l: () => (observe)
});
var _aws_sts_client_js__0 = __nccwpck_require__(9755);
var _github_runner_js__1 = __nccwpck_require__(5295);
var _util_defined_js__5 = __nccwpck_require__(9665);
var _assume_chain_js__2 = __nccwpck_require__(5732);
var _run_context_js__3 = __nccwpck_require__(5791);
var _web_identity_js__4 = __nccwpck_require__(6997);






const loadExisting = () => Promise.all(/* import() */[__nccwpck_require__.e(995), __nccwpck_require__.e(12)]).then(__nccwpck_require__.bind(__nccwpck_require__, 12));
async function observe(settings, ports) {
    const clocks = [];
    const timings = new Map();
    const noteClock = (reading) => void clocks.push(reading);
    const { url, bearer } = (0,_github_runner_js__1/* .idTokenVariables */ .ed)(ports.environment);
    const preconnect = settings.source === 'id-token' && settings.role !== undefined && Boolean(url && bearer);
    const sts = (0,_aws_sts_client_js__0/* .createSts */ .F)({ ...ports, ...settings, noteClock, preconnect });
    const context = { settings, ports, sts, clocks, noteClock, timings };
    try {
        const { credentials, ...seen } = await (0,_run_context_js__3/* .timed */ .ay)(timings, 'total', () => observeSessions(context));
        const { idToken, baseIdentity, roleSession, callerIdentity } = seen;
        const all = [idToken, baseIdentity, roleSession, callerIdentity];
        const asksWhy = settings.mode === 'diagnose' || all.some(({ status }) => status === 'failed');
        const why = asksWhy ? await (await Promise.all(/* import() */[__nccwpck_require__.e(995), __nccwpck_require__.e(906)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2906))).whyFailed(seen, context) : {};
        const facts = { settings, runner: ports.runner, ...seen, ...why, clocks };
        const ended = { observedAt: Date.now() / 1000, timings: Object.fromEntries(timings) };
        return (0,_util_defined_js__5/* .defined */ .s)({ facts: { ...facts, ...ended }, credentials });
    }
    finally {
        sts.close();
    }
}
async function observeSessions(context) {
    const { mode, useExistingCredentials, roleChain } = context.settings;
    if (mode === 'verify' || useExistingCredentials) {
        const { findExisting } = await loadExisting();
        const existing = await findExisting(context);
        if (existing !== undefined)
            return { ..._assume_chain_js__2/* .NOTHING_YET */ .xB, ...existing };
    }
    let progress = await observeFirst(context);
    for (const [index, role] of roleChain.entries()) {
        if (!(0,_assume_chain_js__2/* .isVerified */ .p4)(progress, context))
            return progress;
        const { roleSession } = progress;
        const chain = roleSession.status === 'succeeded' ? [...progress.chain, roleSession.value] : progress.chain;
        const place = index === roleChain.length - 1 ? 'last' : 'intermediate';
        const { assumeNext } = await __nccwpck_require__.e(/* import() */ 460).then(__nccwpck_require__.bind(__nccwpck_require__, 8460));
        progress = await assumeNext({ ...progress, chain }, role, place, context);
    }
    return progress;
}
async function observeFirst(context) {
    const { settings, ports } = context;
    switch (settings.source) {
        case 'id-token':
        case 'token-file': {
            const { granted, ...before } = await (0,_web_identity_js__4/* .exchangeToken */ .r1)(context);
            return (0,_assume_chain_js__2/* .identifySession */ .LS)({ ..._assume_chain_js__2/* .NOTHING_YET */ .xB, ...before, ...(0,_util_defined_js__5/* .defined */ .s)({ target: settings.role }) }, granted, context);
        }
        case 'keys':
            return ports.keys === undefined
                ? _assume_chain_js__2/* .NOTHING_YET */ .xB
                : (await __nccwpck_require__.e(/* import() */ 460).then(__nccwpck_require__.bind(__nccwpck_require__, 8460))).identifyCredentials(ports.keys, _assume_chain_js__2/* .NOTHING_YET */ .xB, context);
        case 'ambient':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(995), __nccwpck_require__.e(906)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2906))).observeMachine(context);
    }
}


}),

5791:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  ay: () => (timed),
  b5: () => (NOT_ATTEMPTED),
  tO: () => (retryOptions)
});
const NOT_ATTEMPTED = { status: 'not-attempted' };
function retryOptions({ settings, ports }, justIssued) {
    const { deadline, onRetry } = ports;
    return { deadline, onRetry, maxAttempts: settings.maxAttempts, ...(justIssued && { justIssued }) };
}
async function timed(timings, operation, task) {
    const startedAt = performance.now();
    try {
        return await task();
    }
    finally {
        timings.set(operation, (timings.get(operation) ?? 0) + (performance.now() - startedAt) / 1000);
    }
}


}),

6997:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Cq: () => (freshToken),
  TD: () => (isAudienceRefused),
  r1: () => (exchangeToken)
});
var _aws_arn_js__0 = __nccwpck_require__(8690);
var _aws_sts_requests_js__1 = __nccwpck_require__(7012);
var _github_id_token_js__2 = __nccwpck_require__(4966);
var _github_runner_js__3 = __nccwpck_require__(5295);
var _net_requests_js__4 = __nccwpck_require__(2541);
var _util_defined_js__7 = __nccwpck_require__(9665);
var _assume_chain_js__5 = __nccwpck_require__(5732);
var _run_context_js__6 = __nccwpck_require__(5791);








async function exchangeToken(context, ambient) {
    const { ports } = context;
    let idToken = _run_context_js__6/* .NOT_ATTEMPTED */ .b5;
    let expectations;
    let lastFailure;
    let waitedSeconds = 0;
    let audience = context.settings.audience;
    const onRetry = (notice) => {
        lastFailure = notice.failure;
        waitedSeconds += notice.pauseSeconds;
        ports.onRetry(notice);
    };
    const tokenFile = ambient?.tokenFile ?? context.settings.tokenFile;
    const otherAudience = tokenFile === undefined ? context.settings.otherAudience : undefined;
    const nextToken = async () => {
        if (tokenFile === undefined && (await servesAgain(idToken, lastFailure, waitedSeconds)))
            return idToken;
        waitedSeconds = 0;
        return freshToken(context, tokenFile, { audience, used: idToken });
    };
    const tryOnce = async () => {
        const fresh = await nextToken();
        const hasEnded = ports.deadline.stopReason() !== undefined;
        if (lastFailure === undefined || fresh.status === 'succeeded' || hasEnded)
            idToken = fresh;
        if (fresh.status !== 'succeeded')
            return _run_context_js__6/* .NOT_ATTEMPTED */ .b5;
        if (ambient === undefined)
            expectations = await expectationsFor(fresh.value.claims, context);
        const exchanged = await exchangeOnce(fresh.value, expectations, context, ambient);
        if (otherAudience === undefined || audience === otherAudience || !isAudienceRefused(exchanged))
            return exchanged;
        audience = otherAudience;
        onRetry({ failure: exchanged.failure, pauseSeconds: 0 });
        return tryOnce();
    };
    const granted = await (0,_net_requests_js__4/* .retry */ .L5)(tryOnce, { ...(0,_run_context_js__6/* .retryOptions */ .tO)(context), onRetry });
    const claims = claimsOf(idToken);
    const before = { idToken: claims, ...(0,_util_defined_js__7/* .defined */ .s)({ expectations }) };
    const noNewToken = granted.status === 'not-attempted' && claims.status === 'succeeded';
    if (!noNewToken || lastFailure === undefined || isUnexpected(expectations, context))
        return { ...before, granted };
    return { ...before, granted: { status: 'failed', failure: lastFailure } };
}
async function servesAgain(idToken, failure, waitedSeconds) {
    if (failure === undefined || idToken.status !== 'succeeded')
        return false;
    const { iat, exp } = idToken.value.claims;
    const { keepsToken } = await __nccwpck_require__.e(/* import() */ 304).then(__nccwpck_require__.bind(__nccwpck_require__, 4304));
    return keepsToken(failure, { lifetimeSeconds: exp - iat, waitedSeconds });
}
function isAudienceRefused(attempt) {
    if (attempt.status !== 'failed')
        return false;
    return attempt.failure.code === 'InvalidIdentityToken' && /audience/i.test(attempt.failure.message);
}
function isUnexpected(expectations, { settings }) {
    return expectations?.subject?.matched === false && settings.mode !== 'diagnose';
}
async function exchangeOnce({ token }, expectations, context, ambient) {
    const { settings, ports, sts, timings } = context;
    const role = ambient === undefined ? settings.role : (0,_aws_arn_js__0/* .parseRoleArn */ .DM)(ambient.roleArn);
    if (role === undefined || isUnexpected(expectations, context))
        return _run_context_js__6/* .NOT_ATTEMPTED */ .b5;
    const isIntermediate = ambient !== undefined || settings.roleChain.length > 0;
    const { requested, policies, plain } = (0,_assume_chain_js__5/* .sessionRequestFor */ .fq)(role, isIntermediate ? 'intermediate' : 'only', settings);
    return (0,_run_context_js__6/* .timed */ .ay)(timings, 'AssumeRoleWithWebIdentity', () => (0,_aws_sts_requests_js__1/* .untilPlain */ .PZ)(plain, () => (0,_aws_sts_requests_js__1/* .assumeRoleWithWebIdentity */ .zr)(sts, { requested, policies, token, vault: ports.vault })));
}
async function expectationsFor(claims, { settings, ports: { policyFile } }) {
    if (settings.expectedSubjects === undefined && policyFile === undefined)
        return undefined;
    const { checkExpectations } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(218)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8218));
    return checkExpectations({ settings, claims, policyFile, now: claims.iat });
}
async function freshToken(context, tokenFile, wanted) {
    const { environment, vault, sharedToken } = context.ports;
    if (tokenFile !== undefined) {
        const { readTokenFile } = await __nccwpck_require__.e(/* import() */ 249).then(__nccwpck_require__.bind(__nccwpck_require__, 8249));
        return readTokenFile(tokenFile, environment['GITHUB_WORKSPACE'], vault);
    }
    const ask = () => askForToken(context, wanted.audience);
    return (0,_run_context_js__6/* .timed */ .ay)(context.timings, 'RequestIdToken', () => (sharedToken === undefined ? ask() : sharedToken(ask, wanted)));
}
function askForToken(context, audience) {
    const { ports, noteClock, sts } = context;
    const request = {
        variables: (0,_github_runner_js__3/* .idTokenVariables */ .ed)(ports.environment),
        audience,
        noteClock,
        proxy: ports.proxy,
        deadline: ports.deadline,
        vault: ports.vault,
        onSent: sts.load,
    };
    return (0,_net_requests_js__4/* .retry */ .L5)(() => (0,_github_id_token_js__2/* .requestIdToken */ .gj)(request), (0,_run_context_js__6/* .retryOptions */ .tO)(context));
}
function claimsOf(idToken) {
    return idToken.status === 'succeeded' ? { status: 'succeeded', value: idToken.value.claims } : idToken;
}


}),

6563:
(() => {

if (typeof process.getBuiltinModule !== 'function') {
    const isPost = process.argv[1]?.endsWith('post.js') === true;
    const text = `This action needs Node.js 24, and the runner started it with ${process.version}.%0A%0AFix: Update the runner to 2.327.1 or newer. With act, Gitea or Forgejo, run the job in an image with Node.js 24.`;
    if (!isPost)
        process.stdout.write(`::error title=Node.js on this runner is too old::${text}\n`);
    process.exit(isPost ? 0 : 1);
}



}),

8944:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  gs: () => (AUDIT_NAME),
  kk: () => (auditLine),
  p: () => (describeIssued),
  tg: () => (auditRecord)
});
var _secrets_shapes_js__0 = __nccwpck_require__(6111);
var _settings_publish_mode_js__1 = __nccwpck_require__(4328);
var _util_defined_js__3 = __nccwpck_require__(9665);
var _util_time_js__2 = __nccwpck_require__(343);





const AUDIT_NAME = 'audit.jsonl';
function auditLine(event, at, more = {}) {
    return `${JSON.stringify({ event, at: (0,_util_time_js__2/* .formatIso */ .dv)(at), ...more })}\n`;
}
function auditRecord(sessions, settings, run, now) {
    const lines = sessions.flatMap((session) => [
        ...linesOf(session, run),
        auditLine('published', now, { arn: session.verified.identity.arn, ...waysOf(session, settings) }),
    ]);
    return (0,_secrets_shapes_js__0/* .withoutAccounts */ .JV)(lines.join(''), settings);
}
function linesOf({ verified: { facts, session, identity } }, run) {
    const { chain, observedAt, timings } = facts;
    const { arn, account, requestId } = identity;
    const issuedAt = observedAt - (timings.GetCallerIdentity ?? 0);
    return [
        auditLine('requested', observedAt - (timings.total ?? 0), describeRequest(facts, run)),
        ...[...chain, ...(session === undefined ? [] : [session])].map((one) => auditLine('issued', issuedAt, describeIssued(one))),
        auditLine('verified', observedAt, { arn, account, requestId }),
    ];
}
function describeRequest({ settings, idToken, target }, { repository, runId, runAttempt }) {
    const subject = idToken.status === 'succeeded' ? idToken.value.sub : undefined;
    return { repository, runId, runAttempt, source: settings.source, role: target?.text, ...(0,_util_defined_js__3/* .defined */ .s)({ subject }) };
}
function describeIssued({ role, roleSessionName, assumedRoleId, expiresAt, requestId }) {
    return { role: role.text, roleSessionName, assumedRoleId, expiresAt: (0,_util_time_js__2/* .formatIso */ .dv)(expiresAt), requestId };
}
function waysOf({ profile }, settings) {
    const { environmentKeys, outputKeys, refresh } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    return { environment: environmentKeys, outputs: outputKeys, profile, refresh };
}
const RECORDED_REASON_MAX_LENGTH = 450;
function refusalLine(at, { reason, ...refusal }) {
    const event = 'renewal-refused';
    return auditLine(event, at, { ...refusal, reason: shortened(reason) });
}
const CODE = / \([A-Z_]{3,60}: \S{1,250}\)$/;
function shortened(reason) {
    const line = plainText(reason, Number.POSITIVE_INFINITY);
    const [code = ''] = CODE.exec(line) ?? [];
    return plainText(line.slice(0, line.length - code.length), RECORDED_REASON_MAX_LENGTH - code.length) + code;
}


}),

2069:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  LZ: () => (saveState),
  YI: () => (planFolder),
  fc: () => (makeFolder),
  fp: () => (FOLDER_NAME),
  kE: () => (FOLDER_PREFIX),
  vY: () => (ownFolder)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);



const STATE_NAME = 'restore';
const FOLDER_NAME = 'folder';
const ENDS_NAME = 'endsAt';
const REMEDY_NAME = 'remedy';
const LEAK_CHECK_NAME = 'leakCheck';
function saveState(published, previous, { endsAt, leakCheck = 'off', remedy = 'neither' } = {}) {
    const variables = Object.entries(published).map(([name, value]) => ({ name, fingerprint: fingerprintOf(value), previous: previous[name] ?? '' }));
    return {
        [STATE_NAME]: JSON.stringify(variables),
        ...(leakCheck === 'off' ? {} : { [LEAK_CHECK_NAME]: leakCheck }),
        ...(endsAt === undefined ? {} : { [ENDS_NAME]: String(Math.floor(endsAt)), [REMEDY_NAME]: remedy }),
    };
}
function restoreEnvironment(state, current) {
    const saved = parseState(state).map(({ name, fingerprint, previous }) => {
        const now = current[name] ?? '';
        const isOurs = fingerprintOf(now) === fingerprint;
        return { name, previous, isOurs, isAsBefore: now === previous, isBlanked: fingerprint === BLANKED };
    });
    const isPublished = saved.some(({ isOurs, isAsBefore }) => isOurs && !isAsBefore);
    const restored = saved.flatMap(({ name, previous, ...one }) => {
        if (one.isOurs)
            return [[name, previous]];
        return isPublished && one.isAsBefore && !one.isBlanked ? [[name, '']] : [];
    });
    return Object.fromEntries(restored);
}
function parseState(state) {
    try {
        const value = JSON.parse(state ?? '[]');
        return Array.isArray(value) ? value.filter(isSavedVariable) : [];
    }
    catch {
        return [];
    }
}
function isSavedVariable(value) {
    const { name, fingerprint, previous } = (value ?? {});
    return (typeof name === 'string' &&
        /^(?:AWS|AMAZON)_[A-Z_]+$/.test(name) &&
        typeof fingerprint === 'string' &&
        typeof previous === 'string');
}
const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
function fingerprintOf(value) {
    const hash = Buffer.from(value).reduce((rest, byte) => BigInt.asUintN(64, (rest ^ BigInt(byte)) * FNV_PRIME), FNV_OFFSET);
    return hash.toString(16).padStart(16, '0');
}
const BLANKED = fingerprintOf('');
function endedEarly(endsAt, remedy, now) {
    const end = Number(endsAt || Number.NaN);
    if (!(end < now))
        return undefined;
    const at = new Date(end * 1000).toISOString().slice(11, 19);
    const advice = REMEDIES[remedy] ?? REMEDIES.neither;
    return `The session ended at ${at} UTC, ${formatDuration(Math.floor(now - end))} before the job did: AWS refuses what uses it since (ExpiredToken). ${advice}`;
}
const REFRESH = 'set refresh: true, and it is renewed for as long as the job runs';
const LONGER = 'raise role-duration-seconds, up to MaxSessionDuration of the role';
const AGAIN = 'get new credentials in a step right before they are needed';
const REMEDIES = {
    'refresh or longer': `Either ${REFRESH}; or ${LONGER}.`,
    refresh: `Either ${REFRESH}; or ${AGAIN}.`,
    longer: `Either ${LONGER}; or ${AGAIN}.`,
    neither: `AWS grants no longer one behind another role: ${AGAIN}.`,
};
const FOLDER_PREFIX = 'aws-token-guard-';
function planFolder(runnerTemp) {
    if (!(0,node_path__1.isAbsolute)(runnerTemp) || !(0,node_fs__0.statSync)(runnerTemp, { throwIfNoEntry: false })?.isDirectory())
        throw new Error(`RUNNER_TEMP (${runnerTemp}) is not an absolute path of a folder.`);
    return (0,node_path__1.join)(runnerTemp, `${FOLDER_PREFIX}${crypto.randomUUID()}`);
}
function makeFolder(path) {
    (0,node_fs__0.mkdirSync)(path, { mode: 0o700 });
}
function ownFolder(folder, runnerTemp) {
    try {
        const path = (0,node_path__1.resolve)(folder);
        const real = (0,node_fs__0.realpathSync)(path);
        const isOurs = (0,node_path__1.basename)(path).startsWith(FOLDER_PREFIX) && (0,node_path__1.dirname)(real) === (0,node_fs__0.realpathSync)(runnerTemp);
        return (0,node_path__1.isAbsolute)(folder) && isOurs && (0,node_fs__0.lstatSync)(path).isDirectory() ? real : undefined;
    }
    catch {
        return undefined;
    }
}


}),

2004:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  SX: () => (orDiscard),
  bt: () => (prepareExisting),
  cd: () => (commit),
  gw: () => (checkFiles),
  jK: () => (hasOtherSources),
  rJ: () => (prepareSessions),
  t7: () => (blankEarlier)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);
var _github_runner_files_js__2 = __nccwpck_require__(3295);
var _secrets_vault_js__3 = __nccwpck_require__(6887);
var _settings_publish_mode_js__4 = __nccwpck_require__(4328);
var _util_files_js__5 = __nccwpck_require__(6587);
var _audit_js__6 = __nccwpck_require__(8944);
var _post_state_js__7 = __nccwpck_require__(2069);
var _values_js__8 = __nccwpck_require__(8981);









async function checkFiles(settings, ports) {
    const { environment } = ports;
    if (settings.mode !== 'configure')
        return;
    const { environmentKeys, profiles } = (0,_settings_publish_mode_js__4/* .publishModeOf */ .oY)(settings);
    const names = [
        'GITHUB_STATE',
        'GITHUB_OUTPUT',
        ...(environmentKeys || profiles ? ['GITHUB_ENV'] : []),
    ];
    (0,_github_runner_files_js__2/* .appendAll */ .u2)(names.map((name) => [(0,_github_runner_files_js__2/* .pathOf */ .XM)(environment, name), '']));
    if (needsFiles(settings))
        (0,_post_state_js__7/* .planFolder */ .YI)(environment['RUNNER_TEMP'] ?? '');
    if (profiles)
        (await __nccwpck_require__.e(/* import() */ 358).then(__nccwpck_require__.bind(__nccwpck_require__, 7358))).checkProfileFiles(settings, ports);
}
async function prepareSessions(settings, sessions, ports) {
    const { environment } = ports;
    await removeForgottenFolders(ports);
    const folder = openFolder(settings, ports);
    return orDiscard(folder, ports, async () => {
        const files = folder === undefined ? {} : await writeFiles(folder, settings, sessions, ports);
        const values = (0,_values_js__8/* .publishedValues */ .hX)(settings, sessions, environment, files);
        const mayBeInstance = (0,_settings_publish_mode_js__4/* .publishModeOf */ .oY)(settings).refresh && environment['RUNNER_ENVIRONMENT'] !== 'github-hosted';
        const later = otherSources(values, ports, mayBeInstance);
        const used = later && (await (await loadModel()).ofSessions(settings, sessions, later, files.profiles));
        return { values, folder, used };
    });
}
async function prepareExisting(verified, ports) {
    const values = (0,_values_js__8/* .existingValues */ .w4)(verified, ports.environment);
    const { environmentKeys } = (0,_settings_publish_mode_js__4/* .publishModeOf */ .oY)(verified.facts.settings);
    const later = environmentKeys ? otherSources(values, ports) : undefined;
    const used = later && (await loadModel()).ofExisting(later);
    return { values, folder: undefined, used };
}
function commit({ values, folder }, ports) {
    const { runner, canceled } = ports;
    return orDiscard(folder, ports, async () => {
        await new Promise((resolve) => setImmediate(setImmediate, resolve));
        await flushed(runner, canceled);
        canceled.throwIfAborted();
        runner.publish(values);
    });
}
async function orDiscard(folder, { environment }, work) {
    try {
        return await work();
    }
    catch (error) {
        if (folder !== undefined)
            (await loadRemoval()).removeFolder(folder, environment['RUNNER_TEMP'] ?? '');
        throw error;
    }
}
async function blankEarlier(settings, { runner, vault, environment }) {
    const values = (0,_values_js__8/* .blankValues */ .hf)(settings, environment);
    if (values === undefined)
        return environment;
    (0,_secrets_vault_js__3/* .maskPrevious */ .OI)(vault, environment);
    await runner.flush();
    runner.publish(values);
    return { ...environment, ...values.environment };
}
const loadModel = () => Promise.all(/* import() */[__nccwpck_require__.e(995), __nccwpck_require__.e(551)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5551));
function otherSources({ environment: published }, { environment, home, runner }, mayBeInstance = false) {
    if (!mayBeInstance && !hasOtherSources(environment, home))
        return undefined;
    const blanked = Object.keys(published).filter((name) => published[name] === '' && environment[name]);
    if (blanked.length > 0) {
        runner.info(`Blanked for later steps, as some tools would take it first: ${blanked.join(', ')}`);
    }
    return { environment: { ...environment, ...published }, home };
}
const FLUSH_LIMIT_MS = 20_000;
async function flushed(runner, canceled) {
    const ended = Promise.withResolvers();
    const end = () => ended.reject(new Error('The runner does not read the log, so that it has not got all masks.'));
    const timer = setTimeout(end, FLUSH_LIMIT_MS);
    canceled.addEventListener('abort', end);
    try {
        await Promise.race([runner.flush(), ended.promise]);
    }
    catch (error) {
        canceled.throwIfAborted();
        throw error;
    }
    finally {
        clearTimeout(timer);
        canceled.removeEventListener('abort', end);
    }
}
async function writeFiles(folder, settings, sessions, ports) {
    const audit = (0,node_path__1.join)(folder, _audit_js__6/* .AUDIT_NAME */ .gs);
    const files = needsFiles(settings)
        ? (await __nccwpck_require__.e(/* import() */ 358).then(__nccwpck_require__.bind(__nccwpck_require__, 7358))).writeStepFiles(folder, settings, sessions, ports)
        : {};
    (0,_util_files_js__5/* .writeWhole */ .f8)(audit, (0,_audit_js__6/* .auditRecord */ .tg)(sessions, settings, ports.run, Date.now() / 1000));
    return { audit, ...files };
}
function needsFiles(settings) {
    return (0,_settings_publish_mode_js__4/* .publishModeOf */ .oY)(settings).profiles || settings.leakCheck !== 'off';
}
const loadRemoval = () => __nccwpck_require__.e(/* import() */ 893).then(__nccwpck_require__.bind(__nccwpck_require__, 3893));
async function removeForgottenFolders({ runner, environment }) {
    const runnerTemp = environment['RUNNER_TEMP'] ?? '';
    try {
        if (!(0,node_fs__0.readdirSync)(runnerTemp).some((name) => name.startsWith(_post_state_js__7/* .FOLDER_PREFIX */ .kE)))
            return;
        const { removed } = await (await loadRemoval()).removeForgotten(environment, Date.now());
        for (const path of removed)
            runner.info(`Removed what a job that was killed has left: ${path}`);
    }
    catch {
    }
}
function openFolder(settings, { runner, environment }) {
    try {
        const folder = (0,_post_state_js__7/* .planFolder */ .YI)(environment['RUNNER_TEMP'] ?? '');
        runner.publish({ environment: {}, outputs: {}, state: { [_post_state_js__7/* .FOLDER_NAME */ .fp]: folder } });
        (0,_post_state_js__7/* .makeFolder */ .fc)(folder);
        return folder;
    }
    catch (error) {
        if (needsFiles(settings))
            throw error;
        runner.info('There is no audit record, since its file cannot be made in RUNNER_TEMP.');
        return undefined;
    }
}
const DECIDING = /^(?:AWS|AMAZON)_(?:ACCESS_KEY|SECRET_|SECURITY_TOKEN|SESSION_TOKEN|CREDENTIAL_|PROFILE|DEFAULT_PROFILE|WEB_IDENTITY|ROLE_ARN|CONTAINER_CREDENTIALS|CONFIG_FILE|SHARED_CREDENTIALS)/;
function hasOtherSources(environment, home) {
    const names = Object.keys(environment);
    if (names.some((name) => DECIDING.test(name) && environment[name] !== undefined))
        return true;
    const folders = [home, environment['HOME'], environment['USERPROFILE']].flatMap((one) => one || []);
    return folders.some((one) => ['config', 'credentials'].some((name) => (0,node_fs__0.existsSync)((0,node_path__1.join)(one, '.aws', name))));
}


}),

8981:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  A6: () => (subjectOutput),
  SW: () => (revealKeys),
  hX: () => (publishedValues),
  hf: () => (blankValues),
  py: () => (verifiedOutputs),
  w4: () => (existingValues)
});
var _observe_assume_chain_js__0 = __nccwpck_require__(5732);
var _settings_publish_mode_js__1 = __nccwpck_require__(4328);
var _settings_settings_js__2 = __nccwpck_require__(3152);
var _util_defined_js__4 = __nccwpck_require__(9665);
var _util_text_js__6 = __nccwpck_require__(8805);
var _util_time_js__5 = __nccwpck_require__(343);
var _post_state_js__3 = __nccwpck_require__(2069);







function publishedValues(settings, sessions, previous, files = {}) {
    const [first] = sessions;
    if (first === undefined)
        throw new Error('there is no session to publish');
    const { environmentKeys, refresh, severalRoles } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    const environment = {
        ...(settings.unsetCurrentCredentials ? { ...NO_KEYS, ...emptied(_settings_publish_mode_js__1/* .BEFORE_PROFILE */ .aw, previous) } : {}),
        ...(refresh || severalRoles ? emptied(_settings_publish_mode_js__1/* .BEFORE_PROFILE */ .aw, previous) : {}),
        ...(environmentKeys ? keyVariables(first, settings, previous) : {}),
        ...(files.profiles === undefined ? {} : profileVariables(settings, files.profiles, previous)),
    };
    const endsAt = refresh ? undefined : firstEndOf(sessions);
    const state = (0,_post_state_js__3/* .saveState */ .LZ)(environment, previous, {
        endsAt,
        remedy: remedyFor(settings),
        leakCheck: settings.leakCheck,
    });
    return { environment, outputs: outputsOf(settings, first, files), state };
}
function existingValues(verified, previous) {
    const { settings } = verified.facts;
    const { environmentKeys } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    const environment = {
        ...(environmentKeys || (0,_settings_settings_js__2/* .looksAtMachine */ .Jj)(settings) ? emptied(inTheWayOf(settings, previous), previous) : {}),
        ...(environmentKeys ? regionVariables(settings) : {}),
    };
    const state = Object.keys(environment).length > 0 ? (0,_post_state_js__3/* .saveState */ .LZ)(environment, previous) : {};
    return { environment, outputs: verifiedOutputs(verified), state };
}
function inTheWayOf(settings, previous) {
    if ((0,_settings_settings_js__2/* .looksAtMachine */ .Jj)(settings))
        return settings.unsetCurrentCredentials ? _settings_publish_mode_js__1/* .ALL_KEYS */ .nX : [];
    const areKeys = Boolean(previous['AWS_ACCESS_KEY_ID'] && previous['AWS_SECRET_ACCESS_KEY']);
    const besideKept = areKeys ? _settings_publish_mode_js__1/* .BESIDE_KEYS */ .W0 : _settings_publish_mode_js__1/* .BEFORE_PROFILE */ .aw;
    return besideKept.filter((name) => name !== 'AWS_CREDENTIAL_EXPIRATION' || isPast(previous[name]));
}
function blankValues({ mode = 'configure', unsetCurrentCredentials = true }, previous) {
    const environment = emptied(_settings_publish_mode_js__1/* .BEFORE_PROFILE */ .aw, previous);
    if (mode !== 'configure' || !unsetCurrentCredentials || Object.keys(environment).length === 0)
        return undefined;
    return { environment, outputs: {}, state: (0,_post_state_js__3/* .saveState */ .LZ)(environment, previous) };
}
function regionVariables({ region }) {
    return { AWS_REGION: region, AWS_DEFAULT_REGION: region };
}
function keyVariables({ verified, credentials }, settings, previous) {
    const keys = revealKeys(credentials);
    const { session } = verified;
    return {
        ...emptied(['AWS_SESSION_TOKEN', ..._settings_publish_mode_js__1/* .BESIDE_KEYS */ .W0], previous),
        ...keys,
        ...(session === undefined ? {} : { [_observe_assume_chain_js__0/* .SESSION_VARIABLE */ .Wm]: (0,_observe_assume_chain_js__0/* .sessionNote */ .tt)(keys.AWS_ACCESS_KEY_ID, session.expiresAt) }),
        ...regionVariables(settings),
    };
}
function profileVariables(settings, files, previous) {
    const { defaultProfile, severalRoles } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    return {
        AWS_CONFIG_FILE: files.configFile,
        AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
        AWS_SDK_LOAD_CONFIG: '1',
        AWS_CREDENTIAL_PROFILES_FILE: files.credentialsFile,
        ...(defaultProfile ? profileNames(settings, previous) : {}),
        ...(defaultProfile || severalRoles ? regionVariables(settings) : {}),
    };
}
function profileNames({ profile = '' }, previous) {
    return {
        AWS_PROFILE: profile,
        ...(previous['AWS_DEFAULT_PROFILE'] === undefined ? {} : { AWS_DEFAULT_PROFILE: profile }),
    };
}
function isPast(end = '') {
    return end !== '' && !(Date.parse(end) > Date.now());
}
const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
function emptied(names, previous) {
    return Object.fromEntries(names.filter((name) => previous[name]).map((name) => [name, '']));
}
function outputsOf(settings, { verified, credentials }, files) {
    const { outputKeys, profiles, severalRoles } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    const { audit } = files;
    const { roles, profile = '' } = settings;
    const names = roles.map((one) => one.profile).join('\n');
    if (severalRoles)
        return { configured: 'true', profiles: names, 'audit-file': audit };
    return {
        ...verifiedOutputs(verified),
        'audit-file': audit,
        profiles: profiles ? profile : undefined,
        ...(outputKeys ? keyOutputs(credentials) : {}),
    };
}
function revealKeys({ accessKeyId, secretAccessKey, sessionToken }) {
    return {
        AWS_ACCESS_KEY_ID: accessKeyId.reveal(),
        AWS_SECRET_ACCESS_KEY: secretAccessKey.reveal(),
        ...(0,_util_defined_js__4/* .defined */ .s)({ AWS_SESSION_TOKEN: sessionToken?.reveal() }),
    };
}
function keyOutputs(credentials) {
    const keys = revealKeys(credentials);
    return {
        'aws-access-key-id': keys.AWS_ACCESS_KEY_ID,
        'aws-secret-access-key': keys.AWS_SECRET_ACCESS_KEY,
        'aws-session-token': keys.AWS_SESSION_TOKEN,
    };
}
function firstEndOf(sessions) {
    const ends = sessions.flatMap(({ verified }) => verified.session?.expiresAt ?? []);
    return ends.length === 0 ? undefined : Math.min(...ends);
}
function remedyFor({ source, roleChain }) {
    const longer = roleChain.length === 0 && source !== 'ambient';
    if (_settings_settings_js__2/* .SOURCES */ .Hl[source].renewable)
        return longer ? 'refresh or longer' : 'refresh';
    return longer ? 'longer' : 'neither';
}
function verifiedOutputs({ facts, session, identity }) {
    const skew = (0,_util_time_js__5/* .measureClockSkew */ .zt)(facts.clocks);
    return {
        configured: 'true',
        ...subjectOutput(facts),
        'aws-account-id': identity.account,
        'authenticated-arn': identity.arn,
        ...(session === undefined ? existingOutputs(facts) : sessionOutputs(session, facts)),
        'clock-skew-seconds': skew === undefined ? undefined : (0,_util_time_js__5/* .formatSeconds */ .Xo)(skew.clockSkewSeconds),
    };
}
function subjectOutput({ idToken }) {
    return idToken?.status === 'succeeded' ? { subject: (0,_util_text_js__6/* .plainText */ .wh)(idToken.value.sub) } : {};
}
function existingOutputs(facts) {
    const { existingUntil } = facts;
    if (existingUntil === undefined || existingUntil === Number.POSITIVE_INFINITY)
        return {};
    return endOutputs(existingUntil, facts);
}
function sessionOutputs(session, facts) {
    return {
        ...endOutputs(session.expiresAt, facts),
        'assumed-role-id': session.assumedRoleId,
        'role-session-name': session.roleSessionName,
    };
}
function endOutputs(expiresAt, facts) {
    return {
        'aws-expiration': (0,_util_time_js__5/* .formatIso */ .dv)(expiresAt),
        'remaining-seconds': String((0,_util_time_js__5/* .remainingSecondsOf */ .FY)(facts, { expiresAt })),
    };
}


}),

3021:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  DV: () => (codeBlock),
  E0: () => (pagesOf),
  EH: () => (escapeLine),
  FV: () => (escapeMarkdown),
  SS: () => (codeSpan),
  TM: () => (folded),
  tp: () => (table),
  x9: () => (joinBlocks)
});
var _util_text_js__0 = __nccwpck_require__(8805);

const MARKUP = /[^\p{L}\p{N} .,;()/'"?%:_-]|:(?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])|^-|(?<=^\d{1,9})[.)](?= |$)|(?<=www)\./giu;
function escapeMarkdown(text) {
    return escapeLine((0,_util_text_js__0/* .plainText */ .wh)(text));
}
function escapeLine(line) {
    return line.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}
function folded(heading, markdown) {
    return `<details><summary>${heading}</summary>\n\n${markdown.trimEnd()}\n\n</details>`;
}
function cellCode(text) {
    const line = (0,_util_text_js__0/* .plainValue */ ._y)(text);
    return line.includes('|') ? escapeMarkdown(line) : codeSpan(line);
}
function codeSpan(text) {
    const line = (0,_util_text_js__0/* .plainValue */ ._y)(text);
    if (line === '')
        return '\u2013';
    const fence = '`'.repeat(longestBacktickRun(line) + 1);
    const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
function codeBlock(language, text) {
    const lines = text.split('\n').map(keepIndent);
    const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function keepIndent(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,_util_text_js__0/* .plainText */ .wh)(line, Number.POSITIVE_INFINITY)}`;
}
function table(head, rows) {
    const lines = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${cellCode(value)} |`);
    return [`| ${head[0]} | ${head[1]} |`, '| --- | --- |', ...lines].join('\n');
}
function joinBlocks(blocks) {
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
function pagesOf(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
    const prefix = known
        ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
        : '';
    return (code) => `${prefix}docs/findings/${fileOf(code)}`;
}
function fileOf(code) {
    return code.startsWith('ACCESS_DENIED_') ? `ACCESS_DENIED.md#${code.toLowerCase()}` : `${code}.md`;
}


}),

5650:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Dg: () => (limitFor),
  GS: () => (COMMENT_LIMIT_SECONDS),
  QN: () => (ignoredLines),
  Rn: () => (retryLine),
  fe: () => (appendSummary),
  gY: () => (reportSuccess),
  pr: () => (endpointLines)
});
var _net_service_url_js__4 = __nccwpck_require__(1844);
var _settings_publish_mode_js__0 = __nccwpck_require__(4328);
var _settings_settings_js__1 = __nccwpck_require__(3152);
var _util_text_js__3 = __nccwpck_require__(8805);
var _summary_js__2 = __nccwpck_require__(3394);





const COMMENT_LIMIT_SECONDS = 5;
const LATE_LIMIT_SECONDS = 0.3;
function limitFor(mostSeconds, { timeoutSeconds = 0 }) {
    return Math.min(mostSeconds, Math.max(LATE_LIMIT_SECONDS, timeoutSeconds - performance.now() / 1000));
}
async function reportSuccess(ports, verified, { findings }) {
    const { runner, pageOf } = ports;
    const { settings } = verified.facts;
    try {
        for (const line of sessionLines(verified))
            runner.info(line);
        const { annotations, details, sections } = await renderFindings(findings, pageOf, settings);
        for (const annotation of annotations)
            runner.annotate(annotation);
        for (const [title, lines] of details)
            runner.group(title, lines);
        if (settings.summary === 'always')
            appendSummary(runner, (0,_summary_js__2/* .renderSuccess */ .a8)(verified, sections));
        if (settings.pullRequestComment === 'on-failure') {
            const { commentOn } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(23)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7023));
            const text = 'The job gets AWS credentials again.';
            await commentOn(ports, 'passed', { text, brief: text }, limitFor(COMMENT_LIMIT_SECONDS, settings));
        }
    }
    catch {
        runner.info('The credentials were published, but the report could not be written.');
    }
}
async function renderFindings(findings, pageOf, { summary }) {
    if (findings.length === 0)
        return { annotations: [], details: [], sections: [] };
    const { detailLines, renderAnnotations } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(689)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4689));
    const { renderFinding } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(253)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3253));
    return {
        annotations: renderAnnotations({ verdict: 'pass', findings }, pageOf, summary === 'always' ? 'job summary' : 'log'),
        details: findings.map((finding) => [`Details of ${finding.code}`, detailLines(finding)]),
        sections: findings.map((finding) => renderFinding(finding, pageOf)),
    };
}
function appendSummary(runner, markdown) {
    try {
        runner.appendSummary(`${markdown}\n`);
    }
    catch {
        runner.info('The job summary could not be written.');
    }
}
function retryLine({ failure, pauseSeconds }) {
    const { operation, code, message, attempts } = failure;
    return (0,_util_text_js__3/* .plainText */ .wh)(`${operation}: try ${attempts} failed (${code}: ${message}), next in ${pauseSeconds.toFixed(1)} s`);
}
function endpointLines({ endpoint, maskAccountId, }) {
    return [
        ...(endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source})`]),
        ...(maskAccountId ? ['Account ids are masked, so GitHub drops job outputs that contain one'] : []),
    ];
}
function ignoredLines(environment) {
    const endpoints = ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL'].filter((name) => environment[name]);
    return [
        ...(environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
            ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored: this action always verifies TLS certificates']
            : []),
        ...(endpoints.length > 0 && (0,_net_service_url_js__4/* .ignoresEndpoints */ .gY)(environment)
            ? [`AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true, so ${endpoints.join(' and ')} has no effect`]
            : []),
    ];
}
function describeKept({ existing, settings }) {
    if (!existing)
        return 'Access keys used as given';
    return (0,_settings_settings_js__1/* .looksAtMachine */ .Jj)(settings)
        ? 'Later steps have these credentials already, so this step exports none'
        : 'Existing credentials kept';
}
function sessionLines({ facts, session, identity }) {
    const { settings, ambientSource } = facts;
    const renewal = (0,_settings_publish_mode_js__0/* .publishModeOf */ .oY)(settings).refresh
        ? '. Credentials renew automatically. Renewed keys are not masked in logs'
        : '';
    return [
        ...(ambientSource === undefined || settings.mode !== 'verify'
            ? []
            : [(0,_util_text_js__3/* .plainText */ .wh)(`First credentials: ${ambientSource}`)]),
        `Verified ${identity.arn} in ${settings.region}`,
        `${session === undefined ? describeKept(facts) : `Valid for ${(0,_summary_js__2/* .describeDuration */ .MB)(session)}`}; clock skew ${(0,_summary_js__2/* .describeSkew */ .mp)(facts)}${renewal}`,
    ];
}


}),

3394:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  MB: () => (describeDuration),
  a8: () => (renderSuccess),
  mp: () => (describeSkew)
});
var _aws_role_session_js__0 = __nccwpck_require__(7872);
var _settings_publish_mode_js__1 = __nccwpck_require__(4328);
var _util_time_js__3 = __nccwpck_require__(343);
var _markdown_js__2 = __nccwpck_require__(3021);




function renderSuccess(verified, findings) {
    const { facts } = verified;
    const checks = checksOf(facts).map((check) => `- ${(0,_markdown_js__2/* .escapeMarkdown */ .FV)(check)}`);
    const details = (0,_markdown_js__2/* .joinBlocks */ .x9)([
        (0,_markdown_js__2/* .table */ .tp)(['Session', 'Value'], sessionRows(verified)),
        ...lifetimeSections(verified),
        `**Checks passed**\n\n${checks.join('\n')}`,
        `<sub>${(0,_markdown_js__2/* .escapeMarkdown */ .FV)(timingsLine(facts.timings))}</sub>`,
    ]);
    return (0,_markdown_js__2/* .joinBlocks */ .x9)([...findings, successLine(verified), (0,_markdown_js__2/* .folded */ .TM)('Session, checks, and CloudTrail', details)]);
}
function successLine({ facts, session, identity }) {
    const until = session?.expiresAt ?? facts.existingUntil ?? Number.POSITIVE_INFINITY;
    const end = Number.isFinite(until) ? ` until ${(0,_util_time_js__3/* .formatUtc */ .ay)(until).slice(11, 16)} UTC` : '';
    const seconds = session && (0,_aws_role_session_js__0/* .grantedSecondsOf */ .gT)(session);
    const granted = seconds === undefined ? '' : `, ${(0,_util_time_js__3/* .formatDuration */ .a3)(seconds)}`;
    const who = session === undefined ? (0,_markdown_js__2/* .codeSpan */ .SS)(identity.arn) : `${(0,_markdown_js__2/* .codeSpan */ .SS)(session.role.name)} in ${(0,_markdown_js__2/* .codeSpan */ .SS)(identity.account)}`;
    return `\u2705 ${who} (${facts.settings.region})${end}${granted}`;
}
function lifetimeSections({ facts, session }) {
    const { settings, chain, baseIdentity, existingUntil = Number.POSITIVE_INFINITY, observedAt } = facts;
    if (session === undefined)
        return Number.isFinite(existingUntil) ? [renderTimeline(observedAt, existingUntil, false)] : [];
    const { refresh } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    const byToken = chain.length === 0 && baseIdentity.status === 'not-attempted';
    return [
        session.grantedAt === undefined ? '' : renderTimeline(session.grantedAt, session.expiresAt, refresh),
        refresh ? renderRefresh(settings) : '',
        renderLookUp(session, settings, byToken ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'),
    ];
}
function sessionRows({ facts, session, identity }) {
    const { settings, ambientSource } = facts;
    const { endpoint } = settings;
    return [
        ['Identity', identity.arn],
        ...(session === undefined ? [] : [['Role', session.role.text]]),
        ['Account', identity.account],
        ...facts.chain.map(({ role }) => ['Through', role.text]),
        ...(facts.baseIdentity.status === 'succeeded' ? [['Assumed by', facts.baseIdentity.value.arn]] : []),
        ...(ambientSource === undefined ? [] : [['First credentials from', ambientSource]]),
        ...(session === undefined
            ? []
            : [
                ['Session name', session.roleSessionName],
                ['Session id', session.assumedRoleId],
            ]),
        ['Region', settings.region],
        ...(endpoint.awsOwned ? [] : [['STS endpoint', `${endpoint.url} (from ${endpoint.source})`]]),
        ...(session === undefined ? [] : [['Granted for', describeDuration(session)]]),
        ['Clock skew', describeSkew(facts)],
        ...(facts.idToken.status === 'succeeded' ? [['Subject', facts.idToken.value.sub]] : []),
        ...(session?.packedPolicySizePercent === undefined
            ? []
            : [['Session policies and tags', `${session.packedPolicySizePercent} % of the packed limit`]]),
    ];
}
function describeDuration(session) {
    const seconds = (0,_aws_role_session_js__0/* .grantedSecondsOf */ .gT)(session);
    return `${seconds === undefined ? '' : `${(0,_util_time_js__3/* .formatDuration */ .a3)(seconds)}, `}until ${(0,_util_time_js__3/* .formatUtc */ .ay)(session.expiresAt)}`;
}
function describeSkew({ clocks }) {
    const skew = (0,_util_time_js__3/* .measureClockSkew */ .zt)(clocks);
    if (skew === undefined)
        return 'not measured: no response had a Date header';
    return `${(0,_util_time_js__3/* .formatClockSkew */ .Gd)(skew)} (server minus runner)`;
}
function checksOf(facts) {
    const { settings } = facts;
    return [
        facts.roleSession.status === 'succeeded'
            ? 'GetCallerIdentity returns the requested account, role, and session'
            : 'GetCallerIdentity accepts the keys',
        ...(settings.allowedAccountIds === undefined ? [] : ['The account is in allowed-account-ids']),
        ...(settings.allowedRoleArns === undefined ? [] : ['The role is in allowed-role-arns']),
        ...((0,_util_time_js__3/* .measureClockSkew */ .zt)(facts.clocks) === undefined
            ? []
            : [`The clocks agree within ${(0,_util_time_js__3/* .formatDuration */ .a3)(settings.maxClockSkewSeconds)}`]),
        ...remainingChecks(facts),
    ];
}
function remainingChecks(facts) {
    if (facts.roleSession.status !== 'succeeded')
        return [];
    const { minimumRemainingSeconds: least } = facts.settings;
    const remaining = (0,_util_time_js__3/* .formatDuration */ .a3)((0,_util_time_js__3/* .remainingSecondsOf */ .FY)(facts, facts.roleSession.value));
    return [`The session has ${remaining} left${least > 0 ? `; at least ${(0,_util_time_js__3/* .formatDuration */ .a3)(least)} required` : ''}`];
}
function timingsLine(timings) {
    const parts = [
        ['ID token', timings.RequestIdToken],
        ['AssumeRoleWithWebIdentity', timings.AssumeRoleWithWebIdentity],
        ['AssumeRole', timings.AssumeRole],
        ['GetCallerIdentity', timings.GetCallerIdentity],
        ['in all', timings.total],
    ];
    const taken = parts.flatMap(([name, seconds]) => (seconds === undefined ? [] : [[name, seconds]]));
    return taken.map(([name, seconds]) => `${name} ${Math.round(seconds * 1000)} ms`).join(', ');
}
const WIDTH = 48;
const MARGIN_SECONDS = 60;
function renderTimeline(from, expiresAt, isRenewed) {
    const renewedAt = expiresAt - _settings_publish_mode_js__1/* .RENEWED_BEFORE_SECONDS */ .le;
    const share = (renewedAt - from) / (expiresAt - from);
    const before = isRenewed ? Math.min(WIDTH - 1, Math.max(0, Math.round(WIDTH * share))) : WIDTH;
    const line = isRenewed ? `\u251c${'\u2500'.repeat(before)}\u252c${'\u2500'.repeat(WIDTH - before)}\u2524` : `\u251c${'\u2500'.repeat(before)}\u2524`;
    const start = timeOf(from);
    const label = `${isRenewed ? `renews at ${timeOf(renewedAt)}` : 'not renewed: ExpiredToken after that'} \u2518`;
    const drawn = `${start} ${line} ${timeOf(expiresAt)} UTC\n${' '.repeat(start.length + 1)}${label.padStart(before + 2)}`;
    return `**Lifetime**\n\n${(0,_markdown_js__2/* .codeBlock */ .DV)('text', drawn)}`;
}
function timeOf(at) {
    return (0,_util_time_js__3/* .formatUtc */ .ay)(at).slice(11, 19);
}
function renderLookUp({ roleSessionName, grantedAt, expiresAt, requestId }, settings, by) {
    const { region } = settings;
    const { refresh } = (0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings);
    const lookUp = (key, value) => `aws cloudtrail lookup-events --region ${region} --lookup-attributes '[{"AttributeKey":"${key}","AttributeValue":"${value}"}]'`;
    const from = grantedAt === undefined ? '' : ` --start-time ${(0,_util_time_js__3/* .formatIso */ .dv)(grantedAt - MARGIN_SECONDS)}`;
    const to = refresh ? '' : ` --end-time ${(0,_util_time_js__3/* .formatIso */ .dv)(expiresAt)}`;
    const soon = grantedAt === undefined ? '' : ` --end-time ${(0,_util_time_js__3/* .formatIso */ .dv)(grantedAt + MARGIN_SECONDS)}`;
    const done = `${lookUp('Username', roleSessionName)}${from}${to}`;
    const isPlain = requestId !== undefined && /^[\w-]+$/.test(requestId);
    const made = isPlain
        ? [`${lookUp('EventName', by)}${from}${soon} --query "Events[?contains(CloudTrailEvent, '${requestId}')]"`]
        : [];
    return `**In CloudTrail** (after some minutes): what the session did, and the request that created it\n\n${(0,_markdown_js__2/* .codeBlock */ .DV)('sh', [done, ...made].join('\n'))}`;
}
function renderRefresh(settings) {
    const { profile } = settings;
    const which = profile === undefined ? 'the profiles below' : `the profile ${(0,_markdown_js__2/* .codeSpan */ .SS)(profile)}`;
    const isNamed = profile === undefined || !(0,_settings_publish_mode_js__1/* .publishModeOf */ .oY)(settings).defaultProfile;
    const who = isNamed ? 'Only steps that set AWS_PROFILE use it.' : 'Later steps use it by default.';
    return `**Renews automatically**: ${which}, 5 minutes before it expires, as long as the job runs. ${who}\n\n\u26a0\ufe0f The log masks the session above, but not renewed ones: only a step's own output can register a mask, and renewals happen during other steps. Don't print credentials.`;
}


}),

7430:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  R: () => (observePorts),
  d: () => (oneRole)
});
var _diagnosis_verdict_js__0 = __nccwpck_require__(1372);
var _github_runner_js__1 = __nccwpck_require__(5295);
var _observe_observe_js__2 = __nccwpck_require__(6104);
var _report_report_js__3 = __nccwpck_require__(5650);
var _secrets_vault_js__4 = __nccwpck_require__(6887);
var _settings_secret_inputs_js__5 = __nccwpck_require__(1227);
var _util_defined_js__6 = __nccwpck_require__(9665);
var _util_text_js__7 = __nccwpck_require__(8805);








const oneRole = {
    observe: async (plan, ports) => {
        const [read] = plan.policyFiles;
        const { facts, credentials } = await (0,_observe_observe_js__2/* .observe */ .l)(plan.settings, observePorts(plan, ports, read?.ok ? read.file : undefined));
        return [
            { facts: { ...facts, ...policyProblemOf(plan) }, ...(0,_util_defined_js__6/* .defined */ .s)({ credentials, profile: plan.settings.profile }) },
        ];
    },
    diagnose: async ([observed]) => {
        if (observed === undefined)
            throw new Error('nothing was observed');
        return { diagnosis: await (0,_diagnosis_verdict_js__0/* .judge */ .S)(observed.facts), facts: observed.facts };
    },
    report: async ([role], diagnosis, ports) => {
        if (role !== undefined)
            await (0,_report_report_js__3/* .reportSuccess */ .gY)(ports, role.verified, diagnosis);
    },
};
function observePorts({ settings, proxy, deadline }, ports, policyFile) {
    const { runner, vault, environment } = ports;
    return {
        vault,
        environment,
        proxy,
        deadline,
        note: (line) => {
            (0,_secrets_vault_js__4/* .maskAccounts */ .BK)(runner, settings, [line]);
            runner.info((0,_util_text_js__7/* .plainText */ .wh)(line));
        },
        onRetry: (notice) => {
            (0,_secrets_vault_js__4/* .maskAccounts */ .BK)(runner, settings, [notice.failure.message]);
            runner.info((0,_report_report_js__3/* .retryLine */ .Rn)(notice));
        },
        runner: (0,_github_runner_js__1/* .readRunnerFacts */ .cw)(environment),
        keys: (0,_settings_secret_inputs_js__5/* .keysIn */ .q7)(settings, ports),
        policyFile,
    };
}
function policyProblemOf({ settings, policyFiles: [read] }) {
    const { trustPolicyFile: path, role } = settings;
    if (path === undefined || read === undefined)
        return {};
    if (!read.ok)
        return { policyFileProblem: { path, problem: read.problem } };
    const isOfNoRole = role === undefined && read.file.roleArn === undefined;
    return isOfNoRole ? { policyFileProblem: { path, problem: OF_NO_ROLE } } : {};
}
const OF_NO_ROLE = 'It does not say whose trust policy it is. Name the role in role-to-assume.';


}),

2606:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  x: () => (createReportPorts)
});
var _secrets_shapes_js__0 = __nccwpck_require__(6111);

function createReportPorts(job) {
    const { environment, vault } = job;
    return {
        locate: async (target, context, limitSeconds) => (await loadLocation()).locateInWorkflow(environment, target, lookupOf(job, context, limitSeconds)),
        readStep: async (context, limitSeconds) => (await loadLocation()).readStepInWorkflow(environment, lookupOf(job, context, limitSeconds)),
        comment: (mode, body, limitSeconds) => comment(job, { mode, body, limitSeconds }).catch((error) => {
            return { outcome: 'failed', reason: 'other', message: vault.clean(String(error)) };
        }),
    };
}
function loadLocation() {
    return __nccwpck_require__.e(/* import() */ 709).then(__nccwpck_require__.bind(__nccwpck_require__, 9709));
}
function lookupOf(job, context, limitSeconds) {
    return {
        token: githubToken(job),
        claims: { ...definingWorkflow(job.runner), ...context },
        limitSeconds,
        signal: job.cancellation.listen(),
    };
}
function githubToken({ runner, vault }) {
    const token = runner.readInput('github-token');
    if (token.length >= _secrets_shapes_js__0/* .CREDENTIAL_MIN_LENGTH */ .WY)
        vault.keep({ token });
    return token;
}
function definingWorkflow(runner) {
    const [ref, sha] = [runner.readInput('workflow-ref'), runner.readInput('workflow-sha')];
    return ref && sha ? { job_workflow_ref: ref, job_workflow_sha: sha } : {};
}
async function comment(job, { mode, body, limitSeconds }) {
    const { runner, vault, environment, cancellation } = job;
    const { reportOnPullRequest } = await __nccwpck_require__.e(/* import() */ 56).then(__nccwpck_require__.bind(__nccwpck_require__, 3056));
    const token = githubToken(job);
    const text = mode === 'passed' ? body.text : await publicText(job, body, limitSeconds / 2);
    return reportOnPullRequest(environment, {
        token,
        mode,
        part: JSON.stringify([environment['GITHUB_ACTION'], runner.readInput('job-index')]),
        body: vault.redact(text),
        limitSeconds,
        signal: cancellation.listen(),
    });
}
async function publicText(job, { text, brief }, limitSeconds) {
    const { runner, environment } = job;
    const [{ secretsInWorkflow }, { tellsOf }] = await Promise.all([loadLocation(), Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(23)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7023))]);
    const secrets = await secretsInWorkflow(environment, lookupOf(job, {}, limitSeconds));
    if (secrets === undefined)
        return brief;
    const values = [
        ...secrets.inputs.map((name) => runner.readInput(name.toLowerCase())),
        ...secrets.variables.map((name) => environment[name] ?? ''),
    ];
    return tellsOf(text, values) ? brief : text;
}


}),

3366:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (reportBug),
  e: () => (run)
});

var finding = __nccwpck_require__(988);
var diagnosis_verified = __nccwpck_require__(44);
var net_deadline = __nccwpck_require__(3415);
var publish = __nccwpck_require__(2004);
var report = __nccwpck_require__(5650);
var vault = __nccwpck_require__(6887);
var aws_arn = __nccwpck_require__(8690);
var defined = __nccwpck_require__(9665);
var shapes = __nccwpck_require__(6111);
var plain_values = __nccwpck_require__(5977);
;// ./lib/settings/parsers/aws-values.js



const parseRegion = (text) => /^[a-z]{2,6}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)(REGION_RULE);
const REGION_RULE = 'the name of an AWS region, such as eu-central-1';
const parseEmulatorRegion = (text) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('1 to 63 lower-case letters, digits and hyphens');
const ROLE_RULE = 'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/deploy';
const parseRoleOrName = (text) => {
    const name = /^(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/.test(text) &&
        !/arn:|^\/|^https?:|^(?:null|undefined|false)$/i.test(text);
    return name ? (0,plain_values/* accept */.Ju)({ pathAndName: text }) : parseRole(text);
};
const parseRole = (text) => {
    const arn = /.arn:/.test(text) ? undefined : (0,aws_arn/* parseRoleArn */.DM)(text);
    return arn === undefined ? (0,plain_values/* reject */.ku)(ROLE_RULE) : (0,plain_values/* accept */.Ju)(arn);
};
const parseRoleSessionName = (text) => /^[\w+=,.@-]{2,64}$/.test(text)
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('2 to 64 characters out of letters, digits and _ + = , . @ -');
const parseAudience = (text) => /^[\x21-\x7e]{1,255}$/.test(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('1 to 255 printable ASCII characters without blanks');
const parseAccessKeyId = (text) => (0,shapes/* isAccessKeyId */.Pw)(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('16 to 128 letters and digits');
const parseKeyMaterial = (text) => (0,shapes/* isGivenKeyMaterial */.yi)(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('16 or more printable ASCII characters without blanks');
const parseEmulatorKey = (text) => (0,shapes/* isEmulatorKey */.vn)(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('printable ASCII characters without blanks');
const parseExternalId = (text) => /^[\w+=,.@:/-]{2,1224}$/.test(text)
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('2 to 1224 characters out of letters, digits and _ + = , . @ : / -');
const parseProfileName = (text) => /^[\w@+.%:/-]{1,128}$/.test(text) && !/^(?:DEFAULT|__proto__)$/.test(text)
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('the name of a profile: 1 to 128 letters, digits and _ @ + . % : / -');
const parseAccountId = (text) => /^\d{12}$/.test(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)('an account id of 12 digits');
const parseRolePattern = (text) => /^arn:[a-z*?-]+:iam::[\d*?]{1,12}:role\/[\x21-\x7e]+$/.test(text) && (hasWildcard(text) || (0,aws_arn/* parseRoleArn */.DM)(text))
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('the ARN of an IAM role, in which * and ? may stand for other characters');
function hasWildcard(text) {
    return /[*?]/.test(text);
}
const ROLES_MAX_COUNT = 100;
const parseNamedRoles = (text) => {
    const rule = `at most ${ROLES_MAX_COUNT} lines of profile = arn, each profile once`;
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const pairs = lines
        .map((line) => line.split('=', 1)[0]?.trim() ?? '')
        .map((profile, n) => {
        const line = lines[n] ?? '';
        return { profile, line, role: (0,aws_arn/* parseRoleArn */.DM)(line.slice(line.indexOf('=') + 1).trim()) };
    });
    const bad = pairs.find(({ profile, line, role }) => !line.includes('=') || role === undefined || !parseProfileName(profile).ok);
    if (bad !== undefined)
        return (0,plain_values/* reject */.ku)(rule, `The line "${bad.line.trim()}" is not one.`);
    const roles = pairs.flatMap(({ profile, role }) => (role === undefined ? [] : [{ profile, role }]));
    const isOnce = new Set(roles.map(({ profile }) => profile)).size === roles.length;
    return roles.length > 0 && roles.length <= ROLES_MAX_COUNT && isOnce ? (0,plain_values/* accept */.Ju)(roles) : (0,plain_values/* reject */.ku)(rule);
};
const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const TAGS_MAX_COUNT = 50;
const OWN_TAGS = [
    'github',
    'repository',
    'workflow',
    'action',
    'actor',
    'branch',
    'commit',
    'eventname',
    'baseref',
    'headref',
    'runid',
    'job',
    'triggeringactor',
];
const parseTagKey = (text) => text.length >= 1 && text.length <= 128 && TAG_CHARACTERS.test(text) && !/^aws:/i.test(text)
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('a tag key: 1 to 128 letters, digits, blanks and _ . : / = + - @, not beginning with "aws:"');
const parseTags = (text) => {
    const rule = `at most ${TAGS_MAX_COUNT} session tags, as a JSON object or as lines of key=value; values of at most ${plain_values/* TAG_VALUE_MAX_LENGTH */.PH} letters, digits, blanks and _ . : / = + - @`;
    const pairs = text.startsWith('{') ? pairsInJson(text) : pairsInLines(text);
    if (pairs === undefined || pairs.some(([, value]) => typeof value !== 'string'))
        return (0,plain_values/* reject */.ku)(rule, 'It is neither.');
    return tagsOf(text, pairs, rule);
};
function tagsOf(text, pairs, rule) {
    const own = pairs.find(([key]) => OWN_TAGS.includes(key.toLowerCase()));
    if (own !== undefined)
        return (0,plain_values/* reject */.ku)(rule, `The tag "${own[0]}" is one that this action sets itself.`);
    const bad = pairs.find(([key, value]) => !parseTagKey(key).ok || value.length > plain_values/* TAG_VALUE_MAX_LENGTH */.PH || !TAG_CHARACTERS.test(value));
    if (bad !== undefined)
        return (0,plain_values/* reject */.ku)(rule, `The tag "${bad[0]}" breaks the rule.`);
    const keys = new Set(pairs.map(([key]) => key.toLowerCase()));
    if (keys.size < pairs.length || hasLostKeys(text, pairs)) {
        return (0,plain_values/* reject */.ku)(rule, 'A key is there twice. Capitalization makes no difference to STS.');
    }
    return pairs.length <= TAGS_MAX_COUNT
        ? (0,plain_values/* accept */.Ju)(Object.fromEntries(pairs))
        : (0,plain_values/* reject */.ku)(rule, `It has ${pairs.length} tags.`);
}
function pairsInJson(text) {
    const value = (0,plain_values/* parseJson */.qF)(text, (_, found, { source }) => (/^[-\dtf]/.test(source ?? '') ? source : found));
    return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
function hasLostKeys(text, pairs) {
    if (!text.startsWith('{'))
        return false;
    const strings = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g) ?? [];
    return strings.filter((string) => string.endsWith(':')).length > pairs.length;
}
function pairsInLines(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const pairs = lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]);
    return lines.every((line) => line.includes('='))
        ? pairs.map(([key, value]) => [key.trim(), value.trim()])
        : undefined;
}
const SUBJECT_MAX_LENGTH = 1000;
const parseSubjectPattern = (text) => {
    const rule = `a subject of at most ${SUBJECT_MAX_LENGTH} characters, such as repo:octo-org/octo-repo:environment:production, in which * and ? may stand for other characters`;
    if (text.length > SUBJECT_MAX_LENGTH || /\p{Cc}/u.test(text))
        return (0,plain_values/* reject */.ku)(rule);
    if (/^["'].*["']$/.test(text))
        return (0,plain_values/* reject */.ku)(rule);
    return /[^*?\s]/.test(text) ? (0,plain_values/* accept */.Ju)(text) : (0,plain_values/* reject */.ku)(rule, 'Wildcards alone match every subject.');
};
const parsePolicyArn = (text) => /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/[\x21-\x7e]+$/.test(text)
    ? (0,plain_values/* accept */.Ju)(text)
    : (0,plain_values/* reject */.ku)('the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess');
const POLICY_MAX_LENGTH = 2048;
const parseSessionPolicy = (text) => {
    const rule = `an IAM policy as JSON of at most ${POLICY_MAX_LENGTH} characters, with a Statement`;
    if (text.length > POLICY_MAX_LENGTH)
        return (0,plain_values/* reject */.ku)(rule, `It has ${text.length} characters.`);
    const policy = (0,plain_values/* parseJson */.qF)(text);
    if (policy === undefined)
        return (0,plain_values/* reject */.ku)(rule, 'It is not JSON.');
    const isObject = typeof policy === 'object' && policy !== null && !Array.isArray(policy);
    return isObject && Object.hasOwn(policy, 'Statement') && !text.includes('${{')
        ? (0,plain_values/* accept */.Ju)(text)
        : (0,plain_values/* reject */.ku)(rule, 'It has no Statement.');
};

var secret_inputs = __nccwpck_require__(1227);
var settings_settings = __nccwpck_require__(3152);
;// ./lib/settings/conflicts.js




function conflictsBetween(values, settings) {
    const variables = Object.entries(settings.readVariables ?? {});
    const conflicts = [
        ...roleConflicts(values, settings),
        ...keyConflicts(values),
        ...durationConflicts(values, settings),
        ...refreshConflicts(values, settings),
        ...policyConflicts(settings),
        ...tagConflicts(settings),
        ...restrictionConflicts(values, settings),
    ];
    return conflicts.map((one) => ({
        ...one,
        input: variables.find(([, name]) => name === one.input)?.[0] ?? one.input,
    }));
}
function when(isBroken, input, violation) {
    return isBroken ? [{ input, text: 'none', ...violation }] : [];
}
function isNone(values, name) {
    return name in values && values[name] === undefined;
}
const BEYOND_REGION = [
    'role-to-assume',
    'role-chain',
    'roles',
    'web-identity-token-file',
    ...secret_inputs/* KEY_INPUTS */.AR,
    'aws-profile',
];
function isRegionAlone(values) {
    const isPlain = values['role-chaining'] === false && values.refresh === false;
    const isRegion = values.mode === 'configure' && values['aws-region'] !== undefined;
    return isRegion && isPlain && BEYOND_REGION.every((name) => isNone(values, name));
}
function roleConflicts(values, settings) {
    const { mode, source, roleName } = settings;
    if ((values.roles?.length ?? 0) > 0)
        return rolesConflicts(values, settings);
    if (settings.namedVariables?.['ROLE_TO_ASSUME'] && mode !== 'verify') {
        return when(true, 'role-to-assume', { rule: 'given as an input' });
    }
    const isMissing = isNone(values, 'role-to-assume');
    if (isMissing && mode === 'configure' && source !== 'keys') {
        const mayDoWithout = !('roles' in values) || !('aws-region' in values);
        return when(!mayDoWithout && !isRegionAlone(values), 'role-to-assume', { rule: ROLE_RULE });
    }
    if (isMissing && (values['role-chain']?.length ?? 0) > 0) {
        return when(true, 'role-to-assume', { rule: 'the ARN of the role before those in role-chain' });
    }
    return when(roleName !== undefined && source !== undefined && settings_settings/* SOURCES */.Hl[source].usesToken, 'role-to-assume', {
        text: roleName ?? '',
        rule: ROLE_RULE,
    });
}
function rolesConflicts(values, { mode = 'configure', source }) {
    const profile = values['aws-profile'] ?? '';
    const rule = 'left out with roles';
    return [
        ...when(!isNone(values, 'role-to-assume'), 'role-to-assume', { text: 'a role', rule }),
        ...when(!isNone(values, 'role-chain'), 'role-chain', { text: 'roles', rule }),
        ...when(!isNone(values, 'aws-profile'), 'aws-profile', { text: profile, rule }),
        ...when(mode !== 'configure', 'mode', { text: mode, rule }),
        ...when(source !== 'id-token', 'roles', {
            text: 'given',
            rule: `left out with ${otherSource(values, source)}`,
            hint: "It needs the workflow's ID token.",
        }),
        ...when(values['output-credentials'] === true, 'output-credentials', { text: 'true', rule }),
        ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', { text: 'true', rule }),
    ];
}
function otherSource(values, source) {
    if (source === 'keys')
        return secret_inputs/* KEY_INPUTS */.AR[0];
    if (source === 'token-file')
        return 'web-identity-token-file';
    if (values.mode === 'verify')
        return 'mode: verify';
    return values['role-chaining'] === true ? 'role-chaining: true' : 'force-skip-oidc: true';
}
function keyConflicts(values) {
    const [hasId, hasSecret, hasToken] = secret_inputs/* KEY_INPUTS */.AR.map((name) => values[name] !== undefined);
    const [id, secret, token] = secret_inputs/* KEY_INPUTS */.AR;
    const together = { rule: 'given together with the other keys' };
    const ofSession = { rule: 'given, since the access key id is that of a session (ASIA\u2026)' };
    return [
        ...when((hasSecret || hasToken) === true && isNone(values, id), id, together),
        ...when((hasId || hasToken) === true && isNone(values, secret), secret, together),
        ...when((0,shapes/* isSessionKeyId */.VN)(values[id] ?? '') && isNone(values, token), token, ofSession),
    ];
}
function durationConflicts(values, settings) {
    const { durationSeconds = 0, minimumRemainingSeconds: minimum = 0, mode, source } = settings;
    const startsFromSession = values['role-chaining'] === true && source !== 'keys' && source !== 'token-file';
    const isCapped = (settings.roleChain?.length ?? 0) > 0 && durationSeconds > settings_settings/* CHAINED_MAX_SECONDS */.uQ;
    const seconds = isCapped ? settings_settings/* CHAINED_MAX_SECONDS */.uQ : durationSeconds;
    return [
        ...when(startsFromSession && durationSeconds > settings_settings/* CHAINED_MAX_SECONDS */.uQ, 'role-duration-seconds', {
            text: String(durationSeconds),
            rule: `at most ${settings_settings/* CHAINED_MAX_SECONDS */.uQ} with role-chaining`,
        }),
        ...when(mode !== 'verify' && seconds > 0 && minimum >= seconds, 'minimum-remaining-seconds', {
            text: String(minimum),
            rule: isCapped
                ? `less than ${seconds}, the most behind another role`
                : `less than role-duration-seconds (${durationSeconds})`,
        }),
    ];
}
const REFRESHED_MIN_SECONDS = 1800;
function refreshConflicts(values, { mode, source, durationSeconds }) {
    if (values.refresh !== true || mode !== 'configure')
        return [];
    const isRenewable = source !== undefined && settings_settings/* SOURCES */.Hl[source].renewable;
    const withoutKeys = { text: 'true', rule: 'left out with refresh, which publishes no keys' };
    return [
        ...when(!isRenewable, 'refresh', {
            text: 'true',
            rule: `left out with ${otherSource(values, source)}`,
            hint: "It needs the workflow's ID token, or one in a file.",
        }),
        ...when(values['output-credentials'] === true, 'output-credentials', withoutKeys),
        ...when(values['use-existing-credentials'] === true, 'use-existing-credentials', withoutKeys),
        ...when(durationSeconds !== undefined && durationSeconds < REFRESHED_MIN_SECONDS, 'role-duration-seconds', {
            text: String(durationSeconds),
            rule: `at least ${REFRESHED_MIN_SECONDS} with refresh`,
        }),
    ];
}
function policyConflicts({ managedSessionPolicies = [], ...settings }) {
    const role = (0,settings_settings/* targetRole */.Yz)(settings);
    if (role === undefined)
        return [];
    const rule = `policies of AWS or of the role's own account (${role.account})`;
    const foreign = managedSessionPolicies.filter((arn) => ![role.account, 'aws'].includes(arn.split(':')[4] ?? ''));
    return foreign.map((arn) => ({ input: 'managed-session-policies', text: arn, rule }));
}
function tagConflicts({ sessionTags }) {
    if (sessionTags === undefined)
        return [];
    const { custom, usual } = sessionTags;
    return when(Object.keys({ ...custom, ...usual }).length > TAGS_MAX_COUNT, 'custom-tags', {
        text: `${Object.keys(custom).length} tags`,
        rule: `at most ${TAGS_MAX_COUNT} together with the usual ones`,
    });
}
function restrictionConflicts(values, settings) {
    return [
        ...refused(values, OF_NEW_SESSIONS, kept(values, settings) ?? roleless(values, settings)),
        ...refused(values, OF_TOKENS, kept(values, settings) ?? tokenless(values, settings)),
        ...refused(values, OF_CREDENTIALS, diagnosedToken(values, settings)),
        ...refused(values, OF_ENDS, endless(values, settings)),
    ];
}
const OF_NEW_SESSIONS = ['inline-session-policy', 'managed-session-policies'];
const OF_TOKENS = ['expected-subject', 'trust-policy-file'];
const OF_CREDENTIALS = ['allowed-account-ids', 'allowed-role-arns'];
const OF_ENDS = ['minimum-remaining-seconds'];
function refused(values, inputs, obstacle) {
    if (obstacle === undefined)
        return [];
    return inputs
        .filter((input) => values[input] !== undefined && values[input] !== 0)
        .map((input) => ({
        input,
        text: String(values[input]),
        rule: `left out with ${obstacle.input}`,
        hint: `It would do nothing: ${obstacle.why}.`,
    }));
}
function kept(values, { mode }) {
    if (mode === 'verify')
        return { input: 'mode: verify', why: 'that mode requests no session' };
    if (values['use-existing-credentials'] !== true)
        return undefined;
    return { input: 'use-existing-credentials: true', why: 'it cannot be checked for credentials that are kept' };
}
function roleless(values, settings) {
    const { mode, source } = settings;
    const isNone = (name) => name in values && values[name] === undefined;
    if (mode === 'verify' || !isNone('role-to-assume') || !isNone('roles'))
        return undefined;
    if (roleConflicts(values, settings).length > 0)
        return undefined;
    const why = 'no role is assumed';
    if ((0,settings_settings/* looksAtMachine */.Jj)(settings))
        return { input: 'aws-region alone: name a role in role-to-assume', why };
    if (source === 'keys')
        return { input: 'aws-access-key-id unless role-to-assume names a role', why };
    return mode === 'diagnose' ? { input: 'mode: diagnose unless role-to-assume names a role', why } : undefined;
}
function tokenless(values, settings) {
    const { source } = settings;
    if (source === undefined || settings_settings/* SOURCES */.Hl[source].usesToken)
        return undefined;
    if ((0,settings_settings/* looksAtMachine */.Jj)(settings))
        return roleless(values, settings);
    return { input: otherSource(values, source), why: 'no token is exchanged' };
}
function diagnosedToken(values, settings) {
    const { source } = settings;
    return source !== undefined && settings_settings/* SOURCES */.Hl[source].usesToken ? roleless(values, settings) : undefined;
}
function endless(values, settings) {
    const areLongTerm = settings.source === 'keys' && values['aws-session-token'] === undefined;
    if (areLongTerm)
        return undefined;
    const obstacle = roleless(values, settings);
    return obstacle && { ...obstacle, why: 'nothing says when the credentials end' };
}

var service_url = __nccwpck_require__(1844);
;// ./lib/settings/from-environment.js





function regionFromEnvironment({ environment }, parse) {
    const name = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((one) => environment[one]?.trim());
    if (name !== undefined)
        return checked(name, environment[name]?.trim() ?? '', 'aws-region', parse);
    return { ok: false, name: 'aws-region', text: 'auto', rejected: (0,plain_values/* reject */.ku)(REGION_RULE) };
}
function endpointFromEnvironment({ environment }) {
    const name = 'AWS_ENDPOINT_URL_STS';
    const text = (0,service_url/* ignoresEndpoints */.gY)(environment) ? undefined : environment[name];
    if (!text)
        return { ok: true, value: ownEndpoint(environment) };
    const url = checked(name, text, 'sts-endpoint', plain_values/* parseServiceUrl */.iO);
    return url.ok ? { ok: true, value: endpointOf(url.value, name) } : url;
}
function ownEndpoint(environment) {
    const isOn = (name) => (environment[name]?.toLowerCase() === 'true' ? true : undefined);
    return (0,defined/* defined */.s)({
        source: 'region',
        awsOwned: true,
        fips: isOn('AWS_USE_FIPS_ENDPOINT'),
        dualStack: isOn('AWS_USE_DUALSTACK_ENDPOINT'),
    });
}
function audienceInChina(region) {
    return region !== undefined && (0,aws_arn/* partitionOfRegion */.cn)(region) === 'aws-cn' ? aws_arn/* AUDIENCE_IN_CHINA */.hb : undefined;
}
function endpointOf(url, source) {
    return { url: url.href, source, awsOwned: (0,aws_arn/* isAwsStsHost */._k)(url.hostname) };
}
function checked(name, text, input, parse) {
    const parsed = parse(text);
    if (parsed.ok)
        return parsed;
    const hint = `It was read from the environment variable, because ${input} was not given.`;
    return { ok: false, name, text, rejected: { ...parsed, hint: [hint, parsed.hint].filter(Boolean).join(' ') } };
}
const ROLE_SESSION_NAME_MIN_LENGTH = 2;
const ROLE_SESSION_NAME_MAX_LENGTH = 64;
function roleSessionNameOf({ repository, runId, runAttempt }) {
    const clean = (text) => text.replace(/[^\w+=,.@-]/g, '-');
    const parts = [runId, runAttempt].filter((part) => part !== '').map((part) => `-${clean(part)}`);
    const suffix = parts.join('').slice(0, ROLE_SESSION_NAME_MAX_LENGTH - ROLE_SESSION_NAME_MIN_LENGTH);
    const name = clean(repository.length < ROLE_SESSION_NAME_MIN_LENGTH ? 'github-actions' : repository);
    return `${name.slice(0, ROLE_SESSION_NAME_MAX_LENGTH - suffix.length)}${suffix}`;
}
function sessionTagsOf(run, values) {
    if (values['role-skip-session-tagging'])
        return { custom: {}, usual: {}, transitive: [] };
    const custom = values['custom-tags'] ?? {};
    const usual = usualTags(run);
    const known = [...Object.keys(custom), ...Object.keys(usual)].map((key) => key.toLowerCase());
    const transitive = wantedTagKeys(values).filter((key) => known.includes(key.toLowerCase()));
    return { custom, usual, transitive };
}
function wantedTagKeys(values) {
    return (!values['role-skip-session-tagging'] && values['transitive-tag-keys']) || [];
}
function usualTags(run) {
    const tags = {
        GitHub: 'Actions',
        Repository: run.repository,
        Workflow: run.workflow,
        Action: run.action,
        Actor: run.actor,
        Branch: run.ref,
        Commit: run.commit,
        EventName: run.eventName,
        BaseRef: run.baseRef,
        HeadRef: run.headRef,
        RunId: run.runId,
        Job: run.job,
        TriggeringActor: run.triggeringActor,
    };
    const entries = Object.entries(tags).map(([key, value]) => [key, clean(value)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
function clean(value) {
    const cut = value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, plain_values/* TAG_VALUE_MAX_LENGTH */.PH);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

;// ./lib/settings/inputs.js


const TIMEOUT_MAX_SECONDS = 3600;
const INPUTS = {
    mode: { default: 'configure', parse: (0,plain_values/* parseWord */.kB)('configure', 'diagnose', 'verify'), key: 'mode', guards: true },
    'role-to-assume': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseRoleOrName), guards: true, variable: 'named' },
    'aws-region': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(parseRegion) },
    'role-session-name': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(parseRoleSessionName), variable: 'read' },
    'role-duration-seconds': {
        default: '3600',
        parse: (0,plain_values/* parseDuration */.E9)(900, 43_200),
        key: 'durationSeconds',
        variable: 'read',
    },
    audience: { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(parseAudience) },
    'web-identity-token-file': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(plain_values/* parsePath */.Rr), key: 'tokenFile', variable: 'named' },
    'role-chaining': { default: 'false', parse: plain_values/* parseBoolean */.yG, variable: 'named' },
    'force-skip-oidc': { default: 'false', parse: plain_values/* parseBoolean */.yG },
    'aws-access-key-id': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseAccessKeyId) },
    'aws-secret-access-key': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseKeyMaterial) },
    'aws-session-token': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseKeyMaterial) },
    'use-existing-credentials': {
        default: 'false',
        parse: plain_values/* parseBoolean */.yG,
        key: 'useExistingCredentials',
        variable: 'named',
    },
    'role-external-id': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseExternalId), key: 'externalId', variable: 'named' },
    'role-chain': { default: 'none', parse: (0,plain_values/* noneOr */.yb)((0,plain_values/* parseList */.E1)(parseRole, 10)), guards: true },
    roles: { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseNamedRoles), guards: true },
    'role-skip-session-tagging': { default: 'false', parse: plain_values/* parseBoolean */.yG, variable: 'named' },
    'custom-tags': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseTags) },
    'transitive-tag-keys': {
        default: 'none',
        parse: (0,plain_values/* noneOr */.yb)((0,plain_values/* parseLines */.Li)((0,plain_values/* parseText */.r4)(128), 50, /[,\r\n]/)),
        variable: 'named',
    },
    'allowed-account-ids': {
        default: 'any',
        parse: (0,plain_values/* anyOr */.sl)((0,plain_values/* parseList */.E1)(parseAccountId, 1000)),
        key: 'allowedAccountIds',
        guards: true,
    },
    'allowed-role-arns': {
        default: 'any',
        parse: (0,plain_values/* anyOr */.sl)((0,plain_values/* parseList */.E1)(parseRolePattern, 1000)),
        key: 'allowedRoleArns',
        guards: true,
    },
    'mask-aws-account-id': { default: 'false', parse: plain_values/* parseBoolean */.yG, key: 'maskAccountId', variable: 'read' },
    'inline-session-policy': {
        default: 'none',
        parse: (0,plain_values/* noneOr */.yb)(parseSessionPolicy),
        key: 'inlineSessionPolicy',
        guards: true,
        variable: 'read',
    },
    'managed-session-policies': {
        default: 'none',
        parse: (0,plain_values/* noneOr */.yb)((0,plain_values/* parseList */.E1)(parsePolicyArn, 10)),
        guards: true,
        variable: 'read',
    },
    'output-credentials': { default: 'false', parse: plain_values/* parseBoolean */.yG, key: 'outputCredentials', variable: 'named' },
    'output-env-credentials': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(plain_values/* parseBoolean */.yG) },
    'unset-current-credentials': {
        default: 'false',
        parse: plain_values/* parseBoolean */.yG,
        key: 'unsetCurrentCredentials',
        variable: 'read',
    },
    refresh: { default: 'false', parse: plain_values/* parseBoolean */.yG, key: 'refresh' },
    'aws-profile': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(parseProfileName) },
    'overwrite-aws-profile': { default: 'false', parse: plain_values/* parseBoolean */.yG, variable: 'named' },
    'special-characters-workaround': {
        default: 'false',
        parse: plain_values/* parseBoolean */.yG,
        key: 'avoidSpecialCharacters',
        variable: 'read',
    },
    'http-proxy': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(plain_values/* parseProxyUrl */.Pr) },
    'no-proxy': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)((0,plain_values/* parseText */.r4)(2000)) },
    'action-timeout-s': { default: '90', parse: (0,plain_values/* parseDuration */.E9)(0, TIMEOUT_MAX_SECONDS), variable: 'read' },
    'retry-max-attempts': { default: '12', parse: (0,plain_values/* parseInteger */.cG)(1, 100), variable: 'read' },
    'disable-retry': { default: 'false', parse: plain_values/* parseBoolean */.yG, variable: 'read' },
    'translate-env-variables': { default: 'true', parse: plain_values/* parseBoolean */.yG },
    'sts-endpoint': { default: 'auto', parse: (0,plain_values/* autoOr */.XO)(plain_values/* parseServiceUrl */.iO) },
    'max-clock-skew-seconds': { default: '900', parse: (0,plain_values/* parseDuration */.E9)(1, 900), key: 'maxClockSkewSeconds' },
    'minimum-remaining-seconds': {
        default: '0',
        parse: (0,plain_values/* parseDuration */.E9)(0, 43_200),
        key: 'minimumRemainingSeconds',
        guards: true,
    },
    'expected-subject': {
        default: 'any',
        parse: (0,plain_values/* anyOr */.sl)((0,plain_values/* parseLines */.Li)(parseSubjectPattern, 100)),
        key: 'expectedSubjects',
        guards: true,
    },
    'trust-policy-file': { default: 'none', parse: (0,plain_values/* noneOr */.yb)(plain_values/* parseWorkspacePath */.Qk), key: 'trustPolicyFile', guards: true },
    'diagnosis-role': { default: 'none', parse: (0,plain_values/* noneOr */.yb)((0,plain_values/* parseList */.E1)(parseRole, 100)), key: 'diagnosisRoles' },
    'on-missing-oidc': { default: 'fail', parse: (0,plain_values/* parseWord */.kB)('fail', 'warn', 'skip'), key: 'onMissingOidc' },
    'pr-comment': { default: 'never', parse: (0,plain_values/* parseWord */.kB)('never', 'on-failure'), key: 'pullRequestComment' },
    'github-token': { default: '${{ github.token }}', parse: plain_values/* filledIn */.AE },
    'leak-check': { default: 'off', parse: plain_values/* parseLeakCheck */.P5, key: 'leakCheck' },
    summary: { default: 'always', parse: (0,plain_values/* parseWord */.kB)('always', 'on-failure', 'never'), key: 'summary' },
    'workflow-ref': { default: '${{ job.workflow_ref }}', parse: plain_values/* filledIn */.AE },
    'job-index': { default: '${{ strategy.job-index }}', parse: plain_values/* filledIn */.AE },
    'workflow-sha': { default: '${{ job.workflow_sha }}', parse: plain_values/* filledIn */.AE },
};
const INPUT_NAMES = Object.keys(INPUTS);
function isGiven(name, text) {
    const { default: usual, guards } = INPUTS[name];
    return text.trim() !== (guards ? usual : '');
}
function variableOf(name) {
    return name.replaceAll('-', '_').toUpperCase();
}

;// ./lib/settings/parse.js








function parseSettings(raw) {
    const url = parseInput('sts-endpoint', raw);
    const endpoint = url.ok && url.value === undefined ? endpointFromEnvironment(raw) : endpointAt(url);
    const other = endpoint.ok && !endpoint.value?.awsOwned ? endpoint.value?.url : undefined;
    const parsed = INPUT_NAMES.map((name) => [name, parseInput(name, raw, other)]);
    const accepted = parsed.flatMap(([name, result]) => (result.ok ? [[name, result.value]] : []));
    const values = Object.fromEntries(accepted);
    const region = isUnset(values, 'aws-region')
        ? regionFromEnvironment(raw, other === undefined ? parseRegion : parseEmulatorRegion)
        : given(values['aws-region']);
    const settings = assemble(values, { region: foundIn(region), endpoint: foundIn(endpoint) }, raw);
    const found = [...parsed.map(([, one]) => one), region, ...(url.ok ? [endpoint] : [])];
    const problems = [
        ...found.flatMap((one) => (one.ok ? [] : [violationOf(one)])),
        ...conflictsBetween(values, settings),
    ];
    if (problems.length > 0)
        return { ok: false, settings, problems };
    return { ok: true, settings: settings, problems: [] };
}
function parseBlanking(texts) {
    const mode = parseInput('mode', texts);
    const unset = parseInput('unset-current-credentials', texts);
    return (0,defined/* defined */.s)({
        mode: mode.ok ? mode.value : undefined,
        unsetCurrentCredentials: unset.ok ? unset.value : undefined,
    });
}
function violationOf({ rejected: { ok: _, ...why }, name: input, text }) {
    return { input, text, ...why };
}
function isUnset(values, name) {
    return name in values && values[name] === undefined;
}
function given(value) {
    return { ok: true, value };
}
function endpointAt(url) {
    return url.ok ? given(url.value && endpointOf(url.value, 'sts-endpoint')) : url;
}
function foundIn(found) {
    return found.ok ? found.value : undefined;
}
const WITH_VARIABLES = [
    'inline-session-policy',
    'custom-tags',
    'http-proxy',
    'github-token',
    'workflow-ref',
    'workflow-sha',
    'job-index',
];
const KEY_NAMES = secret_inputs/* KEY_INPUTS */.AR;
function parserAt(other, name) {
    if (other !== undefined && name === 'aws-region')
        return (0,plain_values/* autoOr */.XO)(parseEmulatorRegion);
    return other?.startsWith('http:') && KEY_NAMES.includes(name) ? (0,plain_values/* noneOr */.yb)(parseEmulatorKey) : INPUTS[name].parse;
}
function parseInput(name, { inputs, environment }, other) {
    const { default: usual, variable } = INPUTS[name];
    const parse = parserAt(other, name);
    const text = inputs[name] ?? '';
    const stand = variable === 'read' && readsVariables(inputs) ? environment[variableOf(name)]?.trim() : undefined;
    if (!isGiven(name, text) && stand)
        return checked(variableOf(name), stand, name, parse);
    const trimmed = text.trim();
    const parsed = (0,plain_values/* isUnexpanded */.n4)(trimmed) && !WITH_VARIABLES.includes(name)
        ? (0,plain_values/* reject */.ku)('a value, not an expression or a variable')
        : parse(isGiven(name, text) ? trimmed : usual);
    return parsed.ok ? parsed : { ok: false, name, text, rejected: trimmed ? parsed : { ...parsed, usual } };
}
function readsVariables(inputs) {
    const parsed = INPUTS['translate-env-variables'].parse(inputs['translate-env-variables'] || 'true');
    return parsed.ok && parsed.value;
}
function variablesOf(kind, { inputs, environment }) {
    const found = INPUT_NAMES.filter((name) => {
        const { parse, variable } = INPUTS[name];
        const text = variable === kind && environment[variableOf(name)]?.trim();
        if (!text || isGiven(name, inputs[name] ?? '') || !readsVariables(inputs))
            return false;
        const parsed = parse(text);
        return kind === 'read' || !parsed.ok || parsed.value !== false;
    });
    return Object.fromEntries(found.map((name) => [variableOf(name), name]));
}
function assemble(values, found, raw) {
    const { run } = raw;
    const role = values['role-to-assume'];
    const sessionTags = sessionTagsOf(run, values);
    const isNameless = isUnset(values, 'roles') && isUnset(values, 'aws-profile');
    const isNameOurs = values.mode === 'configure' && values.refresh === true && isNameless;
    const derived = {
        ...found,
        source: sourceOf(values),
        role: role !== undefined && 'text' in role ? role : undefined,
        roleName: role !== undefined && 'pathAndName' in role ? role.pathAndName : undefined,
        roles: values.roles ?? [],
        roleChain: values['role-chain'] ?? [],
        sessionTags,
        unknownTagKeys: wantedTagKeys(values).filter((key) => !sessionTags.transitive.includes(key)),
        roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
        wantedSessionName: values['role-session-name'],
        audience: values.audience ?? aws_arn/* USUAL_AUDIENCE */.aC,
        otherAudience: isUnset(values, 'audience') ? audienceInChina(found.region) : undefined,
        managedSessionPolicies: values['managed-session-policies'] ?? [],
        profile: values['aws-profile'] ?? (isNameOurs ? REFRESH_PROFILE : undefined),
        overwriteProfile: isNameOurs || values['overwrite-aws-profile'],
        outputEnvCredentials: values['output-env-credentials'] ?? (isUnset(values, 'aws-profile') || values.refresh === true),
        timeoutSeconds: values['action-timeout-s'] === 0 ? TIMEOUT_MAX_SECONDS : values['action-timeout-s'],
        maxAttempts: values['disable-retry'] ? 1 : values['retry-max-attempts'],
        readVariables: variablesOf('read', raw),
        namedVariables: variablesOf('named', raw),
    };
    return (0,defined/* defined */.s)({ ...directSettings(values), ...derived });
}
function directSettings(values) {
    const fields = INPUT_NAMES.flatMap((name) => {
        const input = INPUTS[name];
        return input.key === undefined ? [] : [[input.key, values[name]]];
    });
    return Object.fromEntries(fields);
}
const REFRESH_PROFILE = 'aws-token-guard';
function sourceOf(values) {
    if (values['aws-access-key-id'] !== undefined || values['aws-secret-access-key'] !== undefined)
        return 'keys';
    if (values['web-identity-token-file'] !== undefined)
        return 'token-file';
    const ambient = values['role-chaining'] || values['force-skip-oidc'] || values.mode === 'verify';
    if (isRegionAlone(values))
        return 'ambient';
    return ambient ? 'ambient' : 'id-token';
}

var one_role = __nccwpck_require__(7430);
var verdict = __nccwpck_require__(1372);
var github_runner = __nccwpck_require__(5295);
;// ./lib/run/parse-inputs.js







async function parseInputs(ports) {
    const { runner, environment, run } = ports;
    const inputs = readInputs(runner);
    const raw = { inputs, environment, run };
    let parsed = parseSettings(raw);
    if (parsed.settings.diagnosisRoles)
        parsed = (await __nccwpck_require__.e(/* import() */ 821).then(__nccwpck_require__.bind(__nccwpck_require__, 2821))).withDiagnosisRoles(parsed, raw);
    const settings = parsed.settings;
    (0,vault/* maskAccounts */.BK)(runner, settings, Object.values(inputs));
    const policyFiles = await readPolicyFiles(settings, ports);
    const proxy = await (0,secret_inputs/* proxyOf */.Ol)(inputs, ports);
    const violations = await violationsIn(parsed, raw, ports);
    const others = proxy.ok ? violations : violations.filter(({ input }) => input !== proxy.violation.input);
    const problems = proxy.ok ? violations : [...others, proxy.violation];
    const policyFileProblem = policyProblemIn(policyFiles, settings);
    const sts = settings.endpoint?.url ?? `https://sts.${settings.region}.amazonaws.com`;
    const ignoredProxy = proxy.ok
        ? proxy.settings.ignoredFor?.([environment['ACTIONS_ID_TOKEN_REQUEST_URL'], sts])
        : undefined;
    const diagnosis = (0,verdict/* diagnoseSettings */.Q)({ settings, problems, ...(0,defined/* defined */.s)({ policyFileProblem, ignoredProxy }) });
    if (parsed.ok && proxy.ok && diagnosis.verdict !== 'fail') {
        for (const line of linesAbout(parsed.settings, raw))
            runner.info(line);
        const plan = { settings: parsed.settings, proxy: proxy.settings, policyFiles };
        await tellWithoutEffect(plan, ports);
        return { ok: true, plan };
    }
    const [{ diagnoseLost, diagnoseRefused }, { readRunTrigger }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(155), __nccwpck_require__.e(26)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4026)),
        __nccwpck_require__.e(/* import() */ 459).then(__nccwpck_require__.bind(__nccwpck_require__, 2459)),
    ]);
    const facts = { ...(0,github_runner/* readRunnerFacts */.cw)(environment), ...readRunTrigger(environment) };
    const lost = diagnoseLost(Object.keys(environment));
    return { ok: false, diagnosis: lost ?? diagnoseRefused(settings, facts, diagnosis), settings };
}
function readInputs(runner) {
    return Object.fromEntries(INPUT_NAMES.map((name) => [name, runner.readInput(name)]));
}
function linesAbout({ readVariables }, { inputs, environment }) {
    const region = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => environment[name]);
    const variables = [
        ...(region !== undefined && ['', 'auto'].includes(inputs['aws-region']?.trim() ?? '') ? [region] : []),
        ...Object.keys(readVariables),
    ];
    const blank = INPUT_NAMES.filter((name) => inputs[name] && inputs[name].trim() === '');
    return [
        ...(variables.length === 0 ? [] : [`Taken from the environment: ${variables.join(', ')}`]),
        ...(blank.length === 0 ? [] : [`Empty, so not given: ${blank.join(', ')}`]),
    ];
}
async function readPolicyFiles({ trustPolicyFile: path, roles = [], role }, { environment }) {
    if (path === undefined)
        return [];
    const { readTrustPolicyFile } = await __nccwpck_require__.e(/* import() */ 263).then(__nccwpck_require__.bind(__nccwpck_require__, 263));
    const wanted = roles.length > 0 ? roles.map((named) => named.role) : [role];
    return Promise.all(wanted.map((one) => readTrustPolicyFile(environment, path, one)));
}
function policyProblemIn(files, { mode }) {
    const failed = files.find(({ ok }) => !ok);
    return failed?.ok === false && mode !== 'diagnose' ? failed.problem : undefined;
}
async function violationsIn({ problems }, raw, { vault }) {
    return problems.length === 0 ? [] : (await __nccwpck_require__.e(/* import() */ 291).then(__nccwpck_require__.bind(__nccwpck_require__, 8291))).violationsOf(problems, raw, vault);
}
const USUAL = [
    ...['role-to-assume', 'aws-region'],
    ...['github-token', 'workflow-ref', 'workflow-sha', 'job-index'],
];
async function tellWithoutEffect({ settings, proxy }, { runner }, isKept = false) {
    const given = INPUT_NAMES.filter((name) => !USUAL.includes(name) && !saysDefault(name, runner.readInput(name)));
    if (given.length === 0)
        return;
    const { withoutEffectLine } = await __nccwpck_require__.e(/* import() */ 895).then(__nccwpck_require__.bind(__nccwpck_require__, 4895));
    const line = withoutEffectLine(given, settings, { isKept, hasProxy: proxy.wayTo !== undefined });
    if (line !== undefined)
        runner.info(line);
}
function saysDefault(name, text) {
    if (text.trim() === '' || text === INPUTS[name].default)
        return true;
    const [given, usual] = [text.trim(), INPUTS[name].default].map((one) => JSON.stringify(INPUTS[name].parse(one)));
    return given === usual;
}

;// ./lib/run/run.js











const NODE_MIN_MAJOR = 22;
async function run(ports) {
    if (Number.parseInt(process.versions.node, 10) < NODE_MIN_MAJOR) {
        return (await loadWithholding()).withholdOnOldNode(blankingInputs(ports), ports);
    }
    const parsed = await parseInputs(ports);
    if (!parsed.ok) {
        const { diagnosis, settings } = parsed;
        return (await loadWithholding()).withhold(diagnosis, { settings }, ports);
    }
    const deadline = (0,net_deadline/* createDeadline */.dU)(parsed.plan.settings.timeoutSeconds, performance.now() / 1000);
    try {
        ports.cancellation.listen().addEventListener('abort', deadline.cancel);
        return await carryOut({ ...parsed.plan, deadline }, ports);
    }
    finally {
        deadline.clear();
    }
}
const loadWithholding = () => Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(367)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2367));
const loadLeftovers = () => __nccwpck_require__.e(/* import() */ 737).then(__nccwpck_require__.bind(__nccwpck_require__, 3737));
async function carryOut(plan, ports) {
    const { settings } = plan;
    const notes = [...(0,report/* endpointLines */.pr)(settings), ...(0,report/* ignoredLines */.QN)(ports.environment)];
    if (notes.length > 0)
        ports.runner.group('Settings to know about', notes);
    try {
        await (0,publish/* checkFiles */.gw)(settings, ports);
    }
    catch (error) {
        return (await loadWithholding()).withholdAfter(error, { settings }, ports);
    }
    const way = settings.roles.length > 0 ? (await __nccwpck_require__.e(/* import() */ 270).then(__nccwpck_require__.bind(__nccwpck_require__, 2270))).manyRoles : one_role/* oneRole */.d;
    const observed = await way.observe(plan, ports);
    for (const { facts } of observed)
        (0,vault/* maskAccounts */.BK)(ports.runner, settings, accountTextsOf(facts));
    const { diagnosis, facts } = await way.diagnose(observed);
    const isPass = diagnosis.verdict === 'pass';
    if (isKept(facts) && (isPass || settings.mode === 'diagnose'))
        await tellWithoutEffect(plan, ports, true);
    if (settings.mode === 'diagnose' || !isPass) {
        return (await loadWithholding()).withhold(diagnosis, facts, ports);
    }
    const roles = observed.map(verifiedRole);
    const withheld = async (error) => (await loadWithholding()).withholdAfter(error, facts, ports);
    let prepared;
    try {
        prepared = await prepare(roles, settings, ports);
    }
    catch (error) {
        return withheld(error);
    }
    const whole = await withLaterUse(diagnosis, prepared, { settings, ports });
    try {
        await (0,publish/* commit */.cd)(prepared, ports);
    }
    catch (error) {
        return withheld(error);
    }
    await way.report(roles, whole, ports);
    return true;
}
function isKept({ settings, existing }) {
    return existing === true && settings.mode !== 'verify' && !(0,settings_settings/* looksAtMachine */.Jj)(settings);
}
function accountTextsOf({ settings, runner, idToken, clocks, timings, observedAt, ...others }) {
    return [JSON.stringify(others), ...(idToken.status === 'failed' ? [idToken.failure.message] : [])];
}
function verifiedRole({ facts, credentials, profile }) {
    const verified = (0,diagnosis_verified/* verifiedFactsOf */.Xf)(facts);
    if (verified === undefined)
        throw new Error('passed without an identity');
    if (credentials === undefined && !facts.existing)
        throw new Error('passed without credentials');
    return { verified, ...(0,defined/* defined */.s)({ credentials, profile }) };
}
async function prepare(roles, settings, ports) {
    (0,vault/* maskPrevious */.OI)(ports.vault, ports.environment);
    const [first] = roles;
    if (first !== undefined && first.credentials === undefined) {
        return (0,publish/* prepareExisting */.bt)(first.verified, ports);
    }
    const sessions = roles.flatMap(({ credentials, ...role }) => credentials === undefined ? [] : { ...role, credentials });
    return (0,publish/* prepareSessions */.rJ)(settings, sessions, ports);
}
function withLaterUse({ findings }, { used, folder }, { settings, ports }) {
    return (0,publish/* orDiscard */.SX)(folder, ports, async () => {
        const others = used === undefined ? [] : (await loadLeftovers()).laterUseFindings(used, settings);
        (0,vault/* maskAccounts */.BK)(ports.runner, settings, [JSON.stringify(others)]);
        return (0,finding/* diagnosisOf */.jo)([...others, ...findings]);
    });
}
async function reportBug(error, ports) {
    const { runner, pageOf, vault } = ports;
    try {
        await (0,publish/* blankEarlier */.t7)(blankingInputs(ports), ports);
    }
    catch {
        runner.info('Earlier credentials could not be blanked.');
    }
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const evidence = { name, message: vault.clean(message) };
    try {
        const { renderAnnotations } = await Promise.all(/* import() */[__nccwpck_require__.e(473), __nccwpck_require__.e(155), __nccwpck_require__.e(6), __nccwpck_require__.e(689)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4689));
        renderAnnotations((0,finding/* diagnosisOf */.jo)([(0,finding/* error */.z3)('INTERNAL_ERROR', evidence)]), pageOf).forEach(runner.annotate);
    }
    catch {
        const title = 'aws-token-guard itself failed';
        runner.annotate({ level: 'error', title, message: `${name}: ${evidence.message}` });
    }
}
function blankingInputs({ runner, environment }) {
    return parseBlanking({ inputs: readInputs(runner), environment });
}


}),

6111:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  JV: () => (withoutAccounts),
  N6: () => (isLogWord),
  Pw: () => (isAccessKeyId),
  Q4: () => (withoutLookalikesInInput),
  VN: () => (isSessionKeyId),
  WY: () => (CREDENTIAL_MIN_LENGTH),
  W_: () => (ACCOUNT_ID),
  XF: () => (REDACTED),
  hl: () => (withoutPasswords),
  kF: () => (KEY_ID),
  kN: () => (withoutLookalikesInAnswer),
  ky: () => (isJwt),
  rB: () => (SECRET_KEY),
  vV: () => (isKeyMaterial),
  vn: () => (isEmulatorKey),
  yi: () => (isGivenKeyMaterial)
});
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const REDACTED = '***';
function withoutAccounts(text, settings) {
    return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}
const CREDENTIAL_MIN_LENGTH = 16;
const PASSWORD_MIN_LENGTH = 4;
const LOG_WORDS = /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;
function isLogWord(text) {
    return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}
const GIVEN_KEY_MAX_LENGTH = 8192;
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${CREDENTIAL_MIN_LENGTH},}$`);
function isAccessKeyId(text) {
    return /^\w{16,128}$/.test(text);
}
function isSessionKeyId(id) {
    return id.startsWith('ASIA');
}
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;
function isKeyMaterial(text) {
    return KEY_MATERIAL.test(text);
}
function isGivenKeyMaterial(text) {
    return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}
function isEmulatorKey(text) {
    return /^[\x21-\x7e]{1,2048}$/.test(text);
}
function isJwt(text) {
    return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}
const JWT_LOOKALIKE = String.raw `eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
const OTHER_LOOKALIKES = String.raw `gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');
const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];
function redactMixed(run, parts) {
    return parts.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutLookalikesInAnswer(text) {
    return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}
function withoutLookalikesInInput(text) {
    return withoutPasswords(text)
        .replace(IN_INPUTS, REDACTED)
        .replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, LETTERS_OF_BOTH_CASES);
        return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
    });
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}


}),

6887:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  eB: () => (CREDENTIAL_VARIABLES),
  B3: () => (createVault),
  BK: () => (maskAccounts),
  OI: () => (maskPrevious)
});

// UNUSED EXPORTS: Secret

var util_text = __nccwpck_require__(8805);
var shapes = __nccwpck_require__(6111);
;// ./lib/secrets/encodings.js

const BASE64_LINE_LENGTHS = [76, 64];
const PERCENT_ENCODED = /%[0-9A-F]{2}/g;
function encodingsOf(secrets) {
    const encodings = new Set(secrets.flatMap(encodingsOfOne));
    return [...encodings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
function encodingsOfOne(secret) {
    const hex = Buffer.from(secret).toString('hex');
    const others = [
        ...halves(secret),
        ...percentEncodings(secret),
        ...jsonEscapes(secret),
        ...base64Encodings(secret),
        hex,
        hex.toUpperCase(),
        secret.toLowerCase(),
        secret.toUpperCase(),
        [...secret].reverse().join(''),
    ];
    return [secret, ...others.filter((other) => other.length >= Math.min(secret.length, shapes/* CREDENTIAL_MIN_LENGTH */.WY))];
}
function halves(secret) {
    const middle = Math.floor(secret.length / 2);
    return middle < shapes/* CREDENTIAL_MIN_LENGTH */.WY || secret.includes('://')
        ? []
        : [secret.slice(0, middle), secret.slice(middle)];
}
function percentEncodings(secret) {
    const once = encodeURIComponent(secret);
    const onceLower = once.replace(PERCENT_ENCODED, (code) => code.toLowerCase());
    const plusOnly = secret.replaceAll('+', '%2B');
    const twice = [once, onceLower].map((text) => text.replaceAll('%', '%25'));
    const keepingSlashes = [once, onceLower].map((text) => text.replace(/%2f/gi, '/'));
    return [once, onceLower, ...keepingSlashes, ...twice, plusOnly, plusOnly.replaceAll('%2B', '%2b')];
}
function jsonEscapes(secret) {
    const unicode = (pattern, upper) => secret.replace(pattern, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${upper ? code.toUpperCase() : code}`;
    });
    return [
        secret.replaceAll('/', '\\/'),
        ...[/[/]/g, /[+]/g, /[=]/g, /[+=]/g, /[/+=]/g].flatMap((pattern) => [
            unicode(pattern, false),
            unicode(pattern, true),
        ]),
    ];
}
function base64Encodings(secret) {
    const bytes = Buffer.from(secret);
    const text = bytes.toString('base64');
    const whole = [text, ...BASE64_LINE_LENGTHS.flatMap((length) => linesOf(text, length))];
    return [...whole.flatMap(inBothAlphabets), ...alignedBase64(bytes)];
}
const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;
function alignedBase64(bytes) {
    const aligned = [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const [firstBit, endBit] = [before * BITS_PER_BYTE, (before + bytes.length) * BITS_PER_BYTE];
        return encoded.slice(Math.ceil(firstBit / BITS_PER_CHARACTER), Math.floor(endBit / BITS_PER_CHARACTER));
    });
    return aligned.flatMap(inBothAlphabets);
}
function inBothAlphabets(text) {
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}
function linesOf(text, length) {
    if (text.length <= length)
        return [];
    const lines = Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length));
    return lines.filter((line) => line.length >= shapes/* CREDENTIAL_MIN_LENGTH */.WY);
}

;// ./lib/secrets/vault.js



class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return shapes/* REDACTED */.XF;
    }
    toJSON() {
        return shapes/* REDACTED */.XF;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return shapes/* REDACTED */.XF;
    }
}
function createVault(mask) {
    let known = [];
    const redact = (text) => known.reduce((rest, encoding) => rest.replaceAll(encoding, shapes/* REDACTED */.XF), text);
    return {
        keep: (values) => {
            const fresh = encodingsOf(Object.values(values).filter((value) => !(0,shapes/* isLogWord */.N6)(value))).filter((encoding) => !known.includes(encoding));
            mask(fresh);
            known = [...known, ...fresh].sort((a, b) => b.length - a.length);
            const secrets = Object.entries(values).map(([name, value]) => [name, new Secret(value)]);
            return Object.fromEntries(secrets);
        },
        redact,
        cleanName: (text) => (0,util_text/* plainText */.wh)(redact(text)),
        clean: (text) => (0,util_text/* plainText */.wh)((0,shapes/* withoutLookalikesInAnswer */.kN)(redact(text))),
    };
}
function maskAccounts(runner, { maskAccountId }, texts) {
    if (maskAccountId)
        new Set(texts.flatMap((text) => text.match(shapes/* ACCOUNT_ID */.W_) ?? [])).forEach(runner.mask);
}
const CREDENTIAL_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
];
function maskPrevious(vault, environment) {
    const values = CREDENTIAL_VARIABLES.map((name) => environment[name] ?? '');
    vault.keep(Object.fromEntries(values.filter((value) => value.length >= shapes/* CREDENTIAL_MIN_LENGTH */.WY).entries()));
}


}),

5977:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  AE: () => (filledIn),
  E1: () => (parseList),
  E9: () => (parseDuration),
  Ju: () => (accept),
  Li: () => (parseLines),
  P5: () => (parseLeakCheck),
  PH: () => (TAG_VALUE_MAX_LENGTH),
  Pr: () => (parseProxyUrl),
  Qk: () => (parseWorkspacePath),
  Rr: () => (parsePath),
  XO: () => (autoOr),
  cG: () => (parseInteger),
  iO: () => (parseServiceUrl),
  kB: () => (parseWord),
  ku: () => (reject),
  n4: () => (isUnexpanded),
  qF: () => (parseJson),
  r4: () => (parseText),
  sl: () => (anyOr),
  yG: () => (parseBoolean),
  yb: () => (noneOr)
});
var _net_service_url_js__1 = __nccwpck_require__(1844);
var _util_defined_js__0 = __nccwpck_require__(9665);


const accept = (value) => ({ ok: true, value });
const reject = (rule, hint) => (0,_util_defined_js__0/* .defined */ .s)({ ok: false, rule, hint });
function isUnexpanded(text) {
    return /\$\{|\{\{|\$\(|^~[\\/]|^\$env:|^\$[A-Z_]+(?:$|[\\/])|^%\w+%|^(?:secrets|vars)\.\w+$/i.test(text);
}
const parseBoolean = (text) => {
    if (/^true$/i.test(text))
        return accept(true);
    return /^(?:false|no|off|n|0)$/i.test(text) ? accept(false) : reject('true or false');
};
function parseWord(...words) {
    return (text) => {
        const word = words.find((one) => one === text);
        return word === undefined ? reject(`one of ${words.join(', ')}`) : accept(word);
    };
}
const parseLeakCheck = (text) => parseWord('off', 'warn', 'fail')(text === 'never' ? 'off' : text);
function parseInteger(lowest, highest) {
    return (text) => {
        const value = /^\d{1,9}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
        return value >= lowest && value <= highest ? accept(value) : reject(`a whole number from ${lowest} to ${highest}`);
    };
}
const UNIT_SECONDS = { '': 1, s: 1, m: 60, h: 3600 };
function parseDuration(lowestSeconds, highestSeconds) {
    return (text) => {
        const [, amount, unit] = /^(\d{1,9})(?:\.0+)?(s|m|h|)$/.exec(text) ?? [];
        const seconds = Number(amount) * UNIT_SECONDS[(unit ?? '')];
        return seconds >= lowestSeconds && seconds <= highestSeconds
            ? accept(seconds)
            : reject(`a duration from ${lowestSeconds} to ${highestSeconds} seconds, such as 3600, 60m or 1h`);
    };
}
function parseList(parseItem, highestCount) {
    return (text) => collect(itemsOf(text), parseItem, highestCount);
}
function collect(items, parseItem, highestCount) {
    const given = items.map((item) => item.trim()).filter((item) => item !== '');
    const results = given.map(parseItem);
    const rejected = results.find((result) => !result.ok);
    if (rejected !== undefined)
        return { ...rejected, rule: `a list, each item ${rejected.rule}` };
    const values = results.flatMap((result) => (result.ok ? [result.value] : []));
    if (values.length === 0)
        return reject('a list with at least one item');
    return values.length > highestCount ? reject(`a list of at most ${highestCount} items`) : accept(values);
}
function parseLines(parseItem, highestCount, between = /\n/) {
    return (text) => collect(text.split(between), parseItem, highestCount);
}
function itemsOf(text) {
    return text.split(/[,\s]+/);
}
const parsePath = (text) => text !== '' && text.length <= PATH_MAX_LENGTH && !/\p{Cc}/u.test(text)
    ? accept(text)
    : reject(`a path of at most ${PATH_MAX_LENGTH} characters`);
const parseProxyUrl = (text) => {
    const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const rule = 'the URL of a proxy, such as http://proxy.example:3128';
    const { protocol = '', hostname = '' } = URL.parse(url) ?? {};
    return /^https?:$/.test(protocol) && /^[\w[][\w.:\]-]*$/.test(hostname) ? accept(text) : reject(rule);
};
function parseText(longest) {
    return (text) => text !== '' && text.length <= longest && !/\p{Cc}/u.test(text.replace(/\s/g, ' '))
        ? accept(text)
        : reject(`a text of 1 to ${longest} characters`);
}
const PATH_MAX_LENGTH = 1000;
const parseWorkspacePath = (text) => {
    const path = text.replaceAll('\\', '/');
    const parts = path.split('/');
    const inside = !/^(?:\/|[A-Za-z]:)/.test(path) && !parts.includes('..') && !/\p{Cc}/u.test(path);
    return inside && text.length <= PATH_MAX_LENGTH && !['', '.'].includes(parts.at(-1) ?? '')
        ? accept(path)
        : reject('the path of a file in the workspace, relative to it, such as iam/deploy-trust.json');
};
function parseJson(text, revive) {
    try {
        return JSON.parse(text, revive);
    }
    catch {
        return undefined;
    }
}
const parseServiceUrl = (text) => {
    const rule = 'an absolute https:// URL without user, query or fragment (http:// only for localhost, private addresses and host names without dots)';
    const url = URL.parse(text);
    if (url === null)
        return reject(rule);
    const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return (url.protocol === 'https:' || (0,_net_service_url_js__1/* .isEmulatorUrl */ .ht)(url)) && bare ? accept(url) : reject(rule);
};
function keywordOr(keyword, parse) {
    return (text) => {
        if (text === keyword)
            return { ok: true, value: undefined };
        const parsed = parse(text);
        return parsed.ok ? parsed : { ...parsed, rule: `${keyword}, or ${parsed.rule}` };
    };
}
const autoOr = (parse) => keywordOr('auto', parse);
const anyOr = (parse) => keywordOr('any', parse);
const noneOr = (parse) => keywordOr('none', parse);
const filledIn = () => ({ ok: true, value: undefined });
const TAG_VALUE_MAX_LENGTH = 256;


}),

4328:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  ES: () => (HELPER_THREAD),
  W0: () => (BESIDE_KEYS),
  aw: () => (BEFORE_PROFILE),
  le: () => (RENEWED_BEFORE_SECONDS),
  nX: () => (ALL_KEYS),
  oY: () => (publishModeOf)
});
const BESIDE_KEYS = [
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
];
const ALL_KEYS = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    ...BESIDE_KEYS,
];
const BEFORE_PROFILE = [...ALL_KEYS, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];
const RENEWED_BEFORE_SECONDS = 300;
const NOTHING = {
    environmentKeys: false,
    outputKeys: false,
    profiles: false,
    severalRoles: false,
    defaultProfile: false,
    refresh: false,
};
function publishModeOf(settings) {
    const { mode, refresh, roles, profile, outputEnvCredentials, outputCredentials } = settings;
    if (mode !== 'configure')
        return NOTHING;
    const severalRoles = roles.length > 0;
    return {
        environmentKeys: !severalRoles && outputEnvCredentials && !refresh,
        outputKeys: outputCredentials,
        profiles: refresh || profile !== undefined || severalRoles,
        severalRoles,
        defaultProfile: !severalRoles && (refresh || profile !== undefined) && outputEnvCredentials,
        refresh,
    };
}
const HELPER_THREAD = '--renew-session';


}),

1227:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  AR: () => (KEY_INPUTS),
  Ol: () => (proxyOf),
  q7: () => (keysIn)
});
var _secrets_shapes_js__0 = __nccwpck_require__(6111);
var _util_defined_js__1 = __nccwpck_require__(9665);


const KEY_INPUTS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];
const PROXY_RULE = 'the URL of a proxy, such as http://proxy.example:3128, in which reserved characters of user and password are percent-encoded';
const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
const NO_PROXIES = { agentOptionsFor: () => ({}), lines: [] };
async function proxyOf(inputs, ports) {
    const { environment, vault, runner } = ports;
    const given = (name) => {
        const text = inputs[name]?.trim() ?? '';
        return text === 'auto' || text === '' ? undefined : text;
    };
    const httpProxy = given('http-proxy');
    const from = httpProxy === undefined ? PROXY_VARIABLES.filter((name) => environment[name]).join(' or ') : 'http-proxy';
    if (from === '')
        return { ok: true, settings: NO_PROXIES };
    const { proxiesOf, proxySecretsOf, proxySettingsOf } = await __nccwpck_require__.e(/* import() */ 115).then(__nccwpck_require__.bind(__nccwpck_require__, 7115));
    const parsed = proxySettingsOf(environment, { httpProxy, noProxy: given('no-proxy') });
    if (!parsed.ok) {
        const { name: input, hint } = parsed;
        return { ok: false, violation: { input, rule: PROXY_RULE, value: _secrets_shapes_js__0/* .REDACTED */ .XF, ...(0,_util_defined_js__1/* .defined */ .s)({ hint }) } };
    }
    vault.keep(Object.fromEntries(proxySecretsOf(parsed.settings).entries()));
    const proxies = proxiesOf(parsed.settings, process.version, parsed.name);
    for (const line of proxies.lines)
        runner.info(line);
    return { ok: true, settings: proxies };
}
function keysIn({ source }, { runner, vault }) {
    if (source !== 'keys')
        return undefined;
    const [accessKeyId, secretAccessKey, sessionToken] = KEY_INPUTS.map((name) => runner.readInput(name).trim());
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const keys = { accessKeyId, secretAccessKey };
    return sessionToken === 'none' || !sessionToken ? vault.keep(keys) : vault.keep({ ...keys, sessionToken });
}


}),

3152:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Hl: () => (SOURCES),
  Jj: () => (looksAtMachine),
  Yz: () => (targetRole),
  uQ: () => (CHAINED_MAX_SECONDS)
});
function looksAtMachine({ mode, source, role, roleName, roles }) {
    return mode === 'configure' && source === 'ambient' && !role && !roleName && roles?.length === 0;
}
const CHAINED_MAX_SECONDS = 3600;
function targetRole({ role, roleChain }) {
    return roleChain?.at(-1) ?? role;
}
const SOURCES = {
    'id-token': { usesToken: true, renewable: true, name: 'the credentials' },
    'token-file': { usesToken: true, renewable: true, name: 'the credentials' },
    keys: {
        usesToken: false,
        renewable: false,
        name: 'the keys in aws-access-key-id and aws-secret-access-key',
    },
    ambient: { usesToken: false, renewable: false, name: 'the credentials of the environment or the machine' },
};


}),

9606:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  S: () => (CONTEXT_CLAIMS)
});
const CONTEXT_CLAIMS = [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
    'event_name',
    'ref',
    'ref_type',
    'head_ref',
    'base_ref',
    'environment',
    'actor',
    'actor_id',
    'workflow',
    'workflow_ref',
    'job_workflow_ref',
    'job_workflow_sha',
    'runner_environment',
    'enterprise',
    'enterprise_id',
    'run_id',
    'run_attempt',
];


}),

9665:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  s: () => (defined)
});
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


}),

6587:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  Gy: () => (isInUseCode),
  H: () => (readPrivateText),
  f8: () => (writeWhole),
  nM: () => (removeFile),
  q1: () => (readPrivateFile)
});
var node_fs__0 = __nccwpck_require__(3024);
var node_path__1 = __nccwpck_require__(6760);


const MAX_BYTES = 1024 * 1024;
const READ_FLAGS = node_fs__0.constants.O_RDONLY | (node_fs__0.constants.O_NOFOLLOW ?? 0) | (node_fs__0.constants.O_NONBLOCK ?? 0);
const WRITABLE_BY_OTHERS = 0o022;
function readPrivateFile(path) {
    try {
        return JSON.parse(readPrivateText(path) ?? '');
    }
    catch {
        return undefined;
    }
}
function readPrivateText(path) {
    try {
        const file = (0,node_fs__0.openSync)(path, READ_FLAGS);
        try {
            const found = (0,node_fs__0.fstatSync)(file);
            const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
            return found.isFile() && found.size <= MAX_BYTES && isOurs ? (0,node_fs__0.readFileSync)(file, 'utf8') : undefined;
        }
        finally {
            (0,node_fs__0.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}
function writeWhole(path, text) {
    const unfinished = `${path}.${crypto.randomUUID()}`;
    try {
        const file = (0,node_fs__0.openSync)(unfinished, 'wx', 0o600);
        try {
            (0,node_fs__0.writeFileSync)(file, text);
        }
        finally {
            (0,node_fs__0.closeSync)(file);
        }
        replace(unfinished, path);
    }
    catch (error) {
        removeFile(unfinished);
        throw Object.assign(error, { path });
    }
}
function removeFile(path) {
    try {
        (0,node_fs__0.unlinkSync)(path);
    }
    catch {
    }
}
const IN_USE = ['EPERM', 'EACCES', 'EBUSY'];
function isInUseCode(error) {
    return IN_USE.includes(error.code ?? '');
}
function isInUse(error, path) {
    if (!isInUseCode(error))
        return false;
    try {
        (0,node_fs__0.accessSync)((0,node_path__1.dirname)(path), node_fs__0.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
const REPLACE_LIMIT_MILLISECONDS = 1500;
const REPLACE_PAUSE_MILLISECONDS = 20;
function replace(from, to) {
    for (const startedAt = performance.now();;) {
        try {
            (0,node_fs__0.renameSync)(from, to);
            return;
        }
        catch (error) {
            if (!isInUse(error, to) || performance.now() - startedAt > REPLACE_LIMIT_MILLISECONDS)
                throw error;
        }
        pause(REPLACE_PAUSE_MILLISECONDS * (1 + Math.random()));
    }
}
function pause(milliseconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}


}),

8805:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  _y: () => (plainValue),
  iL: () => (asciiJson),
  ix: () => (breakCommands),
  wh: () => (plainText)
});
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
}
function plainValue(value) {
    return plainText(/^[^\S\r\n]|[^\S\r\n]$/.test(value) ? `"${value}"` : value);
}
function withoutUnprintable(text) {
    return text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim();
}
function breakCommands(text) {
    return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


}),

343:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  $t: () => (readClock),
  FY: () => (remainingSecondsOf),
  Gd: () => (formatClockSkew),
  Xo: () => (formatSeconds),
  a3: () => (formatDuration),
  ay: () => (formatUtc),
  bZ: () => (clockIntervalOf),
  dv: () => (formatIso),
  zt: () => (measureClockSkew)
});
const DATE_RESOLUTION_SECONDS = 1;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseHttpDate(text) {
    if (text === undefined || !HTTP_DATE.test(text))
        return undefined;
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
function readClock(service, headers, times) {
    const date = headers['date'];
    const serverDateAt = parseHttpDate(typeof date === 'string' ? date : undefined);
    if (serverDateAt === undefined || headers['age'] !== undefined)
        return undefined;
    return { service, serverDateAt, ...times };
}
function clockIntervalOf(reading) {
    return {
        lowestSeconds: reading.serverDateAt - reading.receivedAt,
        highestSeconds: reading.serverDateAt + DATE_RESOLUTION_SECONDS - reading.sentAt,
    };
}
function measureClockSkew(readings) {
    const usable = readings.filter(({ sentAt, receivedAt }) => sentAt <= receivedAt);
    const sts = usable.filter(({ service }) => service === 'sts');
    const candidates = [usable, sts, sts.slice(-1), usable.slice(-1)].filter(({ length }) => length > 0);
    const intervals = candidates.map(intersect);
    const interval = intervals.find((found) => found !== undefined);
    if (interval === undefined)
        return undefined;
    const { lowestSeconds, highestSeconds } = interval;
    return {
        clockSkewSeconds: (lowestSeconds + highestSeconds) / 2,
        uncertaintySeconds: (highestSeconds - lowestSeconds) / 2,
        agreed: intervals[0] !== undefined,
        provenSeconds: lowestSeconds > 0 ? lowestSeconds : Math.min(highestSeconds, 0),
    };
}
function intersect(readings) {
    const intervals = readings.map(clockIntervalOf);
    const lowestSeconds = Math.max(...intervals.map((interval) => interval.lowestSeconds));
    const highestSeconds = Math.min(...intervals.map((interval) => interval.highestSeconds));
    return lowestSeconds <= highestSeconds ? { lowestSeconds, highestSeconds } : undefined;
}
function remainingSecondsOf({ clocks, observedAt }, { expiresAt }) {
    const behindSeconds = Math.max(0, measureClockSkew(clocks)?.provenSeconds ?? 0);
    return Math.max(0, Math.floor(expiresAt - observedAt - behindSeconds));
}
function formatUtc(at) {
    const date = new Date(at * 1000);
    if (Number.isNaN(date.getTime()))
        return `${at} s after 1970-01-01 00:00:00 UTC`;
    return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function formatIso(at) {
    return new Date(at * 1000).toISOString();
}
function formatDuration(seconds) {
    const whole = Math.round(Math.abs(seconds));
    const parts = [
        [Math.floor(whole / 3600), 'h'],
        [Math.floor((whole % 3600) / 60), 'min'],
        [whole % 60, 's'],
    ];
    const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
    return `${seconds < 0 && whole > 0 ? '-' : ''}${words.length === 0 ? '0 s' : words.join(' ')}`;
}
function formatSeconds(seconds, { signed = false } = {}) {
    const tenths = Math.round(seconds * 10) / 10 + 0;
    return `${signed && tenths >= 0 ? '+' : ''}${tenths.toFixed(1)}`;
}
function formatClockSkew({ clockSkewSeconds, uncertaintySeconds }) {
    return `${formatSeconds(clockSkewSeconds, { signed: true })} s \u00b1 ${formatSeconds(uncertaintySeconds)} s`;
}


})

});
/************************************************************************/
// The module cache
var __webpack_module_cache__ = {};

// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};

	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}

	// Return the exports of the module
	return module.exports;
}

// expose the modules object (__webpack_modules__)
__nccwpck_require__.m = __webpack_modules__;

/************************************************************************/
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

/* webpack/runtime/async module */
(() => {
	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
	var resolveQueue = (queue) => {
		if(queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => (fn.r--));
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	}
	var wrapDeps = (deps) => (deps.map((dep) => {
		if(dep !== null && typeof dep === "object") {
			if(dep[webpackQueues]) return dep;
			if(dep.then) {
				var queue = [];
				queue.d = 0;
				dep.then((r) => {
					obj[webpackExports] = r;
					resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e;
					resolveQueue(queue);
				});
				var obj = {};
				obj[webpackQueues] = (fn) => (fn(queue));
				return obj;
			}
		}
		var ret = {};
		ret[webpackQueues] = x => {};
		ret[webpackExports] = dep;
		return ret;
	}));
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
		module.exports = promise;
		body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn;
			var getResult = () => (currentDeps.map((d) => {
				if(d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}))
			var promise = new Promise((resolve) => {
				fn = () => (resolve(getResult));
				fn.r = 0;
				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
			});
			return fn.r ? promise : getResult();
		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
		queue && queue.d < 0 && (queue.d = 0);
	};
})();

/* webpack/runtime/compat get default export */
(() => {
	// getDefaultExport function for compatibility with non-harmony modules
	__nccwpck_require__.n = (module) => {
		var getter = module && module.__esModule ?
			() => (module['default']) :
			() => (module);
		__nccwpck_require__.d(getter, { a: getter });
		return getter;
	};
})();

/* webpack/runtime/create fake namespace object */
(() => {
	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
	var leafPrototypes;
	// create a fake namespace object
	// mode & 1: value is a module id, require it
	// mode & 2: merge all properties of value into the ns
	// mode & 4: return value when already ns object
	// mode & 16: return value when it's Promise-like
	// mode & 8|1: behave like require
	__nccwpck_require__.t = function(value, mode) {
		if(mode & 1) value = this(value);
		if(mode & 8) return value;
		if(typeof value === 'object' && value) {
			if((mode & 4) && value.__esModule) return value;
			if((mode & 16) && typeof value.then === 'function') return value;
		}
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
		}
		def['default'] = () => (value);
		__nccwpck_require__.d(ns, def);
		return ns;
	};
})();

/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();

/* webpack/runtime/ensure chunk */
(() => {
	__nccwpck_require__.f = {};
	// This file contains only the entry chunk.
	// The chunk loading function for additional chunks
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
			__nccwpck_require__.f[key](chunkId, promises);
			return promises;
		}, []));
	};
})();

/* webpack/runtime/get javascript chunk filename */
(() => {
	// This function allow to reference async chunks
	__nccwpck_require__.u = (chunkId) => {
		// return url for filenames based on template
		return "" + chunkId + ".main.js";
	};
})();

/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();

/* webpack/runtime/make namespace object */
(() => {
	// define __esModule on exports
	__nccwpck_require__.r = (exports) => {
		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
		}
		Object.defineProperty(exports, '__esModule', { value: true });
	};
})();

/* webpack/runtime/import chunk loading */
(() => {
	// no baseURI
	
	// object to store loaded and loading chunks
	// undefined = chunk not loaded, null = chunk preloaded/prefetched
	// [resolve, Promise] = chunk loading, 0 = chunk loaded
	var installedChunks = {
		792: 0
	};
	
	var installChunk = (data) => {
		var {ids, modules, runtime} = data;
		// add "modules" to the modules object,
		// then flag all "ids" as loaded and fire callback
		var moduleId, chunkId, i = 0;
		for(moduleId in modules) {
			if(__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if(runtime) runtime(__nccwpck_require__);
		for(;i < ids.length; i++) {
			chunkId = ids[i];
			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	
	}
	
	__nccwpck_require__.f.j = (chunkId, promises) => {
			// import() chunk loading for javascript
			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
			if(installedChunkData !== 0) { // 0 means "already installed".
	
				// a Promise means "currently loading".
				if(installedChunkData) {
					promises.push(installedChunkData[1]);
				} else {
					if(true) { // all chunks have JS
						// setup Promise in chunk cache
						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
							throw e;
						});
						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
						promises.push(installedChunkData[1] = promise);
					}
				}
			}
	};
	
	// no prefetching
	
	// no preloaded
	
	// no external install chunk
	
	// no on chunks loaded
})();

/************************************************************************/

// startup
// Load entry module and return exports
// This entry module used 'module' so it can't be inlined
var __webpack_exports__ = __nccwpck_require__(342);
__webpack_exports__ = await __webpack_exports__;

