// Whatever a workflow gives as inputs, variables and proxies is understood or refused; a misplaced secret is not shown.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { INPUT_SAMPLES, sampleOf } from '../../__tests__/unit/samples/input-values.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../../__tests__/unit/samples/raw-inputs.ts';
import { diagnoseSettings } from '../../src/diagnosis/verdict.ts';
import { renderFailure } from '../../src/report/failure-summary.ts';
import { renderAnnotations } from '../../src/report/finding-text.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { INPUT_NAMES, type InputName } from '../../src/settings/inputs.ts';
import { parseSettings } from '../../src/settings/parse.ts';
import type { InputViolation, RawInputs, Settings } from '../../src/settings/settings.ts';
import { violationsOf } from '../../src/settings/violations.ts';
import { anyText, CREDENTIALS, jwtOf, longText, mostly, near, randomText } from './arbitraries.ts';
import {
  expectHarmlessPage,
  expectNoSecrets,
  expectOneAnnotation,
  expectPlainLines,
  PAGE_OF,
  property,
} from './support.ts';

const ROLE = INPUT_SAMPLES['role-to-assume'].other;

/** More values that pass, of inputs that take lists, pairs and URLs. */
const MORE_VALUES: Readonly<Partial<Record<InputName, string>>> = {
  'aws-region': 'us-gov-west-1',
  roles: `one = ${ROLE}\ntwo = ${ROLE}`,
  'role-chain': `${ROLE}, ${ROLE}`,
  'custom-tags': '{"Team":"a b","Cost":"1"}',
  'transitive-tag-keys': 'Repository\nTeam',
  'http-proxy': 'http://user:pass%20word@proxy.example:3128',
  'sts-endpoint': 'http://127.0.0.1:1',
  'expected-subject': 'repo:octo-org/octo-repo:*\nrepo:octo-org/x:environment:y',
};
const WORDS = ['true', 'false', 'diagnose', 'verify', 'warn', 'none', 'any', 'auto', '0', '1', '900', '1h', '60m'];

const inputName = fc.constantFrom(...INPUT_NAMES);
const input = inputName.chain((name) => {
  const values = [sampleOf(name).other, MORE_VALUES[name] ?? '', ...(sampleOf(name).bad ?? []), ...WORDS];
  return fc.tuple(fc.constant(name), near(...values));
});
const run = Object.fromEntries(Object.keys(UNKNOWN_RUN).map((name) => [name, anyText]));
const usual = fc.record({
  inputs: fc.array(input, { maxLength: 5 }).map((given) => ({ ...DEFAULT_INPUTS, ...Object.fromEntries(given) })),
  environment: fc.dictionary(
    fc.constantFrom('AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_STS', 'AWS_USE_FIPS_ENDPOINT'),
    near('eu-central-1', 'https://sts.eu-central-1.amazonaws.com', 'http://localhost:1', 'true'),
  ),
  run: fc.record({ ...run, repository: near('octo-org/octo-repo'), runId: near('9876543210') }),
});
const long = fc.tuple(inputName, longText()).map(([name, text]) => ({
  inputs: { ...DEFAULT_INPUTS, [name]: text },
  environment: { AWS_REGION: text },
  run: { ...UNKNOWN_RUN, repository: text, runId: text, workflow: text, ref: text },
}));
const rawInputs = mostly(usual as fc.Arbitrary<RawInputs>, long);

describe('inputs', () => {
  property('are accepted as sound settings, or refused with a problem', 8000, rawInputs, (raw) => {
    const parsed = parseSettings(raw);
    if (parsed.ok) {
      expectSound(parsed.settings);
      return;
    }
    const violations = violationsIn(raw);
    expect(violations).not.toEqual([]);
    expectPlainLines(...violations.map(({ value }) => value));
    expect(Math.max(...violations.map(({ value }) => value.length))).toBeLessThanOrEqual(120);
  });

  property('are refused in one harmless annotation and page', 1500, rawInputs, (raw) => {
    const { settings } = parseSettings(raw);
    const diagnosis = diagnoseSettings({ settings, problems: violationsIn(raw) });
    if (diagnosis.verdict !== 'fail') return;
    expectOneAnnotation(renderAnnotations(diagnosis, PAGE_OF));
    expectHarmlessPage(renderFailure(diagnosis, settings, PAGE_OF));
  });
});

