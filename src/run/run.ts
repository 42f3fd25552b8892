// The whole story of a run: parse the inputs, observe, diagnose, and only then publish or fail; then report. Effect: through its ports.
import { type Diagnosis, diagnosisOf, error as errorFinding } from '../diagnosis/finding.ts';
import { verifiedFactsOf } from '../diagnosis/verified.ts';
import { createDeadline } from '../net/deadline.ts';
import type { Facts } from '../observe/facts.ts';
import {
  blankEarlier,
  checkFiles,
  commit,
  orDiscard,
  type Prepared,
  prepareExisting,
  prepareSessions,
} from '../publish/publish.ts';
import { endpointLines, ignoredLines } from '../report/report.ts';
import { maskAccounts, maskPrevious } from '../secrets/vault.ts';
import { parseBlanking } from '../settings/parse.ts';
import { looksAtMachine, type Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { oneRole } from './one-role.ts';
import { parseInputs, readInputs, tellWithoutEffect } from './parse-inputs.ts';
import type { ObservedRole, RunningPlan, RunPorts, VerifiedRole } from './ports.ts';

/** Older ones lack functions that this code calls. */
const NODE_MIN_MAJOR = 22;

/**
 * One run of the action.
 * @returns whether the step may pass: credentials were published, or nothing had to be
 */
export async function run(ports: RunPorts): Promise<boolean> {
  if (Number.parseInt(process.versions.node, 10) < NODE_MIN_MAJOR) {
    return (await loadWithholding()).withholdOnOldNode(blankingInputs(ports), ports);
  }
  const parsed = await parseInputs(ports);
  if (!parsed.ok) {
    const { diagnosis, settings } = parsed;
    return (await loadWithholding()).withhold(diagnosis, { settings }, ports);
  }
  const deadline = createDeadline(parsed.plan.settings.timeoutSeconds, performance.now() / 1000);
  try {
    ports.cancellation.listen().addEventListener('abort', deadline.cancel);
    return await carryOut({ ...parsed.plan, deadline }, ports);
  } finally {
    deadline.clear();
  }
}

const loadWithholding = () => import('./withhold.ts');
const loadLeftovers = () => import('../diagnosis/rules/leftover-credentials.ts');

async function carryOut(plan: RunningPlan, ports: RunPorts): Promise<boolean> {
  const { settings } = plan;
  const notes = [...endpointLines(settings), ...ignoredLines(ports.environment)];
  if (notes.length > 0) ports.runner.group('Settings to know about', notes);
  try {
    await checkFiles(settings, ports);
  } catch (error) {
    return (await loadWithholding()).withholdAfter(error, { settings }, ports);
  }
  const way = settings.roles.length > 0 ? (await import('./many-roles.ts')).manyRoles : oneRole;
  const observed = await way.observe(plan, ports);
  for (const { facts } of observed) maskAccounts(ports.runner, settings, accountTextsOf(facts));
  const { diagnosis, facts } = await way.diagnose(observed);
  const isPass = diagnosis.verdict === 'pass';
  if (isKept(facts) && (isPass || settings.mode === 'diagnose')) await tellWithoutEffect(plan, ports, true);
  if (settings.mode === 'diagnose' || !isPass) {
    return (await loadWithholding()).withhold(diagnosis, facts, ports);
  }
  const roles = observed.map(verifiedRole);
  const withheld = async (error: unknown) => (await loadWithholding()).withholdAfter(error, facts, ports);
  let prepared: Prepared;
  try {
    prepared = await prepare(roles, settings, ports);
  } catch (error) {
    return withheld(error);
  }
  const whole = await withLaterUse(diagnosis, prepared, { settings, ports });
  try {
    await commit(prepared, ports);
  } catch (error) {
    return withheld(error);
  }
  await way.report(roles, whole, ports);
  return true;
}

/** Whether the inputs let credentials stay that turned out to be there. */
function isKept({ settings, existing }: Facts): boolean {
  return existing === true && settings.mode !== 'verify' && !looksAtMachine(settings);
}

/** Where AWS, a policy or the machine may name an account: in all facts but those in which other numbers look like one. */
function accountTextsOf({
  settings,
  runner,
  idToken,
  clocks,
  timings,
  observedAt,
  ...others
}: Facts): readonly string[] {
  return [JSON.stringify(others), ...(idToken.status === 'failed' ? [idToken.failure.message] : [])];
}

/** @throws Error for a bug: the diagnosis passed what has no identity or no credentials */
function verifiedRole({ facts, credentials, profile }: ObservedRole): VerifiedRole {
  const verified = verifiedFactsOf(facts);
  if (verified === undefined) throw new Error('passed without an identity');
  if (credentials === undefined && !facts.existing) throw new Error('passed without credentials');
  return { verified, ...defined({ credentials, profile }) };
}

/** @throws Error where anything cannot be written; then nothing is left of it */
async function prepare(roles: readonly VerifiedRole[], settings: Settings, ports: RunPorts): Promise<Prepared> {
  maskPrevious(ports.vault, ports.environment);
  const [first] = roles;
  if (first !== undefined && first.credentials === undefined) {
    return prepareExisting(first.verified, ports);
  }
  const sessions = roles.flatMap(({ credentials, ...role }) =>
    credentials === undefined ? [] : { ...role, credentials },
  );
  return prepareSessions(settings, sessions, ports);
}

/**
 * The diagnosis with what is worth saying of what later steps use, complete before anything is published.
 * @throws Error for a bug; then nothing is left of what was prepared
 */
function withLaterUse(
  { findings }: Diagnosis,
  { used, folder }: Prepared,
  { settings, ports }: { readonly settings: Settings; readonly ports: RunPorts },
): Promise<Diagnosis> {
  return orDiscard(folder, ports, async () => {
    const others = used === undefined ? [] : (await loadLeftovers()).laterUseFindings(used, settings);
    maskAccounts(ports.runner, settings, [JSON.stringify(others)]);
    return diagnosisOf([...others, ...findings]);
  });
}

/**
 * Blanks earlier credentials where the inputs ask for that, and reports the error as a finding, or plainly if the words for it cannot be
 * loaded. Never throws.
 */
export async function reportBug(error: unknown, ports: RunPorts): Promise<void> {
  const { runner, pageOf, vault } = ports;
  try {
    await blankEarlier(blankingInputs(ports), ports);
  } catch {
    runner.info('Earlier credentials could not be blanked.');
  }
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

function blankingInputs({ runner, environment }: RunPorts): Partial<Settings> {
  return parseBlanking({ inputs: readInputs(runner), environment });
}
