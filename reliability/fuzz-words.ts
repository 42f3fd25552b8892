// Probes of what is said: text made harmless, and every finding with any text in it.
import fc from 'fast-check';
import { everyFinding } from '../__tests__/unit/samples/every-finding.ts';
import { diagnosisOf } from '../src/diagnosis/rank.ts';
import { renderAnnotations } from '../src/report/annotation.ts';
import { pagesOf } from '../src/report/documentation.ts';
import { renderFinding, renderParagraph } from '../src/report/findings.ts';
import { codeBlock, codeSpan, escapeMarkdown, table } from '../src/report/markdown.ts';
import { encodingsOf } from '../src/secrets/encodings.ts';
import { createVault } from '../src/secrets/vault.ts';
import { asciiJson, plainText } from '../src/util/text.ts';
import { firstOf, harmlessPage, plainLine, plainLines, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import { accessKeyId, anyText, longText, secretAccessKey, sessionToken, USUAL_PIECES } from './fuzz-texts.ts';

const PAGE_OF = pagesOf({
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_SERVER_URL: 'https://github.com',
});

function checkPlain({ text, most }: { readonly text: string; readonly most: number }): Verdict {
  const line = plainText(text, most);
  return firstOf(
    plainLine('The line', line),
    line.length <= most ? undefined : `It has ${line.length} characters, at most ${most} were allowed.`,
    plainText(line, most) === line ? undefined : 'Made harmless again, it is another.',
    JSON.parse(asciiJson(text)) === text && /^[\x20-\x7e]*$/.test(asciiJson(text))
      ? undefined
      : 'The JSON is another text.',
  );
}

function checkMarkdown(text: string): Verdict {
  const page = `${escapeMarkdown(text)}\n\n${table(['What', 'Value'], [[text, text]])}\n\n- ${codeSpan(text)}\n\n${codeBlock('json', text)}\n`;
  return harmlessPage(page);
}

function checkFinding({ text, which }: { readonly text: string; readonly which: number }): Verdict {
  const findings = everyFinding(text);
  const finding = findings[which % findings.length];
  const other = findings[(which + 7) % findings.length];
  if (finding === undefined || other === undefined) return 'There are no findings.';
  const annotations = renderAnnotations(diagnosisOf([finding, other]), PAGE_OF);
  return firstOf(
    annotations.length === 1 ? undefined : `There are ${annotations.length} annotations.`,
    ...annotations.map(({ message }) =>
      message.length <= 4096 ? plainLines('The annotation', message) : 'It is too long.',
    ),
    plainLine('The paragraph', renderParagraph(finding, PAGE_OF)),
    harmlessPage(renderFinding(finding, PAGE_OF)),
  );
}

const secrets = fc.record({ accessKeyId, secretAccessKey, sessionToken });
const quoted = fc.record({ keys: secrets, before: anyText, after: anyText, which: fc.nat(2_000) });

/** A secret in any spelling, within any text, is taken out of it. */
function checkVault({ keys, before, after, which }: typeof quoted extends fc.Arbitrary<infer T> ? T : never): Verdict {
  const masks: string[] = [];
  const vault = createVault((values) => masks.push(...values));
  vault.keep(keys);
  const spellings = encodingsOf(Object.values(keys));
  const spelling = spellings[which % spellings.length] ?? '';
  const cleaned = vault.clean(`${before}${spelling}${after}`);
  return firstOf(
    plainLine('The text', cleaned),
    cleaned.includes(spelling) ? 'The secret is still there.' : undefined,
    withoutSecrets('The text', cleaned, Object.values(keys)),
    masks.some((mask, n) => (masks[n - 1]?.length ?? Number.POSITIVE_INFINITY) < mask.length)
      ? 'A shorter mask comes before a longer one.'
      : undefined,
  );
}

function checkLong(text: string): Verdict {
  const vault = createVault(() => {});
  vault.keep({ secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
  escapeMarkdown(text);
  codeBlock('text', text);
  return firstOf(
    plainLine('The text', vault.clean(text)),
    plainLine('The line', plainText(text, Number.POSITIVE_INFINITY)),
  );
}

export const wordProbes: readonly Probe[] = [
  probe('text: one harmless line, within its length', {
    runs: 10_000,
    input: fc.record({ text: anyText, most: fc.integer({ min: 1, max: 200 }) }),
    check: checkPlain,
  }),
  probe('text: long texts are made harmless at once', { runs: 400, input: longText(USUAL_PIECES), check: checkLong }),
  probe('text: stays text in Markdown', { runs: 2500, input: anyText, check: checkMarkdown }),
  probe('findings: every one is told as text, whatever is in it', {
    runs: 2500,
    input: fc.record({ text: anyText, which: fc.nat(500) }),
    check: checkFinding,
  }),
  probe('secrets: taken out in every spelling', { runs: 600, input: quoted, check: checkVault }),
];
