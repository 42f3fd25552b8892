// What a release is made of: a tag that says what everything else says, notes from the changelog, and a tag that moves.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { releaseNotes } from '../../scripts/release-notes.mjs';
import { isLatest, movingTag, parseTag } from '../../scripts/versions.mjs';

const CHANGELOG = `# Changelog

## 1.3.0 - unreleased

Not yet.

## 1.2.3 - 2026-01-31

### Added

- A thing.

\`\`\`text
## 9.9.9 - 2026-01-01
\`\`\`

## 1.2.2 - 2026-01-01

## 1.2.0

Long ago.
`;
const project = (version: string, changelog = CHANGELOG) => ({ version, lockedVersion: version, changelog });

describe('releaseNotes', () => {
  it('gives the section of the version, to its end', () => {
    expect(releaseNotes('v1.2.3', project('1.2.3'))).toBe(
      '### Added\n\n- A thing.\n\n```text\n## 9.9.9 - 2026-01-01\n```',
    );
    expect(releaseNotes('v1.2.3', project('1.2.3', CHANGELOG.replaceAll('\n', '\r\n')))).toContain('- A thing.');
  });

  const notesOf = (text: string, more = {}) =>
    releaseNotes('v1.2.3', { ...project('1.2.3', `## 1.2.3 - 2026-01-31\n\n${text}\n`), ...more });

  it.each([
    ['a paragraph', 'One\ntwo\n\nthree', 'One two\n\nthree'],
    ['an item', '- one\n  two\n- three\n  - four\n    five', '- one two\n- three\n  - four five'],
    ['a numbered item', '1. one\n   two\n2. three', '1. one two\n2. three'],
    ['bold words that begin a line', 'one\n**two**', 'one **two**'],
    ['what follows a heading', '### One\ntwo\nthree\n### Four', '### One\ntwo three\n### Four'],
    ['a table', '| a | b |\n| - | - |\n| c | d |', '| a | b |\n| - | - |\n| c | d |'],
    ['a block of code', 'one\ntwo\n```sh\na\nb\n```\nc\nd', 'one two\n```sh\na\nb\n```\nc d'],
    ['a block of code in an item', '- one\n  ```sh\n  a\n  b\n  ```', '- one\n  ```sh\n  a\n  b\n  ```'],
  ])('joins lines that GitHub would break, and no others: %s', (_, text, joined) => {
    expect(notesOf(text)).toBe(joined);
  });

  const AT = 'https://github.com/org/aws-token-guard/blob/v1.2.3';
  it.each([
    ['a page', '[a](docs/a.md#b) and [c](./d.md)', `[a](${AT}/docs/a.md#b) and [c](${AT}/d.md)`],
    ['from the root', '[a](/docs/a.md)', `[a](${AT}/docs/a.md)`],
    ['one that is wrapped', '[a\npage](docs/a.md)', `[a page](${AT}/docs/a.md)`],
    ['a URL', '[a](https://a.example/b)', '[a](https://a.example/b)'],
    ['an address', '[a](mailto:a@b.example)', '[a](mailto:a@b.example)'],
    ['a place in the same text', '[a](#b)', '[a](#b)'],
    ['code', '`[a](b.md)`, [c](d.md)', `\`[a](b.md)\`, [c](${AT}/d.md)`],
    ['a block of code', '```md\n[a](b.md)\n```', '```md\n[a](b.md)\n```'],
  ])('makes links absolute that would lead nowhere: %s', (_, text, linked) => {
    expect(notesOf(text)).toBe(linked);
  });

  it('lets links lead to the repository that releases', () => {
    expect(notesOf('[a](b.md)', { repository: 'o/r' })).toBe('[a](https://github.com/o/r/blob/v1.2.3/b.md)');
  });

  it.each([
    ['a tag that is none of a version', 'v1', project('1.2.3'), '"v1" is not the tag of a version'],
    ['another version in package.json', 'v1.2.4', project('1.2.3'), 'package.json has version 1.2.3'],
    ['another one in the lockfile', 'v1.2.3', { ...project('1.2.3'), lockedVersion: '1.2.2' }, 'package-lock.json has'],
    ['no section', 'v1.2.4', project('1.2.4'), 'has no section "## 1.2.4 - <date>"'],
    ['a section inside an example', 'v9.9.9', project('9.9.9'), 'has no section'],
    ['a section without a date', 'v1.2.0', project('1.2.0'), 'must say when 1.2.0 is released'],
    ['a section that is not finished', 'v1.3.0', project('1.3.0'), 'not "unreleased"'],
    ['a section that says nothing', 'v1.2.2', project('1.2.2'), 'says nothing about 1.2.2'],
  ])('refuses %s', (_, tag, known, reason) => {
    expect(() => releaseNotes(tag, known)).toThrow(reason);
  });
});

describe('this project', () => {
  const read = (name: string) => readFileSync(join(resolve(import.meta.dirname, '../..'), name), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };

  it('needs nothing but a date to release the version that package.json has', () => {
    const { version: lockedVersion } = JSON.parse(read('package-lock.json')) as { readonly version: string };
    const changelog = read('CHANGELOG.md').replace(`## ${version} - unreleased`, `## ${version} - 2026-01-31`);
    expect(releaseNotes(`v${version}`, { version, lockedVersion, changelog })).toContain('### ');
  });
});

describe('parseTag', () => {
  it.each(['v1.2.3', 'v0.0.0', 'v10.20.30', 'v1.0.0-rc.1', 'v1.0.0-alpha-2'])('takes %s', (tag) => {
    expect(parseTag(tag)?.isPreRelease).toBe(tag.includes('-'));
  });

  it.each(['1.2.3', 'v1', 'v1.2', 'v01.2.3', 'v1.2.3.4', 'v1.2.3-', 'v1.2.3+4', 'v1.2.3\n', 'v1.2.3; id'])(
    'does not take %j',
    (tag) => {
      expect(parseTag(tag)).toBeUndefined();
    },
  );
});

describe('what moves along', () => {
  const tags = ['v1.0.0', 'v1.9.0', 'v1.10.0', 'v1', 'v2.0.0', 'v2.1.0-rc.1', 'nightly', ''];

  it.each([
    ['v1.10.0', 'v1', false],
    ['v1.11.0', 'v1', false],
    ['v1.9.1', undefined, false],
    ['v2.0.0', 'v2', true],
    ['v2.1.0-rc.1', undefined, false],
    ['v2.1.0-rc.2', undefined, false],
    ['v3.0.0', 'v3', true],
    ['v1', undefined, false],
  ])('%s moves %s; the latest: %s', (tag, moving, latest) => {
    expect(movingTag(tag, tags)).toBe(moving);
    expect(isLatest(tag, tags)).toBe(latest);
  });
});
