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

/** All of them in one text. */
export const EVERYTHING_HOSTILE = HOSTILE_TEXTS.join(' x ');

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'`|\\*_<>&[]()!#:~$-+.=w1 \n\r'), maxLength: 12 }) },
);

/** Any mixture of them. */
export const hostileText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
