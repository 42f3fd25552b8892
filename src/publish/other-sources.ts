// Whether the job has anything that a tool of a later step could take besides what is published. Effect: looks at files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that decide whose credentials a tool takes. */
const DECIDING =
  /^(?:AWS|AMAZON)_(?:ACCESS_KEY|SECRET_|SECURITY_TOKEN|SESSION_TOKEN|CREDENTIAL_|PROFILE|DEFAULT_PROFILE|WEB_IDENTITY|ROLE_ARN|CONTAINER_CREDENTIALS|CONFIG_FILE|SHARED_CREDENTIALS)/;

/** Whether there is such a variable, empty or not, or a file of AWS in a home folder: on Windows, tools disagree about which it is. */
export function hasOtherSources(environment: Environment, home: string): boolean {
  const names = Object.keys(environment);
  if (names.some((name) => DECIDING.test(name) && environment[name] !== undefined)) return true;
  const folders = [home, environment['HOME'], environment['USERPROFILE']].flatMap((one) => one || []);
  return folders.some((one) => ['config', 'credentials'].some((name) => existsSync(join(one, '.aws', name))));
}
