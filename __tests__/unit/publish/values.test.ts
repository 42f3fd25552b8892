// What later steps get, for each way to ask for it.
import { describe, expect, it } from '@jest/globals';
import { sessionNote } from '../../../src/observe/assume-chain.ts';
import { ENDS_NAME, LEAK_CHECK_NAME, restoreEnvironment, STATE_NAME } from '../../../src/publish/post-state.ts';
import { existingValues, publishedValues } from '../../../src/publish/values.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { FACTS, IDENTITY, ROLE, SESSION, SETTINGS } from '../samples/healthy.ts';

const VALUES = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};

const KEYS = {
  AWS_ACCESS_KEY_ID: VALUES.accessKeyId,
  AWS_SECRET_ACCESS_KEY: VALUES.secretAccessKey,
  AWS_SESSION_TOKEN: VALUES.sessionToken,
};

const REGION = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' };
const FILES = { audit: '/t/audit.jsonl', profiles: { configFile: '/t/config', credentialsFile: '/t/credentials' } };
const FILE_VARIABLES = {
  AWS_CONFIG_FILE: '/t/config',
  AWS_SHARED_CREDENTIALS_FILE: '/t/credentials',
  AWS_SDK_LOAD_CONFIG: '1',
  AWS_CREDENTIAL_PROFILES_FILE: '/t/credentials',
};

function valuesWith(changes: Partial<Settings>, previous = {}, clocks = FACTS.clocks, files = {}) {
  const settings = { ...SETTINGS, ...changes };
  const verified = { facts: { ...FACTS, clocks, settings }, session: SESSION, identity: IDENTITY };
  return publishedValues(settings, [{ verified, credentials: createVault(() => {}).keep(VALUES) }], previous, files);
}

