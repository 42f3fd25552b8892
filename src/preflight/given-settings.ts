// The settings that the inputs of a step with this action make, by the very parser of a run, and what it refuses. Pure, but for the
// vault that keeps values of the workflow from being shown.
import { error, type Finding } from '../diagnosis/finding.ts';
import { checkedInputsRules } from '../diagnosis/rules/checked-inputs.ts';
import { createVault } from '../secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type Input, type InputName } from '../settings/inputs.ts';
import { type ParsedSettings, parseSettings } from '../settings/parse.ts';
import type { InputViolation, RawInputs, RunIdentity, Settings } from '../settings/settings.ts';
import { violationsOf } from '../settings/violations.ts';
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

/** A broken rule of an input, as a problem of the step. */
export function invalid(base: Base, violation: InputViolation): Problem {
  return problemOf(error('INVALID_INPUT', { problems: [violation] }), placeOf(base, violation.input));
}

/** A finding of the rules of a run. Any input may be a part of it. */
export function aboutInputs(base: Base, finding: Finding): Problem {
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
export const SOURCE_INPUTS = [
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
