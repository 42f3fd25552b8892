// Whatever AWS answers, through the SDK itself: a session that is masked and can be told, or a harmless failure.
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { FACTS, ROLE, SESSION } from '../../__tests__/unit/samples/healthy.ts';
import { matchesPattern, parseAssumedRoleArn, parseRoleArn, roleArnBehind } from '../../src/aws/arn.ts';
import { failureOfSts } from '../../src/aws/sts-call.ts';
import { createSts } from '../../src/aws/sts-client.ts';
import { assumeRoleWithWebIdentity, type GrantedSession, getCallerIdentity } from '../../src/aws/sts-requests.ts';
import { verifiedFactsOf } from '../../src/diagnosis/verified.ts';
import { createDeadline } from '../../src/net/deadline.ts';
import { kindOf } from '../../src/net/failure.ts';
import { proxiesOf } from '../../src/net/proxy.ts';
import { parseRetryAfter } from '../../src/net/requests.ts';
import { auditRecord } from '../../src/publish/audit.ts';
import { storedSessionText } from '../../src/publish/refresh/session-folder.ts';
import { publishedValues } from '../../src/publish/values.ts';
import { sessionLines } from '../../src/report/report.ts';
import { renderSuccess } from '../../src/report/summary.ts';
import { createVault } from '../../src/secrets/vault.ts';
import {
  formatClockSkew,
  formatDuration,
  formatUtc,
  measureClockSkew,
  parseHttpDate,
  readClock,
} from '../../src/util/time.ts';
import { type Answering, startAnswering } from './answering.ts';
import { anyText, credentials, httpAnswer, jwtOf, longText, near, USUAL_PIECES } from './arbitraries.ts';
import { expectNoSecrets, expectPlainLine, expectPlainLines, property } from './support.ts';

let answering: Answering;
beforeAll(async () => {
  answering = await startAnswering();
});
afterAll(() => answering.close());

describe('ARNs', () => {
  const ASSUMED = 'arn:aws-cn:sts::111122223333:assumed-role/a/bc';
  const arns = near(ROLE.text, SESSION.arn, 'arn:aws:iam::111122223333:user/x', ASSUMED);
  const long = longText(['arn:aws:iam::', '111122223333', ':role/', '/', 'a', '*', ...USUAL_PIECES]);
  const check = (text: string) => {
    const role = parseRoleArn(text);
    parseAssumedRoleArn(text);
    expect(typeof roleArnBehind(text, ROLE)).toBe('string');
    if (role === undefined) return;
    expect(`arn:${role.partition}:iam::${role.account}:role${role.path}${role.name}`).toBe(text);
    expect(matchesPattern(text.replaceAll(/[a-z]/g, '?'), text)).toBe(true);
  };
  property('are read and written alike', 10_000, arns, check);
  property('are read at once, however long they are', 300, long, check);

  const patterns = fc.tuple(longText(['*', '?', 'a', 'b', 'ab*'], [200, 1000]), longText(['a', 'b'], [500, 2000]));
  property('match patterns at once', 300, patterns, ([pattern, text]) => matchesPattern(pattern, text));
});

const headers = fc.dictionary(
  fc.constantFrom('date', 'age', 'retry-after', 'x-amzn-requestid', 'content-type', 'server', 'via'),
  near('Sun, 22 Nov 2026 13:00:00 GMT', '1', '1e3', '-0', 'text/xml', '0d5d7b6e-1111'),
);

describe('headers', () => {
  property('give finite numbers, or none', 8000, fc.array(headers, { maxLength: 4 }), (all) => {
    const times = { sentAt: 1_800_000_000, receivedAt: 1_800_000_000.2 };
    const readings = all.flatMap((one, n) => readClock(n % 2 === 0 ? 'sts' : 'github', one, times) ?? []);
    const skew = measureClockSkew(readings);
    if (skew !== undefined) {
      const words = [formatClockSkew(skew), formatDuration(skew.clockSkewSeconds)];
      expect([...words, formatUtc(readings[0]?.serverDateAt ?? 0)].join()).not.toMatch(/NaN|undefined|Invalid/);
    }
    const numbers = all.flatMap((one) => [parseRetryAfter(one['retry-after']), parseHttpDate(one['date'])]);
    expect(numbers.filter((number) => number !== undefined && !Number.isFinite(number))).toEqual([]);
  });
});

