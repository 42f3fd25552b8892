// Lays out the repositories that a workflow needs, as GitHub would have them. Effect: files in a given folder.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Texts by their paths in a repository. */
export type Files = Readonly<Record<string, string>>;

/** The repositories of an example. */
export interface Repositories {
  readonly own: Files;
  /** Of other repositories by name and ref, such as `octo-org/pipelines@v3`. */
  readonly others?: Readonly<Record<string, Files>>;
}

/** Folders that stand for repositories, and folders of programs that come first in the PATH. */
export interface LaidOut {
  readonly own: string;
  readonly others: Readonly<Record<string, string>>;
  readonly programs: readonly string[];
}

/** How examples name this action. */
const ACTION = 'org/aws-token-guard@v1';

/**
 * Lays the repositories out, with this action as a release has it, and a stand-in for the AWS CLI. Without repositories
 * the workflow is one of the project itself, and uses it from there.
 * @param repositories - what the example has
 * @param folder - of the run
 * @param root - the project's folder
 */
export async function layOut(repositories: Repositories | undefined, folder: string, root: string): Promise<LaidOut> {
  if (repositories === undefined) return { own: root, others: {}, programs: [] };
  const own = join(folder, 'repository');
  await writeFiles(own, repositories.own);
  const action = join(folder, 'action');
  for (const path of ['action.yml', 'dist']) await cp(join(root, path), join(action, path), { recursive: true });
  const others: Record<string, string> = { [ACTION]: action };
  for (const [index, [name, files]] of Object.entries(repositories.others ?? {}).entries()) {
    others[name] = join(folder, `other-${index}`);
    await writeFiles(others[name], files);
  }
  return { own, others, programs: [join(root, 'e2e/stand-in')] };
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
