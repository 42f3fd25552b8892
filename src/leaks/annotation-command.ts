// Workflow commands for annotations, whatever the texts in them hold. Pure.
import { plainText } from '../util/text.ts';

export interface AnnotationPlace {
  /** Relative to the workspace, with slashes. */
  readonly file?: string;
  readonly line?: number;
}

export interface Annotation {
  readonly level: 'warning' | 'error';
  /** Words of ours alone: the runner does not mask titles. */
  readonly title: string;
  readonly message: string;
  readonly place?: AnnotationPlace;
}

/** Where the runner cuts. @see https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs */
const MESSAGE_MAX_LENGTH = 4096;

/**
 * The command on one line.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function annotationCommand({ level, title, message, place = {} }: Annotation): string {
  const { file, line } = place;
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(plainText(file, MESSAGE_MAX_LENGTH))}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(plainText(title))}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeData(plainText(message, MESSAGE_MAX_LENGTH))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
