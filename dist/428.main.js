export const id = 428;
export const ids = [428];
export const modules = {

6428:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  getDefaultRoleAssumerWithWebIdentity: () => (getDefaultRoleAssumerWithWebIdentity)
});
function getDefaultRoleAssumerWithWebIdentity() {
    throw new Error('no second STS client in this action');
}


})

};
