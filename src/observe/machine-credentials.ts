// Loads credentials that the environment or the machine has. Effect: network, files, programs that profiles name.
import { homedir } from 'node:os';
import type { AmbientCredentials, AmbientPorts } from '../aws/ambient.ts';
import { matchesPattern, parseRoleArn, type RoleArn } from '../aws/arn.ts';
import { readRunTrigger } from '../github/run-trigger.ts';
import { idTokenVariables } from '../github/runner.ts';
import { readAwsFiles } from '../github/workspace-file.ts';
import { within } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { failureOfWait } from '../net/requests.ts';
import { describeSource } from '../resolution/describe-source.ts';
import type { CredentialSource, ResolutionInput } from '../resolution/dialect.ts';
import { filesOf, machineSource, profilesWithKeys } from '../resolution/resolve.ts';
import { namingVariables, type SourceSummary, summaryOf } from '../resolution/takings.ts';
import { CREDENTIAL_VARIABLES } from '../secrets/vault.ts';
import { type KeyPair, keyFault } from '../settings/key-faults.ts';
import { KEY_INPUTS } from '../settings/secret-inputs.ts';
import { CHAINED_MAX_SECONDS, looksAtMachine, type Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { NOTHING_YET, type Progress } from './assume-chain.ts';
import { identifyCredentials } from './assume-next.ts';
import type { Facts, MachineRole } from './facts.ts';
import { type RunContext, retryOptions, timed } from './run-context.ts';
import { exchangeToken } from './web-identity.ts';

/**
 * Takes the credentials of the machine that the inputs ask for, and assumes the first role with them, if there is one. With a region
 * alone they stay where they are. Keys of an earlier step do not count where they are blanked for those of this one.
 */
export async function observeMachine(context: RunContext): Promise<Progress> {
  const { settings, ports } = context;
  const input = resolutionInputOf(context);
  const source = ambientSourceOf(context, input);
  if (source === undefined) return { ...NOTHING_YET, baseIdentity: nothingThere() };
  const isLook = looksAtMachine(settings);
  if (source.kind === 'instance' && isOfOtherCloud(context, isLook))
    return { ...NOTHING_YET, baseIdentity: nothingThere('HOSTED') };
  const failedSource = summaryOf(source);
  ports.note(chosenLine(failedSource, ports));
  const refusedRoles = rolesOf(source).filter(({ role }) => !isAllowed(role, settings));
  if (refusedRoles.length > 0) return { ...NOTHING_YET, refusedRoles };
  const loaded = await load(source, context);
  if (loaded.status !== 'succeeded') {
    return { ...NOTHING_YET, baseIdentity: loaded, failedSource, failedFiles: filesOf(source, input) };
  }
  const before = { ...NOTHING_YET, ambientSource: describeSource(failedSource) };
  const progress = await identifyCredentials(loaded.value.credentials, before, context);
  if (!isLook || progress.callerIdentity.status !== 'succeeded') return progress;
  const { credentials: _, ...identified } = progress;
  return { ...identified, existing: true, ...defined({ existingUntil: loaded.value.expiresAt }) };
}

/** GitHub's own machines have the instance metadata of another cloud. */
function isHosted({ ports }: RunContext): boolean {
  return ports.environment['RUNNER_ENVIRONMENT'] === 'github-hosted';
}

/** Whether the instance metadata are those of another cloud. A service that the job names is asked where its credentials are wanted. */
export function isOfOtherCloud(context: RunContext, isLook = false): boolean {
  return isHosted(context) && (isLook || !namesMetadata(context));
}

/** Whether the job names a service in place of the usual address. */
function namesMetadata({ ports }: RunContext): boolean {
  return Boolean(ports.environment['AWS_EC2_METADATA_SERVICE_ENDPOINT']);
}

/** Which source was chosen, and why. */
function chosenLine(source: SourceSummary, { environment }: RunContext['ports']): string {
  return `First credentials: ${describeSource(source, namingVariables(source, environment))}. Order of search: ${ORDER}`;
}

const ORDER = 'keys in the environment, AWS profile, web identity, container, instance';

function ambientSourceOf({ settings }: RunContext, input: ResolutionInput): CredentialSource | undefined {
  // A step that exports no keys blanks earlier ones for later steps, once it has used them: configure-aws-credentials keeps them.
  const isBlankedFirst = settings.outputEnvCredentials || looksAtMachine(settings);
  const ignored = settings.unsetCurrentCredentials && isBlankedFirst ? CREDENTIAL_VARIABLES : [];
  const environment = Object.fromEntries(Object.entries(input.environment).filter(([name]) => !ignored.includes(name)));
  return machineSource({ ...input, environment });
}

/** What more explains that there is no ID token, or that a request failed; and what is deployed, where a diagnosis role can look it up. */
export async function whyFailed(
  seen: Pick<Facts, 'idToken' | 'baseIdentity' | 'roleSession' | 'callerIdentity' | 'target' | 'chain'>,
  context: RunContext,
): Promise<
  Partial<
    Pick<
      Facts,
      'runner' | 'unusedSource' | 'unnamedProfiles' | 'variableRole' | 'givenKeys' | 'proxy' | 'plainProxy' | 'deployed'
    >
  >
> {
  const { idToken, baseIdentity, roleSession, callerIdentity } = seen;
  const isWithheld = idToken.status === 'failed' && idToken.failure.code === 'NO_ID_TOKEN_VARIABLES';
  if (isWithheld) return whyWithheld(context);
  const failed = [callerIdentity, roleSession, baseIdentity, idToken].find(({ status }) => status === 'failed');
  const runner = {
    ...context.ports.runner,
    ...(baseIdentity.status === 'failed' ? readRunTrigger(context.ports.environment) : {}), // its secrets may be withheld
    nodeVersion: process.version,
    ...authoritiesOf(context.ports.environment),
  };
  const isGiven = context.settings.diagnosisRoles !== undefined;
  const deployed = isGiven ? await (await import('./lookup.ts')).lookUpDeployed(seen, context) : undefined;
  const way = failed?.status === 'failed' ? wayOf(failed.failure, context) : {};
  const isMissing = baseIdentity.status === 'failed';
  const machine = {
    unusedSource: isMissing ? blankedSource(context) : sourceBeside(roleSession, context),
    unnamedProfiles: isMissing ? profilesWithKeys(resolutionInputOf(context)) : undefined,
    variableRole: isMissing ? parseRoleArn(context.ports.environment['AWS_ROLE_ARN'] ?? '') : undefined,
  };
  return { runner, ...shapeOfKeys(context), ...way, ...defined({ deployed, ...machine }) };
}

/** The keys in the environment that would have been the source, had the step not blanked them. */
function blankedSource(context: RunContext): SourceSummary | undefined {
  const input = resolutionInputOf(context);
  const [source, used] = [machineSource(input), ambientSourceOf(context, input)];
  return source?.kind === 'keys' && used?.kind !== 'keys' ? summaryOf(source) : undefined;
}

/** Credentials of the job that a role which refuses the ID token may trust. Nothing is asked. A fork's run is not told of them. */
function sourceBeside(roleSession: Facts['roleSession'], context: RunContext): SourceSummary | undefined {
  if (roleSession.status !== 'failed' || roleSession.failure.operation !== 'AssumeRoleWithWebIdentity')
    return undefined;
  const isForeign = readRunTrigger(context.ports.environment).trigger !== 'repository';
  if (roleSession.failure.code !== 'AccessDenied' || context.settings.source !== 'id-token') return undefined;
  if (isForeign || needsToken(context)) return undefined;
  const source = ambientSourceOf(context, resolutionInputOf(context));
  return source === undefined || source.kind === 'instance' || !isUsable(source) ? undefined : summaryOf(source);
}

/** Which authorities the job has Node trust besides its own. */
function authoritiesOf({
  NODE_EXTRA_CA_CERTS: file,
  NODE_USE_SYSTEM_CA: system,
}: RunContext['ports']['environment']): Pick<Facts['runner'], 'extraCertificates' | 'usesSystemStore'> {
  return { ...(file && { extraCertificates: file }), ...(system === '1' && { usesSystemStore: true }) };
}

/** What the failed request met on its way. */
function wayOf({ service, host }: Failure, { settings, ports }: RunContext): Pick<Facts, 'proxy' | 'plainProxy'> {
  const asked =
    service === 'github' ? idTokenVariables(ports.environment).url : (settings.endpoint.url ?? `https://${host ?? ''}`);
  const url = URL.parse(asked ?? '');
  return (url && ports.proxy.wayTo?.(url)) ?? {};
}

/** The shape of the access keys that a person wrote down. */
function shapeOfKeys(context: RunContext): Pick<Facts, 'givenKeys'> {
  const given = context.settings.source === 'keys' ? keysOfInputs(context.ports.keys) : keysOfMachine(context);
  if (given === undefined) return {};
  const { names, ...keys } = given;
  return { givenKeys: { names, ...defined({ fault: keyFault(keys, context.settings.endpoint.url === undefined) }) } };
}

interface NamedKeys extends KeyPair {
  readonly names: KeyPair;
}

function keysOfInputs(keys: RunContext['ports']['keys']): NamedKeys | undefined {
  if (keys === undefined) return undefined;
  const [accessKeyId, secretAccessKey] = [keys.accessKeyId.reveal(), keys.secretAccessKey.reveal()];
  const [id, secret, token] = KEY_INPUTS;
  const names = { accessKeyId: id, secretAccessKey: secret, sessionToken: token };
  return { accessKeyId, secretAccessKey, ...defined({ sessionToken: keys.sessionToken?.reveal() }), names };
}

function keysOfMachine(context: RunContext): NamedKeys | undefined {
  if (context.settings.source !== 'ambient') return undefined;
  const source = ambientSourceOf(context, resolutionInputOf(context));
  if (source?.kind !== 'keys') return undefined;
  const { profile, accessKeyId, secretAccessKey, sessionToken } = source;
  const names = (where: (name: string) => string): KeyPair => ({
    accessKeyId: where('aws_access_key_id'),
    secretAccessKey: where('aws_secret_access_key'),
    sessionToken: where('aws_session_token'),
  });
  return {
    accessKeyId,
    secretAccessKey,
    ...defined({ sessionToken }),
    names: names((name) => (profile === undefined ? name.toUpperCase() : `${name} of the profile ${profile}`)),
  };
}

/** The roles that have to be assumed for it, each a step of the chain. What is no ARN of a role fails before any request. */
function rolesOf(source: CredentialSource): readonly MachineRole[] {
  if (source.kind !== 'role' && source.kind !== 'web identity') return [];
  const { roleArn, profile } = source;
  const role = parseRoleArn(roleArn);
  const before = source.kind === 'role' ? rolesOf(source.with) : [];
  return role === undefined ? before : [...before, { role, ...defined({ profile }) }];
}

function isAllowed({ account, text }: RoleArn, { allowedAccountIds, allowedRoleArns }: Settings): boolean {
  const isListed = allowedRoleArns?.some((pattern) => matchesPattern(pattern, text)) ?? true;
  return isListed && (allowedAccountIds?.includes(account) ?? true);
}

/** Whether the inputs ask for what `role-chaining` does not allow. Then the ID token is what was meant. */
function needsToken({ settings, ports }: RunContext): boolean {
  const { refresh, expectedSubjects, trustPolicyFile, durationSeconds } = settings;
  const isOfToken = refresh || expectedSubjects !== undefined || trustPolicyFile !== undefined;
  const isOfSeveral = ports.sharedToken !== undefined;
  return isOfSeveral || isOfToken || durationSeconds > CHAINED_MAX_SECONDS;
}

/** What explains why the job cannot request an ID token. A fork's run is not told of credentials that the machine has. */
async function whyWithheld(context: RunContext): Promise<Pick<Facts, 'runner' | 'unusedSource'>> {
  const runner = { ...context.ports.runner, ...readRunTrigger(context.ports.environment) };
  const mayUse = runner.trigger === 'repository' && !needsToken(context);
  const unusedSource = mayUse ? await findUnused(context) : undefined;
  return { runner, ...defined({ unusedSource }) };
}

/**
 * What the machine would give to a run that asks for it. Nothing is exchanged, but instance metadata is asked whether there is a role.
 * @returns undefined where there is nothing, or nothing that works
 */
async function findUnused(context: RunContext): Promise<SourceSummary | undefined> {
  const source = ambientSourceOf(context, resolutionInputOf(context));
  if (source === undefined || !isUsable(source)) return undefined;
  return source.kind !== 'instance' || (await hasInstanceRole(context)) ? summaryOf(source) : undefined;
}

/** Whether the action could use it: nobody can sign in on a runner, and programs of profiles are not run. */
function isUsable(source: CredentialSource): boolean {
  if (source.kind === 'role') return isUsable(source.with);
  return source.kind !== 'broken' && source.kind !== 'sso' && source.kind !== 'helper';
}

/** Whether the machine is an instance with a role. */
export async function hasInstanceRole(context: RunContext): Promise<boolean> {
  if (isHosted(context)) return false;
  const once = { ...context, settings: { ...context.settings, maxAttempts: 1 } };
  return (await load({ kind: 'instance' }, once)).status === 'succeeded';
}

/** There is no source at all. */
export function nothingThere(code: keyof typeof NO_INSTANCE = 'DISABLED'): Attempt<never> {
  const message = `Neither variables, files nor a container have any, and ${NO_INSTANCE[code]}.`;
  return { status: 'failed', failure: { service: 'runner', operation: 'LoadCredentials', code, message, attempts: 1 } };
}

const NO_INSTANCE = {
  DISABLED: 'AWS_EC2_METADATA_DISABLED is set',
  HOSTED: "GitHub's own runners have no instance role of AWS",
} as const;

/** Loads one source. However long the machine's own services take, the run ends when it must. */
export async function load(source: CredentialSource, context: RunContext): Promise<Attempt<AmbientCredentials>> {
  const { settings, sts, timings } = context;
  const { deadline, vault, environment } = context.ports;
  const exchange: AmbientPorts['exchange'] = async (tokenFile, roleArn) => {
    const { idToken, granted } = await exchangeToken(context, { tokenFile, roleArn });
    return idToken.status === 'failed' ? idToken : granted;
  };
  const retries = retryOptions(context);
  const outcome = await within(deadline, Math.max(1, 2 * deadline.timeoutSeconds), (signal) =>
    timed(timings, 'LoadCredentials', async () => {
      const { loadSource } = await import('../aws/ambient.ts');
      return loadSource(source, { settings, vault, sts, environment, exchange, retries, signal });
    }),
  );
  if (outcome.kind === 'settled') return outcome.value;
  const failure = failureOfWait({ service: 'runner', operation: 'LoadCredentials' }, outcome);
  return { status: 'failed', failure };
}

/** The environment and the files, as the model of tools needs them. */
export function resolutionInputOf({ ports: { environment } }: RunContext): ResolutionInput {
  const files = readAwsFiles(environment['GITHUB_WORKSPACE'] ?? '.');
  return { environment, ...files, accountHome: homedir(), now: Date.now() / 1000 };
}
