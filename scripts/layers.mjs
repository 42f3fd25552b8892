// The layers of src, from the bottom up. A file may import from its own layer and from those below it, types included.
// docs/architecture.md shows this table; __tests__/contract.test.ts holds every file and every import to it.

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {readonly string[]} files - below src; a folder ends in a slash. The longest match decides
 * @property {string} what - one line for the documentation
 * @property {string} effects
 */

/** @type {readonly Layer[]} */
export const LAYERS = [
  { name: 'utilities', files: ['util/'], what: 'time, text, files, JSON', effects: 'files' },
  { name: 'secrets', files: ['secrets/'], what: 'secrets and how they are masked', effects: 'none' },
  {
    name: 'values',
    files: [
      'aws/arn.ts',
      'aws/partition.ts',
      'aws/role-session.ts',
      'net/failure.ts',
      'net/failure-kind.ts',
      'net/service-url.ts',
      'github/workflow/target.ts',
    ],
    what: 'ARNs, partitions, sessions, failures, places in a workflow',
    effects: 'none',
  },
  {
    name: 'trust policies',
    files: ['trust-policy/'],
    what: 'parse, evaluate, lint and generate trust policies; a library of its own',
    effects: 'none',
  },
  { name: 'network', files: ['net/'], what: 'deadline, retries, limits, proxies', effects: 'timers' },
  { name: 'settings', files: ['settings/'], what: 'inputs, outputs and sources; inputs to settings', effects: 'none' },
  {
    name: 'facts',
    files: ['observe/facts.ts', 'observe/expectations.ts'],
    what: 'what a run saw, as plain JSON',
    effects: 'none',
  },
  {
    name: 'services',
    files: ['aws/', 'github/'],
    what: 'the only importers of the AWS SDK and of @actions/* and yaml',
    effects: 'network, files of the runner',
  },
  {
    name: 'observe',
    files: ['observe/'],
    what: 'asks the services and gathers the facts',
    effects: 'through services',
  },
  { name: 'diagnosis', files: ['diagnosis/'], what: 'facts to findings, findings to words', effects: 'none' },
  {
    name: 'publish',
    files: ['publish/'],
    what: 'gives credentials to later steps: variables, profiles, the helper; and takes them back',
    effects: 'files',
  },
  { name: 'report', files: ['report/'], what: 'annotation, summary, log, comment', effects: 'through ports' },
  { name: 'leaks', files: ['leaks/'], what: 'the leak check of the post step', effects: 'reads files' },
  { name: 'run', files: ['run/'], what: 'parse, observe, diagnose, publish, report', effects: 'through ports' },
  {
    name: 'entries',
    files: ['main.ts', 'post.ts', 'credential-process.ts', 'renew-entry.ts'],
    what: 'build the ports and start; the only readers of process.env',
    effects: 'all',
  },
  {
    name: 'bundle stubs',
    files: ['bundle-stubs/'],
    what: 'stand in for parts of packages that the bundle leaves out; nothing in src imports them',
    effects: 'none',
  },
];

/**
 * The index of the layer to which a file belongs.
 * @param {string} path - below src, with forward slashes
 * @returns {number} -1 where no row names it
 */
export function layerOf(path) {
  const matches = LAYERS.flatMap(({ files }, index) =>
    files
      .filter((file) => file === path || (file.endsWith('/') && path.startsWith(file)))
      .map((file) => ({ file, index })),
  );
  return matches.sort((a, b) => b.file.length - a.file.length)[0]?.index ?? -1;
}
