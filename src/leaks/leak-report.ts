// What a leak check looks for and what it found: plain data, without any of the values; and its annotations, as workflow commands. Pure.
import { defined } from '../util/defined.ts';
import { ANNOTATION_MESSAGE_MAX_LENGTH, plainText } from '../util/text.ts';
import type { IssuedSession, ValueName } from './patterns.ts';

/** A place to look in. */
export interface Place {
  /** For people: `workspace`, `~/.aws`. */
  readonly name: string;
  /** A folder or a file, or a link to one. It does not have to exist. */
  readonly path: string;
  /** Reads only the entries of the folder whose names begin with this. */
  readonly prefix?: string;
  /** Whether annotations can point into it. */
  readonly isWorkspace?: boolean;
}

/** A file or folder that the check skips, and why, for people. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** The limits of a whole check. */
export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
}

/** What to look for, and where. */
export interface LeakCheck {
  readonly sessions: readonly IssuedSession[];
  /** In the order of the search. One may be inside another: no file is read twice. */
  readonly places: readonly Place[];
  readonly leaveOut?: readonly LeftOut[];
  /** {@link DEFAULT_LIMITS} by default. */
  readonly limits?: Partial<Limits>;
  /** A clock in seconds that is never set, such as `performance.now() / 1000`. */
  readonly now: () => number;
}

/** One value in one way of writing, at its first place in a file. */
export interface LeakedValue {
  readonly value: ValueName;
  /** In words: `base64, wrapped`. */
  readonly encoding: string;
  /** From 1; missing if the time was over before the lines were counted. */
  readonly line?: number;
}

/** A file that holds values. */
export interface LeakFinding {
  /** Absolute, unescaped. Ends in `***` where a value is in the path itself. */
  readonly path: string;
  /** Relative to the workspace, with slashes; missing for a file elsewhere. */
  readonly workspacePath?: string;
  /** At least one, in the order of their places. */
  readonly values: readonly LeakedValue[];
}

/** How much of a place was read. */
export interface PlaceReport {
  readonly name: string;
  readonly state: 'read' | 'read with another place' | 'not there' | 'not readable' | 'not finished' | 'not begun';
  readonly files: number;
  readonly bytes: number;
}

/** How many there were, and the first few, unescaped. */
export interface Tally {
  readonly count: number;
  readonly examples: readonly string[];
}

/** What was not read, by reason. */
export interface NotRead {
  readonly leftOut: readonly LeftOut[];
  readonly links: Tally;
  /** Pipes, sockets, devices. */
  readonly specials: Tally;
  /** Each with the system's code. */
  readonly unreadable: Tally;
  /** Archives, compressed files and git objects: read as they are, not unpacked. */
  readonly packed: Tally;
}

/** What a leak check found. */
export interface LeakReport {
  /** How many sessions' values were looked for; without any, nothing is read. */
  readonly sessions: number;
  /** At most {@link FINDINGS_MAX}, in the order in which they were found. */
  readonly findings: readonly LeakFinding[];
  /** How many files hold a value, including those that are not listed. */
  readonly leakyFiles: number;
  readonly read: { readonly files: number; readonly bytes: number; readonly seconds: number };
  readonly places: readonly PlaceReport[];
  readonly notRead: NotRead;
  readonly limits: Limits;
  /** The limit that ended the check before it had read everything. */
  readonly stoppedBy?: keyof Limits;
}

/** Limits that a check keeps unless told otherwise. */
export const DEFAULT_LIMITS: Limits = { seconds: 60, bytes: 16 * 2 ** 30 };
/** Files that a report lists. */
export const FINDINGS_MAX = 1000;

const WARNING_TITLE = 'AWS credentials of this job are in a file';
const ERROR_TITLE = 'AWS credentials of this job are in files';
const SEE_LOG = 'To revoke the session, see the log of this step or the job summary.';

/** What to say where no secret access key was found. */
export const HARMLESS = 'Without the secret access key this opens nothing, so there is no need to revoke the session.';

