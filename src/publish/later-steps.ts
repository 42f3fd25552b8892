// What the tools of later steps would take in place of what is published, as a finding. Loaded only where the job has other sources
// of credentials. Effect: reads the profile files.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../diagnosis/finding.ts';
import { otherCredentials } from '../diagnosis/rules/leftover-credentials.ts';
import { readSmallFile } from '../github/runner-files.ts';
import type { CredentialSource } from '../resolution/credential-source.ts';
import { otherTakings, type Published, type Taking } from '../resolution/takings.ts';
import type { Credentials } from '../secrets/vault.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import type { Settings } from '../settings/settings.ts';
import type { ProfileFiles } from './profiles/profile-files.ts';
import type { VerifiedSession } from './verified-session.ts';

/** What decides what later steps take. */
export interface LaterSteps {
  /** The variables as later steps have them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const FILE_MAX_BYTES = 1024 * 1024;

/** What tools would take in place of the sessions, in one finding; none where every tool takes them. Never throws. */
export function ofSessions(
  settings: Settings,
  sessions: readonly VerifiedSession[],
  later: LaterSteps,
  files: ProfileFiles | undefined,
): readonly Finding[] {
  const { environmentKeys, defaultProfile } = publishModeOf(settings);
  const published: Published = {
    byDefault: environmentKeys || defaultProfile,
    profiles: files === undefined ? [] : sessions.flatMap(({ profile }) => profile ?? []),
    isOurs: (source, profile) => {
      const session = sessions.find((one) => profile === undefined || one.profile === profile) ?? sessions[0];
      if (source.kind === 'helper') return files !== undefined && source.profile === session?.profile;
      return session !== undefined && areKeys(source, session.credentials);
    },
  };
  return findingOf(later, published, files?.copies);
}

/** The same of credentials that were there: keys in the environment, or else the profile that AWS_PROFILE names. */
export function ofExisting(later: LaterSteps): readonly Finding[] {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = later.environment;
  const isOurs: Published['isOurs'] =
    id && secret
      ? (source) =>
          source.kind === 'keys' &&
          source.accessKeyId === id &&
          source.secretAccessKey === secret &&
          source.sessionToken === (token || undefined)
      : (source) => source.kind === 'helper' && source.profile === later.environment['AWS_PROFILE'];
  return findingOf(later, { byDefault: true, profiles: [], isOurs });
}

function findingOf(
  { environment, home }: LaterSteps,
  published: Published,
  copies: ProfileFiles['copies'] = {},
): readonly Finding[] {
  const readFile = createReader(environment['GITHUB_WORKSPACE'] ?? home);
  const input = { environment, readFile, accountHome: home, now: Date.now() / 1000 };
  return otherCredentials(otherTakings(input, published).map((taking) => withOriginal(taking, copies)));
}

/** People know their own file, and not our copy of it. */
function withOriginal(taking: Taking, copies: NonNullable<ProfileFiles['copies']>): Taking {
  const { source } = taking;
  if (source.kind !== 'broken' || source.file === undefined) return taking;
  return { ...taking, source: { ...source, file: copies[source.file] || source.file } };
}

function createReader(workspace: string): (path: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (path) => {
    if (!texts.has(path)) texts.set(path, textOf(resolve(workspace, path)));
    return texts.get(path);
  };
}

function textOf(path: string): string | undefined {
  try {
    return readSmallFile(realpathSync(path), FILE_MAX_BYTES);
  } catch {
    return undefined;
  }
}

function areKeys(source: CredentialSource, keys: Credentials): boolean {
  return (
    source.kind === 'keys' &&
    source.accessKeyId === keys.accessKeyId.reveal() &&
    source.secretAccessKey === keys.secretAccessKey.reveal() &&
    source.sessionToken === keys.sessionToken?.reveal()
  );
}
