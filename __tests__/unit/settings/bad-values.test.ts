// No bad value of any input is taken, and the problem names its input.
import { describe, expect, it } from '@jest/globals';
import { createVault } from '../../../src/secrets/vault.ts';
import { INPUTS } from '../../../src/settings/inputs.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { proxyOf } from '../../../src/settings/secret-inputs.ts';
import { CHECKED_NAMES, sampleOf } from '../samples/input-values.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

const GIVEN = { 'role-to-assume': 'arn:aws:iam::111122223333:role/deploy', 'aws-region': 'eu-central-1' };

/** The inputs that are refused where one has this value. */
async function refusedWith(name: string, value: string): Promise<readonly string[]> {
  const inputs = { ...DEFAULT_INPUTS, ...GIVEN, [name]: value };
  const vault = createVault(() => {});
  const proxy = await proxyOf(inputs, { vault, environment: {}, runner: { readInput: () => '', info: () => {} } });
  const { problems } = parseSettings({ inputs, environment: {}, run: UNKNOWN_RUN });
  return [...problems.map(({ input }) => input), ...(proxy.ok ? [] : [proxy.violation.input])];
}

describe('each bad value', () => {
  it('is there for every input that is checked', () => {
    expect(CHECKED_NAMES.filter((name) => !sampleOf(name).bad?.length)).toEqual([]);
  });

  const rows = CHECKED_NAMES.flatMap((name) =>
    [...('guards' in INPUTS[name] ? [''] : []), ...(sampleOf(name).bad ?? [])].map(
      (value) => [name, value.slice(0, 60), value] as const,
    ),
  );
  it.each(rows)('of %s is refused: %j', async (name, _shown, value) => {
    expect(await refusedWith(name, value)).toContain(name);
  });
});
