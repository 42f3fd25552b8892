// Puts together the variables a step's process gets, and the id under which the job knows the step.
import { delimiter } from 'node:path';

/** Variables from each source; later ones win. */
export interface StepVariables {
  readonly host: Readonly<Record<string, string>>;
  readonly job: Readonly<Record<string, string>>;
  readonly step: Readonly<Record<string, string>>;
  readonly runner: Readonly<Record<string, string>>;
  /** Folders that go before PATH. */
  readonly paths: readonly string[];
}

/**
 * The variables of a step's process.
 * @param variables - from each source
 */
export function stepEnvironment({ host, job, step, runner, paths }: StepVariables): Record<string, string> {
  const environment: Record<string, string> = { CI: 'true', ...host, ...job, ...step, ...runner };
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [...paths, environment[pathName] ?? ''].join(delimiter);
  // The runner never sets a variable without a name, and no system takes one.
  return Object.fromEntries(Object.entries({ ...environment, [pathName]: path }).filter(([name]) => name !== ''));
}

/**
 * Hands out ids for steps that the workflow gives none: a base name, then the same with `_2`, `_3` and so on.
 * @returns a function from `uses`, or undefined for a script, to an id
 */
export function createStepIds(): (uses: string | undefined) => string {
  const counts = new Map<string, number>();
  return (uses) => {
    const base = `__${baseId(uses)}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base}_${count}`;
  };
}

/**
 * Repository and ref of a remote action; both empty for one in the workspace.
 * @param uses - as the workflow names the action
 */
export function actionSource(uses: string): { readonly repository: string; readonly ref: string } {
  if (uses.startsWith('.')) return { repository: '', ref: '' };
  const [path = '', ref = ''] = uses.split('@');
  return { repository: path.split('/').slice(0, 2).join('/'), ref };
}

function baseId(uses: string | undefined): string {
  if (uses === undefined) return 'run';
  const { repository } = actionSource(uses);
  return repository === '' ? 'self' : repository.replace(/[^\w-]/g, '_');
}
