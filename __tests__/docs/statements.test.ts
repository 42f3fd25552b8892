// Statements of the pages that the code can contradict: names, numbers and versions.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectFiles } from '../../scripts/markdown.mjs';
import { publishedValues } from '../../src/publish/values.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { FACTS, IDENTITY, SESSION } from '../unit/samples/healthy.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
const files: readonly string[] = projectFiles(ROOT);
const pages = files.filter((path) => path.endsWith('.md')).map((path) => ({ path, text: read(path) }));

/** The paragraph that has a text. */
function paragraphWith(path: string, text: string): string {
  return (
    read(path)
      .split('\n\n')
      .find((paragraph) => paragraph.replaceAll('\n', ' ').includes(text)) ?? ''
  );
}

describe('the pages', () => {
  it('name and count the variables that later steps get', () => {
    const keys = {
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
    };
    const credentials = createVault(() => {}).keep(keys);
    const verified = { facts: FACTS, session: SESSION, identity: IDENTITY };
    const exported = Object.keys(publishedValues(FACTS.settings, [{ verified, credentials }], {}).environment);
    expect(exported).toHaveLength(6);
    const paragraphs = [
      paragraphWith('README.md', 'Later steps get six variables in their environment'),
      paragraphWith('docs/migrating.md', 'Later steps get the same five variables'),
    ];
    for (const paragraph of paragraphs) {
      expect(exported.filter((name) => !paragraph.includes(`\`${name}\``))).toEqual([]);
    }
  });

  it('ask for the versions of Node.js that the packages take', () => {
    const { engines } = JSON.parse(read('package.json')) as { readonly engines: { readonly node: string } };
    const versions = [...engines.node.matchAll(/\d+(?:\.[1-9]\d*)?/g)].map(([version]) => version);
    const least = versions.filter((version) => /^(?:\d+\.[1-9]|24)/.test(version));
    expect(least.length).toBeGreaterThan(1);
    const paragraphs = [paragraphWith('README.md', 'Both commands need'), paragraphWith('CONTRIBUTING.md', 'You need')];
    for (const paragraph of paragraphs) {
      expect(least.filter((version) => !paragraph.includes(version))).toEqual([]);
    }
  });

  it('ask for the first runner that has Node.js 24, and for the one that the action names where a proxy needs it', () => {
    const [, behindProxy] =
      /newerNode\(node, '(\d+\.\d+)\.0'\)/.exec(read('src/diagnosis/findings/stopped-run.ts')) ?? [];
    const named = pages.flatMap(({ text }) => text.match(/\b2\.3\d\d(?:\.\d+)?\b/g) ?? []);
    const known = ['2.327.1', behindProxy, `${behindProxy}.0`];
    expect(named.filter((version) => !known.includes(version))).toEqual([]);
  });
});
