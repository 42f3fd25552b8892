// The page about the examples: it lists each of them, and its commands fit the files.
import { describe, expect, it } from '@jest/globals';
import { EXAMPLES, readExample } from '../../e2e/examples.ts';
import { parseTemplate } from '../../e2e/template.ts';
import { parseConfiguration } from '../../e2e/terraform.ts';

const page = readExample('.', 'README.md').replaceAll('\r\n', '\n');

describe('the page', () => {
  it('lists each example once', () => {
    const rows = [...page.matchAll(/^\| \[([a-z-]+)\]\(([a-z-]+)\) \|/gm)].map(([, name, path]) => [name, path]);
    expect(rows).toEqual(EXAMPLES.map(({ folder }) => [folder, folder]));
  });

  it('gives parameters that deploy-on-push has, and all that it needs', async () => {
    const { Parameters } = parseTemplate(readExample('deploy-on-push', 'cloudformation.yml'));
    const required = Object.entries(Parameters).flatMap(([name, { Default }]) => (Default === undefined ? [name] : []));
    const [, overrides = ''] = /--parameter-overrides (.+)$/m.exec(page) ?? [];
    expect([...overrides.matchAll(/(\w+)=/g)].map(([, name]) => name)).toEqual(required);
    const { variable } = await parseConfiguration(readExample('deploy-on-push', 'main.tf'));
    const wanted = Object.entries(variable).flatMap(([name, [block = {}]]) => ('default' in block ? [] : [name]));
    expect([...page.matchAll(/-var (\w+)=/g)].map(([, name]) => name).sort()).toEqual(wanted.sort());
  });
});

describe.each(EXAMPLES.filter(({ stacks }) => stacks.length > 0))('the files of $folder', ({ folder, stacks }) => {
  it('describe what they ask for', async () => {
    for (const { file } of stacks) {
      for (const { Description } of Object.values(parseTemplate(readExample(folder, file)).Parameters))
        expect(Description).toMatch(/^[A-Z].{15,}$/);
    }
    const { variable } = await parseConfiguration(readExample(folder, 'main.tf'));
    for (const [{ description } = {}] of Object.values(variable)) expect(description).toMatch(/^[A-Z].{15,}\.$/);
  });
});
