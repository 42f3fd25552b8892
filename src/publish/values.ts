// What later steps and the post step get of verified credentials, and the outputs that describe them. The only place that reveals a
// secret to later steps. Pure.
import type { RoleSession } from '../aws/role-session.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { PublishedValues } from '../github/runner.ts';
import { SESSION_VARIABLE, sessionNote } from '../observe/assume-chain.ts';
import type { Facts } from '../observe/facts.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { OutputValues } from '../settings/outputs.ts';
import { ALL_KEYS, BEFORE_PROFILE, BESIDE_KEYS, publishModeOf } from '../settings/publish-mode.ts';
import { looksAtMachine, type Settings, SOURCES } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { formatIso, formatSeconds, measureClockSkew, remainingSecondsOf } from '../util/time.ts';
import { type Remedy, saveState } from './post-state.ts';

/** The profile files that were written: values for AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE. */
export interface ProfileFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
  /** The user's own file, by our copy of it. */
  readonly copies?: Readonly<Record<string, string>>;
}

/** The files of the step; each is absent where there is none. */
export interface StepFiles {
  readonly audit?: string;
  readonly profiles?: ProfileFiles;
}

/** Environment variables; a variable with an empty text counts as unset. */
type Variables = Readonly<Record<string, string>>;
type Previous = Readonly<Record<string, string | undefined>>;

/**
 * What is published of new sessions.
 *
 * | | keys as variables | region | `AWS_PROFILE` | variables of the profile files |
 * | --- | --- | --- | --- | --- |
 * | keys exported | yes | yes | with a profile | with a profile |
 * | a profile that renews itself | no | yes | yes | yes |
 * | a profile for the steps that name it | no | no | no | yes |
 * | several roles | no | yes | no | yes |
 *
 * A profile that is to be used in place of earlier credentials blanks them; one for single steps stands beside them.
 *
 * @param settings - of the whole run
 * @param sessions - one, or one for each of several roles
 * @param previous - the environment before, which the post step restores
 */
export function publishedValues(
  settings: Settings,
  sessions: readonly VerifiedSession[],
  previous: Previous,
  files: StepFiles = {},
): PublishedValues {
  const [first] = sessions;
  if (first === undefined) throw new Error('there is no session to publish');
  const { environmentKeys, refresh, severalRoles } = publishModeOf(settings);
  const environment = {
    ...(settings.unsetCurrentCredentials ? { ...NO_KEYS, ...emptied(BEFORE_PROFILE, previous) } : {}),
    ...(refresh || severalRoles ? emptied(BEFORE_PROFILE, previous) : {}),
    ...(environmentKeys ? keyVariables(first, settings, previous) : {}),
    ...(files.profiles === undefined ? {} : profileVariables(settings, files.profiles, previous)),
  };
  const endsAt = refresh ? undefined : firstEndOf(sessions); // a renewed session does not end
  const state = saveState(environment, previous, {
    endsAt,
    remedy: remedyFor(settings),
    leakCheck: settings.leakCheck,
  });
  return { environment, outputs: outputsOf(settings, first, files), state };
}

/**
 * What is published of existing credentials, which later steps have already: the region, so that they work, and blanks for what tools
 * would take first. With a region alone only earlier keys are blanked, where the inputs ask for that.
 */
export function existingValues(verified: VerifiedFacts, previous: Previous): PublishedValues {
  const { settings } = verified.facts;
  const { environmentKeys } = publishModeOf(settings);
  const environment = {
    ...(environmentKeys || looksAtMachine(settings) ? emptied(inTheWayOf(settings, previous), previous) : {}),
    ...(environmentKeys ? regionVariables(settings) : {}),
  };
  const state = Object.keys(environment).length > 0 ? saveState(environment, previous) : {};
  return { environment, outputs: verifiedOutputs(verified), state };
}

/** What tools would take before the existing credentials. With a region alone, these are what remains without the keys to be blanked. */
function inTheWayOf(settings: Settings, previous: Previous): readonly string[] {
  if (looksAtMachine(settings)) return settings.unsetCurrentCredentials ? ALL_KEYS : [];
  const areKeys = Boolean(previous['AWS_ACCESS_KEY_ID'] && previous['AWS_SECRET_ACCESS_KEY']);
  const besideKept = areKeys ? BESIDE_KEYS : BEFORE_PROFILE;
  return besideKept.filter((name) => name !== 'AWS_CREDENTIAL_EXPIRATION' || isPast(previous[name]));
}

/**
 * What is published of a run without credentials, where the inputs ask to blank those of before. An input that cannot be read asks for it.
 * @returns undefined where nothing has to be blanked
 */
export function blankValues(
  { mode = 'configure', unsetCurrentCredentials = true }: Partial<Settings>,
  previous: Previous,
): PublishedValues | undefined {
  const environment = emptied(BEFORE_PROFILE, previous);
  if (mode !== 'configure' || !unsetCurrentCredentials || Object.keys(environment).length === 0) return undefined;
  return { environment, outputs: {}, state: saveState(environment, previous) };
}

