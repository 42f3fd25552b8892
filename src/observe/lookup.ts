// Looks up what IAM has of a role that was refused, with the session of a diagnosis role that can read nothing else. Loaded only after a
// refusal, or in mode: diagnose. Effect: network.
import { oidcProviderArn, type RoleArn, roleArnBehind, USUAL_AUDIENCE } from '../aws/arn.ts';
import { createIam, type Iam, iamOf, isAwsIamHost } from '../aws/iam.ts';
import { assumeRoleWithWebIdentity } from '../aws/sts-requests.ts';
import { createDeadline, type Deadline } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { retry } from '../net/requests.ts';
import type { RetryOptions } from '../net/retry-policy.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { measureClockSkew } from '../util/time.ts';
import type { Progress } from './assume-chain.ts';
import type { Caller } from './expectations.ts';
import type { DeployedFacts } from './facts.ts';
import { type RunContext, retryOptions } from './run-context.ts';
import { freshToken, isAudienceRefused } from './web-identity.ts';

/** What is looked up. */
interface Wanted {
  readonly role: RoleArn;
  readonly roleToo: boolean;
  /** The issuer whose provider is looked up. */
  readonly issuer?: string;
}

/** How far the run came. */
type Seen = Pick<Progress, 'idToken' | 'baseIdentity' | 'roleSession' | 'target' | 'chain'>;

/** More than it takes, and little enough for someone who waits for an answer. */
const LIMIT_SECONDS = 10;

/**
 * Looks up the role of the last request, and the provider that its token came through.
 * @returns undefined where IAM could not explain anything. Never throws: failures are in the facts
 */
export async function lookUpDeployed(seen: Seen, context: RunContext): Promise<DeployedFacts | undefined> {
  const wanted = wantedAfter(seen, context.settings);
  if (wanted === undefined) return undefined;
  const { role } = wanted;
  const reader = context.settings.diagnosisRoles?.find(({ account }) => account === role.account);
  if (reader === undefined) return { role, failures: [] };
  const { deadline: whole } = context.ports;
  const deadline = createDeadline(Math.min(LIMIT_SECONDS, whole.remainingSeconds()));
  whole.signal.addEventListener('abort', deadline.cancel);
  try {
    return await lookUp(wanted, reader, { seen, context: within(context, deadline) });
  } finally {
    whole.signal.removeEventListener('abort', deadline.cancel);
    deadline.clear();
  }
}

/** The context of the lookup: a token of its own, an end of its own, and no part in the timings of the run. */
function within(context: RunContext, deadline: Deadline): RunContext {
  const { sharedToken: _, ...ports } = context.ports;
  return { ...context, ports: { ...ports, deadline }, timings: new Map() };
}

/** What IAM can say about the end of the run. A missing provider lets no diagnosis role in, either, and AWS names it anyway. */
function wantedAfter(
  { idToken, roleSession, target: role }: Pick<Progress, 'idToken' | 'roleSession' | 'target'>,
  { mode, role: first }: Settings,
): Wanted | undefined {
  const issuer = idToken.status === 'succeeded' ? idToken.value.iss : undefined;
  if (roleSession.status === 'succeeded') {
    if (mode !== 'diagnose' || first === undefined || issuer === undefined) return undefined;
    return { role: first, roleToo: true, issuer };
  }
  if (roleSession.status !== 'failed' || role === undefined) return undefined;
  const { code, operation, message } = roleSession.failure;
  if (code === 'ValidationError') return /MaxSessionDuration/.test(message) ? { role, roleToo: true } : undefined;
  if (isAudienceRefused(roleSession)) return defined({ role, roleToo: false, issuer });
  if (code !== 'AccessDenied') return undefined;
  if (operation === 'AssumeRoleWithWebIdentity') return defined({ role, roleToo: true, issuer });
  return OF_OTHER_POLICY.test(message) ? undefined : { role, roleToo: true };
}

/** AWS names a policy that is not that of the role, or an action that the lookup does not evaluate. */
const OF_OTHER_POLICY =
  /(?:because no|explicit deny in an?) (?!resource-based|role trust)|sts:(?:TagSession|SetSourceIdentity)/i;

interface Scene {
  readonly seen: Seen;
  readonly context: RunContext;
}

async function lookUp(wanted: Wanted, reader: RoleArn, scene: Scene): Promise<DeployedFacts> {
  const { role } = wanted;
  const { settings, ports } = scene.context;
  const { url: ownUrl, region } = iamOf(role.partition, settings.endpoint);
  const url = settings.iamEndpoint ?? ownUrl;
  const endpoint = { url, awsOwned: isAwsIamHost(new URL(url).hostname) };
  const known = { role, reader, ...defined({ endpoint: settings.iamEndpoint === undefined ? undefined : endpoint }) };
  ports.note(`Asking IAM with ${reader.text} what is deployed${endpoint.awsOwned ? '' : ` (${url})`}`);
  const session = await assumeReader(wanted, reader, scene);
  if (session.status !== 'succeeded') return { ...known, failures: failuresOf([session]) };
  const { clockSkewSeconds = 0 } = measureClockSkew(scene.context.clocks) ?? {};
  const { proxy, deadline, vault } = ports;
  const iam = await createIam({ url, region, credentials: session.value, clockSkewSeconds, proxy, deadline, vault });
  try {
    return { ...known, ...(await read(wanted, iam, scene)) };
  } finally {
    iam.close();
  }
}

/** Long enough, and the shortest that there is. */
const SESSION_SECONDS = 900;

