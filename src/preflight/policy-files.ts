// Finds the trust policy of a role in the files at hand. Effect: reads files.
import { posix } from 'node:path';
import type { RoleArn } from '../aws/arn.ts';
import {
  decodeText,
  POLICY_FILE_MAX_BYTES,
  type ReadPolicyFile,
  readPolicyValue,
  readTrustPolicyFile,
} from '../github/trust-policy-file.ts';
import { readInside } from '../github/workspace-file.ts';
import {
  chooseTrustPolicy,
  type FoundPolicy,
  findPolicies,
  type Lines,
  namesRole,
} from '../trust-policy/parse-policy.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { listFiles } from './file-list.ts';
import { globMatcher } from './glob.ts';
import { type Missing, startMissing, TIME_IS_UP } from './limits.ts';
import type { UnreadFile } from './preflight-report.ts';
import type { StepRun } from './step-run.ts';
import { WORKFLOWS_FOLDER } from './workflow-files.ts';

/** Finds the policy of a role. */
export interface PolicyFinder {
  find(step: StepRun): Promise<ReadPolicyFile | undefined>;
  /** Whether there is any file to look in. */
  hasFiles(step: StepRun): boolean;
  /** What was not searched, so far. */
  unread(): readonly UnreadFile[];
}

const PATTERN_FILES_MAX_COUNT = 500;
/** Of all files of the patterns: what was read stays in memory. */
const PATTERN_FILES_MAX_BYTES = 64_000_000;

/** A search in the files of the patterns. */
interface Search {
  readonly root: string;
  readonly missing: Missing;
  /** Whether to stop; asked before each file. */
  isOverdue(): boolean;
}

/**
 * Looks in `trust-policy-file` of the step, then in the files of the patterns. Each file is read once.
 * @param isOverdue - whether to stop; asked before each file
 */
export async function policyFinder(
  root: string,
  patterns: readonly string[],
  isOverdue: () => boolean,
): Promise<PolicyFinder> {
  const search: Search = { root, missing: startMissing(), isOverdue };
  const files = await matchingFiles(patterns, search);
  const policiesIn = policyReader(search);
  const known = new Map<string, Promise<ReadPolicyFile | undefined>>();
  const look = async ({ settings: { role, trustPolicyFile } }: StepRun, folder: string) => {
    if (trustPolicyFile !== undefined) return inFileOfStep(root, trustPolicyFile, { role, folder });
    return role === undefined ? undefined : inFiles(files, role, { ...search, policiesIn });
  };
  return {
    find: (step) => {
      const folder = posix.dirname(step.run.source.file);
      const key = [folder, step.settings.trustPolicyFile, step.settings.role?.text].join('\n');
      const found = known.get(key) ?? look(step, folder);
      known.set(key, found);
      return found;
    },
    hasFiles: ({ settings }) => patterns.length > 0 || settings.trustPolicyFile !== undefined,
    unread: search.missing.files,
  };
}

/** The files of the patterns, as many as are read. */
async function matchingFiles(
  patterns: readonly string[],
  { root, missing, isOverdue }: Search,
): Promise<readonly string[]> {
  if (patterns.length === 0) return [];
  const all = await listFiles(root, '', isOverdue);
  for (const { file, reason } of all.unread) missing.add(file, reason);
  const matchers = patterns.map(globMatcher);
  const matching = all.files.filter((file) => !isOverdue() && matchers.some((matches) => matches(file)));
  const [next] = matching.slice(PATTERN_FILES_MAX_COUNT);
  if (next !== undefined) missing.add(next, `Only ${PATTERN_FILES_MAX_COUNT} files with trust policies are read.`);
  return matching.slice(0, PATTERN_FILES_MAX_COUNT);
}

/** The policies in a file; undefined once all files together have too many bytes. */
type ReadPolicies = (file: string) => Promise<PoliciesIn | undefined>;

/** Reads each file once. What cannot be read has no policies. */
function policyReader({ root, missing }: Search): ReadPolicies {
  let left = PATTERN_FILES_MAX_BYTES;
  const known = new Map<string, PoliciesIn>();
  return async (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    if (left <= 0) {
      missing.addFirst(file, TOO_MANY_BYTES);
      return undefined;
    }
    const read = await readPolicies(root, file);
    if (typeof read === 'string') missing.add(file, read);
    const found = typeof read === 'string' ? NO_POLICIES : read;
    left -= found.bytes;
    known.set(file, found);
    return found;
  };
}

/** The policy of the role in the first file that has it. */
async function inFiles(
  files: readonly string[],
  role: RoleArn,
  { policiesIn, missing, isOverdue }: Search & { readonly policiesIn: ReadPolicies },
): Promise<ReadPolicyFile | undefined> {
  for (const file of files) {
    if (isOverdue()) {
      missing.addFirst(file, TIME_IS_UP.toReadPolicies);
      return undefined;
    }
    const policies = await policiesIn(file);
    if (policies === undefined) return undefined;
    const found = policyOf(role, file, policies);
    if (found !== undefined) return found;
  }
  return undefined;
}

function policyOf(role: RoleArn, file: string, { found, lines }: PoliciesIn): ReadPolicyFile | undefined {
  if (!namesRole(found, role) && !isNamedAfter(file, role)) return undefined;
  const chosen = chooseTrustPolicy(found, role, lines);
  if (!chosen.ok) return undefined;
  return { ok: true, file: defined({ path: file, policy: chosen.policy, roleArn: chosen.roleArn }) };
}

async function inFileOfStep(
  root: string,
  path: string,
  { role, folder }: { readonly role: RoleArn | undefined; readonly folder: string },
): Promise<ReadPolicyFile> {
  const found = await readTrustPolicyFile({ GITHUB_WORKSPACE: root }, path, role);
  // An example has its files beside it.
  const beside = posix.join(folder, path);
  return found.ok || folder === WORKFLOWS_FOLDER
    ? found
    : readTrustPolicyFile({ GITHUB_WORKSPACE: root }, beside, role);
}

/** The policies in one file. */
interface PoliciesIn {
  readonly found: readonly FoundPolicy[];
  readonly lines: Lines;
  readonly bytes: number;
}

const NO_POLICIES: PoliciesIn = { found: [], lines: new WeakMap(), bytes: 0 };

/** A pattern may also match files of other tools, which need not be understood. */
const WITH_POLICY = /Statement|AssumeRolePolicyDocument|assume_role_policy/;

const TOO_MANY_BYTES = `Only ${PATTERN_FILES_MAX_BYTES / 1e6} MB of files with trust policies are read. This file and those after it were not.`;

/** The policies in a file, or why it could not be read. */
async function readPolicies(root: string, file: string): Promise<PoliciesIn | string> {
  try {
    const bytes = await readInside(root, file, POLICY_FILE_MAX_BYTES);
    const text = decodeText(bytes);
    if (!WITH_POLICY.test(text)) return NO_POLICIES;
    const read = await readPolicyValue(text);
    if (!read.ok) return read.problem;
    const { root: value, lines } = read.value;
    return { found: findPolicies(value), lines, bytes: bytes.length };
  } catch (error) {
    return `It cannot be read: ${plainText((error as Error).message)}`;
  }
}

/** A file with a policy alone does not say whose it is: `deploy.json` and `deploy-trust.json` are those of `deploy`. */
function isNamedAfter(file: string, { name }: RoleArn): boolean {
  const base =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return (
    base === name ||
    (/^[-_.]?(?:trust|assume-?role)(?:[-_.]?policy)?$/i.test(base.slice(name.length)) && base.startsWith(name))
  );
}
