// The ids that the runner gives to the steps of a job: the author's, or generated ones. Pure.

/** What the id of a step depends on. */
export interface StepKind {
  /** The author's; undefined or empty without one. */
  readonly id: string | undefined;
  /** The action; undefined for a script. */
  readonly uses: string | undefined;
}

/** An action in a repository, which a step names as `owner/name/path@ref`. */
export interface RemoteAction {
  /** `owner/name` */
  readonly repository: string;
  /** Empty for the root. */
  readonly path: string;
  readonly ref: string;
}

const ID_MAX_LENGTH = 100;
const ATTEMPTS_MAX = 999;

/**
 * The ids of all steps of a job, in order: `__owner_name` after the action's repository, `__self` for one of the
 * workspace, `__run` for a script, with `_2`, `_3` and so on where the id is taken. Case does not matter.
 * @returns undefined where the runner would refuse the job
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/IdBuilder.cs
 */
export function stepIds(steps: readonly StepKind[]): readonly string[] | undefined {
  const given = steps.flatMap(({ id }) => (id ? [id.toLowerCase()] : []));
  const taken = new Set(given);
  if (taken.size < given.length) return undefined;
  const ids = steps.map(({ id, uses }) => id || freeId(`__${baseOf(uses)}`.replace(/[^\w-]/g, '_'), taken));
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

function freeId(base: string, taken: Set<string>): string | undefined {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const suffix = attempt === 1 ? '' : `_${attempt}`;
    const candidate = base.slice(0, ID_MAX_LENGTH - suffix.length) + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
  return undefined;
}

function baseOf(uses: string | undefined): string {
  if (uses === undefined) return 'run';
  if (uses.startsWith('docker://')) return uses.slice('docker://'.length) || 'run';
  if (isLocal(uses)) return uses.startsWith('$') ? 'selfRepository' : 'self';
  return remoteAction(uses)?.repository ?? 'run';
}

/** Whether a step takes its action from the workspace (`./`) or from the workflow's own commit (`$/`). */
export function isLocal(uses: string): boolean {
  return /^[.$]\/|^\.\\/.test(uses);
}

/** The parts of a remote action; undefined for anything else. */
export function remoteAction(uses: string): RemoteAction | undefined {
  const [name = '', ref, ...rest] = uses.split('@');
  const [owner, repository, ...path] = name.split(/[/\\]/).filter((segment) => segment !== '');
  if (!owner || !repository || !ref || rest.length > 0) return undefined;
  return { repository: `${owner}/${repository}`, path: path.join('/'), ref };
}
