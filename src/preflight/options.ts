// What a command line of preflight asks for, or what is wrong with it. Pure.
import { findName } from './names.ts';

/** How the report is printed. */
export const FORMATS = ['human', 'json', 'sarif', 'github'] as const;

/** How the report is printed. */
export type Format = (typeof FORMATS)[number];

/** What to look at, and what to print. */
export interface CommandOptions {
  /** As given. Without any, the whole repository of the working directory. */
  readonly paths: readonly string[];
  readonly format: Format;
  readonly trustPolicies: readonly string[];
  readonly migrate: boolean;
  readonly notices: boolean;
  /** Whether to print what each job will have with each trigger. */
  readonly runs: boolean;
}

/** A command line that was understood, or one line about what is wrong with it. */
export type CommandLine =
  | { readonly asks: 'run'; readonly options: CommandOptions }
  | { readonly asks: 'help' | 'version' }
  | { readonly asks: 'nothing'; readonly problem: string };

/** The text of `--help`. */
export const USAGE = `Checks the workflows of a repository before they run: what each job that gets AWS credentials will have, and what is
wrong. Needs no AWS account, no token, and no network.

node dist/preflight.js [options] [files or folders]

  --format human|json|sarif|github  how to print the report; human is the default
  --trust-policies PATTERN          files with trust policies, such as "iam/*.json", to hold the predicted subjects against;
                                    can be given more than once
  --runs                            also prints what each job will have with each trigger (human)
  --migrate                         instead of the report, for steps with aws-actions/configure-aws-credentials: the changed line,
                                    and what will differ (human, json)
  --notices                         also tells what is only worth knowing
  --help, --version

Without files or folders: everything in the repository of the working directory.
The exit code is 0 if no run is certain to fail, 1 if there are errors, and 2 if something could not be checked or understood.`;

const WITH_VALUE = ['format', 'trust-policies'] as const;
const FLAGS = ['runs', 'migrate', 'notices', 'help', 'version'] as const;

const OPTIONS = [...WITH_VALUE, ...FLAGS].map((name) => `--${name}`);

class Misunderstood extends Error {}

/**
 * Reads a command line. The beginning of a name is enough.
 * @param parameters - without the program
 */
export function parseCommandLine(parameters: readonly string[]): CommandLine {
  try {
    const { paths, flags, values } = readParameters(parameters);
    if (flags.has('help')) return { asks: 'help' };
    if (flags.has('version')) return { asks: 'version' };
    const options = {
      paths,
      format: formatOf(values.findLast(([name]) => name === 'format')?.[1] ?? 'human'),
      trustPolicies: values.flatMap(([name, value]) => (name === 'trust-policies' ? [value] : [])),
      migrate: flags.has('migrate'),
      notices: flags.has('notices'),
      runs: flags.has('runs'),
    };
    return { asks: 'run', options };
  } catch (error) {
    if (error instanceof Misunderstood) return { asks: 'nothing', problem: error.message };
    throw error;
  }
}

function readParameters(parameters: readonly string[]) {
  const paths: string[] = [];
  const flags = new Set<string>();
  const values: (readonly [name: string, value: string])[] = [];
  const waiting = [...parameters];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next === '--') {
      paths.push(...waiting.splice(0));
    } else if (!next.startsWith('-') || next === '-') {
      paths.push(next);
    } else {
      const [, begun = '', given] = /^-{1,2}([^=]*)(?:=(.*))?$/s.exec(next) ?? [];
      const name = meant('option', `--${begun}`, OPTIONS).slice('--'.length);
      if (WITH_VALUE.some((one) => one === name)) values.push([name, given ?? valueAfter(name, waiting)]);
      else if (given === undefined) flags.add(name);
      else throw new Misunderstood(`--${name} has no value.`);
    }
  }
  return { paths, flags, values };
}

function valueAfter(name: string, waiting: string[]): string {
  const value = waiting.shift();
  if (value !== undefined && value !== '' && !value.startsWith('--')) return value;
  const example = name === 'format' ? FORMATS.join(', ') : 'a pattern such as "iam/*.json"';
  throw new Misunderstood(`--${name} needs a value: ${example}.`);
}

function formatOf(text: string): Format {
  const name = meant('format', text, FORMATS);
  return FORMATS.find((format) => format === name) ?? 'human';
}

function meant(kind: string, text: string, names: readonly string[]): string {
  const found = findName(kind, text, names);
  if (found.ok) return found.name;
  throw new Misunderstood(found.problem);
}
