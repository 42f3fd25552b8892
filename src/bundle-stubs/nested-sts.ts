// Stands in for the second STS client that the web-identity provider would load if it were given no role assumer.

/** Replaces the function of the same name; the provider is always given its role assumer. */
export function getDefaultRoleAssumerWithWebIdentity(): never {
  throw new Error('no second STS client in this action');
}
