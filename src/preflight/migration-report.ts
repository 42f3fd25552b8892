// What changes where this action replaces configure-aws-credentials: for a terminal, and for programs. Pure.
import { asciiJson, plainText } from '../util/text.ts';
import { plainWords } from '../util/words.ts';
import { type Paint, unreadLines } from './human-report.ts';
import type { Migrations } from './migrate.ts';

/** For each step the line before and after, and what will differ. */
export function migrationLines({ found, unread }: Migrations, paint: Paint): readonly string[] {
  const steps = found.flatMap(({ file, line, before, after, differences }) => [
    paint('strong', `${plainText(file)}:${line}`),
    paint('error', `  - ${plainText(before)}`),
    paint('fix', `  + ${plainText(after)}`),
    ...(differences.length === 0 ? ['  Nothing else differs.'] : differences.map((one) => `  ${plainWords(one)}`)),
    '',
  ]);
  const count = found.length === 1 ? '1 step uses' : `${found.length === 0 ? 'No' : found.length} steps use`;
  return [...steps, ...unreadLines(unread, paint), `${count} aws-actions/configure-aws-credentials.`];
}

/** The same as JSON. */
export function migrationJson({ found, unread }: Migrations): string {
  const steps = found.map(({ differences, ...step }) => ({
    ...step,
    differences: differences.map((one) => plainWords(one)),
  }));
  return asciiJson({ migrations: steps, unread });
}
