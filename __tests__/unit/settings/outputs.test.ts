// The table of outputs against what the action sets. That it sets no other output, the types hold: see OutputValues.
import { describe, expect, it } from '@jest/globals';
import { error } from '../../../src/diagnosis/finding.ts';
import { existingValues, publishedValues } from '../../../src/publish/values.ts';
import { failureOutputsOf } from '../../../src/report/report-failure.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { OUTPUTS, type OutputValues } from '../../../src/settings/outputs.ts';
import { FACTS, IDENTITY, SESSION, SETTINGS } from '../samples/healthy.ts';

const CREDENTIALS = createVault(() => {}).keep({
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
});
const settings = { ...SETTINGS, outputCredentials: true, refresh: true, profile: 'deploy' };
const verified = { facts: { ...FACTS, settings }, session: SESSION, identity: IDENTITY };
const files = { audit: '/t/audit.jsonl', profiles: { configFile: '/t/config', credentialsFile: '/t/credentials' } };

function namesIn(outputs: OutputValues): readonly string[] {
  return Object.entries(outputs).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

describe('OUTPUTS', () => {
  it('has no output that the action never sets', () => {
    const failure = error('INTERNAL_ERROR', { name: 'Error', message: 'broken' });
    const set = [
      publishedValues(settings, [{ verified, credentials: CREDENTIALS, profile: 'deploy' }], {}, files).outputs,
      existingValues(verified, {}).outputs,
      failureOutputsOf({ verdict: 'fail', findings: [failure] }, FACTS),
    ];
    expect([...new Set(set.flatMap(namesIn))].sort()).toEqual(Object.keys(OUTPUTS).sort());
  });
});
