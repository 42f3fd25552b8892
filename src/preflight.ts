// Preflight: checks workflows before they run, as a step (preflight/action.yml) or as a command. Wires its ports to this process.
import './old-node.ts';

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { styleText } from 'node:util';
import type { FindingCode } from './diagnosis/finding.ts';
import { runAction } from './preflight/action.ts';
import { type CommandPorts, runCommand } from './preflight/command.ts';
import { errorCommand } from './preflight/github-report.ts';
import type { RepositoryIdentity } from './preflight/preflight-report.ts';
import { pagesOf } from './report/markdown.ts';
import { defined } from './util/defined.ts';

const { env: environment, stdout } = process;
const parameters = process.argv.slice(2);
/** The runner gives every input of a step to it, and no parameters. */
const isStep =
  environment['GITHUB_ACTIONS'] === 'true' && environment['INPUT_FAIL-ON'] !== undefined && parameters.length === 0;

const STYLES = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  notice: ['blue', 'bold'],
  success: ['green'],
  strong: ['bold'],
  dim: ['dim'],
  fix: ['green'],
} as const satisfies Record<Parameters<CommandPorts['paint']>[0], Parameters<typeof styleText>[0]>;

/** The folder of this action, which has `dist`. */
const home = dirname(dirname(realpathSync(process.argv[1] ?? '')));

function versionOf(): string {
  try {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { readonly version?: unknown };
    return String(version);
  } catch {
    return '0.0.0';
  }
}

/** In a step, the pages on GitHub. For a command in a clone, the files of the clone. */
function pageOf(code: string): string {
  const page = pagesOf(environment)(code as FindingCode);
  const file = join(home, page.replace(/#.*$/, ''));
  if (isStep || !existsSync(file)) return page;
  return relative(process.cwd(), join(home, page)).split(sep).join('/');
}

function repositoryOf(): RepositoryIdentity | undefined {
  const name = environment['GITHUB_REPOSITORY'];
  if (!name) return undefined;
  return defined({
    name,
    ownerId: environment['GITHUB_REPOSITORY_OWNER_ID'],
    id: environment['GITHUB_REPOSITORY_ID'],
  });
}

/** As for the main step: what this code uses came with it. */
const NODE_MIN_MAJOR = 22;

async function run(): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < NODE_MIN_MAJOR) {
    tell('Node.js is too old', `Preflight needs Node.js ${NODE_MIN_MAJOR} or newer. This is ${process.version}.`);
    return isStep ? 1 : 2;
  }
  const isColored = stdout.isTTY && stdout.hasColors();
  const ports = defined({
    workingDirectory: process.cwd(),
    version: versionOf(),
    pageOf,
    repository: repositoryOf(),
    print: (text: string) => stdout.write(`${text}\n`),
    complain: (text: string) => process.stderr.write(`${text}\n`),
    paint: (style: keyof typeof STYLES, text: string) =>
      isColored ? styleText([...STYLES[style]], text, { validateStream: false }) : text,
  });
  return isStep ? ((await runAction({ ...ports, environment })) ? 0 : 1) : runCommand(parameters, ports);
}

/** Tells why there is no report. */
function tell(title: string, text: string): void {
  if (isStep) stdout.write(`${errorCommand(title, text)}\n`);
  else process.stderr.write(`${text}\n`);
}

// Somebody may read no more than the beginning of the output.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));
try {
  process.exitCode = await run();
} catch (error) {
  const text = `Preflight itself failed, which is a bug: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
  tell('Preflight failed because of a bug', text);
  process.exitCode = isStep ? 1 : 2;
}
