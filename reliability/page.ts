// The page about the last run of each part. Pure.
import type { KeptSection, Section } from './section.ts';

/** docs/reliability.md. */
export function renderPage(sections: readonly (KeptSection | Section)[]): string {
  const lost = sections.flatMap(({ problems }) => problems);
  return `# Reliability

Written by \`npm run reliability\`, which anybody can run; it takes about fifteen minutes. \`-- --only PART --seed N\` repeats a part with what
it left to chance, \`-- --short\` tries a few of each, as CI does. Everything is tried on the packed \`dist\`, in real processes, against a sandbox of GitHub and AWS STS on loopback.

${lost.length === 0 ? 'Nothing was lost.' : `Lost: ${lost.length} times, as told below.`}

${sections.map(renderSection).join('\n\n')}
`;
}

function renderSection(section: KeptSection | Section): string {
  const { title, tried, figures, problems } = section;
  const run = 'seed' in section ? `Last run: ${section.at}, commit ${section.commit}, seed ${section.seed}.\n\n` : '';
  const rows = figures.map(([what, figure]) => `| ${what} | ${figure} |`);
  const told = problems.length === 0 ? 'Lost: nothing.' : problems.map((problem) => `- ${problem}`).join('\n');
  return `## ${title}\n\n${tried}\n\n${run}| | |\n| --- | --- |\n${rows.join('\n')}\n\n${told}`;
}
