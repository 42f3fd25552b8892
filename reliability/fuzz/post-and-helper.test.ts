// Whole processes of the packed post step and the helper, with state and files that no main step would have made. Effect: processes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { runChild } from '../../sandbox/runner/child.ts';
import { parseEnvironmentFile } from '../../sandbox/runner/environment-file.ts';
import { issuedLines, longText, near, renewalParameters, savedVariables, storedSession } from './arbitraries.ts';
import { ACTION_DIRECTORY, expectOwnCommands, forSystem, hostile } from './processes.ts';
import { commandsIn, inFolder, property } from './support.ts';

/** Only ends a process that hangs, such as one that waits at a pipe. */
const LIMIT_SECONDS = 120;

/** Runs one of our scripts by itself, in a folder of its own. */
function runScript(script: string, parameters: readonly string[], folder: string, environment: Record<string, string>) {
  return runChild({
    command: process.execPath,
    arguments: [join(ACTION_DIRECTORY, 'dist', script), ...parameters],
    directory: folder,
    environment: { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment },
    onLine: () => {},
    signalAfter: undefined,
    abort: AbortSignal.timeout(LIMIT_SECONDS * 1000),
  });
}

describe('the post step', () => {
  const state = fc.record({
    restore: fc.oneof(hostile, savedVariables.map(forSystem)),
    endsAt: fc.oneof(fc.constantFrom('1', '-1e20', '0', '1e300', 'NaN'), hostile),
    remedy: hostile,
    leakCheck: fc.oneof(fc.constantFrom('warn', 'fail'), hostile),
  });
  const manyLines = fc.array(hostile).map((lines) => lines.join('\n'));
  const files = fc.record({
    'audit.jsonl': fc.oneof(hostile, manyLines, longText()),
    'issued.jsonl': fc.oneof(hostile, issuedLines),
    '0/session.json': fc.oneof(hostile, storedSession(1.8e9)),
  });

  property('gives back, tells and removes, whatever it finds', 100, fc.record({ state, files }), (one) =>
    inFolder(async (temp) => {
      const own = join(temp, 'aws-token-guard-x');
      mkdirSync(join(own, '0'), { recursive: true });
      for (const [name, text] of Object.entries(one.files)) writeFileSync(join(own, name), text, { mode: 0o600 });
      const file = join(temp, 'env');
      writeFileSync(file, '');
      const states = Object.entries({ ...one.state, folder: own }).map(([name, text]) => [`STATE_${name}`, text]);
      const { exitCode, stdout, stderr } = await runScript('post.js', [], temp, {
        RUNNER_TEMP: temp,
        GITHUB_WORKSPACE: temp,
        GITHUB_ENV: file,
        AWS_REGION: '',
        ...Object.fromEntries(states),
      });
      expect(one.state.leakCheck === 'fail' ? [0, 1] : [0]).toContain(exitCode);
      expect(stderr).toBe('');
      expectOwnCommands(stdout);
      expect(existsSync(own)).toBe(false);
      const { pairs } = parseEnvironmentFile(readFileSync(file, 'utf8'));
      expect(pairs.filter(([name]) => !/^AWS_[A-Z_]+$/.test(name))).toEqual([]);
    }),
  );
});

/** What another process of the job may have left in the place of the lock. */
const LOCKS: Readonly<Record<string, (path: string) => void>> = {
  none: () => {},
  folder: (path) => mkdirSync(path),
  text: (path) => writeFileSync(path, 'x'.repeat(100_000)),
  link: (path) => symlinkSync('nowhere', path),
  pipe: (path) => void spawnSync('mkfifo', [path]),
};

describe('the helper', () => {
  const refusal = hostile.map((reason) => JSON.stringify({ at: 'NOW', reason }));
  const usual = {
    session: fc.oneof(hostile, { weight: 3, arbitrary: storedSession(1.8e9) }),
    parameters: fc.oneof(hostile, renewalParameters),
    refusal: fc.oneof(hostile, refusal),
    lock: fc.constantFrom('none', 'none', 'none', ...Object.keys(LOCKS)),
    argument: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, hostile),
    least: near('0', '600', 'x').map(forSystem),
  };
  /** Another helper's renewal that fails, for a reason that is told, while this one waits for its lock. */
  const refused = {
    ...usual,
    session: fc.constant(''),
    refusal,
    lock: fc.constant('text'),
    argument: fc.constant(undefined),
  };
  const cases = fc.oneof({ weight: 4, arbitrary: fc.record(usual) }, fc.record(refused));

  property('gives one answer, or says why not in one line', 105, cases, (one) =>
    inFolder(async (own) => {
      for (const name of ['session', 'parameters', 'refusal'] as const) {
        writeFileSync(join(own, `${name}.json`), atThisMoment(one[name]), { mode: 0o600 });
      }
      LOCKS[one.lock]?.(join(own, 'lock'));
      const environment = { AWS_TOKEN_GUARD_LEAST_SECONDS: one.least };
      const { exitCode, stdout, stderr } = await runScript(
        'credential-process.js',
        [one.argument ?? own],
        own,
        environment,
      );
      expect(exitCode).not.toBeNull();
      if (exitCode === 0)
        expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/./s) });
      else expect(stdout).toBe('');
      // Its answer is for the SDK; what it complains of, tools show in the log.
      expect(stderr).toMatch(/^(?:aws-token-guard: [^\n\r]+\n)?$/);
      expect(commandsIn(stderr)).toEqual([]);
    }),
  );
});

/** With a moment after the start of a helper in the place of the word. */
function atThisMoment(text: string): string {
  return text.replace('"NOW"', String(Date.now() / 1000 + 0.7));
}
