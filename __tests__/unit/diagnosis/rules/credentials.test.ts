// Why STS did not accept the credentials, and whose else may be used in their place.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import type { Finding } from '../../../../src/diagnosis/finding.ts';
import type { Facts } from '../../../../src/observe/facts.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { factsUpTo, failureOf, ROLE, RUNNER } from '../../samples/healthy.ts';

const refusedWith = (code: string, message: string, changes: Partial<Facts> = {}): Facts =>
  factsUpTo(failureOf('GetCallerIdentity', code, { message, httpStatus: 403 }), changes);

const wordsOf = (finding: Finding | undefined) => {
  const { cause, fix } = explain(finding as Finding);
  return [cause, ...fix.map(({ text }) => text)].map((one) => plainWords(one)).join('\n');
};

const codesOf = (facts: Facts) => diagnose(facts).findings.map(({ code, severity }) => `${code} ${severity}`);

const LATE = 'Signature expired: 20261122T080000Z is now earlier than 20261122T080500Z (20261122T082000Z - 15 min.)';
const EARLY =
  'Signature not yet current: 20261122T090000Z is still later than 20261122T083500Z (20261122T082000Z + 15 min.)';

describe('credentialRules', () => {
  it.each([
    ['late', LATE, -1200],
    ['early', EARLY, 2400],
  ])('reads both clocks out of the sentence about a signature that came %s', (_name, message, ahead) => {
    const [finding] = diagnose(refusedWith('SignatureDoesNotMatch', message)).findings;
    const { times } = finding?.code === 'SIGNATURE_TIME_REJECTED' ? finding.evidence : {};
    expect([(times?.signedAt ?? 0) - (times?.serverAt ?? 0), times?.toleranceSeconds]).toEqual([ahead, 900]);
  });

  it.each([
    ["Credential should be scoped to a valid region, not 'eu-central-1'.", 'SIGNATURE_SCOPE_REJECTED error'],
    ['The request signature we calculated does not match the signature you provided.', 'SIGNATURE_REJECTED error'],
    ['Signature expired: yesterday is now earlier than today (now - 15 min.)', 'SIGNATURE_REJECTED error'],
    ['', 'SIGNATURE_REJECTED error'],
  ])('tells by the sentence what SignatureDoesNotMatch means: %s', (message, finding) => {
    expect(codesOf(refusedWith('SignatureDoesNotMatch', message))).toEqual([finding]);
  });

  const GIVEN = { names: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' } };

  it.each([
    [{}, 'SECRET_KEY_WRONG', /AWS_SECRET_ACCESS_KEY probably holds the secret of another access key/],
    [{ fault: { kind: 'secret-length', length: 39 } }, 'SECRET_KEY_WRONG', /AWS_SECRET_ACCESS_KEY has 39 characters/],
  ] as const)('looks for the fault in keys that a person wrote: %j', (more, code, cause) => {
    const facts = refusedWith('SignatureDoesNotMatch', 'No.', {
      roleSession: { status: 'not-attempted' },
      givenKeys: { ...GIVEN, ...more },
    });
    const [finding] = diagnose(facts).findings;
    expect([finding?.code, finding?.confidence]).toEqual([code, 'likely']);
    expect(wordsOf(finding)).toMatch(cause);
    expect(wordsOf(finding)).not.toMatch(/proxy|network/i);
  });

  // A secret access key can have a slash, and a slash ends a part of the header.
  it.each([
    [{ kind: 'swapped' }, 'KEYS_REJECTED', /The two are swapped/],
    [{ kind: 'id-length', length: 61 }, 'KEYS_REJECTED', /AWS_ACCESS_KEY_ID has 61 characters/],
    [{ kind: 'secret-length', length: 39 }, 'SIGNATURE_INCOMPLETE', /Something on the network/],
    [undefined, 'SIGNATURE_INCOMPLETE', /Something on the network/],
  ] as const)('looks for what damaged the header in the access key ID: %j', (fault, code, cause) => {
    const facts = refusedWith('IncompleteSignature', 'No.', {
      roleSession: { status: 'not-attempted' },
      givenKeys: { ...GIVEN, ...(fault && { fault }) },
    });
    const [finding] = diagnose(facts).findings;
    expect([finding?.code, finding?.confidence]).toEqual([code, 'likely']);
    expect(wordsOf(finding)).toMatch(cause);
  });

  it('begins with the token where a long-term key has one', () => {
    const names = { ...GIVEN.names, sessionToken: 'AWS_SESSION_TOKEN' };
    const facts = refusedWith('InvalidClientTokenId', 'No.', {
      roleSession: { status: 'not-attempted' },
      givenKeys: { names, fault: { kind: 'token-not-needed' } },
    });
    const [finding] = diagnose(facts).findings;
    expect(finding?.code).toBe('KEYS_REJECTED');
    expect(plainWords(finding === undefined ? '' : (explain(finding).fix[0]?.text ?? ''))).toMatch(
      /^Remove AWS_SESSION_TOKEN\./,
    );
  });

  it('does not blame keys that AWS itself issued, nor a proxy where there is none', () => {
    const [finding] = diagnose(refusedWith('SignatureDoesNotMatch', 'No.')).findings;
    expect(finding?.code).toBe('SIGNATURE_REJECTED');
    expect(wordsOf(finding)).toMatch(/This run uses no proxy/);
    const proxy = { name: 'HTTPS_PROXY', address: 'http://proxy.example:3128', hasUser: false };
    const [through] = diagnose(refusedWith('SignatureDoesNotMatch', 'No.', { proxy })).findings;
    expect(wordsOf(through)).toMatch(/The proxy http:\/\/proxy.example:3128 \(from HTTPS_PROXY\) probably changed/);
  });

  it.each([
    ['Linux', 'chronyc', 'w32tm'],
    ['Windows', 'w32tm', 'chronyc'],
    ['macOS', 'sntp', 'chronyc'],
  ] as const)('has the remedy for the clock of %s, and no other', (os, command, other) => {
    const [finding] = diagnose(refusedWith('RequestExpired', 'late', { runner: { ...RUNNER, os } })).findings;
    const fix = JSON.stringify(finding && explain(finding).fix);
    expect(fix).toContain(command);
    expect(fix).not.toContain(other);
  });

  it('has all three where the system is not known', () => {
    const [finding] = diagnose(refusedWith('RequestExpired', 'late')).findings;
    expect(JSON.stringify(finding && explain(finding).fix)).toMatch(/chronyc.*w32tm.*sntp/);
  });

  it('knows which account is not active', () => {
    expect(diagnose(refusedWith('OptInRequired', 'no')).findings[0]?.evidence).toMatchObject({ account: ROLE.account });
  });
});
