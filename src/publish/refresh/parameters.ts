// What a helper needs to know to get a session like the one before, in a private file beside it. Effect: reads one file.
import { join } from 'node:path';
import type { Settings } from '../../settings/settings.ts';
import { readPrivateFile } from '../../util/files.ts';

/** All of it. The ID token's request variables are not in it: whoever runs the helper has them, or must not have a session. */
export interface RefreshParameters {
  /** Of one role. */
  readonly settings: Settings;
  /** The inputs about proxies, since they may hold a password and are not in the settings. */
  readonly proxyInputs: Readonly<Record<string, string>>;
  /** Variables of the runner that name this action, for the addresses of its pages. */
  readonly action: Readonly<Record<string, string | undefined>>;
  readonly auditFile: string;
  /** Where the post step's leak check finds what was issued; undefined where there is no such check. */
  readonly issuedFile?: string;
}

const PARAMETERS_NAME = 'parameters.json';

/** Where the parameters of a folder are. */
export function parametersFileIn(folder: string): string {
  return join(folder, PARAMETERS_NAME);
}

/** The parameters in the folder; undefined where there are none. Never throws. */
export function readParameters(folder: string): RefreshParameters | undefined {
  const found = readPrivateFile(parametersFileIn(folder)) as RefreshParameters | undefined;
  return typeof found?.settings === 'object' && typeof found.auditFile === 'string' ? found : undefined;
}
