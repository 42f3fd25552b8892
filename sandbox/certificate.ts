// Makes a self-signed certificate for the loopback address. Node can read X.509 but not write it, so the DER is put together here.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, both in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

const TAG = { boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, utcTime: 0x17 } as const;
const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT = 0xa0;
const DAY_MS = 86_400_000;

const ECDSA_WITH_SHA256 = element(SEQUENCE, element(TAG.oid, Buffer.from('2a8648ce3d040302', 'hex')));
const COMMON_NAME = Buffer.from('550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('551d13', 'hex');
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('551d11', 'hex');

/**
 * Makes a P-256 key and a certificate for 127.0.0.1 and localhost, valid from yesterday until tomorrow.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function createCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = element(
    SEQUENCE,
    element(CONTEXT, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    distinguishedName('sandbox'),
    element(SEQUENCE, utcTime(Date.now() - DAY_MS), utcTime(Date.now() + DAY_MS)),
    distinguishedName('sandbox'),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(CONTEXT | 3, element(SEQUENCE, ...extensions())),
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

function extensions(): Buffer[] {
  const authority = element(SEQUENCE, element(TAG.boolean, Buffer.from([0xff])));
  const names = element(SEQUENCE, element(0x82, Buffer.from('localhost')), element(0x87, Buffer.from([127, 0, 0, 1])));
  return [extension(BASIC_CONSTRAINTS, authority), extension(SUBJECT_ALTERNATIVE_NAME, names)];
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
