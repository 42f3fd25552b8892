// What is wrong with the text of a refused input whatever its rule is: expressions and variables that nobody evaluated, quotes, characters
// that cannot be seen, words that stand for no value. Pure.
import { ROLE_INPUTS, roleFault } from './role-faults.ts';

/** Names of characters that look like a blank or like nothing. Any other is named by its number alone. */
const HIDDEN: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a word joiner',
  '\ufeff': 'a byte order mark',
};

/** Their values may have quotes and any letters, and policies have variables of their own. */
const FREE_TEXTS = ['custom-tags', 'inline-session-policy', 'INLINE_SESSION_POLICY', 'transitive-tag-keys'];

/** What instructions have where a value of one's own belongs. */
const PLACEHOLDER = /<[A-Za-z][\w .-]*>|\b(?:YOUR|MY)[-_][A-Z_-]+\b|\bx{12}\b/i;

/**
 * What is wrong with a text, in one sentence or two.
 * @param input - its name
 * @returns undefined where nothing of this kind is
 */
export function textFault(input: string, text: string): string | undefined {
  const trimmed = text.trim();
  return (
    hiddenCharacter(trimmed) ??
    withSlash(input, trimmed) ??
    notEvaluated(trimmed, FREE_TEXTS.includes(input) ? EXPRESSIONS : [...EXPRESSIONS, ...OTHERS]) ??
    (FREE_TEXTS.includes(input)
      ? undefined
      : (quotes(trimmed) ??
        placeholder(trimmed) ??
        nothing(trimmed) ??
        masked(input, trimmed) ??
        (input === 'roles' ? undefined : assigned(trimmed)) ??
        foreignLetter(trimmed))) ??
    (ROLE_INPUTS.includes(input) ? roleFault(input, trimmed) : undefined)
  );
}

/** What a session name cannot be made of, however it is written. */
function withSlash(input: string, text: string): string | undefined {
  const [, name] = /\b(github[._](?:repository|ref|ref_name|head_ref|workflow_ref))\b/i.exec(text) ?? [];
  if (input !== 'role-session-name' || name === undefined) return undefined;
  const path = name.toLowerCase().replace(/^github_/, 'github.');
  return `The value of \${{ ${path} }} has "/", which AWS doesn't take here. Write \${{ github.run_id }}, or leave the input out.`;
}

