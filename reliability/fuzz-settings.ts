// Probes of what the workflow says: inputs, the variables that stand in for them, proxies.
import fc from 'fast-check';
import { diagnoseSettings } from '../src/diagnosis/diagnose-session.ts';
import { createRunner } from '../src/github/runner.ts';
import {
  agentOptionsFor,
  describeProxy,
  proxiesOf,
  proxyFor,
  proxySecretsOf,
  proxySettingsOf,
} from '../src/net/proxy.ts';
import { renderAnnotations } from '../src/report/annotation.ts';
import { pagesOf } from '../src/report/documentation.ts';
import { renderFailure } from '../src/report/findings.ts';
import { createVault } from '../src/secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../src/settings/inputs.ts';
import { parseSettings } from '../src/settings/parse.ts';
import type { InputViolation, RawInputs, Settings } from '../src/settings/settings.ts';
import { violationsOf } from '../src/settings/violations.ts';
import { commandsIn, firstOf, harmlessPage, plainLine, plainLines, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import {
  accessKeyId,
  anyText,
  jwtOf,
  longText,
  near,
  secretAccessKey,
  sessionToken,
  USUAL_PIECES,
} from './fuzz-texts.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ci/deploy';
const POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

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
  'inline-session-policy': [POLICY],
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
const DEFAULTS = Object.fromEntries(INPUT_NAMES.map((name) => [name, INPUTS[name].default]));

const input = fc
  .constantFrom(...INPUT_NAMES)
  .chain((name) => fc.tuple(fc.constant(name), near([...(VALUES[name] ?? []), ...WORDS])));

const variables = fc.dictionary(
  fc.constantFrom('AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_STS', 'AWS_USE_FIPS_ENDPOINT'),
  near(['eu-central-1', 'https://sts.eu-central-1.amazonaws.com', 'http://localhost:1', 'true']),
);

const identity = fc.record({
  ...{ repository: near(['octo-org/octo-repo']), runId: near(['9876543210']), runAttempt: near(['1']) },
  ...{ workflow: anyText, action: anyText, actor: anyText, commit: anyText, ref: near(['refs/heads/main']) },
});

const rawInputs: fc.Arbitrary<RawInputs> = fc
  .tuple(fc.array(input, { maxLength: 5 }), variables, identity)
  .map(([changed, environment, run]) => ({
    inputs: { ...DEFAULTS, ...Object.fromEntries(changed) },
    environment,
    run,
  }));

const TAG = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What every later stage relies on. */
function soundSettings(settings: Settings): Verdict {
  const { roleSessionName, sessionTags, durationSeconds, region, trustPolicyFile = 'x', profile = 'x' } = settings;
  const tags = [...Object.entries(sessionTags.custom), ...Object.entries(sessionTags.usual)];
  const claims: readonly (readonly [string, boolean])[] = [
    ['role session name', /^[\w+=,.@-]{2,64}$/.test(roleSessionName)],
    ['session tags', tags.every(([key, value]) => key.length <= 128 && value.length <= 256 && TAG.test(key + value))],
    ['well-formed tags', tags.every((tag) => tag.every((text) => text.isWellFormed()))],
    ['duration', durationSeconds >= 900 && durationSeconds <= 43_200],
    ['region', /^[a-z0-9-]+$/.test(region)],
    ['path of the trust policy', !trustPolicyFile.split('/').includes('..') && !trustPolicyFile.startsWith('/')],
    ['profile', /^[\w@+.%:/-]+$/.test(profile)],
    ['endpoint', settings.endpoint.url === undefined || URL.canParse(settings.endpoint.url)],
    ['JSON', JSON.stringify(settings).length > 0],
  ];
  const broken = claims.find(([, holds]) => !holds);
  return broken && `Accepted settings with a bad ${broken[0]}.`;
}

/** What is said of inputs that were refused. */
function violationsIn(raw: RawInputs): readonly InputViolation[] {
  const vault = createVault(() => {});
  return violationsOf(parseSettings(raw).problems, raw, vault);
}

function checkSettings(raw: RawInputs): Verdict {
  const parsed = parseSettings(raw);
  if (parsed.ok) return soundSettings(parsed.settings);
  const violations = violationsIn(raw);
  if (violations.length === 0) return 'Refused without a problem.';
  return firstOf(
    ...violations.map(({ value }) => plainLine('A value', value)),
    ...violations.map(({ value }) => (value.length > 120 ? 'A value is shown at too great a length.' : undefined)),
  );
}

const PAGE_OF = pagesOf({
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_SERVER_URL: 'https://github.com',
});

/** The whole way of a refusal to the log and the page. */
function checkTold(raw: RawInputs): Verdict {
  const { settings } = parseSettings(raw);
  const diagnosis = diagnoseSettings({ settings, problems: violationsIn(raw) });
  if (diagnosis.verdict !== 'fail') return undefined;
  const annotations = renderAnnotations(diagnosis, PAGE_OF);
  return firstOf(
    annotations.length === 1 ? undefined : `There are ${annotations.length} annotations.`,
    ...annotations.map(({ message }) => plainLines('The annotation', message)),
    ...annotations.map(({ title }) => plainLine('The title', title)),
    harmlessPage(renderFailure(diagnosis, settings, PAGE_OF)),
  );
}

const lookalike = fc.oneof(
  secretAccessKey,
  accessKeyId,
  sessionToken,
  fc.constantFrom('ghp_', 'ghs_', 'github_pat_').chain((start) => letters(36).map((rest) => `${start}${rest}`)),
  letters(60).map((signature) => jwtOf(JSON.stringify({ signature }))),
);

/** Nothing tells it from any other text. */
const password = fc.noShrink(fc.string({ unit: fc.constantFrom(...'abcdefgh-_.!$%'), minLength: 16, maxLength: 30 }));

function letters(length: number): fc.Arbitrary<string> {
  return fc.noShrink(fc.string({ unit: fc.constantFrom(...'abcXYZ012'), minLength: length, maxLength: length }));
}

/** How people put a secret where it does not belong. */
const MISTAKES: readonly (readonly [how: string, write: (secret: string) => string])[] = [
  ['by itself', (text) => text],
  ['between quotes', (text) => `"${text}"`],
  ['behind a name', (text) => `key = ${text}`],
  ['before a value', (text) => `first=1\n${text}=x`],
  ['in a list', (text) => `a, ${text}`],
  ['as a key of JSON', (text) => `{"${text}":5}`],
  ['as a tag', (text) => `{"${text}":"%"}`],
  ['as the password of a URL', (text) => `https://user:${text.replaceAll('/', '_')}@sts.example.com/?x`],
  ['as a password with @ in it', (text) => `https://user:p@${text.replaceAll('/', '_')}@sts.example.com/?x`],
];

const RUN = {
  repository: 'o/r',
  runId: '1',
  runAttempt: '1',
  workflow: '',
  action: '',
  actor: '',
  commit: '',
  ref: '',
};

interface Misplaced {
  readonly name: InputName;
  readonly secret: string;
  readonly text: string;
}

/** A secret that somebody gave to an input which does not take it. */
function misplaced(secrets: fc.Arbitrary<string>, write: (secret: string) => string): fc.Arbitrary<Misplaced> {
  return fc
    .tuple(fc.constantFrom(...INPUT_NAMES), secrets)
    .map(([name, secret]) => ({ name, secret, text: write(secret) }));
}

function checkMisplaced({ name, secret, text }: Misplaced, elsewhere: Partial<RawInputs['inputs']> = {}): Verdict {
  const inputs = { ...DEFAULTS, 'aws-region': 'eu-central-1', ...elsewhere, [name]: text };
  const said = violationsIn({ inputs, environment: {}, run: RUN });
  return withoutSecrets(`What is said of ${name}`, JSON.stringify(said), [secret, secret.replaceAll('/', '_')]);
}

const misplacedProbes: readonly Probe[] = MISTAKES.flatMap(([how, write]) => [
  probe(`inputs: what looks like a secret is not shown ${how}`, {
    ...{ runs: 1000, input: misplaced(lookalike, write) },
    check: (one: Misplaced) => checkMisplaced(one),
  }),
  probe(`inputs: a secret of another input is not shown ${how}`, {
    ...{ runs: 500, input: misplaced(password, write) },
    check: (one: Misplaced) => checkMisplaced(one, { 'aws-secret-access-key': one.secret }),
  }),
]);

const proxyText = fc
  .tuple(
    fc.constantFrom('http://', 'https://', 'HTTP://', '', 'http:', 'socks://'),
    anyText,
    near(['pässword!9', 'a%20b', '%']),
    near(['proxy.example:3128', '[::1]:3128']),
  )
  .map(([scheme, user, password, host]) => ({ text: `${scheme}${user}:${password}@${host}`, password }));

const proxies = fc.record({
  proxy: fc.oneof(
    proxyText,
    anyText.map((text) => ({ text, password: '' })),
  ),
  variable: fc.constantFrom('http_proxy', 'HTTPS_PROXY', 'https_proxy', undefined),
  bypass: near(['localhost,127.0.0.0/8', '*.example.com:443 10.0.0.0/33', '::1/128,fe80::1%lo/64', '*']),
  url: fc.oneof(
    fc.webUrl(),
    fc.ipV6().map((ip) => `https://[${ip}]/`),
    fc.ipV4().map((ip) => `http://${ip}:80/`),
  ),
});

type ProxyCase = typeof proxies extends fc.Arbitrary<infer T> ? T : never;

function checkProxies({ proxy, variable, bypass, url }: ProxyCase): Verdict {
  const environment = variable === undefined ? {} : { [variable]: proxy.text };
  const inputs = { noProxy: bypass, ...(variable === undefined ? { httpProxy: proxy.text } : {}) };
  const result = proxySettingsOf(environment, inputs);
  if (!result.ok) return withoutSecrets('The problem', result.problem, long(proxy.password));
  if (!URL.canParse(url)) return undefined;
  const target = new URL(url);
  const chosen = proxyFor(target, result.settings);
  const { proxyEnv = {} } = agentOptionsFor(target, result.settings);
  const bad = Object.values(proxyEnv).find((value) => !URL.canParse(value) || !/^https?:\/\//.test(value));
  const shown = [
    ...proxiesOf(result.settings, process.version).lines,
    chosen === undefined ? '' : describeProxy(chosen),
  ];
  return firstOf(
    bad === undefined ? undefined : `Node would connect directly: ${JSON.stringify(bad)}.`,
    ...shown.map((line) => plainLine('What is shown of the proxy', line)),
    ...proxySecretsOf(result.settings).map((one) => (one.length < 4 ? 'A mask would shred the log.' : undefined)),
    withoutSecrets('What is shown of the proxy', shown.join('\n'), long(proxy.password)),
  );
}

/** Too short to be told from anything else. */
function long(password: string): readonly string[] {
  return password.length < 8 ? [] : [password];
}

const longInputs = fc.tuple(fc.constantFrom(...INPUT_NAMES), longText(USUAL_PIECES)).map(([name, text]): RawInputs => {
  const run = { ...RUN, repository: text, runId: text, workflow: text, ref: text };
  return { inputs: { ...DEFAULTS, [name]: text }, environment: { AWS_REGION: text }, run };
});

/** What is printed goes through this, a line each; a message is at most as long as the runner shows. */
function checkRunner(text: string): Verdict {
  const said: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (chunk) => said.push(String(chunk)) > 0;
  try {
    const runner = createRunner({}, { redact: (one) => one });
    const lines = text.split('\n');
    runner.info(lines[0] ?? '');
    runner.group(lines[1] ?? '', lines.slice(0, 50));
    runner.annotate({ level: 'notice', title: 'A title of ours', message: text.slice(0, 4096) });
  } finally {
    process.stdout.write = write;
  }
  const names = commandsIn(said.join('')).map(({ name }) => name);
  const own = ['group', 'endgroup', 'notice'];
  return names.join() === own.join() || names.join() === own.slice(0, 2).join()
    ? undefined
    : `Commands: ${names.join()}.`;
}

export const settingsProbes: readonly Probe[] = [
  probe('inputs: accepted as sound settings, or refused with a problem', {
    runs: 8000,
    input: rawInputs,
    check: checkSettings,
  }),
  probe('inputs: a refusal is told in one harmless annotation and page', {
    runs: 1500,
    input: rawInputs,
    check: checkTold,
  }),
  ...misplacedProbes,
  probe('inputs: long values are refused at once', { runs: 400, input: longInputs, check: checkSettings }),
  probe('log: any text is printed as text', { runs: 3000, input: anyText, check: checkRunner }),
  probe('log: long texts are printed at once', { runs: 300, input: longText(USUAL_PIECES), check: checkRunner }),
  probe('proxies: understood or refused, the password never shown', {
    runs: 4000,
    input: proxies,
    check: checkProxies,
  }),
];
