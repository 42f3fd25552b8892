// Which empty expression of the workflow explains a failure, and what is said of it.
import { describe, expect, it } from '@jest/globals';
import { exchangeSample, stsFailure } from '../../../../src/diagnosis/evidence.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import { diagnosisOf, error, type Finding } from '../../../../src/diagnosis/finding.ts';
import { explainedByEmptyKeys, explainedByExpressions } from '../../../../src/diagnosis/rules/empty-expressions.ts';
import type { OtherRunner, RunTrigger, StepExpressions } from '../../../../src/observe/facts.ts';
import { plainWords } from '../../../../src/util/words.ts';

const ROLE = error('INVALID_INPUT', { problems: [{ input: 'role-to-assume', rule: 'an ARN', value: 'none' }] });
const TWO = error('INVALID_INPUT', {
  problems: [
    { input: 'role-to-assume', rule: 'an ARN', value: 'none' },
    { input: 'aws-region', rule: 'a region', value: 'Frankfurt' },
  ],
});
const NO_TOKEN = error('ID_TOKEN_PERMISSION_MISSING', { eventName: 'push' });
const KEYS = { 'aws-access-key-id': '${{ secrets.ID }}', 'aws-secret-access-key': '${{ secrets.KEY }}' };
const OF_CALLER = { 'aws-access-key-id': '${{ inputs.id }}', 'aws-secret-access-key': '${{ inputs.key }}' };
const NO_PROVIDER = error('OIDC_PROVIDER_MISSING', exchangeSample('x'));
const SECRET = { 'role-to-assume': '${{ secrets.ROLE }}' };

const OF_ACCOUNT = { 'role-to-assume': 'arn:aws:iam::${{ secrets.ACCOUNT }}:role/${{ vars.NAME }}' };
const WITHOUT_ACCOUNT = { 'role-to-assume': 'arn:aws:iam:::role/deploy' };
const WITHOUT_NAME = { 'role-to-assume': 'arn:aws:iam::111122223333:role/' };

interface Run {
  readonly given?: Readonly<Record<string, string>>;
  readonly trigger?: RunTrigger;
  readonly eventName?: string;
  readonly otherRunner?: OtherRunner;
  readonly more?: Partial<StepExpressions>;
}

const explained = (
  finding: typeof ROLE,
  inputs: StepExpressions['inputs'],
  { given = {}, trigger = 'repository', eventName = 'push', otherRunner, more = {} }: Run = {},
) => {
  const step = {
    expressions: { inputs, ...more },
    runner: { trigger, eventName, ...(otherRunner && { otherRunner }) },
  };
  const [first] = explainedByExpressions(diagnosisOf([finding]), {
    ...step,
    textOf: (name) => given[name] ?? '',
  }).findings;
  return first ?? finding;
};

