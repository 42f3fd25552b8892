// What a main step does where it is to find out and no more. That nothing is published then is tested with the packed action:
// `dist/diagnose.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { worldWith } from '../../../sandbox/scenarios/scenario.ts';
import { operationsOf, publishedBy, stepSetting } from './step-setting.ts';

const DIAGNOSE = { mode: 'diagnose' };
const SECRET_PROPERTY = 'the-name-of-a-customer';

describe('main step', () => {
  describe('when mode is diagnose', () => {
    it('says what can do nothing where existing credentials are good enough', async () => {
      const { main } = await stepSetting();
      await main();
      const { log } = await main({ ...DIAGNOSE, 'use-existing-credentials': 'true', audience: 'https://example.com' });
      expect(log).toContain('No effect since existing credentials are kept: audience');
    });

    it('shows the claims in the summary, and of custom properties only the names', async () => {
      const world = worldWith('repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main', {
        repo_property_client: SECRET_PROPERTY,
      });
      const { main } = await stepSetting({ world });
      const { summary, log } = await main({ ...DIAGNOSE, 'role-to-assume': 'none' });
      expect(summary).toContain('| Claim repository_id | `456789` |');
      expect(summary).toContain('repo_property_client');
      expect(summary + log.join('\n')).not.toContain(SECRET_PROPERTY);
    });

    it('writes no claim where there is to be no summary', async () => {
      const { main } = await stepSetting();
      const { summary, log } = await main({ ...DIAGNOSE, summary: 'never' });
      expect(summary).toBe('');
      expect(log.join('\n')).not.toContain('repo:octo-org');
    });

    it('fails where something is wrong, with the finding and its line', async () => {
      const { main } = await stepSetting();
      const result = await main({ ...DIAGNOSE, 'role-to-assume': 'arn:aws:iam::111122223333:role/other' });
      expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
      expect(result.outputs['error-code']).toBe('ACCESS_DENIED_IMMUTABLE_SUBJECT');
      expect(result.summary).toContain('Diagnosis of role other');
    });

    it.each([
      [{ account: '999988887777' }, 'not the requested one'],
      [{ userId: 'AROAOTHER:octo' }, 'the requested ARN, another user id'],
    ])('calls no identity verified that is another than the requested one: %j', async (callerIdentity, words) => {
      const { main } = await stepSetting({ callerIdentity });
      const { summary, log } = await main(DIAGNOSE);
      expect([summary, log.join('\n')].map((text) => /Caller identity[ |:`]+([^:`]+): /.exec(text)?.[1])).toEqual([
        words,
        words,
      ]);
    });

    it('asks STS nothing without a role, and passes', async () => {
      const { sandbox, main } = await stepSetting();
      const { outcome } = await main({ ...DIAGNOSE, 'role-to-assume': 'none' });
      expect([outcome, operationsOf(sandbox)]).toEqual(['success', ['RequestIdToken']]);
    });
  });

  describe('when the subject is not an expected one', () => {
    it('fails before STS is asked, and names the nearest pattern', async () => {
      const { sandbox, main } = await stepSetting();
      const expected = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/Main\nrepo:other/*';
      const { annotations } = await main({ 'expected-subject': expected });
      expect(operationsOf(sandbox)).not.toContain('AssumeRoleWithWebIdentity');
      expect(annotations[0]?.message).toContain(
        'Closest pattern: repo:octo-org@123456/octo-repo@456789:ref:refs/heads/Main',
      );
      expect(annotations[0]?.message).toMatch(/upper|case/);
    });
  });
});
