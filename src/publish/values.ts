// Verified credentials to the later steps of the job. The only place that reveals a secret to them.

import type { RoleSession } from '../aws/role-session.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { PublishedValues } from '../github/runner.ts';
import type { Facts } from '../observe/facts.ts';
import { SESSION_VARIABLE, sessionNote } from '../observe/session-note.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { OutputValues } from '../settings/outputs.ts';
import type { Settings } from '../settings/settings.ts';
import { SOURCES } from '../settings/sources.ts';
import { plainText } from '../util/text.ts';
import { formatIso, formatSeconds, measureClockSkew, remainingSecondsOf } from '../util/time.ts';
import { type Remedy, saveState } from './post-state.ts';
import type { ProfileFiles } from './profiles/profile-files.ts';

/** The files of the step, as far as there are any. */
export interface OwnFiles {
  readonly audit?: string;
  readonly profiles?: ProfileFiles;
}

/**
 * What is published of one session. Region and credentials go to the environment together or not at all; account, ARN and expiry are
 * always outputs.
 * @param previous - the environment before, which the post step gives back
 */
export function sessionValues(
  verified: VerifiedFacts,
  credentials: Credentials,
  previous: Readonly<Record<string, string | undefined>>,
  { audit, profiles }: OwnFiles = {},
): PublishedValues {
  const { settings } = verified.facts;
  const keys = revealed(credentials);
  const { session } = verified;
  const known =
    session === undefined ? {} : { [SESSION_VARIABLE]: sessionNote(keys.AWS_ACCESS_KEY_ID, session.expiresAt) };
  const blank = settings.unsetCurrentCredentials ? BLANK : {};
  const exportsKeys = settings.outputEnvCredentials && !settings.refresh;
  const exported = exportsKeys ? { ...blanked(previous), ...keys, ...known, ...regionVariables(settings) } : {};
  const profile = profiles === undefined ? {} : profileVariables(settings, profiles, previous);
  const environment = { ...blank, ...exported, ...profile };
  const outputs: OutputValues = {
    ...describeVerified(verified),
    'audit-file': audit,
    profiles: settings.refresh ? (settings.profile ?? '') : undefined,
    ...(settings.outputCredentials ? keyOutputs(keys) : {}),
  };
  const endsAt = settings.refresh ? undefined : session?.expiresAt; // what renews itself does not end with this session
  const remedy = remedyFor(settings);
  const state = saveState(environment, previous, { endsAt, remedy, leakCheck: settings.leakCheck });
  return { environment, outputs, state };
}

/** A chained session lasts an hour at most; keys cannot be renewed. */
function remedyFor({ source, roleChain }: Settings): Remedy {
  const longer = roleChain.length === 0 && source !== 'ambient';
  if (SOURCES[source].renewable) return longer ? 'refresh or longer' : 'refresh';
  return longer ? 'longer' : 'neither';
}

