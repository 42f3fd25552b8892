// One thing to be fuzzed: what goes in, what must hold, and how often that is tried. Every counterexample comes out shrunk, with the
// seed and the path that repeat it. Effect: measures the processor's time.
import fc from 'fast-check';

/** What is wrong, as a sentence; undefined where nothing is. Whatever is thrown is wrong as well. */
export type Verdict = string | undefined;

/** How much of one probe is tried. */
export interface ProbeOptions {
  readonly seed: number;
  /** Of a counterexample, to see it alone. */
  readonly path?: string | undefined;
  /** Of the runs, between 0 and 1. */
  readonly share: number;
  /** For all runs of the probe, and for shrinking. */
  readonly limitSeconds: number;
  /** Told of each case before it is tried. */
  readonly begin: () => void;
}

/** What came of it. */
export interface Probed {
  readonly name: string;
  readonly runs: number;
  readonly problem?: string;
}

export interface Probe {
  /** `target: what must hold`. */
  readonly name: string;
  readonly run: (options: ProbeOptions) => Promise<Probed>;
}

interface Trial<T> {
  /** Cases when everything is tried. */
  readonly runs: number;
  readonly input: fc.Arbitrary<T>;
  readonly check: (input: T) => Verdict | Promise<Verdict>;
  /** Of one thread's own time; {@link CASE_LIMIT_SECONDS} unless given. */
  readonly caseLimitSeconds?: number;
}

/** A case that takes longer, of one thread's own time, has hung for whoever waits. */
const CASE_LIMIT_SECONDS = 1;
const LEAST_RUNS = 3;

/** A probe whose cases run one after the other. */
export function probe<T>(name: string, trial: Trial<T>): Probe {
  return { name, run: (options) => run(name, trial, options) };
}

async function run<T>(
  name: string,
  { runs, input, check, caseLimitSeconds = CASE_LIMIT_SECONDS }: Trial<T>,
  options: ProbeOptions,
): Promise<Probed> {
  const { seed, path, share, limitSeconds, begin } = options;
  const numRuns = Math.max(LEAST_RUNS, Math.round(runs * share));
  const property = fc.asyncProperty(input, async (value) => {
    begin();
    const before = process.threadCpuUsage();
    const verdict = await check(value);
    const { user, system } = process.threadCpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (verdict !== undefined) throw new Error(verdict);
    if (seconds > caseLimitSeconds) throw new Error(`It took ${seconds.toFixed(1)} s of processor time.`);
  });
  const details = await fc.check(property, {
    ...{ seed, numRuns, interruptAfterTimeLimit: limitSeconds * 1000, markInterruptAsFailure: false },
    ...(path === undefined ? {} : { path }),
  });
  const problem = details.failed ? { problem: sentenceOf(name, details) } : {};
  return { name, runs: details.numRuns, ...problem };
}

const SHOWN_MAX_LENGTH = 600;

/** The input is shown as a program's text, so that it can be pasted. */
function sentenceOf<T>(name: string, details: fc.RunDetails<[T]>): string {
  const { seed, counterexample, counterexamplePath, numShrinks, errorInstance } = details;
  const input = fc.stringify(counterexample?.[0]);
  const shown = input.length > SHOWN_MAX_LENGTH ? `${input.slice(0, SHOWN_MAX_LENGTH)}… (${input.length})` : input;
  const why = errorInstance instanceof Error ? whyOf(errorInstance) : String(errorInstance);
  return `${name}: ${why} Input: ${shown} (node reliability/fuzz.ts --seed ${seed} --only "${name}" --path ${counterexamplePath}; ${numShrinks} shrinks)`;
}

/** Where a bug threw, too: what a check says has no place worth showing. */
function whyOf({ name, message, stack = '' }: Error): string {
  const place = /(?:src|dist)\/[\w./-]+:\d+/.exec(stack)?.[0];
  return `${name === 'Error' ? '' : `${name}: `}${message}${place === undefined ? '' : ` at ${place}`}`;
}
