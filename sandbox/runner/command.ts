// Recognizes workflow commands in a step's output: `::name key=value::data`, and the older `##[name key=value;…]data`. Pure.

/** A workflow command. Names and property keys compare ignoring case, so both are kept in lower case. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

type Escapes = readonly (readonly [sequence: string, character: string])[];

// The percent sign comes last, so that an escaped escape stays one.
const DATA_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const LEGACY_ESCAPES: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

/**
 * Reads a line as a command.
 * @param line - one line of output, without its end
 * @param isKnown - tells whether a name, in lower case, is a command; a line with any other name is plain text
 * @returns the command, or undefined for plain text
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function parseCommand(line: string, isKnown: (name: string) => boolean): WorkflowCommand | undefined {
  return parseCurrent(line.trimStart(), isKnown) ?? parseLegacy(line, isKnown);
}

function parseCurrent(line: string, isKnown: (name: string) => boolean): WorkflowCommand | undefined {
  if (!line.startsWith('::')) return undefined;
  const end = line.indexOf('::', 2);
  if (end < 0) return undefined;
  const { name, properties } = parseHead(line.slice(2, end), ',', PROPERTY_ESCAPES);
  return isKnown(name) ? { name, properties, data: resolveEscapes(line.slice(end + 2), DATA_ESCAPES) } : undefined;
}

function parseLegacy(line: string, isKnown: (name: string) => boolean): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const { name, properties } = parseHead(line.slice(start + 3, end), ';', LEGACY_ESCAPES);
  return isKnown(name) ? { name, properties, data: resolveEscapes(line.slice(end + 1), LEGACY_ESCAPES) } : undefined;
}

function parseHead(head: string, separator: string, escapes: Escapes): Pick<WorkflowCommand, 'name' | 'properties'> {
  const blank = head.indexOf(' ');
  const name = (blank < 0 ? head : head.slice(0, blank)).toLowerCase();
  const pairs =
    blank > 0
      ? head
          .slice(blank + 1)
          .trim()
          .split(separator)
      : [];
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=');
    const hasBoth = equals > 0 && equals < pair.length - 1;
    return hasBoth ? [[pair.slice(0, equals).toLowerCase(), resolveEscapes(pair.slice(equals + 1), escapes)]] : [];
  });
  return { name, properties: Object.fromEntries(properties) };
}

function resolveEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [sequence, character]) => result.replaceAll(sequence, character), text);
}
