// The run: parse, observe, diagnose, and only then publish or fail. Effect: through its ports.

import { diagnoseSettings, hasReachedEnd, sessionFindings } from '../diagnosis/diagnose-session.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { diagnosisOf } from '../diagnosis/rank.ts';
import { type VerifiedFacts, verifiedFactsOf } from '../diagnosis/verified.ts';
import type { IdTokenVariables } from '../github/id-token-request.ts';
import type { Runner } from '../github/runner.ts';
import type { ReadPolicyFile } from '../github/trust-policy-file.ts';
import { createDeadline, type Deadline } from '../net/deadline.ts';
import type { Proxies } from '../net/proxies.ts';
import type { Expectations, Expected } from '../observe/expectations.ts';
import type { Facts, RunnerFacts } from '../observe/facts.ts';
import { type Observation, observe } from '../observe/observe.ts';
import type { ObservePorts } from '../observe/run-context.ts';
import { askForToken } from '../observe/web-identity.ts';
import { type PublishPorts, publishSessions, publishValues } from '../publish/publish.ts';
import { existingValues } from '../publish/values.ts';
import { endpointLines, retryLine } from '../report/log.ts';
import { type ReportPorts, reportSuccess } from '../report/report.ts';
import { maskAccounts, maskPrevious } from '../secrets/masking.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import { INPUT_NAMES } from '../settings/inputs.ts';
import { type ParsedSettings, parseSettings } from '../settings/parse.ts';
import { keysIn, proxyOf } from '../settings/secret-inputs.ts';
import type { InputViolation, RawInputs, Settings } from '../settings/settings.ts';

/** What the run needs of the world. */
export interface GuardPorts extends ReportPorts, PublishPorts {
  readonly runner: Runner;
  readonly vault: Vault;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly idTokenVariables: IdTokenVariables;
  readonly run: RawInputs['run'];
  readonly readRunnerFacts: () => RunnerFacts;
  /** Reads the role's trust policy from the workspace. Never throws. */
  readonly readPolicyFile: (path: string, role: Settings['role']) => Promise<ReadPolicyFile>;
  readonly readTokenFile: ObservePorts['readTokenFile'];
  readonly reuseCredentials: ObservePorts['reuseCredentials'];
  readonly loadAmbient: ObservePorts['loadAmbient'];
  readonly assumeRole: ObservePorts['assumeRole'];
  /** Holds a token against what the workflow expects of it. */
  readonly checkExpectations: (expected: Expected) => Promise<Expectations>;
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
  const proxy = await proxyOf(inputs, ports);
  const violations = await violationsIn(parsed, { inputs, environment }, ports);
  const isKnown = proxy.ok || parsed.problems.some(({ input }) => input === proxy.violation.input);
  const problems = isKnown ? violations : [...violations, proxy.violation];
  // Whoever wants to find out everything is told of the file beside the rest.
  const stops = policyFile?.ok === false && settings.mode !== 'diagnose';
  const problem = stops ? { policyFileProblem: policyFile.problem } : {};
  const diagnosis = diagnoseSettings({ settings, problems, ...problem });
  if (!parsed.ok || !proxy.ok || diagnosis.verdict === 'fail') {
    // A fork's run gets no secrets and no files either: what is missing for that reason is not what to tell it.
    const withheld = (await loadDiagnosis()).diagnoseWithheld(settings, ports.readRunnerFacts());
    if (withheld !== undefined) return (await loadReports()).reportSkip(ports, withheld, { settings });
    return (await loadReports()).reportFailure(ports, diagnosis, { settings });
  }
  const deadline = createDeadline(parsed.settings.timeoutSeconds, performance.now() / 1000);
  try {
    ports.onCancel(deadline.cancel);
    return await guardWith({ settings: parsed.settings, proxy: proxy.settings, deadline, policyFile }, ports);
  } finally {
    deadline.clear();
  }
}

/** What may be shown of inputs that were refused, loaded where there are some. */
async function violationsIn(
  { problems }: ParsedSettings,
  raw: Pick<RawInputs, 'inputs' | 'environment'>,
  { vault }: GuardPorts,
): Promise<readonly InputViolation[]> {
  return problems.length === 0 ? [] : (await import('../settings/violations.ts')).violationsOf(problems, raw, vault);
}

/** What explains failures, loaded now that there may be one. */
const loadDiagnosis = () => import('../diagnosis/diagnose.ts');

/** What tells of failures, likewise. */
const loadReports = () => import('../report/report-failure.ts');

async function policyFileOf({ settings }: ParsedSettings, ports: GuardPorts): Promise<ReadPolicyFile | undefined> {
  const { trustPolicyFile, role } = settings;
  return trustPolicyFile === undefined ? undefined : ports.readPolicyFile(trustPolicyFile, role);
}

interface Run {
  readonly settings: Settings;
  readonly proxy: Proxies;
  readonly deadline: Deadline;
  readonly policyFile: ReadPolicyFile | undefined;
}

