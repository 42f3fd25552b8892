// Private files of named profiles, beside which the content of the user's own is kept. Effect: files.
import { realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { readSmallFile } from '../../github/runner-files.ts';
import { writeWhole } from '../../util/files.ts';
import { checkSectionName, checkText, configSection, hasSection, removeSection, setSection } from './ini.ts';

/** One profile. Its credentials go to the credentials file, its settings (`region`, `credential_process`, …) to the config file. */
export interface ProfileEntry {
  readonly name: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly config: Readonly<Record<string, string>>;
}

/** The user's own files: absolute paths, those that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, else in `~/.aws`. */
export interface ProfileSources {
  readonly config?: string;
  readonly credentials?: string;
}

/** What was written: values for AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE. */
export interface ProfileFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** A profile is there already, and was not to be overwritten. */
export class ProfileExistsError extends Error {
  override readonly name = 'ProfileExistsError';
  readonly profile: string;
  readonly file: string;

  constructor(profile: string, file: string) {
    super(`The profile ${JSON.stringify(profile)} exists already in ${file}.`);
    this.profile = profile;
    this.file = file;
  }
}

/** What Python takes for a variable in AWS_CONFIG_FILE. */
const VARIABLE = /\$(?:\w|\{)|%\w+%/;
const SOURCE_MAX_BYTES = 1024 * 1024;
/** The beginnings of section names that are no profile's own. */
const OTHER_SECTION = /^(?:profile|sso-session|services) /;

/**
 * Writes the user's files with these profiles in them into a folder that nobody else can read.
 * @param folder - it and all that is in it is removed by the caller where this fails
 * @param options - `overwrite`: a profile that exists already is replaced, in both files
 * @throws ProfileExistsError without `overwrite`; Error for a name or a value that cannot be written, a file that cannot be read
 */
export function writeProfiles(
  folder: string,
  profiles: readonly ProfileEntry[],
  sources: ProfileSources,
  options: { readonly overwrite: boolean },
): ProfileFiles {
  checkNames(profiles);
  if (VARIABLE.test(folder)) throw new Error(`The AWS CLI would put the value of a variable into the path ${folder}.`);
  const config = readSource(sources.config);
  const credentials = readSource(sources.credentials);
  if (!options.overwrite) {
    for (const { name } of profiles) {
      if (hasSection(config, configSection(name))) throw new ProfileExistsError(name, sources.config ?? '');
      if (hasSection(credentials, name)) throw new ProfileExistsError(name, sources.credentials ?? '');
    }
  }
  const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  const withConfigs = profiles.reduce((text, one) => withSection(text, configSection(one.name), one.config), config);
  const withKeys = profiles.reduce((text, one) => withSection(text, one.name, keysOf(one)), credentials);
  writeWhole(files.configFile, withConfigs);
  writeWhole(files.credentialsFile, withKeys);
  return files;
}

function checkNames(profiles: readonly ProfileEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of profiles) {
    if (seen.has(name)) throw new Error(`The profile ${JSON.stringify(name)} is named twice.`);
    checkSectionName(name);
    checkSectionName(configSection(name));
    if (OTHER_SECTION.test(name)) throw new Error(`${JSON.stringify(name)} cannot be the name of a profile.`);
    seen.add(name);
  }
}

/** As the SDKs do, takes a file that is not there for an empty one. */
function readSource(path: string | undefined): string {
  if (path === undefined || path === devNull) return '';
  if (!isAbsolute(path)) throw new Error(`${path} is not an absolute path.`);
  try {
    const text = readSmallFile(realpathSync(path), SOURCE_MAX_BYTES);
    if (text.includes('\uFFFD')) throw new Error('it is not text in UTF-8.');
    checkText(text);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Error(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function keysOf({ credentials }: ProfileEntry): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    ...(sessionToken === undefined ? {} : { aws_session_token: sessionToken }),
  };
}

/** Nothing to say removes what was there: old static keys would win over a new `credential_process`, an old role over new keys. */
function withSection(text: string, section: string, entries: Readonly<Record<string, string>>): string {
  return Object.keys(entries).length === 0 ? removeSection(text, section) : setSection(text, section, entries);
}
