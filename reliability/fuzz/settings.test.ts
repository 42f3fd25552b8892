// Whatever a workflow gives as inputs, variables and proxies is understood or refused; a misplaced secret is not shown.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { manifestDefault } from '../../scripts/generated-sections.mjs';
import { diagnoseSettings } from '../../src/diagnosis/verdict.ts';
import { renderFailure } from '../../src/report/failure-summary.ts';
import { renderAnnotations } from '../../src/report/finding-text.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { INPUT_NAMES, type InputName } from '../../src/settings/inputs.ts';
import { parseSettings } from '../../src/settings/parse.ts';
import type { InputViolation, RawInputs, Settings } from '../../src/settings/settings.ts';
import { violationsOf } from '../../src/settings/violations.ts';
import {
  accessKeyId,
  anyText,
  jwtOf,
  longText,
  near,
  randomText,
  secretAccessKey,
  sessionToken,
  USUAL_PIECES,
} from './arbitraries.ts';
import {
  expectHarmlessPage,
  expectNoSecrets,
  expectPlainLine,
  expectPlainLines,
  PAGE_OF,
  property,
} from './support.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ci/deploy';

/** Values that pass, of inputs that take more than a word. */
const VALUES: Readonly<Partial<Record<InputName, readonly string[]>>> = {
  'role-to-assume': [ROLE, 'deploy', 'ci/deploy', 'arn:aws-us-gov:iam::111122223333:role/x'],
  'aws-region': ['eu-central-1', 'us-gov-west-1', 'eu-central-1a'],
  'role-session-name': ['deploy@octo-org'],
  audience: ['sts.amazonaws.com', 'https://example.com/x'],
  'web-identity-token-file': ['/var/run/secrets/token', 'token'],
  'aws-access-key-id': ['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'],
  'aws-secret-access-key': ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  'aws-session-token': ['FwoGZXIvYXdzEXAMPLEEXAMPLEEXAMPLE'],
  'role-external-id': ['a:b/c'],
  roles: [`one = ${ROLE}\ntwo = ${ROLE}`, `one=${ROLE}`],
  'role-chain': [`${ROLE}, ${ROLE}`, ROLE],
  'custom-tags': ['{"Team":"a b","Cost":"1"}', 'Team = a b\nCost=1'],
  'transitive-tag-keys': ['Repository\nTeam'],
  'allowed-account-ids': ['111122223333, 444455556666', '12345'],
  'allowed-role-arns': ['arn:aws:iam::*:role/ci/*', ROLE],
  'inline-session-policy': ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'],
  'managed-session-policies': ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/x'],
  'aws-profile': ['deploy', 'a/b'],
  'http-proxy': ['http://user:pass%20word@proxy.example:3128', 'proxy.example:3128'],
  'no-proxy': ['localhost,10.0.0.0/8 .example.com'],
  'sts-endpoint': ['https://sts.example.com', 'https://user:secret@sts.example.com', 'http://127.0.0.1:1'],
  'expected-subject': ['repo:octo-org/octo-repo:*\nrepo:octo-org/x:environment:y'],
  'trust-policy-file': ['iam/deploy-trust.json'],
  'role-duration-seconds': ['3600', '1h', '60m', '1800s'],
};
const WORDS = ['true', 'false', 'configure', 'diagnose', 'verify', 'warn', 'none', 'any', 'auto', '0', '1', '900', ''];
const DEFAULTS = Object.fromEntries(INPUT_NAMES.map((name) => [name, manifestDefault(name) ?? '']));
const EMPTY_RUN = { repository: 'o/r', runId: '1', runAttempt: '1', workflow: '', action: '', actor: '', commit: '' };
const RUN = { ...EMPTY_RUN, ref: '', eventName: '', baseRef: '', headRef: '', job: '', triggeringActor: '' };

