// Expressions of the workflow that came out empty, and what each context may lack. Pure.
import { joinWords, type Words, words } from '../../util/words.ts';
import { defineFindings, type FixStep } from '../definition.ts';

/** An input that the runner gave as an empty text. */
export interface EmptyInput {
  readonly input: string;
  /** Its text in the workflow, with the braces. */
  readonly expression: string;
}

interface OfEmptyExpressions {
  /** At least one. */
  readonly empty: readonly EmptyInput[];
  /** What the job names; absent where it names none. */
  readonly environment?: string;
  /** The workflow is a reusable one that another called. */
  readonly isCalled?: true;
  readonly eventName: string;
  /** The empty inputs are keys, so that the run exchanged the ID token, which AWS refused. */
  readonly isTokenRefused?: true;
}

export const emptyExpressionsFindings = defineFindings({
  EXPRESSION_EMPTY: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ empty: [first] }) => ({ kind: 'input', name: first?.input ?? '' }),
    sample: (text): OfEmptyExpressions => ({
      empty: [{ input: 'role-to-assume', expression: `\${{ secrets.ROLE || '${text}' }}` }],
      environment: text,
      eventName: text,
    }),
    explain: (evidence: OfEmptyExpressions) => {
      const { empty, environment, eventName, isTokenRefused } = evidence;
      const [first] = empty;
      const { context, name } = partsOf(first?.expression ?? '');
      const { because, fix } = (REASONS[context] ?? other)(name, evidence);
      return {
        title: TITLES[context] ?? 'An expression in the workflow came out empty',
        cause: joinWords([
          isTokenRefused
            ? words`${first?.expression ?? ''} came out empty, so the step used the ID token instead of keys, and AWS refused it.`
            : words`${first?.expression ?? ''} came out empty, so ${first?.input ?? ''} has no value.`,
          because,
        ]),
        ...(empty.length < 2
          ? {}
          : {
              points: {
                heading: 'Empty inputs',
                items: empty.map(({ input, expression }) => words`${input}: ${expression}`),
              },
            }),
        evidence: [
          ['Environment of the job', environment ?? 'none'],
          ['Event', eventName],
        ],
        fix,
      };
    },
  },
});

const TITLES: Readonly<Record<string, string>> = {
  secrets: 'A secret came out empty',
  vars: 'A configuration variable came out empty',
  env: 'An environment variable came out empty',
  inputs: 'An input of the workflow came out empty',
};

interface Reason {
  readonly because: Words;
  readonly fix: readonly FixStep[];
}

/** The first context in an expression, and what it is asked for. */
function partsOf(expression: string): { readonly context: string; readonly name: string } {
  const [, context = '', name = ''] =
    /\b(secrets|vars|env|inputs|steps|needs|matrix)\s*\.\s*([\w.-]+)/i.exec(expression) ?? [];
  return { context: context.toLowerCase(), name };
}

const REASONS: Readonly<Record<string, (name: string, evidence: OfEmptyExpressions) => Reason>> = {
  secrets: (name, evidence) => (evidence.isCalled ? notPassed(name) : stored('secret', name, evidence)),
  vars: (name, evidence) => stored('variable', name, evidence),
  env: (name) => ({
    because: words`The workflow, the job, the step and earlier steps set no ${name}, or set it to an empty text.`,
    fix: [{ text: words`Set ${name} under "env:" of the job, or write it to "GITHUB_ENV" in an earlier step.` }],
  }),
  inputs: (name, { isCalled, eventName }) =>
    isCalled || eventName === 'workflow_dispatch'
      ? {
          because: words`The workflow was started without ${name}, and the input has no default.`,
          fix: [
            {
              text: words`Give ${name} a "default:" where the workflow declares the input, or make it "required: true".`,
            },
          ],
        }
      : {
          because: words`A run for the event ${eventName} has no inputs. Only "workflow_dispatch" and "workflow_call" have them.`,
          fix: [
            {
              text: words`Add a fallback to the expression: ${`\${{ inputs.${name} || vars.${name.toUpperCase()} }}`}.`,
            },
          ],
        },
  steps: (name) => ofOutput(words`The step ${name.split('.')[0] ?? ''} did not run, or did not set this output.`),
  needs: (name) =>
    ofOutput(words`The job ${name.split('.')[0] ?? ''} is not listed in "needs:", or did not set this output.`),
  matrix: (name) => ofOutput(words`The matrix has no ${name} for this job.`),
};

function other(): Reason {
  return ofOutput(words`A name in it is probably misspelled, or has no value in this run.`);
}

function ofOutput(because: Words): Reason {
  return { because, fix: [{ text: words`Correct the expression, or the "outputs:" that it reads.` }] };
}

/** Only the workflow that calls a reusable one can give it secrets. */
function notPassed(name: string): Reason {
  return {
    because: words`This is a reusable workflow, and the workflow that calls it passes no secret ${name}.`,
    fix: [
      {
        text: words`Pass the secrets in the job that calls this workflow:`,
        snippet: { language: 'yaml', text: 'secrets: inherit' },
      },
      { text: words`Or create ${name} where the calling workflow can read it.` },
    ],
  };
}

/** A secret or a variable of the environment, the repository or the organization. */
function stored(what: 'secret' | 'variable', name: string, { environment, eventName }: OfEmptyExpressions): Reason {
  const create: FixStep = {
    text:
      what === 'secret'
        ? words`Create the secret ${name} under Settings > Secrets and variables > Actions.`
        : words`Create the variable ${name} under Settings > Secrets and variables > Actions.`,
  };
  if (environment !== undefined) {
    return {
      because: words`Neither the environment ${environment} nor the repository or organization gives this job a ${what} ${name}.`,
      fix: [
        {
          text: words`Add ${name} to the environment ${environment} under "Settings > Environments", or correct its spelling.`,
        },
        create,
      ],
    };
  }
  return {
    because: words`The job names no "environment:", so it gets no ${what} of an environment. The repository and organization have no ${name} for it.`,
    fix: [
      {
        text: words`If ${name} belongs to an environment, name that in the job: "environment: production".`,
      },
      create,
      ...(eventName === 'pull_request'
        ? [{ text: words`Check whether a fork or a bot triggered the run: it gets no secrets.` }]
        : []),
    ],
  };
}
