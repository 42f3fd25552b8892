// Where the user's own profiles are: the files that the SDKs would read.
import { homedir } from 'node:os';
import { isAbsolute, join, resolve, win32 } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { profileSources } from '../../../../src/publish/profiles/profile-sources.ts';

const HOME = homedir();
const WORKSPACE = resolve('work', 'repo');
const ELSEWHERE = resolve('elsewhere', 'config');

describe('profileSources', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, string, string]>([
    ['nothing', {}, join(HOME, '.aws', 'config'), join(HOME, '.aws', 'credentials')],
    [
      'empty variables',
      { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' },
      join(HOME, '.aws', 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
    ['a config file', { AWS_CONFIG_FILE: ELSEWHERE }, ELSEWHERE, join(HOME, '.aws', 'credentials')],
    ['a credentials file', { AWS_SHARED_CREDENTIALS_FILE: ELSEWHERE }, join(HOME, '.aws', 'config'), ELSEWHERE],
    [
      'files in the home folder',
      { AWS_CONFIG_FILE: '~/aws/config', AWS_SHARED_CREDENTIALS_FILE: '~\\keys' },
      join(HOME, 'aws', 'config'),
      join(HOME, '\\keys'),
    ],
    ['the home folder itself', { AWS_CONFIG_FILE: '~' }, join(HOME), join(HOME, '.aws', 'credentials')],
    [
      'relative paths',
      { AWS_CONFIG_FILE: 'aws/config', AWS_SHARED_CREDENTIALS_FILE: './keys', GITHUB_WORKSPACE: WORKSPACE },
      join(WORKSPACE, 'aws', 'config'),
      join(WORKSPACE, 'keys'),
    ],
    [
      'a name that begins with a tilde',
      { AWS_CONFIG_FILE: '~other/config', GITHUB_WORKSPACE: WORKSPACE },
      join(WORKSPACE, '~other', 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
    [
      'a relative path outside of any workspace',
      { AWS_CONFIG_FILE: 'config' },
      join(HOME, 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
  ])('finds the files where the environment names %s', (_, environment, config, credentials) => {
    expect(profileSources(environment, HOME)).toEqual({ config, credentials });
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['nothing', {}, 'C:\\Users\\ci\\.aws\\config', 'C:\\Users\\ci\\.aws\\credentials'],
    [
      'files in the home folder',
      { AWS_CONFIG_FILE: '~/aws/config', AWS_SHARED_CREDENTIALS_FILE: '~\\keys' },
      'C:\\Users\\ci\\aws\\config',
      'C:\\Users\\ci\\keys',
    ],
    [
      'one on another drive, and one in the workspace',
      { AWS_CONFIG_FILE: 'E:/aws/config', AWS_SHARED_CREDENTIALS_FILE: 'aws\\keys', GITHUB_WORKSPACE: 'D:\\a\\repo' },
      'E:/aws/config',
      'D:\\a\\repo\\aws\\keys',
    ],
  ])(
    'does so by the rules of Windows as well, where the environment names %s',
    (_, environment, config, credentials) => {
      expect(profileSources(environment, 'C:\\Users\\ci', win32)).toEqual({ config, credentials });
    },
  );

  it('gives absolute paths, whatever the variables hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE) => {
        const { config, credentials } = profileSources({ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE }, HOME);
        expect([config, credentials].every((path) => path !== undefined && isAbsolute(path))).toBe(true);
      }),
    );
  });
});
