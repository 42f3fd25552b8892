// The run: parse, observe, diagnose, and only then publish or fail. Effect: through its ports.
import { createDeadline, type Deadline } from './deadline.ts';
import { diagnose, diagnoseSettings, diagnosisOf } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { certain } from './diagnosis/rules/certain.ts';
import type { Expectations, Expected, PolicyFile } from './expectations.ts';
import type { Facts, RunnerFacts } from './facts.ts';
import type { IdTokenVariables } from './github/id-token.ts';
import type { Runner } from './github/runner.ts';
import type { ReadPolicyFile } from './github/trust-policy-file.ts';
import { maskAccounts, maskPrevious } from './masking.ts';
import { type Observation, observe } from './observe.ts';
import { endpointLines, retryLine } from './report/log.ts';
import { handOverOf } from './report/publish.ts';
import { type ReportPorts, reportDiagnosed, reportFailure, reportSkip, reportSuccess } from './report/report.ts';
import { verifiedFactsOf } from './report/verified.ts';
import { INPUT_NAMES } from './settings/inputs.ts';
import { type ParsedSettings, parseSettings } from './settings/parse-settings.ts';
import type { RawInputs, Settings } from './settings/settings.ts';
import type { Vault } from './vault.ts';

/** What the run needs of the world. */
export interface GuardPorts extends ReportPorts {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly idTokenVariables: IdTokenVariables;
  readonly run: RawInputs['run'];
  readonly readRunnerFacts: () => RunnerFacts;
  /** Reads the role's trust policy from the workspace. Never throws. */
  readonly readPolicyFile: (path: string, role: Settings['role']) => Promise<ReadPolicyFile>;
  /** Holds a token against what the workflow expects of it. */
  readonly holdAgainst: (expected: Expected) => Promise<Expectations>;
  /** Told how to end the run early, once it can be ended. */
  readonly onCancel: (cancel: () => void) => void;
}

/**
 * One run of the action.
 * @returns whether the step may pass: credentials were published, or nothing was to be
 */
export async function guard(ports: GuardPorts): Promise<boolean> {
  const { runner, environment, run } = ports;
  const inputs = Object.fromEntries(INPUT_NAMES.map((name) => [name, runner.readInput(name)]));
  const parsed = parseSettings({ inputs, environment, run });
  maskAccounts(runner, parsed.settings, Object.values(inputs));
  const policyFile = await policyFileOf(parsed, ports);
  const settings: Partial<Settings> = parsed.settings;
  const problem = policyFile?.ok === false ? { policyFileProblem: policyFile.problem } : {};
  const diagnosis = diagnoseSettings({ settings, problems: parsed.problems, ...problem });
  if (!parsed.ok || diagnosis.verdict === 'fail') return reportFailure(ports, diagnosis, { settings });
  const deadline = createDeadline(parsed.settings.timeoutSeconds, performance.now() / 1000);
  try {
    ports.onCancel(deadline.cancel);
    const file = policyFile?.ok === true ? policyFile.file : undefined;
    return await guardWith({ settings: parsed.settings, deadline, policyFile: file }, ports);
  } finally {
    deadline.clear();
  }
}

async function policyFileOf({ settings }: ParsedSettings, ports: GuardPorts): Promise<ReadPolicyFile | undefined> {
  const { trustPolicyFile, role } = settings;
  return trustPolicyFile === undefined ? undefined : ports.readPolicyFile(trustPolicyFile, role);
}

interface Run {
  readonly settings: Settings;
  readonly deadline: Deadline;
  readonly policyFile: PolicyFile | undefined;
}

async function guardWith(run: Run, ports: GuardPorts): Promise<boolean> {
  const { runner } = ports;
  const { settings } = run;
  for (const line of endpointLines(settings)) runner.info(line);
  const observation = await observeRun(run, ports);
  const { facts } = observation;
  maskAccounts(runner, settings, identityTextsOf(facts));
  const diagnosis = diagnose(facts);
  if (settings.mode === 'diagnose') return reportDiagnosed(ports, diagnosis, facts);
  switch (diagnosis.verdict) {
    case 'fail':
      return reportFailure(ports, diagnosis, facts);
    case 'skip':
      return reportSkip(ports, diagnosis, facts);
    case 'pass':
      return publish(observation, diagnosis, ports);
  }
}

function observeRun({ settings, deadline, policyFile }: Run, ports: GuardPorts): Promise<Observation> {
  const { runner, vault, idTokenVariables } = ports;
  const expects = settings.expectedSubjects !== undefined || policyFile !== undefined;
  return observe(settings, {
    idTokenVariables,
    runner: ports.readRunnerFacts(),
    deadline,
    vault,
    onRetry: (notice) => runner.info(retryLine(notice)),
    expect: async (claims) =>
      expects ? ports.holdAgainst({ settings, claims, policyFile, now: claims.iat }) : undefined,
  });
}

/** Where AWS names an account, be it the one that was meant or another. */
function identityTextsOf({ callerIdentity, roleSession }: Facts): readonly string[] {
  return [
    ...(callerIdentity.status === 'succeeded' ? [callerIdentity.value.account, callerIdentity.value.arn] : []),
    ...(roleSession.status === 'succeeded' ? [roleSession.value.arn] : []),
  ];
}

async function publish({ facts, credentials }: Observation, diagnosis: Diagnosis, ports: GuardPorts): Promise<boolean> {
  const { runner, vault, environment } = ports;
  const verified = verifiedFactsOf(facts);
  if (verified === undefined || credentials === undefined) throw new Error('passed without an identity');
  try {
    maskPrevious(vault, environment);
    runner.handOver(handOverOf(verified, credentials, environment));
  } catch (error) {
    const message = vault.clean(error instanceof Error ? error.message : String(error));
    return reportFailure(ports, diagnosisOf([certain('PUBLISHING_FAILED', { message })]), facts);
  }
  await reportSuccess(ports, verified, diagnosis);
  return true;
}
