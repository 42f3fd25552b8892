// Sentences about parts of a trust policy beside a run, made by evaluating real policies; and about subjects.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  comparisonOf,
  explainPolicy,
  hintSentence as hintWords,
  refusalSentence as refusalWords,
} from '../../../../src/diagnosis/words/policy-refusal.ts';
import { evaluateTrustPolicy } from '../../../../src/trust-policy/evaluate.ts';
import type { Refusal } from '../../../../src/trust-policy/evaluation.ts';
import { parseTrustPolicy } from '../../../../src/trust-policy/parse-policy.ts';
import { requestContextOf } from '../../../../src/trust-policy/request-context.ts';
import { matchSubject, type SubjectHint } from '../../../../src/trust-policy/subject-match.ts';
import type { Words } from '../../../../src/util/words.ts';
import { CLAIMS, claimsWith, NOW, ROLE } from '../../samples/healthy.ts';
import { hostileText } from '../../samples/hostile.ts';

/** The sentences with their values in quotes. */
const refusalSentence = (refusal: Refusal) => textOf(refusalWords(refusal));
const hintSentence = (hint: SubjectHint) => textOf(hintWords(hint));
const textOf = ({ parts }: Words) =>
  parts.map((part) => (typeof part === 'string' ? part : `"${part.value}"`)).join('');

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
const ROOT = 'arn:aws:iam::111122223333:root';
const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';
const MAIN = 'repo:octo-org/octo-repo:ref:refs/heads/main';
const PRODUCTION = 'repo:octo-org/octo-repo:environment:production';
type Json = Readonly<Record<string, unknown>>;

/** What keeps a run of the environment "production" out of a statement with these elements in place of good ones. */
function sentencesOf(changes: Json, iss = CLAIMS.iss, ref = 'refs/heads/main'): readonly string[] {
  return evaluated(changes, iss, ref).evaluation.closest.flatMap(({ refusals }) => refusals.map(refusalSentence));
}

function evaluated(changes: Json, iss = CLAIMS.iss, ref = 'refs/heads/main') {
  const good = { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: WEB_IDENTITY };
  const result = parseTrustPolicy(JSON.stringify({ Version: '2012-10-17', Statement: { ...good, ...changes } }));
  if (!result.ok) throw new Error(result.problem);
  const claims = { ...claimsWith(PRODUCTION, { ref }), iss };
  const request = requestContextOf({ claims, role: ROLE, region: 'eu-central-1', roleSessionName: 'octo', now: NOW });
  return { claims, evaluation: evaluateTrustPolicy(result.policy, request) };
}

const on = (operator: string, key: string, value: unknown): Json => ({ Condition: { [operator]: { [key]: value } } });
const ACTOR = `${GITHUB}:actor`;
const THROUGH = `this run comes through "${PROVIDER}"`;
const ASKS = `this run requests "${WEB_IDENTITY}"`;

