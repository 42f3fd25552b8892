export const id = 314;
export const ids = [314];
export const modules = {

1016:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Q: () => (HttpClient)
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


}),

5360:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  _: () => (restEndpointMethods),
  u: () => (paginateRest)
});
const adds = () => ({});
const restEndpointMethods = adds;
const paginateRest = adds;


}),

6954:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  h: () => (fetch)
});
const fetch = (input, init) => globalThis.fetch(input, init);


})

};
