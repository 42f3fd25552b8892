// Reports a run that published nothing: annotations, log, summary, outputs, comment. Loaded only where there is such a run.
// Effect: through its ports.
import { definitionOf, targetOf } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import { verifiedFactsOf } from '../diagnosis/verified.ts';
import type { PublishedValues, Runner } from '../github/runner.ts';
import type { Location } from '../github/workflow/tree.ts';
import type { Facts } from '../observe/facts.ts';
import { subjectOutput, verifiedOutputs } from '../publish/values.ts';
import type { OutputValues } from '../settings/outputs.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { commentOn, renderBriefComment, renderComment } from './comment.ts';
import { diagnosisLines, renderDiagnosis, renderFailure } from './failure-summary.ts';
import { detailLines, otherFindingLines, renderAnnotations, skipLine } from './finding-text.ts';
import { appendSummary, COMMENT_LIMIT_SECONDS, limitFor, type ReportPorts } from './report.ts';

/** The limit for reading the workflow. */
export const LOCATE_LIMIT_SECONDS = 2;

type Skipped = Extract<Diagnosis, { readonly verdict: 'skip' }>;

/** The settings, and the facts if there are any yet. */
export type KnownFacts = { readonly settings: Partial<Settings> } & Partial<Omit<Facts, 'settings'>>;

/** Reports a failure: one error, the other findings, and outputs for later steps. */
export async function reportFailure(ports: ReportPorts, diagnosis: Diagnosis, facts: KnownFacts): Promise<false> {
  const { runner } = ports;
  const location = await locationOf(ports, diagnosis.findings[0], facts);
  annotateFailure(ports, diagnosis, facts, location);
  if (facts.settings.summary !== 'never') appendSummary(runner, renderFailure(diagnosis, facts.settings, ports.pageOf));
  publishOutputs(runner, failureOutputsOf(diagnosis, facts));
  if (facts.settings.pullRequestComment === 'on-failure' && diagnosis.findings[0]?.code !== 'CANCELED') {
    const text = renderComment(diagnosis, ports.pageOf);
    const brief = renderBriefComment(diagnosis, ports.pageOf);
    await commentOn(ports, 'failed', { text, brief }, limitFor(COMMENT_LIMIT_SECONDS, facts.settings));
  }
  return false;
}

/** Reports a run that goes on without credentials because its workflow allows that. */
export async function reportSkip(ports: ReportPorts, diagnosis: Skipped, facts: KnownFacts): Promise<true> {
  const { runner } = ports;
  const [first, ...others] = diagnosis.findings;
  if (facts.settings.onMissingOidc !== 'warn') runner.info(skipLine(first));
  // Skipped quietly, but not what later steps would use instead.
  const warnings = others.filter(({ severity }) => severity === 'warning');
  const findings = facts.settings.onMissingOidc === 'warn' ? diagnosis.findings : warnings;
  renderAnnotations({ verdict: 'pass', findings }, ports.pageOf).forEach(runner.annotate);
  if (facts.settings.summary === 'always')
    appendSummary(runner, renderFailure(diagnosis, facts.settings, ports.pageOf));
  publishOutputs(runner, failureOutputsOf(diagnosis, facts));
  return true;
}

/** Reports everything that a run with mode: diagnose found. */
export async function reportDiagnosed(ports: ReportPorts, diagnosis: Diagnosis, facts: Facts): Promise<boolean> {
  const { runner } = ports;
  const failed = diagnosis.verdict === 'fail';
  const location = failed ? await locationOf(ports, diagnosis.findings[0], facts) : undefined;
  annotateFailure(ports, diagnosis, facts, location);
  for (const line of diagnosisLines(diagnosis, facts)) runner.info(line);
  if (facts.settings.summary !== 'never') appendSummary(runner, renderDiagnosis(diagnosis, facts, ports.pageOf));
  publishOutputs(runner, diagnosedOutputsOf(diagnosis, facts));
  return !failed;
}

/** Annotates, and logs what the annotations have no room for. */
function annotateFailure(
  { runner, pageOf }: ReportPorts,
  diagnosis: Diagnosis,
  { settings }: KnownFacts,
  location: Location | undefined,
): void {
  for (const annotation of renderAnnotations(diagnosis, pageOf, settings.summary === 'never' ? 'log' : 'job summary')) {
    runner.annotate({ ...defined({ location }), ...annotation });
  }
  const { findings, verdict } = diagnosis;
  const [first] = findings;
  const annotated = verdict === 'fail' && first !== undefined ? [first] : findings;
  for (const finding of annotated) runner.group(`Details of ${finding.code}`, detailLines(finding));
  const others = verdict === 'fail' ? otherFindingLines(diagnosis) : [];
  if (others.length > 0) runner.group('Also found', others);
}

/** For jobs that go on after a failure. Files that cannot be written change nothing: the failure is reported already. */
function publishOutputs(runner: Runner, outputs: PublishedValues['outputs']): void {
  try {
    runner.publish({ environment: {}, outputs, state: {} });
  } catch {
    runner.info('The outputs could not be written.');
  }
}

/** Finds the line in the workflow, unless the job was canceled. Ends within its time limit. */
async function locationOf(
  { locate }: ReportPorts,
  finding: Finding | undefined,
  { idToken, settings }: KnownFacts,
): Promise<Location | undefined> {
  if (finding === undefined || finding.code === 'CANCELED') return undefined;
  const target = targetOf(finding);
  if (target.kind === 'file') return undefined; // the annotation has the place already
  const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
  try {
    return await locate(target, claims, limitFor(LOCATE_LIMIT_SECONDS, settings));
  } catch {
    return undefined; // the report does without the line
  }
}

/** The outputs after a failure: nothing about the identity, the region or the session. */
export function failureOutputsOf(
  { findings: [first] }: Diagnosis,
  facts: Partial<Pick<Facts, 'idToken'>>,
): OutputValues {
  if (first === undefined) return { configured: 'false' };
  const { category, retryable } = definitionOf(first);
  return {
    configured: 'false',
    'error-code': first.code,
    'error-category': category,
    retryable: String(retryable),
    ...subjectOutput(facts),
  };
}

/** The outputs of mode: diagnose: what it saw, and that there are no credentials. */
function diagnosedOutputsOf(diagnosis: Diagnosis, facts: Facts): OutputValues {
  if (diagnosis.verdict !== 'pass') return failureOutputsOf(diagnosis, facts);
  const verified = verifiedFactsOf(facts);
  const seen = verified === undefined ? subjectOutput(facts) : verifiedOutputs(verified);
  return { ...seen, configured: 'false' };
}
