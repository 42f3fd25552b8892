// The workflows of the examples: what they give to this action, what they grant, and what else they use.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { EXAMPLES, EXAMPLES_FOLDER, readExample, readStacks } from '../../e2e/examples.ts';
import { manifestDefault } from '../../scripts/generated-sections.mjs';
import { diagnoseSettings } from '../../src/diagnosis/verdict.ts';
import { INPUTS } from '../../src/settings/inputs.ts';
import { parseSettings } from '../../src/settings/parse.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const manifest = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Record<'inputs' | 'outputs', object>;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow is what has jobs; the other YAML is CloudFormation's. */
const workflows = EXAMPLES.flatMap(({ folder }) =>
  readdirSync(join(EXAMPLES_FOLDER, folder))
    .filter((file) => file.endsWith('.yml') && !file.startsWith('cloudformation'))
    .map((file) => {
      const text = readExample(folder, file);
      return { folder, path: `${folder}/${file}`, text, workflow: parse(text) as Workflow };
    }),
);
const isOwn = ({ uses = '' }: Step) => uses.startsWith('org/aws-token-guard@');
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const ownSteps = workflows.flatMap(({ folder, path, workflow }) =>
  stepsOf(workflow)
    .filter(isOwn)
    .map((step, index) => [`${path} ${index + 1}`, step, folder] as const),
);

/** As the runner gives the inputs: those that are left out with their defaults, expressions in those filled in. */
function inputsOf(step: Step): Record<string, string> {
  const given = Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)]);
  const defaults = Object.keys(INPUTS).map((name) => [name, manifestDefault(name) ?? '']);
  return { ...Object.fromEntries(defaults), 'github-token': 'ghs_token', ...Object.fromEntries(given) };
}

function settingsOf(step: Step) {
  const run = {
    repository: 'octo-org/octo-repo',
    runId: '1',
    runAttempt: '1',
    workflow: 'deploy',
    action: '__run',
    actor: 'octocat',
    commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    ref: 'refs/heads/main',
    eventName: 'push',
    baseRef: '',
    headRef: '',
    job: 'deploy',
    triggeringActor: 'octocat',
  };
  return parseSettings({ inputs: inputsOf(step), environment: {}, run });
}

describe.each(workflows.map(({ path, ...rest }) => [path, rest] as const))('%s', (_, { text, workflow }) => {
  it('says in its first lines what it is for', () => {
    expect(text).toMatch(/^(?:# .+\n)+name: \S+\n\non:/);
  });

  it('grants nothing to all jobs, and to each what it needs', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions = {}, steps = [], uses } of Object.values(workflow.jobs)) {
      const isLocal = steps.some((step) => step.uses?.startsWith('actions/checkout@'));
      expect(['write', undefined]).toContain(permissions['id-token']);
      expect(permissions['id-token'] === 'write').toBe(steps.some(isOwn) || uses !== undefined);
      expect(Object.entries(permissions).filter(([name]) => name !== 'id-token')).toEqual(
        'contents' in permissions || isLocal ? [['contents', 'read']] : [],
      );
    }
  });

  it('keeps the token of the checkout to the checkout', () => {
    for (const step of stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with).toEqual({ 'persist-credentials': false });
  });

  it('puts no expression into a script', () => {
    expect(stepsOf(workflow).filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  });

  it('reads outputs that there are', () => {
    const read = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    const ids = stepsOf(workflow).flatMap(({ id }) => id ?? []);
    expect(read.filter(([, id = '', output = '']) => !ids.includes(id) || !(output in manifest.outputs))).toEqual([]);
  });
});

describe('other actions', () => {
  const OF_EXAMPLES_ALONE = ['hashicorp/setup-terraform@', 'actions/download-artifact@'];
  const pinned = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (?!org\/aws-token-guard@v1$)(.+)/gm)]);
  const ownWorkflows = readdirSync(join(ROOT, '.github/workflows'))
    .map((file) => readFileSync(join(ROOT, '.github/workflows', file), 'utf8'))
    .join('\n');

  it('are named by commit, as those of the project itself are', () => {
    const names = pinned.map(([, name = '']) => name).filter((name) => !name.includes('/.github/workflows/'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      if (!OF_EXAMPLES_ALONE.some((one) => name.startsWith(one))) expect(ownWorkflows).toContain(`uses: ${name}\n`);
    }
    for (const one of OF_EXAMPLES_ALONE) expect(new Set(names.filter((name) => name.startsWith(one))).size).toBe(1);
  });
});

describe.each(ownSteps)('the step %s', (_, step, folder) => {
  it('is of the release that the README names', () => {
    expect(step.uses).toBe('org/aws-token-guard@v1');
  });

  it('gives inputs that there are, as texts or booleans', () => {
    expect(Object.keys(step.with ?? {}).filter((name) => !(name in manifest.inputs))).toEqual([]);
    expect(Object.values(step.with ?? {}).filter((value) => !['string', 'boolean'].includes(typeof value))).toEqual([]);
  });

  it('is accepted', () => {
    const { ok, settings, problems } = settingsOf(step);
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(diagnoseSettings({ settings, problems: [] }).findings).toEqual([]);
  });

  it('keeps to the accounts that it means', () => {
    const { settings } = settingsOf(step);
    const isChecked = settings.mode !== 'configure' || settings.allowedAccountIds !== undefined;
    expect(isChecked).toBe(true);
  });

  it('asks for roles that the AWS side has', () => {
    if (folder === 'oidc-provider') return; // there is none yet
    const of = ['find-out-why', 'diagnosis-role'].includes(folder) ? 'deploy-to-environment' : folder;
    const roles = EXAMPLES.filter((example) => example.folder === of)
      .flatMap(readStacks)
      .flatMap((side) => side.roles.map(({ accountId, name }) => `arn:aws:iam::${accountId}:role/${name}`));
    const { role, roleChain = [], roles: several = [] } = settingsOf(step).settings;
    const wanted = [...(role === undefined ? [] : [role]), ...roleChain, ...several.map((one) => one.role)];
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.map(({ text }) => text).filter((arn) => !roles.includes(arn))).toEqual([]);
  });
});
