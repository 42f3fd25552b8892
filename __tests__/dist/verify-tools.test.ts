// What mode: verify of the packed action does with the helper of a profile. What it says about every tool of later steps, and about
// sources that are there and broken, is tested without a process: `unit/run/verify-tools.test.ts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../sandbox/world.ts';
import { operationsOf, setting } from './setting.ts';

const ACCOUNT = '111122223333';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const USER = {
  name: 'ci',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    users: [USER],
    roles: [
      ...account.roles,
      { name: 'plan', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
      { name: 'machine', trustPolicy: { Statement: [] } },
    ],
  })),
};
const NO_METADATA = { AWS_EC2_METADATA_DISABLED: 'true' };
const VERIFY = { mode: 'verify', 'role-to-assume': 'none', 'disable-retry': 'true' };

const start = (environment: Readonly<Record<string, string>> = {}, options = {}) =>
  setting({ world: WORLD, ...options }, { environment });
const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));
const saidBy = ({ annotations }: StepResult) => annotations.map(({ message }) => message).join('\n');

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function put({ home }: Job, name: 'config' | 'credentials', text: string): Promise<void> {
  const path = join(home, '.aws', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('main step', () => {
  describe('when mode is verify', () => {
    it('runs the helper that this job made, and no other', async () => {
      const { job, main } = await start(NO_METADATA);
      const marker = join(job.workspace, 'was-run');
      await put(job, 'config', `[profile theirs]\ncredential_process = touch ${marker}\n`);
      const foreign = await main(VERIFY, { environment: { AWS_PROFILE: 'theirs' } });
      expect([foreign.outcome, codesOf(foreign)]).toEqual(['failure', ['AMBIENT_SOURCE_BROKEN']]);
      await main({ refresh: 'true' });
      const copied = await main(VERIFY, { environment: { AWS_PROFILE: 'theirs' } });
      expect(codesOf(copied)).toEqual(['AMBIENT_SOURCE_BROKEN']);
      const own = await main(VERIFY);
      expect([own.outcome, codesOf(own)]).toEqual(['success', []]);
      const { existsSync } = await import('node:fs');
      expect(existsSync(marker)).toBe(false);
    });

    it.each([
      ['self-hosted', ['OTHER_CREDENTIALS_WIN']],
      ['github-hosted', []], // the metadata there are of another cloud
    ])('warns of an instance role that some tools take where the helper fails: %s', async (runner, codes) => {
      const world = { ...WORLD, claims: { ...WORLD.claims, runner_environment: runner } };
      const { sandbox, main } = await start({}, { world, instanceProfile: roleArn('machine') });
      await main({ refresh: 'true' });
      const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: sandbox.instanceMetadataEndpoint ?? '' };
      const result = await main(VERIFY, { environment });
      expect([result.outcome, codesOf(result)]).toEqual(['success', codes]);
      expect(operationsOf(sandbox).includes('InstanceMetadata')).toBe(codes.length > 0);
      const said = /JavaScript v3.*instance metadata[\s\S]*AWS_EC2_METADATA_DISABLED: 'true'/;
      if (codes.length > 0) expect(saidBy(result)).toMatch(said);
      expect(saidBy(result).length).toBeLessThanOrEqual(700);
    });

    it('never passes with nothing left', async () => {
      const { sandbox, main } = await start(NO_METADATA);
      await main();
      sandbox.advanceClock(3600);
      const result = await main(VERIFY);
      expect([result.outcome, result.outputs['remaining-seconds']]).toEqual(['failure', undefined]);
    });
  });
});
