// Every fault of the sandbox, and how a run that meets it must end: in which finding, or in success. Pure.
import type { FaultEffect, Operation } from '../sandbox/server.ts';
import type { FindingCode } from '../src/diagnosis/finding.ts';

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
  readonly code: FindingCode;
  /** `once`: two tries in all. */
  readonly again: 'always' | 'once' | 'never';
}

/** One fault. */
export interface FaultRow {
  readonly name: string;
  readonly effect: FaultEffect;
  /** By request; a request that is missing cannot meet the fault. */
  readonly endings: Readonly<Partial<Record<RequestName, Ending | 'harmless'>>>;
  /** Whether each try lasts until its timeout. */
  readonly isSilent?: true;
}

type Endings = FaultRow['endings'];

const ending = (again: Ending['again']) => (code: FindingCode) => ({ code, again });
const [always, once, never] = [ending('always'), ending('once'), ending('never')];

function endings(github: Ending | 'harmless', sts: Ending | 'harmless'): Endings {
  return { RequestIdToken: github, AssumeRoleWithWebIdentity: sts, AssumeRole: sts, GetCallerIdentity: sts };
}

const HARMLESS = endings('harmless', 'harmless');
const LOST = endings(always('CONNECTION_LOST'), always('CONNECTION_LOST'));
const SILENT = endings(always('DEADLINE_PASSED'), always('DEADLINE_PASSED'));
const INVALID = endings(never('ID_TOKEN_ANSWER_INVALID'), never('STS_ANSWER_INVALID'));
const GARBLED = endings(always('ID_TOKEN_ANSWER_INVALID'), always('STS_ANSWER_INVALID'));
/** Another status of GitHub's, or an answer beyond any size, is not asked for again. */
const GARBLED_BY_STS = endings(never('ID_TOKEN_ANSWER_INVALID'), always('STS_ANSWER_INVALID'));
const UNAVAILABLE = endings(always('ID_TOKEN_SERVICE_UNAVAILABLE'), always('STS_UNAVAILABLE'));

/** Faults that end alike. */
function rows(expected: Endings, effects: Readonly<Record<string, FaultEffect>>): readonly FaultRow[] {
  return Object.entries(effects).map(([name, effect]) => ({ name, effect, endings: expected }));
}

/** Each try of theirs lasts until its timeout. */
function silent(expected: Endings, effects: Readonly<Record<string, FaultEffect>>): readonly FaultRow[] {
  return rows(expected, effects).map((row) => ({ ...row, isSilent: true }));
}

function respond(status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'respond', status, headers: { 'content-type': type, ...headers }, body } as const;
}

function raw(text: string): FaultEffect {
  return { kind: 'raw', text };
}

const HTML = '<html><h1>Please log in</h1></html>';
const OTHER_XML = '<?xml version="1.0"?><feed><title>News</title></feed>';
const JSON_BODY = '{"message":"Out of order"}';
const GARBAGE = '\u0000\ufffd\u0007<\u001b[31m::error::x';

const EXPIRED = never('CREDENTIALS_EXPIRED');
const UNEXPLAINED = never('UNEXPLAINED_FAILURE');

function stsError(status: number, code: string): Readonly<Record<string, FaultEffect>> {
  return { [`${status}, ${code}`]: { kind: 'error', status, code, message: 'No.' } };
}

