// What is wrong with one run of a step, by the files alone. Pure, but for the vault that keeps values of the workflow from being shown.
import { matchesPattern } from '../aws/arn.ts';
import type { Explanation } from '../diagnosis/definition.ts';
import { type Confidence, error, type Finding } from '../diagnosis/finding.ts';
import { checkedInputsRules } from '../diagnosis/rules/checked-inputs.ts';
import { type Entry, entryOf, itemsOf, remoteAction, textOf } from '../github/workflow/tree.ts';
import { createVault } from '../secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type Input, type InputName } from '../settings/inputs.ts';
import { type ParsedSettings, parseSettings } from '../settings/parse.ts';
import { parseRegion, parseRole } from '../settings/parsers/aws-values.ts';
import { parseDuration } from '../settings/parsers/plain-values.ts';
import { CHAINED_MAX_SECONDS, type RawInputs, type RunIdentity, type Settings } from '../settings/settings.ts';
import { violationsOf } from '../settings/violations.ts';
import { readsIn } from './expressions.ts';
import type { JobRun, Place } from './jobs.ts';
import { explainPreflight } from './preflight-findings.ts';
import { explain, targetOf } from './shared-findings.ts';
import { type GivenInput, inputsOf, type Step, variablesOf } from './steps.ts';

/** One thing that is wrong with a run of a step. */
export interface Problem {
  readonly code: string;
  readonly explanation: Explanation;
  readonly confidence: Confidence;
  readonly place: Place;
  /** `fatal`: the step fails in this run. */
  readonly weight: 'fatal' | 'warning' | 'notice';
}

/** A step that gets credentials, in one run of its job. */
export interface StepRun {
  readonly run: JobRun;
  readonly step: Step;
  readonly uses: Entry;
  /** All steps of the job. */
  readonly steps: readonly Step[];
  readonly index: number;
  readonly inputs: ReadonlyMap<string, GivenInput>;
  readonly settings: Partial<Settings>;
  /** Whether it exchanges an ID token; undefined where an expression hides that. */
  readonly usesToken: boolean | undefined;
  readonly problems: readonly Problem[];
}

/** Texts in place of the secrets that the run gives: the rules for them are about their form alone. */
const STAND_INS: Partial<Record<InputName, string>> = {
  'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
  'aws-secret-access-key': 'x'.repeat(40),
  'aws-session-token': 'x'.repeat(400),
};

const HIDDEN = '${{ }}';
const NO_RUN: RunIdentity = {
  ...{ repository: '', runId: '', runAttempt: '', workflow: '', action: '', actor: '', commit: '', ref: '' },
  ...{ eventName: '', baseRef: '', headRef: '', job: '', triggeringActor: '' },
};

/** Reads the inputs of a step. */
export type Parse = (raw: RawInputs) => ParsedSettings;

/** Reads the same inputs once: a step has them in every run of its job. */
export function parseOnce(): Parse {
  const known = new Map<string, ParsedSettings>();
  return (raw) => {
    const key = JSON.stringify([raw.inputs, raw.environment]);
    const parsed = known.get(key) ?? parseSettings(raw);
    known.set(key, parsed);
    return parsed;
  };
}

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

type Base = Omit<StepRun, 'settings' | 'usesToken' | 'problems'>;
type Read = Pick<StepRun, 'settings' | 'usesToken' | 'problems'>;

/** Of a run-time finding; what only a run shows is left out. */
function problemOf(finding: Finding, place: Place, weight: Problem['weight'] = 'fatal'): Problem {
  const explanation = { ...explain(finding), evidence: [] };
  return { code: finding.code, explanation, confidence: finding.confidence, place, weight };
}

/** The place of an input, or the step where it is not given. */
function placeOf({ step, uses, inputs }: Base, name: string): Place {
  return { source: step.source, entry: inputs.get(name)?.entry ?? uses };
}

function stepPlace({ step, uses }: Base): Place {
  return { source: step.source, entry: uses };
}

function readOwnInputs(base: Base, parse: Parse): Read {
  const { inputs, run, step } = base;
  const { values } = variablesOf(step, run);
  const environment = Object.fromEntries(
    [...values].flatMap(([name, { text, isKnown }]) => (isKnown && !isOverwritten(base, name) ? [[name, text]] : [])),
  );
  const texts = Object.fromEntries(INPUT_NAMES.map((name) => [name, textFor(name, inputs.get(name))]));
  const raw: RawInputs = { inputs: texts, environment, run: NO_RUN };
  const parsed = parse(raw);
  const isHidden = (name: string) =>
    inputs.get(name)?.isKnown === false || (name === 'aws-region' && hidesRegion(base));
  const shown = parsed.problems.filter(
    ({ input }) => !isHidden(input) && (!/[A-Z]/.test(input) || input in environment),
  );
  const vault = createVault(() => undefined);
  const violations = violationsOf(shown, raw, vault);
  const empty = violations.filter(({ input, value }) => value === '' && inputs.get(input)?.written.includes('${{'));
  const others = violations.filter((one) => !empty.includes(one));
  const findings = checkedInputsRules.flatMap((rule) => rule({ settings: parsed.settings, problems: [] }));
  const problems = [
    ...empty.map(({ input }) => emptyProblem(base, input)),
    ...others.map((one) => problemOf(error('INVALID_INPUT', { problems: [one] }), placeOf(base, one.input))),
    ...findings.map((finding) => problemOf(finding, placeOfTarget(base, finding))),
  ];
  return { settings: parsed.settings, usesToken: ownUseOfToken(base, parsed.settings), problems };
}

