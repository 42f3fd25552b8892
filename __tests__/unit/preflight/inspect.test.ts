// What preflight says about whole repositories.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { marksIn, PLANTED_FAULTS } from '../../../sandbox/preflight-faults.ts';
import { SCENARIOS } from '../../../sandbox/scenarios/all.ts';
import { DEFAULT_WORLD } from '../../../sandbox/world.ts';
import { matchesPattern } from '../../../src/aws/arn.ts';
import { preflight } from '../../../src/preflight/inspect.ts';
import { TIME_IS_UP, UNTIL } from '../../../src/preflight/limits.ts';
import type { PreflightReport } from '../../../src/preflight/preflight-report.ts';
import { HEALTHY_WORKFLOWS } from './healthy-workflows.ts';
import { reportOn, STEP, stopsAfter, trustFor } from './repository.ts';

const shown = ({ findings }: PreflightReport) =>
  findings.map(({ file, line, code, severity }) => `${file}:${line} ${code} ${severity}`);

describe('preflight', () => {
  describe('when a workflow has one mistake', () => {
    it.each(Object.entries(PLANTED_FAULTS))('finds %s, on its line', async (_, files) => {
      const marks = marksIn(files);
      const report = await reportOn(files, { notices: marks.some((mark) => mark.endsWith('notice')) });
      expect(marks).toHaveLength(1);
      expect(shown(report)).toEqual(marks);
    });
  });

  /** What is so, whatever happens in the run. */
  const FACTS = [
    'KEY_IN_WORKFLOW',
    'STATIC_KEYS_WITH_ROLE',
    'CREDENTIALS_REPLACED_UNUSED',
    'TRUST_POLICY_HAS_MISTAKES',
    'CREDENTIALS_OUTLIVE_NEED',
  ];

  it.each(Object.entries(PLANTED_FAULTS))(
    'is certain of no warning that may have another cause: %s',
    async (_, files) => {
      const { findings } = await reportOn(files, { notices: true });
      const tolerated = Object.values(files).join('').includes('continue-on-error');
      const certain = findings.filter(({ severity, confidence }) => severity !== 'error' && confidence === 'certain');
      expect(certain.map(({ code }) => code).filter((code) => !tolerated && !FACTS.includes(code))).toEqual([]);
    },
  );

  describe('when nothing is wrong', () => {
    it.each(Object.entries(HEALTHY_WORKFLOWS))('is silent about %s', async (_, files) => {
      const report = await reportOn(files);
      expect(shown(report)).toEqual([]);
      expect(report.unread).toEqual([]);
      expect(report.runs).not.toEqual([]);
    });

    it.each(['run: a', 'uses: actions/upload-artifact@v4', 'uses: octo-org/other@v1', 'uses: ./local'])(
      'has no notice about %s with the role',
      async (step) => {
        const { 'the plain case': files = {} } = HEALTHY_WORKFLOWS;
        const more = Object.entries(files).map(([file, text]) => [file, `${text}      - ${step}\n`]);
        expect(shown(await reportOn(Object.fromEntries(more), { notices: true }))).toEqual([]);
      },
    );
  });
});

