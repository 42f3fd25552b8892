// The pages about findings, made from what the packed action said in the scenario for each. Pure.
import { CATALOG } from '../src/diagnosis/catalog.ts';
import { error, type Finding, type FindingCode } from '../src/diagnosis/finding.ts';
import { renderFinding } from '../src/report/failure-summary.ts';
import { pagesOf } from '../src/report/markdown.ts';
import type { StepResult } from './job.ts';
import { normalize } from './normalize.ts';
import { confidenceOf, findingCodeOf, type Scenario } from './scenarios/scenario.ts';

/** A scenario and how its main step ended. */
export interface Played {
  readonly scenario: Scenario;
  readonly result: StepResult;
}

/** No scenario can cause it: it reports a bug in the action itself. */
const OWN_BUG: Finding = error('INTERNAL_ERROR', {
  name: 'TypeError',
  message: "Cannot read properties of undefined (reading 'arn')",
});

/**
 * All pages, the list of them included, by file name.
 * @throws Error for a finding that no scenario shows
 */
export function findingPages(played: readonly Played[]): Readonly<Record<string, string>> {
  const codes = Object.keys(CATALOG) as readonly FindingCode[];
  const pages = codes.map((code) => [`${code}.md`, pageOf(code, sectionOf(code, played))] as const);
  return Object.fromEntries([...pages, ['README.md', listOf(codes, played)]]);
}

interface Section {
  readonly story: string;
  /** As the job summary has it, its heading included. */
  readonly text: string;
}

/** The heading of the first finding, or the fold of another. */
const FINDING_STARTS = /^(?=### |<details><summary>(?:❌|⚠️|ℹ️) )/mu;

function sectionOf(code: FindingCode, played: readonly Played[]): Section {
  if (code === OWN_BUG.code) {
    return {
      story: 'The action meets an error that it does not expect.',
      text: renderFinding(OWN_BUG, pagesOf({})),
    };
  }
  for (const { scenario, result } of played) {
    const sections = normalize(result.summary).split(FINDING_STARTS);
    const text = sections.find((one) => one.includes(`<sub>${code} (`));
    if (text !== undefined)
      return { story: scenario.story, text: text.slice(0, text.indexOf('</sub>') + '</sub>'.length) };
  }
  throw new Error(`no scenario shows ${code}`);
}

function pageOf(code: FindingCode, { story, text }: Section): string {
  const { category, retryable } = CATALOG[code];
  const [heading = '', ...rest] = text.trimEnd().split('\n');
  const body = rest.filter((line) => !line.startsWith('<sub>')).join('\n');
  const blocks = [
    `# ${heading.replace(/^(?:### |<details><summary>)\S+ /, '').replace('</summary>', '')}`,
    `\`${code}\` · category \`${category}\` · ${retryable ? 'may pass when the job is run again' : 'stays until something is changed'}`,
    `An example: ${story} The job summary then says:`,
    '---',
    body.trim(),
    '---',
    'This page is made by `npm run docs` from what the packed action says. [All findings](README.md)',
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The list of findings, and what each scenario ends in: every code, every title, how sure it is. */
function listOf(codes: readonly FindingCode[], played: readonly Played[]): string {
  const findings = codes.map((code) => {
    const { category, retryable } = CATALOG[code];
    return `| [${code}](${code}.md) | ${category} | ${retryable ? 'yes' : 'no'} |`;
  });
  const scenarios = played.map(({ scenario, result }) => {
    const [first] = result.annotations;
    const code = first === undefined ? undefined : findingCodeOf(first.message);
    const seen =
      first === undefined || code === undefined
        ? '– | – | –'
        : `[${code}](${code}.md) | ${first.title} | ${confidenceOf(first.message)}`;
    return `| ${scenario.name} | ${scenario.story} | ${seen} |`;
  });
  const blocks = [
    '# Findings',
    'What a run can find, by the code that the annotation and the output `error-code` have. A finding that may pass is worth another run with nothing changed (`retryable`).',
    ['| finding | category | may pass |', '| --- | --- | --- |', ...findings].join('\n'),
    '## Scenarios',
    'Each of them is played with the packed action in every test run (`npm run demo -- NAME` shows one). The first annotation names the cause.',
    [
      '| scenario | what happens | first finding | title | how sure |',
      '| --- | --- | --- | --- | --- |',
      ...scenarios,
    ].join('\n'),
    'This page is made by `npm run docs`.',
  ];
  return `${blocks.join('\n\n')}\n`;
}
