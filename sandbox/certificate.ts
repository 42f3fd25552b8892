// The certificates with which the sandbox serves HTTPS: self-signed, with one test key that is public and protects nothing. They were
// made once with OpenSSL and are good until 2120, except for the expired one. Effect: reads files.
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
  const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
  return { certificate: read(`${name}.pem`), privateKey: read('key.pem') };
}
