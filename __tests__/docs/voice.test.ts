// The voice of everything that users read outside of a run.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SCENARIOS } from '../../sandbox/scenarios/all.ts';
import { projectFiles } from '../../scripts/markdown.mjs';
import { bannedIn } from '../unit/samples/voice.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const files: readonly string[] = projectFiles(ROOT);
const read = files.filter(
  (path) =>
    (path.endsWith('.md') && path !== 'CHANGELOG.md') ||
    /^(?:(?:preflight\/)?action\.yml|examples\/.*\.(?:yml|tf))$/.test(path),
);

describe('the voice', () => {
  it('is American English without stock phrases in every page and example', () => {
    const found = read.map((path) => [path, bannedIn(readFileSync(join(ROOT, path), 'utf8'))] as const);
    expect(read).toContain('action.yml');
    expect(found.filter(([, phrases]) => phrases.length > 0)).toEqual([]);
  });

  it('is so in every scenario', () => {
    const found = SCENARIOS.map(({ name, story }) => [name, bannedIn(`${name}: ${story}`)] as const);
    expect(found.filter(([, phrases]) => phrases.length > 0)).toEqual([]);
  });

  it.each([
    'It may not work.',
    'How to mend it',
    'unless it was customised',
    'the job was cancelled',
    'keys that lie in the environment',
    'hands them on',
    'a proxy that looks into TLS',
  ])('would find fault with: %s', (text) => expect(bannedIn(text)).toHaveLength(1));
});
