// The vault: masks first and hands out then, and takes what it knows out of any text.
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodingsOf } from '../../../src/secrets/encodings.ts';
import { CREDENTIAL_VARIABLES, createVault, maskAccounts, maskPrevious, Secret } from '../../../src/secrets/vault.ts';
import { withinCpuSeconds } from '../../cpu-seconds.ts';
import { SETTINGS } from '../samples/healthy.ts';

const KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN+/aaaaaaaaaaaaaaaaaaaaaaaaaaaa==';

function recordingVault() {
  const masks: string[] = [];
  return { masks, vault: createVault((values) => masks.push(...values)) };
}

describe('createVault', () => {
  describe('when it keeps values', () => {
    it('hands out secrets under their names', () => {
      const { key, token } = recordingVault().vault.keep({ key: KEY, token: TOKEN });
      expect([key.reveal(), token.reveal()]).toEqual([KEY, TOKEN]);
    });

    it('has masked every encoding of all of them before, the longest first', () => {
      const { masks, vault } = recordingVault();
      vault.keep({ key: KEY, token: TOKEN });
      expect(masks).toEqual(encodingsOf([KEY, TOKEN]));
    });

    it('hands out nothing where masking fails', () => {
      const vault = createVault(() => {
        throw new Error('stdout is closed');
      });
      expect(() => vault.keep({ key: KEY })).toThrow('stdout is closed');
    });

    it('masks nothing twice', () => {
      const { masks, vault } = recordingVault();
      vault.keep({ key: KEY });
      vault.keep({ key: KEY, token: TOKEN });
      expect(new Set(masks).size).toBe(masks.length);
    });
  });

  describe('when it redacts', () => {
    it('leaves a text alone that holds none of its secrets', () => {
      expect(recordingVault().vault.redact(`it is ${KEY}`)).toBe(`it is ${KEY}`);
    });

    it('takes every encoding of every secret out', () => {
      const { vault } = recordingVault();
      vault.keep({ key: KEY });
      vault.keep({ token: TOKEN });
      fc.assert(
        fc.property(fc.constantFrom(...encodingsOf([KEY, TOKEN])), fc.string(), fc.string(), (encoding, a, b) => {
          expect(vault.redact(`${a} ${encoding} ${b}`)).not.toContain(encoding);
        }),
      );
    });

    it('takes each occurrence out', () => {
      const { vault } = recordingVault();
      vault.keep({ key: KEY });
      expect(vault.redact(`${KEY} and ${KEY}${KEY}`)).toBe('*** and ******');
    });

    it('leaves no tail of a secret that begins with another', () => {
      const { vault } = recordingVault();
      vault.keep({ short: KEY });
      vault.keep({ long: `${KEY}andfourmore` });
      expect(vault.redact(`x ${KEY}andfourmore y`)).toBe('x *** y');
    });
  });

  describe('when it cleans', () => {
    it('redacts before it cuts, so that no piece is left at the cut', () => {
      const { vault } = recordingVault();
      vault.keep({ key: KEY });
      for (let before = 940; before < 1000; before += 1) {
        expect(vault.clean('x'.repeat(before) + KEY)).not.toContain(KEY.slice(0, 3));
      }
    });

    it.each<[string, string]>([
      ['a token', `got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl!`],
      ['half of a token', `got eyJhbGciOiJSUzI1NiJ9.eyJz!`],
      ['an access key id', 'got ASIAIOSFODNN7EXAMPLE!'],
      ['a long-term access key id', 'got AKIAIOSFODNN7EXAMPLE!'],
      ['a secret access key', `got ${KEY}!`],
      ['a session token', `got ${TOKEN}!`],
    ])('takes out %s that nobody has kept', (_name, text) => {
      expect(recordingVault().vault.clean(text)).toBe('got ***!');
    });

    it.each<[string, string]>([
      ['a commit', 'got 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567!'],
      ['a long word', `got ${'aB'.repeat(30)}!`],
      ['a long number', `got ${'0'.repeat(60)}!`],
      ['a long constant', `got ${'A1'.repeat(30)}!`],
      ['a run that is shorter than a secret', `got ${KEY.replaceAll(/[/+]/g, '').slice(0, 37)}!`],
      ['what only begins as an access key id does', 'got ASIA, XASIAIOSFODNN7EXAMPLE!'],
    ])('leaves %s alone', (_name, text) => {
      expect(recordingVault().vault.clean(text)).toBe(text);
    });

    it.each(['a', 'A', 'aA', '/', 'eyJ', 'AKIA'])('is done at once with a long text of %j', (piece) => {
      const text = piece.repeat(50_000 / piece.length);
      withinCpuSeconds(0.3, () => {
        recordingVault().vault.clean(text);
      });
    });

    it('makes the text harmless', () => {
      expect(recordingVault().vault.clean('\n::error::x')).toBe(': :error::x');
    });
  });

  describe('when it cleans a name', () => {
    it('takes out what it keeps, and nothing that only looks like a secret', () => {
      const { vault } = recordingVault();
      vault.keep({ key: KEY });
      expect(vault.cleanName(`\nx ${KEY} AKIAIOSFODNN7EXAMPLE`)).toBe('x *** AKIAIOSFODNN7EXAMPLE');
    });
  });
});

