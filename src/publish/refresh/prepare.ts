// Prepares what a profile that renews itself needs: a folder a session, with its parameters and the session that is there already.
// To be loaded only where one is asked for. Effect: files.
import { join } from 'node:path';
import type { Settings } from '../../settings/settings.ts';
import { writeWhole } from '../../util/files.ts';
import type { ProfileEntry } from '../profiles/profile-files.ts';
import { makeFolder } from '../step-folder.ts';
import type { VerifiedSession } from '../verified-session.ts';
import { credentialProcessCommand } from './command.ts';
import { parametersFileIn, type RefreshParameters } from './parameters.ts';
import { sessionFileIn } from './session-file.ts';
import { storedSessionText } from './stored-session.ts';

/** What the run knows that the settings do not say. */
export interface Prepared extends Omit<RefreshParameters, 'settings'> {
  /** Absolute paths of Node and of the helper. */
  readonly helper: readonly [node: string, script: string];
  /** Of this machine's clock, as it was proved. */
  readonly behindSeconds: (session: VerifiedSession) => number;
}

/**
 * The profile of a session that its helper renews.
 * @param folder - of the step
 * @param index - of the session among those of the step
 * @throws Error where a file cannot be written, or the command cannot be quoted
 */
export function prepareRefresh(
  folder: string,
  index: number,
  session: VerifiedSession,
  settings: Settings,
  { helper, behindSeconds, ...known }: Prepared,
): ProfileEntry {
  const { verified, credentials, profile: name = '' } = session;
  if (verified.session === undefined) throw new Error('Keys that were given cannot be renewed.');
  const own = join(folder, String(index));
  makeFolder(own);
  const { role } = verified.facts.settings;
  const ofOne: Settings = { ...settings, roles: [], ...(role === undefined ? {} : { role }) };
  const parameters: RefreshParameters = { ...known, settings: ofOne };
  writeWhole(parametersFileIn(own), JSON.stringify(parameters));
  writeWhole(sessionFileIn(own), storedSessionText(verified.session, credentials, behindSeconds(session)));
  const command = credentialProcessCommand([...helper, own], process.platform);
  return { name, config: { region: settings.region, credential_process: command } };
}
