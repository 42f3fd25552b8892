// Which endpoints of the environment are worth a finding.
import { describe, expect, it } from '@jest/globals';
import { endpointRules } from '../../../src/diagnosis/verified.ts';
import { readRunnerFacts } from '../../../src/github/runner.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { FACTS, ROLE } from '../samples/healthy.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

/** The findings of a run with this environment and this input. */
function found(environment: Readonly<Record<string, string>>, endpoint = 'auto') {
  const inputs = { ...DEFAULT_INPUTS, 'role-to-assume': ROLE.text, 'aws-region': 'eu-central-1' };
  const parsed = parseSettings({ inputs: { ...inputs, 'sts-endpoint': endpoint }, environment, run: UNKNOWN_RUN });
  if (!parsed.ok) throw new Error('the inputs break a rule');
  const facts = { ...FACTS, settings: parsed.settings, runner: readRunnerFacts(environment) };
  return endpointRules.flatMap((rule) => rule(facts)).map(({ code, severity }) => `${severity} ${code}`);
}

const OTHER = 'https://sts.internal.example';
const VPC = 'https://vpce-0a1b2c.sts.eu-central-1.vpce.amazonaws.com';
const WARNING = 'warning STS_ENDPOINT_FROM_ENVIRONMENT';
const NOTICE = 'notice LATER_STEPS_USE_OTHER_ENDPOINT';

describe('endpointRules', () => {
  it.each<[string, Readonly<Record<string, string>>, string | undefined, readonly string[]]>([
    ['nothing where nothing is set', {}, undefined, []],
    ['a host that is not of AWS', { AWS_ENDPOINT_URL_STS: OTHER }, undefined, [WARNING]],
    [
      'a host that looks like one of AWS',
      { AWS_ENDPOINT_URL_STS: `${OTHER}.sts.amazonaws.com.example` },
      undefined,
      [WARNING],
    ],
    ['no endpoint of AWS', { AWS_ENDPOINT_URL_STS: VPC }, undefined, []],
    ['no stand-in on this machine', { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' }, undefined, []],
    ['no host that the workflow names', { AWS_ENDPOINT_URL_STS: OTHER }, OTHER, []],
    ['a host for later steps that the workflow does not name', { AWS_ENDPOINT_URL_STS: OTHER }, VPC, [NOTICE]],
    ['the endpoint of all services', { AWS_ENDPOINT_URL: OTHER }, undefined, [NOTICE]],
    ['both', { AWS_ENDPOINT_URL: VPC, AWS_ENDPOINT_URL_STS: OTHER }, undefined, [WARNING, NOTICE]],
    ['none that is the same', { AWS_ENDPOINT_URL: `${OTHER}/` }, OTHER, []],
    [
      'none that tools ignore',
      { AWS_ENDPOINT_URL: OTHER, AWS_ENDPOINT_URL_STS: OTHER, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' },
      undefined,
      [],
    ],
  ])('finds %s', (_name, environment, endpoint, codes) => {
    expect(found(environment, endpoint)).toEqual(codes);
  });
});
