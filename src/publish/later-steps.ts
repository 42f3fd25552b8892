// What the tools of later steps would take in place of what is published. Loaded only where the job has other sources of credentials.
// Effect: reads the profile files.
import { isDeepStrictEqual } from 'node:util';
import { readAwsFiles } from '../github/workspace-file.ts';
import { ignoresEndpoints, originOf } from '../net/service-url.ts';
import type { ConfiguredEndpoint, LaterUse } from '../observe/facts.ts';
import type { CredentialSource, ResolutionInput } from '../resolution/dialect.ts';
import { endpointsOf, machineSource } from '../resolution/resolve.ts';
import { otherTakings, type Published, SUPPORTED_TOOLS, type Taking } from '../resolution/takings.ts';
import type { Credentials } from '../secrets/vault.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type ProfileFiles, revealKeys, type VerifiedSession } from './values.ts';

/** What decides what later steps take. */
export interface LaterSteps {
  /** The variables as later steps have them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * What tools would take in place of the sessions; nothing where every tool takes them. Where earlier credentials were to be blanked, also
 * what steps can use that ask for none. Never throws.
 */
export async function ofSessions(
  settings: Settings,
  sessions: readonly VerifiedSession[],
  later: LaterSteps,
  files: ProfileFiles | undefined,
): Promise<LaterUse> {
  const { environmentKeys, outputKeys, defaultProfile } = publishModeOf(settings);
  const [first] = sessions;
  const isOf = (session: VerifiedSession | undefined, source: CredentialSource) => {
    if (source.kind === 'helper') return files !== undefined && source.profile === session?.profile;
    return session !== undefined && areKeys(source, session.credentials);
  };
  const published: Published = {
    byDefault: environmentKeys || defaultProfile,
    profiles: files === undefined ? [] : sessions.flatMap(({ profile }) => profile ?? []),
    ...defined({ outputs: outputKeys && !environmentKeys && first ? revealKeys(first.credentials) : undefined }),
    isOurs: (source, profile) =>
      isOf(sessions.find((one) => profile === undefined || one.profile === profile) ?? first, source),
  };
  const hasInstanceRole = await mayBecomeInstance(later, published);
  const remaining =
    published.byDefault || !settings.unsetCurrentCredentials
      ? []
      : takingsOfOthers(later, (source) => sessions.some((session) => isOf(session, source)));
  const usesDefault = published.byDefault || published.outputs !== undefined;
  return {
    ...useOf(later, { ...published, hasInstanceRole }, files?.copies),
    endpoints: usesDefault ? profileEndpoints(later, files?.copies) : [],
    remaining,
  };
}

/** Whether the machine is an instance with a role, which some tools would take after a failure. It is asked only where that could be. */
async function mayBecomeInstance(later: LaterSteps, published: Published): Promise<boolean> {
  const { environment } = later;
  if (environment['RUNNER_ENVIRONMENT'] === 'github-hosted') return false; // the metadata there are of another cloud
  const takings = otherTakings(inputOf(later), { ...published, hasInstanceRole: true });
  if (!takings.some(({ source, onlyAfterFailure }) => onlyAfterFailure && source.kind === 'instance')) return false;
  const { askInstanceRole } = await import('../aws/local-services.ts');
  const { status } = await askInstanceRole({ ...environment, AWS_METADATA_SERVICE_TIMEOUT: undefined });
  return status === 'succeeded';
}

/** What tools take in a step that says nothing, unless it is ours. */
function takingsOfOthers(later: LaterSteps, isOurs: Published['isOurs']): readonly Taking[] {
  return otherTakings(inputOf(later), { byDefault: true, profiles: [], isOurs });
}

/** What tools would take after a run that published nothing. Never throws. */
export function afterNothing(later: LaterSteps): readonly Taking[] {
  return takingsOfOthers(later, () => false);
}

/** What tools would take in place of credentials that were there: what this action itself takes of them is what it has verified. */
export function ofExisting(later: LaterSteps): LaterUse {
  const verified = machineSource(inputOf(later));
  return {
    ...useOf(later, { byDefault: true, profiles: [], isOurs: (source) => isSame(source, verified) }),
    endpoints: profileEndpoints(later),
    remaining: [],
  };
}

/** Endpoints that profiles give to tools in steps that name no profile, each once. */
function profileEndpoints(
  later: LaterSteps,
  copies: NonNullable<ProfileFiles['copies']> = {},
): readonly ConfiguredEndpoint[] {
  if (ignoresEndpoints(later.environment)) return [];
  const input = inputOf(later);
  const found = SUPPORTED_TOOLS.filter((tool) => tool !== KNOWS_NO_ENDPOINTS).flatMap((tool) =>
    endpointsOf(tool, input),
  );
  const told = found.map(({ url, files: [file = ''], ...one }) => ({
    ...one,
    variable: 'endpoint_url' as const,
    origin: originOf(url),
    file: copies[file] || file,
  }));
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

/** The one supported tool that reads no endpoint from a profile. */
const KNOWS_NO_ENDPOINTS = 'js-v2';

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

function useOf(
  later: LaterSteps,
  published: Published,
  copies: ProfileFiles['copies'] = {},
): Pick<LaterUse, 'takings' | 'os'> {
  const takings = otherTakings(inputOf(later), published).map((taking) => withOriginal(taking, copies));
  return { takings, ...(later.environment['RUNNER_OS'] === 'Windows' && { os: 'Windows' }) };
}

function inputOf({ environment, home }: LaterSteps): ResolutionInput {
  const files = readAwsFiles(environment['GITHUB_WORKSPACE'] ?? home);
  return { environment, ...files, accountHome: home, now: Date.now() / 1000 };
}

/** People know their own file, and not our copy of it. */
function withOriginal(taking: Taking, copies: NonNullable<ProfileFiles['copies']>): Taking {
  const { source } = taking;
  if (source.kind !== 'broken' || source.file === undefined) return taking;
  return { ...taking, source: { ...source, file: copies[source.file] || source.file } };
}

function areKeys(source: CredentialSource, keys: Credentials): boolean {
  return (
    source.kind === 'keys' &&
    source.accessKeyId === keys.accessKeyId.reveal() &&
    source.secretAccessKey === keys.secretAccessKey.reveal() &&
    source.sessionToken === keys.sessionToken?.reveal()
  );
}
