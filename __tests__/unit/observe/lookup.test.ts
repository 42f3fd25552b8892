// After which failures IAM is asked nothing, because it could explain nothing.
import { describe, expect, it } from '@jest/globals';
import { NOTHING_YET } from '../../../src/observe/assume-chain.ts';
import { lookUpDeployed } from '../../../src/observe/lookup.ts';
import type { RunContext } from '../../../src/observe/run-context.ts';
import { failureOf, ROLE, SETTINGS } from '../samples/healthy.ts';

describe('lookUpDeployed', () => {
  it.each([
    ['sts:AssumeRole', { role: ROLE, failures: [] }],
    ['sts:TagSession', undefined],
    ['sts:SetSourceIdentity', undefined],
  ])('looks for what explains a denial of %s', async (action, found) => {
    const message = `User: x is not authorized to perform: ${action} on resource: ${ROLE.text}`;
    const roleSession = { status: 'failed', failure: failureOf('AssumeRole', 'AccessDenied', { message }) } as const;
    const context = { settings: { ...SETTINGS, diagnosisRoles: [] } } as unknown as RunContext;
    expect(await lookUpDeployed({ ...NOTHING_YET, roleSession, target: ROLE }, context)).toEqual(found);
  });
});
