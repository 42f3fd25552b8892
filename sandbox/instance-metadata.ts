// An EC2 instance's metadata service, version 2 only: the name of the instance's role and its credentials.
import { randomBytes } from 'node:crypto';
import { AMBIENT_SESSION_SECONDS, type AmbientSession, credentialsDocument } from './ambient-session.ts';
import type { SandboxRequest, SandboxResponse } from './http.ts';
import { formatInstant } from './sessions.ts';

/** What the service tells about the instance. */
export interface InstanceMetadataContext {
  readonly roleName: string;
  readonly session: AmbientSession;
  /** Epoch seconds. */
  readonly now: () => number;
}

const TOKEN_PATH = '/latest/api/token';
const CREDENTIALS_PATH = '/latest/meta-data/iam/security-credentials/';
const TTL_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds';
const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const TTL_SECONDS_MOST = 21_600;

/**
 * Creates the service, which remembers the tokens it gives out.
 * @param context - the instance
 * @returns what answers one request
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export function createInstanceMetadata(
  context: InstanceMetadataContext,
): (request: SandboxRequest) => Promise<SandboxResponse> {
  const tokens = new Map<string, number>();
  const isKnown = (token: string | undefined): boolean => (tokens.get(token ?? '') ?? 0) > context.now();
  return async (request) => {
    if (request.path === TOKEN_PATH) return issueToken(request, tokens, context.now());
    if (!isKnown(request.headers[TOKEN_HEADER])) return plainText(401, 'Unauthorized');
    if (request.method !== 'GET') return plainText(405, 'Method Not Allowed');
    return answer(request.path, context);
  };
}

function issueToken(request: SandboxRequest, tokens: Map<string, number>, now: number): SandboxResponse {
  if (request.method !== 'PUT') return plainText(405, 'Method Not Allowed');
  // A proxy that passes requests on to the service must not get a token for somebody else.
  if (request.headers['x-forwarded-for'] !== undefined) return plainText(403, 'Forbidden');
  const seconds = Number(request.headers[TTL_HEADER] ?? '0');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > TTL_SECONDS_MOST) return plainText(400, 'Bad Request');
  const token = randomBytes(40).toString('base64url');
  tokens.set(token, now + seconds);
  return plainText(200, token, { [TTL_HEADER]: `${seconds}` });
}

function answer(path: string, { roleName, session }: InstanceMetadataContext): SandboxResponse {
  if (path === CREDENTIALS_PATH) return plainText(200, roleName);
  if (path !== `${CREDENTIALS_PATH}${roleName}`) return plainText(404, 'Not Found');
  const current = session();
  const LastUpdated = formatInstant(current.expiresAt - AMBIENT_SESSION_SECONDS);
  const document = { Code: 'Success', LastUpdated, Type: 'AWS-HMAC', ...credentialsDocument(current) };
  return plainText(200, JSON.stringify(document, undefined, 2));
}

/** The service sends JSON as plain text, too. */
function plainText(status: number, body: string, headers: Readonly<Record<string, string>> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
}
