// Parts of files that are generated from tables in the code. `npm run docs` writes them; a contract test fails where one is
// out of date.
import { stringify } from 'yaml';
import { INPUT_WORDS } from '../src/settings/input-words.ts';
import { INPUTS } from '../src/settings/inputs.ts';
import { OUTPUTS } from '../src/settings/outputs.ts';
import { LAYERS } from './layers.mjs';

/**
 * @typedef {object} Section
 * @property {string} file - below the root of the project
 * @property {string} name - as in its markers: `<!-- name -->` and `<!-- /name -->`, in YAML `# <name>` and `# </name>`
 * @property {() => string} render - gives the lines between the markers
 */

/** @type {readonly Section[]} */
export const SECTIONS = [
  { file: 'action.yml', name: 'inputs', render: () => yaml({ inputs: manifestInputs() }) },
  { file: 'action.yml', name: 'outputs', render: () => yaml({ outputs: manifestOutputs() }) },
  { file: 'README.md', name: 'inputs', render: () => table(['input', 'what it says', 'default'], inputRows()) },
  { file: 'README.md', name: 'outputs', render: () => table(['output', 'what it holds'], outputRows()) },
  {
    file: 'docs/migrating.md',
    name: 'new inputs',
    render: () => table(['new input', 'what it is for'], purposesOf(INPUT_WORDS)),
  },
  {
    file: 'docs/migrating.md',
    name: 'new outputs',
    render: () => table(['new output', 'what it is for'], purposesOf(OUTPUTS)),
  },
  {
    file: 'docs/architecture.md',
    name: 'layers',
    render: () => table(['layer', 'where', 'what', 'effects', 'imports'], LAYERS.map(layerRow)),
  },
];

/**
 * The text of a file with its generated sections up to date.
 * @param {string} file - below the root of the project
 * @param {string} text - the file as it is
 * @returns {string}
 * @throws Error where a marker is missing
 */
export function withSections(file, text) {
  return SECTIONS.filter((section) => section.file === file).reduce((result, { name, render }) => {
    const [start, end] = file.endsWith('.yml')
      ? [`# <${name}>`, `# </${name}>`]
      : [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [result.indexOf(`${start}\n`), result.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file} has no section between "${start}" and "${end}"`);
    return `${result.slice(0, from)}${start}\n${render()}\n${result.slice(to)}`;
  }, text);
}

function yaml(value) {
  return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
}

/** An input that has no default in action.yml says in its description what counts without it. */
function manifestInputs() {
  const entries = Object.keys(INPUTS).map((name) => {
    const { description } = INPUT_WORDS[name];
    const usual = manifestDefault(name);
    return usual === undefined
      ? [name, { description: `${description} Default: ${INPUTS[name].default}.`, required: false }]
      : [name, { description, required: false, default: usual }];
  });
  return Object.fromEntries(entries);
}

/** Empty, it is not given either. But where a job gets no ID token, a step that gives it is one that uses keys. */
const TOLD_APART = ['aws-access-key-id'];

/**
 * The default of an input in action.yml: only where "left out" differs from "empty", and where the runner fills it in.
 * @param {string} name - of an input
 * @returns {string | undefined}
 */
export function manifestDefault(name) {
  const { guards, default: usual } = INPUTS[name];
  return guards || usual.startsWith('${{') || TOLD_APART.includes(name) ? usual : undefined;
}

function manifestOutputs() {
  return Object.fromEntries(Object.entries(OUTPUTS).map(([name, { description }]) => [name, { description }]));
}

function inputRows() {
  return Object.entries(INPUTS).map(([name, input]) => [
    `\`${name}\``,
    cell(INPUT_WORDS[name].description),
    `\`${input.default}\``,
  ]);
}

function outputRows() {
  return Object.entries(OUTPUTS).map(([name, { description }]) => [`\`${name}\``, cell(description)]);
}

function purposesOf(words) {
  return Object.entries(words).flatMap(([name, { purpose }]) =>
    purpose === undefined ? [] : [[`\`${name}\``, purpose]],
  );
}

function layerRow({ name, files, what, effects, from, packages = [], builtins = [] }) {
  const imports = [
    from === undefined ? 'all above' : from.join(', ') || 'none',
    ...builtins.map((name) => (name === 'node:' ? 'any module of Node.js' : `\`${name}\``)),
    ...packages.map((start) => `\`${start}${start.endsWith('/') ? '*' : ''}\``),
  ];
  const where = files.map((file) => `\`${file}\``).join(', ');
  return [name, where, what, effects, imports.join('; ')];
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*');
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
