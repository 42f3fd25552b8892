// What later steps get, for each way to ask for it.
import { describe, expect, it } from '@jest/globals';
import { handOverOf } from '../../../src/report/publish.ts';
import { STATE_NAME } from '../../../src/report/remember.ts';
import { restoredEnvironment } from '../../../src/report/restore.ts';
import { verifiedFactsOf } from '../../../src/report/verified.ts';
import { sessionNote } from '../../../src/session-note.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { createVault } from '../../../src/vault.ts';
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

function handOverWith(changes: Partial<Settings>, previous = {}, clocks = FACTS.clocks) {
  const facts = { ...FACTS, clocks, settings: { ...SETTINGS, ...changes } };
  const credentials = createVault(() => {}).keep(VALUES);
  return handOverOf({ facts, session: SESSION, identity: IDENTITY }, credentials, previous);
}

describe('handOverOf', () => {
  it('gives keys and region to the environment, and to the outputs what is no secret', () => {
    const { environment, outputs } = handOverWith({});
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
    expect(handOverWith({ outputCredentials: true }).outputs).toMatchObject({
      'aws-access-key-id': VALUES.accessKeyId,
      'aws-secret-access-key': VALUES.secretAccessKey,
      'aws-session-token': VALUES.sessionToken,
    });
  });

  it('gives the environment nothing where that is asked for, and has nothing to give back', () => {
    const { environment, state } = handOverWith({ outputEnvCredentials: false }, { AWS_REGION: 'before' });
    expect(environment).toEqual({});
    expect(restoredEnvironment(state[STATE_NAME], { AWS_REGION: 'before' })).toEqual({});
  });

  it('remembers what was there before', () => {
    const { environment, state } = handOverWith({}, { AWS_REGION: 'before', PATH: '/bin' });
    expect(restoredEnvironment(state[STATE_NAME], environment)).toEqual({
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SESSION_TOKEN: '',
      AWS_TOKEN_GUARD_SESSION: '',
      AWS_REGION: 'before',
      AWS_DEFAULT_REGION: '',
    });
  });

  it('says nothing of a clock that was not measured', () => {
    expect(handOverWith({}, {}, []).outputs).not.toHaveProperty('clock-skew-seconds');
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
