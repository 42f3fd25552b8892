// What is wrong with one run of a step, by the files alone. Pure.
import { error } from '../diagnosis/finding.ts';
import { entryOf, remoteAction } from '../github/workflow/tree.ts';
import { KEY_ID_LOOKALIKE } from '../secrets/shapes.ts';
import { readsIn } from './expressions.ts';
import { inputsOf, variablesOf } from './given-inputs.ts';
import { type Parse, readOthersInputs, readOwnInputs } from './given-settings.ts';
import type { JobRun } from './job-run.ts';
import { dangerousCheckout, dependabotProblems, forkProblems, KEY_NAMES } from './outsider-checks.ts';
import { explainPreflight } from './preflight-findings.ts';
import {
  type Base,
  isHosted,
  mayHaveBeenSet,
  type Problem,
  placeOf,
  problemLike,
  problemOf,
  type Read,
  type StepRun,
  stepPlace,
} from './step-run.ts';
import type { Step } from './steps.ts';

interface CheckOptions {
  /** Which of the steps. */
  readonly index: number;
  /** Whether the repository has Dependabot. */
  readonly hasDependabot: boolean;
  readonly parse: Parse;
}

/** What one step has in one run, and what is wrong with it. */
export function checkStep(
  run: JobRun,
  steps: readonly Step[],
  { index, hasDependabot, parse }: CheckOptions,
): StepRun | undefined {
  const step = steps[index];
  const inputs = step === undefined ? undefined : inputsOf(step);
  if (step?.uses === undefined || step.aws === undefined || inputs === undefined) return undefined;
  const base = { run, step, uses: step.uses, steps, index, inputs };
  const read = step.aws === 'aws-token-guard' ? readOwnInputs(base, parse) : readOthersInputs(base);
  const whole = { ...base, ...read };
  const problems = [
    ...secretsInAction(whole),
    ...read.problems,
    ...permissionProblems(whole),
    ...forkProblems(whole),
    ...(hasDependabot ? dependabotProblems(whole) : []),
    ...dangerousCheckout(whole),
    ...keyProblems(whole),
    ...replacedCredentials(whole),
    ...laterActions(whole),
  ];
  return { ...whole, problems };
}

function hasEarlierScript({ steps, index }: Base): boolean {
  return steps.slice(0, index).some(({ value }) => entryOf(value, 'run') !== undefined);
}

/** Variables that give configure-aws-credentials another way than a token. */
const OTHER_SOURCES =
  /^(?:AWS_ACCESS_KEY_ID|AWS_PROFILE|(?:AWS_)?WEB_IDENTITY_TOKEN_FILE|ROLE_CHAINING|FORCE_SKIP_OIDC|USE_EXISTING_CREDENTIALS)$/;

/** What a role is assumed with: anything but a token needs no permission. */
function permissionProblems(base: Base & Read): readonly Problem[] {
  const { run, step, usesToken } = base;
  const { permission } = run;
  if (permission.level !== 'missing' || usesToken !== true) return [];
  const isOther = step.aws === 'configure-aws-credentials';
  // The role of the machine may be meant.
  const { values, hasHidden } = variablesOf(step, run);
  const mayHaveSource = hasHidden || [...values.keys()].some((name) => OTHER_SOURCES.test(name));
  if (isOther && (!isHosted(base) || mayHaveSource)) return [];
  // Any script may sign in to AWS.
  const isCertain = !isOther || !(mayHaveBeenSet(base) || hasEarlierScript(base));
  const [weight, confidence] = isCertain ? (['fatal', 'certain'] as const) : (['warning', 'likely'] as const);
  const [caller] = run.calls;
  if (permission.byCaller && caller !== undefined) {
    const evidence = { caller: caller.entry.name, job: run.job.name, workflow: run.source.file };
    const explanation = explainPreflight('CALLER_LACKS_ID_TOKEN_PERMISSION', evidence);
    const problem = problemLike(permission.place, explanation, 'CALLER_LACKS_ID_TOKEN_PERMISSION');
    return [{ ...problem, confidence, weight }];
  }
  const finding = error('ID_TOKEN_PERMISSION_MISSING', { eventName: run.trigger.event }, confidence);
  return [problemOf(finding, permission.place, weight)];
}

function secretsInAction(base: Base): readonly Problem[] {
  if (!base.step.isInAction) return [];
  return [...base.inputs].flatMap(([name, { written }]) => {
    if (!readsIn(written).some(([context]) => context === 'secrets')) return [];
    const explanation = explainPreflight('SECRETS_NOT_IN_ACTIONS', { input: name, expression: written.trim() });
    return [{ ...problemLike(placeOf(base, name), explanation, 'SECRETS_NOT_IN_ACTIONS'), weight: 'fatal' as const }];
  });
}

