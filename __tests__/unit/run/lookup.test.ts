// What a diagnosis role may do, how much it asks for, and what it finds out. What is left of its session is tested with the packed action:
// `dist/lookup.test.ts`.
import { describe, expect, it } from '@jest/globals';
import { untilAsked } from '../../../sandbox/scenarios/scenario.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../../sandbox/world.ts';
import { endLimits, operationsOf, stepSetting } from './step-setting.ts';

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

const refusing = (more: SandboxOptions = {}) => stepSetting({ world: worldWith(WRONG), ...more });
const lookupOf = (sandbox: Sandbox) => operationsOf(sandbox).slice(REFUSED.length);

describe('main step', () => {
  describe('when a diagnosis role is given and AWS accepts', () => {
    it('makes no request more', async () => {
      const { sandbox, main } = await stepSetting({ world: worldWith(trustSubject(DEFAULT_WORLD.subject)) });
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
      expect(lookupOf(sandbox).slice(LOOKUP.length).sort()).toEqual(READS);
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

    it('does not show the whole policy in the log', async () => {
      const { main } = await refusing();
      const { log, annotations } = await main(GIVEN);
      expect(log.join('\n')).not.toContain('"sid": "');
      expect(annotations[0]?.message).toContain('Statement 1 of the deployed trust policy');
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
      ['answers with a page', { kind: 'respond', status: 200, body: '<html>Log in</html>' }],
      ['redirects', { kind: 'respond', status: 302, headers: { location: 'http://127.0.0.1:9' }, body: '' }],
    ] as const)('stands by its guess where IAM %s', async (_, effect) => {
      const { main } = await refusing({ faults: [{ operation: 'GetRole', effect }] });
      const { outputs, summary } = await main(GIVEN);
      expect(outputs['error-code']).toMatch(/^ACCESS_DENIED_/);
      expect(summary).toContain('DIAGNOSIS_ROLE_UNUSABLE');
    });

    it('stands by its guess where IAM never answers', async () => {
      const { sandbox, main } = await refusing({ faults: [{ operation: 'GetRole', effect: { kind: 'hang' } }] });
      const ended = main(GIVEN);
      await untilAsked(sandbox, 'GetRole');
      endLimits();
      const { outputs, summary } = await ended;
      expect(outputs['error-code']).toMatch(/^ACCESS_DENIED_/);
      expect(summary).toContain('DIAGNOSIS_ROLE_UNUSABLE');
    });

    it('asks IAM with the clock of AWS', async () => {
      const { main } = await refusing({ clockOffsetSeconds: 1200 });
      const { outputs } = await main(GIVEN);
      expect(outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
    });

    it('looks up the role that failed of several', async () => {
      const world = worldWith(trustSubject(DEFAULT_WORLD.subject));
      const [account, ...others] = world.accounts;
      if (account === undefined) throw new Error('no account');
      const roles = [...account.roles, { name: 'apply', trustPolicy: WRONG }];
      const { main } = await stepSetting({ world: { ...world, accounts: [{ ...account, roles }, ...others] } });
      const named = ['deploy', 'apply'].map((name) => `${name} = arn:aws:iam::${ACCOUNT}:role/${name}`).join('\n');
      const { outputs, annotations } = await main({ ...GIVEN, 'role-to-assume': 'none', roles: named });
      expect(outputs['error-code']).toBe('TRUST_POLICY_SUBJECT_DIFFERS');
      expect(annotations[0]?.message).toContain('role/apply. Statement 1 of the deployed trust policy');
    });

    it('masks the accounts in what it read, where that is asked for', async () => {
      const other = trustSubject(DEFAULT_WORLD.subject, { accountId: '999988887777' });
      const { main } = await stepSetting({ world: worldWith(other) });
      expect((await main({ ...GIVEN, 'mask-aws-account-id': 'true' })).masks).toContain('999988887777');
    });
  });
});
