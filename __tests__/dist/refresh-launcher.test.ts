// The command of a profile in steps whose environment would change how Node or a shell starts, and files that are in use or on a volume
// that keeps no modes.
import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { refreshedIn } from './odd-paths.ts';
import { commandOf, exchangesOf, foldersIn, leave, refreshed } from './refresh-setting.ts';
import { setting } from './setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // the commands below are for sh

/** Loads a program into every process and thread of Node. */
const loading = (program: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}`,
});

/** Lets calls of `node:fs` fail with a code, as they do on Windows while another process has the file open. */
const failing = (call: string, of: string, code: string, count = Number.MAX_SAFE_INTEGER) =>
  loading(`import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const original = fs.${call};
    let left = ${count};
    fs.${call} = (...parameters) => {
      if (!parameters.slice(0, 2).some((one) => String(one).endsWith('${of}')) || left-- <= 0) return original(...parameters);
      throw Object.assign(new Error('${code}: in use'), { code: '${code}' });
    };
    syncBuiltinESMExports();`);

describe('command of a profile', () => {
  describe('when a later step has settings for Node or its shell', () => {
    // Each of them alone would stop a Node that sees it, or have it print.
    const SETTINGS = [
      "NODE_OPTIONS='--require ./missing.js --no-such-option --trace-event-categories=node'",
      'NODE_DEBUG=net,http,https,tls,worker NODE_DEBUG_NATIVE=worker',
      'NODE_ICU_DATA=/nowhere',
      'NODE_PENDING_DEPRECATION=1 NODE_TLS_REJECT_UNAUTHORIZED=0',
      'NODE_V8_COVERAGE=coverage NODE_REDIRECT_WARNINGS=warnings',
      'NODE_EXTRA_CA_CERTS=/nowhere.pem',
      'NODE_USE_SYSTEM_CA=1 SSL_CERT_FILE=/nowhere SSL_CERT_DIR=/nowhere',
      'NODE_CHANNEL_FD=none NODE_UNIQUE_ID=1 NODE_TEST_CONTEXT=child-v8',
      'OPENSSL_CONF="$PWD/broken.cnf"',
      'FORCE_COLOR=1 NO_COLOR=1',
      'SHELLOPTS=xtrace',
    ].join(' ');
    onPosix('prints a new session, and nothing else, whatever they are', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const command = `echo '[no end' > broken.cnf; env ${SETTINGS} ${commandOf(there.result)}`;
      const { raw } = await there.job.runScript(command);
      expect([raw.stderr, raw.stdout.includes('ASIA'), exchangesOf(there.sandbox)]).toEqual(['', true, 2]);
    });
  });

  // On every system, as the SDK for JavaScript starts it.
  describe('when several start it at once below a path with a blank and a letter such as ü', () => {
    it('gives all of them the session that one of them gets', async () => {
      const there = await refreshedIn('a b ü');
      await leave(there.session, -1);
      const start = promisify(exec);
      const answers = await Promise.all(
        Array.from({ length: 3 }, () => start(commandOf(there.result), { env: there.environment })),
      );
      const keys = answers.map(({ stdout }) => (JSON.parse(stdout) as { AccessKeyId: string }).AccessKeyId);
      expect([new Set(keys).size, answers.map(({ stderr }) => stderr).join(''), exchangesOf(there.sandbox)]).toEqual([
        1,
        '',
        2,
      ]);
    });
  });
});

describe('helper', () => {
  describe('when Node has something to warn of', () => {
    it('prints nothing where it succeeds', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const environment = loading(
        "process.emitWarning('old', 'DeprecationWarning'); setTimeout(() => process.emitWarning('x'), 5);",
      );
      const { code, stderr } = await there.help({ environment }).answer;
      expect([code, stderr]).toEqual([0, '']);
    });
  });

  // No file system on POSIX gives these codes for a file that is in use, so they are put in at the seam.
  describe('when another process uses its files', () => {
    it('tries again to store a session, waits for the lock as if it was held, and prints it where the lock stays', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const seams = [
        failing('renameSync', 'session.json', 'EPERM', 8),
        failing('openSync', '/lock', 'EBUSY', 5),
        failing('unlinkSync', '/lock', 'EBUSY'),
      ];
      const environment = { NODE_OPTIONS: seams.map(({ NODE_OPTIONS }) => NODE_OPTIONS).join(' ') };
      const answer = await there.help({ environment }).answer;
      expect([answer.code, answer.stderr, exchangesOf(there.sandbox)]).toEqual([0, '', 2]);
      expect(existsSync(join(there.session, 'lock'))).toBe(true);
      await leave(there.session, -1);
      expect((await there.help().answer).code).toBe(0);
    });

    it('fails alone where it cannot store a session, and the others get theirs', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const unlucky = there.help({ environment: failing('renameSync', 'session.json', 'EPERM') });
      const others = Array.from({ length: 2 }, () => there.help());
      const answers = await Promise.all(others.map(({ answer }) => answer));
      expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual(answers.map(() => [0, '']));
      expect((await unlucky.answer).stdout.includes('undefined')).toBe(false);
    });

    it('says why where a refusal cannot be stored for the others', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const effect = { kind: 'error', status: 400, code: 'ValidationError', message: 'No.' } as const;
      there.sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const answer = await there.help({ environment: failing('renameSync', 'refusal.json', 'EPERM') }).answer;
      expect([answer.code, answer.stderr]).toEqual([1, expect.stringContaining('ValidationError')]);
    });
  });
});

describe('main step', () => {
  // A volume that forces modes needs root to mount, so each file gets the mode as soon as it is there.
  describe('when RUNNER_TEMP is on a volume that gives everyone write access', () => {
    const environment = loading(`import fs from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        const original = fs.renameSync;
        fs.renameSync = (from, to) => {
          original(from, to);
          fs.chmodSync(to, 0o777);
        };
        syncBuiltinESMExports();`);

    onPosix('fails with the reason, and leaves nothing', async () => {
      const { main, job } = await setting();
      const result = await main({ refresh: 'true' }, { environment });
      expect([result.outcome, result.exported, foldersIn(job)]).toEqual(['failure', {}, []]);
      expect(result.annotations[0]?.message).toContain('Put RUNNER_TEMP on a volume that keeps mode 0600');
    });

    onPosix('says so where a profile has keys, which nothing has to read again', async () => {
      const { main } = await setting();
      const inputs = { 'aws-profile': 'second', 'output-env-credentials': 'false' };
      const words = 'does not keep mode 0600';
      const plain = await main(inputs, { run: AS_FUNCTION.runMain });
      const forced = await main({ ...inputs, 'aws-profile': 'third' }, { environment });
      expect([plain, forced].map(({ outcome, log }) => [outcome, log.join('').includes(words)])).toEqual([
        ['success', false],
        ['success', true],
      ]);
    });
  });
});
