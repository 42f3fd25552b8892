// Whole processes of the packed post step and the helper, with state and files that no main step would have made. Effect: processes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import fc from 'fast-check';
import {
  issuedLines,
  longText,
  near,
  renewalParameters,
  savedVariables,
  storedSession,
  USUAL_PIECES,
} from './arbitraries.ts';
import { expectOwnCommands, forSystem, hostile, LIMIT_SECONDS, runScript } from './processes.ts';
import { commandsIn, property } from './support.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fuzz-processes-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the post step', () => {
  const state = fc.record({
    restore: fc.oneof(hostile, savedVariables.map(forSystem)),
    endsAt: fc.oneof(fc.constantFrom('1', '-1e20', '0', '1e300', 'NaN'), hostile),
    remedy: hostile,
    leakCheck: fc.oneof(fc.constantFrom('warn', 'fail'), hostile),
  });
  const files = fc.record({
    'audit.jsonl': fc.oneof(
      hostile,
      fc.array(hostile).map((lines) => lines.join('\n')),
      longText(USUAL_PIECES),
    ),
    'issued.jsonl': fc.oneof(hostile, issuedLines),
    '0/session.json': fc.oneof(hostile, storedSession(1.8e9)),
  });

  const cases = fc.record({ state, files });
  property('gives back, tells and removes, whatever it finds', 100, cases, async (one) => {
    const temp = mkdtempSync(join(root, 'post-'));
    const own = join(temp, 'aws-token-guard-x');
    mkdirSync(join(own, '0'), { recursive: true });
    for (const [name, text] of Object.entries(one.files)) writeFileSync(join(own, name), text, { mode: 0o600 });
    const file = join(temp, 'env');
    writeFileSync(file, '');
    const states = Object.entries({ ...one.state, folder: own }).map(([name, text]) => [`STATE_${name}`, text]);
    const { exitCode, stdout, stderr } = await runScript('post.js', [], {
      HOME: temp,
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: temp,
      GITHUB_ENV: file,
      AWS_REGION: '',
      ...Object.fromEntries(states),
    });
    const isLeft = existsSync(own);
    rmSync(temp, { recursive: true });
    expect(one.state.leakCheck === 'fail' ? [0, 1] : [0]).toContain(exitCode);
    expect(stderr).toBe('');
    expectOwnCommands(stdout);
    expect(isLeft).toBe(false);
  });
});

describe('the helper', () => {
  /** A helper waits so long for the owner of a lock that shows no life. */
  const PIPE_LIMIT_SECONDS = 6;
  const refusal = hostile.map((reason) => JSON.stringify({ at: 'NOW', reason }));
  const fields = {
    session: fc.oneof({ weight: 1, arbitrary: hostile }, { weight: 3, arbitrary: storedSession(1.8e9) }),
    parameters: fc.oneof(hostile, renewalParameters),
    refusal: fc.oneof(hostile, refusal),
    lock: fc.constantFrom<Lock>('none', 'none', 'none', 'none', 'folder', 'text', 'link'),
    argument: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: hostile }),
    least: near('0', '600', 'x').map(forSystem),
  };
  const cases = fc.record(fields);
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

  const check = (limitSeconds: number) => async (one: Case) => {
    const own = mkdtempSync(join(root, 'helper-'));
    for (const name of ['session', 'parameters', 'refusal'] as const) {
      writeFileSync(join(own, `${name}.json`), atThisMoment(one[name]), { mode: 0o600 });
    }
    putLock(join(own, 'lock'), one.lock);
    const environment = { HOME: own, AWS_TOKEN_GUARD_LEAST_SECONDS: one.least };
    const parameters = [one.argument ?? own];
    const ended = await runScript('credential-process.js', parameters, environment, limitSeconds);
    const { exitCode, stdout, stderr } = ended;
    rmSync(own, { recursive: true });
    expect(exitCode).not.toBeNull();
    if (exitCode === 0) expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.any(String) });
    else expect(stdout).toBe('');
    // Its answer is for the SDK; what it complains of, tools show in the log.
    expect(stderr).toMatch(/^(?:aws-token-guard: [^\n\r]+\n)?$/);
    expect(commandsIn(stderr)).toEqual([]);
  };

  property('gives one answer, or says why not in one line', 80, cases, check(LIMIT_SECONDS));

  /** A session that is due to be renewed, and a renewal that just failed for this reason. */
  const answer = '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","SessionToken":"c","Expiration":"d"}';
  const refused = fc.record({
    ...fields,
    session: fc.constant(`{"answer":${answer},"expiresAt":"SOON","storedAt":1,"behindSeconds":0}`),
    refusal,
    lock: fc.constant<Lock>('none'),
    argument: fc.constant(undefined),
  });
  property('does so after a refusal', 20, refused, check(LIMIT_SECONDS));

  const piped = fc.noShrink(fc.record({ ...fields, lock: fc.constant<Lock>('pipe') }));
  property('does so behind a pipe for a lock', 5, piped, check(PIPE_LIMIT_SECONDS));
});

/** What another process of the job may have left in the place of the lock. */
type Lock = 'none' | 'folder' | 'text' | 'link' | 'pipe';

function putLock(path: string, lock: Lock): void {
  if (lock === 'folder') mkdirSync(path);
  if (lock === 'text') writeFileSync(path, 'x'.repeat(100_000));
  if (lock === 'link') symlinkSync('nowhere', path);
  if (lock === 'pipe') spawnSync('mkfifo', [path]);
}

/** With the seconds of now, and of soon after, in the place of these words. */
function atThisMoment(text: string): string {
  const now = Math.floor(Date.now() / 1000);
  return text.replace('"NOW"', String(now - 2)).replace('"SOON"', String(now + 100));
}
