// What proves each finding that is certain, and that none is where the facts allow a second cause.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { policySample } from '../../../src/diagnosis/evidence.ts';
import type { Finding, FindingCode } from '../../../src/diagnosis/finding.ts';
import { policyRefusal } from '../../../src/diagnosis/rules/trust-policy.ts';
import type { Failure, Operation } from '../../../src/net/failure.ts';
import type { Facts } from '../../../src/observe/facts.ts';
import { CLAIMS, factsUpTo, failureOf, NOW, ROLE, RUNNER, SETTINGS } from '../samples/healthy.ts';

const INPUTS = 'the inputs alone';
const CODE = "AWS's own code for this and nothing else";
const SENTENCE = "AWS's own sentence, where its code has several causes";
const ANSWER = 'the answer of GetCallerIdentity, beside what was requested';
const NODE = "the error of this machine's network, about the fact and not its cause";
const STATUS = 'the HTTP status, about the fact and not its cause';
const FILE = 'AWS refused this token, and so does the policy of this role, in the file or as deployed';
const DEPLOYED = 'AWS refused this token, and the IAM of AWS says what it has of this role';
const MODEL = 'the variables and files that tools read, by the documented order';
const CLOCKS = 'the times in the answers';
const REQUEST = 'the request as this run made it';
const READ = 'what this run read or wrote itself';