/** A session that may read this role and this provider. The path may differ: role names are unique in an account. */
async function assumeReader(
  { role, roleToo, issuer }: Wanted,
  reader: RoleArn,
  { seen, context }: Scene,
): Promise<Attempt<Credentials>> {
  const { settings, ports, sts } = context;
  const arn = `arn:${role.partition}:iam::${role.account}:role/`;
  const policy = {
    Version: '2012-10-17',
    Statement: [
      ...(roleToo ? [allow('iam:GetRole', [`${arn}${role.name}`, `${arn}*/${role.name}`])] : []),
      ...(issuer === undefined ? [] : [allow('iam:GetOpenIDConnectProvider', [oidcProviderArn(role, issuer)])]),
    ],
  };
  const policies = { inlineSessionPolicy: JSON.stringify(policy), managedSessionPolicies: [] };
  const requested = { role: reader, roleSessionName: settings.roleSessionName, durationSeconds: SESSION_SECONDS };
  let last: Attempt<Credentials> = { status: 'not-attempted' };
  for (const audience of audiencesAfter(seen, settings)) {
    const token = await freshToken(context, settings.tokenFile, { audience });
    if (token.status !== 'succeeded') return token;
    const request = { requested, policies, token: token.value.token, vault: ports.vault };
    const granted = await retryUnlessRefused(() => assumeRoleWithWebIdentity(sts, request), retryOptions(context));
    last = granted.status === 'succeeded' ? { status: 'succeeded', value: granted.value.credentials } : granted;
    const isRefused = last.status === 'failed' && (last.failure.code === 'AccessDenied' || isAudienceRefused(last));
    if (!isRefused || settings.tokenFile !== undefined) return last;
  }
  return last;
}

/** Tries again what passes. Nobody waits to learn that AWS refuses a second time. */
async function retryUnlessRefused<T>(tryOnce: () => Promise<Attempt<T>>, options: RetryOptions): Promise<Attempt<T>> {
  let refusal: Attempt<T> = { status: 'not-attempted' };
  const result = await retry<T>(async () => {
    const attempt = await tryOnce();
    if (attempt.status !== 'failed' || attempt.failure.code !== 'AccessDenied') return attempt;
    refusal = attempt;
    return { status: 'not-attempted' };
  }, options);
  return result.status === 'not-attempted' ? refusal : result;
}

function allow(Action: string, Resource: readonly string[]) {
  return { Effect: 'Allow', Action, Resource };
}

/** The audience of the run, unless AWS refused just that, then the usual ones. */
function audiencesAfter({ roleSession }: Scene['seen'], { audience, otherAudience }: Settings): readonly string[] {
  const own = isAudienceRefused(roleSession) ? [] : [audience];
  return [...new Set([...own, USUAL_AUDIENCE, ...(otherAudience === undefined ? [] : [otherAudience])])];
}

/** Both answers, and what the policy makes of the token. */
async function read(
  { role, roleToo, issuer }: Wanted,
  iam: Iam,
  { seen, context }: Scene,
): Promise<Omit<DeployedFacts, 'role'>> {
  const options = retryOptions(context, true);
  const none = { status: 'not-attempted' } as const;
  const [found, provider] = await Promise.all([
    roleToo ? retryUnlessRefused(() => iam.getRole(role.name), options) : none,
    issuer === undefined ? none : retryUnlessRefused(() => iam.getProvider(oidcProviderArn(role, issuer)), options),
  ]);
  const seenRole = found.status === 'succeeded' ? found.value : undefined;
  const judged = seenRole ? await judge(seenRole.trustPolicy, role, { seen, context }) : {};
  const audiences = provider.status === 'succeeded' ? provider.value : undefined;
  return {
    ...defined({
      found: seenRole && { arn: seenRole.arn, maxSessionSeconds: seenRole.maxSessionSeconds },
      audiences: audiences?.audiences,
    }),
    ...judged,
    failures: failuresOf([found, provider]),
  };
}

function failuresOf(attempts: readonly Attempt<unknown>[]): readonly Failure[] {
  return attempts.flatMap((attempt) => (attempt.status === 'failed' ? [attempt.failure] : []));
}

/** Only here is the evaluation of policies loaded. */
async function judge(
  text: string,
  role: RoleArn,
  { seen, context: { settings } }: Scene,
): Promise<Pick<DeployedFacts, 'policy' | 'policyProblem'>> {
  const [{ parseTrustPolicy }, { evaluateFor, evaluateForCaller }] = await Promise.all([
    import('../trust-policy/parse-policy.ts'),
    import('./expectations.ts'),
  ]);
  const parsed = parseTrustPolicy(text);
  if (!parsed.ok) return { policyProblem: parsed.problem };
  const { policy } = parsed;
  const { idToken, roleSession } = seen;
  if (roleSession.status === 'failed' && roleSession.failure.operation === 'AssumeRole') {
    const caller = callerOf(seen, settings);
    return caller === undefined ? {} : { policy: evaluateForCaller(role, policy, { settings, caller }) };
  }
  if (idToken.status !== 'succeeded') return {};
  const claims = idToken.value;
  return { policy: evaluateFor(role, { policy }, { settings, claims, now: claims.iat }) };
}

/** Who assumed the role: the session before it. */
function callerOf({ chain, baseIdentity }: Seen, { role }: Settings): Caller | undefined {
  const before = chain.at(-1);
  const arn = before?.arn ?? (baseIdentity.status === 'succeeded' ? baseIdentity.value.arn : undefined);
  const account = arn?.split(':')[4];
  if (arn === undefined || account === undefined) return undefined;
  const meant = before?.role ?? role;
  const principalArn = roleArnBehind(arn, meant);
  const withoutPath = principalArn !== arn && principalArn !== meant?.text;
  return { arn, account, principalArn, ...(withoutPath && { withoutPath }) };
}
