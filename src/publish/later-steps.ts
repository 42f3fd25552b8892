// What the tools of later steps would take in place of what is published, as a finding. Loaded only where the job has other sources
// of credentials. Effect: reads the profile files.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../diagnosis/finding.ts';
import { otherCredentials, remainingCredentials } from '../diagnosis/rules/leftover-credentials.ts';
import { readSmallFile } from '../github/runner-files.ts';
import type { CredentialSource, ResolutionInput } from '../resolution/credential-source.ts';
import { machineSource } from '../resolution/resolve.ts';
import { otherTakings, type Published, type Taking } from '../resolution/takings.ts';
import type { Credentials } from '../secrets/vault.ts';
import { BEFORE_PROFILE, publishModeOf } from '../settings/publish-mode.ts';
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

/** What tools would take after a run that published nothing, in one finding. Never throws. */
export function afterNothing(
  { unsetCurrentCredentials }: Partial<Settings>,
  later: LaterSteps,
  severity: 'warning' | 'notice',
): readonly Finding[] {
  const takings = otherTakings(inputOf(later), { byDefault: true, profiles: [], isOurs: () => false });
  const blankable = unsetCurrentCredentials ? [] : BEFORE_PROFILE.filter((name) => later.environment[name]);
  return remainingCredentials(takings, blankable, severity);
}

/** The same of credentials that were there: what this action itself takes of them is what it has verified. */
export function ofExisting(later: LaterSteps): readonly Finding[] {
  const verified = machineSource(inputOf(later));
  return findingOf(later, { byDefault: true, profiles: [], isOurs: (source) => isSame(source, verified) });
}

/** Whether both give the same credentials, wherever they are found and however a tool runs a helper. */
function isSame(source: CredentialSource, verified: CredentialSource | undefined): boolean {
  if (source.kind === 'helper') return verified?.kind === 'helper' && source.command === verified.command;
  if (source.kind !== 'keys') return isDeepStrictEqual(source, verified);
  return (
    verified?.kind === 'keys' &&
    source.accessKeyId === verified.accessKeyId &&
    source.secretAccessKey === verified.secretAccessKey &&
    source.sessionToken === verified.sessionToken
  );
}

function findingOf(later: LaterSteps, published: Published, copies: ProfileFiles['copies'] = {}): readonly Finding[] {
  return otherCredentials(otherTakings(inputOf(later), published).map((taking) => withOriginal(taking, copies)));
}

function inputOf({ environment, home }: LaterSteps): ResolutionInput {
  const readFile = createReader(environment['GITHUB_WORKSPACE'] ?? home);
  return { environment, readFile, accountHome: home, now: Date.now() / 1000 };
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
