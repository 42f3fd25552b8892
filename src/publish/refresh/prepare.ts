// Prepares a profile whose session a helper renews: the folder of the session, with its parameters and the first session, and the
// launcher of the helper. Loaded only for such a profile. Effect: files.
import { basename, dirname, join, win32 } from 'node:path';
import { readPrivateFile, writeWhole } from '../../util/files.ts';
import { oddPath, type ProfileEntry } from '../profiles/profile-files.ts';
import { makeFolder } from '../step-folder.ts';
import type { VerifiedSession } from '../verified-session.ts';
import { shortPath } from '../windows-folders.ts';
import { type HelperProgram, posixLauncher, quotedForPosix, windowsLauncher } from './launcher.ts';
import {
  behindSecondsOf,
  parametersFileIn,
  type RefreshParameters,
  sessionFileIn,
  storedSessionText,
} from './session-folder.ts';

/**
 * The profile of a session that its helper renews.
 * @param folder - of the session; made here
 * @param parameters - with the settings of the whole run
 * @throws Error if a file cannot be written or does not stay private, or the command cannot be quoted
 */
export function prepareRefresh(
  folder: string,
  { verified, credentials, profile: name = '' }: VerifiedSession,
  program: HelperProgram,
  parameters: RefreshParameters,
): ProfileEntry {
  const { facts, session } = verified;
  if (session === undefined) throw new Error('Keys that were given cannot be renewed.');
  makeFolder(folder);
  const { role } = facts.settings;
  const settings = { ...parameters.settings, roles: [], ...(role === undefined ? {} : { role }) };
  writePrivate(parametersFileIn(folder), JSON.stringify({ ...parameters, settings }));
  writePrivate(sessionFileIn(folder), storedSessionText(session, credentials, behindSecondsOf(facts.clocks)));
  return { name, config: { region: settings.region, credential_process: prepareCommand(folder, program) } };
}

/** @throws Error if the helper would not read the file again */
function writePrivate(path: string, text: string): void {
  writeWhole(path, text);
  if (readPrivateFile(path) !== undefined) return;
  throw new Error(
    `RUNNER_TEMP is on a volume that gives others write access to every file (${path}), so that refresh could not trust its own files. Put RUNNER_TEMP on a volume that keeps mode 0600, or remove refresh.`,
  );
}

/** Ends the command: some SDKs take a command that begins and ends with a quote for one quoted value. The launcher ignores it. */
const LAST_WORD = 'session';

/** Writes the launcher beside the folder of the session. */
function prepareCommand(folder: string, program: HelperProgram): string {
  const isWindows = process.platform === 'win32';
  const path = join(dirname(folder), `renew-${basename(folder)}.${isWindows ? 'cmd' : 'sh'}`);
  writeWhole(path, isWindows ? windowsLauncher(program, folder) : posixLauncher(program, folder));
  const words = isWindows ? [plainPath(path, program), LAST_WORD] : ['/bin/sh', path, LAST_WORD];
  return credentialProcessCommand(words, process.platform);
}

/** The path itself where every tool can run it, else with the short name of its folder, if there is one. */
function plainPath(path: string, { environment }: HelperProgram): string {
  const isPlain = quotedForWindows(path, 0) === path && isUnderstood(path, 'win32');
  return isPlain ? path : win32.join(shortPath(win32.dirname(path), environment), win32.basename(path));
}

/**
 * Whether every tool can run the command. On Windows the SDK for Go and AWS Tools for PowerShell pass quotes to `cmd.exe` in a way that
 * it does not understand, and boto3 reads the file of profiles in the code page of the machine.
 */
export function isUnderstood(command: string, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' || /^[!#-~][ -~]*$/.test(command);
}

/**
 * A `credential_process`. SDKs run it with `sh -c` or `cmd.exe /c`; the AWS CLI and boto3 split it themselves by the rules of either.
 * Single quotes mean the same to all of them on POSIX, and double quotes on Windows.
 * @param words - program and arguments; on POSIX the first and the last need no quotes
 * @throws Error for a word that cannot be quoted for all of them; on Windows `%` stands for variables even in quotes
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function credentialProcessCommand(words: readonly string[], platform: NodeJS.Platform): string {
  for (const word of words) checkWord(word);
  return words.map(platform === 'win32' ? quotedForWindows : quotedForPosix).join(' ');
}

/** The SDK for JavaScript sees a comment here, even in quotes. */
const COMMENT_IN_COMMAND = /\s[#;]/;

function checkWord(word: string): void {
  const [odd] = COMMENT_IN_COMMAND.exec(word) ?? [];
  if (odd !== undefined) throw oddPath(word, odd, 'some SDKs take for the start of a comment');
}

/** What `cmd.exe` does not take as it is. It ends the first word at `=`, `,` and `;`, too. */
const SPECIAL_ON_WINDOWS = { first: /[\s"'&<>()^|=,;]/, later: /[\s"'&<>()^|]/ };

function quotedForWindows(word: string, index: number): string {
  const [odd] = /["%]/.exec(word) ?? [];
  if (odd !== undefined) throw oddPath(word, odd, 'a command on Windows does not take as it is');
  const special = index === 0 ? SPECIAL_ON_WINDOWS.first : SPECIAL_ON_WINDOWS.later;
  if (word !== '' && !special.test(word)) return word;
  return `"${word.replace(/\\+$/, '$&$&')}"`; // a backslash before a quote is an escape
}
