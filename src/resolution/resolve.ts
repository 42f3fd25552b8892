// Which credentials a tool of a later step will take, from environment variables and the AWS profile files: its sources in the
// order in which it asks them. Pure.
import { type FileInput, type ProfileFile, type ProfileFiles, readProfileFiles } from './profile-files.ts';
import {
  type BrokenReason,
  type Choice,
  DIALECTS,
  type Dialect,
  type FailureOf,
  type Link,
  type ProfilePart,
  type Tool,
} from './tools.ts';

/** Where credentials come from. Holds keys as they are: for comparison and use, never for a fact, a log or a file. */
export type CredentialSource =
  | {
      readonly kind: 'keys';
      /** The profile that holds them; undefined for those of the environment. */
      readonly profile?: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  | { readonly kind: 'helper'; readonly profile: string; readonly command: string; readonly runBy: 'shell' | 'words' }
  | {
      readonly kind: 'web identity';
      readonly profile?: string;
      readonly roleArn: string;
      readonly tokenFile: string;
    }
  | { readonly kind: 'role'; readonly profile: string; readonly roleArn: string; readonly with: CredentialSource }
  | { readonly kind: 'sso'; readonly profile: string }
  | { readonly kind: 'container'; readonly uri: string }
  | { readonly kind: 'instance' }
  | { readonly kind: 'broken'; readonly reason: BrokenReason; readonly profile?: string; readonly file?: string };

/** A source, and what the tool does where it gives nothing. */
export interface Candidate {
  readonly source: CredentialSource;
  readonly ifItFails: 'stop' | 'next';
}

export interface ResolutionInput extends FileInput {
  /** A profile that is given in code, or by `--profile`. */
  readonly profileInCode?: string;
  /** This machine's clock, for an end that stands beside keys. */
  readonly now: number;
}

/**
 * The sources that the tool asks, in its order, up to the first at which it stops in any case. An empty list: it finds none.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function candidatesOf(tool: Tool, input: ResolutionInput): readonly Candidate[] {
  const dialect = DIALECTS[tool];
  const { environment, profileInCode } = input;
  const files = readProfileFiles(dialect.files, input);
  const choice = dialect.choose(environment, profileInCode);
  const search: Search = { dialect, input, files, choice };
  const refusal = refusalOf(search);
  if (refusal !== undefined) return [{ source: refusal, ifItFails: 'stop' }];
  const found: Candidate[] = [];
  for (const link of dialect.links(choice, profileInCode !== undefined)) {
    const source = sourceAt(link, search);
    if (source === 'end') break;
    if (source === undefined) continue;
    const ifItFails = goesOnAfter(source, dialect) ? 'next' : 'stop';
    found.push({ source, ifItFails });
    if (ifItFails === 'stop') break;
  }
  return found;
}

interface Search {
  readonly dialect: Dialect;
  readonly input: ResolutionInput;
  readonly files: ProfileFiles;
  readonly choice: Choice;
}

/** What stops the tool before it looks for credentials. */
function refusalOf({ dialect, files, choice }: Search): CredentialSource | undefined {
  if (!files.ok) return dialect.parsesFilesFirst ? broken('file unreadable', { file: files.path }) : undefined;
  const isMissing = choice.must === 'exist before anything else' && !files.profiles.has(choice.name);
  return choice.named && isMissing ? broken('profile missing', { profile: choice.name }) : undefined;
}

function broken(
  reason: BrokenReason,
  where: { readonly profile?: string; readonly file?: string } = {},
): CredentialSource {
  return { kind: 'broken', reason, ...where };
}

/** Keys end the search: whether AWS accepts them shows only in a request. */
function goesOnAfter(source: CredentialSource, { goesOnAfter: failures }: Dialect): boolean {
  if (source.kind === 'keys' || (source.kind === 'broken' && source.reason === 'malformed keys')) return false;
  return failures === 'all' || failures.has(failureOf(source));
}

/** How a source would fail. */
function failureOf(source: CredentialSource): FailureOf {
  switch (source.kind) {
    case 'broken':
      return source.reason;
    case 'helper':
      return 'helper failed';
    case 'role':
      return source.with.kind === 'keys' ? 'role refused' : failureOf(source.with);
    case 'web identity':
      return 'web identity refused';
    case 'sso':
      return 'sso failed';
    case 'keys':
    case 'container':
    case 'instance':
      return 'container failed';
  }
}

function sourceAt(link: Link, search: Search): CredentialSource | undefined | 'end' {
  const { parts } = search.dialect;
  switch (link) {
    case 'keys':
      return keysOf(search);
    case 'profile':
      return profileSource(parts, search) ?? missingProfile(search);
    case 'role of the profile':
      return profileSource(ROLE_PARTS, search);
    case 'all of the profile but its helper':
      return profileSource(
        parts.filter((part) => part !== 'helper'),
        search,
      );
    case 'helper of the profile':
      return profileSource(['helper'], search);
    case 'web identity':
      return webIdentityOf(search);
    case 'container':
      return containerOf(search);
    case 'instance':
      return instanceOf(search);
  }
}

/** A key in an HTTP header can hold no line break. */
const CONTROL = /\p{Cc}/u;

function keysOf({ dialect, input }: Search): CredentialSource | undefined {
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
  return keySource({ accessKeyId, secretAccessKey, sessionToken });
}

function keySource(keys: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly profile?: string;
}): CredentialSource {
  const { sessionToken, ...pair } = keys;
  return { kind: 'keys', ...pair, ...(sessionToken ? { sessionToken } : {}) };
}