function regionVariables({ region }: Settings): Readonly<Record<string, string>> {
  return { AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

/**
 * Where keys are exported as well, they win in most tools, and the profile is there for those who name it. Where they are not, the
 * profile is what later steps get; but one that renews itself can also be left to the one step that names it.
 */
function profileVariables(
  settings: Settings,
  files: ProfileFiles,
  previous: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { profile = '', outputEnvCredentials, refresh } = settings;
  const found = fileVariables(files, settings);
  const isLeftToWhoNamesIt = refresh ? !outputEnvCredentials : outputEnvCredentials;
  if (isLeftToWhoNamesIt) return found;
  const inTheWay = blanked(previous, WINNING);
  // To botocore, this variable wins over the other.
  const other = previous['AWS_DEFAULT_PROFILE'] ? { AWS_DEFAULT_PROFILE: profile } : {};
  return { ...inTheWay, ...found, AWS_PROFILE: profile, ...other, ...regionVariables(settings) };
}

/** Old SDKs read the config file only where they are told to. */
function fileVariables({ configFile, credentialsFile }: ProfileFiles, { refresh }: Settings) {
  const files = { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
  return refresh ? { ...files, AWS_SDK_LOAD_CONFIG: '1' } : files;
}

/**
 * What is published of several roles: their profiles alone.
 * @param endsAt - the end of the session that ends first
 */
export function profileValues(
  settings: Settings,
  { audit, profiles }: OwnFiles,
  previous: Readonly<Record<string, string | undefined>>,
  endsAt: number,
): PublishedValues {
  const { roles, unsetCurrentCredentials, leakCheck } = settings;
  const files = profiles === undefined ? {} : fileVariables(profiles, settings);
  const blank = unsetCurrentCredentials ? BLANK : {};
  const environment = { ...blank, ...files, ...regionVariables(settings) };
  const names = roles.map(({ profile }) => profile).join('\n');
  const outputs: OutputValues = { configured: 'true', profiles: names, 'audit-file': audit };
  const ends = settings.refresh ? {} : { endsAt, remedy: remedyFor(settings) };
  return { environment, outputs, state: saveState(environment, previous, { leakCheck, ...ends }) };
}

/**
 * What belonged to the keys before: long-term keys have no session token, and one that was left would make them worthless;
 * botocore believes an expiration that is left.
 */
function blanked(
  previous: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = ['AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(names.filter((name) => previous[name]).map((name) => [name, '']));
}

/** Credentials that stay as they are: the region is set all the same. */
export function keptValues(
  verified: VerifiedFacts,
  previous: Readonly<Record<string, string | undefined>>,
): PublishedValues {
  const { settings } = verified.facts;
  const { mode, outputEnvCredentials } = settings;
  const publishes = mode === 'configure' && outputEnvCredentials;
  const environment = publishes ? regionVariables(settings) : {};
  const state = publishes ? saveState(environment, previous) : {};
  return { environment, outputs: describeVerified(verified), state };
}

/** What SDKs look at before they look at a profile: access keys, and the role that EKS and others give to a machine. */
const WINNING = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_ACCESS_KEY', // to older SDKs for Java and Go
  'AWS_SECRET_KEY',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
];

const BLANK = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };

function revealed({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId.reveal(),
    AWS_SECRET_ACCESS_KEY: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken.reveal() }),
  };
}

/** What is known of the credentials, without themselves. */
export function describeVerified({ facts, session, identity }: VerifiedFacts): OutputValues {
  const skew = measureClockSkew(facts.clocks);
  return {
    configured: 'true',
    ...subjectOf(facts),
    'aws-account-id': identity.account,
    'authenticated-arn': identity.arn,
    ...(session === undefined ? describeKept(facts) : describeSession(session, facts)),
    'clock-skew-seconds': skew === undefined ? undefined : formatSeconds(skew.clockSkewSeconds),
  };
}

function describeKept(facts: Facts): OutputValues {
  const { existingUntil } = facts;
  if (existingUntil === undefined || existingUntil === Number.POSITIVE_INFINITY) return {};
  return {
    'aws-expiration': formatIso(existingUntil),
    'remaining-seconds': String(remainingSecondsOf(facts, { expiresAt: existingUntil })),
  };
}

function describeSession(session: RoleSession, facts: Facts): OutputValues {
  return {
    'aws-expiration': formatIso(session.expiresAt),
    'assumed-role-id': session.assumedRoleId,
    'role-session-name': session.roleSessionName,
    'remaining-seconds': String(remainingSecondsOf(facts, session)),
  };
}

/** The subject, as far as there is a token. */
export function subjectOf({ idToken }: Partial<Pick<Facts, 'idToken'>>): OutputValues {
  return idToken?.status === 'succeeded' ? { subject: plainText(idToken.value.sub) } : {};
}

function keyOutputs(keys: ReturnType<typeof revealed>): OutputValues {
  return {
    'aws-access-key-id': keys.AWS_ACCESS_KEY_ID,
    'aws-secret-access-key': keys.AWS_SECRET_ACCESS_KEY,
    'aws-session-token': keys.AWS_SESSION_TOKEN,
  };
}
