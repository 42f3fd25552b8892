// The settings that the inputs of a step make, by the very parser of a run, and what it refuses. Pure, but for the vault that keeps values
// of the workflow from being shown.

import { USUAL_AUDIENCE } from '../aws/arn.ts';
import { error, type Finding } from '../diagnosis/finding.ts';
import { checkedInputsRules } from '../diagnosis/rules/checked-inputs.ts';
import { createVault } from '../secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type Input, type InputName } from '../settings/inputs.ts';
import { type ParsedSettings, parseSettings } from '../settings/parse.ts';
import { parseRegion, parseRole } from '../settings/parsers/aws-values.ts';
import { type Parser, parseDuration } from '../settings/parsers/plain-values.ts';
import {
  CHAINED_MAX_SECONDS,
  type InputViolation,
  type RawInputs,
  type RunIdentity,
  type Settings,
} from '../settings/settings.ts';
import { violationsOf } from '../settings/violations.ts';
import { defined } from '../util/defined.ts';
import { readsIn } from './expressions.ts';
import { type GivenInput, variablesOf } from './given-inputs.ts';
import { targetOf } from './shared-findings.ts';
import {
  type Base,
  isHosted,
  mayHaveBeenSet,
  type Problem,
  placeOf,
  problemOf,
  type Read,
  stepPlace,
  unlessOfScript,
} from './step-run.ts';
import type { Place } from './workflow-files.ts';

/** Texts in place of the secrets that the run gives: the rules for them are about their form alone. */
const STAND_INS: Partial<Record<InputName, string>> = {
  'aws-access-key-id': 'AKIAIOSFODNN7EXAMPLE',
  'aws-secret-access-key': 'x'.repeat(40),
  'aws-session-token': 'x'.repeat(400),
};

