// Preflight as a command: options to a report on standard output, and an exit code. Effect: reads files, prints through its ports.
import type { FixStep } from '../diagnosis/definition.ts';
import { defined } from '../util/defined.ts';
import { asciiJson, plainText } from '../util/text.ts';
import { plainWords } from '../util/words.ts';
import { findCheckout } from './checkout.ts';
import { annotationCommands } from './github-report.ts';
import { humanReport, type Paint, unreadLines } from './human-report.ts';
import { preflight } from './inspect.ts';
import { type Migrations, migrations } from './migrate.ts';
import { type CommandOptions, parseCommandLine, USAGE } from './options.ts';
import type { PreflightReport, RepositoryIdentity } from './preflight-report.ts';
import { countOf } from './report-words.ts';
import { sarifReport } from './sarif-report.ts';

/** What the command needs from outside. */
export interface CommandPorts {
  readonly workingDirectory: string;
  readonly version: string;
  readonly paint: Paint;
  /** The address of the page about a code. */
  readonly pageOf: (code: string) => string;
  /** Known where GitHub runs the command. */
  readonly repository?: RepositoryIdentity;
  /** Prints lines. */
  readonly print: (text: string) => void;
  /** Prints a line about what is wrong with the command. */
  readonly complain: (text: string) => void;
}

/** Nothing is certain to fail; there are errors; something could not be read or understood. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command. */
export async function runCommand(parameters: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  const line = parseCommandLine(parameters);
  if (line.asks === 'run') return line.options.migrate ? migrate(line.options, ports) : check(line.options, ports);
  if (line.asks === 'nothing') return fail(ports, `${line.problem} --help shows all options.`);
  ports.print(line.asks === 'help' ? USAGE : ports.version);
  return 0;
}

async function check(options: CommandOptions, ports: CommandPorts): Promise<ExitCode> {
  const checkout = findCheckout(options.paths, ports.workingDirectory);
  if (typeof checkout === 'string') return fail(ports, checkout);
  const { root, paths, nameOf } = checkout;
  const { trustPolicies, notices } = options;
  const { repository } = ports;
  const report = await preflight({ root, paths, trustPolicies, notices, ...defined({ repository }) });
  if (report.files === 0 && paths.length === 0) return fail(ports, `There are no workflows in "${root}".`);
  ports.print(render(report, options, ports, nameOf));
  if (countOf(report, 'error') > 0) return 1;
  return report.unread.length > 0 ? 2 : 0;
}

async function migrate({ paths: given, format }: CommandOptions, ports: CommandPorts): Promise<ExitCode> {
  if (format !== 'human' && format !== 'json') return fail(ports, `--migrate has no format ${format}: human or json.`);
  const checkout = findCheckout(given, ports.workingDirectory);
  if (typeof checkout === 'string') return fail(ports, checkout);
  const { root, paths, nameOf } = checkout;
  const all = await migrations({ root, paths });
  const named = { found: renameAll(all.found, nameOf), unread: renameAll(all.unread, nameOf) };
  ports.print(format === 'json' ? migrationJson(all) : migrationLines(named, ports.paint).join('\n'));
  return all.unread.length > 0 ? 2 : 0;
}

function render(
  report: PreflightReport,
  { format, runs }: CommandOptions,
  { paint, pageOf, version }: CommandPorts,
  nameOf: (file: string) => string,
): string {
  switch (format) {
    case 'json':
      return jsonReport(report, pageOf);
    case 'sarif':
      return sarifReport(report, pageOf, version);
    case 'github':
      return annotationCommands(renamed(report, nameOf), pageOf, 'log').join('\n');
    case 'human':
      return humanReport(renamed(report, nameOf), { paint, pageOf, runs }).join('\n');
  }
}

/** What changes where this action replaces configure-aws-credentials: the line before and after, and what will differ. */
function migrationLines({ found, unread }: Migrations, paint: Paint): readonly string[] {
  const steps = found.flatMap(({ file, line, before, after, differences }) => [
    paint('strong', `${plainText(file)}:${line}`),
    paint('error', `  - ${plainText(before)}`),
    paint('fix', `  + ${plainText(after)}`),
    ...(differences.length === 0 ? ['  Nothing else differs.'] : differences.map((one) => `  ${plainWords(one)}`)),
    '',
  ]);
  const count = found.length === 1 ? '1 step uses' : `${found.length === 0 ? 'No' : found.length} steps use`;
  return [...steps, ...unreadLines(unread, paint), `${count} aws-actions/configure-aws-credentials.`];
}

/** The same as JSON. */
function migrationJson({ found, unread }: Migrations): string {
  const steps = found.map(({ differences, ...step }) => ({
    ...step,
    differences: differences.map((one) => plainWords(one)),
  }));
  return asciiJson({ migrations: steps, unread });
}

/** A report as JSON, for programs: the same words as plain text. Names stay as they are once released; new ones can come. */
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

/** The report with files as a reader in the working directory names them. */
export function renamed(report: PreflightReport, nameOf: (file: string) => string): PreflightReport {
  const { findings, runs, unread } = report;
  return {
    ...report,
    findings: renameAll(findings, nameOf),
    runs: renameAll(runs, nameOf),
    unread: renameAll(unread, nameOf),
  };
}

function renameAll<T extends { readonly file: string }>(all: readonly T[], nameOf: (file: string) => string) {
  return all.map((one) => ({ ...one, file: nameOf(one.file) }));
}

function fail({ complain }: CommandPorts, problem: string): ExitCode {
  complain(plainText(problem));
  return 2;
}
