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
      const { title, because, fix } = reasonOf(first?.expression ?? '', evidence);
      return {
        title,
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

const TITLE = 'An expression in the workflow came out empty';
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

function reasonOf(expression: string, evidence: OfEmptyExpressions): Reason & { readonly title: string } {
  const { context, name, isText, isConditional } = partsOf(expression);
  if (isConditional && isText)
    return { title: 'A condition in an expression was false', ...conditionFalse(expression) };
  const reason = (REASONS[context] ?? other)(name, evidence);
  if (!isConditional) return { title: TITLES[context] ?? TITLE, ...reason };
  const value = name === '' ? phrase('its value') : words`${name}`;
  const because = words`Either its condition was false in this run, or ${value} is empty.`;
  return { title: TITLE, because, fix: [...conditionFalse(expression).fix, ...reason.fix] };
}

/** What can have made an expression empty. */
interface Parts {
  /** Empty for what has no reason of its own. */
  readonly context: string;
  /** What the context is asked for. */
  readonly name: string;
  /** Whether the value is a text in the expression, which is not empty. */
  readonly isText: boolean;
  /** Whether it has an empty text at its end, for where a condition is false. */
  readonly isConditional: boolean;
}

const CONTEXT =
  /\b(secrets|vars|env|inputs|steps|needs|matrix)\s*(?:\.\s*([\w.-]+)|\[\s*'([^']+)'\s*\])|^[\s(]*(github\.[\w.-]+)[\s)]*$/i;

/**
 * The first context in an expression, and what it is asked for. Of several values, the last is what comes out where those before it are
 * empty, and of conditions before a value, none comes out empty.
 */
function partsOf(expression: string): Parts {
  const inner = expression.replace(/^\$\{\{|\}\}$/g, '');
  const bare = inner.replace(/(\[\s*)?'(?:[^']|'')*'/g, (text) => (/^\[|^''$/.test(text) ? text : "'…'"));
  const whole = bare.replace(/\|\|\s*''[\s)]*$/, '');
  const values = whole.split(/\|\||&&/);
  const isConditional = whole !== bare && whole.includes('&&');
  const isText = /^[\s(]*'…'[\s)]*$/.test(values.at(-1) ?? '');
  // A text comes out as it is, so that what stands before it is empty.
  const value = values.at(isText && !isConditional ? -2 : -1) ?? '';
  const [, context = '', property = '', key = '', github = ''] = CONTEXT.exec(value) ?? [];
  const name = property + key + github;
  return { context: github === '' ? context.toLowerCase() : 'github', name, isText, isConditional };
}

/** A condition that can stand in an "if:" as it is: those have no secrets. */
const CONDITION = /^\$\{\{\s*((?:(?!\|\||secrets|: )[^{}])+?)\s*&&(?:(?!&&|\|\|).)+\|\|\s*''\s*\}\}$/is;

/** An empty text at the end of an expression is there for the runs in which its condition is false. */
function conditionFalse(expression: string): Reason {
  const [, condition] = CONDITION.exec(expression) ?? [];
  const skip =
    condition === undefined
      ? { text: words`If the step should not run then, add an "if:" with the same condition to it.` }
      : {
          text: words`If the step should not run then, add the condition to it:`,
          snippet: { language: 'yaml', text: `if: \${{ ${condition.replace(/\s+/g, ' ')} }}` } as const,
        };
  return {
    because: words`Its condition was false in this run, so it gave the empty text at its end.`,
    fix: [skip, { text: words`Otherwise, replace the empty text at its end with the value for such runs.` }],
  };
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
  github: (name, { eventName }) => ({
    because: words`A run for the event ${eventName} has no ${name}, or the name is misspelled.`,
    fix: [{ text: words`Correct the expression, or add a fallback: ${`\${{ ${name} || 'VALUE' }}`}.` }],
  }),
};

function other(): Reason {
  return ofOutput(words`What it reads has no value in this run, or a name in it is misspelled.`);
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
