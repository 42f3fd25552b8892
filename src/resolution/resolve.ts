// Which credentials a tool of a later step will take, from environment variables and the AWS profile files: its sources in the
// order in which it asks them. Pure.
import {
  broken,
  type CredentialSource,
  type Dialect,
  type FailureOf,
  type Link,
  type ResolutionInput,
  type Search,
  type Tool,
} from './dialect.ts';
import { readProfileFiles } from './read-profiles.ts';
import {
  containerOf,
  instanceOf,
  keysOf,
  missingProfile,
  profileSource,
  ROLE_PARTS,
  refusedProfile,
  webIdentityOf,
} from './sources.ts';
import { DIALECTS } from './tools.ts';

/** A source, and what the tool does where it gives nothing. */
export interface Candidate {
  readonly source: CredentialSource;
  readonly ifItFails: 'stop' | 'next';
}

/**
 * The sources that the tool asks, in its order, up to the first at which it stops in any case. An empty list: it finds none.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function candidatesOf(tool: Tool, input: ResolutionInput): readonly Candidate[] {
  return candidatesBy(DIALECTS[tool], input);
}

/** The sources of a tool with these rules. */
function candidatesBy(dialect: Dialect, input: ResolutionInput): readonly Candidate[] {
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

/** What stops the tool before it looks for credentials. */
function refusalOf(search: Search): CredentialSource | undefined {
  const { dialect, files, choice } = search;
  if (!files.ok) return dialect.parsesFilesFirst ? broken(files.reason, { file: files.path }) : undefined;
  const isMissing = choice.must === 'exist before anything else' && !files.profiles.has(choice.name);
  return choice.named && isMissing ? broken('profile missing', { profile: choice.name }) : refusedProfile(search);
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

const CDK = DIALECTS['aws-cdk'];

/** The order that most tools have. Nothing that is there and broken is passed over: the next source would be somebody else. */
const OWN: Dialect = {
  ...CDK,
  keyNames: { ids: ['AWS_ACCESS_KEY_ID'], secrets: ['AWS_SECRET_ACCESS_KEY'], tokens: ['AWS_SESSION_TOKEN'] },
  files: { ...CDK.files, stopsAt: ['no access', 'folder'] },
  goesOnAfter: new Set(),
  webIdentity: { needsRole: true, joinsProfile: false, emptyCounts: false },
};

/** The one source that is taken; undefined where there is none. */
export function machineSource(input: ResolutionInput): CredentialSource | undefined {
  const { environment, profileInCode } = input;
  const hasHalf = Boolean(environment['AWS_ACCESS_KEY_ID']) !== Boolean(environment['AWS_SECRET_ACCESS_KEY']);
  if (profileInCode === undefined && hasHalf) return broken('half a key pair');
  const [first] = candidatesBy(OWN, input);
  const { name, named } = OWN.choose(environment, profileInCode);
  const isPassedOver = first === undefined || !('profile' in first.source || first.source.kind === 'keys');
  return named && isPassedOver && first?.source.kind !== 'broken'
    ? broken('profile without credentials', { profile: name })
    : first?.source;
}

/** An endpoint that a profile gives to a tool in place of AWS's own. */
export interface ProfileEndpoint {
  readonly profile: string;
  /** As it is written. */
  readonly url: string;
  /** The service that alone has it, such as `sts`; absent where all have it. */
  readonly service?: string;
  readonly files: readonly string[];
}

/**
 * The endpoints that a tool takes from its profile: one for each service in the section that the profile names, and one for all others.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointsOf(tool: Tool, input: ResolutionInput): readonly ProfileEndpoint[] {
  const { environment, profileInCode } = input;
  const dialect = DIALECTS[tool];
  const read = readProfileFiles(dialect.files, input);
  const { name: profile } = dialect.choose(environment, profileInCode);
  const found = read.ok ? read.profiles.get(profile) : undefined;
  if (!read.ok || found === undefined || environment['AWS_ENDPOINT_URL']) return [];
  const { settings, files } = found;
  if (settings['ignore_configured_endpoint_urls']?.toLowerCase() === 'true') return [];
  const ofServices = Object.entries(read.sections.get(`services ${settings['services']}`) ?? {}).flatMap(
    ([key, url]) => {
      const [, service] = /^(\w+)\.endpoint_url$/.exec(key) ?? [];
      const isOverruled = Boolean(environment[`AWS_ENDPOINT_URL_${service?.toUpperCase()}`]);
      return service === undefined || url === '' || isOverruled ? [] : [{ profile, url, service, files }];
    },
  );
  const url = settings['endpoint_url'];
  return [...ofServices, ...(url ? [{ profile, url, files }] : [])];
}

/** The files of AWS in which the source, or the profile that it is of, is found; none where it is of no profile. */
export function filesOf(source: CredentialSource, input: ResolutionInput): readonly string[] {
  if (source.kind === 'broken' && source.file !== undefined) return [source.file];
  if (!('profile' in source) || source.profile === undefined) return [];
  const read = readProfileFiles(OWN.files, input);
  return read.ok ? (read.profiles.get(source.profile)?.files ?? []) : [read.path];
}

/** The profiles with access keys of their own, which nothing has to name for that. */
export function profilesWithKeys(input: ResolutionInput): readonly string[] {
  const read = readProfileFiles(OWN.files, input);
  if (!read.ok) return [];
  return [...read.profiles].flatMap(([name, { settings }]) => (settings['aws_access_key_id'] ? [name] : []));
}
