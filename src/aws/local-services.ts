// The services on a machine's own links that hand out its credentials: the endpoint of a container, and instance metadata. A proxy is
// never used, and version 1 of instance metadata is not. Effect: network, reads the container's token file.
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Attempt, Failure } from '../net/failure.ts';
import { collectBody, failureOfNetwork } from '../net/requests.ts';
import { isPrivateUrl } from '../net/service-url.ts';
import { defined } from '../util/defined.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Keys as a service or a helper gives them. */
export interface Provided {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch seconds. */
  readonly expiresAt?: number;
}

const REQUEST = { service: 'runner', operation: 'LoadCredentials' } as const;
const CONTAINER_LIMIT_SECONDS = 2;
const INSTANCE_LIMIT_SECONDS = 1;
const INSTANCE_LIMIT_MAX_SECONDS = 60;
/** A token for the few requests of a run. */
const TOKEN_SECONDS = 60;

/** A failure of a source. */
export function loadFailure(code: string, message: string, httpStatus?: number): Attempt<never> {
  return { status: 'failed', failure: { ...REQUEST, code, message, attempts: 1, ...defined({ httpStatus }) } };
}

/**
 * Asks the endpoint of the container once. Never throws: failure is in the Attempt.
 * @param uri - as in the variable: a path, or a URL
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export async function askContainer(uri: string, environment: Environment): Promise<Attempt<Provided>> {
  const url = URL.parse(uri.startsWith('/') ? `http://169.254.170.2${uri}` : uri);
  if (url === null || !isAccepted(url, CONTAINER_HOSTS)) {
    return loadFailure('URL_NOT_ACCEPTED', 'The URL is neither HTTPS nor an address of the container itself.');
  }
  const authorization = authorizationIn(environment);
  if (authorization === undefined) {
    return loadFailure('TOKEN_FILE_UNREADABLE', 'The file in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.');
  }
  const answer = await send(url, {
    headers: authorization === '' ? {} : { authorization },
    limitSeconds: CONTAINER_LIMIT_SECONDS,
  });
  return answer.status === 'succeeded' ? readKeys(answer.value) : answer;
}

const INSTANCE_HOSTS = ['169.254.169.254', '[fd00:ec2::254]'];
const CONTAINER_HOSTS = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'];

/** Whoever else answers decides whose credentials the job has, and over http:// everybody on the way can read them. */
function isAccepted(url: URL, hosts: readonly string[]): boolean {
  return isPrivateUrl(url) || (url.protocol === 'http:' && hosts.includes(url.hostname));
}

/** @returns undefined for a file that cannot be read; empty without a token */
function authorizationIn({
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: token = '',
}: Environment): string | undefined {
  if (!file) return /[\r\n]/.test(token) ? undefined : token;
  try {
    const text = readFileSync(file, 'utf8');
    return /[\r\n]/.test(text.trimEnd()) ? undefined : text.trimEnd();
  } catch {
    return undefined;
  }
}

const ROLES_PATH = 'meta-data/iam/security-credentials/';

