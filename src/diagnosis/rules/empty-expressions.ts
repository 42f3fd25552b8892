// Whether a run fails because an expression of the workflow came out empty. Pure.
import type { RunnerFacts, StepExpressions } from '../../observe/facts.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import { defined } from '../../util/defined.ts';
import { type Diagnosis, diagnosisOf, error, type Finding, type FindingCode } from '../finding.ts';
import type { EmptyInput } from '../findings/empty-expressions.ts';

/** What a job without an ID token is told. One that was to use keys needs none. */
const WITHOUT_ID_TOKEN: readonly FindingCode[] = [
  'ID_TOKEN_PERMISSION_MISSING',
  'ID_TOKEN_WITHHELD_FROM_FORK',
  'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
  'RUNNER_WITHOUT_ID_TOKEN',
];

/** What AWS says of an ID token that was to be exchanged because the keys are empty. */
const REFUSED =
  /^(?:ACCESS_DENIED_|(?:OIDC_PROVIDER_MISSING|ENTERPRISE_ISSUER_NOT_REGISTERED|AUDIENCE_NOT_REGISTERED)$)/;

/** Whether the workflow could explain the failure. */
export function mayComeFromExpression({ findings: [first] }: Diagnosis, textOf: RunStep['textOf']): boolean {
  if (first === undefined) return false;
  if (REFUSED.test(first.code)) return textOf(KEY_INPUTS[0]).trim() === '';
  if (first.code === 'AMBIENT_CREDENTIALS_MISSING') return first.evidence.regionAlone;
  return first.code === 'INVALID_INPUT' || WITHOUT_ID_TOKEN.includes(first.code);
}

/** The step as it ran. */
interface RunStep {
  readonly expressions: StepExpressions;
  /** The text of an input as the runner gave it. */
  readonly textOf: (input: string) => string;
  readonly runner: Pick<RunnerFacts, 'trigger' | 'eventName' | 'otherRunner'>;
}

/**
 * The diagnosis where nobody knows the workflow. Keys that are given and empty may be secrets that the run did not get, and a wrapper
 * may pass them on for nothing.
 */
export function explainedByEmptyKeys(
  diagnosis: Diagnosis,
  textOf: RunStep['textOf'],
  runner: Partial<RunStep['runner']> = {},
): Diagnosis {
  const [first, ...rest] = diagnosis.findings;
  if (first === undefined || textOf(KEY_INPUTS[0]).trim() !== '') return diagnosis;
  return { ...diagnosis, findings: [withEmptyKeys(first, runner), ...rest] } as Diagnosis;
}

function withEmptyKeys(finding: Finding, { trigger, eventName = '' }: Partial<RunStep['runner']>): Finding {
  const inputs = KEY_INPUTS.slice(0, 2);
  switch (finding.code) {
    case 'ID_TOKEN_WITHHELD_FROM_FORK':
      return {
        ...error('SECRETS_WITHHELD_FROM_FORK', { ...finding.evidence, inputs }, 'likely'),
        severity: finding.severity,
      };
    case 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT':
      return {
        ...error('SECRETS_WITHHELD_FROM_DEPENDABOT', { ...finding.evidence, inputs }, 'likely'),
        severity: finding.severity,
      };
    case 'ID_TOKEN_PERMISSION_MISSING':
      return error('ID_TOKEN_PERMISSION_MISSING', { ...finding.evidence, keysEmpty: true }, 'likely');
    case 'RUNNER_WITHOUT_ID_TOKEN':
      return { ...finding, evidence: { ...finding.evidence, keysEmpty: true } };
    case 'AMBIENT_CREDENTIALS_MISSING':
      if (trigger === 'fork-pull-request') return error('SECRETS_WITHHELD_FROM_FORK', { eventName, inputs }, 'likely');
      if (trigger === 'dependabot') return error('SECRETS_WITHHELD_FROM_DEPENDABOT', { eventName, inputs }, 'likely');
      return { ...finding, evidence: { ...finding.evidence, keysEmpty: true } };
    default:
      return finding;
  }
}

