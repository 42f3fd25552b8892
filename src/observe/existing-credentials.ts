// Credentials that are there already, in the environment or on the machine. Effect: network, files.
import { matchesPattern, parseAssumedRoleArn, roleArnBehind } from '../aws/arn.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import { idTokenVariables } from '../github/runner.ts';
import { machineSource } from '../resolution/resolve.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import type { Credentials } from '../secrets/vault.ts';
import { type Settings, targetRole } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type EpochSeconds, measureClockSkew } from '../util/time.ts';
import { askIdentity, notedEnd, SESSION_VARIABLE } from './assume-chain.ts';
import type { ExistingFacts } from './facts.ts';
import { load, resolutionInputOf } from './machine-credentials.ts';
import type { ProcessPorts, RunContext } from './run-context.ts';

/**
 * In `mode: verify`, what later steps would use. Otherwise credentials of the environment that can be reused: those of the
 * wanted role or, without a role, of the identity that the keys in the inputs have, if it is known that they last.
 * @returns undefined where nothing is reused
 */
export async function findExisting(context: RunContext): Promise<ExistingFacts | undefined> {
  if (context.settings.mode !== 'verify') return reuseCredentials(context);
  const { lookAtTools } = await import('./tools-of-later-steps.ts');
  return lookAtTools(context);
}

async function reuseCredentials(context: RunContext): Promise<ExistingFacts | undefined> {
  const found = context.settings.unsetCurrentCredentials
    ? undefined // blanked before anything is looked up
    : (existingIn(context.ports) ?? (await renewedProfile(context)));
  const dropped = (why: string): undefined => {
    context.ports.note(`Existing credentials are not kept: ${why}`);
  };
  if (found === undefined) return dropped('the environment has none that can be kept');
  const { expiresAt } = found;
  const isAllThereIs = expiresAt === undefined && hasNoOther(context);
  const short = expiresAt === undefined ? 'nothing says when they end' : 'they end too soon';
  if (!isAllThereIs && !lasts(expiresAt, context)) return dropped(short);
  context.sts.use(found.credentials);
  const callerIdentity = await askIdentity(context);
  if (callerIdentity.status === 'failed') return dropped(`AWS refused them (${callerIdentity.failure.code})`);
  if (callerIdentity.status !== 'succeeded' || !(isAllThereIs || lasts(expiresAt, context))) return dropped(short);
  if (!(await isWanted(callerIdentity.value, context))) {
    return dropped(`${callerIdentity.value.arn} is not the identity that the inputs ask for`);
  }
  if (isAllThereIs) {
    context.ports.note(`Existing credentials are kept, though ${short}: this job gets no ID token for new ones`);
  }
  return { callerIdentity, existing: true, ...defined({ existingUntil: expiresAt }) };
}

/** Whether a session whose end is unknown is better than none: a new one needs an ID token, and the job gets none. */
function hasNoOther({ settings, ports }: RunContext): boolean {
  const { url, bearer } = idTokenVariables(ports.environment);
  return settings.source === 'id-token' && settings.minimumRemainingSeconds === 0 && !url && !bearer;
}

/** The profile that an earlier use of the action made, which renews itself. */
async function renewedProfile(context: RunContext): Promise<Found | undefined> {
  const source = machineSource(resolutionInputOf(context));
  if (source?.kind !== 'helper') return undefined;
  const loaded = await load(source, context);
  if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined) return undefined;
  return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
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
  if (!isLongEnough(sessionToken)) return undefined;
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