function hiddenCharacter(text: string): string | undefined {
  const index = text.search(/[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/);
  if (index < 0) return undefined;
  const character = text.charAt(index);
  return `Character ${index + 1} is ${HIDDEN[character] ?? 'a hidden character'} (${codePoint(character)}). Type the value again instead of pasting it.`;
}

/** What word processors and other keyboards write in place of ASCII. */
const LOOKALIKES: Readonly<Record<string, readonly [name: string, meant: string]>> = {
  '\u2010': ['a typographic hyphen', '-'],
  '\u2011': ['a no-break hyphen', '-'],
  '\u2013': ['an en dash', '-'],
  '\u2014': ['an em dash', '-'],
  '\u2212': ['a minus sign', '-'],
  '\uff1a': ['a full-width colon', ':'],
  '\uff0f': ['a full-width slash', '/'],
};

function foreignLetter(text: string): string | undefined {
  const [letter] = /[^\p{ASCII}]/u.exec(text) ?? [];
  if (letter === undefined) return undefined;
  const position = text.indexOf(letter) + 1;
  const [name, meant] = LOOKALIKES[letter] ?? [];
  return name === undefined
    ? `Character ${position} is ${codePoint(letter)}, which is not ASCII.`
    : `Character ${position} is ${name} (${codePoint(letter)}). Write "${meant}".`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const NAME = '[A-Za-z_][\\w-]*';

/** A form of what should have been replaced, and what to write. */
type Form = readonly [form: RegExp, advice: (name: string) => string];

const EXPRESSIONS: readonly Form[] = [
  [
    /\$\{\{/,
    () => 'It contains an expression that GitHub did not evaluate. Expressions work in "with:" of a workflow.',
  ],
  [new RegExp(`\\{\\{\\s*(${NAME}(?:\\.${NAME})+)`), (name) => `The dollar sign is missing. Write \${{ ${name} }}.`],
  [/\{\{/, () => 'It has the braces of a template that nothing filled in. Write the value itself.'],
];

/** What `$${{ secrets.ROLE }}` comes to: an ARN, a region, an account, or a key behind a dollar sign. */
const DOLLAR_IN_FRONT = /^\$(?:arn:aws|[a-z]{2}(?:-[a-z]+)+-\d$|\d{12}$|A[KS]IA[A-Z0-9]{16}$|[A-Za-z0-9/+]{40}$)/;

const OTHERS: readonly Form[] = [
  [/\$\{AWS::(\w+)\}/, (name) => `\${AWS::${name}} is filled in by CloudFormation alone. Write the value itself.`],
  [
    new RegExp(`(?:\\$|^)\\{\\s*((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)\\s*\\}`),
    (name) => `Expressions need two braces. Write \${{ ${name} }}.`,
  ],
  [
    new RegExp(`\\$\\{(${NAME}(?:\\.${NAME})+)\\}`),
    (name) => `\${${name}} is filled in by Terraform alone. Write the value itself.`,
  ],
  [
    new RegExp(`^((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)$`),
    (name) => `Expressions need braces. Write \${{ ${name} }}.`,
  ],
  [/\$\(/, () => 'Commands don\'t run in "with:". Run it in a step before this one, and use an output of that step.'],
  [DOLLAR_IN_FRONT, () => 'It has a dollar sign in front. Write one before the braces of the expression, not two.'],
  [
    new RegExp(`\\$(?:env:|\\{)?(${NAME})|%(${NAME})%`, 'i'),
    (name) => `Shell variables don't work in "with:". ${insteadOf(name)}`,
  ],
];

/** Variables of the runner are in contexts of their own, and those of the machine in none. */
function insteadOf(variable: string): string {
  const [, context, name] = /^(GITHUB|RUNNER)_(\w+)$/i.exec(variable) ?? [];
  if (context !== undefined) return `Write \${{ ${`${context}.${name}`.toLowerCase()} }}.`;
  return /^(?:HOME|USERPROFILE|USER|PWD|TEMP|TMP)$/i.test(variable)
    ? 'Write the value itself.'
    : `Write \${{ env.${variable} }}.`;
}

function notEvaluated(text: string, forms: readonly Form[]): string | undefined {
  for (const [form, advice] of forms) {
    const [found, ...names] = form.exec(text) ?? [];
    if (found !== undefined) return advice(names.find((name) => name !== undefined) ?? '');
  }
  return undefined;
}

function quotes(text: string): string | undefined {
  return /^["'`\u2018-\u201f\u00ab]|["'`\u2018-\u201f\u00bb]$/.test(text)
    ? 'The quotes are part of the value. Remove them.'
    : undefined;
}

function placeholder(text: string): string | undefined {
  const [found] = PLACEHOLDER.exec(text) ?? [];
  return found === undefined ? undefined : `"${found}" is a placeholder. Put your own value there.`;
}

/** What scripts and templates write for a value that is not there. */
function nothing(text: string): string | undefined {
  return /^(?:null|undefined|None|nil|NaN|<no value>|\[object Object\])$/.test(text)
    ? `A script or an expression without a value probably wrote "${text}".`
    : undefined;
}

/** Patterns may have wildcards in a row. */
function masked(input: string, text: string): string | undefined {
  return text.includes('***') && !['allowed-role-arns', 'expected-subject'].includes(input)
    ? 'It contains ***, as logs show masked values. Copy the value from where it was made.'
    : undefined;
}

/** A line of a file or of a script in place of a value. */
function assigned(text: string): string | undefined {
  if (/^\{/.test(text)) return 'It is JSON. Give the value alone.';
  return /^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text)
    ? 'It begins with the name of a variable. Give the value alone.'
    : undefined;
}
