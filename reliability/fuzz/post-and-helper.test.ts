// Whole processes of the packed post step and the helper, with state and files that no main step would have made. Effect: processes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { runChild } from '../../sandbox/runner/child.ts';
import { parseEnvironmentFile } from '../../sandbox/runner/environment-file.ts';
import { anyText, issuedLines, jsonLike, longText, near } from './arbitraries.ts';
import { ACTION_DIRECTORY, commandsIn, expectOwnCommands, forSystem, hostile, inFolder, property } from './support.ts';

const NOW = 1.8e9;

/** What the main step remembers for the post step. */
const savedVariables = jsonLike([
  {
    name: fc.constantFrom('AWS_REGION', 'AWS_PROFILE', 'PATH', 'AWS_X\nPATH', '__proto__'),
    fingerprint: 'cbf29ce484222325', // of the empty text, which stands for a variable that is not there
    previous: anyText,
  },
]);

/** The session that the helper keeps: fresh, due, or expired. */
const storedSession = jsonLike({
  answer: { Version: 1, AccessKeyId: anyText, SecretAccessKey: anyText, SessionToken: anyText, Expiration: anyText },
  expiresAt: fc.constantFrom(4e9, NOW, 1e9, -1e300, 8.65e12),
  storedAt: fc.constantFrom(NOW, 1e9, 4e9),
  behindSeconds: fc.constantFrom(0, 5, -1e9),
});

/** What the helper renews its session with. */
const renewalParameters = jsonLike({ settings: {}, proxyInputs: {}, auditFile: anyText, action: anyText });

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
    '0/session.json': fc.oneof(hostile, storedSession),
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

describe('the helper', () => {
  const refusal = hostile.map((reason) => JSON.stringify({ at: 'NOW', reason }));
  const usual = {
    session: fc.oneof(hostile, { weight: 3, arbitrary: storedSession }),
    parameters: fc.oneof(hostile, renewalParameters),
    refusal: fc.oneof(hostile, refusal),
    /** What is in the file of the lock, if it is there. */
    lock: fc.option(hostile, { nil: undefined, freq: 1 }),
    argument: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, hostile),
    least: near('0', '600', 'x').map(forSystem),
  };
  /** Another helper's renewal that fails, for a reason that is told, while this one waits for its lock. */
  const refused = {
    ...usual,
    session: fc.constant(''),
    refusal,
    lock: fc.constant('x'),
    argument: fc.constant(undefined),
  };
  const cases = fc.oneof({ weight: 4, arbitrary: fc.record(usual) }, fc.record(refused));

  property('gives one answer, or says why not in one line', 105, cases, (one) =>
    inFolder(async (own) => {
      for (const name of ['session', 'parameters', 'refusal'] as const) {
        writeFileSync(join(own, `${name}.json`), atThisMoment(one[name]), { mode: 0o600 });
      }
      if (one.lock !== undefined) writeFileSync(join(own, 'lock'), one.lock);
      const { exitCode, stdout, stderr } = await runScript('credential-process.js', [one.argument ?? own], own, {
        AWS_TOKEN_GUARD_LEAST_SECONDS: one.least,
      });
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