/**
 * Asks instance metadata once: for a token, the name of the role, its credentials. Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export async function askInstance(environment: Environment): Promise<Attempt<Provided>> {
  const role = await askInstanceRole(environment);
  if (role.status !== 'succeeded') return role;
  const { name, headers } = role.value;
  const answer = await askMetadata(ROLES_PATH + encodeURIComponent(name), { headers }, environment);
  return answer.status === 'succeeded' ? readKeys(answer.value) : answer;
}

/** The role of an instance, and what its metadata wants to see in the next request. */
interface InstanceRole {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks instance metadata once for the name of the role, and for no credentials. Never throws: failure is in the Attempt. */
export async function askInstanceRole(environment: Environment): Promise<Attempt<InstanceRole>> {
  const lasting = { 'x-aws-ec2-metadata-token-ttl-seconds': String(TOKEN_SECONDS) };
  const token = await askMetadata('api/token', { headers: lasting, method: 'PUT' }, environment);
  if (token.status !== 'succeeded') return token;
  const headers = { 'x-aws-ec2-metadata-token': token.value.trim() };
  const role = await askMetadata(ROLES_PATH, { headers }, environment);
  if (role.status !== 'succeeded') return role;
  return { status: 'succeeded', value: { name: role.value.trim().split('\n')[0] ?? '', headers } };
}

async function askMetadata(
  path: string,
  request: Omit<Sent, 'limitSeconds'>,
  environment: Environment,
): Promise<Attempt<string>> {
  const url = URL.parse(`/latest/${path}`, endpointOf(environment));
  if (url === null || !isAccepted(url, INSTANCE_HOSTS)) {
    return loadFailure(
      'URL_NOT_ACCEPTED',
      'AWS_EC2_METADATA_SERVICE_ENDPOINT is neither HTTPS nor an address of the machine itself.',
    );
  }
  return send(url, { ...request, limitSeconds: instanceLimitSeconds(environment) });
}

/** How long each request to instance metadata may take; anything but a time of up to a minute counts as not set. */
function instanceLimitSeconds(environment: Environment): number {
  const seconds = Number(environment['AWS_METADATA_SERVICE_TIMEOUT']);
  return seconds >= 0.001 && seconds <= INSTANCE_LIMIT_MAX_SECONDS ? seconds : INSTANCE_LIMIT_SECONDS;
}

/** How often instance metadata is asked in all. */
export function instanceAttempts(environment: Environment): number {
  const attempts = Number(environment['AWS_METADATA_SERVICE_NUM_ATTEMPTS']);
  return Number.isInteger(attempts) && attempts >= 1 ? attempts : 3;
}

function endpointOf({
  AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint,
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: mode = '',
}: Environment): string {
  return endpoint || (mode.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254');
}

interface Sent {
  readonly method?: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly limitSeconds: number;
}

/** One request, whose whole answer has to come within the limit. */
async function send(url: URL, { method, headers, limitSeconds }: Sent): Promise<Attempt<string>> {
  const signal = AbortSignal.timeout(Math.round(limitSeconds * 1000));
  try {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method: method ?? 'GET', headers: { ...headers, 'content-length': 0 }, signal, agent: false };
      request(url, options as Parameters<typeof requestHttp>[1] & object, resolve)
        .on('error', reject)
        .end();
    });
    const body = (await collectBody(answer)).toString();
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return { status: 'succeeded', value: body };
    return loadFailure(`HTTP_${statusCode}`, `It answered with status ${statusCode}.`, statusCode);
  } catch (error) {
    if (signal.aborted) return loadFailure('REQUEST_TIMED_OUT', `It did not answer within ${limitSeconds} s.`);
    return { status: 'failed', failure: failureOfNetwork(REQUEST, error) };
  }
}

/** The keys in the answer of a service, or of a helper, which has `SessionToken` for `Token`. */
export function readKeys(text: string): Attempt<Provided> {
  const fields = fieldsIn(text);
  const { AccessKeyId, SecretAccessKey, Token, SessionToken, Expiration } = fields ?? {};
  const sessionToken = Token ?? SessionToken;
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    return loadFailure('NO_KEYS_IN_ANSWER', 'Its answer has no access keys.');
  }
  const expiresAt = typeof Expiration === 'string' ? Date.parse(Expiration) / 1000 : undefined;
  if (Number.isNaN(expiresAt)) return loadFailure('NO_KEYS_IN_ANSWER', 'The Expiration in its answer is not a date.');
  return {
    status: 'succeeded',
    value: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...defined({ sessionToken: typeof sessionToken === 'string' ? sessionToken || undefined : undefined, expiresAt }),
    },
  };
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Another try cannot help where nobody listens: most machines have no such service. */
export function isSilent({ code }: Failure): boolean {
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'].includes(code);
}
