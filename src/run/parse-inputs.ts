// Inputs to a plan, or to what is wrong with them. Effect: masks their secrets, reads the file that trust-policy-file names.

import type { Diagnosis } from '../diagnosis/finding.ts';
import { diagnoseSettings } from '../diagnosis/verdict.ts';
import { readRunnerFacts } from '../github/runner.ts';
import type { ReadPolicyFile } from '../github/trust-policy-file.ts';
import { maskAccounts } from '../secrets/vault.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../settings/inputs.ts';
import { type ParsedSettings, parseSettings } from '../settings/parse.ts';
import { proxyOf } from '../settings/secret-inputs.ts';
import type { InputViolation, RawInputs, Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { Plan, RunPorts } from './ports.ts';

/** The plan; or why there is none, and the settings as far as they could be read. */
export type ParsedInputs =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly diagnosis: Diagnosis; readonly settings: Partial<Settings> };

/** Reads all inputs. What they alone can refuse is refused here, before any request. */
export async function parseInputs(ports: RunPorts): Promise<ParsedInputs> {
  const { runner, environment, run } = ports;
  const inputs = readInputs(runner);
  const raw: RawInputs = { inputs, environment, run };
  let parsed = parseSettings(raw);
  if (parsed.settings.diagnosisRoles)
    parsed = (await import('../settings/diagnosis-role.ts')).withDiagnosisRoles(parsed, raw);
  const settings: Partial<Settings> = parsed.settings;
  maskAccounts(runner, settings, Object.values(inputs));
  const policyFiles = await readPolicyFiles(settings, ports);
  const proxy = await proxyOf(inputs, ports);
  const violations = await violationsIn(parsed, raw, ports);
  const others = proxy.ok ? violations : violations.filter(({ input }) => input !== proxy.violation.input);
  const problems = proxy.ok ? violations : [...others, proxy.violation];
  const policyFileProblem = policyProblemIn(policyFiles, settings);
  const sts = settings.endpoint?.url ?? `https://sts.${settings.region}.amazonaws.com`;
  const ignoredProxy = proxy.ok
    ? proxy.settings.ignoredFor?.([environment['ACTIONS_ID_TOKEN_REQUEST_URL'], sts])
    : undefined;
  const diagnosis = diagnoseSettings({ settings, problems, ...defined({ policyFileProblem, ignoredProxy }) });
  if (parsed.ok && proxy.ok && diagnosis.verdict !== 'fail') {
    for (const line of linesAbout(parsed.settings, raw)) runner.info(line);
    const plan = { settings: parsed.settings, proxy: proxy.settings, policyFiles };
    await tellWithoutEffect(plan, ports);
    return { ok: true, plan };
  }
  // The run of a fork gets no secrets and no files either, so what is missing for that reason is not what it has to be told.
  const [{ diagnoseLost, diagnoseRefused }, { readRunTrigger }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../github/run-trigger.ts'),
  ]);
  const facts = { ...readRunnerFacts(environment), ...readRunTrigger(environment) };
  const lost = diagnoseLost(Object.keys(environment));
  return { ok: false, diagnosis: lost ?? diagnoseRefused(settings, facts, diagnosis), settings };
}

/** The texts of all inputs. */
export function readInputs(runner: RunPorts['runner']): RawInputs['inputs'] {
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, runner.readInput(name)]));
}

/** Where values come from that the step does not give, and what is given and empty. */
function linesAbout({ readVariables }: Settings, { inputs, environment }: RawInputs): readonly string[] {
  const region = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => environment[name]);
  const variables = [
    ...(region !== undefined && ['', 'auto'].includes(inputs['aws-region']?.trim() ?? '') ? [region] : []),
    ...Object.keys(readVariables),
  ];
  // An empty text is also what the runner gives for an input that is left out.
  const blank = INPUT_NAMES.filter((name) => inputs[name] && inputs[name].trim() === '');
  return [
    ...(variables.length === 0 ? [] : [`Taken from the environment: ${variables.join(', ')}`]),
    ...(blank.length === 0 ? [] : [`Empty, so not given: ${blank.join(', ')}`]),
  ];
}

/** Reads the trust policy of each role; loads the parser only where a file is named. */
async function readPolicyFiles(
  { trustPolicyFile: path, roles = [], role }: Partial<Settings>,
  { environment }: RunPorts,
): Promise<readonly ReadPolicyFile[]> {
  if (path === undefined) return [];
  const { readTrustPolicyFile } = await import('../github/trust-policy-file.ts');
  const wanted = roles.length > 0 ? roles.map((named) => named.role) : [role];
  return Promise.all(wanted.map((one) => readTrustPolicyFile(environment, path, one)));
}

/** In `mode: diagnose` a file that cannot be read is reported beside everything else. */
function policyProblemIn(files: readonly ReadPolicyFile[], { mode }: Partial<Settings>): string | undefined {
  const failed = files.find(({ ok }) => !ok);
  return failed?.ok === false && mode !== 'diagnose' ? failed.problem : undefined;
}

/** What may be shown of inputs that were refused; loaded where there are some. */
async function violationsIn(
  { problems }: ParsedSettings,
  raw: RawInputs,
  { vault }: RunPorts,
): Promise<readonly InputViolation[]> {
  return problems.length === 0 ? [] : (await import('../settings/violations.ts')).violationsOf(problems, raw, vault);
}

/** What nearly every step gives, and what the runner fills in. */
const USUAL: readonly InputName[] = [
  ...(['role-to-assume', 'aws-region'] as const),
  ...(['github-token', 'workflow-ref', 'workflow-sha', 'job-index'] as const),
];

/** One line about the inputs that are given and can do nothing. Loads the table only where more than the usual is given. */
export async function tellWithoutEffect(
  { settings, proxy }: Plan,
  { runner }: Pick<RunPorts, 'runner'>,
  isKept = false,
): Promise<void> {
  const given = INPUT_NAMES.filter((name) => !USUAL.includes(name) && !saysDefault(name, runner.readInput(name)));
  if (given.length === 0) return;
  const { withoutEffectLine } = await import('../settings/without-effect.ts');
  const line = withoutEffectLine(given, settings, { isKept, hasProxy: proxy.wayTo !== undefined });
  if (line !== undefined) runner.info(line);
}

/** Whether the text says what the default says, however it is written. */
function saysDefault(name: InputName, text: string): boolean {
  if (text.trim() === '' || text === INPUTS[name].default) return true;
  const [given, usual] = [text.trim(), INPUTS[name].default].map((one) => JSON.stringify(INPUTS[name].parse(one)));
  return given === usual;
}
