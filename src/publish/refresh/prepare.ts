// Prepares a profile whose session a helper renews: the folder of the session, with its parameters and the first session, and the
// launcher, a script that starts the helper with the Node.js settings of this step: a later step's NODE_OPTIONS would end the helper, or
// make it print what SDKs take for credentials. Loaded only for such a profile. Effect: files.
import { basename, dirname, join, win32 } from 'node:path';
import { defined } from '../../util/defined.ts';
import { readPrivateFile, writeWhole } from '../../util/files.ts';
import { makeFolder } from '../post-state.ts';
import { oddPath, type ProfileEntry } from '../profiles/profile-files.ts';
import type { VerifiedSession } from '../values.ts';
import { shortPath } from '../windows-folders.ts';
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
  const settings = { ...parameters.settings, roles: [], ...defined({ role }) };
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
const COMMENT_IN_COMMAND = /\s([#;])/;

function checkWord(word: string): void {
  const [, odd] = COMMENT_IN_COMMAND.exec(word) ?? [];
  if (odd !== undefined) throw oddPath(word, odd, 'some SDKs take for the start of a comment after a blank');
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

/** What a launcher starts. */
export interface HelperProgram {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the helper. */
  readonly script: string;
  /** The variables of the step. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Variables with which a program that asks for credentials changes how Node starts, or what it prints. */
const UNSET = [
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_COMPILE_CACHE',
  'NODE_COMPILE_CACHE_PORTABLE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_ICU_DATA',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_PENDING_DEPRECATION',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_PRESERVE_SYMLINKS_MAIN',
  'NODE_REDIRECT_WARNINGS',
  'NODE_TEST_CONTEXT',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_UNIQUE_ID',
  'NODE_V8_COVERAGE',
];

/** Variables that decide whom Node trusts, how its TLS works and whether a proxy is used: as the step had them, which needed no others. */
const PINNED = [
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'OPENSSL_CONF',
  'OPENSSL_CONF_INCLUDE',
  'OPENSSL_ENGINES',
  'OPENSSL_MODULES',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
];

/** The values of the step; a value that a script cannot hold is left out. */
function pinnedOf({ environment }: HelperProgram): readonly (readonly [name: string, value: string])[] {
  return PINNED.map((name) => [name, environment[name] ?? ''] as const).filter(([, value]) =>
    /^[^\r\n"]+$/.test(value),
  );
}

/** The options that decide whom Node trusts and how it reaches other machines. The step needed them, so the helper needs them. */
const NETWORK_OPTION =
  /^--(?:(?:no-)?use-(?:openssl|bundled|system)-ca|(?:no-)?use-env-proxy|dns-result-order=\w+|tls-(?:min|max)-v1\.\d|openssl-legacy-provider|enable-fips|force-fips|(?:no-)?network-family-autoselection|network-family-autoselection-attempt-timeout=\d+)$/;

function optionsOf({ environment: { NODE_OPTIONS = '' } }: HelperProgram): readonly string[] {
  return ['--no-warnings', ...NODE_OPTIONS.split(/\s+/).filter((option) => NETWORK_OPTION.test(option))];
}

/** The launcher for `/bin/sh`. It is read by the shell, so a temp folder that forbids to execute files does no harm. */
export function posixLauncher(program: HelperProgram, folder: string): string {
  const words = [program.node, ...optionsOf(program), program.script, folder].map(quotedForPosix);
  // A step that traces its shell exports SHELLOPTS; a trace would be standard error of a helper that works.
  const lines = [
    '{ set +x; } 2>/dev/null',
    `unset ${[...UNSET, ...PINNED].join(' ')}`,
    ...pinnedOf(program).map(([name, value]) => `export ${name}=${quotedForPosix(value)}`),
    '[ -r "${NODE_EXTRA_CA_CERTS:-}" ] || unset NODE_EXTRA_CA_CERTS', // Node warns of a missing file
    `exec ${words.join(' ')}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The launcher for `cmd.exe`. */
export function windowsLauncher(program: HelperProgram, folder: string): string {
  const textOf = (path: string) => textOfScript(path, folder);
  const [node, script, session] = [program.node, program.script, folder].map((path) => `"${textOf(path)}"`);
  const command = [node, ...optionsOf(program), script, session].join(' ');
  const lines = [
    'setlocal DisableDelayedExpansion',
    ...[...UNSET, ...PINNED].map((name) => `set "${name}="`),
    ...pinnedOf(program).map(([name, value]) => `set "${name}=${textOf(value)}"`),
    'if defined NODE_EXTRA_CA_CERTS if not exist "%NODE_EXTRA_CA_CERTS%" set "NODE_EXTRA_CA_CERTS="',
    command,
  ];
  return lines.map((line) => `@${line}\r\n`).join('');
}

/**
 * `cmd.exe` reads a script in the code page of its console, so other letters than ASCII's would be changed. The way from the folder of
 * the script (`%~dp0`) to the runner's other folders mostly has none.
 */
function textOfScript(path: string, folder: string): string {
  const escaped = (text: string) => text.replaceAll('%', '%%');
  const way = win32.relative(win32.dirname(folder), path);
  return isAscii(path) || win32.isAbsolute(way) ? escaped(path) : `%~dp0${escaped(way)}`;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** One word to `sh`, and to the AWS CLI and boto3, which split a command by the rules of `sh`. */
function quotedForPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