/** What proves each finding that can be certain. For the others, the facts always allow a second cause. */
const PROOFS: Readonly<Partial<Record<FindingCode, string>>> = {
  INVALID_INPUT: INPUTS,
  ACCOUNT_NOT_ALLOWED: `${INPUTS}, or ${ANSWER}`,
  ROLE_NOT_ALLOWED: `${INPUTS}, or ${ANSWER}`,
  ROLE_PATH_UNPROVED: ANSWER,
  PARTITION_MISMATCH: INPUTS,
  ENDPOINT_REGION_MISMATCH: INPUTS,
  STS_ENDPOINT_NOT_ENCRYPTED: INPUTS,
  STS_NAMES_NO_IDENTITY: 'the answer of a server that is not AWS: no ARN in it, or no such operation',
  TAG_KEYS_UNKNOWN: INPUTS,
  VARIABLES_NOT_READ: READ,
  NODE_TOO_OLD: 'the version of this process',
  PROXY_IGNORED_BY_NODE: 'the version of this process, and the URLs that it asks',
  RUNNER_WITHOUT_ID_TOKEN:
    'the variable that only this runner sets, and that RUNNER_ENVIRONMENT, which GitHub always sets, is not there',
  ID_TOKEN_PERMISSION_MISSING:
    'GitHub sets both variables for every job with the permission, and no variable speaks of another runner',
  ID_TOKEN_WITHHELD_FROM_FORK:
    'the payload of the event: GitHub gives such runs no token, unless the repository is private',
  NOT_ON_GITHUB_ACTIONS: 'GITHUB_ACTIONS, which GitHub always sets',
  ID_TOKEN_VARIABLES_BROKEN: READ,
  ID_TOKEN_ENDPOINT_NOT_FOUND: `${STATUS}, and no web page beside it`,
  ID_TOKEN_SERVICE_UNAVAILABLE: `${STATUS}, and no web page beside it`,
  TRUST_POLICY_FILE_INVALID: READ,
  SUBJECT_NOT_EXPECTED: 'the subject of the token, beside the input',
  ROLE_NOT_FOUND: DEPLOYED,
  ROLE_ARN_DIFFERS: DEPLOYED,
  DIAGNOSIS_ROLE_UNUSABLE: "AWS's answers to the lookup",
  IAM_ENDPOINT_FROM_ENVIRONMENT: READ,
  TRUST_POLICY_DENIES: FILE,
  TRUST_POLICY_OTHER_PRINCIPAL: FILE,
  TRUST_POLICY_OTHER_ACTION: FILE,
  TRUST_POLICY_KEY_NEVER_MATCHES: FILE,
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: FILE,
  TRUST_POLICY_SUBJECT_MALFORMED: FILE,
  TRUST_POLICY_SUBJECT_DIFFERS: FILE,
  TRUST_POLICY_AUDIENCE_DIFFERS: FILE,
  TRUST_POLICY_CONDITION_REFUSES: FILE,
  TRUST_POLICY_HAS_MISTAKES: READ,
  TRUST_POLICY_FILE_OUTDATED: 'AWS granted what the policy in the file refuses',
  TRUST_POLICY_OF_OTHER_ROLE: READ,
  OIDC_PROVIDER_MISSING: SENTENCE,
  ENTERPRISE_ISSUER_NOT_REGISTERED: `${SENTENCE}, and the issuer in the token`,
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: `${SENTENCE}, and an issuer that is not GitHub's own`,
  AUDIENCE_NOT_REGISTERED: SENTENCE,
  ID_TOKEN_EXPIRED: CODE,
  TOKEN_FILE_EXPIRED: 'the clock of STS in its sentence, beside the time in the token',
  VERIFICATION_KEY_UNAVAILABLE: `${CODE}, or ${SENTENCE}`,
  ID_TOKEN_REJECTED: CODE,
  MAX_SESSION_DURATION_EXCEEDED: SENTENCE,
  REQUEST_REJECTED: CODE,
  SESSION_POLICY_MALFORMED: CODE,
  SESSION_POLICY_TOO_LARGE: `${CODE}, and a policy in the request`,
  STS_REGION_DISABLED: CODE,
  ACCOUNT_NOT_READY: CODE,
  OTHER_IDENTITY_IN_USE: ANSWER,
  REMAINING_TIME_UNKNOWN: READ,
  LONG_TERM_KEYS_IN_USE: READ,
  SEVERAL_SESSIONS_IN_USE: MODEL,
  TOOLS_DISAGREE: MODEL,
  KEYS_EXPIRED: CODE,
  TOKEN_FILE_UNREADABLE: READ,
  AMBIENT_SOURCE_BROKEN: 'the answer of the source itself',
  AMBIENT_CREDENTIALS_MISSING: 'the answer of instance metadata, the last source there is',
  ASSUME_ROLE_NOT_PERMITTED: `${SENTENCE}: it names the policy`,
  ASSUME_ROLE_NOT_TRUSTED: `${SENTENCE}: it names the trust policy`,
  ACCESS_DENIED_DESPITE_POLICY: `${SENTENCE}: it names a policy other than the role's`,
  TAG_SESSION_NOT_PERMITTED: `${SENTENCE}: it names the action and the policy`,
  SOURCE_IDENTITY_NOT_PERMITTED: `${SENTENCE}: it names the action and the policy`,
  CHAINED_DURATION_TOO_LONG: SENTENCE,
  ASSUME_ROLE_DURATION_TOO_LONG: SENTENCE,
  ASSUME_ROLE_REQUEST_REJECTED: CODE,
  SESSION_TAGS_TOO_LARGE: CODE,
  SESSION_TAGS_DROPPED: REQUEST,
  CHAINED_DURATION_CAPPED: REQUEST,
  PARAMETERS_NOT_SENT: REQUEST,
  SIGNATURE_TIME_REJECTED: `${CODE}, or ${SENTENCE}`,
  SIGNATURE_SCOPE_REJECTED: SENTENCE,
  SIGNATURE_MISSING: `${CODE}, on an endpoint of AWS: the header was sent`,
  STS_ENDPOINT_FROM_ENVIRONMENT: READ,
  LATER_STEPS_USE_OTHER_ENDPOINT: READ,
  OTHER_CREDENTIALS_WIN: MODEL,
  OTHER_CREDENTIALS_REMAIN: MODEL,
  CREDENTIALS_NOT_BLANKED: READ,
  IDENTITY_MISMATCH: ANSWER,
  CLOCK_SKEW: CLOCKS,
  SESSION_ALREADY_EXPIRED: CLOCKS,
  REMAINING_TIME_TOO_SHORT: CLOCKS,
  GRANTED_DURATION_DIFFERS: CLOCKS,
  STS_THROTTLED: CODE,
  STS_UNAVAILABLE: CODE,
  PROXY_AUTHENTICATION_REQUIRED: 'status 407, which only proxies use',
  PROXY_UNREACHABLE: "the address in the error of this machine's network is that of the proxy",
  PROXY_REFUSED: 'the status of the proxy before there was a connection to the service',
  DNS_LOOKUP_FAILED: NODE,
  CONNECTION_REFUSED: NODE,
  CONNECTION_LOST: NODE,
  TLS_CERTIFICATE_UNTRUSTED: NODE,
  TLS_CERTIFICATE_OTHER_HOST: NODE,
  REQUEST_TIMED_OUT: NODE,
  HOST_UNREACHABLE: NODE,
  DEADLINE_PASSED: READ,
  CANCELED: 'the signal of the runner',
  PUBLISHING_FAILED: READ,
  INTERNAL_ERROR: READ,
};

