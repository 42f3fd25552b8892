export const id = 592;
export const ids = [592];
export const modules = {

1592:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Qq: () => (HttpClient),
  _y: () => (restEndpointMethods),
  hd: () => (fetch),
  ud: () => (paginateRest)
});
function unused() {
    throw new Error('this HTTP client is left out of the bundle');
}
class HttpClient {
    getAgent() {
        return undefined;
    }
    getAgentDispatcher() {
        return undefined;
    }
    get() {
        return unused();
    }
    getJson() {
        return unused();
    }
}
class BearerCredentialHandler {
    constructor() {
        unused();
    }
}
const fetch = (input, init) => globalThis.fetch(input, init);
function getExecOutput() {
    throw new Error('no other program is started by this action');
}
const addsNothing = () => ({});
const restEndpointMethods = addsNothing;
const paginateRest = addsNothing;


})

};
