// Stands in for the SDK's providers of interactive sign-ins in the bundle: nobody sits at a runner to sign in, and they would
// bring three more clients along.

function unsupported(): () => Promise<never> {
  return async () => {
    throw new Error('Profiles that ask somebody to sign in (SSO, login) cannot be used on a runner.');
  };
}

/** Replaces the function of the same name. */
export const fromSSO = unsupported;
/** Replaces the function of the same name. */
export const fromLoginCredentials = unsupported;
/** Replaces the function of the same name: the profile is none that another provider could read. */
export const isSsoProfile = (profile: Readonly<Record<string, unknown>> | undefined): boolean =>
  profile !== undefined && ['sso_start_url', 'sso_account_id', 'sso_session'].some((name) => name in profile);
/** Replaces the function of the same name; nothing is left to check. */
export const validateSsoProfile = <T>(profile: T): T => profile;
