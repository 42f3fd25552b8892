// Session tags of AssumeRole: AWS's rules for them, the permission they need, condition keys, inheritance and packed size.
import type { AssumeRoleCommandInput, Tag } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../sandbox/server.ts';
import type { ConditionBlock } from '../../sandbox/trust-condition.ts';
import type { TrustPolicy } from '../../sandbox/trust-policy.ts';
import { type Account, DEFAULT_WORLD, type Role, type World } from '../../sandbox/world.ts';
import { assumeWith, errorOf, keysOf, useSandboxes } from './clients.ts';

const KEYS = { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'user-secret' };
const USER_ARN = 'arn:aws:iam::111122223333:user/ci';
const TAGGING = ['sts:AssumeRole', 'sts:TagSession'];

/** Lets the whole account in. */
const trust = (Action: readonly string[], Condition: ConditionBlock = {}): TrustPolicy => ({
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action, Condition },
});
const worldWith = (roles: readonly Role[], account: Partial<Account> = {}): World => ({
  ...DEFAULT_WORLD,
  accounts: [{ id: '111122223333', providers: [], users: [{ name: 'ci', ...KEYS }], roles, ...account }],
});
const arn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const tagsOf = (tags: Record<string, string>): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const manyTags = (count: number, prefix = 'key'): Tag[] =>
  Array.from({ length: count }, (_, at) => ({ Key: `${prefix}${at}`, Value: '' }));

const start = useSandboxes();
const startWith = (...roles: Role[]): Promise<Sandbox> => start({ world: worldWith(roles) });

type Input = Partial<AssumeRoleCommandInput>;

