// What each part of the reliability run is given, and what it tells. Types only.

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
