// What no text for users says: phrases that read as translated, and British spelling.

/** Each with what to say in its place. */
const BANNED: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\bmay not\b/i, '"probably does not", or "is not allowed to"'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bl(?:ie|ies|ay) (?:about|behind)\b/i, 'name the cause, or say "leftover"'],
  [/\bhand(?:s|ed|ing)? (?:on|over)\b/i, 'export, publish, pass'],
  [/\bkeys (?:that )?lie in\b/i, 'leftover keys in, or keys in'],
  [/\bhand(?:s|ed|ing)? (?:it|them|these|this|those) on\b/i, 'export, publish, pass'],
  [/\b(?:look(?:s|ed|ing)? into|open(?:s|ed|ing)?) TLS\b/i, 'inspect TLS, or "a TLS-inspecting proxy"'],
  [/\bspelt\b/i, 'spelled'],
  [/\bwhoever\b/i, 'everyone who, or the reader'],
  [/\bas long as that\b/i, 'name the length'],
  [/\bsettle what is open\b/i, 'pay any outstanding bill'],
  [/\bto be rid of\b/i, 'silence, remove'],
  [
    /\b(?:author|capital|central|custom|final|initial|maxim|minim|normal|optim|organ|priorit|recogn|serial|standard|summar|synchron|token|util|visual)is(?:e|ed|er|es|ing|ation|ations)\b/i,
    'the spelling with z',
  ],
  [/\b(?:behavi|col|fav|hon|neighb)our/i, 'the spelling with -or'],
  [/\b(?:cancel|label|model|signal|travel)l(?:ed|ing)\b/i, 'one l'],
  [
    /\b(?:analyse|artefact|catalogue|centre|defence|fulfil|grey|judgement|learnt|licence|whilst|amongst)\b/i,
    'the American word',
  ],
];

/** What a text says that it should not, with what to say instead. Code and quotations are somebody else's words. */
export function bannedIn(text: string): readonly string[] {
  const own = text
    .replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2/gm, '')
    .replace(/`[^`\n]*`|"[^"\n]*"|\bhttps?:\S+|\]\([^)]*\)/g, '');
  return BANNED.flatMap(([phrase, instead]) => {
    const found = phrase.exec(own)?.[0];
    return found === undefined ? [] : [`${found}: ${instead}`];
  });
}
