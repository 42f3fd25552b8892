// Publishes verified sessions in two parts: prepares everything that can fail, the files of the step included, and then commits what the
// runner reads. All of it, or nothing. Effect: files.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { PublishedValues, Runner } from '../github/runner.ts';
import { appendAll, pathOf } from '../github/runner-files.ts';
import type { LaterUse } from '../observe/facts.ts';
import { maskPrevious, type Vault } from '../secrets/vault.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import type { RawInputs, Settings } from '../settings/settings.ts';
import { writeWhole } from '../util/files.ts';
import { AUDIT_NAME, auditRecord } from './audit.ts';
import type { LaterSteps } from './later-steps.ts';
import { FOLDER_NAME, FOLDER_PREFIX, makeFolder, planFolder } from './post-state.ts';
import { blankValues, existingValues, publishedValues, type StepFiles, type VerifiedSession } from './values.ts';

/** What publishing needs of the world. */
export interface PublishPorts {
  readonly runner: Pick<Runner, 'publish' | 'info' | 'annotate' | 'flush' | 'readInput'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home folder of the user. */
  readonly home: string;
  readonly run: RawInputs['run'];
  /** Aborts when the job is canceled. */
  readonly canceled: AbortSignal;
  /** Absolute paths of Node and of the helper that renews sessions. */
  readonly helper: readonly [node: string, script: string];
}

/**
 * Finds out, before any request, what would keep the results from being written.
 * @throws Error as {@link prepareSessions}
 */
export async function checkFiles(settings: Settings, ports: Pick<PublishPorts, 'environment' | 'home'>): Promise<void> {
  const { environment } = ports;
  if (settings.mode !== 'configure') return;
  const { environmentKeys, profiles } = publishModeOf(settings);
  const names = [
    'GITHUB_STATE',
    'GITHUB_OUTPUT',
    ...(environmentKeys || profiles ? ['GITHUB_ENV' as const] : []),
  ] as const;
  appendAll(names.map((name) => [pathOf(environment, name), '']));
  if (needsFiles(settings)) planFolder(environment['RUNNER_TEMP'] ?? '');
  if (profiles) (await import('./step-files.ts')).checkProfileFiles(settings, ports);
}

/** What is about to be published. Its files are written, and the runner has not read anything of it yet. */
export interface Prepared {
  readonly values: PublishedValues;
  /** The folder of the step, if it has one. */
  readonly folder: string | undefined;
  /** What tools of later steps would take in place of it; undefined where they have nothing else. */
  readonly used: LaterUse | undefined;
}

/**
 * Prepares the sessions.
 * @param settings - of the whole run
 * @param sessions - one, or one for each of several roles
 * @throws Error if a file cannot be written; then nothing is left of it
 */
export async function prepareSessions(
  settings: Settings,
  sessions: readonly VerifiedSession[],
  ports: PublishPorts,
): Promise<Prepared> {
  const { environment } = ports;
  await removeForgottenFolders(ports);
  const folder = openFolder(settings, ports);
  return orDiscard(folder, ports, async () => {
    const files = folder === undefined ? {} : await writeFiles(folder, settings, sessions, ports);
    const values = publishedValues(settings, sessions, environment, files);
    const mayBeInstance = publishModeOf(settings).refresh && environment['RUNNER_ENVIRONMENT'] !== 'github-hosted';
    const later = otherSources(values, ports, mayBeInstance);
    const used = later && (await (await loadModel()).ofSessions(settings, sessions, later, files.profiles));
    return { values, folder, used };
  });
}

/** Prepares what goes with credentials that later steps have already. Throws only for a bug. */
export async function prepareExisting(verified: VerifiedFacts, ports: PublishPorts): Promise<Prepared> {
  const values = existingValues(verified, ports.environment);
  const { environmentKeys } = publishModeOf(verified.facts.settings);
  const later = environmentKeys ? otherSources(values, ports) : undefined;
  const used = later && (await loadModel()).ofExisting(later);
  return { values, folder: undefined, used };
}

/**
 * Writes what the runner reads, once the runner has the masks, unless the job is canceled by then.
 * @throws AbortError if it is; Error if the runner does not take the masks, or a file cannot be written. Then nothing is left of it
 */
export function commit({ values, folder }: Prepared, ports: PublishPorts): Promise<void> {
  const { runner, canceled } = ports;
  return orDiscard(folder, ports, async () => {
    // Node delivers signals between two rounds of the event loop. What came before may have taken no round, so wait for a whole one.
    await new Promise((resolve) => setImmediate(setImmediate, resolve));
    await flushed(runner, canceled);
    canceled.throwIfAborted();
    runner.publish(values);
  });
}

/**
 * The result of the work.
 * @param folder - of the step; removed where the work fails
 * @throws what the work throws
 */
export async function orDiscard<T>(
  folder: string | undefined,
  { environment }: Pick<PublishPorts, 'environment'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (folder !== undefined) (await loadRemoval()).removeFolder(folder, environment['RUNNER_TEMP'] ?? '');
    throw error;
  }
}

