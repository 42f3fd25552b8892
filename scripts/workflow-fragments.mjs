// Completes a fragment of a workflow, as pages show it, so that tools can read it. Pure.
import { parse } from 'yaml';

/** Keys that a job may have. */
const JOB_KEYS = [
  'concurrency',
  'container',
  'env',
  'environment',
  'if',
  'needs',
  'outputs',
  'permissions',
  'runs-on',
  'services',
  'steps',
  'strategy',
  'timeout-minutes',
  'uses',
  'with',
  'secrets',
];
/** Keys of other YAML: CloudFormation, actions, and settings of Dependabot and pre-commit. */
const OTHER_KEYS = ['AWSTemplateFormatVersion', 'AssumeRolePolicyDocument', 'Resources', 'repos', 'runs', 'updates'];

const ACTION = 'org/aws-token-guard@v1';
const JOB = ['on: push', 'jobs:', '  job:'];
const RUNS_ON = '    runs-on: ubuntu-latest';

/**
 * @typedef {object} CompleteWorkflow
 * @property {string} text
 * @property {number} linesBefore - how many lines stand before those of the fragment
 */

/**
 * @param {string} fragment - YAML: a workflow, or jobs, keys of a job, steps, or inputs of this action's step
 * @returns {CompleteWorkflow | undefined} undefined for other YAML
 * @throws {Error} if it is not YAML, or of an unknown kind
 */
export function completeWorkflow(fragment) {
  const value = parse(fragment, { logLevel: 'error' });
  if (Array.isArray(value)) return around([...JOB, RUNS_ON, '    steps:', ...missingSteps(fragment)], fragment, 6);
  const keys = Object.keys(value ?? {});
  const has = (key) => keys.includes(key);
  if (keys.some((key) => OTHER_KEYS.includes(key))) return undefined;
  if (has('jobs')) return around(has('on') ? [] : ['on: push'], fragment, 0);
  if (keys.length === 1 && has('with'))
    return around([...JOB, RUNS_ON, '    steps:', `      - uses: ${ACTION}`], fragment, 8);
  if (keys.length > 0 && keys.every((key) => JOB_KEYS.includes(key))) {
    const rest = has('steps') || has('uses') ? [] : ['    steps:', '      - run: ./deploy.sh'];
    return around([...JOB, ...(has('runs-on') || has('uses') ? [] : [RUNS_ON])], fragment, 4, rest);
  }
  if (keys.length > 0 && Object.values(value).every((job) => job?.steps ?? job?.uses)) {
    return around(JOB.slice(0, 2), fragment, 2);
  }
  throw new Error(`neither a workflow nor a known part of one (${keys.join(', ') || typeof value})`);
}

function around(before, fragment, indent, after = []) {
  const lines = fragment.trimEnd().split('\n');
  const indented = lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return { text: `${[...before, ...indented, ...after].join('\n')}\n`, linesBefore: before.length };
}

/** A fragment may refer to a step that the page has shown before. */
function missingSteps(fragment) {
  const named = new Set([...fragment.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id]) => id));
  const own = new Set([...fragment.matchAll(/^\s*(?:- )?id: ([\w-]+)\s*$/gm)].map(([, id]) => id));
  return [...named].filter((id) => !own.has(id)).map((id) => `      - { id: ${id}, uses: ${ACTION} }`);
}
