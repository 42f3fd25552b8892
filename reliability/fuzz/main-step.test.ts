// Whole processes of the packed main step and its post step: whatever somebody else chose in inputs, variables, files and answers, there
// is one verdict, nothing is injected, no secret is shown, and nothing is left. Effect: processes, servers, folders.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { publishedBy, USUAL_INPUTS, worldWith } from '../../sandbox/scenarios/scenario.ts';
import type { Fault } from '../../sandbox/server.ts';
import { stsError, stsSuccess } from '../../sandbox/sts-response.ts';
import { INPUT_NAMES, INPUTS } from '../../src/settings/inputs.ts';
import { problemsAfterPost, problemsOfRunnerFiles, problemsShown } from '../invariants.ts';
import { type MainRun, withJob } from '../job-under-test.ts';
import { CREDENTIALS, httpAnswer, jwtOf, longText, near } from './arbitraries.ts';
import {
  ACTION_DIRECTORY,
  expectHarmlessPage,
  expectNoSecrets,
  expectOwnCommands,
  forSystem,
  hostile,
  MARK,
  property,
} from './support.ts';

const VARIABLES =
  'AWS_REGION AWS_PROFILE AWS_ENDPOINT_URL_STS AWS_SESSION_TOKEN AWS_ACCESS_KEY_ID AWS_CONFIG_FILE https_proxy NO_PROXY NODE_DEBUG_X';
const RUNNER_VARIABLES =
  'GITHUB_REPOSITORY GITHUB_ACTOR GITHUB_REF GITHUB_WORKFLOW_REF GITHUB_WORKFLOW_SHA GITHUB_JOB GITHUB_ACTION_REPOSITORY ' +
  'GITHUB_ACTION_REF GITHUB_SERVER_URL GITHUB_EVENT_NAME RUNNER_OS GITHUB_ACTION';
const ROLE = USUAL_INPUTS['role-to-assume'];
const VALID = [ROLE, 'eu-central-1', 'iam/trust.json', 'http://user:password@127.0.0.1:9', `one=${ROLE}`, '{"a":"b"}'];

function someOf(names: string, values: fc.Arbitrary<string>, maxKeys: number): fc.Arbitrary<Record<string, string>> {
  return fc.dictionary(fc.constantFrom(...names.split(' ')), values, { maxKeys, noNullPrototype: true });
}

const BOOLEAN = ['true', 'false'];
const MODES = {
  mode: ['configure', 'diagnose', 'verify'],
  summary: ['always', 'never'],
  refresh: BOOLEAN,
  'leak-check': ['off', 'warn', 'fail'],
  'output-credentials': BOOLEAN,
  'mask-aws-account-id': BOOLEAN,
  'pr-comment': ['never', 'on-failure'],
};
/** Those that take more than a word, the limits of time aside. */
const TEXT_INPUTS = INPUT_NAMES.filter(
  (name) => !(name in MODES) && !/^(?:true|false|\d+)$/.test(INPUTS[name].default),
);
const modes = fc.record(
  Object.fromEntries(Object.entries(MODES).map(([name, values]) => [name, fc.constantFrom(...values)])),
  { requiredKeys: [], noNullPrototype: true },
);

const body = fc.oneof(
  hostile,
  hostile.map((value) => JSON.stringify({ value })),
  hostile.map((message) => JSON.stringify({ message })),
  fc.tuple(hostile, hostile).map(([code, message]) => stsError({ status: 400, code, message }, 'x').body),
  hostile.map((text) => {
    const claims = { iss: text, sub: text, aud: text, exp: 4e9, iat: 1, actor: text, [text]: text };
    return JSON.stringify({ value: jwtOf(JSON.stringify(claims)) });
  }),
  hostile.map((text) =>
    stsSuccess('AssumeRoleWithWebIdentity', { Credentials: { AccessKeyId: 'KEY' } }, '1').body.replace(
      'KEY',
      () => text,
    ),
  ),
  longText(['<a>', '{"value":"', 'eyJ', '[', '&amp;', 'a'], [200_000]),
);
const fault: fc.Arbitrary<Fault> = fc.record({
  operation: fc.constantFrom('RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity' as const),
  effect: fc.record({ kind: fc.constant('raw' as const), text: httpAnswer(body, 'text/xml') }),
});

