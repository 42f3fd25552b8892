// Whatever texts from outside hold, what the action says stays harmless and shows no secret.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { everyFinding } from '../../__tests__/unit/samples/every-finding.ts';
import { diagnosisOf } from '../../src/diagnosis/finding.ts';
import { createRunner } from '../../src/github/runner.ts';
import { renderFinding } from '../../src/report/failure-summary.ts';
import { renderAnnotations, renderParagraph } from '../../src/report/finding-text.ts';
import { codeBlock, codeSpan, escapeMarkdown, table } from '../../src/report/markdown.ts';
import { encodingsOf } from '../../src/secrets/encodings.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { asciiJson, plainText } from '../../src/util/text.ts';
import { anyText, credentials, longText, USUAL_PIECES } from './arbitraries.ts';
import {
  commandsIn,
  expectHarmlessPage,
  expectNoSecrets,
  expectPlainLine,
  expectPlainLines,
  PAGE_OF,
  property,
} from './support.ts';

describe('text', () => {
  const lines = fc.record({ text: anyText, most: fc.integer({ min: 1, max: 200 }) });
  property('becomes one harmless line within its length', 10_000, lines, ({ text, most }) => {
    const line = plainText(text, most);
    expectPlainLine(line);
    expect(line.length).toBeLessThanOrEqual(most);
    expect(plainText(line, most)).toBe(line);
    expect(asciiJson(text)).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(asciiJson(text))).toBe(text);
  });

  property('stays text in Markdown', 2500, anyText, (text) => {
    const parts = [escapeMarkdown(text), table(['What', 'Value'], [[text, text]]), `- ${codeSpan(text)}`];
    expectHarmlessPage(`${[...parts, codeBlock('json', text)].join('\n\n')}\n`);
  });

  property('becomes harmless at once, however long it is', 400, longText(USUAL_PIECES), (text) => {
    const vault = createVault(() => {});
    vault.keep({ secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
    escapeMarkdown(text);
    codeBlock('text', text);
    expectPlainLine(vault.clean(text));
    expectPlainLine(plainText(text, Number.POSITIVE_INFINITY));
  });
});

describe('findings', () => {
  const cases = fc.record({ text: anyText, which: fc.nat(500) });
  property('are told as text, whatever is in them', 2500, cases, ({ text, which }) => {
    const findings = everyFinding(text);
    const finding = findings[which % findings.length];
    const other = findings[(which + 7) % findings.length];
    if (finding === undefined || other === undefined) throw new Error('there are no findings');
    const annotations = renderAnnotations(diagnosisOf([finding, other]), PAGE_OF);
    expect(annotations).toHaveLength(1);
    expect(annotations[0]?.message.length).toBeLessThanOrEqual(4096);
    expectPlainLines(annotations[0]?.message ?? '');
    expectPlainLine(renderParagraph(finding, PAGE_OF));
    expectHarmlessPage(renderFinding(finding, PAGE_OF));
  });
});

describe('secrets', () => {
  const cases = fc.record({ keys: credentials, before: anyText, after: anyText, which: fc.nat(2_000) });
  property('are removed in every encoding', 600, cases, ({ keys, before, after, which }) => {
    const masks: string[] = [];
    const vault = createVault((values) => masks.push(...values));
    vault.keep(keys);
    const encodings = encodingsOf(Object.values(keys));
    const encoding = encodings[which % encodings.length] ?? '';
    const cleaned = vault.clean(`${before}${encoding}${after}`);
    expectPlainLine(cleaned);
    expect(cleaned).not.toContain(encoding);
    expectNoSecrets(cleaned, Object.values(keys));
    const lengths = masks.map(({ length }) => length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a)); // a shorter mask first would leave pieces of a longer one
  });
});

describe('the log', () => {
  property('has no command but our own', 3000, anyText, checkLog);
  property('is printed at once, however long it is', 300, longText(USUAL_PIECES), checkLog);
});

const runner = createRunner({}, { redact: (one) => one });

function checkLog(text: string): void {
  const said: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (chunk) => said.push(String(chunk)) > 0;
  try {
    const lines = text.split('\n');
    runner.info(lines[0] ?? '');
    runner.group(lines[1] ?? '', lines.slice(0, 50));
    runner.annotate({ level: 'notice', title: 'A title of ours', message: text.slice(0, 4096) });
  } finally {
    process.stdout.write = write;
  }
  const names = commandsIn(said.join('')).map(({ name }) => name);
  expect(['group,endgroup', 'group,endgroup,notice']).toContain(names.join());
}