/** What proves those that preflight finds in a workflow, where a run would have a second cause. */
const PREFLIGHT_PROOFS: Readonly<Partial<Record<FindingCode, string>>> = {
  EXPRESSION_EMPTY: 'the expression itself: nothing that the workflow can name has this value',
  SECRETS_WITHHELD_FROM_FORK: 'the event and the expression: GitHub gives no secret to such runs',
};

/** How many places of src make a finding certain, where there are several. The proof has to hold for a further one, too. */
const PLACES: Readonly<Partial<Record<FindingCode, number>>> = {
  ID_TOKEN_PERMISSION_MISSING: 2,
  TRUST_POLICY_FILE_INVALID: 3,
  INVALID_INPUT: 4,
  TRUST_POLICY_HAS_MISTAKES: 3,
  SIGNATURE_TIME_REJECTED: 2,
  ID_TOKEN_REJECTED: 2,
  VERIFICATION_KEY_UNAVAILABLE: 2,
  STS_REGION_DISABLED: 2,
  OTHER_CREDENTIALS_WIN: 2,
  OTHER_CREDENTIALS_REMAIN: 2,
  OTHER_IDENTITY_IN_USE: 3,
  REMAINING_TIME_TOO_SHORT: 2,
  TOKEN_FILE_UNREADABLE: 2,
  ASSUME_ROLE_REQUEST_REJECTED: 2,
  ASSUME_ROLE_NOT_TRUSTED: 2,
  IDENTITY_MISMATCH: 2,
  CLOCK_SKEW: 3,
};

/** What stands in place of a code, for findings that can be certain. The tests below find out which codes it gives. */
const COMPUTED = [
  "CODES[kind as Exclude<keyof typeof CODES, 'dns' | 'deadline'>]",
  'STS_CODES[kind as keyof typeof STS_CODES]',
  'beside',
  'codeOf(evidence.policy)',
];

/** Codes that the text of a file of src gives a finding without saying that it is less than certain; else what stands in their place. */
function certainIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\.|function )\b(?:error|warning|notice)\(/g)].flatMap(({ 0: head, index }) => {
    const [code = '', evidence, confidence = "'certain'"] = partsOf(text.slice(index + head.length));
    const isOpen = /'(?:likely|possible)'/.test(confidence) && !confidence.includes("'certain'");
    if (evidence === undefined || isOpen) return [];
    const codes = [...code.matchAll(/'([A-Z][A-Z_]{3,})'/g)].map(([, one = '']) => one);
    return codes.length > 0 ? codes : [code.trim()];
  });
}

/** The arguments of a call, from behind its parenthesis on. */
function partsOf(text: string): readonly string[] {
  const parts = [''];
  for (let [at, depth] = [0, 0]; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth < 0) break;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts.filter((part) => part.trim() !== '');
}

const withoutProof = (findings: readonly Finding[]) =>
  findings.filter(({ code, confidence }) => confidence === 'certain' && !PROOFS[code]).map(({ code }) => code);

const FROM_FILE: Facts['settings'] = { ...SETTINGS, source: 'token-file', tokenFile: '/var/run/token' };
const expiry = (serverAt: number, expiredAt: number) =>
  `Token expired: current date/time ${serverAt} must be before the expiration date/time ${expiredAt}`;
