// Probes of what AWS says: ARNs, headers, failures, and answers in XML through the SDK itself.
import fc from 'fast-check';
import { FACTS, ROLE, SESSION } from '../__tests__/unit/samples/healthy.ts';
import { matchesPattern, parseAssumedRoleArn, parseRoleArn, roleArnBehind } from '../src/aws/arn.ts';
import { assumeRoleWithWebIdentity } from '../src/aws/assume-role-with-web-identity.ts';
import { getCallerIdentity } from '../src/aws/caller-identity.ts';
import { failureOfSts } from '../src/aws/failure.ts';
import type { GrantedSession } from '../src/aws/granted-session.ts';
import { createSts } from '../src/aws/sts-client.ts';
import { verifiedFactsOf } from '../src/diagnosis/verified.ts';
import { createDeadline } from '../src/net/deadline.ts';
import { kindOf } from '../src/net/failure-kind.ts';
import { parseRetryAfter } from '../src/net/limits.ts';
import { NO_PROXIES } from '../src/net/proxies.ts';
import { auditRecord } from '../src/publish/audit.ts';
import { storedSessionText } from '../src/publish/refresh/session-folder.ts';
import { publishedValues } from '../src/publish/values.ts';
import { sessionLines } from '../src/report/log.ts';
import { renderSuccess } from '../src/report/summary.ts';
import { createVault } from '../src/secrets/vault.ts';
import {
  formatClockSkew,
  formatDuration,
  formatUtc,
  measureClockSkew,
  parseHttpDate,
  readClock,
} from '../src/util/time.ts';
import { type Answering, httpAnswer } from './fuzz-answers.ts';
import { firstOf, harmlessPage, plainLine, plainLines, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import {
  accessKeyId,
  anyText,
  jwtOf,
  longText,
  near,
  secretAccessKey,
  sessionToken,
  USUAL_PIECES,
} from './fuzz-texts.ts';

const ARNS = [
  ROLE.text,
  SESSION.arn,
  'arn:aws:iam::111122223333:user/x',
  'arn:aws-cn:sts::111122223333:assumed-role/a/bc',
];

function checkArn(text: string): Verdict {
  const role = parseRoleArn(text);
  const behind = roleArnBehind(text, ROLE);
  parseAssumedRoleArn(text);
  if (role === undefined) return typeof behind === 'string' ? undefined : 'There is no ARN behind it.';
  const written = `arn:${role.partition}:iam::${role.account}:role${role.path}${role.name}`;
  return written === text && matchesPattern(text.replaceAll(/[a-z]/g, '?'), text) ? undefined : `Read as ${written}.`;
}

const patterns = fc.tuple(longText(['*', '?', 'a', 'b', 'ab*'], [200, 1000]), longText(['a', 'b'], [500, 2000]));

const headers = fc.dictionary(
  fc.constantFrom('date', 'age', 'retry-after', 'x-amzn-requestid', 'content-type', 'server', 'via'),
  near(['Sun, 22 Nov 2026 13:00:00 GMT', '1', '1e3', '-0', 'text/xml', '0d5d7b6e-1111']),
);

function checkHeaders(all: readonly Readonly<Record<string, string>>[]): Verdict {
  const times = { sentAt: 1_800_000_000, receivedAt: 1_800_000_000.2 };
  const readings = all.flatMap((one, n) => readClock(n % 2 === 0 ? 'sts' : 'github', one, times) ?? []);
  const skew = measureClockSkew(readings);
  const words =
    skew === undefined
      ? []
      : [formatClockSkew(skew), formatDuration(skew.clockSkewSeconds), formatUtc(readings[0]?.serverDateAt ?? 0)];
  const bad = all
    .flatMap((one) => [parseRetryAfter(one['retry-after']), parseHttpDate(one['date'])])
    .find((value) => value !== undefined && !Number.isFinite(value));
  const nan = words.find((word) => /NaN|undefined|Invalid/.test(word));
  return bad === undefined && nan === undefined ? undefined : `A header was read as ${bad ?? nan}.`;
}

const thrown = fc.oneof(
  fc.record(
    {
      Code: fc.oneof(near(['AccessDenied', 'ExpiredTokenException']), fc.jsonValue()),
      message: fc.oneof(anyText, fc.jsonValue()),
      $responseBodyText: fc.oneof(anyText, fc.jsonValue()),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc
    .record(
      {
        name: near(['TimeoutError']).map((text) => text || 'Error'),
        message: anyText,
        code: fc.oneof(fc.constantFrom('ECONNRESET', 'EPROTO', ''), fc.jsonValue()),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((fields) => Object.assign(new Error('x'), fields)),
  fc.constantFrom(undefined, null, 'text', 5, new TypeError('x is not a function')),
);

const head = fc.option(fc.record({ statusCode: fc.constantFrom(0, 200, 302, 400, 403, 429, 500, 999), headers }), {
  nil: undefined,
});

function checkFailure({
  error,
  response,
}: {
  readonly error: unknown;
  readonly response: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> } | undefined;
}): Verdict {
  const failure = failureOfSts({ service: 'sts', operation: 'GetCallerIdentity' }, error, response);
  const { code, message } = failure;
  if (typeof code !== 'string' || code === '') return `The code is ${JSON.stringify(code)}.`;
  if (typeof message !== 'string' || typeof kindOf(failure) !== 'string') return 'The message is no text.';
  return plainLine('The message, cleaned', createVault(() => {}).clean(message));
}

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Parts of an answer that are not as they should be: twice, nested, empty, of another kind, or text of somebody else. */
const oddity = fc.oneof(
  fc.constantFrom(
    '',
    '<a/>',
    '<a>b</a>',
    '<![CDATA[::error::x]]>',
    '&#10;::error::x',
    '&amp;',
    '&x;',
    '&#x110000;',
    '<!-- x -->',
    'NaN',
    '-1',
    '1e400',
    '0',
    '100000000000000000000',
  ),
  fc.constantFrom(
    '9999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-22T14:00:00.123456789Z',
    '1795356000',
    '2026-11-22',
  ),
  anyText.map((text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)),
  anyText,
);

type Odd = Readonly<
  Partial<
    Record<
      'Arn' | 'AssumedRoleId' | 'Expiration' | 'PackedPolicySize' | 'SecretAccessKey' | 'SessionToken' | 'AccessKeyId',
      string
    >
  >
>;

const odd: fc.Arbitrary<Odd> = fc.record(
  {
    Arn: oddity,
    AssumedRoleId: oddity,
    Expiration: oddity,
    PackedPolicySize: oddity,
    SecretAccessKey: oddity,
    SessionToken: oddity,
    AccessKeyId: oddity,
  },
  { requiredKeys: [] },
);

function grantXml(
  { accessKeyId: id, secretAccessKey: secret, sessionToken: token }: Keys,
  more: Odd,
  repeat: string,
): string {
  const value = (name: keyof Odd, usual: string) =>
    `<${name}>${more[name] ?? usual}</${name}>${repeat === name ? `<${name}>${usual}</${name}>` : ''}`;
  const user = `<AssumedRoleUser>${value('Arn', SESSION.arn)}${value('AssumedRoleId', SESSION.assumedRoleId)}</AssumedRoleUser>`;
  const keys = `${value('AccessKeyId', id)}${value('SecretAccessKey', secret)}${value('SessionToken', token)}${value('Expiration', '2027-01-15T09:00:00Z')}`;
  const result = `<AssumeRoleWithWebIdentityResult>${user}<Credentials>${keys}</Credentials>${value('PackedPolicySize', '6')}</AssumeRoleWithWebIdentityResult>`;
  return `<AssumeRoleWithWebIdentityResponse xmlns="${NAMESPACE}">${result}<ResponseMetadata><RequestId>0d5d7b6e</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>`;
}

const keys: fc.Arbitrary<Keys> = fc.record({ accessKeyId, secretAccessKey, sessionToken });
const ERROR =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error><RequestId>x</RequestId></ErrorResponse>';
const LONG_XML = longText(
  [
    '<a>',
    '</a>',
    '<a/>',
    '<',
    '&',
    '&amp;',
    ';',
    '<!DOCTYPE a [<!ENTITY b "c">',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '="',
    ' a="b"',
    'x',
    '\n',
  ],
  [1000, 20_000, 100_000],
);

/** Whole answers, each with the keys that may be in it. */
const grants = fc
  .record({
    keys,
    odd: fc.oneof(fc.constant({}), odd),
    repeat: fc.constantFrom('', '', '', 'SecretAccessKey', 'AccessKeyId', 'SessionToken', 'Arn', 'Expiration'),
  })
  .chain(({ keys: one, odd: more, repeat }) => {
    const whole = grantXml(one, more, repeat);
    const bodies = fc.oneof(
      { weight: 6, arbitrary: fc.constant(whole) },
      { weight: 3, arbitrary: near([whole, ERROR]) },
      { weight: 1, arbitrary: anyText },
    );
    return httpAnswer({ bodies, types: ['text/xml', 'text/html'] }).map((answer) => ({ answer, keys: one }));
  });

function stsAt(url: string, masks: string[]) {
  const vault = createVault((values) => masks.push(...values));
  const deadline = createDeadline(5);
  const endpoint = { url, source: 'sts-endpoint', awsOwned: false } as const;
  const sts = createSts({ region: 'eu-central-1', endpoint, proxy: NO_PROXIES, deadline, vault, noteClock: () => {} });
  const close = () => {
    sts.close();
    deadline.clear();
  };
  return { sts, vault, close };
}

const ASKED = { role: ROLE, roleSessionName: SESSION.roleSessionName, durationSeconds: 3600 };

function checkGrant(answering: Answering) {
  return async ({ answer, keys: issued }: { readonly answer: string; readonly keys: Keys }): Promise<Verdict> => {
    const masks: string[] = [];
    const { sts, vault, close } = stsAt(await answering.serve(answer), masks);
    try {
      const token = vault.keep({ token: jwtOf('{}') }).token;
      const request = { requested: ASKED, policies: { managedSessionPolicies: [] }, token, vault };
      const attempt = await assumeRoleWithWebIdentity(sts, request);
      if (attempt.status === 'succeeded') return checkSession(attempt.value, masks);
      if (attempt.status !== 'failed') return 'Not attempted.';
      const { code, message, requestId = '' } = attempt.failure;
      return firstOf(
        ...[code, message, requestId].map((text) => plainLine('The failure', text)),
        withoutSecrets('The failure', JSON.stringify(attempt.failure), [issued.secretAccessKey, issued.accessKeyId]),
      );
    } finally {
      close();
    }
  };
}

/** What was granted is masked, can be told, recorded, stored and handed on, however odd its parts. */
function checkSession({ session, credentials }: GrantedSession, masks: readonly string[]): Verdict {
  const secrets = [credentials.secretAccessKey, credentials.accessKeyId, credentials.sessionToken].map(
    (one) => one?.reveal() ?? '',
  );
  if (!secrets.every((one) => masks.includes(one))) return 'A credential is not masked.';
  const facts = { ...FACTS, roleSession: { status: 'succeeded', value: session } as const };
  const verified = verifiedFactsOf(facts);
  if (verified === undefined) return 'The session has no facts.';
  const record = auditRecord(
    [{ verified, credentials }],
    facts.settings,
    { repository: 'o/r', runId: '1', runAttempt: '1', workflow: '', action: '', actor: '', commit: '', ref: '' },
    1_800_000_000,
  );
  const { outputs } = publishedValues(facts.settings, [{ verified, credentials }], {});
  storedSessionText(session, credentials, 0);
  const page = renderSuccess(verified, []);
  return firstOf(
    plainLine('The ARN', session.arn),
    ...sessionLines(verified).map((line) => plainLine('A line of the log', line)),
    withoutSecrets('Page, record or outputs', `${page}${record}${JSON.stringify(outputs)}`, secrets),
    plainLines('The page', page),
    Object.values(outputs).some((text = '') => /NaN|Invalid/.test(text))
      ? `Outputs: ${JSON.stringify(outputs)}.`
      : undefined,
  );
}

const identities = fc
  .record({ account: near(['111122223333']), arn: fc.oneof(near([SESSION.arn]), oddity), userId: oddity, keys })
  .chain(({ account, arn, userId, keys: one }) => {
    const whole = `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
    const echo = ERROR.replace('Not authorized', `${one.secretAccessKey} is wrong`);
    const bodies = fc.oneof(
      { weight: 5, arbitrary: fc.constant(whole) },
      { weight: 3, arbitrary: near([whole, ERROR]) },
      { weight: 1, arbitrary: LONG_XML },
    );
    const answers = fc.oneof(
      { weight: 9, arbitrary: httpAnswer({ bodies, types: ['text/xml'] }) },
      // As a whole: the vault knows halves of a secret, and no smaller pieces that a cut could leave.
      { weight: 1, arbitrary: httpAnswer({ bodies: fc.constant(echo), types: ['text/xml'], framings: ['right'] }) },
    );
    return answers.map((answer) => ({ answer, keys: one }));
  });

function checkIdentity(answering: Answering) {
  return async ({ answer, keys: used }: { readonly answer: string; readonly keys: Keys }): Promise<Verdict> => {
    const { sts, vault, close } = stsAt(await answering.serve(answer), []);
    try {
      sts.use(vault.keep({ ...used }));
      const attempt = await getCallerIdentity(sts, vault);
      const shown =
        attempt.status === 'succeeded'
          ? Object.values(attempt.value)
          : attempt.status === 'failed'
            ? [attempt.failure.message, attempt.failure.code]
            : ['\0'];
      return firstOf(
        ...shown.map((text) => plainLine('What is known of the caller', String(text))),
        withoutSecrets('What is known of the caller', shown.join('\n'), Object.values(used)),
      );
    } finally {
      close();
    }
  };
}

const longGrant = httpAnswer({ bodies: LONG_XML, types: ['text/xml'] }).chain((answer) =>
  keys.map((one) => ({ answer, keys: one })),
);

function checkPage(text: string): Verdict {
  const verified = verifiedFactsOf({
    ...FACTS,
    idToken: {
      status: 'succeeded',
      value: { ...(FACTS.idToken.status === 'succeeded' ? FACTS.idToken.value : undefined), sub: text } as never,
    },
  });
  return verified === undefined ? 'No facts.' : harmlessPage(renderSuccess(verified, []));
}

export function stsProbes(answering: Answering): readonly Probe[] {
  return [
    probe('ARNs: read and written alike', { runs: 10_000, input: near(ARNS), check: checkArn }),
    probe('ARNs: long ones are read at once', {
      runs: 300,
      input: longText(['arn:aws:iam::', '111122223333', ':role/', '/', 'a', '*', ...USUAL_PIECES]),
      check: checkArn,
    }),
    probe('ARNs: patterns match at once', {
      runs: 300,
      input: patterns,
      check: ([pattern, text]) => (typeof matchesPattern(pattern, text) === 'boolean' ? undefined : 'No answer.'),
    }),
    probe('headers: a finite number, or none', {
      runs: 8000,
      input: fc.array(headers, { maxLength: 4 }),
      check: checkHeaders,
    }),
    probe('failures: a code and a message, whatever was thrown', {
      runs: 6000,
      input: fc.record({ error: thrown, response: head }),
      check: checkFailure,
    }),
    probe('XML answers: a session that is masked and can be told, or a harmless failure', {
      runs: 1500,
      input: grants,
      check: checkGrant(answering),
    }),
    probe('XML answers: an identity, or a harmless failure', {
      runs: 1000,
      input: identities,
      check: checkIdentity(answering),
    }),
    probe('XML answers: long ones are read at once', { runs: 150, input: longGrant, check: checkGrant(answering) }),
    probe('summary: a success with any subject', { runs: 500, input: anyText, check: checkPage }),
  ];
}
