// Words for what the inputs alone show. Pure.
import type { InputViolation } from '../../settings/settings.ts';
import { asciiJson } from '../../util/text.ts';
import type { Explain, Explanation, FixStep } from '../explanation.ts';
import type { IdentitySource } from '../finding.ts';
import { WHO_ANSWERS } from '../words/remedies.ts';

type Codes =
  | 'INVALID_INPUT'
  | 'ACCOUNT_NOT_ALLOWED'
  | 'ROLE_NOT_ALLOWED'
  | 'PARTITION_MISMATCH'
  | 'TRUST_POLICY_FILE_INVALID';

/** Credentials that turn out to be others than those asked for must not be let in by a longer list. */
function unlessAnswered(source: IdentitySource, steps: readonly FixStep[]): readonly FixStep[] {
  const text = `${WHO_ANSWERS}, and do not use what was issued.`;
  return source === 'GetCallerIdentity' ? [{ text }] : steps;
}

export const settingsExplanations: Explain<Codes> = {
  INVALID_INPUT: ({ problems }) => ({
    ...(problems.length === 1
      ? { title: 'An input is not valid', cause: problems.map(sentenceOf).join(''), ...hintsOf(problems) }
      : {
          title: 'Several inputs are not valid',
          cause: `${problems.length} inputs break the rules for them, so no request was made.`,
          points: { heading: 'What is wrong', items: problems.map(withHint) },
        }),
    evidence: [],
    fix: [{ text: `Correct ${problems.map(whereToCorrect).join(', ')}.` }],
  }),
  ACCOUNT_NOT_ALLOWED: ({ account, allowed, source }) => ({
    title: 'This AWS account is not allowed',
    cause: `${sourceSentence(source)} account ${account}, which is not in allowed-account-ids (${allowed.join(', ')}).`,
    evidence: [
      ['Account', account],
      ['allowed-account-ids', allowed.join(', ')],
      ['Read from', source],
    ],
    fix: unlessAnswered(source, [
      { text: `If the workflow should not touch account ${account}, correct role-to-assume.` },
      {
        text: `If it should, add the account to the step's inputs:`,
        snippet: inputSnippet('allowed-account-ids', [...allowed, account]),
      },
    ]),
  }),
  ROLE_NOT_ALLOWED: ({ role, allowed, source }) => ({
    title: 'This IAM role is not allowed',
    cause: `${sourceSentence(source)} role ${role}, which no entry of allowed-role-arns matches.`,
    evidence: [
      ['Role', role],
      ['allowed-role-arns', allowed.join(', ')],
      ['Read from', source],
    ],
    fix: unlessAnswered(source, [
      { text: 'If the workflow should not use this role, correct role-to-assume.' },
      {
        text: `If it should, add the role to the step's inputs:`,
        snippet: inputSnippet('allowed-role-arns', [...allowed, role]),
      },
    ]),
  }),
  TRUST_POLICY_FILE_INVALID: ({ path, problem }) => ({
    title: 'The trust policy file cannot be read',
    cause: `No trust policy could be read from ${path}, the file that trust-policy-file names.`,
    points: { heading: 'What is wrong with it', items: [problem] },
    evidence: [['trust-policy-file', path]],
    fix: [
      {
        text: `Save the policy itself, or what "aws iam get-role --role-name" prints for the name of the role in role-to-assume, as ${path} in the repository.`,
      },
      { text: 'If the file is there, check out the repository before this step (actions/checkout).' },
    ],
  }),
  PARTITION_MISMATCH: ({ role, region, regionPartition }) => ({
    title: 'Role and region are in different partitions',
    cause: `The role is in partition ${role.partition}, the region ${region} in ${regionPartition}, and STS of one partition knows no role and no OIDC provider of another.`,
    evidence: [
      ['role-to-assume', role.text],
      ['Region', region],
      ['Partition of the role', role.partition],
      ['Partition of the region', regionPartition],
    ],
    fix: [
      {
        text: `Choose a region of ${role.partition} in aws-region, or a role of ${regionPartition} in role-to-assume.`,
      },
    ],
  }),
};

function whereToCorrect({ input }: InputViolation): string {
  return input.startsWith('AWS_') ? `${input} in the environment of the job` : `${input} in the "with:" of the step`;
}

function sentenceOf({ input, rule, value }: InputViolation): string {
  const given = value === '' ? 'it is empty' : `it is "${value}"`;
  return `${input} must be ${rule}; ${given}.`;
}

function withHint(problem: InputViolation): string {
  return [sentenceOf(problem), ...(problem.hint === undefined ? [] : [problem.hint])].join(' ');
}

function hintsOf(problems: readonly InputViolation[]): Pick<Explanation, 'points'> {
  const items = problems.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
  return items.length === 0 ? {} : { points: { heading: 'A hint', items } };
}

function sourceSentence(source: IdentitySource): string {
  return source === 'role-to-assume' ? 'role-to-assume names' : 'The credentials that STS issued belong to';
}

const LINE_LENGTH = 100;

/** The list as one input takes it: in one line while that is short, else an item a line. */
function inputSnippet(name: string, items: readonly string[]) {
  // A JSON string is a YAML string as well, whatever an item holds.
  const line = `  ${name}: ${asciiJson(items.join(', '))}`;
  const plain = items.every((item) => /^[\w*?:/+=,.@-]+$/.test(item));
  const lines = plain && line.length > LINE_LENGTH ? [`  ${name}: |`, ...items.map((item) => `    ${item}`)] : [line];
  return { language: 'yaml', text: ['with:', ...lines].join('\n') } as const;
}
