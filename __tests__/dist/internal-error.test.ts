// What the packed action says of a mistake of its own: files that are missing stand for any other.
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { actionWithout, publishedBy, setting } from './setting.ts';

describe('main step', () => {
  describe('when it meets an error that nobody expected', () => {
    it('fails with a finding of its own, and publishes nothing', async () => {
      const { main } = await setting({}, { actionDirectory: await actionWithout('function checkExpectations(') });
      const result = await main({ 'expected-subject': 'repo:octo-org/*' });
      expect(result.exitCode).toBe(1);
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['INTERNAL_ERROR']);
      expect(publishedBy(result)).toBe('');
    });
  });

  describe('when it has no words left', () => {
    it('still fails with one error', async () => {
      const { main } = await setting({}, { actionDirectory: await actionWithout('function renderAnnotations(') });
      const result = await main({ audience: 'a b' });
      expect(result.exitCode).toBe(1);
      expect(result.annotations.map(({ level, title }) => [level, title])).toEqual([
        ['error', 'aws-token-guard itself failed'],
      ]);
      expect(publishedBy(result)).toBe('');
    });

    it('still succeeds where there is nothing to say', async () => {
      const { main } = await setting({}, { actionDirectory: await actionWithout('function renderAnnotations(') });
      expect((await main()).outcome).toBe('success');
    });
  });
});