const secretInputs = 'mode summary roles custom-tags aws-region role-duration-seconds sts-endpoint';
const mistakes = fc.constantFrom('SECRET', 'x "SECRET"', '{"SECRET":"%"}', 'https://user:SECRET@sts.example.com');
const fields = {
  inputs: someOf(TEXT_INPUTS.join(' '), fc.oneof(hostile, near(...VALID).map(forSystem)), 3),
  modes,
  variables: someOf(VARIABLES, hostile, 2),
  runnerVariables: someOf(RUNNER_VARIABLES, hostile, 3),
  faults: fc.array(fault, { maxLength: 1 }),
  subject: hostile,
  hasOddClaims: fc.boolean(),
  event: fc.oneof(hostile, fc.jsonValue()),
  policy: hostile,
  secret: CREDENTIALS.secretAccessKey,
  /** Inputs that somebody gave the secret to. */
  misplaced: someOf(secretInputs, mistakes, 1),
};
/** Inputs that are right, so that the answers are asked for. */
const rightInputs = { ...fields, inputs: fc.constant({}), variables: fc.constant({}), misplaced: fc.constant({}) };
const hostileAnswers = { ...rightInputs, faults: fc.array(fault, { minLength: 1, maxLength: 2 }) };
/** Nothing that fails the step: what surrounds a session that is published is hostile. */
const successes = {
  ...rightInputs,
  modes: modes.map((chosen) => ({ ...chosen, mode: 'configure' })),
  faults: fc.constant([]),
  hasOddClaims: fc.constant(false),
};
const cases = fc.oneof(
  fc.record(fields, { noNullPrototype: true }),
  fc.record(successes, { noNullPrototype: true }),
  fc.record(hostileAnswers, { noNullPrototype: true }),
);

describe('the main step and its post step', () => {
  property('give one verdict, inject nothing, show no secret and leave nothing', 240, cases, (one) => {
    const { subject, secret } = one;
    const odd = worldWith(`repo:octo-org/octo-repo:ref:refs/heads/${subject}`, { ref: subject, actor: subject });
    const sandboxOptions = { faults: one.faults, ...(one.hasOddClaims ? { world: odd } : {}) };
    const jobOptions = {
      environment: { AWS_SECRET_ACCESS_KEY: secret, ...one.variables },
      runnerEnvironment: one.runnerVariables,
      event: { name: 'pull_request', payload: one.event },
    };
    return withJob(ACTION_DIRECTORY, { sandbox: sandboxOptions, job: jobOptions }, async (job) => {
      const checkout = join(job.state.folders.workspace, 'iam');
      await mkdir(checkout);
      await writeFile(join(checkout, 'trust.json'), one.policy);
      const misplaced = Object.entries(one.misplaced).map(([name, text]) => [name, text.replace('SECRET', secret)]);
      const fast = { 'disable-retry': 'true', 'action-timeout-s': '10' };
      const main = await job.main({ ...fast, ...one.modes, ...one.inputs, ...Object.fromEntries(misplaced) });
      expectSound(main, job.secrets());
      await rm(checkout, { recursive: true });
      expect(await problemsAfterPost(job, main, true)).toEqual([]);
    });
  });
});

function expectSound({ result, step }: MainRun, secrets: readonly string[]): void {
  const { raw, outcome, exitCode, outputs, annotations } = result;
  const errors = annotations.filter(({ level }) => level === 'error');
  expectOwnCommands(`${raw.stdout}\n${raw.stderr}`);
  expect(errors).toHaveLength(outcome === 'failure' ? 1 : 0);
  expect(raw.stdout).not.toContain('INTERNAL_ERROR');
  expect([exitCode, outputs['error-code'] !== undefined]).toEqual(outcome === 'failure' ? [1, true] : [0, false]);
  if (outcome === 'failure') expect(publishedBy(result)).toBe('');
  const { AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = result.exported;
  for (const value of [AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN]) if (value) expect(result.masks).toContain(value);
  const names = [...Object.keys(result.exported), ...Object.keys(outputs), ...Object.keys(result.state)];
  expect(names.filter((name) => name.includes(MARK))).toEqual([]);
  expect([...problemsOfRunnerFiles(result), ...problemsShown(result, secrets)]).toEqual([]);
  if (step.inputs['output-credentials'] !== 'true') expectNoSecrets(JSON.stringify(outputs), secrets);
  expectHarmlessPage(withOwnPages(raw.summary));
}

/** Where our pages are depends on the runner's variables, which are not ours here. */
function withOwnPages(summary: string): string {
  const page = /\]\(<?[^\s()<>]*\/docs\/findings\/([A-Z_]+)\.md>?\)/g;
  return summary.replace(page, '](https://github.com/octo-org/guard/blob/v1/docs/findings/$1.md)');
}
