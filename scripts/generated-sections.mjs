// Parts of files that are generated from tables in the code. `npm run docs` writes them; a contract test fails where one is
// out of date.
import { stringify } from 'yaml';
import { PREFLIGHT_INPUTS, PREFLIGHT_OUTPUTS } from '../src/preflight/action-inputs.ts';
import { INPUT_GROUPS, INPUT_WORDS } from '../src/settings/input-words.ts';
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
  { file: 'action.yml', name: 'inputs', render: renderManifestInputs },
  { file: 'action.yml', name: 'outputs', render: () => yaml({ outputs: manifestOutputs() }) },
  { file: 'preflight/action.yml', name: 'inputs', render: () => yaml({ inputs: preflightInputs() }) },
  { file: 'preflight/action.yml', name: 'outputs', render: () => yaml({ outputs: PREFLIGHT_OUTPUTS }) },
  {
    file: 'docs/preflight.md',
    name: 'inputs',
    render: () => table(['input', 'what it does', 'default'], Object.entries(PREFLIGHT_INPUTS).map(preflightRow)),
  },
  {
    file: 'docs/preflight.md',
    name: 'outputs',
    render: () => table(['output', 'value'], outputRows(PREFLIGHT_OUTPUTS)),
  },
  { file: 'README.md', name: 'inputs', render: () => inputGroups().map(renderGroup).join('\n\n') },
  { file: 'README.md', name: 'outputs', render: () => table(['output', 'value'], outputRows(OUTPUTS)) },
  {
    file: 'docs/migrating.md',
    name: 'new inputs',
    render: () => table(['new input', 'purpose'], purposesOf(INPUT_WORDS)),
  },
  {
    file: 'docs/migrating.md',
    name: 'new outputs',
    render: () => table(['new output', 'purpose'], purposesOf(OUTPUTS)),
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

/**
 * The names of the inputs of each group.
 * @returns {readonly (readonly [group: string, names: readonly string[]])[]}
 */
function inputGroups() {
  const byGroup = Map.groupBy(Object.keys(INPUTS), (name) => INPUT_WORDS[name].group);
  return INPUT_GROUPS.map((group) => [group, byGroup.get(group) ?? []]);
}

function renderManifestInputs() {
  const groups = inputGroups().map(([group, names]) => {
    const entries = yaml(Object.fromEntries(names.map((name) => [name, manifestInput(name)])));
    return `  # ${capitalized(group)}\n${entries.replace(/^/gm, '  ')}`;
  });
  return ['inputs:', ...groups].join('\n');
}

/** An input that has no default in action.yml says in its description what counts without it. */
function manifestInput(name) {
  const { description } = INPUT_WORDS[name];
  const usual = manifestDefault(name);
  return usual === undefined
    ? { description: `${description} Default: ${INPUTS[name].default}.`, required: false }
    : { description, required: false, default: usual };
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

/** The first group is open: it is what most steps need. */
function renderGroup([group, names], index) {
  const rows = names.map((name) => [`\`${name}\``, cell(INPUT_WORDS[name].description), `\`${INPUTS[name].default}\``]);
  const summary = `<summary><b>${capitalized(group)}</b>: ${names.map((name) => `<code>${name}</code>`).join(', ')}</summary>`;
  return `<details${index === 0 ? ' open' : ''}>${summary}\n\n${table(['input', 'what it does', 'default'], rows)}\n\n</details>`;
}

function capitalized(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function preflightInputs() {
  const entries = Object.entries(PREFLIGHT_INPUTS).map(([name, { default: usual, description }]) => [
    name,
    { description, required: false, ...(usual === '' ? {} : { default: usual }) },
  ]);
  return Object.fromEntries(entries);
}

function preflightRow([name, { default: usual, description }]) {
  return [`\`${name}\``, cell(description), usual === '' ? '' : `\`${usual}\``];
}

function outputRows(outputs) {
  return Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]);
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
