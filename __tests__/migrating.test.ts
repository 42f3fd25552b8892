// The migration guide names every input and output once, and the step would accept every recipe.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS, type InputName } from '../src/settings/inputs.ts';

const ROOT = resolve(import.meta.dirname, '..');
const GUIDE = 'docs/migrating.md';
const RECIPES = 'docs/recipes.md';
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
const [guide, recipes] = [read(GUIDE), read(RECIPES)];
const manifest = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Record<'inputs' | 'outputs', object>;

/**
 * What configure-aws-credentials has in v6 and is to be had here.
 * @see https://github.com/aws-actions/configure-aws-credentials/blob/v6.2.3/action.yml
 */
const THEIRS = {
  inputs: [
    'action-timeout-s',
    'allowed-account-ids',
    'audience',
    'aws-access-key-id',
    'aws-profile',
    'aws-region',
    'aws-secret-access-key',
    'aws-session-token',
    'custom-tags',
    'disable-retry',
    'force-skip-oidc',
    'http-proxy',
    'inline-session-policy',
    'managed-session-policies',
    'mask-aws-account-id',
    'no-proxy',
    'output-credentials',
    'output-env-credentials',
    'overwrite-aws-profile',
    'retry-max-attempts',
    'role-chaining',
    'role-duration-seconds',
    'role-external-id',
    'role-session-name',
    'role-skip-session-tagging',
    'role-to-assume',
    'special-characters-workaround',
    'sts-endpoint',
    'transitive-tag-keys',
    'translate-env-variables',
    'unset-current-credentials',
    'use-existing-credentials',
    'web-identity-token-file',
  ],
  outputs: [
    'authenticated-arn',
    'aws-access-key-id',
    'aws-account-id',
    'aws-expiration',
    'aws-secret-access-key',
    'aws-session-token',
  ],
} as const;

/** The rows of the table whose head begins with the word, a row as its cells. */
function tableOf(word: string): readonly (readonly string[])[] {
  const lines = guide.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${word} |`));
  const rest = head < 0 ? [] : lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? rest.length : end).map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

/** What the first cells name; what is no name in code stays as it is, so that no list of names has it. */
function namesIn(word: string): readonly string[] {
  return tableOf(word).map(([, first = '']) => /^`([a-z-]+)`$/.exec(first)?.[1] ?? first);
}

/** The texts of the fenced blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...recipes.matchAll(/^```(\S*)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

/** The names in the sentence about what is the same. */
function sameIn(kind: 'Inputs' | 'Outputs'): readonly string[] {
  const [paragraph = ''] = /^Everything else is the same\. .*?(?=\n\n)/ms.exec(guide) ?? [];
  const [, list = ''] = new RegExp(`${kind}: ([^.]+)\\.`).exec(paragraph.replaceAll('\n', ' ')) ?? [];
  return [...list.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: unknown;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: readonly Step[] }>>;
}

const workflows = blocksOf('yaml').map((text) => ({ text, workflow: parse(text) as Workflow }));
const ownSteps = workflows.flatMap(({ workflow }) =>
  Object.values(workflow.jobs).flatMap(({ steps = [] }) =>
    steps.filter(({ uses }) => uses?.startsWith('org/aws-token-guard@')),
  ),
);
const given = ownSteps.flatMap((step) => Object.entries(step.with ?? {}));

describe.each([
  ['inputs', 'input', 'new input', 'Inputs'],
  ['outputs', 'output', 'new output', 'Outputs'],
] as const)('the tables of %s', (kind, different, ours, same) => {
  it('name each of action.yml once, and no other', () => {
    const all = [...namesIn(different), ...sameIn(same), ...namesIn(ours)];
    expect(all.sort()).toEqual(Object.keys(manifest[kind]).sort());
  });

  it('have those of configure-aws-credentials as different or the same', () => {
    expect([...namesIn(different), ...sameIn(same)].sort()).toEqual([...THEIRS[kind]]);
  });

  it('say something of each that is different or new', () => {
    const cells = [...tableOf(different), ...tableOf(ours)].map((row) => row.slice(2));
    for (const [text, ...rest] of cells) {
      expect(text).toMatch(/\S.*\.$/);
      expect(rest).toEqual(['']);
    }
  });
});

describe('the recipes', () => {
  it('are workflows, each of which uses the action or calls one that does', () => {
    expect(workflows.length).toBeGreaterThan(10);
    for (const { workflow } of workflows) {
      const jobs = Object.values(workflow.jobs);
      const uses = jobs.flatMap((job) => [job.uses, ...(job.steps ?? []).map((step) => step.uses)]);
      expect(workflow.on).toBeDefined();
      expect(uses).toContainEqual(expect.stringMatching(/^org\/aws-token-guard@v1$|\/\.github\/workflows\//));
    }
  });

  it('use inputs that there are', () => {
    expect(ownSteps.length).toBeGreaterThan(10);
    expect(given.map(([name]) => name).filter((name) => !Object.hasOwn(manifest.inputs, name))).toEqual([]);
  });

  it('give values that the inputs take', () => {
    const literal = given.filter(([, value]) => !String(value).includes('${{'));
    const refused = literal.filter(([name, value]) => !INPUTS[name as InputName]?.parse(String(value ?? '').trim()).ok);
    expect(literal.length).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  });

  it('quote account ids, which YAML would take for numbers', () => {
    expect(given.filter(([, value]) => typeof value === 'number')).toEqual([]);
  });
});
