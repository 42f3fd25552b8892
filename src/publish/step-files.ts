// Files that only some steps need: profiles, with or without a helper that renews them, and what the leak check looks for. To be
// loaded only where one of them is asked for. Effect: files.
import { join, resolve } from 'node:path';
import type { Settings } from '../settings/settings.ts';
import { writeWhole } from '../util/files.ts';
import type { measureClockSkew } from '../util/time.ts';
import { AUDIT_NAME } from './audit.ts';
import { ISSUED_NAME, issuedLine } from './issued.ts';
import { profileEntryOf } from './profiles/entry.ts';
import { type ProfileEntry, writeProfiles } from './profiles/profile-files.ts';
import { profileSources } from './profiles/profile-sources.ts';
import { prepareRefresh } from './refresh/prepare.ts';
import type { OwnFiles } from './values.ts';
import type { VerifiedSession } from './verified-session.ts';

/** What it takes from the run. */
interface ExtraPorts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly readInput: (name: string) => string;
  readonly measureClockSkew: typeof measureClockSkew;
  /** Absolute paths of Node and of the helper. */
  readonly helper: readonly [node: string, script: string];
}

/**
 * Writes what the settings ask for into the folder of the step.
 * @throws ProfileExistsError, or Error where something cannot be written
 */
export function writeExtraFiles(
  folder: string,
  settings: Settings,
  sessions: readonly VerifiedSession[],
  ports: ExtraPorts,
): Pick<OwnFiles, 'profiles'> {
  if (settings.leakCheck !== 'off') writeWhole(join(folder, ISSUED_NAME), sessions.map(issuedLineOf).join(''));
  if (settings.profile === undefined && settings.roles.length === 0) return {};
  const entries = sessions.map((session, index) =>
    settings.refresh ? refreshed(folder, index, session, settings, ports) : withKeys(session, settings),
  );
  const sources = profileSources(ports.environment, ports.home);
  return { profiles: writeProfiles(folder, entries, sources, { overwrite: settings.overwriteProfile }) };
}

function issuedLineOf({ verified, credentials }: VerifiedSession): string {
  return issuedLine(verified.session, credentials);
}

function withKeys({ profile = '', credentials }: VerifiedSession, { region }: Settings): ProfileEntry {
  return profileEntryOf({ profile, credentials }, region);
}

const ACTION_VARIABLES = ['GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF', 'GITHUB_SERVER_URL'];
const PROXY_INPUTS = ['http-proxy', 'no-proxy'];

function refreshed(
  folder: string,
  index: number,
  session: VerifiedSession,
  settings: Settings,
  { environment, readInput, measureClockSkew, helper }: ExtraPorts,
): ProfileEntry {
  const { tokenFile } = settings;
  // Whoever runs the helper may know nothing of the workspace.
  const absolute =
    tokenFile === undefined ? {} : { tokenFile: resolve(environment['GITHUB_WORKSPACE'] ?? '.', tokenFile) };
  return prepareRefresh(
    folder,
    index,
    session,
    { ...settings, ...absolute },
    {
      helper,
      proxyInputs: Object.fromEntries(PROXY_INPUTS.map((name) => [name, readInput(name)])),
      action: Object.fromEntries(ACTION_VARIABLES.map((name) => [name, environment[name]])),
      auditFile: join(folder, AUDIT_NAME),
      ...(settings.leakCheck === 'off' ? {} : { issuedFile: join(folder, ISSUED_NAME) }),
      behindSeconds: ({ verified }) => measureClockSkew(verified.facts.clocks)?.provenSeconds ?? 0,
    },
  );
}
