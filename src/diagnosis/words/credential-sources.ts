// Tools, and what they take, in words. Pure.
import type { ToolOutcome } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { Tool } from '../../resolution/dialect.ts';
import type { Taking } from '../../resolution/takings.ts';
import { valueList, words } from '../../util/words.ts';
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

/** One line about what some tools take. */
export function describeTaking({ tools, use, profiles, source, because, variables, onlyAfterFailure }: Taking): string {
  const names = profiles.map((name) => `"${name}"`).join(', ');
  const uses = {
    default: '',
    variable: `, in a step that sets AWS_PROFILE to ${names}`,
    code: `, with the profile ${names} in code or --profile`,
    outputs: ', in a step that sets the access keys from the outputs',
  };
  const when = onlyAfterFailure ? ', if the helper of the profile fails' : '';
  const why = because === undefined ? '' : `, because ${describeSource(because, variables).replace(/^nothing: /, '')}`;
  return `${namesOf(tools)}${uses[use]}${when}: ${describeSource(source, variables)}${why}`;
}

/** Whether Ruby alone fails, since it takes web identity variables that are empty for broken ones: no step can remove a variable. */
export function isRubyAlone(takings: readonly Taking[]): boolean {
  return takings.every(
    ({ tools, source }) =>
      source.kind === 'broken' && source.reason === 'web identity incomplete' && tools.every((tool) => tool === 'ruby'),
  );
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
export function describeOutcome({ tools, source, variables, arn, failure }: ToolOutcome): string {
  const what = describeSource(source, variables);
  if (arn !== undefined) return `${namesOf(tools)}: ${arn}, from ${what}`;
  const why =
    failure === undefined || source.kind === 'broken' ? '' : `, which fails: ${failure.code}: ${failure.message}`;
  return `${namesOf(tools)}: ${what}${why}`;
}

/** The same for scripts in PowerShell, the default on Windows. */
function inPowershell(variables: readonly string[]): FixStep {
  return {
    text: words`In PowerShell, start the scripts with this line:`,
    snippet: {
      language: 'powershell',
      text: `Remove-Item -ErrorAction Ignore ${variables.map((name) => `Env:${name}`).join(', ')}`,
    },
  };
}

/** How to remove the variables in a script; nothing where there are none. */
export function unsetStep(variables: readonly string[]): readonly FixStep[] {
  if (variables.length === 0) return [];
  return [
    {
      text: words`Remove ${valueList(variables, ' and ')} where it is set, or start the scripts that use these credentials with this line:`,
      snippet: { language: 'sh', text: `unset ${variables.join(' ')}` },
    },
    inPowershell(variables),
  ];
}
