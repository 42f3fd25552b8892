// Patterns for files, in a time that grows with pattern and path, not with what they could match. Pure.
import { matchesPattern } from '../aws/arn.ts';

/** More alternatives than these are none. */
const ALTERNATIVES_MAX_COUNT = 1000;

/**
 * Whether a path, with forward slashes, matches a pattern: `**` stands for folders, `*` and `?` for characters of a name, `{a,b}` for
 * either.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const all = alternativesOf(pattern.replace(/^\.\//, '')).map((one) => one.split('/'));
  return (path) => {
    const names = path.split('/');
    return all.some((one) => matchNames(one, names));
  };
}

/** The patterns that braces stand for. */
function alternativesOf(pattern: string): readonly string[] {
  const parts = pattern.match(/\{[^{}]*\}|[^{]+|\{/g) ?? [];
  return parts.reduce<readonly string[]>(
    (starts, part) => {
      const choices = /^\{.*\}$/s.test(part) ? part.slice(1, -1).split(',') : [part];
      const all = starts.length * choices.length > ALTERNATIVES_MAX_COUNT ? [part] : choices;
      return starts.flatMap((start) => all.map((choice) => `${start}${choice}`));
    },
    [''],
  );
}

/** As for `*` within a name: what a `**` takes grows only where the rest does not match. */
function matchNames(pattern: readonly string[], names: readonly string[]): boolean {
  let [p, n, star, resume] = [0, 0, -1, 0];
  while (n < names.length) {
    const [part, name = ''] = [pattern[p], names[n]];
    if (part === '**') [star, resume, p] = [p, n, p + 1];
    else if (part !== undefined && matchesPattern(part, name)) [p, n] = [p + 1, n + 1];
    else if (star >= 0) [p, resume, n] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return pattern.slice(p).every((part) => part === '**');
}
