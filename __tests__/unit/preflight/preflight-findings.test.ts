// The words of the findings that only preflight has.
import { describe, expect, it } from '@jest/globals';
import type { Explanation } from '../../../src/diagnosis/definition.ts';
import { preflightFindings } from '../../../src/preflight/preflight-findings.ts';
import { explanationText } from '../../../src/report/explanation-text.ts';
import { plainWords } from '../../../src/util/words.ts';
import { bannedIn } from '../samples/voice.ts';

const SAMPLES = Object.entries(preflightFindings).map(([code, { sample, explain }]) => {
  const evidence = sample('arn:aws:iam::111122223333:role/deploy') as never;
  return [code, (explain as (evidence: never) => Explanation)(evidence)] as const;
});

describe('preflightFindings', () => {
  it.each(SAMPLES)('%s fits in an annotation', (code, explanation) => {
    const page = `docs/findings/${code}.md`;
    const text = explanationText({ explanation, code, severity: 'error', confidence: 'certain', page }).join('\n');
    expect(explanation.title.length).toBeLessThanOrEqual(60);
    expect(text.length).toBeLessThanOrEqual(700);
    expect(text.split('\n').length).toBeLessThanOrEqual(12);
  });

  it.each(SAMPLES)('%s has short sentences, and a fix', (_, { cause, fix }) => {
    const sentences = plainWords(cause).split(/(?<=\.)\s/);
    expect(sentences.length).toBeLessThanOrEqual(3);
    for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
    expect(fix).not.toEqual([]);
    expect(bannedIn([cause, ...fix.map(({ text }) => text)].map((one) => plainWords(one)).join(' '))).toEqual([]);
  });
});
