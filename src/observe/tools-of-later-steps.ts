// Whose credentials the tools of later steps would take: every one of them is asked for. Effect: network, files, our own helper.
import type { AmbientCredentials } from '../aws/ambient.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { describeSource } from '../resolution/describe-source.ts';
import type { CredentialSource, ResolutionInput, Tool } from '../resolution/dialect.ts';
import { candidatesOf, filesOf, machineSource } from '../resolution/resolve.ts';
import {
  namingVariables,
  otherTakings,
  type Published,
  SUPPORTED_TOOLS,
  summaryOf,
  type Taking,
} from '../resolution/takings.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { askIdentity, notedEnd, SESSION_VARIABLE } from './assume-chain.ts';
import type { ExistingFacts, ToolOutcome } from './facts.ts';
import { hasInstanceRole, isOfOtherCloud, load, nothingThere, resolutionInputOf } from './machine-credentials.ts';
import type { RunContext } from './run-context.ts';

/** What became of one source. */
interface Asked {
  readonly source: CredentialSource;
  readonly loaded: Attempt<AmbientCredentials>;
  readonly identity: Attempt<CallerIdentity>;
}

const NOT_ATTEMPTED = { status: 'not-attempted' } as const;

/** Asks each distinct source once. All tools have to end with the same identity. */
export async function lookAtTools(context: RunContext): Promise<ExistingFacts> {
  const profileInCode = context.settings.profile;
  const input = { ...resolutionInputOf(context), ...defined({ profileInCode }) };
  const named = profileInCode === undefined ? undefined : machineSource(input);
  if (named?.kind === 'broken') return agreed(await ask(named, new Map(), context), [], context);
  const tools = SUPPORTED_TOOLS.filter((tool) => profileInCode === undefined || tool !== TAKES_KEYS_FIRST);
  const asked = new Map<string, Asked>();
  const ends = new Map<Tool, Asked | undefined>();
  for (const tool of tools) ends.set(tool, await endOf(candidatesOf(tool, input), asked, context));
  const [first] = ends.values();
  const isAnyWorking = [...ends.values()].some((end) => end?.identity.status === 'succeeded');
  const isOne = new Set(tools.map((tool) => outcomeKey(ends.get(tool)))).size === 1;
  const bySource = Map.groupBy(tools, (tool) => keyOf(ends.get(tool)?.source));
  const outcomes = [...bySource.values()].map((same): ToolOutcome => {
    const end = same[0] === undefined ? undefined : ends.get(same[0]);
    const source = end === undefined ? ({ kind: 'nothing' } as const) : summaryOf(end.source);
    const variables = profileInCode === undefined ? namingVariables(source, input.environment) : [];
    return { tools: same, source, variables, ...describeEnd(end) };
  });
  if (!isOne && isAnyWorking) return { callerIdentity: NOT_ATTEMPTED, existing: true, disagreement: outcomes };
  const facts = { ...agreed(first, [...asked.values()], context), ...(await othersIn(input, context)) };
  return isAnyWorking && outcomes.length > 1 ? { ...facts, sessionsInUse: outcomes } : facts;
}

/** The one tool in which keys of the environment win over a profile that is named in code. */
const TAKES_KEYS_FIRST = 'rust';

/** What some tools take all the same, or where a helper fails: nothing that can be asked for. */
async function othersIn(input: ResolutionInput, context: RunContext): Promise<Pick<ExistingFacts, 'others'>> {
  const { profileInCode: profile, ...rest } = input;
  const afterFailure = profile === undefined ? await takenAfterFailure(rest, context) : [];
  const [first] = profile === undefined ? [] : candidatesOf(TAKES_KEYS_FIRST, input);
  const isKeys = first?.source.kind === 'keys' && first.source.profile === undefined;
  const keys: Taking = {
    tools: [TAKES_KEYS_FIRST],
    use: 'code',
    profiles: profile === undefined ? [] : [profile],
    source: { kind: 'keys' },
    variables: [],
    onlyAfterFailure: false,
  };
  const others = [...(isKeys ? [keys] : []), ...afterFailure];
  return others.length === 0 ? {} : { others };
}

/** What some tools take where the helper of the profile fails. The instance is asked only where it could be that. */
async function takenAfterFailure(
  input: Omit<ResolutionInput, 'profileInCode'>,
  context: RunContext,
): Promise<readonly Taking[]> {
  const published: Published = { byDefault: true, profiles: [], isOurs: ({ kind }) => kind === 'helper' };
  const takenWith = (more: Pick<Published, 'hasInstanceRole'>) =>
    otherTakings(input, { ...published, ...more }).filter(({ onlyAfterFailure }) => onlyAfterFailure);
  const mayBeInstance = takenWith({ hasInstanceRole: true }).some(({ source }) => source.kind === 'instance');
  return takenWith({ hasInstanceRole: mayBeInstance && (await hasInstanceRole(context)) });
}