describe('refusalSentence', () => {
  it.each<[Json, string]>([
    [{ Principal: { AWS: ROOT } }, `Principal names the AWS principal "${ROOT}"; ${THROUGH}.`],
    [
      { Principal: { Service: 'ec2.amazonaws.com', Federated: `${PROVIDER}/x` } },
      `Principal names the service "ec2.amazonaws.com" or the provider "${PROVIDER}/x"; ${THROUGH}.`,
    ],
    [{ Principal: { CanonicalUser: 'ab' } }, `Principal names the canonical user "ab"; ${THROUGH}.`],
    [
      { Principal: { Federated: '*' } },
      `Principal names the provider "*"; ${THROUGH}, and how IAM reads the wildcard is unknown.`,
    ],
    [
      { Principal: undefined, NotPrincipal: { AWS: ROOT, Federated: PROVIDER } },
      `NotPrincipal excludes the AWS principal "${ROOT}" and the provider "${PROVIDER}"; ${THROUGH}.`,
    ],
    [{ Principal: undefined, NotPrincipal: '*' }, `NotPrincipal excludes everyone; ${THROUGH}.`],
  ])('says who comes: %j', (changes, sentence) => {
    expect(sentencesOf(changes)).toEqual([sentence]);
  });

  it.each<[Json, string]>([
    [{ Action: 'sts:AssumeRole' }, `Action names "sts:AssumeRole"; ${ASKS}.`],
    [{ Action: ['sts:TagSession', 'iam:*'] }, `Action names "sts:TagSession" or "iam:*"; ${ASKS}.`],
    [{ Action: undefined, NotAction: ['sts:*', 'iam:*'] }, `NotAction excludes "sts:*" and "iam:*"; ${ASKS}.`],
  ])('says what is asked for: %j', (changes, sentence) => {
    expect(sentencesOf(changes)).toEqual([sentence]);
  });

  it.each<[string, string, unknown, string]>([
    ['StringEquals', `${GITHUB}:sub`, MAIN, `"${MAIN}"; the token has "${PRODUCTION}".`],
    ['StringLike', `${GITHUB}:aud`, ['a', 'b*'], '"a" or "b*"; the token has "sts.amazonaws.com".'],
    ['StringNotEquals', `${GITHUB}:sub`, PRODUCTION, `anything but "${PRODUCTION}"; the token has "${PRODUCTION}".`],
    ['StringNotLike', `${GITHUB}:sub`, ['repo:*', 'x'], `none of "repo:*" and "x"; the token has "${PRODUCTION}".`],
    ['StringEquals', ACTOR, 'octocat', '"octocat"; the token has no such claim.'],
    ['StringEquals', ACTOR.toUpperCase(), 'octocat', '"octocat"; the token has no such claim.'],
    ['ForAnyValue:StringNotEquals', ACTOR, 'x', 'anything but "x"; the token has no such claim.'],
    ['StringEquals', `${GITHUB}:repository_owner`, 'octo-org', '"octo-org"; the request has no such key.'],
    ['StringEquals', `vs${GITHUB}:sub`, PRODUCTION, `"${PRODUCTION}"; the request has no such key.`],
    ['StringEquals', 'aws:PrincipalOrgID', 'o-1', '"o-1"; the request has no such key.'],
    ['StringEquals', 'aws:RequestedRegion', 'us-east-1', '"us-east-1"; the request has "eu-central-1".'],
    ['StringLike', 'sts:RoleSessionName', 'gha-*', '"gha-*"; the request has "octo".'],
    [
      'DateLessThan',
      'aws:CurrentTime',
      '2020-01-01',
      'less than "2020-01-01"; the request has "2027-01-15T08:00:00.000Z".',
    ],
    ['NumericLessThanEquals', 'aws:EpochTime', 1, 'at most "1"; the request has "1800000000".'],
    [
      'NumericGreaterThan',
      'aws:EpochTime',
      [2e9, 3e9],
      'more than "2000000000" or "3000000000"; the request has "1800000000".',
    ],
    ['NumericGreaterThanEquals', 'aws:EpochTime', 2e9, 'at least "2000000000"; the request has "1800000000".'],
    ['Null', `${GITHUB}:sub`, 'true', `the key to be absent; the token has "${PRODUCTION}".`],
    ['Null', ACTOR, false, 'the key to be present; the token has no such claim.'],
  ])('says what is there for %s on %s', (operator, key, value, rest) => {
    expect(sentencesOf(on(operator, key, value))).toEqual([`"${operator}" on "${key}" expects ${rest}`]);
  });

  it.each<[string, string, unknown, string]>([
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', '"203.0.113.0/24"; only AWS knows the value in the request.'],
    [
      'StringLike',
      `${GITHUB}:ref`,
      'x',
      `"x"; AWS doesn't document whether it takes a value for this key from the token.`,
    ],
    ['NumericEquals', `${GITHUB}:sub`, 'x', `"x"; the token has "${PRODUCTION}", and the two can't be compared here.`],
    [
      'StringEquals',
      `${GITHUB}:sub`,
      [],
      `no value at all; the token has "${PRODUCTION}", and the two can't be compared here.`,
    ],
    [
      'ForAnyValue:StringEqualsIfExists',
      `${GITHUB}:actor`,
      'x',
      `"x"; the token has no such claim, and AWS doesn't document what ForAnyValue with IfExists does then.`,
    ],
    ['Null', `${GITHUB}:actor`, 'maybe', `"maybe"; the token has no such claim, and the two can't be compared here.`],
  ])('says what is not known of %s on %s', (operator, key, value, rest) => {
    expect(sentencesOf(on(operator, key, value), CLAIMS.iss, '')).toEqual([
      `"${operator}" on "${key}" expects ${rest}`,
    ]);
  });

  it('quotes an operator that IAM lacks', () => {
    expect(sentencesOf(on('StringMatches', `${GITHUB}:sub`, MAIN))).toEqual([
      `"StringMatches" on "${GITHUB}:sub" expects "${MAIN}"; IAM has no such operator, so the result is unknown.`,
    ]);
  });

  it('says of an issuer whose keys are not documented that they are not', () => {
    const prefix = `${GITHUB}/my-ent`;
    const Principal = { Federated: `${PROVIDER}/my-ent` };
    expect(sentencesOf({ Principal, ...on('StringEquals', `${prefix}:ref`, 'x') }, `https://${prefix}`)).toEqual([
      `"StringEquals" on "${prefix}:ref" expects "x"; AWS doesn't document whether it takes a value for this key from the token.`,
    ]);
  });

  it('is a sentence for any text', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        fc.pre(!one.includes('${')); // a template fills that in, and the principal may be anybody
        const odd = { Principal: { AWS: `${one}x` }, Action: `${two}x`, ...on(one, two, [one, two]) };
        const sentences = sentencesOf(odd);
        expect(sentences.length).toBeGreaterThanOrEqual(2);
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^[A-Z"].*; .+\.$/s);
          expect(sentence).not.toContain('undefined');
        }
        expect(sentences[0]).toContain(`"${one}x"`);
        expect(sentences[1]).toContain(`"${two}x"`);
      }),
    );
  });
});

