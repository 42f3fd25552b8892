// The files that only some steps need: profiles, with or without a helper that renews them, and the issued keys for the leak check.
// Loaded only for such a step. Effect: files.
import { join, resolve } from 'node:path';
import type { Runner } from '../github/runner.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import { looksAtMachine, type Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { readPrivateText, writeWhole } from '../util/files.ts';
import { AUDIT_NAME } from './audit.ts';
import { ISSUED_NAME, issuedLine } from './issued.ts';
import { setSection } from './profiles/ini.ts';
import {
  checkSources,
  type ProfileEntry,
  profileSources,
  profileWithKeys,
  writeProfiles,
} from './profiles/profile-files.ts';
import { credentialProcessCommand, isUnderstood, prepareRefresh } from './refresh/prepare.ts';
import type { StepFiles, VerifiedSession } from './values.ts';
import { restrictFolder } from './windows-folders.ts';

/** What these files need of the world. */
interface StepFilePorts {
  readonly runner: Pick<Runner, 'readInput' | 'info' | 'annotate'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home folder of the user. */
  readonly home: string;
  /** Absolute paths of Node and of the helper that renews sessions. */
  readonly helper: readonly [node: string, script: string];
}

/**
 * Finds out, before any request, what would keep profiles from being written.
 * @throws Error as {@link writeStepFiles}
 */
export function checkProfileFiles(
  settings: Settings,
  { environment, home }: Pick<StepFilePorts, 'environment' | 'home'>,
): void {
  const { profile, roles, overwriteProfile, useExistingCredentials, refresh } = settings;
  const names = roles.length > 0 ? roles.map((one) => one.profile) : [profile ?? ''];
  // Credentials that are kept need no profile.
  const overwrite = overwriteProfile || useExistingCredentials || looksAtMachine(settings);
  const runnerTemp = environment['RUNNER_TEMP'] ?? '';
  checkSources(runnerTemp, names, profileSources(environment, home), { overwrite });
  // On Windows a folder may have a short name that every tool reads.
  if (refresh && process.platform !== 'win32') {
    setSection('', 'x', { credential_process: credentialProcessCommand(['sh', runnerTemp], process.platform) });
  }
}

/**
 * Writes the files that the settings ask for into the folder of the step.
 * @throws ProfileExistsError, or Error if something cannot be written
 */
export function writeStepFiles(
  folder: string,
  settings: Settings,
  sessions: readonly VerifiedSession[],
  ports: StepFilePorts,
): Pick<StepFiles, 'profiles'> {
  const { profiles, refresh } = publishModeOf(settings);
  if (settings.leakCheck !== 'off') writeWhole(join(folder, ISSUED_NAME), sessions.map(issuedLineOf).join(''));
  if (!profiles) return {};
  if (process.platform === 'win32' && !restrictFolder(folder, ports.environment)) ports.runner.info(UNRESTRICTED);
  const entries = sessions.map((session, index) =>
    refresh ? renewedProfile(folder, index, session, settings, ports) : profileWithKeys(session, settings.region),
  );
  const commands = entries.map(({ config }) => config['credential_process'] ?? '-');
  if (!commands.every((command) => isUnderstood(command, process.platform))) ports.runner.annotate(NOT_UNDERSTOOD);
  const sources = profileSources(ports.environment, ports.home);
  const files = writeProfiles(folder, entries, sources, { overwrite: settings.overwriteProfile });
  if (readPrivateText(files.credentialsFile) === undefined) ports.runner.info(NOT_PRIVATE);
  return { profiles: files };
}

const UNRESTRICTED =
  'icacls could not restrict the folder of this step in RUNNER_TEMP, so that other users of this machine may be able to read it.';

const NOT_PRIVATE =
  'RUNNER_TEMP is on a volume that does not keep mode 0600, so that other users of this machine may be able to read the profiles of this step.';

const NOT_UNDERSTOOD = {
  level: 'warning',
  title: 'Some tools cannot use the renewing profile',
  message:
    'The path of RUNNER_TEMP has a blank or another special character, and its volume has no short names (8.3). The SDK for Go, Terraform, AWS Tools for PowerShell and boto3 cannot run the command of the profile.\n\nFix: move the runner to a folder such as C:\\actions-runner.',
} as const;

function issuedLineOf({ verified, credentials }: VerifiedSession): string {
  return issuedLine(verified.session, credentials);
}

const ACTION_VARIABLES = ['GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF', 'GITHUB_SERVER_URL'];
const PROXY_INPUTS = ['http-proxy', 'no-proxy'];

/** A profile whose session the helper renews. Token files get absolute paths: the helper does not run in the workspace. */
function renewedProfile(
  folder: string,
  index: number,
  session: VerifiedSession,
  settings: Settings,
  { environment, runner, helper }: StepFilePorts,
): ProfileEntry {
  const { tokenFile, leakCheck } = settings;
  const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
  const [node, script] = helper;
  const program = { node, script, environment };
  return prepareRefresh(join(folder, String(index)), session, program, {
    settings: { ...settings, ...(tokenFile === undefined ? {} : { tokenFile: resolve(workspace, tokenFile) }) },
    proxyInputs: Object.fromEntries(PROXY_INPUTS.map((name) => [name, runner.readInput(name)])),
    action: Object.fromEntries(ACTION_VARIABLES.map((name) => [name, environment[name]])),
    auditFile: join(folder, AUDIT_NAME),
    ...defined({ issuedFile: leakCheck === 'off' ? undefined : join(folder, ISSUED_NAME) }),
  });
}
