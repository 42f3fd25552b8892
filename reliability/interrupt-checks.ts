// What must hold of a process that was interrupted, and of all that runs after it in the same job. Effect: processes.
import type { StepResult } from '../sandbox/runner/step.ts';
import { findingCodeOf, publishedBy } from '../sandbox/scenarios/scenario.ts';
import { type Undisturbed, VARIANTS, type VariantName } from './interrupt-programs.ts';
import { brokenFilesIn, problemsAfterPost, problemsIf, problemsOfRunnerFiles, problemsShown } from './invariants.ts';
import { folderOf, type JobUnderTest, type MainRun, type Variables } from './job-under-test.ts';

/** What must hold of a main step that was canceled before it published. */
export function problemsOfEarly({ result }: MainRun): readonly string[] {
  const published = publishedBy(result);
  const codes = result.annotations.map(({ message }) => findingCodeOf(message)).join();
  return problemsIf({
    [`it published ${published}`]: published !== '',
    [`it said ${codes || 'nothing'}`]: codes !== 'CANCELED',
    [`the exit code is ${result.exitCode}`]: result.exitCode !== 1,
  });
}

/** What must hold of a main step, however far it came. */
export function problemsOfMain(
  main: MainRun,
  { step: whole }: Undisturbed,
  { secrets }: JobUnderTest,
): readonly string[] {
  const { result } = main;
  const [found, all] = [namesIn(result), namesIn(whole)];
  const isUnknown = found.variables !== '' && found.state !== all.state;
  return [
    ...problemsOfGiven(result, whole),
    ...problemsIf({ 'it published, and the post step does not know what to give back': isUnknown }),
    ...brokenFilesIn(folderOf(main)),
    ...problemsShown(result, secrets()),
  ];
}

/** A step gives all that it gives to later steps, and to its post step, or none of it; of the outputs, also those about a failure. */
export function problemsOfGiven(result: StepResult, whole: StepResult | undefined): readonly string[] {
  const [found, all] = [namesIn(result), namesIn(whole)];
  const kinds = ['variables', 'outputs', 'state'] as const;
  const partial = kinds.filter((kind) => !['', all[kind]].includes(found[kind]) && !found[kind].includes('error-code'));
  return [
    ...problemsOfRunnerFiles(result),
    ...partial.map((kind) => `only these ${kind} were written: ${found[kind]}`),
  ];
}

/** Names of all that a step gives, besides the folder. */
function namesIn(result: StepResult | undefined) {
  const { folder: _, ...state } = result?.state ?? {};
  const names = (values: Variables = {}) => Object.keys(values).join(', ');
  return { variables: names(result?.exported), outputs: names(result?.outputs), state: names(state) };
}

/** A helper prints a whole session or nothing. */
export function problemsOfAnswer(stdout: string, { sandbox }: JobUnderTest): readonly string[] {
  if (stdout === '') return [];
  try {
    const { AccessKeyId, SecretAccessKey, SessionToken } = JSON.parse(stdout) as Variables;
    const keys = [AccessKeyId, SecretAccessKey, SessionToken];
    const isIssued = keys.every((key) => sandbox.issuedSecrets.includes(key ?? ''));
    return problemsIf({ 'it printed a session that was not issued': !isIssued });
  } catch {
    return ['it printed half of a session'];
  }
}

/** What is wrong with an undisturbed helper beside or after another one. Where a dead one holds it up, it ends without a session. */
export async function problemsOfHelp(job: JobUnderTest, main: MainRun, which: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await job.help(main);
  return [
    ...problemsOfAnswer(stdout, job),
    ...problemsIf({
      'there was no session': stdout === '',
      [`it ended with ${exitCode}: ${stderr.slice(0, 300)}`]: exitCode !== 0 || stderr !== '',
    }),
  ].map((problem) => `the helper ${which}: ${problem}`);
}

/** Uses the action once more in the same job, undisturbed. */
export async function problemsOfNextUse(job: JobUnderTest, variant: VariantName): Promise<readonly string[]> {
  const next = await job.main(VARIANTS[variant]);
  const problems = problemsIf({ 'it failed': next.result.outcome !== 'success' });
  return [...problems, ...(await problemsAfterPost(job, next))].map((problem) => `the next use: ${problem}`);
}
