// What tools of later steps take: after a run that published nothing, beside credentials that are kept, and in place of new sessions.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { explain } from '../../../src/diagnosis/explain.ts';
import type { Finding } from '../../../src/diagnosis/finding.ts';
import { laterUseFindings, leftAloneFindings } from '../../../src/diagnosis/rules/leftover-credentials.ts';
import { afterNothing, ofExisting, ofSessions } from '../../../src/publish/later-steps.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { plainWords } from '../../../src/util/words.ts';
import { FACTS, IDENTITY, SESSION, SETTINGS } from '../samples/healthy.ts';

const home = mkdtempSync(join(tmpdir(), 'later-steps-'));
afterAll(() => rmSync(home, { recursive: true }));

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'a-secret-access-key-of-this-user' };
const CLOSED = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_LOAD_CONFIG: '1' };
const POD = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/pod', AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token') };

/** The job with these files in a home folder of its own. */
function later(environment: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const own = mkdtempSync(join(home, 'home-'));
  mkdirSync(join(own, '.aws'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
  const located = Object.entries(environment).map(([name, value]) => [name, value.replace(/^HOME/, own)]);
  return { environment: { ...CLOSED, ...Object.fromEntries(located), HOME: own }, home: own };
}

const keysOf = (profile: string) =>
  `[${profile}]\naws_access_key_id = AKIAIOSFODNN7PROFILE\naws_secret_access_key = a-secret-access-key-of-a-profile\n`;
const helperOf = (section: string) => `[${section}]\ncredential_process = /usr/bin/helper session\n`;

/** What each tool takes, in plain text. */
const itemsOf = (finding: Finding | undefined) =>
  ((finding && explain(finding).points?.items) ?? []).map((item) => plainWords(item));

describe('afterNothing', () => {
  const found = (settings: Partial<Settings>, job: ReturnType<typeof later>) =>
    leftAloneFindings({ takings: afterNothing(job), environment: job.environment, severity: 'warning' }, settings);
  writeFileSync(POD.AWS_WEB_IDENTITY_TOKEN_FILE, 'token');

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, RegExp]>([
    ['keys', KEYS, {}, /the access keys in the environment \(AWS_ACCESS_KEY_ID\)/],
    [
      'keys that only some tools know',
      { AMAZON_ACCESS_KEY_ID: 'AKIA', AMAZON_SECRET_ACCESS_KEY: 'x' },
      {},
      /the access keys in the environment \(AMAZON_ACCESS_KEY_ID\)/,
    ],
    ['the profile that needs no name', {}, { '.aws/credentials': keysOf('default') }, /keys of the profile "default"/],
    [
      'a config file elsewhere',
      { AWS_CONFIG_FILE: 'HOME/elsewhere' },
      { elsewhere: helperOf('default') },
      /the credential_process of the profile "default"/,
    ],
    [
      'a profile with a name',
      { AWS_PROFILE: 'team' },
      { '.aws/credentials': keysOf('team') },
      /the access keys of the profile "team" \(AWS_PROFILE\)/,
    ],
    ['the role of a pod', POD, {}, /the role arn:aws:iam::111122223333:role\/pod/],
    ['the role of a container', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' }, {}, /the container's own role/],
  ])('names %s', (_, environment, files, cause) => {
    const [finding, ...others] = found({}, later(environment, files));
    expect([finding?.code, finding?.severity, others]).toEqual(['OTHER_CREDENTIALS_REMAIN', 'warning', []]);
    expect(finding && plainWords(explain(finding).cause)).toMatch(cause);
  });

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['nothing is there', {}, {}],
    ['variables are empty', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, {}],
    ['all tools fail', { AWS_PROFILE: 'team' }, {}],
    ['the profile has only a region', {}, { '.aws/config': '[default]\nregion = eu-central-1\n' }],
    ['the profile is for steps that name it', {}, { '.aws/credentials': keysOf('team') }],
  ])('finds nothing where %s', (_, environment, files) => {
    expect(found({}, later(environment, files))).toEqual([]);
  });

  it('offers to verify, and not to blank, what the step was to keep', () => {
    const firstFix = (settings: Partial<Settings>) =>
      found(settings, later(KEYS)).map((finding) => explain(finding).fix[0]?.snippet?.text);
    expect(firstFix({ useExistingCredentials: true })).toEqual(['with:\n  mode: verify']);
    expect(firstFix({ useExistingCredentials: false })).toEqual(['with:\n  unset-current-credentials: true']);
    expect(firstFix({ useExistingCredentials: true, unsetCurrentCredentials: true })).not.toContain(
      'with:\n  mode: verify',
    );
  });

  it('offers to blank only what can be blanked', () => {
    const fixesIn = (environment: Readonly<Record<string, string>>) =>
      found({}, later(environment, { '.aws/credentials': keysOf('default') })).map((finding) =>
        explain(finding).fix.map(({ snippet }) => snippet?.text.split('\n')[1]),
      );
    const [unset, skip] = ['  unset-current-credentials: true', '  run: ./deploy.sh'];
    expect([fixesIn(KEYS), fixesIn({})]).toEqual([[[unset, skip]], [[skip]]]);
    const [finding] = found({ unsetCurrentCredentials: true }, later(KEYS));
    expect(finding && explain(finding).fix).toHaveLength(1); // the input is given already
  });
});

