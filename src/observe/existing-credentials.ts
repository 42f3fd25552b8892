// Credentials that are there already, looked at before anything is exchanged, or in place of it. To be loaded only where an
// input asks for that. Effect: network.
import type { AmbientCredentials } from '../aws/ambient.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import type { Attempt } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import { CREDENTIAL_MIN_LENGTH } from '../secrets/shapes.ts';
import type { Vault } from '../secrets/vault.ts';
import { targetRole } from '../settings/role-chain.ts';
import type { EpochSeconds, measureClockSkew } from '../util/time.ts';
import type { Facts } from './facts.ts';
import type { RunContext } from './run-context.ts';
import { notedEnd, SESSION_VARIABLE } from './session-note.ts';

/** What was found of them. */
export type ExistingIdentity = Pick<Facts, 'callerIdentity'> &
  Partial<Pick<Facts, 'baseIdentity' | 'ambientSource' | 'existing' | 'existingUntil'>>;

/** What the observation lends. */
export interface ReuseTools {
  readonly askIdentity: (context: RunContext) => Promise<Attempt<CallerIdentity>>;
  readonly loadAmbient: (context: RunContext) => Promise<Attempt<AmbientCredentials>>;
  readonly measureClockSkew: typeof measureClockSkew;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What later steps would use, for a run that is to look at it and no more; else credentials of the environment that are to
 * be kept: only those of the wanted role, or, without a role, of the identity that the keys in the inputs have, and only
 * where it is known that they last.
 * @returns undefined where nothing is kept
 */
export async function reuseCredentials(
  environment: Environment,
  context: RunContext,
  tools: ReuseTools,
): Promise<ExistingIdentity | undefined> {
  if (context.settings.mode === 'verify') {
    return lookAround(existingIn(environment, context.ports.vault)?.expiresAt, context, tools);
  }
  const inVariables = existingIn(environment, context.ports.vault);
  const existing = inVariables ?? (await renewedProfile(environment, context, tools));
  if (existing === undefined || !lasts(existing.expiresAt, context, tools)) return undefined;
  context.sts.use(existing.credentials);
  const callerIdentity = await tools.askIdentity(context);
  if (callerIdentity.status !== 'succeeded' || !lasts(existing.expiresAt, context, tools)) return undefined;
  if (!(await isWanted(callerIdentity.value, context, tools))) return undefined;
  return { callerIdentity, existing: true, ...untilOf(existing.expiresAt) };
}

/** The profile that an earlier use of the action made, which renews itself; that of somebody else is not in the environment. */
async function renewedProfile(
  environment: Environment,
  context: RunContext,
  tools: ReuseTools,
): Promise<Existing | undefined> {
  const { AWS_PROFILE: profile, AWS_CONFIG_FILE: file = '' } = environment;
  if (!profile || !OF_AN_EARLIER_USE.test(file)) return undefined;
  const loaded = await tools.loadAmbient(context);
  if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined) return undefined;
  return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}

/** A config file in a folder that the action made. */
const OF_AN_EARLIER_USE = /[/\\]aws-token-guard-[0-9a-f-]{36}[/\\]config$/;

/** What later steps will use, whoever left it there. */
async function lookAround(
  noted: EpochSeconds | undefined,
  context: RunContext,
  tools: ReuseTools,
): Promise<ExistingIdentity> {
  const loaded = await tools.loadAmbient(context);
  if (loaded.status !== 'succeeded') return { baseIdentity: loaded, callerIdentity: { status: 'not-attempted' } };
  const { credentials, source, expiresAt } = loaded.value;
  context.sts.use(credentials);
  const callerIdentity = await tools.askIdentity(context);
  const lasting = credentials.sessionToken === undefined ? Number.POSITIVE_INFINITY : undefined;
  const until = expiresAt ?? (source === 'environment' ? noted : lasting);
  return { ambientSource: source, callerIdentity, existing: true, ...untilOf(until) };
}

function untilOf(existingUntil: EpochSeconds | undefined): Pick<ExistingIdentity, 'existingUntil'> {
  return existingUntil === undefined ? {} : { existingUntil };
}

interface Existing {
  readonly credentials: Credentials;
  /** Infinity for keys that do not end; undefined where nothing says so. */
  readonly expiresAt: EpochSeconds | undefined;
}

function isLongEnough(key: string | undefined): key is string {
  return key !== undefined && key.length >= CREDENTIAL_MIN_LENGTH;
}

/** The credentials in the environment, masked before anything else is done with them. */
function existingIn(environment: Environment, vault: Vault): Existing | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (!isLongEnough(accessKeyId) || !isLongEnough(secretAccessKey)) return undefined;
  const keys = { accessKeyId, secretAccessKey };
  if (!sessionToken) return { credentials: vault.keep(keys), expiresAt: Number.POSITIVE_INFINITY };
  const noted = notedEnd(environment[SESSION_VARIABLE], accessKeyId);
  const expiresAt = noted ?? Date.parse(environment['AWS_CREDENTIAL_EXPIRATION'] ?? '') / 1000;
  const credentials = vault.keep({ ...keys, sessionToken });
  return { credentials, expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt };
}

/** Less is not worth to be kept: it would end in the middle of the next step. */
const KEPT_MIN_SECONDS = 900;

/** By the clock of AWS, as soon as that is known. */
function lasts(expiresAt: EpochSeconds | undefined, { settings, clocks }: RunContext, tools: ReuseTools): boolean {
  const least = Math.max(settings.minimumRemainingSeconds, KEPT_MIN_SECONDS);
  const behindSeconds = Math.max(0, tools.measureClockSkew(clocks)?.provenSeconds ?? 0);
  return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= least;
}

const SESSION_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/;

async function isWanted({ arn, account }: CallerIdentity, context: RunContext, tools: ReuseTools): Promise<boolean> {
  const { roleName } = context.settings;
  const wanted = targetRole(context.settings);
  const [, partition, accountOfRole, name] = SESSION_ARN.exec(arn) ?? [];
  if (wanted !== undefined) {
    return partition === wanted.partition && accountOfRole === wanted.account && name === wanted.name;
  }
  const wantedName = roleName?.split('/').at(-1);
  if (wantedName !== undefined && name !== wantedName) return false;
  // Which account the name is in, and who is meant without one, only the keys say; without keys, what is there is the source.
  const { keys } = context.ports;
  if (keys === undefined) return true;
  context.sts.use(keys);
  const own = await tools.askIdentity(context);
  if (own.status !== 'succeeded') return false;
  return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}
