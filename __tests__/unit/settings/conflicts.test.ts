// What inputs say together: every contradiction at once, each at the input that has to change.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conflictsBetween } from '../../../src/settings/conflicts.ts';
import type { InputValues } from '../../../src/settings/inputs.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { roleArn } from '../samples/healthy.ts';

type Values = Partial<InputValues>;

const ROLE = roleArn('arn:aws:iam::111122223333:role/deploy');
const OTHER = roleArn('arn:aws:iam::444455556666:role/target');
const KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
const SESSION_KEY_ID = 'ASIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const NO_KEYS: Values = {
  'aws-access-key-id': undefined,
  'aws-secret-access-key': undefined,
  'aws-session-token': undefined,
};
const NONE: Values = {
  'role-to-assume': undefined,
  'role-chain': undefined,
  roles: undefined,
  'aws-profile': undefined,
  'aws-region': undefined,
  ...NO_KEYS,
};
const PLAIN: Partial<Settings> = { mode: 'configure', source: 'id-token', durationSeconds: 3600 };

/** The inputs that have to change, in order. */
const refusedBy = (values: Values, settings: Partial<Settings>) =>
  conflictsBetween(values, settings).map(({ input }) => input);

/** Looks at the credentials of the machine. */
const REGION_ALONE: Values = {
  ...NONE,
  mode: 'configure',
  'aws-region': 'eu-central-1',
  'role-chaining': false,
  refresh: false,
  'web-identity-token-file': undefined,
};
const { roles: _, ...UNREADABLE_ROLES } = NONE;
const { 'aws-region': __, ...UNREADABLE_REGION } = REGION_ALONE;
/** What asks for more than that. */
const OF_MORE: readonly Values[] = [{ 'role-chaining': true }, { 'aws-profile': 'p' }, { 'aws-region': undefined }];

type Row = readonly [name: string, values: Values, settings: Partial<Settings>, refused: readonly string[]];

