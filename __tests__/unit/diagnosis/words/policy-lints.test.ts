// Sentences about mistakes in a trust policy: one for each code, and some of real policies to the letter.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lintSentence, positionName } from '../../../../src/diagnosis/words/policy-lints.ts';
import { lintTrustPolicy } from '../../../../src/trust-policy/lint.ts';
import { LINT_SEVERITIES, type LintCode, lint, type PolicyLint } from '../../../../src/trust-policy/lint-codes.ts';
import { parseTrustPolicy } from '../../../../src/trust-policy/parse-policy.ts';
import { CLAIMS, NOW, ROLE } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const SUB = 'repo:octo-org@1/octo-repo@2:environment:prod';
const CODES = Object.keys(LINT_SEVERITIES) as LintCode[];
type Json = Readonly<Record<string, unknown>>;

/** The sentences about a policy of one statement, with these elements and conditions in place of good ones. */
function sentencesOf(changes: Json, conditions: Json = {}, Version = '2012-10-17'): readonly string[] {
  const StringEquals = { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: SUB };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  const good = { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action };
  return sentencesAbout([{ ...good, Condition: { StringEquals, ...conditions }, ...changes }], Version);
}

function sentencesAbout(Statement: readonly Json[], Version = '2012-10-17'): readonly string[] {
  const result = parseTrustPolicy(JSON.stringify({ Version, Statement }));
  if (!result.ok) throw new Error(result.problem);
  return lintTrustPolicy(result.policy, { issuer: CLAIMS.iss, role: ROLE, now: NOW }).map(lintSentence);
}

/** A mistake with every detail that any rule gives. */
function sample(code: LintCode): PolicyLint {
  const [position, related] = [{ index: 1, sid: 'Deploy' }, { index: 2 }];
  return lint(code, { position, related, operator: 'StringLike', key: '<key>', value: '<value>', expected: '<other>' });
}

/** What each group of codes has to repeat; the mistakes of subjects leave out the key, which is always the same. */
const WITH_OPERATOR = CODES.filter((code) => /-in-(?:not-)?equals$|-allow$|^deny-|^network|^date/.test(code));
const WITH_KEY = [...WITH_OPERATOR, ...CODES.filter((code) => /^prefix|^key|^variable|unknown$|doubtful$/.test(code))];
const WITHOUT_DETAILS: readonly LintCode[] = ['not-principal-allow', 'not-action-allow'];

