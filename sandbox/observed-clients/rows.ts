// What real AWS clients were seen to take in 88 environments, and how to set one of these environments up. Effect: files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tool } from '../../src/resolution/dialect.ts';

/** One environment and what came of it. */
export interface Row {
  readonly name: string;
  /** On top of {@link BASE_ENVIRONMENT}; null removes a variable. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** Texts by path; `~` is the home folder. One that begins with `#!` is a program. */
  readonly files: Readonly<Record<string, string>>;
  /** A profile given in code, or by `--profile`. */
  readonly profileInCode?: string;
  /** An identity, or `error:` and a class, and the tools that had it, separated by blanks. */
  readonly outcomes: Readonly<Record<string, string>>;
}

export const ROWS = JSON.parse(readFileSync(join(import.meta.dirname, 'rows.json'), 'utf8')) as readonly Row[];

const BASE_ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** The observations, one a tool and row: the name of the row, the tool, the outcome. */
export const OBSERVATIONS = ROWS.flatMap((row) =>
  Object.entries(row.outcomes).flatMap(([outcome, tools]) =>
    tools.split(' ').map((tool) => [row.name, tool as Tool, outcome, row] as const),
  ),
);

export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

/** What the placeholders of a row stand for. */
export interface Values {
  readonly keysOf: (identity: string) => Keys;
  readonly home: string;
  /** By the name in the braces, such as `container`. */
  readonly others?: Readonly<Record<string, string>>;
}

const THREE_PROFILES = ['default', 'team', 'other'].map((one) => `[${one}]\n{{keys of ${one}}}\n`).join('\n');
const ANSWER = '"AccessKeyId":"{{helper.id}}","SecretAccessKey":"{{helper.secret}}","SessionToken":"{{helper.token}}"';

/** A text of a row with the values in place of its placeholders. */
function expand(text: string, { keysOf, home, others = {} }: Values): string {
  const named = { home, past: '2020-01-01T00:00:00Z', future: '2099-01-01T00:00:00Z', ...others };
  return text
    .replaceAll('{{three profiles}}', THREE_PROFILES)
    .replaceAll('{{answer of helper}}', ANSWER)
    .replace(/\{\{keys of (\w+)\}\}/g, (_, identity: string) => section(keysOf(identity)))
    .replace(
      /\{\{(\w+)\.(id|secret|token)\}\}/g,
      (_, identity: string, part: keyof Keys) => keysOf(identity)[part] ?? '',
    )
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => named[name as keyof typeof named] ?? whole);
}

function section({ id, secret, token }: Keys): string {
  const session = token === undefined ? '' : `\naws_session_token = ${token}`;
  return `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}${session}`;
}

/**
 * Writes the files of a row into its home folder.
 * @returns its variables, HOME among them
 */
export function setUp(row: Row, values: Values): Readonly<Record<string, string | undefined>> {
  const { home } = values;
  mkdirSync(home, { recursive: true });
  for (const [path, text] of Object.entries(row.files)) {
    const file = path.replace('~', home);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, expand(text, values), { mode: 0o700 });
  }
  const changes = Object.entries(row.environment).map(([name, value]) => [
    name,
    value === null ? undefined : expand(value, values),
  ]);
  return { HOME: home, ...BASE_ENVIRONMENT, ...Object.fromEntries(changes) };
}
