// The demo as text: a scenario in about fifteen lines or in full, and which names somebody meant. Pure but for the colors, which a terminal
// gets and a pipe does not.
import { styleText } from 'node:util';
import { codeBlocks } from '../scripts/markdown.mjs';
import type { Annotation, StepResult } from './job.ts';
import type { Played } from './preview.ts';

/** Lines are wrapped at this width where the terminal is not narrower. */
const WIDTH_MOST = 100;
/** A longer value of an input is cut. */
const INPUT_MAX_LENGTH = 160;

const MARKS = { error: '✗', warning: '⚠', notice: 'ℹ' } as const;
const COLORS = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/**
 * What a scenario shows, in about fifteen lines: what the job does, the annotation, what to paste, what later steps get.
 * @param columns - width of the terminal
 */
export function renderBrief({ scenario, inputs, result, posts }: Played, columns: number): string {
  const width = Math.min(columns, WIDTH_MOST);
  const dim = (text: string) => wrap(text, width).map((line) => styleText('dim', line));
  const published = publishedNames(result.exported) || 'no credentials';
  const afterwards = posts.flatMap(looseLines).filter((line) => line !== 'Post job cleanup.');
  const lines = [
    `${styleText('bold', scenario.name)}  ${scenario.story}`,
    ...inputLines(inputs).flatMap((line) => dim(`  ${line}`)),
    '',
    ...result.annotations.flatMap((annotation) => briefAnnotation(annotation, result.summary, width)),
    ...(result.outcome === 'success' ? successLines(result, width) : []),
    '',
    ...dim(`  Later steps get: ${published}`),
    ...(afterwards.length === 0 ? [] : dim(`  After the job: ${afterwards.join('; ')}`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** All that a scenario shows: log, annotations, summary, what later steps get, post step. */
export function renderFull({ scenario, inputs, result, posts }: Played): string {
  const blocks = [
    block('Log', withoutDefaults(result.log, inputs)),
    block(
      'Annotations',
      result.annotations.flatMap((one) => [annotationHead(one), ...one.message.split('\n')]),
    ),
    block('Job summary (Markdown)', result.summary.trimEnd().split('\n')),
    block('Later steps get', [
      `environment: ${publishedNames(result.exported) || 'nothing'}`,
      `outputs: ${publishedNames(result.outputs) || 'nothing'}`,
    ]),
    block(
      'Post step',
      posts.flatMap(({ log }) => log),
    ),
  ];
  const head = `${styleText('bold', scenario.name)}  ${styleText('dim', scenario.story)}\n`;
  return `${head}\n${blocks.join('\n')}\nThe step ended as a ${result.outcome} after ${result.durationSeconds.toFixed(2)} s.\n`;
}

function inputLines(inputs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(inputs).flatMap(([name, value]) => {
    const short = value.length > INPUT_MAX_LENGTH ? `${value.slice(0, INPUT_MAX_LENGTH)}…` : value;
    const [first = '', ...rest] = short.trimEnd().split('\n');
    return rest.length === 0
      ? [`${name}: ${first}`]
      : [`${name}: |`, ...[first, ...rest].map((line) => `  ${line.trim()}`)];
  });
}

function annotationHead({ level, title, file, line }: Annotation): string {
  const place = file === undefined ? '' : styleText('dim', `  ${file}${line === undefined ? '' : `:${line}`}`);
  return `${styleText([COLORS[level], 'bold'], `${MARKS[level]} ${title ?? level}`)}${place}`;
}

/** What the annotation says, with the snippet that it leaves to the summary. */
function briefAnnotation(annotation: Annotation, summary: string, width: number): readonly string[] {
  const lines = annotation.message.split('\n').filter((line) => line.trim() !== '');
  const last = lines.length - 1;
  const body = lines.flatMap((line, index) => {
    if (line.startsWith('    ')) return [styleText('green', `  ${line}`)];
    const [, fix] = /^(Fix: .*)\. The (?:lines to paste are|command is) in the job summary\.$/.exec(line) ?? [];
    const rows = wrap(`  ${fix === undefined ? line : `${fix}:`}`, width);
    if (index === last) return rows.map((row) => styleText('dim', row));
    const snippet = fix === undefined ? [] : snippetOfFix(summary).map((row) => styleText('green', `      ${row}`));
    return [...rows.map((row) => row.replace(/^ {2}Fix:/, `  ${styleText(['green', 'bold'], 'Fix:')}`)), ...snippet];
  });
  return [annotationHead(annotation), ...body];
}

/** The lines to paste in the first fix of a summary. */
function snippetOfFix(summary: string): readonly string[] {
  const [, fix = ''] = summary.split('**Fix:**', 2);
  const [snippet] = codeBlocks(fix.split('<details>', 1)[0] ?? '');
  return snippet?.text.trimEnd().split('\n') ?? [];
}

/** What the log says outside of groups, without what is annotated. */
function successLines(result: StepResult, width: number): readonly string[] {
  const annotated = new Set(result.annotations.flatMap(({ level, message }) => reported(level, message)));
  const [first = '', ...rest] = looseLines(result).filter((line) => line !== '' && !annotated.has(line));
  return [styleText('green', `✓ ${first}`), ...rest.flatMap((line) => wrap(`  ${line}`, width))];
}

/** Lines of an annotation, as the log has them. */
function reported(level: Annotation['level'], message: string): readonly string[] {
  const [first = '', ...rest] = message.split('\n');
  return [`${level.charAt(0).toUpperCase()}${level.slice(1)}: ${first}`, ...rest];
}

function looseLines({ log }: StepResult): readonly string[] {
  return log.filter((line) => !/^(?:▼| {2})/.test(line));
}

function publishedNames(values: Readonly<Record<string, string>>): string {
  return Object.keys(values).join(', ');
}

/** The log without the inputs that the step leaves at their defaults. */
function withoutDefaults(log: readonly string[], inputs: Readonly<Record<string, string>>): readonly string[] {
  const end = log.findIndex((line, index) => index > 0 && !line.startsWith('  '));
  const header = log.slice(0, Math.max(end, 0));
  const isDefault = (line: string) => {
    const name = /^ {4}([\w-]+): /.exec(line)?.[1];
    return name !== undefined && /^[a-z]/.test(name) && !Object.hasOwn(inputs, name);
  };
  return [...header.filter((line) => !isDefault(line)), ...log.slice(header.length)];
}

function block(title: string, lines: readonly string[]): string {
  const shown = lines.length === 0 ? ['(none)'] : lines;
  return `${styleText('cyan', title)}\n${shown.map((line) => `  ${line}`).join('\n')}\n`;
}

/** The line in pieces of at most that width, broken at spaces, each with the line's own indentation. */
function wrap(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const rows: string[] = [];
  let row = indent;
  for (const word of line.trim().split(' ')) {
    if (row.trim() !== '' && row.length + word.length >= width) {
      rows.push(row);
      row = indent;
    }
    row += row.trim() === '' ? word : ` ${word}`;
  }
  return [...rows, row];
}

/** Options before a "--" reach npm, which leaves what it does not know in the environment. */
export function optionsKeptByNpm(environment: NodeJS.ProcessEnv): readonly string[] {
  return ['list', 'all', 'full', 'html', 'file', 'theme'].flatMap((name) => {
    const value = environment[`npm_config_${name}`];
    if (value === undefined || value === '') return [];
    return value === 'true' ? [`--${name}`] : [`--${name}`, value];
  });
}
