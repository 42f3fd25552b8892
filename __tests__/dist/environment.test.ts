// What the packed action does with variables that Node itself obeys, of which none weakens a check, and on a Node that is too old.
import { describe, expect, it } from '@jest/globals';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { nodeLike } from '../../sandbox/scenarios/settings.ts';
import { operationsOf, setting } from './setting.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('main step', () => {
  describe('when NODE_TLS_REJECT_UNAUTHORIZED is 0', () => {
    const UNVERIFIED = { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } };

    it('verifies the certificate of STS nevertheless, and says so', async () => {
      const { sandbox, main } = await setting({ tls: true });
      const { outcome, annotations, log } = await main({}, UNVERIFIED);
      expect([outcome, annotations[0]?.message]).toEqual([
        'failure',
        expect.stringContaining('TLS_CERTIFICATE_UNTRUSTED'),
      ]);
      expect(log.join('\n')).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored');
      expect(operationsOf(sandbox)).not.toContain('AssumeRoleWithWebIdentity');
    });

    it('verifies that of GitHub, and sends it no token', async () => {
      const { sandbox, main } = await setting({ tls: true, githubTls: true });
      const { outcome, exported } = await main({}, UNVERIFIED);
      expect([outcome, exported, operationsOf(sandbox)]).toEqual(['failure', {}, []]);
    });

    it('verifies that of the API for the comment', async () => {
      const event = { name: 'pull_request', payload: { pull_request: { number: 7 } } };
      const { sandbox, main } = await setting({ githubTls: true }, { event });
      await main({ 'pr-comment': 'on-failure', 'role-to-assume': 'arn:aws:iam::111122223333:role/other' }, UNVERIFIED);
      expect(sandbox.comments).toEqual([]);
    });
  });

  describe('when Node.js is too old', () => {
    it.each([
      ['asked to', { 'unset-current-credentials': 'true' }, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }],
      ['not asked to', {}, {}],
    ])('blanks earlier credentials where it is %s', async (_, inputs, exported) => {
      const runnerEnvironment = { NODE_OPTIONS: nodeLike('20.20.2') };
      const { main } = await setting({}, { environment: KEYS, runnerEnvironment });
      const failed = await main(inputs);
      expect(failed.annotations.map(({ message }) => findingCodeOf(message))).toEqual(['NODE_TOO_OLD']);
      expect(failed.exported).toEqual(exported);
    });
  });

  describe('when Node.js is older than the bundle can bear', () => {
    const OLD = { NODE_OPTIONS: '--import=data:text/javascript,delete%20process.getBuiltinModule' };

    it('says which version is needed, and cleans up without a failure', async () => {
      const { sandbox, main, job } = await setting({}, { runnerEnvironment: OLD });
      const { outcome, annotations } = await main();
      expect([outcome, annotations]).toEqual([
        'failure',
        [expect.objectContaining({ title: 'Node.js on this runner is too old' })],
      ]);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.raw.stderr, operationsOf(sandbox)]).toEqual(['success', '', []]);
    });
  });
});
