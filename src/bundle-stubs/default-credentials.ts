// Stands in for the SDK's default credential chain, and for the second STS client that its web-identity provider would load.
// Without them, no key of the environment, a profile, an instance or a container can replace the session that the run asked for.

/** Replaces `defaultProvider` of @aws-sdk/credential-provider-node; the STS client is always given its credentials. */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('no default credentials in this action');
};

/** Replaces the function of @aws-sdk/nested-clients/sts; the web-identity provider is always given its role assumer. */
export function getDefaultRoleAssumerWithWebIdentity(): never {
  throw new Error('no second STS client in this action');
}
