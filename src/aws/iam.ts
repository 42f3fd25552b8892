// Reads a role and an OIDC provider in IAM. Loaded only where diagnosis-role has something to look up. Effect: network.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { STSClient } from '@aws-sdk/client-sts';
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import type { Proxies } from '../net/proxy.ts';
import {
  CONNECT_LIMIT_SECONDS,
  collectBody,
  failureOfNetwork,
  failureOfWait,
  parseRetryAfter,
  REQUEST_LIMIT_SECONDS,
} from '../net/requests.ts';
import type { Credentials, Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import { type Partition, parseRoleArn } from './arn.ts';

/** IAM of one partition. */
interface Place {
  /** The only region that its signatures are for. */
  readonly region: string;
  readonly hosts: Readonly<Record<'plain' | 'fips' | 'dualStack' | 'both', string>>;
}

const place = (region: string, plain: string, fips: string, dualStack: string, both: string): Place => ({
  region,
  hosts: { plain, fips, dualStack, both },
});

/**
 * As the SDK has them.
 * @see https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
const PLACES: Readonly<Record<Partition, Place>> = {
  aws: place(
    'us-east-1',
    'iam.amazonaws.com',
    'iam-fips.amazonaws.com',
    'iam.global.api.aws',
    'iam-fips.global.api.aws',
  ),
  'aws-cn': place(
    'cn-north-1',
    'iam.cn-north-1.amazonaws.com.cn',
    'iam-fips.amazonaws.com.cn',
    'iam.global.api.amazonwebservices.com.cn',
    'iam-fips.api.amazonwebservices.com.cn',
  ),
  'aws-us-gov': place(
    'us-gov-west-1',
    'iam.us-gov.amazonaws.com',
    'iam.us-gov.amazonaws.com',
    'iam.us-gov.api.aws',
    'iam.us-gov.api.aws',
  ),
  'aws-eusc': place(
    'eusc-de-east-1',
    'iam.eusc-de-east-1.amazonaws.eu',
    'iam-fips.amazonaws.eu',
    'iam.global.api.amazonwebservices.eu',
    'iam-fips.api.amazonwebservices.eu',
  ),
  'aws-iso': place(
    'us-iso-east-1',
    'iam.us-iso-east-1.c2s.ic.gov',
    'iam-fips.us-iso-east-1.c2s.ic.gov',
    'iam.api.aws.ic.gov',
    'iam-fips.api.aws.ic.gov',
  ),
  'aws-iso-b': place(
    'us-isob-east-1',
    'iam.us-isob-east-1.sc2s.sgov.gov',
    'iam-fips.us-isob-east-1.sc2s.sgov.gov',
    'iam.api.aws.scloud',
    'iam-fips.api.aws.scloud',
  ),
  'aws-iso-e': place(
    'eu-isoe-west-1',
    'iam.eu-isoe-west-1.cloud.adc-e.uk',
    'iam-fips.cloud.adc-e.uk',
    'iam.api.cloud-aws.adc-e.uk',
    'iam-fips.api.cloud-aws.adc-e.uk',
  ),
  'aws-iso-f': place(
    'us-isof-south-1',
    'iam.us-isof-south-1.csp.hci.ic.gov',
    'iam-fips.csp.hci.ic.gov',
    'iam.api.aws.hci.ic.gov',
    'iam-fips.api.aws.hci.ic.gov',
  ),
};

/** Variants of AWS's own endpoints. */
interface Variant {
  readonly fips?: true;
  readonly dualStack?: true;
}

/** Where the IAM of a partition is, and the region that its signatures name. */
export function iamOf(
  partition: Partition,
  { fips, dualStack }: Variant = {},
): { readonly url: string; readonly region: string } {
  const { region, hosts } = PLACES[partition];
  const variant = fips ? (dualStack ? 'both' : 'fips') : dualStack ? 'dualStack' : 'plain';
  return { url: `https://${hosts[variant]}/`, region };
}

/** Whether the host is one of AWS's own for IAM: of any partition, or a VPC endpoint. */
export function isAwsIamHost(hostname: string): boolean {
  const isVpcEndpoint = /^vpce-[a-z0-9-]+\.iam\.[a-z0-9-]+\.vpce\.amazonaws\.com(?:\.cn)?$/.test(hostname);
  return isVpcEndpoint || Object.values(PLACES).some(({ hosts }) => Object.values(hosts).includes(hostname));
}

/** A role as IAM has it. */
export interface IamRole {
  readonly arn: string;
  readonly maxSessionSeconds: number;
  /** The trust policy, as JSON. */
  readonly trustPolicy: string;
}

/** An OIDC provider as IAM has it. */
export interface IamProvider {
  readonly audiences: readonly string[];
}

/** What IAM is asked for. Each asks once, and never throws: failure is in the Attempt. Null where there is no such thing. */
export interface Iam {
  getRole(name: string): Promise<Attempt<IamRole | null>>;
  getProvider(arn: string): Promise<Attempt<IamProvider | null>>;
  close(): void;
}

/** What the requests need. */
export interface IamOptions {
  readonly url: string;
  /** That the signatures name. */
  readonly region: string;
  readonly credentials: Credentials;
  /** What to add to this machine's clock. */
  readonly clockSkewSeconds: number;
  readonly proxy: Proxies;
  readonly deadline: Deadline;
  readonly vault: Vault;
}

/** The client of STS signs and sends them: it is loaded already, and IAM speaks the same protocol. */
export async function createIam(options: IamOptions): Promise<Iam> {
  const { STSClient } = await import('./sdk.ts');
  const { accessKeyId, secretAccessKey, sessionToken } = options.credentials;
  const through = { ...options.proxy.agentOptionsFor(new URL(options.url)), keepAlive: true };
  const client = new STSClient({
    region: options.region,
    credentials: {
      accessKeyId: accessKeyId.reveal(),
      secretAccessKey: secretAccessKey.reveal(),
      ...defined({ sessionToken: sessionToken?.reveal() }),
    },
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT_SECONDS * 1000,
      requestTimeout: REQUEST_LIMIT_SECONDS * 1000,
      throwOnRequestTimeout: true,
      httpsAgent: new HttpsAgent(through),
      httpAgent: new HttpAgent(through),
    },
  });
  return {
    getRole: (name) => ask('GetRole', { RoleName: name }, readRole, { ...options, client }),
    getProvider: (arn) =>
      ask('GetOpenIDConnectProvider', { OpenIDConnectProviderArn: arn }, readProvider, { ...options, client }),
    close: () => client.destroy(),
  };
}