/**
 * Blanks earlier credentials for later steps of a run that publishes none, where its inputs ask for that.
 * @returns the variables as later steps have them
 * @throws Error if the runner's files cannot be written
 */
export async function blankEarlier(
  settings: Partial<Settings>,
  { runner, vault, environment }: Pick<PublishPorts, 'runner' | 'environment'> & { readonly vault: Vault },
): Promise<PublishPorts['environment']> {
  const values = blankValues(settings, environment);
  if (values === undefined) return environment;
  maskPrevious(vault, environment);
  await runner.flush(); // the state has the credentials of before
  runner.publish(values);
  return { ...environment, ...values.environment };
}

/** The model of what tools of later steps take. */
const loadModel = () => import('./later-steps.ts');

/**
 * What later steps have, where that could be taken in place of what is published.
 * @param mayBeInstance - whether the role of the machine could be that
 */
function otherSources(
  { environment: published }: PublishedValues,
  { environment, home, runner }: PublishPorts,
  mayBeInstance = false,
): LaterSteps | undefined {
  if (!mayBeInstance && !hasOtherSources(environment, home)) return undefined;
  const blanked = Object.keys(published).filter((name) => published[name] === '' && environment[name]);
  if (blanked.length > 0) {
    runner.info(`Blanked for later steps, as some tools would take it first: ${blanked.join(', ')}`);
  }
  return { environment: { ...environment, ...published }, home };
}

/** A runner takes milliseconds. */
const FLUSH_LIMIT_MS = 20_000;

/** Waits until the runner has the masks: nothing is published that the log could show without them. */
async function flushed(runner: Pick<Runner, 'flush'>, canceled: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const end = () => ended.reject(new Error('The runner does not read the log, so that it has not got all masks.'));
  const timer = setTimeout(end, FLUSH_LIMIT_MS);
  canceled.addEventListener('abort', end);
  try {
    await Promise.race([runner.flush(), ended.promise]);
  } catch (error) {
    canceled.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    canceled.removeEventListener('abort', end);
  }
}

async function writeFiles(
  folder: string,
  settings: Settings,
  sessions: readonly VerifiedSession[],
  ports: PublishPorts,
): Promise<StepFiles> {
  const audit = join(folder, AUDIT_NAME);
  const files = needsFiles(settings)
    ? (await import('./step-files.ts')).writeStepFiles(folder, settings, sessions, ports)
    : {};
  writeWhole(audit, auditRecord(sessions, settings, ports.run, Date.now() / 1000));
  return { audit, ...files };
}

/** Whether the run cannot do without files. The audit record is an extra. */
function needsFiles(settings: Settings): boolean {
  return publishModeOf(settings).profiles || settings.leakCheck !== 'off';
}

const loadRemoval = () => import('./remove-files.ts');

/** Removes what killed jobs have left, if there is anything of that name. The post step warns of what cannot be removed. Never throws. */
async function removeForgottenFolders({ runner, environment }: PublishPorts): Promise<void> {
  const runnerTemp = environment['RUNNER_TEMP'] ?? '';
  try {
    if (!readdirSync(runnerTemp).some((name) => name.startsWith(FOLDER_PREFIX))) return;
    const { removed } = await (await loadRemoval()).removeForgotten(environment, Date.now());
    for (const path of removed) runner.info(`Removed what a job that was killed has left: ${path}`);
  } catch {
    // Without the temp folder there is nothing to remove.
  }
}

/** Makes the folder of the step. The post step is told about it first, so that it removes the folder whatever happens. */
function openFolder(settings: Settings, { runner, environment }: PublishPorts): string | undefined {
  try {
    const folder = planFolder(environment['RUNNER_TEMP'] ?? '');
    runner.publish({ environment: {}, outputs: {}, state: { [FOLDER_NAME]: folder } });
    makeFolder(folder);
    return folder;
  } catch (error) {
    if (needsFiles(settings)) throw error;
    runner.info('There is no audit record, since its file cannot be made in RUNNER_TEMP.');
    return undefined;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that decide whose credentials a tool takes. */
const DECIDING =
  /^(?:AWS|AMAZON)_(?:ACCESS_KEY|SECRET_|SECURITY_TOKEN|SESSION_TOKEN|CREDENTIAL_|PROFILE|DEFAULT_PROFILE|WEB_IDENTITY|ROLE_ARN|CONTAINER_CREDENTIALS|CONFIG_FILE|SHARED_CREDENTIALS)/;

/** Whether there is such a variable, empty or not, or a file of AWS in a home folder: on Windows, tools disagree about which it is. */
export function hasOtherSources(environment: Environment, home: string): boolean {
  const names = Object.keys(environment);
  if (names.some((name) => DECIDING.test(name) && environment[name] !== undefined)) return true;
  const folders = [home, environment['HOME'], environment['USERPROFILE']].flatMap((one) => one || []);
  return folders.some((one) => ['config', 'credentials'].some((name) => existsSync(join(one, '.aws', name))));
}
