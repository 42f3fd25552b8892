// Starts the sandbox: GitHub's issuer, AWS STS and IAM on loopback ports, with clocks that can be moved and faults that can be set.
import { randomUUID } from 'node:crypto';
import { ambientRoles, type ContainerCredentials, startAmbientSources } from './ambient-sources.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import type { Fault } from './faults.ts';
import { API_PATH, createGithubApi, type GithubApi, type PullRequestComment } from './github-api.ts';
import type { GrantedSession } from './granted-session.ts';
import type { SandboxRequest, SandboxResponse } from './http.ts';
import { handleIam } from './iam.ts';
import { createRequestToken, handleIssuer, ISSUER_KEY, type IssuerContext, JWKS_PATH } from './issuer.ts';
import { createIssuerKeys, type IssuerKeys } from './issuer-keys.ts';
import type { Listener } from './listener.ts';
import type { Service } from './operation.ts';
import type { SandboxOptions } from './options.ts';
import { idTokenIn, type RecordedRequest } from './recorder.ts';
import { type Conditions, createConditions, type ServiceOptions, startService } from './service.ts';
import { handleSts } from './sts.ts';
import { createStsContext } from './sts-context.ts';
import { unknownOperators } from './trust-policy.ts';
import { signWebIdentityToken, type WebIdentityTokenOptions } from './web-identity-token.ts';
import { DEFAULT_WORLD, type World } from './world.ts';

export type { Fault, FaultEffect } from './faults.ts';
export type { GrantedSession } from './granted-session.ts';
export type { Operation, Service } from './operation.ts';
export type { SandboxOptions } from './options.ts';
export type { RecordedRequest } from './recorder.ts';
export type { IssuedCredentials } from './sessions.ts';
export type { WebIdentityTokenOptions } from './web-identity-token.ts';

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
  readonly iamEndpoint: string;
  /** Certificate of the endpoints of STS and IAM in PEM, if they serve HTTPS. */
  readonly certificate: string | undefined;
  /** AWS_EC2_METADATA_SERVICE_ENDPOINT, if there is an instance profile. */
  readonly instanceMetadataEndpoint: string | undefined;
  /** If there is a container role. */
  readonly containerCredentials: ContainerCredentials | undefined;
  readonly requests: readonly RecordedRequest[];
  /** What STS granted, in order: not the sessions of the instance profile and the container role. */
  readonly sessions: readonly GrantedSession[];
  /** The request token, and every ID token, access key id, secret key and session token given out. */
  readonly issuedSecrets: readonly string[];
  /** Client connections accepted by a service so far. */
  connectionCount(service: Service): number;
  /** A token for AWS_WEB_IDENTITY_TOKEN_FILE: of the world's subject and issuer, and for STS, unless told otherwise. */
  createWebIdentityToken(options?: WebIdentityTokenOptions): Promise<string>;
  /** Moves all clocks. */
  advanceClock(seconds: number): void;
  /** Replaces the faults in force, and makes STS forget the issuer's keys. Attempts keep counting from the start. */
  setFaults(faults: readonly Fault[]): void;
  /** Closes all servers with every connection and timer. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox on free ports of 127.0.0.1.
 * @param options - world, clocks, faults and replacements
 * @throws Error if a trust policy of the world has a condition operator that the sandbox does not know, or if the world
 *   lacks the role of an instance profile or container
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { world = DEFAULT_WORLD, clockOffsetSeconds = 0 } = options;
  checkPolicies(world);
  const roles = ambientRoles(options, world);
  const conditions = createConditions(options.faults ?? []);
  const clock = (offset: number) => (): number => Date.now() / 1000 + offset + conditions.advancedSeconds;
  const now = clock(options.githubClockOffsetSeconds ?? clockOffsetSeconds);
  const stsNow = clock(options.stsClockOffsetSeconds ?? clockOffsetSeconds);
  const requestPath = `/71//idtoken/${randomUUID()}/${randomUUID()}`;
  const issuer = { world, now, requestPath, key: await ISSUER_KEY, requestToken: await createRequestToken(now()) };
  const secrets = [issuer.requestToken];
  const api = createGithubApi(world, options.githubApi);
  const tls = certificateFor(options.tls);
  const githubTls = options.githubTls ? (tls ?? readCertificate('loopback')) : undefined;
  const github = await startGithub(issuer, { api, secrets, conditions, latency: options.latency, tls: githubTls });
  const keys = createIssuerKeys(new URL(JWKS_PATH, github.origin), conditions.ownHeader, githubTls?.certificate);
  const sessions: GrantedSession[] = [];
  const context = createStsContext(options, { world, now: stsNow, keys: keys.get, secrets, sessions });
  const answer = (request: SandboxRequest): Promise<SandboxResponse> => handleSts(request, context);
  const sts = await startService({ service: 'sts', now: stsNow, tls, latency: options.latency, answer }, conditions);
  const answerIam = (request: SandboxRequest): Promise<SandboxResponse> => handleIam(request, context);
  const iam = await startService(
    { service: 'iam', now: stsNow, tls, latency: options.latency, answer: answerIam },
    conditions,
  );
  const ambient = await startAmbientSources(roles, context, (service, answerAmbient) =>
    startService({ service, now: stsNow, tls: undefined, latency: undefined, answer: answerAmbient }, conditions),
  );
  return {
    world,
    idTokenRequestUrl: `${github.origin}${requestPath}?api-version=2.0`,
    idTokenRequestToken: issuer.requestToken,
    githubApiUrl: `${github.origin}${API_PATH}`,
    comments: api.comments,
    stsEndpoint: sts.origin,
    iamEndpoint: iam.origin,
    certificate: (tls ?? githubTls)?.certificate,
    instanceMetadataEndpoint: ambient.instanceMetadataEndpoint,
    containerCredentials: ambient.containerCredentials,
    requests: conditions.recorder.requests,
    sessions,
    issuedSecrets: secrets,
    createWebIdentityToken: async (claims = {}) => {
      const token = await signWebIdentityToken(claims, issuer);
      secrets.push(token);
      return token;
    },
    ...controlsOf({ github, sts, iam, ...ambient.listeners }, conditions, keys),
  };
}

function controlsOf(
  listeners: Readonly<Partial<Record<Service, Listener>>>,
  conditions: Conditions,
  keys: IssuerKeys,
): Pick<Sandbox, 'connectionCount' | 'advanceClock' | 'setFaults' | 'close'> {
  return {
    connectionCount: (service) => listeners[service]?.connectionCount() ?? 0,
    advanceClock: (seconds) => {
      conditions.advancedSeconds += seconds;
    },
    setFaults: (faults) => {
      conditions.faults = faults;
      keys.forget();
    },
    close: async () => {
      await Promise.all(Object.values(listeners).map((listener) => listener.close()));
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
  return readCertificate(tls === true ? 'loopback' : tls);
}

function startGithub(
  issuer: IssuerContext,
  {
    api,
    secrets,
    conditions,
    ...network
  }: { api: GithubApi; secrets: string[]; conditions: Conditions } & Pick<ServiceOptions, 'latency' | 'tls'>,
): Promise<Listener> {
  const answer = async (request: SandboxRequest): Promise<SandboxResponse> => {
    const response = api.handle(request) ?? (await handleIssuer(request, issuer));
    if (request.path === issuer.requestPath) secrets.push(...idTokenIn(response));
    return response;
  };
  return startService({ service: 'github', now: issuer.now, ...network, answer }, conditions);
}
