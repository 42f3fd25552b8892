// Which helpers of profiles the packed action runs with mode: verify. What it says about every tool of later steps, about the helper of this
// job, and about broken sources is tested without a process: `unit/run/verify-tools.test.ts` and `unit/run/verify-helper.test.ts`.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Job, StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { setting } from './setting.ts';

const NO_METADATA = { AWS_EC2_METADATA_DISABLED: 'true' };
const VERIFY = { mode: 'verify', 'role-to-assume': 'none', 'disable-retry': 'true' };

const FUNCTION = { run: AS_FUNCTION.runMain };

const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));

async function putConfig({ home }: Job, text: string): Promise<void> {
  const path = join(home, '.aws', 'config');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

describe('main step', () => {
  describe('when mode is verify', () => {
    it('runs the helper that this job made, and no other', async () => {
      const { job, main } = await setting({}, { environment: NO_METADATA });
      const marker = join(job.workspace, 'was-run');
      await putConfig(job, `[profile theirs]\ncredential_process = touch ${marker}\n`);
      const foreign = await main(VERIFY, { ...FUNCTION, environment: { AWS_PROFILE: 'theirs' } });
      expect([foreign.outcome, codesOf(foreign)]).toEqual(['failure', ['AMBIENT_SOURCE_BROKEN']]);
      await main({ refresh: 'true' }, FUNCTION);
      const copied = await main(VERIFY, { ...FUNCTION, environment: { AWS_PROFILE: 'theirs' } });
      expect(codesOf(copied)).toEqual(['AMBIENT_SOURCE_BROKEN']);
      const own = await main(VERIFY);
      expect([own.outcome, codesOf(own)]).toEqual(['success', []]);
      expect(existsSync(marker)).toBe(false);
    });
  });
});
