// The comment on a pull request: what happened and what to do, without evidence, since a comment stays. Pure.
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import type { PageOf } from './documentation.ts';
import { closingLine, heading, renderFixSteps } from './failure-summary.ts';
import { escapeMarkdown, joinBlocks } from './markdown.ts';

/** The comment about the first finding, account ids masked. */
export function renderComment({ findings: [first] }: Diagnosis, pageOf: PageOf): string {
  if (first === undefined) return '';
  const { title, cause, fix } = explain(first);
  const comment = joinBlocks([
    heading(first, title),
    escapeMarkdown(cause),
    renderFixSteps(fix.filter((step) => !step.inSummaryOnly)),
    'The job summary has the evidence, and what is to be pasted with the account in it.',
    closingLine(first, pageOf),
  ]);
  // The runner masks logs and not comments: a secret of the log must not be readable here.
  return comment.replace(ACCOUNT_ID, '************');
}

const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