const VERSION = '2010-05-08';

type Operation = 'GetRole' | 'GetOpenIDConnectProvider';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function ask<T>(
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
  read: (xml: string) => T | undefined,
  ports: IamOptions & { readonly client: STSClient },
): Promise<Attempt<T | null>> {
  const { deadline, vault } = ports;
  const request = { service: 'iam', operation } as const;
  const { host } = new URL(ports.url);
  const failed = (failure: Failure): Attempt<never> => ({
    status: 'failed',
    failure: { ...failure, message: vault.clean(failure.message), host },
  });
  try {
    const body = new URLSearchParams({ Action: operation, Version: VERSION, ...parameters }).toString();
    const outcome = await within(deadline, REQUEST_LIMIT_SECONDS, (signal) => send(body, signal, ports));
    if (outcome.kind !== 'settled') return failed(failureOfWait(request, outcome));
    const { status, body: text, headers } = outcome.value;
    const xml = vault.redact(text); // another host may repeat what it was sent
    const code = WIRE_CODE.exec(textIn(xml, 'Code') ?? '')?.[1];
    if (status === 404 && code === 'NoSuchEntity') return { status: 'succeeded', value: null };
    const value = status === 200 ? read(xml) : undefined;
    if (value !== undefined) return { status: 'succeeded', value };
    return failed({
      ...request,
      code: code ?? (status === 200 ? 'UNEXPECTED_ANSWER' : `HTTP_${status}`),
      message: (code !== undefined && textIn(xml, 'Message')) || 'The answer is not one of IAM.',
      httpStatus: status,
      ...defined({ retryAfterSeconds: parseRetryAfter(headers['retry-after']) }),
      attempts: 1,
    });
  } catch (error) {
    const failure = failureOfNetwork(request, error);
    // Where a connection did not open in time, the error of the SDK has a name and no code.
    return failed(failure.code === 'TimeoutError' ? { ...failure, code: 'ETIMEDOUT' } : failure);
  }
}

const WIRE_CODE = /^([A-Za-z][\w.:-]{0,99}?)(?:(?<=.)Exception)?$/;

/** Signs and sends one request. Throws the error of the network layer. */
async function send(
  body: string,
  abortSignal: AbortSignal,
  { url, region, client, clockSkewSeconds }: IamOptions & { readonly client: STSClient },
): Promise<Answer> {
  const { protocol, hostname, port, host, pathname: path } = new URL(url);
  const scheme = { name: 'sigv4', signingName: 'iam', signingRegion: region, properties: {} };
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', host };
  const place = { protocol, hostname, path, ...(port === '' ? {} : { port: Number(port) }) };
  const signingDate = new Date(Date.now() + clockSkewSeconds * 1000);
  const signer = await client.config.signer(scheme);
  const signed = await signer.sign({ ...place, method: 'POST', query: {}, headers, body }, { signingDate });
  const { response } = await client.config.requestHandler.handle(signed, { abortSignal });
  const text = (await collectBody(response.body)).toString('utf8');
  return { status: response.statusCode, headers: response.headers, body: text };
}

function readRole(xml: string): IamRole | undefined {
  const arn = textIn(xml, 'Arn');
  const trustPolicy = decoded(textIn(xml, 'AssumeRolePolicyDocument'));
  const seconds = Number(textIn(xml, 'MaxSessionDuration') ?? 3600);
  if (arn === undefined || trustPolicy === undefined || parseRoleArn(arn) === undefined) return undefined;
  return { arn, trustPolicy, maxSessionSeconds: seconds };
}

/** IAM encodes documents as RFC 3986 has it. */
function decoded(document: string | undefined): string | undefined {
  try {
    return document === undefined ? undefined : decodeURIComponent(document);
  } catch {
    return undefined;
  }
}

function readProvider(xml: string): IamProvider | undefined {
  const [, list] = /<ClientIDList>(.*?)<\/ClientIDList>|<ClientIDList\/>/s.exec(xml) ?? [];
  if (!/<GetOpenIDConnectProviderResult>/.test(xml)) return undefined;
  return {
    audiences: [...(list ?? '').matchAll(/<member>([^<]*)<\/member>/g)].map(([, text = '']) => unescapeXml(text)),
  };
}

/** The text of the only element of this name: in these answers no text can contain a tag. */
function textIn(xml: string, name: string): string | undefined {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text === undefined ? undefined : unescapeXml(text);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
