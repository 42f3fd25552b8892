// What each part of the reliability run tells: what was tried, how often, and what was lost. Types only.

/** How much is to be tried. */
export interface RunOptions {
  /** A few of everything, for CI; else all of it. */
  readonly short: boolean;
  /** Of everything that is left to chance; printed, so that a run can be repeated. */
  readonly seed: number;
}

/** One part of the report. */
export interface Section {
  /** A heading, such as "Every fault at every request". */
  readonly title: string;
  /** What was tried, and what would have counted as a loss: a paragraph of plain text. */
  readonly tried: string;
  /** Figures by name, such as ["Runs", "468"]. */
  readonly figures: readonly (readonly [what: string, figure: string])[];
  /** What went wrong, a sentence each with what is needed to repeat it; none is the aim. */
  readonly problems: readonly string[];
}

/** A section, and the run that it comes from. */
export interface KeptSection extends Section {
  /** Day, such as 2026-01-31. */
  readonly at: string;
  readonly commit: string;
  readonly seed: number;
}

/** A part of the run. Never throws: what goes wrong is a problem of its section. */
export type Part = (options: RunOptions) => Promise<Section>;
