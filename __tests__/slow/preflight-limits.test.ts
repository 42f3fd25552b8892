// Repositories of the worst size and shape that preflight takes.
import { describe, expect, it } from '@jest/globals';
import type { PreflightReport } from '../../src/preflight/preflight-report.ts';
import { reportOn, STEP } from '../unit/preflight/repository.ts';

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
});
