// A secret shows itself to nobody who does not ask for it by name.
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/secrets/secret.ts';

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
