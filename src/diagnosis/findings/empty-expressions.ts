// Expressions of the workflow that came out empty, and what each context may lack. Pure.
import type { OtherRunner } from '../../observe/facts.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type FixStep } from '../definition.ts';

/** An input that the runner gave as an empty text. */
export interface EmptyInput {
  readonly input: string;
  /** Its text in the workflow, with the braces. */
  readonly expression: string;
  /** What the input is without it, where that is a part of the value alone. */
  readonly value?: string;
}

interface OfEmptyExpressions {
  /** At least one. */
  readonly empty: readonly EmptyInput[];
  /** What the job names; absent where it names none. */
  readonly environment?: string;
  /** The workflow is a reusable one that another called. */
  readonly isCalled?: true;
  readonly eventName: string;
  readonly otherRunner?: OtherRunner;
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
      empty: [{ input: 'role-to-assume', expression: '${{ secrets.ROLE }}', value: text }],
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
            : cameOutEmpty(first),
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

function cameOutEmpty({ expression = '', input = '', value }: Partial<EmptyInput> = {}): Words {
  return value === undefined
    ? words`${expression} came out empty, so ${input} has no value.`
    : words`${expression} came out empty, so ${input} is ${value}.`;
}

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

/**
 * The first context in an expression, and what it is asked for. Of several values, the last is what comes out where those before it are
 * empty, and of conditions before a value, none comes out empty. An empty text at the end only stands for them.
 */
function partsOf(expression: string): { readonly context: string; readonly name: string } {
  const bare = expression.replace(/(\[\s*)?'(?:[^']|'')*'/g, (text, bracket) => (bracket === undefined ? "''" : text));
  const values = bare.replace(/\|\|\s*''\s*(?=\}\})/, '').split(/\|\||&&/);
  const [, context = '', property = '', key = ''] =
    /\b(secrets|vars|env|inputs|steps|needs|matrix)\s*(?:\.\s*([\w.-]+)|\[\s*'([^']+)'\s*\])/i.exec(
      values.at(-1) ?? '',
    ) ?? [];
  return { context: context.toLowerCase(), name: property + key };
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
  needs: (name) => ofJob(name.split('.')[0] ?? ''),
  matrix: (name) => ofOutput(words`The matrix has no ${name} for this job.`),
};

function other(): Reason {
  return ofOutput(words`A name in it is probably misspelled, or has no value in this run.`);
}

function ofOutput(because: Words): Reason {
  return { because, fix: [{ text: words`Correct the expression, or the "outputs:" that it reads.` }] };
}

/** The runner leaves out outputs of a job that have a masked value, such as an account id. */
function ofJob(job: string): Reason {
  const { because, fix } = ofOutput(
    words`The job ${job} is not listed in "needs:", did not set this output, or the runner skipped it as a secret.`,
  );
  const skipped = words`If the log of ${job} says "Skip output", the value contains a masked one, such as an account id. Build it in this job.`;
  return { because, fix: [...fix, { text: skipped }] };
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
function stored(what: 'secret' | 'variable', name: string, evidence: OfEmptyExpressions): Reason {
  const { environment, eventName, otherRunner } = evidence;
  if (otherRunner !== undefined) return storedElsewhere(what, name, otherRunner);
  const create: FixStep = {
    text:
      what === 'secret'
        ? words`Create the secret ${name} under Settings > Secrets and variables > Actions.`
        : words`Create the variable ${name} under Settings > Secrets and variables > Actions.`,
  };
  if (environment !== undefined) {
    return {
      because: words`Neither the environment ${environment} nor the repository or organization gives this job a ${phrase(what)} ${name}.`,
      fix: [
        {
          text: words`Add ${name} to the environment ${environment} under "Settings > Environments", or correct its spelling.`,
        },
        create,
      ],
    };
  }
  return {
    because: words`The job names no "environment:", so it gets no ${phrase(what)} of an environment. The repository and organization have no ${name} for it.`,
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

/** Of a runner that has no environments: act takes what its command line names, the others have settings of their own. */
function storedElsewhere(what: 'secret' | 'variable', name: string, runner: OtherRunner): Reason {
  const [option, file, page] = what === 'secret' ? ['secret', '.secrets', 'Secrets'] : ['var', '.vars', 'Variables'];
  if (runner === 'act')
    return {
      because: words`act knows only the ${phrase(what)}s that its command line gives it.`,
      fix: [
        { text: words`Write ${name}=VALUE to ${phrase(file)}, and run "${phrase(`act --${option}-file ${file}`)}".` },
      ],
    };
  return {
    because: words`Neither the repository nor its owner has a ${phrase(what)} ${name} for this job.`,
    fix: [
      {
        text: words`Create the ${phrase(what)} ${name} in ${runner}, under "${phrase(`Settings > Actions > ${page}`)}".`,
      },
    ],
  };
}
