// The demo's command line, without playing anything, and how scenarios are played side by side.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
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
  it.each<[npm: Record<string, string>, parameters: string[], meant: string]>([
    [{ npm_config_list: 'true' }, [], '--list'],
    [{ npm_config_all: 'true' }, [], '--all'],
    [{ npm_config_html: 'true', npm_config_file: 'a.html' }, ['success'], '--html --file a.html success'],
    [{ npm_config_theme: 'true' }, ['dark', 'success'], '--theme dark success'],
  ])('says what was meant by %j', (npm, parameters, meant) => {
    const { status, stdout, stderr } = demo(parameters, npm);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `npm keeps options for itself unless they follow "--". You probably meant: npm run demo -- ${meant}\n`,
    );
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
