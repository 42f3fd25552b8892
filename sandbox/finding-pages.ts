// The pages about findings, made from what the packed action said in the scenario for each. Pure.
import { CATALOG } from '../src/diagnosis/catalog.ts';
import { error, type Finding, type FindingCode } from '../src/diagnosis/finding.ts';
import { preflightFindings } from '../src/preflight/preflight-findings.ts';
import { renderFinding } from '../src/report/failure-summary.ts';
import { pagesOf } from '../src/report/markdown.ts';
import { checkOf, type GeneratedCode, isGenerated, pagesAbout } from './finding-references.ts';
import type { StepResult } from './job.ts';
import { normalize } from './normalize.ts';
import { confidenceOf, findingCodeOf, type Scenario } from './scenarios/scenario.ts';

/** A scenario and how its main step ended. */
export interface Played {
  readonly scenario: Scenario;
  readonly result: StepResult;
}

/** The files of docs/findings, by name. */
export type Pages = Readonly<Record<string, string>>;

/** No scenario can cause it: it reports a bug in the action itself. */
const OWN_BUG: Finding = error('INTERNAL_ERROR', {
  name: 'TypeError',
  message: "Cannot read properties of undefined (reading 'arn')",
});

/**
 * All pages, the list of them included. Those that are written by hand keep their text and get new examples.
 * @param current - the pages as they are
 * @throws Error for a finding that no scenario shows, and for a written page without a place for its example
 */
export function findingPages(played: readonly Played[], current: Pages): Pages {
  const codes = Object.keys(CATALOG) as readonly FindingCode[];
  const pages: Record<string, string> = {};
  for (const code of codes) {
    const file = linkTo(code).replace(/#.*/, '');
    const section = sectionOf(code, played);
    pages[file] = isGenerated(code)
      ? generatedPage(code, section)
      : withExample(pages[file] ?? current[file] ?? '', code, section);
  }
  return { ...pages, 'README.md': listOf(codes, played) };
}

/** Where the page about a finding is, seen from another of these pages. */
function linkTo(code: FindingCode): string {
  return pagesOf({})(code).replace('docs/findings/', '');
}

interface Section {
  readonly story: string;
  readonly title: string;
  /** The job summary without heading and closing line: what happened and why, what to do, and the evidence. */
  readonly cause: string;
  readonly fix: string;
  readonly evidence: string;
}

/** The heading of the first finding, or the fold of another. */
const FINDING_STARTS = /^(?=### |<details><summary>(?:❌|⚠️|ℹ️) )/mu;
const EVIDENCE_STARTS = '<details><summary>Evidence</summary>';

function sectionOf(code: FindingCode, played: readonly Played[]): Section {
  if (code === OWN_BUG.code)
    return partsOf('The action meets an error that it does not expect.', renderFinding(OWN_BUG, pagesOf({})));
  const sign = `<sub>${code} (`;
  for (const { scenario, result } of played) {
    if (!result.summary.includes(sign)) continue;
    const sections = normalize(result.summary).split(FINDING_STARTS);
    const text = sections.find((one) => one.includes(sign));
    if (text !== undefined) return partsOf(scenario.story, text);
  }
  throw new Error(`no scenario shows ${code}`);
}

function partsOf(story: string, text: string): Section {
  const [heading = '', ...rest] = text.slice(0, text.indexOf('<sub>')).trim().split('\n');
  const title = heading.replace(/^(?:### |<details><summary>)\S+ /, '').replace('</summary>', '');
  const body = rest.join('\n').trim();
  const [before = '', ...evidence] = body.split(EVIDENCE_STARTS);
  const fixAt = before.indexOf('**Fix:**');
  return {
    story,
    title,
    cause: before.slice(0, fixAt).trim(),
    fix: before.slice(fixAt).trim(),
    evidence: evidence.map((rows) => `${EVIDENCE_STARTS}${rows}`).join(''),
  };
}

function generatedPage(code: GeneratedCode, { story, title, cause, fix, evidence }: Section): string {
  const { category } = CATALOG[code];
  const { text, command } = checkOf(code, category);
  const blocks = [
    `# ${title}`,
    stateOf(code),
    `## What happened\n\nFor example: ${story}`,
    evidence,
    `## Why\n\n${cause}`,
    `## Check it\n\n${text}\n\n\`\`\`sh\n${command}\n\`\`\``,
    `## Fix it\n\n${fix.replace(/^\*\*Fix:\*\* /, '')}`,
    `## See also\n\n${pagesAbout(code, category)}`,
    '---',
    'This page is made by `npm run docs` from what the packed action says in that case. [All findings](README.md)',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function stateOf(code: FindingCode): string {
  const { category, retryable } = CATALOG[code];
  const lasting = retryable ? 'may pass when the job is run again' : 'stays until something is changed';
  return `\`${code}\` · category \`${category}\` · ${lasting}`;
}

/** The page with what a run says in place of the last example. */
function withExample(page: string, code: FindingCode, { story, title, cause, fix, evidence }: Section): string {
  const [start, end] = [`<!-- example ${code} -->`, `<!-- /example ${code} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${linkTo(code)} has no place for an example: "${start}" to "${end}"`);
  const shown = [cause, fix, evidence].filter((block) => block !== '').join('\n\n');
  const example = [
    stateOf(code),
    `${story} The job summary then says:`,
    `<details><summary>❌ ${title}</summary>`,
    shown,
    '</details>',
  ].join('\n\n');
  return `${page.slice(0, from)}${start}\n${example}\n${page.slice(to)}`;
}

/** The list of findings, and what each scenario ends in: every code, every title, how sure it is. */
function listOf(codes: readonly FindingCode[], played: readonly Played[]): string {
  const findings = codes.map((code) => {
    const { category, retryable } = CATALOG[code];
    return `| [${code}](${linkTo(code)}) | ${category} | ${retryable ? 'yes' : 'no'} |`;
  });
  const beforeRuns = Object.entries(preflightFindings).map(
    ([code, { category }]) => `| [${code}](${code}.md) | ${category} |`,
  );
  const scenarios = played.map(({ scenario, result }) => {
    const [first] = result.annotations;
    const found = first === undefined ? undefined : findingCodeOf(first.message);
    const code = codes.find((one) => one === found);
    const seen =
      first === undefined || code === undefined
        ? '– | – | –'
        : `[${code}](${linkTo(code)}) | ${first.title} | ${confidenceOf(first.message)}`;
    return `| ${scenario.name} | ${scenario.story} | ${seen} |`;
  });
  const blocks = [
    '# Findings',
    'What a run can find, by the code that the annotation and the output `error-code` have. A finding that may pass is worth another run with nothing changed (`retryable`).',
    ['| finding | category | may pass |', '| --- | --- | --- |', ...findings].join('\n'),
    '## Before a run',
    'What only [preflight](../preflight.md) finds, in the files. It also finds those above that the files show already.',
    ['| finding | category |', '| --- | --- |', ...beforeRuns].join('\n'),
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
