// Reads the role's trust policy from the workspace. Effect: reads one file. Loaded only where an input names it.
import { isAbsolute } from 'node:path';
import type { RoleArn } from '../aws/arn.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import { MAX_FILE_CHARACTERS, parseTrustPolicy } from '../trust-policy/parse-policy.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import type { Environment } from './runner-files.ts';
import { readInside } from './workspace-file.ts';

/** The policy, or why the file has none. */
export type ReadPolicyFile =
  | { readonly ok: true; readonly file: PolicyFile }
  | { readonly ok: false; readonly problem: string };

/** In UTF-8, one UTF-16 unit takes at most three bytes. */
const MAX_BYTES = 3 * MAX_FILE_CHARACTERS;

/**
 * Reads and parses the file. Never throws: the result has the problem, as a sentence.
 * @param path - below GITHUB_WORKSPACE
 */
export async function readTrustPolicyFile(
  environment: Environment,
  path: string,
  role: RoleArn | undefined,
): Promise<ReadPolicyFile> {
  const workspace = environment['GITHUB_WORKSPACE'];
  if (!workspace || !isAbsolute(workspace)) return { ok: false, problem: 'GITHUB_WORKSPACE names no folder.' };
  try {
    const text = (await readInside(workspace, path, MAX_BYTES)).toString('utf8');
    const parsed = parseTrustPolicy(text, role);
    if (!parsed.ok) return parsed;
    return { ok: true, file: defined({ path, policy: parsed.policy, roleArn: parsed.roleArn }) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return 'There is no such file. Perhaps the step that checks out the repository comes later, or is missing.';
  return `It cannot be read: ${plainText(message)}`;
}
