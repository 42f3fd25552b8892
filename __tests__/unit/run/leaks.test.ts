// The post step finds what its step issued in the files of the job, and says so without the value. That the packed one does it, too, and
// fails its job: `dist/leaks.test.ts`.
import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { functionSetting } from './step-function.ts';

type Setting = Awaited<ReturnType<typeof functionSetting>>;

async function put(path: string, text: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** The keys as the step exported them. */
function keysOf({ job }: Setting) {
  const {
    AWS_ACCESS_KEY_ID: id = '',
    AWS_SECRET_ACCESS_KEY: secret = '',
    AWS_SESSION_TOKEN: token = '',
  } = job.environment;
  return { id, secret, token };
}

/** Runs the main step with the check, leaves files behind, and runs the post step. */
async function leaving(
  leakCheck: string,
  files: (one: Setting) => Readonly<Record<string, string | Buffer>>,
  inputs: Readonly<Record<string, string>> = {},
) {
  const one = await functionSetting();
  const main = await one.main({ 'leak-check': leakCheck, ...inputs });
  expect(main.outcome).toBe('success');
  for (const [path, text] of Object.entries(files(one))) await put(path, text);
  const [post] = await one.job.runPosts();
  if (post === undefined) throw new Error('there was no post step');
  return { one, post };
}

describe('leak check', () => {
  describe('when a value is in a file', () => {
    const ENCODINGS: readonly (readonly [string, (secret: string) => string | Buffer])[] = [
      ['as it is', (secret) => `a\nb ${secret} c`],
      ['base64', (secret) => Buffer.from(`key=${secret}\n`).toString('base64')],
      ['URL encoding', (secret) => `a\n?key=${encodeURIComponent(secret)}&b`],
      ['JSON', (secret) => JSON.stringify({ secret }).replaceAll('/', '\\/')],
      ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
      ['UTF-16, as PowerShell writes it', (secret) => Buffer.from(`\ufeff${secret}\r\n`, 'utf16le')],
    ];

    it.each(ENCODINGS)('has a warning on the line, without the value: %s', async (_, encode) => {
      const { one, post } = await leaving('warn', (all) => ({
        [join(all.job.workspace, 'out', 'dump.txt')]: encode(keysOf(all).secret),
      }));
      expect(post.annotations).toMatchObject([
        { level: 'warning', file: 'out/dump.txt', title: 'AWS credentials of this job are in a file' },
      ]);
      expect([post.outcome, post.annotations[0]?.message.includes('secret access key')]).toEqual(['success', true]);
      const told = JSON.stringify([post.raw.stdout, post.raw.summary]);
      expect(one.sandbox.issuedSecrets.filter((secret) => told.includes(secret))).toEqual([]);
    });

    it('names the line, and how to revoke the session, ready to paste', async () => {
      const { post } = await leaving('warn', (all) => ({
        [join(all.job.workspace, 'a.env')]: `x\ny\n${keysOf(all).secret}\n`,
      }));
      expect(post.annotations[0]).toMatchObject({ file: 'a.env', line: 3 });
      const told = post.log.join('\n');
      expect(told).toContain('aws iam put-role-policy --role-name deploy --policy-name AWSRevokeOlderSessions');
      expect(post.summary).toContain('"aws:TokenIssueTime"');
    });

    it('looks in the home folder, the temp folder and the job summary as well', async () => {
      const one = await functionSetting();
      await one.main({ 'leak-check': 'warn' });
      const { secret } = keysOf(one);
      await put(join(one.job.home, '.aws', 'credentials'), `[x]\naws_secret_access_key = ${secret}\n`);
      await put(join(one.job.home, '.docker', 'config.json'), JSON.stringify({ secret }));
      await put(join(one.job.runnerTemp, 'deploy.sh'), `export KEY=${secret}\n`);
      const [post] = await one.job.runPosts();
      const messages = (post?.annotations ?? []).map(({ message }) => message);
      expect(messages).toHaveLength(3);
      for (const name of ['.aws', '.docker', 'deploy.sh'])
        expect(messages.filter((message) => message.includes(name))).toHaveLength(1);
    });

    it('looks in both home folders where variables name two', async () => {
      const other = await mkdtemp(join(tmpdir(), 'guard-home-'));
      const one = await functionSetting({}, { environment: { USERPROFILE: other } });
      await one.main({ 'leak-check': 'warn' });
      const { secret } = keysOf(one);
      await put(join(other, '.aws', 'credentials'), `[x]\naws_secret_access_key = ${secret}\n`);
      await put(join(one.job.home, '.docker', 'config.json'), JSON.stringify({ secret }));
      const [post] = await one.job.runPosts();
      await rm(other, { recursive: true });
      expect(post?.annotations).toHaveLength(2);
    });

    it.each([
      ['warn', 'success', 'warning'],
      ['fail', 'failure', 'error'],
    ])('names a place that cannot be read: %s', async (mode, outcome, level) => {
      const one = await functionSetting();
      await one.main({ 'leak-check': mode });
      symlinkSync('.aws', join(one.job.home, '.aws')); // leads to itself: not even root can read it
      const [post] = await one.job.runPosts();
      expect([post?.outcome, post?.annotations]).toMatchObject([outcome, [{ level }]]);
      expect(post?.annotations[0]?.message).toContain('could not read ~/.aws');
    });

    it.each(['id', 'token'] as const)(
      'fails no job for the %s without the secret key, which opens nothing',
      async (part) => {
        const { post } = await leaving('fail', (all) => ({ [join(all.job.workspace, 'a.log')]: keysOf(all)[part] }));
        expect(post.annotations.map(({ level }) => level)).toEqual(['warning']);
        expect(post.outcome).toBe('success');
      },
    );
  });

  it('finds what was only an output, and in no variable', async () => {
    const one = await functionSetting();
    const hidden = { 'output-env-credentials': 'false', 'output-credentials': 'true' };
    const { outputs } = await one.main({ 'leak-check': 'warn', ...hidden });
    await put(join(one.job.workspace, 'a.env'), outputs['aws-secret-access-key'] ?? '');
    const [post] = await one.job.runPosts();
    expect(post?.annotations).toMatchObject([{ level: 'warning', file: 'a.env', line: 1 }]);
  });

  describe('when nothing of it is anywhere', () => {
    it('raises no alarm, says what it read, and leaves nothing', async () => {
      const { one, post } = await leaving('fail', ({ job }) => ({
        [join(job.workspace, 'README.md')]: 'Nothing here.',
        [join(job.home, '.aws', 'credentials')]:
          '[other]\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
      }));
      expect([post.outcome, post.annotations, post.summary]).toEqual(['success', [], '']);
      expect(post.log.join('\n')).toContain('Leak check: 3 files, 86 B, in ');
      expect(readdirSync(one.job.runnerTemp).filter((name) => name.startsWith('aws-token-guard-'))).toEqual([]);
    });
  });

  it('does not look unless it is told to', async () => {
    const { post } = await leaving('off', (all) => ({ [join(all.job.workspace, 'a.env')]: keysOf(all).secret }));
    expect([post.annotations, post.log.join().includes('Leak check')]).toEqual([[], false]);
  });

  it('does not pass for a check that was not possible', async () => {
    const one = await functionSetting();
    const { state } = await one.main({ 'leak-check': 'fail' });
    rmSync(join(state['folder'] ?? '', 'issued.jsonl'));
    const [post] = await one.job.runPosts();
    expect(post?.annotations).toMatchObject([{ level: 'error', title: 'No leak check was possible' }]);
    expect(post?.outcome).toBe('failure');
  });

  it.each<[string, (folder: string) => void]>([
    ['is empty', (folder) => writeFileSync(join(folder, 'issued.jsonl'), '')],
    ['is gone with all the rest', (folder) => rmSync(folder, { recursive: true })],
  ])('says so where what was issued %s', async (_, spoil) => {
    const one = await functionSetting();
    const { state } = await one.main({ 'leak-check': 'warn' });
    spoil(state['folder'] ?? '');
    const [post] = await one.job.runPosts();
    expect(post?.annotations).toMatchObject([{ level: 'warning', title: 'No leak check was possible' }]);
    expect(post?.outcome).toBe('success');
  });

  it('looks also where the cleanup is to be skipped, and not into what stays', async () => {
    const one = await functionSetting({}, { environment: { AWS_SKIP_CLEANUP_STEP: 'true' } });
    const { state } = await one.main({ 'leak-check': 'fail', 'aws-profile': 'deploy' });
    const [first] = await one.job.runPosts();
    expect([first?.outcome, existsSync(state['folder'] ?? '')]).toEqual(['success', true]);
    await one.main({ 'leak-check': 'fail' });
    await put(join(one.job.workspace, 'a.env'), keysOf(one).secret);
    const [second] = await one.job.runPosts();
    expect(second?.outcome).toBe('failure');
  });

  it('leaves the summary alone where none is wished for', async () => {
    const files = (all: Setting) => ({ [join(all.job.workspace, 'a.env')]: keysOf(all).secret });
    const { post } = await leaving('warn', files, { summary: 'never' });
    expect([post.annotations.length, post.summary]).toEqual([1, '']);
  });
});
