// The page about a whole run. Pure.
import type { Section } from './section.ts';

/** docs/reliability.md. */
export function renderPage(sections: readonly Section[], seed: number): string {
  const lost = sections.flatMap(({ problems }) => problems);
  return `# Reliability

Written by \`npm run reliability\`, which anybody can run; \`-- --seed ${seed}\` repeats this very run, \`-- --short\` tries a few of each, as CI
does. Everything is tried on the packed \`dist\`, in real processes, against a sandbox of GitHub and AWS STS on loopback.

${lost.length === 0 ? 'Nothing was lost.' : `Lost: ${lost.length} times, as told below.`}

${sections.map(renderSection).join('\n\n')}
`;
}

function renderSection({ title, tried, figures, problems }: Section): string {
  const rows = figures.map(([what, figure]) => `| ${what} | ${figure} |`);
  const told = problems.length === 0 ? 'Lost: nothing.' : problems.map((problem) => `- ${problem}`).join('\n');
  return `## ${title}\n\n${tried}\n\n| | |\n| --- | --- |\n${rows.join('\n')}\n\n${told}`;
}
