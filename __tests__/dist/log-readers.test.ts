// Nothing is published before the masks have arrived: with a reader of the log that is slow, or gone, and with an action that broke.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../../bench/world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let world: World;
beforeAll(async () => {
  world = await openWorld(ROOT);
});
afterAll(() => world.close());

/** Runs the packed main step as part of a shell's pipeline. */
async function runIn(pipeline: string, flags: readonly string[] = [], more: NodeJS.ProcessEnv = {}) {
  const { arguments: parameters, environment: usual } = world.main();
  const environment = { ...usual, ...more };
  const script = `set -o pipefail; "$0" "$@" ${pipeline}`;
  const child = spawn('bash', ['-c', script, process.execPath, ...flags, ...parameters], { env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const exitCode = await new Promise((end) => child.once('close', end));
  const published = readFileSync(environment['GITHUB_ENV'] ?? '', 'utf8');
  return { output, exitCode, published };
}

/** A module that throws outside of everything that is waited for, in the moment in which a request is sent or its answer begins. */
const errorAt = (count: number, moment: 'sent' | 'answered') => `import https from 'node:https';
  import { syncBuiltinESMExports } from 'node:module';
  const original = https.request;
  const broken = () => process.nextTick(() => { throw new Error('planted'); });
  let sent = 0;
  https.request = (...parameters) => {
    sent += 1;
    const request = original(...parameters);
    if (sent === ${count}) ${moment === 'sent' ? 'broken();' : "request.once('response', broken);"}
    return request;
  };
  syncBuiltinESMExports();`;

const onPosix = process.platform === 'win32' ? describe.skip : describe; // Windows has no such pipelines

onPosix('publishing', () => {
  it('waits for a reader that is slow', async () => {
    const { output, exitCode, published } = await runIn('| (sleep 1.5; cat)');
    expect(exitCode).toBe(0);
    const secret = /^AWS_SECRET_ACCESS_KEY<<(\S+)\n(.+)\n\1$/m.exec(published)?.[2] ?? 'none';
    expect(output).toContain(`::add-mask::${secret}\n`);
    expect(output).toContain('Verified arn:');
  });

  it('does not happen where nobody reads the log', async () => {
    const { exitCode, published } = await runIn('| (exec <&-; sleep 1)');
    expect(exitCode).toBe(1);
    expect(published).toBe('');
  });

  it('waits as well where a step that fails blanks earlier credentials, which its state remembers', async () => {
    const { published } = await runIn('| (exec <&-; sleep 1)', [], {
      'INPUT_ALLOWED-ACCOUNT-IDS': '444455556666',
      'INPUT_UNSET-CURRENT-CREDENTIALS': 'true',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    });
    expect(published).toBe('');
  });

  // The requests are for the ID token, for the session, and for its identity.
  it.each([
    [1, 'sent'],
    [1, 'answered'],
    [2, 'answered'],
    [3, 'sent'],
    [3, 'answered'],
  ] as const)('does not happen after an error that nobody waits for: request %d is %s', async (count, moment) => {
    const module = join(world.main().environment['RUNNER_TEMP'] ?? '', `broken-${count}-${moment}.mjs`);
    writeFileSync(module, errorAt(count, moment));
    const { output, exitCode, published } = await runIn('', [`--import=${module}`]);
    expect([exitCode, output.match(/^::error /gm)?.length, published]).toEqual([1, 1, '']);
    expect(output).not.toContain('Verified arn:');
  });
});