/** The diagnosis with the empty expression in place of what followed from it. */
export function explainedByExpressions({ findings: [first, ...rest] }: Diagnosis, step: RunStep): Diagnosis {
  if (first === undefined) return diagnosisOf([]);
  if (REFUSED.test(first.code)) return withRefusedToken([first, ...rest], step);
  return diagnosisOf([first.code === 'INVALID_INPUT' ? refused(first, step) : withoutIdToken(first, step)], rest);
}

function refused(finding: Extract<Finding, { readonly code: 'INVALID_INPUT' }>, step: RunStep): Finding {
  const { problems } = finding.evidence;
  const empty = emptyInputs(
    problems.map(({ input }) => input),
    step,
  );
  const keys = emptyKeys(step);
  // Without keys, the ID token is the source, which needs a role.
  if (keys.length > 0 && problems.every(({ input }) => input === 'role-to-assume')) return cameOutEmpty(keys, step);
  // Other mistakes are told first: they stay when the expression has a value.
  return empty.length === problems.length ? cameOutEmpty(empty, step) : finding;
}

/** Keys that came out empty look like keys that are left out, and then the ID token is the source. */
function withoutIdToken(finding: Finding, step: RunStep): Finding {
  const empty = emptyKeys(step);
  return empty.length === 0 ? finding : cameOutEmpty(empty, step);
}

/** A step that names secrets for keys is to use them. An input of its own may be left empty on purpose. */
function withRefusedToken(findings: readonly [Finding, ...Finding[]], step: RunStep): Diagnosis {
  const empty = emptyKeys(step).filter(({ expression }) => /\b(?:secrets|vars|env)\s*[.[]/i.test(expression));
  return { verdict: 'fail', findings: empty.length === 0 ? findings : [cameOutEmpty(empty, step, true), ...findings] };
}

function emptyKeys(step: RunStep): readonly EmptyInput[] {
  const [id, secret] = KEY_INPUTS;
  return emptyInputs([id, secret], step);
}

function emptyInputs(names: readonly string[], { expressions: { inputs }, textOf }: RunStep): readonly EmptyInput[] {
  return names.flatMap((input) => {
    const text = inputs[input];
    const value = textOf(input).trim();
    const expression = value === '' ? text : emptyPart(text, value);
    return expression === undefined ? [] : [{ input, expression, ...(value !== '' && { value }) }];
  });
}

/** The expression in a role ARN that left a part of it empty. */
function emptyPart(text: string | undefined, value: string): string | undefined {
  const form = EMPTY_PARTS.find(([empty]) => empty.test(value))?.[1];
  return text === undefined ? undefined : form?.exec(text)?.[1];
}

/** What a role ARN lacks, and where its text has the expression for that. */
const EMPTY_PARTS = [
  [/^arn:[a-z-]+:iam:::role\//, /^arn:[^:]+:iam::(\$\{\{(?:(?!\}\}).)+\}\}):role\//],
  [/^arn:[a-z-]+:iam::\d{12}:role\/$/, /:role\/(\$\{\{(?:(?!\}\}).)+\}\})$/],
] as const;

function cameOutEmpty(empty: readonly EmptyInput[], { expressions, runner }: RunStep, isTokenRefused = false): Finding {
  const { trigger, eventName, otherRunner } = runner;
  const { environment, isCalled } = expressions;
  const isWithheld = empty.some(({ expression }) => /\b(?:secrets|vars)\s*[.[]/i.test(expression));
  const isPart = empty.some(({ value }) => value !== undefined);
  const inputs = empty.map(({ input }) => input);
  const evidence = { eventName, inputs, ...(isPart && { isPart }), ...defined({ otherRunner }) };
  // act runs the workflow on the user's own machine: there, no fork is kept from secrets.
  if (isWithheld && trigger === 'fork-pull-request' && otherRunner !== 'act')
    return error('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
  if (isWithheld && trigger === 'dependabot') return error('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
  const job = { eventName, ...defined({ environment, otherRunner }), ...(isCalled && { isCalled }) };
  return error('EXPRESSION_EMPTY', { empty, ...job, ...(isTokenRefused && { isTokenRefused }) }, 'likely');
}
