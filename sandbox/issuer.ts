// GitHub's side of the sandbox: the ID-token endpoint of a job, and the issuer's discovery document and keys.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, type JWK, SignJWT } from 'jose';
import { readIssuerKey } from './certificate.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './http.ts';
import type { World } from './world.ts';

/** The issuer's RS256 key and its public half as published. */
export interface IssuerKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

/** What the issuer knows. */
export interface IssuerContext {
  readonly world: World;
  readonly key: IssuerKey;
  /** Bearer token that a job presents. */
  readonly requestToken: string;
  /** Path of the ID-token endpoint. */
  readonly requestPath: string;
  /** Epoch seconds of GitHub's clock. */
  readonly now: () => number;
}

/** Path at which the issuer publishes its keys. */
export const JWKS_PATH = '/.well-known/jwks';

const DISCOVERY_PATH = '/.well-known/openid-configuration';
/** How long before `iat` a token is already valid, as seen in GitHub's tokens. */
const NOT_BEFORE_SECONDS = 300;
const REQUEST_TOKEN_LIFETIME_SECONDS = 6 * 3600;

/** The signing key of every sandbox. */
export const ISSUER_KEY: Promise<IssuerKey> = describeKey(createPrivateKey(readIssuerKey()));

async function describeKey(privateKey: KeyObject): Promise<IssuerKey> {
  const jwk = await exportJWK(createPublicKey(privateKey));
  const thumbprint = createHash('sha1')
    .update(jwk.n ?? '')
    .digest();
  const names = { kid: thumbprint.toString('hex').toUpperCase(), x5t: thumbprint.toString('base64url') };
  return { privateKey, publicJwk: { ...jwk, ...names, alg: 'RS256', use: 'sig' } };
}

/**
 * Makes the token with which a job requests ID tokens: it only looks like a JWT.
 * @param now - epoch seconds of GitHub's clock
 */
export function createRequestToken(now: number): Promise<string> {
  return new SignJWT({ scp: 'Actions.Results Actions.GenerateIdToken', jti: randomUUID() })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .setIssuedAt(Math.floor(now))
    .setExpirationTime(Math.floor(now) + REQUEST_TOKEN_LIFETIME_SECONDS)
    .sign(randomBytes(32));
}

/**
 * Answers one request.
 * @param request - for an ID token, the discovery document or the keys
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function handleIssuer(request: SandboxRequest, context: IssuerContext): Promise<SandboxResponse> {
  if (request.method !== 'GET') return jsonResponse(405, { message: 'Method Not Allowed' });
  if (request.path === context.requestPath) return issueIdToken(request, context);
  if (request.path === JWKS_PATH) return jsonResponse(200, { keys: [context.key.publicJwk] });
  if (request.path === DISCOVERY_PATH) return jsonResponse(200, discoveryDocument(context.world.issuer));
  return jsonResponse(404, { message: 'Not Found' });
}

async function issueIdToken(request: SandboxRequest, context: IssuerContext): Promise<SandboxResponse> {
  // GitHub takes the scheme in any case. Other servers compare it with what the toolkit of actions sends.
  if (request.headers['authorization'] !== `Bearer ${context.requestToken}`) {
    return jsonResponse(401, { message: 'The request token is missing or not valid for this job.' });
  }
  return jsonResponse(200, { value: await signIdToken(request.query['audience'], context) });
}

/**
 * Signs an ID token for the world's job.
 * @param audience - its `aud`; the owner's URL if empty or absent
 */
function signIdToken(audience: string | undefined, { world, key, now }: IssuerContext): Promise<string> {
  const issuedAt = Math.floor(now());
  const { kid = '', x5t = '' } = key.publicJwk;
  return new SignJWT({ jti: randomUUID(), ...world.claims })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid, x5t })
    .setIssuer(world.issuer)
    .setSubject(world.subject)
    .setAudience(audience || `https://github.com/${world.claims['repository_owner']}`)
    .setNotBefore(issuedAt - NOT_BEFORE_SECONDS)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + world.idTokenLifetimeSeconds)
    .sign(key.privateKey);
}

function discoveryDocument(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}${JWKS_PATH}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}