describe('publishedValues', () => {
  it('blanks what tools look at before a profile, where credentials of before are to be blanked', () => {
    const before = {
      AWS_SECURITY_TOKEN: 'stale',
      AMAZON_ACCESS_KEY_ID: 'AKIA',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/pod',
    };
    const blanked = Object.fromEntries(Object.keys(before).map((name) => [name, '']));
    const { environment, state } = valuesWith({ unsetCurrentCredentials: true }, before);
    expect(environment).toMatchObject({ ...KEYS, ...blanked });
    expect(restoreEnvironment(state[STATE_NAME], environment)).toMatchObject(before);
    const { AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE } = valuesWith({}, before).environment;
    expect([AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE]).toEqual([undefined, undefined]); // keys win over them
  });

  it('sets keys and region as variables, and outputs without a secret', () => {
    const { environment, outputs } = valuesWith({});
    const AWS_TOKEN_GUARD_SESSION = sessionNote(KEYS.AWS_ACCESS_KEY_ID, SESSION.expiresAt);
    expect(environment).toEqual({
      ...KEYS,
      AWS_TOKEN_GUARD_SESSION,
      ...REGION,
    });
    expect(outputs).toEqual({
      configured: 'true',
      subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
      'aws-account-id': '111122223333',
      'authenticated-arn': IDENTITY.arn,
      'aws-expiration': '2027-01-15T09:00:00.000Z',
      'assumed-role-id': SESSION.assumedRoleId,
      'role-session-name': 'octo-org-octo-repo-1-1',
      'remaining-seconds': '3600',
      'clock-skew-seconds': '0.4',
    });
  });

  it('sets the keys as outputs too with output-credentials', () => {
    expect(valuesWith({ outputCredentials: true }).outputs).toMatchObject({
      'aws-access-key-id': VALUES.accessKeyId,
      'aws-secret-access-key': VALUES.secretAccessKey,
      'aws-session-token': VALUES.sessionToken,
    });
  });

  it('sets no variable without output-env-credentials, and saves none to restore', () => {
    const { environment, state } = valuesWith({ outputEnvCredentials: false }, { AWS_REGION: 'before' });
    expect(environment).toEqual({});
    expect(restoreEnvironment(state[STATE_NAME], { AWS_REGION: 'before' })).toEqual({});
  });

  it('saves the values of before', () => {
    const { environment, state } = valuesWith({}, { AWS_REGION: 'before', PATH: '/bin' });
    expect(restoreEnvironment(state[STATE_NAME], environment)).toEqual({
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SESSION_TOKEN: '',
      AWS_TOKEN_GUARD_SESSION: '',
      AWS_REGION: 'before',
      AWS_DEFAULT_REGION: '',
    });
  });

  describe('when there is a profile with keys', () => {
    it('names the profile beside exported keys', () => {
      const { environment } = valuesWith({ profile: 'deploy' }, { AWS_ROLE_ARN: 'r' }, FACTS.clocks, FILES);
      expect(environment).toMatchObject({ ...KEYS, ...FILE_VARIABLES, AWS_PROFILE: 'deploy', ...REGION });
      expect('AWS_ROLE_ARN' in environment).toBe(false);
    });

    it('puts the profile beside other credentials without exported keys: no region, no name, no blanks', () => {
      const changes = { profile: 'deploy', outputEnvCredentials: false };
      const previous = { ...KEYS, AWS_ROLE_ARN: 'r', AWS_PROFILE: 'team', AWS_REGION: 'us-east-1' };
      const { environment, outputs } = valuesWith(changes, previous, FACTS.clocks, FILES);
      expect(environment).toEqual(FILE_VARIABLES);
      expect(outputs['profiles']).toBe('deploy');
    });

    it('names the profile under both names, once the second is there', () => {
      const previous = { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'team' };
      const names = { AWS_PROFILE: 'deploy', AWS_DEFAULT_PROFILE: 'deploy' };
      expect(valuesWith({ profile: 'deploy' }, previous, FACTS.clocks, FILES).environment).toMatchObject(names);
    });
  });

  describe('when there are several roles', () => {
    const SEVERAL: Partial<Settings> = {
      roles: [
        { profile: 'dev', role: ROLE },
        { profile: 'prod', role: ROLE },
      ],
    };

    function valuesOfSeveral(changes: Partial<Settings> = {}) {
      const settings: Settings = { ...SETTINGS, ...SEVERAL, ...changes };
      const sessions = [SESSION.expiresAt + 100, SESSION.expiresAt].map((expiresAt) => ({
        verified: { facts: FACTS, session: { ...SESSION, expiresAt }, identity: IDENTITY },
        credentials: createVault(() => {}).keep(VALUES),
      }));
      return publishedValues(settings, sessions, { AWS_ROLE_ARN: 'r' }, FILES);
    }

    it('sets the files of the profiles and the region, and describes no session', () => {
      const { environment, outputs } = valuesOfSeveral();
      expect(environment).toEqual({ AWS_ROLE_ARN: '', ...FILE_VARIABLES, ...REGION });
      expect(outputs).toEqual({ configured: 'true', profiles: 'dev\nprod', 'audit-file': '/t/audit.jsonl' });
    });

    it('saves the earliest end, unless the sessions are renewed', () => {
      const states = [false, true].map((refresh) => valuesOfSeveral({ refresh }).state);
      expect(states.map((state) => state[ENDS_NAME])).toEqual([String(SESSION.expiresAt), undefined]);
    });

    it('empties keys of before with unset-current-credentials', () => {
      const { environment } = valuesOfSeveral({ unsetCurrentCredentials: true });
      expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' });
    });
  });

  it('refuses to publish no session', () => {
    expect(() => publishedValues(SETTINGS, [], {})).toThrow('there is no session to publish');
  });

  describe('when the profile renews itself', () => {
    const RENEWED = { refresh: true, profile: 'deploy' };
    it('sets the files of the profile, and no key', () => {
      const { environment, outputs, state } = valuesWith(RENEWED, {}, FACTS.clocks, FILES);
      expect(environment).toEqual({ ...FILE_VARIABLES, AWS_PROFILE: 'deploy', ...REGION });
      expect(outputs).toMatchObject({ profiles: 'deploy', 'audit-file': '/t/audit.jsonl' });
      expect([state[ENDS_NAME], JSON.stringify([environment, outputs]).includes('ASIA')]).toEqual([undefined, false]);
    });

    it('empties what SDKs would use first, and sets both names of the profile variable', () => {
      const before = {
        AWS_ACCESS_KEY_ID: 'x',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/eks',
        AWS_ROLE_ARN: 'r',
        AWS_DEFAULT_PROFILE: 'd',
      };
      const { environment } = valuesWith(RENEWED, before, FACTS.clocks, FILES);
      expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_WEB_IDENTITY_TOKEN_FILE: '', AWS_ROLE_ARN: '' });
      expect([environment['AWS_DEFAULT_PROFILE'], 'AWS_SESSION_TOKEN' in environment]).toEqual(['deploy', false]);
    });

    it('leaves the profile to the steps that name it without output-env-credentials', () => {
      const { environment } = valuesWith({ ...RENEWED, outputEnvCredentials: false }, KEYS, FACTS.clocks, FILES);
      const blanks = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
      expect(environment).toEqual({ ...blanks, ...FILE_VARIABLES });
    });
  });

  const BESIDE_KEYS = [
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
  ];

  it.each<[string, Partial<Settings>, object]>([
    ['keys', {}, {}],
    ['keys and a profile', { profile: 'deploy' }, FILES],
    ['profiles for single steps', { refresh: true, profile: 'deploy', outputEnvCredentials: false }, FILES],
  ])('blanks what tools would take beside %s, and gives it back', (_, changes, files) => {
    const previous = Object.fromEntries(BESIDE_KEYS.map((name) => [name, 'before']));
    const { environment, state } = valuesWith(changes, previous, FACTS.clocks, files);
    expect(environment).toMatchObject(Object.fromEntries(BESIDE_KEYS.map((name) => [name, ''])));
    expect(restoreEnvironment(state[STATE_NAME], environment)).toMatchObject(previous);
  });

  it('saves the leak check only if it is on', () => {
    const states = (['off', 'warn', 'fail'] as const).map((leakCheck) => valuesWith({ leakCheck }).state);
    expect(states.map((state) => state[LEAK_CHECK_NAME])).toEqual([undefined, 'warn', 'fail']);
  });

  it('has no output for a clock that was not measured', () => {
    expect(valuesWith({}, {}, []).outputs['clock-skew-seconds']).toBeUndefined();
  });
});

