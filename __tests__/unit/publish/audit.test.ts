// The record of a session's life: what each line holds, and that none holds a secret.
import { describe, expect, it } from '@jest/globals';
import type { VerifiedFacts } from '../../../src/diagnosis/verified.ts';
import { auditRecord } from '../../../src/publish/audit.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { FACTS, IDENTITY, ROLE, SESSION, SETTINGS } from '../samples/healthy.ts';

const CREDENTIALS = createVault(() => {}).keep({ accessKeyId: 'a'.repeat(20), secretAccessKey: 's'.repeat(40) });

const RUN = {
  ...{ repository: 'octo-org/octo-repo', runId: '1', runAttempt: '2', workflow: '', action: '' },
  ...{ actor: '', commit: '', ref: '' },
};

const recordOf = (sessions: readonly VerifiedFacts[], settings: Settings = SETTINGS) =>
  auditRecord(
    sessions.map((verified) => ({ verified, credentials: CREDENTIALS, profile: 'deploy' })),
    settings,
    RUN,
    FACTS.observedAt + 1,
  )
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const linesOf = (...sessions: VerifiedFacts[]) => recordOf(sessions);

const VERIFIED: VerifiedFacts = {
  facts: { ...FACTS, target: ROLE, timings: { total: 0.5, GetCallerIdentity: 0.25 } },
  session: { ...SESSION, requestId: 'request-1' },
  identity: { ...IDENTITY, requestId: 'request-2' },
};

describe('auditRecord', () => {
  it('has a line for each thing that happened, in its order, with its time', () => {
    const lines = linesOf(VERIFIED);
    expect(lines.map(({ event }) => event)).toEqual(['requested', 'issued', 'verified', 'published']);
    const times = lines.map(({ at }) => Date.parse(String(at)) / 1000 - FACTS.observedAt);
    expect(times).toEqual([-0.5, -0.25, 0, 1]);
  });

  it('says who asked for what, and by which request AWS knows it', () => {
    const [requested, issued, verified, published] = linesOf(VERIFIED);
    expect(requested).toMatchObject({
      ...{ repository: 'octo-org/octo-repo', runId: '1', runAttempt: '2', source: 'id-token', role: ROLE.text },
      subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    });
    expect(issued).toMatchObject({
      ...{ role: ROLE.text, roleSessionName: SESSION.roleSessionName, assumedRoleId: SESSION.assumedRoleId },
      ...{ expiresAt: '2027-01-15T09:00:00.000Z', requestId: 'request-1' },
    });
    expect(verified).toMatchObject({ arn: IDENTITY.arn, account: IDENTITY.account, requestId: 'request-2' });
    expect(published).toMatchObject({ arn: IDENTITY.arn, environment: true, outputs: false, refresh: false });
  });

  it('has the sessions of the chain too', () => {
    const facts = { ...VERIFIED.facts, chain: [{ ...SESSION, requestId: 'hop' }] };
    expect(linesOf({ ...VERIFIED, facts }).map(({ event, requestId }) => [event, requestId])).toContainEqual([
      'issued',
      'hop',
    ]);
  });

  it('has no session for keys from the inputs', () => {
    const { session: _, ...keys } = VERIFIED;
    expect(linesOf(keys).map(({ event }) => event)).toEqual(['requested', 'verified', 'published']);
  });

  it('says for several roles that only profiles are published', () => {
    const roles = [{ profile: 'deploy', role: ROLE }];
    const published = recordOf([VERIFIED], { ...SETTINGS, roles }).find(({ event }) => event === 'published');
    expect(published).toMatchObject({ environment: false, profile: 'deploy' });
  });

  it('keeps each event on one line, whatever AWS and GitHub say', () => {
    const arn = 'arn:\n{"event":"restored"}\u2028\r\n::error::x';
    expect(linesOf({ ...VERIFIED, identity: { ...IDENTITY, arn } })).toHaveLength(4);
  });
});
