// Profiles that renew themselves where the paths of runner and action hold every odd character: all who run their command understand it.
// `npm run test:slow` tries the characters by ones and twos, and with the AWS CLI.
import { describe, expect, it } from '@jest/globals';
import { ODD_TOGETHER, refreshedIn, viaJavaScript } from './odd-paths.ts';
import { commandOf, exchangesOf, foldersIn, leave, PACKED, refreshed, SESSION_ARN } from './refresh-setting.ts';

const onPosix = process.platform === 'win32' ? describe.skip : describe; // such names are not allowed there

onPosix('command of a profile', () => {
  describe('when the folders of runner and action have an odd name', () => {
    it.each(ODD_TOGETHER)('is understood by a shell and by the SDK for JavaScript: %s', async (name) => {
      const there = await refreshedIn(name, name === ODD_TOGETHER[0] ? PACKED : {}); // the paths reach a function as they are
      expect(there.result.outcome).toBe('success');
      expect(await viaJavaScript(there)).toBe(`${SESSION_ARN}\n${SESSION_ARN}\n`);
      await leave(there.session, -1);
      const { raw } = await there.job.runScript(commandOf(there.result));
      expect([raw.stderr, raw.stdout.includes('"AccessKeyId":"ASIA')]).toEqual(['', true]);
      expect(exchangesOf(there.sandbox)).toBe(2);
    });
  });

  describe('when the program that asks runs in a folder that is gone', () => {
    it('does not matter', async () => {
      const there = await refreshed();
      await leave(there.session, -1);
      const { raw } = await there.job.runScript(`mkdir gone; cd gone; rmdir ../gone; ${commandOf(there.result)}`);
      // The shell that starts the helper tells of the folder by itself, as the one does that SDKs start.
      const ownWords = raw.stderr.split('\n').filter((line) => line !== '' && !/^sh: .*getcwd/.test(line));
      expect([ownWords, raw.stdout.includes('ASIA')]).toEqual([[], true]);
    });
  });

  describe('when RUNNER_TEMP cannot be written into a file of profiles', () => {
    it.each([
      ['a\nb', 'so that every SDK reads it as it is'],
      ['blank #hash', 'has "#" in it'],
      ['a${HOME}b', '"${HOME}"'],
    ])('publishes nothing, and leaves nothing: %j', async (name, words) => {
      const { result, job, sandbox } = await refreshedIn(name);
      expect([result.outcome, result.exported, foldersIn(job)]).toEqual(['failure', {}, []]);
      expect(exchangesOf(sandbox)).toBe(0);
      expect(result.annotations[0]?.message).toContain(words);
    });
  });
});
