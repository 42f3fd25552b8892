// What a leak check says: annotations, log lines, a section of the job summary, and how to revoke sessions whose keys are in files.
// Never a value or a part of one. Pure.
import { codeBlock, codeSpan, escapeMarkdown, joinBlocks, table } from '../report/markdown.ts';
import { asciiJson, plainText } from '../util/text.ts';
import { formatUtc } from '../util/time.ts';
import {
  errorOf,
  HARMLESS,
  type LeakFinding,
  type LeakReport,
  opensNothing,
  type PlaceReport,
  type Tally,
  warningOf,
} from './leak-report.ts';

/** What the words are about. */
interface LeakWordsInput {
  readonly report: LeakReport;
  /** The ARNs of the roles whose sessions were looked for. */
  readonly roles: readonly string[];
  /** Epoch seconds, by AWS's clock if it is known: sessions that were issued later are not revoked. */
  readonly now: number;
}

/** The words, for each place where they are shown. */
export interface LeakWords {
  /** One `::warning …` command a listed file. Files with a secret access key come first, because GitHub shows ten a step. */
  readonly warnings: readonly string[];
  /** The `::error …` command for a step that fails; missing if no secret access key was found. */
  readonly error?: string;
  /** Lines of the log, none of them a command. */
  readonly log: readonly string[];
  /** Markdown for the job summary; empty if nothing was found. */
  readonly summary: string;
}

/** A report in words, and how to revoke what was found. */
export function leakWords({ report, roles, now }: LeakWordsInput): LeakWords {
  const log = [...readLines(report), ...notReadLines(report)];
  const findings = report.findings.toSorted((a, b) => Number(opensNothing(a)) - Number(opensNothing(b)));
  if (findings.length === 0) return { warnings: [], log, summary: '' };
  const isHarmless = findings.every(opensNothing);
  const revocations = isHarmless ? [] : revocationsOf(roles, now);
  return {
    warnings: findings.map(warningOf),
    ...(isHarmless ? {} : { error: errorOf(report) }),
    log: [...log, ...(isHarmless ? [HARMLESS] : revocationLines(revocations, now)), CLEANING],
    summary: summaryOf({ report, findings, revocations, isHarmless, now }),
  };
}

const CLEANING =
  'Then remove the value from the file, and delete every artifact, cache, image, and release made from it.';

interface SummaryInput {
  readonly report: LeakReport;
  readonly findings: readonly LeakFinding[];
  readonly revocations: readonly Revocation[];
  readonly isHarmless: boolean;
  readonly now: number;
}

/** Files in the summary, whose size GitHub limits. */
const LISTED_MAX = 50;

function summaryOf({ report, findings, revocations, isHarmless, now }: SummaryInput): string {
  const listed = findings.slice(0, LISTED_MAX);
  const others = report.leakyFiles - listed.length;
  return joinBlocks([
    '### AWS credentials of this job are in files',
    table(['Value', 'File and line'], listed.flatMap(rowsOf)),
    others > 0 ? `${others} more files are not listed.` : '',
    ...(isHarmless ? [HARMLESS] : revocationBlocks(revocations, now)),
    CLEANING,
    `About this check:\n\n${[...readLines(report), ...notReadLines(report)].map((line) => `- ${escapeMarkdown(line)}`).join('\n')}`,
  ]);
}

function rowsOf({ path, workspacePath, values }: LeakFinding): readonly (readonly [string, string])[] {
  const name = workspacePath ?? path;
  return values.map(({ value, encoding, line }) => [
    `${value} (${encoding})`,
    line === undefined ? name : `${plainText(name)}:${line}`,
  ]);
}

/** What was read, how fast, and in which places. */
function readLines({ sessions, leakyFiles, read, places }: LeakReport): readonly string[] {
  if (sessions === 0) return ['Leak check: this step issued no session, so there was nothing to find.'];
  const { files, bytes, seconds } = read;
  const speed = seconds > 0 ? `, ${sizeOf(bytes / seconds)}/s` : '';
  const found = leakyFiles === 0 ? 'none contains' : `${leakyFiles} contain${leakyFiles === 1 ? 's' : ''}`;
  return [
    `Leak check: ${count(files, 'file')}, ${sizeOf(bytes)}, in ${seconds.toFixed(1)} s${speed}; ${found} a value of the ${sessions === 1 ? 'session' : `${sessions} sessions`} that this step issued.`,
    `Looked in: ${places.map(placeWords).join('; ')}.`,
  ];
}

