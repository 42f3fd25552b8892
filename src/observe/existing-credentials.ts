// Credentials that are there already, looked at before anything is exchanged, or in place of it. To be loaded only where an
// input asks for that. Effect: network.
import type { AmbientCredentials } from '../aws/ambient.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import type { Attempt } from '../net/failure.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import { targetRole } from '../settings/role-chain.ts';
import type { EpochSeconds, measureClockSkew } from '../util/time.ts';
import type { Facts } from './facts.ts';
import type { Stage } from './run-context.ts';
import { notedEnd, SESSION_VARIABLE } from './session-note.ts';

/** What was found of them. */
export type Kept = Pick<Facts, 'callerIdentity'> &
  Partial<Pick<Facts, 'origin' | 'ambientSource' | 'kept' | 'keptUntil'>>;

/** What the observation lends. */
export interface KeepTools {
  readonly askIdentity: (stage: Stage) => Promise<Attempt<CallerIdentity>>;
  readonly loadAmbient: (stage: Stage) => Promise<Attempt<AmbientCredentials>>;
  readonly measureClockSkew: typeof measureClockSkew;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What later steps would use, for a run that is to look at it and no more; else credentials of the environment that are to
 * be kept: only those of the wanted role, or, without a role, of the identity that the keys in the inputs have, and only
 * where it is known that they last.
 * @returns undefined where nothing is kept
 */
export async function keepExisting(
  environment: Environment,
  stage: Stage,
  tools: KeepTools,
): Promise<Kept | undefined> {
  if (stage.settings.mode === 'verify') {
    return lookAround(existingIn(environment, stage.ports.vault)?.expiresAt, stage, tools);
  }
  const inVariables = existingIn(environment, stage.ports.vault);
  const existing = inVariables ?? (await renewedProfile(environment, stage, tools));
  if (existing === undefined || !lasts(existing.expiresAt, stage, tools)) return undefined;
  stage.sts.use(existing.credentials);
  const callerIdentity = await tools.askIdentity(stage);
  if (callerIdentity.status !== 'succeeded' || !lasts(existing.expiresAt, stage, tools)) return undefined;
  if (!(await isWanted(callerIdentity.value, stage, tools))) return undefined;
  return { callerIdentity, kept: true, ...untilOf(existing.expiresAt) };
}

/** The profile that an earlier use of the action made, which renews itself; that of somebody else is not in the environment. */
async function renewedProfile(environment: Environment, stage: Stage, tools: KeepTools): Promise<Existing | undefined> {
  const { AWS_PROFILE: profile, AWS_CONFIG_FILE: file = '' } = environment;
  if (!profile || !OF_AN_EARLIER_USE.test(file)) return undefined;
  const loaded = await tools.loadAmbient(stage);
  if (loaded.status !== 'succeeded' || loaded.value.expiresAt === undefined) return undefined;
  return { credentials: loaded.value.credentials, expiresAt: loaded.value.expiresAt };
}

/** A config file in a folder that the action made. */
const OF_AN_EARLIER_USE = /[/\\]aws-token-guard-[0-9a-f-]{36}[/\\]config$/;

/** What later steps will use, whoever left it there. */
async function lookAround(noted: EpochSeconds | undefined, stage: Stage, tools: KeepTools): Promise<Kept> {
  const loaded = await tools.loadAmbient(stage);
  if (loaded.status !== 'succeeded') return { origin: loaded, callerIdentity: { status: 'not-attempted' } };
  const { credentials, source, expiresAt } = loaded.value;
  stage.sts.use(credentials);
  const callerIdentity = await tools.askIdentity(stage);
  const lasting = credentials.sessionToken === undefined ? Number.POSITIVE_INFINITY : undefined;
  const until = expiresAt ?? (source === 'environment' ? noted : lasting);
  return { ambientSource: source, callerIdentity, kept: true, ...untilOf(until) };
}

function untilOf(keptUntil: EpochSeconds | undefined): Pick<Kept, 'keptUntil'> {
  return keptUntil === undefined ? {} : { keptUntil };
}

interface Existing {
  readonly credentials: Credentials;
  /** Infinity for keys that do not end; undefined where nothing says so. */
  readonly expiresAt: EpochSeconds | undefined;
}

/** The credentials in the environment, masked before anything else is done with them. */
function existingIn(environment: Environment, vault: Vault): Existing | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey || accessKeyId.length < 16 || secretAccessKey.length < 16) return undefined;
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
function lasts(expiresAt: EpochSeconds | undefined, { settings, clocks }: Stage, tools: KeepTools): boolean {
  const least = Math.max(settings.minimumRemainingSeconds, KEPT_MIN_SECONDS);
  const behindSeconds = Math.max(0, tools.measureClockSkew(clocks)?.provenSeconds ?? 0);
  return expiresAt !== undefined && expiresAt - Date.now() / 1000 - behindSeconds >= least;
}

const SESSION_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/;

async function isWanted({ arn, account }: CallerIdentity, stage: Stage, tools: KeepTools): Promise<boolean> {
  const { roleName } = stage.settings;
  const wanted = targetRole(stage.settings);
  const [, partition, accountOfRole, name] = SESSION_ARN.exec(arn) ?? [];
  if (wanted !== undefined) {
    return partition === wanted.partition && accountOfRole === wanted.account && name === wanted.name;
  }
  const wantedName = roleName?.split('/').at(-1);
  if (wantedName !== undefined && name !== wantedName) return false;
  // Which account the name is in, and who is meant without one, only the keys say; without keys, what is there is the source.
  const { keys } = stage.ports;
  if (keys === undefined) return true;
  stage.sts.use(keys);
  const own = await tools.askIdentity(stage);
  if (own.status !== 'succeeded') return false;
  return wantedName === undefined ? own.value.arn === arn : own.value.account === account;
}
