// Which error of the system means what, and which variable is behind the path.
import { describe, expect, it } from '@jest/globals';
import { unwritten } from '../../../src/run/withhold.ts';

const ENVIRONMENT = {
  GITHUB_ENV: '/runner/files/env',
  RUNNER_TEMP: '/runner/temp',
  AWS_CONFIG_FILE: '/srv/aws',
  AWS_SHARED_CREDENTIALS_FILE: './keys',
  RUNNER_OS: 'Linux',
};

describe('unwritten', () => {
  it.each([
    [{ message: 'GITHUB_ENV is not set.' }, 'variable', 'GITHUB_ENV'],
    [{ message: 'RUNNER_TEMP (temp) is not an absolute path of a folder.' }, 'variable', 'RUNNER_TEMP'],
    [{ message: 'x', code: 'ENOSPC', path: '/runner/files/env' }, 'full', 'GITHUB_ENV'],
    [{ message: 'x', code: 'EROFS', path: '/runner/temp/aws-token-guard-1/config' }, 'read-only', 'RUNNER_TEMP'],
    [{ message: 'x', code: 'EACCES', path: '/runner/files/env' }, 'access', 'GITHUB_ENV'],
    [{ message: 'x', code: 'ENOENT', path: '/runner/files/env' }, 'missing', 'GITHUB_ENV'],
    [{ message: '/runner/files/env is not a file.', path: '/runner/files/env' }, 'kind', 'GITHUB_ENV'],
    [{ message: 'x', code: 'EISDIR', path: '/runner/files/env' }, 'kind', 'GITHUB_ENV'],
    [{ message: 'x', code: 'ELOOP', path: '/runner/files/env' }, 'kind', 'GITHUB_ENV'],
    [{ message: 'RUNNER_TEMP () is not an absolute path of a folder.' }, 'variable', 'RUNNER_TEMP'],
    [{ message: '/srv/aws cannot be read: it is a folder.', path: '/srv/aws' }, 'profile file', 'AWS_CONFIG_FILE'],
    [{ message: '/srv/aws cannot be read: no', code: 'EACCES', path: '/srv/aws' }, 'access', 'AWS_CONFIG_FILE'],
    [{ message: '/srv/keys cannot be read: no', path: '/srv/keys' }, 'profile file', 'AWS_SHARED_CREDENTIALS_FILE'],
    [{ message: 'me/.aws/config is not an absolute path.', path: 'me/.aws/config' }, 'profile file', undefined],
    [{ message: '/home/me/.aws/config cannot be read: no', path: '/home/me/.aws/config' }, 'profile file', undefined],
    [
      { message: 'x', path: '/a$b', odd: '$b', reading: 'the AWS CLI takes for the name of a variable' },
      'path',
      undefined,
    ],
    [{ message: 'The runner does not read the log.' }, 'other', undefined],
  ])('sees the cause: %j', (thrown, reason, variable) => {
    expect(unwritten(thrown, ENVIRONMENT)).toEqual({ ...thrown, reason, os: 'Linux', ...(variable && { variable }) });
  });

  it('tells a folder that is not there from a variable without a path', () => {
    const message = 'RUNNER_TEMP (/srv/temp) is not an absolute path of a folder.';
    expect(unwritten({ message }, ENVIRONMENT)).toMatchObject({ reason: 'missing', path: '/srv/temp' });
  });
});
