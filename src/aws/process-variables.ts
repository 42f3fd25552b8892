// The AWS variables of this process: taken away from the SDK.
// Effect: changes the variables that it is given.
import { devNull } from 'node:os';

/** Variables by name. Those of a process can be changed. */
export type Variables = Record<string, string | undefined>;

/** No files of AWS: the SDK would otherwise read those in the home folder. */
const NO_FILES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };

/** With `0`, Node accepts any certificate. */
const TLS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Takes every variable of AWS away: the SDK would otherwise read settings from them and from shared files, and the inputs alone decide.
 * Also takes away the variable that switches off the verification of TLS certificates.
 * @param processVariables - of this process; changed
 * @param platform - decides whether `aws_region` is AWS_REGION: it is on Windows
 * @returns what was there before; on Windows with names in upper case
 * @see https://nodejs.org/docs/latest-v24.x/api/process.html#processenv
 */
export function takeVariables(
  processVariables: Variables,
  platform: NodeJS.Platform = process.platform,
): Readonly<Variables> {
  const known = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const before = Object.fromEntries(Object.entries(processVariables).map(([name, value]) => [known(name), value]));
  for (const name of Object.keys(processVariables)) {
    if (isOfAws(known(name)) || known(name) === TLS_VARIABLE) delete processVariables[name];
  }
  replaceVariables(processVariables, NO_FILES);
  return before;
}

function replaceVariables(processVariables: Variables, wanted: Readonly<Variables>): void {
  for (const [name] of ofAws(processVariables)) delete processVariables[name];
  for (const [name, value] of ofAws(wanted)) if (value !== undefined) processVariables[name] = value;
}

function ofAws(variables: Readonly<Variables>): readonly (readonly [string, string | undefined])[] {
  return Object.entries(variables).filter(([name]) => isOfAws(name));
}

function isOfAws(name: string): boolean {
  return name.startsWith('AWS_');
}
