// Prepares a profile whose session a helper renews: the folder of the session, with its parameters and the first session, and the
// command that starts the helper. Loaded only for such a profile. Effect: files.
import { writeWhole } from '../../util/files.ts';
import { measureClockSkew } from '../../util/time.ts';
import type { ProfileEntry } from '../profiles/profile-files.ts';
import { makeFolder } from '../step-folder.ts';
import type { VerifiedSession } from '../verified-session.ts';
import { parametersFileIn, type RefreshParameters, sessionFileIn, storedSessionText } from './session-folder.ts';

/**
 * The profile of a session that its helper renews.
 * @param folder - of the session; made here
 * @param helper - absolute paths of Node and of the helper
 * @param parameters - with the settings of the whole run
 * @throws Error if a file cannot be written, or the command cannot be quoted
 */
export function prepareRefresh(
  folder: string,
  { verified, credentials, profile: name = '' }: VerifiedSession,
  helper: readonly [node: string, script: string],
  parameters: RefreshParameters,
): ProfileEntry {
  const { facts, session } = verified;
  if (session === undefined) throw new Error('Keys that were given cannot be renewed.');
  makeFolder(folder);
  const { role } = facts.settings;
  const settings = { ...parameters.settings, roles: [], ...(role === undefined ? {} : { role }) };
  const behindSeconds = measureClockSkew(facts.clocks)?.provenSeconds ?? 0;
  writeWhole(parametersFileIn(folder), JSON.stringify({ ...parameters, settings }));
  writeWhole(sessionFileIn(folder), storedSessionText(session, credentials, behindSeconds));
  const command = credentialProcessCommand([...helper, folder], process.platform);
  return { name, config: { region: settings.region, credential_process: command } };
}

/** Characters that every shell, and every reader of the config file, takes as they are. */
const PLAIN = { posix: /^[\w@%+=:,./-]+$/, windows: /^[\w@+=:,./\\-]+$/ };

/**
 * A `credential_process`. SDKs run it with `sh -c` or `cmd.exe /c`; the AWS CLI and boto3 split it themselves by the rules of either.
 * Single quotes mean the same to all of them on POSIX, and double quotes on Windows.
 * @param parts - program and arguments: paths
 * @throws Error for a part that cannot be quoted for all of them; on Windows `%` stands for variables even in quotes
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function credentialProcessCommand(parts: readonly string[], platform: NodeJS.Platform): string {
  for (const part of parts) checkPart(part);
  return parts.map(platform === 'win32' ? quotedForWindows : quotedForPosix).join(' ');
}

/** The SDK for JavaScript sees a comment here, even in quotes. */
const COMMENT_INSIDE = /\s[#;]/;

function checkPart(part: string): void {
  if (COMMENT_INSIDE.test(part))
    throw new Error(`The path ${part} cannot stand in a file of AWS profiles: some SDKs take its end for a comment.`);
}

function quotedForPosix(part: string): string {
  return PLAIN.posix.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`;
}

function quotedForWindows(part: string): string {
  if (PLAIN.windows.test(part)) return part;
  if (/["%]/.test(part)) throw new Error(`The path ${part} cannot be part of a command on Windows.`);
  return `"${part.replace(/\\+$/, '$&$&')}"`; // a backslash before a quote is an escape
}
