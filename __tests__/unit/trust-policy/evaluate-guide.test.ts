// Random policies and requests: the evaluation agrees with an evaluator that was written from the user guide's sentences alone. And
// what is generated accepts its token and no other, in every language.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { evaluateTrustPolicy } from '../../../src/trust-policy/evaluate.ts';
import { generateTrustPolicy, renderCloudFormation, renderTerraform } from '../../../src/trust-policy/generate.ts';
import { readPolicy } from '../../../src/trust-policy/policy.ts';
import { asciiJson } from '../../../src/util/text.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { CLAIMS, claimsWith, ROLE } from '../samples/healthy.ts';
import { hostileText } from '../samples/hostile.ts';
import { decideByGuide, type Keys, type RawPolicy, type RawStatement } from './guide.ts';
import { documentOf } from './read-terraform.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${GITHUB}`;
/** Another number of cases: POLICY_CASES=20000 npm test -- evaluate-guide */
const CASES = Number(process.env['POLICY_CASES'] ?? 1000);

/** The same numbers from 0 to 1 in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (random: Random, of: number) => random() < of;

const SUBJECTS = [
  'repo:octo-org/octo-repo:ref:refs/heads/main',
  'repo:octo-org@1/octo-repo@2:environment:Prod',
  'repo:octo-org/octo-repo:pull_request',
  'repo:octo-org/octo-repo:environment:\u{1f680}',
];

/** Every key that a request may have, with the values that it may have. */
const VALUES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [`${GITHUB}:sub`]: SUBJECTS.map((sub) => [sub]),
  [`${GITHUB}:aud`]: [['sts.amazonaws.com'], ['https://github.com/octo-org']],
  [`${GITHUB}:ref`]: [['refs/heads/main'], ['refs/tags/v1'], []],
  [`${GITHUB}:environment`]: [['Prod'], ['prod'], []],
  [`${GITHUB}:repository`]: [['octo-org/octo-repo'], []],
  [`${GITHUB}:actor`]: [['octocat'], []],
  'k:many': [['a', 'b'], ['a'], []],
};
const TEXT_KEYS = Object.keys(VALUES);
const STRINGS = ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'];
const LIKES = ['StringLike', 'StringNotLike'];
const SETS = ['', '', '', 'ForAllValues:', 'ForAnyValue:'];
const VARIABLES = [
  `\${${GITHUB}:actor}`,
  `\${${GITHUB}:ACTOR}`,
  `\${${GITHUB}:environment, 'Prod'}`,
  '${k:gone}',
  '${*}',
  '${?}',
  '${$}',
];

function requestOf(random: Random): Keys {
  const drawn = TEXT_KEYS.map((key) => [key, pick(random, VALUES[key] ?? [[]])] as const);
  const fixed = { 'k:number': ['7'], 'k:time': ['2026-11-22T07:05:00Z'], 'k:flag': ['true'] };
  return { ...Object.fromEntries(drawn.filter(([, values]) => values.length > 0)), ...fixed };
}

/** A value that a request may have, as it is or changed a little. */
function textFor(random: Random, key: string): string {
  const text = pick(random, VALUES[key]?.flat() ?? ['x']);
  const characters = [...text];
  const at = Math.floor(random() * (characters.length + 1));
  const start = characters.slice(0, at).join('');
  const rest = characters.slice(at).join('');
  const [, ...shorter] = characters.slice(at);
  return pick(random, [
    text,
    text,
    text.toUpperCase(),
    `${start}*`,
    `*${rest}`,
    `${start}*${shorter.join('')}`,
    `${start}?${shorter.join('')}`,
    `${start}${pick(random, VARIABLES)}${rest}`,
    pick(random, VARIABLES),
    '*',
    `${text}x`,
  ]);
}

function conditionOf(random: Random): readonly [operator: string, key: string, values: readonly string[]] {
  const kind = random();
  const ifExists = chance(random, 0.15) ? 'IfExists' : '';
  if (kind < 0.06) return ['Null', pick(random, [...TEXT_KEYS, 'k:gone']), [pick(random, ['true', 'false'])]];
  if (kind < 0.09) return [`NumericEquals${ifExists}`, 'k:number', [pick(random, ['7', '7.0', '8'])]];
  if (kind < 0.12)
    return [`NumericLessThan${ifExists}`, pick(random, ['k:number', 'k:gone']), [pick(random, ['7', '8'])]];
  if (kind < 0.15) return ['DateGreaterThan', 'k:time', [pick(random, ['2026-11-22T07:04:59Z', '2026-11-23'])]];
  if (kind < 0.18) return [`Bool${ifExists}`, pick(random, ['k:flag', 'k:gone']), [pick(random, ['true', 'False'])]];
  const key = pick(random, TEXT_KEYS);
  const operator = `${pick(random, SETS)}${pick(random, chance(random, 0.5) ? LIKES : STRINGS)}${ifExists}`;
  const count = pick(random, [1, 1, 1, 2, 3]);
  const values = Array.from({ length: count }, () => textFor(random, key));
  const written = chance(random, 0.1) ? key.toUpperCase() : key;
  return [chance(random, 0.1) ? operator.toLowerCase() : operator, written, values];
}

