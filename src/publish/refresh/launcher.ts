// The launcher of a helper: a script beside the profile that starts the helper with the Node.js settings of the step that made it.
// A later step's NODE_OPTIONS would end the helper, or make it print what SDKs take for credentials. Pure.
import { win32 } from 'node:path';

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
export function quotedForPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
