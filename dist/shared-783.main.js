export const modules = {

783:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Lt: () => (loadFailure),
  askInstanceRole: () => (askInstanceRole),
  eS: () => (isSilent),
  fd: () => (askInstance),
  uK: () => (instanceAttempts),
  x4: () => (readKeys),
  xA: () => (askContainer)
});
var node_fs__0 = __webpack_require__(3024);
var node_http__1 = __webpack_require__(7067);
var node_https__2 = __webpack_require__(4708);
var _net_requests_js__3 = __webpack_require__(2541);
var _net_service_url_js__5 = __webpack_require__(1844);
var _util_defined_js__4 = __webpack_require__(9665);






const REQUEST = { service: 'runner', operation: 'LoadCredentials' };
const CONTAINER_LIMIT_SECONDS = 2;
const INSTANCE_LIMIT_SECONDS = 1;
const INSTANCE_LIMIT_MAX_SECONDS = 60;
const TOKEN_SECONDS = 60;
function loadFailure(code, message, httpStatus) {
    return { status: 'failed', failure: { ...REQUEST, code, message, attempts: 1, ...(0,_util_defined_js__4/* .defined */ .s)({ httpStatus }) } };
}
async function askContainer(uri, environment) {
    const url = URL.parse(uri.startsWith('/') ? `http://169.254.170.2${uri}` : uri);
    if (url === null || !isAccepted(url, CONTAINER_HOSTS)) {
        return loadFailure('URL_NOT_ACCEPTED', 'The URL is neither HTTPS nor an address of the container itself.');
    }
    const authorization = authorizationIn(environment);
    if (authorization === undefined) {
        return loadFailure('TOKEN_FILE_UNREADABLE', 'The file in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.');
    }
    const answer = await send(url, {
        headers: authorization === '' ? {} : { authorization },
        limitSeconds: CONTAINER_LIMIT_SECONDS,
    });
    return answer.status === 'succeeded' ? readKeys(answer.value) : answer;
}
const INSTANCE_HOSTS = ['169.254.169.254', '[fd00:ec2::254]'];
const CONTAINER_HOSTS = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'];
function isAccepted(url, hosts) {
    return (0,_net_service_url_js__5/* .isPrivateUrl */ .Dd)(url) || (url.protocol === 'http:' && hosts.includes(url.hostname));
}
function authorizationIn({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: token = '', }) {
    if (!file)
        return /[\r\n]/.test(token) ? undefined : token;
    try {
        const text = (0,node_fs__0.readFileSync)(file, 'utf8');
        return /[\r\n]/.test(text.trimEnd()) ? undefined : text.trimEnd();
    }
    catch {
        return undefined;
    }
}
const ROLES_PATH = 'meta-data/iam/security-credentials/';
async function askInstance(environment) {
    const role = await askInstanceRole(environment);
    if (role.status !== 'succeeded')
        return role;
    const { name, headers } = role.value;
    const answer = await askMetadata(ROLES_PATH + encodeURIComponent(name), { headers }, environment);
    return answer.status === 'succeeded' ? readKeys(answer.value) : answer;
}
async function askInstanceRole(environment) {
    const lasting = { 'x-aws-ec2-metadata-token-ttl-seconds': String(TOKEN_SECONDS) };
    const token = await askMetadata('api/token', { headers: lasting, method: 'PUT' }, environment);
    if (token.status !== 'succeeded')
        return token;
    const headers = { 'x-aws-ec2-metadata-token': token.value.trim() };
    const role = await askMetadata(ROLES_PATH, { headers }, environment);
    if (role.status !== 'succeeded')
        return role;
    return { status: 'succeeded', value: { name: role.value.trim().split('\n')[0] ?? '', headers } };
}
async function askMetadata(path, request, environment) {
    const url = URL.parse(`/latest/${path}`, endpointOf(environment));
    if (url === null || !isAccepted(url, INSTANCE_HOSTS)) {
        return loadFailure('URL_NOT_ACCEPTED', 'AWS_EC2_METADATA_SERVICE_ENDPOINT is neither HTTPS nor an address of the machine itself.');
    }
    return send(url, { ...request, limitSeconds: instanceLimitSeconds(environment) });
}
function instanceLimitSeconds(environment) {
    const seconds = Number(environment['AWS_METADATA_SERVICE_TIMEOUT']);
    return seconds >= 0.001 && seconds <= INSTANCE_LIMIT_MAX_SECONDS ? seconds : INSTANCE_LIMIT_SECONDS;
}
function instanceAttempts(environment) {
    const attempts = Number(environment['AWS_METADATA_SERVICE_NUM_ATTEMPTS']);
    return Number.isInteger(attempts) && attempts >= 1 ? attempts : 3;
}
function endpointOf({ AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint, AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: mode = '', }) {
    return endpoint || (mode.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254');
}
async function send(url, { method, headers, limitSeconds }) {
    const signal = AbortSignal.timeout(Math.round(limitSeconds * 1000));
    try {
        const request = url.protocol === 'https:' ? node_https__2.request : node_http__1.request;
        const answer = await new Promise((resolve, reject) => {
            const options = { method: method ?? 'GET', headers: { ...headers, 'content-length': 0 }, signal, agent: false };
            request(url, options, resolve)
                .on('error', reject)
                .end();
        });
        const body = (await (0,_net_requests_js__3/* .collectBody */ .Px)(answer)).toString();
        const { statusCode = 0 } = answer;
        if (statusCode === 200)
            return { status: 'succeeded', value: body };
        return loadFailure(`HTTP_${statusCode}`, `It answered with status ${statusCode}.`, statusCode);
    }
    catch (error) {
        if (signal.aborted)
            return loadFailure('REQUEST_TIMED_OUT', `It did not answer within ${limitSeconds} s.`);
        return { status: 'failed', failure: (0,_net_requests_js__3/* .failureOfNetwork */ ._N)(REQUEST, error) };
    }
}
function readKeys(text) {
    const fields = fieldsIn(text);
    const { AccessKeyId, SecretAccessKey, Token, SessionToken, Expiration } = fields ?? {};
    const sessionToken = Token ?? SessionToken;
    if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
        return loadFailure('NO_KEYS_IN_ANSWER', 'Its answer has no access keys.');
    }
    const expiresAt = typeof Expiration === 'string' ? Date.parse(Expiration) / 1000 : undefined;
    if (Number.isNaN(expiresAt))
        return loadFailure('NO_KEYS_IN_ANSWER', 'The Expiration in its answer is not a date.');
    return {
        status: 'succeeded',
        value: {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            ...(0,_util_defined_js__4/* .defined */ .s)({ sessionToken: typeof sessionToken === 'string' ? sessionToken || undefined : undefined, expiresAt }),
        },
    };
}
function fieldsIn(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isSilent({ code }) {
    return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'].includes(code);
}


})

};