const VALUE = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('Secret', () => {
  const secret = new Secret(VALUE);

  it('gives its value to whoever reveals it', () => {
    expect(secret.reveal()).toBe(VALUE);
  });

  it.each<[string, () => string]>([
    ['String', () => String(secret)],
    ['a template', () => `${secret}`],
    ['concat', () => ''.concat(secret as unknown as string)],
    ['join', () => [secret].join()],
    ['JSON', () => JSON.stringify(secret)],
    ['JSON of an object', () => JSON.stringify({ secret })],
    ['inspect', () => inspect(secret)],
    ['inspect with everything shown', () => inspect({ secret }, { showHidden: true, depth: null, getters: true })],
    ['an error about it', () => inspect(new Error(`failed with ${secret}`, { cause: secret }))],
    ['an error caused by an object with it', () => inspect(new Error('failed', { cause: { secret } }))],
    ['its own properties', () => JSON.stringify(Reflect.ownKeys(secret).map((key) => Reflect.get(secret, key)))],
    ['a copy', () => JSON.stringify({ ...secret })],
    ['a structured clone', () => inspect(structuredClone({ secret }))],
  ])('does not show it in %s', (_name, show) => {
    expect(show()).not.toContain(VALUE.slice(0, 8));
  });

  it.each<[string, () => string]>([
    ['String', () => String(secret)],
    ['JSON', () => JSON.parse(JSON.stringify(secret)) as string],
    ['inspect', () => inspect(secret)],
  ])('shows *** in %s', (_name, show) => {
    expect(show()).toBe('***');
  });
});

function masksOf(run: (runner: { mask(value: string): void }) => void): readonly string[] {
  const masks: string[] = [];
  run({ mask: (value) => void masks.push(value) });
  return masks;
}

describe('maskAccounts', () => {
  it('masks nothing unless asked', () => {
    expect(masksOf((runner) => maskAccounts(runner, SETTINGS, ['111122223333']))).toEqual([]);
    expect(masksOf((runner) => maskAccounts(runner, {}, ['111122223333']))).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['an account once', ['111122223333', 'arn:aws:iam::111122223333:role/deploy'], ['111122223333']],
    ['all accounts of a list', ['111122223333, 444455556666'], ['111122223333', '444455556666']],
    ['the account in a role that is malformed', ['arn:aws:iam::444455556666:rol/deploy'], ['444455556666']],
    ['no run of more or fewer digits', ['1111222233334', '11112222333', ''], []],
  ])('masks %s', (_name, texts, masks) => {
    expect(masksOf((runner) => maskAccounts(runner, { maskAccountId: true }, texts))).toEqual(masks);
  });
});

describe('maskPrevious', () => {
  it('masks the credentials that were there before, and nothing that is too short to be one', () => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(15),
        AWS_REGION: 'a-region-with-a-long-name-1',
      },
    );
    expect(masks).toContain('AKIAIOSFODNN7EXAMPLE');
    expect(masks.filter((mask) => /x{3}|region/i.test(mask))).toEqual([]);
  });

  it('masks each of them in every encoding, from 16 characters on, and nothing else', () => {
    const masks: string[] = [];
    const secrets = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2Vj',
    };
    const vault = createVault((values) => masks.push(...values));
    maskPrevious(vault, { ...secrets, AWS_PROFILE: 'a-profile-with-a-long-name' });
    expect(masks).toEqual(encodingsOf(Object.values(secrets)));
  });

  it.each(CREDENTIAL_VARIABLES)('masks the value of %s', (name) => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      { [name]: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    );
    expect(masks).toContain('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  });

  it('masks nothing where there was nothing', () => {
    const masks: string[] = [];
    maskPrevious(
      createVault((values) => masks.push(...values)),
      {},
    );
    expect(masks).toEqual([]);
  });
});