/** A pattern and a subject that differ so; the record is of every hint there is. */
const SAMPLES: Readonly<Record<SubjectHint, readonly [pattern: string, sub: string]>> = {
  'differs-in-case': [MAIN.replace('octo-org', 'Octo-Org'), MAIN],
  'other-subject-form': [MAIN, 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main'],
  'other-ids': ['repo:o@1/r@3:pull_request', 'repo:o@1/r@2:pull_request'],
  encoding: ['repo:o/r:environment:prod:eu', 'repo:o/r:environment:prod%3Aeu'],
  'other-repository': [MAIN.replace('octo-repo', 'pipelines'), MAIN],
  'other-environment': [PRODUCTION.replace('production', 'dev'), PRODUCTION],
  'other-branch': [MAIN.replace('main', 'master'), MAIN],
  'other-tag': ['repo:o/r:ref:refs/tags/v1', 'repo:o/r:ref:refs/tags/v2'],
  'environment-instead-of-ref': [MAIN, PRODUCTION],
  'ref-instead-of-environment': [PRODUCTION, MAIN],
  'tag-instead-of-branch': [MAIN, MAIN.replace('heads/main', 'tags/v1')],
  'branch-instead-of-tag': [MAIN.replace('heads/main', 'tags/v1'), MAIN],
  'pull-request': [MAIN, 'repo:octo-org/octo-repo:pull_request'],
  'pull-request-expected': ['repo:octo-org/octo-repo:pull_request', MAIN],
  'default-instead-of-customized': ['repository_id:456789', MAIN],
  'customized-instead-of-default': [MAIN, `${MAIN}:workflow:deploy`],
  'prefix-missing': [MAIN.replace('repo:', ''), MAIN],
  none: ['repo:octo-org/octo-repo', MAIN],
};
const HINTS = Object.keys(SAMPLES) as SubjectHint[];

describe('comparisonOf', () => {
  it.each([
    ['a provider as it is', { Federated: `${PROVIDER}/x` }, `${PROVIDER}/x`],
    ['another principal with its kind', { AWS: ROOT }, `Principal names the AWS principal ${ROOT}`],
  ])('shows %s', (_, Principal, shown) => {
    const refusal = evaluated({ Principal }).evaluation.closest[0]?.refusals[0];
    expect(refusal && comparisonOf(refusal).rows).toEqual([
      ['this run', PROVIDER],
      ['the policy', shown],
    ]);
  });
});

describe('comparisonOf a condition', () => {
  it.each([
    [['repo:a', 'repo:b'], 'repo:a or repo:b'],
    [['repo:a', 'repo:b', 'repo:c'], 'repo:a or 2 others'],
  ])('shows two values, or the first one and how many there are besides: %j', (values, shown) => {
    const refusal = evaluated(on('StringEquals', `${GITHUB}:sub`, values)).evaluation.closest[0]?.refusals[0];
    expect(refusal && comparisonOf(refusal).rows[1]).toEqual(['the policy', shown]);
  });
});

describe('explainPolicy', () => {
  it.each([
    ['a hint about a subject of another repository', 'repo:octo-org/other:environment:production', 2],
    ['no hint about a subject that a template fills in', 'repo:octo-org/${Name}:ref:refs/heads/main', 1],
  ])('gives %s', (_, expected, count) => {
    const { claims, evaluation } = evaluated(on('StringEquals', `${GITHUB}:sub`, expected));
    const policy = { path: 'iam/trust.json', role: ROLE, evaluation, lints: [] };
    expect(explainPolicy('Title', { policy, claims, role: ROLE, region: 'eu-central-1' }).points?.items).toHaveLength(
      count,
    );
  });

  const SUB = `${GITHUB}:sub`;
  const REF = `${GITHUB}:ref`;
  const IN = { [SUB]: PRODUCTION };
  const HOLDS = (key: string) => `Change the job so that the condition on "${key}" holds.`;
  const ADD = 'If runs like this one should have the role, add the value of this run:';

  it.each<[string, Json, readonly string[]]>([
    [
      'adds its own value to a claim beside the subject',
      { StringEquals: { ...IN, [REF]: 'refs/heads/stable' } },
      [HOLDS(REF), `${ADD} "${REF}": ["refs/heads/stable","refs/heads/main"]`],
    ],
    [
      'adds its own subject where the statement also restricts a claim',
      { StringLike: { [SUB]: MAIN, [REF]: 'refs/heads/*' } },
      [
        'Change the job so that its subject is one that the policy expects.',
        `${ADD} "${SUB}": ["${MAIN}","${PRODUCTION}"]`,
      ],
    ],
    [
      'asks for no other repository than this one',
      { StringEquals: { ...IN, [`${GITHUB}:repository_id`]: '123' } },
      [
        `If this repository should have the role, add its value to the condition: "${GITHUB}:repository_id": ["123","456789"]`,
      ],
    ],
    ['adds nothing to what the claim must not be', { StringNotEquals: { [REF]: 'refs/heads/main' } }, [HOLDS(REF)]],
    ['adds nothing that the token lacks', { StringEquals: { ...IN, [ACTOR]: 'octocat' } }, [HOLDS(ACTOR)]],
    [
      'names the input behind the name of the session',
      { StringEquals: { ...IN, 'sts:RoleSessionName': 'release' } },
      ['Set "role-session-name" to what the policy expects: "release".'],
    ],
    [
      'asks for the audience that it expects',
      { StringEquals: { ...IN, [REF]: 'refs/heads/main', [`${GITHUB}:aud`]: 'https://example.com' } },
      [
        'Request the audience that the policy expects: "https://example.com".',
        `${ADD} "${GITHUB}:aud": ["https://example.com","sts.amazonaws.com"]`,
      ],
    ],
  ])('keeps what a statement restricts, and %s', (_, Condition, steps) => {
    expect(fixesFor({ Condition })).toEqual(steps);
  });

  it.each([
    'refs/heads/gh-readonly-queue/main/pr-7-abc',
    'refs/pull/12/merge',
    'refs/heads/dependabot/npm_and_yarn/undici-7.1.0',
    'refs/heads/renovate/undici-7.x',
  ])('adds no ref of one run: %s', (ref) => {
    const Condition = { StringEquals: { ...IN, [REF]: 'refs/heads/stable' } };
    expect(fixesFor({ Condition }, ref)).toEqual([HOLDS(REF)]);
  });

  it.each<[string, Json]>([
    ['only the subject', { StringEquals: { [SUB]: MAIN } }],
    ['subject and audience', { StringEquals: { [SUB]: MAIN, [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }],
  ])('writes a whole statement where the closest one restricts %s', (_, Condition) => {
    expect(fixesFor({ Condition })[0]).toMatch(/^Add this statement to the trust policy of "deploy"/);
  });

  it('lets in no token for another service', () => {
    const { claims, evaluation } = evaluated(on('StringEquals', `${GITHUB}:aud`, 'example'));
    const policy = { path: 'iam/trust.json', role: ROLE, evaluation, lints: [] };
    const evidence = { policy, claims: { ...claims, aud: 'sigstore' }, role: ROLE, region: 'eu-central-1' };
    const stepsOf = (more: { readonly fromFile?: true }) =>
      explainPolicy('Title', { ...evidence, ...more }).fix.map(({ text, snippet }) => [textOf(text as Words), snippet]);
    const steps = stepsOf({});
    expect(stepsOf({ fromFile: true })).toEqual([
      [expect.stringMatching(/^Put a token for AWS into the file: "sigstore" is for another service\./), undefined],
    ]);
    expect(steps).toEqual([
      [expect.stringMatching(/^Remove the input "audience": "sigstore" is for another/), undefined],
    ]);
  });

  it.each<[string, Json, string]>([
    ['one audience', on('StringEquals', `${GITHUB}:aud`, 'example'), 'Set the input "audience" to "example"'],
    ['several', on('StringEquals', `${GITHUB}:aud`, ['example', 'other']), 'Add this statement'],
    ['a pattern', on('StringLike', `${GITHUB}:aud`, 'exam*'), 'Add this statement'],
    [
      'another subject, too',
      { Condition: { StringEquals: { [`${GITHUB}:aud`]: 'example', [SUB]: MAIN } } },
      'Add this statement',
    ],
  ])('has the step request what the policy expects where that is %s', (_, Condition, fix) => {
    const { claims, evaluation } = evaluated(Condition);
    const policy = { path: 'iam/trust.json', role: ROLE, evaluation, lints: [] };
    const evidence = { policy, claims, role: ROLE, region: 'eu-central-1' };
    const stepsOf = (more: { readonly fromFile?: true }) =>
      explainPolicy('Title', { ...evidence, ...more }).fix.map(({ text }) => textOf(text as Words));
    expect(stepsOf({})[0]).toContain(fix);
    expect(stepsOf({ fromFile: true })[0]).toContain('Add this statement');
  });

  it('writes a whole statement where none of the conditions refuses', () => {
    const NotAction = ['sts:AssumeRoleWithWebIdentity'];
    const steps = fixesFor({
      Action: undefined,
      NotAction,
      Condition: { StringEquals: { ...IN, [REF]: 'refs/heads/main' } },
    });
    expect(steps[0]).toMatch(/^Add this statement to the trust policy of "deploy"/);
  });
});

/** The steps for a statement with these parts, with their lines to paste. */
function fixesFor(parts: Json, ref?: string): readonly string[] {
  const { claims, evaluation } = evaluated(parts, CLAIMS.iss, ref);
  const policy = { path: 'iam/trust.json', role: ROLE, evaluation, lints: [] };
  const { fix } = explainPolicy('Title', { policy, claims, role: ROLE, region: 'eu-central-1' });
  return fix.map(({ text, snippet }) => {
    const words = typeof text === 'string' ? text : textOf(text);
    return snippet === undefined ? words : `${words} ${snippet.text}`;
  });
}

describe('hintSentence', () => {
  it.each(HINTS)('has a sentence for %s', (hint) => {
    const [pattern, sub] = SAMPLES[hint];
    const match = matchSubject([pattern], { sub });
    expect(match.matched ? undefined : match.closest?.hints).toEqual([hint]);
    expect(hintSentence(hint)).toMatch(/^[A-Z].+\.$/);
    expect(hintSentence(hint)).not.toMatch(/[`*]|\be\.g\.|\bi\.e\./);
  });

  it('has another sentence for each hint', () => {
    expect(new Set(HINTS.map(hintSentence)).size).toBe(HINTS.length);
  });

  it('says why an environment hides the branch', () => {
    expect(hintSentence('environment-instead-of-ref')).toBe(
      'The job has an environment, so the subject contains the environment instead of the branch or tag. Expect the environment. Its own rules restrict which branches can use it.',
    );
  });
});
