// Private copies of the user's config and credentials files, with our profiles added. Effect: files.
import { realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import nodePath, { isAbsolute, join } from 'node:path';
import { readSmallFile } from '../../github/runner-files.ts';
import { defined } from '../../util/defined.ts';
import { writeWhole } from '../../util/files.ts';
import type { ProfileFiles, VerifiedSession } from '../values.ts';
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

/** The user's own files, as absolute paths. */
export interface ProfileSources {
  readonly config?: string;
  readonly credentials?: string;
}

/** A profile exists already, and the inputs do not allow to overwrite it. */
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

/** What Python replaces by a variable in AWS_CONFIG_FILE. */
const VARIABLE = /\$\w+|\$\{[^}]*\}?|%\w+%/;
const SOURCE_MAX_BYTES = 1024 * 1024;
/** How the names of sections begin that do not belong to a profile. */
const OTHER_SECTION = /^(?:profile|sso-session|services) /;

/** A profile with the keys of a session. Reveals them: the caller writes the entry into files that nobody else can read. */
export function profileWithKeys(
  { profile: name = '', credentials }: Pick<VerifiedSession, 'profile' | 'credentials'>,
  region: string,
): ProfileEntry {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys = { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() };
  return { name, credentials: { ...keys, ...defined({ sessionToken: sessionToken?.reveal() }) }, config: { region } };
}

/**
 * The files that the SDKs would read: those that the environment names, else those in the home folder.
 * @param path - the rules for paths, those of this machine by default
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
export function profileSources(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  path: Pick<typeof nodePath, 'isAbsolute' | 'join' | 'resolve'> = nodePath,
): ProfileSources {
  const pathOf = (variable: string, name: string) => {
    const given = environment[variable];
    if (!given) return home === '' ? undefined : path.join(home, '.aws', name); // HOME is set and empty
    const expanded = /^~(?=[/\\]|$)/.test(given) ? path.join(home, given.slice(1)) : given;
    return path.isAbsolute(expanded) ? expanded : path.resolve(environment['GITHUB_WORKSPACE'] ?? home, expanded);
  };
  return defined({
    config: pathOf('AWS_CONFIG_FILE', 'config'),
    credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  });
}

/**
 * Finds out whether {@link writeProfiles} could use a folder below that one, read the user's files and add these profiles to them.
 * @throws Error as it does
 */
export function checkSources(
  runnerTemp: string,
  names: readonly string[],
  sources: ProfileSources,
  options: WriteOptions,
): void {
  checkPath(runnerTemp);
  readSources(names, sources, options);
}

interface WriteOptions {
  /** Whether to replace a profile that exists already, in both files. */
  readonly overwrite: boolean;
}

/** The texts of the user's files, in which the profiles may be added. */
function readSources(names: readonly string[], sources: ProfileSources, { overwrite }: WriteOptions) {
  const config = readSource(sources.config);
  const credentials = readSource(sources.credentials);
  for (const name of overwrite ? [] : names) {
    if (hasSection(config, configSection(name))) throw new ProfileExistsError(name, sources.config ?? '');
    if (hasSection(credentials, name)) throw new ProfileExistsError(name, sources.credentials ?? '');
  }
  return { config, credentials };
}

function checkPath(folder: string): void {
  const [odd] = VARIABLE.exec(folder) ?? [];
  if (odd !== undefined) throw oddPath(folder, odd, 'the AWS CLI takes for the name of a variable');
}

/**
 * What to throw for a path that not every tool reads as it is.
 * @param odd - the part of it that is misread
 * @param reading - by whom, and as what
 */
export function oddPath(path: string, odd: string, reading: string): Error {
  return Object.assign(new Error(`The path ${path} has "${odd}" in it, which ${reading}.`), { path, odd, reading });
}

/**
 * Writes copies of the user's files, with these profiles added, into a folder that nobody else can read.
 * @param folder - the caller removes it, with everything in it, if this fails
 * @throws ProfileExistsError without `overwrite`; Error for a name or a value that cannot be written, a file that cannot be read
 */
export function writeProfiles(
  folder: string,
  profiles: readonly ProfileEntry[],
  sources: ProfileSources,
  options: WriteOptions,
): ProfileFiles {
  checkNames(profiles);
  checkPath(folder);
  const names = profiles.map(({ name }) => name);
  const { config, credentials } = readSources(names, sources, options);
  const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  const withConfigs = profiles.reduce((text, one) => withSection(text, configSection(one.name), one.config), config);
  const withKeys = profiles.reduce((text, one) => withSection(text, one.name, keysOf(one)), credentials);
  writeWhole(files.configFile, withConfigs);
  writeWhole(files.credentialsFile, withKeys);
  const { config: configSource = '', credentials: credentialsSource = '' } = sources;
  return { ...files, copies: { [files.configFile]: configSource, [files.credentialsFile]: credentialsSource } };
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

/** The text of a file; empty for a missing file, as in the SDKs. */
function readSource(path: string | undefined): string {
  if (path === undefined || path === devNull) return '';
  if (!isAbsolute(path)) throw Object.assign(new Error(`${path} is not an absolute path.`), { path });
  try {
    const text = readSmallFile(realpathSync(path), SOURCE_MAX_BYTES);
    if (text.includes('\uFFFD')) throw new Error('it is not text in UTF-8.');
    checkText(text);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    const { message, code } = error as NodeJS.ErrnoException;
    const why = message.replace(/^.* (?=is (?:a folder\.|not a file of ))/s, 'it ');
    throw Object.assign(new Error(`${path} cannot be read: ${why}`, { cause: error }), defined({ path, code }));
  }
}

function keysOf({ credentials }: ProfileEntry): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    ...defined({ aws_session_token: sessionToken }),
  };
}

/**
 * The text with the section. Without entries an existing section is removed: old keys would win over a new `credential_process`, and
 * an old role over new keys.
 */
function withSection(text: string, section: string, entries: Readonly<Record<string, string>>): string {
  return Object.keys(entries).length === 0 ? removeSection(text, section) : setSection(text, section, entries);
}