describe('failures', () => {
  const ofSdk = {
    Code: fc.oneof(near('AccessDenied', 'ExpiredTokenException'), fc.jsonValue()),
    message: fc.oneof(anyText, fc.jsonValue()),
    $responseBodyText: fc.oneof(anyText, fc.jsonValue()),
  };
  const ofNode = {
    name: near('TimeoutError').map((text) => text || 'Error'),
    message: anyText,
    code: fc.oneof(fc.constantFrom('ECONNRESET', 'EPROTO', ''), fc.jsonValue()),
  };
  const options = { requiredKeys: [] as never[], noNullPrototype: true as const };
  const thrown: fc.Arbitrary<unknown> = fc.oneof(
    fc.record(ofSdk, options),
    fc.record(ofNode, options).map((fields) => Object.assign(new Error('x'), fields)),
    fc.constantFrom(undefined, null, 'text', 5, new TypeError('x is not a function')),
  );
  const head = fc.record({ statusCode: fc.constantFrom(0, 200, 302, 400, 403, 429, 500, 999), headers });
  const cases = fc.record({ error: thrown, response: fc.option(head, { nil: undefined }) });

  property('have a code and a message, whatever was thrown', 6000, cases, ({ error, response }) => {
    const failure = failureOfSts({ service: 'sts', operation: 'GetCallerIdentity' }, error, response);
    expect(failure).toMatchObject({ code: expect.stringMatching(/./s), message: expect.any(String) });
    expect(typeof kindOf(failure)).toBe('string');
    expectPlainLine(createVault(() => {}).clean(failure.message));
  });
});

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const ERROR =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error><RequestId>x</RequestId></ErrorResponse>';
const ODD_XML = ['', '<a/>', '<a>b</a>', '<![CDATA[::error::x]]>', '&#10;::error::x', '&amp;', '&x;', '&#x110000;'];
const ODD_NUMBERS = ['<!-- x -->', 'NaN', '-1', '1e400', '0', '100000000000000000000', '1795356000'];
const ODD_TIMES =
  '9999-12-31T23:59:59Z 0001-01-01T00:00:00Z +275760-09-13T00:00:00Z 2026-02-30T00:00:00Z 2026-11-22T14:00:00.123456789Z 2026-11-22';

/** What is not as it should be in the place of a value: nested, empty, of another kind, text from outside. */
const oddity = fc.oneof(
  fc.constantFrom(...ODD_XML, ...ODD_NUMBERS),
  fc.constantFrom(...ODD_TIMES.split(' ')),
  anyText.map((text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)),
  anyText,
);
const FIELDS = 'Arn AssumedRoleId Expiration PackedPolicySize SecretAccessKey SessionToken AccessKeyId'.split(' ');

type Keys = typeof credentials extends fc.Arbitrary<infer T> ? T : never;

/** @param repeated - the element that is there twice */
function grantXml(keys: Keys, odd: Readonly<Record<string, string>>, repeated: string): string {
  const element = (name: string, usual: string) =>
    `<${name}>${odd[name] ?? usual}</${name}>${repeated === name ? `<${name}>${usual}</${name}>` : ''}`;
  const user = element('Arn', SESSION.arn) + element('AssumedRoleId', SESSION.assumedRoleId);
  const parts = [
    element('AccessKeyId', keys.accessKeyId),
    element('SecretAccessKey', keys.secretAccessKey),
    element('SessionToken', keys.sessionToken),
    element('Expiration', '2027-01-15T09:00:00Z'),
  ].join('');
  const size = element('PackedPolicySize', '6');
  const result = `<AssumedRoleUser>${user}</AssumedRoleUser><Credentials>${parts}</Credentials>${size}`;
  return `<AssumeRoleWithWebIdentityResponse xmlns="${NAMESPACE}"><AssumeRoleWithWebIdentityResult>${result}</AssumeRoleWithWebIdentityResult><ResponseMetadata><RequestId>0d5d7b6e</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>`;
}

const XML_PIECES = ['<a>', '</a>', '<a/>', '<', '&', '&amp;', ';', '<![CDATA[', ']]>', '<!--', '-->', '="', ' a="b"'];
const longXml = longText([...XML_PIECES, '<!DOCTYPE a [<!ENTITY b "c">', 'x', '\n']);

/** An answer, and the keys that may be in it. */
interface Case {
  readonly answer: string;
  readonly keys: Keys;
}

const grants: fc.Arbitrary<Case> = fc
  .record({
    keys: credentials,
    odd: fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...FIELDS), oddity)),
    repeated: fc.constantFrom('', '', '', 'SecretAccessKey', 'AccessKeyId', 'SessionToken', 'Arn', 'Expiration'),
  })
  .chain(({ keys, odd, repeated }) => {
    const whole = grantXml(keys, odd, repeated);
    const bodies = fc.oneof(
      { weight: 6, arbitrary: fc.constant(whole) },
      { weight: 3, arbitrary: near(whole, ERROR) },
      { weight: 1, arbitrary: anyText },
    );
    return httpAnswer(bodies, ['text/xml', 'text/html']).map((answer) => ({ answer, keys }));
  });
const longGrants = fc.record({ answer: httpAnswer(longXml, ['text/xml']), keys: credentials });