const inputName = fc.constantFrom(...INPUT_NAMES);
const input = inputName.chain((name) => fc.tuple(fc.constant(name), near(...(VALUES[name] ?? []), ...WORDS)));
const environment = fc.dictionary(
  fc.constantFrom('AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_STS', 'AWS_USE_FIPS_ENDPOINT'),
  near('eu-central-1', 'https://sts.eu-central-1.amazonaws.com', 'http://localhost:1', 'true'),
);
const run = fc.record({
  repository: near('octo-org/octo-repo'),
  runId: near('9876543210'),
  runAttempt: near('1'),
  workflow: anyText,
  action: anyText,
  actor: anyText,
  commit: anyText,
  ref: near('refs/heads/main'),
  eventName: anyText,
  baseRef: anyText,
  headRef: anyText,
  job: anyText,
  triggeringActor: anyText,
});
const rawInputs: fc.Arbitrary<RawInputs> = fc.record({
  inputs: fc.array(input, { maxLength: 5 }).map((given) => ({ ...DEFAULTS, ...Object.fromEntries(given) })),
  environment,
  run,
});

describe('inputs', () => {
  property('are accepted as sound settings, or refused with a problem', 8000, rawInputs, checkSettings);

  property('are refused in one harmless annotation and page', 1500, rawInputs, (raw) => {
    const { settings } = parseSettings(raw);
    const diagnosis = diagnoseSettings({ settings, problems: violationsIn(raw) });
    if (diagnosis.verdict !== 'fail') return;
    const annotations = renderAnnotations(diagnosis, PAGE_OF);
    expect(annotations).toHaveLength(1);
    for (const { title, message } of annotations) {
      expectPlainLine(title);
      expectPlainLines(message);
    }
    expectHarmlessPage(renderFailure(diagnosis, settings, PAGE_OF));
  });

  const long = fc.tuple(inputName, longText(USUAL_PIECES)).map(
    ([name, text]): RawInputs => ({
      inputs: { ...DEFAULTS, [name]: text },
      environment: { AWS_REGION: text },
      run: { ...RUN, repository: text, runId: text, workflow: text, ref: text },
    }),
  );
  property('are refused at once, however long they are', 400, long, checkSettings);
});

/** What is said of inputs that were refused. */
function violationsIn(raw: RawInputs): readonly InputViolation[] {
  return violationsOf(
    parseSettings(raw).problems,
    raw,
    createVault(() => {}),
  );
}

function checkSettings(raw: RawInputs): void {
  const parsed = parseSettings(raw);
  if (parsed.ok) {
    expectSound(parsed.settings);
    return;
  }
  const violations = violationsIn(raw);
  expect(violations).not.toEqual([]);
  for (const { value } of violations) {
    expectPlainLine(value);
    expect(value.length).toBeLessThanOrEqual(120);
  }
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

const lookalike = fc.oneof(
  secretAccessKey,
  accessKeyId,
  sessionToken,
  fc
    .constantFrom('ghp_', 'ghs_', 'github_pat_')
    .chain((start) => randomText('abcXYZ012', 36).map((rest) => start + rest)),
  randomText('abcXYZ012', 60).map((signature) => jwtOf(JSON.stringify({ signature }))),
);
/** Looks like ordinary text. */
const password = randomText('abcdefgh-_.!$%', 16, 30);

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

describe.each(Object.entries(MISTAKES))('a secret given to another input, %s,', (_how, write) => {
  const check = (name: InputName, secret: string, elsewhere: Partial<RawInputs['inputs']>): void => {
    const inputs = { ...DEFAULTS, 'aws-region': 'eu-central-1', ...elsewhere, [name]: write(secret) };
    const said = JSON.stringify(violationsIn({ inputs, environment: {}, run: RUN }));
    expectNoSecrets(said, [secret, secret.replaceAll('/', '_')]);
  };

  property('is not shown where it looks like one', 1000, fc.tuple(inputName, lookalike), ([name, secret]) =>
    check(name, secret, {}),
  );
  property('is not shown where its own input has it, too', 500, fc.tuple(inputName, password), ([name, secret]) =>
    check(name, secret, { 'aws-secret-access-key': secret }),
  );
});
