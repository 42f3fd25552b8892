// What the packed action does with every bad value at once, before the first request, and with as many roles as there may be.
import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject, type World } from '../../sandbox/world.ts';
import { BAD_VALUES, CHECKED_NAMES } from '../unit/samples/input-values.ts';
import { operationsOf, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const KEYS = {
  'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
  'aws-secret-access-key': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const USER = { name: 'ci', accessKeyId: KEYS['aws-access-key-id'], secretAccessKey: KEYS['aws-secret-access-key'] };

const trusting = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
} as unknown as Role['trustPolicy'];

const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    providers: [{ url: DEFAULT_WORLD.issuer, clientIds: ['sts.amazonaws.com', 'example'] }],
    users: [USER],
    roles: [
      ...account.roles.map((role) => ({ ...role, maxSessionDurationSeconds: 43_200 })),
      { name: 'example', trustPolicy: trustSubject(DEFAULT_WORLD.subject, { audience: 'example' }) },
      { name: 'by-keys', trustPolicy: trusting },
    ],
  })),
};

/** What was asked for credentials; the line of the workflow is looked for only after the failure. */
const asked = (sandbox: Sandbox) => operationsOf(sandbox).filter((operation) => operation !== 'Other');

describe('each bad value', () => {
  it('is refused with all the others at once, before the first request', async () => {
    const { sandbox, main } = await setting({ world: WORLD });
    const all = Object.fromEntries(Object.entries(BAD_VALUES).map(([name, [value = '']]) => [name, value]));
    const { summary, log, annotations, outcome, exported } = await main({ ...all, summary: 'always' });
    const own = CHECKED_NAMES.filter((name) => name !== 'summary');
    expect(own.filter((name) => !summary.includes(`- \`${name}\` must be `))).toEqual([]);
    expect(own.filter((name) => !log.some((line) => line.includes(`- ${name} must be `)))).toEqual([]);
    expect([outcome, annotations.length, asked(sandbox), exported]).toEqual(['failure', 1, [], {}]);
  });
});

describe('50 roles', () => {
  const names = Array.from({ length: 50 }, (_, n) => `role-${n}`);
  const roles = names.map((name) => `${name} = arn:aws:iam::${ACCOUNT}:role/${name}`).join('\n');
  const worldOf = (existing: readonly string[]): World => {
    const trustPolicy = trustSubject(DEFAULT_WORLD.subject);
    const accounts = DEFAULT_WORLD.accounts.map((account) => ({
      ...account,
      roles: existing.map((name) => ({ name, trustPolicy })),
    }));
    return { ...DEFAULT_WORLD, accounts };
  };
  const SLOW = {
    faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'latency', seconds: 0.1 } }],
  } as const;

  it('are assumed with one ID token, at most eight at a time, and published together', async () => {
    const { sandbox, main } = await setting({ world: worldOf(names), ...SLOW });
    const { outcome, outputs } = await main({ 'role-to-assume': 'none', roles });
    expect([outcome, outputs['profiles']]).toEqual(['success', names.join('\n')]);
    expect(sandbox.sessions).toHaveLength(50);
    expect(asked(sandbox).filter((operation) => operation === 'RequestIdToken')).toHaveLength(1);
    expect(sandbox.connectionCount('sts')).toBeLessThanOrEqual(50);
  });
});