const ROLE_PARTS: readonly ProfilePart[] = ['source profile', 'credential source'];

function profileSource(parts: readonly ProfilePart[], search: Search): CredentialSource | undefined {
  const { files, choice } = search;
  if (!files.ok) return broken('file unreadable', { file: files.path });
  const profile = files.profiles.get(choice.name);
  return profile === undefined ? undefined : sourceIn({ name: choice.name, profile, parts, search, seen: [] });
}

/** A profile that was named, and is in no file. */
function missingProfile({ files, choice }: Search): CredentialSource | undefined {
  const isThere = files.ok && files.profiles.has(choice.name);
  const isMissed = choice.named && choice.must !== 'nothing' && !isThere;
  return isMissed ? broken('profile missing', { profile: choice.name }) : undefined;
}

interface Place {
  readonly name: string;
  readonly profile: ProfileFile;
  readonly parts: readonly ProfilePart[];
  readonly search: Search;
  /** Profiles on the way here, whose role needs this one. */
  readonly seen: readonly string[];
}

function sourceIn(place: Place): CredentialSource | undefined {
  for (const part of place.parts) {
    const source = partOf(part, place);
    if (source === undefined) continue;
    const roleArn = place.profile.settings['role_arn'];
    const assumes = place.search.dialect.keysAssumeRole && source.kind === 'keys' && roleArn && part === 'keys';
    return assumes ? { kind: 'role', profile: place.name, roleArn, with: source } : source;
  }
  return undefined;
}

function partOf(part: ProfilePart, place: Place): CredentialSource | undefined {
  const { name, profile, search } = place;
  const { settings } = profile;
  switch (part) {
    case 'source profile':
      return settings['role_arn'] && settings['source_profile'] ? roleWithSource(place) : undefined;
    case 'credential source':
      return settings['role_arn'] && settings['credential_source'] ? roleWithCredentialSource(place) : undefined;
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
      return keysIn(settings, place);
    case 'keys of the credentials file':
      return keysIn(profile.fromCredentials, place);
    case 'keys of the config file':
      return keysIn(profile.fromConfig, place);
    case 'helper': {
      const command = settings['credential_process'];
      return command ? { kind: 'helper', profile: name, command, runBy: search.dialect.runsHelperBy } : undefined;
    }
  }
}

function keysIn(settings: ProfileFile['settings'], { name, search }: Place): CredentialSource | undefined {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = settings;
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (!accessKeyId || !secretAccessKey) return broken('half a key pair', { profile: name });
  const { profileTokens, needsFullToken } = search.dialect;
  if (needsFullToken && settings['aws_session_token'] === '') return undefined;
  const sessionToken = profileTokens.map((key) => settings[key]).find(Boolean);
  return keySource({ profile: name, accessKeyId, secretAccessKey, sessionToken });
}

function roleWithSource(place: Place): CredentialSource {
  const { name, profile, search, seen } = place;
  const { role_arn: roleArn = '', source_profile: sourceName = '' } = profile.settings;
  const { files, dialect } = search;
  const from = sourceName === name ? ownKeys(place) : profileNamed(sourceName, files, [...seen, name]);
  if (from === undefined) return broken('source profile missing', { profile: sourceName });
  const parts = [...new Set([...ROLE_PARTS, ...dialect.parts])];
  const source = 'kind' in from ? from : sourceIn({ ...from, name: sourceName, parts, search, seen: [...seen, name] });
  if (source === undefined) return broken('source profile missing', { profile: sourceName });
  return source.kind === 'broken' ? source : { kind: 'role', profile: name, roleArn, with: source };
}

/** A profile whose role is assumed with the keys beside it. */
function ownKeys(place: Place): CredentialSource | undefined {
  return place.search.dialect.selfSource ? keysIn(place.profile.settings, place) : undefined;
}

/** @returns undefined where there is none, or where it leads back to where it is needed */
function profileNamed(name: string, files: ProfileFiles, seen: readonly string[]): Pick<Place, 'profile'> | undefined {
  const profile = files.ok && !seen.includes(name) ? files.profiles.get(name) : undefined;
  return profile === undefined ? undefined : { profile };
}

function roleWithCredentialSource({ name, profile, search }: Place): CredentialSource {
  const { role_arn: roleArn = '', credential_source: place = '' } = profile.settings;
  const source = ofCredentialSource(place, search);
  if (source === undefined || source === 'end') return broken('source profile missing', { profile: name });
  return source.kind === 'broken' ? source : { kind: 'role', profile: name, roleArn, with: source };
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

function webIdentityOf({ dialect, input, files, choice }: Search): CredentialSource | undefined {
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

function containerOf({ dialect, input }: Search): CredentialSource | undefined | 'end' {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
    input.environment;
  const uri = relative || full;
  if (uri) return { kind: 'container', uri };
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

function instanceOf({ dialect, input }: Search): CredentialSource | undefined {
  const disabled = input.environment['AWS_EC2_METADATA_DISABLED'] ?? '';
  return dialect.disablesInstance(disabled) ? undefined : { kind: 'instance' };
}
