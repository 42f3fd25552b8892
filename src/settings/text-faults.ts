// What is wrong with the text of an input that breaks its rule, by marks that no rule has: expressions and variables that nobody
// evaluated, quotes, characters that cannot be seen, ARNs of another kind. Loaded only where an input is refused. Pure.

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
const FREE_TEXTS = ['custom-tags', 'inline-session-policy', 'transitive-tag-keys'];

/** What instructions have where a value of one's own belongs. */
const PLACEHOLDER = /<[A-Za-z][\w .-]*>|\b(?:YOUR|MY)[-_][A-Z_-]+\b|\bx{12}\b/i;

const ROLE_INPUTS = ['role-to-assume', 'role-chain', 'roles', 'allowed-role-arns'];

/**
 * What is wrong with a text, in one sentence or two.
 * @param input - its name
 * @returns undefined where nothing of this kind is
 */
export function textFault(input: string, text: string): string | undefined {
  const trimmed = text.trim();
  return (
    hiddenCharacter(trimmed) ??
    notEvaluated(trimmed, FREE_TEXTS.includes(input) ? EXPRESSIONS : [...EXPRESSIONS, ...OTHERS]) ??
    (FREE_TEXTS.includes(input) ? undefined : (quotes(trimmed) ?? placeholder(trimmed) ?? foreignLetter(trimmed))) ??
    (ROLE_INPUTS.includes(input) ? otherArn(trimmed) : undefined)
  );
}

function hiddenCharacter(text: string): string | undefined {
  const index = text.search(/[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/);
  if (index < 0) return undefined;
  const character = text.charAt(index);
  return `Character ${index + 1} is ${HIDDEN[character] ?? 'a hidden character'} (${codePoint(character)}). Type the value again instead of pasting it.`;
}

function foreignLetter(text: string): string | undefined {
  const [letter] = /[^\p{ASCII}]/u.exec(text) ?? [];
  if (letter === undefined) return undefined;
  return `Character ${text.indexOf(letter) + 1} is ${codePoint(letter)}, which is not ASCII.`;
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
];

const OTHERS: readonly Form[] = [
  [/\$\{AWS::(\w+)\}/, (name) => `\${AWS::${name}} is filled in by CloudFormation alone. Write the value itself.`],
  [
    new RegExp(`\\$\\{((?:secrets|vars|env|inputs|matrix|github|needs|steps)(?:\\.${NAME})+)\\}`),
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
  [
    new RegExp(`\\$(?:env:|\\{)?(${NAME})|%(${NAME})%`, 'i'),
    (name) => `Shell variables don't work in "with:". Write \${{ env.${name} }}.`,
  ],
];

function notEvaluated(text: string, forms: readonly Form[]): string | undefined {
  for (const [form, advice] of forms) {
    const [found, ...names] = form.exec(text) ?? [];
    if (found !== undefined) return advice(names.find((name) => name !== undefined) ?? '');
  }
  return undefined;
}

function quotes(text: string): string | undefined {
  return /^["'`]|["'`]$/.test(text) ? 'The quotes are part of the value. Remove them.' : undefined;
}

function placeholder(text: string): string | undefined {
  const [found] = PLACEHOLDER.exec(text) ?? [];
  return found === undefined ? undefined : `"${found}" is a placeholder. Put your own value there.`;
}

/** What IAM calls the kinds of ARNs that people copy in place of that of a role. */
const KINDS: Readonly<Record<string, string>> = {
  'oidc-provider': 'an OIDC provider',
  'saml-provider': 'a SAML provider',
  policy: 'a policy',
  user: 'a user',
  group: 'a group',
  root: 'an account',
};

function otherArn(text: string): string | undefined {
  const [, partition = '', service, account = '', kind = '', rest = ''] =
    /arn:([a-z-]+):(iam|sts)::(\d{12}):(assumed-role|instance-profile|oidc-provider|saml-provider|policy|user|group|root)(?:\/([^\s,]*))?/.exec(
      text,
    ) ?? [];
  if (service === undefined) return undefined;
  const role = (name: string) => `arn:${partition}:iam::${account}:role/${name}`;
  const name = rest.split('/')[0] ?? '';
  if (kind === 'assumed-role') return `This is a session of a role. The role is ${role(name)}, perhaps with a path.`;
  if (kind === 'instance-profile') return `This is an instance profile. Its role is often ${role(rest)}.`;
  return `This is the ARN of ${KINDS[kind]}. A role ARN looks like ${role('deploy')}.`;
}
