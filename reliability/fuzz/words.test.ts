// Whatever texts from outside hold, what the action says stays harmless and shows no secret.
import { describe, expect } from '@jest/globals';
import { createRunner } from '../../src/github/runner.ts';
import { codeBlock, escapeMarkdown } from '../../src/report/markdown.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { plainText } from '../../src/util/text.ts';
import { anyText, longText, USUAL_PIECES } from './arbitraries.ts';
import { commandsIn, expectPlainLine, property } from './support.ts';

describe('text', () => {
  property('becomes harmless at once, however long it is', 400, longText(USUAL_PIECES), (text) => {
    const vault = createVault(() => {});
    vault.keep({ secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
    escapeMarkdown(text);
    codeBlock('text', text);
    expectPlainLine(vault.clean(text));
    expectPlainLine(plainText(text, Number.POSITIVE_INFINITY));
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