describe('explainedByExpressions', () => {
  it.each([
    ['a role', ROLE, SECRET, {}, 'EXPRESSION_EMPTY'],
    ['a role in the run of a fork', ROLE, SECRET, { trigger: 'fork-pull-request' }, 'SECRETS_WITHHELD_FROM_FORK'],
    ['a role in a run of Dependabot', ROLE, SECRET, { trigger: 'dependabot' }, 'SECRETS_WITHHELD_FROM_DEPENDABOT'],
    [
      'a role from a context that forks have',
      ROLE,
      { 'role-to-assume': '${{ env.ROLE }}' },
      { trigger: 'fork-pull-request' },
      'EXPRESSION_EMPTY',
    ],
    [
      'a role in the run of a fork on another server',
      ROLE,
      SECRET,
      { trigger: 'fork-pull-request', otherRunner: 'Forgejo' },
      'SECRETS_WITHHELD_FROM_FORK',
    ],
    ['a role of a fork in act', ROLE, SECRET, { trigger: 'fork-pull-request', otherRunner: 'act' }, 'EXPRESSION_EMPTY'],
    ['an account id', ROLE, OF_ACCOUNT, { given: WITHOUT_ACCOUNT }, 'EXPRESSION_EMPTY'],
    ['the name of a role', ROLE, OF_ACCOUNT, { given: WITHOUT_NAME }, 'EXPRESSION_EMPTY'],
    [
      'an account id in the run of a fork',
      ROLE,
      OF_ACCOUNT,
      { given: WITHOUT_ACCOUNT, trigger: 'fork-pull-request' },
      'SECRETS_WITHHELD_FROM_FORK',
    ],
    ['a role that is no expression', ROLE, {}, {}, 'INVALID_INPUT'],
    ['a role that has a value', ROLE, SECRET, { given: { 'role-to-assume': 'deploy' } }, 'INVALID_INPUT'],
    ['a role beside another mistake', TWO, SECRET, {}, 'INVALID_INPUT'],
    ['keys, where a role is missing then', ROLE, KEYS, {}, 'EXPRESSION_EMPTY'],
    ['keys, where the ID token is missing then', NO_TOKEN, KEYS, {}, 'EXPRESSION_EMPTY'],
    ['keys in the run of a fork', NO_TOKEN, KEYS, { trigger: 'fork-pull-request' }, 'SECRETS_WITHHELD_FROM_FORK'],
    ['no keys, where the ID token is missing', NO_TOKEN, SECRET, {}, 'ID_TOKEN_PERMISSION_MISSING'],
    ['keys, where the ID token is refused then', NO_PROVIDER, KEYS, {}, 'EXPRESSION_EMPTY'],
    ['keys that a caller may leave empty', NO_PROVIDER, OF_CALLER, {}, 'OIDC_PROVIDER_MISSING'],
    ['no keys, where the ID token is refused', NO_PROVIDER, SECRET, {}, 'OIDC_PROVIDER_MISSING'],
  ] as const)('finds the cause: %s', (_, finding, inputs, run, code) => {
    expect(explained(finding, inputs, run).code).toBe(code);
  });

  it.each<[string, string, Run, RegExp]>([
    ['secrets.ROLE', 'no environment', {}, /The job names no "environment:".*"environment: production"/s],
    [
      'secrets.ROLE',
      'an environment',
      { more: { environment: 'live' } },
      /the environment live .*Add ROLE to the environment live/s,
    ],
    [
      'secrets.ROLE',
      'a call',
      { more: { isCalled: true } },
      /reusable workflow, and the workflow that calls it passes no secret ROLE/,
    ],
    ['vars.ROLE', 'no environment', {}, /no variable of an environment.*Create the variable ROLE/s],
    ['env.ROLE', 'any', {}, /set no ROLE/],
    ['inputs.role', 'a push', {}, /event push has no inputs/],
    ['inputs.role', 'a start by hand', { eventName: 'workflow_dispatch' }, /started without role/],
    ['steps.find.outputs.role', 'any', {}, /The step find did not run/],
    [
      'needs.find.outputs.role',
      'any',
      {},
      /The job find is not listed in "needs:".*skipped it as a secret.*"Skip output"/s,
    ],
    ["secrets['ROLE']", 'no environment', {}, /gets no secret of an environment.*have no ROLE/s],
    ["vars[format('ROLE_{0}', 'x')]", 'any', {}, /has no value in this run, or a name in it is misspelled/],
    ["format('{0}{1}', secrets.A, 'vars.x')", 'no environment', {}, /have no A for it/],
    ['vars.A || secrets.B', 'no environment', {}, /have no B for it/],
    ["github.ref == 'x' && secrets.A || secrets.B", 'no environment', {}, /have no B for it/],
    ["inputs.stage == 'x' && secrets.A", 'no environment', {}, /have no A for it/],
    ["secrets.A || ''", 'no environment', {}, /have no A for it/],
    ["secrets['A'] || secrets['B']", 'no environment', {}, /have no B for it/],
    [
      "github.ref == 'x' && 'y' || ''",
      'no environment',
      {},
      /Its condition was false in this run, so it gave the empty text.*if: \$\{\{ github.ref == 'x' \}\}/s,
    ],
    [
      "(github.ref == 'it''s' || inputs.now) && 'y' || ''",
      'no environment',
      {},
      /condition was false.*add an "if:" with the same condition/s,
    ],
    ["'' || github.ref == 'x' && github.ref_name != '' && 'y' || ''", 'no environment', {}, /condition was false/],
    ["secrets.A != '' && 'y' || ''", 'no environment', {}, /condition was false.*add an "if:" with/s],
    [
      "github.ref == 'x' && secrets.A || ''",
      'no environment',
      {},
      /Either its condition was false in this run, or A is empty\..*if: .*Create the secret A/s,
    ],
    ["github.ref == 'x' && fromJSON(github.event.x).main || ''", 'no environment', {}, /or its value is empty/],
    ["vars.A && 'y'", 'no environment', {}, /have no A for it/],
    ['github.event.inputs.role', 'no environment', {}, /A run for the event push has no github.event.inputs.role/],
    [
      'secrets.ROLE',
      'act',
      { otherRunner: 'act' },
      /Write ROLE=VALUE to .secrets, and run "act --secret-file .secrets"/,
    ],
    ['vars.ROLE', 'act', { otherRunner: 'act' }, /Write ROLE=VALUE to .vars, and run "act --var-file .vars"/],
    ['secrets.ROLE', 'Gitea', { otherRunner: 'Gitea' }, /secret ROLE in Gitea, under "Settings > Actions > Secrets"/],
    ['github.event.role', 'any', {}, /misspelled/],
  ])('has the reason of %s with %s', (name, _, run, sentence) => {
    const { cause, fix } = explain(explained(ROLE, { 'role-to-assume': `\${{ ${name} }}` }, run));
    const text = [cause, ...fix.flatMap((step) => [step.text, step.snippet?.text ?? ''])]
      .map((one) => plainWords(one))
      .join('\n');
    expect(text).toContain(`\${{ ${name} }} came out empty, so role-to-assume has no value.`);
    expect(text).toMatch(sentence);
  });
});

