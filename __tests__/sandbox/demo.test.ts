// The demo's command line, without playing anything, and how scenarios are played side by side.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { optionsKeptByNpm, renderBrief, renderFull } from '../../sandbox/demo-text.ts';
import { type Played, renderPreview } from '../../sandbox/preview.ts';
import { SCENARIOS } from '../../sandbox/scenarios/all.ts';
import { playAll } from '../../sandbox/scenarios/play.ts';

const DEMO = resolve(import.meta.dirname, '../../sandbox/demo.ts');

function demo(parameters: readonly string[], npm: Readonly<Record<string, string>> = {}) {
  const environment = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
  return spawnSync(process.execPath, [DEMO, ...parameters], {
    encoding: 'utf8',
    env: { ...Object.fromEntries(environment), ...npm },
  });
}

describe('npm run demo', () => {
  it('lists every scenario', () => {
    const { status, stdout } = demo(['--list']);
    const names = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(':')[0]]));
    expect([status, names]).toEqual([0, SCENARIOS.map(({ name }) => name)]);
  });

  // npm sets these for options that stand before "--".
  it('says what was meant', () => {
    const { status, stdout, stderr } = demo(['success'], { npm_config_html: 'true', npm_config_file: 'a.html' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'npm keeps options for itself unless they follow "--". You probably meant: npm run demo -- --html --file a.html success\n',
    );
  });

  it.each<[npm: Record<string, string>, meant: string]>([
    [{ npm_config_list: 'true' }, '--list'],
    [{ npm_config_all: 'true' }, '--all'],
    [{ npm_config_theme: 'true' }, '--theme'],
    [{ npm_config_file: '', npm_config_other: 'true' }, ''],
  ])('knows what npm kept for itself: %j', (npm, meant) => {
    expect(optionsKeptByNpm(npm).join(' ')).toBe(meant);
  });

  it('takes the beginning of an option, and answers an unknown name in one line', () => {
    const { status, stdout, stderr } = demo(['--ful', 'denied-enviroment']);
    const problem = 'No scenario is named "denied-enviroment". Did you mean denied-environment?';
    expect([status, stdout, stderr]).toEqual([1, '', `${problem} --list shows all names.\n`]);
  });
});

describe('what the demo prints', () => {
  const empty = { exitCode: 1, durationSeconds: 1, state: {}, paths: [], masks: [], outputs: {}, exported: {} };
  const raw = { stdout: '', stderr: '', summary: '', environmentFile: '', outputFile: '', stateFile: '', pathFile: '' };
  const place = { file: undefined, line: undefined, endLine: undefined, column: undefined, endColumn: undefined };
  const message =
    'AWS refused it.\n\nFix: Allow this subject. The lines to paste are in the job summary.\n\nCODE (certain) docs/CODE.md';
  const header = ['▼ Run ./', '  with:', '    aws-region: eu-central-1', '    summary: always'];
  const failure: Played = {
    scenario: { name: 'denied', story: 'A job.', expected: { outcome: 'failure', code: 'CODE' } },
    inputs: { 'aws-region': 'eu-central-1', roles: 'a = b\nc = d\n' },
    result: {
      ...empty,
      raw,
      name: '',
      outcome: 'failure',
      annotations: [{ ...place, level: 'error', title: 'It is refused', message }],
      log: [...header, 'Try 1 failed', `Error: ${message}`],
      summary:
        'x\n\n**Fix:** Allow this:\n\n```json\n"sub": "repo:a"\n```\n\n<details>\n\n```json\n"no"\n```\n\n</details>\n',
    },
    posts: [],
  };

  it('is, of a failure: inputs, annotation, what to paste, what later steps get', () => {
    expect(renderBrief(failure, Number.POSITIVE_INFINITY)).toBe(`denied  A job.
  aws-region: eu-central-1
  roles: |
    a = b
    c = d

✗ It is refused
  AWS refused it.
  Fix: Allow this subject:
      "sub": "repo:a"
  CODE (certain) docs/CODE.md

  Later steps get: no credentials
`);
  });

  it('is, of a success: what the log says outside of groups, and what later steps get', () => {
    const log = [...header, 'Warning: Renew it.', 'Verified arn', 'Valid for 1 h'];
    const warning = { ...place, level: 'warning', title: 'It ends soon', message: 'Renew it.' } as const;
    const result = {
      ...failure.result,
      outcome: 'success',
      log,
      annotations: [warning],
      exported: { A: '1' },
    } as const;
    const post = { ...failure.result, log: ['Post job cleanup.', 'Gave back A', '▼ Record', '  {}'] };
    expect(
      renderBrief({ ...failure, inputs: {}, result, posts: [post] }, Number.POSITIVE_INFINITY),
    ).toBe(`denied  A job.

⚠ It ends soon
  Renew it.
✓ Verified arn
  Valid for 1 h

  Later steps get: A
  After the job: Gave back A
`);
  });

  it('keeps to the width of the terminal, and leaves long words whole', () => {
    const lines = renderBrief(failure, 20).split('\n');
    expect(lines.filter((line) => line.length > 20 && line.trim().includes(' '))).toEqual(['      "sub": "repo:a"']);
  });

  it('is, in full, log and summary, without inputs that are left at their defaults', () => {
    const text = renderFull(failure);
    expect(text).toContain('    aws-region: eu-central-1\n  Try 1 failed');
    expect(text).toContain('    "no"'.trim());
    expect(text).not.toContain('summary: always');
  });

  it('is, as a page, a search and links by group, the annotated line, and no script of a summary', () => {
    const [success = failure.scenario] = SCENARIOS;
    const scenario = { ...failure.scenario, files: { 'a.yml': 'on: push\njobs: {}\n' } };
    const annotations = failure.result.annotations.map((one) => ({ ...one, file: 'a.yml', line: 2 }));
    const hostile = { ...failure.result, annotations, summary: '<script>alert(1)</script>' };
    const html = renderPreview([
      { ...failure, scenario: success },
      { ...failure, scenario, result: hostile },
    ]);
    expect(html).toContain('<h2>It works</h2><a class="failure" href="#success">success</a>');
    expect(html).toContain('  1  on: push\n<b>  2  jobs: {}</b>');
    const [, own = ''] = /script-src '(sha256-[^']+)'/.exec(html) ?? [];
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
    const allowed = scripts.filter((text) => `sha256-${createHash('sha256').update(text).digest('base64')}` === own);
    expect([scripts.length, allowed.length]).toEqual([2, 1]);
    expect(allowed).not.toContain('alert(1)');
  });
});

describe('playAll', () => {
  const some = SCENARIOS.slice(0, 4);

  it('gives the outcomes in the order of the scenarios, however long each takes', async () => {
    const { promise: third, resolve: endThird } = Promise.withResolvers<void>();
    const outcomes = playAll(
      some,
      async ({ scenario }) => {
        if (scenario === some[0]) await third;
        if (scenario === some[2]) endThird();
        return scenario.name;
      },
      2,
    );
    expect(await Promise.all(outcomes)).toEqual(some.map(({ name }) => name));
  });

  it('plays no more at once than it may, and goes on after one that fails', async () => {
    let playing = 0;
    let most = 0;
    const outcomes = playAll(
      some,
      async ({ scenario }) => {
        most = Math.max(most, ++playing);
        await setTimeout(50); // more than one at once would meet here
        playing--;
        if (scenario === some[1]) throw new Error('this one fails');
        return scenario.name;
      },
      1,
    );
    const settled = await Promise.allSettled(outcomes);
    expect(most).toBe(1);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});
