// What the post step restores: exactly what was there before, unless another step has changed it since.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  endedEarly,
  fingerprintOf,
  restoreEnvironment,
  STATE_NAME,
  saveState,
} from '../../../src/publish/post-state.ts';
import { anyCharacter } from '../samples/hostile.ts';

type Variables = Readonly<Record<string, string>>;

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_DEFAULT_REGION'];
const variables = fc
  .tuple(...KEYS.map(() => fc.string({ unit: anyCharacter, minLength: 1 })))
  .map((values): Variables => Object.fromEntries(values.map((value, n) => [KEYS[n] ?? '', value])));

const stateOf = (published: Variables, previous: Variables) => saveState(published, previous)[STATE_NAME];

describe('restoreEnvironment', () => {
  it('restores what was there before', () => {
    fc.assert(
      fc.property(variables, variables, (published, previous) => {
        expect(restoreEnvironment(stateOf(published, previous), published)).toEqual(previous);
      }),
    );
  });

  it('empties what was not there before', () => {
    const published = { AWS_REGION: 'eu-central-1' };
    expect(restoreEnvironment(stateOf(published, {}), published)).toEqual({ AWS_REGION: '' });
  });

  it('leaves alone what another step has changed', () => {
    const published = { AWS_ACCESS_KEY_ID: 'ours', AWS_REGION: 'ours' };
    const state = stateOf(published, { AWS_ACCESS_KEY_ID: 'before', AWS_REGION: 'before' });
    expect(restoreEnvironment(state, { ...published, AWS_REGION: 'theirs' })).toEqual({ AWS_ACCESS_KEY_ID: 'before' });
    expect(restoreEnvironment(state, {})).toEqual({});
  });

  it('empties what the env: of its own step hides, and leaves alone what was blanked', () => {
    const before = { AWS_ACCESS_KEY_ID: 'of the step', AWS_REGION: '' };
    const published = { AWS_ACCESS_KEY_ID: 'ours', AWS_REGION: 'ours', AWS_SESSION_TOKEN: 'ours' };
    const emptied = { AWS_ACCESS_KEY_ID: '', AWS_REGION: '', AWS_SESSION_TOKEN: '' };
    expect(restoreEnvironment(stateOf(published, before), { ...published, ...before })).toEqual(emptied);
    expect(restoreEnvironment(stateOf({ AWS_ACCESS_KEY_ID: '' }, before), before)).toEqual({});
  });

  it('empties nothing where nothing was published, or all is set back already', () => {
    const before = { AWS_ACCESS_KEY_ID: 'of the job', AWS_REGION: 'ours' };
    const state = stateOf({ AWS_ACCESS_KEY_ID: 'ours', AWS_SESSION_TOKEN: 'ours', AWS_REGION: 'ours' }, before);
    expect({ ...before, ...restoreEnvironment(state, before) }).toEqual(before);
  });

  it('restores the first identity after two nested runs', () => {
    fc.assert(
      fc.property(variables, variables, variables, (before, first, second) => {
        const states = [stateOf(first, before), stateOf(second, first)] as const;
        const afterSecond = { ...second, ...restoreEnvironment(states[1], second) };
        const afterFirst = { ...afterSecond, ...restoreEnvironment(states[0], afterSecond) };
        expect(afterFirst).toEqual(before);
      }),
    );
  });

  it('restores nothing if nothing was published', () => {
    expect(restoreEnvironment(stateOf({}, { AWS_REGION: 'x' }), { AWS_REGION: 'x' })).toEqual({});
  });

  describe('when the state is garbage', () => {
    const fingerprint = 'cbf29ce484222325'; // of the empty text

    it.each<[string, string | undefined]>([
      ['missing', undefined],
      ['empty', ''],
      ['no JSON', '{'],
      ['an object', '{"name":"AWS_REGION"}'],
      ['null', 'null'],
      ['a list of null', '[null, 1, "x", []]'],
      ['without a fingerprint', '[{"name":"AWS_REGION","previous":"x"}]'],
      ['without a previous value', `[{"name":"AWS_REGION","fingerprint":"${fingerprint}"}]`],
      ['of another variable', `[{"name":"PATH","fingerprint":"${fingerprint}","previous":"x"}]`],
      ['of a hostile name', `[{"name":"AWS_X\\nPATH","fingerprint":"${fingerprint}","previous":"x"}]`],
      ['of a name with an appendix', `[{"name":"AWS_X<<E","fingerprint":"${fingerprint}","previous":"x"}]`],
    ])('gives back nothing: %s', (_name, state) => {
      expect(restoreEnvironment(state, {})).toStrictEqual({});
    });

    it('never throws', () => {
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.json()), (state) => {
          expect(restoreEnvironment(state, {})).toEqual(expect.any(Object));
        }),
      );
    });
  });
});

describe('saveState', () => {
  it('holds no value that was published', () => {
    const published = { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    expect(stateOf(published, {})).not.toContain('wJalr');
  });
});

describe('endedEarly', () => {
  const NOW = Date.UTC(2027, 0, 15, 9, 30) / 1000;

  it.each([
    ['refresh or longer', ['refresh: true', 'role-duration-seconds'], ['right before']],
    ['refresh', ['refresh: true', 'right before'], ['role-duration-seconds']],
    ['longer', ['role-duration-seconds', 'right before'], ['refresh: true']],
    ['neither', ['right before'], ['refresh: true', 'role-duration-seconds']],
    ['something else', ['right before'], ['refresh: true', 'role-duration-seconds']],
  ])('advises what helps: %s', (remedy, said, unsaid) => {
    const message = endedEarly(String(NOW - 1800), remedy, NOW) ?? '';
    expect(message).toContain('ended at 09:00:00 UTC, 30 min before the job did');
    expect([said.filter((text) => !message.includes(text)), unsaid.filter((text) => message.includes(text))]).toEqual([
      [],
      [],
    ]);
  });

  it.each([undefined, '', 'x', String(NOW), String(NOW + 1)])('says nothing for %j', (endsAt) => {
    expect(endedEarly(endsAt, 'refresh', NOW)).toBeUndefined();
  });
});

describe('fingerprintOf', () => {
  // http://www.isthe.com/chongo/src/fnv/test_fnv.c
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('is FNV-1a of %j', (text, fingerprint) => {
    expect(fingerprintOf(text)).toBe(fingerprint);
  });
});