it.each([
  [WITHOUT_ACCOUNT, /^\$\{\{ secrets.ACCOUNT \}\} came out empty, so role-to-assume is arn:aws:iam:::role\/deploy\./],
  [WITHOUT_NAME, /^\$\{\{ vars.NAME \}\} came out empty, so role-to-assume is arn:aws:iam::111122223333:role\/\./],
])('names the expression for the part that is empty: %j', (given, cause) => {
  expect(plainWords(explain(explained(ROLE, OF_ACCOUNT, { given })).cause)).toMatch(cause);
});

describe('explainedByEmptyKeys', () => {
  const GIVEN = { 'aws-access-key-id': '' };
  const LEFT_OUT = { 'aws-access-key-id': 'none' };
  const NOTHING = error('AMBIENT_CREDENTIALS_MISSING', { ...stsFailure('x'), regionAlone: true });
  const explained = (finding: Finding, given: Readonly<Record<string, string>>) => {
    const [found] = explainedByEmptyKeys(diagnosisOf([finding]), (name) => given[name] ?? '').findings;
    return found ?? finding;
  };
  const event = { eventName: 'push' };

  it.each([
    [error('ID_TOKEN_WITHHELD_FROM_FORK', event), 'SECRETS_WITHHELD_FROM_FORK likely'],
    [error('ID_TOKEN_WITHHELD_FROM_DEPENDABOT', event), 'SECRETS_WITHHELD_FROM_DEPENDABOT likely'],
    [error('ID_TOKEN_PERMISSION_MISSING', event), 'ID_TOKEN_PERMISSION_MISSING likely'],
    [error('RUNNER_WITHOUT_ID_TOKEN', { otherRunner: 'act' }), 'RUNNER_WITHOUT_ID_TOKEN certain'],
    [NOTHING, 'AMBIENT_CREDENTIALS_MISSING certain'],
  ])('tells of keys that are given and empty: $code', (finding, expected) => {
    const found = explained(finding, GIVEN);
    expect(`${found.code} ${found.confidence}`).toBe(expected);
    const { cause, fix } = explain(found);
    expect([cause, ...fix.map(({ text }) => text)].map((one) => plainWords(one)).join(' ')).toMatch(
      /aws-access-key-id.* (?:is|are) (?:given and )?empty|access keys are empty/,
    );
    expect(explained(finding, LEFT_OUT)).toBe(finding);
  });

  it.each([
    ['fork-pull-request', 'SECRETS_WITHHELD_FROM_FORK likely'],
    ['dependabot', 'SECRETS_WITHHELD_FROM_DEPENDABOT likely'],
    ['repository', 'AMBIENT_CREDENTIALS_MISSING certain'],
  ] as const)('tells of secrets that a run does not get, beside a region alone: %s', (trigger, expected) => {
    const runner = { trigger, eventName: 'pull_request' };
    const [found] = explainedByEmptyKeys(diagnosisOf([NOTHING]), () => '', runner).findings;
    expect(`${found?.code} ${found?.confidence}`).toBe(expected);
  });
});
