// The packed post step finds what its step issued in the files of the job, and fails the job where that is asked for. Where it looks, and
// what it says, is tested without a process: `unit/run/leaks.test.ts`.
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MAIN_AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting } from './setting.ts';

describe('leak check', () => {
  it('fails the job, keeps what it looks for in no state, and shows it nowhere', async () => {
    const { sandbox, job, main } = await setting();
    const { raw, state } = await main({ 'leak-check': 'fail' });
    expect(sandbox.issuedSecrets.filter((secret) => raw.stateFile.includes(secret))).toEqual([]);
    expect(state['leakCheck']).toBe('fail');
    await writeFile(join(job.workspace, 'a.env'), `x\ny\n${job.environment['AWS_SECRET_ACCESS_KEY']}\n`);
    const [post] = await job.runPosts();
    expect(post?.annotations).toMatchObject([{ level: 'warning', file: 'a.env', line: 3 }, { level: 'error' }]);
    expect([post?.outcome, post?.exitCode]).toEqual(['failure', 1]);
    const told = JSON.stringify([post?.raw.stdout, post?.raw.stderr, post?.raw.summary]);
    expect(sandbox.issuedSecrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  it('finds sessions that were renewed since', async () => {
    const { sandbox, job, main } = await setting({}, MAIN_AS_FUNCTION);
    await main({ 'leak-check': 'warn', refresh: 'true' });
    rmSync(join(dirname(job.environment['AWS_CONFIG_FILE'] ?? ''), '0', 'session.json'));
    const command = 'sed -n "s/credential_process = //p" "$AWS_CONFIG_FILE" | sh > leaked.json';
    expect((await job.runScript(command)).outcome).toBe('success');
    expect(sandbox.sessions).toHaveLength(2);
    const [post] = await job.runPosts();
    expect(post?.annotations).toMatchObject([{ level: 'warning', file: 'leaked.json', line: 1 }]);
  });
});
