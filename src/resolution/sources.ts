// The sources that environment variables name, and what the chosen profile holds, as a tool takes it: keys, a role, a helper, a web
// identity token, a sign-in, a container, the instance. Pure.
import { defined } from '../util/defined.ts';
import { broken, type CredentialSource, keySource, type ProfilePart, type Search } from './dialect.ts';
import { type ProfileFile, type ReadProfiles, readProfileFiles } from './read-profiles.ts';

/** Both ways of a profile to assume a role. */
export const ROLE_PARTS: readonly ProfilePart[] = ['source profile', 'credential source'];

/** The first of the parts that the chosen profile has. */
export function profileSource(parts: readonly ProfilePart[], search: Search): CredentialSource | undefined {
  const { files, choice } = search;
  if (!files.ok) return broken(files.reason, { file: files.path });
  const profile = files.profiles.get(choice.name);
  return profile === undefined ? undefined : sourceIn({ name: choice.name, profile, parts, search, seen: [] });
}

/** Two of these contradict each other to the SDK for Go. */
const EXCLUSIVE = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'];

/** What stops the tool in the chosen profile before it looks for anything. Where a role finds its credentials at run time does not. */
export function refusedProfile(search: Search): CredentialSource | undefined {
  const { dialect, files, choice } = search;
  const settings = files.ok ? files.profiles.get(choice.name)?.settings : undefined;
  if (!files.ok || settings === undefined) return undefined;
  const contradictory = broken('profile contradictory', { profile: choice.name });
  const { sso_session: session } = settings;
  const isLost = session !== undefined && session !== '' && !files.sections.has(`sso-session ${session}`);
  if (isLost && dialect.refusesProfile.includes('without its SSO session')) return contradictory;
  if (!dialect.refusesProfile.includes('incomplete')) return undefined;
  if (EXCLUSIVE.filter((key) => settings[key]).length > 1) return contradictory;
  const source = profileSource(
    dialect.parts.filter((part) => part !== 'credential source'),
    search,
  );
  return source?.kind === 'broken' ? source : undefined;
}

/** A profile that was named, and is in no file. */
export function missingProfile(search: Search): CredentialSource | undefined {
  const { files, choice } = search;
  const isThere = files.ok && files.profiles.has(choice.name);
  const isMissed = choice.named && choice.must !== 'nothing' && !isThere;
  return isMissed ? broken('profile missing', { profile: choice.name, ...unreadFile(search) }) : undefined;
}

/** The file that has the chosen profile, where the tool would find it only with AWS_SDK_LOAD_CONFIG. */
function unreadFile({ dialect: { files }, input, choice }: Search): { readonly file?: string } {
  if (files.readsConfig(input.environment)) return {};
  const environment = { ...input.environment, AWS_SDK_LOAD_CONFIG: '1' };
  const read = readProfileFiles(files, { ...input, environment });
  return defined({ file: read.ok ? read.profiles.get(choice.name)?.files[0] : undefined });
}

interface VisitedProfile {
  readonly name: string;
  readonly profile: ProfileFile;
  readonly parts: readonly ProfilePart[];
  readonly search: Search;
  /** Profiles on the way here, whose role needs this one. */
  readonly seen: readonly string[];
}

function sourceIn(visited: VisitedProfile): CredentialSource | undefined {
  for (const part of visited.parts) {
    const source = partOf(part, visited);
    if (source === undefined) continue;
    const roleArn = visited.profile.settings['role_arn'];
    const assumes = visited.search.dialect.keysAssumeRole && source.kind === 'keys' && roleArn && part === 'keys';
    return assumes ? roleOf(visited, source) : source;
  }
  return undefined;
}

function partOf(part: ProfilePart, visited: VisitedProfile): CredentialSource | undefined {
  const { name, profile, search } = visited;
  const { settings } = profile;
  switch (part) {
    case 'source profile':
      return settings['role_arn'] && settings['source_profile'] ? roleWithSource(visited) : undefined;
    case 'credential source':
      return settings['role_arn'] && settings['credential_source'] ? roleWithCredentialSource(visited) : undefined;
    case 'web identity': {
      const { role_arn: roleArn, web_identity_token_file: tokenFile } = settings;
      if (!tokenFile) return undefined;
      return roleArn
        ? { kind: 'web identity', profile: name, roleArn, tokenFile }
        : broken('web identity incomplete', { profile: name });
    }
    case 'sso':
      return settings['sso_start_url'] || settings['sso_session'] ? { kind: 'sso', profile: name } : undefined;
    case 'keys':
      return keysIn(settings, visited);
    case 'keys of the credentials file':
      return keysIn(profile.fromCredentials, visited);
    case 'keys of the config file':
      return keysIn(profile.fromConfig, visited);
    case 'helper': {
      const command = settings['credential_process'];
      return command ? { kind: 'helper', profile: name, command, runBy: search.dialect.runsHelperBy } : undefined;
    }
  }
}

function keysIn(settings: ProfileFile['settings'], { name, search }: VisitedProfile): CredentialSource | undefined {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = settings;
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (!accessKeyId || !secretAccessKey) return broken('half a key pair', { profile: name });
  const { profileTokens, needsFullToken } = search.dialect;
  if (needsFullToken && settings['aws_session_token'] === '') return undefined;
  const sessionToken = profileTokens.map((key) => settings[key]).find(Boolean);
  return keySource({ profile: name, accessKeyId, secretAccessKey, sessionToken });
}

