// Stands in for parts of the SDK that this action does not use: its default credential chain, the second STS client that its web-identity
// provider would load, profiles that ask a person to sign in, and signatures for several regions at once. Without the chain and the client,
// no key of the environment, a profile, an instance or a container can replace the session that the run asked for.
import { SignatureV4 } from '@smithy/signature-v4';

/** Replaces `defaultProvider` of @aws-sdk/credential-provider-node; the STS client is always given its credentials. */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('no default credentials in this action');
};

/** Replaces the function of @aws-sdk/nested-clients/sts; the web-identity provider is always given its role assumer. */
export function getDefaultRoleAssumerWithWebIdentity(): never {
  throw new Error('no second STS client in this action');
}

/** Nobody can sign in on a runner, and the real providers of such profiles would add three more clients to the bundle. */
function unsupported(): () => Promise<never> {
  return async () => {
    throw new Error('Profiles that ask somebody to sign in (SSO, login) cannot be used on a runner.');
  };
}

/** Replaces the function of @aws-sdk/credential-provider-sso. */
export const fromSSO = unsupported;
/** Replaces the function of @aws-sdk/credential-provider-login. */
export const fromLoginCredentials = unsupported;
/** Replaces the function of @aws-sdk/credential-provider-sso: whether no other provider could read the profile. */
export const isSsoProfile = (profile: Readonly<Record<string, unknown>> | undefined): boolean =>
  profile !== undefined && ['sso_start_url', 'sso_account_id', 'sso_session'].some((name) => name in profile);
/** Replaces the function of @aws-sdk/credential-provider-sso; nothing is left to check. */
export const validateSsoProfile = <T>(profile: T): T => profile;

/**
 * Replaces the class of @aws-sdk/signature-v4-multi-region. No endpoint of STS takes such signatures, and it would add a second
 * implementation of signing. What remains is the signer for one region.
 */
export class SignatureV4MultiRegion extends SignatureV4 {
  /** The SDK asks for this before it signs for several regions. */
  static sigv4aDependency(): 'none' {
    return 'none';
  }
}
