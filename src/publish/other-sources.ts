// Whether the job has anything that a tool of a later step could take besides what is published. Effect: looks at files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that decide whose credentials a tool takes. */
const DECIDING =
  /^(?:AWS|AMAZON)_(?:ACCESS_KEY|SECRET_|SECURITY_TOKEN|SESSION_TOKEN|CREDENTIAL_|PROFILE|DEFAULT_PROFILE|WEB_IDENTITY|ROLE_ARN|CONTAINER_CREDENTIALS|CONFIG_FILE|SHARED_CREDENTIALS)/;

/** Whether there is such a variable, empty or not, or a file of AWS in the home folder. */
export function hasOtherSources(environment: Environment, home: string): boolean {
  const names = Object.keys(environment);
  if (names.some((name) => DECIDING.test(name) && environment[name] !== undefined)) return true;
  const folder = join(environment['HOME'] || home, '.aws');
  return ['config', 'credentials'].some((name) => existsSync(join(folder, name)));
}
