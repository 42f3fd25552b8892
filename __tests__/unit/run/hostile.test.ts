// Each command of the runner that AWS may speak stays text. That the runner obeys none of the packed action's output is tested in
// `dist/hostile.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '../../../sandbox/server.ts';
import { WORKFLOW_COMMANDS } from '../samples/hostile.ts';
import { publishedBy, type Ran, stepSetting } from './step-setting.ts';

/** What the runner would take for a command, wherever a line begins for it. */
const OBEYED = /^\s*::|##\[/m;

const linesOf = ({ log, annotations }: Ran) => [...log, ...annotations.map(({ message }) => message)].join('\n');

describe('main step', () => {
  it.each(WORKFLOW_COMMANDS.map((text) => [JSON.stringify(text), text] as const))(
    'obeys none of AWS that refuses: %s',
    async (_, message) => {
      const effect: FaultEffect = { kind: 'error', status: 403, code: 'Odd', message };
      const { main } = await stepSetting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] });
      const result = await main({ 'disable-retry': 'true' });
      expect([result.outcome, publishedBy(result)]).toEqual(['failure', '']);
      expect(result.annotations.map(({ level }) => level)).toEqual(['error']);
      expect(result.annotations[0]?.title).not.toContain('pwned');
      expect(result.masks).not.toContain('deploy');
      expect(linesOf(result)).not.toMatch(OBEYED);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(result.summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/u);
      expect(result.summary.length).toBeGreaterThan(message.length);
    },
  );

  it.each(['::error::pwned', '##[error]pwned'])('obeys none of AWS that is out of order: %s', async (message) => {
    const effect: FaultEffect = { kind: 'error', status: 503, code: 'ServiceUnavailable', message };
    const { main } = await stepSetting({ faults: [{ operation: 'AssumeRoleWithWebIdentity', attempts: [1], effect }] });
    const result = await main();
    expect([result.outcome, result.annotations, result.outputs['pwned']]).toEqual(['success', [], undefined]);
    expect([linesOf(result).includes('pwned'), OBEYED.test(linesOf(result))]).toEqual([true, false]);
  });

  it('hides an input that looks like a secret', async () => {
    const { main } = await stepSetting();
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const { annotations, summary } = await main({ 'role-to-assume': secret });
    expect(JSON.stringify([annotations, summary])).not.toContain(secret);
  });
});
