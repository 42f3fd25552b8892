// Tools, and what they take, in words. Pure.
import type { OperatingSystem, ToolOutcome } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { Tool } from '../../resolution/dialect.ts';
import type { SourceSummary, Taking } from '../../resolution/takings.ts';
import { joinWords, phrase, valueList, type Words, words } from '../../util/words.ts';
import type { FixStep } from '../definition.ts';

const TOOLS: Readonly<Record<Tool, string>> = {
  'aws-cli-v1': 'AWS CLI v1',
  'aws-cli-v2': 'AWS CLI v2',
  boto3: 'boto3',
  'js-v3': 'AWS SDK for JavaScript v3',
  'js-v2': 'AWS SDK for JavaScript v2',
  'aws-cdk': 'AWS CDK',
  'go-v2': 'AWS SDK for Go v2',
  'go-base': 'Terraform, OpenTofu',
  'java-v2': 'AWS SDK for Java v2',
  rust: 'AWS SDK for Rust',
  ruby: 'AWS SDK for Ruby',
  'go-v1': 'AWS SDK for Go v1',
  'java-v1': 'AWS SDK for Java v1',
};

/** The names of the tools. */
export function namesOf(tools: readonly Tool[]): string {
  return tools.map((tool) => TOOLS[tool]).join(', ');
}

/** The text as a sentence that knows where these values are in it. */
export function withValues(text: string, values: readonly string[]): Words {
  const marked = [...new Set(values)].filter((value) => value !== '').sort((a, b) => b.length - a.length);
  if (marked.length === 0) return phrase(text);
  const escaped = marked.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  // Split at a group, every second part is what the group matched.
  const parts = text.split(new RegExp(`(?<![\\w-])(${escaped.join('|')})(?![\\w-])`));
  return {
    parts: parts.map((part, index) => (index % 2 === 0 ? part : { value: part })).filter((part) => part !== ''),
  };
}

/** A source as the object of "takes". */
function sourceWords(source: SourceSummary, variables: readonly string[]): Words {
  return withValues(describeSource(source, variables), [...variables, ...valuesIn(source)]);
}

/** What comes from outside. */
function valuesIn(source: SourceSummary): readonly string[] {
  const profile = 'profile' in source && source.profile !== undefined ? [source.profile] : [];
  const role = 'roleArn' in source ? [source.roleArn] : [];
  const file = 'file' in source && source.file !== undefined ? [source.file] : [];
  return [...profile, ...role, ...file];
}

/** One line about what some tools take. */
export function describeTaking({ tools, use, profiles, source, because, variables, onlyAfterFailure }: Taking): Words {
  const names = joinWords(
    profiles.map((name) => words`"${name}"`),
    ', ',
  );
  const uses = {
    default: words``,
    variable: words`, in a step that sets AWS_PROFILE to ${names}`,
    code: words`, with the profile ${names} in code or --profile`,
    outputs: words`, in a step that sets the access keys from the outputs`,
  };
  const when = onlyAfterFailure ? words`, if the helper of the profile fails` : words``;
  const why = because === undefined ? words`` : words`, because ${withoutNothing(sourceWords(because, variables))}`;
  return words`${phrase(namesOf(tools))}${uses[use]}${when}: ${sourceWords(source, variables)}${why}`;
}

/** What is broken, without that it gives nothing. */
function withoutNothing({ parts: [first = '', ...rest] }: Words): Words {
  return { parts: [typeof first === 'string' ? first.replace(/^nothing: /, '') : first, ...rest] };
}

/** Whether Ruby alone fails, since it takes web identity variables that are empty for broken ones: no step can remove a variable. */
export function isRubyAlone(takings: readonly Taking[]): boolean {
  return takings.every(
    ({ tools, source }) =>
      source.kind === 'broken' && source.reason === 'web identity incomplete' && tools.every((tool) => tool === 'ruby'),
  );
}

/** Whether a variable leads to each of them. Later steps lack those of the step's own `env:`, and a step can't tell these from the job's. */
export function areByVariables(takings: readonly Taking[]): boolean {
  return takings.every(({ variables, onlyAfterFailure }) => variables.length > 0 && !onlyAfterFailure);
}

/** Whether the tools take what the environment has for steps that name no profile: the profile stands beside it. */
export function areOfEnvironment(takings: readonly Taking[]): boolean {
  return takings.every(
    ({ use, source, because }) =>
      (use === 'variable' || use === 'code') &&
      because === undefined &&
      (source.kind === 'keys' || source.kind === 'web identity') &&
      source.profile === undefined,
  );
}

/** One line about what some tools take, and whose it is. */
export function describeOutcome({ tools, source, variables, arn, failure }: ToolOutcome): Words {
  const who = phrase(namesOf(tools));
  const what = sourceWords(source, variables);
  if (arn !== undefined) return words`${who}: ${arn}, from ${what}`;
  if (failure === undefined || source.kind === 'broken') return words`${who}: ${what}`;
  return words`${who}: ${what}, which fails: ${failure.code}: ${failure.message}`;
}

/** How to remove the variables in a script, first for the default shell of the system; nothing where there are none. */
export function unsetStep(variables: readonly string[], os: OperatingSystem = 'Linux'): readonly FixStep[] {
  if (variables.length === 0) return [];
  const areSet = phrase(variables.length === 1 ? 'it is set' : 'they are set');
  const inBash = { language: 'sh', text: `unset ${variables.join(' ')}` } as const;
  const inPowershell = {
    language: 'powershell',
    text: `Remove-Item -ErrorAction Ignore ${variables.map((name) => `Env:${name}`).join(', ')}`,
  } as const;
  const [own, other] = os === 'Windows' ? [inPowershell, inBash] : [inBash, inPowershell];
  return [
    {
      text: words`Remove ${valueList(variables)} where ${areSet}, or start the scripts that use these credentials with this line:`,
      snippet: own,
    },
    {
      text: words`In ${phrase(os === 'Windows' ? 'bash' : 'PowerShell')}, start the scripts with this line:`,
      snippet: other,
    },
  ];
}
