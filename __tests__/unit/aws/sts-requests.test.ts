// Who the credentials belong to, read out of an answer of STS as it is.
import { describe, expect, it } from '@jest/globals';
import type { Sts } from '../../../src/aws/sts-client.ts';
import { getCallerIdentity } from '../../../src/aws/sts-requests.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { failureOf, IDENTITY } from '../samples/healthy.ts';

const ANSWER_INVALID = failureOf('GetCallerIdentity', 'UNEXPECTED_ANSWER');

/** Not called here. */
const unused = () => {
  throw new Error('an unexpected call');
};

/** An STS that gives this answer. */
function answering(output: object): Sts {
  return {
    getCallerIdentity: async (_input, read) => {
      const value = read({ $metadata: {}, ...output });
      return value === undefined
        ? { status: 'failed', failure: ANSWER_INVALID }
        : { status: 'succeeded', value: { output: value } };
    },
    assumeRole: unused,
    assumeRoleWithWebIdentity: unused,
    load: unused,
    use: unused,
    close: unused,
  };
}

const identityIn = (output: object) =>
  getCallerIdentity(
    answering(output),
    createVault(() => {}),
  );

describe('getCallerIdentity', () => {
  // A long name with digits in it is as long and mixed as a secret key, but it is none.
  it.each([
    IDENTITY.arn,
    'arn:aws-us-gov:sts::111122223333:assumed-role/Deploy/me',
    'arn:aws:sts::111122223333:assumed-role/GitHubActionsTerraformDeployRole01/octo-org-octo-repo-1-1',
    'arn:aws:sts::111122223333:assumed-role/deploy/GitHubActionsDeployProductionRun12',
  ])('gives the ARN as it is: %s', async (arn) => {
    expect(await identityIn({ Account: '111122223333', Arn: arn, UserId: 'AROAEXAMPLE:x' })).toEqual({
      status: 'succeeded',
      value: { account: '111122223333', arn, userId: 'AROAEXAMPLE:x' },
    });
  });

  it.each([
    {},
    { Account: '111122223333', Arn: IDENTITY.arn },
    { Account: '111122223333', UserId: 'x' },
    { Account: '', Arn: IDENTITY.arn, UserId: 'x' },
    { Account: '"\n  x: "', Arn: IDENTITY.arn, UserId: 'x' },
    { Account: '1111222233334', Arn: IDENTITY.arn, UserId: 'x' },
  ])('takes %j for the answer of somebody else', async (output) => {
    expect(await identityIn(output)).toEqual({ status: 'failed', failure: ANSWER_INVALID });
  });
});