/** What is said of inputs that were refused. */
function violationsIn(raw: RawInputs): readonly InputViolation[] {
  const vault = createVault(() => {});
  return violationsOf(parseSettings(raw).problems, raw, vault);
}

/** What every later stage relies on. */
function expectSound(settings: Settings): void {
  const { roleSessionName, sessionTags, durationSeconds, region, trustPolicyFile = 'x', profile = 'x' } = settings;
  expect(roleSessionName).toMatch(/^[\w+=,.@-]{2,64}$/);
  for (const [key, value] of [...Object.entries(sessionTags.custom), ...Object.entries(sessionTags.usual)]) {
    expect(key.length).toBeLessThanOrEqual(128);
    expect(value.length).toBeLessThanOrEqual(256);
    expect(key + value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
    expect(key.isWellFormed() && value.isWellFormed()).toBe(true);
  }
  expect(durationSeconds).toBeGreaterThanOrEqual(900);
  expect(durationSeconds).toBeLessThanOrEqual(43_200);
  expect(region).toMatch(/^[a-z0-9-]+$/);
  expect(trustPolicyFile).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/);
  expect(profile).toMatch(/^[\w@+.%:/-]+$/);
  expect(settings.endpoint.url === undefined || URL.canParse(settings.endpoint.url)).toBe(true);
  expect(JSON.stringify(settings).length).toBeGreaterThan(0);
}

/** How people put a secret where it does not belong. */
const MISTAKES: Readonly<Record<string, (secret: string) => string>> = {
  'by itself': (text) => text,
  'between quotes': (text) => `"${text}"`,
  'behind a name': (text) => `key = ${text}`,
  'before a value': (text) => `first=1\n${text}=x`,
  'in a list': (text) => `a, ${text}`,
  'as a key of JSON': (text) => `{"${text}":5}`,
  'as a tag': (text) => `{"${text}":"%"}`,
  'as the password of a URL': (text) => `https://user:${text.replaceAll('/', '_')}@sts.example.com/?x`,
  'as a password with @ in it': (text) => `https://user:p@${text.replaceAll('/', '_')}@sts.example.com/?x`,
};

describe('a secret given to another input', () => {
  const random = randomText('abcXYZ012', 36, 60);
  const lookalike = fc.oneof(
    ...Object.values(CREDENTIALS),
    ...['ghp_', 'ghs_', 'github_pat_'].map((start) => random.map((rest) => start + rest)),
    random.map((signature) => jwtOf(JSON.stringify({ signature }))),
  );
  /** Looks like ordinary text, and its own input has it, too. */
  const password = randomText('abcdefgh-_.!$%', 16, 30);
  const secrets = fc.oneof(
    { weight: 2, arbitrary: lookalike.map((secret) => ({ secret, elsewhere: {} })) },
    password.map((secret) => ({ secret, elsewhere: { 'aws-secret-access-key': secret } })),
  );
  const misplaced = fc.tuple(inputName, fc.constantFrom(...Object.values(MISTAKES)), secrets);

  property('is not shown', 13_500, misplaced, ([name, mistake, { secret, elsewhere }]) => {
    const inputs = { ...DEFAULT_INPUTS, 'aws-region': 'eu-central-1', ...elsewhere, [name]: mistake(secret) };
    const said = JSON.stringify(violationsIn({ inputs, environment: {}, run: UNKNOWN_RUN } as RawInputs));
    expectNoSecrets(said, [secret, secret.replaceAll('/', '_')]);
  });
});