/** Whether a file holds nothing that is of use by itself: without the secret access key, nobody can use the session. */
export function opensNothing({ values }: LeakFinding): boolean {
  return values.every(({ value }) => value !== 'secret access key');
}

/** The `::warning …` command for a file. */
export function warningOf(finding: LeakFinding): string {
  const { path, workspacePath, values } = finding;
  const line = values[0]?.line;
  const place = canBePointedTo(workspacePath) ? { file: workspacePath, ...defined({ line }) } : {};
  const subject = 'file' in place ? 'This file' : `"${plainText(path)}"`;
  const advice = opensNothing(finding) ? HARMLESS : SEE_LOG;
  return annotationCommand({
    level: 'warning',
    title: WARNING_TITLE,
    message: `${subject} contains ${listOf(values)}. ${originOf(path)} ${advice}`,
    place,
  });
}

/** Whether a file is in the workspace, and its path needs no escaping that would change it. */
function canBePointedTo(workspacePath: string | undefined): workspacePath is string {
  return workspacePath !== undefined && workspacePath !== '' && plainText(workspacePath) === workspacePath;
}

/** `the access key id (line 2, as it is) and the session token (line 3, base64, wrapped)` */
function listOf(values: readonly LeakedValue[]): string {
  const words = values.map(
    ({ value, encoding, line }) => `the ${value} (${line === undefined ? '' : `line ${line}, `}${encoding})`,
  );
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The `::error …` command of a step that fails. */
export function errorOf({ leakyFiles }: LeakReport): string {
  const files = leakyFiles === 1 ? '1 file contains' : `${leakyFiles} files contain`;
  return annotationCommand({
    level: 'error',
    title: ERROR_TITLE,
    message: `${files} values of a session that this step issued, and leak-check is "fail". Each file has its own warning. ${SEE_LOG}`,
  });
}

interface AnnotationPlace {
  /** Relative to the workspace, with slashes. */
  readonly file?: string;
  readonly line?: number;
}

interface Annotation {
  readonly level: 'warning' | 'error';
  /** Contains only our own words, because the runner does not mask titles. */
  readonly title: string;
  readonly message: string;
  readonly place?: AnnotationPlace;
}

/**
 * The command on one line, whatever the texts hold.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
function annotationCommand({ level, title, message, place = {} }: Annotation): string {
  const { file, line } = place;
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(plainText(file, ANNOTATION_MESSAGE_MAX_LENGTH))}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(plainText(title))}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeData(plainText(message, ANNOTATION_MESSAGE_MAX_LENGTH))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const ANY = 'Most likely a step wrote its environment to a file (env, printenv, docker inspect, a crash report).';
const DEBUG = 'Most likely debug output, or a shell with "set -x", wrote it.';
const ORIGINS: readonly (readonly [path: RegExp, origin: string])[] = [
  [/\/\.aws\//, 'Most likely "aws configure set" or a tool that caches credentials wrote it.'],
  [/\/\.docker\//, 'Most likely "docker login" or a credential helper wrote it.'],
  [
    /\.(?:tfstate|tfplan|tfvars)|\/tfplan$|\/\.terraform\//,
    'Terraform writes provider settings and variables into its plan and state. Let it take credentials from the environment instead.',
  ],
  [/\/\.env[^/]*$|\.env$/, 'Most likely a step saved its variables for a container.'],
  [
    /\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:sh|ps1|py|cmd)$/,
    'The runner writes the text of a "run:" step there, with the value of expressions such as ${{ steps.ID.outputs.NAME }}. Pass the value in "env:" instead.',
  ],
  [/\/step_summary_[^/]*$/, 'A step wrote it to its job summary.'],
  [/\/core(?:\.\d+)?$|\.(?:dmp|hprof|heapsnapshot)$/, 'A memory dump contains the environment of its process.'],
  [/\.(?:log|out|err|txt|xml)$/, DEBUG],
];

/** Where a file probably has the values from, by its name: one sentence. */
export function originOf(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return ORIGINS.find(([pattern]) => pattern.test(slashed))?.[1] ?? ANY;
}
