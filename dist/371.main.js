export const id = 371;
export const ids = [371];
export const modules = {

2371:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookUpDeployed: () => (lookUpDeployed)
});

var aws_arn = __webpack_require__(8690);
var external_node_http_ = __webpack_require__(7067);
var external_node_https_ = __webpack_require__(4708);
var net_deadline = __webpack_require__(3415);
var requests = __webpack_require__(2541);
var defined = __webpack_require__(9665);
;// ./lib/aws/iam.js






const place = (region, plain, fips, dualStack, both) => ({
    region,
    hosts: { plain, fips, dualStack, both },
});
const PLACES = {
    aws: place('us-east-1', 'iam.amazonaws.com', 'iam-fips.amazonaws.com', 'iam.global.api.aws', 'iam-fips.global.api.aws'),
    'aws-cn': place('cn-north-1', 'iam.cn-north-1.amazonaws.com.cn', 'iam-fips.amazonaws.com.cn', 'iam.global.api.amazonwebservices.com.cn', 'iam-fips.api.amazonwebservices.com.cn'),
    'aws-us-gov': place('us-gov-west-1', 'iam.us-gov.amazonaws.com', 'iam.us-gov.amazonaws.com', 'iam.us-gov.api.aws', 'iam.us-gov.api.aws'),
    'aws-eusc': place('eusc-de-east-1', 'iam.eusc-de-east-1.amazonaws.eu', 'iam-fips.amazonaws.eu', 'iam.global.api.amazonwebservices.eu', 'iam-fips.api.amazonwebservices.eu'),
    'aws-iso': place('us-iso-east-1', 'iam.us-iso-east-1.c2s.ic.gov', 'iam-fips.us-iso-east-1.c2s.ic.gov', 'iam.api.aws.ic.gov', 'iam-fips.api.aws.ic.gov'),
    'aws-iso-b': place('us-isob-east-1', 'iam.us-isob-east-1.sc2s.sgov.gov', 'iam-fips.us-isob-east-1.sc2s.sgov.gov', 'iam.api.aws.scloud', 'iam-fips.api.aws.scloud'),
    'aws-iso-e': place('eu-isoe-west-1', 'iam.eu-isoe-west-1.cloud.adc-e.uk', 'iam-fips.cloud.adc-e.uk', 'iam.api.cloud-aws.adc-e.uk', 'iam-fips.api.cloud-aws.adc-e.uk'),
    'aws-iso-f': place('us-isof-south-1', 'iam.us-isof-south-1.csp.hci.ic.gov', 'iam-fips.csp.hci.ic.gov', 'iam.api.aws.hci.ic.gov', 'iam-fips.api.aws.hci.ic.gov'),
};
function iamOf(partition, { fips, dualStack } = {}) {
    const { region, hosts } = PLACES[partition];
    const variant = fips ? (dualStack ? 'both' : 'fips') : dualStack ? 'dualStack' : 'plain';
    return { url: `https://${hosts[variant]}/`, region };
}
function isAwsIamHost(hostname) {
    const isVpcEndpoint = /^vpce-[a-z0-9-]+\.iam\.[a-z0-9-]+\.vpce\.amazonaws\.com(?:\.cn)?$/.test(hostname);
    return isVpcEndpoint || Object.values(PLACES).some(({ hosts }) => Object.values(hosts).includes(hostname));
}
async function createIam(options) {
    const { STSClient } = await Promise.all(/* import() */[__webpack_require__.e(836), __webpack_require__.e(976)]).then(__webpack_require__.bind(__webpack_require__, 5041));
    const { accessKeyId, secretAccessKey, sessionToken } = options.credentials;
    const through = { ...options.proxy.agentOptionsFor(new URL(options.url)), keepAlive: true };
    const client = new STSClient({
        region: options.region,
        credentials: {
            accessKeyId: accessKeyId.reveal(),
            secretAccessKey: secretAccessKey.reveal(),
            ...(0,defined/* defined */.s)({ sessionToken: sessionToken?.reveal() }),
        },
        requestHandler: {
            connectionTimeout: requests/* CONNECT_LIMIT_SECONDS */.fK * 1000,
            requestTimeout: requests/* REQUEST_LIMIT_SECONDS */.aA * 1000,
            throwOnRequestTimeout: true,
            httpsAgent: new external_node_https_.Agent(through),
            httpAgent: new external_node_http_.Agent(through),
        },
    });
    return {
        getRole: (name) => ask('GetRole', { RoleName: name }, readRole, { ...options, client }),
        getProvider: (arn) => ask('GetOpenIDConnectProvider', { OpenIDConnectProviderArn: arn }, readProvider, { ...options, client }),
        close: () => client.destroy(),
    };
}
const VERSION = '2010-05-08';
async function ask(operation, parameters, read, ports) {
    const { deadline, vault } = ports;
    const request = { service: 'iam', operation };
    const { host } = new URL(ports.url);
    const failed = (failure) => ({
        status: 'failed',
        failure: { ...failure, message: vault.clean(failure.message), host },
    });
    try {
        const body = new URLSearchParams({ Action: operation, Version: VERSION, ...parameters }).toString();
        const outcome = await (0,net_deadline/* within */.ux)(deadline, requests/* REQUEST_LIMIT_SECONDS */.aA, (signal) => send(body, signal, ports));
        if (outcome.kind !== 'settled')
            return failed((0,requests/* failureOfWait */.lM)(request, outcome));
        const { status, body: text, headers } = outcome.value;
        const xml = vault.redact(text);
        const code = WIRE_CODE.exec(textIn(xml, 'Code') ?? '')?.[1];
        if (status === 404 && code === 'NoSuchEntity')
            return { status: 'succeeded', value: null };
        const value = status === 200 ? read(xml) : undefined;
        if (value !== undefined)
            return { status: 'succeeded', value };
        return failed({
            ...request,
            code: code ?? (status === 200 ? 'UNEXPECTED_ANSWER' : `HTTP_${status}`),
            message: (code !== undefined && textIn(xml, 'Message')) || 'The answer is not one of IAM.',
            httpStatus: status,
            ...(0,defined/* defined */.s)({ retryAfterSeconds: (0,requests/* parseRetryAfter */.mu)(headers['retry-after']) }),
            attempts: 1,
        });
    }
    catch (error) {
        const failure = (0,requests/* failureOfNetwork */._N)(request, error);
        return failed(failure.code === 'TimeoutError' ? { ...failure, code: 'ETIMEDOUT' } : failure);
    }
}
const WIRE_CODE = /^([A-Za-z][\w.:-]{0,99}?)(?:(?<=.)Exception)?$/;
async function send(body, abortSignal, { url, region, client, clockSkewSeconds }) {
    const { protocol, hostname, port, host, pathname: path } = new URL(url);
    const scheme = { name: 'sigv4', signingName: 'iam', signingRegion: region, properties: {} };
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', host };
    const place = { protocol, hostname, path, ...(port === '' ? {} : { port: Number(port) }) };
    const signingDate = new Date(Date.now() + clockSkewSeconds * 1000);
    const signer = await client.config.signer(scheme);
    const signed = await signer.sign({ ...place, method: 'POST', query: {}, headers, body }, { signingDate });
    const { response } = await client.config.requestHandler.handle(signed, { abortSignal });
    const text = (await (0,requests/* collectBody */.Px)(response.body)).toString('utf8');
    return { status: response.statusCode, headers: response.headers, body: text };
}
function readRole(xml) {
    const arn = textIn(xml, 'Arn');
    const trustPolicy = decoded(textIn(xml, 'AssumeRolePolicyDocument'));
    const seconds = Number(textIn(xml, 'MaxSessionDuration') ?? 3600);
    if (arn === undefined || trustPolicy === undefined || (0,aws_arn/* parseRoleArn */.DM)(arn) === undefined)
        return undefined;
    return { arn, trustPolicy, maxSessionSeconds: seconds };
}
function decoded(document) {
    try {
        return document === undefined ? undefined : decodeURIComponent(document);
    }
    catch {
        return undefined;
    }
}
function readProvider(xml) {
    const [, list] = /<ClientIDList>(.*?)<\/ClientIDList>|<ClientIDList\/>/s.exec(xml) ?? [];
    if (!/<GetOpenIDConnectProviderResult>/.test(xml))
        return undefined;
    return {
        audiences: [...(list ?? '').matchAll(/<member>([^<]*)<\/member>/g)].map(([, text = '']) => unescapeXml(text)),
    };
}
function textIn(xml, name) {
    const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
    return text === undefined ? undefined : unescapeXml(text);
}
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescapeXml(text) {
    return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined)
            return ENTITIES[name] ?? whole;
        const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}

