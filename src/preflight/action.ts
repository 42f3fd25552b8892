// Preflight as a step of a workflow: annotations on lines, a job summary, outputs, and a file for code scanning. Needs no token. Effect:
// files, prints through its ports.
import { existsSync, mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { appendAll, type Environment, fileCommands, pathOf } from '../github/runner-files.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { FAIL_ON, PREFLIGHT_INPUTS, type PreflightInput } from './action-inputs.ts';
import { findCheckout } from './checkout.ts';
import { renamed } from './command.ts';
import { annotationCommands, errorCommand } from './github-report.ts';
import { preflight } from './inspect.ts';
import { findName } from './names.ts';
import type { PreflightReport, RepositoryIdentity } from './preflight-report.ts';
import { countOf, resultPhrase } from './report-words.ts';
import { sarifReport } from './sarif-report.ts';
import { summaryReport } from './summary-report.ts';

/** What the step needs from outside. */
export interface ActionPorts {
  readonly environment: Environment;
  readonly workingDirectory: string;
  readonly version: string;
  readonly pageOf: (code: string) => string;
  readonly repository?: RepositoryIdentity;
  readonly print: (text: string) => void;
}

/** An input of this step is wrong, or what it names is not there. */
class Unusable extends Error {
  readonly title: string;

  constructor(title: string, message: string) {
    super(message);
    this.title = title;
  }
}

/**
 * Runs the step.
 * @returns whether it passes
 */
export async function runAction(ports: ActionPorts): Promise<boolean> {
  try {
    return await check(ports);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    ports.print(errorCommand(error.title, error.message));
    return false;
  }
}

async function check(ports: ActionPorts): Promise<boolean> {
  const { environment, workingDirectory, pageOf, repository } = ports;
  const inputs = readInputs(environment);
  if (inputs.sarifFile !== '' && !isBelow(resolve(workingDirectory, inputs.sarifFile), workingDirectory))
    throw outside(inputs.sarifFile);
  const checkout = findCheckout(inputs.paths, workingDirectory);
  if (typeof checkout === 'string') throw new Unusable('The repository was not found', `${checkout} ${CHECKOUT_FIX}`);
  const { root, paths, nameOf } = checkout;
  const report = await preflight({
    root,
    paths,
    trustPolicies: inputs.trustPolicies,
    notices: inputs.notices,
    ...defined({ repository }),
  });
  if (report.files === 0 && paths.length === 0)
    throw new Unusable('No workflows were found', `There are no workflows in "${root}". ${CHECKOUT_FIX}`);
  const named = renamed(report, nameOf);
  for (const line of annotationCommands(named, pageOf, 'job summary')) ports.print(line);
  ports.print(`${resultPhrase(report)}. ${report.runs.length} runs predicted.`);
  tryToWrite(ports, 'GITHUB_STEP_SUMMARY', `${summaryReport(named, pageOf)}\n`);
  tryToWrite(ports, 'GITHUB_OUTPUT', fileCommands(outputsOf(report)));
  if (inputs.sarifFile !== '')
    writeSarif(inputs.sarifFile, sarifReport(report, pageOf, ports.version), workingDirectory);
  return passes(report, inputs.failOn);
}

/** A runner without the file, or one that it cannot write, changes nothing about the result. */
function tryToWrite(
  { environment, print }: ActionPorts,
  name: 'GITHUB_STEP_SUMMARY' | 'GITHUB_OUTPUT',
  text: string,
): void {
  try {
    appendAll([[pathOf(environment, name), text]]);
  } catch {
    print(`${name === 'GITHUB_OUTPUT' ? 'The outputs' : 'The job summary'} could not be written.`);
  }
}

const CHECKOUT_FIX = 'Add a step with actions/checkout before this step.';

function readInputs(environment: Environment) {
  const read = (name: PreflightInput) =>
    (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim() || PREFLIGHT_INPUTS[name].default;
  return {
    paths: linesOf(read('paths')),
    trustPolicies: linesOf(read('trust-policies')),
    failOn: oneOf('fail-on', read('fail-on'), FAIL_ON),
    notices: oneOf('notices', read('notices'), ['true', 'false'] as const) === 'true',
    sarifFile: read('sarif-file'),
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function oneOf<T extends string>(input: PreflightInput, text: string, values: readonly T[]): T {
  const value = values.find((one) => one === text);
  if (value !== undefined) return value;
  const found = findName('value', text, values);
  const near = found.ok ? ` Did you mean ${found.name}?` : '';
  throw new Unusable(`Input ${input} is invalid`, `${input} is ${listed(values)}, not "${plainText(text)}".${near}`);
}

function listed(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function outputsOf(report: PreflightReport) {
  return { errors: String(countOf(report, 'error')), warnings: String(countOf(report, 'warning')) };
}

function passes(report: PreflightReport, failOn: (typeof FAIL_ON)[number]): boolean {
  switch (failOn) {
    case 'never':
      return true;
    case 'error':
      return countOf(report, 'error') === 0;
    case 'warning':
      return countOf(report, 'error') + countOf(report, 'warning') + report.unread.length === 0;
  }
}

function outside(file: string): Unusable {
  return new Unusable('Input sarif-file is invalid', `"${plainText(file)}" is not in the workspace.`);
}

/** Writes inside the workspace alone. A link that the checkout has at this path is replaced, not followed. */
function writeSarif(file: string, text: string, workspace: string): void {
  const folder = dirname(resolve(workspace, file));
  const real = realpathSync(firstExisting(folder));
  if (real !== realpathSync(workspace) && !isBelow(real, realpathSync(workspace))) throw outside(file);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.preflight-${process.pid}.sarif`);
  writeFileSync(temporary, text, { flag: 'wx' });
  renameSync(temporary, resolve(workspace, file));
}

function firstExisting(folder: string): string {
  return existsSync(folder) ? folder : firstExisting(dirname(folder));
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
