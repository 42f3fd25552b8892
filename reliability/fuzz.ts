// Runs the properties in reliability/fuzz: everything that somebody else can choose, in single functions and in whole processes of the
// packed action. jest prints what fails with a shrunken case, and the seed and path that repeat it. Effect: a process, a file.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Part } from './part.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SHORT_SHARE = 0.03;
/** A case that never ends cannot be ended from within. */
const LIMIT_SECONDS = { short: 300, whole: 3600 };

/** jest's own report, as far as it matters here. */
interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly name: string; readonly message: string; readonly status: string }[];
}

/** All properties, with fewer cases each in a short run. */
export const fuzz: Part = async ({ actionDirectory, short, seed }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  const file = join(folder, 'report.json');
  try {
    await runJest(file, (short ? LIMIT_SECONDS.short : LIMIT_SECONDS.whole) * 1000, {
      FAST_CHECK_SEED: String(seed),
      FUZZ_SHARE: String(short ? SHORT_SHARE : 1),
      POLICY_CASES: String(short ? 1000 : 20_000),
      FUZZ_ACTION: actionDirectory,
    });
    const { numTotalTests, testResults } = JSON.parse(await readFile(file, 'utf8')) as Report;
    const failed = testResults.filter(({ status }) => status !== 'passed');
    return {
      figures: [
        ['Properties', `${numTotalTests}`],
        ['Share of their cases', `${short ? SHORT_SHARE : 1}`],
      ],
      problems: failed.map(({ name, message }) => `seed ${seed}, ${name}: ${message.slice(0, 1000)}`),
    };
  } catch (error) {
    return { figures: [], problems: [`seed ${seed}: jest came to no end or could not run: ${error}`] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function runJest(outputFile: string, timeout: number, variables: Readonly<Record<string, string>>): Promise<void> {
  const flags = ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const options = ['--config', 'reliability/fuzz/jest.config.mjs', '--json', '--outputFile', outputFile];
  const child = spawn(process.execPath, [...flags, ...options], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout,
    killSignal: 'SIGKILL',
  });
  return new Promise((settle, reject) => child.once('error', reject).once('close', () => settle()));
}