describe('existingValues', () => {
  const existingWith = (changes: Partial<Settings>, previous = {}) =>
    existingValues({ facts: { ...FACTS, settings: { ...SETTINGS, ...changes } }, identity: IDENTITY }, previous);

  it('blanks what some tools take in place of the kept keys, and leaves an end that is right', () => {
    const previous = { ...KEYS, AWS_SECURITY_TOKEN: 'stale', AWS_CREDENTIAL_EXPIRATION: '2099-01-01T00:00:00Z' };
    expect(existingWith({}, previous).environment).toEqual({ AWS_SECURITY_TOKEN: '', ...REGION });
    const past = { ...KEYS, AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' };
    expect(existingWith({}, past).environment).toEqual({ AWS_CREDENTIAL_EXPIRATION: '', ...REGION });
  });

  it('blanks nothing beside a region alone but the keys of before, where they are to be blanked', () => {
    const previous = { ...KEYS, AWS_ROLE_ARN: 'r', AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_SECURITY_TOKEN: 'other' };
    const { role: _, ...alone } = { ...SETTINGS, source: 'ambient' as const };
    const valuesOf = (settings: Partial<Settings>) =>
      existingValues({ facts: { ...FACTS, settings: { ...alone, ...settings } }, identity: IDENTITY }, previous);
    expect(valuesOf({}).environment).toEqual(REGION);
    const blanked = Object.fromEntries([...Object.keys(KEYS), 'AWS_SECURITY_TOKEN'].map((name) => [name, '']));
    const { environment, state } = valuesOf({ unsetCurrentCredentials: true });
    expect(environment).toEqual({ ...blanked, ...REGION });
    expect(restoreEnvironment(state[STATE_NAME], environment)).toMatchObject(KEYS);
    const none = { unsetCurrentCredentials: true, outputEnvCredentials: false };
    expect(valuesOf(none).environment).toEqual(blanked);
  });

  it('sets the region, which the post step restores', () => {
    const { environment, state } = existingWith({});
    expect(environment).toEqual(REGION);
    expect(restoreEnvironment(state[STATE_NAME], environment)).toEqual({ AWS_REGION: '', AWS_DEFAULT_REGION: '' });
  });

  it.each<[string, Partial<Settings>]>([
    ['nothing is exported', { outputEnvCredentials: false }],
    ['the mode is verify', { mode: 'verify' }],
  ])('sets outputs alone if %s', (_, changes) => {
    const { environment, outputs, state } = existingWith(changes);
    expect([environment, state, outputs['configured']]).toEqual([{}, {}, 'true']);
  });
});
