// The annotations of a leak check, as workflow commands. No value is in them. Pure.
import { defined } from '../util/defined.ts';
import { ANNOTATION_MESSAGE_MAX_LENGTH, plainText } from '../util/text.ts';
import type { LeakedValue, LeakFinding, LeakReport } from './leak-report.ts';

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
