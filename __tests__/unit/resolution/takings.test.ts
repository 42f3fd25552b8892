// What tools would take in place of what was published.
import { win32 } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeTaking } from '../../../src/diagnosis/words/credential-sources.ts';
import type { CredentialSource } from '../../../src/resolution/dialect.ts';
import { otherTakings, type Published } from '../../../src/resolution/takings.ts';
import { plainWords } from '../../../src/util/words.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'ASIAOURS', AWS_SECRET_ACCESS_KEY: 'ours' };
const isKeys = (source: CredentialSource) => source.kind === 'keys' && source.accessKeyId === 'ASIAOURS';
const BY_KEYS: Published = { byDefault: true, profiles: [], isOurs: isKeys };
const BY_HELPER: Published = {
  byDefault: false,
  profiles: ['plan'],
  isOurs: (source, profile) => source.kind === 'helper' && source.profile === profile,
};
const TEAM = '[team]\naws_access_key_id = AKIATEAM\naws_secret_access_key = team\n';
const PLAN = '[profile plan]\ncredential_process = helper\n';
const CLOSED = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SDK_LOAD_CONFIG: '1' };

function linesOf(published: Published, environment: object, files: Readonly<Record<string, string>> = {}) {
  const readFile = (path: string) => files[path];
  const input = { environment: { ...CLOSED, ...environment }, readFile, accountHome: '/h', now: 1 };
  return otherTakings(input, published).map((taking) => plainWords(describeTaking(taking)));
}

