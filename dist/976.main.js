export const id = 976;
export const ids = [976];
export const modules = {

5041:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  AssumeRoleCommand: () => (/* reexport safe */ _aws_sdk_client_sts__1.Q),
  AssumeRoleWithWebIdentityCommand: () => (/* reexport safe */ _aws_sdk_client_sts__3.W),
  GetCallerIdentityCommand: () => (/* reexport safe */ _aws_sdk_client_sts__4.z),
  STSClient: () => (/* reexport safe */ _aws_sdk_client_sts__5.i),
  fromWebToken: () => (/* reexport safe */ _aws_sdk_credential_provider_web_identity__2.G),
  warmUp: () => (warmUp)
});
var _aws_sdk_client_sts__3 = __webpack_require__(4107);
var _aws_sdk_client_sts__4 = __webpack_require__(3546);
var _aws_sdk_client_sts__5 = __webpack_require__(5503);
var _net_requests_js__0 = __webpack_require__(2541);
var _aws_sdk_client_sts__1 = __webpack_require__(7265);
var _aws_sdk_credential_provider_web_identity__2 = __webpack_require__(4659);





async function warmUp() {
    const client = new _aws_sdk_client_sts__5/* .STSClient */ .i({
        region: 'us-east-1',
        maxAttempts: 1,
        credentials: async () => ({ accessKeyId: 'nobody', secretAccessKey: 'nothing', sessionToken: 'nothing' }),
        requestHandler: respondingWith([GRANTED, IDENTITY]),
        streamCollector: _net_requests_js__0/* .collectBody */ .Px,
    });
    const request = { RoleArn: 'nobody', RoleSessionName: 'nobody', WebIdentityToken: 'nothing', DurationSeconds: 900 };
    const { Credentials } = await client.send(new _aws_sdk_client_sts__3/* .AssumeRoleWithWebIdentityCommand */ .W(request));
    const { Arn } = await client.send(new _aws_sdk_client_sts__4/* .GetCallerIdentityCommand */ .z({}));
    return [Credentials?.AccessKeyId, Arn];
}
const GRANTED = responseOf('AssumeRoleWithWebIdentity', '<Credentials><AccessKeyId>nothing</AccessKeyId><Expiration>2000-01-01T00:00:00Z</Expiration></Credentials>');
const IDENTITY = responseOf('GetCallerIdentity', '<Arn>nobody</Arn>');
function responseOf(operation, content) {
    const result = `<${operation}Result>${content}</${operation}Result>`;
    return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</${operation}Response>`;
}
function respondingWith(texts) {
    const bodies = texts.map(async function* (text) {
        yield Buffer.from(text);
    });
    return {
        handle: async () => ({
            response: { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: bodies.shift() },
        }),
    };
}


}),

8968:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  EventStreamSerde: () => (EventStreamSerde),
  W: () => (SignatureV4MultiRegion),
  eventStreamSerdeProvider: () => (eventStreamSerdeProvider),
  getDefaultRoleAssumerWithWebIdentity: () => (getDefaultRoleAssumerWithWebIdentity),
  v: () => (defaultProvider)
});
var _smithy_signature_v4__0 = __webpack_require__(4614);

const defaultProvider = () => async () => {
    throw new Error('no default credentials in this action');
};
function getDefaultRoleAssumerWithWebIdentity() {
    throw new Error('no second STS client in this action');
}
class SignatureV4MultiRegion extends _smithy_signature_v4__0/* .SignatureV4 */ .B {
    static sigv4aDependency() {
        return 'none';
    }
}
function eventStreamSerdeProvider() {
    throw new Error('no event streams in this action');
}
const EventStreamSerde = class {
};


})

};
