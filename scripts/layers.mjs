// The layers of src, from the bottom up: the one table of what may import what. docs/architecture.md shows it (`npm run docs`),
// and __tests__/contract.test.ts holds every file and every import to it, types included.

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {readonly string[]} files - below src; a folder ends in a slash. The longest match decides
 * @property {string} what - one line for the documentation
 * @property {string} effects
 * @property {readonly string[]} [from] - the only other layers that it imports from; otherwise all those below it
 * @property {readonly string[]} [packages] - the only packages that it imports, by the start of their names; otherwise none
 * @property {readonly string[]} [builtins] - the only modules of Node.js that it imports, each with those below it; otherwise none. `node:` stands for all
 */

/** @type {readonly Layer[]} */
export const LAYERS = [
  {
    name: 'utilities',
    files: ['util/'],
    what: 'Time, text, optional fields',
    effects: 'none',
    from: [],
  },
  {
    name: 'files',
    files: ['util/files.ts'],
    what: 'Private files and folders',
    effects: 'files',
    from: ['utilities'],
    builtins: ['node:fs', 'node:path'],
  },
  {
    name: 'secrets',
    files: ['secrets/'],
    what: 'Secrets: what they look like, how they are held and masked',
    effects: 'masks, through ports',
    from: ['utilities'],
  },
  {
    name: 'values',
    files: ['aws/arn.ts', 'aws/role-session.ts', 'net/failure.ts', 'net/service-url.ts'],
    what: 'ARNs, partitions, role sessions, failures',
    effects: 'none',
    from: ['utilities'],
  },
  {
    name: 'trust policies',
    files: ['trust-policy/'],
    what: 'A library of its own: parse, evaluate, lint and generate trust policies',
    effects: 'none',
    from: ['utilities', 'values'],
  },
  {
    name: 'resolution',
    files: ['resolution/'],
    what: 'Which credentials the tools of later steps take: a model of each',
    effects: 'none',
    from: ['utilities', 'values'],
    builtins: ['node:path'],
  },
  {
    name: 'network',
    files: ['net/'],
    what: 'Deadline, retries, limits, proxies',
    effects: 'timers, signal handlers of the process',
    from: ['utilities', 'secrets', 'values'],
    builtins: ['node:net'],
  },
  {
    name: 'settings',
    files: ['settings/'],
    what: 'Inputs, outputs and sources, each a row of a table; inputs to settings',
    effects: 'masks, through ports',
    from: ['utilities', 'secrets', 'values', 'network'],
  },
  {
    name: 'facts',
    files: ['observe/facts.ts', 'observe/expectations.ts'],
    what: 'What a run saw, as plain JSON, and what the workflow expects of it',
    effects: 'none',
    from: ['utilities', 'secrets', 'values', 'trust policies', 'resolution', 'settings'],
  },
  {
    name: 'GitHub',
    files: ['github/'],
    what: 'The runner, the ID token, the workflow and the API of GitHub',
    effects: 'network, files of the runner',
    packages: ['@actions/', 'yaml'],
    builtins: ['node:'],
  },
  {
    name: 'AWS',
    files: ['aws/'],
    what: 'STS, and credentials that the machine has',
    effects: 'network, programs that profiles name',
    from: ['utilities', 'files', 'secrets', 'values', 'resolution', 'network', 'settings'],
    packages: ['@aws-sdk/'],
    builtins: ['node:child_process', 'node:fs', 'node:http', 'node:https', 'node:net', 'node:os', 'node:path'],
  },
  {
    name: 'observe',
    files: ['observe/'],
    what: 'Asks GitHub and AWS, and gathers the facts',
    effects: 'through GitHub and AWS',
    builtins: ['node:crypto', 'node:fs', 'node:os', 'node:path'],
  },
  {
    name: 'diagnosis',
    files: ['diagnosis/'],
    what: 'Facts to findings, findings to words',
    effects: 'none',
    from: ['utilities', 'values', 'trust policies', 'resolution', 'settings', 'facts'],
  },
  {
    name: 'publish',
    files: ['publish/'],
    what: 'Gives credentials to later steps as variables, outputs, profiles and sessions that renew themselves, and takes them back',
    effects: 'files',
    builtins: ['node:'],
  },
  { name: 'report', files: ['report/'], what: 'Annotation, job summary, log, comment', effects: 'through ports' },
  {
    name: 'preflight',
    files: ['preflight/'],
    what: 'What workflows will have when they run, and what is wrong with them: findings before the first run',
    effects: 'reads files',
    builtins: ['node:fs', 'node:path'],
  },
  {
    name: 'leaks',
    files: ['leaks/'],
    what: 'The leak check of the post step',
    effects: 'reads files, writes the job summary',
    from: ['utilities', 'secrets', 'GitHub', 'publish', 'report'],
    builtins: ['node:fs', 'node:path'],
  },
  {
    name: 'run',
    files: ['run/'],
    what: 'The story of a run: parse, observe, diagnose, publish, report. `post-step.ts` is that of the post step',
    effects: 'files, and through ports',
    builtins: ['node:fs', 'node:path'],
  },
  {
    name: 'entries',
    files: ['main.ts', 'old-node.ts', 'renew-entry.ts', 'post.ts', 'credential-process.ts', 'preflight.ts'],
    what: 'Build the ports and start. The only readers of `process.env`',
    effects: 'all',
    builtins: ['node:'],
  },
  {
    name: 'bundle stubs',
    files: ['bundle-stubs/'],
    what: 'Stand in for packages, or parts of them, that the bundles leave out or share; nothing imports them',
    effects: 'none',
    from: [],
    packages: ['@smithy/signature-v4', 'yaml'],
  },
];

/**
 * The layer of a file.
 * @param {string} path - below src, with forward slashes
 * @returns {Layer | undefined} undefined where no row names it
 */
export function layerOf(path) {
  const rows = LAYERS.flatMap((layer) =>
    layer.files.filter((file) => isIn(path, file)).map((file) => ({ file, layer })),
  );
  return rows.sort((a, b) => b.file.length - a.file.length)[0]?.layer;
}

function isIn(path, file) {
  return file === path || (file.endsWith('/') && path.startsWith(file));
}

/**
 * Whether a file of one layer may import a file of another, or of the same.
 * @param {Layer} importing
 * @param {Layer} imported
 * @returns {boolean}
 */
export function mayImport(importing, imported) {
  if (importing === imported) return true;
  const isBelow = LAYERS.indexOf(imported) < LAYERS.indexOf(importing);
  return isBelow && (importing.from === undefined || importing.from.includes(imported.name));
}
