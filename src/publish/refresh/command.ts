// The command of a profile that renews itself, quoted so that everybody who runs it understands the same. Pure.

/** Characters that no shell, and no reader of the config file, takes for anything but themselves. */
const PLAIN = { posix: /^[\w@%+=:,./-]+$/, windows: /^[\w@+=:,./\\-]+$/ };

/**
 * A `credential_process`. SDKs hand it to `sh -c` or `cmd.exe /c`, the AWS CLI and boto3 split it themselves by the rules of either: on
 * POSIX single quotes mean the same to all of them, on Windows double quotes.
 * @param parts - program and arguments: paths
 * @throws Error where a part cannot be quoted so that all understand it; on Windows `%` stands for variables even in quotes
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function credentialProcessCommand(parts: readonly string[], platform: NodeJS.Platform): string {
  for (const part of parts) checkPart(part);
  return parts.map(platform === 'win32' ? quotedForWindows : quotedForPosix).join(' ');
}

/** To the SDK for JavaScript a comment begins there, whatever quotes are around it. */
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
