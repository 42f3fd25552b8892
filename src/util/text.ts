// Makes text from outside harmless before it reaches a log, an annotation or a page. Pure.

/**
 * Characters that steer a terminal, a log or the reading direction, or that hide: C0 and C1 controls, DEL, line and
 * paragraph separators, zero-width characters, bidirectional controls, byte order mark, tag characters, lone surrogates.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line of plain ASCII, as nearly all are: nothing in it is unprintable. */
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;

/** The longest piece of somebody else's text that we repeat, in characters. */
const QUOTED_TEXT_MAX_LENGTH = 1000;

/**
 * The longest message of an annotation, in characters: the runner cuts there.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
export const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;

/**
 * One harmless line made from any text: line breaks and tabs become blanks, other unprintable characters become U+FFFD,
 * workflow commands (`::name::`, `##[name]`) are broken, and what is too long is cut.
 * @param maxLength - in UTF-16 units; a cut text ends in an ellipsis within that length
 */
export function plainText(text: string, maxLength: number = QUOTED_TEXT_MAX_LENGTH): string {
  const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** The same for a value that is shown: a blank at either end of it would not be seen without quotes. */
export function plainValue(value: string): string {
  return plainText(/^[^\S\r\n]|[^\S\r\n]$/.test(value) ? `"${value}"` : value);
}

function withoutUnprintable(text: string): string {
  return text
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(UNPRINTABLE, '\ufffd')
    .trim();
}

/**
 * The text with both forms of workflow command taken apart, so that the runner prints it instead of obeying it.
 * The first form counts only at the start of a line, the second anywhere in it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function breakCommands(text: string): string {
  return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}

/**
 * JSON of the value in which every unprintable or non-ASCII character is escaped, and what a log would take for a workflow
 * command: it can be shown and pasted anywhere, and still means the same.
 */
export function asciiJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\uffff]|#(?=\[)/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
