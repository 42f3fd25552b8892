// What the packed main step does about a cancellation that comes while it waits for nobody's answer: while it loads what writes its files,
// and while it does what is only nice to have.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { JobOptions } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { publishedBy, setting, signaledAt } from './setting.ts';

// Both signals do the same (`unit/net/deadline.test.ts`), so that not each is tried at each moment.

const ROLES = 'one=arn:aws:iam::111122223333:role/deploy\ntwo=arn:aws:iam::111122223333:role/deploy';
const WITH_FILES: readonly (readonly ['SIGINT' | 'SIGTERM', string, Readonly<Record<string, string>>])[] = [
  ['SIGINT', 'keys alone', { 'output-credentials': 'true' }],
  ['SIGTERM', 'a profile', { 'aws-profile': 'deploy' }],
  ['SIGINT', 'a profile that renews itself', { refresh: 'true' }],
  ['SIGINT', 'a leak check', { 'leak-check': 'fail' }],
  ['SIGINT', 'several roles', { 'role-to-assume': 'none', roles: ROLES }],
];

const SILENT_API: SandboxOptions = { faults: [{ operation: 'Other', effect: { kind: 'hang' } }] };
const PULL_REQUEST: Partial<JobOptions> = {
  event: {
    name: 'pull_request',
    payload: { pull_request: { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } },
  },
};
const COMMENTED = { 'pr-comment': 'on-failure', 'action-timeout-s': '10m' };
const REFUSED = { ...COMMENTED, 'role-to-assume': 'arn:aws:iam::111122223333:role/other', 'disable-retry': 'true' };
const NO_COMMENT = "Couldn't write the pull request comment. The job was canceled.";

describe('main step', () => {
  describe('when the job is canceled before the files of the step are written', () => {
    it.each(WITH_FILES)('publishes nothing, and leaves nothing: %s, %s', async (signal, _, inputs) => {
      const { job, main } = await setting({}, { runPost: AS_FUNCTION.runPost });
      const result = await main(inputs, signaledAt('fs.mkdirSync', signal));
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['CANCELED']);
      expect(result.annotations[0]?.message).toContain('before the credentials were published');
      expect([result.exitCode, result.outputs['error-category']]).toEqual([1, 'canceled']);
      expect(publishedBy(result)).toBe('');
      expect(readdirSync(job.runnerTemp).filter((name) => name.startsWith('aws-token-guard-'))).toEqual([]);
      expect(readdirSync(job.home)).toEqual([]);
      const [post] = await job.runPosts();
      expect([post?.exitCode, post?.exported]).toEqual([0, {}]);
    });
  });

  describe('when the job is canceled while GitHub is asked about the workflow', () => {
    it.each<['SIGINT' | 'SIGTERM', string, Readonly<Record<string, string>>]>([
      ['SIGINT', 'ACCESS_DENIED_IMMUTABLE_SUBJECT', REFUSED],
      ['SIGTERM', 'INVALID_INPUT', { ...COMMENTED, audience: 'of two words' }],
    ])('tells of the failure all the same, and ends at once: %s, %s', async (signal, code, inputs) => {
      const { main } = await setting(SILENT_API, PULL_REQUEST);
      const result = await main(inputs, signaledAt('globalThis.fetch', signal));
      expect(result.annotations.map(({ message }) => findingCodeOf(message))).toEqual([code]);
      expect(result.summary).toContain(result.annotations[0]?.title);
      expect([result.exitCode, result.outputs['error-code']]).toEqual([1, code]);
      expect(result.log).toContain(NO_COMMENT);
    });
  });

  describe('when the job is canceled while it comments on the pull request', () => {
    it.each(['SIGTERM'] as const)('keeps what it has published, and ends at once: %s', async (signal) => {
      const { main } = await setting(SILENT_API, PULL_REQUEST);
      const result = await main(COMMENTED, signaledAt('globalThis.fetch', signal));
      expect([result.exitCode, Object.keys(result.exported)]).toEqual([0, expect.arrayContaining(['AWS_REGION'])]);
      expect(result.log).toContain(NO_COMMENT);
    });
  });
});
