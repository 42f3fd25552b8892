// Whole processes of the packed main step and its post step: whatever somebody else chose in inputs, variables, files and answers, there
// is one verdict, nothing is injected, no secret is shown, and nothing is left. Effect: processes, servers, folders.
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { createJob, type StepResult } from '../../sandbox/job.ts';
import { parseEnvironmentFile } from '../../sandbox/runner/environment-file.ts';
import { USUAL_INPUTS, worldWith } from '../../sandbox/scenarios/scenario.ts';
import { type Fault, startSandbox } from '../../sandbox/server.ts';
import { jwtOf, longText, mutated, secretAccessKey } from './arbitraries.ts';
import { ACTION_DIRECTORY, expectOwnCommands, forSystem, hostile, LIMIT_SECONDS, MARK } from './processes.ts';
import { expectHarmlessPage, expectNoSecrets, property } from './support.ts';

const TEXT_INPUTS =
  'role-to-assume aws-region audience role-session-name custom-tags roles allowed-role-arns expected-subject trust-policy-file ' +
  'inline-session-policy http-proxy no-proxy sts-endpoint aws-profile workflow-ref workflow-sha github-token ' +
  'managed-session-policies role-external-id';
const VARIABLES =
  'AWS_REGION AWS_PROFILE AWS_ENDPOINT_URL_STS AWS_SESSION_TOKEN AWS_ACCESS_KEY_ID AWS_CONFIG_FILE https_proxy NO_PROXY NODE_DEBUG_X';
const RUNNER_VARIABLES =
  'GITHUB_REPOSITORY GITHUB_ACTOR GITHUB_REF GITHUB_WORKFLOW_REF GITHUB_WORKFLOW_SHA GITHUB_JOB GITHUB_ACTION_REPOSITORY ' +
  'GITHUB_ACTION_REF GITHUB_SERVER_URL GITHUB_EVENT_NAME RUNNER_OS GITHUB_ACTION';
const ROLE = USUAL_INPUTS['role-to-assume'];
const VALID = [ROLE, 'eu-central-1', 'iam/trust.json', 'http://user:password@127.0.0.1:9', `one=${ROLE}`, '{"a":"b"}'];

function someOf(names: string, values: fc.Arbitrary<string>, maxKeys: number): fc.Arbitrary<Record<string, string>> {
  return fc.dictionary(fc.constantFrom(...names.split(' ')), values, { maxKeys });
}

