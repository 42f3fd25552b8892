// Reads the workflows and local actions of a repository, within fixed limits. Effect: reads files.
import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { mergeKeyLine, resolveAliases } from '../github/workflow/aliases.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  parseTree,
  repeatedKeyLine,
  type Tree,
  WORKFLOW_MAX_LENGTH,
  withoutDisputedBreaks,
} from '../github/workflow/tree.ts';
import { readInside } from '../github/workspace-file.ts';
import { listFiles, plainPath } from './file-list.ts';
import { TIME_IS_UP } from './limits.ts';
import type { UnreadFile } from './preflight-report.ts';

/** A YAML file of the repository. */
export interface YamlFile {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly tree: Tree;
  readonly text: string;
}

/** An entry of a file. */
export interface Place {
  readonly source: YamlFile;
  readonly entry: Entry;
}

/** The files of a repository. Each is read once. */
export interface Repository {
  readonly workflows: readonly YamlFile[];
  /** Those that were looked at, also where nothing in them can matter. */
  readonly count: number;
  readonly unread: readonly UnreadFile[];
  /** Whether Dependabot has a configuration. */
  readonly hasDependabot: boolean;
  /** The workflow that a job calls by `./…`; undefined where it cannot be read. */
  workflowAt(path: string): Promise<YamlFile | undefined>;
  /** The `action.yml` in the folder that a step names by `./…`; undefined where there is none, or it cannot be read. */
  actionAt(folder: string): Promise<YamlFile | undefined>;
  /** The bytes of a file. */
  read(path: string): Promise<Buffer>;
}

/** Files after these are not read. */
const WORKFLOWS_MAX_COUNT = 2000;
/** In UTF-8, one UTF-16 unit takes at most three bytes. */
const YAML_MAX_BYTES = 3 * WORKFLOW_MAX_LENGTH;
/** Where GitHub looks for workflows. */
export const WORKFLOWS_FOLDER = '.github/workflows';
/** What a workflow has that can matter: the actions, or something local that may use them. */
export const RELEVANT = /aws-token-guard|configure-aws-credentials|uses["']?\s*:\s*["']?(?:[.$]\/|\.\\|&)/i;

/**
 * Reads all workflows, and those among the given paths wherever they are.
 * @param paths - files and folders, relative to the root
 * @param isOverdue - whether to stop; asked before each file
 */
export async function readRepository(
  root: string,
  paths: readonly string[] = [],
  isOverdue: () => boolean = () => false,
): Promise<Repository> {
  const read = (path: string) => readInside(root, path, YAML_MAX_BYTES);
  const yamlAt = yamlReader(read);
  const { names, unread: unlisted } = await workflowNames(root, paths, isOverdue);
  const { workflows, count, unread } = await readWorkflows(names, yamlAt, isOverdue);
  return {
    workflows,
    count,
    unread: [...unlisted, ...unread],
    hasDependabot: await hasOneOf(['.github/dependabot.yml', '.github/dependabot.yaml'], read),
    workflowAt: (path) => firstOf([plainPath(path)], yamlAt),
    actionAt: (folder) =>
      firstOf(
        ['action.yml', 'action.yaml'].map((name) => posix.join(plainPath(folder), name)),
        yamlAt,
      ),
    read,
  };
}

/** Gives a file, or why there is none. */
type ReadYaml = (file: string) => Promise<YamlFile | string>;

/** Reads each file once. */
function yamlReader(read: Repository['read']): ReadYaml {
  const known = new Map<string, Promise<YamlFile | string>>();
  return (file) => {
    const found = known.get(file) ?? parseFile(file, read);
    known.set(file, found);
    return found;
  };
}

/** The first of the files that can be read. */
async function firstOf(files: readonly string[], yamlAt: ReadYaml): Promise<YamlFile | undefined> {
  for (const file of files) {
    const found = await yamlAt(file);
    if (typeof found !== 'string') return found;
  }
  return undefined;
}

/** Those that are workflows. One after the other, so that a thousand files are not open at once. */
async function readWorkflows(
  names: readonly string[],
  yamlAt: ReadYaml,
  isOverdue: () => boolean,
): Promise<Pick<Repository, 'workflows' | 'count' | 'unread'>> {
  const workflows: YamlFile[] = [];
  const unread: UnreadFile[] = [];
  let count = 0;
  for (const file of names.slice(0, WORKFLOWS_MAX_COUNT)) {
    if (isOverdue()) {
      unread.push({ file, reason: TIME_IS_UP.toRead });
      break;
    }
    count += 1;
    const found = await yamlAt(file);
    if (typeof found === 'string') {
      if (found !== IRRELEVANT) unread.push({ file, reason: found });
    } else if (isWorkflow(found.tree)) workflows.push(found);
  }
  const [next] = names.slice(WORKFLOWS_MAX_COUNT);
  if (next !== undefined) unread.push({ file: next, reason: `Only ${WORKFLOWS_MAX_COUNT} workflows are read.` });
  return { workflows, count, unread };
}

const IRRELEVANT = '';

async function hasOneOf(files: readonly string[], read: Repository['read']): Promise<boolean> {
  const found = await Promise.all(
    files.map((file) =>
      read(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

async function parseFile(file: string, read: Repository['read']): Promise<YamlFile | string> {
  try {
    const text = (await read(file)).toString('utf8').replace(/^\ufeff/, '');
    if (!RELEVANT.test(text) && !/(?:^|\/)action\.ya?ml$/.test(file)) return IRRELEVANT;
    const plain = withoutDisputedBreaks(text);
    const tree = parseTree(plain);
    if (tree === undefined) return 'It is not YAML that can be read in one way only, or it has too many parts.';
    const line = repeatedKeyLine(tree);
    if (line !== undefined) return `Line ${line} has a key that its mapping has already: GitHub refuses such a file.`;
    const merging = mergeKeyLine(tree);
    if (merging !== undefined) return `Line ${merging} merges a mapping ("<<"), which GitHub does not support.`;
    resolveAliases(tree);
    return { file, tree, text: plain };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'There is no such file.' : `It cannot be read${code === undefined ? '' : ` (${code})`}.`;
  }
}

/** Whether a file has jobs and says what starts them. */
function isWorkflow({ root }: Tree): boolean {
  return entriesOf(entryOf(root, 'jobs')?.value) !== undefined && entryOf(root, 'on') !== undefined;
}

/** The workflows of the repository, then those of the paths that lie elsewhere. */
async function workflowNames(
  root: string,
  paths: readonly string[],
  isOverdue: () => boolean,
): Promise<{ readonly names: readonly string[]; readonly unread: readonly UnreadFile[] }> {
  const own = await readdir(`${root}/${WORKFLOWS_FOLDER}`).catch(() => []);
  const names = new Set(
    own
      .filter(isYaml)
      .sort()
      .map((name) => `${WORKFLOWS_FOLDER}/${name}`),
  );
  const unread: UnreadFile[] = [];
  for (const path of paths.map(plainPath)) {
    const listed = isYaml(path) ? { files: [path], unread: [] } : await listFiles(root, path, isOverdue);
    for (const file of listed.files.filter(isYaml)) names.add(file);
    unread.push(...listed.unread);
  }
  return { names: [...names], unread };
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
