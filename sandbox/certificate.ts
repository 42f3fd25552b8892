// The certificates with which the sandbox serves HTTPS: self-signed, with one test key that is public and protects nothing. They were
// made once with OpenSSL and are good until 2120, except for the expired one. Beside them is the key of its issuer. Effect: reads files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, both in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/**
 * - `loopback`: for 127.0.0.1 and localhost
 * - `expired`: for the same, until 2021
 * - `sts`: for sts.eu-central-1.amazonaws.com
 * - `internal`: for sts.internal.example
 */
export type CertificateName = 'loopback' | 'expired' | 'sts' | 'internal';

const FOLDER = join(import.meta.dirname, 'certificates');

/** A certificate by its name. */
export function readCertificate(name: CertificateName): Certificate {
  return { certificate: read(`${name}.pem`), privateKey: read('key.pem') };
}

/** The RSA key of the issuer in PEM: to make one takes longer than a whole scenario. */
export function readIssuerKey(): string {
  return read('issuer-key.pem');
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}
