// Stands in for the packages of @actions/github that this action does not use: an HTTP client with its proxy code, undici, and two
// plugins of Octokit. The bundle is smaller without them, and sends requests only where src/github and src/aws do.

/** Replaces the class of @actions/http-client: @actions/github asks it for proxies once, while it is loaded. */
export class HttpClient {
  /** No agent: requests use Node's own. */
  getAgent(): undefined {
    return undefined;
  }

  /** No dispatcher, likewise. */
  getAgentDispatcher(): undefined {
    return undefined;
  }
}

/** Replaces the function of undici, from which @actions/github takes it: Node's own `fetch` does the same. No dispatcher is given. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

const addsNothing = (): Readonly<Record<never, never>> => ({});

/** Replaces the plugin that adds a method for each route of the API: this action names its few routes itself. */
export const restEndpointMethods = addsNothing;
/** Replaces the plugin for paging: this action reads its few pages itself. */
export const paginateRest = addsNothing;
