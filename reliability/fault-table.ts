// Every fault of the sandbox, and how a run that meets it must end: in which finding, or in success. Pure.
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultEffect, Operation } from '../sandbox/server.ts';

/** The requests of a run; the chain's second role is what `AssumeRole` is for. */
export const REQUESTS = [
  'RequestIdToken',
  'AssumeRoleWithWebIdentity',
  'AssumeRole',
  'GetCallerIdentity',
] as const satisfies readonly Operation[];

/** One of them. */
export type RequestName = (typeof REQUESTS)[number];

/** How a run that meets a fault ends: with which finding, and how often it tries the request again. */
export interface Ending {
  readonly code: string;
  /** `once`: two tries in all. */
  readonly again: 'always' | 'once' | 'never';
}

/** One fault. */
export interface FaultRow {
  readonly name: string;
  readonly effect: () => FaultEffect;
  /** By request; a request that is missing cannot meet the fault. */
  readonly endings: Readonly<Partial<Record<RequestName, Ending | 'harmless'>>>;
  /** Whether each try lasts until its timeout. */
  readonly isSilent?: true;
}

type Endings = FaultRow['endings'];

const always = (code: string): Ending => ({ code, again: 'always' });
const once = (code: string): Ending => ({ code, again: 'once' });
const never = (code: string): Ending => ({ code, again: 'never' });

/** The same for all that STS answers. */
function ofSts(ending: Ending | 'harmless'): Endings {
  return { AssumeRoleWithWebIdentity: ending, AssumeRole: ending, GetCallerIdentity: ending };
}

function endings(github: Ending | 'harmless', sts: Ending | 'harmless'): Endings {
  return { RequestIdToken: github, ...ofSts(sts) };
}

const HARMLESS = endings('harmless', 'harmless');
const LOST = endings(always('CONNECTION_LOST'), always('CONNECTION_LOST'));
const SILENT = endings(always('DEADLINE_PASSED'), always('DEADLINE_PASSED'));
const INVALID = endings(never('ID_TOKEN_ANSWER_INVALID'), never('STS_ANSWER_INVALID'));
const UNAVAILABLE = endings(always('ID_TOKEN_SERVICE_UNAVAILABLE'), always('STS_UNAVAILABLE'));
const THROTTLED = endings(always('ID_TOKEN_SERVICE_UNAVAILABLE'), always('STS_THROTTLED'));
const PAGE = endings(never('ID_TOKEN_ANSWER_INVALID'), never('LOGIN_PAGE_ANSWERED'));
const PROXY = endings(never('PROXY_AUTHENTICATION_REQUIRED'), never('PROXY_AUTHENTICATION_REQUIRED'));
const REDIRECTED = endings(never('ID_TOKEN_REQUEST_REDIRECTED'), never('LOGIN_PAGE_ANSWERED'));

/** STS has no such answer: it must be from something else. */
function unauthorized(github: Ending): Endings {
  return endings(github, never('STS_ANSWER_INVALID'));
}

function row(name: string, effect: FaultEffect, expected: Endings, more: Pick<FaultRow, 'isSilent'> = {}): FaultRow {
  return { name, effect: () => effect, endings: expected, ...more };
}

function respond(status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'respond', status, headers: { 'content-type': type, ...headers }, body } as const;
}

const SLOW: readonly FaultRow[] = [
  row('latency', { kind: 'latency', seconds: 0.5 }, HARMLESS),
  { name: 'hold', effect: () => ({ kind: 'hold', until: delay(1000) }), endings: HARMLESS },
  row('hang', { kind: 'hang' }, SILENT, { isSilent: true }),
  row('trickle', { kind: 'trickle' }, SILENT, { isSilent: true }),
  // The connection to GitHub is not kept alive, so that there its end is the end of the answer.
  row(
    'a length that never comes',
    respond(200, 'text/xml', '<a>', { 'content-length': '900' }),
    endings(always('CONNECTION_LOST'), always('DEADLINE_PASSED')),
    { isSilent: true },
  ),
];

