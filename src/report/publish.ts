// Verified credentials to the later steps of the job. The only place that reveals a secret to them.

import { remainingSecondsOf } from '../diagnosis/rules/session.ts';
import type { Facts, RoleSession } from '../facts.ts';
import type { HandOver } from '../github/runner.ts';
import type { ProfileFiles } from '../profiles/profile-files.ts';
import type { Credentials } from '../secret.ts';
import { SESSION_VARIABLE, sessionNote } from '../session-note.ts';
import type { Settings } from '../settings/settings.ts';
import { plainText } from '../text.ts';
import { formatSeconds, measureClockSkew } from '../time.ts';
import { rememberState } from './remember.ts';
import type { VerifiedFacts } from './verified.ts';

/**
 * What is handed over. Region and credentials go to the environment together or not at all; account, ARN and expiry are
 * always outputs.
 * @param previous - the environment before, which the post step gives back
 */
export function handOverOf(
  verified: VerifiedFacts,
  credentials: Credentials,
  previous: Readonly<Record<string, string | undefined>>,
  files?: ProfileFiles,
): HandOver {
  const { settings } = verified.facts;
  const keys = revealed(credentials);
  const { session } = verified;
  const known =
    session === undefined ? {} : { [SESSION_VARIABLE]: sessionNote(keys.AWS_ACCESS_KEY_ID, session.expiresAt) };
  const blank = settings.unsetCurrentCredentials ? BLANK : {};
  const region = { AWS_REGION: settings.region, AWS_DEFAULT_REGION: settings.region };
  const exported = settings.outputEnvCredentials ? { ...blanked(previous), ...keys, ...known, ...region } : {};
  const profile = files === undefined ? {} : profileVariables(settings, files, previous);
  const environment = { ...blank, ...exported, ...profile };
  const outputs = { ...describeVerified(verified), ...(settings.outputCredentials ? keyOutputs(keys) : {}) };
  return {
    environment,
    outputs,
    state: rememberState(environment, previous, { folder: files?.folder, endsAt: session?.expiresAt }),
  };
}

/**
 * Where keys are exported as well, they win in most tools, and the profile is there for those who name it. Keys of an
 * earlier step would win just so, and are somebody else.
 */
function profileVariables(
  { profile = '', outputEnvCredentials, region }: Settings,
  { configFile, credentialsFile }: ProfileFiles,
  previous: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const files = { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
  if (outputEnvCredentials) return files;
  const keys = blanked(previous, [...Object.keys(BLANK), 'AWS_CREDENTIAL_EXPIRATION']);
  return { ...keys, ...files, AWS_PROFILE: profile, AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

/** Where nothing but profiles is handed over. */
export function handOverFiles(
  { region, roles, unsetCurrentCredentials }: Settings,
  { configFile, credentialsFile, folder }: ProfileFiles,
  previous: Readonly<Record<string, string | undefined>>,
): HandOver {
  const files = { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
  const blank = unsetCurrentCredentials ? BLANK : {};
  const environment = { ...blank, ...files, AWS_REGION: region, AWS_DEFAULT_REGION: region };
  const outputs = { configured: 'true', profiles: roles.map(({ profile }) => profile).join('\n') };
  return { environment, outputs, state: rememberState(environment, previous, { folder }) };
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
export function handOverKept(
  verified: VerifiedFacts,
  previous: Readonly<Record<string, string | undefined>>,
): HandOver {
  const { mode, outputEnvCredentials, region } = verified.facts.settings;
  const publishes = mode === 'configure' && outputEnvCredentials;
  const environment: Record<string, string> = publishes ? { AWS_REGION: region, AWS_DEFAULT_REGION: region } : {};
  const state = publishes ? rememberState(environment, previous) : {};
  return { environment, outputs: describeVerified(verified), state };
}

const BLANK = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };

function revealed({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId.reveal(),
    AWS_SECRET_ACCESS_KEY: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken.reveal() }),
  };
}

/** What is known of the credentials, without themselves. */
export function describeVerified({ facts, session, identity }: VerifiedFacts): Readonly<Record<string, string>> {
  const skew = measureClockSkew(facts.clocks);
  return {
    configured: 'true',
    ...subjectOf(facts),
    'aws-account-id': identity.account,
    'authenticated-arn': identity.arn,
    ...(session === undefined ? describeKept(facts) : describeSession(session, facts)),
    ...(skew === undefined ? {} : { 'clock-skew-seconds': formatSeconds(skew.clockSkewSeconds) }),
  };
}

function describeKept(facts: Facts): Readonly<Record<string, string>> {
  const { keptUntil } = facts;
  if (keptUntil === undefined || keptUntil === Number.POSITIVE_INFINITY) return {};
  return {
    'aws-expiration': new Date(keptUntil * 1000).toISOString(),
    'remaining-seconds': String(remainingSecondsOf(facts, { expiresAt: keptUntil })),
  };
}

function describeSession(session: RoleSession, facts: Facts): Readonly<Record<string, string>> {
  return {
    'aws-expiration': new Date(session.expiresAt * 1000).toISOString(),
    'assumed-role-id': session.assumedRoleId,
    'role-session-name': session.roleSessionName,
    'remaining-seconds': String(remainingSecondsOf(facts, session)),
  };
}

/** The subject, as far as there is a token. */
export function subjectOf({ idToken }: Partial<Pick<Facts, 'idToken'>>): Readonly<Record<string, string>> {
  return idToken?.status === 'succeeded' ? { subject: plainText(idToken.value.sub) } : {};
}

function keyOutputs(keys: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, value]) => [name.toLowerCase().replaceAll('_', '-'), value]),
  );
}
