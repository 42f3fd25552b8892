// Finds the tools that the workflows need besides Node. Effect: builds act if necessary.
import { findCommand, goTool } from '../scripts/tools.mjs';

/** The release of act that the workflows are run with. */
const ACT_VERSION = 'v0.2.87';
const ACT_PACKAGE = 'github.com/nektos/act';

/** What the workflows may need. */
export type ToolName = 'act' | 'aws';

/** Where a tool is, or why there is none. */
export type Tool = { readonly found: true; readonly path: string } | { readonly found: false; readonly reason: string };

/**
 * act, built with Go if necessary.
 * @throws Error where Go is there but cannot build it
 */
export async function provideAct(): Promise<Tool> {
  if (process.platform === 'win32')
    return missing('act runs jobs on the host itself only where there is a POSIX shell');
  if (findCommand('go') === undefined)
    return missing('act is built with Go (https://go.dev), and there is no "go" in the PATH');
  return { found: true, path: await goTool('act', ACT_PACKAGE, ACT_VERSION) };
}

/** The AWS CLI, of any version. */
export function findAwsCli(): Tool {
  const path = findCommand('aws');
  return path === undefined
    ? missing('the AWS CLI is not installed ("aws" is not in the PATH)')
    : { found: true, path };
}

function missing(reason: string): Tool {
  return { found: false, reason };
}
