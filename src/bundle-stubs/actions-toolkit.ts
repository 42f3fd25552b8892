// Stands in for the packages of @actions/core and @actions/github that this action does not use: an HTTP client with its proxy
// code, undici, a runner of programs, and two plugins of Octokit. The bundle is smaller without them, starts no program, and
// sends requests only where src/github and src/aws do.

function unused(): never {
  throw new Error('this HTTP client is left out of the bundle');
}

/**
 * Replaces the class of @actions/http-client. @actions/core needs it for getIDToken, which this action does not call:
 * github/id-token-request.ts sends that request. @actions/github asks it for proxies once, while it is loaded.
 */
export class HttpClient {
  /** No agent: requests use Node's own. */
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

/** Replaces the class of @actions/http-client; using it is a bug. */
export class BearerCredentialHandler {
  constructor() {
    unused();
  }
}

/** Replaces the function of undici, from which @actions/github takes it: Node's own `fetch` does the same. No dispatcher is given. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

/** Replaces the function of @actions/exec, which @actions/core needs for its platform details only; using it is a bug. */
export function getExecOutput(): never {
  throw new Error('no other program is started by this action');
}

const addsNothing = (): Readonly<Record<never, never>> => ({});

/** Replaces the plugin that adds a method for each route of the API: this action names its few routes itself. */
export const restEndpointMethods = addsNothing;
/** Replaces the plugin for paging: this action reads its few pages itself. */
export const paginateRest = addsNothing;
