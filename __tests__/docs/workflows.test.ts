// Workflows, the project's own and those that its pages show: this action is given inputs that it has, and nothing more than it
// needs. Whether they are workflows at all, actionlint says (npm run workflows).
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { codeBlocks, projectFiles } from '../../scripts/markdown.mjs';
import { completeWorkflow } from '../../scripts/workflow-fragments.mjs';
import { PREFLIGHT_INPUTS } from '../../src/preflight/action-inputs.ts';
import { INPUTS, type InputName } from '../../src/settings/inputs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
const manifest = parse(read('action.yml')) as Record<'inputs' | 'outputs', object>;
const files: readonly string[] = projectFiles(ROOT);

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>> | string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on?: unknown;
  readonly permissions?: Readonly<Record<string, string>> | string;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Shown {
  readonly place: string;
  readonly text: string;
  readonly workflow: Workflow;
}

const inPages: readonly Shown[] = files
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => codeBlocks(read(path)).map((block) => ({ path, ...block })))
  .filter(({ language, marks }) => ['yaml', 'yml'].includes(language) && !marks.includes('wrong'))
  .flatMap(({ path, line, text }) => {
    const complete = completeWorkflow(text);
    if (complete === undefined) return [];
    return [{ place: `${path}:${line}`, text: complete.text, workflow: parse(complete.text) as Workflow }];
  });

const inFiles: readonly Shown[] = files
  .filter((path) => /\.ya?ml$/.test(path))
  .map((path) => ({ place: path, text: read(path), workflow: parse(read(path), { logLevel: 'error' }) as Workflow }))
  .filter(({ workflow }) => workflow?.on !== undefined && workflow.jobs !== undefined);

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const isOurs = ({ uses = '' }: Step) => uses === './' || /\/aws-token-guard@/.test(uses);

describe('workflows', () => {
  it.each([...inPages, ...inFiles])(
    '$place gives this action inputs that it has, and values that they take',
    ({ workflow }) => {
      const given = stepsOf(workflow)
        .filter(isOurs)
        .flatMap((step) => Object.entries(step.with ?? {}));
      expect(given.map(([name]) => name).filter((name) => !Object.hasOwn(manifest.inputs, name))).toEqual([]);
      const literal = given.filter(([, value]) => !String(value).includes('${{'));
      const refused = literal.filter(
        ([name, value]) => !INPUTS[name as InputName]?.parse(String(value ?? '').trim()).ok,
      );
      expect(refused).toEqual([]);
      expect(given.filter(([name, value]) => /account-ids/.test(name) && typeof value === 'number')).toEqual([]);
    },
  );

  it.each([...inPages, ...inFiles])('$place gives preflight inputs that it has', ({ workflow }) => {
    const given = stepsOf(workflow)
      .filter(({ uses = '' }) => uses === './preflight' || /\/aws-token-guard\/preflight@/.test(uses))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !Object.hasOwn(PREFLIGHT_INPUTS, name))).toEqual([]);
  });

  it.each([...inPages, ...inFiles])('$place reads outputs that this action has', ({ workflow, text }) => {
    const ids = stepsOf(workflow)
      .filter(isOurs)
      .flatMap(({ id }) => id ?? []);
    const read = ids.flatMap((id) => [...text.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))]);
    expect(read.map(([, name = '']) => name).filter((name) => !Object.hasOwn(manifest.outputs, name))).toEqual([]);
  });

  it('are found', () => {
    expect(inPages.length).toBeGreaterThan(40);
    expect(inFiles.length).toBeGreaterThan(8);
  });
});

describe('.github/workflows', () => {
  const own = inFiles.filter(({ place }) => place.startsWith('.github/workflows/'));
  const usesIn = (text: string) => [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, uses = '']) => uses);

  it('pin each action by its commit, and say which release that is', () => {
    const foreign = own.flatMap(({ text }) => usesIn(text)).filter((uses) => !uses.startsWith('./'));
    expect(foreign.filter((uses) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses))).toEqual([]);
    const pins = Map.groupBy(new Set(foreign), (uses) => /^[\w-]+\/[\w-]+/.exec(uses)?.[0]);
    for (const [, some] of pins) expect(new Set(some.map((uses) => uses.split('@')[1])).size).toBe(1);
  });

  it.each(own)('$place starts from nothing more than reading', ({ workflow }) => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions);
  });

  it.each(own)('$place leaves no token in a checkout, and takes no text of others for a script', ({ workflow }) => {
    for (const { uses = '', run = '', with: given } of stepsOf(workflow)) {
      if (uses.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false);
      expect(run).not.toContain('${{');
    }
  });

  it('give the right to write to jobs that run no code of this project or its dependencies', () => {
    const writing = own.flatMap(({ place, workflow }) =>
      Object.entries(workflow.jobs)
        .filter(([, { permissions = {} }]) => typeof permissions === 'string' || permissions['contents'] === 'write')
        .map(([name, job]) => ({ job: `${place} ${name}`, steps: job.steps ?? [] })),
    );
    expect(writing.map(({ job }) => job)).toEqual([
      '.github/workflows/release.yml publish',
      '.github/workflows/release.yml move',
    ]);
    const scripts = writing.flatMap(({ steps }) => steps.map(({ run, uses }) => uses ?? run ?? ''));
    for (const script of scripts) expect(script).not.toMatch(/\b(?:npm|node|checkout)\b|\.ci\/run/);
  });
});
