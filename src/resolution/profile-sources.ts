// What the chosen profile holds, as a tool takes it: a role, keys, a helper, a web identity token, a sign-in. Pure.
import { broken, type CredentialSource, keySource, type Search } from './credential-source.ts';
import type { ProfilePart } from './dialect.ts';
import { containerOf, instanceOf, keysOf } from './environment-sources.ts';
import type { ProfileFile, ReadProfiles } from './read-profiles.ts';

/** Both ways of a profile to assume a role. */
export const ROLE_PARTS: readonly ProfilePart[] = ['source profile', 'credential source'];

/** The first of the parts that the chosen profile has. */
export function profileSource(parts: readonly ProfilePart[], search: Search): CredentialSource | undefined {
  const { files, choice } = search;
  if (!files.ok) return broken(files.reason, { file: files.path });
  const profile = files.profiles.get(choice.name);
  return profile === undefined ? undefined : sourceIn({ name: choice.name, profile, parts, search, seen: [] });
}

/** A profile that was named, and is in no file. */
export function missingProfile({ files, choice }: Search): CredentialSource | undefined {
  const isThere = files.ok && files.profiles.has(choice.name);
  const isMissed = choice.named && choice.must !== 'nothing' && !isThere;
  return isMissed ? broken('profile missing', { profile: choice.name }) : undefined;
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
