// What a mutation run found: Stryker's report, counted, and kept beside what other groups found. Pure.

/** A file's mutants, by what became of them. */
export interface MutantCounts {
  readonly mutants: number;
  /** A test failed. */
  readonly killed: number;
  /** The tests came to no end. */
  readonly timedOut: number;
  /** Tests met it, and none failed. */
  readonly survived: number;
  /** No test met it. */
  readonly noCoverage: number;
  /** The share that was noticed: killed or timed out. */
  readonly scorePercent: number;
}

/** What became of one group. */
export interface GroupResult {
  readonly name: string;
  /** Such as `2026-11-22`. */
  readonly date: string;
  readonly seconds: number;
  /** By path from the root. */
  readonly files: Readonly<Record<string, MutantCounts>>;
}

/** reliability/results/mutation.json. */
export interface MutationResults {
  /** The version. */
  readonly stryker: string;
  readonly total: MutantCounts;
  readonly groups: readonly GroupResult[];
}

/** A mutant of Stryker's report, as far as it matters here. */
interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** @see https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** The counts of each file of a report. */
export function countsOf({ files }: MutationReport): GroupResult['files'] {
  return Object.fromEntries(
    Object.entries(files).map(([file, { mutants }]) => {
      const count = (status: string) => mutants.filter((mutant) => mutant.status === status).length;
      const counted = {
        killed: count('Killed'),
        timedOut: count('Timeout'),
        survived: count('Survived'),
        noCoverage: count('NoCoverage'),
      };
      return [file, withScore(counted)];
    }),
  );
}

/** All counts together. */
export function sumOf(counts: readonly MutantCounts[]): MutantCounts {
  const sum = (part: 'killed' | 'timedOut' | 'survived' | 'noCoverage') =>
    counts.reduce((total, one) => total + one[part], 0);
  return withScore({
    killed: sum('killed'),
    timedOut: sum('timedOut'),
    survived: sum('survived'),
    noCoverage: sum('noCoverage'),
  });
}

function withScore(counts: Omit<MutantCounts, 'mutants' | 'scorePercent'>): MutantCounts {
  const noticed = counts.killed + counts.timedOut;
  const mutants = noticed + counts.survived + counts.noCoverage;
  return { mutants, ...counts, scorePercent: mutants === 0 ? 100 : Math.round((1000 * noticed) / mutants) / 10 };
}

/** The results with those of one group replaced or added. */
export function withGroup(groups: readonly GroupResult[], group: GroupResult): readonly GroupResult[] {
  const others = groups.filter(({ name }) => name !== group.name);
  return [...others, group].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A line for each mutant that was not noticed: where it is, what was there, what came instead. */
export function survivorsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ status, mutatorName, replacement = '', location: { start } }) => {
        const line = source.split('\n')[start.line - 1]?.trim() ?? '';
        return `${file}:${start.line}:${start.column} ${status} ${mutatorName}: ${line} => ${oneLine(replacement)}`;
      }),
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 100);
}
