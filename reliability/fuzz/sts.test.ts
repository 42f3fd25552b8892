// Whatever AWS answers, through the SDK itself: a session that is masked and can be told, or a harmless failure.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { FACTS, ROLE, SESSION } from '../../__tests__/unit/samples/healthy.ts';
import { UNKNOWN_RUN } from '../../__tests__/unit/samples/raw-inputs.ts';
import { type StsFields, stsError, stsSuccess } from '../../sandbox/sts-response.ts';
import { matchesPattern, parseAssumedRoleArn, parseRoleArn, roleArnBehind } from '../../src/aws/arn.ts';
import { failureOfSts } from '../../src/aws/sts-call.ts';
import { createSts } from '../../src/aws/sts-client.ts';
import { assumeRoleWithWebIdentity, type GrantedSession, getCallerIdentity } from '../../src/aws/sts-requests.ts';
import { verifiedFactsOf } from '../../src/diagnosis/verified.ts';
import { kindOf } from '../../src/net/failure.ts';
import { auditRecord } from '../../src/publish/audit.ts';
import { storedSessionText } from '../../src/publish/refresh/session-folder.ts';
import { publishedValues } from '../../src/publish/values.ts';
import { sessionLines } from '../../src/report/report.ts';
import { renderSuccess } from '../../src/report/summary.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { ask, sandbox } from './any-answer.ts';
import {
  anyText,
  CREDENTIALS,
  headers,
  httpAnswer,
  jwtOf,
  longText,
  mostly,
  near,
  USUAL_PIECES,
} from './arbitraries.ts';
import { expectNoSecrets, expectPlainLines, property } from './support.ts';

describe('ARNs', () => {
  const arns = near(ROLE.text, SESSION.arn, 'arn:aws:iam::111122223333:user/x', 'arn:aws-cn:sts::1:assumed-role/a/bc');
  const long = longText(['arn:aws:iam::', '111122223333', ':role/', '/', 'a', '*', ...USUAL_PIECES]);
  property('are read and written alike', 10_000, mostly(arns, long), (text) => {
    const role = parseRoleArn(text);
    parseAssumedRoleArn(text);
    expect(typeof roleArnBehind(text, ROLE)).toBe('string');
    if (role === undefined) return;
    expect(`arn:${role.partition}:iam::${role.account}:role${role.path}${role.name}`).toBe(text);
    expect(matchesPattern(text.replaceAll(/[a-z]/g, '?'), text)).toBe(true);
  });
});

describe('failures', () => {
  const orJson = (usual: fc.Arbitrary<unknown>) => fc.oneof(usual, fc.jsonValue());
  const ofSdk = { Code: orJson(near('AccessDenied')), message: orJson(anyText), $responseBodyText: orJson(anyText) };
  const ofNode = { message: anyText, code: orJson(fc.constantFrom('ECONNRESET', 'EPROTO', '')) };
  const thrown: fc.Arbitrary<unknown> = fc.oneof(
    fc.record(ofSdk, { requiredKeys: [], noNullPrototype: true }),
    fc.record(ofNode, { requiredKeys: [] }).map((fields) => Object.assign(new Error('x'), fields)),
    fc.constantFrom(undefined, null, 'text', 5, new TypeError('x is not a function')),
  );
  const response = fc.record({ statusCode: fc.constantFrom(0, 200, 302, 400, 403, 429, 500, 999), headers });
  const cases = fc.tuple(thrown, fc.option(response, { nil: undefined }));
  property('have a code and a message, whatever was thrown', 6000, cases, (given) => {
    const failure = failureOfSts({ service: 'sts', operation: 'GetCallerIdentity' }, ...given);
    expect(failure).toMatchObject({ code: expect.stringMatching(/./s), message: expect.any(String) });
    expect(typeof kindOf(failure)).toBe('string');
    expectPlainLines(createVault(() => {}).clean(failure.message));
  });
});

const DENIED = { status: 403, code: 'AccessDenied', message: 'Not authorized' };
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

const XML_PIECES = ['<a>', '</a>', '<a/>', '<', '&', '&amp;', ';', '<![CDATA[', ']]>', '<!--', '-->', '="', ' a="b"'];
const longXml = longText([...XML_PIECES, '<!DOCTYPE a [<!ENTITY b "c">', 'x', '\n']);

type Keys = Readonly<Record<keyof typeof CREDENTIALS, string>>;

