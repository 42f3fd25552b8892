// Profiles that renew themselves where the paths of runner and action are odd: whoever runs their command has to understand it.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ASK, BOTO, ODD_TOGETHER, refreshedIn, viaJavaScript } from '../dist/odd-paths.ts';
import {
  commandOf,
  exchangesOf,
  foldersIn,
  launcherOf,
  leave,
  NO_CLI,
  refreshed,
  SESSION_ARN,
  startProcess,
} from '../dist/refresh-setting.ts';
import { ACTION_DIRECTORY } from '../dist/setting.ts';

const ODD: readonly string[] = [
  'plain',
  "it's with  blanks",
  'a "quoted" one',
  '$(touch pwned) `touch pwned`',
  'semi;colon am&persand|pipe',
  'paren (x86) hash#tag',
  'percent%d %(here)s %% back\\slash',
  'star*?[a-z] equals=sign',
  'tilde~ brace{a,b} !bang',
  '-dash',
  'Größe 漢字 🚀',
];
/** What some SDKs take for the beginning of a comment, even between quotes. */
const COMMENTS: readonly string[] = ['blank #hash', 'blank ;semicolon', "a 'b' #c"];
/** The same characters where no SDK does. */
const NO_COMMENTS: readonly string[] = ['#first', ';first', 'a#b;c'];

const onPosix = process.platform === 'win32' ? describe.skip : describe; // such names are not allowed there
const noBoto =
  NO_CLI ?? (spawnSync('python3', ['-c', 'import botocore']).status === 0 ? undefined : 'no botocore here');
const withCli = NO_CLI === undefined ? it : it.skip; // the AWS CLI is not on every machine

onPosix('command of a profile', () => {
  describe('when the folders of runner and action have an odd name', () => {
    it.each([...ODD, ...NO_COMMENTS])('is understood by a shell and by the SDK for JavaScript: %s', async (name) => {
      const there = await refreshedIn(name);
      expect(await viaJavaScript(there)).toBe(`${SESSION_ARN}\n${SESSION_ARN}\n`);
      await leave(there.session, -1);
      const { raw } = await there.job.runScript(commandOf(there.result));
      expect([raw.stderr, raw.stdout.includes('"AccessKeyId":"ASIA')]).toEqual(['', true]);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });

    withCli.each([...ODD_TOGETHER, ...NO_COMMENTS])(
      'is understood by the AWS CLI and by botocore: %s',
      async (name) => {
        const there = await refreshedIn(name);
        const { raw } = await there.job.runScript(ASK);
        expect([raw.stdout.trim(), raw.stderr]).toEqual([SESSION_ARN, '']);
        if (noBoto !== undefined) return;
        const env = { ...there.environment, ...there.result.exported };
        const { stdout, stderr } = await startProcess('python3', ['-c', BOTO], env).answer;
        expect([stdout.trim(), stderr]).toEqual([SESSION_ARN, '']);
      },
    );
  });

  describe('when the action is behind a link', () => {
    it('finds its files', async () => {
      const root = await mkdtemp(join(tmpdir(), 'guard-link-'));
      const actionDirectory = join(root, 'v1');
      await symlink(ACTION_DIRECTORY, actionDirectory);
      const there = await refreshed({}, {}, { actionDirectory });
      expect(launcherOf(there)).toContain('credential-process.js');
      await leave(there.session, -1);
      const { raw } = await there.job.runScript(commandOf(there.result));
      expect([raw.stderr, raw.stdout.includes('ASIA')]).toEqual(['', true]);
      await rm(root, { recursive: true });
    });
  });

  describe('when the program that asks runs elsewhere', () => {
    const runs = async (line: string) => {
      const there = await refreshed();
      await leave(there.session, -1);
      const { raw } = await there.job.runScript(`${line}; ${commandOf(there.result)}`);
      // The shell that starts the helper tells of a missing folder by itself, as the one does that SDKs start.
      const ownWords = raw.stderr.split('\n').filter((text) => text !== '' && !/^sh: .*getcwd/.test(text));
      expect([ownWords, raw.stdout.includes('ASIA')]).toEqual([[], true]);
    };
    it.each(['cd /', 'cd "$HOME"', 'mkdir gone; cd gone; rmdir ../gone'])('does not matter: %s', runs);
  });

  describe('when RUNNER_TEMP cannot be written into a file of profiles', () => {
    it('publishes nothing, and leaves nothing behind', async () => {
      const { result, job } = await refreshedIn('a\nb');
      expect([result.outcome, result.exported, foldersIn(job)]).toEqual(['failure', {}, []]);
    });

    it.each(COMMENTS)('publishes nothing, rather than what some SDKs read as a comment: %s', async (name) => {
      const { result, job } = await refreshedIn(name);
      expect([result.outcome, result.exported, foldersIn(job)]).toEqual(['failure', {}, []]);
      expect(result.annotations[0]?.message).toContain(`has "${/[#;]/.exec(name)}" in it, which some SDKs`);
    });
  });

  describe('when RUNNER_TEMP has the name of a variable in it', () => {
    // botocore puts the value of the variable into AWS_CONFIG_FILE.
    it.each(['$HOME', 'a${HOME}b'])('publishes nothing, since not all would find the files: %s', async (name) => {
      const { result, job } = await refreshedIn(name);
      expect([result.outcome, result.exported, foldersIn(job)]).toEqual(['failure', {}, []]);
      expect(result.annotations[0]?.message).toContain(`"${/\$\w+|\$\{\w+\}/.exec(name)}" in it, which the AWS CLI`);
    });
  });
});