const BROKEN: readonly FaultRow[] = [
  row('reset', { kind: 'reset' }, LOST),
  row('closed without a word', { kind: 'raw', text: '' }, LOST),
  row('closed within the head', { kind: 'raw', text: 'HTTP/1.1 200 OK\r\nContent-Ty' }, LOST),
  row('closed before the end', { kind: 'raw', text: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{' }, LOST),
  row('another protocol', { kind: 'raw', text: 'HTTP/1.1 101 Over\r\nUpgrade: x\r\n\r\n' }, INVALID),
  ...[0, 0.5, 0.999].flatMap((share) => [
    row(`cut at ${share}, reset`, { kind: 'cut', share, ends: 'reset' }, LOST),
    row(`cut at ${share}, closed`, { kind: 'cut', share, ends: 'closed' }, LOST),
    row(`cut at ${share}, as if whole`, { kind: 'cut', share, ends: 'as-whole' }, INVALID),
  ]),
];

const TWO_LENGTHS = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}';
const BAD_CHUNK = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}';
const LONG_HEAD = `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(65_536)}\r\n\r\n`;

const NO_HTTP: readonly FaultRow[] = [
  row('no HTTP', { kind: 'raw', text: 'SSH-2.0-OpenSSH_9.9\r\n' }, INVALID),
  row('two lengths', { kind: 'raw', text: TWO_LENGTHS }, INVALID),
  row('a bad chunk', { kind: 'raw', text: BAD_CHUNK }, LOST),
  row('an endless head', { kind: 'raw', text: LONG_HEAD }, INVALID),
];

const HTML = '<html><h1>Please log in</h1></html>';
const OTHER_XML = '<?xml version="1.0"?><feed><title>News</title></feed>';
const JSON_BODY = '{"message":"Out of order"}';

const WRONG: readonly FaultRow[] = [
  row('200, empty', respond(200, 'text/xml', ''), INVALID),
  row('200, other XML', respond(200, 'text/xml', OTHER_XML), INVALID),
  row('200, other JSON', respond(200, 'application/json', JSON_BODY), INVALID),
  row('200, JSON with an empty token', respond(200, 'application/json', '{"value":""}'), INVALID),
  row('200, JSON with a bad token', respond(200, 'application/json', '{"value":"a.b.c"}'), INVALID),
  row('200, null', respond(200, 'application/json', 'null'), INVALID),
  row('200, garbage', respond(200, 'application/octet-stream', '\u0000\ufffd\u0007<\u001b[31m::error::x'), INVALID),
  row('200, too short a length', respond(200, 'text/xml', OTHER_XML, { 'content-length': '10' }), INVALID),
  row('200, too long', respond(200, 'text/plain', 'x'.repeat(300 * 1024)), INVALID),
  row('204', respond(204, 'text/xml', ''), INVALID),
  row('a login page', respond(200, 'text/html; charset=utf-8', HTML), PAGE),
  ...[301, 302, 307, 308].map((status) =>
    row(`${status}`, respond(status, 'text/html', HTML, { location: 'http://127.0.0.1:9/login' }), REDIRECTED),
  ),
];

const REFUSED: readonly FaultRow[] = [
  row('400, HTML', respond(400, 'text/html', HTML), unauthorized(never('ID_TOKEN_REQUEST_DENIED'))),
  row('401, HTML', respond(401, 'text/html', HTML), unauthorized(once('ID_TOKEN_REQUEST_DENIED'))),
  row(
    '403, HTML of a proxy',
    respond(403, 'text/html', HTML, { via: '1.1 proxy' }),
    unauthorized(once('ID_TOKEN_REQUEST_DENIED')),
  ),
  row('404, HTML', respond(404, 'text/html', HTML), unauthorized(never('ID_TOKEN_ENDPOINT_NOT_FOUND'))),
  row('407', respond(407, 'text/html', HTML), PROXY),
  row('408, HTML', respond(408, 'text/html', HTML), UNAVAILABLE),
];

const BUSY: readonly FaultRow[] = [
  row('throttle', { kind: 'throttle' }, THROTTLED),
  row('throttle, back in a second', { kind: 'throttle', retryAfterSeconds: 1 }, THROTTLED),
  row('rate limit above the rate', { kind: 'rate-limit', requestsPerSecond: 5 }, HARMLESS),
  row('429, HTML', respond(429, 'text/html', HTML), THROTTLED),
  row('429, empty', respond(429, 'text/plain', ''), THROTTLED),
  ...[500, 502, 503, 504].flatMap((status) => [
    row(`${status}, HTML`, respond(status, 'text/html', HTML), UNAVAILABLE),
    row(`${status}, JSON`, respond(status, 'application/json', JSON_BODY), UNAVAILABLE),
    row(`${status}, other XML`, respond(status, 'text/xml', OTHER_XML), UNAVAILABLE),
    row(`${status}, empty`, respond(status, 'text/plain', ''), UNAVAILABLE),
  ]),
  row('500, an error', { kind: 'error', status: 500, code: 'InternalFailure', message: 'Oops.' }, UNAVAILABLE),
  row('503, an error', { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Later.' }, UNAVAILABLE),
];

function error(status: number, code: string, expected: Endings, message = 'No.'): FaultRow {
  return row(`${status}, ${code}: ${message}`, { kind: 'error', status, code, message }, expected);
}

const KEY = "Couldn't retrieve verification key from your identity provider";

const ERRORS: readonly FaultRow[] = [
  error(403, 'AccessDenied', {
    AssumeRoleWithWebIdentity: once('ACCESS_DENIED_ROLE_OR_POLICY'),
    AssumeRole: once('ASSUME_ROLE_NOT_TRUSTED'),
    GetCallerIdentity: once('CALLER_IDENTITY_DENIED'),
  }),
  error(400, 'ExpiredTokenException', {
    AssumeRoleWithWebIdentity: once('ID_TOKEN_EXPIRED'),
    AssumeRole: never('CREDENTIALS_EXPIRED'),
    GetCallerIdentity: never('CREDENTIALS_EXPIRED'),
  }),
  error(403, 'InvalidClientTokenId', {
    AssumeRole: once('CREDENTIALS_NOT_RECOGNISED'),
    GetCallerIdentity: once('CREDENTIALS_NOT_RECOGNISED'),
  }),
  error(403, 'SignatureDoesNotMatch', {
    AssumeRole: never('SIGNATURE_REJECTED'),
    GetCallerIdentity: never('SIGNATURE_REJECTED'),
  }),
  error(400, 'ValidationError', {
    AssumeRoleWithWebIdentity: never('REQUEST_REJECTED'),
    AssumeRole: never('HOP_REQUEST_REJECTED'),
  }),
  error(403, 'RegionDisabledException', {
    AssumeRoleWithWebIdentity: never('STS_REGION_DISABLED'),
    AssumeRole: never('STS_REGION_DISABLED'),
  }),
  error(400, 'IDPCommunicationError', { AssumeRoleWithWebIdentity: always('VERIFICATION_KEY_UNAVAILABLE') }),
  error(400, 'InvalidIdentityToken', { AssumeRoleWithWebIdentity: always('VERIFICATION_KEY_UNAVAILABLE') }, KEY),
  error(
    400,
    'InvalidIdentityToken',
    { AssumeRoleWithWebIdentity: never('AUDIENCE_NOT_REGISTERED') },
    'Incorrect token audience',
  ),
  error(403, 'IDPRejectedClaim', { AssumeRoleWithWebIdentity: once('ID_TOKEN_REJECTED') }),
  error(400, 'Surprise', ofSts(never('UNEXPLAINED_FAILURE'))),
];

const TAMPERED: readonly FaultRow[] = [
  ...['date', 'content-type', 'content-length', 'x-amzn-requestid'].map((name) =>
    row(`answer without ${name}`, { kind: 'tamper', withoutResponseHeaders: [name] }, HARMLESS),
  ),
  row(
    'request without authorization',
    { kind: 'tamper', request: { headers: { authorization: null } } },
    {
      RequestIdToken: once('ID_TOKEN_REQUEST_DENIED'),
      AssumeRole: never('SIGNATURE_MISSING'),
      GetCallerIdentity: never('SIGNATURE_MISSING'),
    },
  ),
  row(
    'request with another parameter',
    { kind: 'tamper', request: { form: { Extra: 'x' } } },
    { AssumeRole: never('SIGNATURE_REJECTED'), GetCallerIdentity: never('SIGNATURE_REJECTED') },
  ),
  row(
    'request with a damaged token',
    { kind: 'tamper', request: { form: { WebIdentityToken: 'damaged' } } },
    { AssumeRoleWithWebIdentity: never('ID_TOKEN_REJECTED') },
  ),
];

/** All of them. */
export const FAULT_ROWS: readonly FaultRow[] = [
  ...SLOW,
  ...BROKEN,
  ...NO_HTTP,
  ...WRONG,
  ...REFUSED,
  ...BUSY,
  ...ERRORS,
  ...TAMPERED,
];
