// Certificates of the STS endpoint, as a client sees them that trusts whoever signed them.
import { X509Certificate } from 'node:crypto';
import { type RequestOptions, request } from 'node:https';
import { describe, expect, it } from '@jest/globals';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { useSandboxes } from './clients.ts';

const start = useSandboxes();

/** HTTP status, or the code of the failure. */
function outcome({ stsEndpoint, certificate }: Sandbox, options: RequestOptions = {}): Promise<unknown> {
  return new Promise((resolve) => {
    request(stsEndpoint, { ca: certificate, agent: false, ...options }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    })
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });
}

const HOST = 'sts.eu-west-1.amazonaws.com';

describe('startSandbox', () => {
  describe('when STS serves HTTPS', () => {
    it.each<[string, SandboxOptions['tls'], RequestOptions, unknown]>([
      ['good', true, {}, 400],
      ['good, as nothing is wrong', {}, {}, 400],
      ['good for its other name', true, { servername: 'localhost' }, 400],
      ['over', { expired: true }, {}, 'CERT_HAS_EXPIRED'],
      ['for another host', { host: HOST }, {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
      [
        'for another host, and asked for by the old name',
        { host: HOST },
        { servername: 'localhost' },
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ],
      ['for the host asked for', { host: HOST }, { servername: HOST }, 400],
      ['over, for the host asked for', { expired: true, host: HOST }, { servername: HOST }, 'CERT_HAS_EXPIRED'],
    ])('has a certificate that is %s', async (_name, tls, options, expected) => {
      expect(await outcome(await start({ tls: tls ?? false }), options)).toBe(expected);
    });

    it('has a certificate that ended yesterday where it is over', async () => {
      const { certificate = '' } = await start({ tls: { expired: true } });
      const { validFrom, validTo } = new X509Certificate(certificate);
      expect(Math.abs(Date.parse(validTo) / 1000 - (Date.now() / 1000 - 86_400))).toBeLessThan(5);
      expect(Date.parse(validFrom)).toBeLessThan(Date.parse(validTo));
    });
  });

  describe('when STS does not', () => {
    it('has none', async () => {
      const { stsEndpoint, certificate } = await start({ tls: false });
      expect([stsEndpoint.split(':')[0], certificate]).toEqual(['http', undefined]);
    });
  });
});
