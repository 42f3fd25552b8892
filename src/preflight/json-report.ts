// A report as JSON, for programs: the same words as plain text. Pure.
import type { FixStep } from '../diagnosis/definition.ts';
import { defined } from '../util/defined.ts';
import { asciiJson } from '../util/text.ts';
import { plainWords } from '../util/words.ts';
import type { PreflightReport } from './preflight-report.ts';

/** The JSON text. Names stay as they are once released; new ones can come. */
export function jsonReport(
  { findings, runs, files, unread }: PreflightReport,
  pageOf: (code: string) => string,
): string {
  const described = findings.map(({ explanation, ...finding }) => ({
    ...finding,
    title: explanation.title,
    cause: plainWords(explanation.cause),
    facts: [...(explanation.comparison?.rows ?? []), ...explanation.evidence].map(([label, value]) => ({
      label,
      value,
    })),
    points: (explanation.points?.items ?? []).map((item) => plainWords(item)),
    fix: explanation.fix.map(fixStep),
    page: pageOf(finding.code),
  }));
  return asciiJson({ findings: described, runs, files, unread });
}

function fixStep({ text, snippet }: FixStep) {
  return { text: plainWords(text), ...defined({ snippet: snippet?.text }) };
}
