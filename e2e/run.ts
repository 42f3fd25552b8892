// Command line: runs the workflows under e2e/workflows/ and examples/ with act against the sandbox, and prints how each ended. Arguments
// are words: only workflows with one of them in their names run.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sandboxVariables } from '../sandbox/serve.ts';
import { startSandbox } from '../sandbox/server.ts';
import { runWorkflow } from './act.ts';
import { EXAMPLE_SCENARIOS } from './example-scenarios.ts';
import { findLeaks, type Leak } from './leaks.ts';
import { E2E_WORLD, problemsOf, requestsOf, SCENARIOS, type Scenario } from './scenarios.ts';
import { findAwsCli, provideAct, type Tool, type ToolName } from './tools.ts';

type JobOutcome = 'passed' | 'failed' | 'skipped';

const ROOT = resolve(import.meta.dirname, '..');
/** Folder of all generated files; git ignores it. */
const DIRECTORY = join(ROOT, '.e2e');

async function run(signal: AbortSignal): Promise<readonly JobOutcome[]> {
  mkdirSync(DIRECTORY, { recursive: true });
  const tools = { act: await provideAct(), aws: findAwsCli() };
  const outcomes: JobOutcome[] = [];
  for (const scenario of [...SCENARIOS, ...EXAMPLE_SCENARIOS].filter(isWanted)) {
    if (signal.aborted) return [...outcomes, 'failed'];
    outcomes.push(await runScenario(scenario, tools, signal));
  }
  return outcomes;
}

function isWanted({ name }: Scenario): boolean {
  const words = process.argv.slice(2);
  return words.length === 0 || words.some((word) => name.includes(word));
}

async function runScenario(
  scenario: Scenario,
  tools: Readonly<Record<ToolName, Tool>>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  for (const name of scenario.needs) {
    const tool = tools[name];
    if (!tool.found) {
      console.log(`e2e: SKIPPED: ${scenario.name}: ${tool.reason}`);
      return 'skipped';
    }
  }
  const startedAt = performance.now();
  const { problems, log } = await check(scenario, { act: pathOf(tools.act), aws: pathOf(tools.aws) }, signal);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (problems.length === 0) {
    console.log(`e2e: passed: ${scenario.name} (${seconds} s)`);
    return 'passed';
  }
  console.log(log.trimEnd());
  console.log(`e2e: FAILED: ${scenario.name} (${seconds} s)`);
  for (const problem of problems) console.log(`  ${problem}`);
  return 'failed';
}

/** Runs a workflow in a sandbox of its own, so that every secret that can show in its log is known. */
async function check(
  scenario: Scenario,
  paths: Readonly<Record<ToolName, string>>,
  signal: AbortSignal,
): Promise<{ readonly problems: readonly string[]; readonly log: string }> {
  const { workflow, repositories, world = E2E_WORLD, event = { name: 'push', payload: {} } } = scenario;
  const sandbox = await startSandbox({ world });
  try {
    const {
      ACTIONS_ID_TOKEN_REQUEST_URL: url = '',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '',
      ...rest
    } = sandboxVariables(sandbox);
    const variables = { ...rest, GITHUB_REPOSITORY: 'octo-org/octo-repo', E2E_AWS_CLI: paths.aws };
    const idToken = { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token };
    const result = await runWorkflow({
      actPath: paths.act,
      root: ROOT,
      directory: DIRECTORY,
      workflow,
      repositories,
      event,
      signal,
      variables: scenario.withoutIdToken === true ? variables : { ...variables, ...idToken },
    });
    const leaks = findLeaks(result.log, sandbox.issuedSecrets);
    const problems = [
      ...problemsOf(scenario, result, requestsOf(sandbox.requests)),
      ...leaks.map(({ index, encoding }) => `secret ${index + 1} of the sandbox shows in the log (${encoding})`),
    ];
    return { problems, log: withoutLeaks(result.log, leaks) };
  } finally {
    await sandbox.close();
  }
}

function pathOf(tool: Tool): string {
  return tool.found ? tool.path : '';
}

/** The log with the place of each leak marked, so that it can be shown. */
function withoutLeaks(log: string, leaks: readonly Leak[]): string {
  return leaks.reduce((text, { piece }) => text.replaceAll(piece, '<LEAKED>'), log);
}

/** A skipped workflow is a failure in CI, unless E2E_MAY_SKIP says that this machine cannot run it. */
function exitCodeOf(outcomes: readonly JobOutcome[]): number {
  const mustRun = process.env['CI'] === 'true' && process.env['E2E_MAY_SKIP'] !== 'true';
  if (mustRun && outcomes.includes('skipped')) {
    console.log('e2e: FAILED: with CI=true nothing may be skipped, unless E2E_MAY_SKIP=true');
    return 1;
  }
  return outcomes.includes('failed') ? 1 : 0;
}

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
const outcomes = await run(stopped.signal);
const count = (outcome: JobOutcome): number => outcomes.filter((one) => one === outcome).length;
console.log(`e2e: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = exitCodeOf(outcomes);