/** What is found beside credentials that are kept. */
const besideKept = (job: ReturnType<typeof later>) => laterUseFindings(ofExisting(job), SETTINGS);

describe('ofExisting', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['named by AWS_PROFILE', { AWS_PROFILE: 'team' }, 'profile team'],
    ['that needs no name', {}, 'default'],
    ['named by both variables', { AWS_PROFILE: 'team', AWS_DEFAULT_PROFILE: 'team' }, 'profile team'],
  ])('finds nothing beside a kept profile %s', (_, environment, section) => {
    expect(besideKept(later(environment, { '.aws/config': helperOf(section) }))).toEqual([]);
  });

  it('names only the tools that do not know AWS_DEFAULT_PROFILE', () => {
    const files = { '.aws/config': helperOf('profile team'), '.aws/credentials': keysOf('default') };
    const [finding] = besideKept(later({ AWS_DEFAULT_PROFILE: 'team' }, files));
    const items = itemsOf(finding);
    expect(items).toEqual([expect.stringMatching(/JavaScript v3.*keys of the profile "default"/)]);
    expect(items[0]).not.toMatch(/AWS CLI|boto3|CDK|Terraform|Ruby/);
  });

  it('names a profile of the same name with another helper', () => {
    const files = { ours: helperOf('default'), '.aws/credentials': '[default]\ncredential_process = other\n' };
    const [finding] = besideKept(later({ AWS_SHARED_CREDENTIALS_FILE: 'HOME/ours', AWS_SDK_LOAD_CONFIG: '' }, files));
    expect(itemsOf(finding)).toEqual([
      expect.stringMatching(/JavaScript v2.*credential_process of the profile "default"/),
    ]);
  });
});

