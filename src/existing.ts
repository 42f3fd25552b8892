// Credentials that are there already, looked at before anything is exchanged, or in place of it. To be loaded only where an
// input asks for that. Effect: network.
import type { AmbientPorts } from './aws/ambient.ts';
import type { RoleArn } from './aws/arn.ts';
import type { Attempt, CallerIdentity, Facts } from './facts.ts';
import type { Credentials } from './secret.ts';
import { notedEnd, SESSION_VARIABLE } from './session-note.ts';
import type { Settings } from './settings/settings.ts';
import type { Stage } from './stage.ts';
import type { EpochSeconds } from './time.ts';
import type { Vault } from './vault.ts';

/** What was found of them. */
export type Kept = Pick<Facts, 'callerIdentity'> &
  Partial<Pick<Facts, 'origin' | 'ambientSource' | 'kept' | 'keptUntil'>>;

/** What the observation lends. */
export interface KeepTools {
  readonly askIdentity: (stage: Stage) => Promise<Attempt<CallerIdentity>>;
  readonly ambientPorts: (stage: Stage) => AmbientPorts;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What later steps would use, for a run that is to look at it and no more; else credentials of the environment that are to
 * be kept: only those of the wanted role, or, without a role, of any identity, and only where it is known that they last.
 * @returns undefined where nothing is kept
 */
export async function keepExisting(
  environment: Environment,
  stage: Stage,
  tools: KeepTools,
): Promise<Kept | undefined> {
  const existing = existingIn(environment, stage.ports.vault);
  if (stage.settings.mode === 'verify') return lookAround(existing?.expiresAt, stage, tools);
  if (existing === undefined || !lasts(existing.expiresAt, stage.settings)) return undefined;
  stage.sts.use(existing.credentials);
  const callerIdentity = await tools.askIdentity(stage);
  if (callerIdentity.status !== 'succeeded' || !isWanted(callerIdentity.value, stage.settings)) return undefined;
  return { callerIdentity, kept: true, ...untilOf(existing.expiresAt) };
}

/** What later steps will use, whoever left it there. */
async function lookAround(noted: EpochSeconds | undefined, stage: Stage, tools: KeepTools): Promise<Kept> {
  const loaded = await stage.ports.loadAmbient(tools.ambientPorts(stage));
  if (loaded.status !== 'succeeded') return { origin: loaded, callerIdentity: { status: 'not-attempted' } };
  const { credentials, source, expiresAt } = loaded.value;
  stage.sts.use(credentials);
  const callerIdentity = await tools.askIdentity(stage);
  const until = expiresAt ?? (source === 'environment' ? noted : undefined);
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

function lasts(expiresAt: EpochSeconds | undefined, { minimumRemainingSeconds }: Settings): boolean {
  const least = Math.max(minimumRemainingSeconds, KEPT_MIN_SECONDS);
  return expiresAt !== undefined && expiresAt - Date.now() / 1000 >= least;
}

const SESSION_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/;

function isWanted({ arn }: CallerIdentity, { role, roleName, roleChain }: Settings): boolean {
  const wanted: RoleArn | undefined = roleChain.at(-1) ?? role;
  const [, partition, account, name] = SESSION_ARN.exec(arn) ?? [];
  if (wanted === undefined) return roleName === undefined || name === roleName.split('/').at(-1);
  return partition === wanted.partition && account === wanted.account && name === wanted.name;
}
