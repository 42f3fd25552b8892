// An ID token: decoded without verification, masked before anything can print it. No effect but the masks.
import { isJwt } from '../secrets/shapes.ts';
import type { Secret, Vault } from '../secrets/vault.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../trust-policy/claims.ts';
import { defined } from '../util/defined.ts';

/** An ID token and its claims. */
export interface IdToken {
  readonly token: Secret;
  readonly claims: IdTokenClaims;
}

/**
 * A token from anywhere, masked, and its claims.
 * @returns undefined unless it is a JWT with the claims that every ID token has
 */
export function keepIdToken(text: string, vault: Vault): IdToken | undefined {
  if (!isJwt(text)) return undefined;
  const token = keepToken(text, vault);
  const claims = decodeClaims(text);
  return claims === undefined ? undefined : { token, claims: redactClaims(claims, vault) };
}

/** Masks a token. The signature is what makes a JWT valuable, so it is masked by itself as well. */
export function keepToken(token: string, vault: Vault): Secret {
  if (!isJwt(token)) return vault.keep({ token }).token;
  return vault.keep({ token, signature: token.slice(token.lastIndexOf('.') + 1) }).token;
}

/** No claim should hold a secret of this run; if one does, the secret is not shown. Names of claims are our own. */
function redactClaims(claims: IdTokenClaims, vault: Vault): IdTokenClaims {
  const redact = (_: string, value: unknown) => (typeof value === 'string' ? vault.redact(value) : value);
  return JSON.parse(JSON.stringify(claims), redact) as IdTokenClaims;
}

/**
 * The claims of a JWT, without any verification: AWS verifies it.
 * @returns undefined unless it is a JWT with the claims that every ID token of GitHub has
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function decodeClaims(jwt: string): IdTokenClaims | undefined {
  const payload = parseObject(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {};
  const { iss, sub, aud, exp, iat } = payload;
  const audience = Array.isArray(aud) ? aud[0] : aud;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof audience !== 'string') return undefined;
  if (typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  const context = CONTEXT_CLAIMS.flatMap((name) => {
    const value = payload[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  const otherNames = Object.keys(payload).filter((name) => !KEPT_CLAIMS.has(name));
  return defined({
    iss,
    sub,
    aud: audience,
    exp,
    iat,
    context: Object.fromEntries(context) as IdTokenClaims['context'],
    otherNames: otherNames.length === 0 ? undefined : otherNames,
  });
}

const KEPT_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', ...CONTEXT_CLAIMS]);

/** The JSON object of a text; undefined for anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