describe('ofSessions', () => {
  const credentials = createVault(() => {}).keep({
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
  });

  /** What is found for one session, published as the changes say. */
  async function findingsFor(changes: Partial<Settings>, job: ReturnType<typeof later>) {
    const settings = { ...SETTINGS, ...changes };
    const verified = { facts: { ...FACTS, settings }, session: SESSION, identity: IDENTITY };
    return laterUseFindings(await ofSessions(settings, [{ verified, credentials }], job, undefined), settings);
  }
  const PUBLISHED = {
    AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
  };
  const OUTPUTS = { outputCredentials: true, outputEnvCredentials: false };
  const UNSET = { unsetCurrentCredentials: true };
  const DEFAULT_PROFILE = { '.aws/credentials': keysOf('default') };

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['the keys that the step replaces', KEYS, {}],
    ['a profile that the step does not name', {}, DEFAULT_PROFILE],
  ])('finds nothing beside keys that are only outputs: %s', async (_, environment, files) => {
    expect(await findingsFor(OUTPUTS, later(environment, files))).toEqual([]);
  });

  it.each<[Readonly<Record<string, string>>, Partial<Settings>, boolean]>([
    [{ ...PUBLISHED, AWS_PROFILE: 'staging' }, {}, true],
    [{ AWS_SECURITY_TOKEN: 'a-token-of-an-earlier-step' }, OUTPUTS, false],
  ])('says where a variable of the step alone would count for nothing: %j', async (environment, settings, isSaid) => {
    const [finding] = await findingsFor(settings, later(environment));
    const cause = finding === undefined ? '' : plainWords(explain(finding).cause);
    expect(/^AWS_PROFILE makes .* unless only the "env:" of this step sets it\.$/.test(cause)).toBe(isSaid);
    expect(finding?.confidence).toBe(isSaid ? 'likely' : 'certain');
  });

  it('has the line of PowerShell first on Windows', async () => {
    const [finding] = await findingsFor({}, later({ AWS_PROFILE: 'staging', RUNNER_OS: 'Windows' }));
    expect(finding && explain(finding).fix[0]?.snippet?.language).toBe('powershell');
  });

  it('names what the AWS CLI sends with keys of the outputs, and has it blanked', async () => {
    const [finding] = await findingsFor(OUTPUTS, later({ AWS_SECURITY_TOKEN: 'a-token-of-an-earlier-step' }));
    expect(finding?.code).toBe('OTHER_CREDENTIALS_WIN');
    const { fix } = (finding && explain(finding)) ?? {};
    expect(itemsOf(finding)).toEqual([
      expect.stringMatching(/^AWS CLI v1, AWS CLI v2, boto3, .* with AWS_SECURITY_TOKEN/),
    ]);
    expect(fix?.map(({ snippet }) => snippet?.text)).toEqual(['with:\n  unset-current-credentials: true']);
  });

  it.each<[string, Partial<Settings>, readonly string[]]>([
    ['outputs', { ...OUTPUTS, ...UNSET }, ['OTHER_CREDENTIALS_REMAIN']],
    ['outputs, and nothing was to be blanked', OUTPUTS, []],
  ])('names what is left for steps that ask for nothing, where credentials are in %s', async (_, changes, codes) => {
    const findings = await findingsFor(changes, later({}, DEFAULT_PROFILE));
    expect(findings.map(({ code }) => code)).toEqual(codes);
    const [cause] = findings.map((finding) => plainWords(explain(finding).cause));
    if (codes.length > 0) expect(cause).toMatch(/blanked.*still use others: the access keys of the profile "default"/);
  });

  describe('when a profile has an endpoint', () => {
    const endpointsTold = async (changes: Partial<Settings>, job: ReturnType<typeof later>) =>
      (await findingsFor(changes, job)).filter(({ code }) => code === 'LATER_STEPS_USE_OTHER_ENDPOINT');
    const URL = 'https://user:password@sts.internal.example/path';
    const PROFILE = { '.aws/config': `[default]\nregion = eu-central-1\nendpoint_url = ${URL}\n` };
    const SERVICES = {
      '.aws/config': `[default]\nservices = local\n[services local]\ns3 =\n  endpoint_url = ${URL}\nsts =\n  endpoint_url = ${URL}\n`,
    };
    const IGNORES = { '.aws/config': `${PROFILE['.aws/config']}ignore_configured_endpoint_urls = true\n` };
    const NAMED = { '.aws/config': `[default]\n[profile team]\nendpoint_url = ${URL}\n` };

    it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, readonly string[]]>([
      ['for all services', {}, PROFILE, ['their requests']],
      ['for services by name', {}, SERVICES, ['requests to s3', 'requests to sts']],
      ['for one that a variable overrules', { AWS_ENDPOINT_URL_STS: URL }, SERVICES, ['requests to s3']],
      ['that a variable overrules', { AWS_ENDPOINT_URL: URL }, PROFILE, []],
      ['that a variable has ignored', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, PROFILE, []],
      ['that the profile has ignored', {}, IGNORES, []],
      ['and later steps use another profile', {}, NAMED, []],
    ])('tells the host: %s', async (_, environment, files, told) => {
      const job = later(environment, files);
      const findings = await endpointsTold({}, job);
      const causes = findings.map((finding) => plainWords(explain(finding).cause));
      expect(causes).toEqual(told.map((what) => expect.stringContaining(`send ${what} to another host`)));
      const place = `The profile default in ${join(job.home, '.aws/config')} sets endpoint_url.`;
      expect(causes.filter((cause) => !cause.endsWith(place))).toEqual([]);
      const shown = JSON.stringify(findings.map((finding) => explain(finding)));
      expect([shown.includes('https://sts.internal.example'), shown.includes('password')]).toEqual([
        told.length > 0,
        false,
      ]);
      expect(findings.map(({ severity }) => severity)).toEqual(told.map(() => 'notice'));
    });

    it('says nothing where this step asked the same host', async () => {
      const endpoint = { url: 'https://sts.internal.example/', source: 'sts-endpoint', awsOwned: false } as const;
      expect(await endpointsTold({ endpoint }, later({}, PROFILE))).toEqual([]);
    });

    it('tells it of a profile that only some tools choose', async () => {
      const [finding] = await endpointsTold({}, later({ AWS_DEFAULT_PROFILE: 'team' }, NAMED));
      expect(finding && plainWords(explain(finding).cause)).toContain('The profile team');
    });

    it('tells it beside credentials that are kept', () => {
      const found = besideKept(later({ ...KEYS }, PROFILE));
      expect(found.map(({ code }) => code)).toEqual(['LATER_STEPS_USE_OTHER_ENDPOINT']);
    });
  });
});
