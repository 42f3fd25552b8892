// What the packed action says of a mistake of its own: files that are missing stand for any other.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { actionWithout, publishedBy, setting } from './setting.ts';

const EARLIER = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('main step', () => {
  describe('when it meets an error that nobody expected', () => {
    it('fails with a finding of its own, and publishes nothing but that earlier credentials are blanked', async () => {
      const options = {
        actionDirectory: await actionWithout('function checkExpectations('),
        environment: { ...EARLIER, AWS_PROFILE: 'kept' },
        runPost: AS_FUNCTION.runPost,
      };
      const { job, main } = await setting({}, options);
      const result = await main({ 'expected-subject': 'repo:octo-org/*', 'unset-current-credentials': 'true' });
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['INTERNAL_ERROR']);
      expect(Object.keys(result.outputs)).not.toContain('aws-account-id');
      expect([result.exitCode, result.exported]).toEqual([1, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }]);
      await job.runPosts();
      expect(job.environment).toMatchObject(EARLIER);
    });

    it('publishes nothing and leaves no file where it cannot tell what later steps would use', async () => {
      const options = { actionDirectory: await actionWithout('function laterUseFindings('), environment: EARLIER };
      const { job, main } = await setting({}, options);
      const result = await main({ 'aws-profile': 'deploy' });
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['INTERNAL_ERROR']);
      const folders = readdirSync(job.runnerTemp).filter((name) => name.startsWith('aws-token-guard-'));
      expect([result.exitCode, publishedBy(result), folders]).toEqual([1, '', []]);
    });

    it('says so where they cannot be blanked', async () => {
      const options = {
        actionDirectory: await actionWithout('function checkExpectations('),
        environment: EARLIER,
        runnerEnvironment: { GITHUB_ENV: '' },
      };
      const { main } = await setting({}, options);
      const result = await main({ 'expected-subject': 'repo:octo-org/*', 'unset-current-credentials': 'true' });
      expect(result.exitCode).toBe(1);
      expect(result.log.join('\n')).toContain('Earlier AWS credentials could not be blanked');
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
