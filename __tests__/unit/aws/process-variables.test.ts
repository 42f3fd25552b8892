// The AWS variables of the process: nobody sees them but the task that is to see them.
import { devNull } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { takeVariables, withoutVariables, withVariables } from '../../../src/aws/process-variables.ts';

const NO_FILES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
const ofJob = () => ({ PATH: '/bin', AWS_PROFILE: 'a', AWS_CONFIG_FILE: '/home/.aws/config' });

describe('takeVariables', () => {
  it('gives what was there, and leaves no variable and no file of AWS', () => {
    const variables: Record<string, string> = ofJob();
    expect(takeVariables(variables)).toEqual(ofJob());
    expect(variables).toEqual({ PATH: '/bin', ...NO_FILES });
  });
});

describe('withVariables', () => {
  it('shows the task the wanted variables of AWS alone, and sets back the others', async () => {
    const variables: Record<string, string> = ofJob();
    const seen = await withVariables(variables, { AWS_REGION: 'eu-west-1', HOME: '/root' }, async () => ({
      ...variables,
    }));
    expect(seen).toEqual({ PATH: '/bin', AWS_REGION: 'eu-west-1' });
    expect(variables).toEqual(ofJob());
  });

  it('sets them back after a failure, too', async () => {
    const variables: Record<string, string> = ofJob();
    const failing = withoutVariables(variables, async () => {
      throw new Error(`${variables['AWS_PROFILE']} ${variables['AWS_CONFIG_FILE']}`);
    });
    await expect(failing).rejects.toThrow(`undefined ${devNull}`);
    expect(variables).toEqual(ofJob());
  });
});
