// Tells of a run: log, annotations, summary, outputs, and the pull request where that is asked for. Effect: through its ports.
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Facts, IdTokenClaims } from '../facts.ts';
import type { PullRequestOutcome } from '../github/pull-request.ts';
import type { HandOver, Runner } from '../github/runner.ts';
import type { Location, Target } from '../github/workflow-location.ts';
import type { Settings } from '../settings/settings.ts';
import type { PageOf } from './documentation.ts';
import { sessionLines } from './log.ts';
import { diagnosedOutputsOf, failureOutputsOf } from './publish.ts';
import { renderSuccess } from './summary.ts';
import type { VerifiedFacts } from './verified.ts';

/** What telling needs of the world. */
export interface ReportPorts {
  readonly runner: Runner;
  readonly pageOf: PageOf;
  /** Finds what a finding is about in the workflow, within the limit. Never throws; not sure: undefined. */
  readonly locate: (
    target: Target,
    claims: IdTokenClaims['context'],
    limitSeconds: number,
  ) => Promise<Location | undefined>;
  /** Keeps the comment on the pull request up to date, within the limit. Never throws. */
  readonly comment: (mode: 'failed' | 'passed', body: string, limitSeconds: number) => Promise<PullRequestOutcome>;
}

/** Everything that is said of findings, loaded now that there are some. */
const loadWords = () => import('./words.ts');

/** The settings, and the facts if there are any yet. */
export type KnownFacts = { readonly settings: Partial<Settings> } & Partial<Omit<Facts, 'settings'>>;

const LOCATE_LIMIT_SECONDS = 2;
const COMMENT_LIMIT_SECONDS = 5;
/** What an extra gets where the time of the run is up. */
const LATE_LIMIT_SECONDS = 0.3;

/** Extras come after the run proper, and still end with its time limit. */
function limitFor(mostSeconds: number, { timeoutSeconds = 0 }: Partial<Settings>): number {
  return Math.min(mostSeconds, Math.max(LATE_LIMIT_SECONDS, timeoutSeconds - performance.now() / 1000));
}

/** Tells of a success. The credentials are handed over by now, so nothing that goes wrong here may fail the step. */
export async function reportSuccess(
  ports: ReportPorts,
  verified: VerifiedFacts,
  { findings }: Diagnosis,
): Promise<void> {
  const { runner, pageOf } = ports;
  const { settings } = verified.facts;
  try {
    for (const line of sessionLines(verified)) runner.info(line);
    const words = findings.length === 0 ? undefined : await loadWords();
    for (const annotation of words?.renderAnnotations({ verdict: 'pass', findings }, pageOf) ?? [])
      runner.annotate(annotation);
    if (settings.summary === 'always') {
      const pages = words === undefined ? [] : findings.map((finding) => words.renderFinding(finding, pageOf));
      appendSummary(runner, renderSuccess(verified, pages));
    }
    await commentOn(ports, settings, 'passed', () => 'The job has its AWS credentials again.');
  } catch {
    runner.info('The credentials are in place, but what was verified could not be told.');
  }
}

/** Tells of a failure: one error, what else was found, and what machines may go by. */
export async function reportFailure(ports: ReportPorts, diagnosis: Diagnosis, facts: KnownFacts): Promise<false> {
  const { runner } = ports;
  const words = await loadWords();
  const location = await locationOf(ports, diagnosis.findings[0], facts, words.targetOf);
  for (const annotation of words.renderAnnotations(diagnosis, ports.pageOf)) {
    runner.annotate(location === undefined ? annotation : { ...annotation, location });
  }
  const others = words.otherFindingLines(diagnosis);
  if (others.length > 0) runner.group('Also found', others);
  if (facts.settings.summary !== 'never')
    appendSummary(runner, words.renderFailure(diagnosis, facts.settings, ports.pageOf));
  handOver(runner, failureOutputsOf(diagnosis, facts));
  if (diagnosis.findings[0]?.code !== 'CANCELLED') {
    await commentOn(ports, facts.settings, 'failed', () => words.renderComment(diagnosis, ports.pageOf));
  }
  return false;
}

/** Tells of a run that goes on without credentials, as its workflow says it may. */
export async function reportSkip(ports: ReportPorts, diagnosis: Diagnosis, facts: Facts): Promise<true> {
  const { runner } = ports;
  const words = await loadWords();
  const [first] = diagnosis.findings;
  if (facts.settings.onMissingOidc === 'warn')
    words.renderAnnotations(diagnosis, ports.pageOf).forEach(runner.annotate);
  else if (first !== undefined) runner.info(words.skipLine(first));
  if (facts.settings.summary === 'always')
    appendSummary(runner, words.renderFailure(diagnosis, facts.settings, ports.pageOf));
  handOver(runner, failureOutputsOf(diagnosis, facts));
  return true;
}

/** Tells everything that a run found out which was to find out and no more. */
export async function reportDiagnosed(ports: ReportPorts, diagnosis: Diagnosis, facts: Facts): Promise<boolean> {
  const { runner } = ports;
  const words = await loadWords();
  const failed = diagnosis.verdict === 'fail';
  const location = failed ? await locationOf(ports, diagnosis.findings[0], facts, words.targetOf) : undefined;
  for (const annotation of words.renderAnnotations(diagnosis, ports.pageOf)) {
    runner.annotate(location === undefined ? annotation : { ...annotation, location });
  }
  const others = failed ? words.otherFindingLines(diagnosis) : [];
  if (others.length > 0) runner.group('Also found', others);
  if (facts.settings.summary !== 'never') appendSummary(runner, words.renderReport(diagnosis, facts, ports.pageOf));
  handOver(runner, diagnosedOutputsOf(diagnosis, facts));
  return !failed;
}

/** For jobs that go on after a failure; where the files cannot be written, the failure itself has been told. */
function handOver(runner: Runner, outputs: HandOver['outputs']): void {
  try {
    runner.handOver({ environment: {}, outputs, state: {} });
  } catch {
    runner.info('The outputs could not be written.');
  }
}

/** A run whose time is up, or that is to end at once, is not held up by looking for the line. */
async function locationOf(
  { locate }: ReportPorts,
  finding: Finding | undefined,
  { idToken, settings }: KnownFacts,
  targetOf: (finding: Finding) => Target,
): Promise<Location | undefined> {
  if (finding === undefined || finding.code === 'CANCELLED') return undefined;
  const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
  try {
    return await locate(targetOf(finding), claims, limitFor(LOCATE_LIMIT_SECONDS, settings));
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

/** A comment is a courtesy, too: where it cannot be made, a notice says what is missing. */
async function commentOn(
  { comment, runner }: ReportPorts,
  settings: Partial<Settings>,
  mode: 'failed' | 'passed',
  body: () => string,
): Promise<void> {
  if (settings.pullRequestComment !== 'on-failure') return;
  const result = await comment(mode, body(), limitFor(COMMENT_LIMIT_SECONDS, settings));
  if (result.outcome !== 'failed') return;
  if (result.reason !== 'no-permission') {
    runner.info(`The comment on the pull request could not be written. ${result.message}`);
    return;
  }
  runner.annotate({
    level: 'notice',
    title: 'The pull request could not be commented on',
    message: `pr-comment: on-failure needs "pull-requests: write" among the permissions of the job. ${result.message}`,
  });
}
