// Whether a job has other sources of credentials than what is published.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasOtherSources } from '../../../src/publish/publish.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'other-sources-'));
  mkdirSync(join(root, 'with', '.aws'), { recursive: true });
  writeFileSync(join(root, 'with', '.aws', 'config'), '');
});
afterAll(() => rmSync(root, { recursive: true }));

describe('hasOtherSources', () => {
  it.each([
    ['in the home folder of the account', {}, 'with', true],
    ['in HOME', { HOME: 'with' }, 'without', true],
    ['in USERPROFILE, where HOME is another folder', { HOME: 'without', USERPROFILE: 'with' }, 'without', true],
    ['in none of them', { HOME: 'without', USERPROFILE: 'without' }, 'without', false],
  ])('looks for files of AWS %s', (_, variables, home, expected) => {
    const environment = Object.fromEntries(Object.entries(variables).map(([name, path]) => [name, join(root, path)]));
    expect(hasOtherSources(environment, join(root, home))).toBe(expected);
  });
});
