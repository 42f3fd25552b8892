// Runs the probes of single functions, and ends the one that hangs. Effect: a thread.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Probed } from './fuzz-probe.ts';
import type { WorkerNews, WorkerRequest } from './fuzz-worker.ts';

/** What is to be tried; `only` and `path` repeat a single counterexample. */
export interface FunctionOptions {
  readonly seed: number;
  readonly share: number;
  readonly limitSeconds: number;
  readonly only?: string | undefined;
  readonly path?: string | undefined;
  /** Told of each probe that is done. */
  readonly tell?: (probed: Probed, seconds: number) => void;
}

/** A case that takes longer than this is not waited for. */
const HANG_SECONDS = 30;

/** A thread that dies before its first probe would die again. */
const NO_PROBE = 'before the first probe';

/** Everything, with a new thread where one had to be ended. */
export async function fuzzFunctions(options: FunctionOptions): Promise<readonly Probed[]> {
  const probed: Probed[] = [];
  for (;;) {
    const folder = await mkdtemp(join(tmpdir(), 'fuzz-functions-'));
    const hung = await runThread(options, probed, folder).finally(() => rm(folder, { recursive: true, force: true }));
    if (hung === undefined) return probed;
    probed.push(hung);
    if (hung.name === NO_PROBE) return probed;
  }
}

/**
 * Runs what has not been run yet.
 * @returns the probe that hung; undefined at the end
 */
function runThread(options: FunctionOptions, probed: Probed[], folder: string): Promise<Probed | undefined> {
  const cases = new SharedArrayBuffer(4);
  const counter = new Int32Array(cases);
  const { tell = () => {}, ...wanted } = options;
  const workerData: WorkerRequest = { ...wanted, skipped: probed.map(({ name }) => name), folder, cases };
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData });
  let name = NO_PROBE;
  let [seen, since, begunAt] = [-1, performance.now(), performance.now()];
  return new Promise((resolve) => {
    let isEnding = false;
    const end = (result: Probed | undefined) => {
      if (isEnding) return; // it exits because it is ended
      isEnding = true;
      clearInterval(timer);
      void worker.terminate().then(() => resolve(result));
    };
    const broken = (problem: string): Probed => ({ name, runs: counter[0] ?? 0, problem: `${name}: ${problem}` });
    const timer = setInterval(() => {
      const now = Atomics.load(counter, 0);
      if (now !== seen) [seen, since] = [now, performance.now()];
      else if (performance.now() - since > HANG_SECONDS * 1000)
        end(
          broken(`Case ${now} does not come back (node reliability/fuzz.ts --seed ${options.seed} --only "${name}").`),
        );
    }, 500);
    worker.on('message', (news: WorkerNews) => {
      if ('begun' in news) {
        [name, seen, begunAt] = [news.begun, -1, performance.now()];
      } else if ('done' in news) {
        probed.push(news.done);
        tell(news.done, (performance.now() - begunAt) / 1000);
      } else end(undefined);
    });
    worker.once('error', (error: Error) => end(broken(`The thread died: ${error.message}`)));
    worker.once('exit', () => end(broken('The thread ended early.')));
  });
}
