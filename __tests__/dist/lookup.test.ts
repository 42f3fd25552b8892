// What is left of the session of a diagnosis role, and what ends it. What it asks for and finds out is tested without a process:
// `unit/run/lookup.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { canceledOnce } from '../../sandbox/scenarios/scenario.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { ENDLESS, publishedBy, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const READER = `arn:aws:iam::${ACCOUNT}:role/oidc-diagnosis`;
const GIVEN = { 'diagnosis-role': READER, 'disable-retry': 'true' };
const WRONG = trustSubject('repo:octo-org/octo-repo:environment:production');

const READER_ROLE: Role = {
  name: 'oidc-diagnosis',
  trustPolicy: trustSubject(DEFAULT_WORLD.subject),
  mayRead: [{ action: 'iam:Get*', resource: '*' }],
};
const ROLES = [{ name: 'deploy', trustPolicy: WRONG }, READER_ROLE];
const WORLD: World = { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((one) => ({ ...one, roles: ROLES })) };

const refusing = (more: SandboxOptions = {}) => setting({ world: WORLD, ...more }, { runPost: AS_FUNCTION.runPost });

describe('main step', () => {
  describe('when a diagnosis role is given and AWS refuses', () => {
    it('publishes nothing of it, masks it, and leaves it nowhere', async () => {
      const { sandbox, job, main } = await refusing();
      const result = await main({ ...GIVEN, 'output-credentials': 'true', 'leak-check': 'fail' });
      const posts = await job.runPosts();
      expect([publishedBy(result), result.raw.stateFile]).toEqual(['', '']);
      const steps = [result, ...posts];
      expect(sandbox.issuedSecrets.length).toBeGreaterThan(5);
      for (const secret of sandbox.issuedSecrets) {
        const shown = steps.flatMap(({ raw }) => `${raw.stdout}${raw.stderr}`.split('\n'));
        expect(shown.filter((line) => line.includes(secret) && !line.startsWith('::add-mask::'))).toEqual([]);
        expect(steps.map(({ summary }) => summary).join('')).not.toContain(secret);
        expect(job.mask(`a ${secret} b`)).toBe('a *** b');
      }
    });

    it('ends at once when the job is canceled meanwhile', async () => {
      const { sandbox, main } = await refusing({ faults: [{ operation: 'GetRole', effect: { kind: 'hang' } }] });
      const { exitCode, outputs } = await main(GIVEN, {
        environment: ENDLESS,
        signalAfter: canceledOnce(sandbox, 'GetRole'),
      });
      expect([exitCode, outputs['configured']]).toEqual([1, 'false']); // the runner kills a step that goes on
    });
  });
});
