// Repositories of the worst size and shape that preflight takes.
import { describe, expect, it } from '@jest/globals';
import type { Files } from '../../sandbox/preflight-faults.ts';
import type { PreflightReport } from '../../src/preflight/preflight-report.ts';
import { reportIn, reportOn, STEP, stopsAfter, trustFor, withFiles } from '../unit/preflight/repository.ts';

describe('preflight within its limits', () => {
  it('reads the first 2,000 workflows, and says so', async () => {
    const files = Array.from({ length: 2003 }, (_, n) => [
      `.github/workflows/${String(n).padStart(4, '0')}.yml`,
      'on: push\n',
    ]);
    const report = await reportOn(Object.fromEntries(files));
    expect([report.files, report.unread]).toEqual([
      2000,
      [{ file: '.github/workflows/2000.yml', reason: 'Only 2000 workflows are read.' }],
    ]);
  });

  it('reads the first 500 files with trust policies, and says so', async () => {
    const many = Array.from({ length: 502 }, (_, n) => [`iam/${n + 1000}.json`, '{}']);
    const files = { '.github/workflows/a.yml': `on: push\njobs:\n  a:\n${STEP}`, ...Object.fromEntries(many) };
    const { unread } = await reportOn(files, { trustPolicies: ['iam/*'] });
    expect(unread).toContainEqual({ file: 'iam/1500.json', reason: 'Only 500 files with trust policies are read.' });
  });

  it.each([
    ['expressions that nothing closes', `"${'${{'.repeat(100_000)}"`],
    ['blank lines', `|\n          a\n${'\n'.repeat(300_000)}          b`],
    ['blanks', `'x${' '.repeat(300_000)}y'`],
  ])('goes once through a script of many %s', async (_, script) => {
    const other = `  other:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${script}\n`;
    const fields = `    runs-on: ubuntu-latest\n    permissions: { id-token: write }\n    env:\n      A: ${script}\n`;
    const steps = STEP.replace('steps:\n', `steps:\n      - run: ${script}\n`);
    const report = await reportOn({ '.github/workflows/a.yml': `on: push\njobs:\n${other}  a:\n${fields}${steps}` });
    expect([report.runs.length, report.unread]).toEqual([1, []]);
  });

  it('looks at 20,000 runs of jobs, also of those that only call others, until time is up, and says so', async () => {
    const calls = (n: number) =>
      Array.from({ length: 20 }, (_, job) => `  j${job}: { uses: ./.github/workflows/w${n}.yml }\n`).join('');
    const workflows = Array.from({ length: 9 }, (_, n) => [
      `.github/workflows/w${n}.yml`,
      `on: ${n === 0 ? 'push' : 'workflow_call'}\njobs:\n${calls(n + 1)}`,
    ]);
    const files = Object.fromEntries(workflows);
    const reasons = ({ unread }: PreflightReport) => unread.map(({ reason }) => reason);
    expect(reasons(await reportOn(files, { spent: () => 0 }))).toEqual(['Only 20000 runs of jobs are looked at.']);
    let asked = 0;
    const spent = () => {
      asked += 1;
      return asked > 100 ? 1 : 0;
    };
    expect(reasons(await reportOn(files, { spent }))).toEqual([
      'Time is up: the jobs of this workflow and those after it were not looked at.',
    ]);
    expect(asked).toBe(101);
  });

  it('looks once at each job that others need, however many ways lead to it', async () => {
    const job = (needs: readonly string[], rest: string) => `{ runs-on: ubuntu-latest, needs: [${needs}], ${rest} }\n`;
    const layer = (n: number) => (n < 0 ? ['first'] : Array.from({ length: 12 }, (_, k) => `l${n}_${k}`));
    const layers = Array.from({ length: 30 }, (_, n) =>
      layer(n).map((name) => `  ${name}: ${job(layer(n - 1), 'steps: [{ run: a }]')}`),
    );
    const report = (condition: string) =>
      reportOn({
        '.github/workflows/a.yml': `on: push\njobs:\n  first: ${job([], `if: ${condition}`)}${layers.flat().join('')}  last:\n    runs-on: ubuntu-latest\n    permissions: { id-token: write }\n    needs: [${layer(29)}]\n${STEP}`,
      });
    expect((await report("github.event_name == 'push'")).runs).toHaveLength(1);
    expect((await report("github.event_name == 'release'")).runs).toEqual([]);
  });

  it('reads each input and variable once, however many levels of actions and workflows repeat it', async () => {
    const many = (name: string) => `\${{ ${name} }}`.repeat(30);
    const last = 9;
    const uses = (n: number) =>
      n === last
        ? `{ uses: octo-org/aws-token-guard@v1, with: { role-to-assume: '\${{ inputs.a }}', aws-region: eu-central-1 } }`
        : `{ uses: ./a${n + 1}, with: { a: '${many('inputs.a')}' } }`;
    const actions = Array.from({ length: last + 1 }, (_, n) => [
      `a${n}/action.yml`,
      `inputs: { a: {} }\nruns: { using: composite, steps: [${uses(n)}] }\n`,
    ]);
    const on =
      'on: { push: {}, workflow_call: { inputs: { a: { type: string } } } }\npermissions: { id-token: write }\n';
    const workflows = Array.from({ length: last }, (_, n) => [
      `.github/workflows/w${n}.yml`,
      `${on}jobs:\n  a: { uses: ./.github/workflows/w${n + 1}.yml, with: { a: 'x${many('inputs.a')}' } }\n`,
    ]);
    const report = await reportOn({
      ...Object.fromEntries([...actions, ...workflows]),
      [`.github/workflows/w${last}.yml`]: `${on}env: { A: '${many('inputs.a')}' }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env: { A: '${many('env.A')}' }\n    steps: [{ uses: ./a0, with: { a: '${many('env.A')}' } }]\n`,
    });
    expect(report.runs.length).toBeGreaterThan(0);
    expect(report.unread).toEqual([]);
  });

  it('says at whatever moment that time is up, and nothing that is not so', async () => {
    const files: Files = {
      '.github/workflows/a.yml': `on: push\njobs:\n  good:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/c.yml\n  bad:\n    uses: ./.github/workflows/c.yml\n`,
      '.github/workflows/b.yml': `on: { push: { branches: [main, next] } }\npermissions: { id-token: write }\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps: [{ uses: ./sign-in, with: { region: nowhere } }]\n  two:\n    runs-on: ubuntu-latest\n    steps: [{ uses: ./sign-in, with: { region: us-east-1 } }]\n`,
      '.github/workflows/c.yml': `on: { workflow_call: {}, pull_request: {} }\njobs:\n  c:\n    if: github.event_name != 'x'\n    runs-on: ubuntu-latest\n${STEP.replace('${{ vars.ROLE }}', 'arn:aws:iam::111122223333:role/b')}`,
      'sign-in/action.yml': `inputs: { region: {} }\nruns:\n  using: composite\n  steps:\n    - uses: octo-org/aws-token-guard@v1\n      with: { role-to-assume: 'arn:aws:iam::111122223333:role/a', aws-region: '\${{ inputs.region }}' }\n`,
      'iam/a.json': trustFor('repo:octo-org/octo-repo:ref:refs/heads/main'),
      'iam/b.json': trustFor('repo:octo-org/octo-repo:pull_request'),
    };
    let asked = 0;
    const trustPolicies = ['iam/*.json'];
    const count = () => {
      asked += 1;
      return 0;
    };
    const root = await withFiles(files);
    const whole = await reportIn(root, { trustPolicies, spent: count });
    expect(whole.unread).toEqual([]);
    const told = whole.findings.map(({ line, code, severity }) => `${line} ${code} ${severity}`);
    expect(new Set(whole.findings.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning']));
    const verdicts = new Set(whole.runs.map(({ job, trigger, verdict }) => `${job} ${trigger} ${verdict}`));
    expect(asked).toBeGreaterThan(40);
    for (let moment = 0; moment < asked; moment += 1) {
      const { findings, runs, unread } = await reportIn(root, { trustPolicies, spent: stopsAfter(moment) });
      expect([moment, unread.length]).not.toEqual([moment, 0]);
      // One for each thing that was cut short.
      expect(new Set(unread.map(({ reason }) => reason)).size).toBe(unread.length);
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(told).toEqual(expect.arrayContaining(errors.map(({ line, code }) => `${line} ${code} error`)));
      const certain = runs.filter(({ verdict }) => verdict !== 'unknown');
      for (const { job, trigger, verdict } of certain) expect(verdicts).toContain(`${job} ${trigger} ${verdict}`);
    }
  });
});