/** The first source that works, or at which the tool stops. */
async function endOf(
  candidates: ReturnType<typeof candidatesOf>,
  asked: Map<string, Asked>,
  context: RunContext,
): Promise<Asked | undefined> {
  let last: Asked | undefined;
  for (const { source, ifItFails } of candidates) {
    const found = await ask(source, asked, context);
    if (found.identity.status === 'succeeded') return found;
    // Behind everything else, a machine without a role is one without credentials.
    if (source.kind !== 'instance' || last === undefined) last = found;
    if (ifItFails === 'stop') break;
  }
  return last;
}

async function ask(source: CredentialSource, asked: Map<string, Asked>, context: RunContext): Promise<Asked> {
  const key = keyOf(source);
  const before = asked.get(key);
  if (before !== undefined) return before;
  const isNone = source.kind === 'instance' && isOfOtherCloud(context);
  const loaded = isNone ? nothingThere('HOSTED') : await load(source, context);
  let identity: Attempt<CallerIdentity> = NOT_ATTEMPTED;
  if (loaded.status === 'succeeded') {
    context.sts.use(loaded.value.credentials);
    identity = await askIdentity(context);
  }
  const found = { source, loaded, identity };
  asked.set(key, found);
  return found;
}

/** The same for sources that give the same credentials. In memory only: it may contain keys. */
function keyOf(source: CredentialSource | undefined): string {
  if (source === undefined) return '';
  switch (source.kind) {
    case 'keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = source;
      return JSON.stringify(['keys', accessKeyId, secretAccessKey, sessionToken]);
    }
    case 'helper':
      return JSON.stringify(['helper', source.command]);
    case 'web identity':
      return JSON.stringify(['web identity', source.roleArn, source.tokenFile]);
    case 'role':
      return JSON.stringify(['role', source.roleArn, source.request, keyOf(source.with)]);
    case 'sso':
    case 'container':
    case 'instance':
    case 'broken':
      return JSON.stringify(source);
  }
}

/** Different identities differ, and so do ways to fail. */
function outcomeKey(end: Asked | undefined): string {
  return end?.identity.status === 'succeeded' ? end.identity.value.arn : `failed ${keyOf(end?.source)}`;
}

function describeEnd(end: Asked | undefined): Pick<ToolOutcome, 'arn' | 'failure'> {
  if (end?.identity.status === 'succeeded') return { arn: end.identity.value.arn };
  const failure = end === undefined ? undefined : failureOf(end);
  return failure === undefined ? {} : { failure: { code: failure.code, message: failure.message } };
}

function failureOf({ loaded, identity }: Asked): Failure | undefined {
  if (loaded.status === 'failed') return loaded.failure;
  return identity.status === 'failed' ? identity.failure : undefined;
}

function agreed(end: Asked | undefined, all: readonly Asked[], context: RunContext): ExistingFacts {
  if (end === undefined) return { baseIdentity: nothingThere(), callerIdentity: NOT_ATTEMPTED };
  const { source, loaded, identity } = end;
  if (loaded.status !== 'succeeded') {
    const failedFiles = filesOf(source, resolutionInputOf(context));
    return { baseIdentity: loaded, callerIdentity: NOT_ATTEMPTED, failedSource: summaryOf(source), failedFiles };
  }
  const working = all.filter((one) => one.identity.status === 'succeeded');
  const existingUntil = firstEnd(working.map((one) => endOfSource(one, context)));
  const ambientSource = describeSource(summaryOf(source));
  return { ambientSource, callerIdentity: identity, existing: true, ...defined({ existingUntil }) };
}

/** The earliest end; undefined where one is unknown. */
function firstEnd(ends: readonly (EpochSeconds | undefined)[]): EpochSeconds | undefined {
  const known = ends.filter((end) => end !== undefined);
  return known.length === ends.length && known.length > 0 ? Math.min(...known) : undefined;
}

/** When credentials end: infinity for those that do not, undefined where nothing says so. */
function endOfSource({ source, loaded }: Asked, { ports: { environment } }: RunContext): EpochSeconds | undefined {
  if (loaded.status !== 'succeeded') return undefined;
  const { expiresAt, credentials } = loaded.value;
  if (expiresAt !== undefined || source.kind !== 'keys') return expiresAt;
  if (credentials.sessionToken === undefined) return Number.POSITIVE_INFINITY;
  // AWS_CREDENTIAL_EXPIRATION is not believed: it may be about keys that somebody has replaced since.
  return notedEnd(environment[SESSION_VARIABLE], source.accessKeyId);
}
