// Texts that somebody else chose: what could steer a log, a page or a reader's eye, alone and in any mixture.
import fc from 'fast-check';

export const HOSTILE_TEXTS: readonly string[] = [
  '::error::owned',
  '\r\n::add-mask::a',
  '##[error]owned',
  'x\n##[group]y',
  '|',
  'a|b||c',
  '\\|',
  '`',
  '``` js\nx\n```',
  '<script>alert(1)</script>',
  '<!-- ',
  ']]>',
  '&lt;b&gt;',
  '&#60;',
  '[a](javascript:b)',
  '![a](http://evil.example/x.png)',
  'http://evil.example',
  'www.evil.example',
  '**bold** _em_ ~~gone~~ $x$',
  '# heading',
  '- item',
  '1. item',
  '+ item',
  '> quote',
  '---',
  '===',
  '\t\tcode',
  '\u202egnp.exe',
  '\u2066x\u2069',
  'zero\u200bwidth',
  '\u001b[31mred\u001b[0m',
  '\u0000',
  '\u0085',
  '\u2028\u2029',
  '\ud800',
  '\u{e0041}\u{e007f}',
  '😀',
  '%0A%0D::error::',
  '${{ secrets.X }}',
  '"\n  allowed-role-arns: "*',
  "'; rm -rf / #",
  '',
  ' ',
];

/** Workflow commands of the runner, new and old, in places where it obeys them or might. */
export const WORKFLOW_COMMANDS: readonly string[] = [
  '::error title=pwned::pwned',
  '\n::error::pwned',
  '\r::warning::pwned',
  '\u2028::notice::pwned',
  '  ::add-mask::deploy',
  '\n::stop-commands::pwned',
  '\n::set-output name=pwned::1',
  '##[error]pwned',
  'x ##[group]pwned',
  '%0A::error::pwned',
  '\u001b[31m::error::pwned',
  '\u0085::error::pwned',
];

/** Every kind of markup once: what shows a text that no helper made harmless. For many pages, since pages of all texts are long. */
export const BRIEF_HOSTILE =
  'a|b `c` <!-- &#60; [d](e) ![f](g) **h** _i_ ~~j~~ http://k.example ``` \n# l\n- m\n> n\n---\n| o |\n::error::p';

/** All of them in one text. */
export const EVERYTHING_HOSTILE = HOSTILE_TEXTS.join(' x ');

const SURROGATES = { first: 0xd800, count: 0x800 };

/** Any character of Unicode. fast-check's own unit, `binary`, lists all of them before the first test, which takes two seconds a file. */
export const anyCharacter = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(characterAt, indexOf);

function characterAt(index: number): string {
  return String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count);
}

/** With it, fast-check can make texts such as `__proto__` of these characters. */
function indexOf(character: unknown): number {
  const code = typeof character === 'string' ? (character.codePointAt(0) ?? 0) : 0;
  if (character !== String.fromCodePoint(code)) throw new Error('not one character');
  return code < SURROGATES.first ? code : code - SURROGATES.count;
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'`|\\*_<>&[]()!#:~$-+.=w1 \n\r'), maxLength: 12 }) },
);

/** Any mixture of them. */
export const hostileText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
