// Masks for values that do not come from this run: account ids on request, and the credentials that were there before.
// Effect: through the vault and the runner.
import { CREDENTIAL_MIN_LENGTH } from './shapes.ts';
import type { Vault } from './vault.ts';

const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

/** Hides every account id in the texts, where the inputs ask for it. For the inputs, before the first request. */
export function maskAccounts(
  runner: { mask(value: string): void },
  { maskAccountId }: { readonly maskAccountId?: boolean },
  texts: readonly string[],
): void {
  if (maskAccountId) new Set(texts.flatMap((text) => text.match(ACCOUNT_ID) ?? [])).forEach(runner.mask);
}

const PREVIOUS_SECRETS = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AMAZON_ACCESS_KEY_ID',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
];

/** Hides the credentials that the post step restores, before they are written into the state of the step. */
export function maskPrevious(vault: Vault, environment: Readonly<Record<string, string | undefined>>): void {
  const values = PREVIOUS_SECRETS.map((name) => environment[name] ?? '');
  vault.keep(Object.fromEntries(values.filter((value) => value.length >= CREDENTIAL_MIN_LENGTH).entries()));
}
