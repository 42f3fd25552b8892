// Runs the probes of single functions, in a thread that can be ended when one of them does not come back.
import { parentPort, workerData } from 'node:worker_threads';
import { startAnswering } from './fuzz-answers.ts';
import { fileProbes } from './fuzz-files.ts';
import { policyProbes } from './fuzz-policies.ts';
import type { Probe, Probed } from './fuzz-probe.ts';
import { settingsProbes } from './fuzz-settings.ts';
import { stsProbes } from './fuzz-sts.ts';
import { tokenProbes } from './fuzz-tokens.ts';
import { wordProbes } from './fuzz-words.ts';

/** What the thread is told. */
export interface WorkerRequest {
  readonly seed: number;
  readonly share: number;
  readonly limitSeconds: number;
  /** Names of probes that are done, or are not wanted. */
  readonly skipped: readonly string[];
  readonly only?: string | undefined;
  readonly path?: string | undefined;
  /** For files, empty. */
  readonly folder: string;
  /** Counts the cases of the probe that runs. */
  readonly cases: SharedArrayBuffer;
}

/** What it tells: a probe that it begins, one that it has done; last, that there are no more. */
export type WorkerNews = { readonly begun: string } | { readonly done: Probed } | { readonly isOver: true };

const { seed, share, limitSeconds, skipped, only, path, folder, cases } = workerData as WorkerRequest;
const counter = new Int32Array(cases);
const tell = (news: WorkerNews) => parentPort?.postMessage(news);

const answering = await startAnswering();
const probes: readonly Probe[] = [
  ...wordProbes,
  ...settingsProbes,
  ...policyProbes,
  ...fileProbes(folder),
  ...tokenProbes(answering, folder),
  ...stsProbes(answering),
];
for (const { name, run } of probes) {
  if (skipped.includes(name) || (only !== undefined && only !== name)) continue;
  Atomics.store(counter, 0, 0);
  tell({ begun: name });
  const begin = () => Atomics.add(counter, 0, 1);
  tell({ done: await run({ seed, path, share, limitSeconds, begin }) });
}
tell({ isOver: true });
