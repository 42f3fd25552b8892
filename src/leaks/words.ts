// What a leak check says: annotations, log lines, a section of the job summary. Never a value nor a part of one. Pure.
import { codeBlock, codeSpan, escapeMarkdown, joinBlocks, table } from '../report/markdown.ts';
import { asciiJson, plainText } from '../util/text.ts';
import { formatUtc } from '../util/time.ts';
import { annotationCommand } from './annotation-command.ts';
import type { LeakedValue, LeakFinding, LeakReport } from './leak-report.ts';
import { originOf } from './origins.ts';
import { notReadLines, readLines } from './read-words.ts';
import { type Remedy, remediesOf, revokingPolicy } from './remedy.ts';

export interface LeakWordsInput {
  readonly report: LeakReport;
  /** The ARNs of the roles whose sessions were looked for. */
  readonly roles: readonly string[];
  /** Epoch seconds, by AWS's clock where it is known: what was issued later is not revoked. */
  readonly now: number;
}

export interface LeakWords {
  /** One `::warning …` command a listed file. Those with a secret access key come first: GitHub shows ten a step. */
  readonly warnings: readonly string[];
  /** The `::error …` command of a step that is to fail; missing where nothing was found that opens a door. */
  readonly error?: string;
  /** Lines of the log, none of them a command. */
  readonly log: readonly string[];
  /** Markdown for the job summary; empty where nothing was found. */
  readonly summary: string;
}

/** A report in words, and how to revoke what was found. */
export function leakWords({ report, roles, now }: LeakWordsInput): LeakWords {
  const log = [...readLines(report), ...notReadLines(report)];
  const findings = report.findings.toSorted((a, b) => Number(opensNothing(a)) - Number(opensNothing(b)));
  if (findings.length === 0) return { warnings: [], log, summary: '' };
  const isHarmless = findings.every(opensNothing);
  const remedies = isHarmless ? [] : remediesOf(roles, now);
  return {
    warnings: findings.map(warningOf),
    ...(isHarmless ? {} : { error: errorOf(report) }),
    log: [...log, ...(isHarmless ? [HARMLESS] : revocationLines(remedies, now)), CLEANING],
    summary: summaryOf({ report, findings, remedies, isHarmless, now }),
  };
}

const WARNING_TITLE = 'AWS credentials of this job are in a file';
const ERROR_TITLE = 'AWS credentials of this job are in files';
const EFFECT =
  'This ends every session of the role that was issued before that moment, those that other jobs are using right now included; sessions issued later work. Without it the session works until it expires by itself.';
const CLEANING =
  'Then remove the value from the file, and delete the artifacts, caches, images and releases that were made from it.';
const HARMLESS = 'Without the secret access key this opens nothing, so there is no need to revoke the session.';
const SEE_LOG = 'How to revoke the session is in the log of this step and in the job summary.';

function opensNothing({ values }: LeakFinding): boolean {
  return values.every(({ value }) => value !== 'secret access key');
}

function warningOf(finding: LeakFinding): string {
  const { path, workspacePath, values } = finding;
  const line = values[0]?.line;
  const place = canBePointedTo(workspacePath) ? { file: workspacePath, ...(line === undefined ? {} : { line }) } : {};
  const subject = 'file' in place ? 'This file' : `"${plainText(path)}"`;
  const advice = opensNothing(finding) ? HARMLESS : SEE_LOG;
  return annotationCommand({
    level: 'warning',
    title: WARNING_TITLE,
    message: `${subject} holds ${listOf(values)}. ${originOf(path)} ${advice}`,
    place,
  });
}

/** Whether a file is in the workspace, and its path is the same after it was made harmless. */
function canBePointedTo(workspacePath: string | undefined): workspacePath is string {
  return workspacePath !== undefined && workspacePath !== '' && plainText(workspacePath) === workspacePath;
}

/** `the access key id (line 2, as it is) and the session token (line 3, base64, wrapped)` */
function listOf(values: readonly LeakedValue[]): string {
  const words = values.map(
    ({ value, spelling, line }) => `the ${value} (${line === undefined ? '' : `line ${line}, `}${spelling})`,
  );
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function errorOf({ leakyFiles }: LeakReport): string {
  const files = leakyFiles === 1 ? '1 file holds' : `${leakyFiles} files hold`;
  return annotationCommand({
    level: 'error',
    title: ERROR_TITLE,
    message: `${files} values of a session that this step issued, and leak-check is "fail". Each file has a warning of its own. ${SEE_LOG}`,
  });
}

function revocationLines(remedies: readonly Remedy[], now: number): readonly string[] {
  return [
    introduction(now),
    ...remedies.map(({ role, command }) => `${plainText(role)}: ${command ?? WITHOUT_COMMAND}`),
    `The policy: ${JSON.stringify(revokingPolicy(now))}`,
    EFFECT,
  ];
}

const WITHOUT_COMMAND = 'add the policy by hand.';

function introduction(now: number): string {
  return `To revoke what was issued before ${formatUtc(Math.ceil(now))}, add the policy AWSRevokeOlderSessions to the role, as somebody who may change it:`;
}

interface SummaryInput {
  readonly report: LeakReport;
  readonly findings: readonly LeakFinding[];
  readonly remedies: readonly Remedy[];
  readonly isHarmless: boolean;
  readonly now: number;
}

/** Files in the summary, whose size GitHub limits. */
const LISTED_MAX = 50;

function summaryOf({ report, findings, remedies, isHarmless, now }: SummaryInput): string {
  const listed = findings.slice(0, LISTED_MAX);
  const others = report.leakyFiles - listed.length;
  return joinBlocks([
    '### AWS credentials of this job are in files',
    table(['Value', 'File and line'], listed.flatMap(rowsOf)),
    others > 0 ? `Files that are not listed here: ${others}.` : '',
    ...(isHarmless ? [HARMLESS] : revocationBlocks(remedies, now)),
    CLEANING,
    `Of the check itself:\n\n${[...readLines(report), ...notReadLines(report)].map((line) => `- ${escapeMarkdown(line)}`).join('\n')}`,
  ]);
}

function rowsOf({ path, workspacePath, values }: LeakFinding): readonly (readonly [string, string])[] {
  const name = workspacePath ?? path;
  return values.map(({ value, spelling, line }) => [
    `${value} (${spelling})`,
    line === undefined ? name : `${plainText(name)}:${line}`,
  ]);
}

function revocationBlocks(remedies: readonly Remedy[], now: number): readonly string[] {
  const commands = remedies.flatMap(({ command }) => command ?? []);
  const unnamed = remedies.filter(({ command }) => command === undefined).map(({ role }) => codeSpan(role));
  return [
    introduction(now),
    commands.length === 0 ? '' : codeBlock('sh', commands.join('\n')),
    unnamed.length === 0 ? '' : `By hand: ${unnamed.join(', ')}`,
    'The policy:',
    codeBlock('json', asciiJson(revokingPolicy(now))),
    EFFECT,
  ];
}
