// Findings as lines of plain text, for the log and for a helper's output. Pure.
import { explain } from '../diagnosis/explain.ts';
import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import { plainText } from '../util/text.ts';
import type { PageOf } from './documentation.ts';

/** Why a run goes on without credentials. */
export function skipLine(finding: Finding): string {
  const { title, cause } = explain(finding);
  return `Skipped, since on-missing-oidc says so (${finding.code}): ${title}. ${plainText(cause)}`;
}

/** What was found beside the finding that is annotated. */
export function otherFindingLines({ findings }: Diagnosis): readonly string[] {
  return findings.slice(1).map((finding) => {
    const { title, cause } = explain(finding);
    return `${finding.severity} ${finding.code}: ${title}. ${plainText(cause)}`;
  });
}

/** A finding in one line, for readers who see nothing else: the cause, and the first step of the remedy. */
export function renderParagraph(finding: Finding, pageOf: PageOf): string {
  const { title, cause, fix, evidence } = explain(finding);
  const [first] = fix;
  const said = evidence.filter(([label]) => SAID.includes(label)).map(([label, value]) => ` ${label}: ${value}.`);
  const remedy =
    first === undefined ? '' : ` Fix: ${first.text}${first.snippet === undefined ? '' : ` ${first.snippet.text}`}`;
  return plainText(
    `${title}. ${cause}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`,
    PARAGRAPH_MAX_LENGTH,
  );
}

/** What the service said. These readers have no summary in which to look it up. */
const SAID: readonly string[] = ['AWS said', 'Answer', 'AWS request id'];

/** Room for a trust policy. */
const PARAGRAPH_MAX_LENGTH = 4000;
