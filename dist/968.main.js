export const id = 968;
export const ids = [968];
export const modules = {

8968:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  W_: () => (SignatureV4MultiRegion),
  fromLoginCredentials: () => (fromLoginCredentials),
  fromSSO: () => (fromSSO),
  getDefaultRoleAssumerWithWebIdentity: () => (getDefaultRoleAssumerWithWebIdentity),
  v6: () => (defaultProvider)
});
var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7476);

const defaultProvider = () => async () => {
    throw new Error('no default credentials in this action');
};
function getDefaultRoleAssumerWithWebIdentity() {
    throw new Error('no second STS client in this action');
}
function unsupported() {
    return async () => {
        throw new Error('Profiles that ask somebody to sign in (SSO, login) cannot be used on a runner.');
    };
}
const fromSSO = unsupported;
const fromLoginCredentials = unsupported;
const isSsoProfile = (profile) => profile !== undefined && ['sso_start_url', 'sso_account_id', 'sso_session'].some((name) => name in profile);
const validateSsoProfile = (profile) => profile;
class SignatureV4MultiRegion extends _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__/* .SignatureV4 */ .B {
    static sigv4aDependency() {
        return 'none';
    }
}


})

};
