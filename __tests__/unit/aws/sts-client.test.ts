// The AWS variables of the process: taken away from the SDK.
import { devNull } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { takeVariables } from '../../../src/aws/sts-client.ts';

const NO_FILES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
const ofJob = () => ({ PATH: '/bin', AWS_PROFILE: 'a', AWS_CONFIG_FILE: '/home/.aws/config' });

describe('takeVariables', () => {
  it('gives what was there, and leaves no variable and no file of AWS', () => {
    const variables: Record<string, string> = ofJob();
    expect(takeVariables(variables)).toEqual(ofJob());
    expect(variables).toEqual({ PATH: '/bin', ...NO_FILES });
  });

  it.each(['linux', 'win32'] as const)('takes away what switches off the verification of TLS: %s', (platform) => {
    const variables: Record<string, string> = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(takeVariables(variables, platform)).toEqual({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(variables).toEqual(NO_FILES);
  });

  it('knows a variable of Windows in any letter case', () => {
    const variables = { Path: 'C:', aws_endpoint_url_sts: 'https://sts.example', Node_Tls_Reject_Unauthorized: '0' };
    expect(takeVariables(variables, 'win32')).toEqual({
      PATH: 'C:',
      AWS_ENDPOINT_URL_STS: 'https://sts.example',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    expect(variables).toEqual({ Path: 'C:', ...NO_FILES });
  });

  it('takes a name in other letters for another variable elsewhere', () => {
    const variables: Record<string, string> = { aws_region: 'eu-west-1' };
    expect(takeVariables(variables, 'linux')).toEqual({ aws_region: 'eu-west-1' });
    expect(variables).toEqual({ aws_region: 'eu-west-1', ...NO_FILES });
  });
});
