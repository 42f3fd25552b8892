// Text from outside stays text: in the log, in annotations, in the runner's files.
import { describe, expect, it } from '@jest/globals';
import { worldWith } from '../../sandbox/scenarios/scenario.ts';
import type { FaultEffect, SandboxOptions } from '../../sandbox/server.ts';
import { publishedBy, setting } from './setting.ts';

const COMMANDS = [
  '::error title=pwned::pwned',
  '\n::error::pwned',
  '\r::warning::pwned',
  '\u2028::notice::pwned',
  '  ::add-mask::deploy',
  '\n::stop-commands::pwned',
  '\n::set-output name=pwned::1',
  '##[error]pwned',
  'x ##[group]pwned',
  '%0A::error::pwned',
  '\u001b[31m::error::pwned',
  '\u0085::error::pwned',
];

const ALL_COMMANDS = COMMANDS.join('\n');

const says = (message: string): FaultEffect => ({ kind: 'error', status: 403, code: 'Odd', message });

describe('main step', () => {
  describe('when AWS, GitHub or a claim speaks in workflow commands', () => {
    const obeysNone = async (text: string, options: SandboxOptions) => {
      const { main } = await setting(options);
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
    it.each(COMMANDS.map((text) => [JSON.stringify(text), text] as const))('obeys none of AWS: %s', (_, text) =>
      obeysNone(text, { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: says(text) }] }),
    );

    it('obeys none of GitHub', () =>
      obeysNone(ALL_COMMANDS, { faults: [{ operation: 'RequestIdToken', effect: says(ALL_COMMANDS) }] }));

    it.each(['ref', 'actor'])('obeys none in the claim %s', (claim) =>
      obeysNone(ALL_COMMANDS, {
        world: worldWith(`repo:octo-org/octo-repo:ref:refs/heads/${ALL_COMMANDS}`, { [claim]: ALL_COMMANDS }),
      }),
    );
  });

  describe('when a failure that passes speaks in workflow commands', () => {
    it.each([
      ['all of them', ALL_COMMANDS],
      ['one at the beginning', '::error::pwned'],
      ['an old one', '##[error]pwned'],
    ])('obeys none: %s', async (_, text) => {
      const effect: FaultEffect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message: text };
      const { main } = await setting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect }] });
      const { outcome, annotations, log, outputs } = await main();
      expect([outcome, annotations]).toEqual(['success', []]);
      expect(log.filter((line) => /^(?:Error|Warning|Notice): |^▼ pwned/.test(line))).toEqual([]);
      expect(outputs).not.toHaveProperty('pwned');
    });
  });

  describe('when an input holds what is wrong with it', () => {
    it('shows the value as text', async () => {
      const { main } = await setting();
      const result = await main({ 'role-to-assume': 'x\n::error::pwned\n##[error]pwned', audience: 'a b' });
      expect(result.annotations).toHaveLength(1);
      expect(result.annotations[0]?.message).toContain('pwned');
    });

    it('hides a value that looks like a secret', async () => {
      const { main } = await setting();
      const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
      const { annotations, summary } = await main({ 'role-to-assume': secret });
      expect(JSON.stringify([annotations, summary])).not.toContain(secret);
    });
  });
});
