// The run: parse, observe, diagnose, and only then publish or fail. Effect: through its ports.
import { createDeadline, type Deadline } from './deadline.ts';
import { diagnose, diagnoseSettings, diagnosisOf } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { certain } from './diagnosis/rules/certain.ts';
import type { Facts, RunnerFacts } from './facts.ts';
import type { IdTokenVariables } from './github/id-token.ts';
import type { Runner } from './github/runner.ts';
import { maskAccounts, maskPrevious } from './masking.ts';
import { type Observation, observe } from './observe.ts';
import { renderAnnotations } from './report/annotations.ts';
import { endpointLines, otherFindingLines, retryLine, sessionLines } from './report/log.ts';
import { handOverOf } from './report/publish.ts';
import { renderFailure, renderSuccess } from './report/summary.ts';
import { verifiedFactsOf } from './report/verified.ts';
import { INPUT_NAMES } from './settings/inputs.ts';
import { parseSettings } from './settings/parse-settings.ts';
import type { RawInputs, Settings } from './settings/settings.ts';
import type { Vault } from './vault.ts';

/** What the run needs of the world. */
export interface GuardPorts {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly idTokenVariables: IdTokenVariables;
  readonly run: RawInputs['run'];
  readonly readRunnerFacts: () => RunnerFacts;
  /** Told how to end the run early, once it can be ended. */
  readonly onCancel: (cancel: () => void) => void;
}

/**
 * One run of the action.
 * @returns whether credentials were published
 */
export async function guard(ports: GuardPorts): Promise<boolean> {
  const { runner, environment, run } = ports;
  const inputs = Object.fromEntries(INPUT_NAMES.map((name) => [name, runner.readInput(name)]));
  const parsed = parseSettings({ inputs, environment, run });
  maskAccounts(runner, parsed.settings, Object.values(inputs));
  const diagnosis = diagnoseSettings(parsed);
  if (!parsed.ok || diagnosis.verdict === 'fail') return fail(runner, diagnosis, parsed.settings);
  const deadline = createDeadline(parsed.settings.timeoutSeconds, performance.now() / 1000);
  try {
    ports.onCancel(deadline.cancel);
    return await guardWith(parsed.settings, deadline, ports);
  } finally {
    deadline.clear();
  }
}

async function guardWith(settings: Settings, deadline: Deadline, ports: GuardPorts): Promise<boolean> {
  const { runner, vault, idTokenVariables } = ports;
  for (const line of endpointLines(settings)) runner.info(line);
  const onRetry = (notice: Parameters<typeof retryLine>[0]) => runner.info(retryLine(notice));
  const observation = await observe(settings, {
    idTokenVariables,
    runner: ports.readRunnerFacts(),
    deadline,
    vault,
    onRetry,
  });
  maskAccounts(runner, settings, identityTextsOf(observation.facts));
  const diagnosis = diagnose(observation.facts);
  if (diagnosis.verdict === 'fail') return fail(runner, diagnosis, settings);
  return publish(observation, diagnosis, ports);
}

/** Where AWS names an account, be it the one that was meant or another. */
function identityTextsOf({ callerIdentity, roleSession }: Facts): readonly string[] {
  return [
    ...(callerIdentity.status === 'succeeded' ? [callerIdentity.value.account, callerIdentity.value.arn] : []),
    ...(roleSession.status === 'succeeded' ? [roleSession.value.arn] : []),
  ];
}

function publish({ facts, credentials }: Observation, diagnosis: Diagnosis, ports: GuardPorts): boolean {
  const { runner, vault, environment } = ports;
  const verified = verifiedFactsOf(facts);
  if (verified === undefined || credentials === undefined) throw new Error('passed without an identity');
  try {
    maskPrevious(vault, environment);
    runner.handOver(handOverOf(verified, credentials, environment));
  } catch (error) {
    const message = vault.clean(error instanceof Error ? error.message : String(error));
    return fail(runner, diagnosisOf([certain('PUBLISHING_FAILED', { message })]), facts.settings);
  }
  for (const line of sessionLines(verified)) runner.info(line);
  for (const annotation of renderAnnotations(diagnosis)) runner.annotate(annotation);
  if (facts.settings.summary === 'always') appendSummary(runner, renderSuccess(verified, diagnosis));
  return true;
}

function fail(runner: Runner, diagnosis: Diagnosis, settings: Partial<Settings>): boolean {
  for (const annotation of renderAnnotations(diagnosis)) runner.annotate(annotation);
  const others = otherFindingLines(diagnosis);
  if (others.length > 0) runner.group('Also found', others);
  if (settings.summary !== 'never') appendSummary(runner, renderFailure(diagnosis, settings));
  return false;
}

/** The page is a courtesy: a summary that cannot be written changes nothing about the run. */
function appendSummary(runner: Runner, markdown: string): void {
  try {
    runner.appendSummary(markdown);
  } catch {
    runner.info('The job summary could not be written.');
  }
}