function statementOf(random: Random): RawStatement {
  const Condition: Record<string, Record<string, readonly string[]>> = {};
  for (let left = pick(random, [0, 1, 1, 2, 2, 3]); left > 0; left -= 1) {
    const [operator, key, values] = conditionOf(random);
    Condition[operator] = { ...Condition[operator], [key]: values };
  }
  const other = `${PROVIDER}/other`;
  const principals = [
    { Federated: PROVIDER },
    { Federated: PROVIDER },
    { Federated: PROVIDER },
    { Federated: [other, PROVIDER] },
  ];
  const rare = [{ Federated: other }, '*', { AWS: '*' }, { AWS: 'arn:aws:iam::111122223333:root' }] as const;
  const actions = ['sts:AssumeRoleWithWebIdentity', ['sts:TagSession', 'STS:assumerolewith*'], 'sts:*'];
  return {
    Effect: chance(random, 0.3) ? 'Deny' : 'Allow',
    Principal: chance(random, 0.1) ? pick(random, rare) : pick(random, principals),
    Action: chance(random, 0.05) ? 'sts:AssumeRole' : pick(random, actions),
    Condition,
  };
}

function policyOf(random: Random): RawPolicy {
  const Statement = Array.from({ length: pick(random, [1, 1, 2, 2, 3]) }, () => statementOf(random));
  return { Version: chance(random, 0.1) ? '2008-10-17' : '2012-10-17', Statement };
}

describe('evaluateTrustPolicy', () => {
  it(`agrees with the user guide about ${CASES} policies`, () => {
    const random = randomFrom(20_261_129);
    const seen = { allow: 0, deny: 0, unknown: 0 };
    withinCpuSeconds(CASES / 1000, () => {
      for (let left = CASES; left > 0; left -= 1) {
        const [raw, keys] = [policyOf(random), requestOf(random)];
        const expected = decideByGuide(raw, { provider: PROVIDER, keys });
        const policy = readPolicy(raw);
        if (!policy.ok) throw new Error(policy.problem);
        const request = {
          action: 'sts:AssumeRoleWithWebIdentity',
          providerArn: PROVIDER,
          keys,
          rules: [{ keys: '*', status: 'absent' }],
        } as const;
        const { decision } = evaluateTrustPolicy(policy.value, request);
        if (decision !== expected) expect({ raw, keys, decision }).toEqual({ raw, keys, decision: expected });
        seen[expected] += 1;
      }
    });
    expect(seen.allow).toBeGreaterThan(CASES / 10);
    expect(seen.deny).toBeGreaterThan(CASES / 10);
    expect(seen.unknown).toBeGreaterThan(CASES / 1000);
    expect(seen.unknown).toBeLessThan(CASES / 10);
  });
});

describe('generateTrustPolicy', () => {
  const name = fc.stringMatching(/^[\w.-]{1,12}$/);
  const value = hostileText
    .map((text) => text.toWellFormed().normalize('NFC').replaceAll(':', '%3A'))
    .filter((text) => text !== '');

  it('accepts its token and no other, in JSON, CloudFormation and Terraform', () => {
    fc.assert(
      fc.property(name, name, value, fc.boolean(), (owner, repository, environment, hasIds) => {
        const prefix = hasIds ? `repo:${owner}@1/${repository}@456789` : `repo:${owner}/${repository}`;
        const claims = claimsWith(`${prefix}:environment:${environment}`);
        const policy = generateTrustPolicy(ROLE, claims);
        if (policy === undefined) throw new Error('no policy was generated');
        const readBack = [
          JSON.parse(asciiJson(policy)),
          parse(renderCloudFormation(policy), { version: '1.1', schema: 'yaml-1.1' }).AssumeRolePolicyDocument,
          documentOf(renderTerraform(policy)),
        ];
        const keys = {
          [`${GITHUB}:sub`]: [claims.sub],
          [`${GITHUB}:aud`]: [CLAIMS.aud],
          [`${GITHUB}:repository_id`]: ['456789'],
        };
        const others: Keys[] = [
          { ...keys, [`${GITHUB}:aud`]: ['https://github.com/octo-org'] },
          { ...keys, [`${GITHUB}:sub`]: [`${claims.sub}x`] },
          { ...keys, [`${GITHUB}:sub`]: [claims.sub.slice(0, -1)] },
          { ...keys, [`${GITHUB}:sub`]: [claims.sub.replace('repo:', 'repo:x')] },
          ...(/[*?]/.test(environment) ? [{ ...keys, [`${GITHUB}:sub`]: [claims.sub.replaceAll(/[*?]/g, 'x')] }] : []),
          ...(hasIds ? [] : [{ ...keys, [`${GITHUB}:repository_id`]: ['1'] }]),
        ];
        for (const document of readBack) {
          const raw = { ...document, Statement: [document.Statement].flat() } as RawPolicy;
          const decisions = [
            decideByGuide(raw, { provider: PROVIDER, keys }),
            decideByGuide(raw, { provider: `${PROVIDER}/x`, keys }),
            ...others.map((other) => decideByGuide(raw, { provider: PROVIDER, keys: other })),
          ];
          expect(decisions).toEqual(['allow', 'deny', ...others.map(() => 'deny')]);
        }
      }),
      { numRuns: 250 },
    );
  });
});