describe('lintSentence', () => {
  it.each(CODES)('has a sentence for %s', (code) => {
    const sentence = lintSentence(sample(code));
    expect(sentence).toMatch(/^Statement 2 \(Sid "Deploy"\) [a-z].+\.$/);
    expect(sentence).not.toMatch(/[`*_]{2}|`|undefined|\be\.g\.|\bi\.e\.|thumbprint|ForAllValues:String/i);
    expect(sentence).not.toMatch(/repo:[^"]*\*/);
    expect(sentence.match(/\. [A-Z]/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('has another sentence for each code', () => {
    expect(new Set(CODES.map((code) => lintSentence(sample(code)))).size).toBe(CODES.length);
    expect(new Set(CODES.map((code) => lintSentence(lint(code)))).size).toBe(CODES.length);
  });

  it.each(CODES.filter((code) => !WITHOUT_DETAILS.includes(code)))('repeats what stands there: %s', (code) => {
    const sentence = lintSentence(sample(code));
    if (WITH_OPERATOR.includes(code)) expect(sentence).toContain('StringLike');
    if (WITH_KEY.includes(code)) expect(sentence).toContain('"<key>"');
    if (/^prefix|^provider|^action|^principal/.test(code)) expect(sentence).toContain('"<other>"');
    if (/^prefix-(?!missing)|^provider|^action|^principal|-equals$|^sub-(?!missing|workflow)|^write/.test(code))
      expect(sentence).toContain('"<value>"');
  });

  it('holds all that a rule says, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), hostileText, hostileText, (code, value, expected) => {
        const [one, two] = [`<${value}>`, `<${expected}>`];
        const sentence = lintSentence(lint(code, { key: one, value: one, expected: two, operator: one }));
        const plain = lintSentence(lint(code, { key: '<a>', value: '<a>', expected: '<b>', operator: '<a>' }));
        expect(sentence).toMatch(/^The policy .+\.$/s);
        expect(sentence.includes(one)).toBe(plain.includes('<a>'));
        expect(sentence.includes(two)).toBe(plain.includes('<b>') || (one.includes(two) && plain.includes('<a>')));
      }),
    );
  });

  it.each<[string, Json, Json, string]>([
    [
      'sts:AssumeRole',
      { Action: 'sts:AssumeRole', Sid: 'Deploy' },
      {},
      'Statement 1 (Sid "Deploy") allows "sts:AssumeRole", which is for callers that have AWS credentials already, not for ID tokens. Write "sts:AssumeRoleWithWebIdentity".',
    ],
    [
      'the provider of another account',
      { Principal: { Federated: PROVIDER.replace('1111', '9999') } },
      {},
      `Statement 1 trusts "arn:aws:iam::999922223333:oidc-provider/${GITHUB}", which is of another account than the role, and a role can trust the providers of its own account alone. Write "${PROVIDER}", and create that provider if there is none.`,
    ],
    [
      'a key without the issuer',
      {},
      { StringLike: { ref: 'refs/heads/*' } },
      `Statement 1 has a condition on "ref", and without the issuer before it IAM does not find the claim. Write "${GITHUB}:ref".`,
    ],
    [
      'a claim that IAM does not offer',
      {},
      { StringLike: { [`${GITHUB}:repository_owner`]: 'octo-org' } },
      `Statement 1 has a condition on "${GITHUB}:repository_owner", but IAM offers no condition key for the claim "repository_owner" of GitHub, so it never sees a value there. Narrow down the subject instead, which IAM always sees.`,
    ],
    [
      'a set operator',
      {},
      { 'ForAllValues:StringLike': { [`${GITHUB}:ref`]: 'refs/heads/*' } },
      `Statement 1 has ForAllValues:StringLike on "${GITHUB}:ref", and ForAllValues also holds for tokens without that claim, so strangers may get in. Write the operator without "ForAllValues:".`,
    ],
    [
      'any audience',
      {},
      { StringEquals: { [`${GITHUB}:sub`]: SUB }, StringLike: { [`${GITHUB}:aud`]: '*' } },
      'Statement 1 accepts any audience ("*"), so ID tokens that were issued for something else may get in, too. Write the audience that the workflow asks for, usually "sts.amazonaws.com", under StringEquals.',
    ],
    [
      'an address for a subject',
      {},
      { StringEquals: { [`${GITHUB}:aud`]: 'x', [`${GITHUB}:sub`]: 'https://github.com/octo-org/octo-repo' } },
      'Statement 1 accepts the subject "https://github.com/octo-org/octo-repo", but GitHub\'s subjects start with "repo:", in lower case, unless they were customised. Write it as the ID tokens of the runs that are meant have it.',
    ],
    [
      'every repository of the owner',
      {},
      { StringEquals: { [`${GITHUB}:aud`]: 'x' }, StringLike: { [`${GITHUB}:sub`]: 'repo:octo-org/*' } },
      'Statement 1 accepts the subject "repo:octo-org/*", which lets in every repository of the owner, those of the future as well. Name the repositories that need the role, each with its exact subject.',
    ],
  ])('says what is wrong with %s', (_name, changes, conditions, sentence) => {
    expect(sentencesOf(changes, conditions)).toEqual([sentence]);
  });

  it('says which statements share a mistake', () => {
    const on = (claim: string, value: string) => ({
      Effect: 'Allow',
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${GITHUB}:${claim}`]: value } },
    });
    expect(sentencesAbout([on('aud', 'x'), { ...on('sub', SUB), Sid: 'Ci' }])[0]).toBe(
      'Statement 1 asks for the audience alone and Statement 2 (Sid "Ci") for the subject alone, and IAM lets in whoever meets either of them. Put both conditions into one statement.',
    );
  });

  it('says where a Sid stands twice', () => {
    const Condition = { StringEquals: { [`${GITHUB}:aud`]: 'x', [`${GITHUB}:sub`]: SUB } };
    const Action = 'sts:AssumeRoleWithWebIdentity';
    const named = { Sid: 'Ci', Effect: 'Allow', Principal: { Federated: PROVIDER }, Action, Condition };
    expect(sentencesAbout([named, named])).toEqual([
      'Statement 2 (Sid "Ci") has the Sid "Ci", which Statement 1 has already, and IAM refuses to save a policy in which one stands twice. Give it a Sid of its own, or none.',
    ]);
  });

  it('says how long the policy is', () => {
    expect(sentencesOf({ Sid: 'x'.repeat(2000) })[0]).toMatch(/^The policy has 2\d{3} characters .+ IAM takes 2048 /);
  });

  it.each<[value: string, advised: boolean]>([
    ['repo:octo-org/octo-repo:ref:*', true],
    ['repo:octo-org@1/octo-repo@2:*', true],
    ['refs/heads/release/*', true],
    ['octo-org/pipelines/.github/workflows/deploy.yml@*', true],
    ['*', false],
    ['repo:*', false],
    ['repo:octo-org/*', false],
    ['repo:octo-org/octo-*:ref:refs/heads/main', false],
    ['repo:octo-org*/octo-repo:ref:refs/heads/main', false],
    ['repo:octo-org@*/octo-repo@*:ref:refs/heads/main', false],
    ['octo-org/*', false],
  ])('advises a pattern only where it is narrow: %s', (value, advised) => {
    const sentence = lintSentence(lint('wildcard-in-equals', { operator: 'StringEquals', key: 'k', value }));
    expect(sentence).toContain(`compares "k" with "${value}" under StringEquals`);
    expect(sentence).toContain('Write the exact value that is meant, under StringEquals');
    expect(sentence.includes('StringLike')).toBe(advised);
  });
});

describe('positionName', () => {
  it.each([
    [undefined, 'The policy'],
    [{ index: 0 }, 'Statement 1'],
    [{ index: 1, sid: 'Deploy' }, 'Statement 2 (Sid "Deploy")'],
    [{ index: 2, sid: '' }, 'Statement 3'],
  ])('of %j', (position, name) => {
    expect(positionName(position)).toBe(name);
  });
});
