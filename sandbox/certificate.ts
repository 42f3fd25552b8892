// Makes a self-signed certificate for the loopback address. Node can read X.509 but not write it, so the DER is put together here.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, both in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What is wrong with a certificate: nothing unless given. */
export interface CertificateOptions {
  /** It ended yesterday. */
  readonly expired?: true;
  /** DNS name that it is for, instead of 127.0.0.1 and localhost. */
  readonly host?: string;
}

const TAG = { boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, utcTime: 0x17 } as const;
const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const DAY_MS = 86_400_000;

const ECDSA_WITH_SHA256 = element(SEQUENCE, element(TAG.oid, Buffer.from('2a8648ce3d040302', 'hex')));
const COMMON_NAME = Buffer.from('550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('551d13', 'hex');
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('551d11', 'hex');

/**
 * Makes a P-256 key and a certificate for 127.0.0.1 and localhost, valid from yesterday until tomorrow.
 * @param options - where it shall be a wrong one
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function createCertificate({ expired, host }: CertificateOptions): Certificate {
  const endsAtMs = Date.now() + (expired ? -DAY_MS : DAY_MS);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = element(
    SEQUENCE,
    element(CONTEXT, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    distinguishedName('sandbox'),
    element(SEQUENCE, utcTime(endsAtMs - 2 * DAY_MS), utcTime(endsAtMs)),
    distinguishedName('sandbox'),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(CONTEXT | 3, element(SEQUENCE, ...extensions(host))),
  );
  const signature = element(TAG.bits, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = element(SEQUENCE, body, ECDSA_WITH_SHA256, signature);
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensions(host: string | undefined): Buffer[] {
  const authority = element(SEQUENCE, element(TAG.boolean, Buffer.from([0xff])));
  const loopback = [element(DNS_NAME, Buffer.from('localhost')), element(IP_ADDRESS, Buffer.from([127, 0, 0, 1]))];
  const names = host === undefined ? loopback : [element(DNS_NAME, Buffer.from(host))];
  const alternatives = element(SEQUENCE, ...names);
  return [extension(BASIC_CONSTRAINTS, authority), extension(SUBJECT_ALTERNATIVE_NAME, alternatives)];
}

function extension(id: Buffer, value: Buffer): Buffer {
  return element(SEQUENCE, element(TAG.oid, id), element(TAG.octets, value));
}

function distinguishedName(commonName: string): Buffer {
  const attribute = element(SEQUENCE, element(TAG.oid, COMMON_NAME), element(TAG.utf8, Buffer.from(commonName)));
  return element(SEQUENCE, element(SET, attribute));
}

function utcTime(milliseconds: number): Buffer {
  const text = new Date(milliseconds)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2);
  return element(TAG.utcTime, Buffer.from(text));
}

function integer(value: Buffer): Buffer {
  return element(TAG.integer, value);
}

/** Tag, length and content, by the Distinguished Encoding Rules. */
function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}
