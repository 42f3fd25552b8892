// Finds what the workflows need besides Node. Effect: builds act into .e2e/ where it is not there yet.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The release of act that the workflows are run with. */
const ACT_VERSION = 'v0.2.87';
const ACT_PACKAGE = 'github.com/nektos/act';

/** What the workflows may need. */
export type ToolName = 'act' | 'aws';

/** Where a tool is, or why there is none. */
export type Tool = { readonly found: true; readonly path: string } | { readonly found: false; readonly reason: string };

/**
 * act, built with Go if it must be.
 * @param directory - for what is built
 * @throws Error where Go is there but cannot build it
 */
export function provideAct(directory: string): Tool {
  if (process.platform === 'win32')
    return missing('act runs jobs on the host itself only where there is a POSIX shell');
  const folder = join(directory, `act-${ACT_VERSION}`);
  const path = join(folder, 'act');
  if (existsSync(path)) return { found: true, path };
  const go = findCommand('go');
  if (!go.found) return missing('act is built with Go (https://go.dev), and there is no "go" in the PATH');
  mkdirSync(folder, { recursive: true });
  console.log(`Building act ${ACT_VERSION} ...`);
  const { status } = spawnSync(go.path, ['install', `${ACT_PACKAGE}@${ACT_VERSION}`], {
    env: { ...process.env, GOBIN: folder },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`go install ${ACT_PACKAGE}@${ACT_VERSION} failed`);
  return { found: true, path };
}

/** The AWS CLI, of any version. */
export function findAwsCli(): Tool {
  const aws = findCommand('aws');
  return aws.found ? aws : missing('the AWS CLI is not installed ("aws" is not in the PATH)');
}

function findCommand(name: string): Tool {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const path = folders.map((folder) => join(folder, name)).find(isExecutable);
  return path === undefined ? missing(`there is no "${name}" in the PATH`) : { found: true, path };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function missing(reason: string): Tool {
  return { found: false, reason };
}
