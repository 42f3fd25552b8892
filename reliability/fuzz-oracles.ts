// What must hold of everything that the action says: no command of the runner but its own, one harmless line, Markdown that stays text.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parseCommand, type WorkflowCommand } from '../sandbox/runner/command.ts';
import type { Verdict } from './fuzz-probe.ts';

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Every command that the runner would see, whatever its name: it knows more than we do. */
export function commandsIn(output: string): readonly WorkflowCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => parseCommand(line, () => true) ?? []);
}

/** The first thing that is wrong. */
export function firstOf(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => verdict !== undefined);
}

/** One line that steers neither the runner nor a terminal. */
export function plainLine(what: string, text: string): Verdict {
  if (UNPRINTABLE.test(text)) return `${what} has a character that steers or hides: ${JSON.stringify(text)}.`;
  return commandsIn(text).length > 0 ? `${what} has a command of the runner: ${JSON.stringify(text)}.` : undefined;
}

/** Lines of which none is a command. */
export function plainLines(what: string, text: string): Verdict {
  return firstOf(...text.split('\n').map((line) => plainLine(what, line)));
}

/** None of the secrets, nor a piece of one that is worth something. */
export function withoutSecrets(what: string, text: string, secrets: readonly string[]): Verdict {
  const found = secrets.flatMap(piecesOf).find((piece) => text.includes(piece));
  return found === undefined ? undefined : `${what} shows a secret, or the piece ${JSON.stringify(found)} of one.`;
}

const PIECE_LENGTH = 16;

function piecesOf(secret: string): readonly string[] {
  if (secret.length <= PIECE_LENGTH) return [secret];
  return Array.from({ length: secret.length - PIECE_LENGTH + 1 }, (_, at) => secret.slice(at, at + PIECE_LENGTH));
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null | undefined;
  readonly children?: readonly MarkdownNode[];
}

/** The extension's second look for links goes over text that is already unescaped, which GitHub does not do. */
const EXTENSIONS = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const FOREIGN = ['image', 'emphasis', 'delete', 'footnoteReference', 'blockquote', 'thematicBreak', 'break'];
const LANGUAGES = ['json', 'yaml', 'hcl', 'sh', 'text'];
const OWN_PAGE = /^https:\/\/github\.com\/octo-org\/guard\/blob\/v1\/docs\/findings\/[A-Z_]+\.md$/;

/** The page is what we wrote: no markup of somebody else's, no link, no row that fell apart. */
export function harmlessPage(markdown: string): Verdict {
  const tree: MarkdownNode = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: EXTENSIONS });
  const nodes = nodesIn(tree);
  const wrong = nodes.find((node) => isForeign(node));
  return firstOf(
    UNPRINTABLE.test(markdown.replaceAll('\n', '')) ? 'The page has a character that steers or hides.' : undefined,
    wrong === undefined ? undefined : `The page has a foreign ${wrong.type}: ${JSON.stringify(wrong).slice(0, 200)}.`,
  );
}

function isForeign({ type, value, url = '', lang, children = [] }: MarkdownNode): boolean {
  switch (type) {
    case 'html':
      return value !== '<sub>' && value !== '</sub>';
    case 'tableRow':
      return children.length !== 2;
    case 'link':
      return !OWN_PAGE.test(url);
    case 'code':
      return !LANGUAGES.includes(lang ?? '');
    default:
      return FOREIGN.includes(type);
  }
}

function nodesIn(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}