const identities: fc.Arbitrary<Case> = fc
  .record({
    account: near('111122223333'),
    arn: fc.oneof(near(SESSION.arn), oddity),
    userId: oddity,
    keys: credentials,
  })
  .chain(({ account, arn, userId, keys }) => {
    const result = `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account>`;
    const whole = `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
    const echo = ERROR.replace('Not authorized', `${keys.secretAccessKey} is wrong`);
    const bodies = fc.oneof(
      { weight: 5, arbitrary: fc.constant(whole) },
      { weight: 3, arbitrary: near(whole, ERROR) },
      { weight: 1, arbitrary: longXml },
    );
    const answers = fc.oneof(
      { weight: 9, arbitrary: httpAnswer(bodies, ['text/xml']) },
      // As a whole: the vault knows halves of a secret, and no smaller pieces that a cut could leave.
      { weight: 1, arbitrary: httpAnswer(fc.constant(echo), ['text/xml'], ['right']) },
    );
    return answers.map((answer) => ({ answer, keys }));
  });

/** Asks the server for the answer through the SDK. */
async function ask<T>(
  answer: string,
  use: (sts: ReturnType<typeof createSts>, vault: ReturnType<typeof createVault>) => Promise<T>,
  masks: string[] = [],
): Promise<T> {
  const vault = createVault((values) => masks.push(...values));
  const deadline = createDeadline(5);
  const endpoint = { url: answering.serve(answer), source: 'sts-endpoint', awsOwned: false } as const;
  const sts = createSts({
    region: 'eu-central-1',
    endpoint,
    proxy: proxiesOf({ bypass: [] }, process.version),
    deadline,
    vault,
    noteClock: () => {},
    environment: {},
  });
  try {
    return await use(sts, vault);
  } finally {
    sts.close();
    deadline.clear();
  }
}

async function checkGrant({ answer, keys }: Case): Promise<void> {
  const masks: string[] = [];
  const requested = { role: ROLE, roleSessionName: SESSION.roleSessionName, durationSeconds: 3600 };
  const attempt = await ask(
    answer,
    (sts, vault) => {
      const token = vault.keep({ token: jwtOf('{}') }).token;
      return assumeRoleWithWebIdentity(sts, { requested, policies: { managedSessionPolicies: [] }, token, vault });
    },
    masks,
  );
  expect(attempt.status).not.toBe('not-attempted');
  if (attempt.status === 'succeeded') expectSound(attempt.value, masks);
  if (attempt.status !== 'failed') return;
  const { code, message, requestId = '' } = attempt.failure;
  for (const text of [code, message, requestId]) expectPlainLine(text);
  expectNoSecrets(JSON.stringify(attempt.failure), [keys.secretAccessKey, keys.accessKeyId]);
}

/** What was granted is masked, and can be told, recorded, stored and published, however odd its parts are. */
function expectSound({ session, credentials: granted }: GrantedSession, masks: readonly string[]): void {
  const { secretAccessKey, accessKeyId, sessionToken } = granted;
  const secrets = [secretAccessKey, accessKeyId, sessionToken].map((secret) => secret?.reveal() ?? '');
  expect(masks).toEqual(expect.arrayContaining(secrets));
  const verified = verifiedFactsOf({ ...FACTS, roleSession: { status: 'succeeded', value: session } });
  if (verified === undefined) throw new Error('the session has no facts');
  const run = {
    repository: 'o/r',
    runId: '1',
    runAttempt: '1',
    workflow: '',
    action: '',
    actor: '',
    commit: '',
    ref: '',
    ...{ eventName: '', baseRef: '', headRef: '', job: '', triggeringActor: '' },
  };
  const record = auditRecord([{ verified, credentials: granted }], FACTS.settings, run, 1_800_000_000);
  const { outputs } = publishedValues(FACTS.settings, [{ verified, credentials: granted }], {});
  storedSessionText(session, granted, 0);
  const page = renderSuccess(verified, []);
  expectPlainLine(session.arn);
  for (const line of sessionLines(verified)) expectPlainLine(line);
  expectPlainLines(page);
  expectNoSecrets(`${page}${record}${JSON.stringify(outputs)}`, secrets);
  expect(Object.values(outputs).join()).not.toMatch(/NaN|Invalid/);
}

describe('answers', () => {
  property('give a session that is masked and can be told, or a harmless failure', 1500, grants, checkGrant);
  property('are read at once, however long they are', 150, longGrants, checkGrant);

  property('give an identity, or a harmless failure', 1000, identities, async ({ answer, keys }) => {
    const attempt = await ask(answer, (sts, vault) => {
      sts.use(vault.keep({ ...keys }));
      return getCallerIdentity(sts, vault);
    });
    expect(attempt.status).not.toBe('not-attempted');
    const value = attempt.status === 'succeeded' ? attempt.value : undefined;
    const failure = attempt.status === 'failed' ? [attempt.failure.message, attempt.failure.code] : [];
    const shown = [...Object.values(value ?? {}), ...failure].map(String);
    for (const text of shown) expectPlainLine(text);
    expectNoSecrets(shown.join('\n'), Object.values(keys));
  });
});
