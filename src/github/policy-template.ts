// Reads a template as data, JSON or YAML with the short forms of CloudFormation, and remembers its lines. Loaded only where a file with
// a trust policy is named. Pure.
import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument } from 'yaml';
import type { Lines } from '../trust-policy/parse-policy.ts';
import { quoted, type Read } from '../trust-policy/policy.ts';

/** A template has some thousand; the limit bounds the time and what aliases can grow to. */
const NODES_MAX = 100_000;
const DEPTH_MAX = 64;

/** The value in a text of YAML, with each `!Name` as the function that it is short for. Never throws. */
export function readYaml(text: string, lines: Lines): Read<unknown> {
  if (hasTooManyTokens(text)) return problem('has too many parts for a template');
  const counter = new LineCounter();
  try {
    const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
    const document = parseDocument(text, options);
    const [error] = document.errors;
    if (error !== undefined) return problem(`is neither JSON nor YAML (line ${counter.linePos(error.pos[0]).line})`);
    let left = NODES_MAX;
    const plain = (node: Node | null | undefined, depth: number): unknown => {
      left -= 1;
      if (left < 0) throw new Problem('has too many parts for a template');
      if (depth > DEPTH_MAX) throw new Problem(`nests deeper than ${DEPTH_MAX} levels`);
      if (isAlias(node)) return plain(node.resolve(document), depth + 1);
      return node == null ? null : asFunction(node.tag, untagged(node, depth));
    };
    const untagged = (node: Node, depth: number): unknown => {
      if (isScalar(node)) return node.value;
      if (isSeq(node)) return node.items.map((item) => plain(item as Node, depth + 1));
      if (!isMap(node)) return null;
      const value: Record<string, unknown> = {};
      for (const { key, value: item } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (Object.hasOwn(value, name)) throw new Problem(`has the key ${quoted(name)} twice in one object`);
        const writable = { enumerable: true, configurable: true, writable: true };
        Object.defineProperty(value, name, { ...writable, value: plain(item as Node | null, depth + 1) });
      }
      if (node.range) lines.set(value, counter.linePos(node.range[0]).line);
      return value;
    };
    return { ok: true, value: plain(document.contents, 0) };
  } catch (error) {
    return problem(error instanceof Problem ? error.message : 'nests too deep');
  }
}

/** What is wrong with the file, after "The file". */
class Problem extends Error {}

function problem(what: string): Read<never> {
  return { ok: false, problem: `The file ${what}.` };
}

function hasTooManyTokens(text: string): boolean {
  let count = 0;
  for (const _token of new Lexer().lex(text)) {
    count += 1;
    if (count > 8 * NODES_MAX) return true;
  }
  return false;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function asFunction(tag: string | undefined, value: unknown): unknown {
  const [, name] = /^!([A-Z]\w*)$/.exec(tag ?? '') ?? [];
  if (name === undefined) return value;
  return name === 'Ref' || name === 'Condition' ? { [name]: value } : { [`Fn::${name}`]: value };
}