var sts_requests = __webpack_require__(7012);
var time = __webpack_require__(343);
var run_context = __webpack_require__(5791);
var web_identity = __webpack_require__(6997);
;// ./lib/observe/lookup.js









const LIMIT_SECONDS = 10;
async function lookUpDeployed(seen, context) {
    const wanted = wantedAfter(seen, context.settings);
    if (wanted === undefined)
        return undefined;
    const { role } = wanted;
    const reader = context.settings.diagnosisRoles?.find(({ account }) => account === role.account);
    if (reader === undefined)
        return { role, failures: [] };
    const { deadline: whole } = context.ports;
    const deadline = (0,net_deadline/* createDeadline */.dU)(Math.min(LIMIT_SECONDS, whole.remainingSeconds()));
    whole.signal.addEventListener('abort', deadline.cancel);
    try {
        return await lookUp(wanted, reader, { seen, context: within(context, deadline) });
    }
    finally {
        whole.signal.removeEventListener('abort', deadline.cancel);
        deadline.clear();
    }
}
function within(context, deadline) {
    const { sharedToken: _, ...ports } = context.ports;
    return { ...context, ports: { ...ports, deadline }, timings: new Map() };
}
function wantedAfter({ idToken, roleSession, target: role }, { mode, role: first }) {
    const issuer = idToken.status === 'succeeded' ? idToken.value.iss : undefined;
    if (roleSession.status === 'succeeded') {
        if (mode !== 'diagnose' || first === undefined || issuer === undefined)
            return undefined;
        return { role: first, roleToo: true, issuer };
    }
    if (roleSession.status !== 'failed' || role === undefined)
        return undefined;
    const { code, operation, message } = roleSession.failure;
    if (code === 'ValidationError')
        return /MaxSessionDuration/.test(message) ? { role, roleToo: true } : undefined;
    if ((0,web_identity/* isAudienceRefused */.TD)(roleSession))
        return (0,defined/* defined */.s)({ role, roleToo: false, issuer });
    if (code !== 'AccessDenied')
        return undefined;
    if (operation === 'AssumeRoleWithWebIdentity')
        return (0,defined/* defined */.s)({ role, roleToo: true, issuer });
    return OF_OTHER_POLICY.test(message) ? undefined : { role, roleToo: true };
}
const OF_OTHER_POLICY = /(?:because no|explicit deny in an?) (?!resource-based|role trust)|sts:(?:TagSession|SetSourceIdentity)/i;
async function lookUp(wanted, reader, scene) {
    const { role } = wanted;
    const { settings, ports } = scene.context;
    const { url: ownUrl, region } = iamOf(role.partition, settings.endpoint);
    const url = settings.iamEndpoint ?? ownUrl;
    const endpoint = { url, awsOwned: isAwsIamHost(new URL(url).hostname) };
    const known = { role, reader, ...(0,defined/* defined */.s)({ endpoint: settings.iamEndpoint === undefined ? undefined : endpoint }) };
    ports.note(`Asking IAM with ${reader.text} what is deployed${endpoint.awsOwned ? '' : ` (${url})`}`);
    const session = await assumeReader(wanted, reader, scene);
    if (session.status !== 'succeeded')
        return { ...known, failures: failuresOf([session]) };
    const { clockSkewSeconds = 0 } = (0,time/* measureClockSkew */.zt)(scene.context.clocks) ?? {};
    const { proxy, deadline, vault } = ports;
    const iam = await createIam({ url, region, credentials: session.value, clockSkewSeconds, proxy, deadline, vault });
    try {
        return { ...known, ...(await read(wanted, iam, scene)) };
    }
    finally {
        iam.close();
    }
}
const SESSION_SECONDS = 900;
async function assumeReader({ role, roleToo, issuer }, reader, { seen, context }) {
    const { settings, ports, sts } = context;
    const arn = `arn:${role.partition}:iam::${role.account}:role/`;
    const policy = {
        Version: '2012-10-17',
        Statement: [
            ...(roleToo ? [allow('iam:GetRole', [`${arn}${role.name}`, `${arn}*/${role.name}`])] : []),
            ...(issuer === undefined ? [] : [allow('iam:GetOpenIDConnectProvider', [(0,aws_arn/* oidcProviderArn */.iw)(role, issuer)])]),
        ],
    };
    const policies = { inlineSessionPolicy: JSON.stringify(policy), managedSessionPolicies: [] };
    const requested = { role: reader, roleSessionName: settings.roleSessionName, durationSeconds: SESSION_SECONDS };
    let last = { status: 'not-attempted' };
    for (const audience of audiencesAfter(seen, settings)) {
        const token = await (0,web_identity/* freshToken */.Cq)(context, settings.tokenFile, { audience });
        if (token.status !== 'succeeded')
            return token;
        const request = { requested, policies, token: token.value.token, vault: ports.vault };
        const granted = await retryUnlessRefused(() => (0,sts_requests/* assumeRoleWithWebIdentity */.zr)(sts, request), (0,run_context/* retryOptions */.tO)(context));
        last = granted.status === 'succeeded' ? { status: 'succeeded', value: granted.value.credentials } : granted;
        const isRefused = last.status === 'failed' && (last.failure.code === 'AccessDenied' || (0,web_identity/* isAudienceRefused */.TD)(last));
        if (!isRefused || settings.tokenFile !== undefined)
            return last;
    }
    return last;
}
async function retryUnlessRefused(tryOnce, options) {
    let refusal = { status: 'not-attempted' };
    const result = await (0,requests/* retry */.L5)(async () => {
        const attempt = await tryOnce();
        if (attempt.status !== 'failed' || attempt.failure.code !== 'AccessDenied')
            return attempt;
        refusal = attempt;
        return { status: 'not-attempted' };
    }, options);
    return result.status === 'not-attempted' ? refusal : result;
}
function allow(Action, Resource) {
    return { Effect: 'Allow', Action, Resource };
}
function audiencesAfter({ roleSession }, { audience, otherAudience }) {
    const own = (0,web_identity/* isAudienceRefused */.TD)(roleSession) ? [] : [audience];
    return [...new Set([...own, aws_arn/* USUAL_AUDIENCE */.aC, ...(otherAudience === undefined ? [] : [otherAudience])])];
}
async function read({ role, roleToo, issuer }, iam, { seen, context }) {
    const options = (0,run_context/* retryOptions */.tO)(context, true);
    const none = { status: 'not-attempted' };
    const [found, provider] = await Promise.all([
        roleToo ? retryUnlessRefused(() => iam.getRole(role.name), options) : none,
        issuer === undefined ? none : retryUnlessRefused(() => iam.getProvider((0,aws_arn/* oidcProviderArn */.iw)(role, issuer)), options),
    ]);
    const seenRole = found.status === 'succeeded' ? found.value : undefined;
    const judged = seenRole ? await judge(seenRole.trustPolicy, role, { seen, context }) : {};
    const audiences = provider.status === 'succeeded' ? provider.value : undefined;
    return {
        ...(0,defined/* defined */.s)({
            found: seenRole && { arn: seenRole.arn, maxSessionSeconds: seenRole.maxSessionSeconds },
            audiences: audiences?.audiences,
        }),
        ...judged,
        failures: failuresOf([found, provider]),
    };
}
function failuresOf(attempts) {
    return attempts.flatMap((attempt) => (attempt.status === 'failed' ? [attempt.failure] : []));
}
async function judge(text, role, { seen, context: { settings } }) {
    const [{ parseTrustPolicy }, { evaluateFor, evaluateForCaller }] = await Promise.all([
        __webpack_require__.e(/* import() */ 343).then(__webpack_require__.bind(__webpack_require__, 5343)),
        Promise.all(/* import() */[__webpack_require__.e(473), __webpack_require__.e(218)]).then(__webpack_require__.bind(__webpack_require__, 8218)),
    ]);
    const parsed = parseTrustPolicy(text);
    if (!parsed.ok)
        return { policyProblem: parsed.problem };
    const { policy } = parsed;
    const { idToken, roleSession } = seen;
    if (roleSession.status === 'failed' && roleSession.failure.operation === 'AssumeRole') {
        const caller = callerOf(seen, settings);
        return caller === undefined ? {} : { policy: evaluateForCaller(role, policy, { settings, caller }) };
    }
    if (idToken.status !== 'succeeded')
        return {};
    const claims = idToken.value;
    return { policy: evaluateFor(role, { policy }, { settings, claims, now: claims.iat }) };
}
function callerOf({ chain, baseIdentity }, { role }) {
    const before = chain.at(-1);
    const arn = before?.arn ?? (baseIdentity.status === 'succeeded' ? baseIdentity.value.arn : undefined);
    const account = arn?.split(':')[4];
    if (arn === undefined || account === undefined)
        return undefined;
    const meant = before?.role ?? role;
    const principalArn = (0,aws_arn/* roleArnBehind */.wf)(arn, meant);
    const withoutPath = principalArn !== arn && principalArn !== meant?.text;
    return { arn, account, principalArn, ...(withoutPath && { withoutPath }) };
}


})

};
