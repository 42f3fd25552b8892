// What only Windows needs for the files of a step: access lists, which take the place of modes, owners, and short names of folders. Effect:
// starts programs of Windows.
import { spawnSync } from 'node:child_process';
import { win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts a program and waits for its end; undefined if it fails. */
export type Start = (program: string, args: readonly string[]) => string | undefined;

const LIMIT_MILLISECONDS = 10_000;

const start: Start = (program, args) => {
  const options = { encoding: 'utf8', timeout: LIMIT_MILLISECONDS, windowsVerbatimArguments: true } as const;
  const { status, stdout } = spawnSync(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
};

/** By absolute path: a folder of an earlier step may come first in PATH. */
function systemProgram(name: string, environment: Environment): string {
  const [, root] = Object.entries(environment).find(([key]) => key.toLowerCase() === 'systemroot') ?? [];
  return win32.join(root ?? 'C:\\Windows', 'System32', name);
}

/**
 * Full control for the owner of each file, for Windows itself and for administrators. The names of these groups differ by language.
 * @see https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
const OWNERS = ['*S-1-3-4', '*S-1-5-18', '*S-1-5-32-544'];

/**
 * Lets nobody else into a folder and what will be in it: modes mean nothing on Windows.
 * @returns whether that was possible. Never throws
 */
export function restrictFolder(folder: string, environment: Environment, run: Start = start): boolean {
  const grants = OWNERS.map((owner) => `${owner}:(OI)(CI)F`);
  const program = systemProgram('icacls.exe', environment);
  return run(program, [`"${folder}"`, '/inheritance:r', '/grant:r', ...grants, '/q']) !== undefined;
}

/**
 * Whether the user of this process owns a folder. Members of the group of administrators may have that group as the owner.
 * @returns also false where PowerShell does not answer. Never throws
 * @see https://learn.microsoft.com/dotnet/api/system.security.principal.windowsidentity.owner
 */
export function isOwnedByUser(folder: string, environment: Environment, run: Start = start): boolean {
  const program = systemProgram('WindowsPowerShell\\v1.0\\powershell.exe', environment);
  const path = folder.replace(/['\u2018-\u201b]/g, '$&$&'); // PowerShell takes each of them for a quote
  const owner = `(Get-Acl -LiteralPath '${path}').GetOwner([Security.Principal.SecurityIdentifier])`;
  const user = '[Security.Principal.WindowsIdentity]::GetCurrent()';
  const command = `$u = ${user}; $o = ${owner}; ($o -eq $u.User) -or ($o -eq $u.Owner)`;
  return run(program, ['-NoProfile', '-NonInteractive', '-Command', `"${command}"`])?.trim() === 'True';
}

/**
 * The path in which each name that has a blank, or a letter beyond ASCII, is replaced by its short name (8.3).
 * @returns the path itself on a volume without short names. Never throws
 * @see https://learn.microsoft.com/windows-server/administration/windows-commands/for
 */
export function shortPath(folder: string, environment: Environment, run: Start = start): string {
  if (/["%]/.test(folder)) return folder;
  const args = ['/d', '/v:off', '/c', `for %I in ("${folder}") do @echo %~sI`];
  const found = run(systemProgram('cmd.exe', environment), args)?.trim();
  return found !== undefined && /^[A-Za-z]:\\[!-~]+$/.test(found) ? found : folder;
}