/** All of them. */
export const FAULT_ROWS: readonly FaultRow[] = [
  // Slow.
  ...rows(HARMLESS, { latency: { kind: 'latency', seconds: 0.5 } }),
  ...silent(SILENT, { hang: { kind: 'hang' }, trickle: { kind: 'trickle' } }),
  // The connection to GitHub is not kept alive, so that there its end is the end of the answer.
  ...silent(endings(always('CONNECTION_LOST'), always('DEADLINE_PASSED')), {
    'a length that never comes': respond(200, 'text/xml', '<a>', { 'content-length': '900' }),
  }),
  // Cut, and not HTTP.
  ...[0, 0.5, 0.999].flatMap((share) => [
    ...rows(LOST, {
      [`cut at ${share}, reset`]: { kind: 'cut', share, ends: 'reset' },
      [`cut at ${share}, closed`]: { kind: 'cut', share, ends: 'closed' },
    }),
    ...rows(GARBLED, { [`cut at ${share}, as if whole`]: { kind: 'cut', share, ends: 'as-whole' } }),
  ]),
  ...rows(LOST, {
    reset: { kind: 'reset' },
    'closed without a word': raw(''),
    'closed within the head': raw('HTTP/1.1 200 OK\r\nContent-Ty'),
    'closed before the end': raw('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{'),
    'a bad chunk': raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}'),
  }),
  ...rows(GARBLED_BY_STS, {
    'another protocol': raw('HTTP/1.1 101 Over\r\nUpgrade: x\r\n\r\n'),
    '200, too long': respond(200, 'text/plain', 'x'.repeat(300 * 1024)),
    '204': respond(204, 'text/xml', ''),
  }),
  ...rows(GARBLED, {
    'no HTTP': raw('SSH-2.0-OpenSSH_9.9\r\n'),
    'two lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'),
    'an endless head': raw(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(65_536)}\r\n\r\n`),
    // Another answer than that of the service.
    '200, empty': respond(200, 'text/xml', ''),
    '200, other XML': respond(200, 'text/xml', OTHER_XML),
    '200, other JSON': respond(200, 'application/json', JSON_BODY),
    '200, JSON with an empty token': respond(200, 'application/json', '{"value":""}'),
    '200, JSON with a bad token': respond(200, 'application/json', '{"value":"a.b.c"}'),
    '200, null': respond(200, 'application/json', 'null'),
    '200, garbage': respond(200, 'application/octet-stream', GARBAGE),
    '200, too short a length': respond(200, 'text/xml', OTHER_XML, { 'content-length': '10' }),
  }),
  ...rows(endings(never('ID_TOKEN_ANSWER_INVALID'), never('LOGIN_PAGE_ANSWERED')), {
    'a login page': respond(200, 'text/html; charset=utf-8', HTML),
  }),
  ...[301, 302, 307, 308].flatMap((status) =>
    rows(endings(never('ID_TOKEN_REQUEST_REDIRECTED'), never('LOGIN_PAGE_ANSWERED')), {
      [status]: respond(status, 'text/html', HTML, { location: 'http://127.0.0.1:9/login' }),
    }),
  ),
  // Refusals that STS does not give: they must be from something else.
  ...rows(INVALID, { '400, HTML': respond(400, 'text/html', HTML) }),
  ...rows(endings(once('ID_TOKEN_ANSWER_INVALID'), never('STS_ANSWER_INVALID')), {
    '401, HTML': respond(401, 'text/html', HTML),
    '403, HTML of a proxy': respond(403, 'text/html', HTML, { via: '1.1 proxy' }),
  }),
  ...rows(endings(never('ID_TOKEN_ENDPOINT_NOT_FOUND'), never('STS_ANSWER_INVALID')), {
    '404, HTML': respond(404, 'text/html', HTML),
  }),
  ...rows(endings(never('PROXY_AUTHENTICATION_REQUIRED'), never('PROXY_AUTHENTICATION_REQUIRED')), {
    '407': respond(407, 'text/html', HTML),
  }),
  // Too busy.
  ...rows(HARMLESS, { 'rate limit above the rate': { kind: 'rate-limit', requestsPerSecond: 5 } }),
  ...rows(endings(always('ID_TOKEN_SERVICE_UNAVAILABLE'), always('STS_THROTTLED')), {
    throttle: { kind: 'throttle' },
    'throttle, back in a second': { kind: 'throttle', retryAfterSeconds: 1 },
    '429, HTML': respond(429, 'text/html', HTML),
    '429, empty': respond(429, 'text/plain', ''),
  }),
  ...rows(UNAVAILABLE, {
    '408, HTML': respond(408, 'text/html', HTML),
    '500, an error': { kind: 'error', status: 500, code: 'InternalFailure', message: 'Oops.' },
    '503, an error': { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Later.' },
  }),
  ...[500, 502, 503, 504].flatMap((status) =>
    rows(UNAVAILABLE, {
      [`${status}, HTML`]: respond(status, 'text/html', HTML),
      [`${status}, JSON`]: respond(status, 'application/json', JSON_BODY),
      [`${status}, other XML`]: respond(status, 'text/xml', OTHER_XML),
      [`${status}, empty`]: respond(status, 'text/plain', ''),
    }),
  ),
  // Refusals of STS that are tried again, once more, or not at all; which finding each of the others leads to is in the scenarios.
  ...rows(
    { AssumeRoleWithWebIdentity: always('VERIFICATION_KEY_UNAVAILABLE') },
    stsError(400, 'IDPCommunicationError'),
  ),
  ...rows(
    {
      AssumeRoleWithWebIdentity: once('ACCESS_DENIED_IMMUTABLE_SUBJECT'),
      AssumeRole: once('ASSUME_ROLE_NOT_TRUSTED'),
      GetCallerIdentity: once('CALLER_IDENTITY_DENIED'),
    },
    stsError(403, 'AccessDenied'),
  ),
  ...rows(
    { AssumeRoleWithWebIdentity: once('ID_TOKEN_EXPIRED'), AssumeRole: EXPIRED, GetCallerIdentity: EXPIRED },
    stsError(400, 'ExpiredTokenException'),
  ),
  ...rows(
    { AssumeRoleWithWebIdentity: UNEXPLAINED, AssumeRole: UNEXPLAINED, GetCallerIdentity: UNEXPLAINED },
    stsError(400, 'Surprise'),
  ),
  // Headers of an answer that nothing depends on.
  ...['date', 'content-type', 'content-length', 'x-amzn-requestid'].flatMap((name) =>
    rows(HARMLESS, { [`answer without ${name}`]: { kind: 'tamper', withoutResponseHeaders: [name] } }),
  ),
];
