// Stands in for the SDK's providers of profiles that ask a person to sign in (@aws-sdk/credential-provider-sso and -login). Nobody
// can sign in on a runner, and these providers would add three more clients to the bundle.

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
