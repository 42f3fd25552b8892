// Findings as plain text: annotations, of which at most one is an error, and lines for the log and for the output of a helper. Pure.
import { explain, targetOf } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { Annotation } from '../github/runner.ts';
import type { Location } from '../github/workflow/tree.ts';
import type { Target } from '../observe/facts.ts';
import { defined } from '../util/defined.ts';
import { plainText, plainValue } from '../util/text.ts';
import { plainWords } from '../util/words.ts';
import { annotationMessage, capitalized, type Elsewhere, explanationLines } from './explanation-text.ts';
import type { PageOf } from './markdown.ts';

/**
 * A failure is one `error`, which also names the codes of the other errors. A run that passes has one annotation for each
 * warning and notice.
 */
export function renderAnnotations(
  { verdict, findings }: Diagnosis,
  pageOf: PageOf,
  elsewhere: Elsewhere = 'job summary',
): readonly Annotation[] {
  if (verdict !== 'fail') return findings.map((finding) => renderAnnotation(finding, [], pageOf, elsewhere));
  const [first, ...rest] = findings;
  const errors = rest.filter(({ severity }) => severity === 'error');
  return [renderAnnotation(first, errors, pageOf, elsewhere)];
}

function renderAnnotation(
  finding: Finding,
  others: readonly Finding[],
  pageOf: PageOf,
  elsewhere: Elsewhere,
): Annotation {
  const explanation = explain(finding);
  const codes = [...new Set(others.map(({ code }) => code))];
  const explained = { ...finding, explanation, page: pageOf(finding.code) };
  const target = targetOf(finding);
  return defined({
    level: finding.severity,
    title: explanation.title,
    message: annotationMessage(explained, elsewhere, codes),
    location: target.kind === 'file' ? startOf(target) : undefined,
  });
}

/** The start of a line. */
function startOf({ path: file, line }: Extract<Target, { readonly kind: 'file' }>): Location {
  return { file, line, endLine: line, column: 1, endColumn: 1 };
}

/** What the annotation of a finding has no room for, or shows shortened, for a group of the log. */
export function detailLines(finding: Finding): readonly string[] {
  return explanationLines(explain(finding));
}

/** Why a run goes on without credentials. */
export function skipLine(finding: Finding): string {
  const { title, cause } = explain(finding);
  return `Skipped because of on-missing-oidc (${finding.code}): ${title}. ${plainWords(cause)}`;
}

/** What was found beside the finding that is annotated. */
export function otherFindingLines({ findings }: Diagnosis): readonly string[] {
  return findings.slice(1).map((finding) => {
    const { title, cause } = explain(finding);
    return `${finding.severity} ${finding.code}: ${title}. ${plainWords(cause)}`;
  });
}

/** A finding in one line, for readers who see nothing else: the cause, what was compared, and the first step of the fix. */
export function renderParagraph(finding: Finding, pageOf: PageOf): string {
  const { title, cause, comparison, fix, evidence } = explain(finding);
  const [first] = fix;
  const facts = [...(comparison?.rows ?? []), ...evidence.filter(([label]) => SAID.includes(label))];
  const said = facts.map(([label, value]) => ` ${capitalized(label)}: ${plainValue(value)}.`);
  const snippet = first?.snippet === undefined ? '' : ` ${first.snippet.text}`;
  const remedy = first === undefined ? '' : ` Fix: ${plainWords(first.text)}${snippet}`;
  return plainText(
    `${title}. ${plainWords(cause)}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`,
    PARAGRAPH_MAX_LENGTH,
  );
}

/** What the service said. These readers have no summary in which to look it up. */
const SAID: readonly string[] = ['AWS said', 'Answer', 'AWS request id'];

/** Room for a trust policy. */
const PARAGRAPH_MAX_LENGTH = 4000;
