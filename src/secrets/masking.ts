// Masks for values that do not come from this run: account ids on request, and the credentials that were there before.
// Effect: through the vault and the runner.
import { ACCOUNT_ID, CREDENTIAL_MIN_LENGTH } from './shapes.ts';
import type { Vault } from './vault.ts';

/** Hides every account id in the texts, where the inputs ask for it. For the inputs, before the first request. */
export function maskAccounts(
  runner: { mask(value: string): void },
  { maskAccountId }: { readonly maskAccountId?: boolean },
  texts: readonly string[],
): void {
  if (maskAccountId) new Set(texts.flatMap((text) => text.match(ACCOUNT_ID) ?? [])).forEach(runner.mask);
}

/** Every variable of AWS's tools that holds a credential, those of older tools included. The only list of them. */
export const CREDENTIAL_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN', // boto and older SDKs
  'AWS_ACCESS_KEY', // older SDKs for Java and Go
  'AWS_SECRET_KEY',
  'AMAZON_ACCESS_KEY_ID', // older SDKs for Ruby
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
];

/** Hides the credentials that the post step restores, before they are written into the state of the step. */
export function maskPrevious(vault: Vault, environment: Readonly<Record<string, string | undefined>>): void {
  const values = CREDENTIAL_VARIABLES.map((name) => environment[name] ?? '');
  vault.keep(Object.fromEntries(values.filter((value) => value.length >= CREDENTIAL_MIN_LENGTH).entries()));
}
