// The catalog: what every entry owes its reader, whatever the texts from outside hold.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { CATALOG } from '../../../src/diagnosis/catalog.ts';
import type { Explanation } from '../../../src/diagnosis/definition.ts';
import { explain } from '../../../src/diagnosis/explain.ts';
import type { Finding } from '../../../src/diagnosis/finding.ts';
import { plainWords } from '../../../src/util/words.ts';
import { everyFinding } from '../samples/every-finding.ts';
import { HOSTILE_TEXTS, hostileText } from '../samples/hostile.ts';

const MARKER = 'Marker-Of-The-Outside';

function snippetsIn({ fix }: Explanation) {
  return fix.flatMap(({ snippet }) => (snippet === undefined ? [] : [snippet]));
}

/** The words of a POSIX shell command, with the quotes taken off; null where a quote stays open. */
function shellWords(command: string): readonly string[] | null {
  const token = /\s*((?:'[^']*'|\\'|[\w@%+=:,./-])+)/y;
  const words: string[] = [];
  while (token.lastIndex < command.length) {
    const [, word] = token.exec(command) ?? [];
    if (word === undefined) return null;
    words.push(word.replaceAll("'\\''", '\u0000').replaceAll("'", '').replaceAll('\u0000', "'"));
  }
  return words;
}

describe('CATALOG', () => {
  const findings = everyFinding(MARKER);

  it('has an entry for each code', () => {
    expect(Object.keys(CATALOG).sort()).toEqual(findings.map(({ code }) => code).sort());
  });

  it.each(findings.map((finding) => [finding.code, finding] as const))('explains %s', (_code, finding) => {
    const { title, cause, fix, points, evidence } = explain(finding);
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title).not.toContain(MARKER);
    expect(cause).not.toBe('');
    expect(fix).not.toEqual([]);
    for (const { text } of fix) expect(plainWords(text)).toMatch(/^[A-Z].+[.:]$/);
    for (const item of points?.items ?? []) expect(plainWords(item)).not.toBe('');
    for (const [label] of evidence) expect(label).not.toContain(MARKER);
  });

  it('says nothing of undefined values', () => {
    for (const finding of findings) expect(JSON.stringify(explain(finding))).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has the same title for any texts from outside', () => {
    const titles = findings.map((finding) => explain(finding).title);
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(everyFinding(text).map((finding) => explain(finding).title)).toEqual(titles);
      }),
      { numRuns: 25 },
    );
  });

  describe('when texts from outside are hostile', () => {
    const policyOf = (text: string) => {
      const finding = everyFinding(text).find(({ code }) => code === 'ACCESS_DENIED_BRANCH');
      return (
        finding &&
        snippetsIn(explain(finding)).find(({ language, text: json }) => language === 'json' && json.startsWith('{'))
          ?.text
      );
    };

    it('still writes a trust policy that can be pasted', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const policy = policyOf(text) ?? '';
          expect(policy).toMatch(/^[\x20-\x7e\n]+$/);
          expect(Object.keys(JSON.parse(policy).Statement[0].Condition)).toEqual(['StringEquals']);
        }),
        { examples: HOSTILE_TEXTS.map((text): [string] => [text]) },
      );
    });

    const commandsOf = (finding: Finding) =>
      snippetsIn(explain(finding)).flatMap(({ language, text }) => (language === 'sh' ? [text] : []));
    const commands = findings.flatMap(commandsOf);
    /** Those that hold no text from outside, and the findings with one that does. */
    const fixedCommands = new Set(commands.filter((command) => !command.includes(MARKER)));
    const withCommands = findings
      .filter((finding) => commandsOf(finding).some((command) => command.includes(MARKER)))
      .map(({ code }) => code);

    it('still writes commands in which each of them is one word', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const filled = everyFinding(text)
            .filter(({ code }) => withCommands.includes(code))
            .flatMap(commandsOf)
            .filter((command) => !fixedCommands.has(command));
          for (const command of filled) {
            const words = shellWords(command.replace(/ > (?=\S)/, ' --to '));
            expect(['aws', 'curl']).toContain(words?.[0]);
            // Options and their values take turns behind the command itself.
            const options = words?.[0] === 'aws' ? words.slice(3) : words?.slice(1, 3);
            expect(options?.filter((word, n) => n % 2 === 0 && !word.startsWith('-'))).toEqual([]);
          }
        }),
        { examples: HOSTILE_TEXTS.map((text): [string] => [text]) },
      );
    });

    it('still writes YAML with the keys that we mean', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const snippets = everyFinding(text)
            .filter(({ code }) => code === 'ACCOUNT_NOT_ALLOWED' || code === 'ROLE_NOT_ALLOWED')
            .flatMap((finding) => snippetsIn(explain(finding)));
          for (const { text: yaml } of snippets) expect(Object.keys(parseYaml(yaml).with)).toHaveLength(1);
        }),
        { examples: [['"\n  allowed-role-arns: "*']] },
      );
    });
  });
});