/** A text that breaks the rule of every input stands for one that the run fills in: it takes part in no conflict. */
function textFor(name: InputName, given: GivenInput | undefined): string {
  if (given !== undefined) return given.isKnown ? given.text : (STAND_INS[name] ?? HIDDEN);
  const { default: usual, guards }: Input<unknown> = INPUTS[name];
  return guards || usual.startsWith('${{') || name === 'aws-access-key-id' ? usual : '';
}

function placeOfTarget(base: Base, finding: Finding): Place {
  const target = targetOf(finding);
  return target.kind === 'input' ? placeOf(base, target.name) : stepPlace(base);
}

/** Whether the region may come from something that the files do not show. */
function hidesRegion(base: Base): boolean {
  const { inputs, step, run } = base;
  if (inputs.has('aws-region')) return false;
  const { values, hasHidden } = variablesOf(step, run);
  const isInEnvironment = REGION_VARIABLES.some((name) => values.get(name)?.isKnown === false);
  return hasHidden || isInEnvironment || !isHosted(base) || mayHaveBeenSet(base);
}

const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Whether an earlier step may have put another value in place of the workflow's. */
function isOverwritten({ step }: Base, name: string): boolean {
  return step.changed === 'all' || (step.changed === 'of AWS' && name.startsWith('AWS_'));
}

/** Whether an earlier step may have set variables. */
function mayHaveBeenSet({ step }: Base): boolean {
  return step.changed !== 'none';
}

function hasEarlierScript({ steps, index }: Base): boolean {
  return steps.slice(0, index).some(({ value }) => entryOf(value, 'run') !== undefined);
}

/** Not any label with such a start: a runner of one's own may have `ubuntu-onprem`. */
const HOSTED_LABEL = /^(?:ubuntu|windows|macos)-(?:latest|slim|\d[\d.]*)(?:-(?:arm|intel|large|xlarge|vs\d+))?$/;

/** Whether the job runs on a runner of GitHub, whose environment has nothing of AWS. */
function isHosted({ run }: Base): boolean {
  const label = entryOf(run.job.value, 'runs-on')?.value;
  const written = textOf(label) ?? (itemsOf(label)?.length === 1 ? textOf(itemsOf(label)?.[0]) : undefined) ?? '';
  return HOSTED_LABEL.test(written) && entryOf(run.job.value, 'container') === undefined;
}

function emptyProblem(base: Base, input: string): Problem {
  const { inputs, run } = base;
  const expression = inputs.get(input)?.written.trim() ?? '';
  const environment = run.environment.kind === 'named' ? { environment: run.environment.pattern } : {};
  const called = run.calls.length > 0 ? { isCalled: true as const } : {};
  const evidence = { empty: [{ input, expression }], eventName: run.trigger.event, ...environment, ...called };
  return problemOf(error('EXPRESSION_EMPTY', evidence), placeOf(base, input));
}

/** What decides where the first credentials come from. */
const SOURCE_INPUTS = [
  'mode',
  'web-identity-token-file',
  'role-chaining',
  'force-skip-oidc',
  'use-existing-credentials',
];

function ownUseOfToken({ inputs }: Base, settings: Partial<Settings>): boolean | undefined {
  if (SOURCE_INPUTS.some((name) => inputs.get(name)?.isKnown === false)) return undefined;
  if (settings.useExistingCredentials === true) return undefined;
  return settings.source === 'id-token';
}

