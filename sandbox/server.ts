// Starts the sandbox: GitHub's issuer and AWS STS on loopback ports, with clocks that can be moved and faults that can be set.
import { randomUUID } from 'node:crypto';
import { type Certificate, createCertificate } from './certificate.ts';
import type { Fault, Service } from './faults.ts';
import { API_PATH, createGithubApi, type GithubApi, type PullRequestComment } from './github-api.ts';
import type { SandboxRequest, SandboxResponse } from './http.ts';
import { createRequestToken, handleIssuer, ISSUER_KEY, type IssuerContext, JWKS_PATH } from './issuer.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import type { Latency, Listener } from './listener.ts';
import type { SandboxOptions } from './options.ts';
import { idTokenIn, type RecordedRequest } from './recorder.ts';
import { type Conditions, createConditions, startService } from './service.ts';
import { issueRandomCredentials, principalsOf } from './sessions.ts';
import { handleSts, type StsContext } from './sts.ts';
import { unknownOperators } from './trust-policy.ts';
import { DEFAULT_WORLD, type World } from './world.ts';

export type { Fault, FaultEffect, Operation, Service } from './faults.ts';
export type { SandboxOptions } from './options.ts';
export type { RecordedRequest } from './recorder.ts';
export type { IssuedCredentials } from './sessions.ts';

/** The running sandbox. */
export interface Sandbox {
  readonly world: World;
  readonly idTokenRequestUrl: string;
  readonly idTokenRequestToken: string;
  /** GITHUB_API_URL */
  readonly githubApiUrl: string;
  /** On all pull requests. */
  readonly comments: readonly PullRequestComment[];
  readonly stsEndpoint: string;
  /** Certificate of the STS endpoint in PEM, if it serves HTTPS. */
  readonly certificate: string | undefined;
  readonly requests: readonly RecordedRequest[];
  /** The request token, and every ID token, access key id, secret key and session token given out. */
  readonly issuedSecrets: readonly string[];
  /** Client connections accepted by a service so far. */
  connectionCount(service: Service): number;
  /** Moves both clocks. */
  advanceClock(seconds: number): void;
  /** Replaces the faults in force, and makes STS forget the issuer's keys. Attempts keep counting from the start. */
  setFaults(faults: readonly Fault[]): void;
  /** Closes both servers with every connection and timer. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox on free ports of 127.0.0.1.
 * @param options - world, clocks, faults and replacements
 * @throws Error if a trust policy of the world has a condition operator that the sandbox does not know
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { world = DEFAULT_WORLD, clockOffsetSeconds = 0 } = options;
  checkPolicies(world);
  const conditions = createConditions(options.faults ?? []);
  const clock = (offset: number) => (): number => Date.now() / 1000 + offset + conditions.advancedSeconds;
  const now = clock(options.githubClockOffsetSeconds ?? clockOffsetSeconds);
  const stsNow = clock(options.stsClockOffsetSeconds ?? clockOffsetSeconds);
  const requestPath = `/71//idtoken/${randomUUID()}/${randomUUID()}`;
  const issuer = { world, now, requestPath, key: await ISSUER_KEY, requestToken: await createRequestToken(now()) };
  const secrets = [issuer.requestToken];
  const api = createGithubApi(world, options.githubApi);
  const github = await startGithub(issuer, { api, secrets, conditions, latency: options.latency });
  const keys = createIssuerKeys(new URL(JWKS_PATH, github.origin), conditions.ownHeader);
  const tls = certificateFor(options.tls);
  const context = createStsContext(options, { world, now: stsNow, keys: keys.get, secrets });
  const answer = (request: SandboxRequest): Promise<SandboxResponse> => handleSts(request, context);
  const sts = await startService({ service: 'sts', now: stsNow, tls, latency: options.latency, answer }, conditions);
  return {
    world,
    idTokenRequestUrl: `${github.origin}${requestPath}?api-version=2.0`,
    idTokenRequestToken: issuer.requestToken,
    githubApiUrl: `${github.origin}${API_PATH}`,
    comments: api.comments,
    stsEndpoint: sts.origin,
    certificate: tls?.certificate,
    requests: conditions.recorder.requests,
    issuedSecrets: secrets,
    connectionCount: (service) => (service === 'github' ? github : sts).connectionCount(),
    advanceClock: (seconds) => {
      conditions.advancedSeconds += seconds;
    },
    setFaults: (faults) => {
      conditions.faults = faults;
      keys.forget();
    },
    close: async () => {
      await Promise.all([github.close(), sts.close()]);
    },
  };
}

function checkPolicies(world: World): void {
  const policies = world.accounts.flatMap(({ roles }) => roles.map(({ trustPolicy }) => trustPolicy));
  const unknown = policies.flatMap(unknownOperators);
  if (unknown.length > 0) throw new Error(`Unknown condition operators: ${unknown.join(', ')}`);
}

function certificateFor(tls: SandboxOptions['tls']): Certificate | undefined {
  if (tls === undefined || tls === false) return undefined;
  return createCertificate(tls === true ? {} : tls);
}

function startGithub(
  issuer: IssuerContext,
  {
    api,
    secrets,
    conditions,
    latency,
  }: { api: GithubApi; secrets: string[]; conditions: Conditions; latency: Latency | undefined },
): Promise<Listener> {
  const answer = async (request: SandboxRequest): Promise<SandboxResponse> => {
    const response = api.handle(request) ?? (await handleIssuer(request, issuer));
    if (request.path === issuer.requestPath) secrets.push(...idTokenIn(response));
    return response;
  };
  return startService({ service: 'github', now: issuer.now, tls: undefined, latency, answer }, conditions);
}

function createStsContext(
  options: SandboxOptions,
  { secrets, ...base }: Pick<StsContext, 'world' | 'now' | 'keys'> & { secrets: string[] },
): StsContext {
  const { issueCredentials = issueRandomCredentials, callerIdentity = {}, vpcEndpointDenies = [] } = options;
  return {
    ...base,
    region: options.region,
    grantedSeconds: options.grantedSeconds,
    callerIdentity,
    vpcEndpointDenies,
    principals: principalsOf(base.world),
    issueCredentials: () => {
      const credentials = issueCredentials();
      secrets.push(credentials.accessKeyId, credentials.secretAccessKey, credentials.sessionToken);
      return credentials;
    },
  };
}
