// Certificates of the STS endpoint, as seen by a client that trusts their issuer.
import { X509Certificate } from 'node:crypto';
import { type RequestOptions, request } from 'node:https';
import { describe, expect, it } from '@jest/globals';
import { type CertificateName, readCertificate } from '../../sandbox/certificate.ts';
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

const HOST = 'sts.eu-central-1.amazonaws.com';

describe('startSandbox', () => {
  describe('when STS serves HTTPS', () => {
    it.each<[string, SandboxOptions['tls'], RequestOptions, unknown]>([
      ['good', true, {}, 400],
      ['good, and called by its name', 'loopback', {}, 400],
      ['good for its other name', true, { servername: 'localhost' }, 400],
      ['expired', 'expired', {}, 'CERT_HAS_EXPIRED'],
      ['for another host', 'sts', {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ['for another host than localhost', 'sts', { servername: 'localhost' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ['for the host asked for', 'sts', { servername: HOST }, 400],
    ])('has a certificate that is %s', async (_name, tls, options, expected) => {
      expect(await outcome(await start({ tls: tls ?? false }), options)).toBe(expected);
    });

    it.each<CertificateName>(['loopback', 'sts'])('has a certificate %s that is good for decades', (name) => {
      const { validFromDate, validToDate } = new X509Certificate(readCertificate(name).certificate);
      expect([validFromDate.getUTCFullYear(), validToDate.getUTCFullYear()]).toEqual([2020, 2120]);
    });
  });

  describe('when STS does not', () => {
    it('has none', async () => {
      const { stsEndpoint, certificate } = await start({ tls: false });
      expect([stsEndpoint.split(':')[0], certificate]).toEqual(['http', undefined]);
    });
  });
});
