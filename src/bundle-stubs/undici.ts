// Stands in for undici in the bundle. @actions/github takes `fetch` from it, and Node has the same in itself.

/** Node's own `fetch`; a dispatcher of the package is nothing that it could use, and is never given. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);