const HIDDEN = '${{ }}';
const NO_RUN: RunIdentity = {
  repository: '',
  runId: '',
  runAttempt: '',
  workflow: '',
  action: '',
  actor: '',
  commit: '',
  ref: '',
  eventName: '',
  baseRef: '',
  headRef: '',
  job: '',
  triggeringActor: '',
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

/** Of a step with this action. */
export function readOwnInputs(base: Base, parse: Parse): Read {
  const { inputs, run, step } = base;
  const { values } = variablesOf(step, run);
  const environment = Object.fromEntries(
    [...values].flatMap(([name, { text, isKnown }]) => (isKnown && !isOverwritten(base, name) ? [[name, text]] : [])),
  );
  const texts = Object.fromEntries(INPUT_NAMES.map((name) => [name, textFor(name, inputs.get(name))]));
  const raw: RawInputs = { inputs: texts, environment, run: NO_RUN };
  const parsed = parse(raw);
  const isHidden = (name: string) =>
    inputs.get(name)?.isKnown === false ||
    (name === 'aws-region' && hidesRegion(base)) ||
    (['aws-region', ...REGION_VARIABLES].includes(name) && hidesEndpoint(base));
  const shown = parsed.problems.filter(
    ({ input }) => !isHidden(input) && (!/[A-Z]/.test(input) || input in environment),
  );
  const vault = createVault(() => undefined);
  const violations = violationsOf(shown, raw, vault);
  const empty = violations.filter(({ input, value }) => value === '' && inputs.get(input)?.written.includes('${{'));
  const others = violations.filter((one) => !empty.includes(one));
  const findings = checkedInputsRules.flatMap((rule) => rule({ settings: parsed.settings, problems: [] }));
  const problems = [
    ...empty.map(({ input }) => unlessOfScript(base, emptyProblem(base, input), input)),
    ...others.map((one) => unlessOfScript(base, invalid(base, one), one.input)),
    ...findings.map((finding) => aboutInputs(base, finding)),
  ];
  return { settings: parsed.settings, usesToken: ownUseOfToken(base, parsed.settings), problems };
}

/** A text that breaks the rule of every input stands for one that the run fills in: it takes part in no conflict. */
function textFor(name: InputName, given: GivenInput | undefined): string {
  if (given !== undefined) return given.isKnown ? given.text : (STAND_INS[name] ?? HIDDEN);
  const { default: usual, guards }: Input<unknown> = INPUTS[name];
  return guards || usual.startsWith('${{') || name === 'aws-access-key-id' ? usual : '';
}

function invalid(base: Base, violation: InputViolation): Problem {
  return problemOf(error('INVALID_INPUT', { problems: [violation] }), placeOf(base, violation.input));
}

/** Any input may be a part of it. */
function aboutInputs(base: Base, finding: Finding): Problem {
  const target = targetOf(finding);
  const problem = unlessOfScript(base, problemOf(finding, placeOfTarget(base, finding)));
  return target.kind === 'input' ? unlessOfScript(base, problem, target.name) : problem;
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

/** Whether STS may be an emulator, whose regions people choose. */
function hidesEndpoint({ inputs, step, run }: Base): boolean {
  const ofEnvironment = variablesOf(step, run).values.get('AWS_ENDPOINT_URL_STS');
  return [inputs.get('sts-endpoint'), ofEnvironment].some((one) => one?.isKnown === false);
}

/** Whether an earlier step may have put another value in place of the workflow's. */
function isOverwritten({ step }: Base, name: string): boolean {
  return step.changed.any || (step.changed.ofAws && name.startsWith('AWS_'));
}

function emptyProblem(base: Base, input: string): Problem {
  const { inputs, run } = base;
  const expression = inputs.get(input)?.written.trim() ?? '';
  const environment = run.environment.kind === 'named' ? { environment: run.environment.pattern } : {};
  const called = run.calls.length > 0 ? { isCalled: true as const } : {};
  const evidence = { empty: [{ input, expression }], eventName: run.trigger.event, ...environment, ...called };
  // Where it reads several values, any of them may be the cause.
  const confidence = readsIn(expression).length > 1 ? 'likely' : 'certain';
  return problemOf(error('EXPRESSION_EMPTY', evidence, confidence), placeOf(base, input));
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
export function readOthersInputs(base: Base): Read {
  const role = parseKnown(base, 'role-to-assume', parseRole);
  const region = hasEndpoint(base) ? NOT_PARSED : parseKnown(base, 'aws-region', parseRegion);
  const duration = parseKnown(base, 'role-duration-seconds', parseDuration(900, 43_200));
  const settings: Partial<Settings> = {
    roles: [],
    roleChain: [],
    audience: knownText(base, 'audience') || USUAL_AUDIENCE,
    ...defined({
      role: role.value,
      region: region.value,
      durationSeconds: duration.value,
      allowedAccountIds: knownAccounts(base),
    }),
  };
  const broken = [
    // A name alone is enough where other credentials say the account.
    ...(role.text.startsWith('arn:') ? role.broken : []),
    ...region.broken,
    ...(/^\d+$/.test(duration.text) ? duration.broken : []),
  ];
  const findings = checkedInputsRules.flatMap((rule) => rule({ settings, problems: [] }));
  const problems = [
    ...othersViolations(base, broken).map((one) => unlessOfScript(base, invalid(base, one), one.input)),
    ...findings.map((finding) => aboutInputs(base, finding)),
    ...chainedDuration(base, settings),
  ];
  return { settings, usesToken: othersUseOfToken(base), problems };
}

/** A text that breaks the rule of its input. */
interface Broken {
  readonly input: string;
  readonly text: string;
  readonly rule: string;
}

/** What an input has; empty where it is not given, or an expression hides it. */
function knownText({ inputs }: Base, name: string): string {
  const given = inputs.get(name);
  return given?.isKnown ? given.text.trim() : '';
}

function parseKnown<T>(base: Base, input: string, parse: Parser<T>) {
  const text = knownText(base, input);
  const parsed = text === '' ? undefined : parse(text);
  const broken: readonly Broken[] = parsed?.ok === false ? [{ input, text, rule: parsed.rule }] : [];
  return { text, value: parsed?.ok ? parsed.value : undefined, broken };
}

const NOT_PARSED = { value: undefined, broken: [] };

function knownAccounts(base: Base): readonly string[] | undefined {
  const accounts = knownText(base, 'allowed-account-ids').split(/[,\s]+/);
  const given = accounts.filter((one) => one !== '');
  return given.length === 0 ? undefined : given;
}

function othersViolations({ inputs }: Base, broken: readonly Broken[]): readonly InputViolation[] {
  const texts = Object.fromEntries([...inputs].map(([name, { text }]) => [name, text]));
  const vault = createVault(() => undefined);
  return violationsOf(broken, { inputs: texts, environment: {} }, vault);
}

/** Whether AWS may not be what that action asks: it takes any region for an emulator. */
function hasEndpoint({ inputs, step, run }: Base): boolean {
  const { values } = variablesOf(step, run);
  return inputs.has('sts-endpoint') || ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'].some((name) => values.has(name));
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
