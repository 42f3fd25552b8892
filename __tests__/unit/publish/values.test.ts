// What later steps get, for each way to ask for it.
import { describe, expect, it } from '@jest/globals';
import { verifiedFactsOf } from '../../../src/diagnosis/verified.ts';
import { sessionNote } from '../../../src/observe/session-note.ts';
import { ENDS_NAME, LEAK_CHECK_NAME, restoreEnvironment, STATE_NAME } from '../../../src/publish/post-state.ts';
import { sessionValues } from '../../../src/publish/values.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { FACTS, IDENTITY, SESSION, SETTINGS } from '../samples/healthy.ts';

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

function valuesWith(changes: Partial<Settings>, previous = {}, clocks = FACTS.clocks, files = {}) {
  const facts = { ...FACTS, clocks, settings: { ...SETTINGS, ...changes } };
  const credentials = createVault(() => {}).keep(VALUES);
  return sessionValues({ facts, session: SESSION, identity: IDENTITY }, credentials, previous, files);
}

describe('sessionValues', () => {
  it('gives keys and region to the environment, and to the outputs what is no secret', () => {
    const { environment, outputs } = valuesWith({});
    const AWS_TOKEN_GUARD_SESSION = sessionNote(KEYS.AWS_ACCESS_KEY_ID, SESSION.expiresAt);
    expect(environment).toEqual({
      ...{ ...KEYS, AWS_TOKEN_GUARD_SESSION },
      ...{ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' },
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

  describe('when the profile renews itself', () => {
    const RENEWED = { refresh: true, profile: 'deploy' };
    const FILES = { audit: '/t/audit.jsonl', profiles: { configFile: '/t/config', credentialsFile: '/t/credentials' } };
    const FOUND = {
      AWS_CONFIG_FILE: '/t/config',
      AWS_SHARED_CREDENTIALS_FILE: '/t/credentials',
      AWS_SDK_LOAD_CONFIG: '1',
    };
    const REGION = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-central-1' };

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