const sts = (operation: Operation, code: string, message = 'No.', httpStatus = 403): Failure =>
  failureOf(operation, code, { message, httpStatus });
const CALL = 'User: arn:aws:iam::444455556666:user/ci is not authorized to perform:';

const LOOKED_UP: NonNullable<Facts['deployed']> = { role: ROLE, reader: ROLE, found: null, failures: [] };
const OTHER_IAM = { url: 'http://127.0.0.1:4566/', awsOwned: false };
const OF_PRIVATE: Facts['runner'] = { ...RUNNER, trigger: 'fork-pull-request', ofPrivateRepository: true };
const EMULATED: Facts['settings'] = {
  ...SETTINGS,
  endpoint: { source: 'AWS_ENDPOINT_URL_STS', awsOwned: false, url: 'http://127.0.0.1:4566/' },
};

/** A finding that is proved, and one with the same code about facts that have a second cause. */
const PAIRS: readonly (readonly [code: FindingCode, second: string, proved: Facts, open: Facts])[] = [
  [
    'ID_TOKEN_PERMISSION_MISSING',
    'the machine has credentials, which may be meant',
    factsUpTo(failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES')),
    factsUpTo(failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES'), { unusedSource: { kind: 'instance' } }),
  ],
  [
    'TOKEN_FILE_EXPIRED',
    'STS does not say its time: the clock of whoever wrote the token may be off',
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'ExpiredToken', expiry(NOW + 9000, NOW + 300), 400), {
      settings: FROM_FILE,
    }),
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'ExpiredToken', 'Token too old: 9000', 400), { settings: FROM_FILE }),
  ],
  [
    'ASSUME_ROLE_NOT_TRUSTED',
    'AWS names no policy: there may be no such role',
    factsUpTo(sts('AssumeRole', 'AccessDenied', `${CALL} sts:AssumeRole because no role trust policy allows it`)),
    factsUpTo(sts('AssumeRole', 'AccessDenied', `${CALL} sts:AssumeRole`)),
  ],
  [
    'TAG_SESSION_NOT_PERMITTED',
    'AWS names no policy: the trust policy or one of the caller',
    factsUpTo(sts('AssumeRole', 'AccessDenied', `${CALL} sts:TagSession because no identity-based policy allows it`)),
    factsUpTo(sts('AssumeRole', 'AccessDenied', `${CALL} sts:TagSession`)),
  ],
  [
    'AMBIENT_CREDENTIALS_MISSING',
    'the answer of instance metadata does not reach a container behind more than one hop',
    factsUpTo(failureOf('LoadCredentials', 'HTTP_404', { httpStatus: 404 })),
    factsUpTo(failureOf('LoadCredentials', 'REQUEST_TIMED_OUT')),
  ],
  [
    'SOURCE_IDENTITY_NOT_PERMITTED',
    'AWS names no policy: the trust policy or one of the caller',
    factsUpTo(
      sts('AssumeRole', 'AccessDenied', `${CALL} sts:SetSourceIdentity because no role trust policy allows it`),
    ),
    factsUpTo(sts('AssumeRole', 'AccessDenied', `${CALL} sts:SetSourceIdentity`)),
  ],
  [
    'DNS_LOOKUP_FAILED',
    'the region may not exist',
    factsUpTo(failureOf('RequestIdToken', 'ENOTFOUND')),
    factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND')),
  ],
  [
    'STS_THROTTLED',
    'a proxy can answer 429',
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'Throttling', 'Rate exceeded', 400)),
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'HTTP_429', 'The answer is not one of STS.', 429)),
  ],
  [
    'STS_UNAVAILABLE',
    'a proxy can answer 502',
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'ServiceUnavailable', 'Later.', 503)),
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'HTTP_502', 'The answer is not one of STS.', 502)),
  ],
  [
    'ID_TOKEN_SERVICE_UNAVAILABLE',
    'the page of a gateway',
    factsUpTo(failureOf('RequestIdToken', 'HTTP_503', { httpStatus: 503, message: '{"message":"Later."}' })),
    factsUpTo(failureOf('RequestIdToken', 'HTTP_503', { httpStatus: 503, message: '<html><h1>Gateway</h1>' })),
  ],
  [
    'ID_TOKEN_ENDPOINT_NOT_FOUND',
    'the page of a gateway',
    factsUpTo(failureOf('RequestIdToken', 'HTTP_404', { httpStatus: 404, message: '{"message":"Not found."}' })),
    factsUpTo(failureOf('RequestIdToken', 'HTTP_404', { httpStatus: 404, message: '<html><h1>Gateway</h1>' })),
  ],
  [
    'ID_TOKEN_WITHHELD_FROM_FORK',
    'a private repository can give tokens to forks, and then the permission is missing',
    factsUpTo(failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES'), {
      runner: { ...RUNNER, trigger: 'fork-pull-request' },
    }),
    factsUpTo(failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES'), { runner: OF_PRIVATE }),
  ],
  [
    'SIGNATURE_MISSING',
    'a service in place of STS may ask for something else',
    factsUpTo(sts('GetCallerIdentity', 'MissingAuthenticationToken')),
    factsUpTo(sts('GetCallerIdentity', 'MissingAuthenticationToken'), { settings: EMULATED }),
  ],
  [
    'ROLE_NOT_FOUND',
    'AWS refused, and an emulator answered for IAM',
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'AccessDenied'), { deployed: LOOKED_UP }),
    factsUpTo(sts('AssumeRoleWithWebIdentity', 'AccessDenied'), { deployed: { ...LOOKED_UP, endpoint: OTHER_IAM } }),
  ],
  [
    'ROLE_ARN_DIFFERS',
    'AWS refused, and an emulator answered for IAM',
    ...([{}, { endpoint: OTHER_IAM }].map((more) =>
      factsUpTo(sts('AssumeRole', 'AccessDenied'), {
        deployed: { ...LOOKED_UP, found: { arn: `${ROLE.text}-2`, maxSessionSeconds: 3600 }, ...more },
      }),
    ) as [Facts, Facts]),
  ],
];

