// Plays many scenarios, a few at a time: most of their time is spent waiting. Effect: sandboxes and processes.
import { resolve } from 'node:path';
import type { Played } from '../preview.ts';
import type { RunChild } from '../runner/child.ts';
import { type Scenario, type Scene, stage } from './scenario.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '../..');

/**
 * Plays scenarios with the packed action, each in a sandbox of its own.
 * @param play - what to do with one that is set up
 * @param atOnce - how many may run at the same time
 * @param runnerOf - what takes the place of the processes of a scenario's main steps, if anything
 * @returns what came of each, in their order
 */
export function playAll<T>(
  scenarios: readonly Scenario[],
  play: (scene: Scene) => Promise<T>,
  atOnce: number,
  runnerOf: (scenario: Scenario) => RunChild | undefined = () => undefined,
): readonly Promise<T>[] {
  const outcomes = scenarios.map((scenario) => ({ scenario, ...Promise.withResolvers<T>() }));
  const waiting = outcomes.values();
  const work = async (): Promise<void> => {
    for (const { scenario, resolve, reject } of waiting) {
      const scene = stage(scenario, ACTION_DIRECTORY, runnerOf(scenario));
      await scene.then((staged) => playOne(staged, play)).then(resolve, reject);
    }
  };
  for (let worker = 0; worker < atOnce; worker++) void work();
  // One that fails is reported to the caller, in its turn.
  for (const { promise } of outcomes) promise.catch(() => {});
  return outcomes.map(({ promise }) => promise);
}

async function playOne<T>(scene: Scene, play: (scene: Scene) => Promise<T>): Promise<T> {
  try {
    return await play(scene);
  } finally {
    await scene.close();
  }
}

/** Main step and post step, and what they leave. */
export async function playWhole({ scenario, job, inputs, play }: Scene): Promise<Played> {
  const result = await play();
  const posts = await job.runPosts();
  const masked = Object.entries(inputs).map(([name, value]) => [name, job.mask(value)]);
  return { scenario, inputs: Object.fromEntries(masked), result, posts };
}
