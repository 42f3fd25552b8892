// Plugin of Stryker: leaves out what it would turn into something that is no JavaScript.

/** Of `\v` Stryker makes `\V`; where the expression has the flag `u` that is a syntax error, and with it the whole file. */
const VERTICAL_TAB = {
  shouldIgnore: ({ node }) =>
    node.type === 'RegExpLiteral' && node.flags.includes('u') && node.pattern.includes('\\v')
      ? 'Stryker cannot mutate it.'
      : undefined,
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'vertical-tab', value: VERTICAL_TAB }];
