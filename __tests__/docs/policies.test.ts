// Every policy that a page shows is one that the project's own linter has nothing to say about, unless the page marks it as wrong.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { codeBlocks, projectFiles } from '../../scripts/markdown.mjs';
import type { Partition } from '../../src/aws/arn.ts';
import { lintTrustPolicy } from '../../src/trust-policy/lint.ts';
import { parseTrustPolicy } from '../../src/trust-policy/parse-policy.ts';
import type { Statement } from '../../src/trust-policy/policy.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROVIDER = /^arn:([a-z-]+):iam::(\d{12}):oidc-provider\/(.+)$/;

interface Shown {
  readonly place: string;
  readonly text: string;
  readonly isWrong: boolean;
}

const blocks = projectFiles(ROOT)
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) =>
    codeBlocks(readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')).map((block) => ({ path, ...block })),
  );

/** A piece of CloudFormation is the properties of a role, or a template with roles. */
function partsWithPolicies(text: string): readonly object[] {
  const piece = parse(text, { logLevel: 'error' }) as { Resources?: Record<string, { Properties: object }> };
  if (piece.Resources === undefined) return [piece];
  const roles = Object.values(piece.Resources).map(({ Properties }) => Properties);
  return roles.filter((properties) => Object.hasOwn(properties, 'AssumeRolePolicyDocument'));
}

const shown: readonly Shown[] = blocks.flatMap(({ path, line, language, marks, text }) => {
  const place = `${path}:${line}`;
  const isWrong = marks.includes('wrong');
  const isConditionLines = text.startsWith('"'); // to paste into a policy that is there
  if (language === 'json') return isConditionLines ? [] : [{ place, text, isWrong }];
  const isPolicy = ['yaml', 'yml'].includes(language) && text.includes('AssumeRolePolicyDocument');
  return isPolicy ? partsWithPolicies(text).map((part) => ({ place, text: JSON.stringify(part), isWrong })) : [];
});

/** A statement by itself is shown as well, where the rest of the policy is somebody else's. */
function asPolicy(text: string): string {
  const value = JSON.parse(text) as { readonly Effect?: unknown };
  return value.Effect === undefined ? text : JSON.stringify({ Version: '2012-10-17', Statement: [value] });
}

const isForTokens = ({ principal }: Statement) => principal.principals.some(({ value }) => PROVIDER.test(value));

/** Trust policies for web identities, which the linter is for, each with its parts. */
const trustPolicies = shown.flatMap(({ place, text, isWrong }) => {
  const parsed = parseTrustPolicy(asPolicy(text));
  if (!parsed.ok || !parsed.policy.statements.some(isForTokens)) return [];
  return [{ place, isWrong, policy: parsed.policy }];
});

/** What the linter says of it. */
function lintsOf({ policy }: (typeof trustPolicies)[number]): readonly string[] {
  const values = policy.statements.flatMap(({ principal }) => principal.principals.map(({ value }) => value));
  const provider = values.map((value) => PROVIDER.exec(value)).find((match) => match !== null);
  const [, partition = '', account = '', issuer = ''] = provider ?? [];
  const target = { issuer: `https://${issuer}`, role: { partition: partition as Partition, account } };
  return lintTrustPolicy(policy, target).map(({ code }) => code);
}

describe('policies in the pages', () => {
  it.each(shown.filter(({ isWrong }) => !isWrong))('$place is JSON that says what it allows', ({ text }) => {
    const value = JSON.parse(asPolicy(text)) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:Statement|AssumeRolePolicyDocument)$/)]),
    );
  });

  it.each(trustPolicies.filter(({ isWrong }) => !isWrong))('$place is a trust policy without a mistake', (one) => {
    expect(lintsOf(one)).toEqual([]);
  });

  it.each([...trustPolicies.filter(({ isWrong }) => isWrong), undefined])('%o is as wrong as it says', (one) => {
    if (one !== undefined) expect(lintsOf(one)).not.toEqual([]);
  });

  it('are found', () => {
    expect(trustPolicies.length).toBeGreaterThan(30);
  });
});