function roleWithSource(visited: VisitedProfile): CredentialSource {
  const { name, profile, search, seen } = visited;
  const { source_profile: sourceName = '' } = profile.settings;
  const { files, dialect } = search;
  const from = sourceName === name ? ownKeys(visited) : profileNamed(sourceName, files, [...seen, name]);
  if (from === undefined) return broken('source profile missing', { profile: sourceName });
  const parts = [...new Set([...ROLE_PARTS, ...dialect.parts])];
  const source = 'kind' in from ? from : sourceIn({ ...from, name: sourceName, parts, search, seen: [...seen, name] });
  if (source === undefined) return broken('source profile missing', { profile: sourceName });
  return source.kind === 'broken' ? source : roleOf(visited, source);
}

/** A profile whose role is assumed with the keys beside it. */
function ownKeys(visited: VisitedProfile): CredentialSource | undefined {
  return visited.search.dialect.selfSource ? keysIn(visited.profile.settings, visited) : undefined;
}

/** @returns undefined where there is none, or where it leads back to where it is needed */
function profileNamed(
  name: string,
  files: ReadProfiles,
  seen: readonly string[],
): Pick<VisitedProfile, 'profile'> | undefined {
  const profile = files.ok && !seen.includes(name) ? files.profiles.get(name) : undefined;
  return profile === undefined ? undefined : { profile };
}

/** The role of a profile, assumed with these credentials. */
function roleOf({ name, profile: { settings } }: VisitedProfile, source: CredentialSource): CredentialSource {
  const { role_arn: roleArn = '', external_id, role_session_name, mfa_serial } = settings;
  const request = {
    ...(external_id ? { externalId: external_id } : {}),
    ...(role_session_name ? { roleSessionName: role_session_name } : {}),
    ...(mfa_serial ? { mfaSerial: mfa_serial } : {}),
  };
  return { kind: 'role', profile: name, roleArn, with: source, request };
}

function roleWithCredentialSource(visited: VisitedProfile): CredentialSource {
  const { name, profile, search } = visited;
  const source = ofCredentialSource(profile.settings['credential_source'] ?? '', search);
  if (source === undefined || source === 'end') return broken('source profile missing', { profile: name });
  return source.kind === 'broken' ? source : roleOf(visited, source);
}

function ofCredentialSource(place: string, search: Search): CredentialSource | undefined | 'end' {
  switch (place) {
    case 'Environment':
      return keysOf(search);
    case 'EcsContainer':
      return containerOf(search);
    case 'Ec2InstanceMetadata':
      return instanceOf(search);
    default:
      return undefined;
  }
}

/** A key in an HTTP header can hold no line break. */
const CONTROL = /\p{Cc}/u;

/** The keys of the environment, under the names that the tool knows. */
export function keysOf({ dialect, input }: Search): CredentialSource | undefined {
  const { environment } = input;
  const { ids, secrets, tokens } = dialect.keyNames;
  const take = (names: readonly string[]) => {
    const value = names.map((name) => environment[name]).find((one) => one !== undefined && one !== '');
    return dialect.trimsKeys ? value?.trim() : value;
  };
  const [accessKeyId, secretAccessKey, sessionToken] = [take(ids), take(secrets), take(tokens)];
  if (accessKeyId === undefined) return undefined;
  if (secretAccessKey === undefined) return dialect.checksKeys ? broken('half a key pair') : undefined;
  const end = dialect.checksKeys ? environment['AWS_CREDENTIAL_EXPIRATION'] : undefined;
  if (end) {
    const at = Date.parse(end) / 1000;
    if (Number.isNaN(at)) return broken('end not a date');
    if (at <= input.now) return broken('keys expired');
  }
  if (CONTROL.test(accessKeyId) || CONTROL.test(secretAccessKey)) return broken('malformed keys');
  const unusual = (names: readonly string[], usual: string) => {
    const name = names.find((one) => environment[one]);
    return name === usual ? undefined : name;
  };
  const variable = unusual(ids, 'AWS_ACCESS_KEY_ID');
  const tokenVariable = unusual(tokens, 'AWS_SESSION_TOKEN');
  return keySource({ accessKeyId, secretAccessKey, sessionToken, ...defined({ variable, tokenVariable }) });
}

/** A web identity token in a file, and the role that it is for. */
export function webIdentityOf({ dialect, input, files, choice }: Search): CredentialSource | undefined {
  const { environment, readFile } = input;
  const { joinsProfile, emptyCounts, needsRole } = dialect.webIdentity;
  const settings = joinsProfile && files.ok ? (files.profiles.get(choice.name)?.settings ?? {}) : {};
  const given = (variable: string, key: string) => {
    const value = environment[variable];
    return value === undefined || (value === '' && !emptyCounts) ? settings[key] || undefined : value;
  };
  const tokenFile = given('AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file');
  const roleArn = given('AWS_ROLE_ARN', 'role_arn');
  if (tokenFile === undefined) return undefined;
  if (roleArn === undefined) return needsRole ? broken('web identity incomplete') : undefined;
  if (readFile(tokenFile) === undefined) return broken('web identity incomplete', { file: tokenFile });
  return { kind: 'web identity', roleArn, tokenFile };
}

/** @returns `end` where an empty variable ends the search */
export function containerOf({ dialect, input }: Search): CredentialSource | undefined | 'end' {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
    input.environment;
  if (relative) return { kind: 'container', uri: relative, variable: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' };
  if (full) return { kind: 'container', uri: full, variable: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' };
  if (relative === undefined && full === undefined) return undefined;
  switch (dialect.emptyContainer) {
    case 'broken':
      return broken('empty container variable');
    case 'ends the search':
      return 'end';
    case 'unset':
      return undefined;
  }
}

/** The instance metadata service, unless a variable switches it off. */
export function instanceOf({ dialect, input }: Search): CredentialSource | undefined {
  const disabled = input.environment['AWS_EC2_METADATA_DISABLED'] ?? '';
  return dialect.disablesInstance(disabled) ? undefined : { kind: 'instance' };
}