const modes = fc.record(
  {
    mode: fc.constantFrom('configure', 'diagnose', 'verify'),
    summary: fc.constantFrom('always', 'never'),
    refresh: fc.constantFrom('true', 'false'),
    'leak-check': fc.constantFrom('off', 'warn', 'fail'),
    'output-credentials': fc.constantFrom('true', 'false'),
    'mask-aws-account-id': fc.constantFrom('true', 'false'),
    'pr-comment': fc.constantFrom('never', 'on-failure'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const inHeader = (text: string) => text.replace(/[^\t\x20-\x7e]/g, ' ');
const body = fc.oneof(
  hostile,
  hostile.map((value) => JSON.stringify({ value })),
  hostile.map((message) => JSON.stringify({ message })),
  hostile.map((text) => {
    const claims = { iss: text, sub: text, aud: text, exp: 4e9, iat: 1, actor: text, [text]: text };
    return JSON.stringify({ value: jwtOf(JSON.stringify(claims)) });
  }),
  hostile.map((text) => {
    const keys = `<Credentials><AccessKeyId>${text}</AccessKeyId></Credentials>`;
    return `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${keys}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
  }),
  longText(['<a>', '{"value":"', 'eyJ', '[', '&amp;', 'a'], [200_000]),
);
const error = fc
  .record({ code: hostile, message: hostile, status: fc.constantFrom(400, 403, 500) })
  .map(({ code, message, status }) => {
    const headers = { server: inHeader(message), 'retry-after': inHeader(code) };
    return { kind: 'error', status, code, message, headers } as const;
  });
const answer = fc
  .record({ body, status: fc.constantFrom(200, 302, 403, 407), header: hostile.map(inHeader) })
  .map(({ body: text, status, header }) => {
    const headers = { 'content-type': header, date: header, 'x-amzn-requestid': header };
    return { kind: 'respond', status, body: text, headers } as const;
  });
const fault: fc.Arbitrary<Fault> = fc.record({
  operation: fc.constantFrom('RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity' as const),
  effect: fc.oneof(error, answer),
});

const secretInputs = 'mode summary roles custom-tags aws-region role-duration-seconds sts-endpoint';
const mistakes = fc.constantFrom('SECRET', 'x "SECRET"', '{"SECRET":"%"}', 'https://user:SECRET@sts.example.com');
const fields = {
  inputs: someOf(TEXT_INPUTS, fc.oneof(hostile, mutated(VALID).map(forSystem)), 3),
  modes,
  variables: someOf(VARIABLES, hostile, 2),
  runnerVariables: someOf(RUNNER_VARIABLES, hostile, 3),
  faults: fc.array(fault, { maxLength: 1 }),
  subject: hostile,
  hasOddClaims: fc.boolean(),
  event: fc.oneof(hostile, fc.jsonValue()),
  policy: hostile,
  secret: secretAccessKey,
  /** Inputs that somebody gave the secret to. */
  misplaced: someOf(secretInputs, mistakes, 1),
};
const mainCase = fc.record(fields, { noNullPrototype: true });
type Case = typeof mainCase extends fc.Arbitrary<infer T> ? T : never;

async function check(one: Case): Promise<void> {
  const { subject, secret } = one;
  const odd = worldWith(`repo:octo-org/octo-repo:ref:refs/heads/${subject}`, { ref: subject, actor: subject });
  const sandbox = await startSandbox({ faults: one.faults, ...(one.hasOddClaims ? { world: odd } : {}) });
  const job = await createJob({
    actionDirectory: ACTION_DIRECTORY,
    sandbox,
    environment: { AWS_SECRET_ACCESS_KEY: secret, ...one.variables },
    runnerEnvironment: one.runnerVariables,
    event: { name: 'pull_request', payload: one.event },
  });
  try {
    await mkdir(join(job.workspace, 'iam'));
    await writeFile(join(job.workspace, 'iam', 'trust.json'), one.policy);
    const misplaced = Object.entries(one.misplaced).map(([name, text]) => [name, text.replace('SECRET', secret)]);
    const fast = { 'disable-retry': 'true', 'action-timeout-s': '10' };
    const inputs = { ...USUAL_INPUTS, ...fast, ...one.modes, ...one.inputs, ...Object.fromEntries(misplaced) };
    const main = await job.runMain(inputs);
    const posts = await job.runPosts();
    const secrets = [...sandbox.issuedSecrets, secret];
    expectSound(main, secrets, inputs['output-credentials'] === 'true');
    for (const post of posts) expectSoundPost(post, secrets);
    expect(readdirSync(job.runnerTemp).filter((name) => name.startsWith('aws-token-guard-'))).toEqual([]);
  } finally {
    await job.close();
    await sandbox.close();
  }
}

function expectSound(result: StepResult, secrets: readonly string[], outputsKeys: boolean): void {
  const { raw, outcome, exitCode, durationSeconds, outputs, annotations } = result;
  const errors = annotations.filter(({ level }) => level === 'error');
  const printed = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect([0, 1]).toContain(exitCode);
  expect(durationSeconds).toBeLessThan(LIMIT_SECONDS);
  expectOwnCommands(`${raw.stdout}\n${raw.stderr}`);
  expect(errors).toHaveLength(outcome === 'failure' ? 1 : 0);
  expect(raw.stdout).not.toContain('INTERNAL_ERROR');
  if (outcome === 'failure') expect(raw.environmentFile).toBe('');
  for (const text of [raw.environmentFile, raw.outputFile, raw.stateFile]) {
    expect(parseEnvironmentFile(text).problem).toBeUndefined();
  }
  const names = [...Object.keys(result.exported), ...Object.keys(outputs), ...Object.keys(result.state)];
  expect(names.filter((name) => name.includes(MARK))).toEqual([]);
  const shown = [...printed, raw.stderr, raw.summary, ...(outputsKeys ? [] : [JSON.stringify(outputs)])].join('\n');
  expectNoSecrets(shown, secrets);
  expectHarmlessPage(withOwnPages(raw.summary));
}

/** Where our pages are depends on the runner's variables, which are not ours here. */
function withOwnPages(summary: string): string {
  const page = /\]\(<?[^\s()<>]*\/docs\/findings\/([A-Z_]+)\.md>?\)/g;
  return summary.replace(page, '](https://github.com/octo-org/guard/blob/v1/docs/findings/$1.md)');
}

function expectSoundPost({ raw, exitCode, durationSeconds }: StepResult, secrets: readonly string[]): void {
  expectOwnCommands(`${raw.stdout}\n${raw.stderr}`);
  expect([0, 1]).toContain(exitCode);
  expect(raw.stderr).toBe('');
  expect(durationSeconds).toBeLessThan(LIMIT_SECONDS);
  expect(parseEnvironmentFile(raw.environmentFile).problem).toBeUndefined();
  expectNoSecrets(raw.stdout, secrets);
}

describe('the main step and its post step', () => {
  property('give one verdict, inject nothing, show no secret and leave nothing', 120, mainCase, check);

  const hostileAnswers = fc.record(
    {
      ...fields,
      inputs: fc.constant({}),
      misplaced: fc.constant({}),
      variables: fc.constant({}),
      faults: fc.array(fault, { minLength: 1, maxLength: 2 }),
    },
    { noNullPrototype: true },
  );
  property('do so with hostile answers, too', 120, hostileAnswers, check);
});
