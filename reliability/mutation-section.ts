// The part of the report about mutants: what `npm run mutation` found, which takes too long to be part of each run. Effect: reads a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MutantCounts, MutationResults } from './mutation-results.ts';
import type { Section } from './section.ts';

const RESULTS = join(import.meta.dirname, 'results', 'mutation.json');

/** The last results, as they are kept. */
export async function mutation(): Promise<Section> {
  return sectionOf(JSON.parse(readFileSync(RESULTS, 'utf8')) as MutationResults);
}

function sectionOf({ stryker, total, groups }: MutationResults): Section {
  const files = groups.flatMap((group) => Object.entries(group.files));
  const dates = groups.map(({ date }) => date).sort();
  const days = [...new Set([dates.at(0), dates.at(-1)])].join(' to ');
  const seconds = groups.reduce((sum, group) => sum + group.seconds, 0);
  return {
    title: 'Mutants of the pure core',
    tried:
      `On ${days}, by \`npm run mutation\` and not in this run: Stryker ${stryker} changed the sources below in one small way after the other, ` +
      'a condition turned round, a text emptied, a call left out, and ran the unit tests of that source; tests that bound the time are ' +
      'left out, and so are those of the packed dist, which would notice more. A mutant counts as noticed where a test fails or comes ' +
      'to no end. Many of the others mean the same as the original; the share is a figure to watch, not one to pass or fail by.',
    figures: [
      ['All files', inWords(total)],
      ['Minutes', (seconds / 60).toFixed(0)],
      ...files.map(([file, counts]) => [`\`${file}\``, inWords(counts)] as const),
    ],
    problems: [],
  };
}

function inWords({ mutants, killed, timedOut, scorePercent }: MutantCounts): string {
  return `${scorePercent.toFixed(1)} % noticed: ${killed + timedOut} of ${mutants}`;
}
