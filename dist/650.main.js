export const id = 650;
export const ids = [650];
export const modules = {

6989:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AssumeRoleCommand: () => (/* reexport */ AssumeRoleCommand/* AssumeRoleCommand */.Q),
  AssumeRoleWithWebIdentityCommand: () => (/* reexport */ AssumeRoleWithWebIdentityCommand/* AssumeRoleWithWebIdentityCommand */.W),
  GetCallerIdentityCommand: () => (/* reexport */ GetCallerIdentityCommand/* GetCallerIdentityCommand */.z),
  STSClient: () => (/* reexport */ STSClient/* STSClient */.i),
  fromWebToken: () => (/* reexport */ fromWebToken/* fromWebToken */.G),
  loadAmbientProviders: () => (loadAmbientProviders),
  warmUp: () => (/* reexport */ warmUp)
});

var AssumeRoleCommand = __webpack_require__(7265);
var AssumeRoleWithWebIdentityCommand = __webpack_require__(4107);
var GetCallerIdentityCommand = __webpack_require__(3546);
var STSClient = __webpack_require__(8016);
var fromWebToken = __webpack_require__(4659);
;// ./lib/aws/warm-up.js

const NOBODY = { accessKeyId: 'nobody', secretAccessKey: 'nothing', sessionToken: 'nothing' };
const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const answerOf = (operation, content) => `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${content}</${operation}Result></${operation}Response>`;
const GRANTED = answerOf('AssumeRoleWithWebIdentity', '<Credentials><AccessKeyId>nobody</AccessKeyId><Expiration>2000-01-01T00:00:00Z</Expiration></Credentials>');
const IDENTITY = answerOf('GetCallerIdentity', '<Arn>nobody</Arn>');
function handlerOf(collect) {
    const bodies = [GRANTED, IDENTITY];
    return {
        requestHandler: {
            handle: async () => ({
                response: {
                    statusCode: 200,
                    headers: { 'content-type': 'text/xml' },
                    body: (async function* () {
                        yield Buffer.from(bodies.shift() ?? '');
                    })(),
                },
            }),
        },
        streamCollector: collect,
    };
}
async function warmUp(collect) {
    const client = new STSClient/* STSClient */.i({
        ...handlerOf(collect),
        region: 'us-east-1',
        maxAttempts: 1,
        credentials: async () => NOBODY,
    });
    const asked = { RoleArn: 'nobody', RoleSessionName: 'nobody', WebIdentityToken: 'nothing', DurationSeconds: 900 };
    await client.send(new AssumeRoleWithWebIdentityCommand/* AssumeRoleWithWebIdentityCommand */.W(asked));
    await client.send(new GetCallerIdentityCommand/* GetCallerIdentityCommand */.z({}));
}

;// ./lib/aws/sdk.js



const loadAmbientProviders = () => __webpack_require__.e(/* import() */ 906).then(__webpack_require__.bind(__webpack_require__, 9906));


}),

3666:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  getDefaultRoleAssumerWithWebIdentity: () => (getDefaultRoleAssumerWithWebIdentity),
  v: () => (defaultProvider)
});
const defaultProvider = () => async () => {
    throw new Error('no default credentials in this action');
};
function getDefaultRoleAssumerWithWebIdentity() {
    throw new Error('no second STS client in this action');
}


}),

2521:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  W: () => (SignatureV4MultiRegion)
});
var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7476);

class SignatureV4MultiRegion extends _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__/* .SignatureV4 */ .B {
    static sigv4aDependency() {
        return 'none';
    }
}


})

};
