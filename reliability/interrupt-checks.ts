// What must hold of a process that was interrupted, and of all that runs after it in the same job. Effect: processes.
import { findingCodeOf } from '../sandbox/scenarios/scenario.ts';
import type { FindingCode } from '../src/diagnosis/finding.ts';
import { BEFORE, type UndisturbedStep, VARIANTS, type VariantName } from './interrupt-programs.ts';
import { brokenFilesIn, leftoversIn, problemsOfRunnerFiles, problemsShown, publishedBy } from './invariants.ts';
import { folderOf, type JobUnderTest, type MainRun, type Variables } from './job-under-test.ts';

const CANCELED: FindingCode = 'CANCELED';
/** A helper that waits for one that was killed takes over once that one shows no life. */
const TAKE_OVER_SECONDS = 12;

/** What must hold of a main step that was canceled before it published. */
export function problemsOfEarly({ result }: MainRun, seconds: number | undefined, leftovers: readonly string[]) {
  const published = publishedBy(result);
  const codes = result.annotations.map(({ message }) => findingCodeOf(message)).join();
  return [
    ...(published.length === 0 ? [] : [`it published ${published.join(', ')}`]),
    ...(codes === CANCELED ? [] : [`it said ${codes || 'nothing'}`]),
    ...(result.exitCode === 1 ? [] : [`the exit code is ${result.exitCode}`]),
    ...(seconds === undefined ? ['it had ended before'] : []),
    ...leftovers,
  ];
}

/** What must hold of a main step, however far it came. */
export function problemsOfMain(main: MainRun, whole: UndisturbedStep, { sandbox }: JobUnderTest): readonly string[] {
  const { result, step } = main;
  const isNoFolder = (name: string) => name !== 'folder';
  const state = Object.keys(step.state);
  const isUnknown = Object.keys(result.exported).length > 0 && state.length < whole.state.length;
  return [
    ...problemsOfRunnerFiles(result),
    ...partOf('variables', Object.keys(result.exported), whole.exported),
    ...partOf('outputs', Object.keys(result.outputs), whole.outputs),
    ...partOf('state besides the folder', state.filter(isNoFolder), whole.state.filter(isNoFolder)),
    ...(isUnknown ? ['it published, and the post step does not know what to give back'] : []),
    ...brokenFilesIn(folderOf(main)),
    ...problemsShown(result, sandbox),
  ];
}

/** All of it or none of it; of the outputs, also those about a failure. */
function partOf(what: string, found: readonly string[], whole: readonly string[]): readonly string[] {
  const isFailure = found.includes('error-code');
  if (found.length === 0 || isFailure || found.join() === whole.join()) return [];
  return [`only these ${what} were written: ${found.join(', ')}`];
}

/** A helper prints a whole session or nothing. */
export function problemsOfAnswer(stdout: string, { sandbox }: JobUnderTest): readonly string[] {
  if (stdout === '') return [];
  try {
    const { AccessKeyId, SecretAccessKey, SessionToken } = JSON.parse(stdout) as Variables;
    const keys = [AccessKeyId, SecretAccessKey, SessionToken];
    const isIssued = keys.every((key) => sandbox.issuedSecrets.includes(key ?? ''));
    return isIssued ? [] : ['it printed a session that was not issued'];
  } catch {
    return ['it printed half of a session'];
  }
}

/** What is wrong with an undisturbed helper beside or after another one. */
export async function problemsOfHelp(job: JobUnderTest, main: MainRun, which: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr, durationSeconds } = await job.help(main);
  return [
    ...(stdout === '' ? ['there was no session'] : problemsOfAnswer(stdout, job)),
    ...(exitCode === 0 && stderr === '' ? [] : [`it ended with ${exitCode}: ${stderr.slice(0, 300)}`]),
    ...(durationSeconds < TAKE_OVER_SECONDS ? [] : [`it took ${durationSeconds.toFixed(1)} s`]),
  ].map((problem) => `the helper ${which}: ${problem}`);
}

/** Runs the post step undisturbed, and says what it did not set right. */
export async function problemsAfterPost(job: JobUnderTest, main: MainRun, mayFail = false): Promise<readonly string[]> {
  const post = await job.post(main);
  const { exitCode } = post;
  const variables = job.variables();
  // A variable that was not there before cannot be removed, only emptied.
  const changed = Object.keys(variables).filter((name) => variables[name] !== (BEFORE[name] ?? ''));
  return [
    ...(exitCode === 0 || (mayFail && exitCode === 1) ? [] : [`it ended with ${exitCode}`]),
    ...problemsShown(post, job.sandbox),
    ...leftoversIn(job),
    ...changed.map((name) => `${name} was not given back`),
  ].map((problem) => `the post step: ${problem}`);
}

/** Uses the action once more in the same job, undisturbed. */
export async function problemsOfNextUse(job: JobUnderTest, variant: VariantName): Promise<readonly string[]> {
  const next = await job.main(VARIANTS[variant]);
  const failed = next.result.outcome === 'success' ? [] : ['it failed'];
  return [...failed, ...(await problemsAfterPost(job, next))].map((problem) => `the next use: ${problem}`);
}