/** The id of an access key, and nothing else. */
const KEY_ID_ALONE = new RegExp(`^${KEY_ID_LOOKALIKE}$`);

function keyProblems(base: Base & Read): readonly Problem[] {
  const { inputs, run } = base;
  const key = inputs.get('aws-access-key-id');
  if (key === undefined || (key.isKnown && ['', 'none'].includes(key.text.trim()))) return [];
  const place = placeOf(base, 'aws-access-key-id');
  const literal = key.isKnown && KEY_ID_ALONE.test(key.written.trim());
  const inFile = literal
    ? [
        {
          ...problemLike(place, explainPreflight('KEY_IN_WORKFLOW', {}), 'KEY_IN_WORKFLOW'),
          weight: 'warning' as const,
        },
      ]
    : [];
  const role = inputs.get('role-to-assume');
  if (role === undefined || (role.isKnown && role.text.trim() === '')) return inFile;
  // Those of a session, or of an earlier step, end by themselves.
  const isStored = literal || readsIn(key.written).some(([context]) => context === 'secrets');
  if (!isStored || inputs.has('aws-session-token')) return inFile;
  const canRequestToken = run.permission.level === 'granted';
  const explanation = explainPreflight('STATIC_KEYS_WITH_ROLE', { canRequestToken });
  const weight = canRequestToken ? ('warning' as const) : ('notice' as const);
  return [...inFile, { ...problemLike(place, explanation, 'STATIC_KEYS_WITH_ROLE'), weight }];
}

/** Whether a step publishes to the variables that all tools read. */
function publishesToAll(step: Step): boolean {
  const inputs = inputsOf(step);
  const others = ['aws-profile', 'roles', 'output-env-credentials', 'mode', 'refresh', 'output-credentials'];
  const isPlain = inputs !== undefined && others.every((name) => !inputs.has(name));
  return isPlain && inputs.has('role-to-assume') && !step.hasCondition && entryOf(step.value, 'id') === undefined;
}

function replacedCredentials(base: Base & Read): readonly Problem[] {
  const { steps, index, step, inputs, run } = base;
  const earlier = steps[index - 1];
  if (earlier?.aws === undefined || earlier.uses === undefined) return [];
  if (!publishesToAll(step) || !publishesToAll(earlier)) return [];
  // The second role may be assumed with the first one.
  const startsAnew = !['role-chaining', 'force-skip-oidc', 'use-existing-credentials'].some((name) => inputs.has(name));
  const usesKeys = KEY_NAMES.some((name) => inputs.has(name));
  if (!startsAnew || usesKeys || run.permission.level !== 'granted') return [];
  const { line } = earlier.source.tree.spanOf(earlier.uses);
  const explanation = explainPreflight('CREDENTIALS_REPLACED_UNUSED', { earlierLine: line });
  return [{ ...problemLike(stepPlace(base), explanation, 'CREDENTIALS_REPLACED_UNUSED'), weight: 'warning' }];
}

/** Owners whose actions a workflow with this action trusts anyway. */
const TRUSTED_OWNERS = /^(?:actions|github|aws-actions)\//i;

function laterActions(base: Base): readonly Problem[] {
  const { steps, index, step } = base;
  const own = remoteAction(step.action)?.repository.split('/')[0];
  const others = steps.slice(index + 1).flatMap(({ action, aws }) => {
    const { repository } = remoteAction(action) ?? {};
    const isOther = repository !== undefined && aws === undefined && !TRUSTED_OWNERS.test(repository);
    return isOther && repository.split('/')[0] !== own ? [repository] : [];
  });
  if (others.length === 0) return [];
  const explanation = explainPreflight('CREDENTIALS_OUTLIVE_NEED', { actions: [...new Set(others)] });
  return [{ ...problemLike(stepPlace(base), explanation, 'CREDENTIALS_OUTLIVE_NEED'), weight: 'notice' }];
}

/**
 * The finding for a file in trust-policy-file without a policy.
 * @returns undefined where an earlier step may make the file
 */
export function policyFileProblem(base: StepRun, problem: string): Problem | undefined {
  const path = base.settings.trustPolicyFile;
  const isMade = base.steps
    .slice(0, base.index)
    .some(({ value, action }) => entryOf(value, 'run') !== undefined || !/^actions\/checkout@/i.test(action));
  if (path === undefined || isMade) return undefined;
  return problemOf(error('TRUST_POLICY_FILE_INVALID', { path, problem }), placeOf(base, 'trust-policy-file'));
}
