// What a session hands on to the sessions chained from it: transitive tags and its source identity.
import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../sandbox/server.ts';
import type { ConditionBlock } from '../../sandbox/trust-condition.ts';
import type { TrustPolicy } from '../../sandbox/trust-policy.ts';
import { DEFAULT_WORLD, type World } from '../../sandbox/world.ts';
import { assumeWith, errorOf, type Keys, keysOf, useSandboxes } from './clients.ts';

const KEYS = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' };
const EVERYTHING = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
const trust = (Action: readonly string[], Condition: ConditionBlock = {}): TrustPolicy => ({
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action, Condition },
});
const withTag = (key: string): ConditionBlock => ({ StringEquals: { [`aws:PrincipalTag/${key}`]: '42' } });
const roles = [
  { name: 'first', trustPolicy: trust(EVERYTHING) },
  { name: 'second', trustPolicy: trust(EVERYTHING) },
  { name: 'for-run', trustPolicy: trust(EVERYTHING, withTag('Run')) },
  { name: 'for-note', trustPolicy: trust(EVERYTHING, withTag('Note')) },
  { name: 'plain', trustPolicy: trust(['sts:AssumeRole']) },
  { name: 'no-source', trustPolicy: trust(['sts:AssumeRole', 'sts:TagSession']) },
  {
    name: 'for-octocat',
    trustPolicy: trust(EVERYTHING, {
      StringEquals: { 'aws:SourceIdentity': 'octocat', 'sts:SourceIdentity': 'octocat' },
    }),
  },
];
const account = { id: '111122223333', providers: [], users: [{ name: 'ci', ...KEYS }], roles };
const world: World = { ...DEFAULT_WORLD, accounts: [account] };

const start = useSandboxes();
const TAGS = [
  { Key: 'Run', Value: '42' },
  { Key: 'Note', Value: '42' },
];
const first = async (sandbox: Sandbox): Promise<Keys> =>
  keysOf(await assumeWith(sandbox, KEYS, { role: 'first', Tags: TAGS, TransitiveTagKeys: ['Run'] }));

const outcome = (sandbox: Sandbox, keys: Keys, role: string): Promise<string> =>
  assumeWith(sandbox, keys, { role }).then(
    () => 'granted',
    (error: Error) => error.message.replace(/^.*perform: (\S+) .*$/, '$1'),
  );

describe('AssumeRole', () => {
  describe('when the session that asks has tags', () => {
    it('offers all of them as condition keys', async () => {
      const sandbox = await start({ world });
      const keys = await first(sandbox);
      expect([await outcome(sandbox, KEYS, 'for-run'), await outcome(sandbox, keys, 'for-run')]).toEqual([
        'sts:AssumeRole',
        'granted',
      ]);
      expect(await outcome(sandbox, keys, 'for-note')).toBe('granted');
    });

    it('passes the transitive ones on, hop after hop, and no others', async () => {
      const sandbox = await start({ world });
      let keys = await first(sandbox);
      for (const role of ['second', 'second']) keys = keysOf(await assumeWith(sandbox, keys, { role }));
      expect(await outcome(sandbox, keys, 'for-run')).toBe('granted');
      expect(await outcome(sandbox, keys, 'for-note')).toBe('sts:AssumeRole');
      expect(sandbox.sessions.map(({ tags }) => Object.keys(tags))).toEqual([['Run', 'Note'], [], [], []]);
    });

    it('needs the permission to tag for inherited tags', async () => {
      const sandbox = await start({ world });
      expect(await outcome(sandbox, await first(sandbox), 'plain')).toBe('sts:TagSession');
      const untagged = keysOf(await assumeWith(sandbox, KEYS, { role: 'first' }));
      expect(await outcome(sandbox, untagged, 'plain')).toBe('granted');
    });

    it.each(['Run', 'run'])('does not let %s be set again', async (Key) => {
      const sandbox = await start({ world });
      const again = assumeWith(sandbox, await first(sandbox), { role: 'second', Tags: [{ Key, Value: '43' }] });
      expect(await errorOf(again)).toMatchObject({
        name: 'InvalidParameterValue',
        message:
          "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
        $metadata: { httpStatusCode: 400 },
      });
    });

    it('lets the others be set again', async () => {
      const sandbox = await start({ world });
      const again = assumeWith(sandbox, await first(sandbox), { role: 'second', Tags: [{ Key: 'Note', Value: '43' }] });
      await expect(again).resolves.toMatchObject({ PackedPolicySize: 2 });
    });
  });

  describe('when a source identity is set', () => {
    const octocat = async (sandbox: Sandbox): Promise<Keys> =>
      keysOf(await assumeWith(sandbox, KEYS, { role: 'first', SourceIdentity: 'octocat' }));

    it('keeps it along the chain', async () => {
      const sandbox = await start({ world });
      const second = keysOf(await assumeWith(sandbox, await octocat(sandbox), { role: 'second' }));
      expect(await outcome(sandbox, second, 'for-octocat')).toBe('granted');
      expect(await outcome(sandbox, KEYS, 'for-octocat')).toBe('sts:AssumeRole');
      expect(sandbox.sessions[0]).toHaveProperty('sourceIdentity', 'octocat');
    });

    it('needs the permission to set it, even when it is inherited', async () => {
      const sandbox = await start({ world });
      expect(await outcome(sandbox, await octocat(sandbox), 'no-source')).toBe('sts:SetSourceIdentity');
      const { message } = await errorOf(assumeWith(sandbox, KEYS, { role: 'no-source', SourceIdentity: 'octocat' }));
      expect(message).toMatch(/perform: sts:SetSourceIdentity on/);
    });

    it('does not let it change', async () => {
      const sandbox = await start({ world });
      const keys = await octocat(sandbox);
      const change = (SourceIdentity: string) => assumeWith(sandbox, keys, { role: 'second', SourceIdentity });
      await expect(change('octocat')).resolves.toHaveProperty('Credentials');
      expect((await errorOf(change('hubot'))).message).toMatch(/perform: sts:SetSourceIdentity on/);
    });

    it('refuses one with a blank', async () => {
      const sandbox = await start({ world });
      const { message } = await errorOf(assumeWith(sandbox, KEYS, { role: 'first', SourceIdentity: 'a b' }));
      expect(message).toMatch(/'a b' at 'sourceIdentity' failed to satisfy constraint/);
    });
  });
});
