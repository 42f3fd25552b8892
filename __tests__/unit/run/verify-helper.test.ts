// What mode: verify says where the session of this job comes from its own helper: that of the packed action, which is a process here, too.
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../../sandbox/job.ts';
import { findingCodeOf } from '../../../sandbox/scenarios/scenario.ts';
import { DEFAULT_WORLD, type World } from '../../../sandbox/world.ts';
import { operationsOf } from '../../dist/setting.ts';
import { functionSetting } from './step-function.ts';

const ACCOUNT = '111122223333';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    roles: [...account.roles, { name: 'machine', trustPolicy: { Statement: [] } }],
  })),
};
const NO_METADATA = { AWS_EC2_METADATA_DISABLED: 'true' };
const VERIFY = { mode: 'verify', 'role-to-assume': 'none', 'disable-retry': 'true' };

const start = (environment: Readonly<Record<string, string>> = {}, options = {}) =>
  functionSetting({ world: WORLD, ...options }, { environment });
const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));
const saidBy = ({ annotations }: StepResult) => annotations.map(({ message }) => message).join('\n');

describe('main step', () => {
  describe('when mode is verify', () => {
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
