// Reads the role's trust policy from the workspace. Effect: reads one file. Loaded only where an input names it.
import { isAbsolute } from 'node:path';
import type { RoleArn } from '../aws/arn.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import {
  findTrustPolicy,
  type Lines,
  MAX_FILE_CHARACTERS,
  type ParseResult,
  readPolicyText,
} from '../trust-policy/parse-policy.ts';
import type { Read } from '../trust-policy/policy.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import type { Environment } from './runner-files.ts';
import { readInside } from './workspace-file.ts';

/** The policy, or why the file has none. */
export type ReadPolicyFile =
  | { readonly ok: true; readonly file: PolicyFile }
  | { readonly ok: false; readonly problem: string };

/** In UTF-8, one UTF-16 unit takes at most three bytes. */
export const POLICY_FILE_MAX_BYTES = 3 * MAX_FILE_CHARACTERS;

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
    const parsed = await parseFile(decodeText(await readInside(workspace, path, POLICY_FILE_MAX_BYTES)), role);
    if (!parsed.ok) return path.endsWith('.tf') ? { ok: false, problem: TERRAFORM } : parsed;
    return { ok: true, file: defined({ path, policy: parsed.policy, roleArn: parsed.roleArn }) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

const TERRAFORM =
  'It is a configuration of Terraform, which has no policies before "terraform plan". Save the output of "terraform show -json".';

/** Longer files are lists of roles and states of Terraform, in which nobody looks for a line. */
const TEMPLATE_MAX_CHARACTERS = 500_000;

async function parseFile(text: string, role: RoleArn | undefined): Promise<ParseResult> {
  const read = await readPolicyValue(text);
  return read.ok ? findTrustPolicy(read.value.root, role, read.value.lines) : read;
}

/** What a file has, and where. */
export interface PolicyValue {
  readonly root: unknown;
  readonly lines: Lines;
}

/** The value in the text of a file. JSON of one line has no lines to point to, and needs no parser of YAML. Never throws. */
export async function readPolicyValue(text: string): Promise<Read<PolicyValue>> {
  const isJson = /^\s*["{[%]/.test(text);
  const asJson = withLines(readPolicyText(text), new WeakMap());
  if (text.trim() === '' || text.length > TEMPLATE_MAX_CHARACTERS || (isJson && !text.trim().includes('\n')))
    return asJson;
  if (isJson && !asJson.ok) return asJson;
  const { readYaml } = await import('./policy-template.ts');
  const lines = new WeakMap<object, number>();
  const read = withLines(readYaml(text, lines), lines);
  return isJson && !read.ok ? asJson : read;
}

function withLines(read: Read<unknown>, lines: Lines): Read<PolicyValue> {
  return read.ok ? { ok: true, value: { root: read.value, lines } } : read;
}

/**
 * The text of a file in UTF-8 or in UTF-16, which Windows PowerShell writes, with or without a byte order mark.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_character_encoding
 */
export function decodeText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  // Every decoder drops the mark of its own encoding.
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

function problemOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return 'There is no such file. Perhaps the step that checks out the repository comes later, or is missing.';
  return `It cannot be read: ${plainText(message)}`;
}
