// A report as SARIF 2.1.0, which code scanning and editors read. Pure.
import type { Severity } from '../diagnosis/definition.ts';
import { explanationText } from '../report/explanation-text.ts';
import { defined } from '../util/defined.ts';
import { asciiJson, plainText } from '../util/text.ts';
import { plainWords } from '../util/words.ts';
import type { PreflightFinding, PreflightReport } from './preflight-report.ts';

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<Severity, string>;
/** How often a finding is right, in GitHub's terms. */
const PRECISIONS = { certain: 'very-high', likely: 'high', possible: 'medium' } as const;

/**
 * The log file.
 * @param pageOf - the address of the page about a code: a rule links to it only if it is a full one
 * @param version - of this action
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifReport(report: PreflightReport, pageOf: (code: string) => string, version: string): string {
  const { findings, unread } = report;
  const codes = [...new Set(findings.map(({ code }) => code))];
  const rules = codes.map((code) => ruleOf(code, findings, pageOf(code)));
  const notifications = unread.map(({ file, reason }) => ({
    level: 'warning',
    message: { text: plainText(reason) },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  }));
  const run = {
    tool: { driver: { name: 'aws-token-guard preflight', semanticVersion: version, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code), pageOf(finding.code))),
  };
  return asciiJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

function ruleOf(code: string, findings: readonly PreflightFinding[], page: string) {
  const own = findings.filter((finding) => finding.code === code);
  const [first] = own;
  const title = plainText(first?.explanation.title ?? code);
  const level = (['error', 'warning', 'notice'] as const).find((severity) =>
    own.some((one) => one.severity === severity),
  );
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: `${title}.` },
    help: { text: `What happened, why, and how to fix it: ${page}` },
    ...(page.startsWith('https://') ? { helpUri: page } : {}),
    defaultConfiguration: { level: LEVELS[level ?? 'warning'] },
    properties: { precision: PRECISIONS[first?.confidence ?? 'possible'], tags: ['aws', 'github-actions', 'oidc'] },
  };
}

function resultOf(finding: PreflightFinding, ruleIndex: number, page: string) {
  const { code, severity, confidence, file, line, column, job, explanation } = finding;
  const text = explanationText({ ...finding, page });
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: [`${plainText(explanation.title)}.`, ...text.slice(0, -1)].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          region: { startLine: line, ...defined({ startColumn: column }) },
        },
        ...(job === undefined ? {} : { logicalLocations: [{ name: plainText(job), kind: 'member' }] }),
      },
    ],
    properties: { confidence, cause: plainWords(explanation.cause) },
  };
}

/** Relative to the root of the checkout. */
function artifact(file: string) {
  return { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