/** The inputs of configure-aws-credentials that mean the same there, and a rule that each version has. */
function readOthersInputs(base: Base): Read {
  const { inputs } = base;
  const known = (name: string) => {
    const given = inputs.get(name);
    return given?.isKnown ? given.text.trim() : undefined;
  };
  const [role, region, duration] = ['role-to-assume', 'aws-region', 'role-duration-seconds'].map(known);
  const parsedRole = role === undefined ? undefined : parseRole(role);
  const parsedRegion = region === undefined ? undefined : parseRegion(region);
  const parsedDuration = duration === undefined || duration === '' ? undefined : parseDuration(900, 43_200)(duration);
  const violation = (input: string, text: string, rule: string) => ({ input, text, rule });
  const raw = [
    // A name alone is enough where other credentials say the account.
    ...(role?.startsWith('arn:') && parsedRole?.ok === false
      ? [violation('role-to-assume', role, parsedRole.rule)]
      : []),
    ...(region && parsedRegion?.ok === false ? [violation('aws-region', region, parsedRegion.rule)] : []),
    ...(duration && parsedDuration?.ok === false && /^\d+$/.test(duration)
      ? [violation('role-duration-seconds', duration, parsedDuration.rule)]
      : []),
  ];
  const texts = Object.fromEntries([...inputs].map(([name, { text }]) => [name, text]));
  const violations = violationsOf(
    raw,
    { inputs: texts, environment: {} },
    createVault(() => undefined),
  );
  const accounts = known('allowed-account-ids')
    ?.split(/[,\s]+/)
    .filter((one) => one !== '');
  const settings: Partial<Settings> = {
    roles: [],
    roleChain: [],
    ...(parsedRole?.ok ? { role: parsedRole.value } : {}),
    ...(parsedRegion?.ok ? { region: parsedRegion.value } : {}),
    ...(parsedDuration?.ok ? { durationSeconds: parsedDuration.value } : {}),
    ...(accounts?.length ? { allowedAccountIds: accounts } : {}),
    audience: known('audience') || 'sts.amazonaws.com',
  };
  const findings = checkedInputsRules.flatMap((rule) => rule({ settings, problems: [] }));
  const problems = [
    ...violations.map((one) => problemOf(error('INVALID_INPUT', { problems: [one] }), placeOf(base, one.input))),
    ...findings.map((finding) => problemOf(finding, placeOfTarget(base, finding))),
    ...chainedDuration(base, settings),
  ];
  return { settings, usesToken: othersUseOfToken(base), problems };
}

function chainedDuration(base: Base, { role, durationSeconds = 0 }: Partial<Settings>): readonly Problem[] {
  if (base.inputs.get('role-chaining')?.text !== 'true' || durationSeconds <= CHAINED_MAX_SECONDS) return [];
  if (role === undefined) return [];
  const rule = `at most ${CHAINED_MAX_SECONDS} with role-chaining`;
  const problem = { input: 'role-duration-seconds', rule, value: String(durationSeconds) };
  return [problemOf(error('INVALID_INPUT', { problems: [problem] }), placeOf(base, 'role-duration-seconds'))];
}

/** Without a token, configure-aws-credentials takes whatever credentials the environment has. */
function othersUseOfToken({ inputs, steps, index }: Base): boolean | undefined {
  const role = inputs.get('role-to-assume');
  if (role === undefined || (role.isKnown && role.text.trim() === '')) return false;
  const others = ['aws-access-key-id', ...SOURCE_INPUTS.slice(1)];
  const given = others.map((name) => inputs.get(name)).filter((one) => one !== undefined);
  if (given.some(({ isKnown, text }) => isKnown && !['', 'false'].includes(text.trim()))) return false;
  if (given.some(({ isKnown }) => !isKnown)) return inputs.has('aws-access-key-id') ? false : undefined;
  // With the credentials of an earlier step it may assume the role by them.
  return steps.slice(0, index).some(({ aws }) => aws !== undefined) ? undefined : true;
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
  const weight = isCertain ? 'fatal' : 'warning';
  const [caller] = run.calls;
  if (permission.byCaller && caller !== undefined) {
    const evidence = { caller: caller.entry.name, job: run.job.name, workflow: run.source.file };
    const explanation = explainPreflight('CALLER_LACKS_ID_TOKEN_PERMISSION', evidence);
    return [{ ...problemLike(permission.place, explanation, 'CALLER_LACKS_ID_TOKEN_PERMISSION'), weight }];
  }
  const confidence = isCertain ? 'certain' : 'likely';
  const finding = error('ID_TOKEN_PERMISSION_MISSING', { eventName: run.trigger.event }, confidence);
  return [problemOf(finding, permission.place, weight)];
}

function problemLike(place: Place, explanation: Explanation, code: string): Omit<Problem, 'weight'> {
  return { code, explanation, confidence: 'certain', place };
}

const FORK_EVENTS = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
const KEY_NAMES = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];