/** Answers of STS with this result, in which some elements are odd or there twice, or with mistakes anywhere. */
function answersWith(operation: string, { names, fields }: { names: string; fields: (of: Keys) => StsFields }) {
  const changes = fc.dictionary(fc.constantFrom(...names.split(' ')), fc.tuple(oddity, fc.nat(3)), { maxKeys: 3 });
  return fc.tuple(fc.record(CREDENTIALS), fc.oneof(fc.constant({}), changes)).chain(([own, odd]) => {
    const whole = Object.entries(odd).reduce(
      (xml, [name, [value, twice]]) =>
        xml.replace(new RegExp(`<${name}>[^<]*</${name}>`), (usual) =>
          twice === 0 ? usual + usual : `<${name}>${value}</${name}>`,
        ),
      stsSuccess(operation, fields(own), '0d5d7b6e').body,
    );
    const bodies = fc.oneof(
      { weight: 6, arbitrary: fc.constant(whole) },
      { weight: 3, arbitrary: near(whole, stsError(DENIED, 'x').body) },
      anyText,
      longXml,
    );
    // As a whole: the vault knows halves of a secret, and no smaller pieces that a cut could leave.
    const echo = stsError({ ...DENIED, message: `${own.secretAccessKey} is wrong` }, 'x').body;
    const answers = mostly(httpAnswer(bodies, 'text/xml'), httpAnswer(fc.constant(echo), 'text/xml', ['right']));
    return answers.map((answer) => ({ answer, keys: own }));
  });
}

const grants = answersWith('AssumeRoleWithWebIdentity', {
  names: 'Arn AssumedRoleId Expiration PackedPolicySize SecretAccessKey SessionToken AccessKeyId',
  fields: ({ accessKeyId, secretAccessKey, sessionToken }) => ({
    AssumedRoleUser: { Arn: SESSION.arn, AssumedRoleId: SESSION.assumedRoleId },
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: '2027-01-15T09:00:00Z',
    },
    PackedPolicySize: '6',
  }),
});
const identities = answersWith('GetCallerIdentity', {
  names: 'Arn UserId Account',
  fields: () => ({ Arn: SESSION.arn, UserId: SESSION.assumedRoleId, Account: '111122223333' }),
});

/** A client of the sandbox's STS. */
function clientWith(ports: Parameters<Parameters<typeof ask>[1]>[0]) {
  const endpoint = { url: sandbox.stsEndpoint, source: 'sts-endpoint', awsOwned: false } as const;
  return createSts({ region: 'eu-central-1', endpoint, environment: {}, ...ports });
}

/** What was granted is masked, and can be told, recorded, stored and published, however odd its parts are. */
function expectSound({ session, credentials: granted }: GrantedSession, masks: readonly string[]): void {
  const { secretAccessKey, accessKeyId, sessionToken } = granted;
  const secrets = [secretAccessKey, accessKeyId, sessionToken].map((secret) => secret?.reveal() ?? '');
  expect(masks).toEqual(expect.arrayContaining(secrets));
  const verified = verifiedFactsOf({ ...FACTS, roleSession: { status: 'succeeded', value: session } });
  if (verified === undefined) throw new Error('the session has no facts');
  const record = auditRecord([{ verified, credentials: granted }], FACTS.settings, UNKNOWN_RUN, 1_800_000_000);
  const { outputs } = publishedValues(FACTS.settings, [{ verified, credentials: granted }], {});
  storedSessionText(session, granted, 0);
  const page = renderSuccess(verified, []);
  expectPlainLines(session.arn, ...sessionLines(verified), ...page.split('\n'));
  expectNoSecrets(`${page}${record}${JSON.stringify(outputs)}`, secrets);
  expect(Object.values(outputs).join()).not.toMatch(/NaN|Invalid/);
}

describe('answers', () => {
  const requested = { role: ROLE, roleSessionName: SESSION.roleSessionName, durationSeconds: 3600 };
  const policies = { managedSessionPolicies: [] };

  property('give a session that is masked and can be told, or a harmless failure', 1500, grants, async (one) => {
    const { attempt, masks } = await ask(one.answer, (ports) => {
      const { vault } = ports;
      const { token } = vault.keep({ token: jwtOf('{}') });
      const sts = clientWith(ports);
      return assumeRoleWithWebIdentity(sts, { requested, policies, token, vault }).finally(sts.close);
    });
    if (attempt.status === 'succeeded') expectSound(attempt.value, masks);
    if (attempt.status !== 'failed') return;
    const { code, message, requestId = '' } = attempt.failure;
    expectPlainLines(code, message, requestId);
    expectNoSecrets(JSON.stringify(attempt.failure), [one.keys.secretAccessKey, one.keys.accessKeyId]);
  });

  property('give an identity, or a harmless failure', 1000, identities, async (one) => {
    const { attempt } = await ask(one.answer, (ports) => {
      const sts = clientWith(ports);
      sts.use(ports.vault.keep({ ...one.keys }));
      return getCallerIdentity(sts, ports.vault).finally(sts.close);
    });
    const value = attempt.status === 'succeeded' ? attempt.value : undefined;
    const failure = attempt.status === 'failed' ? [attempt.failure.message, attempt.failure.code] : [];
    const shown = [...Object.values(value ?? {}), ...failure].map(String);
    expectPlainLines(...shown);
    expectNoSecrets(shown.join('\n'), Object.values(one.keys));
  });
});
