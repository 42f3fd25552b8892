// Counts what was not read, by reason, with a few examples. Pure.
import { sep } from 'node:path';
import { type BytePath, toBytePath, toText } from './byte-path.ts';
import type { LeftOut, NotRead, Tally } from './leak-report.ts';
import { codeOf, type Obstacles } from './walk.ts';

export interface Tallies extends Obstacles {
  leftOut(one: LeftOut): void;
  /** Notes the file if by its name it holds something that only unpacking would show. */
  maybePacked(path: BytePath): void;
  report(): NotRead;
}

const EXAMPLES_MAX = 3;
const PACKED =
  /\.(?:7z|aab|apk|br|bz2|cab|crate|deb|docx|ear|gem|gz|ipa|jar|lz4|lzma|nupkg|pack|pptx|rar|rpm|tar\.\w+|tbz2?|tgz|txz|tzst|vsix|war|whl|xlsx|xz|zip|zst)$/i;
const GIT_OBJECTS = toBytePath(`${sep}.git${sep}objects${sep}`);

/** @param shown - the path as it may be shown */
export function createTallies(shown: (path: BytePath) => string): Tallies {
  const [links, specials, unreadable, packed] = [createTally(), createTally(), createTally(), createTally()];
  const leftOut = new Set<LeftOut>();
  return {
    link: (path) => links.add(() => shown(path)),
    special: (path) => specials.add(() => shown(path)),
    unreadable: (path, error) => unreadable.add(() => `${shown(path)} (${codeOf(error)})`),
    maybePacked: (path) => {
      if (PACKED.test(path) || path.includes(GIT_OBJECTS)) packed.add(() => shown(path));
    },
    leftOut: (one) => leftOut.add(one),
    report: () => ({
      leftOut: [...leftOut].map(({ path, reason }) => ({ path: shown(toBytePath(path)), reason })),
      links: links.report(),
      specials: specials.report(),
      unreadable: unreadable.report(),
      packed: packed.report(),
    }),
  };
}

function createTally(): { add(example: () => string): void; report(): Tally } {
  const examples: string[] = [];
  let count = 0;
  return {
    add: (example) => {
      count++;
      if (examples.length < EXAMPLES_MAX) examples.push(example());
    },
    report: () => ({ count, examples }),
  };
}

/** A path for people, cut where one of the values begins. */
export function withoutValues(path: BytePath, firstValueAt: number | undefined): string {
  return firstValueAt === undefined ? toText(path) : `${toText(path.slice(0, firstValueAt) as BytePath)}***`;
}
