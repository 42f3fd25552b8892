// What a run tells in the log, and the report of a success: log, annotations, summary, comment. Effect: through its ports.
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Runner } from '../github/runner.ts';
import type { Location } from '../github/workflow/tree.ts';
import type { RetryNotice } from '../net/retry-policy.ts';
import { ignoresEndpoints } from '../net/service-url.ts';
import type { Facts, WorkflowTarget } from '../observe/facts.ts';
import { publishModeOf } from '../settings/publish-mode.ts';
import { looksAtMachine, type Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { plainText } from '../util/text.ts';
import type { CommentPorts } from './comment.ts';
import type { PageOf } from './markdown.ts';
import { describeDuration, describeSkew, renderSuccess } from './summary.ts';

/** What reports need from outside. */
export interface ReportPorts extends CommentPorts {
  readonly pageOf: PageOf;
  /** Finds the place in the workflow, within the limit. Never throws; undefined where it is not sure. */
  readonly locate: (
    target: WorkflowTarget,
    claims: IdTokenClaims['context'],
    limitSeconds: number,
  ) => Promise<Location | undefined>;
}

/** The limit for the comment on a pull request. */
export const COMMENT_LIMIT_SECONDS = 5;
/** The limit for an extra once the run has no time left. */
const LATE_LIMIT_SECONDS = 0.3;

/** The time limit for an extra: extras come after the run, and still count against its time limit. */
export function limitFor(mostSeconds: number, { timeoutSeconds = 0 }: Partial<Settings>): number {
  return Math.min(mostSeconds, Math.max(LATE_LIMIT_SECONDS, timeoutSeconds - performance.now() / 1000));
}

/** Reports a success. The credentials are published already, so nothing that goes wrong here fails the step. */
export async function reportSuccess(
  ports: ReportPorts,
  verified: VerifiedFacts,
  { findings }: Diagnosis,
): Promise<void> {
  const { runner, pageOf } = ports;
  const { settings } = verified.facts;
  try {
    for (const line of sessionLines(verified)) runner.info(line);
    const { annotations, details, sections } = await renderFindings(findings, pageOf, settings);
    for (const annotation of annotations) runner.annotate(annotation);
    for (const [title, lines] of details) runner.group(title, lines);
    if (settings.summary === 'always') appendSummary(runner, renderSuccess(verified, sections));
    if (settings.pullRequestComment === 'on-failure') {
      const { commentOn } = await import('./comment.ts');
      const text = 'The job gets AWS credentials again.';
      await commentOn(ports, 'passed', { text, brief: text }, limitFor(COMMENT_LIMIT_SECONDS, settings));
    }
  } catch {
    runner.info('The credentials were published, but the report could not be written.');
  }
}

/** The findings in words. Loads the words only where there are findings. */
async function renderFindings(findings: readonly Finding[], pageOf: PageOf, { summary }: Settings) {
  if (findings.length === 0) return { annotations: [], details: [], sections: [] };
  const { detailLines, renderAnnotations } = await import('./finding-text.ts');
  const { renderFinding } = await import('./failure-summary.ts');
  return {
    annotations: renderAnnotations({ verdict: 'pass', findings }, pageOf, summary === 'always' ? 'job summary' : 'log'),
    details: findings.map((finding) => [`Details of ${finding.code}`, detailLines(finding)] as const),
    sections: findings.map((finding) => renderFinding(finding, pageOf)),
  };
}

/** Appends to the summary. A summary that cannot be written does not fail the run. */
export function appendSummary(runner: Runner, markdown: string): void {
  try {
    runner.appendSummary(`${markdown}\n`); // an empty line, so that what follows is not taken for a part of it
  } catch {
    runner.info('The job summary could not be written.');
  }
}

/** Why a request is tried again. */
export function retryLine({ failure, pauseSeconds }: RetryNotice): string {
  const { operation, code, message, attempts } = failure;
  return plainText(`${operation}: try ${attempts} failed (${code}: ${message}), next in ${pauseSeconds.toFixed(1)} s`);
}

/** Settings that a reader of the log must know: an STS that is not AWS's own, and masked account ids. */
export function endpointLines({
  endpoint,
  maskAccountId,
}: Pick<Settings, 'endpoint' | 'maskAccountId'>): readonly string[] {
  return [
    ...(endpoint.awsOwned ? [] : [`STS endpoint: ${endpoint.url} (from ${endpoint.source})`]),
    ...(maskAccountId ? ['Account ids are masked, so GitHub drops job outputs that contain one'] : []),
  ];
}

/** Settings of the environment that a reader of the log could rely on, and that have no effect here. */
export function ignoredLines(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const endpoints = ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL'].filter((name) => environment[name]);
  return [
    ...(environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored: this action always verifies TLS certificates']
      : []),
    ...(endpoints.length > 0 && ignoresEndpoints(environment)
      ? [`AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true, so ${endpoints.join(' and ')} has no effect`]
      : []),
  ];
}

/** What became of credentials that no role was assumed with. */
function describeKept({ existing, settings }: Facts): string {
  if (!existing) return 'Access keys used as given';
  return looksAtMachine(settings)
    ? 'Later steps have these credentials already, so this step exports none'
    : 'Existing credentials kept';
}

/** Whose credentials were published, and for how long. */
export function sessionLines({ facts, session, identity }: VerifiedFacts): readonly string[] {
  const { settings, ambientSource } = facts;
  const renewal = publishModeOf(settings).refresh
    ? '. Credentials renew automatically. Renewed keys are not masked in logs'
    : '';
  return [
    // Any other run tells it when it makes its choice.
    ...(ambientSource === undefined || settings.mode !== 'verify'
      ? []
      : [plainText(`First credentials: ${ambientSource}`)]),
    `Verified ${identity.arn} in ${settings.region}`,
    `${session === undefined ? describeKept(facts) : `Valid for ${describeDuration(session)}`}; clock skew ${describeSkew(facts)}${renewal}`,
  ];
}