/** A run for a fork gets neither token nor secrets. Told only where nothing may skip it. */
function forkProblems(base: Base & Read): readonly Problem[] {
  const { run, step, inputs, usesToken } = base;
  const { event } = run.trigger;
  if (!FORK_EVENTS.includes(event) || !isReached(base, 'fork') || toleratesFailure(base)) return [];
  const eventName = event;
  if (usesToken === true && run.permission.level === 'granted') {
    const tolerated = inputs.get('on-missing-oidc');
    if (tolerated !== undefined && (!tolerated.isKnown || tolerated.text !== 'fail')) return [];
    return [problemOf(error('ID_TOKEN_WITHHELD_FROM_FORK', { eventName }), stepPlace(base), 'warning')];
  }
  const empty = inputsOf(step, 'fork');
  const withheld = KEY_NAMES.filter((name) => {
    const [own, fork] = [inputs.get(name), empty?.get(name)];
    return own !== undefined && !own.isKnown && fork?.isKnown && fork.text === '';
  });
  const [first] = withheld;
  if (first === undefined) return [];
  const finding = error('SECRETS_WITHHELD_FROM_FORK', { eventName, inputs: withheld });
  return [problemOf(finding, placeOf(base, first), 'warning')];
}

/** A run that Dependabot starts gets other secrets. Told only where nothing may skip it, and the repository has Dependabot. */
function dependabotProblems(base: Base & Read): readonly Problem[] {
  const { run, inputs } = base;
  const { event, ref = '' } = run.trigger;
  const isOfDependabot =
    event === 'pull_request' || (event === 'push' && matchesPattern(ref, 'refs/heads/dependabot/x'));
  if (!isOfDependabot || !isReached(base, 'dependabot') || toleratesFailure(base)) return [];
  const withheld = KEY_NAMES.filter((name) => {
    const given = inputs.get(name);
    return given !== undefined && readsIn(given.written).some(([context]) => context === 'secrets');
  });
  const [first] = withheld;
  if (first === undefined) return [];
  const finding = error('SECRETS_WITHHELD_FROM_DEPENDABOT', { eventName: event, inputs: withheld }, 'possible');
  return [problemOf(finding, placeOf(base, first), 'warning')];
}

/** Whether nothing skips the step, as far as the files say. */
function isReached({ run, step }: Base, origin: 'own' | 'fork' | 'dependabot'): boolean {
  return run.isReached(origin) === true && step.isReached(origin) === true;
}

/** Whether the workflow goes on where the step, or the step with the action that has it, fails. */
export function toleratesFailure({ step, run }: Pick<StepRun, 'step' | 'run'>): boolean {
  return [...step.holders, run.job.value].some((value) => {
    const entry = entryOf(value, 'continue-on-error');
    // An expression or an alias may say so.
    return entry !== undefined && textOf(entry.value) !== 'false';
  });
}

/** Refs that somebody outside of the repository decides about. */
const FOREIGN_REF =
  /github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref|event\.workflow_run\.head_(?:sha|branch))|refs\/pull\//i;
const TRUSTED_EVENTS_WITH_FOREIGN_CODE = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** Code of a pull request in a job that has a role. An environment may have reviewers. */
function dangerousCheckout(base: Base & Read): readonly Problem[] {
  const { run, steps } = base;
  const { event } = run.trigger;
  if (!TRUSTED_EVENTS_WITH_FOREIGN_CODE.includes(event) || run.environment.kind !== 'none') return [];
  const origin = event === 'pull_request_target' ? 'fork' : 'own';
  if (!isReached(base, origin)) return [];
  for (const step of steps) {
    const { repository = '' } = remoteAction(step.action) ?? {};
    if (repository.toLowerCase() !== 'actions/checkout' || step.isReached(origin) !== true) continue;
    const ref = inputsOf(step)?.get('ref');
    if (ref === undefined || !FOREIGN_REF.test(ref.written)) continue;
    const explanation = explainPreflight('PULL_REQUEST_CODE_WITH_ROLE', { event, ref: ref.written.trim() });
    const place = { source: step.source, entry: ref.entry };
    return [
      { ...problemLike(place, explanation, 'PULL_REQUEST_CODE_WITH_ROLE'), confidence: 'likely', weight: 'warning' },
    ];
  }
  return [];
}

function secretsInAction(base: Base): readonly Problem[] {
  if (!base.step.isInAction) return [];
  return [...base.inputs].flatMap(([name, { written }]) => {
    if (!readsIn(written).some(([context]) => context === 'secrets')) return [];
    const explanation = explainPreflight('SECRETS_NOT_IN_ACTIONS', { input: name, expression: written.trim() });
    return [{ ...problemLike(placeOf(base, name), explanation, 'SECRETS_NOT_IN_ACTIONS'), weight: 'fatal' as const }];
  });
}

function keyProblems(base: Base & Read): readonly Problem[] {
  const { inputs, run } = base;
  const key = inputs.get('aws-access-key-id');
  if (key === undefined || (key.isKnown && ['', 'none'].includes(key.text.trim()))) return [];
  const place = placeOf(base, 'aws-access-key-id');
  const literal = key.isKnown && /^(?:AKIA|ASIA)[A-Z0-9]{12,}$/.test(key.written.trim());
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
