// What each part of the reliability run is given, and what it tells; and how a part tries many things of one kind: all of them, or a few
// that the seed chooses. Pure but for the trials themselves.
import { draw } from '../sandbox/faults.ts';

/** How much is tried, and of which build. */
export interface RunOptions {
  /** Folder with action.yml and dist. */
  readonly actionDirectory: string;
  /** Folder of another action, whose crowds are measured beside ours. */
  readonly besideDirectory?: string;
  /** A few of everything, as CI does; otherwise all of it. */
  readonly short: boolean;
  /** Decides everything that is left to chance. */
  readonly seed: number;
}

/** What came of a part. */
export interface Result {
  /** Figures by name, such as `['Kills', '468']`. */
  readonly figures: readonly (readonly [what: string, figure: string])[];
  /** Figures that are read side by side, the head first. */
  readonly table?: readonly (readonly string[])[];
  /** What went wrong, one sentence each with all that is needed to repeat it. */
  readonly problems: readonly string[];
}

/** A part of the run. Never throws: what goes wrong is a problem of its result. */
export type Part = (options: RunOptions) => Promise<Result>;

/** One thing to try. */
export interface Trial {
  readonly name: string;
  /** A short run takes as many of each group, as far as the group has them. */
  readonly group: string;
}

/** What came of trials. */
export interface Tried<T, R> {
  readonly played: readonly (readonly [trial: T, result: R])[];
  /** Each with the name of its trial. */
  readonly problems: readonly string[];
  /** Such as `940` or `40 of 940`. */
  readonly count: string;
}

interface Size {
  readonly inShort: number;
  readonly atOnce: number;
}

/** Plays the trials. One that throws is a problem, and has no result. */
export async function tryAll<T extends Trial, R extends { readonly problems: readonly string[] }>(
  all: readonly T[],
  { short, seed }: RunOptions,
  { inShort, atOnce }: Size,
  play: (trial: T) => Promise<R>,
): Promise<Tried<T, R>> {
  const trials = short ? sample(all, inShort, seed) : all;
  const played: [T, R][] = [];
  const problems: string[] = [];
  const waiting = trials.values();
  const worker = async (): Promise<void> => {
    for (const trial of waiting) {
      try {
        const result = await play(trial);
        played.push([trial, result]);
        problems.push(...result.problems.map((problem) => `${trial.name}: ${problem}.`));
      } catch (error) {
        problems.push(`${trial.name}: it could not be played: ${error}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { played, problems, count: short ? `${trials.length} of ${all.length}` : `${trials.length}` };
}

/** Takes one trial of each group, then another one of each group, and so on. */
function sample<T extends Trial>(trials: readonly T[], count: number, seed: number): readonly T[] {
  const drawn = trials.toSorted((a, b) => draw(`${seed} ${a.name}`) - draw(`${seed} ${b.name}`));
  const groups = Object.values(Object.groupBy(drawn, ({ group }) => group)).map((group = []) => group);
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, rank) => groups.flatMap((group) => group[rank] ?? []))
    .flat()
    .slice(0, count);
}
