// Every scenario, played with the packed action: its verdict, what is handed over, and what its user reads.

import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StepResult } from '../sandbox/job.ts';
import { SCENARIOS } from '../sandbox/scenarios/all.ts';
import { findingCodeOf, type Scenario, stage } from '../sandbox/scenarios/scenario.ts';
import { CLASSES } from '../src/diagnosis/catalogue/classes.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '..');
const AT_ONCE = 4;
const results = new Map<string, StepResult>();

beforeAll(async () => {
  const waiting = [...SCENARIOS];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results.set(next.name, await play(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}, 120_000);

async function play(scenario: Scenario): Promise<StepResult> {
  const scene = await stage(scenario, ACTION_DIRECTORY);
  try {
    return await scene.play();
  } finally {
    await scene.close();
  }
}

function resultOf({ name }: Scenario): StepResult {
  const result = results.get(name);
  if (result === undefined) throw new Error(`${name} was not played`);
  return result;
}

/** What differs from run to run, by what it stands for. */
function normalised(text: string): string {
  return text
    .replace(/127\.0\.0\.1(:|&#58;)\d{2,}/g, '127.0.0.1$1PORT')
    .replace(/date\/time \d{10}/g, 'date/time EPOCH')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'REQUEST-ID')
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC/g, 'INSTANT')
    .replace(/[+-]?\d+\.\d s ± \d+\.\d s/g, 'SKEW')
    .replace(/next in \d+\.\d s/g, 'next in PAUSE')
    .replace(/\d+ ms/g, 'TIME')
    .replace(/\d+ min \d+ s left/g, 'REMAINING left')
    .replace(/(Remaining(?: \| `|: ))\d+ s/g, '$1SECONDS')
    .replace(/\b(19|20) min(?: \d+ s)? (ahead|behind)/g, '20 min $2')
    .replace(/\b([45]|9|10) min(?: \d+ s)? (ahead|behind)/g, 'MINUTES $2')
    .replace(/1 min \d+ s ahead/g, 'MINUTES ahead')
    .replace(/EAI_AGAIN/g, 'ENOTFOUND');
}

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('scenario %s', (_, scenario) => {
  const { expected } = scenario;

  it(`ends in ${expected.outcome}`, () => {
    expect(resultOf(scenario).outcome).toBe(expected.outcome);
  });

  if (expected.outcome === 'failure') {
    it(`names ${expected.code} in the one annotation`, () => {
      const seen = resultOf(scenario).annotations.map(({ level, title, message }) => [
        level,
        title,
        findingCodeOf(message),
      ]);
      expect(seen).toEqual([['error', expected.title, expected.code]]);
    });

    it('hands over nothing', () => {
      const { raw, exported, outputs } = resultOf(scenario);
      expect([raw.environmentFile, raw.stateFile, exported]).toEqual(['', '', {}]);
      expect(Object.keys(outputs)).not.toContainEqual(expect.stringContaining('aws'));
    });

    it('tells machines what happened', () => {
      const { outputs } = resultOf(scenario);
      const { category, retryable } = CLASSES[expected.code as keyof typeof CLASSES];
      const { subject, ...told } = outputs;
      expect(told).toEqual({
        configured: 'false',
        'error-code': expected.code,
        'error-category': category,
        retryable: String(retryable),
      });
      expect(subject === undefined || subject.length > 0).toBe(true);
    });
  } else {
    it('annotates what has evidence, and nothing else', () => {
      const seen = resultOf(scenario).annotations.map(({ level, message }) => [level, findingCodeOf(message)]);
      expect(seen).toEqual(expected.code === undefined ? [] : [[expected.level, expected.code]]);
    });

    it('hands over credentials and region', () => {
      expect(Object.keys(resultOf(scenario).exported)).toContain('AWS_SESSION_TOKEN');
    });
  }

  it('reads like this', () => {
    const { log, annotations, summary } = resultOf(scenario);
    const messages = annotations.map(({ level, title, message }) => `${level}: ${title}\n\n${message}`);
    const lines = log.filter((line) => !/^(?:▼ Run| {2}with:| {4}[\w-]+: | {2}env:| {4}AWS_)/.test(line));
    const page = ['--- log', ...lines, '--- annotations', ...messages, '--- summary', summary];
    expect(normalised(page.join('\n'))).toMatchSnapshot();
  });

  it('ends by itself and writes nothing to stderr', () => {
    const { exitCode, raw } = resultOf(scenario);
    expect([exitCode, raw.stderr]).toEqual([expected.outcome === 'success' ? 0 : 1, '']);
  });
});
