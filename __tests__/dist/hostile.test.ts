// Text from outside stays text: in the log, in annotations, in the runner's files. Some steps are functions with the same output; each
// command alone is tested with functions, too: `unit/run/hostile.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { JobOptions } from '../../sandbox/job.ts';
import { worldWith } from '../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, SandboxOptions } from '../../sandbox/server.ts';
import { AS_FUNCTION } from '../unit/run/step-function.ts';
import { WORKFLOW_COMMANDS } from '../unit/samples/hostile.ts';
import { publishedBy, setting } from './setting.ts';

const ALL_COMMANDS = WORKFLOW_COMMANDS.join('\n');

const says = (message: string): FaultEffect => ({ kind: 'error', status: 403, code: 'Odd', message });

describe('main step', () => {
  describe('when AWS, GitHub or a claim speaks in workflow commands', () => {
    const obeysNone = async (text: string, options: SandboxOptions, jobOptions: Partial<JobOptions> = AS_FUNCTION) => {
      const { main } = await setting(options, jobOptions);
      const result = await main({ 'disable-retry': 'true' });
      expect(result.outcome).toBe('failure');
      expect(result.annotations.map(({ level }) => level)).toEqual(['error']);
      expect(result.annotations[0]?.title).not.toContain('pwned');
      expect(result.masks).not.toContain('deploy');
      expect(publishedBy(result)).toBe('');
      expect(Object.keys(result.outputs)).not.toContain('pwned');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(result.raw.summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/u);
      expect(result.raw.summary.length).toBeGreaterThan(text.length);
    };
    it.each([
      ['all of them', ALL_COMMANDS, {}],
      ['one at the beginning', '::error title=pwned::pwned', AS_FUNCTION],
    ])('obeys none of AWS: %s', (_, text, jobOptions) =>
      obeysNone(text, { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: says(text) }] }, jobOptions),
    );

    it('obeys none of GitHub', () =>
      obeysNone(ALL_COMMANDS, { faults: [{ operation: 'RequestIdToken', effect: says(ALL_COMMANDS) }] }));

    it('obeys none in claims', () =>
      obeysNone(ALL_COMMANDS, {
        world: worldWith(`repo:octo-org/octo-repo:ref:refs/heads/${ALL_COMMANDS}`, {
          ref: ALL_COMMANDS,
          actor: ALL_COMMANDS,
        }),
      }));
  });

  describe('when a failure that passes speaks in workflow commands', () => {
    it('obeys none', async () => {
      const effect: FaultEffect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: ALL_COMMANDS };
      const { main } = await setting(
        { faults: [{ operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect }] },
        AS_FUNCTION,
      );
      const { outcome, annotations, log, outputs } = await main();
      expect([outcome, annotations]).toEqual(['success', []]);
      expect(log.filter((line) => /^(?:Error|Warning|Notice): |^▼ pwned/.test(line))).toEqual([]);
      expect(outputs).not.toHaveProperty('pwned');
    });
  });

  describe('when an input holds what is wrong with it', () => {
    it('shows the value as text', async () => {
      const { main } = await setting({}, AS_FUNCTION);
      const result = await main({ 'role-to-assume': 'x\n::error::pwned\n##[error]pwned', audience: 'a b' });
      expect(result.annotations).toHaveLength(1);
      expect(result.annotations[0]?.message).toContain('pwned');
    });
  });
});
