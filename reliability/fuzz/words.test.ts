// Whatever texts from outside hold, and however long they are, they become harmless at once.
import { describe } from '@jest/globals';
import { codeBlock, escapeMarkdown } from '../../src/report/markdown.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { breakCommands, plainText } from '../../src/util/text.ts';
import { longText } from './arbitraries.ts';
import { expectPlainLines, property } from './support.ts';

describe('long texts', () => {
  property('become harmless at once', 700, longText(), (text) => {
    const vault = createVault(() => {});
    vault.keep({ secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
    escapeMarkdown(text);
    codeBlock('text', text);
    breakCommands(text);
    expectPlainLines(vault.clean(text), plainText(text, Number.POSITIVE_INFINITY));
  });
});
