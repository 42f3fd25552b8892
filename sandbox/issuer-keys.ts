// The sandbox STS's view of the issuer's keys: read over HTTP on a connection of its own, kept until forgotten.
import { get } from 'node:http';
import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';

/** Keys of one issuer. */
export interface IssuerKeys {
  readonly get: JWTVerifyGetKey;
  /** Makes the next use read them again. */
  forget(): void;
}

/**
 * Creates the view. Nothing is read before the first use; a failure to read is not kept.
 * @param url - the issuer's JWKS
 * @param headers - sent along, to tell these requests from a client's
 */
export function createIssuerKeys(url: URL, headers: Readonly<Record<string, string>>): IssuerKeys {
  const create = (): JWTVerifyGetKey => createRemoteJWKSet(url, { headers: { ...headers }, [customFetch]: fetchAlone });
  let current = create();
  return {
    get: (header, token) => current(header, token),
    forget: () => {
      current = create();
    },
  };
}

/** Like `fetch`, but never on a connection that a client in the same process also uses. */
const fetchAlone: FetchImplementation = (url, { headers, signal }) =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent: false, headers: Object.fromEntries(headers), signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 502 })));
    });
    request.once('error', reject);
  });
