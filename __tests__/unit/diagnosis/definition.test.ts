// What a declaration of findings must have: mostly held by the compiler, which also reads this file.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOG } from '../../../src/diagnosis/catalog.ts';
import { defineFindings, type FindingDefinition, STEP } from '../../../src/diagnosis/definition.ts';
import { error, notice, warning } from '../../../src/diagnosis/finding.ts';

const FINDINGS = resolve(import.meta.dirname, '../../../src/diagnosis/findings');

interface OfTest {
  readonly name: string;
}

const WHOLE = {
  severity: 'error',
  category: 'internal',
  retryable: false,
  target: STEP,
  sample: (text: string) => ({ name: text }),
  explain: ({ name }: OfTest) => ({ title: 'A test', cause: `It is ${name}.`, evidence: [], fix: [] }),
} as const satisfies FindingDefinition<OfTest>;

describe('defineFindings', () => {
  it('takes entries that are whole, and no others', () => {
    const { explain: _, ...withoutWords } = WHOLE;
    const { sample: __, ...withoutSample } = WHOLE;
    const topics = [
      defineFindings({ WHOLE }),
      // @ts-expect-error: nothing is said
      defineFindings({ WITHOUT_WORDS: withoutWords }),
      // @ts-expect-error: nothing shows what its evidence looks like
      defineFindings({ WITHOUT_SAMPLE: withoutSample }),
      // @ts-expect-error: the sample is not what the words are about
      defineFindings({ OTHER_SAMPLE: { ...WHOLE, sample: () => ({ name: 1 }) } }),
    ];
    expect(topics).toHaveLength(4);
  });
});

describe('error, warning and notice', () => {
  it('take the codes whose definitions allow the severity', () => {
    const findings = [
      error('INTERNAL_ERROR', { name: 'Error', message: 'x' }),
      warning('LONG_TERM_KEYS_IN_USE', { arn: 'x' }),
      notice('PARAMETERS_NOT_SENT', { inputs: ['x'] }),
      // @ts-expect-error: it keeps the credentials from being published
      warning('INTERNAL_ERROR', { name: 'Error', message: 'x' }),
      // @ts-expect-error: it does not
      error('LONG_TERM_KEYS_IN_USE', { arn: 'x' }),
      // @ts-expect-error: that is not its evidence
      notice('PARAMETERS_NOT_SENT', { inputs: 'x' }),
    ];
    expect(findings.map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
      'notice',
      'warning',
      'error',
      'notice',
    ]);
  });
});

describe('CATALOG', () => {
  it('has every finding of every topic, and no code twice', async () => {
    const topics = await Promise.all(
      readdirSync(FINDINGS).map(async (name): Promise<object> => import(`${FINDINGS}/${name}`)),
    );
    const declared = topics
      .flatMap((topic) => Object.entries(topic))
      .filter(([name]) => name.endsWith('Findings'))
      .flatMap(([, findings]) => Object.keys(findings as object));
    expect(declared.sort()).toEqual(Object.keys(CATALOG).sort());
  });
});
