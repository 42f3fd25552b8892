// How later steps get the credentials, for each combination of the inputs that decide about it.
import { describe, expect, it } from '@jest/globals';
import { publishModeOf } from '../../../src/settings/publish-mode.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { ROLE, SETTINGS } from '../samples/healthy.ts';

const ROLES = [{ profile: 'dev', role: ROLE }];

describe('publishModeOf', () => {
  it.each<[string, Partial<Settings>, readonly string[]]>([
    ['nothing in particular', {}, ['environmentKeys']],
    ['no environment variables', { outputEnvCredentials: false }, []],
    ['outputs', { outputCredentials: true }, ['environmentKeys', 'outputKeys']],
    ['a profile and variables', { profile: 'p' }, ['environmentKeys', 'profiles', 'defaultProfile']],
    ['a profile for the steps that name it', { profile: 'p', outputEnvCredentials: false }, ['profiles']],
    ['a renewed profile', { profile: 'p', refresh: true }, ['profiles', 'defaultProfile', 'refresh']],
    [
      'a renewed profile for the steps that name it',
      { profile: 'p', refresh: true, outputEnvCredentials: false },
      ['profiles', 'refresh'],
    ],
    ['several roles', { roles: ROLES }, ['profiles', 'severalRoles']],
    ['several renewed roles', { roles: ROLES, refresh: true }, ['profiles', 'severalRoles', 'refresh']],
    ['several roles without variables', { roles: ROLES, outputEnvCredentials: false }, ['profiles', 'severalRoles']],
    ['to diagnose', { mode: 'diagnose', profile: 'p', outputCredentials: true }, []],
    ['to verify', { mode: 'verify', refresh: true, outputCredentials: true }, []],
  ])('gives the ways that the inputs ask for: %s', (_, changes, expected) => {
    const mode = publishModeOf({ ...SETTINGS, ...changes });
    expect(Object.entries(mode).flatMap(([name, isUsed]) => (isUsed ? [name] : []))).toEqual(expected);
  });
});
