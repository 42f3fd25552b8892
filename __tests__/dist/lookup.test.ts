// What a diagnosis role may do, how much it asks for, and what is left of it.
import { describe, expect, it } from '@jest/globals';
import { canceledOnce } from '../../sandbox/scenarios/scenario.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { ENDLESS, operationsOf, publishedBy, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const READER = `arn:aws:iam::${ACCOUNT}:role/oidc-diagnosis`;
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const GIVEN = { 'diagnosis-role': READER };
const WRONG = trustSubject('repo:octo-org/octo-repo:environment:production');

/** Of a refused run: twice refused, then looked up. */
const REFUSED = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'RequestIdToken', 'AssumeRoleWithWebIdentity'];
const LOOKUP = ['RequestIdToken', 'AssumeRoleWithWebIdentity'];
const READS = ['GetOpenIDConnectProvider', 'GetRole'];

function worldWith(
  trustPolicy: Role['trustPolicy'],
  mayRead: Role['mayRead'] = [{ action: 'iam:Get*', resource: '*' }],
) {
  const reader: Role = { name: 'oidc-diagnosis', trustPolicy: trustSubject(DEFAULT_WORLD.subject), mayRead };
  const roles = [{ name: 'deploy', trustPolicy }, reader];
  const world: World = { ...DEFAULT_WORLD, accounts: DEFAULT_WORLD.accounts.map((one) => ({ ...one, roles })) };
  return world;
}

const refusing = (more: SandboxOptions = {}) => setting({ world: worldWith(WRONG), ...more });
const lookupOf = (sandbox: Sandbox) => operationsOf(sandbox).slice(REFUSED.length);

describe('main step', () => {
  describe('when a diagnosis role is given and AWS accepts', () => {
    it('makes no request more', async () => {
      const { sandbox, main } = await setting({ world: worldWith(trustSubject(DEFAULT_WORLD.subject)) });
      expect((await main(GIVEN)).outcome).toBe('success');
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      expect(sandbox.connectionCount('iam')).toBe(0);
    });
  });

  describe('when a diagnosis role is given and AWS refuses', () => {
    it('exchanges a new token, and asks for the role and the provider, each once', async () => {
      const { sandbox, main } = await refusing();
      const { outputs } = await main(GIVEN);
      expect(outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
      expect(lookupOf(sandbox).slice(0, 2)).toEqual(LOOKUP);
      const asked = lookupOf(sandbox).slice(LOOKUP.length);
      expect(asked.filter((name) => name !== 'Other').sort()).toEqual(READS); // the rest asks GitHub for the workflow
      const tokens = sandbox.requests.flatMap(({ parameters }) => parameters['WebIdentityToken'] ?? []);
      expect(new Set(tokens).size).toBe(tokens.length);
    });

    it('has a session of the shortest length that can read this role and this provider, and nothing else', async () => {
      const { sandbox, main } = await refusing();
      await main(GIVEN);
      const [session, ...others] = sandbox.sessions;
      expect([session?.roleArn, session?.durationSeconds, others]).toEqual([READER, 900, []]);
      expect(JSON.parse(session?.policy ?? '')).toEqual({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'iam:GetRole',
            Resource: [`arn:aws:iam::${ACCOUNT}:role/deploy`, `arn:aws:iam::${ACCOUNT}:role/*/deploy`],
          },
          { Effect: 'Allow', Action: 'iam:GetOpenIDConnectProvider', Resource: [PROVIDER] },
        ],
      });
    });

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

    it('does not show the whole policy in the log', async () => {
      const { main } = await refusing();
      const { log } = await main(GIVEN);
      expect(log.join('\n')).not.toContain('"sid": "');
      expect(log.join('\n')).toContain('Statement 1 of the deployed trust policy');
    });

    it.each([
      ['throttled', { kind: 'throttle' }],
      ['out of order', { kind: 'error', status: 500, code: 'ServiceFailure', message: 'Out of order' }],
      ['cut off', { kind: 'reset' }],
    ] as const)('asks again where IAM is %s', async (_, effect) => {
      const { sandbox, main } = await refusing({ faults: [{ operation: 'GetRole', attempts: [1], effect }] });
      expect((await main(GIVEN)).outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
      expect(operationsOf(sandbox).filter((name) => name === 'GetRole')).toHaveLength(2);
    });

    it.each([
      ['hangs', { kind: 'hang' }],
      ['answers with a page', { kind: 'respond', status: 200, body: '<html>Log in</html>' }],
      ['redirects', { kind: 'respond', status: 302, headers: { location: 'http://127.0.0.1:9' }, body: '' }],
    ] as const)('stands by its guess where IAM %s', async (_, effect) => {
      const { main } = await refusing({ faults: [{ operation: 'GetRole', effect }] });
      const { outputs, summary } = await main({ ...GIVEN, 'action-timeout-s': '6' });
      expect(outputs['error-code']).toMatch(/^ACCESS_DENIED_/);
      expect(summary).toContain('DIAGNOSIS_ROLE_UNUSABLE');
    });

    it('asks IAM with the clock of AWS', async () => {
      const { main } = await refusing({ clockOffsetSeconds: 1200 });
      const { outputs } = await main(GIVEN);
      expect(outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
    });

    it('ends at once when the job is canceled meanwhile', async () => {
      const { sandbox, main } = await refusing({ faults: [{ operation: 'GetRole', effect: { kind: 'hang' } }] });
      const { exitCode, outputs } = await main(GIVEN, {
        environment: ENDLESS,
        signalAfter: canceledOnce(sandbox, 'GetRole'),
      });
      expect([exitCode, outputs['configured']]).toEqual([1, 'false']); // the runner kills a step that goes on
    });

    it('looks up the role that failed of several', async () => {
      const world = worldWith(trustSubject(DEFAULT_WORLD.subject));
      const [account, ...others] = world.accounts;
      if (account === undefined) throw new Error('no account');
      const roles = [...account.roles, { name: 'apply', trustPolicy: WRONG }];
      const { main } = await setting({ world: { ...world, accounts: [{ ...account, roles }, ...others] } });
      const named = ['deploy', 'apply'].map((name) => `${name} = arn:aws:iam::${ACCOUNT}:role/${name}`).join('\n');
      const { outputs, annotations } = await main({ ...GIVEN, 'role-to-assume': 'none', roles: named });
      expect(outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
      expect(annotations[0]?.message).toContain('role/apply. Statement 1 of the deployed trust policy');
    });

    it('masks the accounts in what it read, where that is asked for', async () => {
      const other = trustSubject(DEFAULT_WORLD.subject, { accountId: '999988887777' });
      const { main, job } = await setting({ world: worldWith(other) });
      await main({ ...GIVEN, 'mask-aws-account-id': 'true' });
      expect(job.mask('999988887777')).toBe('***');
    });
  });
});
