// Reads a web identity token from a file, such as the one that EKS creates. Effect: reads one file. Loaded only where an input or
// the machine names such a file.
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Attempt, Failure } from '../net/failure.ts';
import type { Vault } from '../secrets/vault.ts';
import { type IdToken, keepIdToken } from './id-token-claims.ts';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const TOKEN_MAX_BYTES = 20_000;

/**
 * The token in the file, masked. The file may be a link: EKS renews the token by changing the link. Never throws.
 * @param path - absolute, or relative to the workspace
 */
export function readTokenFile(path: string, workspace: string | undefined, vault: Vault): Attempt<IdToken> {
  const file = isAbsolute(path) ? path : resolve(workspace ?? '.', path);
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > TOKEN_MAX_BYTES) {
      return failed('NOT_A_TOKEN_FILE', `${path} is not a file of at most ${TOKEN_MAX_BYTES} bytes.`);
    }
    const token = keepIdToken(readFileSync(file, 'utf8').trim(), vault);
    return token === undefined
      ? failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT).`)
      : { status: 'succeeded', value: token };
  } catch (error) {
    const { code = 'UNREADABLE' } = error as NodeJS.ErrnoException;
    return failed(code, vault.clean(`${path} cannot be read (${code}).`));
  }
}

function failed(code: string, message: string): { readonly status: 'failed'; readonly failure: Failure } {
  const operation = { service: 'runner', operation: 'ReadTokenFile' } as const;
  return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}