const OPERATIONS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'AssumeRole', 'GetCallerIdentity'] as const;
const CODES = [
  'AccessDenied',
  'ExpiredToken',
  'InvalidIdentityToken',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'OptInRequired',
  'Throttling',
  'SomethingNew',
  'HTTP_302',
  'HTTP_403',
  'HTTP_407',
  'HTTP_429',
  'HTTP_502',
  'UNEXPECTED_ANSWER',
  'NO_ID_TOKEN_IN_ANSWER',
  'HTTP_401',
];
const NETWORK_CODES = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPROTO',
  'HPE_INVALID',
  'CERT_HAS_EXPIRED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEADLINE_PASSED',
  'EMFILE',
];
const RUNNERS: readonly Facts['runner'][] = [
  RUNNER,
  { ...RUNNER, onGitHubActions: false },
  { ...RUNNER, trigger: 'dependabot', extraCertificatesProblem: 'ca.pem cannot be read (ENOENT).' },
  { ...RUNNER, trigger: 'fork-pull-request' },
];
const ENDPOINTS: readonly Facts['settings']['endpoint'][] = [
  SETTINGS.endpoint,
  { source: 'region', awsOwned: true, fips: true },
  { source: 'sts-endpoint', awsOwned: false, url: 'https://sts.example/' },
];

