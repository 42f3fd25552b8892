// What later steps get, for each way to ask for it.
import { describe, expect, it } from '@jest/globals';
import { verifiedFactsOf } from '../../../src/diagnosis/verified.ts';
import { sessionNote } from '../../../src/observe/session-note.ts';
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
const FILE_VARIABLES = { AWS_CONFIG_FILE: '/t/config', AWS_SHARED_CREDENTIALS_FILE: '/t/credentials' };

function valuesWith(changes: Partial<Settings>, previous = {}, clocks = FACTS.clocks, files = {}) {
  const settings = { ...SETTINGS, ...changes };
  const verified = { facts: { ...FACTS, clocks, settings }, session: SESSION, identity: IDENTITY };
  return publishedValues(settings, [{ verified, credentials: createVault(() => {}).keep(VALUES) }], previous, files);
}

describe('publishedValues', () => {
  it('gives keys and region to the environment, and to the outputs what is no secret', () => {
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

  it('gives the keys to the outputs as well where that is asked for', () => {
    expect(valuesWith({ outputCredentials: true }).outputs).toMatchObject({
      'aws-access-key-id': VALUES.accessKeyId,
      'aws-secret-access-key': VALUES.secretAccessKey,
      'aws-session-token': VALUES.sessionToken,
    });
  });

  it('gives the environment nothing where that is asked for, and has nothing to give back', () => {
    const { environment, state } = valuesWith({ outputEnvCredentials: false }, { AWS_REGION: 'before' });
    expect(environment).toEqual({});
    expect(restoreEnvironment(state[STATE_NAME], { AWS_REGION: 'before' })).toEqual({});
  });

  it('remembers what was there before', () => {
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
    it('is beside exported keys for the steps that name it', () => {
      const { environment } = valuesWith({ profile: 'deploy' }, { AWS_ROLE_ARN: 'r' }, FACTS.clocks, FILES);
      expect(environment).toMatchObject({ ...KEYS, ...FILE_VARIABLES, ...REGION });
      expect(['AWS_PROFILE' in environment, 'AWS_ROLE_ARN' in environment]).toEqual([false, false]);
    });

    it('is what later steps use where no keys are exported', () => {
      const changes = { profile: 'deploy', outputEnvCredentials: false };
      const { environment, outputs } = valuesWith(changes, { AWS_ROLE_ARN: 'r' }, FACTS.clocks, FILES);
      expect(environment).toEqual({ AWS_ROLE_ARN: '', ...FILE_VARIABLES, AWS_PROFILE: 'deploy', ...REGION });
      expect(outputs['profiles']).toBeUndefined();
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

    it('gives where the profiles are, and the region, and describes none of the sessions', () => {
      const { environment, outputs } = valuesOfSeveral();
      expect(environment).toEqual({ ...FILE_VARIABLES, ...REGION });
      expect(outputs).toEqual({ configured: 'true', profiles: 'dev\nprod', 'audit-file': '/t/audit.jsonl' });
    });

    it('tells the post step of the end that comes first, unless they renew themselves', () => {
      const states = [false, true].map((refresh) => valuesOfSeveral({ refresh }).state);
      expect(states.map((state) => state[ENDS_NAME])).toEqual([String(SESSION.expiresAt), undefined]);
    });

    it('empties keys of before where that is asked for', () => {
      const { environment } = valuesOfSeveral({ unsetCurrentCredentials: true });
      expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' });
    });
  });

  it('refuses to publish no session', () => {
    expect(() => publishedValues(SETTINGS, [], {})).toThrow('there is no session to publish');
  });

  describe('when the profile renews itself', () => {
    const RENEWED = { refresh: true, profile: 'deploy' };
    const FOUND = { ...FILE_VARIABLES, AWS_SDK_LOAD_CONFIG: '1' };

    it('exports where it is, and no key', () => {
      const { environment, outputs, state } = valuesWith(RENEWED, {}, FACTS.clocks, FILES);
      expect(environment).toEqual({ ...FOUND, AWS_PROFILE: 'deploy', ...REGION });
      expect(outputs).toMatchObject({ profiles: 'deploy', 'audit-file': '/t/audit.jsonl' });
      expect([state[ENDS_NAME], JSON.stringify([environment, outputs]).includes('ASIA')]).toEqual([undefined, false]);
    });

    it('takes out of the way what SDKs would look at first, and is the profile by either name', () => {
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

    it('leaves it to the step that names it, where that is asked for', () => {
      const { environment } = valuesWith({ ...RENEWED, outputEnvCredentials: false }, KEYS, FACTS.clocks, FILES);
      expect(environment).toEqual(FOUND);
    });
  });

  it('tells the post step of the leak check only where it is asked for', () => {
    const states = (['off', 'warn', 'fail'] as const).map((leakCheck) => valuesWith({ leakCheck }).state);
    expect(states.map((state) => state[LEAK_CHECK_NAME])).toEqual([undefined, 'warn', 'fail']);
  });

  it('says nothing of a clock that was not measured', () => {
    expect(valuesWith({}, {}, []).outputs['clock-skew-seconds']).toBeUndefined();
  });
});

describe('existingValues', () => {
  const existingWith = (changes: Partial<Settings>) =>
    existingValues({ facts: { ...FACTS, settings: { ...SETTINGS, ...changes } }, identity: IDENTITY }, {});

  it('gives the region, which the post step takes back', () => {
    const { environment, state } = existingWith({});
    expect(environment).toEqual(REGION);
    expect(restoreEnvironment(state[STATE_NAME], environment)).toEqual({ AWS_REGION: '', AWS_DEFAULT_REGION: '' });
  });

  it.each<[string, Partial<Settings>]>([
    ['nothing is exported', { outputEnvCredentials: false }],
    ['the mode is verify', { mode: 'verify' }],
  ])('gives outputs alone where %s', (_, changes) => {
    const { environment, outputs, state } = existingWith(changes);
    expect([environment, state, outputs['configured']]).toEqual([{}, {}, 'true']);
  });
});

describe('verifiedFactsOf', () => {
  const nothing = { status: 'not-attempted' } as const;

  it('gives session and identity of a run that has both', () => {
    expect(verifiedFactsOf(FACTS)).toEqual({ facts: FACTS, session: SESSION, identity: IDENTITY });
  });

  it.each([
    ['session', { ...FACTS, roleSession: nothing }],
    ['identity', { ...FACTS, callerIdentity: nothing }],
  ])('gives nothing without a %s', (_name, facts) => {
    expect(verifiedFactsOf(facts)).toBeUndefined();
  });
});
