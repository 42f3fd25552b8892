// Writes the tables of inputs and outputs in the README from action.yml.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const { inputs, outputs } = parse(readFileSync(resolve(root, 'action.yml'), 'utf8'));

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('*', '\\*');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const inputRows = Object.entries(inputs).map(([name, input]) => [
  `\`${name}\``,
  cell(input.description),
  input.default === undefined ? '–' : `\`${input.default}\``,
]);
const outputRows = Object.entries(outputs).map(([name, output]) => [`\`${name}\``, cell(output.description)]);

const path = resolve(root, 'README.md');
const filled = [
  ['inputs', table(['input', 'what it says', 'default'], inputRows)],
  ['outputs', table(['output', 'what it holds'], outputRows)],
].reduce(
  (text, [name, content]) =>
    text.replace(
      new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`),
      (_, start, end) => `${start}\n${content}\n${end}`,
    ),
  readFileSync(path, 'utf8'),
);
writeFileSync(path, filled);
