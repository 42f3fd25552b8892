// Every scenario: its verdict, what is published, and what its user reads. The main step is a function here; `npm run preview` plays all of
// them with the packed action and compares.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findingPages } from '../sandbox/finding-pages.ts';
import type { StepResult } from '../sandbox/job.ts';
import { preflightPages } from '../sandbox/preflight-pages.ts';
import { SCENARIOS as ALL } from '../sandbox/scenarios/all.ts';
import { playAll } from '../sandbox/scenarios/play.ts';
import { confidenceOf, findingCodeOf, type Scenario } from '../sandbox/scenarios/scenario.ts';
import { CATALOG } from '../src/diagnosis/catalog.ts';
import { supportsProxyAgents } from '../src/net/proxy.ts';
import { goldenPages, ownErrors } from './golden.ts';
import { AS_FUNCTION } from './unit/run/step-function.ts';
import { expectHarmless, nodesIn, nodesOf, parseMarkdown } from './unit/samples/github-markdown.ts';

/** Those that go through a proxy are left out where Node's agents connect past it (through-proxy.ts says on which). */
const SCENARIOS = ALL.filter(({ proxy }) => proxy === undefined || supportsProxyAgents(process.version));
const FINDINGS = join(import.meta.dirname, '../docs/findings');
/** Nodes of Markdown that a summary is made of; `<sub>` is its only HTML. */
const OWN_NODES =
  'root heading paragraph text strong list listItem inlineCode code table tableRow tableCell html link'.split(' ');
const AT_ONCE = 24; // most of them wait for a second try
/** Node itself reads these at the start of a process. */
const NODE_VARIABLE = /"NODE_[A-Z_]+":/;

/** The function in place of the step's process, unless the scenario is about what Node does at the start of one. */
function runnerOf(scenario: Scenario) {
  const isAboutNode = scenario.trustsCertificate === true || NODE_VARIABLE.test(JSON.stringify(scenario));
  return isAboutNode ? undefined : AS_FUNCTION.runMain;
}

const results = new Map<string, StepResult>();
let goldens: ReadonlyMap<string, string> | undefined;

beforeAll(async () => {
  const played = await Promise.all(playAll(SCENARIOS, (scene) => scene.play(), AT_ONCE, runnerOf));
  for (const [index, { name }] of SCENARIOS.entries()) {
    const result = played[index];
    if (result !== undefined) results.set(name, result);
  }
});

function resultOf({ name }: Scenario): StepResult {
  const result = results.get(name);
  if (result === undefined) throw new Error(`${name} was not played`);
  return result;
}

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('scenario %s', (_, scenario) => {
  const { expected } = scenario;

  it(`ends in ${expected.outcome}`, () => {
    expect(resultOf(scenario).outcome).toBe(expected.outcome === 'failure' ? 'failure' : 'success');
  });

  if (expected.outcome === 'failure') {
    it(`names ${expected.code} in the one annotation`, () => {
      const seen = resultOf(scenario).annotations.map(({ level, message }) => [
        level,
        findingCodeOf(message),
        confidenceOf(message),
      ]);
      expect(seen).toEqual([['error', expected.code, expected.confidence ?? 'certain']]);
    });

    it('publishes nothing', () => {
      const { raw, exported, outputs, state } = resultOf(scenario);
      expect([raw.environmentFile, Object.keys(state).filter((name) => name !== 'folder'), exported]).toEqual([
        '',
        [],
        {},
      ]);
      expect(Object.keys(outputs)).not.toContainEqual(expect.stringContaining('aws'));
    });

    it('tells machines what happened', () => {
      const { outputs } = resultOf(scenario);
      const { category, retryable } = CATALOG[expected.code as keyof typeof CATALOG];
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

    it('publishes credentials and region, or nothing at all', () => {
      const { exported, raw, outputs } = resultOf(scenario);
      const published = expected.outcome === 'success';
      const names = Object.keys(exported);
      const isRegionAlone = expected.outcome === 'success' && expected.publishes === 'region';
      const hasCredentials = names.includes('AWS_ACCESS_KEY_ID') || names.includes('AWS_CONFIG_FILE');
      expect([names.includes('AWS_REGION') || hasCredentials, hasCredentials]).toEqual([
        published,
        published && !isRegionAlone,
      ]);
      expect(raw.environmentFile === '' && raw.stateFile === '').toBe(!published);
      expect(outputs['configured']).toBe(String(published || expected.outcome === 'kept'));
    });
  }

  it('reads like this', () => {
    goldens ??= goldenPages(new Map(SCENARIOS.map((one) => [one.name, resultOf(one)])));
    expect(goldens.get(scenario.name)).toMatchSnapshot();
  });

  it('shows a page in which nothing from outside is more than text', () => {
    const { summary } = resultOf(scenario);
    const page = parseMarkdown(summary);
    expectHarmless(page);
    expect(nodesIn(page).filter(({ type }) => !OWN_NODES.includes(type))).toEqual([]);
    expect(nodesOf(page, 'heading').filter(({ depth }) => depth !== 3)).toEqual([]);
  });

  it('ends by itself and writes nothing to stderr', () => {
    const { exitCode, raw } = resultOf(scenario);
    expect([exitCode, ownErrors(raw.stderr)]).toEqual([expected.outcome === 'failure' ? 1 : 0, '']);
  });
});

const onAll = SCENARIOS.length === ALL.length ? describe : describe.skip; // the pages are of all

onAll('docs/findings', () => {
  const current = () =>
    Object.fromEntries(readdirSync(FINDINGS).map((name) => [name, readFileSync(join(FINDINGS, name), 'utf8')]));
  const pages = () =>
    findingPages(
      SCENARIOS.map((scenario) => ({ scenario, result: resultOf(scenario) })),
      current(),
    );

  it('has a page for each finding, and says what its scenario shows', () => {
    for (const [name, text] of Object.entries(pages())) {
      expect([name, readFileSync(join(FINDINGS, name), 'utf8')]).toEqual([name, text]);
    }
  });

  it('has no other page', async () => {
    const all = { ...pages(), ...(await preflightPages()) };
    expect(readdirSync(FINDINGS).sort()).toEqual(Object.keys(all).sort());
  });
});

describe('scenarios', () => {
  it('never end in a finding that explains nothing, but for the one that shows it', () => {
    const unexplained = SCENARIOS.filter(({ expected }) => expected.code === 'UNEXPLAINED_FAILURE');
    expect(unexplained.map(({ name }) => name)).toEqual(['unexplained']);
  });
});