function regionVariables({ region }: Settings): Variables {
  return { AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

function keyVariables({ verified, credentials }: VerifiedSession, settings: Settings, previous: Previous): Variables {
  const keys = revealKeys(credentials);
  const { session } = verified;
  return {
    // Long-term keys have no session token, and do not work with one of before.
    ...emptied(['AWS_SESSION_TOKEN', ...BESIDE_KEYS], previous),
    ...keys,
    ...(session === undefined ? {} : { [SESSION_VARIABLE]: sessionNote(keys.AWS_ACCESS_KEY_ID, session.expiresAt) }),
    ...regionVariables(settings),
  };
}

function profileVariables(settings: Settings, files: ProfileFiles, previous: Previous): Variables {
  const { defaultProfile, severalRoles } = publishModeOf(settings);
  return {
    AWS_CONFIG_FILE: files.configFile,
    AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
    AWS_SDK_LOAD_CONFIG: '1', // without it, old SDKs read neither the config file nor the variable for the other
    AWS_CREDENTIAL_PROFILES_FILE: files.credentialsFile, // the name that the first SDK for Java knows
    ...(defaultProfile ? profileNames(settings, previous) : {}),
    ...(defaultProfile || severalRoles ? regionVariables(settings) : {}),
  };
}

/** The variables that name the profile, always with the same value: the AWS CLI v1 and boto3 look at the second one first. */
function profileNames({ profile = '' }: Settings, previous: Previous): Variables {
  return {
    AWS_PROFILE: profile,
    ...(previous['AWS_DEFAULT_PROFILE'] === undefined ? {} : { AWS_DEFAULT_PROFILE: profile }),
  };
}

function isPast(end = ''): boolean {
  return end !== '' && !(Date.parse(end) > Date.now());
}

const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };

/** Those of the variables that are set, emptied. */
function emptied(names: readonly string[], previous: Previous): Variables {
  return Object.fromEntries(names.filter((name) => previous[name]).map((name) => [name, '']));
}

function outputsOf(settings: Settings, { verified, credentials }: VerifiedSession, files: StepFiles): OutputValues {
  const { outputKeys, profiles, severalRoles } = publishModeOf(settings);
  const { audit } = files;
  const { roles, profile = '' } = settings;
  const names = roles.map((one) => one.profile).join('\n');
  if (severalRoles) return { configured: 'true', profiles: names, 'audit-file': audit };
  return {
    ...verifiedOutputs(verified),
    'audit-file': audit,
    profiles: profiles ? profile : undefined,
    ...(outputKeys ? keyOutputs(credentials) : {}),
  };
}

/** The variables of these keys. */
export function revealKeys({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId.reveal(),
    AWS_SECRET_ACCESS_KEY: secretAccessKey.reveal(),
    ...defined({ AWS_SESSION_TOKEN: sessionToken?.reveal() }),
  };
}

function keyOutputs(credentials: Credentials): OutputValues {
  const keys = revealKeys(credentials);
  return {
    'aws-access-key-id': keys.AWS_ACCESS_KEY_ID,
    'aws-secret-access-key': keys.AWS_SECRET_ACCESS_KEY,
    'aws-session-token': keys.AWS_SESSION_TOKEN,
  };
}

/** The earliest end of any of the sessions; undefined if none has an end that is known. */
function firstEndOf(sessions: readonly VerifiedSession[]): number | undefined {
  const ends = sessions.flatMap(({ verified }) => verified.session?.expiresAt ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** A chained session lasts an hour at most. Keys cannot be renewed, but a longer session can be asked for with them. */
function remedyFor({ source, roleChain }: Settings): Remedy {
  const longer = roleChain.length === 0 && source !== 'ambient';
  if (SOURCES[source].renewable) return longer ? 'refresh or longer' : 'refresh';
  return longer ? 'longer' : 'neither';
}

/** A session, or keys, that passed every check, and the name of the profile that later steps get. */
export interface VerifiedSession {
  readonly verified: VerifiedFacts;
  readonly credentials: Credentials;
  readonly profile?: string;
}

/** The outputs of a run whose credentials passed every check. */
export function verifiedOutputs({ facts, session, identity }: VerifiedFacts): OutputValues {
  const skew = measureClockSkew(facts.clocks);
  return {
    configured: 'true',
    ...subjectOutput(facts),
    'aws-account-id': identity.account,
    'authenticated-arn': identity.arn,
    ...(session === undefined ? existingOutputs(facts) : sessionOutputs(session, facts)),
    'clock-skew-seconds': skew === undefined ? undefined : formatSeconds(skew.clockSkewSeconds),
  };
}

/** The subject, if there is an ID token. */
export function subjectOutput({ idToken }: Partial<Pick<Facts, 'idToken'>>): OutputValues {
  return idToken?.status === 'succeeded' ? { subject: plainText(idToken.value.sub) } : {};
}

function existingOutputs(facts: Facts): OutputValues {
  const { existingUntil } = facts;
  if (existingUntil === undefined || existingUntil === Number.POSITIVE_INFINITY) return {};
  return endOutputs(existingUntil, facts);
}

function sessionOutputs(session: RoleSession, facts: Facts): OutputValues {
  return {
    ...endOutputs(session.expiresAt, facts),
    'assumed-role-id': session.assumedRoleId,
    'role-session-name': session.roleSessionName,
  };
}

function endOutputs(expiresAt: number, facts: Facts): OutputValues {
  return {
    'aws-expiration': formatIso(expiresAt),
    'remaining-seconds': String(remainingSecondsOf(facts, { expiresAt })),
  };
}