/** One line for each reason why something was not read. Never empty after a check: packed content is never read. */
function notReadLines({ sessions, notRead, limits, stoppedBy, places }: LeakReport): readonly string[] {
  if (sessions === 0) return [];
  const { leftOut, links, specials, unreadable, packed } = notRead;
  const unread = places.filter(({ state }) => state === 'not finished' || state === 'not begun');
  const limit = stoppedBy === 'bytes' ? sizeOf(limits.bytes) : `${limits.seconds} s`;
  return [
    ...(stoppedBy === undefined
      ? []
      : [`Stopped at the limit of ${limit}. Not read to the end: ${unread.map(placeWords).join('; ')}.`]),
    ...tallyLine(unreadable, 'could not be read'),
    ...tallyLine(links, 'not followed (symbolic link)'),
    ...tallyLine(specials, 'not read (pipe, socket, or device)'),
    ...leftOut.map(({ path, reason }) => plainText(`Left out: ${path} (${reason})`)),
    packed.count === 0
      ? 'Found no archives or compressed files, which are never unpacked.'
      : `Searched without unpacking: ${examplesOf(packed, 'archive, compressed file, or Git object')}`,
  ];
}

function placeWords({ name, state, files, bytes }: PlaceReport): string {
  const amount = `${count(files, 'file')}, ${sizeOf(bytes)}`;
  if (state === 'read') return plainText(`${name} (${amount})`);
  return plainText(`${name} (${state}${state === 'not finished' ? ` after ${amount}` : ''})`);
}

function tallyLine(tally: Tally, what: string): readonly string[] {
  return tally.count === 0 ? [] : [`${upperFirst(what)}: ${examplesOf(tally, 'entry')}`];
}

function examplesOf({ count: all, examples }: Tally, what: string): string {
  const more = all > examples.length ? ', …' : '';
  return plainText(
    `${count(all, what)}: ${examples.map((one) => `"${plainText(one)}"`).join(', ')}${more}`,
    LINE_MAX_LENGTH,
  );
}

const LINE_MAX_LENGTH = 4000;
const PLURALS: Readonly<Record<string, string>> = {
  entry: 'entries',
  'archive, compressed file, or Git object': 'archives, compressed files, or Git objects',
};

function count(amount: number, what: string): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? what : (PLURALS[what] ?? `${what}s`)}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A size in the decimal units of disks: `1.0 GB`. */
export function sizeOf(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return power === 0 ? `${Math.round(bytes)} B` : `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power]}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** How to revoke the sessions of a role. */
export interface Revocation {
  /** The role's ARN. */
  readonly role: string;
  /** For a POSIX shell, on one line; missing if the ARN has no name that a shell takes as it is. */
  readonly command?: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html */
const POLICY_NAME = 'AWSRevokeOlderSessions';
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
const ROLE_NAME = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:[\x21-\x7e]*\/)?([\w+=,.@][\w+=,.@-]{0,63})$/;

/**
 * The policy that denies everything to sessions issued before `now`.
 * @param now - epoch seconds; rounded up to a whole second
 */
export function revokingPolicy(now: number): unknown {
  const before = new Date(Math.ceil(now) * 1000).toISOString();
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': before } },
      },
    ],
  };
}

/** A revocation for each role, without repetitions. */
export function revocationsOf(roles: readonly string[], now: number): readonly Revocation[] {
  const document = JSON.stringify(revokingPolicy(now));
  return [...new Set(roles)].map((role) => {
    const name = ROLE_NAME.exec(role)?.[1];
    if (name === undefined) return { role };
    const options = `--role-name ${name} --policy-name ${POLICY_NAME} --policy-document '${document}'`;
    return { role, command: `aws iam put-role-policy ${options}` };
  });
}

const EFFECT =
  'This ends every session of the role that was issued before that moment, those that other jobs are using right now included; sessions issued later work. Without it the session works until it expires by itself.';
const WITHOUT_COMMAND = 'add the policy by hand.';

/** How to revoke what was issued before `now`, for the log. */
function revocationLines(revocations: readonly Revocation[], now: number): readonly string[] {
  return [
    introduction(now),
    ...revocations.map(({ role, command }) => `${plainText(role)}: ${command ?? WITHOUT_COMMAND}`),
    `The policy: ${JSON.stringify(revokingPolicy(now))}`,
    EFFECT,
  ];
}

/** How to revoke what was issued before `now`, for the job summary. */
function revocationBlocks(revocations: readonly Revocation[], now: number): readonly string[] {
  const commands = revocations.flatMap(({ command }) => command ?? []);
  const unnamed = revocations.filter(({ command }) => command === undefined).map(({ role }) => codeSpan(role));
  return [
    introduction(now),
    commands.length === 0 ? '' : codeBlock('sh', commands.join('\n')),
    unnamed.length === 0 ? '' : `By hand: ${unnamed.join(', ')}`,
    'The policy:',
    codeBlock('json', asciiJson(revokingPolicy(now))),
    EFFECT,
  ];
}

function introduction(now: number): string {
  return `To revoke what was issued before ${formatUtc(Math.ceil(now))}, add the policy AWSRevokeOlderSessions to the role, as somebody who may change it:`;
}
