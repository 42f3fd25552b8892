export const id = 666;
export const ids = [666];
export const modules = {

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


})

};
