// Publishes verified sessions: the files of the step first, then what the runner reads. All of it, or nothing. Effect: files.
import { join } from 'node:path';
import type { PublishedValues, Runner } from '../github/runner.ts';
import type { RawInputs, Settings } from '../settings/settings.ts';
import { writeWhole } from '../util/files.ts';
import { AUDIT_NAME, auditRecord } from './audit.ts';
import { FOLDER_NAME } from './post-state.ts';
import { makeFolder, planFolder, removeFolder } from './step-folder.ts';
import type { OwnFiles } from './values.ts';
import type { VerifiedSession } from './verified-session.ts';

/** What publishing needs of the world. */
export interface PublishPorts {
  readonly runner: Pick<Runner, 'publish' | 'info' | 'flush'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly run: RawInputs['run'];
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal;
  /**
   * Writes what is only wanted at times: profiles, and what the leak check is to look for.
   * @throws Error where they cannot be written, or are there already
   */
  readonly writeExtras: (
    folder: string,
    settings: Settings,
    sessions: readonly VerifiedSession[],
  ) => Promise<Pick<OwnFiles, 'profiles'>>;
}

/**
 * Publishes the sessions.
 * @param valuesFor - gives what to publish, once the files are written
 * @throws Error where anything cannot be written, or the job is cancelled by then (AbortError); then nothing is left of it
 */
export async function publishSessions(
  settings: Settings,
  sessions: readonly VerifiedSession[],
  ports: PublishPorts,
  valuesFor: (files: OwnFiles) => PublishedValues,
): Promise<void> {
  const { environment } = ports;
  const folder = openFolder(settings, ports);
  try {
    const files = folder === undefined ? {} : await writeFiles(folder, settings, sessions, ports);
    await publishValues(valuesFor(files), ports);
  } catch (error) {
    if (folder !== undefined) removeFolder(folder, environment['RUNNER_TEMP'] ?? '');
    throw error;
  }
}

/**
 * Writes what the runner is to read, once it has the masks, unless the job is cancelled by then.
 * @throws AbortError where it is; Error where the masks are not taken over, or it cannot be written
 */
export async function publishValues(
  values: PublishedValues,
  { runner, cancelled }: Pick<PublishPorts, 'runner' | 'cancelled'>,
): Promise<void> {
  // Signals are heard between two rounds of the event loop, and what came before may have taken none: a whole one is let pass.
  await new Promise((resolve) => setImmediate(setImmediate, resolve));
  await flushed(runner, cancelled);
  cancelled.throwIfAborted();
  runner.publish(values);
}

/** A runner takes milliseconds for it. */
const FLUSH_LIMIT_MS = 20_000;

/** Waits until the runner has the masks: nothing is published that the log could show without them. */
async function flushed(runner: Pick<Runner, 'flush'>, cancelled: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const end = () => ended.reject(new Error('The runner does not read the log, so that it has not got all masks.'));
  const timer = setTimeout(end, FLUSH_LIMIT_MS);
  cancelled.addEventListener('abort', end);
  try {
    await Promise.race([runner.flush(), ended.promise]);
  } catch (error) {
    cancelled.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener('abort', end);
  }
}

async function writeFiles(
  folder: string,
  settings: Settings,
  sessions: readonly VerifiedSession[],
  { run, writeExtras }: PublishPorts,
): Promise<OwnFiles> {
  const extras = needsFiles(settings) ? await writeExtras(folder, settings, sessions) : {};
  const audit = join(folder, AUDIT_NAME);
  writeWhole(audit, auditRecord(sessions, settings, run, Date.now() / 1000));
  return { audit, ...extras };
}

function needsFiles({ profile, roles, leakCheck }: Settings): boolean {
  return profile !== undefined || roles.length > 0 || leakCheck !== 'off';
}

/** The post step is told of the folder before it is there, so that it is removed whatever happens in between. */
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