describe('the runs that preflight predicts', () => {
  const subjects = ({ runs }: PreflightReport) => runs.map(({ trigger, subject }) => [trigger, subject]);
  const workflow = (on: string, fields = '') => ({
    '.github/workflows/deploy.yml': `on: ${on}
permissions: { id-token: write }
jobs:
  deploy:
    runs-on: ubuntu-latest
${fields}    steps:
      - uses: octo-org/aws-token-guard@v1
        with: { role-to-assume: 'arn:aws:iam::111122223333:role/deploy', aws-region: eu-central-1 }
`,
  });

  it('have the subject of each trigger', async () => {
    const on = `
  push: { branches: [main, 'release/**', '!release/old'], tags: ['v*'] }
  pull_request: {}
  pull_request_target: {}
  schedule: [{ cron: '0 0 * * *' }]
  workflow_dispatch: {}
  merge_group: {}
  release: {}
  delete: {}
  pull_request_review: {}`;
    const repo = 'repo:octo-org/octo-repo';
    expect(subjects(await reportOn(workflow(on)))).toEqual([
      ['push (refs/heads/main)', `${repo}:ref:refs/heads/main`],
      ['push (refs/heads/release/*)', `${repo}:ref:refs/heads/release/*`],
      ['push (refs/tags/v*)', `${repo}:ref:refs/tags/v*`],
      ['pull_request', `${repo}:pull_request`],
      ['pull_request_target', undefined],
      ['schedule', `${repo}:ref:refs/heads/*`],
      ['workflow_dispatch', `${repo}:ref:refs/*`],
      ['merge_group', `${repo}:ref:refs/heads/gh-readonly-queue/*`],
      ['release', `${repo}:ref:refs/tags/*`],
      ['delete', `${repo}:ref:refs/heads/*`],
      ['pull_request_review', undefined],
    ]);
  });

  it('have the environment in place of the ref, one of a matrix each', async () => {
    const fields =
      '    strategy: { matrix: { env: [staging, "eu:prod"], exclude: [{ env: nothing }] } }\n    environment: { name: "${{ matrix.env }}" }\n';
    expect(subjects(await reportOn(workflow('push', fields)))).toEqual([
      ['push', 'repo:octo-org/octo-repo:environment:staging'],
      ['push', 'repo:octo-org/octo-repo:environment:eu%3Aprod'],
    ]);
  });

  it('have numbers as the runner reads them', async () => {
    const on = '{ push: { branches: [1.10, "1.10"] } }';
    const repo = 'repo:octo-org/octo-repo';
    expect(subjects(await reportOn(workflow(on)))).toEqual([
      ['push (refs/heads/1.1)', `${repo}:ref:refs/heads/1.1`],
      ['push (refs/heads/1.10)', `${repo}:ref:refs/heads/1.10`],
    ]);
    expect(subjects(await reportOn(workflow('push', '    environment: 2.0\n')))).toEqual([
      ['push', `${repo}:environment:2`],
    ]);
  });

  it('are those of a condition that is a text, which is true', async () => {
    const condition = (block: string) =>
      workflow('[push, pull_request]', `    if: ${block}\n      \${{ github.event_name == 'push' }}\n`);
    const triggers = async (block: string) => (await reportOn(condition(block))).runs.map(({ trigger }) => trigger);
    expect(await triggers('|')).toEqual(['push', 'pull_request']);
    expect(await triggers('|-')).toEqual(['push']);
  });

  it('have each environment that a run by hand can choose', async () => {
    const on = '\n  workflow_dispatch: { inputs: { env: { type: choice, options: [staging, production] } } }';
    for (const input of ['inputs.env', 'github.event.inputs.env'])
      expect(subjects(await reportOn(workflow(on, `    environment: \${{ ${input} }}\n`)))).toEqual([
        ['workflow_dispatch', 'repo:octo-org/octo-repo:environment:staging'],
        ['workflow_dispatch', 'repo:octo-org/octo-repo:environment:production'],
      ]);
  });

  it('have no subject where an expression may name an environment or none', async () => {
    expect(subjects(await reportOn(workflow('push', '    environment: ${{ vars.ENV }}\n')))).toEqual([
      ['push', undefined],
    ]);
  });

  it('have the caller’s trigger and repository in a reusable workflow, and its inputs', async () => {
    const report = await reportOn({
      '.github/workflows/a.yml':
        'on: { push: { branches: [main] } }\njobs:\n  call:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/b.yml\n    with: { env: production }\n',
      '.github/workflows/b.yml': `on: { workflow_call: { inputs: { env: { type: string } } } }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: \${{ inputs.env }}
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: 'arn:aws:iam::111122223333:role/deploy', aws-region: eu-central-1, role-duration-seconds: 900 }
`,
    });
    expect(report.runs).toEqual([
      {
        file: '.github/workflows/b.yml',
        line: 7,
        job: 'call / deploy',
        trigger: 'push (refs/heads/main)',
        role: 'arn:aws:iam::111122223333:role/deploy',
        subject: 'repo:octo-org/octo-repo:environment:production',
        permission: 'granted',
        verdict: 'unknown',
        reason: 'no trust policy at hand',
        audience: 'sts.amazonaws.com',
        account: '111122223333',
        partition: 'aws',
        region: 'eu-central-1',
        durationSeconds: 900,
      },
    ]);
  });

  it('are not there where a condition excludes the trigger', async () => {
    const report = await reportOn(workflow('[push, pull_request]', "    if: github.event_name == 'push'\n"));
    expect(report.runs.map(({ trigger }) => trigger)).toEqual(['push']);
  });

  it('are the real ones in every scenario of the sandbox that has a workflow', async () => {
    const file = '.github/workflows/deploy.yml';
    const tried = SCENARIOS.flatMap(({ name, sandbox }) => {
      const text = sandbox?.githubApi?.files?.[file];
      const { subject, claims } = sandbox?.world ?? DEFAULT_WORLD;
      return text === undefined ? [] : [{ name, text, subject, event: String(claims['event_name']) }];
    });
    expect(tried.length).toBeGreaterThan(2);
    for (const { name, text, subject, event } of tried) {
      const { runs } = await reportOn(
        { [file]: text, 'action.yml': await readFile(join(import.meta.dirname, '../../../action.yml'), 'utf8') },
        { repository: { name: 'octo-org/octo-repo', ownerId: '123456', id: '456789' } },
      );
      const own = runs.filter(({ trigger }) => trigger.split(' ')[0] === event);
      // Without the permission there is no token.
      const predicted = own.filter(({ permission }) => permission !== 'missing').map((run) => run.subject);
      const ids = (form: string) => form.replace('octo-org/octo-repo', 'octo-org@123456/octo-repo@456789');
      const wrong = predicted.filter(
        (form) => form !== undefined && !matchesPattern(form, subject) && !matchesPattern(ids(form), subject),
      );
      expect([name, own.length > 0, wrong]).toEqual([name, true, []]);
    }
  });
});