async function guardWith(run: Run, ports: GuardPorts): Promise<boolean> {
  const { runner } = ports;
  const { settings } = run;
  for (const line of endpointLines(settings)) runner.info(line);
  if (settings.roles.length > 0) return configureRoles(run, ports);
  const { credentials, ...observed } = await observeRun(run, ports);
  const facts = { ...observed.facts, ...policyProblemOf(run) };
  maskAccounts(runner, settings, identityTextsOf(facts));
  const diagnosis = await judge(facts);
  if (settings.mode === 'diagnose') return (await loadReports()).reportDiagnosed(ports, diagnosis, facts);
  switch (diagnosis.verdict) {
    case 'fail':
      return (await loadReports()).reportFailure(ports, diagnosis, facts);
    case 'skip':
      return (await loadReports()).reportSkip(ports, diagnosis, facts);
    case 'pass':
      return publish({ facts, ...(credentials === undefined ? {} : { credentials }) }, diagnosis, ports);
  }
}

/** The verdict on what was seen. */
export async function judge(facts: Facts): Promise<Diagnosis> {
  if (hasReachedEnd(facts)) return diagnosisOf(sessionFindings(facts));
  return (await loadDiagnosis()).diagnose(facts);
}

function policyProblemOf({ settings, policyFile }: Run): Pick<Facts, 'policyFileProblem'> {
  const { trustPolicyFile: path } = settings;
  if (policyFile?.ok !== false || path === undefined) return {};
  return { policyFileProblem: { path, problem: policyFile.problem } };
}

function observeRun(run: Run, ports: GuardPorts): Promise<Observation> {
  return observe(run.settings, portsFor(run, ports));
}

function portsFor({ settings, proxy, deadline, policyFile }: Run, ports: GuardPorts): ObservePorts {
  const { runner, vault, idTokenVariables } = ports;
  const file = policyFile?.ok === true ? policyFile.file : undefined;
  const expects = settings.expectedSubjects !== undefined || file !== undefined;
  return {
    idTokenVariables,
    proxy,
    keys: keysIn(settings, ports),
    reuseCredentials: ports.reuseCredentials,
    readTokenFile: ports.readTokenFile,
    loadAmbient: ports.loadAmbient,
    assumeRole: ports.assumeRole,
    runner: ports.readRunnerFacts(),
    deadline,
    vault,
    onRetry: (notice) => runner.info(retryLine(notice)),
    expect: async (claims) =>
      expects ? ports.checkExpectations({ settings, claims, policyFile: file, now: claims.iat }) : undefined,
  };
}

/** Where AWS names an account, be it the one that was meant or another. */
function identityTextsOf({ callerIdentity, roleSession }: Facts): readonly string[] {
  return [
    ...(callerIdentity.status === 'succeeded' ? [callerIdentity.value.account, callerIdentity.value.arn] : []),
    ...(roleSession.status === 'succeeded' ? [roleSession.value.arn] : []),
  ];
}

/** All of the roles, or none; loaded where there are several. */
async function configureRoles(run: Run, ports: GuardPorts): Promise<boolean> {
  const { settings } = run;
  const { configureSeveral } = await import('./many-roles.ts');
  const { diagnose } = await loadDiagnosis();
  return configureSeveral(settings, portsFor(run, ports), {
    ...ports,
    ...{
      observe,
      askForToken,
      diagnose,
      sessionFindings,
      publishSessions,
      verifiedFactsOf,
      reportSuccess,
    },
    maskIdentity: (facts) => maskAccounts(ports.runner, settings, identityTextsOf(facts)),
    loadReports,
    publishingFailed: (error, facts) => publishingFailed(error, facts, ports),
  });
}

async function publishingFailed(error: unknown, facts: Facts, ports: GuardPorts): Promise<boolean> {
  return (await loadReports()).reportUnpublished(ports, error, facts, (text) => ports.vault.clean(text));
}

async function publish({ facts, credentials }: Observation, diagnosis: Diagnosis, ports: GuardPorts): Promise<boolean> {
  const verified = verifiedFactsOf(facts);
  if (verified === undefined) throw new Error('passed without an identity');
  if (credentials === undefined && !facts.existing) throw new Error('passed without credentials');
  try {
    if (credentials === undefined) await publishValues(existingValues(verified, ports.environment), ports);
    else await publishOne(verified, credentials, ports);
  } catch (error) {
    return publishingFailed(error, facts, ports);
  }
  await reportSuccess(ports, verified, diagnosis);
  return true;
}

async function publishOne(verified: VerifiedFacts, credentials: Credentials, ports: GuardPorts): Promise<void> {
  const { vault, environment } = ports;
  const { settings } = verified.facts;
  const session = { verified, credentials, ...(settings.profile === undefined ? {} : { profile: settings.profile }) };
  maskPrevious(vault, environment);
  await publishSessions(settings, [session], ports);
}
