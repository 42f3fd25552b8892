// The sandbox STS's view of the issuer's keys: read over HTTP on a connection of its own, kept until forgotten.
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
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
 * @param authority - PEM certificate to trust where the issuer serves HTTPS
 */
export function createIssuerKeys(url: URL, headers: Readonly<Record<string, string>>, authority?: string): IssuerKeys {
  const options = { headers: { ...headers }, [customFetch]: fetchAlone(authority) };
  const create = (): JWTVerifyGetKey => createRemoteJWKSet(url, options);
  let current = create();
  return {
    get: (header, token) => current(header, token),
    forget: () => {
      current = create();
    },
  };
}

/** Like `fetch`, but never on a connection that a client in the same process also uses. */
function fetchAlone(authority: string | undefined): FetchImplementation {
  return (url, { headers, signal }) =>
    new Promise((resolve, reject) => {
      const options = { agent: false, headers: Object.fromEntries(headers), signal } as const;
      const read = (response: IncomingMessage): void => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 502 })),
        );
      };
      const request =
        authority === undefined ? getPlain(url, options, read) : getSecurely(url, { ...options, ca: authority }, read);
      request.once('error', reject);
    });
}