/** A policy for tokens with that subject. */
describe('the repository that Git names', () => {
  const remote = (name: string, url: string, more = '') => `[remote "${name}"]\n\turl = ${url}\n${more}`;
  const found = async (config: string, sub = 'repo:octo-org/octo-repo:ref:refs/heads/main') => {
    const root = await mkdtemp(join(tmpdir(), 'preflight-'));
    for (const folder of ['.git', '.github/workflows']) await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, '.git/config'), config);
    await writeFile(join(root, 'deploy.json'), trustFor(sub));
    await writeFile(
      join(root, '.github/workflows/deploy.yml'),
      `on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: octo-org/aws-token-guard@v1
        with: { role-to-assume: 'arn:aws:iam::111122223333:role/deploy', aws-region: eu-central-1 }
`,
    );
    const { findings, runs } = await preflight({ root, trustPolicies: ['deploy.json'] });
    const refusals = findings.filter(({ code }) => code !== 'TRUST_POLICY_HAS_MISTAKES');
    return [runs[0]?.subject?.split(':')[1], ...refusals.map(({ code, severity }) => `${code} ${severity}`)];
  };

  it.each([
    ['origin', remote('origin', 'https://github.com/octo-org/octo-repo.git'), 'octo-org/octo-repo'],
    ['origin by SSH', remote('origin', 'ssh://git@github.com/octo-org/octo-repo'), 'octo-org/octo-repo'],
    ['origin with a token', remote('origin', 'https://x:y@github.com/octo-org/octo-repo'), 'octo-org/octo-repo'],
    [
      'upstream before origin',
      `${remote('origin', 'git@github.com:me/octo-repo.git')}${remote('upstream', 'git@github.com:octo-org/octo-repo.git')}`,
      'octo-org/octo-repo',
    ],
    ['no address for pushes alone', '[remote "origin"]\n\tpushurl = git@github.com:me/octo-repo.git\n', '*/*'],
    ['no other host', remote('origin', 'https://notgithub.com/me/octo-repo.git'), '*/*'],
  ])('is %s', async (_, config, name) => {
    expect(await found(config)).toEqual([name]);
  });

  it('is a guess: a policy for another one is no error, one for something else is', async () => {
    const origin = remote('origin', 'git@github.com:me/octo-repo.git');
    expect(await found(origin)).toEqual(['me/octo-repo', 'TRUST_POLICY_SUBJECT_DIFFERS warning']);
    expect(await found(origin, 'repo:*:environment:production')).toEqual([
      'me/octo-repo',
      'TRUST_POLICY_SUBJECT_DIFFERS error',
    ]);
  });
});

