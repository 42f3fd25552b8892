// Where the main step puts its annotation: on the line that has to change, or nowhere. One of each kind is played with the packed action.
import { describe, expect, it } from '@jest/globals';
import { worldWith } from '../../sandbox/scenarios/scenario.ts';
import { AS_PATIENT_FUNCTION } from '../unit/run/step-function.ts';
import { actionWithout, operationsOf, PATIENT, setting } from './setting.ts';

const PATH = '.github/workflows/deploy.yml';
const WORKFLOW = `on: push
permissions:
  contents: read
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: aws
        uses: ./
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-central-1
          role-duration-seconds: 12h
`;
const OTHER = '.github/workflows/other.yml';
const CALLED = '.github/workflows/called.yml';
const GITHUB_API = { files: { [PATH]: WORKFLOW } };

describe('main step', () => {
  describe('when the workflow can be read through the API', () => {
    it.each<[string, Readonly<Record<string, string>>, number]>([
      ['the step', { 'sts-endpoint': 'http://127.0.0.1:1', 'disable-retry': 'true' }, 10],
      ['the input that is wrong', { 'role-duration-seconds': '12h' }, 14],
      ['the input that breaks its rule', { 'aws-region': 'Frankfurt' }, 13],
      ['the step, where the input is not written there', { audience: 'a b' }, 10],
    ])('annotates %s', async (_, inputs, line) => {
      const packed = line === 14 ? { environment: PATIENT } : AS_PATIENT_FUNCTION;
      const { main } = await setting({ githubApi: GITHUB_API }, packed);
      const { annotations } = await main(inputs, { stepId: 'aws' });
      expect(annotations.map((one) => [one.file, one.line])).toEqual([[PATH, line]]);
    });

    it('annotates the role, where it may be another', async () => {
      const world = worldWith('repo:octo-org/octo-repo:ref:refs/heads/main');
      const { main } = await setting({ githubApi: GITHUB_API, world }, AS_PATIENT_FUNCTION);
      const { annotations } = await main(
        { 'role-to-assume': 'arn:aws:iam::111122223333:role/other' },
        { stepId: 'aws' },
      );
      expect(annotations.map((one) => [one.file, one.line])).toEqual([[PATH, 12]]);
    });

    it('annotates the permissions that lack id-token', async () => {
      const { main } = await setting({ githubApi: GITHUB_API }, { ...AS_PATIENT_FUNCTION, idToken: false });
      const { annotations } = await main({}, { stepId: 'aws' });
      expect(annotations.map((one) => [one.file, one.line])).toEqual([[PATH, 2]]);
    });
  });

  describe('when the job is defined in a workflow that is called, and there is no token to say so', () => {
    it('annotates the job that calls it, going by what the runner says', async () => {
      const caller = `on: push\njobs:\n  other:\n    uses: ./${OTHER}\n  ship:\n    uses: ./${CALLED}\n`;
      const called = 'on: workflow_call\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n';
      const files = { [PATH]: caller, [CALLED]: called, [OTHER]: called };
      const { main } = await setting({ githubApi: { files } }, { ...AS_PATIENT_FUNCTION, idToken: false });
      const { annotations } = await main({
        'workflow-ref': `octo-org/octo-repo/${CALLED}@refs/heads/main`,
        'workflow-sha': 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
      });
      expect(annotations.map((one) => [one.file, one.line])).toEqual([[PATH, 5]]);
    });
  });

  describe('when it cannot be read', () => {
    it.each([
      ['the token may not', { files: { [PATH]: WORKFLOW }, permissions: { contents: 'none' as const } }],
      ['there is no such file', { files: {} }],
      ['it is no YAML', { files: { [PATH]: 'jobs: [' } }],
    ])('annotates without a place: %s', async (_, githubApi) => {
      const { main } = await setting({ githubApi }, AS_PATIENT_FUNCTION);
      const { annotations, outcome } = await main({ audience: 'a b' }, { stepId: 'aws' });
      expect([outcome, annotations.map((one) => one.file)]).toEqual(['failure', [undefined]]);
    });
  });

  describe('when the code that looks for the line cannot be loaded', () => {
    it('still gives the diagnosis', async () => {
      const { main } = await setting({}, { actionDirectory: await actionWithout('async function locateInWorkflow(') });
      const { annotations, exitCode } = await main({ audience: 'a b' });
      expect([exitCode, annotations.map(({ title }) => title)]).toEqual([1, ['An input is invalid']]);
    });
  });

  describe('when everything works', () => {
    it('does not look for the workflow', async () => {
      const { sandbox, main } = await setting({ githubApi: GITHUB_API }, AS_PATIENT_FUNCTION);
      await main({}, { stepId: 'aws' });
      expect(operationsOf(sandbox)).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
    });
  });
});