/** Every failure on every kind of run. */
function* everyRun(): Generator<Facts> {
  for (const operation of OPERATIONS) {
    const answered = CODES.map((code) => {
      const httpStatus = Number(/^HTTP_(\d+)/.exec(code)?.[1] ?? (code.includes('ANSWER') ? 200 : 403));
      return failureOf(operation, code, { httpStatus });
    });
    const unanswered = NETWORK_CODES.map((code) => failureOf(operation, code));
    for (const failure of [...answered, ...unanswered, failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES')]) {
      for (const runner of RUNNERS) {
        for (const endpoint of ENDPOINTS) yield factsUpTo(failure, { runner, settings: { ...SETTINGS, endpoint } });
      }
    }
  }
}

describe('a finding that is certain', () => {
  it.each(PAIRS)('is likely where the facts allow a second cause: %s, %s', (code, _, proved, open) => {
    const seen = [proved, open].map((facts) => diagnose(facts).findings.map((one) => [one.code, one.confidence])[0]);
    expect(seen).toEqual([
      [code, 'certain'],
      [code, 'likely'],
    ]);
  });

  it('is likely where the file has the policy of another role', () => {
    const { policy, ...evidence } = policySample('x');
    const { otherRole: _, ...own } = policy;
    const failure = sts('AssumeRoleWithWebIdentity', 'AccessDenied');
    const confidenceOf = (one: typeof policy) => policyRefusal({ ...evidence, claims: CLAIMS, failure, policy: one });
    expect([confidenceOf(own)?.confidence, confidenceOf(policy)?.confidence]).toEqual(['certain', 'likely']);
  });

  it('is likely where AWS refused, and an emulator says which policy the role has', () => {
    const { otherRole: _, path: __, ...policy } = policySample('x').policy;
    const seen = (['AssumeRoleWithWebIdentity', 'AssumeRole'] as const).map((operation) =>
      [{}, { endpoint: OTHER_IAM }].map((more) => {
        const { found: ___, ...lookedUp } = LOOKED_UP;
        const facts = factsUpTo(sts(operation, 'AccessDenied'), { deployed: { ...lookedUp, policy, ...more } });
        return diagnose(facts).findings[0]?.confidence;
      }),
    );
    expect(seen).toEqual([
      ['certain', 'likely'],
      ['certain', 'likely'],
    ]);
  });

  it.each(['MissingAuthenticationToken', 'IncompleteSignature'])(
    'blames no signature where none was sent: %s',
    (code) => {
      const { findings } = diagnose(factsUpTo(sts('AssumeRoleWithWebIdentity', code)));
      expect(findings.map((one) => `${one.code} ${one.confidence}`)).toEqual(['UNEXPLAINED_FAILURE possible']);
    },
  );

  it('has a proof, whichever request fails however', () => {
    const found = [...everyRun()].flatMap((facts) => withoutProof(diagnose(facts).findings));
    expect([...new Set(found)]).toEqual([]);
  });

  describe('wherever a rule makes it', () => {
    const sources = join(import.meta.dirname, '../../../src');
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const made = files.flatMap((path) =>
      certainIn(readFileSync(join(sources, path), 'utf8')).map((code) => ({ code: code as FindingCode, path })),
    );
    const ofCode = made.filter(({ code }) => !COMPUTED.includes(code));

    it('has a proof', () => {
      expect(new Set(ofCode.map(({ code }) => code)).size).toBeGreaterThan(80);
      const proofsFor = (path: string) => (path.startsWith('preflight') ? { ...PROOFS, ...PREFLIGHT_PROOFS } : PROOFS);
      expect(ofCode.filter(({ code, path }) => proofsFor(path)[code] === undefined)).toEqual([]);
      expect(COMPUTED.filter((one) => !made.some(({ code }) => one === code))).toEqual([]);
    });

    it('is made in no place that its proof was not written for', () => {
      const counts = Map.groupBy(ofCode, ({ code }) => code);
      const several = [...counts].flatMap(([code, { length }]) => (length > 1 ? [[code, length] as const] : []));
      expect(Object.fromEntries(several)).toEqual(PLACES);
    });
  });

  it('has a proof in every scenario, as its user reads it', () => {
    const pages = readFileSync(join(import.meta.dirname, '../../__snapshots__/scenarios.test.ts.snap'), 'utf8');
    const shown = [...pages.matchAll(/^([A-Z_]+) \(certain\) /gm)].map(([, code]) => code as FindingCode);
    expect(shown.length).toBeGreaterThan(50);
    expect([...new Set(shown)].filter((code) => !PROOFS[code])).toEqual([]);
  });
});
