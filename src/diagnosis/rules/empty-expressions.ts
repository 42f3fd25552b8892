// Whether a run fails because an expression of the workflow came out empty. Pure.
import type { RunnerFacts, StepExpressions } from '../../observe/facts.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import { type Diagnosis, diagnosisOf, error, type Finding, type FindingCode } from '../finding.ts';
import type { EmptyInput } from '../findings/empty-expressions.ts';

/** What a job without an ID token is told. One that was to use keys needs none. */
const WITHOUT_ID_TOKEN: readonly FindingCode[] = [
  'ID_TOKEN_PERMISSION_MISSING',
  'ID_TOKEN_WITHHELD_FROM_FORK',
  'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
  'RUNNER_WITHOUT_ID_TOKEN',
];

/** Whether the workflow could explain the failure. */
export function mayComeFromExpression({ findings: [first] }: Diagnosis): boolean {
  return first !== undefined && (first.code === 'INVALID_INPUT' || WITHOUT_ID_TOKEN.includes(first.code));
}

/** The step as it ran. */
interface RunStep {
  readonly expressions: StepExpressions;
  /** The text of an input as the runner gave it. */
  readonly textOf: (input: string) => string;
  readonly runner: Pick<RunnerFacts, 'trigger' | 'eventName'>;
}

/** The diagnosis with the empty expression in place of what followed from it. */
export function explainedByExpressions({ findings: [first, ...rest] }: Diagnosis, step: RunStep): Diagnosis {
  if (first === undefined) return diagnosisOf([]);
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

function emptyKeys(step: RunStep): readonly EmptyInput[] {
  const [id, secret] = KEY_INPUTS;
  return emptyInputs([id, secret], step);
}

function emptyInputs(names: readonly string[], { expressions: { inputs }, textOf }: RunStep): readonly EmptyInput[] {
  return names.flatMap((input) => {
    const expression = inputs[input];
    return expression !== undefined && textOf(input).trim() === '' ? [{ input, expression }] : [];
  });
}

function cameOutEmpty(empty: readonly EmptyInput[], { expressions, runner }: RunStep): Finding {
  const { trigger, eventName } = runner;
  const { environment, isCalled } = expressions;
  const isWithheld = empty.some(({ expression }) => /\b(?:secrets|vars)\s*[.[]/i.test(expression));
  const evidence = { eventName, inputs: empty.map(({ input }) => input) };
  if (isWithheld && trigger === 'fork-pull-request') return error('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
  if (isWithheld && trigger === 'dependabot') return error('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
  const job = { eventName, ...(environment === undefined ? {} : { environment }), ...(isCalled && { isCalled }) };
  return error('EXPRESSION_EMPTY', { empty, ...job }, 'likely');
}
