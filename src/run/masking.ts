// Masks for values that are not born in this run: account ids on request, and the identity that was there before.
import type { Runner } from '../github/runner.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';

const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

/** Hides every account id in the texts, where the inputs ask for it. The runner's own inputs, before the first request. */
export function maskAccounts(
  runner: Pick<Runner, 'mask'>,
  { maskAccountId }: Partial<Settings>,
  texts: readonly string[],
): void {
  if (maskAccountId) new Set(texts.flatMap((text) => text.match(ACCOUNT_ID) ?? [])).forEach(runner.mask);
}

const PREVIOUS_SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Anything shorter is no credential, and masking it would shred the log. */
const CREDENTIAL_MIN_LENGTH = 16;

/** Hides the credentials that the post step will give back, before they go into the step's state. */
export function maskPrevious(vault: Vault, environment: Readonly<Record<string, string | undefined>>): void {
  const values = PREVIOUS_SECRETS.map((name) => environment[name] ?? '');
  vault.keep(Object.fromEntries(values.filter((value) => value.length >= CREDENTIAL_MIN_LENGTH).entries()));
}
