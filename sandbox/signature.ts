// Verifies Signature Version 4 of a request by signing it again with the caller's secret and comparing.
import { createHash, createHmac, type Hash, type Hmac, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Authorization, checkScope, checkTime, parseAuthorization, parseBasicDate } from './authorization.ts';
import type { SandboxRequest } from './http.ts';
import { partitionOf } from './partition.ts';
import type { Principal, Principals } from './sessions.ts';
import { failed, type StsResult } from './sts-response.ts';

/** What a verification needs besides the request. */
export interface SignatureContext {
  readonly principals: Principals;
  /** Epoch seconds of the STS clock. */
  readonly now: () => number;
  /** The only region this endpoint signs for; any well-formed one unless given. */
  readonly region: string | undefined;
  /** The service that signatures must be for; STS unless given. */
  readonly service?: string;
}

const TOKEN_INVALID = 'The security token included in the request is invalid.';

/**
 * Finds out who signed a request, and whether they may still do so.
 * @param request - the request as received
 * @returns the caller, or AWS's error
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export async function verifySignature(
  request: SandboxRequest,
  context: SignatureContext,
): Promise<StsResult<Principal>> {
  const parsed = parseAuthorization(request);
  if (parsed.failure !== undefined) return parsed;
  const authorization = parsed.value;
  const found = findPrincipal(authorization, request, context);
  if (found.failure !== undefined) return found;
  const principal = found.value;
  const problem =
    checkScope(authorization, request, { service: context.service ?? 'sts', region: context.region }) ??
    checkTime(request, context.now());
  if (problem !== undefined) return failed(403, 'SignatureDoesNotMatch', problem);
  if (!(await isSignedBy(principal, request, authorization))) {
    const message =
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
    return failed(403, 'SignatureDoesNotMatch', message);
  }
  if (principal.expiresAt !== undefined && context.now() >= principal.expiresAt) {
    return failed(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  return { value: principal };
}

function findPrincipal(
  { accessKeyId, region }: Authorization,
  request: SandboxRequest,
  { principals }: SignatureContext,
): StsResult<Principal> {
  const principal = principals.get(accessKeyId);
  const known = principal !== undefined && principal.sessionToken === request.headers['x-amz-security-token'];
  if (!known || principal.partition !== partitionOf(region)) return failed(403, 'InvalidClientTokenId', TOKEN_INVALID);
  return { value: principal };
}

async function isSignedBy(principal: Principal, request: SandboxRequest, scope: Authorization): Promise<boolean> {
  const declaredHash = request.headers['x-amz-content-sha256'];
  if (declaredHash !== undefined && declaredHash !== createHash('sha256').update(request.body).digest('hex'))
    return false;
  const headers = Object.fromEntries(
    scope.signedHeaders.filter((name) => name in request.headers).map((name) => [name, request.headers[name] ?? '']),
  );
  const signer = new SignatureV4({
    service: scope.service,
    region: scope.region,
    credentials: { accessKeyId: scope.accessKeyId, secretAccessKey: principal.secretAccessKey },
    sha256: Sha256,
    applyChecksum: false,
  });
  const { method, path, query, body } = request;
  const signed = await signer.sign(
    { method, protocol: 'https:', hostname: request.headers['host'] ?? '', path, query, headers, body },
    { signingDate: parseBasicDate(request.headers['x-amz-date'] ?? ''), signableHeaders: new Set(scope.signedHeaders) },
  );
  const expected = /Signature=([0-9a-f]+)$/.exec(signed.headers['authorization'] ?? '')?.[1] ?? '';
  const [left, right] = [Buffer.from(expected), Buffer.from(scope.signature)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** SHA-256, or HMAC with it when given a key, in the shape the signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' || secret === undefined ? secret : toBytes(secret);
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('Not used');
  }
}

function toBytes(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
