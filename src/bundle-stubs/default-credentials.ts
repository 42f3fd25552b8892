// Stands in for the SDK's default credential chain in the bundle: no key of the environment, of a profile, of an instance
// or of a container can ever take the place of the session that this run was asked for.

/** Replaces `@aws-sdk/credential-provider-node`; the STS client is always given its credentials. */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('no default credentials in this action');
};
