// Annotations made of error, warning and notice commands, with the runner's repairs and limits. Pure.
import { isAbsolute, relative, sep } from 'node:path';

/** Kinds of annotation. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** An annotation as it is uploaded. The message is masked; the title and the file are not. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly column: number | undefined;
  readonly endColumn: number | undefined;
}

/** How many annotations of each level a step may have. */
const ANNOTATIONS_PER_LEVEL_MOST = 10;

/** How many characters of a message are kept. */
export const MESSAGE_CHARACTERS_MOST = 4096;

type Position = Pick<Annotation, 'line' | 'endLine' | 'column' | 'endColumn'>;

/**
 * Makes an annotation.
 * @param level - the command's name
 * @param message - masked and cut
 * @param properties - of the command, keys in lower case
 * @param workspace - paths below it become relative
 */
export function createAnnotation(
  level: AnnotationLevel,
  message: string,
  properties: Readonly<Record<string, string>>,
  workspace: string,
): Annotation {
  const file = properties['file'] === undefined ? undefined : relativePath(properties['file'], workspace);
  return { level, message, title: properties['title'], file, ...repairPlace(properties) };
}

/**
 * Adds an annotation unless it is empty or its level is full.
 * @param annotations - those of the step so far
 */
export function keepAnnotation(annotations: Annotation[], annotation: Annotation): void {
  const sameLevel = annotations.filter(({ level }) => level === annotation.level);
  if (annotation.message !== '' && sameLevel.length < ANNOTATIONS_PER_LEVEL_MOST) annotations.push(annotation);
}

function relativePath(file: string, workspace: string): string {
  const path = relative(workspace, file);
  const isBelow = isAbsolute(file) && path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return isBelow ? path.replaceAll(sep, '/') : file;
}

function repairPlace(properties: Readonly<Record<string, string>>): Position {
  const endLine = parseNumber(properties['endline']);
  const line = parseNumber(properties['line']) ?? endLine;
  const endColumn = parseNumber(properties['endcolumn']);
  const column = parseNumber(properties['col']) ?? endColumn;
  const linesFit = line === undefined || endLine === undefined || line <= endLine;
  const columnsFit = column === undefined || endColumn === undefined || column <= endColumn;
  const onOneLine = line !== undefined && (endLine === undefined || line === endLine);
  const keepsColumns = columnsFit && onOneLine;
  return {
    line: linesFit ? line : undefined,
    endLine: linesFit ? endLine : undefined,
    column: keepsColumns ? column : undefined,
    endColumn: keepsColumns ? endColumn : undefined,
  };
}

function parseNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
}
