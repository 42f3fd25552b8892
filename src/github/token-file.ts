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
    const text = readFileSync(file, 'utf8').trim();
    const token = keepIdToken(text, vault);
    return token === undefined
      ? failed('NO_TOKEN_IN_FILE', `${path} holds no web identity token (a JWT): ${problemOf(text)}.`)
      : { status: 'succeeded', value: token };
  } catch (error) {
    const { code = 'UNREADABLE' } = error as NodeJS.ErrnoException;
    return failed(code, vault.clean(`${path} cannot be read (${code}).`));
  }
}

/** What the file has in place of a token. Never shows any of it. */
function problemOf(text: string): string {
  if (text === '') return 'it is empty';
  // In UTF-16, every second byte of ASCII is 0. PowerShell 5 writes files so.
  if (text.includes('\0'))
    return 'it is encoded as UTF-16, and must be ASCII or UTF-8 (PowerShell: Set-Content -Encoding ascii)';
  if (/^["'].*["']$/s.test(text)) return 'it has quotes around its text';
  if (/^[{[]/.test(text)) return 'it has JSON, and must have the token alone';
  if (/[\r\n]/.test(text)) return 'it has line breaks, and must have the token on one line';
  if (/\s/.test(text)) return 'it has spaces';
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
    return 'its text does not have three base64url parts with dots in between';
  return 'a part is too short, or the claims iss, sub, aud, exp and iat are incomplete';
}

function failed(code: string, message: string): { readonly status: 'failed'; readonly failure: Failure } {
  const operation = { service: 'runner', operation: 'ReadTokenFile' } as const;
  return { status: 'failed', failure: { ...operation, code, message, attempts: 1 } };
}
