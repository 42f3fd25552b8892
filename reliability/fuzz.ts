// Runs the properties in reliability/fuzz: everything that somebody else can choose, in single functions and in whole processes of the
// packed action. jest prints what fails with a shrunken case, and the seed and path that repeat it. Effect: a process.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Part } from './part.ts';

const ROOT = resolve(import.meta.dirname, '..');
const JEST = ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** Share of the cases, policies that are tried, and a limit: a case that never ends cannot be ended from within. */
const SHORT = { share: 0.03, policies: 1000, limitSeconds: 600 };
const WHOLE = { share: 1, policies: 20_000, limitSeconds: 3600 };

/** jest's own report, as far as it matters here. */
interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly name: string; readonly message: string; readonly status: string }[];
}

/** All properties, with fewer cases each in a short run. */
export const fuzz: Part = async ({ actionDirectory, short, seed }) => {
  const { share, policies, limitSeconds } = short ? SHORT : WHOLE;
  const { stdout } = spawnSync(process.execPath, [...JEST, '--config', 'reliability/fuzz/jest.config.mjs', '--json'], {
    cwd: ROOT,
    env: {
      ...process.env,
      FAST_CHECK_SEED: `${seed}`,
      FUZZ_SHARE: `${share}`,
      POLICY_CASES: `${policies}`,
      FUZZ_ACTION: actionDirectory,
      TEST_LIMIT_MINUTES: `${limitSeconds / 60}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (!stdout) return { figures: [], problems: [`seed ${seed}: jest came to no end or could not run`] };
  const { numTotalTests, testResults } = JSON.parse(stdout) as Report;
  const failed = testResults.filter(({ status }) => status !== 'passed');
  return {
    figures: [
      ['Properties', `${numTotalTests}`],
      ['Share of their cases', `${share}`],
    ],
    problems: failed.map(({ name, message }) => `seed ${seed}, ${name}: ${message.slice(0, 1000)}`),
  };
};
