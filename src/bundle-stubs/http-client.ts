// Stands in for @actions/http-client in the bundle, which so does without an HTTP client, its proxy code and undici.
// @actions/core needs it for getIDToken alone, which this action does not use (github/id-token.ts does that request).
// @actions/github needs it to ask for proxies, once when it is loaded; its requests are those of `fetch` (undici.ts).

function unused(): never {
  throw new Error('this HTTP client is left out of the bundle');
}

/** Replaces the class of the same name: it knows of no proxy, and any request is a bug. */
export class HttpClient {
  /** No agent: requests take Node's own. */
  getAgent(): undefined {
    return undefined;
  }

  /** No dispatcher, likewise. */
  getAgentDispatcher(): undefined {
    return undefined;
  }

  get(): never {
    return unused();
  }

  getJson(): never {
    return unused();
  }
}

/** Replaces the class of the same name; using it is a bug. */
export class BearerCredentialHandler {
  constructor() {
    unused();
  }
}
