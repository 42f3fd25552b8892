// Stands in for two plugins that @actions/github adds to Octokit: a method for each route of the API, and paging. This action names
// its few routes itself, and reads one page.

const adds = (): Readonly<Record<never, never>> => ({});

/** Replaces the plugin of the same name. */
export const restEndpointMethods = adds;
/** Replaces the plugin of the same name. */
export const paginateRest = adds;
