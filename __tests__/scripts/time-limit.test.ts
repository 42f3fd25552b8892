// What ends a run of the tests in which one of them hangs.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const LIMIT = String(pathToFileURL(resolve(import.meta.dirname, '../time-limit.mjs')));

/** Runs tests that have these states, one at each look, for a limit of 60 ms. */
function run(state: string, program: string) {
  const script = `let looks = 0; globalThis.expect = { getState: () => (looks += 1, ${state}) }; ${program}`;
  const env = { ...process.env, TEST_LIMIT_MINUTES: '0.001' };
  return spawnSync(process.execPath, ['--import', LIMIT, '--eval', script], { encoding: 'utf8', env });
}

describe('time limit', () => {
  it('ends a run whose test never ends, and names the test', () => {
    const { status, stderr } = run(
      "{ testPath: 'a.test.ts', currentTestName: 'waits' }",
      'setInterval(() => {}, 1000)',
    );
    expect([status, stderr.trim().split('\n').at(-1)]).toEqual([1, 'a.test.ts: waits']);
  });

  it('lets a run go on that comes to other tests', () => {
    const { status, stderr } = run(
      "{ testPath: 'a.test.ts', currentTestName: `test ${looks}` }",
      'setInterval(() => looks > 30 && process.exit(), 5)',
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('holds nothing up', () => {
    expect(run('{}', '')).toMatchObject({ status: 0, stderr: '' });
  });
});
