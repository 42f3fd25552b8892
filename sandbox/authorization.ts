// Reads the Authorization header of a signed request and checks its scope and its time, in AWS's words. Pure.
import { createHash } from 'node:crypto';
import type { SandboxRequest } from './http.ts';
import { failed, type StsResult } from './sts-response.ts';

/** The parts of a Signature Version 4 `Authorization` header. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const TOLERANCE_MINUTES = 15;
const INCOMPLETE = 'IncompleteSignature';

/**
 * Reads the header.
 * @param request - the request as received
 * @returns its parts, or `MissingAuthenticationToken` or `IncompleteSignature`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function parseAuthorization(request: SandboxRequest): StsResult<Authorization> {
  const header = request.headers['authorization'];
  if (header === undefined) return failed(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  const [algorithm, ...rest] = header.split(' ');
  if (algorithm !== 'AWS4-HMAC-SHA256') return failed(400, INCOMPLETE, `Unsupported AWS 'algorithm': '${algorithm}'.`);
  const pairs = rest
    .join(' ')
    .split(',')
    .map((pair) => pair.trim());
  const broken = pairs.find((pair) => !/^\w+=\S+$/.test(pair));
  if (broken !== undefined) {
    const message = `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${createHash('sha256').update(header).digest('base64')}'.`;
    return failed(400, INCOMPLETE, message);
  }
  const values = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].find((name) => values[name] === undefined);
  if (missing !== undefined) return failed(400, INCOMPLETE, `Authorization header requires '${missing}' parameter.`);
  if (request.headers['x-amz-date'] === undefined) {
    return failed(
      400,
      INCOMPLETE,
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  return { value: readAuthorization(values) };
}

function readAuthorization(values: Readonly<Record<string, string>>): Authorization {
  // An access key id has no slash, so the scope is what follows the first one.
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = (values['Credential'] ?? '').split(
    '/',
  );
  const signedHeaders = (values['SignedHeaders'] ?? '').split(';');
  return { accessKeyId, date, region, service, terminator, signedHeaders, signature: values['Signature'] ?? '' };
}

/**
 * Checks region, service, terminator and date of the credential scope.
 * @param expected - the service, and the only region accepted; any region unless given
 * @returns AWS's sentence for the first rule that is broken
 */
export function checkScope(
  scope: Authorization,
  request: SandboxRequest,
  { service, region }: { readonly service: string; readonly region: string | undefined },
): string | undefined {
  if (region !== undefined && scope.region !== region) {
    return `Credential should be scoped to a valid region, not '${scope.region}'.`;
  }
  if (scope.service !== service) return `Credential should be scoped to correct service: '${service}'.`;
  if (scope.terminator !== 'aws4_request') {
    return `Credential should be scoped with a valid terminator: 'aws4_request', not '${scope.terminator}'.`;
  }
  const signedAt = request.headers['x-amz-date'] ?? '';
  if (!signedAt.startsWith(scope.date)) {
    return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${signedAt.slice(0, 8)}', from '${signedAt}'.`;
  }
  return undefined;
}

/**
 * Checks that the request was signed within a quarter of an hour of now.
 * @param now - epoch seconds of the STS clock
 * @returns AWS's sentence if it was not
 */
export function checkTime(request: SandboxRequest, now: number): string | undefined {
  const text = request.headers['x-amz-date'] ?? '';
  const signedAt = parseBasicDate(text).getTime() / 1000;
  if (Number.isNaN(signedAt)) return `Date must be in ISO-8601 'basic format'. Got '${text}'.`;
  const server = basicDate(now);
  const tolerance = TOLERANCE_MINUTES * 60;
  if (signedAt < now - tolerance) {
    return `Signature expired: ${text} is now earlier than ${basicDate(now - tolerance)} (${server} - ${TOLERANCE_MINUTES} min.)`;
  }
  if (signedAt > now + tolerance) {
    return `Signature not yet current: ${text} is still later than ${basicDate(now + tolerance)} (${server} + ${TOLERANCE_MINUTES} min.)`;
  }
  return undefined;
}

function basicDate(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
}

/**
 * Reads a time in ISO 8601's basic format, such as `20150830T123600Z`.
 * @returns an invalid Date for anything else
 */
export function parseBasicDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