describe('conflictsBetween', () => {
  describe('about the role', () => {
    const rows: readonly Row[] = [
      ['a role', { ...NONE, 'role-to-assume': ROLE }, { role: ROLE }, []],
      ['none, to configure', NONE, {}, ['role-to-assume']],
      ['none, with the keys of the machine', NONE, { source: 'ambient' }, ['role-to-assume']],
      ['none, with a token file', NONE, { source: 'token-file' }, ['role-to-assume']],
      ['a region alone', REGION_ALONE, { source: 'ambient' }, []],
      ...OF_MORE.map(
        (more): Row => [
          `a region and ${JSON.stringify(more)}`,
          { ...REGION_ALONE, ...more },
          { source: 'ambient' },
          ['role-to-assume'],
        ],
      ),
      ['none, beside roles that cannot be read', UNREADABLE_ROLES, {}, []],
      ['none, beside a region that cannot be read', UNREADABLE_REGION, { source: 'ambient' }, []],
      ['none, to diagnose', NONE, { mode: 'diagnose' }, []],
      [
        'none, with keys',
        { ...NONE, 'aws-access-key-id': KEY_ID, 'aws-secret-access-key': SECRET },
        { source: 'keys' },
        [],
      ],
      [
        'none, with keys and a chain',
        { ...NONE, 'aws-access-key-id': KEY_ID, 'aws-secret-access-key': SECRET, 'role-chain': [OTHER] },
        { source: 'keys', roleChain: [OTHER] },
        ['role-to-assume'],
      ],
      ['none, to diagnose, and a chain', { ...NONE, 'role-chain': [OTHER] }, { mode: 'diagnose' }, ['role-to-assume']],
      ['one that broke its own rule', NO_KEYS, {}, []],
      ['a name, by ID token', NO_KEYS, { roleName: 'deploy' }, ['role-to-assume']],
      ['a name, by token file', NO_KEYS, { roleName: 'deploy', source: 'token-file' }, ['role-to-assume']],
      ['a name, by keys', NO_KEYS, { roleName: 'deploy', source: 'keys' }, []],
      ['a name, by the machine', NO_KEYS, { roleName: 'deploy', source: 'ambient' }, []],
    ];
    it.each(rows)('refuses what cannot work: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });

    it('asks for the ARN where a name alone is not enough', () => {
      const [{ rule, text } = { rule: '', text: '' }] = conflictsBetween(NO_KEYS, { ...PLAIN, roleName: 'deploy' });
      expect([rule, text]).toEqual([expect.stringContaining('ARN'), 'deploy']);
    });
  });

  describe('about keys', () => {
    const [ID, KEY, TOKEN] = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'] as const;
    const rows: readonly Row[] = [
      ['none', NO_KEYS, {}, []],
      ['both', { ...NO_KEYS, [ID]: KEY_ID, [KEY]: SECRET }, {}, []],
      ['all three', { [ID]: SESSION_KEY_ID, [KEY]: SECRET, [TOKEN]: SECRET }, {}, []],
      ['the id alone', { ...NO_KEYS, [ID]: KEY_ID }, {}, [KEY]],
      ['the secret alone', { ...NO_KEYS, [KEY]: SECRET }, {}, [ID]],
      ['the token alone', { ...NO_KEYS, [TOKEN]: SECRET }, {}, [ID, KEY]],
      ['id and token', { ...NO_KEYS, [ID]: SESSION_KEY_ID, [TOKEN]: SECRET }, {}, [KEY]],
      ['secret and token', { ...NO_KEYS, [KEY]: SECRET, [TOKEN]: SECRET }, {}, [ID]],
      ['those of a session without its token', { ...NO_KEYS, [ID]: SESSION_KEY_ID, [KEY]: SECRET }, {}, [TOKEN]],
      ['an id that broke its own rule', { [KEY]: SECRET, [TOKEN]: undefined }, {}, []],
      ['a secret that broke its own rule', { [ID]: KEY_ID, [TOKEN]: undefined }, {}, []],
      ['a token that broke its own rule', { [ID]: SESSION_KEY_ID, [KEY]: SECRET }, {}, []],
    ];
    it.each(rows)('refuses what does not belong together: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });

    it('shows no part of them', () => {
      const all = rows.flatMap(([, values]) => conflictsBetween(values, PLAIN));
      expect([all.length > 5, JSON.stringify(all).match(/EXAMPLE|wJalr/)]).toEqual([true, null]);
    });
  });

  describe('about lengths', () => {
    const chaining: Values = { 'role-chaining': true };
    const rows: readonly Row[] = [
      ['an hour, chained', chaining, { durationSeconds: 3600 }, []],
      ['more, chained', chaining, { durationSeconds: 3601 }, ['role-duration-seconds']],
      ['more, from keys, which win', chaining, { source: 'keys', durationSeconds: 3601 }, []],
      ['more, from a token in a file, which wins', chaining, { source: 'token-file', durationSeconds: 3601 }, []],
      ['more, not chained', { 'role-chaining': false }, { durationSeconds: 43_200 }, []],
      ['more, without the limit', { 'force-skip-oidc': true }, { durationSeconds: 43_200 }, []],
      ['less remaining than asked', {}, { minimumRemainingSeconds: 3599 }, []],
      ['as much remaining as asked', {}, { minimumRemainingSeconds: 3600 }, ['minimum-remaining-seconds']],
      [
        'both',
        chaining,
        { durationSeconds: 7200, minimumRemainingSeconds: 7201 },
        ['role-duration-seconds', 'minimum-remaining-seconds'],
      ],
    ];
    it.each(rows)('refuses what AWS would refuse, or can never be: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });

    it('takes part in nothing that was not read', () => {
      expect(refusedBy(chaining, { minimumRemainingSeconds: 7200 })).toEqual([]);
    });

    it('does not hold what is there already against the length of what is not asked for', () => {
      const settings: Partial<Settings> = { ...PLAIN, mode: 'verify', minimumRemainingSeconds: 7200 };
      expect(refusedBy(NONE, settings)).toEqual([]);
    });

    it('holds what must remain behind another role against the hour that there is', () => {
      const settings = { ...PLAIN, roleChain: [OTHER], durationSeconds: 21_600, minimumRemainingSeconds: 7200 };
      expect(refusedBy(NO_KEYS, settings)).toEqual(['minimum-remaining-seconds']);
    });
  });

  describe('about session policies', () => {
    const OURS = 'arn:aws:iam::111122223333:policy/ci';
    const THEIRS = 'arn:aws:iam::444455556666:policy/ci';
    const AWS = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const policies = (...managedSessionPolicies: string[]) => ({ managedSessionPolicies });
    const POLICIES = 'managed-session-policies';

    it.each<Row>([
      ['of AWS and of the account', {}, { role: ROLE, ...policies(AWS, OURS) }, []],
      ['of another', {}, { role: ROLE, ...policies(AWS, THEIRS) }, [POLICIES]],
      ['of others', {}, { role: ROLE, ...policies(THEIRS, THEIRS) }, [POLICIES, POLICIES]],
      ['without a role to hold them against', {}, policies(THEIRS), []],
    ])('refuses those of another account than the role: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });

    it.each<Row>([
      ['of its account', {}, { role: ROLE, roleChain: [OTHER], ...policies(THEIRS) }, []],
      ['of the account of the first', {}, { role: ROLE, roleChain: [OTHER], ...policies(OURS) }, [POLICIES]],
    ])('holds them against the last role of a chain, which they are for: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });
  });

  describe('about session tags', () => {
    const tagged = (customCount: number, usualCount: number) => {
      const some = (letter: string, count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, n) => [`${letter}${n}`, 'x']));
      return { sessionTags: { custom: some('c', customCount), usual: some('u', usualCount), transitive: [] } };
    };

    it.each<Row>([
      ['fifty', {}, tagged(43, 7), []],
      ['one more', {}, tagged(44, 7), ['custom-tags']],
      ['fifty, and none of the usual', {}, tagged(50, 0), []],
    ])('refuses more than STS takes: %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });
  });

  describe('about variables that are no inputs', () => {
    const set: Partial<Settings> = { namedVariables: { ROLE_TO_ASSUME: 'role-to-assume' } };
    it.each<Row>([
      [
        'the role of keys',
        { ...NONE, 'aws-access-key-id': KEY_ID, 'aws-secret-access-key': SECRET },
        { source: 'keys', ...set },
        ['role-to-assume'],
      ],
      ['the role of a token', NONE, { source: 'id-token', ...set }, ['role-to-assume']],
      [
        'the role beside several',
        { ...NONE, roles: [{ profile: 'a', role: ROLE }] },
        { source: 'id-token', ...set },
        [],
      ],
      ['the role that is only compared', NONE, { mode: 'verify', source: 'ambient', ...set }, []],
    ])('asks for an input in place of %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, ...settings })).toEqual(refused);
    });
  });

  describe('about a profile that renews itself', () => {
    const renewed: Values = { ...NONE, refresh: true, 'role-to-assume': ROLE };
    it.each<Row>([
      ['the ID token', renewed, {}, []],
      ['a token file', renewed, { source: 'token-file' }, []],
      ['half an hour', renewed, { durationSeconds: 1800 }, []],
      ['the shortest', renewed, { durationSeconds: 900 }, ['role-duration-seconds']],
      ['what an SDK would renew for each request', renewed, { durationSeconds: 1799 }, ['role-duration-seconds']],
      ['keys', renewed, { source: 'keys' }, ['refresh']],
      ['the credentials of the machine', renewed, { source: 'ambient' }, ['refresh']],
      ['outputs', { ...renewed, 'output-credentials': true }, {}, ['output-credentials']],
      ['what is there', { ...renewed, 'use-existing-credentials': true }, {}, ['use-existing-credentials']],
      ['a look around', { ...renewed, 'output-credentials': true }, { mode: 'diagnose', source: 'ambient' }, []],
    ])('judges %s', (_, values, settings, refused) => {
      expect(refusedBy(values, { ...PLAIN, role: ROLE, ...settings })).toEqual(refused);
    });
  });

  it.each<[source: Settings['source'], values: Values, rule: string]>([
    ['keys', {}, 'left out with aws-access-key-id'],
    ['token-file', {}, 'left out with web-identity-token-file'],
    ['ambient', { 'role-chaining': true }, 'left out with role-chaining: true'],
    ['ambient', { 'force-skip-oidc': true }, 'left out with force-skip-oidc: true'],
    ['ambient', { mode: 'verify' }, 'left out with mode: verify'],
  ])('names what stands in the way of several roles: %s %j', (source, more, rule) => {
    const values: Values = { ...NONE, roles: [{ profile: 'a', role: ROLE }], ...more };
    const found = conflictsBetween(values, { ...PLAIN, source });
    expect(found.find(({ input }) => input === 'roles')).toMatchObject({
      rule,
      hint: "It needs the workflow's ID token.",
    });
  });

  it('tells of everything at once', () => {
    const values: Values = { ...NONE, 'aws-session-token': SECRET, 'role-chaining': true };
    const refused = refusedBy(values, { ...PLAIN, durationSeconds: 7200, minimumRemainingSeconds: 7200 });
    expect(refused).toEqual([
      'role-to-assume',
      'aws-access-key-id',
      'aws-secret-access-key',
      'role-duration-seconds',
      'minimum-remaining-seconds',
    ]);
  });

  it('finds nothing in inputs that could not be read, and never throws', () => {
    expect(conflictsBetween({}, {})).toEqual([]);
    const settings = fc.record(
      {
        mode: fc.constantFrom('configure', 'diagnose'),
        source: fc.constantFrom('id-token', 'token-file', 'keys', 'ambient'),
        durationSeconds: fc.integer({ min: 900, max: 43_200 }),
        minimumRemainingSeconds: fc.integer({ min: 0, max: 43_200 }),
        role: fc.constant(ROLE),
        roleChain: fc.constantFrom([], [OTHER]),
      } as const,
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, fc.subarray(Object.keys(NONE) as (keyof Values)[]), (some, names) => {
        const values = Object.fromEntries(names.map((name) => [name, undefined]));
        for (const { input, rule } of conflictsBetween(values, some)) {
          expect([names.includes(input as keyof Values) || /remaining/.test(input), rule.length > 0]).toEqual([
            true,
            true,
          ]);
        }
      }),
    );
  });
});
