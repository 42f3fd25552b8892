// Credentials that are there already, in the environment or on the machine. Effect: network, files.
import type { AmbientCredentials, AmbientPorts } from '../aws/ambient.ts';
import { matchesPattern, parseAssumedRoleArn, roleArnBehind } from '../aws/arn.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import { within } from '../net/deadline.ts';
import type { Attempt } from '../net/failure.ts';
import { failureOfWait } from '../net/requests.ts';
import type { Credentials } from '../secrets/secret.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import { targetRole } from '../settings/role-chain.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type EpochSeconds, measureClockSkew } from '../util/time.ts';
import { askIdentity } from './assume-chain.ts';
import type { Facts } from './facts.ts';
import { type ProcessPorts, type RunContext, timed } from './run-context.ts';
import { notedEnd, SESSION_VARIABLE } from './session-note.ts';
import { exchangeToken } from './web-identity.ts';

/** What was found out about them. */
type ExistingFacts = Pick<Facts, 'callerIdentity'> &
  Partial<Pick<Facts, 'baseIdentity' | 'ambientSource' | 'existing' | 'existingUntil'>>;

/**
 * In `mode: verify`, what later steps would use. Otherwise credentials of the environment that can be reused: those of the
 * wanted role or, without a role, of the identity that the keys in the inputs have, if it is known that they last.
 * @returns undefined where nothing is reused
 */
export function findExisting(context: RunContext): Promise<ExistingFacts | undefined> {
  return context.settings.mode === 'verify' ? lookAround(context) : reuseCredentials(context);
}

async function reuseCredentials(context: RunContext): Promise<ExistingFacts | undefined> {
  const found = existingIn(context.ports) ?? (await renewedProfile(context));
  if (found === undefined || !lasts(found.expiresAt, context)) return undefined;
  context.sts.use(found.credentials);
  const callerIdentity = await askIdentity(context);
  if (callerIdentity.status !== 'succeeded' || !lasts(found.expiresAt, context)) return undefined;
  if (!(await isWanted(callerIdentity.value, context))) return undefined;
  return { callerIdentity, existing: true, ...defined({ existingUntil: found.expiresAt }) };
}

/** The profile that an earlier use of the action made, which renews itself. */
async function renewedProfile(context: RunContext): Promise<Found | undefined> {
  const { AWS_PROFILE: profile, AWS_CONFIG_FILE: file = '' } = context.ports.environment;
  if (!profile || !OF_AN_EARLIER_USE.test(file)) return undefined;
  const loaded = await loadAmbient(context);
  if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined) return undefined;
  return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}

/** A config file in a folder that the action made. */
const OF_AN_EARLIER_USE = /[/\\]aws-token-guard-[0-9a-f-]{36}[/\\]config$/;

/** What later steps will use, whoever put it there. */
async function lookAround(context: RunContext): Promise<ExistingFacts> {
  const noted = existingIn(context.ports)?.expiresAt;
  const loaded = await loadAmbient(context);
  if (loaded.status !== 'succeeded') return { baseIdentity: loaded, callerIdentity: { status: 'not-attempted' } };
  const { credentials, source, expiresAt } = loaded.value;
  context.sts.use(credentials);
  const callerIdentity = await askIdentity(context);
  const lasting = credentials.sessionToken === undefined ? Number.POSITIVE_INFINITY : undefined;
  const existingUntil = expiresAt ?? (source === 'environment' ? noted : lasting);
  return { ambientSource: source, callerIdentity, existing: true, ...defined({ existingUntil }) };
}

/** Loads the credentials of the machine. However long its own services take, the run ends when it must. */
export async function loadAmbient(context: RunContext): Promise<Attempt<AmbientCredentials>> {
  const { settings, sts, timings } = context;
  const { deadline, vault, environment, processVariables } = context.ports;
  const exchange: AmbientPorts['exchange'] = async (tokenFile, roleArn) => {
    const { idToken, granted } = await exchangeToken(context, { tokenFile, roleArn });
    return idToken.status === 'failed' ? idToken : granted;
  };
  const outcome = await within(deadline, Math.max(1, 2 * deadline.timeoutSeconds), () =>
    timed(timings, 'LoadCredentials', async () => {
      const { loadAmbientCredentials } = await import('../aws/ambient.ts');
      return loadAmbientCredentials({ settings, vault, sts, environment, processVariables, exchange });
    }),
  );
  if (outcome.kind === 'settled') return outcome.value;
  const failure = failureOfWait({ service: 'runner', operation: 'LoadCredentials' }, outcome);
  return { status: 'failed', failure };
}

interface Found {
  readonly credentials: Credentials;
  /** Infinity for keys that do not expire; undefined where nothing says when they do. */
  readonly expiresAt: EpochSeconds | undefined;
}

/** The credentials in the environment. Masks them first. */
function existingIn({ environment, vault }: ProcessPorts): Found | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey)) return undefined;
  const keys = { accessKeyId, secretAccessKey };
  if (!sessionToken) return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
  // AWS_CREDENTIAL_EXPIRATION is not believed: it may be about keys that somebody has replaced since.
  const expiresAt = notedEnd(environment[SESSION_VARIABLE], accessKeyId);
  return { credentials: vault.keep({ ...keys, sessionToken }), expiresAt };
}

function isLongEnough(key: string | undefined): key is string {
  return key !== undefined && key.length >= CREDENTIAL_MIN_LENGTH;
}

/** With less than this, reused credentials would expire in the middle of the next step. */
const REUSED_MIN_SECONDS = 900;

/** By the clock of AWS, as soon as that is known. */
function lasts(expiresAt: EpochSeconds | undefined, { settings, clocks }: RunContext): boolean {
  const leastSeconds = Math.max(settings.minimumRemainingSeconds, REUSED_MIN_SECONDS);
  const behindSeconds = Math.max(0, measureClockSkew(clocks)?.provenSeconds ?? 0);
  return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= leastSeconds;
}

async function isWanted({ arn, account }: CallerIdentity, context: RunContext): Promise<boolean> {
  const { settings, ports, sts } = context;
  const wanted = targetRole(settings);
  const session = parseAssumedRoleArn(arn);
  if (!isAllowed(arn, account, settings)) return false;
  if (settings.wantedSessionName !== undefined && session?.roleSessionName !== settings.wantedSessionName) return false;
  if (wanted !== undefined) {
    const { partition, name } = wanted;
    return session?.partition === partition && session.account === wanted.account && session.roleName === name;
  }
  const wantedName = settings.roleName?.split('/').at(-1);
  if (wantedName !== undefined && session?.roleName !== wantedName) return false;
  // Only the keys say in which account the role is, and which identity is meant without a role. Without keys, what is there is the source.
  if (ports.keys === undefined) return true;
  sts.use(ports.keys);
  const own = await askIdentity(context);
  if (own.status !== 'succeeded') return false;
  return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}

/** What the allow-lists do not prove is asked for anew: AWS then checks the whole ARN of the role. */
function isAllowed(arn: string, account: string, { allowedAccountIds, allowedRoleArns }: Settings): boolean {
  const role = roleArnBehind(arn, undefined);
  return (
    (allowedAccountIds?.includes(account) ?? true) &&
    (allowedRoleArns?.some((pattern) => matchesPattern(pattern, role)) ?? true)
  );
}