describe('preflight within its limits', () => {
  /** The time as a number of questions about it. */
  it('says where it stopped when time was up', async () => {
    const { 'no permissions at all': files = {} } = PLANTED_FAULTS;
    const [text = ''] = Object.values(files);
    const all = { '.github/workflows/a.yml': text, '.github/workflows/b.yml': text };
    const reading = await reportOn(all, { spent: stopsAfter(1) });
    expect([reading.files, reading.unread]).toEqual([
      1,
      [
        { file: '.github/workflows/b.yml', reason: TIME_IS_UP.toRead },
        { file: '.github/workflows/a.yml', reason: TIME_IS_UP.toLook },
      ],
    ]);
    const { unread } = await reportOn(all, { spent: () => UNTIL.read });
    expect(unread.map(({ file }) => file)).toEqual(['.github/workflows/a.yml']);
  });

  it('calls nothing an error that a step beyond a limit may do right', async () => {
    const use = (region: string) => `      - { uses: ./sign-in, with: { region: ${region} } }\n`;
    const steps = (count: number) => `${use('nowhere')}${'      - run: a\n'.repeat(count)}${use('us-east-1')}`;
    const report = (count: number) =>
      reportOn({
        '.github/workflows/a.yml': `on: push\npermissions: { id-token: write }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps(count)}`,
        'sign-in/action.yml': `inputs: { region: {} }\nruns:\n  using: composite\n  steps:\n    - uses: octo-org/aws-token-guard@v1\n      with: { role-to-assume: 'arn:aws:iam::111122223333:role/a', aws-region: '\${{ inputs.region }}' }\n`,
      });
    expect(shown(await report(1))).toEqual(['sign-in/action.yml:6 INVALID_INPUT warning']);
    const cut = await report(1000);
    expect(shown(cut)).toEqual(['sign-in/action.yml:6 INVALID_INPUT warning']);
    expect(cut.unread).toHaveLength(1);
  });

  it('ends in a cycle of workflows that call each other', async () => {
    const call = (name: string) =>
      `on: [push, workflow_call]\njobs:\n  call:\n    uses: ./.github/workflows/${name}.yml\n`;
    const own = `  own:\n    runs-on: ubuntu-latest\n    permissions: { id-token: write }\n${STEP}`;
    const report = await reportOn({
      '.github/workflows/a.yml': `${call('b')}${own}`,
      '.github/workflows/b.yml': call('a'),
    });
    expect(report.runs.map(({ job }) => job)).toContain('own');
  });

  it('ends in a cycle of composite actions', async () => {
    const action = (name: string) =>
      `runs:\n  using: composite\n  steps:\n    - uses: ./${name}\n    - uses: ./${name}\n`;
    const report = await reportOn({
      '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./one\n',
      'one/action.yml': action('two'),
      'two/action.yml': action('one'),
    });
    expect(report.findings).toEqual([]);
  });

  it('looks at 1,000 steps of a job, also of actions that end in none, and says so', async () => {
    const action = (n: number) =>
      `runs:\n  using: composite\n  steps: [${`{ uses: ./a${n} },`.repeat(n > 9 ? 0 : 20)}]\n`;
    const actions = Array.from({ length: 10 }, (_, n) => [`a${n}/action.yml`, action(n + 1)]);
    const report = await reportOn({
      ...Object.fromEntries(actions),
      '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./a0\n',
    });
    expect(report.unread).toEqual([
      { file: '.github/workflows/a.yml', reason: 'Only 1000 steps of a job are looked at.' },
    ]);
  });

  it('does not expand a bomb of aliases', async () => {
    const levels = [...'bcdefghij'].map(
      (name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[n]}`).join(',')}]`,
    );
    const report = await reportOn({
      '.github/workflows/a.yml': `a: &a [x]\n${levels.join('\n')}\non: push\nenv: *j\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: *i\n${STEP}`,
    });
    expect(report.runs.map(({ permission }) => permission)).toEqual(['unknown']);
  });

  it('expands 64 jobs of a matrix at most', async () => {
    const list = JSON.stringify(Array.from({ length: 100 }, (_, n) => n));
    const report = await reportOn({
      '.github/workflows/a.yml': `on: push\npermissions: write-all\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy: { matrix: { a: ${list}, b: ${list}, c: ${list} } }\n    environment: e\${{ matrix.a }}\n${STEP}`,
    });
    expect(report.runs.map(({ subject }) => subject)).toEqual(['repo:octo-org/octo-repo:environment:e*']);
  });

  it.each([
    ['broken YAML', 'on: push\njobs: [\n# uses: ./'],
    ['U+2028 in a text without quotes', 'on: push # uses: ./\nname: a\u2028b\njobs: {}\n'],
    ['U+2028 in a script of several lines', 'on: push # uses: ./\nname: |\n  # a\u2028b\njobs: {}\n'],
    ['a job with the same key twice', `on: push\njobs:\n  a:\n    runs-on: x\n    Runs-On: y\n${STEP}`],
    ['a mapping that is merged', `on: push\nenv: &env { A: b }\njobs:\n  a:\n    env: { <<: *env }\n${STEP}`],
    ['a file of more than 3 MB', `on: push # uses: ./\n${'#'.repeat(4_000_000)}\n`],
    ['more parts than a workflow has', `on: push # uses: ./\nx: [${'a,'.repeat(200_000)}]\n`],
  ])('says that it does not read %s', async (_, text) => {
    const { unread } = await reportOn({ '.github/workflows/a.yml': text });
    expect(unread.map(({ file }) => file)).toEqual(['.github/workflows/a.yml']);
  });

  it('tells only about the files that are asked about', async () => {
    const { 'no permissions at all': files = {} } = PLANTED_FAULTS;
    const other = { ...files, '.github/workflows/other.yml': Object.values(files)[0] ?? '' };
    const report = await reportOn(other, { paths: ['./.github/workflows/other.yml'] });
    expect(shown(report)).toEqual(['.github/workflows/other.yml:3 ID_TOKEN_PERMISSION_MISSING error']);
  });
});
