// Stands in for @actions/http-client in the bundle. @actions/core needs it for getIDToken alone, which this action does not
// use (github/id-token.ts does that request), so the bundle does without an HTTP client, its proxy code and undici.

function unused(): never {
  throw new Error('this HTTP client is left out of the bundle');
}

/** Replaces the class of the same name; using it is a bug. */
export class HttpClient {
  constructor() {
    unused();
  }
}

/** Replaces the class of the same name; using it is a bug. */
export class BearerCredentialHandler {
  constructor() {
    unused();
  }
}
