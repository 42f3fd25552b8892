// The comment on a pull request: what happened and what to do, without evidence, since a comment stays. Loaded only where there is
// one. Effect: through its ports.
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { PullRequestOutcome } from '../github/pull-request.ts';
import type { Runner } from '../github/runner.ts';
import { ACCOUNT_ID } from '../secrets/shapes.ts';
import { renderFix, sentence } from './explanation-page.ts';
import { closingLine, heading } from './failure-summary.ts';
import { joinBlocks, type PageOf } from './markdown.ts';

/** A comment in full, and what of it stands in any comment. */
export interface CommentText {
  readonly text: string;
  /** Title, code and link alone: our own words. */
  readonly brief: string;
}

/** What a comment needs from outside. */
export interface CommentPorts {
  readonly runner: Runner;
  /** Keeps the comment on the pull request up to date, within the limit. Never throws. */
  readonly comment: (mode: 'failed' | 'passed', body: CommentText, limitSeconds: number) => Promise<PullRequestOutcome>;
}

/** Keeps the comment up to date. A comment that cannot be written does not fail the run: a notice says what is missing. */
export async function commentOn(
  { comment, runner }: CommentPorts,
  mode: 'failed' | 'passed',
  body: CommentText,
  limitSeconds: number,
): Promise<void> {
  const result = await comment(mode, body, limitSeconds);
  if (result.outcome !== 'failed') return;
  if (result.reason !== 'no-permission') {
    runner.info(`Couldn't write the pull request comment. ${result.message}`);
    return;
  }
  runner.annotate({
    level: 'notice',
    title: 'This job has no permission to comment on the PR',
    message: `Add "pull-requests: write" to the permissions of the job, which pr-comment: on-failure needs. ${result.message}`,
  });
}

/** The comment for which nobody can tell what is secret. */
export function renderBriefComment({ findings: [first] }: Diagnosis, pageOf: PageOf): string {
  if (first === undefined) return '';
  const where = 'Details are in the job summary. GitHub masks secrets there, but not in comments.';
  return joinBlocks([heading(first, explain(first).title), where, closingLine(first, pageOf)]);
}

/** The comment about the first finding, account ids masked. */
export function renderComment({ findings: [first] }: Diagnosis, pageOf: PageOf): string {
  if (first === undefined) return '';
  const { title, cause, fix } = explain(first);
  const comment = joinBlocks([
    heading(first, title),
    sentence(cause),
    ...renderFix(fix.filter(({ section }) => section === undefined)),
    'Evidence and the values with account ids: see the job summary.',
    closingLine(first, pageOf),
  ]);
  // The runner masks logs and not comments: a secret of the log must not be readable here.
  return comment.replace(ACCOUNT_ID, '************');
}

/** Parts of ARNs and URLs that say nothing. */
const USUAL_PARTS = [
  '',
  'arn',
  'aws',
  'iam',
  'sts',
  'role',
  'user',
  'https',
  'http',
  'com',
  'amazonaws',
  'true',
  'false',
];
/** A shorter part is a secret only as a word of its own. */
const PART_MIN_LENGTH = 4;

/**
 * Whether a comment has one of the secret values, or a name that is a part of it, such as that of a role in its ARN.
 * @param secrets - as the step got them
 */
export function tellsOf(comment: string, secrets: readonly string[]): boolean {
  const plain = comment.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).toLowerCase();
  const parts = secrets.flatMap((secret) =>
    [secret.trim(), ...secret.split(/[^\w+=.@-]+/)].map((part) => part.toLowerCase()),
  );
  const words = new Set(plain.split(/[^a-z0-9]+/));
  return [...new Set(parts)]
    .filter((part) => !USUAL_PARTS.includes(part))
    .some((part) => (part.length < PART_MIN_LENGTH ? words.has(part) : plain.includes(part)));
}