describe('otherTakings', () => {
  it('knows which home folder each tool takes on Windows', () => {
    const environment = { ...CLOSED, ...KEYS, HOME: 'C:\\git', USERPROFILE: 'C:\\u', AWS_PROFILE: 'team' };
    const readFile = (path: string) => (path === 'C:\\git\\.aws\\credentials' ? TEAM : undefined);
    const input = { environment, readFile, accountHome: 'C:\\u', now: 1, path: win32 };
    const taken = otherTakings(input, BY_KEYS);
    const ofTeam = taken.filter(({ source }) => source.kind === 'keys' && source.profile === 'team');
    const without = taken.filter(({ source, because = source }) => because.kind === 'broken');
    expect(ofTeam.flatMap(({ tools }) => tools)).toEqual(['js-v3']);
    expect(without.flatMap(({ tools }) => tools)).toEqual(['aws-cli-v1', 'aws-cli-v2', 'boto3', 'go-v2', 'go-base']);
  });

  it.each<[string, Published, object, Readonly<Record<string, string>>]>([
    ['keys', BY_KEYS, KEYS, {}],
    ['keys beside [default]', BY_KEYS, KEYS, { '/h/.aws/credentials': TEAM.replace('team', 'default') }],
    [
      'keys beside AWS_DEFAULT_PROFILE',
      BY_KEYS,
      { ...KEYS, AWS_DEFAULT_PROFILE: 'team' },
      { '/h/.aws/credentials': TEAM },
    ],
    ['keys in a pod', BY_KEYS, { ...KEYS, AWS_ROLE_ARN: 'r', AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }, { '/t': 'token' }],
    ['keys in a container', BY_KEYS, { ...KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, {}],
    ['a profile', BY_HELPER, {}, { '/h/.aws/config': PLAN }],
    ['a profile that AWS_PROFILE names', BY_HELPER, { AWS_PROFILE: 'plan' }, { '/h/.aws/config': PLAN }],
  ])('finds nothing for %s', (_, published, environment, files) => {
    expect(linesOf(published, environment, files)).toEqual([]);
  });

  it('names the profile that JavaScript takes before keys, and the variable', () => {
    const environment = { ...KEYS, AWS_PROFILE: 'team' };
    expect(linesOf(BY_KEYS, environment, { '/h/.aws/credentials': TEAM })).toEqual([
      'AWS SDK for JavaScript v3: the access keys of the profile "team" (AWS_PROFILE)',
    ]);
  });

  it.each([
    ['AWS_PROFILE', 'AWS CLI v1, AWS CLI v2, boto3: nothing: a profile variable (AWS_PROFILE) is set and empty'],
    [
      'AWS_DEFAULT_PROFILE',
      'AWS CLI v1, AWS CLI v2, boto3: nothing: a profile variable (AWS_DEFAULT_PROFILE) is set and empty',
    ],
  ])('knows on what the AWS CLI fails: %s that is empty', (name, line) => {
    expect(linesOf(BY_KEYS, { ...KEYS, [name]: '' })).toEqual([line]);
  });

  const OUTPUTS = { ...KEYS, AWS_SESSION_TOKEN: 'token' };
  const BY_OUTPUTS: Published = {
    byDefault: false,
    profiles: [],
    outputs: OUTPUTS,
    isOurs: (source) => isKeys(source) && source.kind === 'keys' && source.sessionToken === 'token',
  };

  it.each<[string, object, readonly string[]]>([
    ['nothing beside them', {}, []],
    ['other keys, which the step replaces', { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'other' }, []],
    [
      'a profile',
      { AWS_PROFILE: 'team' },
      [
        'AWS SDK for JavaScript v3, in a step that sets the access keys from the outputs: the access keys of the profile "team" (AWS_PROFILE)',
      ],
    ],
    [
      'an old token',
      { AWS_SECURITY_TOKEN: 'stale' },
      [
        'AWS CLI v1, AWS CLI v2, boto3, in a step that sets the access keys from the outputs: the access keys in the environment (AWS_ACCESS_KEY_ID with AWS_SECURITY_TOKEN)',
      ],
    ],
    [
      'an end that is past',
      { AWS_CREDENTIAL_EXPIRATION: '1960-01-01T00:00:00Z' },
      [
        'AWS CLI v1, AWS CLI v2, boto3, in a step that sets the access keys from the outputs: nothing: AWS_CREDENTIAL_EXPIRATION is in the past',
      ],
    ],
  ])('knows what wins over keys that a step takes from the outputs: %s', (_, environment, lines) => {
    expect(linesOf(BY_OUTPUTS, environment, { '/h/.aws/credentials': TEAM })).toEqual(lines);
  });

  it('names the file that has the profile, where JavaScript v2 does not read it', () => {
    const lines = linesOf(BY_HELPER, { AWS_SDK_LOAD_CONFIG: '' }, { '/h/.aws/config': PLAN });
    expect(lines.at(-1)).toMatch(
      /^AWS SDK for JavaScript v2,.* it reads the profile "plan" in \/h\/\.aws\/config only with AWS_SDK_LOAD_CONFIG=1$/,
    );
  });

  it('names the file that a tool cannot parse', () => {
    expect(linesOf(BY_KEYS, KEYS, { '/h/.aws/config': 'stray\n[default]\n' })).toEqual([
      'AWS CLI v1, AWS CLI v2, boto3, AWS SDK for Java v2: nothing: it cannot parse /h/.aws/config',
    ]);
  });

  const ROLE_LINE = 'role_arn = arn:aws:iam::111122223333:role/x\n';
  const KEY_LINES = 'aws_access_key_id = A\naws_secret_access_key = b\n';
  it.each<[string, string, string | undefined]>([
    ['a source that is in no file', `${ROLE_LINE}source_profile = gone\n`, 'Go'],
    ['a source without credentials', `${ROLE_LINE}source_profile = empty\n[profile empty]\nregion = x\n`, 'Go'],
    ['two sources', `${ROLE_LINE}source_profile = default\ncredential_source = Environment\n${KEY_LINES}`, 'Go'],
    ['a token without a role', 'web_identity_token_file = /t\n', 'Go'],
    ['half a pair', 'aws_access_key_id = A\n', 'Go'],
    ['an SSO session that is in no file', 'sso_session = gone\n', 'AWS CLI v1, AWS CLI v2, boto3, AWS SDK for Go'],
    ['an SSO session', 'sso_session = s\n[sso-session s]\nsso_region = us-east-1\n', undefined],
    ['a role alone', ROLE_LINE, undefined],
    ['a source that shows at run time', `${ROLE_LINE}credential_source = Ec2InstanceMetadata\n`, undefined],
    ['itself as its source', `${ROLE_LINE}source_profile = default\n${KEY_LINES}`, undefined],
  ])('knows which tools read the default profile beside keys, and stop at %s', (_, profile, tools) => {
    const lines = linesOf(BY_KEYS, KEYS, { '/h/.aws/config': `[default]\n${profile}` });
    expect(lines).toEqual(
      tools === undefined
        ? []
        : [expect.stringMatching(new RegExp(`^(?:AWS SDK for )?${tools} v2, Terraform, OpenTofu: nothing: `))],
    );
  });

  it('names a file in another encoding, which Python refuses also beside keys', () => {
    expect(linesOf(BY_KEYS, KEYS, { '/h/.aws/config': '[default]\n# M\ufffdnchen\n' })).toEqual([
      'AWS CLI v1, AWS CLI v2, boto3: nothing: it cannot parse /h/.aws/config',
    ]);
  });

  it.each([
    ['folder', ['AWS SDK for Go v2, Terraform, OpenTofu: nothing: it cannot read /h/.aws/config']],
    ['no access', []], // as if it was not there
  ] as const)('knows which tools stop at a file that they cannot read: %s', (obstacle, lines) => {
    const obstacleAt = (path: string) => (path === '/h/.aws/config' ? obstacle : undefined);
    const environment = { ...CLOSED, ...KEYS };
    const input = { environment, readFile: () => undefined, obstacleAt, accountHome: '/h', now: 1 };
    expect(otherTakings(input, BY_KEYS).map((taking) => plainWords(describeTaking(taking)))).toEqual(lines);
  });

  it('knows which tools look at AWS_DEFAULT_PROFILE before the variable of the step', () => {
    const files = { '/h/.aws/config': PLAN, '/h/.aws/credentials': TEAM };
    expect(linesOf(BY_HELPER, { AWS_DEFAULT_PROFILE: 'team' }, files)).toEqual([
      'AWS CLI v1, boto3, in a step that sets AWS_PROFILE to "plan": the access keys of the profile "team" (AWS_DEFAULT_PROFILE)',
    ]);
  });

  it('knows which tools take the role of a pod in place of a profile', () => {
    const environment = { AWS_ROLE_ARN: 'arn:pod', AWS_WEB_IDENTITY_TOKEN_FILE: '/t' };
    expect(linesOf(BY_HELPER, environment, { '/h/.aws/config': PLAN, '/t': 'token' })[0]).toBe(
      'AWS CLI v1, AWS CLI v2, boto3, AWS SDK for Go v2, Terraform, OpenTofu, AWS SDK for Java v2, AWS SDK for Ruby, in a step that sets AWS_PROFILE to "plan": the role arn:pod (AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE)',
    );
  });

  it.each([
    [
      true,
      /^AWS SDK for JavaScript v3, AWS SDK for JavaScript v2, AWS CDK, AWS SDK for Java v2,.* if the helper of the profile fails: .*instance/,
    ],
    [false, undefined],
    [undefined, undefined],
  ])('knows who goes on as the instance where a helper fails, if it has a role: %s', (hasInstanceRole, line) => {
    const environment = { AWS_EC2_METADATA_DISABLED: undefined };
    const published = { ...BY_HELPER, ...(hasInstanceRole === undefined ? {} : { hasInstanceRole }) };
    const [first] = linesOf(published, environment, { '/h/.aws/config': PLAN });
    expect(first).toEqual(line === undefined ? undefined : expect.stringMatching(line));
  });

  it('knows who goes on as the container where a helper fails', () => {
    const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' };
    const lines = linesOf(BY_HELPER, environment, { '/h/.aws/config': PLAN });
    expect(lines).toContainEqual(
      expect.stringMatching(/^AWS SDK for JavaScript v3.*Java v2.*if the helper of the profile fails: the container/),
    );
  });
});
