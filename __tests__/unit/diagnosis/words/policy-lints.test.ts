// Sentences about mistakes in a trust policy: one for each code, and some of real policies to the letter.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { positionName, lintSentence as wordsOf } from '../../../../src/diagnosis/words/policy-lints.ts';
import { lintTrustPolicy } from '../../../../src/trust-policy/lint.ts';
import { LINT_SEVERITIES, type LintCode, lint, type PolicyLint } from '../../../../src/trust-policy/lint-codes.ts';
import { parseTrustPolicy } from '../../../../src/trust-policy/parse-policy.ts';
import type { Words } from '../../../../src/util/words.ts';
import { CLAIMS, NOW, ROLE } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

/** The sentence with its values in quotes. */
const lintSentence = (one: PolicyLint) => textOf(wordsOf(one));
const textOf = ({ parts }: Words) =>
  parts.map((part) => (typeof part === 'string' ? part : `"${part.value}"`)).join('');

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
    expect(sentence.match(/\. [A-Z]/g)?.length ?? 0).toBeLessThanOrEqual(3);
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
    if (/^prefix-(?!missing)|^provider|^action|^principal|-equals$|^sub-(?!missing|workflow|by-deny)|^write/.test(code))
      expect(sentence).toContain('"<value>"');
  });

  it('names the control character that a subject starts with', () => {
    const sentence = lintSentence(
      lint('sub-blank-or-quoted', { position: { index: 0 }, value: '\repo:octo-org/octo-repo:*' }),
    );
    expect(sentence).toContain('starts with a control character ("\\r")');
    expect(sentence).toContain('in JSON, "\\repo" is a carriage return and "epo"');
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
      'Statement 1 (Sid "Deploy") allows "sts:AssumeRole", which is for callers with AWS credentials, not for ID tokens. Write "sts:AssumeRoleWithWebIdentity".',
    ],
    [
      'the provider of another account',
      { Principal: { Federated: PROVIDER.replace('1111', '9999') } },
      {},
      `Statement 1 trusts "arn:aws:iam::999922223333:oidc-provider/${GITHUB}", which is in another account. A role can trust only providers of its own account. Write "${PROVIDER}", and create that provider if it doesn't exist.`,
    ],
    [
      'a key without the issuer',
      {},
      { StringLike: { ref: 'refs/heads/*' } },
      `Statement 1 has a condition on "ref". Without the issuer in front, IAM doesn't find the claim. Write "${GITHUB}:ref".`,
    ],
    [
      'a claim that IAM does not offer',
      {},
      { StringLike: { [`${GITHUB}:repository_owner`]: 'octo-org' } },
      `Statement 1 has a condition on "${GITHUB}:repository_owner". IAM has no condition key for GitHub's claim "repository_owner", so the condition never sees a value. Restrict the subject instead, which every token has.`,
    ],
    [
      'a set operator',
      {},
      { 'ForAllValues:StringLike': { [`${GITHUB}:ref`]: 'refs/heads/*' } },
      `Statement 1 uses "ForAllValues:StringLike" on "${GITHUB}:ref". ForAllValues also matches tokens without that claim, so it can admit more than intended. Remove "ForAllValues:" from the operator.`,
    ],
    [
      'any audience',
      {},
      { StringEquals: { [`${GITHUB}:sub`]: SUB }, StringLike: { [`${GITHUB}:aud`]: '*' } },
      'Statement 1 accepts any audience ("*"), so tokens issued for another service can match. Write the audience of the workflow, usually "sts.amazonaws.com", under "StringEquals".',
    ],
    [
      'an address for a subject',
      {},
      { StringEquals: { [`${GITHUB}:aud`]: 'x', [`${GITHUB}:sub`]: 'https://github.com/octo-org/octo-repo' } },
      'Statement 1 accepts the subject "https://github.com/octo-org/octo-repo". GitHub\'s subjects start with "repo:", in lower case, unless they are customized. Write the subject as tokens of the intended runs have it.',
    ],
    [
      'every repository of the owner',
      {},
      { StringEquals: { [`${GITHUB}:aud`]: 'x' }, StringLike: { [`${GITHUB}:sub`]: 'repo:octo-org/*' } },
      'Statement 1 accepts the subject "repo:octo-org/*", so every current and future repository of the owner matches. List the repositories that need the role, each with its exact subject.',
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
      'Statement 1 checks only the audience, and Statement 2 (Sid "Ci") checks only the subject. A token needs to match just one of them. Put both conditions in one statement.',
    );
  });

  it('says where a Sid stands twice', () => {
    const Condition = { StringEquals: { [`${GITHUB}:aud`]: 'x', [`${GITHUB}:sub`]: SUB } };
    const Action = 'sts:AssumeRoleWithWebIdentity';
    const named = { Sid: 'Ci', Effect: 'Allow', Principal: { Federated: PROVIDER }, Action, Condition };
    expect(sentencesAbout([named, named])).toEqual([
      'Statement 2 (Sid "Ci") has the Sid "Ci", which Statement 1 has, too. IAM refuses to save duplicate Sids. Change or remove one.',
    ]);
  });

  it('says how long the policy is', () => {
    expect(sentencesOf({ Sid: 'x'.repeat(2000) })[0]).toMatch(
      /^The policy has "2\d{3}" characters .+ IAM accepts "2048", /,
    );
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
    expect(sentence).toContain(`compares "k" with "${value}" under "StringEquals"`);
    expect(sentence).toContain('Write the exact value under "StringEquals"');
    expect(sentence.includes('StringLike')).toBe(advised);
  });
});

describe('positionName', () => {
  it.each([
    [undefined, 'The policy'],
    [{ index: 0 }, 'Statement 1'],
    [{ index: 1, sid: 'Deploy' }, 'Statement 2 (Sid "Deploy")'],
    [{ index: 2, sid: '' }, 'Statement 3'],
    [{ index: 2, line: 14 }, 'Statement 3 (line 14)'],
    [{ index: 1, sid: 'Deploy', line: 14 }, 'Statement 2 (Sid "Deploy", line 14)'],
  ])('of %j', (position, name) => {
    expect(textOf(positionName(position))).toBe(name);
  });
});
