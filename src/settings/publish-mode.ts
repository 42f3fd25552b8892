// How later steps get the credentials, and what a helper that renews them and its thread agree on. Pure.
import type { Settings } from './settings.ts';

/** The ways in which a run publishes credentials; without any of them it publishes none. */
export interface PublishMode {
  /** Access keys and the region as environment variables. */
  readonly environmentKeys: boolean;
  /** Access keys as outputs of the step. */
  readonly outputKeys: boolean;
  /** Profiles in files of the step. */
  readonly profiles: boolean;
  /** Whether there is a profile for each of several roles. */
  readonly severalRoles: boolean;
  /** Whether later steps get the region and the name of the profile, so that they use it without naming it. */
  readonly defaultProfile: boolean;
  /** Whether a helper renews the sessions of the profiles. */
  readonly refresh: boolean;
}

/** What some tools take in place of, or beside, the keys that they are given. Empty, each of these is as unset to every tool. */
export const BESIDE_KEYS: readonly string[] = [
  'AWS_SECURITY_TOKEN', // Python sends it in place of AWS_SESSION_TOKEN
  'AWS_CREDENTIAL_EXPIRATION', // Python refuses keys whose end is past
  'AWS_ACCESS_KEY', // Go and Ruby
  'AWS_SECRET_KEY', // the first SDK for Java takes it before AWS_SECRET_ACCESS_KEY
  'AMAZON_ACCESS_KEY_ID',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
];

/** The access keys of every tool. */
export const ALL_KEYS: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  ...BESIDE_KEYS,
];

/** What SDKs look at before a profile: access keys, and the role that EKS and others give to a machine. */
export const BEFORE_PROFILE: readonly string[] = [...ALL_KEYS, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];

/** A helper renews a session this long before its end, so that no tool gets one that ends during its use. */
export const RENEWED_BEFORE_SECONDS = 300;

const NOTHING: PublishMode = {
  environmentKeys: false,
  outputKeys: false,
  profiles: false,
  severalRoles: false,
  defaultProfile: false,
  refresh: false,
};

/** The ways that the inputs ask for. Several roles are published as profiles alone, and each step names the one that it uses. */
export function publishModeOf(
  settings: Pick<Settings, 'mode' | 'refresh' | 'roles' | 'profile' | 'outputEnvCredentials' | 'outputCredentials'>,
): PublishMode {
  const { mode, refresh, roles, profile, outputEnvCredentials, outputCredentials } = settings;
  if (mode !== 'configure') return NOTHING;
  const severalRoles = roles.length > 0;
  return {
    environmentKeys: !severalRoles && outputEnvCredentials && !refresh,
    outputKeys: outputCredentials,
    profiles: refresh || profile !== undefined || severalRoles,
    severalRoles,
    defaultProfile: !severalRoles && (refresh || profile !== undefined) && outputEnvCredentials,
    refresh,
  };
}

/** First argument of the helper's thread. The step itself is started without arguments. */
export const HELPER_THREAD = '--renew-session';

/** What the thread is told. */
export interface RenewRequest {
  readonly folder: string;
  readonly limitSeconds: number;
}
