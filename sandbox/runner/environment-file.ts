// Reads the files in which a step leaves variables, outputs and state: `NAME=value`, or `NAME<<DELIMITER` with lines. Pure.

/** What a file held: the pairs before the first bad line, and what was wrong with that line. */
export interface EnvironmentFile {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly problem: string | undefined;
}

interface Line {
  readonly text: string;
  /** Where the next line begins. */
  readonly next: number;
  /** Where this line's text ends. */
  readonly end: number;
}

type Entry = { readonly name: string; readonly value: string; readonly next: number } | { readonly problem: string };

/**
 * Reads such a file.
 * @param text - its content
 * @param isWindows - there CR LF ends a line, too; elsewhere the CR stays in the value
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export function parseEnvironmentFile(text: string, isWindows = false): EnvironmentFile {
  const pairs: [string, string][] = [];
  let line = readLine(text, 0, isWindows);
  while (line !== undefined) {
    let { next } = line;
    if (line.text !== '') {
      const entry = parseEntry(text, line, isWindows);
      if ('problem' in entry) return { pairs, problem: entry.problem };
      pairs.push([entry.name, entry.value]);
      next = entry.next;
    }
    line = readLine(text, next, isWindows);
  }
  return { pairs, problem: undefined };
}

function parseEntry(text: string, line: Line, isWindows: boolean): Entry {
  const equals = line.text.indexOf('=');
  const heredoc = line.text.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    return { name: line.text.slice(0, equals), value: line.text.slice(equals + 1), next: line.next };
  }
  if (heredoc < 0) return { problem: `Invalid format '${line.text}'` };
  const name = line.text.slice(0, heredoc);
  const delimiter = line.text.slice(heredoc + 2);
  if (name === '' || delimiter === '') {
    return { problem: `Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty` };
  }
  return readHeredoc(text, line.next, { name, delimiter, isWindows });
}

function readHeredoc(
  text: string,
  start: number,
  { name, delimiter, isWindows }: { name: string; delimiter: string; isWindows: boolean },
): Entry {
  let end = start;
  for (let line = readLine(text, start, isWindows); line !== undefined; line = readLine(text, line.next, isWindows)) {
    if (line.text === delimiter) return { name, value: text.slice(start, end), next: line.next };
    end = line.end;
  }
  return { problem: `Invalid value. Matching delimiter not found '${delimiter}'` };
}

function readLine(text: string, start: number, isWindows: boolean): Line | undefined {
  if (start >= text.length) return undefined;
  const lineFeed = text.indexOf('\n', start);
  if (lineFeed < 0) return { text: text.slice(start), next: text.length, end: text.length };
  const end = isWindows && text[lineFeed - 1] === '\r' && lineFeed > start ? lineFeed - 1 : lineFeed;
  return { text: text.slice(start, end), next: lineFeed + 1, end };
}
