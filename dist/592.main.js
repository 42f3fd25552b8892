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
class HttpClient {
    getAgent() {
        return undefined;
    }
    getAgentDispatcher() {
        return undefined;
    }
}
const fetch = (input, init) => globalThis.fetch(input, init);
const addsNothing = () => ({});
const restEndpointMethods = addsNothing;
const paginateRest = addsNothing;


})

};
