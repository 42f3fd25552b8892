// What a main step says about several roles at once: everything that was found for any of them, each thing once.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_WORLD, type World } from '../../../sandbox/world.ts';
import { functionSetting } from './step-function.ts';
import { stepSetting } from './step-setting.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const PATH = 'iam/roles.json';

/** A trust policy for the subject, with an audience or, which is a mistake, without one. */
function policyFor(sub: string, { audience = true } = {}) {
  const aud = audience ? { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } : {};
  const condition = { StringLike: { 'token.actions.githubusercontent.com:sub': sub, ...aud } };
  const statement = { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity' };
  return { Version: '2012-10-17', Statement: [{ ...statement, Condition: condition }] };
}

const WIDE = policyFor('repo:octo-org*');
const WITHOUT_AUDIENCE = policyFor(DEFAULT_WORLD.subject, { audience: false });

/** Both roles exist, whatever the file in the workspace says about them. */
function worldWithBoth(): World {
  const [account, ...others] = DEFAULT_WORLD.accounts;
  if (account === undefined) throw new Error('no account');
  const [role] = account.roles;
  if (role === undefined) throw new Error('no role');
  const roles = ['deploy', 'deploy-2'].map((name) => ({ ...role, name }));
  return { ...DEFAULT_WORLD, accounts: [{ ...account, roles }, ...others] };
}

/** The annotations of a run for both roles, with this file as trust-policy-file. */
async function annotationsWith(file: unknown, sandbox = {}) {
  const { job, main } = await functionSetting({ world: worldWithBoth(), ...sandbox });
  await mkdir(dirname(join(job.workspace, PATH)), { recursive: true });
  await writeFile(join(job.workspace, PATH), JSON.stringify(file));
  const result = await main({ ...ROLES, 'trust-policy-file': PATH });
  return { ...result, said: result.annotations.map(({ level, title, message }) => `${level}: ${title}\n${message}`) };
}

const ROLES = { 'role-to-assume': 'none', roles: `plan = ${ROLE}\napply = ${ROLE}-2` };

/** Credentials that an earlier step left in the environment. */
const EARLIER = {
  AWS_ACCESS_KEY_ID: 'ASIAEARLIERSTEPEXAMPL',
  AWS_SECRET_ACCESS_KEY: 'earlierSecretKey/earlierSecretKey/EXAMPL',
  AWS_SESSION_TOKEN: 'earlierSessionToken//earlierSessionToken',
};

const listed = (policies: readonly unknown[]) => ({
  Roles: policies.map((policy, index) => ({
    Arn: index === 0 ? ROLE : `${ROLE}-2`,
    AssumeRolePolicyDocument: policy,
  })),
});

describe('main step', () => {
  describe('when STS refuses the ID token that several roles share', () => {
    it('gets a new one for the next try', async () => {
      const effect = { kind: 'error', status: 400, code: 'ExpiredTokenException', message: 'Token expired' } as const;
      const faults = [{ operation: 'AssumeRoleWithWebIdentity', attempts: [1, 2], effect } as const];
      const { sandbox, main } = await stepSetting({ world: worldWithBoth(), faults });
      const { outcome } = await main(ROLES);
      const asked = sandbox.requests.filter(({ operation }) => operation === 'RequestIdToken');
      expect([outcome, asked.length]).toEqual(['success', 2]);
    });
  });

  describe('when several roles have trust policies with mistakes', () => {
    it('warns of the mistakes of each role', async () => {
      const { outcome, said } = await annotationsWith(listed([WIDE, WITHOUT_AUDIENCE]));
      expect(outcome).toBe('success');
      expect(said).toEqual([
        expect.stringMatching(/^warning: The trust policy has mistakes\n.*repo:octo-org\*/s),
        expect.stringMatching(/^warning: The trust policy has mistakes\n.*restrict the audience/s),
      ]);
    });

    it('warns once of the same mistakes', async () => {
      const { outcome, said } = await annotationsWith(WIDE);
      expect(outcome).toBe('success');
      expect(said).toEqual([expect.stringMatching(/^warning: The trust policy has mistakes\n.*repo:octo-org\*/s)]);
    });
  });

  describe('when it blanks credentials of an earlier step for several roles', () => {
    it('masks what the post step gives back before it saves it', async () => {
      const { main } = await functionSetting({ world: worldWithBoth() }, { environment: EARLIER });
      const { masks, raw } = await main({ ...ROLES, 'unset-current-credentials': 'true' });
      expect(raw.stateFile).toContain(EARLIER.AWS_SECRET_ACCESS_KEY);
      expect(Object.values(EARLIER).filter((value) => !masks.includes(value))).toEqual([]);
    });
  });

  describe('when the clock of the runner is wrong', () => {
    it('says so once for all roles', async () => {
      const { outcome, said } = await annotationsWith(policyFor(DEFAULT_WORLD.subject), { clockOffsetSeconds: 100 });
      expect(outcome).toBe('success');
      expect(said.filter((text) => text.includes('CLOCK_SKEW'))).toHaveLength(1);
    });
  });
});
