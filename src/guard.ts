// The run: parse, observe, diagnose, and only then publish or fail. Effect: through its ports.
import { createDeadline, type Deadline } from './deadline.ts';
import { diagnose, diagnoseSettings, diagnosisOf } from './diagnosis/diagnose.ts';
import type { Diagnosis, Finding } from './diagnosis/finding.ts';
import { certain } from './diagnosis/rules/certain.ts';
import type { Facts, IdTokenClaims, RunnerFacts } from './facts.ts';
import type { IdTokenVariables } from './github/id-token.ts';
import type { HandOver, Runner } from './github/runner.ts';
import type { Location, Target } from './github/workflow-location.ts';
import { maskAccounts, maskPrevious } from './masking.ts';
import { type Observation, observe } from './observe.ts';
import { renderAnnotations } from './report/annotations.ts';
import { endpointLines, otherFindingLines, retryLine, sessionLines } from './report/log.ts';
import { failureOutputsOf, handOverOf } from './report/publish.ts';
import { renderFailure, renderSuccess } from './report/summary.ts';
import { targetOf } from './report/target.ts';
import { type VerifiedFacts, verifiedFactsOf } from './report/verified.ts';
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
  /** Finds what a finding is about in the workflow. Never throws, and takes 2 s at most; not sure: undefined. */
  readonly locate: (
    target: Target,
    claims: IdTokenClaims['context'],
    deadlinePassed: boolean,
  ) => Promise<Location | undefined>;
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
  if (!parsed.ok || diagnosis.verdict === 'fail') return fail(ports, diagnosis, { settings: parsed.settings });
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
  if (diagnosis.verdict === 'fail') return fail(ports, diagnosis, observation.facts);
  return publish(observation, diagnosis, ports);
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
    return fail(ports, diagnosisOf([certain('PUBLISHING_FAILED', { message })]), facts);
  }
  report(runner, verified, diagnosis);
  return true;
}

/** Tells of a success. The credentials are handed over by now, so nothing that goes wrong here may fail the step. */
function report(runner: Runner, verified: VerifiedFacts, diagnosis: Diagnosis): void {
  try {
    for (const line of sessionLines(verified)) runner.info(line);
    for (const annotation of renderAnnotations(diagnosis)) runner.annotate(annotation);
    if (verified.facts.settings.summary !== 'always') return;
    appendSummary(runner, renderSuccess(verified, diagnosis));
  } catch {
    runner.info('The credentials are in place, but what was verified could not be told.');
  }
}

/** The settings, and the facts if there are any yet. */
type KnownFacts = { readonly settings: Partial<Settings> } & Partial<Pick<Facts, 'idToken'>>;

async function fail(ports: GuardPorts, diagnosis: Diagnosis, facts: KnownFacts): Promise<boolean> {
  const { runner } = ports;
  const location = await locationOf(ports, diagnosis.findings[0], facts);
  for (const annotation of renderAnnotations(diagnosis)) {
    runner.annotate(location === undefined ? annotation : { ...annotation, location });
  }
  const others = otherFindingLines(diagnosis);
  if (others.length > 0) runner.group('Also found', others);
  if (facts.settings.summary !== 'never') appendSummary(runner, renderFailure(diagnosis, facts.settings));
  handOverFailure(runner, failureOutputsOf(diagnosis, facts));
  return false;
}

/** For jobs that go on after a failure; where the files cannot be written, the failure itself has been told. */
function handOverFailure(runner: Runner, outputs: HandOver['outputs']): void {
  try {
    runner.handOver({ environment: {}, outputs, state: {} });
  } catch {
    runner.info('The outputs of the failure could not be written.');
  }
}

/** A run whose time is up, or that is to end at once, is not held up by looking for the line. */
async function locationOf({ locate }: GuardPorts, finding: Finding | undefined, { idToken }: KnownFacts) {
  if (finding === undefined || finding.code === 'CANCELLED') return undefined;
  const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
  try {
    return await locate(targetOf(finding), claims, finding.code === 'DEADLINE_PASSED');
  } catch {
    return undefined; // the line is an extra, the diagnosis is not
  }
}

/** The page is a courtesy: a summary that cannot be written changes nothing about the run. */
function appendSummary(runner: Runner, markdown: string): void {
  try {
    runner.appendSummary(markdown);
  } catch {
    runner.info('The job summary could not be written.');
  }
}
