export const id = 727;
export const ids = [727];
export const modules = {

5727:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  fromLoginCredentials: () => (fromLoginCredentials),
  fromSSO: () => (fromSSO)
});
function unsupported() {
    return async () => {
        throw new Error('Profiles that ask somebody to sign in (SSO, login) cannot be used on a runner.');
    };
}
const fromSSO = unsupported;
const fromLoginCredentials = unsupported;
const isSsoProfile = (profile) => profile !== undefined && ['sso_start_url', 'sso_account_id', 'sso_session'].some((name) => name in profile);
const validateSsoProfile = (profile) => profile;


})

};
