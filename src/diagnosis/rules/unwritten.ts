// Why the results of a run could not be written, by the error of the system and the variables that name files. Pure.
import type { OperatingSystem } from '../../observe/facts.ts';
import { defined } from '../../util/defined.ts';
import type { Unwritten } from '../findings/stopped-run.ts';

/** What an error says about itself. */
export type Thrown = Pick<Unwritten, 'message' | 'code' | 'path' | 'odd' | 'reading'>;

const RUNNER_FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'];
const PROFILE_FILES = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/** The cause and the variable behind an error. */
export function unwritten(thrown: Thrown, environment: Readonly<Record<string, string | undefined>>): Unwritten {
  const { message, path } = thrown;
  const [, broken] = /^(GITHUB_[A-Z]+|RUNNER_TEMP) (?:\(.*\) )?is not /.exec(message) ?? [];
  // Relative paths of profile files begin at the workspace.
  const named = [...RUNNER_FILES, ...PROFILE_FILES].find((name) => {
    const value = environment[name]?.replace(/^(?:\.[/\\])+/, '');
    return value && path !== undefined && (path === value || path.endsWith(`/${value}`) || path.endsWith(`\\${value}`));
  });
  const isInTemp = path?.startsWith(environment['RUNNER_TEMP'] || '\0');
  const variable = broken ?? named ?? (isInTemp ? 'RUNNER_TEMP' : undefined);
  const reason = broken === undefined ? reasonOf(thrown, named) : 'variable';
  const system = environment['RUNNER_OS'] as OperatingSystem | undefined;
  return { ...thrown, reason, ...defined({ variable, os: system }) };
}

function reasonOf({ message, code = '', odd }: Thrown, named: string | undefined): Unwritten['reason'] {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'full';
  if (code === 'EROFS') return 'read-only';
  if (code === 'EACCES' || code === 'EPERM') return 'access';
  if (message.startsWith('RUNNER_TEMP is on a volume')) return 'open volume';
  if (/ cannot be read: /.test(message)) return 'profile file';
  if (named !== undefined && (code === 'ENOENT' || code === 'ELOOP' || / is not a file\.$/.test(message)))
    return 'missing';
  return odd === undefined ? 'other' : 'path';
}
