// What it takes to replace configure-aws-credentials by this action: the line that changes, and what will differ then. Effect: reads files.
import { type Words, words } from '../util/words.ts';
import { checkStep } from './checks.ts';
import { type Parse, parseOnce } from './given-settings.ts';
import { stepRunsOf } from './inspect.ts';
import { TIME_IS_UP } from './limits.ts';
import type { PreflightOptions, UnreadFile } from './preflight-report.ts';
import type { StepRun } from './step-run.ts';

/** One step that changes. */
export interface Migration {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** The line with `uses:`, as it is and as it will be. */
  readonly before: string;
  readonly after: string;
  /** What this step does differently then; empty where nothing does. */
  readonly differences: readonly Words[];
}

/** All of them, and what was not looked at. */
export interface Migrations {
  readonly found: readonly Migration[];
  readonly unread: readonly UnreadFile[];
}

/** This action, as documentation names it. */
const THIS_ACTION = 'org/aws-token-guard@v1';

/**
 * Every step with configure-aws-credentials, once.
 * @param action - what `uses:` will name
 */
export async function migrations(options: PreflightOptions, action = THIS_ACTION): Promise<Migrations> {
  const { steps, read, unread, isOverdue } = await stepRunsOf(options);
  const others = steps.filter(({ step }) => step.aws === 'configure-aws-credentials');
  const places = Map.groupBy(others, ({ step, uses }) => `${step.source.file}\n${step.source.tree.spanOf(uses).line}`);
  const found: Migration[] = [];
  const parse = parseOnce();
  const lines = new Map<string, readonly string[]>();
  for (const runs of places.values()) {
    const [first] = runs;
    if (first === undefined) continue;
    const { file, tree } = first.step.source;
    if (isOverdue()) return { found, unread: [...unread, { file, reason: TIME_IS_UP.toLook }] };
    const linesOfFile = lines.get(file) ?? (await read(file)).toString('utf8').split(/\r?\n/);
    lines.set(file, linesOfFile);
    const { line } = tree.spanOf(first.uses);
    const before = linesOfFile[line - 1] ?? '';
    const after = before.replace(/aws-actions\/configure-aws-credentials@[^\s"'#]+(["']?)(?:\s+#.*)?/i, `${action}$1`);
    found.push({ file, line, before, after, differences: differencesOf(runs, parse) });
  }
  return { found, unread };
}

function differencesOf(runs: readonly StepRun[], parse: Parse): readonly Words[] {
  const [first] = runs;
  if (first === undefined) return [];
  const { inputs } = first;
  const ofInputs = Object.entries(OF_INPUTS).flatMap(([name, sentence]) => (inputs.has(name) ? [sentence] : []));
  const ofAbsence = inputs.has('role-session-name') || !inputs.has('role-to-assume') ? [] : [SESSION_NAME];
  return [...refusedThere(runs, parse), ...withoutToken(runs), ...ofAbsence, ...ofInputs];
}

/** What this action refuses and configure-aws-credentials does not. */
function refusedThere(runs: readonly StepRun[], parse: Parse): readonly Words[] {
  const sentences = runs.flatMap(({ run, steps, index, problems }) => {
    const own = steps.map((step, n) => (n === index ? { ...step, aws: 'aws-token-guard' as const } : step));
    const found = checkStep(run, own, { index, hasDependabot: false, parse })?.problems ?? [];
    const known = new Set(problems.map(({ code }) => code));
    return found.filter(({ code, weight }) => weight === 'fatal' && REFUSALS.includes(code) && !known.has(code));
  });
  return [
    ...new Map(sentences.map(({ explanation }) => [JSON.stringify(explanation.cause), explanation.cause])).values(),
  ].map((cause) => (typeof cause === 'string' ? words`${cause}` : words`This action refuses it: ${cause}`));
}

const REFUSALS = ['INVALID_INPUT', 'EXPRESSION_EMPTY', 'ROLE_NOT_ALLOWED', 'ACCOUNT_NOT_ALLOWED', 'PARTITION_MISMATCH'];

function withoutToken(runs: readonly StepRun[]): readonly Words[] {
  const lacksToken = runs.some(({ run, usesToken }) => usesToken !== false && run.permission.level === 'missing');
  return lacksToken
    ? [
        words`Without an ID token, this action doesn't go on with other credentials. If the role is assumed with those of the machine or an earlier step, add "role-chaining: true". Otherwise add "id-token: write".`,
      ]
    : [];
}

const SESSION_NAME = words`The session is named after the run, where it was "GitHubActions". If a policy checks the old name, add "role-session-name: GitHubActions".`;

/** By input: what is not the same where it is given. */
const OF_INPUTS: Readonly<Record<string, Words>> = {
  'role-chaining': words`"role-chaining" takes the first source on the machine, and fails if that one doesn't work.`,
  'use-existing-credentials': words`"use-existing-credentials" keeps credentials only if they belong to the wanted role or keys, and last 15 minutes or "minimum-remaining-seconds".`,
  'aws-profile': words`"aws-profile" adds the profile to private copies of your AWS files. Nothing is written to "~/.aws".`,
  'overwrite-aws-profile': words`"overwrite-aws-profile" replaces the profile in the copies only.`,
  'allowed-account-ids': words`"allowed-account-ids" is checked before anything is published, on every path.`,
  'unset-current-credentials': words`"unset-current-credentials" also blanks earlier keys if the step fails.`,
  'http-proxy': words`"http-proxy" is also used for the ID token and GitHub's API.`,
  'retry-max-attempts': words`Only failures that can pass are tried again.`,
  'special-characters-workaround': words`"special-characters-workaround" tries 20 times at most.`,
};