describe('AssumeRole', () => {
  describe('when session tags are sent', () => {
    it('grants the session and keeps a record of what was asked for', async () => {
      const sandbox = await startWith({ name: 'tagged', trustPolicy: trust(TAGGING) });
      const Tags = tagsOf({ Repository: 'octo-org/octo-repo', Run: '42', Note: '' });
      const input = { Tags, TransitiveTagKeys: ['run'], ExternalId: 'id-1', DurationSeconds: 900 };
      const Policy = '{"Version":"2012-10-17","Statement":[]}';
      const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }];
      const { PackedPolicySize } = await assumeWith(sandbox, KEYS, { role: 'tagged', ...input });
      await assumeWith(sandbox, KEYS, { role: 'tagged', RoleSessionName: 'run-2', Policy, PolicyArns });
      expect(PackedPolicySize).toBe(3);
      const common = { operation: 'AssumeRole', roleArn: arn('tagged'), callerArn: USER_ARN };
      expect(sandbox.sessions).toEqual([
        {
          ...common,
          roleSessionName: 'run-1',
          durationSeconds: 900,
          tags: { Repository: 'octo-org/octo-repo', Run: '42', Note: '' },
          transitiveTagKeys: ['run'],
          externalId: 'id-1',
          policyArns: [],
        },
        {
          ...common,
          roleSessionName: 'run-2',
          durationSeconds: 3600,
          tags: {},
          transitiveTagKeys: [],
          policy: Policy,
          policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        },
      ]);
    });

    it('keeps no record of a session that it refuses', async () => {
      const sandbox = await startWith({ name: 'plain', trustPolicy: trust(['sts:AssumeRole']) });
      await errorOf(assumeWith(sandbox, KEYS, { role: 'plain', Tags: manyTags(1) }));
      expect(sandbox.sessions).toEqual([]);
    });

    it('takes as many as there may be, as long as they may be', async () => {
      const sandbox = await startWith({ name: 'tagged', trustPolicy: trust(TAGGING) });
      const longest = { Key: 'k'.repeat(128), Value: 'Ä 1_.:/=+-@'.padEnd(256, 'v') };
      const input = { role: 'tagged', Tags: [...manyTags(49), longest] };
      await expect(assumeWith(sandbox, KEYS, input)).resolves.toMatchObject({ PackedPolicySize: 50 });
    });
  });

  describe('when the tags break a rule', () => {
    const broken = (at: string, rule: string): string =>
      `1 validation error detected: Value ${at} failed to satisfy constraint: Member must ${rule}`;
    const KEY_PATTERN = 'satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';
    const VALUE_PATTERN = 'satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*';
    const [long, longer] = ['k'.repeat(129), 'v'.repeat(257)];
    it.each<[string, Input, string, string]>([
      [
        'too many',
        { Tags: manyTags(51) },
        'ValidationError',
        broken("at 'tags'", 'have length less than or equal to 50'),
      ],
      [
        'a long key',
        { Tags: tagsOf({ [long]: 'v' }) },
        'ValidationError',
        broken(`'${long}' at 'tags.1.member.key'`, 'have length less than or equal to 128'),
      ],
      [
        'a long value',
        { Tags: tagsOf({ a: 'v', b: longer }) },
        'ValidationError',
        broken(`'${longer}' at 'tags.2.member.value'`, 'have length less than or equal to 256'),
      ],
      [
        'a character in a key',
        { Tags: tagsOf({ 'a,b': 'v' }) },
        'ValidationError',
        broken("'a,b' at 'tags.1.member.key'", KEY_PATTERN),
      ],
      [
        'a character in a value',
        { Tags: tagsOf({ Actor: 'dependabot[bot]' }) },
        'ValidationError',
        broken("'dependabot[bot]' at 'tags.1.member.value'", VALUE_PATTERN),
      ],
      [
        'no value',
        { Tags: [{ Key: 'a', Value: undefined }] },
        'ValidationError',
        broken("at 'tags.1.member.value'", 'not be null'),
      ],
      [
        'a character in a transitive key',
        { Tags: tagsOf({ a: 'v' }), TransitiveTagKeys: ['a', '*'] },
        'ValidationError',
        broken("'*' at 'transitiveTagKeys.2.member'", KEY_PATTERN),
      ],
      [
        'two keys that differ in case',
        { Tags: tagsOf({ Run: '1', run: '2' }) },
        'InvalidParameterValue',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      ],
      [
        'a transitive key without its tag',
        { Tags: tagsOf({ a: 'v' }), TransitiveTagKeys: ['b'] },
        'InvalidParameterValue',
        'The specified transitive tag key must be included in the requested tags.',
      ],
      [
        'a reserved key',
        { Tags: tagsOf({ 'AWS:a': 'v' }) },
        'InvalidParameterValue',
        'Tag keys must not begin with aws:.',
      ],
    ])('says so: %s', async (_name, input, name, message) => {
      const sandbox = await startWith({ name: 'tagged', trustPolicy: trust(TAGGING) });
      const error = await errorOf(assumeWith(sandbox, KEYS, { role: 'tagged', ...input }));
      expect(error).toMatchObject({ name, message, $metadata: { httpStatusCode: 400 } });
    });

    it('names an empty key with both rules that it breaks', async () => {
      const sandbox = await startWith({ name: 'tagged', trustPolicy: trust(TAGGING) });
      const { message } = await errorOf(assumeWith(sandbox, KEYS, { role: 'tagged', Tags: tagsOf({ '': 'v' }) }));
      expect(message).toMatch(/^2 validation errors detected: Value '' at 'tags.1.member.key' .*equal to 1; Value ''/);
    });
  });

  describe('when the role does not let its sessions be tagged', () => {
    const denial = {
      name: 'AccessDenied',
      message: `User: ${USER_ARN} is not authorized to perform: sts:TagSession on resource: ${arn('role')}`,
      $metadata: { httpStatusCode: 403 },
    };

    it('denies the tags by their own name, and nothing else', async () => {
      const sandbox = await startWith({ name: 'role', trustPolicy: trust(['sts:AssumeRole']) });
      expect(await errorOf(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(1) }))).toMatchObject(denial);
      await expect(assumeWith(sandbox, KEYS, { role: 'role' })).resolves.toHaveProperty('Credentials');
    });

    it('denies them where a guardrail of the organization does', async () => {
      const world = worldWith([{ name: 'role', trustPolicy: trust(TAGGING) }], { guardrailDenies: ['sts:TagSession'] });
      const sandbox = await start({ world });
      expect(await errorOf(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(1) }))).toMatchObject(denial);
    });

    it('denies the role first where it may not be assumed either', async () => {
      const sandbox = await startWith({ name: 'role', trustPolicy: trust(['sts:TagSession']) });
      const { message } = await errorOf(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(1) }));
      expect(message).toMatch(/perform: sts:AssumeRole on/);
    });
  });

  describe('when the trust policy has conditions on the request', () => {
    const REPOSITORY = 'octo-org/octo-repo';
    const exactly: ConditionBlock = {
      StringEquals: { 'aws:RequestTag/Repository': REPOSITORY },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['Repository', 'Run'] },
    };
    const Tags = tagsOf({ Repository: REPOSITORY, Run: '42' });
    it.each<[string, ConditionBlock, Input, string]>([
      ['the tags it asks for', exactly, { Tags }, 'granted'],
      ['a tag less', exactly, { Tags: tagsOf({ Repository: REPOSITORY }) }, 'granted'],
      ['a tag more', exactly, { Tags: [...Tags, ...manyTags(1)] }, 'AccessDenied'],
      ['another value', exactly, { Tags: tagsOf({ Repository: 'a/b' }) }, 'AccessDenied'],
      ['no tag', exactly, {}, 'AccessDenied'],
      ['a key in another case', exactly, { Tags: tagsOf({ repository: REPOSITORY }) }, 'AccessDenied'],
      ['no tag wanted', { Null: { 'aws:TagKeys': 'true' } }, {}, 'granted'],
      ['no tag wanted, one sent', { Null: { 'aws:TagKeys': 'true' } }, { Tags }, 'AccessDenied'],
      [
        'a transitive key',
        { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'Run' } },
        { Tags, TransitiveTagKeys: ['Run'] },
        'granted',
      ],
      [
        'no transitive key',
        { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'Run' } },
        { Tags },
        'AccessDenied',
      ],
      ['the external id', { StringEquals: { 'sts:ExternalId': 'id-1' } }, { ExternalId: 'id-1' }, 'granted'],
      ['another external id', { StringEquals: { 'sts:ExternalId': 'id-1' } }, { ExternalId: 'id-2' }, 'AccessDenied'],
      ['the session name', { StringLike: { 'sts:RoleSessionName': 'run-?' } }, {}, 'granted'],
      ['another session name', { StringLike: { 'sts:RoleSessionName': 'run-??' } }, {}, 'AccessDenied'],
    ])('%s', async (_name, condition, input, expected) => {
      const sandbox = await startWith({ name: 'role', trustPolicy: trust(TAGGING, condition) });
      const outcome = assumeWith(sandbox, KEYS, { role: 'role', ...input }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      expect(await outcome).toBe(expected);
    });
  });

  describe('when tags take up room', () => {
    const role = { name: 'role', trustPolicy: trust(TAGGING), packedPercentPerTag: 10.5 };

    it('refuses more than there is', async () => {
      const sandbox = await startWith(role);
      await expect(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(9) })).resolves.toMatchObject({
        PackedPolicySize: 95,
      });
      expect(await errorOf(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(10) }))).toMatchObject({
        name: 'PackedPolicyTooLargeException',
        message: 'Packed size of session tags consumes 105% of allotted space.',
        $metadata: { httpStatusCode: 400 },
      });
    });

    it('counts session policies too', async () => {
      const sandbox = await startWith(role);
      const Policy = JSON.stringify({ Statement: [], Id: 'x'.repeat(200) });
      const { message } = await errorOf(assumeWith(sandbox, KEYS, { role: 'role', Tags: manyTags(9), Policy }));
      expect(message).toBe('Packed size of session tags consumes 106% of allotted space.');
    });

    it('counts inherited tags too', async () => {
      const sandbox = await startWith({ name: 'first', trustPolicy: trust(TAGGING) }, role);
      const [Tags, TransitiveTagKeys] = [manyTags(5), manyTags(5).map(({ Key = '' }) => Key)];
      const keys = keysOf(await assumeWith(sandbox, KEYS, { role: 'first', Tags, TransitiveTagKeys }));
      const chain = (count: number) => assumeWith(sandbox, keys, { role: 'role', Tags: manyTags(count, 'own') });
      await expect(chain(4)).resolves.toMatchObject({ PackedPolicySize: 95 });
      expect((await errorOf(chain(5))).name).toBe('PackedPolicyTooLargeException');
    });
  });
});
