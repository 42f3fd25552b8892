// Which helper of a profile is ours, and what a helper gets to see.
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ownLauncher, runHelper } from '../../../src/aws/ambient.ts';

const root = mkdtempSync(join(tmpdir(), 'profile-helper-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A step with its launcher, in a temp folder of its own. */
function madeByStep() {
  const RUNNER_TEMP = mkdtempSync(join(root, 'temp-'));
  const folder = join(RUNNER_TEMP, `aws-token-guard-${crypto.randomUUID()}`);
  mkdirSync(folder, { mode: 0o700 });
  const launcher = join(folder, 'renew-0.sh');
  writeFileSync(launcher, 'exec true\n', { mode: 0o600 });
  const [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE] = [join(folder, 'config'), join(folder, 'credentials')];
  const environment = { RUNNER_TEMP, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE };
  return { folder, launcher, environment, command: `/bin/sh ${launcher} session` };
}

type Step = ReturnType<typeof madeByStep>;

describe('ownLauncher', () => {
  it('gives the launcher that a step made', () => {
    const { command, environment, launcher } = madeByStep();
    expect(ownLauncher(command, environment)).toBe(launcher);
  });

  const onUnix = process.platform === 'win32' ? it.skip : it; // modes mean nothing on Windows
  onUnix.each<[string, (step: Step) => void]>([
    ['a launcher that the group can write', ({ launcher }) => chmodSync(launcher, 0o620)],
    ['a launcher that everybody can write', ({ launcher }) => chmodSync(launcher, 0o602)],
    ['a folder that the group can write', ({ folder }) => chmodSync(folder, 0o770)],
    ['a folder that everybody can write', ({ folder }) => chmodSync(folder, 0o707)],
    [
      'a launcher that is a link',
      ({ launcher, folder }) => {
        renameSync(launcher, join(folder, 'elsewhere'));
        symlinkSync(join(folder, 'elsewhere'), launcher);
      },
    ],
    [
      'a folder that is a link',
      ({ folder }) => {
        renameSync(folder, join(root, 'elsewhere'));
        symlinkSync(join(root, 'elsewhere'), folder);
      },
    ],
    ['a launcher that is gone', ({ launcher }) => rmSync(launcher)],
  ])('does not trust %s', (_, change) => {
    const step = madeByStep();
    change(step);
    expect(ownLauncher(step.command, step.environment)).toBeUndefined();
  });

  it.each<[string, (step: Step) => Readonly<Record<string, string>>]>([
    ['profiles of somebody else', ({ environment }) => ({ ...environment, AWS_CONFIG_FILE: '/home/x/.aws/config' })],
    ['files of two folders', ({ environment }) => ({ ...environment, AWS_SHARED_CREDENTIALS_FILE: '/x/credentials' })],
    ['a folder outside of the temp folder', ({ environment }) => ({ ...environment, RUNNER_TEMP: root })],
  ])('does not trust %s', (_, change) => {
    const step = madeByStep();
    expect(ownLauncher(step.command, change(step))).toBeUndefined();
  });

  it('does not trust another command', () => {
    const { environment } = madeByStep();
    expect(ownLauncher('/usr/bin/helper session', environment)).toBeUndefined();
  });
});

describe('runHelper', () => {
  const onUnix = process.platform === 'win32' ? it.skip : it; // the commands are those of a shell
  onUnix('keeps the inputs and the state of the step from the helper', async () => {
    const { launcher } = madeByStep();
    const answer = {
      Version: 1,
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      SecretAccessKey: '$(env | grep -c SECRET-OF-STEP)',
    };
    writeFileSync(launcher, `printf '%s' "${JSON.stringify(answer).replaceAll('"', '\\"')}"\n`);
    const environment = {
      PATH: process.env['PATH'],
      'INPUT_AWS-SECRET-ACCESS-KEY': 'SECRET-OF-STEP',
      INPUT_ROLES: 'SECRET-OF-STEP',
      STATE_restore: 'SECRET-OF-STEP',
    };
    const seen = async (more: Readonly<Record<string, string>>) =>
      runHelper(launcher, { ...environment, ...more }, new AbortController().signal);
    const withSecret = (secretAccessKey: string) => ({ status: 'succeeded', value: { secretAccessKey } });
    expect(await seen({})).toMatchObject(withSecret('0'));
    expect(await seen({ OTHER: 'SECRET-OF-STEP' })).toMatchObject(withSecret('1')); // what later steps have
  });
});
