// The whole story of a run: parse the inputs, observe, diagnose, and only then publish or fail; then report. Effect: through its ports.
import { diagnosisOf, error as errorFinding, type Finding } from '../diagnosis/finding.ts';
import { verifiedFactsOf } from '../diagnosis/verified.ts';
import { createDeadline } from '../net/deadline.ts';
import type { Facts } from '../observe/facts.ts';
import { publishExisting, publishSessions } from '../publish/publish.ts';
import { blankValues } from '../publish/values.ts';
import { endpointLines, ignoredLines, type ReportPorts } from '../report/report.ts';
import { maskAccounts, maskPrevious, type Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { oneRole } from './one-role.ts';
import { parseInputs, tellWithoutEffect } from './parse-inputs.ts';
import type { ObservedRole, RunningPlan, RunPorts, VerifiedRole } from './ports.ts';

/** What tells of runs without credentials. Before it does, the credentials of before are blanked, where the inputs ask for that. */
async function withholding(settings: Partial<Settings>, { runner, vault, environment }: RunPorts) {
  const values = blankValues(settings, environment);
  try {
    if (values !== undefined) {
      maskPrevious(vault, environment);
      await runner.flush(); // the state has the credentials of before
      runner.publish(values);
    }
  } catch {
    runner.info('The credentials in the environment could not be blanked.');
  }
  return import('../report/report-failure.ts');
}

/** Older ones lack functions that this code calls. */
const NODE_MIN_MAJOR = 22;

/**
 * One run of the action.
 * @returns whether the step may pass: credentials were published, or nothing had to be
 */
export async function run(ports: RunPorts): Promise<boolean> {
  if (Number.parseInt(process.versions.node, 10) < NODE_MIN_MAJOR) {
    const { reportOldNode } = await withholding({}, ports);
    return reportOldNode(ports, ports.environment, process.version);
  }
  const parsed = await parseInputs(ports);
  if (!parsed.ok) {
    const { diagnosis, settings } = parsed;
    const { reportFailure, reportSkip } = await withholding(settings, ports);
    if (diagnosis.verdict === 'skip') return reportSkip(ports, diagnosis, { settings });
    return reportFailure(ports, diagnosis, { settings });
  }
  const deadline = createDeadline(parsed.plan.settings.timeoutSeconds, performance.now() / 1000);
  try {
    ports.cancellation.listen().addEventListener('abort', deadline.cancel);
    return await carryOut({ ...parsed.plan, deadline }, ports);
  } finally {
    deadline.clear();
  }
}

async function carryOut(plan: RunningPlan, ports: RunPorts): Promise<boolean> {
  const { settings } = plan;
  const notes = [...endpointLines(settings), ...ignoredLines(ports.environment)];
  if (notes.length > 0) ports.runner.group('Settings to know about', notes);
  const way = settings.roles.length > 0 ? (await import('./many-roles.ts')).manyRoles : oneRole;
  const observed = await way.observe(plan, ports);
  for (const { facts } of observed) maskAccounts(ports.runner, settings, accountTextsOf(facts));
  const { diagnosis, facts } = await way.diagnose(observed);
  if (settings.mode === 'diagnose')
    return (await withholding(settings, ports)).reportDiagnosed(ports, diagnosis, facts);
  if (diagnosis.verdict === 'fail') return (await withholding(settings, ports)).reportFailure(ports, diagnosis, facts);
  if (diagnosis.verdict === 'skip') return (await withholding(settings, ports)).reportSkip(ports, diagnosis, facts);
  const roles = observed.map(verifiedRole);
  let others: readonly Finding[];
  try {
    others = await publish(roles, settings, ports);
  } catch (error) {
    const { reportUnpublished } = await withholding(settings, ports);
    return reportUnpublished(ports, error, facts);
  }
  maskAccounts(ports.runner, settings, [JSON.stringify(others)]);
  await way.report(roles, diagnosisOf([...others, ...diagnosis.findings]), ports);
  return true;
}

/** Where AWS, a policy or the machine names an account: in an identity of any step of the chain, in a failure, in what was compared. */
function accountTextsOf(facts: Facts): readonly string[] {
  const { idToken, baseIdentity, chain, target, roleSession, callerIdentity, expectations, policyFileProblem } = facts;
  const { disagreement, others, ambientSource, failedSource, unusedSource, refusedRoles } = facts;
  const seen = [baseIdentity, chain, target, roleSession, callerIdentity, expectations, policyFileProblem];
  const sources = [disagreement, others, ambientSource, failedSource, unusedSource, refusedRoles];
  return [JSON.stringify([seen, sources]), ...(idToken.status === 'failed' ? [idToken.failure.message] : [])];
}

/** @throws Error for a bug: the diagnosis passed what has no identity or no credentials */
function verifiedRole({ facts, credentials, profile }: ObservedRole): VerifiedRole {
  const verified = verifiedFactsOf(facts);
  if (verified === undefined) throw new Error('passed without an identity');
  if (credentials === undefined && !facts.existing) throw new Error('passed without credentials');
  return { verified, ...defined({ credentials, profile }) };
}

/**
 * @returns what tools of later steps would take in place of it
 * @throws Error where anything cannot be published; then nothing is
 */
async function publish(
  roles: readonly VerifiedRole[],
  settings: Settings,
  ports: RunPorts,
): Promise<readonly Finding[]> {
  maskPrevious(ports.vault, ports.environment);
  const [first] = roles;
  if (first !== undefined && first.credentials === undefined) {
    if (settings.mode === 'configure') await tellWithoutEffect(settings, ports, true);
    return publishExisting(first.verified, ports);
  }
  const sessions = roles.flatMap(({ credentials, ...role }) =>
    credentials === undefined ? [] : { ...role, credentials },
  );
  return publishSessions(settings, sessions, ports);
}

/** Reports the error as a finding, or plainly if the words for it cannot be loaded. Never throws. */
export async function reportBug(
  error: unknown,
  { runner, pageOf, vault }: Pick<ReportPorts, 'runner' | 'pageOf'> & { readonly vault: Vault },
): Promise<void> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const evidence = { name, message: vault.clean(message) };
  try {
    const { renderAnnotations } = await import('../report/finding-text.ts');
    renderAnnotations(diagnosisOf([errorFinding('INTERNAL_ERROR', evidence)]), pageOf).forEach(runner.annotate);
  } catch {
    // Files of the action are missing.
    const title = 'aws-token-guard itself failed';
    runner.annotate({ level: 'error', title, message: `${name}: ${evidence.message}` });
  }
}
